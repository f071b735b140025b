//! One row of the radar: a thing that ends, whom it binds, and what takes over.

use std::collections::HashMap;

use audits::{Expiry, Times};
use catalogue::Words;
use domain::expiries::{Ends, Window};
use domain::facts::Kind;

use crate::audits::address::party_of;
use crate::audits::naming::Naming;
use crate::parts::{Badge, Tone};
use crate::registers::address_of;

/// Rows whose days left lie in the same window.
pub(super) struct Group {
    pub(super) title: String,
    pub(super) rows: Vec<RowView>,
}

pub(super) struct RowView {
    pub(super) register: String,
    pub(super) paper: String,
    /// Its record; blank when it is not on record any more.
    pub(super) address: String,
    pub(super) survival: Option<Badge>,
    pub(super) parties: Vec<PartyView>,
    pub(super) programmes: String,
    pub(super) last_day: String,
    pub(super) left: Badge,
    pub(super) copies: String,
    pub(super) successor: Option<String>,
    /// Nothing takes over, and something ought to.
    pub(super) open: Option<Badge>,
}

pub(super) struct PartyView {
    pub(super) code: String,
    pub(super) name: String,
    /// Its reach at the same times; blank when it is not on record.
    pub(super) address: String,
}

/// The numbers of records by register and key.
pub(super) type Numbers = HashMap<(Kind, String), i64>;

impl RowView {
    fn new(w: Words, row: &Expiry, (naming, numbers): (&Naming, &Numbers), times: &Times) -> Self {
        let party = |code: &String| PartyView {
            code: code.clone(),
            name: naming.subject_name(w, code),
            address: naming.subject(code).map(|subject| party_of(subject, times)).unwrap_or_default(),
        };
        let number = numbers.get(&(row.register, row.key.clone()));
        let is_open = row.successor.is_none() && row.ends == Ends::Term;
        Self {
            register: w.of("expiries-one", row.register.table()),
            paper: row.paper(),
            address: number.map(|id| address_of(row.register, *id)).unwrap_or_default(),
            survival: (row.ends == Ends::Survival).then(|| Badge::new(Tone::Note, w.t("expiries-ends-survival"))),
            parties: row.parties.iter().map(party).collect(),
            programmes: if row.programmes.is_empty() {
                w.t("expiries-all-programmes")
            } else {
                row.programmes.join(", ")
            },
            last_day: row.last_day.to_string(),
            left: Badge::new(tone(row.window), left(w, row.left())),
            copies: row.copies.map(|copies| copies.to_string()).unwrap_or_default(),
            successor: row.successor.clone(),
            open: is_open.then(|| Badge::new(Tone::Warn, w.t("expiries-no-successor"))),
        }
    }
}

/// How many days are left, in words.
fn left(w: Words, days_left: i64) -> String {
    match days_left {
        0 => w.t("expiries-today"),
        1.. => w.t1("expiries-left", "days", days_left),
        _ => w.t1("expiries-ago", "days", -days_left),
    }
}

pub(super) const fn tone(window: Window) -> Tone {
    match window {
        Window::Ended => Tone::Quiet,
        Window::Days7 => Tone::Bad,
        Window::Days30 => Tone::Warn,
        Window::Days90 | Window::Days180 => Tone::Note,
    }
}

/// Rows in the order of their last days, put together by window.
pub(super) fn groups(w: Words, rows: &[&Expiry], known: (&Naming, &Numbers), times: &Times) -> Vec<Group> {
    let groups = rows.chunk_by(|a, b| a.window == b.window).filter_map(|of_window| {
        let title = w.of("expiries-group", of_window.first()?.window.name());
        Some(Group { title, rows: of_window.iter().map(|row| RowView::new(w, row, known, times)).collect() })
    });
    groups.collect()
}
