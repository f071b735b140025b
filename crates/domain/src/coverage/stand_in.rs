//! Commitments of people that stand in for an agreement with whom they work for.

use smallvec::SmallVec;

use super::paper::{Case, Passings, Tested, by_preference, commitments_of, effective_on, needs_waiver, test};
use super::{Codes, Warning, Warnings};
use crate::knowledge::PaperId;

/// Commitments that stand in for an agreement.
pub(super) struct StandIn {
    /// The one that would be chosen first.
    pub(super) agreement: PaperId,
    /// One of each person named.
    pub(super) used: SmallVec<[Tested; 2]>,
    pub(super) warnings: Warnings,
}

impl StandIn {
    pub(super) fn passing(&self) -> Passings {
        self.used.iter().map(Tested::passing).collect()
    }

    /// Reasons that waivers took away from any of them.
    pub(super) fn waived(&self) -> Codes {
        self.used.iter().map(|one| one.waived).fold(Codes::default(), Codes::union)
    }
}

/// Commitments in force of all named people stand in for an agreement with media, agencies and the like.
pub(super) fn judge(case: &Case<'_>) -> Option<StandIn> {
    let Case { knowledge, handover, .. } = *case;
    if handover.told.people.is_empty() || !knowledge.acts_through_people(handover.recipient()) {
        return None;
    }
    let day = |id: PaperId| effective_on(knowledge.paper(id), handover.matter.zone);
    let undertakes = |one: &Tested| knowledge.paper(one.candidate.paper).employer_undertakes();
    let by_preference = |a: &Tested, b: &Tested| by_preference(knowledge, &day, a.candidate.paper, b.candidate.paper);
    let by_waiver = |a: &Tested, b: &Tested| needs_waiver(a).cmp(&needs_waiver(b));
    let best = |person| {
        let tested = commitments_of(knowledge, handover, person).map(|candidate| test(case, candidate));
        tested.filter(|one| one.reasons.is_empty()).min_by(|a, b| {
            let by_employer = || undertakes(b).cmp(&undertakes(a));
            by_waiver(a, b).then_with(by_employer).then_with(|| by_preference(a, b))
        })
    };
    let used: SmallVec<[Tested; 2]> = handover.told.people.iter().copied().map(best).collect::<Option<_>>()?;
    let first = used.iter().min_by(|a, b| by_waiver(a, b).then_with(|| by_preference(a, b)))?;
    let agreement = first.candidate.paper;
    let unbound = (!used.iter().all(undertakes)).then_some(Warning::EmployerNotBound);
    let warnings = used.iter().map(|one| one.warnings).fold(unbound.into_iter().collect(), Warnings::union);
    Some(StandIn { agreement, used, warnings })
}
