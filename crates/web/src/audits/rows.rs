//! One row of the exposure audit: a party or person that has the version.

use std::collections::{BTreeSet, HashMap};
use std::ops::Deref;

use audits::ExposureAnswer;
use catalogue::Words;
use chrono_tz::Tz;
use persistence::names::Name;
use supplier_graph::{Chain, Exposed};

use super::asking::local;
use super::receipts::ReceiptView;
use crate::parts::{Badge, Tone};

pub(super) struct RowView {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) is_person: bool,
    pub(super) tier: String,
    /// It received past its place in the supply chain.
    pub(super) finding: String,
    pub(super) hops: String,
    /// From the source to whoever gave it.
    pub(super) through: String,
    pub(super) first: String,
    pub(super) holding: Badge,
    pub(super) cover: Badge,
    pub(super) more_reasons: usize,
    pub(super) agreements: String,
    pub(super) chain: Badge,
    pub(super) path: Vec<Step>,
    pub(super) receipts: Vec<ReceiptView>,
}

/// One hand on the way.
pub(super) struct Step {
    pub(super) code: String,
    pub(super) name: String,
}

impl RowView {
    pub(super) fn new(w: Words, one: &Exposed, names: &HashMap<String, Name>, zone: Tz) -> Self {
        let is_complete = one.chain == Chain::Complete;
        let before = one.path.split_last().map(|(_, before)| before).unwrap_or_default();
        let through = match one.chain {
            Chain::Complete => before.join(" → "),
            Chain::Broken => w.t("audit-through-unknown"),
        };
        let agreements: BTreeSet<&str> =
            one.receipts.iter().filter_map(|receipt| receipt.release.agreement.as_deref()).collect();
        let finding = match (one.tier, one.hops) {
            (Some(tier), Some(hops)) if tier != hops => w.t("audit-tier-differs"),
            _ => String::new(),
        };
        Self {
            code: one.party.to_string(),
            name: name(w, names, &one.party),
            is_person: names.get(one.party.as_str()).is_some_and(|name| name.is_person),
            tier: w.tier(one.tier),
            finding,
            hops: w.hops(one.hops),
            through,
            first: local(one.first_received_at, zone),
            holding: Badge::new(if one.holding { Tone::Note } else { Tone::Quiet }, w.holding(one.holding)),
            cover: cover(w, one),
            more_reasons: one.reasons.len().saturating_sub(1),
            agreements: agreements.into_iter().collect::<Vec<_>>().join(", "),
            chain: Badge::new(if is_complete { Tone::Good } else { Tone::Warn }, w.chain(is_complete)),
            path: one.path.iter().map(|code| Step { code: code.to_string(), name: name(w, names, code) }).collect(),
            receipts: one.receipts.iter().map(|receipt| ReceiptView::new(w, receipt, names, zone)).collect(),
        }
    }
}

/// Covered, or the primary reason in words.
fn cover(w: Words, one: &Exposed) -> Badge {
    match one.primary_reason {
        None => Badge::new(Tone::Good, w.covered(true)),
        Some(code) => Badge::new(Tone::Bad, w.reason(code)),
    }
}

/// The name in the reader's script, where there is one; blank when none is recorded.
pub(super) fn name(w: Words, names: &HashMap<String, Name>, code: &str) -> String {
    names.get(code).map(|name| w.in_script(&name.name, name.name_local.as_deref()).to_owned()).unwrap_or_default()
}

/// Code and name together.
pub(super) fn called(w: Words, names: &HashMap<String, Name>, code: &str) -> String {
    match name(w, names, code).as_str() {
        "" => code.to_owned(),
        name => format!("{code} · {name}"),
    }
}

/// Every code that the page shows a name for.
pub(super) fn codes(answer: &ExposureAnswer) -> Vec<String> {
    let mut codes: BTreeSet<&str> = answer.exposure.originator.as_deref().into_iter().collect();
    for one in &answer.exposure.exposures {
        codes.insert(&one.party);
        codes.extend(one.path.iter().map(Deref::deref));
        for receipt in &one.receipts {
            codes.insert(&receipt.giver);
            codes.extend(receipt.via.as_deref());
        }
    }
    for one in &answer.exposure.possible {
        codes.extend(one.path.iter().map(Deref::deref));
    }
    codes.into_iter().map(str::to_owned).collect()
}
