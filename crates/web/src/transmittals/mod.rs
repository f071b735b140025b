//! Transmittals: the page on which a pack is put together, and what stands on its page besides its columns: before the release
//! whether everything in it would be covered, and afterwards what went out and what the recipients said.

mod new;
mod section;

use domain::facts::{Kind, Row};
use domain::staff::Permission;

use crate::frame::Frame;
use crate::policy::{Policy, Routes};

pub(crate) use section::{Section, section};

/// What one needs to put one together.
pub(crate) const MAY: Permission = Permission::Enter(Kind::Transmittals);

/// The page of a new one; its query names what it begins with by number.
pub(super) const NEW: &str = "/transmittals/new";

pub(crate) fn routes(routes: &mut Routes) {
    let enter = Policy::May(MAY);
    routes.get(NEW, enter, new::open);
    routes.post(NEW, enter, new::submit);
}

/// It left the house: it is recalled, and neither corrected nor voided.
pub(crate) fn is_out(row: &Row) -> bool {
    row.kind() == Kind::Transmittals && row.get("released_at").is_some()
}

/// The ways to a new transmittal from the page of a version, a party or a round that is not over, for those who may enter one.
pub(crate) fn of_fact(w: &Frame, row: &Row, id: i64) -> Vec<(String, &'static str)> {
    if !w.may(MAY) {
        return Vec::new();
    }
    let is_over = row.get("awarded_at").is_some() || matches!(row.get("state"), Some("cancelled" | "round_closed"));
    match row.kind() {
        Kind::Rounds if is_over => Vec::new(),
        Kind::Versions => vec![
            (format!("{NEW}?version={id}"), catalogue::key("transmittal-of-version")),
            (format!("{NEW}?again={id}"), catalogue::key("transmittal-again")),
        ],
        Kind::Rounds => vec![
            (format!("{NEW}?round={id}"), catalogue::key("transmittal-of-round")),
            (format!("{NEW}?addendum={id}"), catalogue::key("transmittal-addendum")),
        ],
        Kind::Parties => vec![(format!("{NEW}?party={id}"), catalogue::key("transmittal-of-supplier"))],
        _ => Vec::new(),
    }
}
