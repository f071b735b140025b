//! What people outside report of leaks: each with its steps, and what they and the staff write in tables of their own.

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
        dialect::run(
            manager,
            "DROP TABLE leak_report_step_words; DROP TABLE leak_report_steps; DROP TABLE leak_report_words;
            DROP TABLE leak_reports;",
        )
        .await?;
        if dialect::is_postgres(manager) {
            dialect::run(manager, "DROP FUNCTION leak_report_steps_are_kept();").await?;
        }
        Ok(())
    }
}

/// What people write may name people: it stands in tables of its own, so that it can be erased.
const TABLES: &str = "
    CREATE TABLE leak_reports (
        id $ID,
        number_hash $BYTES NOT NULL UNIQUE CHECK (length(number_hash) = 32),
        received_at $INT NOT NULL,
        language $TEXT NOT NULL CHECK (language IN ('en', 'zh-CN')),
        first_seen_on $TEXT CHECK (length(first_seen_on) = 10),
        state $TEXT NOT NULL CHECK (state IN ('received', 'looking', 'needs-more', 'taken-over', 'not-relevant')),
        incident_code $TEXT CHECK (length(incident_code) > 0),
        waits $INT NOT NULL CHECK (waits IN (0, 1)),
        CHECK ((state = 'taken-over') = (incident_code IS NOT NULL))
    ) $END;
    CREATE INDEX leak_reports_waiting ON leak_reports (waits, id);
    CREATE TABLE leak_report_words (
        report_id $INT NOT NULL PRIMARY KEY REFERENCES leak_reports (id),
        seen $TEXT NOT NULL,
        url $TEXT NOT NULL,
        contact $TEXT NOT NULL
    ) $END;
    CREATE TABLE leak_report_steps (
        id $ID,
        report_id $INT NOT NULL REFERENCES leak_reports (id),
        step $TEXT NOT NULL
            CHECK (step IN ('receive', 'note', 'look', 'answer', 'ask-more', 'dismiss', 'take-over')),
        state $TEXT NOT NULL,
        incident_code $TEXT CHECK (length(incident_code) > 0),
        submission_hash $BYTES UNIQUE CHECK (length(submission_hash) = 32),
        taken_by $INT REFERENCES staff (id),
        taken_at $INT NOT NULL,
        act $INT NOT NULL,
        CHECK ((step IN ('receive', 'note')) = (submission_hash IS NOT NULL)),
        CHECK ((step = 'take-over') = (incident_code IS NOT NULL))
    ) $END;
    CREATE INDEX leak_report_steps_of_report ON leak_report_steps (report_id, id);
    CREATE TABLE leak_report_step_words (
        step_id $INT NOT NULL PRIMARY KEY REFERENCES leak_report_steps (id),
        words $TEXT NOT NULL
    ) $END;";

const SQLITE_GUARDS: &str = "
    CREATE TRIGGER leak_report_steps_stay BEFORE UPDATE ON leak_report_steps
    BEGIN SELECT RAISE(ABORT, 'steps are never changed or deleted'); END;
    CREATE TRIGGER leak_report_steps_are_not_deleted BEFORE DELETE ON leak_report_steps
    BEGIN SELECT RAISE(ABORT, 'steps are never changed or deleted'); END;";

const POSTGRES_GUARDS: &str = "
    CREATE FUNCTION leak_report_steps_are_kept() RETURNS trigger LANGUAGE plpgsql AS $body$
    BEGIN RAISE EXCEPTION 'steps are never changed or deleted'; END $body$;
    CREATE TRIGGER leak_report_steps_stay BEFORE UPDATE OR DELETE ON leak_report_steps
        FOR EACH ROW EXECUTE FUNCTION leak_report_steps_are_kept();
    CREATE TRIGGER leak_report_steps_are_not_emptied BEFORE TRUNCATE ON leak_report_steps
        FOR EACH STATEMENT EXECUTE FUNCTION leak_report_steps_are_kept();";
