//! GET and POST /events/{id}/guests, POST …/guests/file, GET /events/guests.csv: many people are invited at once, from rows of a
//! spreadsheet; nothing is written before each row has said what it would do.

mod plan;
mod write;

use actix_multipart::Multipart;
use actix_web::http::StatusCode;
use actix_web::http::header::CONTENT_DISPOSITION;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use domain::facts::Kind;
use futures_util::StreamExt;
use interchange::pasted::{Pasted, text_of};
use sea_orm::DatabaseTransaction;
use serde::Deserialize;

use self::plan::{COLUMNS, Line, Plan, Unfit};
use super::people::Occasion;
use crate::answer::{page_with, see_other};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::{Asked, Filled};
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Badge, Field, Notice, Tone};
use crate::registers::{self, address_of};

/// The most bytes of a file of rows.
const MOST_BYTES: usize = 2 * 1024 * 1024;
/// Without it spreadsheets take the file for text of the machine's own encoding.
const BYTE_ORDER_MARK: &str = "\u{feff}";

#[derive(Template)]
#[template(path = "events/guests.html")]
struct GuestsPage {
    w: Frame,
    here: String,
    back: String,
    title: String,
    name: String,
    notices: Vec<Notice>,
    rows: Field,
    file: Field,
    lines: Vec<Shown>,
    /// Writes what is right; blank where nothing is.
    write: String,
    /// What would be written, as it was sent.
    sent: String,
}

/// What a row would do.
struct Shown {
    line: u64,
    name: String,
    state: Badge,
    more: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    rows: String,
    act: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Done {
    invited: String,
}

/// The names of the columns, to be filled in.
pub(super) async fn template() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((CONTENT_DISPOSITION, "attachment; filename=\"guests.csv\""))
        .body(format!("{BYTE_ORDER_MARK}{}\r\n", COLUMNS.join(",")))
}

pub(super) async fn show(
    house: web::Data<House>,
    w: Frame,
    by: By,
    request: HttpRequest,
    done: Asked<Done>,
) -> Result<HttpResponse, PageError> {
    let txn = house.db.read_txn().await?;
    let occasion = Occasion::read(&txn, &house, &by, registers::number(&request)).await?;
    let count = done.invited.parse().ok().filter(|count: &u64| *count > 0);
    let notice = count.map(|count| Notice::new(Tone::Good, w.t1("guests-done", "count", count)));
    page(StatusCode::OK, w, &occasion, ("", None), notice.into_iter().collect())
}

pub(super) async fn submit(
    house: web::Data<House>,
    w: Frame,
    by: By,
    request: HttpRequest,
    typed: Filled<Typed>,
) -> Result<HttpResponse, PageError> {
    let txn = house.db.write_txn().await?;
    let occasion = Occasion::read(&txn, &house, &by, registers::number(&request)).await?;
    if typed.act != "write" {
        return check(&txn, w, &by, &occasion, &typed.rows).await;
    }
    let pasted = Pasted::read(&typed.rows);
    let plan = match Plan::of(&txn, &by, &occasion, &pasted).await? {
        Ok(plan) if plan.writes() > 0 => plan,
        _ => return check(&txn, w, &by, &occasion, &typed.rows).await,
    };
    let count = write::all(&txn, &by, &occasion, &plan, house.clock.now()).await?;
    txn.commit().await?;
    let left = plan.lines.iter().filter(|line| line.is_wrong()).count();
    if left == 0 {
        return Ok(see_other(&format!("{}?invited={count}", here(&occasion))));
    }
    // What was wrong stays in the box, to be mended.
    let txn = house.db.read_txn().await?;
    let occasion = Occasion::read(&txn, &house, &by, registers::number(&request)).await?;
    let wrong = plan.lines.iter().filter(|line| line.is_wrong()).filter_map(|line| pasted.rows.get(line.place));
    let rows = pasted.again(wrong);
    let pasted = Pasted::read(&rows);
    let again = Plan::of(&txn, &by, &occasion, &pasted).await?.ok();
    let notices = vec![
        Notice::new(Tone::Good, w.t1("guests-done", "count", count)),
        Notice::new(Tone::Warn, w.t1("guests-left", "count", left)),
    ];
    page(StatusCode::OK, w, &occasion, (&rows, again), notices)
}

/// A file is read into the box of rows, where it can be mended.
pub(super) async fn receive(
    house: web::Data<House>,
    w: Frame,
    by: By,
    request: HttpRequest,
    mut sent: Multipart,
) -> Result<HttpResponse, PageError> {
    let mut bytes = Vec::new();
    while let Some(field) = sent.next().await {
        let mut field = field.map_err(|_| PageError::Malformed)?;
        let is_file = field.name() == Some("file");
        while let Some(chunk) = field.next().await {
            let chunk = chunk.map_err(|_| PageError::Malformed)?;
            if is_file && bytes.len() <= MOST_BYTES {
                bytes.extend_from_slice(&chunk);
            }
        }
    }
    let txn = house.db.read_txn().await?;
    let occasion = Occasion::read(&txn, &house, &by, registers::number(&request)).await?;
    if bytes.len() > MOST_BYTES || interchange::disguise(&bytes).is_some() {
        let notice = Notice::new(Tone::Bad, w.t("guests-unreadable"));
        return page(StatusCode::UNPROCESSABLE_ENTITY, w, &occasion, ("", None), vec![notice]);
    }
    check(&txn, w, &by, &occasion, &text_of(&bytes)).await
}

async fn check(
    txn: &DatabaseTransaction,
    w: Frame,
    by: &By,
    occasion: &Occasion,
    rows: &str,
) -> Result<HttpResponse, PageError> {
    match Plan::of(txn, by, occasion, &Pasted::read(rows)).await? {
        Ok(plan) => {
            let wrong = plan.lines.iter().filter(|line| line.is_wrong()).count();
            let mut notices = Vec::new();
            if wrong > 0 {
                notices.push(Notice::new(Tone::Warn, w.t1("guests-left", "count", wrong)));
            } else if plan.writes() == 0 {
                notices.push(Notice::new(Tone::Note, w.t("guests-nothing")));
            }
            page(StatusCode::OK, w, occasion, (rows, Some(plan)), notices)
        }
        Err(unfit) => {
            let words = match unfit {
                Unfit::Nothing => w.t("guests-none"),
                Unfit::NoName => w.t("guests-no-name-column"),
                Unfit::TooMany { most } => w.t1("guests-too-many", "most", most),
            };
            let notice = Notice::new(Tone::Bad, words);
            page(StatusCode::UNPROCESSABLE_ENTITY, w, occasion, (rows, None), vec![notice])
        }
    }
}

fn here(occasion: &Occasion) -> String {
    format!("{}/guests", address_of(Kind::Events, occasion.event.id))
}

fn page(
    status: StatusCode,
    w: Frame,
    occasion: &Occasion,
    (rows, plan): (&str, Option<Plan>),
    notices: Vec<Notice>,
) -> Result<HttpResponse, PageError> {
    let writes = plan.as_ref().map(Plan::writes).unwrap_or_default();
    let lines = plan.map(|plan| plan.lines.iter().map(|line| shown(&w, line)).collect()).unwrap_or_default();
    let page = GuestsPage {
        here: here(occasion),
        back: address_of(Kind::Events, occasion.event.id),
        title: occasion.row().key(),
        name: occasion.title(),
        notices,
        rows: Field::lines("rows", w.t("guests-rows")).value(rows).hint(w.t("guests-rows-hint")),
        file: Field::file("file", w.t("guests-file")),
        lines,
        write: if writes > 0 { w.t1("guests-write", "count", writes) } else { String::new() },
        sent: rows.to_owned(),
        w,
    };
    page_with(status, &page)
}

fn shown(w: &Frame, line: &Line) -> Shown {
    let (state, more) = line.told(w);
    Shown { line: line.number, name: line.name.clone(), state, more }
}
