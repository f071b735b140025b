//! /audits: questions about who has what; one file per page.

mod asking;
mod export;
mod find;
mod over_time;
mod picture;
mod possible;
mod receipts;
mod rows;
mod sentence;
mod show;

use domain::staff::Permission;

pub use sentence::exposure_sentence;
pub(crate) use show::of_audit;

use crate::policy::{Policy, Routes};

const MAY: Policy = Policy::May(Permission::Audit);

/// The audit's address; its query names the version by number, the two times and the filter, never a secret word.
pub(crate) const ADDRESS: &str = "/audits/exposure";

/// The picture's address, with the same query.
pub(crate) const PICTURE: &str = "/audits/exposure/picture";

pub(crate) fn routes(routes: &mut Routes) {
    routes.get(ADDRESS, MAY, show::show);
    routes.get(PICTURE, MAY, picture::show);
    routes.post("/audits/exposure/find", MAY, find::find);
    routes.get("/audits/exposure.csv", MAY, export::csv);
    routes.get("/audits/exposure.json", MAY, export::json);
}
