//! What speaks for a recipient and its people, and how the company wants things handled: labels, trainings, access lists,
//! handling rules, stops, packs of rounds and waivers.

use chrono::NaiveDate;
use chrono_tz::Tz;
use hashbrown::{HashMap, HashSet};
use smallvec::SmallVec;

use super::groups::Groups;
use super::names::{Names, Subject, Word};
use super::{Knowledge, WaiverId};
use crate::attestations::Attestation;
use crate::documents::{Class, Version, VersionKey};
use crate::facts::{Cells, Unreadable};
use crate::handling::{Access, HandlingRule, ReleaseStop};
use crate::labels::Label;
use crate::parties::{Country, Days, Employment, PartyKind};
use crate::time::{Instant, When};
use crate::trainings::Training;
use crate::waivers::Waiver;

/// Who may know of a document, and on which days.
#[derive(Clone, Debug, Default)]
pub struct AccessList(HashMap<Subject, SmallVec<[Days; 1]>>);

impl AccessList {
    /// The days on which somebody may know of it; none where it does not name them.
    pub fn days_of(&self, subject: Subject) -> &[Days] {
        self.0.get(&subject).map(SmallVec::as_slice).unwrap_or_default()
    }

    pub fn admits(&self, subject: Subject, day: NaiveDate) -> bool {
        self.days_of(subject).iter().any(|days| days.contains(day))
    }

    /// How many parties and people it names.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[derive(Clone, Debug, Default)]
pub(super) struct Assurance {
    pub(super) labels: Vec<Label>,
    pub(super) trainings: Vec<Training>,
    access: HashMap<Word, AccessList>,
    pub(super) rules: Vec<HandlingRule>,
    pub(super) stops: HashMap<Word, Vec<Days>>,
    /// Round and document.
    /// What holders were asked and said, in no order.
    pub(super) attested: Vec<Attestation>,
    pub(super) packs: HashSet<(Word, Word)>,
    /// The versions of each round's pack.
    pub(super) packed: HashMap<Word, Vec<VersionKey>>,
    pub(super) waivers: Vec<Waiver>,
    /// The versions of each document by when they were issued; filled where a rule recalls earlier ones.
    issues: HashMap<Word, Vec<(VersionKey, When)>>,
    labels_of: Groups<Subject, Label>,
    trainings_of: Groups<Subject, Training>,
    waivers_of_disclosure: HashMap<Box<str>, Vec<u32>>,
    waivers_of_recipient: HashMap<Subject, Vec<u32>>,
}

impl Assurance {
    pub(super) fn add_access(&mut self, access: &Access) {
        let list = self.access.entry(access.document).or_default();
        list.0.entry(access.subject).or_default().push(access.days);
    }

    pub(super) fn add_stop(&mut self, stop: &ReleaseStop) {
        self.stops.entry(stop.document).or_default().push(stop.days);
    }

    /// A version in the pack of a round.
    pub(super) fn add_packed(&mut self, cells: Cells<'_>, names: &mut Names) -> Result<(), Unreadable> {
        let words = ["round_code", "document_code", "version_label"].map(|column| cells.text(column));
        let [round, document, label] = words;
        let (round, document, label) = (names.word(round?), names.word(document?), names.word(label?));
        self.packs.insert((round, document));
        self.packed.entry(round).or_default().push(VersionKey { document, label });
        Ok(())
    }

    pub(super) fn finish<'a>(&mut self, names: &Names, versions: impl Iterator<Item = &'a Version>) {
        if self.rules.iter().any(|rule| rule.recall_days.is_some()) {
            for version in versions {
                self.issues.entry(version.key.document).or_default().push((version.key, version.issued_at()));
            }
        }
        // The order of adding decides nothing.
        self.labels.sort_by_key(|label| (label.objective, label.valid_from, label.valid_until, label.self_declared));
        self.trainings.sort_by_key(|training| (training.completed_on, training.valid_until()));
        let labels = self.labels.drain(..).map(|label| (label.party, label)).collect();
        self.labels_of = Groups::new(names.subjects(), Subject::place, labels);
        let trainings = self.trainings.drain(..).map(|training| (training.person, training)).collect();
        self.trainings_of = Groups::new(names.subjects(), Subject::place, trainings);
        // The latest rule of a class comes first, those of a programme before those of all.
        self.rules.sort_by(|a, b| {
            let key = |rule: &HandlingRule| (rule.programme.is_none(), std::cmp::Reverse(rule.from()));
            key(a).cmp(&key(b))
        });
        self.waivers.sort_by(|a, b| names.text(a.code).cmp(names.text(b.code)));
        for (waiver, place) in self.waivers.iter().zip(0..) {
            match (waiver.disclosure, waiver.recipient) {
                (Some(disclosure), _) => {
                    self.waivers_of_disclosure.entry(names.text(disclosure).into()).or_default().push(place);
                }
                (None, Some(recipient)) => self.waivers_of_recipient.entry(recipient).or_default().push(place),
                (None, None) => {}
            }
        }
    }

    /// The places of the waivers that name this disclosure, or its recipient and none, in the order of their codes.
    fn waivers_for(&self, disclosure: &str, recipient: Subject) -> impl Iterator<Item = u32> {
        let own = self.waivers_of_disclosure.get(disclosure).map(Vec::as_slice).unwrap_or_default();
        let edge = self.waivers_of_recipient.get(&recipient).map(Vec::as_slice).unwrap_or_default();
        let mut all: SmallVec<[u32; 4]> = own.iter().chain(edge).copied().collect();
        all.sort_unstable();
        all.into_iter()
    }
}

impl Knowledge {
    /// It is no person and no medium, as far as is known: what it receives may call for a label.
    pub fn needs_labels(&self, subject: Subject) -> bool {
        !self.is_person(subject) && self.subjects.kind(subject) != Some(PartyKind::Media)
    }

    pub fn country(&self, subject: Subject) -> Option<Country> {
        self.subjects.country(subject)
    }

    /// All employments of a person, in the order of the employers' codes.
    pub fn employments_of(&self, person: Subject) -> impl Iterator<Item = &Employment> {
        self.subjects.employments_of(person)
    }

    /// The labels of a party and what stands for one, in no order.
    pub fn labels_of(&self, party: Subject) -> &[Label] {
        self.assurance.labels_of.of(party)
    }

    /// All labels and what stands for one, in no order.
    pub fn labels(&self) -> &[Label] {
        self.assurance.labels_of.all()
    }

    /// All trainings, in no order.
    pub fn trainings(&self) -> &[Training] {
        self.assurance.trainings_of.all()
    }

    /// All waivers, in the order of their codes.
    pub fn waivers(&self) -> &[Waiver] {
        &self.assurance.waivers
    }

    pub fn trainings_of(&self, person: Subject) -> &[Training] {
        self.assurance.trainings_of.of(person)
    }

    /// Who may know of a document and when, where it has such a list.
    pub fn access_list(&self, document: Word) -> Option<&AccessList> {
        self.assurance.access.get(&document)
    }

    /// The days on which nothing of a document may be handed over.
    pub fn release_stops(&self, document: Word) -> &[Days] {
        self.assurance.stops.get(&document).map(Vec::as_slice).unwrap_or_default()
    }

    /// All handling rules, each before those that it prevails over.
    pub fn handling_rules(&self) -> &[HandlingRule] {
        &self.assurance.rules
    }

    /// The handling rule for documents of this class and programme on a day: the programme's before the one of all, then
    /// the latest.
    pub fn handling_rule(&self, programme: Word, class: Class, day: NaiveDate) -> Option<&HandlingRule> {
        let applies = |rule: &&HandlingRule| {
            rule.class == class && rule.programme.is_none_or(|own| own == programme) && rule.days.contains(day)
        };
        self.assurance.rules.iter().find(applies)
    }

    /// The versions of a document with their times of issue, in no order; none where no rule recalls earlier ones.
    pub fn issues_of(&self, document: Word) -> &[(VersionKey, When)] {
        self.assurance.issues.get(&document).map(Vec::as_slice).unwrap_or_default()
    }

    /// What somebody was last asked of a version by an instant; of what was asked at once, the one that was answered.
    pub fn attested(&self, party: Subject, version: VersionKey, by: Instant, zone: Tz) -> Option<&Attestation> {
        let of = self.assurance.attested.iter().filter(|one| (one.party, one.version) == (party, version));
        let asked = |one: &&Attestation| one.asked_at.instant(zone);
        of.filter(|one| asked(one) <= by).max_by_key(|one| (asked(one), one.answered_by(by, zone).is_some()))
    }

    /// The versions in the packs of rounds, in no order.
    pub fn packs(&self) -> impl Iterator<Item = (Word, &[VersionKey])> {
        self.assurance.packed.iter().map(|(round, versions)| (*round, versions.as_slice()))
    }

    /// The document belongs to the pack of a round.
    pub fn is_in_pack(&self, round: Word, document: Word) -> bool {
        self.assurance.packs.contains(&(round, document))
    }

    pub fn waiver(&self, id: WaiverId) -> &Waiver {
        &self.assurance.waivers[id.0 as usize]
    }

    /// The waivers that name a disclosure, or its recipient and no disclosure, in the order of their codes.
    pub fn waivers_for(&self, disclosure: &str, recipient: Subject) -> impl Iterator<Item = WaiverId> {
        self.assurance.waivers_for(disclosure, recipient).map(WaiverId)
    }
}
