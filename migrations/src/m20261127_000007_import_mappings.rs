//! How the tables of each source are read: their mapping, and which of their rows are parties that are recorded already.

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
            "CREATE TABLE import_sources (
                id $ID,
                name $TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
                kind $TEXT NOT NULL CHECK (kind <> ''),
                walls $TEXT NOT NULL,
                mapping $TEXT NOT NULL CHECK (mapping <> ''),
                changed_by $INT NOT NULL REFERENCES staff (id),
                changed_at $INT NOT NULL,
                UNIQUE (kind, name, walls)
            ) $END;
            CREATE TABLE import_matches (
                source_id $INT NOT NULL REFERENCES import_sources (id),
                row_hash $BYTES NOT NULL,
                other_code $TEXT NOT NULL CHECK (other_code <> ''),
                is_same $INT NOT NULL CHECK (is_same IN (0, 1)),
                decided_by $INT NOT NULL REFERENCES staff (id),
                decided_at $INT NOT NULL,
                PRIMARY KEY (source_id, row_hash, other_code)
            ) $END;",
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, "DROP TABLE import_matches; DROP TABLE import_sources;").await
    }
}
