//! The copies of what a bidding round handed out: which versions belong to it, and when each copy is due back.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::coverage::due_on;
use domain::documents::VersionKey;
use domain::knowledge::{Knowledge, Word};
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

/// What is said of the copies of a version by `at`, by the codes of their disclosures.
pub fn copies(knowledge: &Knowledge, ledger: &Ledger, version: VersionKey, at: Instant) -> HashMap<String, CopyTold> {
    let zone = knowledge.zone_of(version.document);
    let told = ledger.told(version).map(|told| {
        let by_then = told.returns.iter().filter(|one| one.accounted_at().instant(zone) <= at);
        let has = |outcome| by_then.clone().any(|one| one.outcome == outcome);
        let (is_incomplete, is_retained) = (has(ReturnOutcome::Incomplete), has(ReturnOutcome::Retained));
        let copy = CopyTold { due_on: due_on(knowledge, told.fact, zone), is_incomplete, is_retained };
        (told.code.to_owned(), copy)
    });
    told.collect()
}
