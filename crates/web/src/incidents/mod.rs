//! What belongs to a leak incident besides its record: everything around it in the order of time.

mod timeline;

use domain::facts::Kind;
use domain::staff::Permission;

use crate::frame::Frame;
use crate::policy::{Policy, Routes};
use crate::registers::{address, address_of};

pub(crate) fn routes(routes: &mut Routes) {
    let at = format!("{}/{{id}}/timeline", address(Kind::Incidents));
    routes.get(at, Policy::May(Permission::ReadFacts), timeline::show);
}

/// The way from an incident to its timeline.
pub(crate) fn of_incident(w: &Frame, kind: Kind, id: i64) -> Option<(String, &'static str)> {
    let may = kind == Kind::Incidents && w.may(Permission::ReadFacts);
    may.then(|| (format!("{}/timeline", address_of(kind, id)), catalogue::key("timeline-title")))
}
