//! Who answers for a leak: the ways on which it came, the targets with what each did wrong and owes, and who may turn to whom below.

mod papers;
mod told;
mod walked;

use chrono_tz::Tz;
use domain::facts::{Kind, Row};
use domain::incidents::is_attributed;
use domain::liability::{Case, assess};
use domain::money::Money;
use domain::staff::Actor;
use domain::time::{When, parse_day};
use domain::tracing::Confidence;
use persistence::Database;
use persistence::facts::{by_key, history};
use persistence::known::Known;
use sea_orm::DatabaseTransaction;

pub use self::told::{
    Amount, ClauseTold, DependenceTold, EdgeTold, LiabilityAnswer, PathTold, RungTold, TargetTold, UnauthorisedTold,
};
use self::walked::Walked;
use crate::index::Told;
use crate::records::among;
use crate::times::time;
use crate::trace::cases::{self, incident, leaked_by, ranges, versions};
use crate::world::World;
use crate::{AuditError, Index, TraceQuestion};

/// The incident asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LiabilityQuestion {
    pub incident: String,
    /// A date for its whole day, or an instant; absent: everything recorded.
    pub known_at: Option<String>,
    /// Proved so far; absent: what the lines of its claims say, where all are in one currency.
    pub loss: Option<Money>,
}

/// Says who answers for an incident. Legal chooses among them; nothing here does.
///
/// # Errors
/// `UnknownIncident` and `NotATime` are the asker's; the rest are ours.
///
/// # Source
/// The rules of liability.
pub async fn liability(
    (db, index): (&Database, &Index),
    actor: &Actor,
    question: LiabilityQuestion,
) -> Result<LiabilityAnswer, AuditError> {
    let known_at = time(question.known_at.as_deref())?;
    let txn = db.read_txn().await?;
    let latest = incident(&txn, actor, &question.incident, Known::Now).await?;
    let zone_of = |world: &World| cases::zone(world, latest.as_ref());
    let Told { world, known, .. } = index.told(&txn, known_at, zone_of).await?;
    let asked = TraceQuestion { incident: question.incident.clone(), ..TraceQuestion::default() };
    let row = cases::asked(&txn, actor, &asked, known).await?.into_iter().next();
    let row = row.ok_or_else(|| AuditError::UnknownIncident { code: question.incident.clone() })?;
    let zone = cases::zone(&world, Some(&row));
    let mut shown = Vec::new();
    for (document, label) in versions(&row).into_iter().filter(|(document, _)| sees(&world, actor, document)) {
        let earliest = ranges(&txn, actor, (&document, &label), known).await?;
        shown.push((document, label, earliest));
    }
    let sightings = cases::sightings(&txn, actor, std::slice::from_ref(&row), known).await?;
    let leak = leaked_by(&row, &sightings, zone);
    let loss = match question.loss {
        Some(loss) => Some(loss),
        None => papers::proved_loss(&txn, actor, &row, known).await?,
    };
    let known_on = obligor_known(&txn, actor, &row, (known, zone)).await?;
    let walk = (std::sync::Arc::clone(&world), row.clone(), shown, leak.clone());
    let walked = tokio::task::spawn_blocking(move || {
        let (world, row, shown, leak) = walk;
        Walked::of(&world, &row, &shown, leak.map(|(leak, _)| leak), zone)
    });
    let mut walked = walked.await.map_err(|_| AuditError::Stopped)?;
    papers::fill(&txn, actor, &mut walked, (&row, known)).await?;
    let dependence = told::dependence(&txn, actor, &world, (&walked, known)).await?;
    txn.commit().await?;
    let case = Case {
        is_confirmed: is_attributed(&row) && Confidence::of_word(row.get("confidence")).points(),
        loss,
        ..std::mem::take(&mut walked.case)
    };
    let assessment = assess(&case);
    let at = leak.map(|(_, text)| text);
    Ok(told::answer((question, at, zone), (&walked, &case, assessment), known_on, &dependence))
}

fn sees(world: &World, actor: &Actor, document: &str) -> bool {
    let knowledge = world.knowledge();
    let of = knowledge.document_of_code(document);
    of.is_some_and(|of| actor.scope.sees(Some(knowledge.text(of.programme))))
}

/// The day from which damage and obligor were known: the later of the discovery and the day on which somebody was first named.
async fn obligor_known(
    txn: &DatabaseTransaction,
    actor: &Actor,
    row: &Row,
    (known, zone): (Known, Tz),
) -> Result<Option<chrono::NaiveDate>, AuditError> {
    let discovered = row.get("discovered_at").and_then(|text| When::parse(text).ok()).map(|when| when.day(zone));
    let Some(kept) = by_key(txn, &actor.scope, Kind::Incidents, &row.key()).await? else { return Ok(None) };
    let states = history(txn, &actor.scope, Kind::Incidents, kept.id).await?;
    let named = states.iter().filter(|state| state.kept.state.row.get("attributed_to").is_some());
    let recorded = named.filter_map(|state| state.kept.state.recorded_at);
    let by_then = recorded.filter(|at| match known {
        Known::Now => true,
        Known::At(known) => *at <= known,
    });
    let first = by_then.min().map(|at| at.day(zone));
    Ok(first.and_then(|first| Some(discovered?.max(first))))
}

/// The rows of a kind with one of these keys or codes in a column, as known then; void ones left out.
async fn rows_among(
    txn: &DatabaseTransaction,
    actor: &Actor,
    (kind, column, known): (Kind, &'static str, Known),
    codes: &[String],
) -> Result<Vec<Row>, AuditError> {
    let found = among(txn, &actor.scope, (kind, column, known), codes).await?;
    let mut rows: Vec<Row> = found.into_iter().filter(|kept| !kept.state.void).map(|kept| kept.state.row).collect();
    rows.sort_by_key(Row::key);
    Ok(rows)
}

/// A day that stands in a column.
fn day_in(row: &Row, column: &str) -> Option<chrono::NaiveDate> {
    row.get(column).and_then(|day| parse_day(day).ok())
}
