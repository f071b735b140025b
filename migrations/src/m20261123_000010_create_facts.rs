//! The facts: for each file of the bundle a table of latest states and a twin of superseded ones that cannot be changed.

mod guards;
mod tables;

use sea_orm_migration::prelude::*;

use self::tables::{Column, TABLES, Table, create, drop_order};
use crate::dialect;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// One code space for parties and people; and people's names, which stand nowhere else so that they can be erased.
const SHARED: &str = "
    CREATE TABLE subjects (
        code $TEXT NOT NULL PRIMARY KEY,
        kind $TEXT NOT NULL CHECK (kind IN ('parties', 'people'))
    ) $END;
    CREATE TABLE person_names (
        id $INT NOT NULL PRIMARY KEY,
        person_code $TEXT NOT NULL REFERENCES subjects (code),
        name $TEXT NOT NULL,
        email $TEXT,
        search $TEXT NOT NULL
    ) $END;
    CREATE INDEX person_names_of_person ON person_names (person_code);";

/// The first two spare SQLite a walk through the whole table for each row that an earlier row refers to.
const INDEXES: &str = "
    CREATE INDEX parties_of_parent ON parties (parent_code);
    CREATE INDEX agreements_amending ON agreements (amends_code);
    CREATE INDEX documents_of_programme ON documents (programme_code);
    CREATE INDEX disclosures_of_version ON disclosures (document_code, version_label);
    CREATE INDEX disclosures_by_giver ON disclosures (giver_code);
    CREATE INDEX disclosures_by_recipient ON disclosures (recipient_code);
    CREATE INDEX returns_of_disclosure ON returns (disclosure_code);
    CREATE INDEX supply_links_of_supplier ON supply_links (supplier_code);";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let postgres = dialect::is_postgres(manager);
        dialect::run(manager, SHARED).await?;
        if postgres {
            dialect::run(manager, guards::POSTGRES_SHARED).await?;
        }
        for table in TABLES {
            dialect::run(manager, &create(table)).await?;
            let guards = if postgres { guards::postgres(table) } else { guards::sqlite(table) };
            dialect::run(manager, &guards).await?;
        }
        dialect::run(manager, INDEXES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let postgres = dialect::is_postgres(manager);
        for name in drop_order() {
            dialect::run(manager, &format!("DROP TABLE {name}_past; DROP TABLE {name};")).await?;
            if postgres {
                dialect::run(manager, &format!("DROP FUNCTION {name}_keep_their_past();")).await?;
            }
        }
        dialect::run(manager, "DROP TABLE person_names; DROP TABLE subjects;").await?;
        if postgres {
            dialect::run(manager, "DROP FUNCTION facts_are_kept();").await?;
        }
        Ok(())
    }
}
