//! Calendar feeds: at most one for each member of the staff, by the digest of its token.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(
            manager,
            "CREATE TABLE calendar_feeds (
                staff_id $INT NOT NULL PRIMARY KEY REFERENCES staff (id),
                token_hash $BYTES NOT NULL UNIQUE,
                made_at $INT NOT NULL
            ) $END;",
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, "DROP TABLE calendar_feeds;").await
    }
}
