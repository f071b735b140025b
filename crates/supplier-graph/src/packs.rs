//! The copies of what a bidding round handed out: which versions belong to it, and when each copy is due back.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::coverage::due_on;
use domain::documents::VersionKey;
use domain::knowledge::{Knowledge, Subject, Word};
use domain::returns::ReturnOutcome;
use domain::time::Instant;
use hashbrown::HashMap;

use crate::ledger::Ledger;

/// What is said of one copy beside its verdicts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CopyTold {
    /// The day by which it has to come back, where the disclosure or its own round say one.
    pub due_on: Option<NaiveDate>,
    /// Some of it came back, and not all.
    pub is_incomplete: bool,
    /// It may be kept.
    pub is_retained: bool,
}

/// Versions by the rounds that handed them out.
pub type Packs = BTreeMap<Word, BTreeSet<VersionKey>>;

/// The versions of each round, by the places of their words: those of its pack, and whatever was handed over in it. Looks at every
/// disclosure.
pub fn packs(knowledge: &Knowledge, ledger: &Ledger) -> Packs {
    let mut packs = Packs::new();
    for (round, versions) in knowledge.packs() {
        packs.entry(round).or_default().extend(versions);
    }
    for version in ledger.versions() {
        for told in ledger.told(version) {
            if let Some(round) = told.fact.round {
                packs.entry(round).or_default().insert(version);
            }
        }
    }
    packs
}

/// The versions of which a disclosure is named by a waiver on record. Looks at every disclosure where there is one.
pub fn waived_versions(knowledge: &Knowledge, ledger: &Ledger) -> BTreeSet<VersionKey> {
    if knowledge.waivers().is_empty() {
        return BTreeSet::new();
    }
    let is_named = |version: &VersionKey| {
        ledger.told(*version).any(|told| knowledge.waivers_for(told.code, told.fact.recipient).next().is_some())
    };
    ledger.versions().filter(is_named).collect()
}

/// What is said of the copies of a version by `at`, by the codes of their disclosures.
pub fn copies(knowledge: &Knowledge, ledger: &Ledger, version: VersionKey, at: Instant) -> HashMap<String, CopyTold> {
    let zone = knowledge.zone_of(version.document);
    let told = ledger.told(version).map(|told| {
        let by_then = told.returns.iter().filter(|one| one.accounted_at().instant(zone) <= at);
        let has = |outcome| by_then.clone().any(|one| one.outcome == outcome);
        let is_incomplete = has(ReturnOutcome::Incomplete);
        let is_retained = by_then.clone().any(|one| one.permits(at.day(zone)) == Some(true));
        let copy = CopyTold { due_on: due_on(knowledge, told.fact, zone), is_incomplete, is_retained };
        (told.code.to_owned(), copy)
    });
    told.collect()
}

/// A copy below some disclosures of a version, those themselves among them.
#[derive(Clone, Debug)]
pub struct Below {
    pub disclosure: String,
    pub party: String,
    /// It is none of those that were named.
    pub is_onward: bool,
    /// It came back or was destroyed by then, all of it.
    pub is_accounted: bool,
    pub told: CopyTold,
}

/// The copies that some disclosures of a version handed over and everything that those who got them are recorded to have passed on
/// by `at`, step by step. What somebody passed on is below whatever they got before: who got it from two sides answers to both.
pub fn below(knowledge: &Knowledge, ledger: &Ledger, version: VersionKey, roots: &[&str], at: Instant) -> Vec<Below> {
    let zone = knowledge.zone_of(version.document);
    let told = copies(knowledge, ledger, version, at);
    let all: Vec<_> = ledger.told(version).filter(|one| one.fact.at().instant(zone) <= at).collect();
    // The first day on which each party had it through one of them; what was passed on that day may come from there.
    let mut had: HashMap<Subject, NaiveDate> = HashMap::new();
    let mut found: Vec<bool> = all.iter().map(|one| roots.contains(&one.code)).collect();
    loop {
        let mut grew = false;
        for (one, is_found) in all.iter().zip(&mut found) {
            let day = one.fact.at().day(zone);
            *is_found = *is_found || had.get(&one.fact.giver).is_some_and(|since| *since <= day);
            if *is_found && had.get(&one.fact.recipient).is_none_or(|since| day < *since) {
                had.insert(one.fact.recipient, day);
                grew = true;
            }
        }
        if !grew {
            break;
        }
    }
    let below = all.iter().zip(found).filter(|(_, is_found)| *is_found).map(|(one, _)| {
        let ends = one.returns.iter().filter(|one| one.outcome == ReturnOutcome::Complete);
        Below {
            disclosure: one.code.to_owned(),
            party: knowledge.code(one.fact.recipient).to_owned(),
            is_onward: !roots.contains(&one.code),
            is_accounted: ends.into_iter().any(|one| one.accounted_at().instant(zone) <= at),
            told: told.get(one.code).copied().unwrap_or_default(),
        }
    });
    below.collect()
}

/// The copies of a version that a round handed out by `at`, and everything that is recorded to have been passed on from there, as
/// [`below`] finds it; whoever has the version by another way owes the round nothing.
pub fn of_round(knowledge: &Knowledge, ledger: &Ledger, version: VersionKey, round: Word, at: Instant) -> Vec<Below> {
    let of_round = ledger.told(version).filter(|told| told.fact.round == Some(round));
    let roots: Vec<&str> = of_round.map(|told| told.code).collect();
    below(knowledge, ledger, version, &roots, at)
}
