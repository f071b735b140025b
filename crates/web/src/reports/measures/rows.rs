//! The seven groups with what there is and what is missing, and the records behind them.

use audits::{Measure, OfGroup};
use catalogue::Words;
use chrono_tz::Tz;
use domain::measures::Gap;

use super::super::asking::Asking;
use crate::audits::naming::Naming;
use crate::parts::{Badge, Tone};
use crate::registers::address_of;
use crate::registers::moment;

pub(super) struct GroupView {
    pub(super) number: usize,
    pub(super) words: String,
    pub(super) hint: String,
    pub(super) timely: Counted,
    pub(super) back_dated: Counted,
    pub(super) gaps: Vec<String>,
}

/// A count that is a way to its rows.
pub(super) struct Counted {
    pub(super) count: usize,
    pub(super) address: String,
}

impl GroupView {
    pub(super) fn new(w: Words, asking: &Asking, number: usize, of: &OfGroup) -> Self {
        let name = of.group.name();
        let counted = |count: usize, recorded: &str| Counted {
            count,
            address: asking.changed("group", name).changed("recorded", recorded).address(),
        };
        Self {
            number,
            words: w.of("measures-group", name),
            hint: w.of("measures-hint", name),
            timely: counted(of.timely, "before"),
            back_dated: counted(of.back_dated, "after"),
            gaps: of.gaps.iter().map(|gap| told(w, *gap)).collect(),
        }
    }
}

fn told(w: Words, gap: Gap) -> String {
    let count = gap.count();
    match gap {
        Gap::Nothing => w.t("measures-gap-nothing"),
        Gap::NoRule => w.t("measures-gap-no_rule"),
        Gap::NoAccessList => w.t("measures-gap-no_access_list"),
        Gap::Unbound(_) => w.t1("measures-gap-unbound", "count", count),
        Gap::Untrained(_) => w.t1("measures-gap-untrained", "count", count),
        Gap::Unmarked(_) => w.t1("measures-gap-unmarked", "count", count),
        Gap::Overdue(_) => w.t1("measures-gap-overdue", "count", count),
    }
}

pub(super) struct RowView {
    pub(super) group: String,
    pub(super) register: String,
    pub(super) record: String,
    pub(super) address: String,
    pub(super) parties: Vec<(String, String)>,
    pub(super) on: String,
    pub(super) recorded: String,
    pub(super) back_dated: Option<Badge>,
    pub(super) changed: Option<Badge>,
    pub(super) evidence: u64,
}

impl RowView {
    pub(super) fn new(w: Words, row: &Measure, naming: &Naming, zone: Tz) -> Self {
        Self {
            group: w.of("measures-group", row.group.name()),
            register: w.kind(row.register),
            record: row.record(),
            address: address_of(row.register, row.id),
            parties: row.parties.iter().map(|code| (code.clone(), naming.subject_name(w, code))).collect(),
            on: row.on.map(|on| on.to_string()).unwrap_or_default(),
            recorded: moment::words(&row.recorded_at.to_string(), zone),
            back_dated: (!row.timely).then(|| Badge::new(Tone::Warn, w.t("measures-back-dated"))),
            changed: row.changed.then(|| Badge::new(Tone::Note, w.t("measures-changed"))),
            evidence: row.evidence,
        }
    }
}
