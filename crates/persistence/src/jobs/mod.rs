//! Work that must be done by one process at a time, and again by another where the first one died: durable rows with leases.
//!
//! A process leases what is due for a while, under a random token, and renews the lease while it works. Whoever lost the
//! lease, since the time ran out and somebody else took it, can neither renew nor end it.

use domain::time::Instant;
use sea_orm::sea_query::{Expr, LockBehavior, LockType, OnConflict};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Select, Set,
};

pub(crate) mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "jobs")]
    pub(crate) struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub kind: String,
        pub name: String,
        pub due_at: i64,
        pub holder: Option<String>,
        pub leased_until: Option<i64>,
        /// Leases since it last came to an end.
        pub attempts: i64,
        pub last_error: Option<String>,
        pub done_at: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A job that this process holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    pub id: i64,
    /// Which of its kind, such as a day.
    pub name: String,
    /// How often it was leased without coming to an end, this time included.
    pub attempts: i64,
    holder: String,
}

/// For how long a job is wanted, and under which token.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// Random, so that no other process has the same.
    pub holder: &'a str,
    pub now: Instant,
    /// When others may take it, unless the lease is renewed.
    pub until: Instant,
}

/// Puts a job there, once: the same kind and name again changes nothing. The caller commits. One statement.
///
/// # Errors
/// Whatever the database says.
pub async fn put(txn: &DatabaseTransaction, kind: &str, name: &str, due_at: Instant) -> Result<(), DbErr> {
    let row = row::ActiveModel {
        kind: Set(kind.to_owned()),
        name: Set(name.to_owned()),
        due_at: Set(due_at.micros()),
        ..Default::default()
    };
    let known = OnConflict::columns([row::Column::Kind, row::Column::Name]).do_nothing().to_owned();
    row::Entity::insert(row).on_conflict(known).exec_without_returning(txn).await.map(drop)
}

/// Whether there is a job of this kind and name, done or not. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn is_known(conn: &impl ConnectionTrait, kind: &str, name: &str) -> Result<bool, DbErr> {
    let query = row::Entity::find().filter(row::Column::Kind.eq(kind)).filter(row::Column::Name.eq(name));
    Ok(query.count(conn).await? > 0)
}

/// Whether a job of this kind is due and held by nobody, so that a lease is worth asking for. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn is_due(conn: &impl ConnectionTrait, kind: &str, now: Instant) -> Result<bool, DbErr> {
    Ok(due(kind, now).count(conn).await? > 0)
}

fn due(kind: &str, now: Instant) -> Select<row::Entity> {
    let now = now.micros();
    let is_free = Condition::any().add(row::Column::Holder.is_null()).add(row::Column::LeasedUntil.lte(now));
    row::Entity::find()
        .filter(row::Column::Kind.eq(kind))
        .filter(row::Column::DoneAt.is_null())
        .filter(row::Column::DueAt.lte(now))
        .filter(is_free)
}

/// Leases the job of `kind` that has been due for longest and that nobody holds. The caller commits before it begins to
/// work. At most two statements.
///
/// # Errors
/// Whatever the database says.
pub async fn lease(txn: &DatabaseTransaction, kind: &str, wish: Wish<'_>) -> Result<Option<Lease>, DbErr> {
    let found = due(kind, wish.now)
        .order_by_asc(row::Column::DueAt)
        .order_by_asc(row::Column::Id)
        // SQLite has one writer and no such words; on PostgreSQL what another transaction is about to take is passed over.
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .one(txn)
        .await?;
    let Some(found) = found else { return Ok(None) };
    let attempts = found.attempts + 1;
    let row = row::ActiveModel {
        id: Set(found.id),
        holder: Set(Some(wish.holder.to_owned())),
        leased_until: Set(Some(wish.until.micros())),
        attempts: Set(attempts),
        ..Default::default()
    };
    row::Entity::update(row).exec(txn).await?;
    Ok(Some(Lease { id: found.id, name: found.name, attempts, holder: wish.holder.to_owned() }))
}

/// Keeps a job until a later instant; false when another process has it by now. The caller commits. One statement.
///
/// # Errors
/// Whatever the database says.
pub async fn renew(txn: &DatabaseTransaction, lease: &Lease, until: Instant) -> Result<bool, DbErr> {
    change(txn, lease, [(row::Column::LeasedUntil, Expr::value(until.micros()))]).await
}

/// Says that a job is done for good; false when another process has it by now. The caller commits. One statement.
///
/// # Errors
/// Whatever the database says.
pub async fn complete(txn: &DatabaseTransaction, lease: &Lease, now: Instant) -> Result<bool, DbErr> {
    let free = given_back().into_iter().chain([
        (row::Column::DoneAt, Expr::value(now.micros())),
        (row::Column::LastError, Expr::value(Option::<String>::None)),
    ]);
    change(txn, lease, free).await
}

/// Gives a job back that recurs, to be done again at `due_at`; false when another process has it by now. The caller
/// commits. One statement.
///
/// # Errors
/// Whatever the database says.
pub async fn again(txn: &DatabaseTransaction, lease: &Lease, due_at: Instant) -> Result<bool, DbErr> {
    let free = given_back().into_iter().chain([
        (row::Column::DueAt, Expr::value(due_at.micros())),
        (row::Column::Attempts, Expr::value(0_i64)),
        (row::Column::LastError, Expr::value(Option::<String>::None)),
    ]);
    change(txn, lease, free).await
}

/// Gives a job back that failed, to be tried again at `due_at`; false when another process has it by now. The caller
/// commits. One statement.
///
/// # Errors
/// Whatever the database says.
pub async fn fail(txn: &DatabaseTransaction, lease: &Lease, error: &str, due_at: Instant) -> Result<bool, DbErr> {
    let free = given_back().into_iter().chain([
        (row::Column::DueAt, Expr::value(due_at.micros())),
        (row::Column::LastError, Expr::value(error.to_owned())),
    ]);
    change(txn, lease, free).await
}

fn given_back() -> [(row::Column, Expr); 2] {
    [
        (row::Column::Holder, Expr::value(Option::<String>::None)),
        (row::Column::LeasedUntil, Expr::value(Option::<i64>::None)),
    ]
}

/// Changes the row of a job that is still held under the same token.
async fn change(
    txn: &DatabaseTransaction,
    lease: &Lease,
    values: impl IntoIterator<Item = (row::Column, Expr)>,
) -> Result<bool, DbErr> {
    let mut query = row::Entity::update_many();
    for (column, value) in values {
        query = query.col_expr(column, value);
    }
    let held = query
        .filter(row::Column::Id.eq(lease.id))
        .filter(row::Column::Holder.eq(lease.holder.as_str()))
        .filter(row::Column::DoneAt.is_null());
    Ok(held.exec(txn).await?.rows_affected == 1)
}
