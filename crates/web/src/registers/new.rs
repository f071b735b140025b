//! GET and POST /parties/new and the like: enters a fact.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use catalogue::Words;
use chrono_tz::Tz;
use domain::facts::{CellError, Column, KEY_SEPARATOR, Kind, Row, Value, WhyProblem};
use domain::staff::Actor;
use persistence::facts::actions::{self, Refused};
use persistence::facts::by_id;
use persistence::submissions;
use sea_orm::{ConnectionTrait, DbErr};

use super::asking::{Asking, reference};
use super::conflict::Conflict;
use super::control::Control;
use super::filling::Filling;
use super::why::Saying;
use super::{Call, Pairs, address, address_of, cells::Cell, first, words, zone};
use crate::answer::{page_with, see_other};
use crate::chance;
use crate::error::PageError;
use crate::frame::Frame;
use crate::leak_reports;
use crate::parts::{Field, Notice, Tone};

/// The page of a form for one fact, new or corrected.
#[derive(Template)]
#[template(path = "registers/form.html")]
pub(super) struct FormPage {
    pub(super) w: Frame,
    pub(super) list: String,
    pub(super) kind: String,
    /// Where the form came from, and where it is sent.
    pub(super) back: String,
    pub(super) back_words: String,
    pub(super) action: String,
    pub(super) title: String,
    pub(super) lead: String,
    pub(super) notices: Vec<Notice>,
    /// A fact that is there already; blank for none.
    pub(super) known: String,
    pub(super) conflict: Option<Conflict>,
    pub(super) submission: String,
    pub(super) made_from: i64,
    pub(super) fixed: Vec<Cell>,
    /// What steps in its life write, and no correction.
    pub(super) lived: Vec<Cell>,
    /// Some fields name other facts.
    pub(super) picks: bool,
    pub(super) zone: Option<Field>,
    pub(super) controls: Vec<Control>,
    pub(super) why: [Field; 2],
    pub(super) submit: String,
}

/// What is wrong with a form that was sent.
#[derive(Default)]
pub(crate) struct Wrong {
    pub(crate) cells: Vec<CellError>,
    pub(crate) why: Vec<WhyProblem>,
}

impl Wrong {
    /// The notice above the form: how much is wrong, and what stands beside no field.
    pub(crate) fn notice(&self, w: Words, kind: Kind, fields: impl Fn(&str) -> bool) -> Option<Notice> {
        let count = self.cells.len() + self.why.len();
        let beside = self.cells.iter().filter(|error| !fields(error.column));
        let rest: Vec<String> = beside.map(|error| words::problem(w, kind, error)).collect();
        (count > 0).then(|| Notice::new(Tone::Bad, w.t1("register-wrong", "count", count)).words(rest.join(" ")))
    }
}

pub(super) async fn open(call: Call, pairs: Pairs) -> Result<HttpResponse, PageError> {
    let conn = call.house.db.reader();
    let reported = leak_reports::of_incident(&call.house, &call.by, call.kind, &pairs).await?;
    let row = prefilled(conn, (&call.by, call.kind), &pairs, reported).await?;
    let zones = zone::offered(conn, &call.by).await?;
    let zone = zone::of(conn, &call.by, &row).await?.or(zones.first().copied()).unwrap_or(Tz::UTC);
    let filling = Filling::of_row(&row, zone);
    let (saying, submission) = (Saying::default(), chance::token()?);
    let page = form(call.w, call.kind, &filling, &saying, &Wrong::default(), submission, &zones);
    page_with(StatusCode::OK, &page)
}

pub(super) async fn submit(call: Call, pairs: Pairs) -> Result<HttpResponse, PageError> {
    let Call { kind, w, by, house } = call;
    let submission = first(&pairs, "submission").to_owned();
    if submission.is_empty() {
        return Err(PageError::Malformed);
    }
    let (filling, saying) = (Filling::read(kind, &pairs), Saying::read(&pairs));
    let zones = zone::offered(house.db.reader(), &by).await?;
    let (row, why) = (filling.row(None), saying.parse());
    let (row, why) = match (row, why) {
        (Ok(row), Ok(why)) => (row, why),
        (row, why) => {
            let wrong = Wrong { cells: row.err().unwrap_or_default(), why: why.err().unwrap_or_default() };
            let page = form(w, kind, &filling, &saying, &wrong, submission, &zones);
            return page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let txn = house.db.write_txn().await?;
    if let Some(before) = submissions::outcome(&txn, by.id(), &submission).await? {
        return Ok(see_other(&before));
    }
    let now = house.clock.now();
    let (wrong, known) = match actions::enter(&txn, &by, row, &why, now).await {
        Ok(id) => {
            let outcome = address_of(kind, id);
            submissions::spend(&txn, by.id(), &submission, &outcome, now).await?;
            txn.commit().await?;
            return Ok(see_other(&outcome));
        }
        Err(Refused::Known(id)) => (Wrong::default(), address_of(kind, id)),
        Err(refused) => (wrong_cells(refused)?, String::new()),
    };
    txn.rollback().await?;
    let mut page = form(w, kind, &filling, &saying, &wrong, submission, &zones);
    if !known.is_empty() {
        let notice = Notice::new(Tone::Bad, page.w.t("register-known")).words(page.w.t("register-known-cure"));
        page.notices.push(notice);
        page.known = known;
    }
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// The cells that were refused, or the page for everything else.
pub(crate) fn wrong_cells(refused: Refused) -> Result<Wrong, PageError> {
    match refused {
        Refused::Wrong(cells) => Ok(Wrong { cells, why: Vec::new() }),
        Refused::NotAllowed => Err(PageError::Forbidden),
        Refused::Database(error) => Err(error.into()),
        Refused::Absent | Refused::Known(_) | Refused::Stale(_) | Refused::Correction(_) | Refused::Void(_) => {
            Err(PageError::NotFound)
        }
    }
}

fn form(
    w: Frame,
    kind: Kind,
    filling: &Filling,
    saying: &Saying,
    wrong: &Wrong,
    submission: String,
    zones: &[Tz],
) -> FormPage {
    let words = w.words();
    let has_field = |name: &str| kind.position(name).is_some();
    FormPage {
        list: address(kind),
        kind: w.kind(kind),
        back: address(kind),
        back_words: String::new(),
        action: format!("{}/new", address(kind)),
        title: w.t1("register-enter", "one", w.kind_within(kind)),
        lead: w.kind_purpose(kind),
        notices: wrong.notice(words, kind, has_field).into_iter().collect(),
        known: String::new(),
        conflict: None,
        submission,
        made_from: 0,
        fixed: Vec::new(),
        lived: Vec::new(),
        picks: kind.columns().iter().any(|column| column.target().is_some()),
        zone: filling.zone_field(words, zones),
        controls: filling.controls(words, true, &wrong.cells),
        why: saying.fields(words, &wrong.why),
        submit: w.t("register-save-new"),
        w,
    }
}

/// A row with nothing but what the address names, `of=documents-12&through=document_code` and likewise with `also` and
/// `also_through`, and what was reported.
async fn prefilled(
    conn: &impl ConnectionTrait,
    (actor, kind): (&Actor, Kind),
    pairs: &Pairs,
    reported: Vec<(&'static str, String)>,
) -> Result<Row, DbErr> {
    let asking = Asking::read(kind, pairs);
    let mut cells = vec![None; kind.columns().len()];
    for (name, cell) in reported {
        if let Some(place) = kind.position(name).and_then(|at| cells.get_mut(at)) {
            *place = Some(cell);
        }
    }
    let also = (reference(first(pairs, "also")), Some(first(pairs, "also_through")));
    for (of, through) in [(asking.of, asking.through), also] {
        let through = through.and_then(|name| kind.columns().iter().find(|column| column.name == name));
        if let (Some((of, id)), Some(column)) = (of, through)
            && column.target().is_some_and(|target| target.kinds().contains(&of))
            && let Some(kept) = by_id(conn, &actor.scope, of, id).await?
        {
            for (name, cell) in named(column, &kept.state.row.key()) {
                if let Some(place) = kind.position(name).and_then(|at| cells.get_mut(at)) {
                    *place = Some(cell);
                }
            }
        }
    }
    Ok(Row::from_stored(kind, cells))
}

/// The cells that name a fact of this key through a column.
fn named(column: &Column, key: &str) -> Vec<(&'static str, String)> {
    let (document, label) = key.split_once(KEY_SEPARATOR).unwrap_or((key, ""));
    match column.value {
        Value::VersionLabel { document: of } | Value::VersionLabels { document: of } => {
            vec![(of, document.to_owned()), (column.name, label.to_owned())]
        }
        Value::Version | Value::Versions => vec![(column.name, format!("{document}:{label}"))],
        _ => vec![(column.name, key.to_owned())],
    }
}
