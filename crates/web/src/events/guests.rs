//! GET and POST /events/{id}/guests, POST …/guests/file, GET /events/guests.csv: many people are invited at once, from rows of a
//! spreadsheet; nothing is written before each row has said what it would do.

mod plan;
mod rows;
mod write;

use actix_multipart::Multipart;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use domain::facts::Kind;
use domain::lives::State;
use domain::time::Instant;
use interchange::foreign::TableError;
use sea_orm::DatabaseTransaction;
use serde::Deserialize;

use self::plan::{COLUMNS, Line, Plan, Unfit};
use self::rows::{MOST_BYTES, Rows};
use super::people::{Invited, Occasion};
use crate::answer::{self, page_with, see_other};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::{Asked, Filled, small_file};
use crate::frame::Frame;
use crate::house::House;
use crate::import::unfit_table;
use crate::parts::{Badge, Field, Notice, Tone};
use crate::registers::{self, address_of};

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
    /// Nobody is invited any more.
    is_over: bool,
    /// Where those who have not signed are asked to; blank where there are none.
    ask: String,
    /// Writes what is right; blank where nothing is.
    write: String,
    /// What would be written, as it was sent.
    sent: String,
}

/// What a row would do.
struct Shown {
    line: u64,
    name: String,
    /// Where they are written to, and for whom they come.
    own: String,
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
    answer::template("guests", COLUMNS)
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
    let read = Rows::read(house.desk.folder()?, typed.rows.clone().into_bytes()).await?;
    let txn = house.db.write_txn().await?;
    let occasion = Occasion::read(&txn, &house, &by, registers::number(&request)).await?;
    let rows = match read {
        Ok(rows) if typed.act == "write" && occasion.over(&w, OVER).is_none() => rows,
        read => return check(&txn, w, (&by, house.clock.now()), &occasion, (&typed.rows, read)).await,
    };
    let plan = match Plan::of(&txn, &by, &occasion, &rows, house.clock.now()).await? {
        Ok(plan) if plan.writes() > 0 => plan,
        _ => return check(&txn, w, (&by, house.clock.now()), &occasion, (&typed.rows, Ok(rows))).await,
    };
    let count = write::all(&txn, &by, &occasion, &plan, house.clock.now()).await?;
    txn.commit().await?;
    let wrong: Vec<&Line> = plan.lines.iter().filter(|line| line.is_wrong()).collect();
    if wrong.is_empty() {
        return Ok(see_other(&format!("{}?invited={count}", here(&occasion))));
    }
    // What was wrong stays in the box, to be mended.
    let left = wrong.len();
    let wrong: Vec<&rows::Row> = wrong.iter().filter_map(|line| rows.rows.get(line.place)).collect();
    let (text, kept) = (rows.again(wrong.iter().copied()), wrong.into_iter().cloned().collect());
    let rows = Rows { rows: kept, ..rows };
    let txn = house.db.read_txn().await?;
    let occasion = Occasion::read(&txn, &house, &by, registers::number(&request)).await?;
    let plan = Plan::of(&txn, &by, &occasion, &rows, house.clock.now()).await?.ok();
    let notices = vec![
        Notice::new(Tone::Good, w.t1("guests-done", "count", count)),
        Notice::new(Tone::Warn, w.t1("guests-left", "count", left)),
    ];
    page(StatusCode::OK, w, &occasion, (&text, plan), notices)
}

/// A file is read into the box of rows, where it can be mended.
pub(super) async fn receive(
    house: web::Data<House>,
    w: Frame,
    by: By,
    request: HttpRequest,
    sent: Multipart,
) -> Result<HttpResponse, PageError> {
    let bytes = small_file(sent, MOST_BYTES).await?;
    let is_too_large = bytes.len() > MOST_BYTES;
    let most = MOST_BYTES as u64;
    let read =
        if is_too_large { Err(TableError::TooLarge { most }) } else { Rows::read(house.desk.folder()?, bytes).await? };
    let txn = house.db.read_txn().await?;
    let occasion = Occasion::read(&txn, &house, &by, registers::number(&request)).await?;
    let text = read.as_ref().map(|rows| rows.again(&rows.rows)).unwrap_or_default();
    check(&txn, w, (&by, house.clock.now()), &occasion, (&text, read)).await
}

/// What each row would do; nothing is written.
async fn check(
    txn: &DatabaseTransaction,
    w: Frame,
    (by, now): (&By, Instant),
    occasion: &Occasion,
    (text, read): (&str, Result<Rows, TableError>),
) -> Result<HttpResponse, PageError> {
    let refuse = |w: Frame, words: String| {
        page(StatusCode::UNPROCESSABLE_ENTITY, w, occasion, (text, None), vec![Notice::new(Tone::Bad, words)])
    };
    if occasion.over(&w, OVER).is_some() {
        return page(StatusCode::UNPROCESSABLE_ENTITY, w, occasion, (text, None), Vec::new());
    }
    let rows = match read {
        Ok(rows) => rows,
        Err(error) => {
            let name = w.t("guests-sent");
            let words = unfit_table(w.words(), &name, error).map_err(|error| PageError::Internal(error.into()))?;
            return refuse(w, words);
        }
    };
    match Plan::of(txn, by, occasion, &rows, now).await? {
        Ok(plan) => {
            let wrong = plan.lines.iter().filter(|line| line.is_wrong()).count();
            let mut notices = Vec::new();
            if !plan.unread.is_empty() {
                let columns = w.words().joined(plan.unread.iter().map(String::as_str));
                notices.push(Notice::new(Tone::Warn, w.t1("guests-unread", "columns", columns)));
            }
            if wrong > 0 {
                notices.push(Notice::new(Tone::Warn, w.t1("guests-left", "count", wrong)));
            } else if plan.writes() == 0 {
                notices.push(Notice::new(Tone::Note, w.t("guests-nothing")));
            }
            page(StatusCode::OK, w, occasion, (text, Some(plan)), notices)
        }
        Err(unfit) => {
            let words = match unfit {
                Unfit::Nothing => w.t("guests-none"),
                Unfit::NoName => w.t("guests-no-name-column"),
                Unfit::TooMany { most } => w.t1("guests-too-many", "most", most),
            };
            refuse(w, words)
        }
    }
}

/// Nobody is invited to what is over or does not take place.
const OVER: (&[State], &str) =
    (&[State::UnderEmbargo, State::EmbargoLifted, State::Closed, State::Cancelled], catalogue::key("guests-closed"));

fn here(occasion: &Occasion) -> String {
    format!("{}/guests", address_of(Kind::Events, occasion.event.id))
}

fn page(
    status: StatusCode,
    w: Frame,
    occasion: &Occasion,
    (rows, plan): (&str, Option<Plan>),
    mut notices: Vec<Notice>,
) -> Result<HttpResponse, PageError> {
    let over = occasion.over(&w, OVER);
    let is_over = over.is_some();
    let asks = w.may(super::ASKS) && occasion.people.iter().any(Invited::lacks_commitment);
    notices.extend(over);
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
        is_over,
        ask: if asks { format!("{}/ask", address_of(Kind::Events, occasion.event.id)) } else { String::new() },
        write: if writes > 0 { w.t1("guests-write", "count", writes) } else { String::new() },
        sent: rows.to_owned(),
        w,
    };
    page_with(status, &page)
}

fn shown(w: &Frame, line: &Line) -> Shown {
    let (state, more) = line.told(w);
    let own = [line.email.as_str(), line.employer.as_deref().unwrap_or_default()];
    let own = own.iter().filter(|cell| !cell.is_empty()).copied().collect::<Vec<_>>().join(" · ");
    Shown { line: line.number, name: line.name.clone(), own, state, more }
}
