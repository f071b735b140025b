//! /audits/what-if: before sending, would a disclosure be covered; what is typed stands in no address, and nothing is written.

mod asking;
mod export;
mod rows;
mod show;

use actix_web::web;

use super::MAY;
use crate::door::visitor::By;
use crate::form::Filled;
use crate::frame::Frame;
use crate::house::House;
use crate::policy::Routes;
use crate::registers::{Pairs, draft_pick};

const WHAT_IF: &str = "/audits/what-if";
const PICK: &str = "/audits/what-if/pick";

pub(super) fn routes(routes: &mut Routes) {
    routes.get(WHAT_IF, MAY, show::open);
    routes.post(WHAT_IF, MAY, show::ask);
    routes.post(PICK, MAY, |w: Frame, by: By, house: web::Data<House>, filled: Filled<Pairs>| {
        draft_pick((w, by, house), filled.0)
    });
    routes.post("/audits/what-if.csv", MAY, export::csv);
    routes.post("/audits/what-if.xlsx", MAY, export::workbook);
    routes.post("/audits/what-if.pdf", MAY, export::pdf);
    routes.post("/audits/what-if.json", MAY, export::json);
}

/// The address of the form for a version.
pub(super) fn of(version: i64) -> String {
    format!("{WHAT_IF}?version={version}")
}
