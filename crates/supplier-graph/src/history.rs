//! How many had a version, held it and stood without cover, at each of several times.

use domain::coverage::Moment;
use domain::knowledge::Knowledge;
use domain::time::{Instant, When};

use crate::exposure::{Summary, recorded_of};
use crate::followed::Followed;
use crate::ledger::Ledger;
use crate::spans::{Span, spans};
use crate::tiers::Tiers;

/// How it stood at one time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub exposed: usize,
    pub holding: usize,
    /// Received without cover.
    pub uncovered: usize,
    /// Holds, and none of the copies still held may be held.
    pub held_without_cover: usize,
}

/// Counts at each time, in their order; the version is followed once for all of them.
pub fn history(knowledge: &Knowledge, ledger: &Ledger, document: &str, version: &str, times: &[When]) -> Vec<Counts> {
    let Some(key) = knowledge.version_key(document, version) else { return vec![Counts::default(); times.len()] };
    let zone = knowledge.zone_of(key.document);
    // Nobody is listed, so the order of parties does not matter.
    let found = spans(knowledge, ledger, key, |_| 0);
    let stood = |time: &When| {
        let Some(found) = &found else {
            let followed = Followed::new(knowledge, ledger, key, Moment::asked(*time, zone));
            return Counts::from(recorded_of(knowledge, &followed, *time, &Tiers::default()).summary);
        };
        let at = Moment::asked(*time, zone).at;
        let count = |spans: &[Span]| spans.iter().filter(|span| span.contains(at)).count();
        Counts {
            exposed: found.first_receipts.partition_point(|first: &Instant| *first <= at),
            holding: count(&found.holding),
            uncovered: count(&found.uncovered),
            held_without_cover: count(&found.held_without_cover),
        }
    };
    times.iter().map(stood).collect()
}

impl From<Summary> for Counts {
    fn from(summary: Summary) -> Self {
        Self {
            exposed: summary.exposed,
            holding: summary.holding,
            uncovered: summary.uncovered,
            held_without_cover: summary.held_without_cover,
        }
    }
}
