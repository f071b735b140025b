//! What is known besides the disclosures, read once and kept until something is written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use domain::disclosures::Disclosure;
use domain::facts::Kind;
use domain::knowledge::Knowledge;
use domain::returns::Return;
use domain::time::{Instant, When};
use futures_util::TryStreamExt;
use persistence::known::Known;
use sea_orm::DatabaseTransaction;
use supplier_graph::Ledger;

use crate::AuditError;
use crate::world::World;

/// The kinds that every question reads whole.
const KINDS: [Kind; 14] = [
    Kind::Parties,
    Kind::People,
    Kind::Employments,
    Kind::Standings,
    Kind::Programmes,
    Kind::SupplyLinks,
    Kind::Documents,
    Kind::ClassChanges,
    Kind::Versions,
    Kind::Agreements,
    Kind::Commitments,
    Kind::Consents,
    Kind::Rounds,
    Kind::Bidders,
];

/// Keeps the latest state of knowledge and a few past ones. Shared by all requests of a process.
#[derive(Debug, Default)]
pub struct Index {
    kept: Mutex<Vec<Kept>>,
}

#[derive(Debug)]
struct Kept {
    known: Known,
    /// The number of the last act that wrote facts when it was read.
    act: i64,
    knowledge: Arc<Knowledge>,
}

const KEPT: usize = 4;

impl Index {
    /// What is known at `known`, as the transaction sees it. One query when it is kept, else one for each kind.
    ///
    /// # Errors
    /// `Database` or `Unreadable`.
    pub async fn knowledge(&self, txn: &DatabaseTransaction, known: Known) -> Result<Arc<Knowledge>, AuditError> {
        let act = persistence::acts::last_of_facts(txn).await?;
        if let Some(kept) = self.find(known, act) {
            return Ok(kept);
        }
        let knowledge = Arc::new(read(txn, known).await?);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|one| one.act == act && one.known != known);
        kept.truncate(KEPT - 1);
        kept.insert(0, Kept { known, act, knowledge: Arc::clone(&knowledge) });
        Ok(knowledge)
    }

    /// Everything known at one time, hand-overs included.
    ///
    /// # Errors
    /// `Database` or `Unreadable`.
    pub(crate) async fn world(&self, txn: &DatabaseTransaction, known: Known) -> Result<Arc<World>, AuditError> {
        let knowledge = self.knowledge(txn, known).await?;
        let mut ledger = Ledger::default();
        let mut rows = persistence::known::rows(txn, Kind::Disclosures, known).await?;
        while let Some(row) = rows.try_next().await? {
            ledger.add_disclosure(Disclosure::from_row(&row)?);
        }
        drop(rows);
        let mut rows = persistence::known::rows(txn, Kind::Returns, known).await?;
        while let Some(row) = rows.try_next().await? {
            ledger.add_return(Return::from_row(&row)?);
        }
        Ok(Arc::new(World { knowledge, ledger }))
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
        let Some(known_at) = known_at else { return self.world(txn, Known::Now).await };
        let zone = self.knowledge(txn, Known::Now).await?.zone_of(document);
        self.world(txn, Known::At(known_at.last_instant(zone))).await
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
        let latest = self.knowledge(txn, Known::Now).await?;
        let mut programmes: BTreeMap<Option<Instant>, BTreeSet<String>> = BTreeMap::new();
        for programme in latest.programmes() {
            let known = known_at.map(|when| when.last_instant(programme.zone));
            programmes.entry(known).or_default().insert(programme.code.clone());
        }
        let mut worlds = Vec::with_capacity(programmes.len());
        for (known, codes) in programmes {
            let world = self.world(txn, known.map_or(Known::Now, Known::At)).await?;
            worlds.push((world, codes));
        }
        Ok(worlds)
    }

    fn find(&self, known: Known, act: i64) -> Option<Arc<Knowledge>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let found = kept.iter().find(|one| one.known == known && one.act == act);
        found.map(|one| Arc::clone(&one.knowledge))
    }
}

async fn read(txn: &DatabaseTransaction, known: Known) -> Result<Knowledge, AuditError> {
    let mut knowledge = Knowledge::default();
    for code in persistence::known::subject_codes(txn).await? {
        knowledge.intern(&code);
    }
    for kind in KINDS {
        let mut rows = persistence::known::rows(txn, kind, known).await?;
        while let Some(row) = rows.try_next().await? {
            knowledge.add(&row)?;
        }
    }
    Ok(knowledge.finish())
}
