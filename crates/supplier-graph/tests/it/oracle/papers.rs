//! Coverage, rules 3 to 6 and BOUND: which papers there are between the parties, and whether they stand on the day.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeSet;

use chrono::{Days, Months, NaiveDate};
use chrono_tz::Tz;
use domain::time::When;

use super::assurance::Assurance;
use super::handling::Asked;
use super::moment::Moment;
use super::waivers::{Waived, biting, take_away};
use super::world::{Code, Disclosure, Paper, World};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mode {
    Release,
    Holding,
}

/// A paper that is asked, in one of the ways in which it stands between the parties.
#[derive(Clone, Debug)]
pub(crate) struct Candidate<'a> {
    pub(crate) paper: &'a Paper,
    /// The one of its two parties that discloses here; absent on a commitment.
    pub(crate) discloser: Option<Code>,
    pub(crate) with_manufacturer: bool,
    /// What waivers leave.
    pub(crate) reasons: BTreeSet<u8>,
    pub(crate) waived: Waived,
    pub(crate) signed_on_the_day: bool,
}

impl Candidate<'_> {
    fn effective_on(&self, zone: Tz) -> Option<NaiveDate> {
        effective_on(self.paper, zone)
    }
}

/// What paper says of a disclosure.
#[derive(Clone, Debug, Default)]
pub(crate) struct PaperAnswer<'a> {
    pub(crate) reasons: BTreeSet<u8>,
    pub(crate) agreement: Option<Code>,
    /// Those that pass all of their tests, commitments standing in among them.
    pub(crate) passing: Vec<Candidate<'a>>,
    pub(crate) warnings: BTreeSet<&'static str>,
    /// What was taken away from the one that is used, or from the nearest miss.
    pub(crate) waived: Waived,
    /// The commitments of the people named would cover it by themselves.
    pub(crate) people_stand_in: bool,
}

pub(crate) fn effective_on(paper: &Paper, zone: Tz) -> Option<NaiveDate> {
    paper.effective_on.or_else(|| paper.executed_at.map(|when| when.day(zone)))
}

/// Rule 3 and 4: the ways in which papers stand between the recipient (a person: its employer of that day too) and the
/// giver or the manufacturer, with 32 and 33 where they do not bind.
fn between<'a>(world: &'a World, disclosure: &Disclosure) -> Vec<Candidate<'a>> {
    let zone = world.zone(&disclosure.version);
    let day = disclosure.at.day(zone);
    let manufacturer = world.manufacturer(&disclosure.version);
    let mut others: Vec<(Code, bool)> =
        world.stands_for(&disclosure.giver, day).into_iter().map(|code| (code, false)).collect();
    others.push((manufacturer.clone(), true));
    let recipients = world.stands_for(&disclosure.recipient, day);
    let mut found = Vec::new();
    for paper in &world.agreements {
        let discloser = paper.discloser.clone().unwrap();
        for (discloses, receives, reversed) in
            [(&discloser, &paper.recipient, false), (&paper.recipient, &discloser, true)]
        {
            for (other, with_manufacturer) in &others {
                for recipient in &recipients {
                    let direct = discloses == other && receives == recipient;
                    let reaches = |code: &Code, party: &Code| code == party || world.ancestors(party).contains(code);
                    if !reaches(discloses, other) || !reaches(receives, recipient) {
                        continue;
                    }
                    let mut reasons = BTreeSet::new();
                    if reversed && !paper.mutual {
                        reasons.insert(33);
                    }
                    if !direct && !paper.affiliates {
                        reasons.insert(32);
                    }
                    found.push(Candidate {
                        paper,
                        discloser: Some(discloses.clone()),
                        with_manufacturer: *with_manufacturer && direct,
                        reasons,
                        waived: Waived::new(),
                        signed_on_the_day: false,
                    });
                }
            }
        }
    }
    found
}

fn commitments_of<'a>(world: &'a World, person: &str) -> Vec<Candidate<'a>> {
    let own = world.commitments.iter().filter(|paper| paper.recipient == person);
    own.map(|paper| Candidate {
        paper,
        discloser: None,
        with_manufacturer: false,
        reasons: BTreeSet::new(),
        waived: Waived::new(),
        signed_on_the_day: false,
    })
    .collect()
}

/// Rules 3 to 6 for one disclosure at t.
pub(crate) fn ask<'a>(asked: Asked<'a>, assurance: &Assurance) -> PaperAnswer<'a> {
    let Asked { world, disclosure, .. } = asked;
    let zone = world.zone(&disclosure.version);
    let mut candidates = between(world, disclosure);
    candidates.retain(|one| !is_superseded(world, one.paper, asked.m, zone));
    candidates.extend(commitments_of(world, &disclosure.recipient));
    for candidate in &mut candidates {
        test(asked, assurance, candidate);
    }
    let mut answer = PaperAnswer::default();
    let (passing, failing): (Vec<_>, Vec<_>) = candidates.into_iter().partition(|one| one.reasons.is_empty());
    // "stand in for an agreement": where none passes
    let stand_in = stand_in(asked, assurance);
    answer.people_stand_in = stand_in.is_some();
    let stand_in = stand_in.filter(|_| passing.is_empty());
    let reported = if let Some(used) = passing.iter().min_by(|one, other| by_use(one, other, zone)) {
        if used.paper.is_unstamped {
            answer.warnings.insert("UNSTAMPED");
        }
        Some(used)
    } else if let Some(commitments) = &stand_in {
        if !commitments.iter().all(|one| one.paper.employer_undertakes) {
            answer.warnings.insert("EMPLOYER_NOT_BOUND");
        }
        if commitments.iter().any(|one| one.signed_on_the_day) {
            answer.warnings.insert("SAME_DAY_SIGNATURE");
        }
        for one in commitments {
            answer.waived.extend(one.waived.clone());
        }
        commitments.iter().min_by(|one, other| by_use(one, other, zone))
    } else {
        failing.iter().min_by(|one, other| by_miss(one, other, zone))
    };
    if let Some(candidate) = reported {
        answer.agreement = Some(candidate.paper.code.clone());
        answer.reasons.clone_from(&candidate.reasons);
        answer.waived.extend(candidate.waived.clone());
        if candidate.paper.label_required && assurance.self_declared {
            answer.warnings.insert("SELF_DECLARED_ONLY");
        }
        if candidate.signed_on_the_day {
            answer.warnings.insert("SAME_DAY_SIGNATURE");
        }
    } else {
        // Rule 3: no candidate at all.
        answer.reasons.insert(30);
    }
    answer.passing = passing;
    answer.passing.extend(stand_in.unwrap_or_default());
    answer
}

/// A new version of an agreement supersedes it from its date; the old terms still apply to earlier dates.
fn is_superseded(world: &World, old: &Paper, t: Moment, zone: Tz) -> bool {
    world.agreements.iter().any(|new| {
        let parties = |paper: &Paper| BTreeSet::from([paper.discloser.clone().unwrap(), paper.recipient.clone()]);
        let age = |paper: &Paper| (paper.effective_on, paper.executed_at.map(|when| when.instant(Tz::UTC)));
        new.amends.as_ref() == Some(&old.code)
            && parties(new) == parties(old)
            && (age(new), &new.code) > (age(old), &old.code)
            && new.effective_on.unwrap() <= t.day(zone)
            && new.executed_at.is_some_and(|executed| t.compare(executed, zone) != Ordering::Less)
    })
}

/// Rule 4: for a recipient of kind media, agency or other whose people are named, commitments in force of all of them.
fn stand_in<'a>(asked: Asked<'a>, assurance: &Assurance) -> Option<Vec<Candidate<'a>>> {
    let Asked { world, disclosure, .. } = asked;
    let zone = world.zone(&disclosure.version);
    let party = world.parties.get(&disclosure.recipient)?;
    if !matches!(party.kind.as_str(), "media" | "agency" | "other") || disclosure.people.is_empty() {
        return None;
    }
    let mut all = Vec::new();
    for person in &disclosure.people {
        let mut own = commitments_of(world, person);
        for candidate in &mut own {
            test(asked, assurance, candidate);
        }
        own.retain(|one| one.reasons.is_empty());
        // Of several of one person, one by which the employer is bound too.
        let used = own.into_iter().min_by(|one, other| {
            let unbound = |one: &Candidate| !one.paper.employer_undertakes;
            let waived = |one: &Candidate| !one.waived.is_empty();
            (waived(one), unbound(one)).cmp(&(waived(other), unbound(other))).then_with(|| by_use(one, other, zone))
        })?;
        all.push(used);
    }
    Some(all)
}

/// Rule 6, the scope codes and what the paper asks for, added to what the parties of the paper gave; then the waivers.
fn test(asked: Asked, assurance: &Assurance, candidate: &mut Candidate) {
    test_times(asked, candidate);
    let paper = candidate.paper;
    candidate.reasons.extend(out_of_scope(asked, paper));
    if paper.label_required {
        candidate.reasons.extend(&assurance.labels);
    }
    if paper.commitment_required {
        candidate.reasons.extend(&assurance.commitments);
    }
    if paper.training_required {
        candidate.reasons.extend(&assurance.trainings);
    }
    candidate.waived = take_away(&mut candidate.reasons, &biting(asked.world, asked.disclosure, asked.m));
}

/// Rule 6.
fn test_times(asked: Asked, candidate: &mut Candidate) {
    let Asked { world, disclosure, mode, m: t } = asked;
    let zone = world.zone(&disclosure.version);
    let paper = candidate.paper;
    let day = t.day(zone);
    let reasons = &mut candidate.reasons;
    let not_yet = effective_on(paper, zone).is_some_and(|from| day < from);
    match paper.executed_at {
        // "Never executed as known at K: 31."
        None => {
            reasons.insert(31);
        }
        // "Executed after t": by instants where both are known, else by the day.
        Some(executed) if t.compare(executed, zone) == Ordering::Less => {
            if not_yet {
                reasons.insert(34);
            } else if paper.retroactive {
                if mode == Mode::Release {
                    reasons.insert(38);
                }
            } else {
                reasons.insert(31);
            }
        }
        Some(executed) => candidate.signed_on_the_day = t.is_unordered_with(executed, zone),
    }
    // "Days are inclusive: 34 before `effective_on`, 37 after `expires_on`, 36 after `terminated_on`, 35 within a
    // suspension. In HOLDING 36 and 37 wait for `return_days`."
    if not_yet {
        reasons.insert(34);
    }
    let wait = if mode == Mode::Holding { paper.return_days } else { 0 };
    let over = |last: Option<NaiveDate>| last.is_some_and(|last| day > last + Days::new(wait));
    if over(paper.expires_on) {
        reasons.insert(37);
    }
    if over(paper.terminated_on) {
        reasons.insert(36);
    }
    let within = |(from, to): &(NaiveDate, Option<NaiveDate>)| *from <= day && to.is_none_or(|to| day <= to);
    if mode == Mode::Release && paper.suspended.iter().any(within) {
        reasons.insert(35);
    }
}

/// 40 to 45; blank in the paper: everything is within.
fn out_of_scope(asked: Asked, paper: &Paper) -> BTreeSet<u8> {
    let Asked { world, disclosure, m, .. } = asked;
    let day = m.day(world.zone(&disclosure.version));
    let document = &world.documents[&disclosure.version.0];
    let mut reasons = BTreeSet::new();
    if !in_programme(paper, &document.programme) {
        reasons.insert(40);
    }
    if paper.ceiling.is_some_and(|ceiling| world.class(&disclosure.version.0, day) > ceiling) {
        reasons.insert(43);
    }
    let is_out = |among: &BTreeSet<String>, own: Option<&String>| {
        !among.is_empty() && !own.is_some_and(|own| among.contains(own))
    };
    if is_out(&paper.purposes, disclosure.purpose.as_ref()) {
        reasons.insert(41);
    }
    if is_out(&paper.info_types, Some(&document.info_type)) {
        reasons.insert(42);
    }
    if is_out(&paper.sites, disclosure.site.as_ref()) {
        reasons.insert(44);
    }
    if countries(world, disclosure).iter().all(|country| is_out(&paper.territories, country.as_ref())) {
        reasons.insert(45);
    }
    reasons
}

/// Of the recipient; of a person, those of its employers of the day of the disclosure, or a blank.
fn countries(world: &World, disclosure: &Disclosure) -> Vec<Option<String>> {
    let country = |code: &Code| world.parties.get(code).and_then(|party| party.country.clone());
    if !world.people.contains(&disclosure.recipient) {
        return vec![country(&disclosure.recipient)];
    }
    let employers = world.employers(&disclosure.recipient, disclosure.at.day(world.zone(&disclosure.version)));
    employers.iter().map(country).chain([None]).collect()
}

fn in_programme(paper: &Paper, programme: &str) -> bool {
    paper.programmes.is_empty() || paper.programmes.contains(programme)
}

/// What needed no waiver comes first. Rule 5: names programmes before "all", then the latest `effective_on`, then the smallest code.
fn by_use(one: &Candidate, other: &Candidate, zone: Tz) -> Ordering {
    let key =
        |one: &Candidate| (one.paper.programmes.is_empty(), Reverse(one.effective_on(zone)), one.paper.code.clone());
    let needed = |one: &Candidate| !one.waived.is_empty();
    needed(one).cmp(&needed(other)).then_with(|| key(one).cmp(&key(other))).then_with(|| by_waived(one, other))
}

/// Rule 5: first failing reason latest in the table, then fewer reasons, later `effective_on`, smaller code.
fn by_miss(one: &Candidate, other: &Candidate, zone: Tz) -> Ordering {
    let key = |one: &Candidate| miss_key(&one.reasons, one.effective_on(zone), &one.paper.code);
    // One agreement that stands between them in two ways: the later reasons.
    key(one).cmp(&key(other)).then_with(|| other.reasons.cmp(&one.reasons)).then_with(|| by_waived(one, other))
}

/// One agreement that stands between them in two ways: fewer waivers.
fn by_waived(one: &Candidate, other: &Candidate) -> Ordering {
    (one.waived.len(), &one.waived).cmp(&(other.waived.len(), &other.waived))
}

pub(crate) type MissKey = (Reverse<Option<u8>>, usize, Reverse<Option<NaiveDate>>, Code);

pub(crate) fn miss_key(reasons: &BTreeSet<u8>, effective_on: Option<NaiveDate>, code: &str) -> MissKey {
    (Reverse(reasons.first().copied()), reasons.len(), Reverse(effective_on), code.to_owned())
}

/// BOUND at t: the codes of the papers that bind, sorted.
pub(crate) fn bound(world: &World, disclosure: &Disclosure, t: Moment) -> BTreeSet<Code> {
    let zone = world.zone(&disclosure.version);
    let programme = &world.documents[&disclosure.version.0].programme;
    // "an agreement that binds the recipient towards the giver or the manufacturer": neither 32 nor 33.
    let mut binding = between(world, disclosure);
    binding.retain(|one| one.reasons.is_empty());
    // "… or a commitment of a named person is": of the people named, and of the recipient itself.
    for person in disclosure.people.iter().chain([&disclosure.recipient]) {
        binding.extend(commitments_of(world, person));
    }
    let live = |one: &&Candidate| {
        let paper = one.paper;
        // "executed (or retroactive)": signed by t, or later with a retroactive clause.
        let executed =
            paper.executed_at.is_some_and(|executed| paper.retroactive || t.compare(executed, zone) != Ordering::Less);
        executed && in_programme(paper, programme) && effective_or_surviving(world, disclosure, paper, t)
    };
    binding.iter().filter(live).map(|one| one.paper.code.clone()).collect()
}

fn effective_or_surviving(world: &World, disclosure: &Disclosure, paper: &Paper, t: Moment) -> bool {
    let zone = world.zone(&disclosure.version);
    let day = t.day(zone);
    if effective_on(paper, zone).is_some_and(|from| day < from) {
        return false;
    }
    let ends: Vec<NaiveDate> = [paper.expires_on, paper.terminated_on].into_iter().flatten().collect();
    if ends.iter().all(|end| day <= *end) {
        return true;
    }
    match paper.survival.as_deref() {
        None => false,
        // Never ends by date, only by a recorded publication: an instant, or a class that is public.
        Some("until_public") => !is_public(world, disclosure, t),
        // "Counts from the later of expiry/termination"; 29 Feb + 3 years -> 28 Feb; inclusive.
        Some(years) => {
            let later = *ends.iter().max().unwrap();
            day <= later + Months::new(12 * years.parse::<u32>().unwrap())
        }
    }
}

/// Rule 1: class public on the day, or at or after the document's or its programme's `public_at`.
pub(crate) fn is_public(world: &World, disclosure: &Disclosure, t: Moment) -> bool {
    let zone = world.zone(&disclosure.version);
    let document = &world.documents[&disclosure.version.0];
    let since = |public_at: Option<When>| public_at.is_some_and(|at| t.compare(at, zone) != Ordering::Less);
    let class = world.class(&disclosure.version.0, t.day(zone));
    class == 0 || since(document.public_at) || since(world.programmes[&document.programme].public_at)
}
