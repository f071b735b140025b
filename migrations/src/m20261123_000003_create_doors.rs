//! Sessions, the count of failed sign-ins, settings, and the tokens that let a form be sent once.

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
            "CREATE TABLE session (
                token_hash $BYTES NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
                staff_id $INT NOT NULL REFERENCES staff (id),
                created_at $INT NOT NULL,
                seen_at $INT NOT NULL
            ) $END;
            CREATE INDEX session_of_staff ON session (staff_id);
            CREATE TABLE sign_in_attempt (
                subject_hash $BYTES NOT NULL PRIMARY KEY CHECK (length(subject_hash) = 32),
                failures $INT NOT NULL CHECK (failures >= 0),
                first_at $INT NOT NULL,
                blocked_until $INT NOT NULL
            ) $END;
            CREATE INDEX sign_in_attempt_by_age ON sign_in_attempt (first_at);
            CREATE TABLE setting (
                name $TEXT NOT NULL PRIMARY KEY,
                value $TEXT NOT NULL,
                changed_at $INT NOT NULL
            ) $END;
            CREATE TABLE submission_token (
                token_hash $BYTES NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
                staff_id $INT NOT NULL REFERENCES staff (id),
                spent_at $INT NOT NULL,
                outcome $TEXT NOT NULL
            ) $END;
            CREATE INDEX submission_token_by_age ON submission_token (spent_at);",
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(
            manager,
            "DROP TABLE submission_token; DROP TABLE setting; DROP TABLE sign_in_attempt; DROP TABLE session;",
        )
        .await
    }
}
