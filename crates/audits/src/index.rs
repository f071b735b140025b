//! Worlds in memory: the present one kept current by what is written, past ones for a while.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use chrono_tz::Tz;
use domain::disclosures::DisclosureRow;
use domain::documents::VersionKey;
use domain::facts::Kind;
use domain::knowledge::Knowledge;
use domain::returns::ReturnRow;
use domain::time::{Instant, When};
use persistence::Database;
use persistence::acts::Deed;
use persistence::known::{Known, Which, each};
use sea_orm::DatabaseTransaction;
use supplier_graph::Filling;

use crate::AuditError;
use crate::world::World;

/// The kinds that every question reads whole.
const KINDS: [Kind; 27] = [
    Kind::Parties,
    Kind::People,
    Kind::Employments,
    Kind::Trainings,
    Kind::Standings,
    Kind::Programmes,
    Kind::SupplyLinks,
    Kind::Documents,
    Kind::ClassChanges,
    Kind::HandlingRules,
    Kind::AccessLists,
    Kind::ReleaseStops,
    Kind::Versions,
    Kind::Agreements,
    Kind::Commitments,
    Kind::Labels,
    Kind::Equivalences,
    Kind::Consents,
    Kind::Rounds,
    Kind::Bidders,
    Kind::RoundDocuments,
    Kind::Events,
    Kind::Invitees,
    Kind::Embargoes,
    Kind::Publications,
    Kind::Attestations,
    Kind::Waivers,
];

/// Keeps the present world and a few past ones. Shared by all requests of a process.
#[derive(Debug, Default)]
pub struct Index {
    kept: Mutex<Vec<Kept>>,
    /// Held by whoever reads a world, so that nobody reads it a second time meanwhile.
    reading: tokio::sync::Mutex<()>,
}

#[derive(Clone, Debug)]
struct Kept {
    known: Known,
    /// The number of the last act of which it knows.
    act: i64,
    world: Arc<World>,
}

/// A world of which a question was asked, and how its times were read.
#[derive(Debug)]
pub(crate) struct Told {
    pub world: Arc<World>,
    /// What is known now.
    pub latest: Arc<World>,
    pub known: Known,
    /// In which days are days.
    pub zone: Tz,
}

/// How many past worlds are kept beside the present one.
const KEPT_PAST: usize = 2;

impl Index {
    /// Everything known at one time, hand-overs included, as the transaction sees it or later. Two queries when it is kept
    /// and nothing was written since; one version's rows when only hand-overs of it were; else everything is read.
    ///
    /// # Errors
    /// `Database` or `Unreadable`.
    pub async fn world(&self, txn: &DatabaseTransaction, known: Known) -> Result<Arc<World>, AuditError> {
        if let (Some(world), _) = self.current(txn, known).await? {
            return Ok(world);
        }
        let _reading = self.reading.lock().await;
        let (current, stale) = self.current(txn, known).await?;
        if let Some(world) = current {
            return Ok(world);
        }
        let since = stale.as_ref().map_or(0, |kept| kept.act);
        let (act, deeds) = persistence::acts::deeds_since(txn, since).await?;
        let world = match stale.map(|kept| (kept.world, hand_overs(&deeds))) {
            Some((world, Some(changed))) if known == Known::Now => follow(txn, &world, &changed).await?,
            _ => read(txn, known, Which::All).await?,
        };
        let world = Arc::new(world);
        self.keep(Kept { known, act, world: Arc::clone(&world) });
        Ok(world)
    }

    /// Reads the present world and follows it through time, so that nobody who asks has to wait for it.
    ///
    /// # Errors
    /// `Database`, `Unreadable` or `Stopped`.
    pub async fn warm(&self, db: &Database) -> Result<(), AuditError> {
        let txn = db.read_txn().await?;
        let world = self.world(&txn, Known::Now).await?;
        txn.commit().await?;
        tokio::task::spawn_blocking(move || world.portfolio().parts().len()).await.map_err(|_| AuditError::Stopped)?;
        Ok(())
    }

    /// Everything known at a time that a question about a document names: a date stands for its day in the document's zone.
    ///
    /// # Errors
    /// `Database` or `Unreadable`.
    pub(crate) async fn world_for(
        &self,
        txn: &DatabaseTransaction,
        known_at: Option<When>,
        document: &str,
    ) -> Result<Arc<World>, AuditError> {
        Ok(self.told(txn, known_at, |latest| latest.zone_of(document)).await?.world)
    }

    /// Everything known at a time that a question names, with the zone as it was known then. A date for that time itself stands for its
    /// day in the zone that today's world tells.
    ///
    /// # Errors
    /// `Database` or `Unreadable`.
    pub(crate) async fn told(
        &self,
        txn: &DatabaseTransaction,
        known_at: Option<When>,
        zone: impl Fn(&World) -> Tz,
    ) -> Result<Told, AuditError> {
        let latest = self.world(txn, Known::Now).await?;
        let known = known_at.map_or(Known::Now, |when| Known::At(when.last_instant(zone(&latest))));
        let world = if known == Known::Now { Arc::clone(&latest) } else { self.world(txn, known).await? };
        let zone = zone(&world);
        Ok(Told { world, latest, known, zone })
    }

    /// Everything known at a time that a question about all documents names: one world for each zone whose programmes'
    /// documents it is right for, because a date stands for its day in the zone of each.
    ///
    /// # Errors
    /// `Database` or `Unreadable`.
    pub(crate) async fn worlds(
        &self,
        txn: &DatabaseTransaction,
        known_at: Option<When>,
    ) -> Result<Vec<(Arc<World>, BTreeSet<String>)>, AuditError> {
        let latest = self.world(txn, Known::Now).await?;
        let mut programmes: BTreeMap<Option<Instant>, BTreeSet<String>> = BTreeMap::new();
        for programme in latest.knowledge.programmes() {
            let known = known_at.map(|when| when.last_instant(programme.zone));
            programmes.entry(known).or_default().insert(latest.knowledge.text(programme.code).to_owned());
        }
        let mut worlds = Vec::with_capacity(programmes.len());
        for (known, codes) in programmes {
            let world = self.world(txn, known.map_or(Known::Now, Known::At)).await?;
            worlds.push((world, codes));
        }
        Ok(worlds)
    }

    /// What is kept of a time: when nothing was written since that it could speak of, as it is; else as stale.
    async fn current(
        &self,
        txn: &DatabaseTransaction,
        known: Known,
    ) -> Result<(Option<Arc<World>>, Option<Kept>), AuditError> {
        let Some(kept) = self.find(known) else { return Ok((None, None)) };
        let (act, deeds) = persistence::acts::deeds_since(txn, kept.act).await?;
        // One fact at a time is recorded now, after every time that is past; a bundle may say when it was known.
        let untouched = match known {
            Known::Now => deeds.is_empty(),
            Known::At(_) => !deeds.contains(&Deed::Bundle),
        };
        if !untouched {
            return Ok((None, Some(kept)));
        }
        let world = Arc::clone(&kept.world);
        self.saw(known, act);
        Ok((Some(world), Some(kept)))
    }

    fn find(&self, known: Known) -> Option<Kept> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|one| one.known == known).cloned()
    }

    /// What is kept of a time knows of every act until this one.
    fn saw(&self, known: Known, act: i64) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = kept.iter_mut().find(|one| one.known == known) {
            kept.act = kept.act.max(act);
        }
    }

    fn keep(&self, new: Kept) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|one| one.known != new.known);
        if new.known != Known::Now {
            let mut past = 0;
            kept.retain(|one| {
                past += usize::from(one.known != Known::Now);
                one.known == Known::Now || past < KEPT_PAST
            });
        }
        kept.insert(0, new);
    }
}

/// The disclosures and returns that were written one by one, when nothing else was.
fn hand_overs(deeds: &[Deed]) -> Option<Vec<(Kind, i64)>> {
    let one = |deed: &Deed| match deed {
        Deed::One(kind @ (Kind::Disclosures | Kind::Returns), id) => Some((*kind, *id)),
        Deed::One(..) | Deed::Bundle => None,
    };
    deeds.iter().map(one).collect()
}

/// The same world with the versions read anew whose hand-overs changed.
async fn follow(txn: &DatabaseTransaction, world: &World, changed: &[(Kind, i64)]) -> Result<World, AuditError> {
    let mut named = BTreeSet::new();
    for (kind, id) in changed {
        named.extend(persistence::known::versions_of(txn, *kind, *id).await?);
    }
    let (mut knowledge, mut filling) = (world.knowledge.clone(), Filling::default());
    for (document, label) in &named {
        fill(txn, Known::Now, Which::OfVersion(document, label), &mut knowledge, &mut filling).await?;
    }
    let versions: Vec<VersionKey> =
        named.iter().filter_map(|(document, label)| knowledge.version_key(document, label)).collect();
    let mut ledger = world.ledger.clone();
    ledger.replace(&versions, filling.finish(&knowledge));
    let with_made_from_them = made_from(&knowledge, versions);
    Ok(world.with(knowledge, ledger, &with_made_from_them))
}

/// Versions and all that were made from them: verdicts on the latter rest on the former.
fn made_from(knowledge: &Knowledge, mut versions: Vec<VersionKey>) -> Vec<VersionKey> {
    let mut next = 0;
    while let Some(source) = versions.get(next).copied() {
        next += 1;
        let made = knowledge.versions().filter(|version| version.derived_from == Some(source));
        let new: Vec<VersionKey> = made.map(|version| version.key).filter(|key| !versions.contains(key)).collect();
        versions.extend(new);
    }
    versions
}

/// What is known at one time about one version and those that it was made from.
///
/// # Errors
/// `Database` or `Unreadable`.
pub(crate) async fn of_version(
    txn: &DatabaseTransaction,
    known: Known,
    document: &str,
    version: &str,
) -> Result<World, AuditError> {
    read(txn, known, Which::OfVersion(document, version)).await
}

async fn read(txn: &DatabaseTransaction, known: Known, which: Which<'_>) -> Result<World, AuditError> {
    let (mut knowledge, mut filling) = (Knowledge::default(), Filling::default());
    for kind in KINDS {
        each(txn, kind, known, Which::All, |cells| knowledge.add_cells(cells).map_err(AuditError::from)).await?;
    }
    let mut knowledge = knowledge.finish();
    let mut seen = BTreeSet::new();
    let mut next = Some(which);
    let mut named: (String, String);
    while let Some(which) = next.take() {
        fill(txn, known, which, &mut knowledge, &mut filling).await?;
        let Which::OfVersion(document, label) = which else { break };
        let Some(key) = knowledge.version_key(document, label).filter(|key| seen.insert(*key)) else { break };
        if let Some(source) = knowledge.version(key).and_then(|version| version.derived_from) {
            if seen.contains(&source) {
                break;
            }
            named = (knowledge.text(source.document).to_owned(), knowledge.text(source.label).to_owned());
            next = Some(Which::OfVersion(&named.0, &named.1));
        }
    }
    let ledger = filling.finish(&knowledge);
    Ok(World::new(knowledge, ledger))
}

async fn fill(
    txn: &DatabaseTransaction,
    known: Known,
    which: Which<'_>,
    knowledge: &mut Knowledge,
    filling: &mut Filling,
) -> Result<(), AuditError> {
    each(txn, Kind::Disclosures, known, which, |cells| -> Result<(), AuditError> {
        filling.add_disclosure(&DisclosureRow::read(cells, knowledge.names_mut())?);
        Ok(())
    })
    .await?;
    each(txn, Kind::Returns, known, which, |cells| -> Result<(), AuditError> {
        filling.add_return(ReturnRow::read(cells)?);
        Ok(())
    })
    .await
}
