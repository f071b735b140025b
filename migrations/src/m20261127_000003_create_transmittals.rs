//! Transmittals, what disclosures say of them, and what was found of each disclosure when it was released.

mod tables;

use sea_orm_migration::prelude::*;

use self::tables::{ADDED, NEW, added, create, guards};
use crate::dialect;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const INDEXES: &str = "
    CREATE INDEX transmittals_of_round ON transmittals (round_code);
    CREATE INDEX disclosures_of_transmittal ON disclosures (transmittal_code) WHERE transmittal_code IS NOT NULL;";

/// What was found is kept as it was: nothing of it is changed or deleted.
const VERDICTS: &str = "
    CREATE TABLE release_verdicts (
        disclosure_code $TEXT NOT NULL PRIMARY KEY REFERENCES disclosures (key) DEFERRABLE INITIALLY DEFERRED,
        rule_version $TEXT NOT NULL CHECK (rule_version <> ''),
        verdict $TEXT NOT NULL CHECK (verdict <> ''),
        act $INT NOT NULL REFERENCES act (seq) DEFERRABLE INITIALLY DEFERRED
    ) $END;";
const KEPT_SQLITE: &str = "
    CREATE TRIGGER release_verdicts_are_not_deleted BEFORE DELETE ON release_verdicts
    BEGIN SELECT RAISE(ABORT, 'what was found at a release is never deleted'); END;
    CREATE TRIGGER release_verdicts_are_not_changed BEFORE UPDATE ON release_verdicts
    BEGIN SELECT RAISE(ABORT, 'what was found at a release is never changed'); END;";
const KEPT_POSTGRES: &str = "
    CREATE TRIGGER release_verdicts_are_kept BEFORE UPDATE OR DELETE ON release_verdicts
        FOR EACH ROW EXECUTE FUNCTION facts_are_kept();
    CREATE TRIGGER release_verdicts_are_not_emptied BEFORE TRUNCATE ON release_verdicts
        FOR EACH STATEMENT EXECUTE FUNCTION facts_are_kept();";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let postgres = dialect::is_postgres(manager);
        dialect::run(manager, &create(&NEW)).await?;
        dialect::run(manager, &guards(NEW.name, &NEW.all(), postgres, false)).await?;
        dialect::run(manager, &added(&ADDED)).await?;
        dialect::run(manager, &guards(ADDED.name, &ADDED.all(), postgres, true)).await?;
        dialect::run(manager, VERDICTS).await?;
        dialect::run(manager, if postgres { KEPT_POSTGRES } else { KEPT_SQLITE }).await?;
        dialect::run(manager, INDEXES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let postgres = dialect::is_postgres(manager);
        dialect::run(manager, "DROP TABLE release_verdicts; DROP INDEX disclosures_of_transmittal;").await?;
        dialect::run(manager, &guards(ADDED.name, ADDED.before, postgres, true)).await?;
        for column in ADDED.columns.iter().rev() {
            let (name, column) = (ADDED.name, column.name);
            let drop =
                format!("ALTER TABLE {name} DROP COLUMN {column}; ALTER TABLE {name}_past DROP COLUMN {column};");
            dialect::run(manager, &drop).await?;
        }
        dialect::run(manager, "DROP TABLE transmittals_past; DROP TABLE transmittals;").await?;
        if postgres {
            dialect::run(manager, "DROP FUNCTION transmittals_keep_their_past();").await?;
        }
        Ok(())
    }
}
