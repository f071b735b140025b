//! Whether a live duty binds the recipient.

use super::paper::{Execution, candidates, effective_on, execution};
use super::{Handover, Moment};
use crate::agreements::Paper;
use crate::knowledge::Knowledge;

/// The codes of the papers that bind the recipient of a disclosure at `moment`, in code-point order; none: not bound.
pub fn bound_by(knowledge: &Knowledge, handover: &Handover<'_>, moment: Moment) -> Vec<String> {
    let public = handover.is_public(knowledge, moment);
    let agreements = candidates(knowledge, handover).into_iter();
    let agreements = agreements.filter(super::paper::Candidate::is_between_the_right_parties).map(|one| one.paper);
    let people = std::iter::once(&handover.recipient).chain(&handover.people);
    let commitments = people.flat_map(|person| knowledge.commitments_of(*person)).copied();
    let papers = agreements.chain(commitments).map(|id| knowledge.paper(id));
    let mut codes: Vec<String> =
        papers.filter(|paper| binds(paper, handover, moment, public)).map(|paper| paper.code.clone()).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

fn binds(paper: &Paper, handover: &Handover<'_>, moment: Moment, public: bool) -> bool {
    let executed = match execution(paper, handover, moment) {
        Execution::ByThen | Execution::SameDay => true,
        Execution::Later => paper.retroactive(),
        Execution::Never => false,
    };
    let in_scope = handover.document.is_some_and(|document| paper.covers_programme(&document.programme));
    executed && in_scope && paper.binds_on(moment.day, effective_on(paper, handover), public)
}
