//! What people do to one fact: enter it, correct it, void it; each with its act in the same transaction.

use chrono_tz::Tz;
use domain::facts::{
    CellError, CorrectionRefused, Kind, Problem, Row, State, Stored, VoidRefused, Why, correct as corrected,
    void as voided,
};
use domain::lives::{beyond_a_beginning, beyond_a_draft, machine};
use domain::staff::{Actor, Permission, Scope};
use domain::time::Instant;
use sea_orm::{DatabaseTransaction, DbErr};

use super::ledger::is_collected;
use super::read::{Kept, by_id, by_key};
use super::standing::{contradictions, is_asked_back};
use super::write::{Deed, Writing, put, put_all};
use crate::acts::{self, NewAct};
use crate::check_in;
use crate::known::Known;
use crate::lives::{Today, book};

/// Why nothing was written.
#[derive(Debug)]
pub enum Refused {
    /// The roles of the actor do not enter facts of this kind.
    NotAllowed,
    /// There is no such fact within the actor's scope.
    Absent,
    /// A fact with this key is there already; its number.
    Known(i64),
    /// The fact was changed since the form was opened; what it says now.
    Stale(Box<Kept>),
    Correction(CorrectionRefused),
    Void(VoidRefused),
    /// What is wrong, cell by cell.
    Wrong(Vec<CellError>),
    Database(DbErr),
}

impl From<DbErr> for Refused {
    fn from(error: DbErr) -> Self {
        Self::Database(error)
    }
}

impl From<super::Refused> for Refused {
    fn from(refused: super::Refused) -> Self {
        match refused {
            super::Refused::Wrong(errors) => Self::Wrong(errors),
            super::Refused::Database(error) => Self::Database(error),
        }
    }
}

/// Enters a new fact and returns its number. The caller commits.
///
/// # Errors
/// `NotAllowed`; `Known` when a fact with this key is there, void and retracted ones included; `Wrong`; `Database`.
pub async fn enter(
    txn: &DatabaseTransaction,
    actor: &Actor,
    row: Row,
    why: &Why,
    now: Instant,
) -> Result<i64, Refused> {
    may(actor, row.kind())?;
    within_programmes(actor, &row)?;
    drafts_alone(actor, &row)?;
    undecided(&row)?;
    uncontradicted(txn, actor, (None, &row), now).await?;
    begin(txn, actor, begun(row)?, why, now).await
}

/// A round that somebody enters is planned, an event is a draft, an incident reported: what becomes of them is said by
/// their steps.
fn begun(row: Row) -> Result<Row, Refused> {
    let first = match row.kind() {
        Kind::Rounds => "planned",
        Kind::Events => "draft",
        Kind::Incidents => "reported",
        _ => return Ok(row),
    };
    if row.get("state").is_some() {
        return Ok(row);
    }
    let begun = |column: &str| if column == "state" { Some(first) } else { row.get(column) };
    Row::parse(row.kind(), |column| begun(column.name)).map_err(Refused::Wrong)
}

async fn uncontradicted(
    txn: &DatabaseTransaction,
    actor: &Actor,
    (before, row): (Option<&Row>, &Row),
    now: Instant,
) -> Result<(), Refused> {
    let found = contradictions(txn, &actor.scope, (before, row), now).await?;
    if found.is_empty() { Ok(()) } else { Err(Refused::Wrong(found)) }
}

/// Enters a request to pass something on as it was handed in from outside: it waits for a decision at once. The caller commits.
///
/// # Errors
/// As of [`enter`].
pub async fn hand_in(
    txn: &DatabaseTransaction,
    actor: &Actor,
    request: Row,
    why: &Why,
    now: Instant,
) -> Result<i64, Refused> {
    may(actor, Kind::OnwardRequests)?;
    undecided(&request)?;
    let submitted = |column: &str| if column == "state" { Some("submitted") } else { request.get(column) };
    let row = Row::parse(Kind::OnwardRequests, |column| submitted(column.name)).map_err(Refused::Wrong)?;
    begin(txn, actor, row, why, now).await
}

/// Writes down a fact that is new.
async fn begin(txn: &DatabaseTransaction, actor: &Actor, row: Row, why: &Why, now: Instant) -> Result<i64, Refused> {
    let (kind, key) = (row.kind(), row.key());
    if let Some(known) = by_key(txn, &actor.scope, kind, &key).await? {
        return Err(Refused::Known(known.id));
    }
    let (act, at) = acts::next(txn, now).await?;
    let writing = Writing { scope: &actor.scope, act, now: at };
    let shown = Box::pin(check_in::shown(txn, actor, &row)).await?;
    put(txn, &writing, State::current(row)).await?;
    put_shown(txn, &writing, shown).await?;
    let written = by_key(txn, &actor.scope, kind, &key).await?.ok_or(Refused::Absent)?;
    record(txn, actor, "enter", kind, written.id, why, now).await?;
    Ok(written.id)
}

/// Corrects a fact to `row`, when its latest state is still the one that act `made_from` wrote. The caller commits.
///
/// # Errors
/// `NotAllowed`; `Absent`; `Stale`; `Correction`; `Wrong`; `Database`.
pub async fn correct(
    txn: &DatabaseTransaction,
    actor: &Actor,
    fact: Fact,
    row: Row,
    why: &Why,
    now: Instant,
) -> Result<(), Refused> {
    let latest = fact.latest(txn, actor).await?;
    drafts_alone(actor, &latest.row)?;
    drafts_alone(actor, &row)?;
    uncontradicted(txn, actor, (Some(&latest.row), &row), now).await?;
    let mut state = corrected(&latest, row).map_err(Refused::Correction)?;
    state.row = keeping_decisions(txn, actor, fact, state.row, now).await?;
    let (act, at) = acts::next(txn, now).await?;
    let writing = Writing { scope: &actor.scope, act, now: at };
    let shown = Box::pin(check_in::shown(txn, actor, &state.row)).await?;
    put(txn, &writing, state).await?;
    put_shown(txn, &writing, shown).await?;
    record(txn, actor, "correct", fact.kind, fact.id, why, now).await
}

/// Whoever is recorded as having entered an event is on record with what they were shown, in the same act.
async fn put_shown(txn: &DatabaseTransaction, writing: &Writing<'_>, shown: Vec<Row>) -> Result<(), Refused> {
    for row in shown {
        put(txn, writing, State::current(row)).await?;
    }
    Ok(())
}

/// The correction as the life of the paper allows it.
async fn keeping_decisions(
    txn: &DatabaseTransaction,
    actor: &Actor,
    fact: Fact,
    row: Row,
    now: Instant,
) -> Result<Row, Refused> {
    if machine(fact.kind).is_empty() {
        return Ok(row);
    }
    let kept = by_id(txn, &actor.scope, fact.kind, fact.id).await?.ok_or(Refused::Absent)?;
    let book = book(txn, actor, kept, Known::Now).await?;
    let day = now.day(Tz::UTC);
    book.life(Today { here: day, latest: day, zone: Tz::UTC }).corrected(row).map_err(Refused::Correction)
}

/// Voids a fact: it stays visible and counts for nothing. The caller commits.
///
/// # Errors
/// `NotAllowed`; `Absent`; `Stale`; `Void`; `Wrong`; `Database`.
pub async fn void(
    txn: &DatabaseTransaction,
    actor: &Actor,
    fact: Fact,
    why: &Why,
    now: Instant,
) -> Result<(), Refused> {
    let latest = fact.latest(txn, actor).await?;
    drafts_alone(actor, &latest.row)?;
    let state = voided(&latest).map_err(Refused::Void)?;
    if fact.kind == Kind::Disclosures && is_asked_back(txn, &latest.row).await? {
        return Err(Refused::Void(VoidRefused::Released));
    }
    if fact.kind == Kind::ClaimPayments && !is_collected(txn, &actor.scope, &latest.row).await? {
        return Err(Refused::Void(VoidRefused::NotCollected));
    }
    let (act, at) = acts::next(txn, now).await?;
    let writing = Writing { scope: &actor.scope, act, now: at };
    // What it refers to need not be within reach: it says nothing new.
    let outcomes = put_all(txn, &writing, fact.kind, Deed::Write, &[&state]).await?;
    if let Some(error) = outcomes.into_iter().find_map(Result::err) {
        return Err(Refused::Wrong(vec![error]));
    }
    record(txn, actor, "void", fact.kind, fact.id, why, now).await
}

/// A fact as a form was made from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    pub kind: Kind,
    pub id: i64,
    /// The act that wrote the state which the form showed.
    pub made_from: i64,
}

impl Fact {
    async fn latest(self, txn: &DatabaseTransaction, actor: &Actor) -> Result<Stored, Refused> {
        may(actor, self.kind)?;
        let kept = by_id(txn, &actor.scope, self.kind, self.id).await?.ok_or(Refused::Absent)?;
        if kept.act != self.made_from {
            return Err(Refused::Stale(Box::new(kept)));
        }
        let State { row, recorded_at, superseded_at, void } = kept.state;
        Ok(Stored { row, recorded_at: recorded_at.unwrap_or(Instant::START), superseded_at, void })
    }
}

fn may(actor: &Actor, kind: Kind) -> Result<(), Refused> {
    if actor.may(Permission::Enter(kind)) { Ok(()) } else { Err(Refused::NotAllowed) }
}

/// Whoever drafts papers of a kind writes drafts of it alone.
fn drafts_alone(actor: &Actor, row: &Row) -> Result<(), Refused> {
    let Some(column) = beyond_a_draft(actor, row) else { return Ok(()) };
    let value = row.get(column).map(str::to_owned);
    Err(Refused::Wrong(vec![CellError { column, value, problem: Problem::BeyondADraft }]))
}

/// What others are to decide is entered undecided.
fn undecided(row: &Row) -> Result<(), Refused> {
    let Some(column) = beyond_a_beginning(row) else { return Ok(()) };
    let value = row.get(column).map(str::to_owned);
    let problem = if row.kind() == Kind::Standings { Problem::TakesTwo } else { Problem::BeyondADraft };
    Err(Refused::Wrong(vec![CellError { column, value, problem }]))
}

/// Whoever is on some programmes only cannot enter others: they would not see what they wrote.
fn within_programmes(actor: &Actor, row: &Row) -> Result<(), Refused> {
    if row.kind() != Kind::Programmes || actor.scope == Scope::All {
        return Ok(());
    }
    let code = row.get("code").map(str::to_owned);
    if actor.scope.sees(code.as_deref()) {
        return Ok(());
    }
    Err(Refused::Wrong(vec![CellError { column: "code", value: code, problem: Problem::OutOfScope }]))
}

async fn record(
    txn: &DatabaseTransaction,
    actor: &Actor,
    verb: &str,
    kind: Kind,
    id: i64,
    why: &Why,
    now: Instant,
) -> Result<(), Refused> {
    let act = NewAct {
        actor: actor.id,
        verb,
        subject_kind: kind.table(),
        subject_id: &id.to_string(),
        reason: Some(why.reason()),
        particulars: serde_json::json!({ "basis": why.basis().name() }),
    };
    acts::record(txn, &act, now).await?;
    Ok(())
}
