//! What a list leaves out: conditions on cells, on what facts refer to, and views with names of their own.

use domain::facts::{Column, KEY_SEPARATOR, Kind, Presence, Value as Holds};
use domain::time::Instant;
use sea_orm::DbBackend;
use sea_orm::sea_query::{Cond, Expr, ExprTrait};

use super::View;
use crate::facts::{FACTS, NAMES, enclosed_lists};

/// One condition on the facts of a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    Cell(CellTest),
    /// Only facts that refer to another one.
    Referring(Referring),
    /// A view as of now.
    View(View, Instant),
    /// Superseded without a successor; as known now only.
    Retracted,
}

/// A condition on one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellTest {
    on: On,
    test: Test,
}

/// A fact that others refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referring {
    pub kind: Kind,
    pub key: String,
    /// Through this column of theirs; `None`: through any.
    pub column: Option<&'static str>,
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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum On {
    Column(&'static Column),
    RecordedAt,
    Void,
}

impl On {
    pub(super) fn named(kind: Kind, name: &str) -> Option<Self> {
        match name {
            "recorded_at" => Some(Self::RecordedAt),
            "void" => Some(Self::Void),
            _ => kind.columns().iter().find(|column| column.name == name).map(Self::Column),
        }
    }

    /// Whether facts may lack it; names of people are kept elsewhere and may be gone.
    pub(super) fn may_be_blank(self) -> bool {
        match self {
            Self::Column(column) => column.personal || column.presence == Presence::Optional,
            Self::RecordedAt | Self::Void => false,
        }
    }

    pub(super) fn expression(self) -> Expr {
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
            On::Column(_) | On::Void => Some(Self::Cell(CellTest { on, test })),
        }
    }

    pub(super) fn condition(&self, kind: Kind, backend: DbBackend) -> Cond {
        match self {
            Self::Cell(cell) => Cond::all().add(cell.condition(backend)),
            Self::Referring(to) => refers(kind, to, backend),
            Self::View(view, now) => view.condition(kind, *now),
            Self::Retracted => Cond::all().add(Expr::col((FACTS, "superseded_at")).is_not_null()),
        }
    }
}

impl CellTest {
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
            (Test::Is(text), On::Column(column)) if column.is_list() => enclosed_lists(backend, cell, text),
            (Test::Is(text), _) => cell.eq(text.as_str()),
        }
    }
}

/// A column of the fact names the other one.
fn refers(kind: Kind, to: &Referring, backend: DbBackend) -> Cond {
    let columns = to.kind.referrers().into_iter().filter(|referrer| referrer.kind == kind).map(|one| one.column);
    let wanted = columns.filter(|column| to.column.is_none_or(|name| name == column.name));
    let conditions = wanted.map(|column| names(column, &to.key, backend));
    // Nothing refers through a column that does not.
    conditions.fold(Cond::any().add(Expr::cust("1 = 0")), Cond::add)
}

fn names(column: &Column, key: &str, backend: DbBackend) -> Expr {
    let col = |name: &'static str| Expr::col((FACTS, name));
    let listed = |entry: &str| enclosed_lists(backend, col(column.name), entry);
    let (document, label) = key.split_once(KEY_SEPARATOR).unwrap_or((key, ""));
    match column.value {
        Holds::VersionLabel { document: of } => col(of).eq(document).and(col(column.name).eq(label)),
        Holds::VersionLabels { document: of } => col(of).eq(document).and(listed(label)),
        Holds::Version => col(column.name).eq(format!("{document}:{label}")),
        Holds::Versions => listed(&format!("{document}:{label}")),
        Holds::References(_) => listed(key),
        _ => col(column.name).eq(key),
    }
}
