//! Paths: every way along supply links from one party down to another, of a programme or of any.

use chrono_tz::Tz;
use domain::staff::Actor;
use domain::time::Instant;
use persistence::Database;
use serde::Serialize;
use supplier_graph::{Bounds, Paths};

use super::{State, shown};
use crate::links::links;
use crate::{AuditError, Index, Times};

/// The answer; its serialised form is the JSON that scripts read.
#[derive(Clone, Debug, Serialize)]
pub struct PathsAnswer {
    pub customer: String,
    pub supplier: String,
    /// Absent: over the links of any programme.
    pub programme: Option<String>,
    #[serde(flatten)]
    pub times: Times,
    #[serde(flatten)]
    pub found: Paths,
    /// The zone in which its days are days.
    #[serde(skip)]
    pub zone: Tz,
}

/// Answers for the paths from the first of `ends` down to the second.
///
/// # Errors
/// `UnknownProgramme` and `NotATime` are the asker's; the rest are ours.
pub async fn paths(
    (db, index): (&Database, &Index),
    actor: &Actor,
    (programme, (customer, supplier)): (Option<&str>, (&str, &str)),
    times: Times,
    now: Instant,
) -> Result<PathsAnswer, AuditError> {
    let state = State::open(db, index, (actor, programme), &times, now).await?;
    let map = links(state.world.knowledge(), &actor.scope, programme, state.day());
    let found = supplier_graph::paths(&map, customer, supplier, Bounds::default());
    state.txn.commit().await?;
    Ok(PathsAnswer {
        customer: customer.to_owned(),
        supplier: supplier.to_owned(),
        programme: programme.map(str::to_owned),
        times,
        found,
        zone: state.zone,
    })
}

impl PathsAnswer {
    /// The columns of [`PathsAnswer::rows`].
    pub const COLUMNS: [&'static str; 9] =
        ["path", "step", "customer", "supplier", "status", "programme", "part", "valid_from", "valid_to"];

    /// One row for each link of each step of each path; paths and steps are counted from 1.
    pub fn rows(&self) -> impl Iterator<Item = [String; 9]> + '_ {
        let paths = (1_usize..).zip(&self.found.paths);
        let steps = paths.flat_map(|(path, of)| (1_usize..).zip(&of.steps).map(move |(step, of)| (path, step, of)));
        steps.flat_map(|(path, step, of)| {
            of.links.iter().map(move |link| {
                [
                    path.to_string(),
                    step.to_string(),
                    of.customer.clone(),
                    of.supplier.clone(),
                    link.status.as_str().to_owned(),
                    shown(link.programme.as_ref()),
                    shown(link.part.as_ref()),
                    shown(link.valid_from),
                    shown(link.valid_to),
                ]
            })
        })
    }
}
