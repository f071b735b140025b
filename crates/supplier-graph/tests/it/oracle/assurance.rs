//! Labels, personal commitments and trainings (60 to 77): what they lack, for whoever asks for them.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeSet;

use chrono::Months;

use super::moment::Moment;
use super::papers::{Mode, effective_on};
use super::registers::{Label, Training};
use super::waivers::{Waived, biting};
use super::world::{Code, Disclosure, Paper, World};

/// What would be found lacking if a paper or a rule asked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Assurance {
    /// 60 to 64.
    pub(crate) labels: BTreeSet<u8>,
    /// Labels are fine, and only by equivalences that nobody approved.
    pub(crate) self_declared: bool,
    /// 70 to 73.
    pub(crate) commitments: BTreeSet<u8>,
    /// 76 and 77.
    pub(crate) trainings: BTreeSet<u8>,
}

impl Assurance {
    pub(crate) fn of(world: &World, disclosure: &Disclosure, mode: Mode, m: Moment) -> Self {
        let mut found = Self::default();
        let biting = biting(world, disclosure, m);
        judge_labels(world, disclosure, m, &biting, &mut found);
        let is_person = world.people.contains(&disclosure.recipient);
        if mode == Mode::Release && !is_person && disclosure.people.is_empty() {
            found.commitments.insert(70);
        }
        for person in persons(world, disclosure) {
            found.commitments.extend(commitment_of(world, disclosure, &person, m, &biting));
            found.trainings.extend(training_of(world, disclosure, &person, m, &biting));
        }
        found
    }
}

/// P: "the people named on d, and the recipient when it is a person".
fn persons(world: &World, disclosure: &Disclosure) -> BTreeSet<Code> {
    let mut persons = disclosure.people.clone();
    if world.people.contains(&disclosure.recipient) {
        persons.insert(disclosure.recipient.clone());
    }
    persons
}

/// The faults of the one that comes nearest: what waivers leave is nothing, or has the latest first fault, then fewer; then
/// fewer waivers; of two as near, the later faults. Without any, or where having none is waived and none serves: `missing`.
fn nearest(all: impl Iterator<Item = BTreeSet<u8>>, biting: &Waived, missing: u8) -> BTreeSet<u8> {
    let left = |faults: &BTreeSet<u8>| -> BTreeSet<u8> {
        faults.iter().copied().filter(|code| !biting.contains_key(code)).collect()
    };
    let best = all.min_by_key(|faults| {
        let stay = left(faults);
        let taken = faults.len() - stay.len();
        (!stay.is_empty(), Reverse(stay.first().copied()), stay.len(), taken, Reverse(faults.clone()))
    });
    match best {
        Some(faults) if left(&faults).is_empty() || !biting.contains_key(&missing) => faults,
        _ => BTreeSet::from([missing]),
    }
}

/// The objectives that satisfy what the document asks for on the day; none: nothing is asked.
fn objectives(world: &World, disclosure: &Disclosure, m: Moment) -> &'static [&'static str] {
    let document = &world.documents[&disclosure.version.0];
    match document.info_type.as_str() {
        "sample" | "mould" => &["proto_parts"],
        "vehicle" => &["proto_vehicles"],
        _ => match world.class(&disclosure.version.0, m.day(world.zone(&disclosure.version))) {
            3 => &["strictly_confidential"],
            2 => &["confidential", "strictly_confidential"],
            _ => &[],
        },
    }
}

fn judge_labels(world: &World, disclosure: &Disclosure, m: Moment, biting: &Waived, found: &mut Assurance) {
    let day = m.day(world.zone(&disclosure.version));
    let asked = objectives(world, disclosure, m);
    let is_media = world.parties.get(&disclosure.recipient).is_some_and(|party| party.kind == "media");
    if asked.is_empty() || is_media || world.people.contains(&disclosure.recipient) {
        return;
    }
    let own = || world.labels.iter().filter(|label| label.party == disclosure.recipient && label.valid_from <= day);
    let is_stopped = |label: &Label| matches!(label.state.as_str(), "suspended" | "withdrawn");
    let lacks = |label: &Label| {
        let mut faults = BTreeSet::new();
        let site = disclosure.site.as_ref();
        if !label.sites.is_empty() && !site.is_some_and(|site| label.sites.contains(site)) {
            faults.insert(62);
        }
        if is_stopped(label) {
            faults.insert(63);
        }
        if day > label.valid_until {
            faults.insert(64);
        }
        faults
    };
    let held: Vec<&Label> = own().filter(|label| asked.contains(&label.objective.as_str())).collect();
    let mut fine = held.iter().filter(|label| lacks(label).is_empty()).peekable();
    if fine.peek().is_some() {
        found.self_declared = fine.all(|label| label.self_declared);
        return;
    }
    let low = |label: &&Label| label.objective == "confidential" && day <= label.valid_until && !is_stopped(label);
    let is_low = asked == ["strictly_confidential"] && own().any(|label| low(&label));
    let missing = if is_low && !biting.contains_key(&60) { 61 } else { 60 };
    found.labels = nearest(held.iter().map(|label| lacks(label)), biting, missing);
}

/// 71 to 73 for one person.
fn commitment_of(world: &World, disclosure: &Disclosure, person: &str, m: Moment, biting: &Waived) -> BTreeSet<u8> {
    let zone = world.zone(&disclosure.version);
    let handed = Moment::of(disclosure.at, zone);
    let programme = &world.documents[&disclosure.version.0].programme;
    let faults = |paper: &Paper| {
        let mut faults = BTreeSet::new();
        let signed_later = handed.compare(paper.executed_at.unwrap(), zone) == Ordering::Less;
        let not_yet = effective_on(paper, zone).is_some_and(|from| from > handed.day(zone));
        if signed_later || not_yet {
            faults.insert(71);
        }
        if paper.expires_on.is_some_and(|last| m.day(zone) > last) {
            faults.insert(72);
        }
        if !paper.programmes.is_empty() && !paper.programmes.contains(programme) {
            faults.insert(73);
        }
        faults
    };
    let own = world.commitments.iter().filter(|paper| paper.recipient == person);
    nearest(own.map(faults), biting, 71)
}

/// 76 or 77 for one person.
fn training_of(world: &World, disclosure: &Disclosure, person: &str, m: Moment, biting: &Waived) -> BTreeSet<u8> {
    let day = m.day(world.zone(&disclosure.version));
    let done = world.trainings.iter().filter(|one| one.person == person && one.completed_on <= day);
    let last = |one: &Training| one.valid_to.or_else(|| one.completed_on.checked_add_months(Months::new(12)));
    let lapsed = |one: &Training| last(one).is_some_and(|last| day > last);
    nearest(done.map(|one| if lapsed(one) { BTreeSet::from([77]) } else { BTreeSet::new() }), biting, 76)
}
