//! Reports of leaks by people outside: found by the staff by number, and by whoever sent one by the digest of its feedback number.

pub mod actions;
mod row;

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::leak_reports::{State, Step, feedback_number};
use domain::staff::{Actor, Permission, StaffId};
use domain::time::{Instant, parse_day};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::sessions::digest;

/// A report as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeakReport {
    /// From 1; stands in addresses of the staff's pages, and is told to nobody outside.
    pub id: i64,
    pub received_at: Instant,
    /// The language that it was written in as the page showed it: `en` or `zh-CN`.
    pub language: String,
    pub first_seen_on: Option<NaiveDate>,
    pub state: State,
    /// The code of the incident that it became.
    pub incident: Option<String>,
    /// Nobody on the staff has done anything since somebody outside wrote.
    pub waits: bool,
    pub seen: String,
    /// Blank where none was named.
    pub url: String,
    /// Whom to answer to; personal, and blank for whoever stays unknown.
    pub contact: String,
}

/// A step that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    pub step: Step,
    /// What the report came to by it.
    pub state: State,
    pub incident: Option<String>,
    /// None for whoever sent the report.
    pub by: Option<StaffId>,
    pub at: Instant,
    /// Blank for steps without words, and for those that were erased.
    pub words: String,
}

/// How many reports there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub all: u64,
    /// Those that wait for the staff.
    pub waiting: u64,
}

/// Which part of the list.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    pub only_waiting: bool,
    pub skip: u64,
    pub most: u64,
}

/// The report of a feedback number, however it was copied. Two queries where there is one, and one where there is none.
///
/// # Errors
/// Whatever the database says.
pub async fn of_number(conn: &impl ConnectionTrait, number: &str) -> Result<Option<LeakReport>, DbErr> {
    let digest = digest(&feedback_number(number));
    let found = row::reports::Entity::find().filter(row::reports::Column::NumberHash.eq(digest)).one(conn).await?;
    Ok(reports(conn, found.into_iter().collect()).await?.pop())
}

/// The report of a number, where the actor may read reports. Two queries.
///
/// # Errors
/// Whatever the database says.
pub async fn find(conn: &impl ConnectionTrait, actor: &Actor, id: i64) -> Result<Option<LeakReport>, DbErr> {
    if !actor.may(Permission::AnswerReports) {
        return Ok(None);
    }
    let found = row::reports::Entity::find_by_id(id).one(conn).await?;
    Ok(reports(conn, found.into_iter().collect()).await?.pop())
}

/// A part of the list, the last received first; nothing where the actor may not read reports. Two queries.
///
/// # Errors
/// Whatever the database says.
pub async fn page(conn: &impl ConnectionTrait, actor: &Actor, part: Part) -> Result<Vec<LeakReport>, DbErr> {
    if !actor.may(Permission::AnswerReports) {
        return Ok(Vec::new());
    }
    let mut query = row::reports::Entity::find().order_by_desc(row::reports::Column::Id);
    if part.only_waiting {
        query = query.filter(row::reports::Column::Waits.eq(1));
    }
    let found = query.offset(part.skip).limit(part.most).all(conn).await?;
    reports(conn, found).await
}

/// How many there are; none where the actor may not read reports. Two queries.
///
/// # Errors
/// Whatever the database says.
pub async fn counts(conn: &impl ConnectionTrait, actor: &Actor) -> Result<Counts, DbErr> {
    if !actor.may(Permission::AnswerReports) {
        return Ok(Counts::default());
    }
    let waiting = row::reports::Entity::find().filter(row::reports::Column::Waits.eq(1));
    Ok(Counts { all: row::reports::Entity::find().count(conn).await?, waiting: waiting.count(conn).await? })
}

/// What was done about a report, the first step first. Two queries.
///
/// # Errors
/// Whatever the database says.
pub async fn steps(conn: &impl ConnectionTrait, report: &LeakReport) -> Result<Vec<Taken>, DbErr> {
    let of_it = row::steps::Entity::find().filter(row::steps::Column::ReportId.eq(report.id));
    let found = of_it.order_by_asc(row::steps::Column::Id).all(conn).await?;
    let words = row::step_words::Entity::find()
        .filter(row::step_words::Column::StepId.is_in(found.iter().map(|step| step.id)))
        .all(conn)
        .await?;
    let mut words: HashMap<i64, String> = words.into_iter().map(|row| (row.step_id, row.words)).collect();
    let taken = |row: row::steps::Model| {
        let step = Step::parse(&row.step).ok_or_else(|| unknown("step", &row.step))?;
        Ok(Taken {
            step,
            state: state(&row.state)?,
            incident: row.incident_code,
            by: row.taken_by.map(StaffId),
            at: Instant::from_micros(row.taken_at),
            words: words.remove(&row.id).unwrap_or_default(),
        })
    };
    found.into_iter().map(taken).collect()
}

/// Whether a form of this token was sent before. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn was_sent(conn: &impl ConnectionTrait, submission: &str) -> Result<bool, DbErr> {
    let of_it = row::steps::Column::SubmissionHash.eq(digest(submission));
    Ok(row::steps::Entity::find().filter(of_it).count(conn).await? > 0)
}

async fn reports(conn: &impl ConnectionTrait, found: Vec<row::reports::Model>) -> Result<Vec<LeakReport>, DbErr> {
    let numbers: Vec<i64> = found.iter().map(|row| row.id).collect();
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let words = row::words::Entity::find().filter(row::words::Column::ReportId.is_in(numbers)).all(conn).await?;
    let mut words: HashMap<i64, row::words::Model> = words.into_iter().map(|row| (row.report_id, row)).collect();
    let report = |row: row::reports::Model| {
        let (seen, url, contact) =
            words.remove(&row.id).map(|row| (row.seen, row.url, row.contact)).unwrap_or_default();
        let day = row.first_seen_on.as_deref().map(parse_day).transpose();
        Ok(LeakReport {
            id: row.id,
            received_at: Instant::from_micros(row.received_at),
            language: row.language,
            first_seen_on: day.map_err(|error| DbErr::Type(error.to_string()))?,
            state: state(&row.state)?,
            incident: row.incident_code,
            waits: row.waits != 0,
            seen,
            url,
            contact,
        })
    };
    found.into_iter().map(report).collect()
}

fn state(name: &str) -> Result<State, DbErr> {
    State::parse(name).ok_or_else(|| unknown("state", name))
}

fn unknown(what: &str, name: &str) -> DbErr {
    DbErr::Type(format!("a report of a leak has the unknown {what} `{name}`"))
}
