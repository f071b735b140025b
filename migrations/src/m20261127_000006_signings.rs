//! Contacts may be people of no company, and a link may ask somebody to sign a personal commitment. SQLite changes no column, so
//! that its tables are made anew with what they hold.

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
        if dialect::is_postgres(manager) {
            return dialect::run(manager, POSTGRES_UP).await;
        }
        dialect::run(manager, SQLITE_UP).await?;
        dialect::run(manager, SQLITE_MOVE).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, FORGET).await?;
        if dialect::is_postgres(manager) {
            return dialect::run(manager, POSTGRES_DOWN).await;
        }
        dialect::run(manager, SQLITE_DOWN).await?;
        dialect::run(manager, SQLITE_MOVE).await
    }
}

const POSTGRES_UP: &str = "
    ALTER TABLE contacts ALTER COLUMN party_code DROP NOT NULL;
    ALTER TABLE contacts ADD COLUMN person_code $TEXT REFERENCES people (key);
    ALTER TABLE contacts ADD CHECK (party_code IS NOT NULL OR person_code IS NOT NULL);
    ALTER TABLE links DROP CONSTRAINT links_disclosures_check;
    ALTER TABLE links ADD COLUMN signs $TEXT;
    ALTER TABLE links ADD COLUMN answer $TEXT CHECK (answer IN ('signed', 'declined'));
    ALTER TABLE links ADD COLUMN answered_at $INT;
    ALTER TABLE links ADD COLUMN commitment_code $TEXT;
    ALTER TABLE links ADD CHECK ((disclosures <> '') = (signs IS NULL));
    ALTER TABLE links ADD CHECK ((answer IS NULL) = (answered_at IS NULL));";

const SQLITE_UP: &str = "
    CREATE TABLE contacts_anew (
        id $ID,
        party_code $TEXT REFERENCES parties (key),
        person_code $TEXT REFERENCES people (key),
        name $TEXT NOT NULL CHECK (name <> ''),
        email $TEXT NOT NULL CHECK (email <> ''),
        language $TEXT NOT NULL CHECK (language IN ('en', 'zh-CN')),
        created_at $INT NOT NULL,
        disabled_at $INT,
        UNIQUE (party_code, email),
        CHECK (party_code IS NOT NULL OR person_code IS NOT NULL)
    ) $END;
    INSERT INTO contacts_anew (id, party_code, name, email, language, created_at, disabled_at)
        SELECT id, party_code, name, email, language, created_at, disabled_at FROM contacts;
    CREATE TABLE links_anew (
        id $ID,
        token_hash $BYTES NOT NULL UNIQUE,
        contact_id $INT NOT NULL REFERENCES contacts_anew (id),
        disclosures $TEXT NOT NULL,
        asks_to_attest $INT NOT NULL CHECK (asks_to_attest IN (0, 1)),
        made_by $INT NOT NULL REFERENCES staff (id),
        made_at $INT NOT NULL,
        expires_at $INT NOT NULL CHECK (expires_at > made_at),
        opened_at $INT,
        withdrawn_at $INT,
        signs $TEXT,
        answer $TEXT CHECK (answer IN ('signed', 'declined')),
        answered_at $INT,
        commitment_code $TEXT,
        CHECK ((disclosures <> '') = (signs IS NULL)),
        CHECK ((answer IS NULL) = (answered_at IS NULL))
    ) $END;
    INSERT INTO links_anew (id, token_hash, contact_id, disclosures, asks_to_attest, made_by, made_at, expires_at, opened_at,
            withdrawn_at)
        SELECT id, token_hash, contact_id, disclosures, asks_to_attest, made_by, made_at, expires_at, opened_at, withdrawn_at
        FROM links;";

/// What cannot stand in the tables of before.
const FORGET: &str = "
    DELETE FROM contact_sessions WHERE link_id IN (SELECT id FROM links WHERE signs IS NOT NULL);
    UPDATE outbox SET contact_id = NULL WHERE contact_id IN (SELECT id FROM contacts WHERE party_code IS NULL);
    DELETE FROM links WHERE signs IS NOT NULL;
    DELETE FROM contacts WHERE party_code IS NULL;";

const POSTGRES_DOWN: &str = "
    ALTER TABLE links DROP COLUMN commitment_code;
    ALTER TABLE links DROP COLUMN answered_at;
    ALTER TABLE links DROP COLUMN answer;
    ALTER TABLE links DROP COLUMN signs;
    ALTER TABLE links ADD CONSTRAINT links_disclosures_check CHECK (disclosures <> '');
    ALTER TABLE contacts DROP COLUMN person_code;
    ALTER TABLE contacts ALTER COLUMN party_code SET NOT NULL;";

const SQLITE_DOWN: &str = "
    CREATE TABLE contacts_anew (
        id $ID,
        party_code $TEXT NOT NULL REFERENCES parties (key),
        name $TEXT NOT NULL CHECK (name <> ''),
        email $TEXT NOT NULL CHECK (email <> ''),
        language $TEXT NOT NULL CHECK (language IN ('en', 'zh-CN')),
        created_at $INT NOT NULL,
        disabled_at $INT,
        UNIQUE (party_code, email)
    ) $END;
    INSERT INTO contacts_anew SELECT id, party_code, name, email, language, created_at, disabled_at FROM contacts;
    CREATE TABLE links_anew (
        id $ID,
        token_hash $BYTES NOT NULL UNIQUE,
        contact_id $INT NOT NULL REFERENCES contacts_anew (id),
        disclosures $TEXT NOT NULL CHECK (disclosures <> ''),
        asks_to_attest $INT NOT NULL CHECK (asks_to_attest IN (0, 1)),
        made_by $INT NOT NULL REFERENCES staff (id),
        made_at $INT NOT NULL,
        expires_at $INT NOT NULL CHECK (expires_at > made_at),
        opened_at $INT,
        withdrawn_at $INT
    ) $END;
    INSERT INTO links_anew
        SELECT id, token_hash, contact_id, disclosures, asks_to_attest, made_by, made_at, expires_at, opened_at, withdrawn_at
        FROM links;";

/// The tables made anew take the place of those before, with all that refers to them.
const SQLITE_MOVE: &str = "
    CREATE TABLE contact_sessions_anew (
        token_hash $BYTES NOT NULL PRIMARY KEY,
        link_id $INT NOT NULL UNIQUE REFERENCES links_anew (id),
        begun_at $INT NOT NULL,
        ended_at $INT
    ) $END;
    INSERT INTO contact_sessions_anew SELECT token_hash, link_id, begun_at, ended_at FROM contact_sessions;
    ALTER TABLE outbox ADD COLUMN contact_anew $INT REFERENCES contacts_anew (id);
    UPDATE outbox SET contact_anew = contact_id WHERE contact_id IS NOT NULL;
    ALTER TABLE outbox DROP COLUMN contact_id;
    ALTER TABLE outbox RENAME COLUMN contact_anew TO contact_id;
    DROP TABLE contact_sessions;
    DROP TABLE links;
    DROP TABLE contacts;
    ALTER TABLE contacts_anew RENAME TO contacts;
    ALTER TABLE links_anew RENAME TO links;
    ALTER TABLE contact_sessions_anew RENAME TO contact_sessions;
    CREATE INDEX links_of_contact ON links (contact_id);";
