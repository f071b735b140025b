//! Amendments: a new version of an agreement stands in its place from its day of effect on; on earlier days the old terms
//! stay in force.

use std::collections::BTreeSet;

use chrono_tz::Tz;

use super::paper::{Execution, effective_on, execution};
use super::{Handover, Moment};
use crate::agreements::Paper;
use crate::findings::between_the_same;
use crate::knowledge::{Knowledge, PaperId};

/// The amendment that stands in the place of an agreement at `moment`: executed by then and in effect, also where it has
/// ended since. Of several, the latest. Days are days in `zone`.
pub fn replaced(knowledge: &Knowledge, paper: PaperId, moment: Moment, zone: Tz) -> Option<PaperId> {
    let base = knowledge.paper(paper);
    let in_force = |id: &PaperId| {
        let amendment = knowledge.paper(*id);
        amends(knowledge, amendment, base)
            && effective_on(amendment, zone) <= moment.day
            && matches!(execution(amendment, zone, moment), Execution::ByThen | Execution::SameDay)
    };
    let rank = |id: &PaperId| knowledge.paper(*id).effective_on;
    knowledge.amendments_of(base).filter(in_force).max_by_key(rank)
}

/// The agreements between the parties that count no more, each with what stands in its place, in the order of their codes.
pub(super) fn replacements(knowledge: &Knowledge, handover: &Handover<'_>, moment: Moment) -> Vec<(PaperId, PaperId)> {
    let papers: BTreeSet<PaperId> = handover.candidates.iter().map(|one| one.paper).collect();
    let replaced = |paper| Some((paper, replaced(knowledge, paper, moment, handover.matter.zone)?));
    papers.into_iter().filter_map(replaced).collect()
}

/// It is an agreement of the same two and no older than what it says it amends: of two of one day, the one that was
/// executed later, then the one with the greater code.
pub fn amends(knowledge: &Knowledge, amendment: &Paper, base: &Paper) -> bool {
    let executed = |paper: &Paper| paper.executed_at().map(|when| when.instant(Tz::UTC));
    let age = |paper: &Paper| (paper.effective_on, executed(paper));
    let code = |paper: &Paper| knowledge.text(paper.code).to_owned();
    between_the_same(amendment, base)
        && (age(amendment) > age(base) || age(amendment) == age(base) && code(amendment) > code(base))
}
