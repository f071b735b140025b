//! Indexes by which the largest registers are sorted and narrowed as they are most often: a page reads its rows and not the
//! whole table.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The indexes with what they are on; ties go by key, as lists have them.
const INDEXES: [(&str, &str); 3] = [
    ("disclosures_by_time", "disclosures (at, key)"),
    ("disclosures_by_status", "disclosures (status, key)"),
    ("parties_by_name", "parties (name, key)"),
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
