//! Tokens that let a form be sent once: a second sending answers with the first one's outcome and does nothing.

use domain::staff::StaffId;
use domain::time::Instant;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, Set};
use sha2::{Digest, Sha256};

pub(crate) mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "submission_token")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub token_hash: Vec<u8>,
        pub staff_id: i64,
        pub spent_at: i64,
        pub outcome: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The address that the first sending of this form by this person led to, none when it was not sent before. Ask inside
/// the transaction that `spend`s the token: writers queue, so only one of two sendings at once finds none. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn outcome(txn: &DatabaseTransaction, staff: StaffId, token: &str) -> Result<Option<String>, DbErr> {
    Ok(row::Entity::find_by_id(digest(staff, token)).one(txn).await?.map(|row| row.outcome))
}

/// Spends a token; `outcome` is the address to answer a second sending with. One statement; the caller commits.
///
/// # Errors
/// Whatever the database says; a token spent before among it.
pub async fn spend(
    txn: &DatabaseTransaction,
    staff: StaffId,
    token: &str,
    outcome: &str,
    now: Instant,
) -> Result<(), DbErr> {
    row::Entity::insert(row::ActiveModel {
        token_hash: Set(digest(staff, token)),
        staff_id: Set(staff.0),
        spent_at: Set(now.micros()),
        outcome: Set(outcome.to_owned()),
    })
    .exec_without_returning(txn)
    .await
    .map(drop)
}

/// Sweeps out tokens spent before `before`. One statement.
///
/// # Errors
/// Whatever the database says.
pub async fn sweep(conn: &impl ConnectionTrait, before: Instant) -> Result<(), DbErr> {
    row::Entity::delete_many().filter(row::Column::SpentAt.lt(before.micros())).exec(conn).await.map(drop)
}

/// The token with its owner, so that one person cannot spend another's.
fn digest(staff: StaffId, token: &str) -> Vec<u8> {
    Sha256::new().chain_update(staff.0.to_be_bytes()).chain_update(token.as_bytes()).finalize().to_vec()
}
