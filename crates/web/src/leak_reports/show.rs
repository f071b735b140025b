//! GET /leak-reports/{id}: one report with what was done about it, and what can be done now. Reading it is an act.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use catalogue::Language;
use domain::facts::Kind;
use domain::leak_reports::{State, Step};
use domain::staff::Permission;
use persistence::facts::by_key;
use persistence::leak_reports::{LeakReport, Taken, actions, find, steps};
use sea_orm::DatabaseTransaction;

use super::step::{Typed, Wrong};
use super::{LIST, address_of, state};
use crate::answer::page_with;
use crate::chance;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Badge, Field, Notice};
use crate::registers;

#[derive(Template)]
#[template(path = "leak_reports/show.html")]
struct ShowPage {
    w: Frame,
    notice: Option<Notice>,
    id: i64,
    state: Badge,
    waits: bool,
    received: String,
    language: &'static str,
    first_seen: String,
    url: String,
    contact: String,
    seen: String,
    /// The incident that it became, and its page where the reader sees it.
    incident: Option<(String, String)>,
    lines: Vec<Line>,
    form: Form,
}

/// What can be done; fields are there for steps that can be taken.
struct Form {
    address: String,
    submission: String,
    can_look: bool,
    can_ask: bool,
    answer: Field,
    reason: Option<Field>,
    incident: Field,
    /// Where an incident is entered from it; blank where the reader may not.
    new_incident: String,
}

struct Line {
    step: String,
    who: String,
    at: String,
    incident: String,
    words: String,
}

/// The number in an address.
pub(super) fn number(id: &str) -> Result<i64, PageError> {
    id.parse().map_err(|_| PageError::NotFound)
}

pub(super) async fn show(
    house: web::Data<House>,
    w: Frame,
    by: By,
    id: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let typed = Typed { submission: chance::token()?, ..Typed::default() };
    page(StatusCode::OK, w, (&house, &by), number(&id)?, (&typed, Wrong::default())).await
}

/// The page, with what was typed and what is wrong with it.
pub(super) async fn page(
    status: StatusCode,
    w: Frame,
    (house, by): (&House, &By),
    id: i64,
    (typed, wrong): (&Typed, Wrong),
) -> Result<HttpResponse, PageError> {
    let txn = house.db.write_txn().await?;
    let report = find(&txn, by, id).await?.ok_or(PageError::NotFound)?;
    let taken = steps(&txn, &report).await?;
    let incident = incident(&txn, by, &report).await?;
    let names = registers::writers(&txn, taken.iter().filter_map(|step| step.by)).await?;
    actions::view(&txn, by, &[id], house.clock.now()).await?;
    txn.commit().await?;
    let line = |step: &Taken| Line {
        step: w.of("leak-report-step", step.step.name()),
        who: match step.by {
            Some(id) => names.get(&id).cloned().unwrap_or_else(|| w.t("register-somebody")),
            None => w.t("leak-report-reporter"),
        },
        at: w.instant(step.at),
        incident: step.incident.clone().unwrap_or_default(),
        words: step.words.clone(),
    };
    let page = ShowPage {
        id,
        state: state(&w, &report),
        waits: report.waits,
        received: w.instant(report.received_at),
        language: Language::parse(&report.language).unwrap_or_default().own_name(),
        first_seen: report.first_seen_on.map(|day| day.to_string()).unwrap_or_default(),
        lines: taken.iter().map(line).collect(),
        form: form(&w, &report, typed, &wrong),
        notice: wrong.notice,
        incident,
        url: report.url,
        contact: report.contact,
        seen: report.seen,
        w,
    };
    page_with(status, &page)
}

async fn incident(
    txn: &DatabaseTransaction,
    by: &By,
    report: &LeakReport,
) -> Result<Option<(String, String)>, PageError> {
    let Some(code) = report.incident.clone() else { return Ok(None) };
    let kept = by_key(txn, &by.scope, Kind::Incidents, &code).await?;
    let address = kept.map(|kept| registers::address_of(Kind::Incidents, kept.id)).unwrap_or_default();
    Ok(Some((code, address)))
}

fn form(w: &Frame, report: &LeakReport, typed: &Typed, wrong: &Wrong) -> Form {
    let can = |step: Step| step.after(report.state).is_some();
    let may_enter = w.may(Permission::Enter(Kind::Incidents)) && report.state != State::TakenOver;
    let new_incident = format!("{}/new?report={}", registers::address(Kind::Incidents), report.id);
    let reason = Field::lines("reason", w.t("leak-report-reason")).value(&typed.reason);
    let reason = reason.hint(w.t("leak-report-reason-hint")).problem(wrong.reason.clone()).required();
    Form {
        address: address_of(report.id),
        submission: typed.submission.clone(),
        can_look: report.waits || Step::Look.after(report.state) != Some(report.state),
        can_ask: can(Step::AskMore),
        answer: Field::lines("answer", w.t("leak-report-answer"))
            .value(&typed.answer)
            .hint(w.t("leak-report-answer-hint"))
            .problem(wrong.answer.clone())
            .required(),
        reason: can(Step::Dismiss).then_some(reason),
        incident: Field::text("incident", w.t("leak-report-incident"))
            .value(&typed.incident)
            .hint(w.t("leak-report-incident-hint"))
            .problem(wrong.incident.clone())
            .required(),
        new_incident: if may_enter { new_incident } else { String::new() },
    }
}
