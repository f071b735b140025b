//! Work that outlives the process which does it, the mails that wait to be sent, and what each of them reminds of.

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
            "CREATE TABLE jobs (
                id $ID,
                kind $TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
                name $TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
                due_at $INT NOT NULL,
                holder $TEXT,
                leased_until $INT,
                attempts $INT NOT NULL DEFAULT 0 CHECK (attempts >= 0),
                last_error $TEXT,
                done_at $INT,
                UNIQUE (kind, name),
                CHECK ((holder IS NULL) = (leased_until IS NULL)),
                CHECK (done_at IS NULL OR holder IS NULL)
            ) $END;
            CREATE INDEX jobs_due ON jobs (kind, due_at) WHERE done_at IS NULL;
            CREATE TABLE outbox (
                id $ID,
                reminder $TEXT NOT NULL UNIQUE,
                staff_id $INT NOT NULL REFERENCES staff (id),
                walls $TEXT,
                language $TEXT NOT NULL CHECK (language IN ('en', 'zh-CN')),
                subject $TEXT NOT NULL,
                body $TEXT NOT NULL,
                message_id $TEXT NOT NULL UNIQUE,
                created_at $INT NOT NULL,
                next_at $INT,
                attempts $INT NOT NULL DEFAULT 0 CHECK (attempts >= 0),
                last_error $TEXT,
                sent_at $INT,
                withdrawn_at $INT,
                CHECK (sent_at IS NULL OR withdrawn_at IS NULL),
                CHECK ((next_at IS NULL) = (sent_at IS NOT NULL OR withdrawn_at IS NOT NULL))
            ) $END;
            CREATE INDEX outbox_next ON outbox (next_at) WHERE next_at IS NOT NULL;
            CREATE INDEX outbox_of ON outbox (staff_id, id);
            CREATE TABLE outbox_reminders (
                reminder $TEXT NOT NULL PRIMARY KEY,
                outbox_id $INT NOT NULL REFERENCES outbox (id)
            ) $END;
            CREATE INDEX outbox_reminders_of ON outbox_reminders (outbox_id);",
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, "DROP TABLE outbox_reminders; DROP TABLE outbox; DROP TABLE jobs;").await
    }
}
