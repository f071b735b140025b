//! How a kind of fact lies in its two tables: which columns, in which form, as known when.

use domain::facts::{Column, Kind, Row, Stored, Value as Holds};
use domain::money::Money;
use domain::time::Instant;
use sea_orm::sea_query::{Cond, Expr, ExprTrait, IntoCondition, Query, SelectStatement, UnionType, Value};
use sea_orm::{DbErr, QueryResult};

use crate::known::Known;

/// The facts in every select.
pub(crate) const FACTS: &str = "f";
/// People's names beside them.
pub(crate) const NAMES: &str = "n";

/// Which states of facts are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Span {
    Known(Known),
    /// Every state that was ever recorded.
    Ever,
}

/// The columns that every state has, as they are selected; the kind's own follow.
const COMMON: [&str; 8] = ["id", "key", "recorded_at", "superseded_at", "void", "entered_at", "act", "search"];

/// Where a column of the file is kept.
fn place(column: &Column) -> (&'static str, &'static str) {
    if column.personal { (NAMES, column.name) } else { (FACTS, column.name) }
}

/// The name of the identity column, where a kind has names kept apart.
pub(super) fn identity(kind: Kind) -> Option<&'static str> {
    kind.columns().iter().any(|column| column.personal).then_some("identity")
}

/// The columns of the table itself, in one order for the table and its twin.
pub(super) fn stored_columns(kind: Kind) -> Vec<&'static str> {
    let own = kind.columns().iter().filter(|column| !column.personal).map(|column| column.name);
    COMMON.into_iter().chain(identity(kind)).chain(own).collect()
}

pub(super) fn past(kind: Kind) -> String {
    format!("{}_past", kind.table())
}

/// Selects nothing yet from the facts of a kind as known then, under the names [`FACTS`] and [`NAMES`].
pub(crate) fn of_kind(kind: Kind, span: Span) -> SelectStatement {
    let mut select = match span {
        Span::Known(Known::Now) => {
            let mut select = latest(kind);
            select.and_where(Expr::col((FACTS, "superseded_at")).is_null());
            select
        }
        Span::Known(Known::At(at)) => {
            let begun = || Expr::col("recorded_at").lte(at.micros());
            let not_over = || Expr::col("superseded_at").gt(at.micros());
            let open = Cond::any().add(Expr::col("superseded_at").is_null()).add(not_over());
            both(kind, Cond::all().add(begun()).add(open), Cond::all().add(begun()).add(not_over()))
        }
        Span::Ever => both(kind, Cond::all(), Cond::all()),
    };
    if span != Span::Known(Known::Now) && identity(kind).is_some() {
        with_names(&mut select);
    }
    select
}

/// Selects nothing yet from the latest states, retracted ones too.
pub(crate) fn latest(kind: Kind) -> SelectStatement {
    from_table(kind, kind.table().to_owned())
}

/// Selects nothing yet from the states that have a successor.
pub(super) fn superseded(kind: Kind) -> SelectStatement {
    from_table(kind, past(kind))
}

fn from_table(kind: Kind, table: String) -> SelectStatement {
    let mut select = Query::select();
    select.from_as(table, FACTS);
    if identity(kind).is_some() {
        with_names(&mut select);
    }
    select
}

fn with_names(select: &mut SelectStatement) {
    let same = Expr::col((NAMES, "id")).eq(Expr::col((FACTS, "identity")));
    select.join_as(sea_orm::sea_query::JoinType::LeftJoin, "person_names", NAMES, same);
}

fn both(kind: Kind, of_latest: impl IntoCondition, of_past: impl IntoCondition) -> SelectStatement {
    let columns = stored_columns(kind);
    let part = |table: String, condition: Cond| {
        let mut select = Query::select();
        select.columns(columns.clone()).from(table).cond_where(condition);
        select
    };
    let mut all = part(kind.table().to_owned(), of_latest.into_condition());
    all.union(UnionType::All, part(past(kind), of_past.into_condition()));
    Query::select().from_subquery(all, FACTS).to_owned()
}

/// Adds what [`read`] reads.
pub(crate) fn select_state(select: &mut SelectStatement, kind: Kind) {
    for column in ["id", "recorded_at", "superseded_at", "void", "entered_at", "act"] {
        select.column((FACTS, column));
    }
    match identity(kind) {
        Some(identity) => select.column((FACTS, identity)),
        None => select.expr(Expr::cust("NULL")),
    };
    for column in kind.columns() {
        select.column(place(column));
    }
}

/// A state as it lies in a table.
pub(super) struct Lying {
    pub(super) id: i64,
    pub(super) stored: Stored,
    pub(super) entered_at: Instant,
    pub(super) act: i64,
    pub(super) identity: Option<i64>,
}

/// Reads what [`select_state`] selects, first to last.
pub(super) fn read(kind: Kind, row: &QueryResult) -> Result<Lying, DbErr> {
    let instant = |place| row.try_get_by_index(place).map(Instant::from_micros);
    let superseded_at: Option<i64> = row.try_get_by_index(2)?;
    let has_identity = identity(kind).is_some();
    Ok(Lying {
        id: row.try_get_by_index(0)?,
        stored: Stored {
            row: read_row(kind, row)?,
            recorded_at: instant(1)?,
            superseded_at: superseded_at.map(Instant::from_micros),
            void: row.try_get_by_index::<i64>(3)? != 0,
        },
        entered_at: instant(4)?,
        act: row.try_get_by_index(5)?,
        identity: if has_identity { row.try_get_by_index(6)? } else { None },
    })
}

fn read_row(kind: Kind, row: &QueryResult) -> Result<Row, DbErr> {
    let mut cells = Vec::with_capacity(kind.columns().len());
    let mut with_money = false;
    for (place, column) in (7..).zip(kind.columns()) {
        with_money |= matches!(column.value, Holds::Money { .. });
        cells.push(match column.value {
            Holds::Whole { .. } | Holds::Money { .. } => {
                row.try_get_by_index::<Option<i64>>(place)?.map(|number| number.to_string())
            }
            _ => row.try_get_by_index(place)?,
        });
    }
    if with_money {
        amounts(kind, &mut cells)?;
    }
    Ok(Row::from_stored(kind, cells))
}

/// Minor units become amounts, now that the currency is known.
fn amounts(kind: Kind, cells: &mut [Option<String>]) -> Result<(), DbErr> {
    for (at, column) in kind.columns().iter().enumerate() {
        let Holds::Money { currency } = column.value else { continue };
        let Some(minor) = cells.get(at).cloned().flatten() else { continue };
        let code = kind.position(currency).and_then(|at| cells.get(at).cloned().flatten()).unwrap_or_default();
        let money = currency_of(&code).zip(minor.parse().ok()).map(|(currency, minor)| Money { minor, currency });
        let money = money.ok_or_else(|| DbErr::Custom(format!("{kind}: an amount without its currency")))?;
        if let Some(cell) = cells.get_mut(at) {
            *cell = Some(money.to_string());
        }
    }
    Ok(())
}

fn currency_of(code: &str) -> Option<domain::money::Currency> {
    domain::money::Currency::from_code(code)
}

/// The kind's own cells as they are stored, in the order of [`stored_columns`].
pub(super) fn cell_values(row: &Row) -> Result<Vec<Value>, DbErr> {
    let cells = row.kind().columns().iter().zip(row.cells()).filter(|(column, _)| !column.personal);
    cells.map(|(column, cell)| cell_value(row, column, cell.as_deref())).collect()
}

fn cell_value(row: &Row, column: &Column, cell: Option<&str>) -> Result<Value, DbErr> {
    let unfit = || DbErr::Custom(format!("{}: {} is not canonical", row.kind(), column.name));
    let number = match column.value {
        Holds::Whole { .. } => cell.map(|text| text.parse::<i64>().map_err(|_| unfit())).transpose()?,
        Holds::Money { currency } => match (cell, row.get(currency).and_then(currency_of)) {
            (None, _) => None,
            (Some(text), Some(currency)) => Some(Money::parse(text, currency).map_err(|_| unfit())?.minor),
            (Some(_), None) => return Err(unfit()),
        },
        _ => return Ok(Value::String(cell.map(str::to_owned))),
    };
    Ok(Value::BigInt(number))
}
