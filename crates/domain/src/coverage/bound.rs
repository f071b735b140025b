//! Whether a live duty binds the recipient.

use smallvec::SmallVec;

use super::paper::{Candidate, Execution, effective_on, execution};
use super::{Handover, Matter, Moment};
use crate::agreements::Paper;
use crate::knowledge::{Knowledge, PaperId};

/// Some papers, of which there are seldom more than two.
pub type Papers = SmallVec<[PaperId; 2]>;

/// The papers that can bind the recipient of a disclosure at some time, in code-point order of their codes.
pub fn can_bind(knowledge: &Knowledge, handover: &Handover<'_>) -> Papers {
    let Some(document) = handover.matter.document else { return Papers::new() };
    let agreements = handover.candidates.iter();
    let agreements = agreements.filter(|one| Candidate::is_between_the_right_parties(one)).map(|one| one.paper);
    let people = std::iter::once(handover.recipient()).chain(handover.told.people.iter().copied());
    let commitments = people.flat_map(|person| knowledge.commitments_of(person)).copied();
    let in_scope = |paper: &PaperId| knowledge.paper(*paper).covers_programme(document.programme);
    let mut papers: Papers = agreements.chain(commitments).filter(in_scope).collect();
    papers.sort_unstable_by(|a, b| knowledge.code_order(*a, *b).then_with(|| a.cmp(b)));
    papers.dedup();
    papers
}

/// Those papers that bind at `moment`, in their order; none: not bound.
pub fn bound_by<'a>(
    knowledge: &'a Knowledge,
    matter: &'a Matter<'_>,
    papers: &'a [PaperId],
    moment: Moment,
) -> impl Iterator<Item = PaperId> + use<'a> {
    let public = matter.is_public(moment);
    papers.iter().copied().filter(move |id| binds(knowledge.paper(*id), matter, moment, public))
}

fn binds(paper: &Paper, matter: &Matter<'_>, moment: Moment, public: bool) -> bool {
    let executed = match execution(paper, matter.zone, moment) {
        Execution::ByThen | Execution::SameDay => true,
        Execution::Later => paper.retroactive(),
        Execution::Never => false,
    };
    executed && paper.binds_on(moment.day, effective_on(paper, matter.zone), public)
}
