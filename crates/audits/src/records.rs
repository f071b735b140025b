//! The records of a register as they were known at one time, within a scope.

use std::collections::HashMap;

use chrono_tz::Tz;
use domain::facts::Kind;
use domain::staff::Scope;
use persistence::facts::{Kept, states};
use persistence::known::Known;
use sea_orm::DatabaseTransaction;

use crate::AuditError;

/// Those that count, by their keys. One query.
///
/// # Errors
/// `Database`.
pub(crate) async fn records(
    txn: &DatabaseTransaction,
    scope: &Scope,
    kind: Kind,
    known: Known,
) -> Result<Vec<Kept>, AuditError> {
    let mut found = states(txn, scope, kind, known).all(txn).await?;
    found.retain(|kept| !kept.state.void);
    found.sort_by_cached_key(|kept| kept.state.row.key());
    Ok(found)
}

/// The same, found by their keys.
///
/// # Errors
/// `Database`.
pub(crate) async fn by_key(
    txn: &DatabaseTransaction,
    scope: &Scope,
    kind: Kind,
    known: Known,
) -> Result<HashMap<String, Kept>, AuditError> {
    let found = records(txn, scope, kind, known).await?;
    Ok(found.into_iter().map(|kept| (kept.state.row.key(), kept)).collect())
}

/// Values looked up in one query.
const AT_ONCE: usize = 500;

/// The records, void ones included, that say one of these values in a column. One query for each 500 values.
///
/// # Errors
/// `Database`.
pub(crate) async fn among(
    txn: &DatabaseTransaction,
    scope: &Scope,
    (kind, column, known): (Kind, &'static str, Known),
    values: impl IntoIterator<Item = impl AsRef<str>>,
) -> Result<Vec<Kept>, AuditError> {
    let values: Vec<_> = values.into_iter().collect();
    let mut found = Vec::new();
    for some in values.chunks(AT_ONCE) {
        found.extend(states(txn, scope, kind, known).among(column, some.iter().map(AsRef::as_ref)).all(txn).await?);
    }
    Ok(found)
}

/// The zone in which the days of a document are days, as it was known at a time; UTC where it was not. Two queries.
///
/// # Errors
/// `Database`.
pub(crate) async fn zone_at(txn: &DatabaseTransaction, document: &str, known: Known) -> Result<Tz, AuditError> {
    let of = async |kind: Kind, code: &str, column: &str| {
        let found = among(txn, &Scope::All, (kind, "code", known), [code]).await?;
        Ok::<_, AuditError>(found.iter().find(|kept| !kept.state.void).and_then(|kept| cell(kept, column)))
    };
    let Some(programme) = of(Kind::Documents, document, "programme_code").await? else { return Ok(Tz::UTC) };
    let name = of(Kind::Programmes, &programme, "timezone").await?;
    Ok(name.and_then(|name| name.parse().ok()).unwrap_or(Tz::UTC))
}

/// A cell of a record; absent where it is blank.
pub(crate) fn cell(kept: &Kept, column: &str) -> Option<String> {
    kept.state.row.get(column).map(str::to_owned)
}
