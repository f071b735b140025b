//! Indexes by which the home page's counts and their lists find few rows among millions; each also slows imports.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The indexes with what they are on.
const INDEXES: [(&str, &str); 9] = [
    ("disclosures_by_entry", "disclosures (entered_at)"),
    ("disclosures_due", "disclosures (return_due_on) WHERE return_due_on IS NOT NULL"),
    ("disclosures_unacknowledged", "disclosures (key) WHERE acknowledged_at IS NULL AND basis = 'handed_over'"),
    ("agreements_by_expiry", "agreements (expires_on)"),
    ("agreements_by_termination", "agreements (terminated_on)"),
    ("consents_by_end", "consents (valid_to)"),
    ("consents_by_revocation", "consents (revoked_at)"),
    ("commitments_by_expiry", "commitments (expires_on)"),
    ("labels_by_end", "labels (valid_until)"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, on) in INDEXES {
            dialect::run(manager, &format!("CREATE INDEX {name} ON {on};")).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, _) in INDEXES {
            dialect::run(manager, &format!("DROP INDEX {name};")).await?;
        }
        Ok(())
    }
}
