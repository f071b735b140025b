//! Registers page by page: searched, filtered and sorted in the database, behind the wall of programmes.

use domain::facts::{Column, KEY_SEPARATOR, Kind, NAMES_START, Value as Holds, fold};
use domain::staff::Actor;
use sea_orm::sea_query::{
    Cond, Expr, ExprTrait, LikeExpr, NullOrdering, Order, Query as Selects, SelectStatement, SimpleExpr,
};
use sea_orm::{ConnectionTrait, DbBackend, DbErr};

use crate::facts::{FACTS, Kept, NAMES, Span, enclosed_lists, of_kind, read_kept, select_state, within};
use crate::known::Known;

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

/// One condition on a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    on: On,
    test: Test,
}

/// What a filter asks of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// The canonical text; an entry of it, where the cell is a list. Numbers as they print, `yes` or `no`.
    Is(String),
    Blank,
    /// This text or later in code-point order, as dates are.
    From(String),
    /// Earlier than this text in code-point order.
    Before(String),
}

/// By which column a page is sorted; blank cells come last, and ties by key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    on: On,
    pub descending: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum On {
    Column(&'static Column),
    RecordedAt,
    Void,
}

/// One page of a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    pub rows: Vec<Kept>,
    /// How many rows all pages have together.
    pub total: u64,
}

impl On {
    fn named(kind: Kind, name: &str) -> Option<Self> {
        match name {
            "recorded_at" => Some(Self::RecordedAt),
            "void" => Some(Self::Void),
            _ => kind.columns().iter().find(|column| column.name == name).map(Self::Column),
        }
    }

    fn expression(self) -> Expr {
        match self {
            Self::Column(column) if column.personal => Expr::col((NAMES, column.name)),
            Self::Column(column) => Expr::col((FACTS, column.name)),
            Self::RecordedAt => Expr::col((FACTS, "recorded_at")),
            Self::Void => Expr::col((FACTS, "void")),
        }
    }
}

impl Filter {
    /// A condition on a column of `kind`, or on `void`; `None` when it has no such column or the column holds people's
    /// names or amounts of money.
    pub fn on(kind: Kind, column: &str, test: Test) -> Option<Self> {
        let on = On::named(kind, column)?;
        match on {
            On::RecordedAt => None,
            On::Column(column) if column.personal || matches!(column.value, Holds::Money { .. }) => None,
            On::Column(_) | On::Void => Some(Self { on, test }),
        }
    }

    fn condition(&self, backend: DbBackend) -> Expr {
        let cell = self.on.expression();
        match (&self.test, self.on) {
            (Test::Blank, _) => cell.is_null(),
            (Test::From(text), _) => cell.gte(text.as_str()),
            (Test::Before(text), _) => cell.lt(text.as_str()),
            (Test::Is(text), On::Void) => cell.eq(i64::from(text == "yes")),
            (Test::Is(text), On::Column(Column { value: Holds::Whole { .. }, .. })) => {
                cell.eq(text.parse::<i64>().unwrap_or(-1))
            }
            (Test::Is(text), On::Column(column)) if is_list(column.value) => enclosed_lists(backend, cell, text),
            (Test::Is(text), _) => cell.eq(text.as_str()),
        }
    }
}

impl Sort {
    /// By a column of `kind`, or `recorded_at`; `None` when it has no such column.
    pub fn by(kind: Kind, column: &str, descending: bool) -> Option<Self> {
        On::named(kind, column).map(|on| Self { on, descending })
    }
}

const fn is_list(value: Holds) -> bool {
    matches!(
        value,
        Holds::References(_) | Holds::VersionLabels { .. } | Holds::Versions | Holds::Terms | Holds::Periods
    )
}

/// One page of the register as `actor` sees it, void facts included. Two queries.
///
/// # Errors
/// Whatever the database says.
pub async fn page(conn: &impl ConnectionTrait, actor: &Actor, query: &Query) -> Result<Page, DbErr> {
    let backend = conn.get_database_backend();
    let mut found = of_kind(query.kind, Span::Known(query.known));
    found.cond_where(within(query.kind, &actor.scope, backend));
    found.cond_where(matching(query.kind, &query.search));
    for filter in &query.filters {
        found.and_where(filter.condition(backend));
    }
    let total = count(conn, found.clone()).await?;
    let mut rows = found;
    select_state(&mut rows, query.kind);
    if let Some(sort) = query.sort {
        let order = if sort.descending { Order::Desc } else { Order::Asc };
        rows.order_by_expr_with_nulls(sort.on.expression(), order, NullOrdering::Last);
    }
    rows.order_by((FACTS, "key"), Order::Asc).limit(query.size).offset(query.offset);
    let rows = conn.query_all(&rows).await?;
    let rows = rows.iter().map(|row| read_kept(query.kind, row)).collect::<Result<_, _>>()?;
    Ok(Page { rows, total })
}

/// How many facts of a kind match the filters, for tiles that link to a filtered list. One query.
///
/// # Errors
/// Whatever the database says.
pub async fn total(conn: &impl ConnectionTrait, actor: &Actor, kind: Kind, filters: &[Filter]) -> Result<u64, DbErr> {
    let backend = conn.get_database_backend();
    let mut found = of_kind(kind, Span::Known(Known::Now));
    found.cond_where(within(kind, &actor.scope, backend));
    for filter in filters {
        found.and_where(filter.condition(backend));
    }
    count(conn, found).await
}

async fn count(conn: &impl ConnectionTrait, mut found: SelectStatement) -> Result<u64, DbErr> {
    let rows = Selects::select()
        .expr(Expr::cust("COUNT(*)"))
        .from_subquery(found.expr(SimpleExpr::from(1)).to_owned(), "counted")
        .to_owned();
    let counted = conn.query_one(&rows).await?;
    let total: i64 = counted.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or_default();
    Ok(total.unsigned_abs())
}

/// The condition that a code begins with what was typed, or a name holds it.
fn matching(kind: Kind, typed: &str) -> Cond {
    let typed = escaped(&fold(typed));
    if typed.is_empty() {
        return Cond::all();
    }
    let text = || Expr::col((FACTS, "search"));
    let like = |text: Expr, pattern: String| text.like(LikeExpr::new(pattern).escape('\\'));
    let found = Cond::any()
        .add(like(text(), format!("{typed}%")))
        .add(like(text(), format!("%{KEY_SEPARATOR}{typed}%")))
        .add(like(text(), format!("%{NAMES_START}%{typed}%")));
    match kind {
        Kind::People => found.add(like(Expr::col((NAMES, "search")), format!("%{typed}%"))),
        _ => found,
    }
}

/// What was typed means itself, whatever it stands for in a pattern.
fn escaped(typed: &str) -> String {
    let mut text = String::with_capacity(typed.len());
    for character in typed.chars().filter(|c| !matches!(*c, KEY_SEPARATOR | NAMES_START)) {
        if matches!(character, '%' | '_' | '\\') {
            text.push('\\');
        }
        text.push(character);
    }
    text
}
