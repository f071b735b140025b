//! Facts as they were known at one time, for the questions that read them whole.

use std::pin::Pin;

use domain::facts::{KEY_SEPARATOR, Kind, Row, Value};
use domain::staff::Actor;
use domain::time::Instant;
use futures_util::{Stream, TryStreamExt};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, QueryResult, Statement, StreamTrait};

/// As known when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Everything recorded and not superseded.
    Now,
    /// What counted at this instant.
    At(Instant),
}

/// Rows as they arrive from the database.
pub type Rows<'a> = Pin<Box<dyn Stream<Item = Result<Row, DbErr>> + 'a>>;

/// The columns that questions read; names of people and amounts of money are not among them and come back blank.
fn read_columns(kind: Kind) -> impl Iterator<Item = &'static str> {
    let read = |column: &&domain::facts::Column| !column.personal && !matches!(column.value, Value::Money { .. });
    kind.columns().iter().filter(read).map(|column| column.name)
}

/// `SELECT` over the states that count at `known` and are not void, narrowed by `narrow` (SQL over the table's columns
/// with parameters from `$1` on).
fn select(kind: Kind, known: Known, narrow: &str, mut values: Vec<sea_orm::Value>) -> (String, Vec<sea_orm::Value>) {
    let columns = read_columns(kind).map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
    let table = kind.table();
    let narrow = if narrow.is_empty() { String::new() } else { format!(" AND {narrow}") };
    match known {
        Known::Now => {
            (format!("SELECT {columns} FROM {table} WHERE superseded_at IS NULL AND void = 0{narrow}"), values)
        }
        Known::At(at) => {
            let place = values.len() + 1;
            values.push(at.micros().into());
            let latest = format!("recorded_at <= ${place} AND (superseded_at IS NULL OR superseded_at > ${place})");
            let past = format!("recorded_at <= ${place} AND superseded_at > ${place}");
            let sql = format!(
                "SELECT {columns} FROM {table} WHERE {latest} AND void = 0{narrow} \
                 UNION ALL SELECT {columns} FROM {table}_past WHERE {past} AND void = 0{narrow}"
            );
            (sql, values)
        }
    }
}

fn read(kind: Kind, row: &QueryResult) -> Result<Row, DbErr> {
    let mut at = 0_usize;
    let mut cells = Vec::with_capacity(kind.columns().len());
    for column in kind.columns() {
        let cell = match column.value {
            _ if column.personal => None,
            Value::Money { .. } => None,
            Value::Whole { .. } => next(&mut at, |at| row.try_get_by_index::<Option<i64>>(at))?.map(|n| n.to_string()),
            _ => next(&mut at, |at| row.try_get_by_index::<Option<String>>(at))?,
        };
        cells.push(cell);
    }
    Ok(Row::from_stored(kind, cells))
}

fn next<T>(at: &mut usize, read: impl Fn(usize) -> Result<T, DbErr>) -> Result<T, DbErr> {
    let value = read(*at)?;
    *at += 1;
    Ok(value)
}

/// All facts of a kind that counted at `known`, void ones left out, in no order; names of people and amounts of money
/// come back blank. One query, streamed.
///
/// # Errors
/// Whatever the database says.
pub async fn rows(txn: &DatabaseTransaction, kind: Kind, known: Known) -> Result<Rows<'_>, DbErr> {
    let (sql, values) = select(kind, known, "", Vec::new());
    let statement = Statement::from_sql_and_values(ConnectionTrait::get_database_backend(txn), sql, values);
    let rows = txn.stream_raw(statement).await?;
    Ok(Box::pin(rows.and_then(move |row| std::future::ready(read(kind, &row)))))
}

/// Every code of a party or person that was ever recorded, known at any one time or not. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn subject_codes(txn: &DatabaseTransaction) -> Result<Vec<String>, DbErr> {
    let statement =
        Statement::from_string(ConnectionTrait::get_database_backend(txn), "SELECT code FROM subjects ORDER BY code");
    let rows = txn.query_all_raw(statement).await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect()
}

/// The disclosures of a version (by its key) that counted at `known`, void ones left out. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn disclosures_of(txn: &DatabaseTransaction, known: Known, version: &str) -> Result<Vec<Row>, DbErr> {
    let (document, label) = split(version);
    let narrow = "document_code = $1 AND version_label = $2";
    collect(txn, Kind::Disclosures, select(Kind::Disclosures, known, narrow, vec![document, label])).await
}

/// The returns of what was disclosed of a version, likewise. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn returns_of(txn: &DatabaseTransaction, known: Known, version: &str) -> Result<Vec<Row>, DbErr> {
    let (document, label) = split(version);
    let handed = |table: &str| format!("SELECT code FROM {table} WHERE document_code = $1 AND version_label = $2");
    let narrow = format!("disclosure_code IN ({} UNION {})", handed("disclosures"), handed("disclosures_past"));
    collect(txn, Kind::Returns, select(Kind::Returns, known, &narrow, vec![document, label])).await
}

fn split(version: &str) -> (sea_orm::Value, sea_orm::Value) {
    let (document, label) = version.split_once(KEY_SEPARATOR).unwrap_or((version, ""));
    (document.into(), label.into())
}

async fn collect(
    txn: &DatabaseTransaction,
    kind: Kind,
    (sql, values): (String, Vec<sea_orm::Value>),
) -> Result<Vec<Row>, DbErr> {
    let statement = Statement::from_sql_and_values(ConnectionTrait::get_database_backend(txn), sql, values);
    let rows = txn.query_all_raw(statement).await?;
    rows.iter().map(|row| read(kind, row)).collect()
}

/// The labels of a document's versions ever recorded, in code-point order; `None` when there is no such document within
/// the actor's scope: foreign and missing answer alike. Two queries.
///
/// # Errors
/// Whatever the database says.
pub async fn version_labels(
    txn: &DatabaseTransaction,
    actor: &Actor,
    document: &str,
) -> Result<Option<Vec<String>>, DbErr> {
    let ask = |sql: &str| {
        txn.query_all_raw(Statement::from_sql_and_values(
            ConnectionTrait::get_database_backend(txn),
            sql,
            [document.into()],
        ))
    };
    let programmes = ask("SELECT programme_code FROM documents WHERE code = $1").await?;
    let Some(programme) = programmes.first() else { return Ok(None) };
    if !actor.scope.sees(Some(&programme.try_get_by_index::<String>(0)?)) {
        return Ok(None);
    }
    let rows = ask("SELECT label FROM versions WHERE document_code = $1 ORDER BY label").await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, _>>().map(Some)
}
