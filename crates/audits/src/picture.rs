//! The pictures of an exposure audit and of a programme's supply links, from the same answers as the lists beside them.

use chrono::NaiveDate;
use domain::staff::Actor;
use persistence::Database;
use persistence::known::Known;
use supplier_graph::TierMap;
use supplier_graph::drawing::{Class, Drawing, Part, exposure_part};

use crate::{AuditError, ExposureAnswer, Filter, Index};

impl ExposureAnswer {
    /// The picture of the rows that the filter shows, from an answer that was not narrowed: whoever they received from is
    /// drawn aside. `opened` names a group to be drawn one by one; `part`, from 1, which of those who must be acted on are
    /// drawn where they are very many.
    pub fn picture(&self, filter: Filter, opened: Option<Class>, part: usize) -> (Drawing, Part) {
        exposure_part(&self.exposure, |one| filter.admits(one), opened, part)
    }
}

/// Who supplies whom for a programme on `day`, as known now; nobody for a programme that is void or was never entered.
///
/// # Errors
/// `UnknownProgramme` when it lies outside the asker's scope; the rest are ours.
pub async fn tier_map(
    db: &Database,
    index: &Index,
    actor: &Actor,
    programme: &str,
    day: NaiveDate,
) -> Result<TierMap, AuditError> {
    if !actor.scope.sees(Some(programme)) {
        return Err(AuditError::UnknownProgramme { code: programme.to_owned() });
    }
    let txn = db.read_txn().await?;
    let world = index.world(&txn, Known::Now).await?;
    txn.commit().await?;
    let Some(found) = world.knowledge.names().find_word(programme) else { return Ok(TierMap::default()) };
    Ok(supplier_graph::tier_map(&world.knowledge, &world.tiers(found, day), found, day))
}
