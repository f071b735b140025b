//! The disclosures that belong to a transmittal, a round, an agreement, a consent or a return case.

use domain::facts::{Kind, LIST_SEPARATOR, Row};
use domain::staff::Scope;
use sea_orm::{ConnectionTrait, DbErr};

use crate::facts::{Kept, states};
use crate::known::Known;

/// The disclosures that a transmittal became, that a round handed out, that an agreement or consent is about or that a return case
/// names, and that count, as far as `scope` sees them, in the order of their codes.
pub(super) async fn handed(
    conn: &impl ConnectionTrait,
    scope: &Scope,
    row: &Row,
    known: Known,
) -> Result<Vec<Row>, DbErr> {
    let (kind, code) = (row.kind(), row.get("code").unwrap_or_default());
    let mut kept = match kind {
        Kind::Transmittals if row.get("released_at").is_some() => disclosures_of(conn, scope, code, known).await?,
        Kind::Rounds => states(conn, scope, Kind::Disclosures, known).having("round_code", code).all(conn).await?,
        Kind::Agreements => {
            states(conn, scope, Kind::Disclosures, known).having("agreement_code", code).all(conn).await?
        }
        Kind::Consents => {
            let way = ["giver_code", "recipient_code", "document_code"];
            let of = |column: &'static str| (column, row.get(column).unwrap_or_default());
            let all = states(conn, scope, Kind::Disclosures, known);
            way.map(of).into_iter().fold(all, |found, (column, code)| found.having(column, code)).all(conn).await?
        }
        Kind::ReturnCases => {
            let named = row.get("disclosures").into_iter().flat_map(|cell| cell.split(LIST_SEPARATOR));
            states(conn, scope, Kind::Disclosures, known).among("code", named).all(conn).await?
        }
        _ => Vec::new(),
    };
    kept.retain(|kept| !kept.state.void && kept.state.superseded_at.is_none());
    kept.sort_by_key(|kept| kept.state.row.key());
    Ok(kept.into_iter().map(|kept| kept.state.row).collect())
}

/// Every disclosure that a transmittal became, those that did not arrive among them, as far as `scope` sees them, in the order
/// of their codes. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn disclosures_of(
    conn: &impl ConnectionTrait,
    scope: &Scope,
    transmittal: &str,
    known: Known,
) -> Result<Vec<Kept>, DbErr> {
    let of = states(conn, scope, Kind::Disclosures, known).having("transmittal_code", transmittal);
    let mut kept = of.all(conn).await?;
    kept.sort_by_key(|kept| kept.state.row.key());
    Ok(kept)
}
