//! Views and exports of who has what are acts: who looked, at what, when.

use domain::staff::Actor;
use persistence::acts::NewAct;

use crate::error::PageError;
use crate::house::House;

/// Records that somebody viewed or exported `subject`, by kind and number.
pub(crate) async fn record(
    house: &House,
    actor: &Actor,
    verb: &str,
    (subject_kind, subject_id): (&str, &str),
    particulars: serde_json::Value,
) -> Result<(), PageError> {
    let act = NewAct { actor: actor.id, verb, subject_kind, subject_id, reason: None, particulars };
    let txn = house.db.write_txn().await?;
    persistence::acts::record(&txn, &act, house.clock.now()).await?;
    txn.commit().await?;
    Ok(())
}
