//! Letting somebody in to an event: when they entered, and what they are shown from then on, in one act.

use domain::facts::{CellError, Kind, Row, State};
use domain::staff::{Actor, Permission};
use domain::time::Instant;
use sea_orm::DatabaseTransaction;
use serde_json::json;

use crate::acts::{self, NewAct};
use crate::facts::actions::Refused;
use crate::facts::{Kept, Writing, by_key, put};
use crate::known::Known;
use crate::lives::{Book, book};

/// The cells of an invitee that say how they entered.
#[derive(Clone, Copy, Debug)]
pub struct Entered<'a> {
    /// The commitment under which they are let in.
    pub commitment: &'a str,
    pub sealed: bool,
    /// The number of the seal; blank where there is none.
    pub seal_no: &'a str,
}

/// Records that an invitee, whose identity was checked, entered at `now`, and each version on the list of the event as shown to them.
/// The caller read both in this transaction, and commits.
///
/// # Errors
/// `NotAllowed`; `Known` where the code of a disclosure stands for something else; `Wrong`; `Database`.
pub async fn let_in(
    txn: &DatabaseTransaction,
    actor: &Actor,
    (event, invitee): (&Book, &Kept),
    entered: Entered<'_>,
    now: Instant,
) -> Result<(), Refused> {
    if !actor.may(Permission::Enter(Kind::Invitees)) {
        return Err(Refused::NotAllowed);
    }
    let row = with_entry(&invitee.state.row, entered, now).map_err(Refused::Wrong)?;
    let shown = event.shown(&row).map_err(Refused::Wrong)?;
    let (act, at) = acts::next(txn, now).await?;
    let writing = Writing { scope: &actor.scope, act, now: at };
    put(txn, &writing, State::current(row)).await?;
    for disclosure in &shown {
        if let Some(known) = by_key(txn, &actor.scope, Kind::Disclosures, &disclosure.key()).await? {
            return Err(Refused::Known(known.id));
        }
        put(txn, &writing, State::current(disclosure.clone())).await?;
    }
    let act = NewAct {
        actor: actor.id,
        verb: "check-in",
        subject_kind: Kind::Invitees.table(),
        subject_id: &invitee.id.to_string(),
        reason: None,
        particulars: json!({ "commitment": entered.commitment, "shown": shown.len() }),
    };
    acts::record(txn, &act, now).await?;
    Ok(())
}

/// What somebody who is recorded as having entered an event is to be on record with besides; nothing of other facts.
///
/// # Errors
/// `Wrong`; `Database`.
pub(crate) async fn shown(txn: &DatabaseTransaction, actor: &Actor, row: &Row) -> Result<Vec<Row>, Refused> {
    let event = row.get("event_code").filter(|_| row.kind() == Kind::Invitees && row.get("checked_in_at").is_some());
    let Some(event) = event else { return Ok(Vec::new()) };
    let Some(event) = by_key(txn, &actor.scope, Kind::Events, event).await? else { return Ok(Vec::new()) };
    book(txn, actor, event, Known::Now).await?.shown(row).map_err(Refused::Wrong)
}

/// An invitee as they are once they entered at `now`.
///
/// # Errors
/// What is wrong with a cell.
pub fn with_entry(invitee: &Row, entered: Entered<'_>, now: Instant) -> Result<Row, Vec<CellError>> {
    let at = now.to_string();
    Row::parse(Kind::Invitees, |column| match column.name {
        "checked_in_at" => Some(at.as_str()),
        "identity_checked" => Some("yes"),
        "device_sealed" => Some(if entered.sealed { "yes" } else { "no" }),
        "seal_no" => Some(entered.seal_no),
        other => invitee.get(other),
    })
}
