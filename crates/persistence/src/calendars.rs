//! Calendar feeds of the staff: at most one for each; the database holds only the digest of the token in its address.

use domain::staff::{Actor, StaffId};
use domain::time::Instant;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, Set};
use serde_json::json;

use crate::acts::{self, NewAct};
use crate::sessions::digest;

mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "calendar_feeds")]
    pub(super) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub staff_id: i64,
        pub token_hash: Vec<u8>,
        pub made_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(super) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Makes somebody's own feed; one that they had opens no more. An act; the caller commits.
///
/// # Errors
/// Whatever the database says.
pub async fn make(
    txn: &DatabaseTransaction,
    by: &Actor,
    staff: StaffId,
    token: &str,
    now: Instant,
) -> Result<(), DbErr> {
    row::Entity::delete_by_id(staff.0).exec(txn).await?;
    let (staff_id, token_hash) = (Set(staff.0), Set(digest(token)));
    row::Entity::insert(row::ActiveModel { staff_id, token_hash, made_at: Set(now.micros()) })
        .exec_without_returning(txn)
        .await?;
    record(txn, by, (staff, "make-calendar"), now).await
}

/// Takes somebody's own feed away: its address opens nothing any more. An act where there was one; the caller commits.
///
/// # Errors
/// Whatever the database says.
pub async fn revoke(txn: &DatabaseTransaction, by: &Actor, staff: StaffId, now: Instant) -> Result<(), DbErr> {
    let gone = row::Entity::delete_by_id(staff.0).exec(txn).await?;
    if gone.rows_affected == 0 { Ok(()) } else { record(txn, by, (staff, "revoke-calendar"), now).await }
}

async fn record(
    txn: &DatabaseTransaction,
    by: &Actor,
    (staff, verb): (StaffId, &str),
    now: Instant,
) -> Result<(), DbErr> {
    let id = staff.to_string();
    let act =
        NewAct { actor: by.id, verb, subject_kind: "staff", subject_id: &id, reason: None, particulars: json!({}) };
    acts::record(txn, &act, now).await.map(drop)
}

/// When somebody's feed was made; none where they have none. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn made_at(conn: &impl ConnectionTrait, staff: StaffId) -> Result<Option<Instant>, DbErr> {
    let found = row::Entity::find_by_id(staff.0).one(conn).await?;
    Ok(found.map(|row| Instant::from_micros(row.made_at)))
}

/// Whose feed has this token; none for one that was never given, replaced or revoked. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn of_token(conn: &impl ConnectionTrait, token: &str) -> Result<Option<StaffId>, DbErr> {
    let found = row::Entity::find().filter(row::Column::TokenHash.eq(digest(token))).one(conn).await?;
    Ok(found.map(|row| StaffId(row.staff_id)))
}
