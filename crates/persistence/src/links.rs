//! Links that contacts are sent: each opens once, for a while, what one contact was handed; the database holds only the digest of
//! its token, and that of the session that it becomes.

use domain::facts::LIST_SEPARATOR;
use domain::staff::{Actor, StaffId};
use domain::time::Instant;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
    Set,
};
use serde_json::{Value, json};

use crate::acts::{self, NewAct};
use crate::contacts::{self, Contact};
use crate::sessions::digest;

mod row {
    pub(super) mod links {
        use sea_orm::entity::prelude::*;

        #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
        #[sea_orm(table_name = "links")]
        pub(crate) struct Model {
            #[sea_orm(primary_key)]
            pub id: i64,
            pub token_hash: Vec<u8>,
            pub contact_id: i64,
            pub disclosures: String,
            pub asks_to_attest: i64,
            pub made_by: i64,
            pub made_at: i64,
            pub expires_at: i64,
            pub opened_at: Option<i64>,
            pub withdrawn_at: Option<i64>,
        }

        #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
        pub(crate) enum Relation {}

        impl ActiveModelBehavior for ActiveModel {}
    }

    pub(super) mod sessions {
        use sea_orm::entity::prelude::*;

        #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
        #[sea_orm(table_name = "contact_sessions")]
        pub(crate) struct Model {
            #[sea_orm(primary_key, auto_increment = false)]
            pub token_hash: Vec<u8>,
            pub link_id: i64,
            pub begun_at: i64,
            pub ended_at: Option<i64>,
        }

        #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
        pub(crate) enum Relation {}

        impl ActiveModelBehavior for ActiveModel {}
    }
}

/// How long a link can be opened: 14 days, in microseconds.
pub const LIFE: i64 = 14 * 24 * 3600 * 1_000_000;
/// How long what it opened stays open: four hours, in microseconds.
pub const SESSION: i64 = 4 * 3600 * 1_000_000;

/// A link to one contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub id: i64,
    pub contact: Contact,
    /// The codes of what it is about: disclosures to the contact's party.
    pub disclosures: Vec<String>,
    /// The contact is asked to whom it was passed on, and whether it is still held.
    pub asks_to_attest: bool,
    pub made_by: StaffId,
    pub made_at: Instant,
    pub expires_at: Instant,
    pub opened_at: Option<Instant>,
    pub withdrawn_at: Option<Instant>,
}

/// Why a link opens nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dead {
    /// It was opened already.
    Opened(Instant),
    Expired(Instant),
    /// Another took its place, or nothing is asked of the contact any more.
    Withdrawn,
}

impl Link {
    /// Why it opens nothing at `now`; none: it does.
    pub fn dead(&self, now: Instant) -> Option<Dead> {
        match (self.opened_at, self.withdrawn_at.or(self.contact.disabled_at)) {
            (_, Some(_)) => Some(Dead::Withdrawn),
            (Some(at), None) => Some(Dead::Opened(at)),
            (None, None) if self.expires_at <= now => Some(Dead::Expired(self.expires_at)),
            (None, None) => None,
        }
    }
}

/// A link about to be made.
#[derive(Clone, Debug)]
pub struct NewLink<'a> {
    pub contact: i64,
    pub disclosures: &'a [String],
    pub asks_to_attest: bool,
    /// Random; kept by nobody but the mail that brings it.
    pub token: &'a str,
    /// On whose behalf it goes out.
    pub made_by: StaffId,
}

/// Makes a link and gives its number. Links of the same contact about the same that were not opened are withdrawn. The caller
/// commits. Three statements.
///
/// # Errors
/// Whatever the database says.
pub async fn make(txn: &DatabaseTransaction, new: &NewLink<'_>, now: Instant) -> Result<i64, DbErr> {
    let about = new.disclosures.join(&LIST_SEPARATOR.to_string());
    row::links::Entity::update_many()
        .col_expr(row::links::Column::WithdrawnAt, Expr::value(now.micros()))
        .filter(row::links::Column::ContactId.eq(new.contact))
        .filter(row::links::Column::Disclosures.eq(about.as_str()))
        .filter(row::links::Column::OpenedAt.is_null())
        .filter(row::links::Column::WithdrawnAt.is_null())
        .exec(txn)
        .await?;
    let link = row::links::ActiveModel {
        token_hash: Set(digest(new.token)),
        contact_id: Set(new.contact),
        disclosures: Set(about),
        asks_to_attest: Set(new.asks_to_attest.into()),
        made_by: Set(new.made_by.0),
        made_at: Set(now.micros()),
        expires_at: Set(now.micros() + LIFE),
        ..Default::default()
    };
    let id = link.insert(txn).await?.id;
    let particulars = json!({ "contact": new.contact, "disclosures": new.disclosures, "attest": new.asks_to_attest });
    record(txn, Some(new.made_by), ("make-link", id), particulars, now).await?;
    Ok(id)
}

/// The link of a token, whatever became of it. Two queries.
///
/// # Errors
/// Whatever the database says.
pub async fn of_token(conn: &impl ConnectionTrait, token: &str) -> Result<Option<Link>, DbErr> {
    let found = row::links::Entity::find().filter(row::links::Column::TokenHash.eq(digest(token))).one(conn).await?;
    match found {
        Some(row) => link(conn, row).await,
        None => Ok(None),
    }
}

/// The links about any of some disclosures, the last made first. One query, and one for each.
///
/// # Errors
/// Whatever the database says.
pub async fn about(conn: &impl ConnectionTrait, disclosures: &[String]) -> Result<Vec<Link>, DbErr> {
    let mut found = Vec::new();
    for row in row::links::Entity::find().order_by_desc(row::links::Column::Id).all(conn).await? {
        if row.disclosures.split(LIST_SEPARATOR).any(|code| disclosures.iter().any(|one| one == code)) {
            found.extend(link(conn, row).await?);
        }
    }
    Ok(found)
}

/// After how long an unanswered question is asked again, once: three days, in microseconds.
pub const SILENCE: i64 = 3 * 24 * 3600 * 1_000_000;

/// The links that ask to attest, were not opened for some days, can still be opened, and were sent only once; the oldest first.
/// One query, and one for each.
///
/// # Errors
/// Whatever the database says.
pub async fn silent(conn: &impl ConnectionTrait, now: Instant) -> Result<Vec<Link>, DbErr> {
    let mut found = Vec::new();
    let asking = row::links::Entity::find().filter(row::links::Column::AsksToAttest.eq(1));
    let all = asking.order_by_asc(row::links::Column::Id).all(conn).await?;
    for row in &all {
        let is_same =
            |other: &&row::links::Model| (other.contact_id, &other.disclosures) == (row.contact_id, &row.disclosures);
        let is_silent = row.made_at <= now.micros() - SILENCE && all.iter().filter(is_same).count() == 1;
        if is_silent && let Some(link) = link(conn, row.clone()).await?.filter(|link| link.dead(now).is_none()) {
            found.push(link);
        }
    }
    Ok(found)
}

async fn link(conn: &impl ConnectionTrait, row: row::links::Model) -> Result<Option<Link>, DbErr> {
    let Some(contact) = contacts::find(conn, row.contact_id).await? else { return Ok(None) };
    Ok(Some(Link {
        id: row.id,
        contact,
        disclosures: row.disclosures.split(LIST_SEPARATOR).map(str::to_owned).collect(),
        asks_to_attest: row.asks_to_attest != 0,
        made_by: StaffId(row.made_by),
        made_at: Instant::from_micros(row.made_at),
        expires_at: Instant::from_micros(row.expires_at),
        opened_at: row.opened_at.map(Instant::from_micros),
        withdrawn_at: row.withdrawn_at.map(Instant::from_micros),
    }))
}

/// Opens a link once, as a session of its own; of many who open it at once, one does. The caller commits. Three statements.
///
/// # Errors
/// Whatever the database says.
pub async fn open(txn: &DatabaseTransaction, link: &Link, session: &str, now: Instant) -> Result<bool, DbErr> {
    if link.dead(now).is_some() {
        return Ok(false);
    }
    let opened = row::links::Entity::update_many()
        .col_expr(row::links::Column::OpenedAt, Expr::value(now.micros()))
        .filter(row::links::Column::Id.eq(link.id))
        .filter(row::links::Column::OpenedAt.is_null())
        .filter(row::links::Column::WithdrawnAt.is_null())
        .exec(txn)
        .await?;
    if opened.rows_affected != 1 {
        return Ok(false);
    }
    let begun = row::sessions::ActiveModel {
        token_hash: Set(digest(session)),
        link_id: Set(link.id),
        begun_at: Set(now.micros()),
        ended_at: Set(None),
    };
    row::sessions::Entity::insert(begun).exec_without_returning(txn).await?;
    record(txn, None, ("open-link", link.id), json!({ "contact": link.contact.id }), now).await?;
    Ok(true)
}

/// The link whose session this token is, while it is open. Three queries.
///
/// # Errors
/// Whatever the database says.
pub async fn of_session(conn: &impl ConnectionTrait, token: &str, now: Instant) -> Result<Option<Link>, DbErr> {
    let session = row::sessions::Entity::find_by_id(digest(token))
        .filter(row::sessions::Column::EndedAt.is_null())
        .filter(row::sessions::Column::BegunAt.gt(now.micros() - SESSION))
        .one(conn)
        .await?;
    let Some(session) = session else { return Ok(None) };
    let Some(row) = row::links::Entity::find_by_id(session.link_id).one(conn).await? else { return Ok(None) };
    let found = link(conn, row).await?;
    Ok(found.filter(|link| link.withdrawn_at.is_none() && link.contact.disabled_at.is_none()))
}

/// Ends the session of a token. The caller commits. One statement.
///
/// # Errors
/// Whatever the database says.
pub async fn leave(txn: &DatabaseTransaction, token: &str, now: Instant) -> Result<(), DbErr> {
    row::sessions::Entity::update_many()
        .col_expr(row::sessions::Column::EndedAt, Expr::value(now.micros()))
        .filter(row::sessions::Column::TokenHash.eq(digest(token)))
        .exec(txn)
        .await
        .map(drop)
}

/// Writes down what a contact saw or did through a link. The caller commits.
///
/// # Errors
/// Whatever the database says.
pub async fn saw(
    txn: &DatabaseTransaction,
    link: &Link,
    verb: &str,
    mut particulars: Value,
    now: Instant,
) -> Result<(), DbErr> {
    if let Value::Object(particulars) = &mut particulars {
        particulars.insert("contact".to_owned(), link.contact.id.into());
    }
    record(txn, None, (verb, link.id), particulars, now).await
}

/// Who writes down what a contact says: nobody on the staff, and in the register of hand-overs alone.
pub fn clerk() -> Actor {
    Actor { id: None, roles: [domain::staff::Role::Procurement].into(), scope: domain::staff::Scope::All }
}

async fn record(
    txn: &DatabaseTransaction,
    by: Option<StaffId>,
    (verb, id): (&str, i64),
    particulars: Value,
    now: Instant,
) -> Result<(), DbErr> {
    let subject_id = id.to_string();
    let act = NewAct { actor: by, verb, subject_kind: "link", subject_id: &subject_id, reason: None, particulars };
    acts::record(txn, &act, now).await.map(drop)
}
