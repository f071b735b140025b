//! The house's own settings, each a name and a text.

use domain::time::Instant;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, Set};

pub(crate) mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "setting")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub name: String,
        pub value: String,
        pub changed_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The value of a setting, none when it was never set. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn get(conn: &impl ConnectionTrait, name: &str) -> Result<Option<String>, DbErr> {
    Ok(row::Entity::find_by_id(name.to_owned()).one(conn).await?.map(|row| row.value))
}

/// Sets a setting; the caller records the act and commits. One statement.
///
/// # Errors
/// Whatever the database says.
pub async fn set(txn: &DatabaseTransaction, name: &str, value: &str, now: Instant) -> Result<(), DbErr> {
    let row =
        row::ActiveModel { name: Set(name.to_owned()), value: Set(value.to_owned()), changed_at: Set(now.micros()) };
    let replace =
        OnConflict::column(row::Column::Name).update_columns([row::Column::Value, row::Column::ChangedAt]).to_owned();
    row::Entity::insert(row).on_conflict(replace).exec_without_returning(txn).await.map(drop)
}
