//! Contacts of outside parties: people who are reached by links in mails and have no account. Their names and addresses stand
//! here alone.

use std::collections::BTreeSet;

use domain::facts::Kind;
use domain::staff::{Actor, Email, Scope};
use domain::time::Instant;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
    Set, SqlErr, TransactionTrait,
};
use serde_json::json;
use thiserror::Error;

use crate::acts::{self, NewAct};
use crate::facts::{FACTS, latest, within};

pub(crate) mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "contacts")]
    pub(crate) struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub party_code: Option<String>,
        pub person_code: Option<String>,
        pub name: String,
        pub email: String,
        pub language: String,
        pub created_at: i64,
        pub disabled_at: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Somebody outside who is reached by links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Stands in addresses.
    pub id: i64,
    /// The code of the party that they speak for; blank for somebody who speaks for none.
    pub party: String,
    /// The code under which they stand in the register of people, where they were asked as that person.
    pub person: Option<String>,
    pub name: String,
    pub email: String,
    /// `en` or `zh-CN`.
    pub language: String,
    /// No link reaches them any more, and none of theirs opens.
    pub disabled_at: Option<Instant>,
}

/// Somebody about to be added.
#[derive(Clone, Debug)]
pub struct NewContact<'a> {
    pub party: &'a str,
    pub name: &'a str,
    pub email: &'a Email,
    pub language: &'a str,
}

/// Why nothing was done.
#[derive(Debug, Error)]
pub enum Refused {
    #[error("the party has a contact with this address already")]
    EmailTaken,
    #[error("there is no contact of this number")]
    Unknown,
    #[error("the database failed")]
    Database(#[from] DbErr),
}

/// Everybody whom the actor may know of, by party and name: behind a wall, the contacts of parties that supply their programmes or were
/// handed something of them. One query, and two behind a wall.
///
/// # Errors
/// Whatever the database says.
pub async fn list(conn: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<Contact>, DbErr> {
    let known = parties_known(conn, &actor.scope).await?;
    let query = row::Entity::find().order_by_asc(row::Column::PartyCode).order_by_asc(row::Column::Name);
    let all = query.order_by_asc(row::Column::Id).all(conn).await?.into_iter().map(contact);
    Ok(all.filter(|one| known.as_ref().is_none_or(|known| known.contains(&one.party))).collect())
}

/// The codes of the parties that somebody behind a wall knows of; none for whoever sees everything.
async fn parties_known(conn: &impl ConnectionTrait, scope: &Scope) -> Result<Option<BTreeSet<String>>, DbErr> {
    if *scope == Scope::All {
        return Ok(None);
    }
    let mut known = BTreeSet::new();
    for (kind, column) in [(Kind::SupplyLinks, "supplier_code"), (Kind::Disclosures, "recipient_code")] {
        let mut select = latest(kind);
        select.distinct().column((FACTS, column)).and_where(Expr::col((FACTS, "void")).eq(0));
        select.cond_where(within(kind, scope, conn.get_database_backend()));
        for row in conn.query_all(&select).await? {
            known.insert(row.try_get_by_index::<String>(0)?);
        }
    }
    Ok(Some(known))
}

/// Those of some parties who can be reached, by party and name. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn of_parties(conn: &impl ConnectionTrait, parties: &[&str]) -> Result<Vec<Contact>, DbErr> {
    let of = row::Column::PartyCode.is_in(parties.iter().copied());
    let query = row::Entity::find().filter(of).filter(row::Column::DisabledAt.is_null());
    let query = query.order_by_asc(row::Column::PartyCode).order_by_asc(row::Column::Name);
    Ok(query.all(conn).await?.into_iter().map(contact).collect())
}

/// Codes asked for in one query.
const AT_ONCE: usize = 500;

/// Those by whom some people of the register are reached, stopped ones among them. One query for each 500 people.
///
/// # Errors
/// Whatever the database says.
pub async fn of_persons(conn: &impl ConnectionTrait, people: &[&str]) -> Result<Vec<Contact>, DbErr> {
    let mut found = Vec::new();
    for some in people.chunks(AT_ONCE) {
        let of = row::Column::PersonCode.is_in(some.iter().copied());
        let rows = row::Entity::find().filter(of).order_by_asc(row::Column::Id).all(conn).await?;
        found.extend(rows.into_iter().map(contact));
    }
    Ok(found)
}

/// One of them. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn find(conn: &impl ConnectionTrait, id: i64) -> Result<Option<Contact>, DbErr> {
    Ok(row::Entity::find_by_id(id).one(conn).await?.map(contact))
}

pub(crate) fn contact(row: row::Model) -> Contact {
    Contact {
        id: row.id,
        party: row.party_code.unwrap_or_default(),
        person: row.person_code,
        name: row.name,
        email: row.email,
        language: row.language,
        disabled_at: row.disabled_at.map(Instant::from_micros),
    }
}

/// Adds somebody. The caller commits.
///
/// # Errors
/// `EmailTaken`, or `Database`.
pub async fn add(txn: &DatabaseTransaction, by: &Actor, new: &NewContact<'_>, now: Instant) -> Result<i64, Refused> {
    let row = row::ActiveModel {
        party_code: Set(Some(new.party.to_owned())),
        name: Set(new.name.to_owned()),
        email: Set(new.email.as_str().to_owned()),
        language: Set(new.language.to_owned()),
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
    record(txn, by, "add-contact", (id, new.party), now).await?;
    Ok(id)
}

/// Somebody in the register of people, to be asked as that person.
#[derive(Clone, Debug)]
pub struct AsPerson<'a> {
    pub person: &'a str,
    /// The code of their employer; none for private people.
    pub party: Option<&'a str>,
    pub name: &'a str,
    pub email: &'a Email,
    pub language: &'a str,
}

/// The contact by which a person of the register is reached at an address: one that is there, or a new one. The caller commits.
///
/// # Errors
/// Whatever the database says.
pub async fn of_person(
    txn: &DatabaseTransaction,
    by: &Actor,
    new: &AsPerson<'_>,
    now: Instant,
) -> Result<Contact, DbErr> {
    let at_address = row::Entity::find().filter(row::Column::Email.eq(new.email.as_str()));
    let known = at_address.all(txn).await?.into_iter().find(|row| {
        row.person_code.as_deref() == Some(new.person)
            || row.person_code.is_none() && row.party_code.is_some() && row.party_code.as_deref() == new.party
    });
    let row = if let Some(row) = known {
        let (language, person_code) = (Set(new.language.to_owned()), Set(Some(new.person.to_owned())));
        row::ActiveModel { id: Set(row.id), person_code, language, ..Default::default() }.update(txn).await?
    } else {
        let added = row::ActiveModel {
            party_code: Set(new.party.map(str::to_owned)),
            person_code: Set(Some(new.person.to_owned())),
            name: Set(new.name.to_owned()),
            email: Set(new.email.as_str().to_owned()),
            language: Set(new.language.to_owned()),
            created_at: Set(now.micros()),
            ..Default::default()
        };
        let added = added.insert(txn).await?;
        record(txn, by, "add-contact", (added.id, new.party.unwrap_or_default()), now).await?;
        added
    };
    Ok(contact(row))
}

/// From now on nothing reaches somebody, and their links and sessions open nothing; or again. The caller commits.
///
/// # Errors
/// `Unknown`, or `Database`.
pub async fn enable(
    txn: &DatabaseTransaction,
    by: &Actor,
    id: i64,
    is_enabled: bool,
    now: Instant,
) -> Result<(), Refused> {
    let found = find(txn, id).await?.ok_or(Refused::Unknown)?;
    let known = parties_known(txn, &by.scope).await?;
    if known.is_some_and(|known| !known.contains(&found.party)) {
        return Err(Refused::Unknown);
    }
    let disabled_at = Set((!is_enabled).then(|| now.micros()));
    row::Entity::update(row::ActiveModel { id: Set(id), disabled_at, ..Default::default() }).exec(txn).await?;
    if !is_enabled {
        // What was open stays shut, should they be started again.
        crate::links::shut(txn, id, now).await?;
    }
    let verb = if is_enabled { "enable-contact" } else { "disable-contact" };
    record(txn, by, verb, (id, &found.party), now).await.map_err(Into::into)
}

/// Names and addresses are kept out of the log: it is for ever.
async fn record(
    txn: &DatabaseTransaction,
    by: &Actor,
    verb: &str,
    (id, party): (i64, &str),
    now: Instant,
) -> Result<(), DbErr> {
    let act = NewAct {
        actor: by.id,
        verb,
        subject_kind: "contact",
        subject_id: &id.to_string(),
        reason: None,
        particulars: json!({ "party": party }),
    };
    acts::record(txn, &act, now).await.map(drop)
}
