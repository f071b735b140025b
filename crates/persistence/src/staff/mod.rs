//! Staff: who may sign in, as what, and which programmes they see.

pub mod actions;
pub(crate) mod row;

use std::collections::{BTreeMap, BTreeSet};

use domain::staff::{Actor, Email, Role, Scope, StaffId};
use domain::time::Instant;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

/// Addresses asked for in one query.
const AT_ONCE: usize = 500;

/// A member of staff as the list, the pages and the doors need them; without the password's hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub id: StaffId,
    pub email: String,
    pub name: String,
    pub roles: BTreeSet<Role>,
    pub scope: Scope,
    /// The language's code, none to follow the browser.
    pub language: Option<String>,
    /// `light` or `dark`, none to follow the browser.
    pub theme: Option<String>,
    /// The password was given out by somebody else and must be changed before anything else.
    pub password_is_one_time: bool,
    pub created_at: Instant,
    pub disabled_at: Option<Instant>,
}

impl Member {
    pub fn actor(&self) -> Actor {
        Actor { id: Some(self.id), roles: self.roles.clone(), scope: self.scope.clone() }
    }
}

/// What a sign-in is checked against.
#[derive(Clone, Debug)]
pub struct Credentials {
    pub id: StaffId,
    pub password_hash: String,
    pub disabled: bool,
    /// When a one-time password was given out; none for a password of the person's own.
    pub one_time_since: Option<Instant>,
}

/// Whether nobody has been added yet, so that the first administrator may be. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn is_empty(conn: &impl ConnectionTrait) -> Result<bool, DbErr> {
    Ok(row::Entity::find().count(conn).await? == 0)
}

/// Everybody, disabled people included, by e-mail. Three queries.
///
/// # Errors
/// Whatever the database says.
pub async fn list(conn: &impl ConnectionTrait) -> Result<Vec<Member>, DbErr> {
    let staff = row::Entity::find().order_by_asc(row::Column::Email).all(conn).await?;
    let mut roles: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    for held in row::roles::Entity::find().all(conn).await? {
        roles.entry(held.staff_id).or_default().push(held.role);
    }
    let mut programmes: BTreeMap<i64, BTreeSet<String>> = BTreeMap::new();
    for seen in row::programmes::Entity::find().all(conn).await? {
        programmes.entry(seen.staff_id).or_default().insert(seen.programme);
    }
    let member = |staff: row::Model| {
        let (roles, programmes) = (roles.remove(&staff.id), programmes.remove(&staff.id));
        member(staff, &roles.unwrap_or_default(), programmes.unwrap_or_default())
    };
    Ok(staff.into_iter().map(member).collect())
}

/// Whether an address is that of somebody on the staff, disabled or not. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn is_address_of(conn: &impl ConnectionTrait, email: &Email) -> Result<bool, DbErr> {
    let found = row::Entity::find().filter(row::Column::Email.eq(email.as_str())).one(conn).await?;
    Ok(found.is_some())
}

/// Those of the addresses that are of somebody on the staff, disabled or not. One query for each 500 addresses.
///
/// # Errors
/// Whatever the database says.
pub async fn addresses_among(conn: &impl ConnectionTrait, emails: &[Email]) -> Result<BTreeSet<Email>, DbErr> {
    let mut found = BTreeSet::new();
    for some in emails.chunks(AT_ONCE) {
        let of = row::Column::Email.is_in(some.iter().map(Email::as_str));
        let rows = row::Entity::find().filter(of).all(conn).await?;
        found.extend(rows.iter().filter_map(|row| Email::parse(&row.email).ok()));
    }
    Ok(found)
}

/// One member of staff, disabled or not. Three queries, or one when there is none.
///
/// # Errors
/// Whatever the database says.
pub async fn find(conn: &impl ConnectionTrait, id: StaffId) -> Result<Option<Member>, DbErr> {
    let Some(staff) = row::Entity::find_by_id(id.0).one(conn).await? else { return Ok(None) };
    let roles = row::roles::Entity::find().filter(row::roles::Column::StaffId.eq(id.0)).all(conn).await?;
    let programmes =
        row::programmes::Entity::find().filter(row::programmes::Column::StaffId.eq(id.0)).all(conn).await?;
    Ok(Some(member(
        staff,
        &roles.into_iter().map(|held| held.role).collect::<Vec<_>>(),
        programmes.into_iter().map(|seen| seen.programme).collect(),
    )))
}

/// What a sign-in with this address is checked against. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn credentials(conn: &impl ConnectionTrait, email: &Email) -> Result<Option<Credentials>, DbErr> {
    let found = row::Entity::find().filter(row::Column::Email.eq(email.as_str())).one(conn).await?;
    Ok(found.map(credentials_of))
}

/// What a change of one's own password is checked against. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn credentials_by_id(conn: &impl ConnectionTrait, id: StaffId) -> Result<Option<Credentials>, DbErr> {
    Ok(row::Entity::find_by_id(id.0).one(conn).await?.map(credentials_of))
}

fn credentials_of(staff: row::Model) -> Credentials {
    let one_time_since = (staff.password_is_one_time == 1).then(|| Instant::from_micros(staff.password_set_at));
    let disabled = staff.disabled_at.is_some();
    Credentials { id: StaffId(staff.id), password_hash: staff.password_hash, disabled, one_time_since }
}

fn member(staff: row::Model, roles: &[String], programmes: BTreeSet<String>) -> Member {
    Member {
        id: StaffId(staff.id),
        email: staff.email,
        name: staff.name,
        roles: roles.iter().filter_map(|role| Role::parse(role).ok()).collect(),
        scope: if staff.all_programmes == 1 { Scope::All } else { Scope::Programmes(programmes) },
        language: staff.language,
        theme: staff.theme,
        password_is_one_time: staff.password_is_one_time == 1,
        created_at: Instant::from_micros(staff.created_at),
        disabled_at: staff.disabled_at.map(Instant::from_micros),
    }
}
