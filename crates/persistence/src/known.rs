//! Facts as they were known at one time, for the questions that read them whole.

use chrono_tz::Tz;
use domain::facts::{Cells, Column, Kind, Value, is_asked};
use domain::staff::Actor;
use domain::time::Instant;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, Statement};

/// As known when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Everything recorded and not superseded.
    Now,
    /// What counted at this instant.
    At(Instant),
}

/// Questions read it; names of people and amounts of money they never do.
fn is_read(kind: Kind, column: &Column) -> bool {
    is_asked(kind, column.name) && !column.personal && !matches!(column.value, Value::Money { .. })
}

/// The columns that questions read.
fn read_columns(kind: Kind) -> impl Iterator<Item = &'static str> {
    kind.columns().iter().filter(move |column| is_read(kind, column)).map(|column| column.name)
}

/// Which rows of a kind are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which<'a> {
    All,
    /// Of disclosures and returns, those of one version, by its document's code and its label.
    OfVersion(&'a str, &'a str),
}

/// Stands between the cells of a row while it is read, and after a row; no stored cell holds either.
const CELL: char = '\u{1f}';
const ROW: char = '\u{1e}';

/// How many cells, each with a separator, go into one call of a function.
const MOST_CELLS: usize = 49;

/// How many numbers of facts are read at once.
const AT_ONCE: i64 = 4_096;

/// Reads the facts of a kind that counted at `known`, void ones left out, in no order, and hands each one's cells to
/// `take`; what no question reads comes back blank.
///
/// Some thousand rows come back as one text, because a row of its own costs more to fetch than to read. One query for
/// each 4,096 numbers of facts; one for a version.
///
/// # Errors
/// Whatever the database says, and the first that `take` says.
pub async fn each<E: From<DbErr>>(
    txn: &DatabaseTransaction,
    kind: Kind,
    known: Known,
    which: Which<'_>,
    mut take: impl FnMut(Cells<'_>) -> Result<(), E>,
) -> Result<(), E> {
    match which {
        Which::OfVersion(document, label) => {
            let of_version =
                |table: &str| format!("SELECT code FROM {table} WHERE document_code = $1 AND version_label = $2");
            let narrow = match kind {
                Kind::Returns => {
                    format!(
                        "disclosure_code IN ({} UNION {})",
                        of_version("disclosures"),
                        of_version("disclosures_past")
                    )
                }
                _ => "document_code = $1 AND version_label = $2".to_owned(),
            };
            let text = text(txn, kind, known, &narrow, vec![document.into(), label.into()]).await?;
            split(kind, &text, &mut take)
        }
        Which::All => {
            let last = format!("SELECT COALESCE(MAX(id), 0) FROM {}", kind.table());
            let last = Statement::from_string(ConnectionTrait::get_database_backend(txn), last);
            let last: i64 = match txn.query_one_raw(last).await? {
                Some(row) => row.try_get_by_index(0)?,
                None => 0,
            };
            for first in (1..=last).step_by(usize::try_from(AT_ONCE).unwrap_or(1)) {
                let numbers = vec![first.into(), (first + AT_ONCE - 1).into()];
                let text = text(txn, kind, known, "id BETWEEN $1 AND $2", numbers).await?;
                split(kind, &text, &mut take)?;
            }
            Ok(())
        }
    }
}

/// The rows of a query as one text.
async fn text(
    txn: &DatabaseTransaction,
    kind: Kind,
    known: Known,
    narrow: &str,
    mut values: Vec<sea_orm::Value>,
) -> Result<String, DbErr> {
    let backend = ConnectionTrait::get_database_backend(txn);
    let columns: Vec<String> = read_columns(kind).map(|name| format!("\"{name}\"")).collect();
    let row = row_text(&columns);
    let all = match backend {
        sea_orm::DbBackend::Sqlite => format!("group_concat({row}, '{ROW}')"),
        _ => format!("string_agg({row}, '{ROW}')"),
    };
    let table = kind.table();
    let sql = match known {
        Known::Now => format!("SELECT {all} FROM {table} WHERE superseded_at IS NULL AND void = 0 AND {narrow}"),
        Known::At(at) => {
            let place = values.len() + 1;
            values.push(at.micros().into());
            let latest = format!("recorded_at <= ${place} AND (superseded_at IS NULL OR superseded_at > ${place})");
            let past = format!("recorded_at <= ${place} AND superseded_at > ${place}");
            let names = columns.join(", ");
            format!(
                "SELECT {all} FROM (SELECT {names} FROM {table} WHERE {latest} AND void = 0 AND {narrow} \
                 UNION ALL SELECT {names} FROM {table}_past WHERE {past} AND void = 0 AND {narrow}) AS counting"
            )
        }
    };
    let found = txn.query_one_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    let text = found.map(|row| row.try_get_by_index::<Option<String>>(0)).transpose()?;
    Ok(text.flatten().unwrap_or_default())
}

/// The cells of a row, blank where there is nothing, as one text. PostgreSQL hands a function no more than a hundred arguments.
fn row_text(columns: &[String]) -> String {
    let between = format!(", '{CELL}', ");
    let parts = columns.chunks(MOST_CELLS).map(|some| format!("concat({})", some.join(&between)));
    let parts: Vec<String> = parts.collect();
    if let [only] = parts.as_slice() { only.clone() } else { format!("concat({})", parts.join(&between)) }
}

/// Hands on the cells of each row of a text.
fn split<E>(kind: Kind, text: &str, take: &mut impl FnMut(Cells<'_>) -> Result<(), E>) -> Result<(), E> {
    if text.is_empty() {
        return Ok(());
    }
    let read: Vec<bool> = kind.columns().iter().map(|column| is_read(kind, column)).collect();
    let mut cells: Vec<Option<&str>> = Vec::with_capacity(read.len());
    for row in text.split(ROW) {
        let mut found = row.split(CELL);
        cells.clear();
        let cell = |is_read: &bool| if *is_read { found.next().filter(|cell| !cell.is_empty()) } else { None };
        cells.extend(read.iter().map(cell));
        take(Cells::new(kind, &cells))?;
    }
    Ok(())
}

/// The versions that a disclosure, or the disclosure of a return, was ever of: documents' codes and labels. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn versions_of(txn: &DatabaseTransaction, kind: Kind, id: i64) -> Result<Vec<(String, String)>, DbErr> {
    let disclosure = match kind {
        Kind::Returns => "key IN (SELECT disclosure_code FROM returns WHERE id = $1)",
        _ => "id = $1",
    };
    let of = |table: &str| format!("SELECT document_code, version_label FROM {table} WHERE {disclosure}");
    let sql = format!("{} UNION {}", of("disclosures"), of("disclosures_past"));
    let backend = ConnectionTrait::get_database_backend(txn);
    let rows = txn.query_all_raw(Statement::from_sql_and_values(backend, sql, [id.into()])).await?;
    rows.iter().map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?))).collect()
}

/// The zone in which the days of a document are days, as it is known now; UTC where there is none. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn zone_of(txn: &DatabaseTransaction, document: &str) -> Result<Tz, DbErr> {
    let sql = "SELECT p.timezone FROM documents d JOIN programmes p ON p.key = d.programme_code \
               WHERE d.key = $1 AND d.void = 0 AND p.void = 0 AND d.superseded_at IS NULL AND p.superseded_at IS NULL";
    let backend = ConnectionTrait::get_database_backend(txn);
    let row = txn.query_one_raw(Statement::from_sql_and_values(backend, sql, [document.into()])).await?;
    let name = row.map(|row| row.try_get_by_index::<String>(0)).transpose()?;
    Ok(name.and_then(|name| name.parse().ok()).unwrap_or(Tz::UTC))
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
    let programmes = ask("SELECT programme_code FROM documents WHERE key = $1").await?;
    let Some(programme) = programmes.first() else { return Ok(None) };
    if !actor.scope.sees(Some(&programme.try_get_by_index::<String>(0)?)) {
        return Ok(None);
    }
    let rows = ask("SELECT label FROM versions WHERE document_code = $1 ORDER BY label").await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, _>>().map(Some)
}
