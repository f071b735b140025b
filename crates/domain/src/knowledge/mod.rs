//! Everything that was known at one time, except who handed what to whom: parties, people, programmes, documents, papers,
//! consents, rounds and supply links, found by the places of their codes.

mod assurance;
mod groups;
mod names;
mod publicity;
mod settling;
mod stamp;
mod subjects;

use chrono::NaiveDate;
use chrono_tz::Tz;
use hashbrown::HashMap;

pub use self::assurance::AccessList;
use self::assurance::Assurance;
use self::groups::Groups;
pub use self::names::{Names, Subject, Word};
use self::publicity::Publicity;
pub use self::stamp::Stamp;
use self::subjects::Subjects;
use crate::agreements::Paper;
use crate::attestations::Attestation;
use crate::consents::Consent;
use crate::documents::{Class, ClassChange, Document, Version, VersionKey};
use crate::facts::{Cells, Kind, Row, Unreadable};
use crate::handling::{Access, HandlingRule, ReleaseStop};
use crate::labels::Label;
use crate::links::SupplyLink;
use crate::parties::{Employment, Party, PartyKind, Standing, StandingKind};
use crate::programmes::Programme;
use crate::rounds::{Bidder, Round};
use crate::trainings::Training;
use crate::waivers::Waiver;

/// A paper, by its place in [`Knowledge`]; places follow the order of natures and codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PaperId(u32);

/// A waiver, by its place in [`Knowledge`]; places follow the order of codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WaiverId(u32);

/// What was known at one time. Facts may be added in any order; [`Knowledge::finish`] settles them.
#[derive(Clone, Debug, Default)]
pub struct Knowledge {
    names: Names,
    subjects: Subjects,
    programmes: HashMap<Word, Programme>,
    documents: HashMap<Word, Document>,
    class_changes: HashMap<Word, Vec<(NaiveDate, Class)>>,
    versions: HashMap<VersionKey, Version>,
    papers: Vec<Paper>,
    /// Agreements by recipient, then by discloser and code.
    agreements: Groups<Subject, (Subject, PaperId)>,
    commitments: Groups<Subject, PaperId>,
    /// What amends an agreement, by the agreement's code.
    amendments: Groups<Word, PaperId>,
    consents: Vec<Consent>,
    /// Consents by recipient, then by document and code.
    consents_for: Groups<Subject, (Word, u32)>,
    rounds: HashMap<Word, Round>,
    bidders: HashMap<(Word, Subject), Bidder>,
    assurance: Assurance,
    publicity: Publicity,
    links: Vec<SupplyLink>,
    links_of: Groups<Subject, u32>,
}

impl Knowledge {
    /// Knows nothing yet, and gives the places that `names` has given.
    pub fn with_names(names: Names) -> Self {
        Self { names, ..Self::default() }
    }

    /// Adds what a row tells. Rows of disclosures, returns and of kinds that no question reads are passed over.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn add(&mut self, row: &Row) -> Result<(), Unreadable> {
        self.add_cells(Cells::new(row.kind(), &row.stored()))
    }

    /// Adds what the cells of a row tell, likewise.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn add_cells(&mut self, cells: Cells<'_>) -> Result<(), Unreadable> {
        let names = &mut self.names;
        match cells.kind() {
            Kind::Parties => {
                let party = Party::read(cells, names)?;
                self.subjects.add_organisation(&party);
            }
            Kind::People => {
                let employment = Employment::of_person(cells, names)?;
                self.subjects.add_person(names.subject(cells.text("code")?));
                self.subjects.employments.extend(employment);
            }
            Kind::Employments => self.subjects.employments.push(Employment::read(cells, names)?),
            Kind::Standings => self.subjects.standings.push(Standing::read(cells, names)?),
            Kind::Programmes => keep(&mut self.programmes, Programme::read(cells, names)?, |one| one.code),
            Kind::Documents => keep(&mut self.documents, Document::read(cells, names)?, |one| one.code),
            Kind::ClassChanges => {
                let ClassChange { document, class, from } = ClassChange::read(cells, names)?;
                self.class_changes.entry(document).or_default().push((from, class));
            }
            Kind::Versions => keep(&mut self.versions, Version::read(cells, names)?, |one| one.key),
            Kind::Agreements => self.papers.push(Paper::of_agreement(cells, names)?),
            Kind::Commitments => self.papers.push(Paper::of_commitment(cells, names)?),
            Kind::Consents => self.consents.push(Consent::read(cells, names)?),
            Kind::Rounds => keep(&mut self.rounds, Round::read(cells, names)?, |one| one.code),
            Kind::Bidders => keep(&mut self.bidders, Bidder::read(cells, names)?, |one| (one.round, one.party)),
            Kind::SupplyLinks => self.links.push(SupplyLink::read(cells, names)?),
            Kind::Trainings => self.assurance.trainings.push(Training::read(cells, names)?),
            Kind::HandlingRules => self.assurance.rules.push(HandlingRule::read(cells, names)?),
            Kind::AccessLists => self.assurance.add_access(&Access::read(cells, names)?),
            Kind::ReleaseStops => self.assurance.add_stop(&ReleaseStop::read(cells, names)?),
            Kind::Labels => self.assurance.labels.push(Label::read(cells, names)?),
            Kind::Equivalences => self.assurance.labels.push(Label::of_equivalence(cells, names)?),
            Kind::Waivers => self.assurance.waivers.push(Waiver::read(cells, names)?),
            Kind::RoundDocuments => self.assurance.add_packed(cells, names)?,
            Kind::Attestations => self.assurance.attested.push(Attestation::read(cells, names)?),
            Kind::Events | Kind::Invitees | Kind::Embargoes | Kind::Publications => self.publicity.add(cells, names)?,
            Kind::Duplicates
            | Kind::Parts
            | Kind::PenaltyClauses
            | Kind::OnwardRequests
            | Kind::Transmittals
            | Kind::Disclosures
            | Kind::Returns
            | Kind::ReturnCases
            | Kind::RoundQuestions
            | Kind::Incidents
            | Kind::Sightings
            | Kind::TakeDowns
            | Kind::Responses
            | Kind::Indications
            | Kind::Claims
            | Kind::ClaimLines
            | Kind::ClaimPayments
            | Kind::RectificationPlans
            | Kind::RectificationActions => {}
        }
        Ok(())
    }

    /// Puts everything into the order and the indexes that questions need; the answer does not depend on the order of adding.
    #[must_use]
    pub fn finish(mut self) -> Self {
        self.settle_papers();
        self.settle_consents();
        self.links.shrink_to_fit();
        let by_customer = self.links.iter().map(|link| link.customer).zip(0..).collect();
        self.links_of = Groups::new(self.names.subjects(), Subject::place, by_customer);
        for changes in self.class_changes.values_mut() {
            changes.sort_by_key(|(from, _)| *from);
        }
        self.subjects.finish(&self.names);
        self.publicity.finish(&self.names);
        self.assurance.finish(&self.names, self.versions.values());
        self
    }

    /// Every code and term that some fact names.
    pub const fn names(&self) -> &Names {
        &self.names
    }

    /// To give places to codes and terms of facts that are kept elsewhere.
    pub const fn names_mut(&mut self) -> &mut Names {
        &mut self.names
    }

    /// The place of a code that some fact names.
    pub fn subject(&self, code: &str) -> Option<Subject> {
        self.names.find_subject(code)
    }

    /// Its code.
    pub fn code(&self, subject: Subject) -> &str {
        self.names.code(subject)
    }

    /// The text of a code, label or term.
    pub fn text(&self, word: Word) -> &str {
        self.names.text(word)
    }

    /// The party or person itself is known, not only named by others.
    pub fn is_known(&self, subject: Subject) -> bool {
        self.subjects.is_known(subject)
    }

    pub fn is_person(&self, subject: Subject) -> bool {
        self.subjects.is_person(subject)
    }

    /// The commitments of people can stand in for an agreement with it.
    pub fn acts_through_people(&self, subject: Subject) -> bool {
        matches!(self.subjects.kind(subject), Some(PartyKind::Media | PartyKind::ActsThroughPeople))
    }

    /// The organisations that a person works for on `day`, in the order of their codes; none for an organisation.
    pub fn employers(&self, subject: Subject, day: NaiveDate) -> Vec<Subject> {
        self.subjects.employers(subject, day)
    }

    /// The organisation above it.
    pub fn parent(&self, subject: Subject) -> Option<Subject> {
        self.subjects.parent(subject)
    }

    /// The organisations above it, nearest first; a circle of owners ends where it began.
    pub fn ancestors(&self, subject: Subject) -> Vec<Subject> {
        let mut found = Vec::new();
        let mut at = subject;
        while let Some(parent) = self.subjects.parent(at) {
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
        self.standings(subject).iter().any(|one| one.standing == standing && one.days.contains(day))
    }

    /// Its standings, in no order.
    pub fn standings(&self, subject: Subject) -> &[Standing] {
        self.subjects.standings_of(subject)
    }

    pub fn programme(&self, code: Word) -> Option<&Programme> {
        self.programmes.get(&code)
    }

    /// All programmes, in no order.
    pub fn programmes(&self) -> impl Iterator<Item = &Programme> {
        self.programmes.values()
    }

    pub fn document(&self, code: Word) -> Option<&Document> {
        self.documents.get(&code)
    }

    /// A document by the text of its code.
    pub fn document_of_code(&self, code: &str) -> Option<&Document> {
        self.document(self.names.find_word(code)?)
    }

    /// The place of a version by the texts of its document's code and of its label, whether it is known or not.
    pub fn version_key(&self, document: &str, label: &str) -> Option<VersionKey> {
        Some(VersionKey { document: self.names.find_word(document)?, label: self.names.find_word(label)? })
    }

    pub fn version(&self, key: VersionKey) -> Option<&Version> {
        self.versions.get(&key)
    }

    /// All versions, in no order.
    pub fn versions(&self) -> impl Iterator<Item = &Version> {
        self.versions.values()
    }

    /// The zone in which the days of a document are days: its programme's; UTC where that is not known.
    pub fn zone_of(&self, document: Word) -> Tz {
        let programme = self.documents.get(&document).and_then(|document| self.programmes.get(&document.programme));
        programme.map_or(Tz::UTC, |programme| programme.zone)
    }

    /// The zone of a document by the text of its code.
    pub fn zone_of_code(&self, document: &str) -> Tz {
        self.names.find_word(document).map_or(Tz::UTC, |document| self.zone_of(document))
    }

    /// The class of a document on a day.
    pub fn class_on(&self, document: &Document, day: NaiveDate) -> Class {
        document.class_on(self.class_changes(document.code), day)
    }

    /// The changes of a document's class, by their days.
    pub fn class_changes(&self, document: Word) -> &[(NaiveDate, Class)] {
        self.class_changes.get(&document).map(Vec::as_slice).unwrap_or_default()
    }

    /// All agreements, then all commitments, each in the order of their codes.
    pub fn papers(&self) -> impl Iterator<Item = (PaperId, &Paper)> {
        (0..).map(PaperId).zip(&self.papers)
    }

    pub fn paper(&self, id: PaperId) -> &Paper {
        &self.papers[id.0 as usize]
    }

    /// Every agreement, in the order of their codes.
    pub fn agreements(&self) -> impl Iterator<Item = PaperId> {
        let agreements = self.papers.iter().take_while(|paper| paper.terms().is_some());
        (0..).map(PaperId).zip(agreements).map(|(id, _)| id)
    }

    /// Every consent, in the order of their codes.
    pub fn consents(&self) -> &[Consent] {
        &self.consents
    }

    /// How the codes of two papers stand to each other.
    pub fn code_order(&self, a: PaperId, b: PaperId) -> std::cmp::Ordering {
        if a == b {
            return std::cmp::Ordering::Equal;
        }
        self.text(self.paper(a).code).cmp(self.text(self.paper(b).code))
    }

    /// The agreements under which `discloser` discloses to `recipient`, in the order of their codes.
    pub fn agreements_between(
        &self,
        discloser: Subject,
        recipient: Subject,
    ) -> impl Iterator<Item = PaperId> + use<'_> {
        let all = self.agreements.of(recipient);
        let from = all.partition_point(|(by, _)| *by < discloser);
        all[from..].iter().take_while(move |(by, _)| *by == discloser).map(|(_, paper)| *paper)
    }

    /// The agreements that say of themselves that they amend this one, in the order of their codes.
    pub fn amendments_of(&self, paper: &Paper) -> impl Iterator<Item = PaperId> + use<'_> {
        self.amendments.of(paper.code).iter().copied()
    }

    /// The agreements under which anybody discloses to `recipient`, by discloser and then in the order of their codes.
    pub fn agreements_to(&self, recipient: Subject) -> impl Iterator<Item = PaperId> + use<'_> {
        self.agreements.of(recipient).iter().map(|(_, paper)| *paper)
    }

    pub fn commitments_of(&self, person: Subject) -> &[PaperId] {
        self.commitments.of(person)
    }

    /// The consents to pass a document on to a recipient, in the order of their codes.
    pub fn consents_for(&self, document: Word, recipient: Subject) -> impl Iterator<Item = &Consent> + Clone {
        let all = self.consents_for.of(recipient);
        let from = all.partition_point(|(of, _)| *of < document);
        let found = all[from..].iter().take_while(move |(of, _)| *of == document);
        found.map(|(_, place)| &self.consents[*place as usize])
    }

    pub fn round(&self, code: Word) -> Option<&Round> {
        self.rounds.get(&code)
    }

    pub fn bidder(&self, round: Word, party: Subject) -> Option<&Bidder> {
        self.bidders.get(&(round, party))
    }

    /// All supply links, in no order.
    pub fn links(&self) -> &[SupplyLink] {
        &self.links
    }

    /// The links by which `customer` is supplied.
    pub fn links_of(&self, customer: Subject) -> impl Iterator<Item = &SupplyLink> {
        self.links_of.of(customer).iter().map(|place| &self.links[*place as usize])
    }
}

fn keep<K: std::hash::Hash + Eq, V>(map: &mut HashMap<K, V>, value: V, key: impl Fn(&V) -> K) {
    map.insert(key(&value), value);
}
