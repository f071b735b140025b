//! The log of acts: appended in order, never changed, never emptied.

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
        dialect::run(
            manager,
            "CREATE TABLE act (
                seq $INT NOT NULL PRIMARY KEY CHECK (seq > 0),
                at $INT NOT NULL UNIQUE,
                actor $INT REFERENCES staff (id),
                verb $TEXT NOT NULL CHECK (length(verb) > 0),
                subject_kind $TEXT NOT NULL,
                subject_id $TEXT NOT NULL,
                reason $TEXT,
                leaf $BYTES NOT NULL,
                hash $BYTES NOT NULL CHECK (length(hash) = 32)
            ) $END;
            CREATE INDEX act_of_subject ON act (subject_kind, subject_id, seq);
            CREATE INDEX act_of_actor ON act (actor, seq);",
        )
        .await?;
        dialect::run(manager, if dialect::is_postgres(manager) { POSTGRES_GUARDS } else { SQLITE_GUARDS }).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, "DROP TABLE act;").await?;
        if dialect::is_postgres(manager) {
            dialect::run(manager, "DROP FUNCTION act_is_kept(); DROP FUNCTION act_is_in_order();").await?;
        }
        Ok(())
    }
}

const SQLITE_GUARDS: &str = "
    CREATE TRIGGER act_is_not_updated BEFORE UPDATE ON act
    BEGIN SELECT RAISE(ABORT, 'acts are never changed'); END;
    CREATE TRIGGER act_is_not_deleted BEFORE DELETE ON act
    BEGIN SELECT RAISE(ABORT, 'acts are never changed'); END;
    CREATE TRIGGER act_is_in_order BEFORE INSERT ON act
    WHEN NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM act)
        OR NEW.at <= (SELECT COALESCE(MAX(at), NEW.at - 1) FROM act)
    BEGIN SELECT RAISE(ABORT, 'acts are appended in order'); END;";

const POSTGRES_GUARDS: &str = "
    CREATE FUNCTION act_is_kept() RETURNS trigger LANGUAGE plpgsql AS $body$
    BEGIN RAISE EXCEPTION 'acts are never changed'; END $body$;
    CREATE TRIGGER act_is_kept BEFORE UPDATE OR DELETE ON act FOR EACH ROW EXECUTE FUNCTION act_is_kept();
    CREATE TRIGGER act_is_not_emptied BEFORE TRUNCATE ON act FOR EACH STATEMENT EXECUTE FUNCTION act_is_kept();
    CREATE FUNCTION act_is_in_order() RETURNS trigger LANGUAGE plpgsql AS $body$
    BEGIN
        IF NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM act)
            OR NEW.at <= (SELECT COALESCE(MAX(at), NEW.at - 1) FROM act) THEN
            RAISE EXCEPTION 'acts are appended in order';
        END IF;
        RETURN NEW;
    END $body$;
    CREATE TRIGGER act_is_in_order BEFORE INSERT ON act FOR EACH ROW EXECUTE FUNCTION act_is_in_order();";
