//! Commitments of people that stand in for an agreement with whom they work for.

use super::paper::{Case, Passing, Passings, by_preference, commitments_of, effective_on, needs_waiver, test};
use super::{Codes, Warning, Warnings};
use crate::agreements::Nature;
use crate::knowledge::PaperId;

/// Commitments that stand in for an agreement; the one that would be chosen first is named.
pub(super) struct StandIn {
    pub(super) agreement: PaperId,
    pub(super) passing: Passings,
    pub(super) warnings: Warnings,
    pub(super) waived: Codes,
}

/// Commitments in force of all named people stand in for an agreement with media, agencies and the like.
pub(super) fn judge(case: &Case<'_>) -> Option<StandIn> {
    let Case { knowledge, handover, .. } = *case;
    if handover.told.people.is_empty() || !knowledge.acts_through_people(handover.recipient()) {
        return None;
    }
    let day = |id: PaperId| effective_on(knowledge.paper(id), &handover.matter);
    let undertakes = |id| matches!(knowledge.paper(id).nature, Nature::Commitment { employer_undertakes: true, .. });
    let (mut used, mut warnings, mut waived) = (Passings::new(), Warnings::default(), Codes::default());
    let mut chosen: Option<(bool, PaperId)> = None;
    for person in handover.told.people {
        let tested = commitments_of(knowledge, handover, *person).map(|candidate| test(case, candidate));
        let best = tested.filter(|one| one.reasons.is_empty()).min_by(|a, b| {
            let by_waiver = needs_waiver(a).cmp(&needs_waiver(b));
            let (a, b) = (a.candidate.paper, b.candidate.paper);
            let by_employer = || undertakes(b).cmp(&undertakes(a));
            by_waiver.then_with(by_employer).then_with(|| by_preference(knowledge, &day, a, b))
        })?;
        if !undertakes(best.candidate.paper) {
            warnings.insert(Warning::EmployerNotBound);
        }
        warnings = warnings.union(best.warnings);
        waived = waived.union(best.waived);
        let offered = (needs_waiver(&best), best.candidate.paper);
        let comes_first = |known: (bool, PaperId)| {
            let by_waiver = offered.0.cmp(&known.0);
            by_waiver.then_with(|| by_preference(knowledge, &day, offered.1, known.1)).is_lt()
        };
        if chosen.is_none_or(comes_first) {
            chosen = Some(offered);
        }
        used.push(Passing { paper: best.candidate.paper, disclosed_by: handover.giver() });
    }
    let (_, agreement) = chosen?;
    Some(StandIn { agreement, passing: used, warnings, waived })
}
