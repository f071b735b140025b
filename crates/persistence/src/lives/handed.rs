//! The disclosures that belong to a transmittal, a round, an event, an agreement, a consent or a return case.

use std::collections::BTreeSet;

use domain::facts::{Kind, LIST_SEPARATOR, Row};
use domain::staff::Scope;
use domain::time::parse_day;
use sea_orm::{ConnectionTrait, DbErr};

use crate::facts::{Kept, states};
use crate::known::Known;

/// The disclosures that a transmittal became, that a round handed out, that an event showed or that a return case names, and that count,
/// as far as `scope` sees them, in the order of their codes.
pub(super) async fn handed(
    conn: &impl ConnectionTrait,
    scope: &Scope,
    row: &Row,
    known: Known,
) -> Result<Vec<Row>, DbErr> {
    let (kind, code) = (row.kind(), row.get("code").unwrap_or_default());
    let kept = match kind {
        Kind::Transmittals if row.get("released_at").is_some() => disclosures_of(conn, scope, code, known).await?,
        Kind::Rounds => states(conn, scope, Kind::Disclosures, known).having("round_code", code).all(conn).await?,
        Kind::Events => states(conn, scope, Kind::Disclosures, known).having("event_code", code).all(conn).await?,
        Kind::ReturnCases => {
            let named = row.get("disclosures").into_iter().flat_map(|cell| cell.split(LIST_SEPARATOR));
            states(conn, scope, Kind::Disclosures, known).among("code", named).all(conn).await?
        }
        _ => Vec::new(),
    };
    Ok(counting(kept))
}

fn counting(mut kept: Vec<Kept>) -> Vec<Row> {
    kept.retain(|kept| !kept.state.void && kept.state.superseded_at.is_none());
    kept.sort_by_key(|kept| kept.state.row.key());
    kept.into_iter().map(|kept| kept.state.row).collect()
}

/// What was handed over or passed on under an agreement or a consent, and counts, in the order of codes: of an agreement with many
/// suppliers it is much, so that it is asked for by the step that ends the paper alone.
pub(super) async fn under(conn: &impl ConnectionTrait, scope: &Scope, row: &Row) -> Result<Vec<Row>, DbErr> {
    let kept = match row.kind() {
        Kind::Agreements => under_agreement(conn, scope, row).await?,
        Kind::Consents => {
            let way = ["giver_code", "recipient_code", "document_code"];
            let of = |column: &'static str| (column, row.get(column).unwrap_or_default());
            let all = states(conn, scope, Kind::Disclosures, Known::Now);
            way.map(of).into_iter().fold(all, |found, (column, code)| found.having(column, code)).all(conn).await?
        }
        _ => Vec::new(),
    };
    Ok(counting(kept))
}

/// What was handed over under an agreement: what says that it relied on it; and what went from its discloser to its recipient while
/// it ran, on a programme of its, and says of no agreement that it relied on that. Two queries or three.
async fn under_agreement(conn: &impl ConnectionTrait, scope: &Scope, agreement: &Row) -> Result<Vec<Kept>, DbErr> {
    let cell = |column: &str| agreement.get(column).unwrap_or_default();
    let all = || states(conn, scope, Kind::Disclosures, Known::Now);
    let mut found = all().having("agreement_code", cell("code")).all(conn).await?;
    let way = all().having("giver_code", cell("discloser_code")).having("recipient_code", cell("recipient_code"));
    let mut others = way.all(conn).await?;
    others.retain(|kept| kept.state.row.get("agreement_code").is_none() && ran(agreement, &kept.state.row));
    if agreement.get("programmes").is_some() && !others.is_empty() {
        let codes = others.iter().filter_map(|kept| kept.state.row.get("document_code"));
        let documents = states(conn, scope, Kind::Documents, Known::Now).among("code", codes).all(conn).await?;
        let concerns = |kept: &&Kept| {
            agreement.list("programmes").any(|programme| kept.state.row.get("programme_code") == Some(programme))
        };
        let own: BTreeSet<String> = documents.iter().filter(concerns).map(|kept| kept.state.row.key()).collect();
        others.retain(|kept| kept.state.row.get("document_code").is_some_and(|code| own.contains(code)));
    }
    found.extend(others);
    Ok(found)
}

/// Whether an agreement ran on the day of a copy, by its own days.
fn ran(agreement: &Row, copy: &Row) -> bool {
    let day = |row: &Row, column: &str| row.get(column).and_then(|at| parse_day(at.get(..10)?).ok());
    let Some(at) = day(copy, "at") else { return false };
    day(agreement, "effective_on").is_none_or(|first| first <= at)
        && day(agreement, "expires_on").is_none_or(|last| at <= last)
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
