//! What is for our own lawyers about an incident: in no register, no bundle, no file and no pack.

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
        dialect::run(manager, TABLES).await?;
        dialect::run(manager, if dialect::is_postgres(manager) { POSTGRES_GUARDS } else { SQLITE_GUARDS }).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, "DROP TABLE legal_note_words; DROP TABLE legal_notes;").await?;
        if dialect::is_postgres(manager) {
            dialect::run(manager, "DROP FUNCTION legal_notes_are_kept();").await?;
        }
        Ok(())
    }
}

/// What is written may name people: it stands in a table of its own, so that it can be erased.
const TABLES: &str = "
    CREATE TABLE legal_notes (
        id $ID,
        incident_id $INT NOT NULL REFERENCES incidents (id),
        kind $TEXT NOT NULL
            CHECK (kind IN ('advice', 'weakness', 'bad_faith', 'cooperation', 'protected_report', 'settlement_talk')),
        written_at $INT NOT NULL,
        written_by $INT REFERENCES staff (id),
        act $INT NOT NULL
    ) $END;
    CREATE INDEX legal_notes_of_incident ON legal_notes (incident_id, id);
    CREATE TABLE legal_note_words (
        note_id $INT NOT NULL PRIMARY KEY REFERENCES legal_notes (id),
        words $TEXT NOT NULL
    ) $END;";

const SQLITE_GUARDS: &str = "
    CREATE TRIGGER legal_notes_stay BEFORE UPDATE ON legal_notes
    BEGIN SELECT RAISE(ABORT, 'notes are never changed or deleted'); END;
    CREATE TRIGGER legal_notes_are_not_deleted BEFORE DELETE ON legal_notes
    BEGIN SELECT RAISE(ABORT, 'notes are never changed or deleted'); END;";

const POSTGRES_GUARDS: &str = "
    CREATE FUNCTION legal_notes_are_kept() RETURNS trigger LANGUAGE plpgsql AS $body$
    BEGIN RAISE EXCEPTION 'notes are never changed or deleted'; END $body$;
    CREATE TRIGGER legal_notes_stay BEFORE UPDATE OR DELETE ON legal_notes
        FOR EACH ROW EXECUTE FUNCTION legal_notes_are_kept();
    CREATE TRIGGER legal_notes_are_not_emptied BEFORE TRUNCATE ON legal_notes
        FOR EACH STATEMENT EXECUTE FUNCTION legal_notes_are_kept();";
