//! What administrators do with staff, and what everybody does with their own account; each deed with its act.

use std::collections::BTreeSet;

use domain::staff::{self, Actor, Email, Role, Scope, StaffId, StaffRefused};
use domain::time::Instant;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, Set, SqlErr,
    TransactionTrait,
};
use serde_json::{Value, json};
use thiserror::Error;

use super::row;
use crate::acts::{self, NewAct};
use crate::sessions;

/// Somebody about to be added.
#[derive(Clone, Debug)]
pub struct NewMember<'a> {
    pub email: &'a Email,
    pub name: &'a str,
    /// Made by the caller, so that no password ever reaches this crate.
    pub password_hash: &'a str,
    pub password_is_one_time: bool,
    pub roles: BTreeSet<Role>,
    pub scope: Scope,
}

/// Why nothing was done.
#[derive(Debug, Error)]
pub enum Refused {
    #[error(transparent)]
    Staff(#[from] StaffRefused),
    #[error("somebody with this address is on the staff already")]
    EmailTaken,
    #[error("nobody of this number is on the staff")]
    Unknown,
    #[error("the database failed")]
    Database(#[from] DbErr),
}

/// Adds a member of staff. The caller commits.
///
/// # Errors
/// `EmailTaken`, or `Database`.
pub async fn add(txn: &DatabaseTransaction, by: &Actor, new: &NewMember<'_>, now: Instant) -> Result<StaffId, Refused> {
    let row = row::ActiveModel {
        email: Set(new.email.as_str().to_owned()),
        name: Set(new.name.to_owned()),
        password_hash: Set(new.password_hash.to_owned()),
        password_is_one_time: Set(new.password_is_one_time.into()),
        password_set_at: Set(now.micros()),
        all_programmes: Set((new.scope == Scope::All).into()),
        created_at: Set(now.micros()),
        ..Default::default()
    };
    let attempt = txn.begin().await?;
    let id = match row.insert(&attempt).await {
        Ok(row) => row.id,
        Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => {
            return Err(Refused::EmailTaken);
        }
        Err(error) => return Err(error.into()),
    };
    attempt.commit().await?;
    let id = StaffId(id);
    write_roles(txn, id, &new.roles).await?;
    write_programmes(txn, id, &new.scope).await?;
    let particulars = json!({"roles": role_names(&new.roles), "programmes": scope_names(&new.scope)});
    record(txn, by, "add-staff", id, None, particulars, now).await?;
    Ok(id)
}

/// Replaces somebody's roles and programmes. The caller commits.
///
/// # Errors
/// `Staff` when nobody would be left to keep the staff list, `Unknown`, or `Database`.
pub async fn change_access(
    txn: &DatabaseTransaction,
    by: &Actor,
    id: StaffId,
    roles: &BTreeSet<Role>,
    scope: &Scope,
    now: Instant,
) -> Result<(), Refused> {
    let everybody = super::list(txn).await?;
    let before = everybody.iter().find(|member| member.id == id).ok_or(Refused::Unknown)?;
    let after = Actor { id: Some(id), roles: roles.clone(), scope: scope.clone() };
    staff::may_become(&after, others_who_keep_staff(&everybody, id))?;
    let particulars = json!({
        "roles": {"from": role_names(&before.roles), "to": role_names(roles)},
        "programmes": {"from": scope_names(&before.scope), "to": scope_names(scope)},
    });
    write_roles(txn, id, roles).await?;
    write_programmes(txn, id, scope).await?;
    let all_programmes = Set((*scope == Scope::All).into());
    update(txn, row::ActiveModel { id: Set(id.0), all_programmes, ..Default::default() }).await?;
    record(txn, by, "change-access", id, None, particulars, now).await
}

/// Shuts somebody out: they cannot sign in and their open sessions end with this transaction. The caller commits.
///
/// # Errors
/// `Staff` for oneself or the last administrator, `Unknown`, or `Database`.
pub async fn disable(txn: &DatabaseTransaction, by: &Actor, id: StaffId, now: Instant) -> Result<(), Refused> {
    let everybody = super::list(txn).await?;
    everybody.iter().find(|member| member.id == id).ok_or(Refused::Unknown)?;
    staff::may_disable(by.id, id, others_who_keep_staff(&everybody, id))?;
    let disabled_at = Set(Some(now.micros()));
    update(txn, row::ActiveModel { id: Set(id.0), disabled_at, ..Default::default() }).await?;
    sessions::end_all(txn, id).await?;
    record(txn, by, "disable-staff", id, None, Value::Null, now).await
}

/// Lets somebody in again. The caller commits.
///
/// # Errors
/// `Unknown`, or `Database`.
pub async fn enable(txn: &DatabaseTransaction, by: &Actor, id: StaffId, now: Instant) -> Result<(), Refused> {
    super::find(txn, id).await?.ok_or(Refused::Unknown)?;
    update(txn, row::ActiveModel { id: Set(id.0), disabled_at: Set(None), ..Default::default() }).await?;
    record(txn, by, "enable-staff", id, None, Value::Null, now).await
}

/// Whose choice a new password is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordBy {
    /// The person's own.
    Owner,
    /// An administrator's, to be changed at the next sign-in.
    OneTime,
}

/// Replaces a password and ends every session of its owner. The caller commits.
///
/// # Errors
/// `Unknown`, or `Database`.
pub async fn change_password(
    txn: &DatabaseTransaction,
    by: &Actor,
    id: StaffId,
    password_hash: &str,
    choice: PasswordBy,
    now: Instant,
) -> Result<(), Refused> {
    super::find(txn, id).await?.ok_or(Refused::Unknown)?;
    let row = row::ActiveModel {
        id: Set(id.0),
        password_hash: Set(password_hash.to_owned()),
        password_is_one_time: Set((choice == PasswordBy::OneTime).into()),
        password_set_at: Set(now.micros()),
        ..Default::default()
    };
    update(txn, row).await?;
    sessions::end_all(txn, id).await?;
    let verb = if choice == PasswordBy::OneTime { "reset-password" } else { "change-password" };
    record(txn, by, verb, id, None, Value::Null, now).await
}

/// Keeps somebody's language and theme, codes that the catalogue and the style know; a preference, and no act.
///
/// # Errors
/// Whatever the database says, a code that its checks do not know included.
pub async fn prefer(
    txn: &DatabaseTransaction,
    id: StaffId,
    language: Option<&str>,
    theme: Option<&str>,
) -> Result<(), DbErr> {
    let row = row::ActiveModel {
        id: Set(id.0),
        language: Set(language.map(str::to_owned)),
        theme: Set(theme.map(str::to_owned)),
        ..Default::default()
    };
    update(txn, row).await
}

fn others_who_keep_staff(everybody: &[super::Member], id: StaffId) -> usize {
    let keeps = |member: &&super::Member| {
        member.id != id && member.disabled_at.is_none() && member.actor().may(staff::Permission::KeepStaff)
    };
    everybody.iter().filter(keeps).count()
}

async fn update(txn: &DatabaseTransaction, row: row::ActiveModel) -> Result<(), DbErr> {
    row::Entity::update(row).exec(txn).await.map(drop)
}

async fn write_roles(conn: &impl ConnectionTrait, id: StaffId, roles: &BTreeSet<Role>) -> Result<(), DbErr> {
    row::roles::Entity::delete_many().filter(row::roles::Column::StaffId.eq(id.0)).exec(conn).await?;
    let rows =
        roles.iter().map(|role| row::roles::ActiveModel { staff_id: Set(id.0), role: Set(role.name().to_owned()) });
    row::roles::Entity::insert_many(rows).exec_without_returning(conn).await.map(drop)
}

async fn write_programmes(conn: &impl ConnectionTrait, id: StaffId, scope: &Scope) -> Result<(), DbErr> {
    row::programmes::Entity::delete_many().filter(row::programmes::Column::StaffId.eq(id.0)).exec(conn).await?;
    let Scope::Programmes(codes) = scope else { return Ok(()) };
    let rows =
        codes.iter().map(|code| row::programmes::ActiveModel { staff_id: Set(id.0), programme: Set(code.clone()) });
    row::programmes::Entity::insert_many(rows).exec_without_returning(conn).await.map(drop)
}

fn role_names(roles: &BTreeSet<Role>) -> Value {
    roles.iter().map(|role| role.name()).collect()
}

fn scope_names(scope: &Scope) -> Value {
    match scope {
        Scope::All => json!("all"),
        Scope::Programmes(codes) => json!(codes),
    }
}

async fn record(
    txn: &DatabaseTransaction,
    by: &Actor,
    verb: &str,
    id: StaffId,
    reason: Option<&str>,
    particulars: Value,
    now: Instant,
) -> Result<(), Refused> {
    let subject_id = id.to_string();
    let act = NewAct { actor: by.id, verb, subject_kind: "staff", subject_id: &subject_id, reason, particulars };
    acts::record(txn, &act, now).await?;
    Ok(())
}
