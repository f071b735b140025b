//! GET and POST /transmittals/new: which versions go to whom, and how; saved as a draft that can be left and taken up again.

use std::collections::BTreeSet;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use audits::{ExposureQuestion, Times};
use catalogue::Words;
use chrono::Datelike;
use chrono_tz::Tz;
use domain::facts::{Basis, Kind, LIST_SEPARATOR, Row, Why};
use domain::staff::Actor;
use persistence::facts::actions::{self, Refused};
use persistence::facts::by_id;
use persistence::known::Known;
use persistence::lives::{Book, book};
use persistence::transmittals::{Beginning, beginning};
use persistence::{documents, submissions};

use crate::answer::{page_with, see_other};
use crate::audits::of_audit;
use crate::chance;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::{Asked, Filled};
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Notice, Tone};
use crate::registers::{Control, Filling, Pairs, Wrong, address_of, first, programme_zone, wrong_cells, zones_offered};

/// How many versions and recipients can be typed at first, and how many more there are room for at a time.
const VERSIONS: usize = 4;
const RECIPIENTS: usize = 6;
const MORE: usize = 6;

/// The columns of each part of the page, in order; the rest follows from steps.
const PACK: &[&str] = &["versions", "title", "purpose", "round_code"];
const TO: &[&str] = &["recipients", "people"];
const HOW: &[&str] = &["channel", "carrier_code", "encrypted", "marked", "return_due_on"];
const RECORD: &[&str] = &["code", "giver_code", "requested_by"];

#[derive(Template)]
#[template(path = "transmittals/new.html")]
struct NewPage {
    w: Frame,
    lead: String,
    notices: Vec<Notice>,
    /// A transmittal that has the code already; blank for none.
    known: String,
    submission: String,
    /// How much more room there is than at first.
    room: usize,
    zone: String,
    parts: Vec<Part>,
}

/// A part of the page.
struct Part {
    id: &'static str,
    title: String,
    controls: Vec<Control>,
}

pub(super) async fn open(
    w: Frame,
    by: By,
    house: web::Data<House>,
    query: Asked<Pairs>,
) -> Result<HttpResponse, PageError> {
    let actor = by.member.actor();
    let conn = house.db.reader();
    let year = house.clock.now().day(Tz::UTC).year();
    let begun = beginning(conn, &actor, year).await?;
    let (row, lead) = prefilled(&w, &house, &actor, &begun, &query).await?;
    let zone = match programme_zone(conn, &actor, &row).await? {
        Some(zone) => zone,
        None => zones_offered(conn, &actor).await?.first().copied().unwrap_or(Tz::UTC),
    };
    let filling = Filling::of_row(&row, zone);
    page_with(StatusCode::OK, &page(w, (&filling, 0), &Wrong::default(), lead, chance::token()?))
}

/// What the address names: a version to be sent, a version whose holders get another, or a party.
async fn prefilled(
    w: &Frame,
    house: &House,
    actor: &Actor,
    begun: &Beginning,
    query: &Pairs,
) -> Result<(Row, String), PageError> {
    let conn = house.db.reader();
    let number = |name: &str| first(query, name).parse::<i64>().ok();
    let mut cells = vec![
        ("code", begun.code.clone()),
        ("giver_code", begun.giver.clone()),
        ("requested_by", begun.requested_by.clone()),
    ];
    let mut lead = w.t("transmittal-lead");
    if let Some(version) = number("version") {
        let head = documents::headed(conn, actor, version).await?.ok_or(PageError::NotFound)?;
        cells.push(("versions", format!("{}:{}", head.document, head.label)));
        cells.push(("title", head.title));
    }
    if let Some(party) = number("party") {
        let kept = by_id(conn, &actor.scope, Kind::Parties, party).await?.ok_or(PageError::NotFound)?;
        cells.push(("recipients", kept.state.row.key()));
    }
    for (name, is_addendum) in [("round", false), ("addendum", true)] {
        let Some(round) = number(name) else { continue };
        let kept = by_id(conn, &actor.scope, Kind::Rounds, round).await?.ok_or(PageError::NotFound)?;
        let book = book(conn, actor, kept, Known::Now).await?;
        cells.extend(of_round(&book, is_addendum));
        lead = w.t(if is_addendum { "transmittal-addendum-lead" } else { "transmittal-round-lead" });
    }
    if let Some(version) = number("again") {
        let head = documents::headed(conn, actor, version).await?.ok_or(PageError::NotFound)?;
        let key = format!("{}:{}", head.document, head.label);
        let holders = holders(house, actor, (&head.document, &head.label), &begun.giver).await?;
        let lead_key = if holders.is_empty() { "transmittal-again-nobody" } else { "transmittal-again-lead" };
        lead = w.t2(lead_key, "version", key.as_str(), "giver", begun.giver.as_str());
        cells.push(("recipients", holders.join(&LIST_SEPARATOR.to_string())));
        cells.push(("title", head.title));
    }
    let columns = Kind::Transmittals.columns();
    let cell = |name: &str| cells.iter().find(|(column, _)| *column == name).map(|(_, cell)| cell.clone());
    let stored = columns.iter().map(|column| cell(column.name).filter(|cell| !cell.is_empty())).collect();
    Ok((Row::from_stored(Kind::Transmittals, stored), lead))
}

/// The pack of a round for everybody who still bids; an addendum names its versions itself.
fn of_round(book: &Book, is_addendum: bool) -> Vec<(&'static str, String)> {
    let (row, of) = (&book.kept.state.row, book.of_round());
    let cell = |row: &Row, column: &str| row.get(column).unwrap_or_default().to_owned();
    let list = |entries: Vec<String>| entries.join(&LIST_SEPARATOR.to_string());
    let bidding = of.bidders.iter().filter(|row| row.get("outcome") != Some("withdrawn"));
    let mut cells = vec![
        ("recipients", list(bidding.map(|row| cell(row, "party_code")).collect())),
        ("round_code", cell(row, "code")),
        ("title", cell(row, "title")),
    ];
    if !is_addendum {
        let version = |row: &Row| format!("{}:{}", cell(row, "document_code"), cell(row, "version_label"));
        cells.push(("versions", list(of.pack.iter().map(version).collect())));
    }
    cells
}

/// Who still holds a version that `giver` gave them, in the order of codes.
async fn holders(
    house: &House,
    actor: &Actor,
    (document, version): (&str, &str),
    giver: &str,
) -> Result<Vec<String>, PageError> {
    let question = ExposureQuestion {
        document: document.to_owned(),
        version: version.to_owned(),
        as_of: Times::default().as_of,
        known_at: None,
    };
    let answer = audits::exposure(&house.db, &house.index, actor, question, house.clock.now()).await;
    let exposure = answer.map_err(of_audit)?.exposure;
    let held = exposure
        .exposures
        .iter()
        .filter(|one| one.receipts.iter().any(|receipt| receipt.giver == giver && receipt.accounted_at.is_none()));
    let codes: BTreeSet<String> = held.map(|one| one.party.to_string()).collect();
    Ok(codes.into_iter().collect())
}

pub(super) async fn submit(
    w: Frame,
    by: By,
    house: web::Data<House>,
    filled: Filled<Pairs>,
) -> Result<HttpResponse, PageError> {
    let (pairs, actor) = (filled.0, by.member.actor());
    let submission = first(&pairs, "submission").to_owned();
    if submission.is_empty() {
        return Err(PageError::Malformed);
    }
    let filling = Filling::read(Kind::Transmittals, &pairs);
    let room: usize = first(&pairs, "room").parse().unwrap_or(0).min(100);
    let lead = w.t("transmittal-lead");
    if !first(&pairs, "more").is_empty() {
        return page_with(StatusCode::OK, &page(w, (&filling, room + MORE), &Wrong::default(), lead, submission));
    }
    let row = match filling.row(None) {
        Ok(row) => row,
        Err(cells) => {
            let wrong = Wrong { cells, why: Vec::new() };
            let page = page(w, (&filling, room), &wrong, lead, submission);
            return page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let why = Why::parse(&w.t("transmittal-reason"), Basis::OwnRecord.name()).map_err(|_| PageError::Malformed)?;
    let txn = house.db.write_txn().await?;
    if let Some(before) = submissions::outcome(&txn, by.id(), &submission).await? {
        return Ok(see_other(&before));
    }
    let now = house.clock.now();
    let (wrong, known) = match actions::enter(&txn, &actor, row, &why, now).await {
        Ok(id) => {
            let outcome = address_of(Kind::Transmittals, id);
            submissions::spend(&txn, by.id(), &submission, &outcome, now).await?;
            txn.commit().await?;
            return Ok(see_other(&outcome));
        }
        Err(Refused::Known(id)) => (Wrong::default(), address_of(Kind::Transmittals, id)),
        Err(refused) => (wrong_cells(refused)?, String::new()),
    };
    txn.rollback().await?;
    let mut page = page(w, (&filling, room), &wrong, lead, submission);
    if !known.is_empty() {
        let words = page.w.words();
        page.notices.push(Notice::new(Tone::Bad, words.t("register-known")).words(words.t("register-known-cure")));
        page.known = known;
    }
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

fn page(w: Frame, (filling, room): (&Filling, usize), wrong: &Wrong, lead: String, submission: String) -> NewPage {
    let words = w.words();
    let has_field = |name: &str| [PACK, TO, HOW, RECORD].iter().any(|part| part.contains(&name));
    let mut controls = filling.controls(words, true, &wrong.cells);
    let mut part = |id: &'static str, key: &str, columns: &[&str]| {
        let take = |column: &&str| {
            let place = controls.iter().position(|control| control.column() == *column)?;
            Some(roomy(words, controls.swap_remove(place), room))
        };
        Part { id, title: words.t(key), controls: columns.iter().filter_map(take).collect() }
    };
    NewPage {
        lead,
        notices: wrong.notice(words, Kind::Transmittals, has_field).into_iter().collect(),
        known: String::new(),
        submission,
        room,
        zone: filling.zone.name().to_owned(),
        parts: vec![
            part("pack", "transmittal-pack", PACK),
            part("to", "transmittal-to", TO),
            part("how", "transmittal-how", HOW),
            part("record", "transmittal-record", RECORD),
        ],
        w,
    }
}

fn roomy(w: Words, control: Control, room: usize) -> Control {
    let hint = |column: &str| w.column_hint(Kind::Transmittals, column).unwrap_or_default();
    match control.column() {
        column @ "versions" => control.hinted(hint(column)).with_room(w, VERSIONS + room),
        column @ ("recipients" | "people") => control.hinted(hint(column)).with_room(w, RECIPIENTS + room),
        _ => control,
    }
}
