//! Decided states on their way into the tables, many at once.

use domain::facts::{Kind, Row, Stored};
use domain::time::Instant;
use sea_orm::sea_query::{Expr, ExprTrait, Query, Value};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};

use super::Writing;
use crate::facts::table::{cell_values, identity, past, stored_columns};

/// Both databases take this many values in one statement.
const VALUES_AT_ONCE: usize = 30_000;

/// The number of a fact, and where its names stand.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) id: i64,
    pub(super) identity: Option<i64>,
}

/// People's names to be written, each once.
pub(super) struct Names {
    next: i64,
    new: Vec<Vec<Value>>,
}

/// Everything that one batch writes into one kind's tables.
pub(super) struct Store {
    kind: Kind,
    act: i64,
    now: Instant,
    names: Names,
    latest: Vec<(Place, Stored)>,
    past: Vec<(Place, Stored)>,
    changes: Vec<Update>,
}

enum Update {
    Correct(Place, Box<Stored>),
    Retract(i64, Option<Instant>),
}

impl Names {
    pub(super) fn after(next: i64) -> Self {
        Self { next, new: Vec::new() }
    }
}

impl Store {
    pub(super) fn new(kind: Kind, writing: &Writing<'_>, names: Names) -> Self {
        let (latest, past, changes) = (Vec::new(), Vec::new(), Vec::new());
        Self { kind, act: writing.act, now: writing.now, names, latest, past, changes }
    }

    /// The identity row for the names of `row`: that of `known` when its names are the same.
    pub(super) fn identity(&mut self, row: &Row, known: Option<(&Row, Option<i64>)>) -> Option<i64> {
        identity(self.kind)?;
        let names = |row: &Row| (row.get("name").map(str::to_owned), row.get("email").map(str::to_owned));
        if let Some((before, Some(kept))) = known
            && names(before) == names(row)
        {
            return Some(kept);
        }
        let id = self.names.next;
        self.names.next += 1;
        let (name, email) = names(row);
        let text = Value::String;
        let search = Some(row.personal_search_text());
        self.names.new.push(vec![id.into(), row.key().into(), text(name), text(email), text(search)]);
        Some(id)
    }

    pub(super) fn add(&mut self, place: Place, state: Stored) {
        self.latest.push((place, state));
    }

    pub(super) fn add_past(&mut self, place: Place, state: Stored) {
        self.past.push((place, state));
    }

    pub(super) fn correct(&mut self, place: Place, state: Stored) {
        self.changes.push(Update::Correct(place, Box::new(state)));
    }

    pub(super) fn retract(&mut self, id: i64, superseded_at: Option<Instant>) {
        self.changes.push(Update::Retract(id, superseded_at));
    }

    pub(super) async fn write(mut self, txn: &DatabaseTransaction) -> Result<(), DbErr> {
        if matches!(self.kind, Kind::Parties | Kind::People) {
            let subject = |state: &Stored| vec![state.row.key().into(), self.kind.table().into()];
            let subjects = self.latest.iter().map(|(_, state)| subject(state)).collect();
            insert(txn, "subjects".to_owned(), &["code", "kind"], subjects).await?;
        }
        let names = ["id", "person_code", "name", "email", "search"];
        insert(txn, "person_names".to_owned(), &names, std::mem::take(&mut self.names.new)).await?;
        let columns = stored_columns(self.kind);
        let latest = self.values(&self.latest)?;
        insert(txn, self.kind.table().to_owned(), &columns, latest).await?;
        for change in &self.changes {
            self.update(txn, &columns, change).await?;
        }
        insert(txn, past(self.kind), &columns, self.values(&self.past)?).await
    }

    fn values(&self, states: &[(Place, Stored)]) -> Result<Vec<Vec<Value>>, DbErr> {
        states.iter().map(|(place, state)| self.value(place, state)).collect()
    }

    /// One row in the order of [`stored_columns`].
    fn value(&self, place: &Place, state: &Stored) -> Result<Vec<Value>, DbErr> {
        let mut values: Vec<Value> = vec![
            place.id.into(),
            state.row.key().into(),
            state.recorded_at.micros().into(),
            Value::BigInt(state.superseded_at.map(Instant::micros)),
            i64::from(state.void).into(),
            self.now.micros().into(),
            self.act.into(),
            state.row.search_text().into(),
        ];
        if identity(self.kind).is_some() {
            values.push(Value::BigInt(place.identity));
        }
        values.extend(cell_values(&state.row)?);
        Ok(values)
    }

    async fn update(&self, txn: &DatabaseTransaction, columns: &[&'static str], change: &Update) -> Result<(), DbErr> {
        let mut update = Query::update();
        update.table(self.kind.table());
        let id = match change {
            Update::Correct(place, state) => {
                let values = self.value(place, state)?.into_iter().map(Expr::val);
                update.values(columns.iter().copied().zip(values));
                place.id
            }
            Update::Retract(id, at) => {
                update.value("superseded_at", Value::BigInt(at.map(Instant::micros)));
                *id
            }
        };
        update.and_where(Expr::col("id").eq(id));
        txn.execute(&update).await.map(drop)
    }
}

/// Inserts rows in as few statements as the databases allow.
pub(super) async fn insert(
    txn: &DatabaseTransaction,
    table: String,
    columns: &[&'static str],
    rows: Vec<Vec<Value>>,
) -> Result<(), DbErr> {
    let at_once = VALUES_AT_ONCE / columns.len().max(1);
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let mut insert = Query::insert();
        insert.into_table(table.clone()).columns(columns.iter().copied());
        for row in rows.by_ref().take(at_once) {
            insert.values(row.into_iter().map(Expr::val)).map_err(|error| DbErr::Custom(error.to_string()))?;
        }
        txn.execute(&insert).await?;
    }
    Ok(())
}
