//! Files that were handed in as evidence, the facts that they speak for, and what people typed about them.

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
        dialect::run(manager, "DROP TABLE evidence_words; DROP TABLE evidence; DROP TABLE files;").await?;
        if dialect::is_postgres(manager) {
            dialect::run(manager, "DROP FUNCTION evidence_is_kept(); DROP FUNCTION evidence_is_voided_once();").await?;
        }
        Ok(())
    }
}

/// What people type, file names among it, may name people: it stands in a table of its own, so that it can be erased.
const TABLES: &str = "
    CREATE TABLE files (
        id $ID,
        object $TEXT NOT NULL UNIQUE CHECK (length(object) = 32),
        sha256 $BYTES NOT NULL CHECK (length(sha256) = 32),
        size $INT NOT NULL CHECK (size >= 0),
        media $TEXT NOT NULL CHECK (length(media) > 0),
        wrapped_key $BYTES NOT NULL,
        uploaded_at $INT NOT NULL,
        uploaded_by $INT REFERENCES staff (id)
    ) $END;
    CREATE TABLE evidence (
        id $ID,
        file_id $INT NOT NULL REFERENCES files (id),
        register $TEXT NOT NULL CHECK (length(register) > 0),
        fact_id $INT NOT NULL,
        dated_on $TEXT NOT NULL CHECK (length(dated_on) = 10),
        added_at $INT NOT NULL,
        added_by $INT REFERENCES staff (id),
        void_at $INT,
        void_by $INT REFERENCES staff (id),
        void_reason $TEXT CHECK (length(void_reason) > 0),
        UNIQUE (file_id, register, fact_id),
        CHECK ((void_at IS NULL) = (void_reason IS NULL)),
        CHECK (void_by IS NULL OR void_at IS NOT NULL)
    ) $END;
    CREATE INDEX evidence_of_fact ON evidence (register, fact_id, id);
    CREATE TABLE evidence_words (
        evidence_id $INT NOT NULL PRIMARY KEY REFERENCES evidence (id),
        file_name $TEXT NOT NULL,
        note $TEXT NOT NULL
    ) $END;";

/// A wrapped key alone may change: another master key wraps it anew.
const SQLITE_GUARDS: &str = "
    CREATE TRIGGER files_stay BEFORE UPDATE OF id, object, sha256, size, media, uploaded_at, uploaded_by ON files
    BEGIN SELECT RAISE(ABORT, 'evidence is never changed or deleted'); END;
    CREATE TRIGGER files_are_not_deleted BEFORE DELETE ON files
    BEGIN SELECT RAISE(ABORT, 'evidence is never changed or deleted'); END;
    CREATE TRIGGER evidence_stays BEFORE UPDATE OF id, file_id, register, fact_id, dated_on, added_at, added_by ON evidence
    BEGIN SELECT RAISE(ABORT, 'evidence is never changed or deleted'); END;
    CREATE TRIGGER evidence_is_voided_once BEFORE UPDATE ON evidence WHEN OLD.void_at IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'evidence is voided once'); END;
    CREATE TRIGGER evidence_is_not_deleted BEFORE DELETE ON evidence
    BEGIN SELECT RAISE(ABORT, 'evidence is never changed or deleted'); END;";

const POSTGRES_GUARDS: &str = "
    CREATE FUNCTION evidence_is_kept() RETURNS trigger LANGUAGE plpgsql AS $body$
    BEGIN RAISE EXCEPTION 'evidence is never changed or deleted'; END $body$;
    CREATE FUNCTION evidence_is_voided_once() RETURNS trigger LANGUAGE plpgsql AS $body$
    BEGIN
        IF OLD.void_at IS NOT NULL THEN RAISE EXCEPTION 'evidence is voided once'; END IF;
        RETURN NEW;
    END $body$;
    CREATE TRIGGER files_stay BEFORE UPDATE OF id, object, sha256, size, media, uploaded_at, uploaded_by ON files
        FOR EACH ROW EXECUTE FUNCTION evidence_is_kept();
    CREATE TRIGGER files_are_not_deleted BEFORE DELETE ON files FOR EACH ROW EXECUTE FUNCTION evidence_is_kept();
    CREATE TRIGGER files_are_not_emptied BEFORE TRUNCATE ON files FOR EACH STATEMENT EXECUTE FUNCTION evidence_is_kept();
    CREATE TRIGGER evidence_stays BEFORE UPDATE OF id, file_id, register, fact_id, dated_on, added_at, added_by ON evidence
        FOR EACH ROW EXECUTE FUNCTION evidence_is_kept();
    CREATE TRIGGER evidence_is_voided_once BEFORE UPDATE ON evidence
        FOR EACH ROW EXECUTE FUNCTION evidence_is_voided_once();
    CREATE TRIGGER evidence_is_not_deleted BEFORE DELETE ON evidence
        FOR EACH ROW EXECUTE FUNCTION evidence_is_kept();
    CREATE TRIGGER evidence_is_not_emptied BEFORE TRUNCATE ON evidence
        FOR EACH STATEMENT EXECUTE FUNCTION evidence_is_kept();";
