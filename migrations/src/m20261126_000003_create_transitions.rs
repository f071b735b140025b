//! The steps in the lives of papers: who took which, when, from where to where, with what said and which evidence.

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
        dialect::run(manager, "DROP TABLE transition_words; DROP TABLE transition_evidence; DROP TABLE transitions;")
            .await?;
        if dialect::is_postgres(manager) {
            dialect::run(manager, "DROP FUNCTION transitions_are_kept();").await?;
        }
        Ok(())
    }
}

/// What people write may name people: it stands in a table of its own, so that it can be erased.
const TABLES: &str = "
    CREATE TABLE transitions (
        id $ID,
        register $TEXT NOT NULL CHECK (length(register) > 0),
        fact_id $INT NOT NULL,
        event $TEXT NOT NULL CHECK (length(event) > 0),
        phase $TEXT NOT NULL CHECK (phase IN ('took', 'proposed', 'confirmed', 'declined', 'taken-back')),
        answers $INT UNIQUE REFERENCES transitions (id),
        from_state $TEXT NOT NULL CHECK (length(from_state) > 0),
        to_state $TEXT NOT NULL CHECK (length(to_state) > 0),
        day $TEXT CHECK (length(day) = 10),
        until $TEXT CHECK (length(until) = 10),
        code $TEXT CHECK (length(code) > 0),
        taken_by $INT NOT NULL REFERENCES staff (id),
        taken_at $INT NOT NULL,
        act $INT NOT NULL,
        CHECK ((phase IN ('confirmed', 'declined', 'taken-back')) = (answers IS NOT NULL))
    ) $END;
    CREATE INDEX transitions_of_fact ON transitions (register, fact_id, id);
    CREATE TABLE transition_evidence (
        transition_id $INT NOT NULL REFERENCES transitions (id),
        evidence_id $INT NOT NULL REFERENCES evidence (id),
        field $TEXT NOT NULL CHECK (length(field) > 0),
        PRIMARY KEY (transition_id, field, evidence_id)
    ) $END;
    CREATE TABLE transition_words (
        transition_id $INT NOT NULL REFERENCES transitions (id),
        field $TEXT NOT NULL CHECK (length(field) > 0),
        words $TEXT NOT NULL,
        PRIMARY KEY (transition_id, field)
    ) $END;";

const SQLITE_GUARDS: &str = "
    CREATE TRIGGER transitions_stay BEFORE UPDATE ON transitions
    BEGIN SELECT RAISE(ABORT, 'steps are never changed or deleted'); END;
    CREATE TRIGGER transitions_are_not_deleted BEFORE DELETE ON transitions
    BEGIN SELECT RAISE(ABORT, 'steps are never changed or deleted'); END;
    CREATE TRIGGER transition_evidence_stays BEFORE UPDATE ON transition_evidence
    BEGIN SELECT RAISE(ABORT, 'steps are never changed or deleted'); END;
    CREATE TRIGGER transition_evidence_is_not_deleted BEFORE DELETE ON transition_evidence
    BEGIN SELECT RAISE(ABORT, 'steps are never changed or deleted'); END;";

const POSTGRES_GUARDS: &str = "
    CREATE FUNCTION transitions_are_kept() RETURNS trigger LANGUAGE plpgsql AS $body$
    BEGIN RAISE EXCEPTION 'steps are never changed or deleted'; END $body$;
    CREATE TRIGGER transitions_stay BEFORE UPDATE OR DELETE ON transitions
        FOR EACH ROW EXECUTE FUNCTION transitions_are_kept();
    CREATE TRIGGER transitions_are_not_emptied BEFORE TRUNCATE ON transitions
        FOR EACH STATEMENT EXECUTE FUNCTION transitions_are_kept();
    CREATE TRIGGER transition_evidence_stays BEFORE UPDATE OR DELETE ON transition_evidence
        FOR EACH ROW EXECUTE FUNCTION transitions_are_kept();
    CREATE TRIGGER transition_evidence_is_not_emptied BEFORE TRUNCATE ON transition_evidence
        FOR EACH STATEMENT EXECUTE FUNCTION transitions_are_kept();";
