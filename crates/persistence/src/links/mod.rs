//! Links that contacts are sent: each opens once, for a while, what one contact was handed; the database holds only the digest of
//! its token, and that of the session that it becomes.

mod answers;
mod row;

use std::collections::HashMap;

use domain::facts::LIST_SEPARATOR;
use domain::staff::{Actor, StaffId};
use domain::time::Instant;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, ExprTrait, QueryFilter,
    QueryOrder, Set,
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

pub use self::answers::answer;
pub(crate) use self::answers::asker_of;
use crate::acts::{self, NewAct};
use crate::contacts::{self, Contact};
use crate::sessions::digest;

/// How long a link can be opened: 14 days, in microseconds.
pub const LIFE: i64 = 14 * 24 * 3600 * 1_000_000;
/// How long what it opened stays open: four hours, in microseconds.
pub const SESSION: i64 = 4 * 3600 * 1_000_000;

/// A link to one contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub id: i64,
    pub contact: Contact,
    /// The codes of what it is about: disclosures to the contact's party. None where it asks for a signature.
    pub disclosures: Vec<String>,
    /// The commitment that the contact is asked to sign.
    pub signs: Option<Signing>,
    pub answer: Option<(Answer, Instant)>,
    /// The code of the commitment that it became.
    pub commitment: Option<String>,
    /// The contact is asked to whom it was passed on, and whether it is still held.
    pub asks_to_attest: bool,
    pub made_by: StaffId,
    pub made_at: Instant,
    pub expires_at: Instant,
    pub opened_at: Option<Instant>,
    pub withdrawn_at: Option<Instant>,
}

/// A personal commitment that somebody is asked to sign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signing {
    /// The code of who signs, in the register of people.
    pub person: String,
    /// Its terms: columns of commitments and their cells.
    pub terms: Vec<(String, String)>,
}

/// What somebody answers who is asked to sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Signed,
    Declined,
}

impl Answer {
    const fn name(self) -> &'static str {
        match self {
            Self::Signed => "signed",
            Self::Declined => "declined",
        }
    }
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
    /// In the place of disclosures: what is to be signed.
    pub signs: Option<&'a Signing>,
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
    let signs = new.signs.map(serde_json::to_string).transpose().map_err(|error| DbErr::Json(error.to_string()))?;
    row::links::Entity::update_many()
        .col_expr(row::links::Column::WithdrawnAt, Expr::value(now.micros()))
        .filter(row::links::Column::ContactId.eq(new.contact))
        .filter(row::links::Column::Disclosures.eq(about.as_str()))
        .filter(match &signs {
            Some(signs) => row::links::Column::Signs.eq(signs.as_str()),
            None => row::links::Column::Signs.is_null(),
        })
        .filter(row::links::Column::OpenedAt.is_null())
        .filter(row::links::Column::WithdrawnAt.is_null())
        .exec(txn)
        .await?;
    let link = row::links::ActiveModel {
        token_hash: Set(digest(new.token)),
        contact_id: Set(new.contact),
        disclosures: Set(about),
        signs: Set(signs),
        asks_to_attest: Set(new.asks_to_attest.into()),
        made_by: Set(new.made_by.0),
        made_at: Set(now.micros()),
        expires_at: Set(now.micros() + LIFE),
        ..Default::default()
    };
    let id = link.insert(txn).await?.id;
    let person = new.signs.map(|signing| &signing.person);
    let particulars = json!({
        "attest": new.asks_to_attest,
        "contact": new.contact,
        "disclosures": new.disclosures,
        "signs": person,
    });
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

/// The link of a number, whatever became of it. Two queries.
///
/// # Errors
/// Whatever the database says.
pub async fn find(conn: &impl ConnectionTrait, id: i64) -> Result<Option<Link>, DbErr> {
    match row::links::Entity::find_by_id(id).one(conn).await? {
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

/// The links by which people were asked to sign, the last made first. Two queries for each 500 people.
///
/// # Errors
/// Whatever the database says.
pub async fn signings(conn: &impl ConnectionTrait, people: &[&str]) -> Result<Vec<Link>, DbErr> {
    let reached = contacts::of_persons(conn, people).await?;
    let reached: HashMap<i64, Contact> = reached.into_iter().map(|contact| (contact.id, contact)).collect();
    let numbers: Vec<i64> = reached.keys().copied().collect();
    let mut found = Vec::new();
    for some in numbers.chunks(AT_ONCE) {
        let of_them = row::links::Column::ContactId.is_in(some.iter().copied());
        let asked = row::links::Entity::find().filter(of_them).filter(row::links::Column::Signs.is_not_null());
        found.extend(asked.all(conn).await?);
    }
    found.sort_by_key(|row| std::cmp::Reverse(row.id));
    let of = |row: row::links::Model| Some(told(row.clone(), reached.get(&row.contact_id).cloned()?));
    found.into_iter().filter_map(of).collect::<Result<Vec<_>, _>>()
}

/// Numbers asked for in one query.
const AT_ONCE: usize = 500;

/// After how long an unanswered question is asked again, once: three days, in microseconds.
pub const SILENCE: i64 = 3 * 24 * 3600 * 1_000_000;

/// The links that ask to attest or to sign, were not opened for some days, can still be opened, and were sent only once; the oldest first.
/// One query, and one for each.
///
/// # Errors
/// Whatever the database says.
pub async fn silent(conn: &impl ConnectionTrait, now: Instant) -> Result<Vec<Link>, DbErr> {
    let mut found = Vec::new();
    let asks = row::links::Column::AsksToAttest.eq(1).or(row::links::Column::Signs.is_not_null());
    let asking = row::links::Entity::find().filter(asks);
    let all = asking.order_by_asc(row::links::Column::Id).all(conn).await?;
    for row in &all {
        let about = |one: &row::links::Model| (one.contact_id, one.disclosures.clone(), one.signs.clone());
        let is_same = |other: &&row::links::Model| about(other) == about(row);
        let is_silent = row.made_at <= now.micros() - SILENCE && all.iter().filter(is_same).count() == 1;
        if is_silent && let Some(link) = link(conn, row.clone()).await?.filter(|link| link.dead(now).is_none()) {
            found.push(link);
        }
    }
    Ok(found)
}

async fn link(conn: &impl ConnectionTrait, row: row::links::Model) -> Result<Option<Link>, DbErr> {
    let Some(contact) = contacts::find(conn, row.contact_id).await? else { return Ok(None) };
    told(row, contact).map(Some)
}

fn told(row: row::links::Model, contact: Contact) -> Result<Link, DbErr> {
    let signs = row.signs.as_deref().map(serde_json::from_str).transpose();
    let answer = match row.answer.as_deref() {
        Some("signed") => Some(Answer::Signed),
        Some(_) => Some(Answer::Declined),
        None => None,
    };
    Ok(Link {
        id: row.id,
        contact,
        disclosures: row.disclosures.split(LIST_SEPARATOR).filter(|code| !code.is_empty()).map(str::to_owned).collect(),
        signs: signs.map_err(|error| DbErr::Json(error.to_string()))?,
        answer: answer.zip(row.answered_at.map(Instant::from_micros)),
        commitment: row.commitment_code,
        asks_to_attest: row.asks_to_attest != 0,
        made_by: StaffId(row.made_by),
        made_at: Instant::from_micros(row.made_at),
        expires_at: Instant::from_micros(row.expires_at),
        opened_at: row.opened_at.map(Instant::from_micros),
        withdrawn_at: row.withdrawn_at.map(Instant::from_micros),
    })
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

/// Ends the sessions of a contact, and withdraws their links. The caller commits. Three statements.
///
/// # Errors
/// Whatever the database says.
pub(crate) async fn shut(txn: &DatabaseTransaction, contact: i64, now: Instant) -> Result<(), DbErr> {
    let theirs = row::links::Entity::find().filter(row::links::Column::ContactId.eq(contact)).all(txn).await?;
    row::links::Entity::update_many()
        .col_expr(row::links::Column::WithdrawnAt, Expr::value(now.micros()))
        .filter(row::links::Column::ContactId.eq(contact))
        .filter(row::links::Column::WithdrawnAt.is_null())
        .exec(txn)
        .await?;
    row::sessions::Entity::update_many()
        .col_expr(row::sessions::Column::EndedAt, Expr::value(now.micros()))
        .filter(row::sessions::Column::LinkId.is_in(theirs.iter().map(|link| link.id)))
        .filter(row::sessions::Column::EndedAt.is_null())
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

/// Who writes down what a contact says: nobody on the staff, and of what its pages ask alone.
pub fn clerk() -> Actor {
    let roles = [domain::staff::Role::Procurement, domain::staff::Role::Events].into();
    Actor { id: None, roles, scope: domain::staff::Scope::All }
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
