//! Concentration: how much strictly confidential and confidential material each party holds.

use std::collections::BTreeSet;

use domain::staff::Actor;
use domain::time::{Instant, When};
use persistence::Database;
use serde::Serialize;
use supplier_graph::{Concentration, Holding};

use super::shown;
use crate::world::World;
use crate::{AuditError, Index, Times};

/// The answer; its serialised form is the JSON that scripts read.
#[derive(Clone, Debug, Serialize)]
pub struct ConcentrationAnswer {
    /// The party asked about; absent: all of them.
    pub party: Option<String>,
    #[serde(flatten)]
    pub times: Times,
    #[serde(flatten)]
    pub found: Concentration,
}

/// Answers for one party, or for all that hold something when it is absent, over the versions that the actor may see.
///
/// # Errors
/// `NotATime` is the asker's; the rest are ours.
pub async fn concentration(
    (db, index): (&Database, &Index),
    actor: &Actor,
    party: Option<&str>,
    times: Times,
    now: Instant,
) -> Result<ConcentrationAnswer, AuditError> {
    let held = holdings((db, index), actor, &times, now).await?;
    let mut found = supplier_graph::concentration(held.into_iter().map(|one| one.holding));
    if let Some(asked) = party {
        found.holders.retain(|one| one.party == asked);
    }
    Ok(ConcentrationAnswer { party: party.map(str::to_owned), times, found })
}

/// A version that a party or person still holds, with what else is said of both.
pub(super) struct HeldBy {
    pub(super) holding: Holding,
    pub(super) programme: String,
    /// The organisation at the top of those that own the holder, or the holder itself.
    pub(super) group: String,
}

/// Who still holds which version at the time asked about, each day by the clock of the document's programme.
pub(super) async fn holdings(
    (db, index): (&Database, &Index),
    actor: &Actor,
    times: &Times,
    now: Instant,
) -> Result<Vec<HeldBy>, AuditError> {
    let (as_of, known_at) = times.parsed()?;
    let (as_of, txn) = (as_of.unwrap_or(When::At(now)), db.read_txn().await?);
    let worlds = index.worlds(&txn, known_at).await?;
    txn.commit().await?;
    let mut holdings = Vec::new();
    for (world, programmes) in worlds {
        let seen: BTreeSet<String> =
            programmes.into_iter().filter(|programme| actor.scope.sees(Some(programme))).collect();
        let found = tokio::task::spawn_blocking(move || held(&world, &seen, as_of));
        holdings.extend(found.await.map_err(|_| AuditError::Stopped)?);
    }
    Ok(holdings)
}

/// Who holds what of the programmes of one world.
fn held(world: &World, programmes: &BTreeSet<String>, as_of: When) -> Vec<HeldBy> {
    let knowledge = &world.knowledge;
    let mut holdings = Vec::new();
    for key in world.ledger.versions() {
        let of = knowledge.document(key.document);
        let Some(document) = of.filter(|document| programmes.contains(knowledge.text(document.programme))) else {
            continue;
        };
        let zone = knowledge.zone_of(key.document);
        let class = knowledge.class_on(document, as_of.day(zone));
        for holder in supplier_graph::holders(knowledge, &world.ledger, key, as_of.last_instant(zone)) {
            let group = knowledge.ancestors(holder).last().copied().unwrap_or(holder);
            holdings.push(HeldBy {
                holding: Holding {
                    party: knowledge.code(holder).to_owned(),
                    document: knowledge.text(key.document).to_owned(),
                    version: knowledge.text(key.label).to_owned(),
                    class,
                },
                programme: knowledge.text(document.programme).to_owned(),
                group: knowledge.code(group).to_owned(),
            });
        }
    }
    holdings
}

impl ConcentrationAnswer {
    /// The columns of [`ConcentrationAnswer::rows`].
    pub const COLUMNS: [&'static str; 5] =
        ["party", "strictly_confidential", "share_of_strictly_confidential", "confidential", "versions"];

    /// One row for each holder, in the order of the answer; versions are joined by `|`.
    pub fn rows(&self) -> impl Iterator<Item = [String; 5]> + '_ {
        self.found.holders.iter().map(|one| {
            let versions = one.versions.iter().map(|held| format!("{}:{}", held.document, held.version));
            [
                one.party.clone(),
                one.strictly_confidential.to_string(),
                shown(one.share),
                one.confidential.to_string(),
                versions.collect::<Vec<_>>().join("|"),
            ]
        })
    }
}
