//! Everything that was known at one time, except who handed what to whom: parties, people, programmes, documents, papers,
//! consents, rounds and supply links, found by code.

use std::collections::HashMap;

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::agreements::{Nature, Paper};
use crate::consents::Consent;
use crate::documents::{Class, ClassChange, Document, Version};
use crate::facts::{Kind, Row, Unreadable};
use crate::links::SupplyLink;
use crate::parties::{Days, Employment, Party, PartyKind, Standing, StandingKind};
use crate::programmes::Programme;
use crate::rounds::{Bidder, Round};
use crate::time::When;

/// A party or a person, by its place in [`Knowledge`]; places follow the order in which codes were met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject(u32);

/// A paper, by its place in [`Knowledge`]; places follow the order of natures and codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PaperId(u32);

/// A supply link between two known places.
#[derive(Clone, Debug)]
pub struct Link {
    pub customer: Subject,
    pub supplier: Subject,
    pub fact: SupplyLink,
}

#[derive(Clone, Debug, Default)]
struct Entry {
    code: String,
    /// Absent: other facts name it, and itself it is not known.
    sort: Option<Sort>,
    employments: Vec<(Subject, Days)>,
    standings: Vec<(StandingKind, Days)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Person,
    Organisation { kind: PartyKind, parent: Option<Subject> },
}

/// What was known at one time. Facts may be added in any order; [`Knowledge::finish`] settles them.
#[derive(Debug, Default)]
pub struct Knowledge {
    entries: Vec<Entry>,
    by_code: HashMap<String, Subject>,
    programmes: HashMap<String, Programme>,
    documents: HashMap<String, Document>,
    class_changes: HashMap<String, Vec<(NaiveDate, Class)>>,
    versions: HashMap<String, Version>,
    papers: Vec<Paper>,
    papers_between: HashMap<(Subject, Subject), Vec<PaperId>>,
    commitments: HashMap<Subject, Vec<PaperId>>,
    /// By document, then by recipient.
    consents: HashMap<String, HashMap<String, Vec<Consent>>>,
    rounds: HashMap<String, Round>,
    bidders: HashMap<(String, String), Bidder>,
    links: Vec<Link>,
    links_of: HashMap<Subject, Vec<u32>>,
}

impl Knowledge {
    /// Adds what a row tells. Rows of disclosures, returns and of kinds that no question reads are passed over.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn add(&mut self, row: &Row) -> Result<(), Unreadable> {
        match row.kind() {
            Kind::Parties => self.add_party(&Party::from_row(row)?),
            Kind::People => self.add_person(&row.text("code")?, Employment::from_person_row(row)?),
            Kind::Employments => self.add_employment(&Employment::from_row(row)?),
            Kind::Standings => {
                let Standing { subject, standing, days } = Standing::from_row(row)?;
                let subject = self.intern(&subject);
                self.entries[subject.0 as usize].standings.push((standing, days));
            }
            Kind::Programmes => keep(&mut self.programmes, Programme::from_row(row)?, |one| one.code.clone()),
            Kind::Documents => keep(&mut self.documents, Document::from_row(row)?, |one| one.code.clone()),
            Kind::ClassChanges => {
                let ClassChange { document, class, from } = ClassChange::from_row(row)?;
                self.class_changes.entry(document).or_default().push((from, class));
            }
            Kind::Versions => keep(&mut self.versions, Version::from_row(row)?, |_| row.key()),
            Kind::Agreements => self.papers.push(Paper::from_agreement_row(row)?),
            Kind::Commitments => self.papers.push(Paper::from_commitment_row(row)?),
            Kind::Consents => {
                let consent = Consent::from_row(row)?;
                let of_document = self.consents.entry(consent.document.clone()).or_default();
                of_document.entry(consent.recipient.clone()).or_default().push(consent);
            }
            Kind::Rounds => keep(&mut self.rounds, Round::from_row(row)?, |one| one.code.clone()),
            Kind::Bidders => {
                keep(&mut self.bidders, Bidder::from_row(row)?, |one| (one.round.clone(), one.party.clone()));
            }
            Kind::SupplyLinks => {
                let fact = SupplyLink::from_row(row)?;
                let (customer, supplier) = (self.intern(&fact.customer), self.intern(&fact.supplier));
                self.links.push(Link { customer, supplier, fact });
            }
            Kind::Parts
            | Kind::PenaltyClauses
            | Kind::Labels
            | Kind::RoundDocuments
            | Kind::Disclosures
            | Kind::Returns
            | Kind::Incidents => {}
        }
        Ok(())
    }

    fn add_party(&mut self, party: &Party) {
        let parent = party.parent.as_deref().map(|code| self.intern(code));
        let subject = self.intern(&party.code);
        self.entries[subject.0 as usize].sort = Some(Sort::Organisation { kind: party.kind, parent });
    }

    fn add_person(&mut self, code: &str, employment: Option<Employment>) {
        let person = self.intern(code);
        self.entries[person.0 as usize].sort = Some(Sort::Person);
        if let Some(employment) = employment {
            self.add_employment(&employment);
        }
    }

    fn add_employment(&mut self, employment: &Employment) {
        let (person, employer) = (self.intern(&employment.person), self.intern(&employment.employer));
        self.entries[person.0 as usize].employments.push((employer, employment.days));
    }

    /// Puts everything into the order and the indexes that questions need; the answer does not depend on the order of adding.
    #[must_use]
    pub fn finish(mut self) -> Self {
        self.papers.sort_by(|a, b| (a.terms().is_none(), &a.code).cmp(&(b.terms().is_none(), &b.code)));
        let signatories: Vec<_> = self.papers.iter().map(|paper| signatories(&paper.nature)).collect();
        for (place, (first, second)) in (0_u32..).zip(signatories) {
            let first = self.intern(&first);
            match second {
                Some(second) => {
                    let pair = (first, self.intern(&second));
                    self.papers_between.entry(pair).or_default().push(PaperId(place));
                }
                None => self.commitments.entry(first).or_default().push(PaperId(place)),
            }
        }
        for consents in self.consents.values_mut().flat_map(HashMap::values_mut) {
            consents.sort_by(|a, b| a.code.cmp(&b.code));
        }
        for changes in self.class_changes.values_mut() {
            changes.sort_by_key(|(from, _)| *from);
        }
        for (place, link) in (0_u32..).zip(&self.links) {
            self.links_of.entry(link.customer).or_default().push(place);
        }
        self
    }

    /// The place of a code, made when it is new.
    pub fn intern(&mut self, code: &str) -> Subject {
        if let Some(known) = self.by_code.get(code) {
            return *known;
        }
        let subject = Subject(u32::try_from(self.entries.len()).unwrap_or(u32::MAX));
        self.entries.push(Entry { code: code.to_owned(), ..Entry::default() });
        self.by_code.insert(code.to_owned(), subject);
        subject
    }

    /// The place of a code that some fact names.
    pub fn subject(&self, code: &str) -> Option<Subject> {
        self.by_code.get(code).copied()
    }

    /// Its code.
    pub fn code(&self, subject: Subject) -> &str {
        &self.entries[subject.0 as usize].code
    }

    /// The party or person itself is known, not only named by others.
    pub fn is_known(&self, subject: Subject) -> bool {
        self.entries[subject.0 as usize].sort.is_some()
    }

    pub fn is_person(&self, subject: Subject) -> bool {
        self.entries[subject.0 as usize].sort == Some(Sort::Person)
    }

    /// The commitments of people can stand in for an agreement with it.
    pub fn acts_through_people(&self, subject: Subject) -> bool {
        matches!(
            self.entries[subject.0 as usize].sort,
            Some(Sort::Organisation { kind: PartyKind::ActsThroughPeople, .. })
        )
    }

    /// The organisations that a person works for on `day`, in the order of their codes; none for an organisation.
    pub fn employers(&self, subject: Subject, day: NaiveDate) -> Vec<Subject> {
        let employments = self.entries[subject.0 as usize].employments.iter();
        let mut found: Vec<_> =
            employments.filter(|(_, days)| days.contains(day)).map(|(employer, _)| *employer).collect();
        found.sort_by(|a, b| self.code(*a).cmp(self.code(*b)));
        found.dedup();
        found
    }

    /// The organisations above it, nearest first; a circle of owners ends where it began.
    pub fn ancestors(&self, subject: Subject) -> Vec<Subject> {
        let mut found = Vec::new();
        let mut at = subject;
        while let Some(Sort::Organisation { parent: Some(parent), .. }) = self.entries[at.0 as usize].sort {
            if parent == subject || found.contains(&parent) {
                break;
            }
            found.push(parent);
            at = parent;
        }
        found
    }

    /// It has this standing on `day`.
    pub fn stands(&self, subject: Subject, standing: StandingKind, day: NaiveDate) -> bool {
        self.entries[subject.0 as usize].standings.iter().any(|(kind, days)| *kind == standing && days.contains(day))
    }

    pub fn programme(&self, code: &str) -> Option<&Programme> {
        self.programmes.get(code)
    }

    /// All programmes, in no order.
    pub fn programmes(&self) -> impl Iterator<Item = &Programme> {
        self.programmes.values()
    }

    pub fn document(&self, code: &str) -> Option<&Document> {
        self.documents.get(code)
    }

    /// A version by its key.
    pub fn version(&self, key: &str) -> Option<&Version> {
        self.versions.get(key)
    }

    /// All versions with their keys, in no order.
    pub fn versions(&self) -> impl Iterator<Item = (&str, &Version)> {
        self.versions.iter().map(|(key, version)| (key.as_str(), version))
    }

    /// The zone in which the days of a document are days: its programme's; UTC where that is not known.
    pub fn zone_of(&self, document: &str) -> Tz {
        let programme = self.documents.get(document).and_then(|document| self.programmes.get(&document.programme));
        programme.map_or(Tz::UTC, |programme| programme.zone)
    }

    /// The class of a document on a day.
    pub fn class_on(&self, document: &Document, day: NaiveDate) -> Class {
        let changes = self.class_changes.get(&document.code).map(Vec::as_slice).unwrap_or_default();
        changes.iter().rev().find(|(from, _)| *from <= day).map_or(document.class, |(_, class)| *class)
    }

    /// When the document, or all of its programme, became or becomes public.
    pub fn public_at(&self, document: &Document) -> impl Iterator<Item = When> {
        let programme = self.programmes.get(&document.programme).and_then(|programme| programme.public_at);
        [document.public_at, programme].into_iter().flatten()
    }

    pub fn paper(&self, id: PaperId) -> &Paper {
        &self.papers[id.0 as usize]
    }

    /// The agreements under which `discloser` discloses to `recipient`.
    pub fn agreements_between(&self, discloser: Subject, recipient: Subject) -> &[PaperId] {
        self.papers_between.get(&(discloser, recipient)).map(Vec::as_slice).unwrap_or_default()
    }

    pub fn commitments_of(&self, person: Subject) -> &[PaperId] {
        self.commitments.get(&person).map(Vec::as_slice).unwrap_or_default()
    }

    /// The consents to pass a document on to a recipient, in the order of their codes.
    pub fn consents_for(&self, document: &str, recipient: &str) -> &[Consent] {
        let of_document = self.consents.get(document);
        of_document.and_then(|consents| consents.get(recipient)).map(Vec::as_slice).unwrap_or_default()
    }

    pub fn round(&self, code: &str) -> Option<&Round> {
        self.rounds.get(code)
    }

    pub fn bidder(&self, round: &str, party: &str) -> Option<&Bidder> {
        self.bidders.get(&(round.to_owned(), party.to_owned()))
    }

    /// All supply links, in no order.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// The links by which `customer` is supplied.
    pub fn links_of(&self, customer: Subject) -> impl Iterator<Item = &Link> {
        let places = self.links_of.get(&customer).map(Vec::as_slice).unwrap_or_default();
        places.iter().map(|place| &self.links[*place as usize])
    }
}

fn keep<K: std::hash::Hash + Eq, V>(map: &mut HashMap<K, V>, value: V, key: impl Fn(&V) -> K) {
    map.insert(key(&value), value);
}

fn signatories(nature: &Nature) -> (String, Option<String>) {
    match nature {
        Nature::Agreement(terms) => (terms.discloser.clone(), Some(terms.recipient.clone())),
        Nature::Commitment { person, .. } => (person.clone(), None),
    }
}
