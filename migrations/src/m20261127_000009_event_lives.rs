//! Where events stand, what is shown at them how, and the disclosures that came of it.

mod tables;

use sea_orm_migration::prelude::*;

use self::tables::{ADDED, added, guards};
use crate::dialect;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const INDEXES: &str = "
    CREATE INDEX disclosures_of_event ON disclosures (event_code) WHERE event_code IS NOT NULL;
    CREATE TABLE embargo_notices (
        id $ID,
        event_code $TEXT NOT NULL REFERENCES events (key),
        code $TEXT NOT NULL CHECK (code <> ''),
        contents $TEXT CHECK (contents <> ''),
        lifts_at $TEXT NOT NULL CHECK (lifts_at <> ''),
        person_code $TEXT NOT NULL REFERENCES people (key),
        reminder $TEXT NOT NULL UNIQUE CHECK (reminder <> ''),
        asked_by $INT NOT NULL REFERENCES staff (id),
        asked_at $INT NOT NULL,
        embargo_code $TEXT REFERENCES embargoes (key),
        UNIQUE (code, person_code)
    ) $END;
    CREATE INDEX embargo_notices_of_event ON embargo_notices (event_code);
    CREATE INDEX embargo_notices_waiting ON embargo_notices (id) WHERE embargo_code IS NULL;";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let postgres = dialect::is_postgres(manager);
        for table in &ADDED {
            dialect::run(manager, &added(table)).await?;
            dialect::run(manager, &guards(table.name, &table.all(), postgres)).await?;
        }
        dialect::run(manager, INDEXES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let postgres = dialect::is_postgres(manager);
        dialect::run(manager, "DROP TABLE embargo_notices; DROP INDEX disclosures_of_event;").await?;
        for table in &ADDED {
            dialect::run(manager, &guards(table.name, table.before, postgres)).await?;
            for column in table.columns.iter().rev() {
                let (name, column) = (table.name, column.name);
                let drop =
                    format!("ALTER TABLE {name} DROP COLUMN {column}; ALTER TABLE {name}_past DROP COLUMN {column};");
                dialect::run(manager, &drop).await?;
            }
        }
        Ok(())
    }
}
