//! Where bidding rounds stand, what bidders ask, return cases with what became of each copy, and what holders attest.

mod tables;

use sea_orm_migration::prelude::*;

use self::tables::{ADDED, NEW, added, create, guards};
use crate::dialect;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const INDEXES: &str = "
    CREATE INDEX return_cases_of_round ON return_cases (round_code);
    CREATE INDEX return_cases_of_transmittal ON return_cases (transmittal_code) WHERE transmittal_code IS NOT NULL;
    CREATE INDEX return_cases_of_party ON return_cases (party_code);
    CREATE INDEX round_questions_of_round ON round_questions (round_code);
    CREATE INDEX attestations_of_document ON attestations (document_code);";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let postgres = dialect::is_postgres(manager);
        for table in &ADDED {
            dialect::run(manager, &added(table)).await?;
            dialect::run(manager, &guards(table.name, &table.all(), postgres, true)).await?;
        }
        for table in &NEW {
            dialect::run(manager, &create(table)).await?;
            dialect::run(manager, &guards(table.name, &table.all(), postgres, false)).await?;
        }
        dialect::run(manager, INDEXES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let postgres = dialect::is_postgres(manager);
        for table in NEW.iter().rev() {
            let name = table.name;
            dialect::run(manager, &format!("DROP TABLE {name}_past; DROP TABLE {name};")).await?;
            if postgres {
                dialect::run(manager, &format!("DROP FUNCTION {name}_keep_their_past();")).await?;
            }
        }
        for table in &ADDED {
            dialect::run(manager, &guards(table.name, table.before, postgres, true)).await?;
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
