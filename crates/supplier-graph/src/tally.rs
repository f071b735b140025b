//! Verdicts counted one by one, judged directly: how many disclosures of a version are allowed, may be kept, or bind.

use domain::coverage::{Moment, Verdict, bound_by, can_bind};
use domain::documents::VersionKey;
use domain::knowledge::Knowledge;
use domain::time::When;

use crate::ledger::Ledger;
use crate::settled::{MOST_WORK, Settled};
use crate::verdicts::Verdicts;

/// Which verdict is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judging {
    /// Was handing over allowed, at its own time?
    Release,
    /// May it be kept at this time?
    Holding(When),
    /// Is there a live duty at this time?
    Bound(When),
}

/// How many verdicts were found, and how many of them say yes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub verdicts: usize,
    pub favourable: usize,
}

impl Tally {
    fn count(&mut self, is_favourable: bool) {
        self.verdicts += 1;
        self.favourable += usize::from(is_favourable);
    }
}

/// Judges every disclosure of a version that there is by the time asked about.
pub fn tally(knowledge: &Knowledge, ledger: &Ledger, version: VersionKey, judging: Judging) -> Tally {
    let mut tally = Tally::default();
    let asked = |when: When| Moment::asked(when, knowledge.zone_of(version.document));
    match judging {
        Judging::Release => {
            let mut settled = Settled::new(knowledge, ledger, version, MOST_WORK);
            for place in 0..settled.chains().handovers.len() {
                tally.count(settled.release(place).covered());
            }
        }
        Judging::Holding(when) => {
            let (mut verdicts, moment) = (Verdicts::new(knowledge, ledger, version), asked(when));
            for place in 0..verdicts.chains().handovers.len() {
                if verdicts.chains().handovers[place].moment.at <= moment.at {
                    tally.count(verdicts.holding(0, place, moment).is_some_and(Verdict::covered));
                }
            }
        }
        Judging::Bound(when) => {
            let (verdicts, moment) = (Verdicts::new(knowledge, ledger, version), asked(when));
            let chains = verdicts.chains();
            for handover in chains.handovers.iter().filter(|one| one.moment.at <= moment.at) {
                let papers = can_bind(knowledge, handover);
                tally.count(bound_by(knowledge, &chains.matter, &papers, moment).next().is_some());
            }
        }
    }
    tally
}
