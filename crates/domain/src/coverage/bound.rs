//! Whether a live duty binds the recipient.

use smallvec::SmallVec;

use super::paper::{Candidate, Execution, effective_on, execution};
use super::{Handover, Moment};
use crate::agreements::Paper;
use crate::knowledge::Knowledge;

/// The codes of the papers that bind the recipient of a disclosure at `moment`, in code-point order; none: not bound.
pub fn bound_by<'k>(knowledge: &'k Knowledge, handover: &Handover<'_>, moment: Moment) -> SmallVec<[&'k str; 4]> {
    let public = handover.is_public(moment);
    let agreements = handover.candidates.iter();
    let agreements = agreements.filter(|one| Candidate::is_between_the_right_parties(one)).map(|one| one.paper);
    let people = std::iter::once(handover.recipient()).chain(handover.told.people.iter().copied());
    let commitments = people.flat_map(|person| knowledge.commitments_of(person)).copied();
    let papers = agreements.chain(commitments).map(|id| knowledge.paper(id));
    let binding = papers.filter(|paper| binds(paper, handover, moment, public));
    let mut codes: SmallVec<[&str; 4]> = binding.map(|paper| knowledge.text(paper.code)).collect();
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
    let in_scope = handover.matter.document.is_some_and(|document| paper.covers_programme(document.programme));
    executed && in_scope && paper.binds_on(moment.day, effective_on(paper, handover), public)
}
