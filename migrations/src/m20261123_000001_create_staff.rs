//! Staff, their roles and the programmes they may see.

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
            "CREATE TABLE staff (
                id $ID,
                email $TEXT NOT NULL UNIQUE CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
                name $TEXT NOT NULL,
                password_hash $TEXT NOT NULL,
                password_is_one_time $INT NOT NULL DEFAULT 0 CHECK (password_is_one_time IN (0, 1)),
                password_set_at $INT NOT NULL,
                language $TEXT CHECK (language IN ('en', 'zh-CN')),
                theme $TEXT CHECK (theme IN ('light', 'dark')),
                all_programmes $INT NOT NULL DEFAULT 0 CHECK (all_programmes IN (0, 1)),
                created_at $INT NOT NULL,
                disabled_at $INT
            ) $END;
            CREATE TABLE staff_roles (
                staff_id $INT NOT NULL REFERENCES staff (id),
                role $TEXT NOT NULL CHECK (role IN ('administrator', 'procurement', 'owner', 'confidentiality',
                    'legal', 'events', 'finance', 'auditor')),
                PRIMARY KEY (staff_id, role)
            ) $END;
            CREATE TABLE staff_programmes (
                staff_id $INT NOT NULL REFERENCES staff (id),
                programme $TEXT NOT NULL,
                PRIMARY KEY (staff_id, programme)
            ) $END;",
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, "DROP TABLE staff_programmes; DROP TABLE staff_roles; DROP TABLE staff;").await
    }
}
