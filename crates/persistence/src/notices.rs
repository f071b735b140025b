//! Notices of an embargo: mails to invitees, each of which binds from the moment at which the recipient's server has taken it.

use std::collections::BTreeMap;

use domain::facts::{Kind, LIST_SEPARATOR, Row, State};
use domain::staff::{Scope, StaffId};
use domain::time::Instant;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, OnConflict, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, QueryResult};
use serde_json::json;

use crate::acts::{self, NewAct};
use crate::facts::{Refused, Writing, by_key, put};
use crate::transmittals::free_code;

/// A lift that somebody is about to be notified of.
#[derive(Clone, Copy, Debug)]
pub struct NewNotice<'a> {
    pub event: &'a str,
    /// The code of the embargo, the same for all who are notified at once.
    pub code: &'a str,
    /// As the register of embargoes has them; blank for everything.
    pub contents: &'a str,
    /// A canonical instant or day.
    pub lifts_at: &'a str,
    pub person: &'a str,
    /// What makes its mail one of its own in the outbox.
    pub reminder: &'a str,
    pub by: StaffId,
}

/// A notice as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    id: i64,
    pub event: String,
    pub code: String,
    pub contents: Option<String>,
    pub lifts_at: String,
    pub person: String,
    pub asked_at: Instant,
    asked_by: StaffId,
    /// When the mail was taken by the recipient's server; none while it waits.
    pub sent_at: Option<Instant>,
    /// The mail is not sent any more.
    pub is_withdrawn: bool,
    /// The embargo in which the notice is on record.
    pub embargo: Option<String>,
}

/// A code of the year for a lift that is set or moved, which neither an embargo nor a notice has. Two queries.
///
/// # Errors
/// Whatever the database says.
pub async fn free(conn: &impl ConnectionTrait, year: i32) -> Result<String, DbErr> {
    let prefix = format!("EMB-{year}-");
    let first = free_code(conn, Kind::Embargoes, &prefix).await?;
    let mut taken = Query::select();
    taken.distinct().column("code").from("embargo_notices");
    let taken = conn.query_all(&taken).await?;
    let taken: Vec<String> = taken.iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, _>>()?;
    let number = |code: &str| code.strip_prefix(&prefix).and_then(|number| number.parse::<u32>().ok());
    let last = taken.iter().filter_map(|code| number(code)).max().unwrap_or_default();
    let number = Ord::max(number(&first).unwrap_or(1), last.saturating_add(1));
    Ok(format!("{prefix}{number:03}"))
}

/// Writes down that somebody is to be notified, when their mail was put into the outbox. The caller commits. One statement.
///
/// # Errors
/// Whatever the database says.
pub async fn add(txn: &DatabaseTransaction, new: &NewNotice<'_>, now: Instant) -> Result<(), DbErr> {
    let contents = (!new.contents.is_empty()).then(|| new.contents.to_owned());
    let mut insert = Query::insert();
    insert
        .into_table("embargo_notices")
        .columns(["event_code", "code", "contents", "lifts_at", "person_code", "reminder", "asked_by", "asked_at"])
        .values_panic([
            new.event.into(),
            new.code.into(),
            contents.into(),
            new.lifts_at.into(),
            new.person.into(),
            new.reminder.into(),
            new.by.0.into(),
            now.micros().into(),
        ])
        .on_conflict(OnConflict::columns(["code", "person_code"]).do_nothing().to_owned());
    txn.execute(&insert).await.map(drop)
}

/// Every notice of an event that the caller sees, the latest first. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn of_event(conn: &impl ConnectionTrait, event: &str) -> Result<Vec<Notice>, DbErr> {
    let mut all = notices();
    all.and_where(Expr::col(("embargo_notices", "event_code")).eq(event));
    all.order_by(("embargo_notices", "id"), Order::Desc);
    conn.query_all(&all).await?.iter().map(read).collect()
}

/// Records the embargo of those whose mail was taken since: one embargo for all of a lift whose mails were taken by now, notified when the
/// last of them was. Says how many embargoes were recorded. The caller commits.
///
/// # Errors
/// Whatever the database says.
pub async fn settle(txn: &DatabaseTransaction, now: Instant) -> Result<u64, DbErr> {
    let mut waiting = notices();
    waiting.and_where(Expr::col(("embargo_notices", "embargo_code")).is_null());
    waiting.and_where(Expr::col(("outbox", "sent_at")).is_not_null());
    waiting.order_by(("embargo_notices", "id"), Order::Asc);
    let mut of_lift: BTreeMap<String, Vec<Notice>> = BTreeMap::new();
    for row in txn.query_all(&waiting).await? {
        let notice = read(&row)?;
        of_lift.entry(notice.code.clone()).or_default().push(notice);
    }
    for (code, told) in &of_lift {
        record(txn, code, told, now).await?;
    }
    Ok(of_lift.len() as u64)
}

/// Whether anything waits to be recorded. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn is_waiting(conn: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let mut waiting = notices();
    waiting.and_where(Expr::col(("embargo_notices", "embargo_code")).is_null());
    waiting.and_where(Expr::col(("outbox", "sent_at")).is_not_null()).limit(1);
    Ok(conn.query_one(&waiting).await?.is_some())
}

async fn record(txn: &DatabaseTransaction, code: &str, told: &[Notice], now: Instant) -> Result<(), DbErr> {
    let (Some(first), Some(notified)) = (told.first(), told.iter().filter_map(|one| one.sent_at).max()) else {
        return Ok(());
    };
    let own = unused(txn, code).await?;
    let notified = notified.to_string();
    let people: Vec<&str> = told.iter().map(|one| one.person.as_str()).collect();
    let people = people.join(&LIST_SEPARATOR.to_string());
    let row = Row::parse(Kind::Embargoes, |column| match column.name {
        "code" => Some(own.as_str()),
        "event_code" => Some(first.event.as_str()),
        "contents" => first.contents.as_deref(),
        "lifts_at" => Some(first.lifts_at.as_str()),
        "notified_at" => Some(notified.as_str()),
        "people" => Some(people.as_str()),
        _ => None,
    });
    let row = row.map_err(|errors| DbErr::Custom(format!("embargo {own}: {errors:?}")))?;
    let (act, at) = acts::next(txn, now).await?;
    let writing = Writing { scope: &Scope::All, act, now: at };
    put(txn, &writing, State::current(row)).await.map_err(|refused| match refused {
        Refused::Database(error) => error,
        Refused::Wrong(errors) => DbErr::Custom(format!("embargo {own}: {errors:?}")),
    })?;
    let written = by_key(txn, &Scope::All, Kind::Embargoes, &own).await?;
    let number = written.map(|kept| kept.id).unwrap_or_default().to_string();
    let act = NewAct {
        actor: Some(first.asked_by),
        verb: "notify-embargo",
        subject_kind: Kind::Embargoes.table(),
        subject_id: &number,
        reason: None,
        particulars: json!({ "notified": told.len() }),
    };
    acts::record(txn, &act, now).await?;
    let mut update = Query::update();
    update.table("embargo_notices").value("embargo_code", own);
    update.and_where(Expr::col("id").is_in(told.iter().map(|one| one.id)));
    txn.execute(&update).await.map(drop)
}

/// The code of a lift, and for those whose mail was taken later the same with a number.
async fn unused(txn: &DatabaseTransaction, code: &str) -> Result<String, DbErr> {
    let mut number = 1;
    let mut own = code.to_owned();
    while by_key(txn, &Scope::All, Kind::Embargoes, &own).await?.is_some() {
        number += 1;
        own = format!("{code}-{number}");
    }
    Ok(own)
}

const COLUMNS: [&str; 9] =
    ["id", "event_code", "code", "contents", "lifts_at", "person_code", "asked_by", "asked_at", "embargo_code"];

fn notices() -> SelectStatement {
    let mut select = Query::select();
    let mail = Expr::col(("outbox", "reminder")).equals(("embargo_notices", "reminder"));
    select.from("embargo_notices").join(JoinType::InnerJoin, "outbox", mail);
    select.columns(COLUMNS.map(|column| ("embargo_notices", column)));
    select.columns([("outbox", "sent_at"), ("outbox", "withdrawn_at")]);
    select
}

fn read(row: &QueryResult) -> Result<Notice, DbErr> {
    let sent: Option<i64> = row.try_get_by_index(9)?;
    let withdrawn: Option<i64> = row.try_get_by_index(10)?;
    Ok(Notice {
        id: row.try_get_by_index(0)?,
        event: row.try_get_by_index(1)?,
        code: row.try_get_by_index(2)?,
        contents: row.try_get_by_index(3)?,
        lifts_at: row.try_get_by_index(4)?,
        person: row.try_get_by_index(5)?,
        asked_by: StaffId(row.try_get_by_index(6)?),
        asked_at: Instant::from_micros(row.try_get_by_index(7)?),
        embargo: row.try_get_by_index(8)?,
        sent_at: sent.map(Instant::from_micros),
        is_withdrawn: withdrawn.is_some(),
    })
}
