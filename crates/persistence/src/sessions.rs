//! Sessions of people who have signed in; the database holds only the digest of the token in the browser's cookie.

use domain::staff::StaffId;
use domain::time::Instant;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, Set};
use sha2::{Digest, Sha256};

pub(crate) mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "session")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub token_hash: Vec<u8>,
        pub staff_id: i64,
        pub created_at: i64,
        pub seen_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// How long a session lives, in microseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifetime {
    /// Since the last page.
    pub idle: i64,
    /// Since the sign-in, whatever happens.
    pub absolute: i64,
}

/// A session that has not ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub staff: StaffId,
    pub created_at: Instant,
    /// When it was last used, as far as that has been written down.
    pub seen_at: Instant,
}

/// Opens a session for `token`, which only the browser keeps. One statement; the caller commits.
///
/// # Errors
/// Whatever the database says.
pub async fn begin(conn: &impl ConnectionTrait, token: &str, staff: StaffId, now: Instant) -> Result<(), DbErr> {
    row::Entity::insert(row::ActiveModel {
        token_hash: Set(digest(token)),
        staff_id: Set(staff.0),
        created_at: Set(now.micros()),
        seen_at: Set(now.micros()),
    })
    .exec_without_returning(conn)
    .await
    .map(drop)
}

/// The session of `token` if it has not ended by `now`. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn find(
    conn: &impl ConnectionTrait,
    token: &str,
    lifetime: Lifetime,
    now: Instant,
) -> Result<Option<Session>, DbErr> {
    let found = row::Entity::find_by_id(digest(token))
        .filter(row::Column::SeenAt.gt(now.micros().saturating_sub(lifetime.idle)))
        .filter(row::Column::CreatedAt.gt(now.micros().saturating_sub(lifetime.absolute)))
        .one(conn)
        .await?;
    Ok(found.map(|row| Session {
        staff: StaffId(row.staff_id),
        created_at: Instant::from_micros(row.created_at),
        seen_at: Instant::from_micros(row.seen_at),
    }))
}

/// Writes down that the session of `token` was used at `now`. One statement.
///
/// # Errors
/// Whatever the database says.
pub async fn touch(conn: &impl ConnectionTrait, token: &str, now: Instant) -> Result<(), DbErr> {
    row::Entity::update_many()
        .col_expr(row::Column::SeenAt, now.micros().into())
        .filter(row::Column::TokenHash.eq(digest(token)))
        .exec(conn)
        .await
        .map(drop)
}

/// Ends the session of `token`, if there is one. One statement.
///
/// # Errors
/// Whatever the database says.
pub async fn end(conn: &impl ConnectionTrait, token: &str) -> Result<(), DbErr> {
    row::Entity::delete_by_id(digest(token)).exec(conn).await.map(drop)
}

/// Ends every session of `staff`. One statement.
///
/// # Errors
/// Whatever the database says.
pub async fn end_all(conn: &impl ConnectionTrait, staff: StaffId) -> Result<(), DbErr> {
    row::Entity::delete_many().filter(row::Column::StaffId.eq(staff.0)).exec(conn).await.map(drop)
}

/// Sweeps out sessions that ended by `now`. One statement.
///
/// # Errors
/// Whatever the database says.
pub async fn sweep(conn: &impl ConnectionTrait, lifetime: Lifetime, now: Instant) -> Result<(), DbErr> {
    let ended = Condition::any()
        .add(row::Column::SeenAt.lte(now.micros().saturating_sub(lifetime.idle)))
        .add(row::Column::CreatedAt.lte(now.micros().saturating_sub(lifetime.absolute)));
    row::Entity::delete_many().filter(ended).exec(conn).await.map(drop)
}

pub(crate) fn digest(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}
