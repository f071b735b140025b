//! Evidence packs: the evidence of a leak for a court, and how the house keeps its confidentiality for an auditor.

mod archive;
mod hand_out;
mod index;
mod show;
mod stamp;

use domain::facts::Kind;
use domain::staff::Permission;

pub use archive::{PackError, archive};
pub use hand_out::record;

use crate::frame::Frame;
use crate::policy::{Policy, Routes};
use crate::registers::address_of;

/// The page of the pack for auditors.
pub(crate) const AUDITOR: &str = "/reports/auditor-pack";

/// What hands a pack out is written down as.
const VERB: &str = "export-pack";
/// What such an act is done to: the number of an incident, or [`HOUSE`].
const SUBJECT: &str = "pack";
/// A pack about the whole house.
const HOUSE: &str = "auditor";

pub(crate) fn routes(routes: &mut Routes) {
    let trace = Policy::May(Permission::Trace);
    routes.get("/incidents/{id}/pack", trace, show::of_incident);
    routes.post("/incidents/{id}/pack", trace, hand_out::of_incident);
    let all = Policy::May(Permission::ExportAll);
    routes.get(AUDITOR, all, show::of_house);
    routes.post(AUDITOR, all, hand_out::of_house);
    // Packs of the whole house are looked at with everything that is handed out: each handler sees to that.
    routes.get("/packs/{no}/stamp-request", trace, stamp::ask);
    routes.get("/packs/{no}/stamp", trace, stamp::give);
    routes.post_files("/packs/{no}/stamp", trace, stamp::receive);
}

/// The way from an incident to its pack, for those who may have it.
pub(crate) fn of_incident(w: &Frame, kind: Kind, id: i64) -> Option<(String, &'static str)> {
    let may = kind == Kind::Incidents && w.may(Permission::Trace);
    may.then(|| (address(id), catalogue::key("pack-of-incident")))
}

fn address(incident: i64) -> String {
    format!("{}/pack", address_of(Kind::Incidents, incident))
}
