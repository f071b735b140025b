//! Whether a live duty binds the recipient.

use chrono_tz::Tz;
use smallvec::SmallVec;

use super::paper::{Candidate, Execution, between, effective_on, execution};
use super::{Handover, Matter, Moment};
use crate::agreements::Paper;
use crate::knowledge::{Knowledge, PaperId, Subject, Word};

/// Some papers, of which there are seldom more than two.
pub type Papers = SmallVec<[PaperId; 2]>;

/// The papers that can bind the recipient of a disclosure at some time, in code-point order of their codes.
pub fn can_bind(knowledge: &Knowledge, handover: &Handover<'_>) -> Papers {
    let Some(document) = handover.matter.document else { return Papers::new() };
    let people = std::iter::once(handover.recipient()).chain(handover.told.people.iter().copied());
    let commitments = people.flat_map(|person| knowledge.commitments_of(person)).copied();
    in_scope(knowledge, &handover.candidates, commitments, Some(document.programme))
}

/// The papers that can bind `debtor` towards any of `creditors` at some time, of a programme or, without one, of any; of an
/// organisation also what those of `people` signed in which it undertakes to answer for them. In code-point order of their codes.
pub fn can_oblige(
    knowledge: &Knowledge,
    (debtor, creditors): (Subject, &[Subject]),
    people: &[Subject],
    programme: Option<Word>,
) -> Papers {
    let agreements = between(knowledge, creditors.iter().copied(), std::iter::once(debtor), None);
    let undertaken = people.iter().flat_map(|person| knowledge.commitments_of(*person)).copied();
    let undertaken = undertaken.filter(|paper| knowledge.paper(*paper).employer_undertakes());
    let commitments = knowledge.commitments_of(debtor).iter().copied().chain(undertaken);
    in_scope(knowledge, &agreements, commitments, programme)
}

fn in_scope(
    knowledge: &Knowledge,
    agreements: &[Candidate],
    commitments: impl Iterator<Item = PaperId>,
    programme: Option<Word>,
) -> Papers {
    let agreements = agreements.iter().filter(|one| one.is_between_the_right_parties()).map(|one| one.paper);
    let covers = |paper: &PaperId| programme.is_none_or(|one| knowledge.paper(*paper).covers_programme(one));
    let mut papers: Papers = agreements.chain(commitments).filter(covers).collect();
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
    papers.iter().copied().filter(move |id| binds(knowledge.paper(*id), matter.zone, moment, public))
}

/// Executed by then or reaching back, and in effect or surviving; `public` says whether what it protects has been published.
pub fn binds(paper: &Paper, zone: Tz, moment: Moment, public: bool) -> bool {
    let executed = match execution(paper, zone, moment) {
        Execution::ByThen | Execution::SameDay => true,
        Execution::Later => paper.retroactive(),
        Execution::Never => false,
    };
    executed && paper.binds_on(moment.day, effective_on(paper, zone), public)
}
