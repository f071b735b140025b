//! Documents name the person who answers for them.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The columns of documents before this change.
const BEFORE: [&str; 8] =
    ["code", "title", "programme_code", "originator_code", "part", "info_type", "class", "public_at"];
const OWNER: &str = "owner_code";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(
            manager,
            "ALTER TABLE documents ADD COLUMN owner_code $TEXT CHECK (owner_code <> '') REFERENCES people (key);
            ALTER TABLE documents_past ADD COLUMN owner_code $TEXT CHECK (owner_code <> '');",
        )
        .await?;
        let columns: Vec<&str> = BEFORE.into_iter().chain([OWNER]).collect();
        dialect::run(manager, &keeping(&columns, dialect::is_postgres(manager))).await?;
        dialect::run(manager, "CREATE INDEX documents_of_owner ON documents (owner_code) WHERE owner_code IS NOT NULL;")
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, "DROP INDEX documents_of_owner;").await?;
        dialect::run(manager, &keeping(&BEFORE, dialect::is_postgres(manager))).await?;
        dialect::run(
            manager,
            "ALTER TABLE documents DROP COLUMN owner_code; ALTER TABLE documents_past DROP COLUMN owner_code;",
        )
        .await
    }
}

/// The trigger that keeps every superseded state of documents, in the place of the one of before.
fn keeping(columns: &[&str], postgres: bool) -> String {
    // What every state has beside the columns of its file, `superseded_at` apart.
    let of_every_state = ["id", "key", "recorded_at", "void", "entered_at", "act", "search"];
    let names: Vec<&str> = of_every_state.into_iter().chain(columns.iter().copied()).collect();
    let prefixed = |prefix: &str| names.iter().map(|name| format!("{prefix}{name}")).collect::<Vec<_>>().join(", ");
    let (all, new, old) = (prefixed(""), prefixed("NEW."), prefixed("OLD."));
    if postgres {
        return format!(
            "CREATE OR REPLACE FUNCTION documents_keep_their_past() RETURNS trigger LANGUAGE plpgsql AS $body$
            BEGIN
                IF (NEW.id, NEW.key) <> (OLD.id, OLD.key) THEN
                    RAISE EXCEPTION 'a fact keeps its number and its key';
                END IF;
                IF NEW.recorded_at = OLD.recorded_at THEN
                    IF OLD.superseded_at IS NOT NULL OR NEW.superseded_at IS NULL
                        OR ROW({new}) IS DISTINCT FROM ROW({old}) THEN
                        RAISE EXCEPTION 'a recorded state can only be superseded';
                    END IF;
                    RETURN NEW;
                END IF;
                IF NEW.recorded_at < COALESCE(OLD.superseded_at, OLD.recorded_at) THEN
                    RAISE EXCEPTION 'a correction is recorded later than what it corrects';
                END IF;
                INSERT INTO documents_past ({all}, superseded_at)
                VALUES ({old}, COALESCE(OLD.superseded_at, NEW.recorded_at));
                RETURN NEW;
            END $body$;"
        );
    }
    format!(
        "DROP TRIGGER documents_keep_their_past;
        CREATE TRIGGER documents_keep_their_past BEFORE UPDATE ON documents
        BEGIN
            SELECT RAISE(ABORT, 'a fact keeps its number and its key')
            WHERE (NEW.id, NEW.key) IS NOT (OLD.id, OLD.key);
            SELECT RAISE(ABORT, 'a recorded state can only be superseded')
            WHERE NEW.recorded_at = OLD.recorded_at
                AND (OLD.superseded_at IS NOT NULL OR NEW.superseded_at IS NULL OR ({new}) IS NOT ({old}));
            SELECT RAISE(ABORT, 'a correction is recorded later than what it corrects')
            WHERE NEW.recorded_at <> OLD.recorded_at
                AND NEW.recorded_at < COALESCE(OLD.superseded_at, OLD.recorded_at);
            INSERT INTO documents_past ({all}, superseded_at)
            SELECT {old}, COALESCE(OLD.superseded_at, NEW.recorded_at) WHERE NEW.recorded_at <> OLD.recorded_at;
        END;"
    )
}
