//! Evidence: which papers speak for a fact, as those see them who see the fact. The bytes lie elsewhere, encrypted.

pub mod actions;
mod row;

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::facts::Kind;
use domain::staff::{Scope, StaffId};
use domain::time::{Instant, parse_day};
use sea_orm::sea_query::{Cond, Expr, ExprTrait, JoinType, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryResult};

use crate::facts::{FACTS, latest, within};
use crate::known::Known;

/// A file as it lies in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    /// Its name in the store.
    pub object: String,
    /// Of the bytes as they were sent.
    pub sha256: [u8; 32],
    /// In bytes, as they were sent.
    pub size: u64,
    /// What it is by its first bytes, by the name that the store gives this kind.
    pub media: String,
    /// Its own key, encrypted for the master key.
    pub wrapped_key: Vec<u8>,
}

/// That evidence counts no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voided {
    pub at: Instant,
    /// None for the command line.
    pub by: Option<StaffId>,
    pub reason: String,
}

/// A paper that speaks for a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Stands in addresses; never changes.
    pub id: i64,
    pub file: StoredFile,
    /// The name under which it was sent; may name people.
    pub file_name: String,
    /// Blank for none; may name people.
    pub note: String,
    /// The day that the paper speaks of or came in on.
    pub dated_on: NaiveDate,
    /// When it was handed in here: the instant of that act.
    pub added_at: Instant,
    /// None for the command line.
    pub added_by: Option<StaffId>,
    pub void: Option<Voided>,
}

const EVIDENCE: &str = "e";
const FILE: &str = "s";
const WORDS: &str = "t";

/// The evidence of a fact as far as `scope` sees the fact, in the order in which it was handed in; as known at an instant:
/// what was there, and void by then. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn of_fact(
    conn: &impl ConnectionTrait,
    scope: &Scope,
    (kind, fact): (Kind, i64),
    known: Known,
) -> Result<Vec<Evidence>, DbErr> {
    Ok(of_facts(conn, scope, (kind, &[fact]), known).await?.remove(&fact).unwrap_or_default())
}

/// The evidence of several facts of a kind, by their numbers, as of [`of_fact`]; those without any are left out. One query for
/// each 500 facts.
///
/// # Errors
/// Whatever the database says.
pub async fn of_facts(
    conn: &impl ConnectionTrait,
    scope: &Scope,
    (kind, facts): (Kind, &[i64]),
    known: Known,
) -> Result<HashMap<i64, Vec<Evidence>>, DbErr> {
    let mut found: HashMap<i64, Vec<Evidence>> = HashMap::new();
    for some in facts.chunks(AT_ONCE) {
        let mut select = select(conn, scope, kind, some);
        select.column((EVIDENCE, "fact_id")).order_by((EVIDENCE, "id"), Order::Asc);
        if let Known::At(at) = known {
            select.and_where(Expr::col((EVIDENCE, "added_at")).lte(at.micros()));
        }
        for row in &conn.query_all(&select).await? {
            found.entry(row.try_get("", "fact_id")?).or_default().push(read(row)?.known(known));
        }
    }
    Ok(found)
}

/// One paper of a fact; `None` when there is none that `scope` sees. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn find(
    conn: &impl ConnectionTrait,
    scope: &Scope,
    (kind, fact): (Kind, i64),
    id: i64,
) -> Result<Option<Evidence>, DbErr> {
    let mut select = select(conn, scope, kind, &[fact]);
    select.and_where(Expr::col((EVIDENCE, "id")).eq(id));
    conn.query_one(&select).await?.as_ref().map(read).transpose()
}

/// Facts looked up in one query.
const AT_ONCE: usize = 500;

/// How many papers that count speak for facts of one kind, by their numbers; those without any are left out. As known at an
/// instant: what was there, and not void by then. Whoever asks sees the facts. One query for each 500 facts.
///
/// # Errors
/// Whatever the database says.
pub async fn counts(
    conn: &impl ConnectionTrait,
    kind: Kind,
    facts: &[i64],
    known: Known,
) -> Result<HashMap<i64, u64>, DbErr> {
    let mut found = HashMap::new();
    for some in facts.chunks(AT_ONCE) {
        let mut select = Query::select();
        let void_at = || Expr::col((EVIDENCE, "void_at"));
        let counts = match known {
            Known::Now => Cond::all().add(void_at().is_null()),
            Known::At(at) => {
                let standing = Cond::any().add(void_at().is_null()).add(void_at().gt(at.micros()));
                Cond::all().add(standing).add(Expr::col((EVIDENCE, "added_at")).lte(at.micros()))
            }
        };
        select
            .column((EVIDENCE, "fact_id"))
            .expr(Expr::cust("COUNT(*)"))
            .from_as("evidence", EVIDENCE)
            .and_where(Expr::col((EVIDENCE, "register")).eq(kind.table()))
            .and_where(Expr::col((EVIDENCE, "fact_id")).is_in(some.iter().copied()))
            .cond_where(counts)
            .group_by_col((EVIDENCE, "fact_id"));
        for row in conn.query_all(&select).await? {
            let count: i64 = row.try_get_by_index(1)?;
            found.insert(row.try_get_by_index(0)?, u64::try_from(count).unwrap_or(0));
        }
    }
    Ok(found)
}

/// Whether any file was ever handed in. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn is_empty(conn: &impl ConnectionTrait) -> Result<bool, DbErr> {
    Ok(row::files::Entity::find().one(conn).await?.is_none())
}

/// Whether a row names this file of the store. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn names_object(conn: &impl ConnectionTrait, object: &str) -> Result<bool, DbErr> {
    let found = row::files::Entity::find().filter(row::files::Column::Object.eq(object)).count(conn).await?;
    Ok(found > 0)
}

fn select(conn: &impl ConnectionTrait, scope: &Scope, kind: Kind, facts: &[i64]) -> SelectStatement {
    let mut seen = latest(kind);
    let those = Expr::col((FACTS, "id")).is_in(facts.iter().copied());
    seen.column((FACTS, "id")).and_where(those).cond_where(within(kind, scope, conn.get_database_backend()));
    let same = |one: (&'static str, &'static str), other: (&'static str, &'static str)| Expr::col(one).equals(other);
    let mut select = Query::select();
    for column in ["id", "dated_on", "added_at", "added_by", "void_at", "void_by", "void_reason"] {
        select.column((EVIDENCE, column));
    }
    for column in ["object", "sha256", "size", "media", "wrapped_key"] {
        select.column((FILE, column));
    }
    select
        .column((WORDS, "file_name"))
        .column((WORDS, "note"))
        .from_as("evidence", EVIDENCE)
        .join_as(JoinType::InnerJoin, "files", FILE, same((FILE, "id"), (EVIDENCE, "file_id")))
        .join_as(JoinType::LeftJoin, "evidence_words", WORDS, same((WORDS, "evidence_id"), (EVIDENCE, "id")))
        .cond_where(Cond::all().add(Expr::col((EVIDENCE, "register")).eq(kind.table())))
        .and_where(Expr::col((EVIDENCE, "fact_id")).in_subquery(seen));
    select
}

fn read(row: &QueryResult) -> Result<Evidence, DbErr> {
    let sha256: Vec<u8> = row.try_get("", "sha256")?;
    let size: i64 = row.try_get("", "size")?;
    let dated_on: String = row.try_get("", "dated_on")?;
    let void = match row.try_get::<Option<i64>>("", "void_at")? {
        None => None,
        Some(at) => Some(Voided {
            at: Instant::from_micros(at),
            by: row.try_get::<Option<i64>>("", "void_by")?.map(StaffId),
            reason: row.try_get::<Option<String>>("", "void_reason")?.unwrap_or_default(),
        }),
    };
    Ok(Evidence {
        id: row.try_get("", "id")?,
        file: StoredFile {
            object: row.try_get("", "object")?,
            sha256: sha256.try_into().map_err(|_| DbErr::Type("a SHA-256 has 32 bytes".to_owned()))?,
            size: u64::try_from(size).map_err(|error| DbErr::Type(error.to_string()))?,
            media: row.try_get("", "media")?,
            wrapped_key: row.try_get("", "wrapped_key")?,
        },
        file_name: row.try_get::<Option<String>>("", "file_name")?.unwrap_or_default(),
        note: row.try_get::<Option<String>>("", "note")?.unwrap_or_default(),
        dated_on: parse_day(&dated_on).map_err(|error| DbErr::Type(error.to_string()))?,
        added_at: Instant::from_micros(row.try_get("", "added_at")?),
        added_by: row.try_get::<Option<i64>>("", "added_by")?.map(StaffId),
        void,
    })
}

impl Evidence {
    /// The same as it was known then.
    fn known(self, known: Known) -> Self {
        let was_void = |void: &Voided| match known {
            Known::Now => true,
            Known::At(at) => void.at <= at,
        };
        Self { void: self.void.filter(was_void), ..self }
    }
}
