//! What was decided about a table is remembered under the name of its source, once its rows are written.

use persistence::sources::{self, NewSource};

use super::Draft;
use crate::import::parcel::Parcel;
use crate::import::work::Order;

/// Remembers it; the rows are written whether this succeeds or not.
pub(in crate::import) async fn remember(order: &Order, parcel: &Parcel) {
    let Some(draft) = parcel.draft() else { return };
    if let Err(error) = kept(order, &draft).await {
        tracing::error!(error = &*error, "how a table is read could not be remembered");
    }
}

async fn kept(order: &Order, draft: &Draft) -> Result<(), Box<dyn std::error::Error>> {
    let mapping = serde_json::to_string(&draft.to_remember())?;
    let new = NewSource { name: &draft.source, kind: draft.kind, mapping: &mapping, matches: &draft.matches };
    let txn = order.db.write_txn().await?;
    sources::remember(&txn, &order.actor, &new, order.now).await?;
    txn.commit().await?;
    Ok(())
}
