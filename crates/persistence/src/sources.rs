//! How the tables of a source are read: remembered under the source's name for each kind, with what was decided about its rows.

use std::collections::BTreeMap;

use domain::facts::Kind;
use domain::staff::{Actor, Scope, StaffId};
use domain::time::Instant;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder, Set};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::acts::{self, NewAct};

pub(crate) mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "import_sources")]
    pub(crate) struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub name: String,
        pub kind: String,
        /// A JSON list of programme codes; `null` for all programmes.
        pub walls: String,
        pub mapping: String,
        pub changed_by: i64,
        pub changed_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod matched {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "import_matches")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub source_id: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub row_hash: Vec<u8>,
        #[sea_orm(primary_key, auto_increment = false)]
        pub other_code: String,
        pub is_same: i64,
        pub decided_by: i64,
        pub decided_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// How many decisions are written together.
const AT_ONCE: usize = 500;

/// A row of a source and a party that it may be, by the digest of what tells the row apart and the party's code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    pub row: Vec<u8>,
    pub code: String,
}

impl Pair {
    pub fn new(identity: &str, code: &str) -> Self {
        Self { row: Sha256::digest(identity.as_bytes()).to_vec(), code: code.to_owned() }
    }
}

/// Whether each pair is one party; those that nobody decided are not among them.
pub type Matches = BTreeMap<Pair, bool>;

/// A source that was read before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub name: String,
    pub kind: Kind,
    /// As it was given to [`remember`].
    pub mapping: String,
    pub changed_at: Instant,
}

/// What is to be remembered of a source.
#[derive(Clone, Copy, Debug)]
pub struct NewSource<'a> {
    /// 1 to 80 characters.
    pub name: &'a str,
    pub kind: Kind,
    pub mapping: &'a str,
    pub matches: &'a Matches,
}

/// The sources that `actor` may know of, being remembered by somebody who saw no more than they do; the latest first. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn open_to(conn: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<Source>, DbErr> {
    let rows = row::Entity::find().order_by_desc(row::Column::ChangedAt).all(conn).await?;
    Ok(rows.into_iter().filter(|row| is_open(row, actor)).filter_map(source).collect())
}

/// What is remembered of a source for this kind, the latest that `actor` may know of, with what was decided about its rows.
/// Two queries.
///
/// # Errors
/// Whatever the database says.
pub async fn find(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    kind: Kind,
    name: &str,
) -> Result<Option<(Source, Matches)>, DbErr> {
    let named = row::Entity::find().filter(row::Column::Kind.eq(kind.table())).filter(row::Column::Name.eq(name));
    let rows = named.order_by_desc(row::Column::ChangedAt).all(conn).await?;
    let Some(row) = rows.into_iter().find(|row| is_open(row, actor)) else { return Ok(None) };
    let decided = matched::Entity::find().filter(matched::Column::SourceId.eq(row.id)).all(conn).await?;
    let decided = decided.into_iter().map(|one| (Pair { row: one.row_hash, code: one.other_code }, one.is_same == 1));
    let decided = decided.collect();
    Ok(source(row).map(|source| (source, decided)))
}

/// Remembers how a source is read, in place of what was remembered by those who see as much; nothing changes, and there is no
/// act, where it is the same. The caller commits.
///
/// # Errors
/// Whatever the database says.
pub async fn remember(txn: &DatabaseTransaction, by: &Actor, new: &NewSource<'_>, now: Instant) -> Result<(), DbErr> {
    let Some(owner) = by.id else { return Ok(()) };
    let walls = walls(&by.scope)?;
    let own = row::Entity::find()
        .filter(row::Column::Kind.eq(new.kind.table()))
        .filter(row::Column::Name.eq(new.name))
        .filter(row::Column::Walls.eq(walls.as_str()));
    let before = own.one(txn).await?;
    let is_same = before.as_ref().is_some_and(|before| before.mapping == new.mapping);
    let source_id = match before {
        Some(before) if is_same => before.id,
        Some(before) => {
            let row = row::ActiveModel {
                id: Set(before.id),
                mapping: Set(new.mapping.to_owned()),
                changed_by: Set(owner.0),
                changed_at: Set(now.micros()),
                ..Default::default()
            };
            row::Entity::update(row).exec(txn).await?.id
        }
        None => {
            let row = row::ActiveModel {
                name: Set(new.name.to_owned()),
                kind: Set(new.kind.table().to_owned()),
                walls: Set(walls),
                mapping: Set(new.mapping.to_owned()),
                changed_by: Set(owner.0),
                changed_at: Set(now.micros()),
                ..Default::default()
            };
            row::Entity::insert(row).exec(txn).await?.last_insert_id
        }
    };
    let decided = decide(txn, owner, source_id, new.matches, now).await?;
    if is_same && decided == 0 {
        return Ok(());
    }
    record(txn, owner, source_id, (!is_same, decided), now).await
}

/// Writes the decisions that are new; gives how many there are.
async fn decide(
    txn: &DatabaseTransaction,
    owner: StaffId,
    source_id: i64,
    matches: &Matches,
    now: Instant,
) -> Result<usize, DbErr> {
    let before = matched::Entity::find().filter(matched::Column::SourceId.eq(source_id)).all(txn).await?;
    let before: Matches =
        before.into_iter().map(|one| (Pair { row: one.row_hash, code: one.other_code }, one.is_same == 1)).collect();
    let new: Vec<(&Pair, &bool)> = matches.iter().filter(|(pair, is_same)| before.get(pair) != Some(is_same)).collect();
    for some in new.chunks(AT_ONCE) {
        let row = |(pair, is_same): &(&Pair, &bool)| matched::ActiveModel {
            source_id: Set(source_id),
            row_hash: Set(pair.row.clone()),
            other_code: Set(pair.code.clone()),
            is_same: Set(i64::from(**is_same)),
            decided_by: Set(owner.0),
            decided_at: Set(now.micros()),
        };
        let mut again =
            OnConflict::columns([matched::Column::SourceId, matched::Column::RowHash, matched::Column::OtherCode]);
        again.update_columns([matched::Column::IsSame, matched::Column::DecidedBy, matched::Column::DecidedAt]);
        matched::Entity::insert_many(some.iter().map(row)).on_conflict(again).exec_without_returning(txn).await?;
    }
    Ok(new.len())
}

/// Names of sources and words of their tables are kept out of the log: they may be secret, and the log is for ever.
async fn record(
    txn: &DatabaseTransaction,
    owner: StaffId,
    source_id: i64,
    (is_mapping_new, decided): (bool, usize),
    now: Instant,
) -> Result<(), DbErr> {
    let subject_id = source_id.to_string();
    let act = NewAct {
        actor: Some(owner),
        verb: "remember-mapping",
        subject_kind: "import_source",
        subject_id: &subject_id,
        reason: None,
        particulars: json!({ "mapping": is_mapping_new, "matches": decided }),
    };
    acts::record(txn, &act, now).await.map(drop)
}

fn is_open(row: &row::Model, actor: &Actor) -> bool {
    let walls = match serde_json::from_str::<Option<std::collections::BTreeSet<String>>>(&row.walls) {
        Ok(Some(codes)) => Scope::Programmes(codes),
        Ok(None) => Scope::All,
        Err(_) => return false,
    };
    actor.scope.covers(&walls)
}

fn walls(scope: &Scope) -> Result<String, DbErr> {
    let codes = match scope {
        Scope::All => None,
        Scope::Programmes(codes) => Some(codes),
    };
    serde_json::to_string(&codes).map_err(|error| DbErr::Json(error.to_string()))
}

fn source(row: row::Model) -> Option<Source> {
    let kind = Kind::of_table(&row.kind)?;
    Some(Source { name: row.name, kind, mapping: row.mapping, changed_at: Instant::from_micros(row.changed_at) })
}
