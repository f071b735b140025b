//! Lists and audits that people saved under a name, and what each of them opened last.

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
            "CREATE TABLE saved_address (
                id $ID,
                staff_id $INT NOT NULL REFERENCES staff (id),
                name $TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
                audience $TEXT NOT NULL CHECK (audience IN ('own', 'peers', 'staff')),
                walls $TEXT,
                place $TEXT NOT NULL CHECK (substr(place, 1, 1) = '/' AND substr(place, 1, 2) <> '//'),
                words $TEXT NOT NULL,
                created_at $INT NOT NULL,
                changed_at $INT NOT NULL,
                UNIQUE (staff_id, name),
                CHECK (audience <> 'staff' OR words = '')
            ) $END;
            CREATE INDEX saved_address_shared ON saved_address (audience);
            CREATE TABLE recently_viewed (
                staff_id $INT NOT NULL REFERENCES staff (id),
                page $TEXT NOT NULL,
                number $INT NOT NULL,
                seen_at $INT NOT NULL,
                PRIMARY KEY (staff_id, page, number)
            ) $END;",
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, "DROP TABLE recently_viewed; DROP TABLE saved_address;").await
    }
}
