//! Questions about the supply network: gatekeepers, paths, concentration and dependence, each one answer value.

mod concentration;
mod dependence;
mod gatekeepers;
mod groups;
mod paths;

use std::fmt::Display;
use std::sync::Arc;

use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::knowledge::Knowledge;
use domain::programmes::Programme;
use domain::staff::Actor;
use domain::time::{Instant, When};
use persistence::Database;
use persistence::known::Known;
use sea_orm::DatabaseTransaction;

use crate::index::Told;
use crate::{AuditError, Index, Times, World};

pub use concentration::{ConcentrationAnswer, concentration};
pub use dependence::{DependenceAnswer, dependence};
pub use gatekeepers::{GatekeepersAnswer, gatekeepers};
pub use groups::{Concentrated, GroupsAnswer, GroupsFilter, groups};
pub use paths::{PathsAnswer, paths};

/// The state of knowledge that a question is answered from.
struct State {
    txn: DatabaseTransaction,
    world: Arc<World>,
    known: Known,
    as_of: When,
    /// In which days are days: the programme's, or UTC where none is asked about.
    zone: Tz,
}

impl State {
    /// Opens one transaction, so that the answer belongs to one state.
    ///
    /// # Errors
    /// `UnknownProgramme`, and `NotATime`; the rest are ours.
    async fn open(
        db: &Database,
        index: &Index,
        (actor, programme): (&Actor, Option<&str>),
        times: &Times,
        now: Instant,
    ) -> Result<Self, AuditError> {
        let (as_of, known_at) = times.parsed()?;
        let txn = db.read_txn().await?;
        let zone_in =
            |world: &World| programme.and_then(|code| programme_of(world.knowledge(), code)).map(|one| one.zone);
        let told = index.told(&txn, known_at, |latest| zone_in(latest).unwrap_or(Tz::UTC)).await?;
        let Told { world, latest, known, zone } = told;
        if let Some(code) = programme {
            let is_there = zone_in(&latest).or_else(|| zone_in(&world)).is_some();
            if !is_there || !actor.scope.sees(Some(code)) {
                return Err(AuditError::UnknownProgramme { code: code.to_owned() });
            }
        }
        Ok(Self { txn, world, known, as_of: as_of.unwrap_or(When::At(now)), zone })
    }

    /// The day on which links are valid.
    fn day(&self) -> NaiveDate {
        self.as_of.day(self.zone)
    }

    /// The manufacturer of a programme, where the programme was known.
    fn manufacturer(&self, programme: &str) -> Option<String> {
        let knowledge = self.world.knowledge();
        programme_of(knowledge, programme).map(|one| knowledge.code(one.manufacturer).to_owned())
    }
}

fn programme_of<'a>(knowledge: &'a Knowledge, code: &str) -> Option<&'a Programme> {
    knowledge.programmes().find(|one| knowledge.text(one.code) == code)
}

fn shown(value: Option<impl Display>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
