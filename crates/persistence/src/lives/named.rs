//! Which papers the steps of facts name.

use std::collections::{BTreeMap, BTreeSet};

use domain::facts::Kind;
use domain::lives::Event;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter};

use super::row;
use crate::known::Known;

/// Which papers the steps of these facts of a kind named by then, by the numbers of the papers: the steps of each. The facts were read within
/// the asker's scope. Two queries.
///
/// # Errors
/// Whatever the database says.
pub async fn steps_that_name(
    conn: &impl ConnectionTrait,
    (kind, facts): (Kind, &[i64]),
    known: Known,
) -> Result<BTreeMap<i64, BTreeSet<Event>>, DbErr> {
    let of_facts = row::transitions::Column::Register
        .eq(kind.table())
        .and(row::transitions::Column::FactId.is_in(facts.iter().copied()));
    let mut steps = row::transitions::Entity::find().filter(of_facts);
    if let Known::At(at) = known {
        steps = steps.filter(row::transitions::Column::TakenAt.lte(at.micros()));
    }
    let steps = steps.all(conn).await?;
    let events: BTreeMap<i64, Event> =
        steps.iter().filter_map(|step| Some((step.id, Event::of_name(&step.event)?))).collect();
    let named = row::evidence::Entity::find()
        .filter(row::evidence::Column::TransitionId.is_in(events.keys().copied()))
        .all(conn)
        .await?;
    let mut found: BTreeMap<i64, BTreeSet<Event>> = BTreeMap::new();
    for paper in named {
        if let Some(event) = events.get(&paper.transition_id) {
            found.entry(paper.evidence_id).or_default().insert(*event);
        }
    }
    Ok(found)
}
