//! The one way in for facts: what comes in is decided upon in the domain and written so that nothing is lost.

use std::collections::{HashMap, HashSet};

use domain::facts::{CellError, Change, Column, KEY_SEPARATOR, Kind, Problem, Reference, State, Stored, Value, decide};
use domain::staff::Scope;
use domain::time::Instant;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};

use super::read::{lying, lying_past};
use super::references::{KnownReferences, keys_there, unresolved};
use super::table::{self, Lying};
use rows::{Names, Place, Store};

mod rows;

/// Who writes, when, and under which act.
#[derive(Clone, Copy, Debug)]
pub struct Writing<'a> {
    pub scope: &'a Scope,
    /// The sequence number of the act; it must be recorded before the transaction commits.
    pub act: i64,
    /// The instant of the act: what is written without `recorded_at` is recorded then.
    pub now: Instant,
}

/// Whether to write, or only to say what would be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    Write,
    Weigh,
}

/// Why one fact was not written.
#[derive(Debug)]
pub enum Refused {
    /// What is wrong with it, cell by cell.
    Wrong(Vec<CellError>),
    Database(DbErr),
}

impl From<DbErr> for Refused {
    fn from(error: DbErr) -> Self {
        Self::Database(error)
    }
}

/// Writes one state of a fact: a new fact, a correction, a retraction or earlier history. The caller commits.
///
/// # Errors
/// `Wrong` with every unknown reference, or the one reason why the state contradicts what is recorded.
pub async fn put(txn: &DatabaseTransaction, writing: &Writing<'_>, state: State) -> Result<Change, Refused> {
    let missing = unresolved(txn, writing.scope, &[&state.row], &mut KnownReferences::default()).await?;
    let errors: Vec<CellError> = missing.iter().flatten().map(|one| unknown(state.row.kind(), one)).collect();
    if !errors.is_empty() {
        return Err(Refused::Wrong(errors));
    }
    let outcome = put_all(txn, writing, state.row.kind(), Deed::Write, &[&state]).await?;
    match outcome.into_iter().next() {
        Some(Ok(change)) => Ok(change),
        Some(Err(error)) => Err(Refused::Wrong(vec![error])),
        None => Err(Refused::Database(DbErr::Custom("a state without an outcome".to_owned()))),
    }
}

/// The problem with a reference of a row of `kind` to nothing; the value is what stands in the cell.
pub fn unknown(kind: Kind, reference: &Reference) -> CellError {
    let code = reference.key.replace(KEY_SEPARATOR, ":");
    let is_label = |column: &&Column| {
        let labels = matches!(column.value, Value::VersionLabel { .. } | Value::VersionLabels { .. });
        column.name == reference.column && labels
    };
    let value = match kind.columns().iter().find(is_label).and_then(|_| reference.key.split_once(KEY_SEPARATOR)) {
        Some((_, label)) => label.to_owned(),
        None => code.clone(),
    };
    let problem = Problem::UnknownReference { target: reference.target, code };
    CellError { column: reference.column, value: Some(value), problem }
}

/// Writes many states of one kind whose references are known to resolve; the outcomes are in the order of `states`.
/// States of one fact are taken in the order in which they were recorded. At most seven queries, and one for each correction.
///
/// # Errors
/// Whatever the database says; what is wrong with a state stands in its outcome.
pub async fn put_all(
    txn: &DatabaseTransaction,
    writing: &Writing<'_>,
    kind: Kind,
    deed: Deed,
    states: &[&State],
) -> Result<Vec<Result<Change, CellError>>, DbErr> {
    let keys: Vec<String> = states.iter().map(|state| state.row.key()).collect();
    let mut ledger = Ledger::load(txn, writing, kind, states, &keys).await?;
    let mut order: Vec<usize> = (0..states.len()).collect();
    let recorded_at = |at: usize| states.get(at).and_then(|state| state.recorded_at).unwrap_or(writing.now);
    order.sort_by_key(|at| (keys.get(*at), recorded_at(*at)));
    let mut outcomes: Vec<Result<Change, CellError>> = states.iter().map(|_| Ok(Change::Unchanged)).collect();
    for at in order {
        if let (Some(state), Some(key), Some(outcome)) = (states.get(at), keys.get(at), outcomes.get_mut(at)) {
            *outcome = ledger.enter(key, state);
        }
    }
    if deed == Deed::Write {
        ledger.store(txn).await?;
    }
    Ok(outcomes)
}

/// What is known of the facts at hand, and what is to be written of them.
struct Ledger<'a> {
    writing: &'a Writing<'a>,
    kind: Kind,
    held: HashMap<String, Held>,
    /// Keys that stand for facts behind a wall, and codes that belong to the other kind of subject.
    foreign: HashSet<String>,
    taken: HashSet<String>,
    next_id: i64,
    store: Store,
}

struct Held {
    id: i64,
    identity: Option<i64>,
    latest: Stored,
    past: Vec<Stored>,
    /// Not in the table yet: it goes there in its last form.
    fresh: bool,
}

impl<'a> Ledger<'a> {
    async fn load(
        txn: &DatabaseTransaction,
        writing: &'a Writing<'a>,
        kind: Kind,
        states: &[&State],
        keys: &[String],
    ) -> Result<Self, DbErr> {
        let distinct: Vec<String> = keys.iter().collect::<HashSet<_>>().into_iter().cloned().collect();
        let mut held: HashMap<String, Held> = lying(txn, kind, &distinct)
            .await?
            .into_iter()
            .map(|found| (found.stored.row.key(), Held::of(found)))
            .collect();
        let reaches_back = |(state, key): &(&&State, &String)| {
            let latest = held.get(*key).map(|held| held.latest.recorded_at);
            state.recorded_at.zip(latest).is_some_and(|(at, latest)| at < latest)
        };
        let with_past: HashSet<i64> = states
            .iter()
            .zip(keys)
            .filter(reaches_back)
            .filter_map(|(_, key)| held.get(key).map(|held| held.id))
            .collect();
        let with_past: Vec<i64> = with_past.into_iter().collect();
        for found in lying_past(txn, kind, &with_past).await? {
            if let Some(held) = held.get_mut(&found.stored.row.key()) {
                held.past.push(found.stored);
            }
        }
        let mut foreign: HashSet<String> = HashSet::new();
        if *writing.scope != Scope::All && !held.is_empty() {
            foreign = held.keys().cloned().collect();
            for ours in keys_there(txn, writing.scope, kind, held.keys()).await? {
                foreign.remove(&ours);
            }
        }
        let taken = taken_codes(txn, kind, &distinct).await?;
        let next_id = next_number(txn, kind.table()).await?;
        let names = if table::identity(kind).is_some() { next_number(txn, "person_names").await? } else { 0 };
        let store = Store::new(kind, writing, Names::after(names));
        Ok(Self { writing, kind, held, foreign, taken, next_id, store })
    }

    /// Decides on one state and takes note of what it changes.
    fn enter(&mut self, key: &str, state: &State) -> Result<Change, CellError> {
        if self.foreign.contains(key) {
            return Err(self.about_the_key(state, Problem::OutOfScope));
        }
        if self.taken.contains(key) {
            return Err(self.about_the_key(state, Problem::CodeTaken));
        }
        let held = self.held.get(key);
        let past = held.map(|held| held.past.as_slice()).unwrap_or_default();
        let change = decide(held.map(|held| &held.latest), past, state, self.writing.now)?;
        self.apply(key, state, change);
        Ok(change)
    }

    fn apply(&mut self, key: &str, state: &State, change: Change) {
        let stored = Stored {
            row: state.row.clone(),
            recorded_at: state.recorded_at.unwrap_or(self.writing.now),
            superseded_at: state.superseded_at,
            void: state.void,
        };
        let Some(held) = self.held.get_mut(key) else {
            let identity = self.store.identity(&stored.row, None);
            let id = self.next_id;
            self.next_id += 1;
            self.held.insert(key.to_owned(), Held { id, identity, latest: stored, past: Vec::new(), fresh: true });
            return;
        };
        match change {
            Change::Unchanged | Change::New => {}
            Change::Retracted => {
                held.latest.superseded_at = stored.superseded_at;
                if !held.fresh {
                    self.store.retract(held.id, stored.superseded_at);
                }
            }
            Change::PastAdded => {
                let identity = self.store.identity(&stored.row, Some((&held.latest.row, held.identity)));
                self.store.add_past(Place { id: held.id, identity }, stored.clone());
                held.past.push(stored);
            }
            Change::Corrected => {
                let before = Some((&held.latest.row, held.identity));
                let identity = self.store.identity(&stored.row, before);
                let mut superseded = std::mem::replace(&mut held.latest, stored);
                superseded.superseded_at = superseded.superseded_at.or(Some(held.latest.recorded_at));
                let place = Place { id: held.id, identity: std::mem::replace(&mut held.identity, identity) };
                if held.fresh {
                    self.store.add_past(place, superseded.clone());
                } else {
                    self.store.correct(Place { id: held.id, identity }, held.latest.clone());
                }
                held.past.push(superseded);
            }
        }
    }

    fn about_the_key(&self, state: &State, problem: Problem) -> CellError {
        let column = self.kind.key_columns().next().map(|column| column.name).unwrap_or_default();
        CellError { column, value: state.row.get(column).map(str::to_owned), problem }
    }

    async fn store(mut self, txn: &DatabaseTransaction) -> Result<(), DbErr> {
        let mut fresh: Vec<Held> = self.held.into_values().filter(|held| held.fresh).collect();
        fresh.sort_by_key(|held| held.id);
        for held in fresh {
            self.store.add(Place { id: held.id, identity: held.identity }, held.latest);
        }
        self.store.write(txn).await
    }
}

impl Held {
    fn of(found: Lying) -> Self {
        let Lying { id, identity, stored: latest, .. } = found;
        Self { id, identity, latest, past: Vec::new(), fresh: false }
    }
}

/// The codes that belong to a person already where a party is to be written, or the other way about.
async fn taken_codes(txn: &DatabaseTransaction, kind: Kind, codes: &[String]) -> Result<HashSet<String>, DbErr> {
    if !matches!(kind, Kind::Parties | Kind::People) || codes.is_empty() {
        return Ok(HashSet::new());
    }
    let mut select = Query::select();
    select.column("code").from("subjects").and_where(Expr::col("code").is_in(codes));
    select.and_where(Expr::col("kind").ne(kind.table()));
    txn.query_all(&select).await?.iter().map(|row| row.try_get_by_index(0)).collect()
}

/// Writers queue, so numbers are given out here and are the same on both databases.
async fn next_number(txn: &DatabaseTransaction, table: &'static str) -> Result<i64, DbErr> {
    let mut select = Query::select();
    select.expr(Expr::col("id").max()).from(table);
    let last: Option<i64> = match txn.query_one(&select).await? {
        Some(row) => row.try_get_by_index(0)?,
        None => None,
    };
    Ok(last.unwrap_or_default() + 1)
}
