//! What is known besides the disclosures, read once and kept until something is written.

use std::sync::{Arc, Mutex, PoisonError};

use domain::facts::Kind;
use domain::knowledge::Knowledge;
use futures_util::TryStreamExt;
use persistence::known::Known;
use sea_orm::DatabaseTransaction;

use crate::AuditError;

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
