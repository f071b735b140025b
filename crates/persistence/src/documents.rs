//! Documents and their versions, found as one types.

use domain::facts::Kind;
use domain::staff::Actor;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query};
use sea_orm::{ConnectionTrait, DbErr};

use crate::facts::{FACTS, latest, within};
use crate::lists::matching_itself;

/// A document with its versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub code: String,
    pub title: String,
    pub programme: String,
    /// By label.
    pub versions: Vec<FoundVersion>,
}

/// A version of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundVersion {
    /// Stands in addresses.
    pub id: i64,
    pub label: String,
    pub stage: String,
}

/// What a version's number stands for, as its page is headed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headed {
    pub document: String,
    pub document_id: i64,
    pub title: String,
    pub programme: String,
    pub class: String,
    pub label: String,
    pub stage: String,
    /// IANA name of the zone in which its days are days.
    pub zone: String,
    pub derived_from: Option<String>,
}

/// Documents whose code begins with `text` or whose title holds it, without regard to case or width; all of them, the
/// last entered first, when it is blank. At most `limit`, within the actor's programmes. Two queries.
///
/// # Errors
/// Whatever the database says.
pub async fn find(conn: &impl ConnectionTrait, actor: &Actor, text: &str, limit: u64) -> Result<Vec<Found>, DbErr> {
    let mut select = latest(Kind::Documents);
    select.columns(["code", "title", "programme_code"].map(|column| (FACTS, column)));
    select.cond_where(within(Kind::Documents, &actor.scope, conn.get_database_backend()));
    select.and_where(Expr::col((FACTS, "void")).eq(0)).limit(limit);
    if text.is_empty() {
        select.order_by((FACTS, "id"), Order::Desc);
    } else {
        select.cond_where(matching_itself(text)).order_by((FACTS, "code"), Order::Asc);
    }
    let rows = conn.query_all(&select).await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let (code, title, programme) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?, row.try_get_by_index(2)?);
        found.push(Found { code, title, programme, versions: Vec::new() });
    }
    let mut versions = Query::select();
    versions
        .columns(["id", "document_code", "label", "stage"])
        .from("versions")
        .and_where(Expr::col("document_code").is_in(found.iter().map(|one| one.code.as_str())))
        .and_where(Expr::col("void").eq(0))
        .order_by("label", Order::Asc);
    for row in conn.query_all(&versions).await? {
        let document: String = row.try_get_by_index(1)?;
        let version = FoundVersion {
            id: row.try_get_by_index(0)?,
            label: row.try_get_by_index(2)?,
            stage: row.try_get_by_index(3)?,
        };
        if let Some(of) = found.iter_mut().find(|one| one.code == document) {
            of.versions.push(version);
        }
    }
    Ok(found)
}

/// What the number of a version stands for; `None` when there is none within the actor's programmes. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn headed(conn: &impl ConnectionTrait, actor: &Actor, version: i64) -> Result<Option<Headed>, DbErr> {
    let mut select = latest(Kind::Versions);
    let own = ["document_code", "label", "stage", "derived_from"].map(|column| (FACTS, column));
    let document = ["title", "programme_code", "class", "id"].map(|column| ("d", column));
    select
        .columns(own)
        .columns(document)
        .column(("p", "timezone"))
        .join_as(
            sea_orm::sea_query::JoinType::InnerJoin,
            "documents",
            "d",
            Expr::col(("d", "key")).eq(Expr::col((FACTS, "document_code"))),
        )
        .join_as(
            sea_orm::sea_query::JoinType::InnerJoin,
            "programmes",
            "p",
            Expr::col(("p", "key")).eq(Expr::col(("d", "programme_code"))),
        )
        .and_where(Expr::col((FACTS, "id")).eq(version))
        .cond_where(within(Kind::Versions, &actor.scope, conn.get_database_backend()));
    let Some(row) = conn.query_one(&select).await? else { return Ok(None) };
    Ok(Some(Headed {
        document: row.try_get_by_index(0)?,
        label: row.try_get_by_index(1)?,
        stage: row.try_get_by_index(2)?,
        derived_from: row.try_get_by_index(3)?,
        title: row.try_get_by_index(4)?,
        programme: row.try_get_by_index(5)?,
        class: row.try_get_by_index(6)?,
        document_id: row.try_get_by_index(7)?,
        zone: row.try_get_by_index(8)?,
    }))
}

/// Versions that a version is related to by making, with their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Related {
    /// What it was made from.
    pub source: Option<(String, i64)>,
    /// What was made from it.
    pub made_from: Vec<(String, i64)>,
}

/// What a version was made from and what was made from it, within the actor's programmes. Two queries.
///
/// # Errors
/// Whatever the database says.
pub async fn related(conn: &impl ConnectionTrait, actor: &Actor, head: &Headed) -> Result<Related, DbErr> {
    let source = head.derived_from.as_deref().and_then(|named| named.rsplit_once(':'));
    let source = match source {
        None => Vec::new(),
        Some((document, label)) => {
            let named = Expr::col((FACTS, "document_code")).eq(document).and(Expr::col((FACTS, "label")).eq(label));
            named_versions(conn, actor, named).await?
        }
    };
    let own = format!("{}:{}", head.document, head.label);
    let made_from = named_versions(conn, actor, Expr::col((FACTS, "derived_from")).eq(own)).await?;
    Ok(Related { source: source.into_iter().next(), made_from })
}

async fn named_versions(conn: &impl ConnectionTrait, actor: &Actor, which: Expr) -> Result<Vec<(String, i64)>, DbErr> {
    let mut select = latest(Kind::Versions);
    select
        .columns(["document_code", "label", "id"].map(|column| (FACTS, column)))
        .and_where(which)
        .and_where(Expr::col((FACTS, "void")).eq(0))
        .cond_where(within(Kind::Versions, &actor.scope, conn.get_database_backend()))
        .order_by((FACTS, "key"), Order::Asc);
    let rows = conn.query_all(&select).await?;
    let read = |row: &sea_orm::QueryResult| -> Result<(String, i64), DbErr> {
        let (document, label): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        Ok((format!("{document} {label}"), row.try_get_by_index(2)?))
    };
    rows.iter().map(read).collect()
}
