//! One row of the exposure audit: a party or person that has the version.

use std::collections::{BTreeSet, HashMap};
use std::ops::Deref;

use catalogue::Words;
use chrono_tz::Tz;
use persistence::names::Name;
use supplier_graph::{Chain, Exposed, Possible, ReceiptAnswer};

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
    /// Receipts that are not shown.
    pub(super) more_receipts: usize,
}

/// How many of its receipts a row shows: some receive one version thousands of times.
const RECEIPTS: usize = 20;

/// One hand on the way.
pub(super) struct Step {
    pub(super) code: String,
    pub(super) name: String,
}

/// How rows are shown.
pub(super) struct How<'a> {
    pub(super) zone: Tz,
    /// With all receipts, else with the first, those without cover before others.
    pub(super) is_whole: bool,
    /// Where the checks of a disclosure are explained; blank where its record cannot be found.
    pub(super) explain: &'a dyn Fn(&str) -> String,
}

/// The receipts of a party that are shown.
pub(super) fn receipts_shown(one: &Exposed, is_whole: bool) -> Vec<&ReceiptAnswer> {
    shown(&one.receipts, if is_whole { usize::MAX } else { RECEIPTS })
}

impl RowView {
    pub(super) fn new(w: Words, one: &Exposed, names: &HashMap<String, Name>, how: &How<'_>) -> Self {
        let How { zone, is_whole, .. } = *how;
        let receipts = receipts_shown(one, is_whole);
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
            more_receipts: one.receipts.len() - receipts.len(),
            receipts: receipts
                .into_iter()
                .map(|receipt| ReceiptView::new(w, receipt, names, zone, (how.explain)(&receipt.disclosure)))
                .collect(),
        }
    }
}

/// So many receipts in their order; those that were not covered, or are held without cover, before others.
fn shown(receipts: &[ReceiptAnswer], most: usize) -> Vec<&ReceiptAnswer> {
    let is_fine = |one: &ReceiptAnswer| one.release.covered && (one.holding.covered || one.accounted_at.is_some());
    let mut places: Vec<usize> = (0..receipts.len()).collect();
    places.sort_by_key(|place| is_fine(&receipts[*place]));
    places.truncate(most);
    places.sort_unstable();
    places.into_iter().map(|place| &receipts[place]).collect()
}

/// Covered, or the primary reason in words.
fn cover(w: Words, one: &Exposed) -> Badge {
    match one.primary_reason {
        None => Badge::new(Tone::Good, w.covered(true)),
        Some(code) => Badge::new(Tone::Bad, w.reason(code)),
    }
}

/// The name in the reader's script, where there is one; blank when none is recorded.
pub(crate) fn name(w: Words, names: &HashMap<String, Name>, code: &str) -> String {
    names.get(code).map(|name| w.in_script(&name.name, name.name_local.as_deref()).to_owned()).unwrap_or_default()
}

/// Code and name together.
pub(crate) fn called(w: Words, names: &HashMap<String, Name>, code: &str) -> String {
    match name(w, names, code).as_str() {
        "" => code.to_owned(),
        name => format!("{code} · {name}"),
    }
}

/// Every code of these rows and of those who may have it that is shown with a name, and the originator's.
pub(super) fn codes<'a>(
    originator: Option<&'a str>,
    exposures: impl IntoIterator<Item = &'a Exposed>,
    possible: impl IntoIterator<Item = &'a Possible>,
) -> Vec<String> {
    let mut codes: BTreeSet<&str> = originator.into_iter().collect();
    for one in exposures {
        codes.insert(&one.party);
        codes.extend(one.path.iter().map(Deref::deref));
        for receipt in &one.receipts {
            codes.insert(&receipt.giver);
            codes.extend(receipt.via.as_deref());
        }
    }
    for one in possible {
        codes.extend(one.path.iter().map(Deref::deref));
    }
    codes.into_iter().map(str::to_owned).collect()
}
