//! One row of the answer before sending: a recipient, with everything that speaks against it and what would cure it.

use std::collections::HashMap;

use catalogue::Words;
use persistence::names::Name;
use supplier_graph::{Chain, Drafted};

use crate::audits::receipts::{ReasonView, WarningView, reason, warnings};
use crate::audits::rows::name;
use crate::parts::{Badge, Tone};

pub(super) struct RowView {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) is_person: bool,
    pub(super) tier: String,
    pub(super) hops: String,
    pub(super) cover: Badge,
    pub(super) more_reasons: usize,
    pub(super) agreement: String,
    pub(super) bound: Badge,
    pub(super) bound_by: String,
    pub(super) holds: String,
    pub(super) due: String,
    pub(super) chain: Badge,
    pub(super) reasons: Vec<ReasonView>,
    pub(super) warnings: Vec<WarningView>,
    /// There is something to read: its details stand open.
    pub(super) is_open: bool,
}

impl RowView {
    pub(super) fn new(w: Words, one: &Drafted, names: &HashMap<String, Name>) -> Self {
        let release = &one.release;
        let is_complete = one.chain == Chain::Complete;
        Self {
            code: one.party.to_string(),
            name: name(w, names, &one.party),
            is_person: names.get(one.party.as_str()).is_some_and(|name| name.is_person),
            tier: w.tier(one.tier),
            hops: w.hops(one.hops),
            cover: match release.primary_reason {
                None => Badge::new(Tone::Good, w.covered(true)),
                Some(code) => Badge::new(Tone::Bad, w.reason(code)),
            },
            more_reasons: release.reasons.len().saturating_sub(1),
            agreement: release.agreement.clone().unwrap_or_default().into(),
            bound: Badge::new(if one.bound.bound { Tone::Good } else { Tone::Warn }, w.bound(one.bound.bound)),
            bound_by: one.bound.by.join(", "),
            holds: w.yes_no(one.already_holds),
            due: one.return_due_on.map(|day| day.to_string()).unwrap_or_default(),
            chain: Badge::new(if is_complete { Tone::Good } else { Tone::Warn }, w.chain(is_complete)),
            reasons: release.reasons.iter().map(|code| reason(w, code, release.cause)).collect(),
            warnings: warnings(w, &release.warnings),
            is_open: !release.covered || release.warnings.texts().next().is_some(),
        }
    }
}
