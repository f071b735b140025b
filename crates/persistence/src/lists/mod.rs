//! Registers page by page: searched, filtered and sorted in the database, behind the wall of programmes.

mod filter;
mod names;
mod view;

use domain::facts::{KEY_SEPARATOR, Kind, NAMES_START, fold};
use domain::staff::{Actor, Scope};
use sea_orm::sea_query::{
    Cond, Expr, ExprTrait, LikeExpr, NullOrdering, Order, Query as Selects, SelectStatement, SimpleExpr,
};
use sea_orm::{ConnectionTrait, DbBackend, DbErr};

use crate::facts::{FACTS, Kept, NAMES, Span, latest, of_kind, read_kept, select_state, within};
use crate::known::Known;
use filter::On;

pub use filter::{Filter, Referring, Test};
pub use names::{Name, Names, named};
pub use view::View;

/// What is asked of a register.
#[derive(Clone, Debug)]
pub struct Query {
    pub kind: Kind,
    pub known: Known,
    /// As typed: the beginning of a code, or a part of a name, without regard to case and width. Blank finds all.
    pub search: String,
    /// All must hold.
    pub filters: Vec<Filter>,
    /// By key when none.
    pub sort: Option<Sort>,
    /// How many rows at most.
    pub size: u64,
    /// How many rows before them are left out.
    pub offset: u64,
}

/// By which column a page is sorted; blank cells come last, and ties by key: in the same direction where nothing can be
/// blank, else upwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    on: On,
    pub descending: bool,
}

/// One page of a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    pub rows: Vec<Kept>,
    /// How many rows all pages have together, as far as they were counted.
    pub total: u64,
    /// There are more than were counted.
    pub has_more: bool,
}

/// How many facts there are, as far as they were counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    pub rows: u64,
    /// There are more.
    pub has_more: bool,
}

impl Sort {
    /// By a column of `kind`, or `recorded_at`; `None` when it has no such column.
    pub fn by(kind: Kind, column: &str, descending: bool) -> Option<Self> {
        On::named(kind, column).map(|on| Self { on, descending })
    }
}

/// One page of the register as `actor` sees it, void facts included, with how many rows all of its pages have. Two queries.
///
/// # Errors
/// Whatever the database says.
pub async fn page(conn: &impl ConnectionTrait, actor: &Actor, query: &Query) -> Result<Page, DbErr> {
    page_counting(conn, actor, query, u64::MAX).await
}

/// The same, but counts no further than `most` rows, so that a list of millions is opened by reading few. Two queries.
///
/// # Errors
/// Whatever the database says.
pub async fn page_counting(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    query: &Query,
    most: u64,
) -> Result<Page, DbErr> {
    let mut found = matches(query.kind, query.known, &actor.scope, &query.filters, conn.get_database_backend());
    found.cond_where(matching(query.kind, &query.search));
    let count = count(conn, found.clone(), most).await?;
    let mut rows = found;
    select_state(&mut rows, query.kind);
    let mut ties = Order::Asc;
    if let Some(sort) = query.sort {
        let order = if sort.descending { Order::Desc } else { Order::Asc };
        // Where nothing is blank, the order is one that an index has, ties included.
        if sort.on.may_be_blank() {
            rows.order_by_expr_with_nulls(sort.on.expression(), order, NullOrdering::Last);
        } else {
            rows.order_by_expr(sort.on.expression(), order.clone());
            ties = order;
        }
    }
    rows.order_by((FACTS, "key"), ties).limit(query.size).offset(query.offset);
    let rows = conn.query_all(&rows).await?;
    let rows = rows.iter().map(|row| read_kept(query.kind, row)).collect::<Result<_, _>>()?;
    Ok(Page { rows, total: count.rows, has_more: count.has_more })
}

/// How many facts of a kind match the filters. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn total(conn: &impl ConnectionTrait, actor: &Actor, kind: Kind, filters: &[Filter]) -> Result<u64, DbErr> {
    Ok(total_counting(conn, actor, kind, filters, u64::MAX).await?.rows)
}

/// The same, but counts no further than `most`; for tiles that link to a filtered list. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn total_counting(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    kind: Kind,
    filters: &[Filter],
    most: u64,
) -> Result<Count, DbErr> {
    count(conn, matches(kind, Known::Now, &actor.scope, filters, conn.get_database_backend()), most).await
}

/// Selects nothing yet from the facts within `scope` for which all filters hold.
fn matches(kind: Kind, known: Known, scope: &Scope, filters: &[Filter], backend: DbBackend) -> SelectStatement {
    let mut found = match known {
        Known::Now if filters.contains(&Filter::Retracted) => latest(kind),
        known => of_kind(kind, Span::Known(known)),
    };
    found.cond_where(within(kind, scope, backend));
    for filter in filters {
        found.cond_where(filter.condition(kind, backend));
    }
    found
}

async fn count(conn: &impl ConnectionTrait, mut found: SelectStatement, most: u64) -> Result<Count, DbErr> {
    if most < u64::MAX {
        found.limit(most + 1);
    }
    let rows = Selects::select()
        .expr(Expr::cust("COUNT(*)"))
        .from_subquery(found.expr(SimpleExpr::from(1)).to_owned(), "counted")
        .to_owned();
    let counted = conn.query_one(&rows).await?;
    let counted: i64 = counted.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or_default();
    let counted = counted.unsigned_abs();
    Ok(Count { rows: std::cmp::min(counted, most), has_more: counted > most })
}

/// The condition that a code begins with what was typed, or a name holds it.
fn matching(kind: Kind, typed: &str) -> Cond {
    let typed = escaped(&fold(typed));
    if typed.is_empty() {
        return Cond::all();
    }
    let text = || Expr::col((FACTS, "search"));
    let like = |text: Expr, pattern: String| text.like(LikeExpr::new(pattern).escape('\\'));
    let found = own_code_or_name(&typed).add(like(text(), format!("%{KEY_SEPARATOR}{typed}%")));
    match kind {
        Kind::People => found.add(like(Expr::col((NAMES, "search")), format!("%{typed}%"))),
        _ => found,
    }
}

/// The condition that the fact's own code begins with what was typed, or its own name holds it; `typed` is escaped.
fn own_code_or_name(typed: &str) -> Cond {
    let like = |pattern: String| Expr::col((FACTS, "search")).like(LikeExpr::new(pattern).escape('\\'));
    Cond::any().add(like(format!("{typed}%"))).add(like(format!("%{NAMES_START}%{typed}%")))
}

/// As a search of a register, but without the codes that a fact refers to: a document is not found by its programme.
pub(crate) fn matching_itself(typed: &str) -> Cond {
    own_code_or_name(&escaped(&fold(typed)))
}

/// What was typed means itself, whatever it stands for in a pattern.
pub(crate) fn escaped(typed: &str) -> String {
    let mut text = String::with_capacity(typed.len());
    for character in typed.chars().filter(|c| !matches!(*c, KEY_SEPARATOR | NAMES_START)) {
        if matches!(character, '%' | '_' | '\\') {
            text.push('\\');
        }
        text.push(character);
    }
    text
}
