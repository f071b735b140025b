//! GET /reports: every report with what it answers.

use actix_web::HttpResponse;
use askama::Template;
use domain::staff::Permission;

use crate::answer;
use crate::error::PageError;
use crate::frame::Frame;
use crate::packs;

/// A report or an audit that answers one of the questions that auditors ask.
struct Line {
    address: String,
    title: String,
    words: String,
}

#[derive(Template)]
#[template(path = "reports/index.html")]
struct IndexPage {
    w: Frame,
    own: Vec<Line>,
    others: Vec<Line>,
}

/// The reports that have a page here: their addresses and the catalogue's keys of title and lead.
const OWN: &[(&str, &str, &str)] = &[
    ("/reports/expiries", catalogue::key("expiries-title"), catalogue::key("expiries-lead")),
    ("/reports/findings", catalogue::key("findings-title"), catalogue::key("findings-lead")),
    ("/reports/roster", catalogue::key("roster-title"), catalogue::key("roster-lead")),
    ("/reports/owners", catalogue::key("owners-title"), catalogue::key("owners-lead")),
    ("/reports/waivers", catalogue::key("waivers-title"), catalogue::key("waivers-lead")),
    ("/reports/incidents", catalogue::key("incidents-title"), catalogue::key("incidents-lead")),
    ("/reports/recoveries", catalogue::key("recoveries-title"), catalogue::key("recoveries-lead")),
    ("/reports/rectification", catalogue::key("rectification-title"), catalogue::key("rectification-lead")),
    ("/reports/concentration", catalogue::key("groups-title"), catalogue::key("groups-lead")),
    ("/reports/embargoes", catalogue::key("embargoes-title"), catalogue::key("embargoes-lead")),
    ("/reports/flow-down", catalogue::key("flow-down-title"), catalogue::key("flow-down-lead")),
    ("/reports/returns", catalogue::key("returns-title"), catalogue::key("returns-lead")),
    ("/reports/measures", catalogue::key("measures-title"), catalogue::key("measures-lead")),
    ("/reports/controls", catalogue::key("controls-title"), catalogue::key("controls-lead")),
];

/// Audits that answer what reports are asked for.
const OTHERS: &[(&str, &str, &str)] = &[
    ("/audits/portfolio", catalogue::key("portfolio-title"), catalogue::key("reports-uncovered")),
    ("/audits/exposure", catalogue::key("audit-title"), catalogue::key("reports-holders")),
];

pub(super) async fn show(w: Frame) -> Result<HttpResponse, PageError> {
    let line = |(address, title, words): &(&str, &str, &str)| Line {
        address: (*address).to_owned(),
        title: w.t(title),
        words: w.t(words),
    };
    let packs = [(packs::AUDITOR, catalogue::key("pack-title-auditor"), catalogue::key("pack-lead-auditor"))];
    let packs = packs.iter().filter(|_| w.may(Permission::ExportAll));
    let own = OWN.iter().chain(packs).map(line).collect();
    let others = OTHERS.iter().map(line).collect();
    answer::page(&IndexPage { w, own, others })
}
