//! /audits: questions about who has what; one file or folder per page.

pub(crate) mod acts;
pub(crate) mod address;
pub(crate) mod asking;
mod changes;
mod explain;
mod export;
pub(crate) mod facets;
pub(crate) mod file;
pub(crate) mod files;
mod find;
mod history;
mod liability;
pub(crate) mod naming;
mod network;
mod over_time;
mod party;
mod picture;
mod portfolio;
mod possible;
pub(crate) mod receipts;
pub(crate) mod rows;
pub(crate) mod sentence;
mod sheet;
mod show;
pub(crate) mod times;
mod trace;
mod what_if;
pub(crate) mod words;

use domain::facts::Kind;
use domain::staff::Permission;

pub(crate) use address::Subject;
pub(crate) use asking::time;
pub use explain::fact_sentence;
pub(crate) use history::is_step;
pub(crate) use liability::{ADDRESS as LIABILITY, of_incident as liable_for};
pub(crate) use party::is_list as shows_party_list;
pub(crate) use portfolio::{Tile, tiles};
pub use sentence::{exposure_sentence, party_sentence, portfolio_sentence, what_if_sentence};
pub(crate) use show::of_audit;
pub(crate) use trace::{ADDRESS as TRACE, of_incident};
pub use words::told as cell_in_words;

use crate::policy::{Policy, Routes};

const MAY: Policy = Policy::May(Permission::Audit);

/// The audit's address; its query names the version by number, the two times and the filter, never a secret word.
pub(crate) const EXPOSURE: &str = "/audits/exposure";

/// The picture's address, with the same query.
pub(crate) const PICTURE: &str = "/audits/exposure/picture";
/// The address of the audit of a party or person, which its query names by number.
const PARTY: &str = "/audits/party";

pub(crate) fn routes(routes: &mut Routes) {
    routes.get(EXPOSURE, MAY, show::show);
    routes.get(PICTURE, MAY, picture::show);
    routes.post("/audits/exposure/find", MAY, find::find);
    routes.get("/audits/exposure.csv", MAY, export::csv);
    routes.get("/audits/exposure.xlsx", MAY, export::workbook);
    routes.get("/audits/exposure.pdf", MAY, export::pdf);
    routes.get("/audits/exposure.json", MAY, export::json);
    explain::routes(routes);
    portfolio::routes(routes);
    party::routes(routes);
    history::routes(routes);
    changes::routes(routes);
    network::routes(routes);
    what_if::routes(routes);
    trace::routes(routes);
    liability::routes(routes);
}

/// The audits that a fact's own page leads to: their addresses, and the catalogue's keys of their words.
pub(crate) fn of_fact(kind: Kind, id: i64) -> Vec<(String, &'static str)> {
    let own = match kind {
        Kind::Versions => vec![
            (address::exposure_of(id, &audits::Times::default()), catalogue::key("register-audit")),
            (history::of(id, None), catalogue::key("register-audit-history")),
            (what_if::of(id), catalogue::key("what-if-of-version")),
        ],
        Kind::Parties | Kind::People => {
            let subject = address::Subject { kind, id };
            vec![(address::party_of(subject, &audits::Times::default()), catalogue::key("register-audit-party"))]
        }
        Kind::Disclosures => {
            vec![(explain::of(id, &times::Typed::default()), catalogue::key("explain-register"))]
        }
        Kind::Rounds => vec![(crate::reports::of_round(id), catalogue::key("returns-of-round"))],
        Kind::Events => vec![(crate::reports::of_event(id), catalogue::key("roster-of-event"))],
        Kind::Publications => vec![(crate::reports::of_publication(id), catalogue::key("embargoes-why"))],
        _ => Vec::new(),
    };
    let reports = crate::reports::of_fact(kind, id);
    let brief = crate::reports::brief_of(kind, id);
    own.into_iter().chain(network::of_fact(kind, id)).chain(reports).chain(brief).collect()
}
