//! Facts out of the database: as a stream, one by one, or one fact through all its states.

use std::collections::HashMap;

use domain::facts::{Basis, Kind, State};
use domain::staff::{Scope, StaffId};
use domain::time::Instant;
use futures_util::{Stream, StreamExt};
use sea_orm::sea_query::{Expr, ExprTrait, Order, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, StreamTrait};

use super::table::{self, Lying};
use super::{FACTS, Span, of_kind, within};
use crate::known::Known;

/// A state that is kept, with the number of its fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Stands in addresses; never changes.
    pub id: i64,
    /// Its `recorded_at` is always given.
    pub state: State,
    /// The act that wrote it.
    pub act: i64,
}

/// A state of a fact with who wrote it, when and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastState {
    pub kept: Kept,
    /// When it was really entered here, whenever it says that it was recorded.
    pub entered_at: Instant,
    /// None for the command line and the program itself.
    pub actor: Option<StaffId>,
    pub verb: String,
    pub reason: Option<String>,
    /// How they knew, where they were asked.
    pub basis: Option<Basis>,
}

impl Kept {
    pub(super) fn of(lying: Lying) -> Self {
        let Lying { id, stored, act, .. } = lying;
        let state = State {
            row: stored.row,
            recorded_at: Some(stored.recorded_at),
            superseded_at: stored.superseded_at,
            void: stored.void,
        };
        Self { id, state, act }
    }
}

/// Reads what `select_state` selects.
pub(crate) fn read_kept(kind: Kind, row: &sea_orm::QueryResult) -> Result<Kept, DbErr> {
    table::read(kind, row).map(Kept::of)
}

/// A select of the states of one kind, to be streamed or read at once.
#[derive(Clone, Debug)]
pub struct States {
    kind: Kind,
    select: SelectStatement,
}

/// The states of a kind that `scope` sees as known then, void ones included, in no particular order.
pub fn states(conn: &impl ConnectionTrait, scope: &Scope, kind: Kind, known: Known) -> States {
    let mut select = of_kind(kind, Span::Known(known));
    table::select_state(&mut select, kind);
    select.cond_where(within(kind, scope, conn.get_database_backend()));
    States { kind, select }
}

/// Every state of a kind that was ever recorded, by key and then by `recorded_at`; for exports of everything.
pub fn every_state(kind: Kind) -> States {
    let mut select = of_kind(kind, Span::Ever);
    table::select_state(&mut select, kind);
    select.order_by((FACTS, "key"), Order::Asc).order_by((FACTS, "recorded_at"), Order::Asc);
    States { kind, select }
}

impl States {
    /// Only those that have `value` in a column that is not personal.
    #[must_use]
    pub fn having(mut self, column: &'static str, value: &str) -> Self {
        self.select.and_where(Expr::col((FACTS, column)).eq(value));
        self
    }

    /// Only those that have one of `values`, of which there are at least one and not many thousand, in a column that is not
    /// personal.
    #[must_use]
    pub fn among<'a>(mut self, column: &'static str, values: impl IntoIterator<Item = &'a str>) -> Self {
        self.select.and_where(Expr::col((FACTS, column)).is_in(values));
        self
    }

    /// Streams them; holds one connection meanwhile. One query.
    ///
    /// # Errors
    /// Whatever the database says, at the start or with any row.
    pub async fn stream<'a, C: StreamTrait>(
        &self,
        conn: &'a C,
    ) -> Result<impl Stream<Item = Result<Kept, DbErr>> + Send + use<'a, C>, DbErr> {
        let kind = self.kind;
        let rows = conn.stream(&self.select).await?;
        Ok(rows.map(move |row| row.and_then(|row| read_kept(kind, &row))))
    }

    /// All at once. One query.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn all(&self, conn: &impl ConnectionTrait) -> Result<Vec<Kept>, DbErr> {
        let rows = conn.query_all(&self.select).await?;
        rows.iter().map(|row| read_kept(self.kind, row)).collect()
    }

    /// Whether any of them counts, being neither void nor retracted. One query, for one row.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn any_counts(mut self, conn: &impl ConnectionTrait) -> Result<bool, DbErr> {
        self.select
            .and_where(Expr::col((FACTS, "void")).eq(0))
            .and_where(Expr::col((FACTS, "superseded_at")).is_null());
        self.select.limit(1);
        Ok(conn.query_one(&self.select).await?.is_some())
    }
}

/// The latest state of a fact by its number, retracted or not; `None` when there is none that `scope` sees. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn by_id(conn: &impl ConnectionTrait, scope: &Scope, kind: Kind, id: i64) -> Result<Option<Kept>, DbErr> {
    one(conn, scope, kind, Expr::col((FACTS, "id")).eq(id)).await
}

/// The latest states of facts by their numbers, retracted ones too, as far as `scope` sees them; in no particular order.
/// One query, or none for no numbers.
///
/// # Errors
/// Whatever the database says.
pub async fn by_ids(
    conn: &impl ConnectionTrait,
    scope: &Scope,
    kind: Kind,
    ids: impl Iterator<Item = i64>,
) -> Result<Vec<Kept>, DbErr> {
    let ids: Vec<i64> = ids.collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut select = super::latest(kind);
    table::select_state(&mut select, kind);
    let wall = within(kind, scope, conn.get_database_backend());
    select.and_where(Expr::col((FACTS, "id")).is_in(ids)).cond_where(wall);
    conn.query_all(&select).await?.iter().map(|row| read_kept(kind, row)).collect()
}

/// The numbers of facts by their keys, as far as `scope` sees them. One query for each thousand keys.
///
/// # Errors
/// Whatever the database says.
pub async fn numbers_of(
    conn: &impl ConnectionTrait,
    scope: &Scope,
    kind: Kind,
    keys: &[&str],
) -> Result<HashMap<String, i64>, DbErr> {
    let mut found = HashMap::with_capacity(keys.len());
    for some in keys.chunks(1000) {
        let mut select = super::latest(kind);
        select.column((FACTS, "key")).column((FACTS, "id"));
        let wall = within(kind, scope, conn.get_database_backend());
        select.and_where(Expr::col((FACTS, "key")).is_in(some.iter().copied())).cond_where(wall);
        for row in conn.query_all(&select).await? {
            found.insert(row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        }
    }
    Ok(found)
}

/// The latest state of a fact by its key, retracted or not; `None` when there is none that `scope` sees. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn by_key(conn: &impl ConnectionTrait, scope: &Scope, kind: Kind, key: &str) -> Result<Option<Kept>, DbErr> {
    one(conn, scope, kind, Expr::col((FACTS, "key")).eq(key)).await
}

async fn one(conn: &impl ConnectionTrait, scope: &Scope, kind: Kind, which: Expr) -> Result<Option<Kept>, DbErr> {
    let mut select = super::latest(kind);
    table::select_state(&mut select, kind);
    select.and_where(which).cond_where(within(kind, scope, conn.get_database_backend()));
    let row = conn.query_one(&select).await?;
    row.map(|row| read_kept(kind, &row)).transpose()
}

/// Every state of a fact, the latest first; empty when there is none that `scope` sees. Two queries.
///
/// # Errors
/// Whatever the database says.
pub async fn history(conn: &impl ConnectionTrait, scope: &Scope, kind: Kind, id: i64) -> Result<Vec<PastState>, DbErr> {
    let mut select = of_kind(kind, Span::Ever);
    table::select_state(&mut select, kind);
    select
        .and_where(Expr::col((FACTS, "id")).eq(id))
        .cond_where(within(kind, scope, conn.get_database_backend()))
        .order_by((FACTS, "recorded_at"), Order::Desc);
    let rows = conn.query_all(&select).await?;
    let states = rows.iter().map(|row| table::read(kind, row)).collect::<Result<Vec<_>, _>>()?;
    let acts = crate::acts::by_seq(conn, states.iter().map(|state| state.act)).await?;
    let told = states.into_iter().map(|lying| {
        let act = acts.iter().find(|act| act.seq == lying.act);
        PastState {
            entered_at: lying.entered_at,
            actor: act.and_then(|act| act.actor),
            verb: act.map(|act| act.verb.clone()).unwrap_or_default(),
            reason: act.and_then(|act| act.reason.clone()),
            basis: act.and_then(|act| Basis::of_name(act.particulars.get("basis")?.as_str()?)),
            kept: Kept::of(lying),
        }
    });
    Ok(told.collect())
}

/// The latest states of facts by their keys, retracted ones too, wherever they belong.
pub(super) async fn lying(conn: &impl ConnectionTrait, kind: Kind, keys: &[String]) -> Result<Vec<Lying>, DbErr> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let mut select = super::latest(kind);
    table::select_state(&mut select, kind);
    select.and_where(Expr::col((FACTS, "key")).is_in(keys));
    conn.query_all(&select).await?.iter().map(|row| table::read(kind, row)).collect()
}

/// The superseded states of facts by their numbers.
pub(super) async fn lying_past(conn: &impl ConnectionTrait, kind: Kind, ids: &[i64]) -> Result<Vec<Lying>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut select = table::superseded(kind);
    table::select_state(&mut select, kind);
    select.and_where(Expr::col((FACTS, "id")).is_in(ids.iter().copied()));
    conn.query_all(&select).await?.iter().map(|row| table::read(kind, row)).collect()
}
