//! What is written of reports: sent, added to, answered, put aside, taken over, and the contact erased; each an act.

use domain::facts::Kind;
use domain::leak_reports::{MOST_NOTES, Report, State, Step, feedback_number};
use domain::staff::{Actor, Permission, StaffId};
use domain::time::Instant;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait, QueryFilter, Set,
};
use serde_json::{Value, json};
use thiserror::Error;

use super::{LeakReport, row};
use crate::acts::{self, NewAct};
use crate::facts::by_key;
use crate::sessions::digest;

/// What acts are done to.
const SUBJECT: &str = "leak_report";

/// Why nothing was written.
#[derive(Debug, Error)]
pub enum Refused {
    #[error("the roles of whoever asks do not answer reports")]
    NotAllowed,
    #[error("the report is in a state in which this step is not taken")]
    NotNow,
    #[error("there is no incident of this code, or none that whoever asks may see")]
    NoIncident,
    #[error("the report has as many notes as one is given")]
    TooManyNotes,
    #[error("the database failed")]
    Database(#[from] DbErr),
}

/// A report about to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewReport<'a> {
    pub report: &'a Report,
    /// `en` or `zh-CN`.
    pub language: &'a str,
    /// Random; its digest alone is kept.
    pub number: &'a str,
    /// The token of the form that it came in; it counts once.
    pub submission: &'a str,
}

/// Keeps a report and gives its number among them. The caller commits. Six statements.
///
/// # Errors
/// Whatever the database says; a token that was used before among it.
pub async fn receive(txn: &DatabaseTransaction, new: &NewReport<'_>, now: Instant) -> Result<i64, DbErr> {
    let report = row::reports::ActiveModel {
        number_hash: Set(digest(&feedback_number(new.number))),
        received_at: Set(now.micros()),
        language: Set(new.language.to_owned()),
        first_seen_on: Set(new.report.first_seen_on.map(|day| day.to_string())),
        state: Set(State::Received.name().to_owned()),
        incident_code: Set(None),
        waits: Set(1),
        ..Default::default()
    };
    let id = report.insert(txn).await?.id;
    let words = row::words::ActiveModel {
        report_id: Set(id),
        seen: Set(new.report.seen.clone()),
        url: Set(new.report.url.clone()),
        contact: Set(new.report.contact.clone()),
    };
    row::words::Entity::insert(words).exec_without_returning(txn).await?;
    let particulars = json!({ "contact": !new.report.contact.is_empty(), "language": new.language });
    let act = record(txn, None, ("receive-leak-report", id), (None, particulars), now).await?;
    let step = Going { step: Step::Receive, state: State::Received, incident: None, by: None };
    write(txn, id, &step, (Some(new.submission), ""), act, now).await?;
    Ok(id)
}

/// Adds what whoever sent a report has to say besides. The caller commits.
///
/// # Errors
/// `TooManyNotes`, or `Database`, a token that was used before among it.
pub async fn note(
    txn: &DatabaseTransaction,
    report: &LeakReport,
    words: &str,
    submission: &str,
    now: Instant,
) -> Result<(), Refused> {
    let notes = row::steps::Entity::find()
        .filter(row::steps::Column::ReportId.eq(report.id))
        .filter(row::steps::Column::Step.eq(Step::Note.name()))
        .count(txn)
        .await?;
    if notes >= MOST_NOTES as u64 {
        return Err(Refused::TooManyNotes);
    }
    let state = Step::Note.after(report.state).ok_or(Refused::NotNow)?;
    let act = record(txn, None, ("note-leak-report", report.id), (None, Value::Null), now).await?;
    let step = Going { step: Step::Note, state, incident: report.incident.as_deref(), by: None };
    write(txn, report.id, &step, (Some(submission), words), act, now).await?;
    Ok(())
}

/// What somebody on the staff does about a report.
#[derive(Clone, Copy, Debug)]
pub struct Doing<'a> {
    /// None of those from outside.
    pub step: Step,
    /// An answer, a question or a reason; blank for other steps.
    pub words: &'a str,
    /// The code of the incident that takes it over; blank for other steps.
    pub incident: &'a str,
}

/// Takes a step of the staff. The caller commits.
///
/// # Errors
/// `NotAllowed`; `NotNow`; `NoIncident`; or `Database`.
pub async fn take(
    txn: &DatabaseTransaction,
    by: &Actor,
    report: &LeakReport,
    doing: Doing<'_>,
    now: Instant,
) -> Result<(), Refused> {
    if !by.may(Permission::AnswerReports) || doing.step.is_from_outside() {
        return Err(Refused::NotAllowed);
    }
    let state = doing.step.after(report.state).ok_or(Refused::NotNow)?;
    if doing.step == Step::TakeOver {
        let found = by_key(txn, &by.scope, Kind::Incidents, doing.incident).await?;
        found.filter(|kept| !kept.state.void).ok_or(Refused::NoIncident)?;
    }
    let incident = match state {
        State::TakenOver if doing.step == Step::TakeOver => Some(doing.incident),
        State::TakenOver => report.incident.as_deref(),
        _ => None,
    };
    let verb = format!("{}-leak-report", doing.step.name());
    let reason = (doing.step == Step::Dismiss).then_some(doing.words);
    let particulars = json!({ "incident": incident, "state": state.name() });
    let act = record(txn, by.id, (&verb, report.id), (reason, particulars), now).await?;
    let step = Going { step: doing.step, state, incident, by: by.id };
    write(txn, report.id, &step, (None, doing.words), act, now).await?;
    Ok(())
}

/// Erases whom to answer to. The caller commits.
///
/// # Errors
/// `NotAllowed`, or `Database`.
pub async fn erase_contact(
    txn: &DatabaseTransaction,
    by: &Actor,
    report: &LeakReport,
    now: Instant,
) -> Result<(), Refused> {
    if !by.may(Permission::AnswerReports) {
        return Err(Refused::NotAllowed);
    }
    let erased =
        row::words::ActiveModel { report_id: Set(report.id), contact: Set(String::new()), ..Default::default() };
    row::words::Entity::update(erased).exec(txn).await?;
    record(txn, by.id, ("erase-leak-report-contact", report.id), (None, Value::Null), now).await?;
    Ok(())
}

/// Writes down that somebody on the staff read reports: one, or those of a page. The caller commits.
///
/// # Errors
/// Whatever the database says.
pub async fn view(txn: &DatabaseTransaction, by: &Actor, reports: &[i64], now: Instant) -> Result<(), DbErr> {
    let (subject_id, particulars) = match reports {
        [one] => (one.to_string(), Value::Null),
        many => (String::new(), json!({ "reports": many })),
    };
    let verb = "view-leak-report";
    let act = NewAct { actor: by.id, verb, subject_kind: SUBJECT, subject_id: &subject_id, reason: None, particulars };
    acts::record(txn, &act, now).await.map(drop)
}

/// A step on its way into the tables.
struct Going<'a> {
    step: Step,
    state: State,
    incident: Option<&'a str>,
    by: Option<StaffId>,
}

async fn write(
    txn: &DatabaseTransaction,
    report: i64,
    going: &Going<'_>,
    (submission, words): (Option<&str>, &str),
    act: i64,
    now: Instant,
) -> Result<(), DbErr> {
    let linked = going.incident.filter(|_| going.step == Step::TakeOver);
    let step = row::steps::ActiveModel {
        report_id: Set(report),
        step: Set(going.step.name().to_owned()),
        state: Set(going.state.name().to_owned()),
        incident_code: Set(linked.map(str::to_owned)),
        submission_hash: Set(submission.map(digest)),
        taken_by: Set(going.by.map(|by| by.0)),
        taken_at: Set(now.micros()),
        act: Set(act),
        ..Default::default()
    };
    let step_id = step.insert(txn).await?.id;
    if going.step.has_words() {
        let words = row::step_words::ActiveModel { step_id: Set(step_id), words: Set(words.to_owned()) };
        row::step_words::Entity::insert(words).exec_without_returning(txn).await?;
    }
    let report = row::reports::ActiveModel {
        id: Set(report),
        state: Set(going.state.name().to_owned()),
        incident_code: Set(going.incident.map(str::to_owned)),
        waits: Set(going.step.is_from_outside().into()),
        ..Default::default()
    };
    row::reports::Entity::update(report).exec(txn).await.map(drop)
}

/// What people write is kept out of the log, which is for ever; a reason stands there as its digest.
async fn record(
    txn: &DatabaseTransaction,
    actor: Option<StaffId>,
    (verb, id): (&str, i64),
    (reason, particulars): (Option<&str>, Value),
    now: Instant,
) -> Result<i64, DbErr> {
    let subject_id = id.to_string();
    let act = NewAct { actor, verb, subject_kind: SUBJECT, subject_id: &subject_id, reason, particulars };
    Ok(acts::record(txn, &act, now).await?.seq)
}
