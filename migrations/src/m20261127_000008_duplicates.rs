//! Duplicates, as a register: whether two records are one party.

mod tables;

use sea_orm_migration::prelude::*;

use self::tables::{NEW, create, guards};
use crate::dialect;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, &create(&NEW)).await?;
        dialect::run(manager, &guards(&NEW, dialect::is_postgres(manager))).await?;
        dialect::run(manager, "CREATE INDEX duplicates_of_other ON duplicates (same_as_code);").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, "DROP TABLE duplicates_past; DROP TABLE duplicates;").await?;
        if dialect::is_postgres(manager) {
            dialect::run(manager, "DROP FUNCTION duplicates_keep_their_past();").await?;
        }
        Ok(())
    }
}
