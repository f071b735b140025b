//! The ways on which what leaked came to the leaker, as parties and hand-overs, and what binds whom on the day.

use std::collections::{BTreeMap, BTreeSet};

use chrono_tz::Tz;
use domain::agreements::Terms;
use domain::coverage::{Code, Moment};
use domain::documents::VersionKey;
use domain::facts::Row;
use domain::knowledge::{Knowledge, Subject, Word};
use domain::liability::{Breach, Case, Duty, Edge, Extent, Live, Path, Person, live_duties};
use domain::time::When;
use supplier_graph::{Candidates, Earliest, ReceiptAnswer};

use crate::world::World;

/// A version with what was found of it.
type Shown = (String, String, Earliest);

/// Everything but what papers say of money.
#[derive(Default)]
pub(super) struct Walked {
    pub(super) case: Case,
    /// Attributed, and no record says that they ever had it.
    pub(super) unrecorded: Vec<String>,
    pub(super) programme: Option<String>,
    pub(super) manufacturer: Option<String>,
    pub(super) day: Option<chrono::NaiveDate>,
    /// Some hand-over on a path relied on a permission that was given, or was released without approval.
    pub(super) was_permitted: bool,
    pub(super) was_unapproved: bool,
}

struct Walk<'a> {
    knowledge: &'a Knowledge,
    moment: Moment,
    zone: Tz,
    is_public: bool,
    programmes: Vec<Option<Word>>,
    owners: Vec<Subject>,
    found: Vec<Candidates>,
    /// Hand-overs between organisations, by giver and recipient.
    receipts: BTreeMap<(String, String), Vec<ReceiptAnswer>>,
    /// By organisation, those of its people for whom it undertook to answer.
    answered_for: BTreeMap<String, BTreeSet<Subject>>,
}

impl Walked {
    pub(super) fn of(world: &World, row: &Row, shown: &[Shown], leak: Option<When>, zone: Tz) -> Self {
        let Some(leak) = leak else { return Self::default() };
        let walk = Walk::new(world, row, shown, leak, zone);
        let leakers: BTreeSet<String> = row.list("attributed_to").map(str::to_owned).collect();
        let mut case = Case {
            owners: walk.owners.iter().map(|owner| walk.knowledge.code(*owner).to_owned()).collect(),
            leakers: leakers.clone(),
            extent: extent(row, shown, zone),
            is_of_terms: matches!(row.get("what"), Some("embargo" | "agreement")),
            ..Case::default()
        };
        let mut unrecorded = Vec::new();
        let mut custody: BTreeSet<(usize, Vec<String>)> = BTreeSet::new();
        for leaker in &leakers {
            let ways = walk.ways(leaker, row);
            if ways.is_empty() && !case.owners.contains(leaker) {
                unrecorded.push(leaker.clone());
            }
            custody.extend(ways.into_iter().map(|way| (way.len(), way)));
        }
        if leakers.is_empty() {
            custody.extend(walk.unauthorised().into_iter().map(|way| (way.len(), way)));
        }
        case.people = leakers.iter().filter_map(|leaker| walk.person(leaker)).collect();
        case.paths = custody.into_iter().map(|(_, custody)| walk.path(custody)).collect();
        walk.find(row, &mut case);
        let programme = walk.programmes.iter().flatten().next().copied();
        let of_programme = programme.and_then(|code| walk.knowledge.programme(code));
        let reasons = |of: fn(&ReceiptAnswer) -> bool| walk.receipts.values().flatten().any(of);
        let is_owner = |party: &str| case.owners.contains(party);
        Self {
            was_permitted: case
                .paths
                .iter()
                .flat_map(|path| &path.edges)
                .any(|edge| edge.covered && !is_owner(&edge.giver)),
            was_unapproved: reasons(|one| one.release.reasons.iter().any(|code| code.number() == 22)),
            unrecorded,
            programme: programme.map(|code| walk.knowledge.text(code).to_owned()),
            manufacturer: of_programme.map(|one| walk.knowledge.code(one.manufacturer).to_owned()),
            day: Some(walk.moment.day),
            case,
        }
    }
}

/// How much leaked and for how long, by what is recorded.
fn extent(row: &Row, shown: &[Shown], zone: Tz) -> Extent {
    let documents: BTreeSet<&str> = shown.iter().map(|(document, ..)| document.as_str()).collect();
    let day = |column: &str| row.get(column).and_then(|text| When::parse(text).ok()).map(|when| when.day(zone));
    let from = day("first_public_at").or_else(|| day("occurred_from"));
    let days = from.zip(day("discovered_at")).map_or(1, |(from, to)| (to - from).num_days() + 1);
    Extent {
        documents: u32::try_from(documents.len()).unwrap_or(u32::MAX).max(1),
        days: u32::try_from(days.max(1)).unwrap_or(u32::MAX),
    }
}

impl<'a> Walk<'a> {
    fn new(world: &'a World, row: &Row, shown: &[Shown], leak: When, zone: Tz) -> Self {
        let knowledge = world.knowledge();
        let mut keys: Vec<(VersionKey, Earliest)> = Vec::new();
        for (document, label, earliest) in shown {
            let mut next = knowledge.version_key(document, label);
            let mut of = earliest.clone();
            // What somebody made of another version came to them with that one.
            while let Some(key) = next.filter(|key| !keys.iter().any(|(known, _)| known == key)) {
                keys.push((key, std::mem::take(&mut of)));
                next =
                    knowledge.version(key).filter(|version| version.made_by.is_some()).and_then(|one| one.derived_from);
            }
        }
        let documents: Vec<_> = keys.iter().filter_map(|(key, _)| knowledge.document(key.document)).collect();
        let mut programmes: Vec<Option<Word>> = documents.iter().map(|one| Some(one.programme)).collect();
        if programmes.is_empty() {
            let own = row.get("programme_code").map(str::to_owned).or_else(|| {
                let event = row.get("event_code").and_then(|code| knowledge.event_of_code(code))?;
                Some(knowledge.text(event.programme).to_owned())
            });
            let known = knowledge.programmes().find(|one| own.as_deref() == Some(knowledge.text(one.code)));
            programmes.extend(known.map(|one| Some(one.code)));
        }
        programmes.sort();
        programmes.dedup();
        let manufacturers = programmes.iter().flatten().filter_map(|code| knowledge.programme(*code));
        let mut owners: Vec<Subject> = manufacturers.map(|one| one.manufacturer).collect();
        owners.extend(documents.iter().map(|one| one.originator));
        owners.sort_unstable_by_key(|one| knowledge.code(*one));
        owners.dedup();
        let by_then = |at: When| at.instant(zone) <= leak.last_instant(zone);
        let is_public = !documents.is_empty() && documents.iter().all(|one| one.public_at.is_some_and(by_then));
        let found: Vec<Candidates> =
            keys.iter().map(|(key, earliest)| world.candidates(*key, leak, earliest)).collect();
        let moment = Moment::asked(leak, zone);
        let (receipts, answered_for) = (BTreeMap::new(), BTreeMap::new());
        let mut walk = Self { knowledge, moment, zone, is_public, programmes, owners, found, receipts, answered_for };
        walk.gather();
        walk
    }

    /// Every receipt by the leak between two organisations, or inside one.
    fn gather(&mut self) {
        let mut receipts: BTreeMap<(String, String), Vec<ReceiptAnswer>> = BTreeMap::new();
        for candidate in self.found.iter().flat_map(|found| &found.recorded) {
            let recipient = self.organisation(&candidate.exposed.party);
            for receipt in &candidate.exposed.receipts {
                let own = receipts.entry((self.organisation(&receipt.giver), recipient.clone())).or_default();
                if !own.iter().any(|known| known.disclosure == receipt.disclosure) {
                    own.push(receipt.clone());
                }
            }
        }
        for of in receipts.values_mut() {
            of.sort_by(|a, b| (a.at, &a.disclosure).cmp(&(b.at, &b.disclosure)));
        }
        self.receipts = receipts;
        let undertaken = self.knowledge.papers().filter(|(_, paper)| paper.employer_undertakes());
        let mut answered_for: BTreeMap<String, BTreeSet<Subject>> = BTreeMap::new();
        for person in undertaken.filter_map(|(_, paper)| paper.signatory()) {
            for employer in self.employers(self.knowledge.code(person)) {
                answered_for.entry(employer).or_default().insert(person);
            }
        }
        self.answered_for = answered_for;
    }

    fn employers(&self, code: &str) -> Vec<String> {
        let subject = self.knowledge.subject(code).filter(|subject| self.knowledge.is_person(*subject));
        let employers = subject.map(|subject| self.knowledge.employers(subject, self.moment.day)).unwrap_or_default();
        let mut codes: Vec<String> = employers.into_iter().map(|one| self.knowledge.code(one).to_owned()).collect();
        codes.sort();
        codes
    }

    /// The employer of a person, else themselves.
    fn organisation(&self, code: &str) -> String {
        self.employers(code).into_iter().next().unwrap_or_else(|| code.to_owned())
    }

    fn person(&self, code: &str) -> Option<Person> {
        let subject = self.knowledge.subject(code).filter(|subject| self.knowledge.is_person(*subject))?;
        let duties = self.duties(subject, &self.owners, &[]);
        Some(Person { code: code.to_owned(), employers: self.employers(code), duties })
    }

    /// The ways from an owner to the organisation of a leaker; each organisation once.
    fn ways(&self, leaker: &str, row: &Row) -> Vec<Vec<String>> {
        let own = self.organisation(leaker);
        let mut ways: BTreeSet<Vec<String>> = BTreeSet::new();
        for found in &self.found {
            let ends = |party: &str| party == leaker || self.organisation(party) == own;
            let recorded = found.recorded.iter().filter(|one| ends(&one.exposed.party));
            ways.extend(recorded.flat_map(|one| &one.chains.chains).map(|chain| self.organisations(chain)));
            let made = found.sources.iter().filter(|one| !one.is_originator && ends(&one.party));
            ways.extend(made.map(|one| vec![self.organisation(&one.party)]));
        }
        let mut whole: BTreeSet<Vec<String>> = ways.iter().flat_map(|way| self.joined(way)).collect();
        whole.retain(|way| way.last() == Some(&own) && way.first().is_some_and(|first| self.is_owner(first)));
        // An embargo is broken, and nothing need have been handed over on record: they were bound by the owner all the same.
        let is_of_terms = matches!(row.get("what"), Some("embargo" | "agreement"));
        if whole.is_empty() && is_of_terms {
            let host = self.owners.first().map(|one| self.knowledge.code(*one).to_owned());
            whole.extend(host.filter(|host| *host != own).map(|host| vec![host, own.clone()]));
        }
        whole.into_iter().collect()
    }

    fn is_owner(&self, code: &str) -> bool {
        self.owners.iter().any(|one| self.knowledge.code(*one) == code)
    }

    /// A chain as organisations, one after another.
    fn organisations(&self, chain: &[impl AsRef<str>]) -> Vec<String> {
        let mut way: Vec<String> = chain.iter().map(|one| self.organisation(one.as_ref())).collect();
        way.dedup();
        way
    }

    /// A way that begins with whoever made a version, with the ways on which what it was made from came to them.
    fn joined(&self, way: &[String]) -> Vec<Vec<String>> {
        let Some(first) = way.first().filter(|first| !self.is_owner(first)) else { return vec![way.to_vec()] };
        let chains = self.found.iter().flat_map(|found| &found.recorded).flat_map(|one| &one.chains.chains);
        let ways = chains.map(|chain| self.organisations(chain));
        let before =
            ways.filter(|before| before.last() == Some(first) && before.first().is_some_and(|one| self.is_owner(one)));
        let joined = before.map(|before| before.iter().chain(way.get(1..).unwrap_or_default()).cloned().collect());
        let mut joined: Vec<Vec<String>> = joined.collect();
        // Nobody goes through the same hands twice.
        joined.retain(|way| way.iter().collect::<BTreeSet<_>>().len() == way.len());
        joined
    }

    /// The ways to whoever received it by a hand-over that was not permitted: nobody knows yet who leaked it.
    fn unauthorised(&self) -> Vec<Vec<String>> {
        let is_unpermitted = |(_, of): &(&(String, String), &Vec<ReceiptAnswer>)| {
            of.iter().any(|receipt| receipt.release.reasons.iter().any(Breach::is_unauthorised))
        };
        let pairs =
            self.receipts.iter().filter(is_unpermitted).filter(|((giver, to), _)| giver != to && !self.is_owner(giver));
        let ends: BTreeSet<&(String, String)> = pairs.map(|(pair, _)| pair).collect();
        let chains = self.found.iter().flat_map(|found| &found.recorded).flat_map(|one| &one.chains.chains);
        let ways = chains
            .map(|chain| self.organisations(chain))
            .filter(|way| way.first().is_some_and(|one| self.is_owner(one)));
        let leads = |way: &Vec<String>| {
            let last = way.len().checked_sub(2).and_then(|at| Some((way.get(at)?.clone(), way.get(at + 1)?.clone())));
            last.is_some_and(|pair| ends.contains(&pair))
        };
        let found: BTreeSet<Vec<String>> = ways.filter(leads).collect();
        found.into_iter().collect()
    }

    fn path(&self, custody: Vec<String>) -> Path {
        let edges = custody.windows(2).filter_map(|pair| {
            let [giver, recipient] = pair else { return None };
            Some(self.edge(giver, recipient))
        });
        Path { edges: edges.collect(), custody }
    }

    fn edge(&self, giver: &str, recipient: &str) -> Edge {
        let pair = (giver.to_owned(), recipient.to_owned());
        let receipts = self.receipts.get(&pair).map(Vec::as_slice).unwrap_or_default();
        let subject = |code: &str| self.knowledge.subject(code);
        let between = subject(recipient).zip(subject(giver));
        let people = self.people_of(recipient);
        let duties = between.map(|(recipient, giver)| self.duties(recipient, &[giver], &people)).unwrap_or_default();
        let mut reasons: Vec<Code> = receipts.iter().flat_map(|one| one.release.reasons.iter()).collect();
        reasons.sort_unstable();
        reasons.dedup();
        let used = receipts.iter().rev().find_map(|one| one.release.agreement.as_ref()).map(ToString::to_string);
        Edge {
            giver: giver.to_owned(),
            recipient: recipient.to_owned(),
            paper: used.or_else(|| duties.last().map(|duty| duty.paper.clone())),
            covered: receipts.iter().all(|one| one.release.covered),
            primary: reasons.first().copied(),
            reasons,
            disclosures: receipts.iter().map(|one| one.disclosure.to_string()).collect(),
            duties,
        }
    }

    /// The people through whom an organisation had it, and those for whom it undertook to answer.
    fn people_of(&self, organisation: &str) -> Vec<Subject> {
        let of_receipts = self.receipts.iter().filter(|((_, to), _)| to == organisation).flat_map(|(_, of)| of);
        let named = of_receipts.filter_map(|one| self.knowledge.subject(one.via.as_ref()?));
        let answered_for = self.answered_for.get(organisation).into_iter().flatten().copied();
        let people: BTreeSet<Subject> = named.chain(answered_for).collect();
        people.into_iter().collect()
    }

    /// What binds somebody to any of these, without what it says of money.
    fn duties(&self, debtor: Subject, creditors: &[Subject], people: &[Subject]) -> Vec<Duty> {
        let programmes = if self.programmes.is_empty() { &[None][..] } else { &self.programmes };
        let mut live: Vec<Live> = Vec::new();
        for programme in programmes {
            let moment = (self.moment, self.zone, self.is_public);
            for one in live_duties(self.knowledge, (debtor, creditors), *programme, people, moment) {
                if !live.contains(&one) {
                    live.push(one);
                }
            }
        }
        live.iter().map(|one| self.duty(*one)).collect()
    }

    fn duty(&self, live: Live) -> Duty {
        let paper = self.knowledge.paper(live.paper);
        let terms = paper.terms();
        Duty {
            paper: self.knowledge.text(paper.code).to_owned(),
            is_in_force: live.is_in_force,
            precedence: terms.is_some_and(|terms| terms.precedence),
            amends: terms.and_then(|terms| terms.amends).map(|code| self.knowledge.text(code).to_owned()),
            is_specific: !paper.programmes.is_empty(),
            effective_on: paper.effective_on,
            notice_hours: terms.and_then(Terms::notice_hours),
            ..Duty::default()
        }
    }

    /// What else is found of the parties on the paths, and what they owe an owner directly.
    fn find(&self, row: &Row, case: &mut Case) {
        let parties: BTreeSet<String> =
            case.paths.iter().flat_map(|path| path.custody.iter().skip(1)).cloned().collect();
        for party in &parties {
            let Some(subject) = self.knowledge.subject(party) else { continue };
            let people = self.people_of(party);
            let duties = self.duties(subject, &self.owners, &people);
            if !duties.is_empty() {
                case.duties.insert(party.clone(), duties);
            }
            let mut found: BTreeSet<Breach> = BTreeSet::new();
            let inside = |(giver, to): &(String, String)| giver == to && to == party;
            for (pair, of) in self.receipts.iter().filter(|((_, to), _)| to == party) {
                let is_personal = |one: &ReceiptAnswer| one.release.reasons.iter().any(Breach::is_personal);
                if of.iter().any(is_personal) || (inside(pair) && of.iter().any(|one| !one.release.covered)) {
                    found.insert(Breach::MissingPersonalObligations);
                }
                if of.iter().any(|one| one.holding.reasons.iter().any(Breach::is_late_return)) {
                    found.insert(Breach::LateReturn);
                }
            }
            let is_tier_1 = case.paths.iter().any(|path| path.tier_1() == Some(party.as_str()));
            if is_tier_1 && self.noticed_late(row, case.duties.get(party).map(Vec::as_slice).unwrap_or_default()) {
                found.insert(Breach::LateNotice);
            }
            let leaked = case.leakers.iter().any(|leaker| self.organisation(leaker) == *party);
            if leaked && row.get("what") == Some("embargo") {
                found.insert(Breach::EmbargoBreach);
            }
            if !found.is_empty() {
                case.found.insert(party.clone(), found);
            }
        }
    }

    /// A notice came later than some live agreement asks, or never came.
    fn noticed_late(&self, row: &Row, duties: &[Duty]) -> bool {
        let Some(hours) = duties.iter().filter_map(|duty| duty.notice_hours).min() else { return false };
        let at = |column: &str| row.get(column).and_then(|text| When::parse(text).ok());
        let Some(discovered) = at("discovered_at").map(|when| when.last_instant(self.zone)) else { return false };
        let last = discovered.micros().saturating_add(i64::from(hours).saturating_mul(3_600_000_000));
        at("reported_at").is_none_or(|reported| reported.instant(self.zone).micros() > last)
    }
}
