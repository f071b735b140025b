//! /audits: questions about who has what; one file per page.

mod asking;
mod export;
mod find;
mod possible;
mod receipts;
mod rows;
mod sentence;
mod sheet;
mod show;

use domain::staff::Permission;

pub(crate) use asking::time;
pub use sentence::exposure_sentence;

use crate::policy::{Policy, Routes};

const MAY: Policy = Policy::May(Permission::Audit);

/// The audit's address; its query names the version by number, the two times and the filter, never a secret word.
pub(crate) const EXPOSURE: &str = "/audits/exposure";

pub(crate) fn routes(routes: &mut Routes) {
    routes.get(EXPOSURE, MAY, show::show);
    routes.post("/audits/exposure/find", MAY, find::find);
    routes.get("/audits/exposure.csv", MAY, export::csv);
    routes.get("/audits/exposure.xlsx", MAY, export::workbook);
    routes.get("/audits/exposure.json", MAY, export::json);
}
