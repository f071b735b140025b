//! Requests to pass something on, as a register, and the rest of the terms of agreements.

mod tables;

use sea_orm_migration::prelude::*;

use self::tables::{ADDED, NEW, added, create, guards};
use crate::dialect;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const INDEXES: &str = "
    CREATE INDEX onward_requests_of_document ON onward_requests (document_code);
    CREATE INDEX onward_requests_of_consent ON onward_requests (consent_code);";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let postgres = dialect::is_postgres(manager);
        dialect::run(manager, &added(&ADDED)).await?;
        dialect::run(manager, &guards(ADDED.name, &ADDED.all(), postgres, true)).await?;
        dialect::run(manager, &create(&NEW)).await?;
        dialect::run(manager, &guards(NEW.name, &NEW.all(), postgres, false)).await?;
        dialect::run(manager, INDEXES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let postgres = dialect::is_postgres(manager);
        dialect::run(manager, "DROP TABLE onward_requests_past; DROP TABLE onward_requests;").await?;
        if postgres {
            dialect::run(manager, "DROP FUNCTION onward_requests_keep_their_past();").await?;
        }
        dialect::run(manager, &guards(ADDED.name, ADDED.before, postgres, true)).await?;
        for column in ADDED.columns.iter().rev() {
            let (name, column) = (ADDED.name, column.name);
            let drop =
                format!("ALTER TABLE {name} DROP COLUMN {column}; ALTER TABLE {name}_past DROP COLUMN {column};");
            dialect::run(manager, &drop).await?;
        }
        Ok(())
    }
}
