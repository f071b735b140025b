//! The exposure audit as a workbook and on paper: the rows of its CSV, in the reader's words and with names.

use std::collections::HashMap;
use std::fs::File;
use std::io;

use audits::ExposureAnswer;
use catalogue::Words;
use chrono_tz::Tz;
use domain::coverage::Code;
use interchange::workbook::{self, Cell};
use persistence::names::Name;
use supplier_graph::{Chain, Exposed, Noted, ReceiptAnswer};

use super::asking::local;
use super::rows::name;

/// One row for each party and receipt, in the order of the answer.
pub(super) fn file(w: Words, answer: &ExposureAnswer, names: &HashMap<String, Name>) -> io::Result<File> {
    let rows = answer.exposure.exposures.iter().flat_map(|one| receipts(w, one, names, answer.zone));
    workbook::file(&title(w, answer), &headings(w), rows)
}

/// The same rows on paper.
pub(super) fn printed(
    w: Words,
    answer: &ExposureAnswer,
    names: &HashMap<String, Name>,
) -> (Vec<String>, Vec<Vec<String>>) {
    let rows = answer.exposure.exposures.iter().flat_map(|one| receipts(w, one, names, answer.zone));
    (headings(w), rows.map(|row| row.into_iter().map(|cell| cell.to_string()).collect()).collect())
}

pub(super) fn title(w: Words, answer: &ExposureAnswer) -> String {
    w.t2("audit-exposure-title", "document", &answer.document, "version", &answer.version)
}

fn headings(w: Words) -> Vec<String> {
    let columns = std::iter::once("name").chain(ExposureAnswer::COLUMNS);
    let mut headings: Vec<String> = columns.map(|column| w.of("audit-sheet", column)).collect();
    headings.swap(0, 1);
    headings
}

fn receipts(w: Words, one: &Exposed, names: &HashMap<String, Name>, zone: Tz) -> impl Iterator<Item = Vec<Cell>> {
    one.receipts.iter().map(move |receipt| row(w, one, receipt, names, zone))
}

fn row(w: Words, one: &Exposed, receipt: &ReceiptAnswer, names: &HashMap<String, Name>, zone: Tz) -> Vec<Cell> {
    let (release, holding) = (&receipt.release, &receipt.holding);
    let text = Cell::Text;
    let own = [
        text(one.party.to_string()),
        text(name(w, names, &one.party)),
        number(one.tier),
        number(one.hops),
        text(w.chain(one.chain == Chain::Complete)),
        text(one.path.join(" → ")),
        text(local(one.first_received_at, zone)),
        text(w.yes_no(one.holding)),
        text(w.covered(one.covered)),
        text(reasons(w, one.primary_reason)),
        text(reasons(w, one.reasons.iter())),
    ];
    let received = [
        text(receipt.disclosure.to_string()),
        text(receipt.giver.to_string()),
        text(local(receipt.at, zone)),
        text(receipt.via.clone().unwrap_or_default().into()),
        text(w.covered(release.covered)),
        text(reasons(w, release.primary_reason)),
        text(reasons(w, release.reasons.iter())),
        text(release.cause.map(|cause| w.cause(cause)).unwrap_or_default()),
        text(release.agreement.clone().unwrap_or_default().into()),
        text(joined(w, warnings(w, &release.warnings))),
        text(w.covered(holding.covered)),
        text(reasons(w, holding.primary_reason)),
        text(reasons(w, holding.reasons.iter())),
        text(holding.cause.map(|cause| w.cause(cause)).unwrap_or_default()),
        text(w.bound(receipt.bound.bound)),
        text(joined(w, receipt.bound.by.iter().map(ToString::to_string))),
    ];
    own.into_iter().chain(received).collect()
}

fn number(of: Option<u32>) -> Cell {
    of.map_or(Cell::Blank, |number| Cell::Whole(number.into()))
}

fn reasons(w: Words, codes: impl IntoIterator<Item = Code>) -> String {
    joined(w, codes.into_iter().map(|code| w.reason(code)))
}

fn joined(w: Words, things: impl IntoIterator<Item = String>) -> String {
    let things: Vec<String> = things.into_iter().collect();
    w.joined(things.iter().map(String::as_str))
}

/// Warnings and waived reasons in words.
fn warnings(w: Words, noted: &Noted) -> Vec<String> {
    let waived = noted.waived.iter().map(|(code, waiver)| format!("{} ({waiver})", w.waived(*code)));
    noted.warnings.iter().map(|warning| w.warning(warning)).chain(waived).collect()
}
