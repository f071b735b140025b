//! The other side: contacts of outside parties, the links that they are sent, and the sessions that a link opens. They stand apart
//! from the staff and its sessions.

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
            "CREATE TABLE contacts (
                id $ID,
                party_code $TEXT NOT NULL REFERENCES parties (key),
                name $TEXT NOT NULL CHECK (name <> ''),
                email $TEXT NOT NULL CHECK (email <> ''),
                language $TEXT NOT NULL CHECK (language IN ('en', 'zh-CN')),
                created_at $INT NOT NULL,
                disabled_at $INT,
                UNIQUE (party_code, email)
            ) $END;
            CREATE TABLE links (
                id $ID,
                token_hash $BYTES NOT NULL UNIQUE,
                contact_id $INT NOT NULL REFERENCES contacts (id),
                disclosures $TEXT NOT NULL CHECK (disclosures <> ''),
                asks_to_attest $INT NOT NULL CHECK (asks_to_attest IN (0, 1)),
                made_by $INT NOT NULL REFERENCES staff (id),
                made_at $INT NOT NULL,
                expires_at $INT NOT NULL CHECK (expires_at > made_at),
                opened_at $INT,
                withdrawn_at $INT
            ) $END;
            CREATE INDEX links_of_contact ON links (contact_id);
            CREATE TABLE contact_sessions (
                token_hash $BYTES NOT NULL PRIMARY KEY,
                link_id $INT NOT NULL UNIQUE REFERENCES links (id),
                begun_at $INT NOT NULL,
                ended_at $INT
            ) $END;
            ALTER TABLE outbox ADD COLUMN contact_id $INT REFERENCES contacts (id);
            ALTER TABLE outbox ADD COLUMN secret $TEXT;",
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(
            manager,
            "ALTER TABLE outbox DROP COLUMN secret;
            ALTER TABLE outbox DROP COLUMN contact_id;
            DROP TABLE contact_sessions;
            DROP TABLE links;
            DROP TABLE contacts;",
        )
        .await
    }
}
