//! Events, who is invited to them, embargoes as they were notified, and what was published.

mod tables;

use sea_orm_migration::prelude::*;

use self::tables::{TABLES, create, guards};
use crate::dialect;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const INDEXES: &str = "
    CREATE INDEX invitees_of_person ON invitees (person_code);
    CREATE INDEX embargoes_of_event ON embargoes (event_code);
    CREATE INDEX publications_of_event ON publications (event_code);
    CREATE INDEX publications_of_publisher ON publications (publisher_code);";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let postgres = dialect::is_postgres(manager);
        for table in &TABLES {
            dialect::run(manager, &create(table)).await?;
            dialect::run(manager, &guards(table, postgres)).await?;
        }
        dialect::run(manager, INDEXES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in TABLES.iter().rev() {
            let name = table.name;
            dialect::run(manager, &format!("DROP TABLE {name}_past; DROP TABLE {name};")).await?;
            if dialect::is_postgres(manager) {
                dialect::run(manager, &format!("DROP FUNCTION {name}_keep_their_past();")).await?;
            }
        }
        Ok(())
    }
}
