//! The gate of a bidding round: whether everybody who is invited would be covered for every version of the pack.

use domain::facts::{Kind, LIST_SEPARATOR, Row};
use domain::knowledge::Knowledge;
use domain::lives::OfRound;
use domain::programmes::Programme;
use domain::rounds::gate_reasons;
use domain::time::{Instant, When};
use persistence::known::Known;
use sea_orm::DatabaseTransaction;

use crate::transmittals::{Preparation, preparation};
use crate::{AuditError, Index};

/// Judges the pack of a round for its bidders as if it were handed over when the round opens, or now where it is open already, as
/// the transaction sees the facts; and the transmittal that would do it. What only the hand-over itself decides, such as its
/// channel, speaks against nobody here.
///
/// # Errors
/// `Draft` for a pack that cannot be handed over as a whole, cell by cell; those of the database, and what cannot be read.
pub async fn gate(
    txn: &DatabaseTransaction,
    index: &Index,
    (round, of): (&Row, OfRound<'_>),
    now: Instant,
) -> Result<(Row, Preparation), AuditError> {
    let world = index.world(txn, Known::Now).await?;
    let pack = pack(world.knowledge(), round, of)?;
    let zone = programme_of(world.knowledge(), round).map_or(chrono_tz::Tz::UTC, |one| one.zone);
    let opens = round.get("opens_at").and_then(|text| When::parse(text).ok()).map(|when| when.instant(zone));
    let mut found = preparation(txn, index, &pack, opens.map_or(now, |opens| opens.max(now))).await?;
    for (judged, drafted) in found.prepared.disclosures.iter_mut().zip(&mut found.drafted) {
        judged.reasons = gate_reasons(judged.reasons);
        drafted.release.reasons = gate_reasons(drafted.release.reasons);
        drafted.release.covered = drafted.release.reasons.is_empty();
        drafted.release.primary_reason = drafted.release.reasons.first();
    }
    found.prepared.strays.clear();
    Ok((pack, found))
}

fn programme_of<'a>(knowledge: &'a Knowledge, round: &Row) -> Option<&'a Programme> {
    knowledge.programmes().find(|one| Some(knowledge.text(one.code)) == round.get("programme_code"))
}

/// The transmittal that would hand the whole pack to everybody who still bids.
fn pack(knowledge: &Knowledge, round: &Row, of: OfRound<'_>) -> Result<Row, AuditError> {
    let giver = programme_of(knowledge, round).map(|one| knowledge.code(one.manufacturer)).unwrap_or_default();
    let list = |entries: Vec<String>| entries.join(&LIST_SEPARATOR.to_string());
    let cell = |row: &Row, column: &str| row.get(column).unwrap_or_default().to_owned();
    let versions = of.pack.iter().map(|row| format!("{}:{}", cell(row, "document_code"), cell(row, "version_label")));
    let bidding = of.bidders.iter().filter(|row| row.get("outcome") != Some("withdrawn"));
    let (versions, recipients) = (list(versions.collect()), list(bidding.map(|row| cell(row, "party_code")).collect()));
    Row::parse(Kind::Transmittals, |column| match column.name {
        "code" => Some("GATE"),
        "title" => round.get("title"),
        "giver_code" => Some(giver),
        "versions" => Some(versions.as_str()),
        "recipients" => Some(recipients.as_str()),
        "round_code" => round.get("code"),
        _ => None,
    })
    .map_err(AuditError::Draft)
}
