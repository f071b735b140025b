//! Counts failed attempts at a door, by account and by address, so that guessing takes years; every node counts together.

use domain::time::Instant;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, Set};
use sha2::{Digest, Sha256};

pub(crate) mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sign_in_attempt")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub subject_hash: Vec<u8>,
        pub failures: i64,
        pub first_at: i64,
        pub blocked_until: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// How many failures are free and how the waits grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// This many attempts are free; the last of them begins the first wait.
    pub free: i64,
    /// The first wait in microseconds; each further failure doubles it.
    pub wait: i64,
    /// The longest wait, and the time after which failures are forgotten, in microseconds.
    pub longest: i64,
}

/// Whether somebody may try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    Admitted,
    /// Not before this instant.
    Wait {
        until: Instant,
    },
}

/// Asks for one attempt and counts it as failed until `forgive` or `refund` says otherwise, so that attempts made at
/// once count as attempts made one after the other. The caller commits. Two or three queries.
///
/// # Errors
/// Whatever the database says.
pub async fn admit(txn: &DatabaseTransaction, subject: &str, rule: Rule, now: Instant) -> Result<Admission, DbErr> {
    let key = digest(subject);
    let now = now.micros();
    let before = row::Entity::find_by_id(key.clone()).one(txn).await?;
    if let Some(before) = &before
        && before.blocked_until > now
    {
        return Ok(Admission::Wait { until: Instant::from_micros(before.blocked_until) });
    }
    let fresh =
        before.as_ref().is_none_or(|row| row.first_at.max(row.blocked_until) <= now.saturating_sub(rule.longest));
    let (failures, first_at) = match &before {
        Some(row) if !fresh => (row.failures + 1, row.first_at),
        _ => (1, now),
    };
    let row = row::ActiveModel {
        subject_hash: Set(key),
        failures: Set(failures),
        first_at: Set(first_at),
        blocked_until: Set(now.saturating_add(wait_after(failures, rule))),
    };
    if before.is_some() {
        row::Entity::update(row).exec(txn).await?;
    } else {
        row::Entity::insert(row).exec_without_returning(txn).await?;
    }
    Ok(Admission::Admitted)
}

/// Forgets the failures of a subject that has proved itself. One statement.
///
/// # Errors
/// Whatever the database says.
pub async fn forgive(conn: &impl ConnectionTrait, subject: &str) -> Result<(), DbErr> {
    row::Entity::delete_by_id(digest(subject)).exec(conn).await.map(drop)
}

/// Takes back the count of one attempt that did not fail, leaving earlier failures. One or two queries.
///
/// # Errors
/// Whatever the database says.
pub async fn refund(txn: &DatabaseTransaction, subject: &str) -> Result<(), DbErr> {
    let Some(row) = row::Entity::find_by_id(digest(subject)).one(txn).await? else { return Ok(()) };
    let row = row::ActiveModel {
        subject_hash: Set(row.subject_hash),
        failures: Set((row.failures - 1).max(0)),
        blocked_until: Set(0),
        ..Default::default()
    };
    row::Entity::update(row).exec(txn).await.map(drop)
}

/// Sweeps out what happened before `before`. One statement.
///
/// # Errors
/// Whatever the database says.
pub async fn sweep(conn: &impl ConnectionTrait, before: Instant) -> Result<(), DbErr> {
    row::Entity::delete_many()
        .filter(row::Column::FirstAt.lt(before.micros()))
        .filter(row::Column::BlockedUntil.lt(before.micros()))
        .exec(conn)
        .await
        .map(drop)
}

fn wait_after(failures: i64, rule: Rule) -> i64 {
    if failures < rule.free {
        return 0;
    }
    let doublings = u32::try_from(failures - rule.free).unwrap_or(u32::MAX).min(20);
    rule.wait.saturating_mul(1 << doublings).min(rule.longest)
}

fn digest(subject: &str) -> Vec<u8> {
    Sha256::digest(subject.as_bytes()).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_the_longest() {
        let rule = Rule { free: 3, wait: 10, longest: 60 };
        let waits: Vec<i64> = (1..=8).map(|failures| wait_after(failures, rule)).collect();
        assert_eq!(waits, [0, 0, 10, 20, 40, 60, 60, 60]);
        assert_eq!(wait_after(i64::MAX, rule), 60);
    }
}
