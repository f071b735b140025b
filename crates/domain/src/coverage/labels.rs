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
    let Some(document) = handover.matter.document else { return Default::default() };
    if !is_asked(knowledge, handover) {
        return Default::default();
    }
    let class = handover.matter.class_on(document, moment.day);
    let Some(required) = Objective::required(document.info_type, class) else { return Default::default() };
    let held = || knowledge.labels_of(handover.recipient()).iter().filter(|label| label.valid_from <= moment.day);
    let faults = |label: &Label| faults(label, handover, moment);
    let serving = || held().filter(|label| label.objective.satisfies(required));
    let (fine, approved) = serving()
        .filter(|label| faults(label).is_empty())
        .fold((false, false), |(_, approved), label| (true, approved || !label.self_declared));
    if fine {
        let warning = (!approved).then_some(Warning::SelfDeclaredOnly);
        return (Codes::default(), warning.into_iter().collect());
    }
    let lower =
        |label: &Label| label.objective == Objective::Confidential && moment.day <= label.valid_until && !label.stopped;
    let is_low = required == Objective::StrictlyConfidential && held().any(lower);
    let low = is_low && !waiving.has(Code::LabelMissing);
    let missing = if low { Code::LabelLevelLow } else { Code::LabelMissing };
    (waiving.nearest(serving().map(faults), missing), Warnings::default())
}

/// What the recipient receives may call for a label.
pub(super) fn is_asked(knowledge: &Knowledge, handover: &Handover<'_>) -> bool {
    knowledge.needs_labels(handover.recipient())
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
