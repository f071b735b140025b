//! /audits: questions about who has what; one file per page.

mod asking;
mod export;
mod find;
mod network;
mod over_time;
mod picture;
mod possible;
mod receipts;
mod rows;
mod sentence;
mod sheet;
mod show;

use domain::facts::Kind;
use domain::staff::Permission;

pub(crate) use asking::time;
pub use sentence::exposure_sentence;
pub(crate) use show::of_audit;

use crate::policy::{Policy, Routes};

const MAY: Policy = Policy::May(Permission::Audit);

/// The audit's address; its query names the version by number, the two times and the filter, never a secret word.
pub(crate) const EXPOSURE: &str = "/audits/exposure";

/// The picture's address, with the same query.
pub(crate) const PICTURE: &str = "/audits/exposure/picture";

pub(crate) fn routes(routes: &mut Routes) {
    routes.get(EXPOSURE, MAY, show::show);
    routes.get(PICTURE, MAY, picture::show);
    routes.post("/audits/exposure/find", MAY, find::find);
    routes.get("/audits/exposure.csv", MAY, export::csv);
    routes.get("/audits/exposure.xlsx", MAY, export::workbook);
    routes.get("/audits/exposure.json", MAY, export::json);
    network::routes(routes);
}

/// The audits that a fact's own page leads to: their addresses, and the catalogue's keys of their words.
pub(crate) fn of_fact(kind: Kind, id: i64) -> Vec<(String, &'static str)> {
    let exposure =
        (kind == Kind::Versions).then(|| (format!("{EXPOSURE}?version={id}"), catalogue::key("register-audit")));
    exposure.into_iter().chain(network::of_fact(kind, id)).collect()
}
