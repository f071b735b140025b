//! POST /leak-reports/{id}/{step} and …/erase-contact: what the staff does about a report.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use domain::leak_reports::{Step, WordsProblem, parse_words};
use persistence::leak_reports::actions::{self, Doing, Refused};
use persistence::leak_reports::find;
use persistence::submissions;
use serde::Deserialize;

use super::show::{number, page};
use super::{address_of, words_problem};
use crate::answer::see_other;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Filled;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Notice, Tone};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    pub(super) submission: String,
    pub(super) answer: String,
    pub(super) reason: String,
    pub(super) incident: String,
}

/// What is wrong with what was typed.
#[derive(Default)]
pub(super) struct Wrong {
    pub(super) notice: Option<Notice>,
    pub(super) answer: Option<String>,
    pub(super) reason: Option<String>,
    pub(super) incident: Option<String>,
}

/// The words that a step is taken with; blank for steps without any.
fn words_of(step: Step, typed: &Typed) -> Result<String, WordsProblem> {
    match step {
        Step::Answer | Step::AskMore => parse_words(&typed.answer),
        Step::Dismiss => parse_words(&typed.reason),
        Step::Receive | Step::Note | Step::Look | Step::TakeOver => Ok(String::new()),
    }
}

pub(super) async fn submit(
    house: web::Data<House>,
    w: Frame,
    by: By,
    place: web::Path<(String, String)>,
    typed: Filled<Typed>,
) -> Result<HttpResponse, PageError> {
    let (id, step) = place.into_inner();
    let id = number(&id)?;
    let step = Step::parse(&step).filter(|step| !step.is_from_outside()).ok_or(PageError::NotFound)?;
    let txn = house.db.write_txn().await?;
    let report = find(&txn, &by, id).await?.ok_or(PageError::NotFound)?;
    if typed.submission.is_empty() {
        return Err(PageError::Malformed);
    }
    if let Some(before) = submissions::outcome(&txn, by.id(), &typed.submission).await? {
        return Ok(see_other(&before));
    }
    let words = match words_of(step, &typed) {
        Ok(words) => words,
        Err(problem) => {
            txn.rollback().await?;
            let problem = Some(words_problem(&w, problem));
            let wrong = match step {
                Step::Dismiss => Wrong { reason: problem, ..Wrong::default() },
                _ => Wrong { answer: problem, ..Wrong::default() },
            };
            return page(StatusCode::UNPROCESSABLE_ENTITY, w, (&house, &by), id, (&typed, wrong)).await;
        }
    };
    let doing = Doing { step, words: &words, incident: typed.incident.trim() };
    let now = house.clock.now();
    let (status, wrong) = match actions::take(&txn, &by, &report, doing, now).await {
        Ok(()) => {
            let back = address_of(id);
            submissions::spend(&txn, by.id(), &typed.submission, &back, now).await?;
            txn.commit().await?;
            return Ok(see_other(&back));
        }
        Err(Refused::Database(error)) => return Err(error.into()),
        Err(Refused::NotAllowed) => return Err(PageError::NotFound),
        Err(Refused::NoIncident) => {
            let incident = Some(w.t("leak-report-no-incident"));
            (StatusCode::UNPROCESSABLE_ENTITY, Wrong { incident, ..Wrong::default() })
        }
        Err(Refused::NotNow | Refused::TooManyNotes) => {
            let notice = Notice::new(Tone::Warn, w.t("leak-report-not-now")).words(w.t("leak-report-not-now-words"));
            (StatusCode::CONFLICT, Wrong { notice: Some(notice), ..Wrong::default() })
        }
    };
    txn.rollback().await?;
    page(status, w, (&house, &by), id, (&typed, wrong)).await
}

pub(super) async fn erase_contact(
    house: web::Data<House>,
    by: By,
    id: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let id = number(&id)?;
    let txn = house.db.write_txn().await?;
    let report = find(&txn, &by, id).await?.ok_or(PageError::NotFound)?;
    match actions::erase_contact(&txn, &by, &report, house.clock.now()).await {
        Ok(()) => txn.commit().await?,
        Err(Refused::Database(error)) => return Err(error.into()),
        Err(_) => return Err(PageError::NotFound),
    }
    Ok(see_other(&address_of(id)))
}
