//! Dependence: which parts a programme cannot get without one party, and how long a new source would take.

use chrono_tz::Tz;
use domain::staff::Actor;
use domain::time::Instant;
use persistence::Database;
use serde::Serialize;
use supplier_graph::Dependence;

use super::{State, shown};
use crate::links::{links, parts};
use crate::{AuditError, Index, Times};

/// The answer; its serialised form is the JSON that scripts read.
#[derive(Clone, Debug, Serialize)]
pub struct DependenceAnswer {
    pub programme: String,
    /// Absent when the programme was not known at the time asked about.
    pub manufacturer: Option<String>,
    /// The party asked about; absent: all of them.
    pub party: Option<String>,
    #[serde(flatten)]
    pub times: Times,
    #[serde(flatten)]
    pub found: Dependence,
    /// The zone in which its days are days.
    #[serde(skip)]
    pub zone: Tz,
}

/// Answers for one party, or for all on whom a part of the programme hangs when it is absent. The counts of parts stay
/// those of the whole programme.
///
/// # Errors
/// `UnknownProgramme` and `NotATime` are the asker's; the rest are ours.
pub async fn dependence(
    (db, index): (&Database, &Index),
    actor: &Actor,
    (programme, party): (&str, Option<&str>),
    times: Times,
    now: Instant,
) -> Result<DependenceAnswer, AuditError> {
    let state = State::open(db, index, (actor, Some(programme)), &times, now).await?;
    let entered = parts(&state.txn, state.known, programme).await?;
    let map = links(state.world.knowledge(), &actor.scope, Some(programme), state.day());
    let manufacturer = state.manufacturer(programme);
    let mut found = supplier_graph::dependence(&map, manufacturer.as_deref().unwrap_or_default(), programme, &entered);
    if let Some(asked) = party {
        found.parties.retain(|one| one.party == asked);
    }
    state.txn.commit().await?;
    let party = party.map(str::to_owned);
    Ok(DependenceAnswer { programme: programme.to_owned(), manufacturer, party, times, found, zone: state.zone })
}

impl DependenceAnswer {
    /// The columns of [`DependenceAnswer::rows`].
    pub const COLUMNS: [&'static str; 4] = ["party", "tier", "part", "months_to_replace"];

    /// One row for each party and part, in the order of the answer; months that are not known are blank.
    pub fn rows(&self) -> impl Iterator<Item = [String; 4]> + '_ {
        self.found.parties.iter().flat_map(|one| {
            one.parts
                .iter()
                .map(|part| [one.party.clone(), shown(one.tier), part.part.clone(), shown(part.months_to_replace)])
        })
    }
}
