//! One receipt with its three verdicts, as the details of a row show it.

use std::collections::HashMap;

use catalogue::Words;
use chrono_tz::Tz;
use domain::coverage::{Cause, Code};
use persistence::names::Name;
use supplier_graph::{Noted, ReceiptAnswer};

use super::asking::local;
use super::rows::called;
use crate::parts::{Badge, Tone};

pub(super) struct ReceiptView {
    pub(super) disclosure: String,
    /// Where each check is explained; blank where the record cannot be found.
    pub(super) explain: String,
    pub(super) at: String,
    pub(super) giver: String,
    /// The person through whom an employer received.
    pub(super) via: String,
    pub(super) agreement: String,
    pub(super) release: Badge,
    pub(super) release_reasons: Vec<ReasonView>,
    pub(super) warnings: Vec<WarningView>,
    pub(super) holding: Badge,
    pub(super) holding_reasons: Vec<ReasonView>,
    pub(super) accounted: String,
    pub(super) bound: Badge,
    pub(super) bound_by: String,
}

/// Why something is not covered, what that says, and what would cure it.
pub(crate) struct ReasonView {
    pub(crate) code: &'static str,
    pub(crate) label: String,
    pub(crate) says: String,
    pub(crate) cure: String,
    pub(crate) cause: String,
}

pub(crate) struct WarningView {
    pub(crate) label: String,
    pub(crate) says: String,
}

impl ReceiptView {
    /// `explain`: where each check is explained.
    pub(super) fn new(
        w: Words,
        receipt: &ReceiptAnswer,
        names: &HashMap<String, Name>,
        zone: Tz,
        explain: String,
    ) -> Self {
        let (release, holding) = (&receipt.release, &receipt.holding);
        let tone = |is_so| if is_so { Tone::Good } else { Tone::Bad };
        Self {
            disclosure: receipt.disclosure.to_string(),
            explain,
            at: local(receipt.at, zone),
            giver: called(w, names, &receipt.giver),
            via: receipt.via.as_deref().map(|code| called(w, names, code)).unwrap_or_default(),
            agreement: release.agreement.clone().unwrap_or_default().into(),
            release: Badge::new(tone(release.covered), w.covered(release.covered)),
            release_reasons: release.reasons.iter().map(|code| reason(w, code, release.cause)).collect(),
            warnings: warnings(w, &release.warnings),
            holding: Badge::new(tone(holding.covered), w.covered(holding.covered)),
            holding_reasons: holding.reasons.iter().map(|code| reason(w, code, holding.cause)).collect(),
            accounted: receipt.accounted_at.map(|at| local(at, zone)).unwrap_or_default(),
            bound: Badge::new(if receipt.bound.bound { Tone::Good } else { Tone::Warn }, w.bound(receipt.bound.bound)),
            bound_by: receipt.bound.by.join(", "),
        }
    }
}

/// Warnings, then the reasons that were waived.
pub(crate) fn warnings(w: Words, noted: &Noted) -> Vec<WarningView> {
    let waived = noted.waived.iter();
    let waived = waived.map(|(code, waiver)| WarningView { label: w.waived(*code), says: w.waived_says(waiver) });
    let plain = noted.warnings.iter();
    plain.map(|one| WarningView { label: w.warning(one), says: w.warning_says(one) }).chain(waived).collect()
}

pub(crate) fn reason(w: Words, code: Code, cause: Option<Cause>) -> ReasonView {
    let cause = cause.filter(|_| code == Code::UpstreamNotCovered);
    ReasonView {
        code: code.as_str(),
        label: w.reason(code),
        says: w.reason_says(code),
        cure: w.reason_cure(code),
        cause: cause.map(|cause| w.cause(cause)).unwrap_or_default(),
    }
}
