//! The log of acts: who did what, when and why; appended in the same transaction as the deed.

use domain::facts::Kind;
use domain::staff::StaffId;
use domain::time::Instant;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Set,
};
use sha2::{Digest, Sha256};

/// The rows of `act`.
pub(crate) mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "act")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub seq: i64,
        pub at: i64,
        pub actor: Option<i64>,
        pub verb: String,
        pub subject_kind: String,
        pub subject_id: String,
        pub reason: Option<String>,
        pub leaf: Vec<u8>,
        pub hash: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// An act about to be recorded.
#[derive(Clone, Debug)]
pub struct NewAct<'a> {
    /// None for the program itself and the command line.
    pub actor: Option<StaffId>,
    /// What was done, as a catalogue key's last part: `sign-in`, `add-staff`, `import`.
    pub verb: &'a str,
    /// What it was done to: a room or a file of the bundle, then a code or number. Never a person's name.
    pub subject_kind: &'a str,
    pub subject_id: &'a str,
    /// Why, in the words of whoever did it.
    pub reason: Option<&'a str>,
    /// What else the log must prove, without names of people: counts, digests, codes. `Value::Null` for nothing.
    pub particulars: serde_json::Value,
}

/// An act as it stands in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// From 1, without gaps.
    pub seq: i64,
    /// Later than every earlier act's.
    pub at: Instant,
    pub actor: Option<StaffId>,
    pub verb: String,
    pub subject_kind: String,
    pub subject_id: String,
    pub reason: Option<String>,
    /// What else the log proves; without names of people.
    pub particulars: serde_json::Value,
}

/// Appends one act; its instant is `now`, or one microsecond after the last act's when that is later. The caller
/// commits. Two queries.
///
/// # Errors
/// Whatever the database says.
pub async fn record(txn: &DatabaseTransaction, act: &NewAct<'_>, now: Instant) -> Result<Act, DbErr> {
    let (seq, at) = next(txn, now).await?;
    let leaf = leaf(seq, at, act);
    row::Entity::insert(row::ActiveModel {
        seq: Set(seq),
        at: Set(at.micros()),
        actor: Set(act.actor.map(|id| id.0)),
        verb: Set(act.verb.to_owned()),
        subject_kind: Set(act.subject_kind.to_owned()),
        subject_id: Set(act.subject_id.to_owned()),
        reason: Set(act.reason.map(str::to_owned)),
        hash: Set(leaf_hash(&leaf)),
        leaf: Set(leaf),
    })
    .exec_without_returning(txn)
    .await?;
    Ok(Act {
        seq,
        at,
        actor: act.actor,
        verb: act.verb.to_owned(),
        subject_kind: act.subject_kind.to_owned(),
        subject_id: act.subject_id.to_owned(),
        reason: act.reason.map(str::to_owned),
        particulars: act.particulars.clone(),
    })
}

/// The number and instant that `record` gives the next act of this transaction, so that facts can name an act whose
/// particulars are known only when all of them are written. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn next(txn: &DatabaseTransaction, now: Instant) -> Result<(i64, Instant), DbErr> {
    let (last_seq, last_at) = last(txn).await?.unwrap_or((0, Instant::START));
    Ok((last_seq + 1, now.max(last_at.just_after())))
}

/// The acts with these numbers, in no particular order. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn by_seq(conn: &impl ConnectionTrait, seqs: impl Iterator<Item = i64>) -> Result<Vec<Act>, DbErr> {
    let query = row::Entity::find().filter(row::Column::Seq.is_in(seqs));
    Ok(query.all(conn).await?.into_iter().map(Act::from).collect())
}

/// An act as the log proves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Canonical {
    pub seq: i64,
    /// The canonical bytes, which are JSON.
    pub leaf: String,
    /// Of the leaf, in hexadecimal: SHA-256 of a zero byte and the leaf.
    pub hash: String,
}

/// The acts with these numbers as they are stored, by number. One query for each 500.
///
/// # Errors
/// Whatever the database says.
pub async fn canonical(conn: &impl ConnectionTrait, seqs: &[i64]) -> Result<Vec<Canonical>, DbErr> {
    let mut found = Vec::with_capacity(seqs.len());
    for some in seqs.chunks(500) {
        let query = row::Entity::find().filter(row::Column::Seq.is_in(some.iter().copied()));
        found.extend(query.order_by_asc(row::Column::Seq).all(conn).await?);
    }
    Ok(found.into_iter().map(Canonical::from).collect())
}

impl From<row::Model> for Canonical {
    fn from(row: row::Model) -> Self {
        Self { seq: row.seq, leaf: String::from_utf8_lossy(&row.leaf).into_owned(), hash: hex::encode(&row.hash) }
    }
}

/// How many acts there are of each verb up to an instant, and the last of them; all without one. Two queries.
///
/// # Errors
/// Whatever the database says.
pub async fn counted(
    conn: &impl ConnectionTrait,
    until: Option<Instant>,
) -> Result<(Vec<(String, u64)>, Option<Canonical>), DbErr> {
    let by_then =
        || row::Entity::find().apply_if(until, |query, until| query.filter(row::Column::At.lte(until.micros())));
    let counts: Vec<(String, i64)> = by_then()
        .select_only()
        .column(row::Column::Verb)
        .column_as(row::Column::Seq.count(), "acts")
        .group_by(row::Column::Verb)
        .into_tuple()
        .all(conn)
        .await?;
    let last = by_then().order_by_desc(row::Column::Seq).one(conn).await?.map(Canonical::from);
    Ok((counts.into_iter().map(|(verb, count)| (verb, u64::try_from(count).unwrap_or_default())).collect(), last))
}

/// The acts of these verbs on one subject, newest first. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn on_subject(
    conn: &impl ConnectionTrait,
    verb: &str,
    (subject_kind, subject_id): (&str, &str),
) -> Result<Vec<Act>, DbErr> {
    let query = row::Entity::find()
        .filter(row::Column::SubjectKind.eq(subject_kind))
        .filter(row::Column::SubjectId.eq(subject_id))
        .filter(row::Column::Verb.eq(verb))
        .order_by_desc(row::Column::Seq);
    Ok(query.all(conn).await?.into_iter().map(Act::from).collect())
}

/// The instant of the last committed act: the default "as known at". `Instant::START` when there is none. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn last_instant(conn: &impl ConnectionTrait) -> Result<Instant, DbErr> {
    Ok(last(conn).await?.map_or(Instant::START, |(_, at)| at))
}

/// What an act that imports a bundle is done to.
pub const BUNDLE: &str = "bundle";

/// What an act did to facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// It wrote one fact: its kind and number.
    One(Kind, i64),
    /// It wrote any number of them, of any time.
    Bundle,
}

/// The number of the last act, 0 when there is none, and what the acts after number `seq` did to facts: until there are
/// such, what is known stays the same. Two queries.
///
/// # Errors
/// Whatever the database says.
pub async fn deeds_since(conn: &impl ConnectionTrait, seq: i64) -> Result<(i64, Vec<Deed>), DbErr> {
    let (last, _) = last(conn).await?.unwrap_or((0, Instant::START));
    let kinds = Kind::ALL.into_iter().map(Kind::table).chain([BUNDLE]);
    let query = row::Entity::find()
        .select_only()
        .column(row::Column::SubjectKind)
        .column(row::Column::SubjectId)
        .filter(row::Column::Seq.gt(seq))
        .filter(row::Column::Seq.lte(last))
        .filter(row::Column::SubjectKind.is_in(kinds));
    let acts: Vec<(String, String)> = query.into_tuple().all(conn).await?;
    let deed = |(kind, id): &(String, String)| match (Kind::of_table(kind), id.parse()) {
        (Some(kind), Ok(id)) => Deed::One(kind, id),
        _ => Deed::Bundle,
    };
    Ok((last, acts.iter().map(deed).collect()))
}

/// The newest acts, newest first, at most `limit`, those before sequence number `before` only. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn newest(conn: &impl ConnectionTrait, before: Option<i64>, limit: u64) -> Result<Vec<Act>, DbErr> {
    let mut query = row::Entity::find().order_by_desc(row::Column::Seq).limit(limit);
    if let Some(before) = before {
        query = query.filter(row::Column::Seq.lt(before));
    }
    Ok(query.all(conn).await?.into_iter().map(Act::from).collect())
}

impl From<row::Model> for Act {
    fn from(row: row::Model) -> Self {
        let leaf: serde_json::Value = serde_json::from_slice(&row.leaf).unwrap_or_default();
        Self {
            particulars: leaf.get("particulars").cloned().unwrap_or_default(),
            seq: row.seq,
            at: Instant::from_micros(row.at),
            actor: row.actor.map(StaffId),
            verb: row.verb,
            subject_kind: row.subject_kind,
            subject_id: row.subject_id,
            reason: row.reason,
        }
    }
}

async fn last(conn: &impl ConnectionTrait) -> Result<Option<(i64, Instant)>, DbErr> {
    let newest: Option<(i64, i64)> = row::Entity::find()
        .select_only()
        .column(row::Column::Seq)
        .column(row::Column::At)
        .order_by_desc(row::Column::Seq)
        .into_tuple()
        .one(conn)
        .await?;
    Ok(newest.map(|(seq, at)| (seq, Instant::from_micros(at))))
}

/// The canonical bytes: JSON with sorted keys and no blanks. The reason stands as its digest, since people write
/// names into reasons and the leaf outlives an erasure.
fn leaf(seq: i64, at: Instant, act: &NewAct<'_>) -> Vec<u8> {
    serde_json::json!({
        "actor": act.actor.map(|id| id.0),
        "at": at.micros(),
        "particulars": act.particulars,
        "reason": act.reason.map(|reason| hex::encode(Sha256::digest(reason.as_bytes()))),
        "seq": seq,
        "subject": [act.subject_kind, act.subject_id],
        "verb": act.verb,
    })
    .to_string()
    .into_bytes()
}

/// # Source
/// RFC 6962, section 2.1: a leaf's hash is that of a zero byte and the leaf, so that a tree can stand over it later.
fn leaf_hash(leaf: &[u8]) -> Vec<u8> {
    Sha256::new().chain_update([0]).chain_update(leaf).finalize().to_vec()
}
