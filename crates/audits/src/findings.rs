//! Records that contradict each other or do not do what they say.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Deref;

use chrono_tz::Tz;
use domain::facts::Kind;
use domain::findings::Finding;
use domain::staff::{Actor, Scope};
use persistence::Database;
use persistence::facts::numbers_of;
use persistence::known::Known;
use sea_orm::DatabaseTransaction;
use serde::Serialize;
use supplier_graph::Found;

use crate::times::time;
use crate::{AuditError, Index};

/// The answer; its serialised form is the JSON that scripts read.
#[derive(Clone, Debug, Serialize)]
pub struct FindingsAnswer {
    pub known_at: Option<String>,
    /// How many there are of each kind, the filter left out.
    pub by_finding: BTreeMap<&'static str, usize>,
    pub rows: Vec<FoundOn>,
}

/// A finding and the record on which it was found.
#[derive(Clone, Debug, Serialize)]
pub struct FoundOn {
    #[serde(flatten)]
    pub found: Found,
    /// The number of the record.
    #[serde(skip)]
    pub id: i64,
}

impl FoundOn {
    /// The cells of its row; the parts of a key are joined by `:`, other things by `|`.
    pub fn cells(&self) -> [String; 5] {
        let found = &self.found;
        [
            found.finding.as_str().to_owned(),
            found.register.table().to_owned(),
            found.named(),
            found.others.join("|"),
            found.until.map(|day| day.to_string()).unwrap_or_default(),
        ]
    }
}

impl FindingsAnswer {
    /// The columns of [`FoundOn::cells`].
    pub const COLUMNS: [&'static str; 5] = ["finding", "register", "key", "others", "until"];

    /// How many there are of one kind.
    pub fn count(&self, finding: Finding) -> usize {
        self.by_finding.get(finding.as_str()).copied().unwrap_or_default()
    }
}

/// Everything that is found among the records which the actor may see, or of one kind alone; a day known at is a day in UTC.
///
/// # Errors
/// `NotATime` is the asker's; the rest are ours.
pub async fn findings(
    (db, index): (&Database, &Index),
    actor: &Actor,
    known_at: Option<String>,
    only: Option<Finding>,
) -> Result<FindingsAnswer, AuditError> {
    let known = time(known_at.as_deref())?.map_or(Known::Now, |when| Known::At(when.last_instant(Tz::UTC)));
    let txn = db.read_txn().await?;
    let world = index.world(&txn, known).await?;
    let scope = actor.scope.clone();
    let found = tokio::task::spawn_blocking(move || {
        let sees = |programme: Option<&str>| scope.sees(programme);
        [world.findings().to_vec(), supplier_graph::circles(world.knowledge(), sees)].concat()
    });
    let found = found.await.map_err(|_| AuditError::Stopped)?;
    let mut rows = seen(&txn, &actor.scope, found).await?;
    txn.commit().await?;
    let mut by_finding = BTreeMap::new();
    for one in &rows {
        *by_finding.entry(one.found.finding.as_str()).or_default() += 1;
    }
    rows.retain(|one| only.is_none_or(|only| one.found.finding == only));
    Ok(FindingsAnswer { known_at, by_finding, rows })
}

/// Those on records that the scope sees, with the records' numbers.
async fn seen(txn: &DatabaseTransaction, scope: &Scope, found: Vec<Found>) -> Result<Vec<FoundOn>, AuditError> {
    let mut keys: BTreeMap<Kind, BTreeSet<&str>> = BTreeMap::new();
    for one in &found {
        keys.entry(one.register).or_default().insert(&one.key);
        if let Some(register) = one.register_of_others() {
            keys.entry(register).or_default().extend(one.others.iter().map(Deref::deref));
        }
    }
    let mut numbers: HashMap<Kind, HashMap<String, i64>> = HashMap::new();
    for (kind, keys) in keys {
        let keys: Vec<&str> = keys.into_iter().collect();
        numbers.insert(kind, numbers_of(txn, scope, kind, &keys).await?);
    }
    let number = |register: Kind, key: &str| numbers.get(&register)?.get(key).copied();
    let id = |one: &Found| {
        // Neither the record nor what it contradicts lies behind a wall.
        let mut others =
            one.register_of_others().into_iter().flat_map(|kind| one.others.iter().map(move |key| (kind, key)));
        others.all(|(kind, key)| number(kind, key).is_some()).then(|| number(one.register, &one.key))?
    };
    let seen = found.iter().map(|one| id(one).map(|id| FoundOn { found: one.clone(), id }));
    Ok(seen.flatten().collect())
}
