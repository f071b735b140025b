//! Gatekeepers: through whom every path from a programme's manufacturer to its suppliers runs.

use std::collections::BTreeSet;

use chrono_tz::Tz;
use domain::staff::Actor;
use domain::time::Instant;
use persistence::Database;
use serde::Serialize;
use supplier_graph::Gatekeepers;

use super::State;
use crate::links::links;
use crate::{AuditError, Index, Times};

/// The answer; its serialised form is the JSON that scripts read.
#[derive(Clone, Debug, Serialize)]
pub struct GatekeepersAnswer {
    pub programme: String,
    /// Absent when the programme was not known at the time asked about.
    pub manufacturer: Option<String>,
    #[serde(flatten)]
    pub times: Times,
    #[serde(flatten)]
    pub found: Gatekeepers,
    /// The zone in which its days are days.
    #[serde(skip)]
    pub zone: Tz,
}

/// Answers for the suppliers in `chosen`, or for all of the programme when it is empty.
///
/// # Errors
/// `UnknownProgramme` and `NotATime` are the asker's; the rest are ours.
pub async fn gatekeepers(
    (db, index): (&Database, &Index),
    actor: &Actor,
    (programme, chosen): (&str, &BTreeSet<String>),
    times: Times,
    now: Instant,
) -> Result<GatekeepersAnswer, AuditError> {
    let state = State::open(db, index, (actor, Some(programme)), &times, now).await?;
    let manufacturer = state.manufacturer(programme);
    let map = links(state.world.knowledge(), &actor.scope, Some(programme), state.day());
    let found = supplier_graph::gatekeepers(&map, manufacturer.as_deref().unwrap_or_default(), chosen);
    state.txn.commit().await?;
    Ok(GatekeepersAnswer { programme: programme.to_owned(), manufacturer, times, found, zone: state.zone })
}

impl GatekeepersAnswer {
    /// The columns of [`GatekeepersAnswer::rows`].
    pub const COLUMNS: [&'static str; 6] = ["party", "tier", "behind", "chosen_behind", "suppliers", "not_listed"];

    /// One row for each gatekeeper, in the order of the answer; lists are joined by `|`.
    pub fn rows(&self) -> impl Iterator<Item = [String; 6]> + '_ {
        self.found.gatekeepers.iter().map(|one| {
            [
                one.party.clone(),
                one.tier.to_string(),
                one.behind.to_string(),
                one.chosen_behind.to_string(),
                one.suppliers.join("|"),
                one.not_listed.to_string(),
            ]
        })
    }
}
