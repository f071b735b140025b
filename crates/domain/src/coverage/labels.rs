//! Whether the recipient has been assessed for what it receives (codes 60 to 64).

use super::waiving::Waiving;
use super::{Code, Codes, Handover, Moment, Warning, Warnings};
use crate::knowledge::Knowledge;
use crate::labels::{Label, Objective};

/// What speaks against the labels of the recipient at a moment, and what to look at.
pub(super) fn judge(
    knowledge: &Knowledge,
    handover: &Handover<'_>,
    moment: Moment,
    waiving: &Waiving,
) -> (Codes, Warnings) {
    look(knowledge, handover, moment, waiving).map(|found| (found.reasons, found.warnings)).unwrap_or_default()
}

/// The label that decides, where one is called for.
pub(super) struct Found<'a> {
    pub(super) required: Objective,
    pub(super) reasons: Codes,
    pub(super) warnings: Warnings,
    /// The one that serves, or comes nearest.
    pub(super) label: Option<&'a Label>,
}

/// Looks for the label that what is handed over calls for; none where it calls for none.
pub(super) fn look<'a>(
    knowledge: &'a Knowledge,
    handover: &Handover<'_>,
    moment: Moment,
    waiving: &Waiving,
) -> Option<Found<'a>> {
    let document = handover.matter.document.filter(|_| knowledge.needs_labels(handover.recipient()))?;
    let required = Objective::required(document.info_type, handover.matter.class_on(document, moment.day))?;
    let held = || knowledge.labels_of(handover.recipient()).iter().filter(|label| label.valid_from <= moment.day);
    let serving = || held().filter(|label| label.objective.satisfies(required));
    // Of those without fault, one that somebody approved.
    let fine = serving().filter(|label| faults(label, handover, moment).is_empty()).min_by_key(|one| one.self_declared);
    if let Some(label) = fine {
        let warnings = label.self_declared.then_some(Warning::SelfDeclaredOnly).into_iter().collect();
        return Some(Found { required, reasons: Codes::default(), warnings, label: Some(label) });
    }
    let lower = |label: &&Label| {
        label.objective == Objective::Confidential && moment.day <= label.valid_until && !label.stopped
    };
    let low =
        held().find(lower).filter(|_| required == Objective::StrictlyConfidential && !waiving.has(Code::LabelMissing));
    let missing = if low.is_some() { Code::LabelLevelLow } else { Code::LabelMissing };
    let all = serving().map(|label| (faults(label, handover, moment), label));
    let (reasons, label) = waiving.nearest(all, missing);
    Some(Found { required, reasons, warnings: Warnings::default(), label: label.or(low) })
}

fn faults(label: &Label, handover: &Handover<'_>, moment: Moment) -> Codes {
    let elsewhere = !label.sites.is_empty() && handover.told.site.is_none_or(|site| !label.sites.contains(&site));
    [
        (elsewhere, Code::LabelSiteMismatch),
        (label.stopped, Code::LabelSuspended),
        (moment.day > label.valid_until, Code::LabelExpired),
    ]
    .into_iter()
    .filter_map(|(fails, code)| fails.then_some(code))
    .collect()
}
