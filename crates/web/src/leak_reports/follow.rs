//! GET and POST /report-a-leak/follow, POST /report-a-leak/follow/note: what became of a report, for whoever has its feedback
//! number, and what they have to say besides.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use domain::leak_reports::{Step, parse_words};
use domain::time::Instant;
use persistence::leak_reports::actions::{self, Refused};
use persistence::leak_reports::{LeakReport, of_number, steps, was_sent};
use persistence::throttle::{self, Admission};
use serde::Deserialize;

use super::{FOLLOW, SEND, admit, later, with_retry, words_problem};
use crate::answer::page_with;
use crate::chance;
use crate::door::visitor::Address;
use crate::error::PageError;
use crate::form::Filled;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Field, Notice, Tone};
use crate::sign_in::patience;

#[derive(Template)]
#[template(path = "leak_reports/follow.html")]
struct FollowPage {
    w: Frame,
    notice: Option<Notice>,
    fields: Vec<Field>,
}

#[derive(Template)]
#[template(path = "leak_reports/told.html")]
struct ToldPage {
    w: Frame,
    notice: Option<Notice>,
    received: String,
    /// How far it has come, in general words.
    state: String,
    lines: Vec<Line>,
    number: String,
    submission: String,
    note: Field,
}

/// Something that was written.
struct Line {
    who: String,
    at: String,
    words: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    number: String,
    submission: String,
    note: String,
}

/// What a number leads to.
enum Found {
    Report(Box<LeakReport>),
    /// The same for a number that is no number, one that was never given, and none.
    Nothing,
    /// Too many wrong ones; not before the instant.
    Wait(Instant),
}

/// Looks a number up, and counts it as wrong until it is right. Whatever is wrong with it, the same is done.
async fn look_up(house: &House, address: &Address, number: &str, now: Instant) -> Result<Found, PageError> {
    let subject = format!("feedback numbers from {}", address.0);
    let txn = house.db.write_txn().await?;
    if let Admission::Wait { until } = throttle::admit(&txn, &subject, house.settings.address_rule, now).await? {
        txn.rollback().await?;
        return Ok(Found::Wait(until));
    }
    let found = of_number(&txn, number).await?;
    if found.is_some() {
        throttle::refund(&txn, &subject).await?;
    }
    txn.commit().await?;
    Ok(found.map_or(Found::Nothing, |report| Found::Report(Box::new(report))))
}

pub(super) async fn show(w: Frame) -> Result<HttpResponse, PageError> {
    ask(StatusCode::OK, w, &Typed::default(), None, None)
}

/// Asks for the number; a note that was typed already stays.
fn ask(
    status: StatusCode,
    w: Frame,
    typed: &Typed,
    problem: Option<String>,
    notice: Option<Notice>,
) -> Result<HttpResponse, PageError> {
    let number = Field::text("number", w.t("leak-report-number")).value(&typed.number);
    let mut fields = vec![number.hint(w.t("leak-report-number-hint")).problem(problem).required()];
    if !typed.note.is_empty() {
        fields.push(Field::lines("note", w.t("leak-report-note")).value(&typed.note));
    }
    page_with(status, &FollowPage { w, notice, fields })
}

/// The page for whoever did not get to a report.
fn not_found(w: Frame, typed: &Typed, until: Option<Instant>, now: Instant) -> Result<HttpResponse, PageError> {
    let Some(until) = until else {
        let problem = w.t("leak-report-number-wrong");
        return ask(StatusCode::UNPROCESSABLE_ENTITY, w, typed, Some(problem), None);
    };
    let notice = patience(&w, until, now);
    Ok(with_retry(ask(StatusCode::TOO_MANY_REQUESTS, w, typed, None, Some(notice))?, until, now))
}

pub(super) async fn submit(
    house: web::Data<House>,
    w: Frame,
    address: Address,
    typed: Filled<Typed>,
) -> Result<HttpResponse, PageError> {
    let now = house.clock.now();
    match look_up(&house, &address, &typed.number, now).await? {
        Found::Report(report) => tell(StatusCode::OK, w, &house, &report, (&typed, None, None)).await,
        Found::Nothing => not_found(w, &typed, None, now),
        Found::Wait(until) => not_found(w, &typed, Some(until), now),
    }
}

/// The page of a report for whoever sent it: with a note that is not taken yet, what is wrong with it, and a notice.
async fn tell(
    status: StatusCode,
    w: Frame,
    house: &House,
    report: &LeakReport,
    (typed, problem, notice): (&Typed, Option<String>, Option<Notice>),
) -> Result<HttpResponse, PageError> {
    let taken = steps(house.db.reader(), report).await?;
    let written = taken.iter().filter(|step| step.step.is_told() && !step.words.is_empty());
    let who = |step: Step| if step == Step::Note { w.t("leak-report-you") } else { w.t("leak-report-we") };
    let line = written.map(|one| Line { who: who(one.step), at: w.instant(one.at), words: one.words.clone() });
    let page = ToldPage {
        lines: line.collect(),
        received: w.instant(report.received_at),
        state: w.of("leak-report-told", report.state.name()),
        number: typed.number.clone(),
        submission: chance::token()?,
        note: Field::lines("note", w.t("leak-report-note"))
            .value(&typed.note)
            .hint(w.t("leak-report-note-hint"))
            .problem(problem)
            .required(),
        notice,
        w,
    };
    page_with(status, &page)
}

pub(super) async fn note(
    house: web::Data<House>,
    w: Frame,
    address: Address,
    typed: Filled<Typed>,
) -> Result<HttpResponse, PageError> {
    let now = house.clock.now();
    if typed.submission.is_empty() {
        return Err(PageError::Malformed);
    }
    let report = match look_up(&house, &address, &typed.number, now).await? {
        Found::Report(report) => report,
        Found::Nothing => return not_found(w, &typed, None, now),
        Found::Wait(until) => return not_found(w, &typed, Some(until), now),
    };
    let words = match parse_words(&typed.note) {
        Ok(words) => words,
        Err(problem) => {
            let problem = words_problem(&w, problem);
            let shown = (&*typed, Some(problem), None);
            return tell(StatusCode::UNPROCESSABLE_ENTITY, w, &house, &report, shown).await;
        }
    };
    let txn = house.db.write_txn().await?;
    let added = Notice::new(Tone::Good, w.t("leak-report-noted"));
    let done = Typed { note: String::new(), ..typed.0.clone() };
    if was_sent(&txn, &typed.submission).await? {
        txn.rollback().await?;
        return tell(StatusCode::OK, w, &house, &report, (&done, None, Some(added))).await;
    }
    if let Admission::Wait { until } = admit(&txn, &house, &address, now).await? {
        txn.rollback().await?;
        let notice = later(&w, until, now);
        let shown = (&*typed, None, Some(notice));
        let answer = tell(StatusCode::TOO_MANY_REQUESTS, w, &house, &report, shown).await?;
        return Ok(with_retry(answer, until, now));
    }
    // What became of it since it was looked up.
    let report = of_number(&txn, &typed.number).await?.ok_or(PageError::NotFound)?;
    match actions::note(&txn, &report, &words, &typed.submission, now).await {
        Ok(()) => txn.commit().await?,
        Err(Refused::Database(error)) => return Err(error.into()),
        Err(_) => {
            txn.rollback().await?;
            let notice = Notice::new(Tone::Warn, w.t("leak-report-enough")).words(w.t("leak-report-enough-words"));
            return tell(StatusCode::CONFLICT, w, &house, &report, (&typed, None, Some(notice))).await;
        }
    }
    let report = of_number(house.db.reader(), &typed.number).await?.ok_or(PageError::NotFound)?;
    tell(StatusCode::OK, w, &house, &report, (&done, None, Some(added))).await
}
