//! Saving, renaming, sharing and deleting; what others meet is an act, what one keeps for oneself a preference.

use domain::saved::{Audience, SavedName, ShareRefused};
use domain::staff::{Actor, Scope, StaffId};
use domain::time::Instant;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait,
    QueryFilter, Set,
};
use serde_json::{Value, json};
use thiserror::Error;

use super::{Saved, row};
use crate::acts::{self, NewAct};

/// The most that one person may have saved.
pub const MOST: u64 = 200;

/// Something about to be saved. The caller has made the address of a page that may be saved.
#[derive(Clone, Debug)]
pub struct NewSaved<'a> {
    pub name: &'a SavedName,
    pub audience: Audience,
    /// An address of our own, without search words.
    pub place: &'a str,
    /// Blank for none.
    pub words: &'a str,
}

/// Why nothing was saved.
#[derive(Debug, Error)]
pub enum Refused {
    #[error(transparent)]
    Share(#[from] ShareRefused),
    #[error("the person has saved something else under this name")]
    NameTaken,
    #[error("the person has saved {MOST} already")]
    TooMany,
    #[error("the person has saved nothing of this number")]
    Unknown,
    #[error("the database failed")]
    Database(#[from] DbErr),
}

/// Saves a list or an audit; the same again under the same name is what is there already. Gives its number. The caller
/// commits.
///
/// # Errors
/// `Share`, `NameTaken`, `TooMany`, or `Database`.
pub async fn add(txn: &DatabaseTransaction, by: &Actor, new: &NewSaved<'_>, now: Instant) -> Result<i64, Refused> {
    let owner = by.id.ok_or(Refused::Unknown)?;
    new.audience.may_be_chosen(by, !new.words.is_empty())?;
    if let Some(named) = named(txn, owner, new.name).await? {
        let is_same = named.place == new.place && named.words == new.words && named.audience == new.audience.name();
        return if is_same { Ok(named.id) } else { Err(Refused::NameTaken) };
    }
    if row::Entity::find().filter(row::Column::StaffId.eq(owner.0)).count(txn).await? >= MOST {
        return Err(Refused::TooMany);
    }
    let row = row::ActiveModel {
        staff_id: Set(owner.0),
        name: Set(new.name.as_str().to_owned()),
        audience: Set(new.audience.name().to_owned()),
        walls: Set(walls(&by.scope)?),
        place: Set(new.place.to_owned()),
        words: Set(new.words.to_owned()),
        created_at: Set(now.micros()),
        changed_at: Set(now.micros()),
        ..Default::default()
    };
    let id = row.insert(txn).await?.id;
    if new.audience != Audience::Own {
        record(txn, by, "share-saved", id, json!({ "for": new.audience.name() }), now).await?;
    }
    Ok(id)
}

/// Gives what `by` saved another name or audience. The caller commits.
///
/// # Errors
/// `Unknown` for what is somebody else's, `Share`, `NameTaken`, or `Database`.
pub async fn change(
    txn: &DatabaseTransaction,
    by: &Actor,
    id: i64,
    name: &SavedName,
    audience: Audience,
    now: Instant,
) -> Result<(), Refused> {
    let before = own(txn, by, id).await?;
    if audience != before.audience {
        audience.may_be_chosen(by, !before.words.is_empty())?;
    }
    if named(txn, before.owner, name).await?.is_some_and(|named| named.id != id) {
        return Err(Refused::NameTaken);
    }
    let row = row::ActiveModel {
        id: Set(id),
        name: Set(name.as_str().to_owned()),
        audience: Set(audience.name().to_owned()),
        walls: Set(walls(&before.walls.with(&by.scope))?),
        changed_at: Set(now.micros()),
        ..Default::default()
    };
    row::Entity::update(row).exec(txn).await?;
    let verb = match (before.audience, audience) {
        (Audience::Own, Audience::Own) => return Ok(()),
        (_, Audience::Own) => "unshare-saved",
        (from, to) if from == to => "rename-shared",
        _ => "share-saved",
    };
    let particulars = json!({ "from": before.audience.name(), "to": audience.name() });
    record(txn, by, verb, id, particulars, now).await
}

/// Deletes what `by` saved, for everybody whom it was shared with. The caller commits.
///
/// # Errors
/// `Unknown` for what is somebody else's, or `Database`.
pub async fn delete(txn: &DatabaseTransaction, by: &Actor, id: i64, now: Instant) -> Result<(), Refused> {
    let before = own(txn, by, id).await?;
    row::Entity::delete_by_id(id).exec(txn).await?;
    if before.audience != Audience::Own {
        record(txn, by, "delete-shared", id, json!({ "for": before.audience.name() }), now).await?;
    }
    Ok(())
}

async fn own(txn: &DatabaseTransaction, by: &Actor, id: i64) -> Result<Saved, Refused> {
    super::find(txn, by, id).await?.filter(|saved| saved.is_of(by)).ok_or(Refused::Unknown)
}

async fn named(conn: &impl ConnectionTrait, owner: StaffId, name: &SavedName) -> Result<Option<row::Model>, DbErr> {
    let of_owner = row::Entity::find().filter(row::Column::StaffId.eq(owner.0));
    of_owner.filter(row::Column::Name.eq(name.as_str())).one(conn).await
}

fn walls(scope: &Scope) -> Result<Option<String>, DbErr> {
    match scope {
        Scope::All => Ok(None),
        Scope::Programmes(codes) => {
            serde_json::to_string(codes).map(Some).map_err(|error| DbErr::Json(error.to_string()))
        }
    }
}

/// Names and search words are kept out of the log: they may be secret, and the log is for ever.
async fn record(
    txn: &DatabaseTransaction,
    by: &Actor,
    verb: &str,
    id: i64,
    particulars: Value,
    now: Instant,
) -> Result<(), Refused> {
    let subject_id = id.to_string();
    let act = NewAct { actor: by.id, verb, subject_kind: "saved", subject_id: &subject_id, reason: None, particulars };
    acts::record(txn, &act, now).await?;
    Ok(())
}
