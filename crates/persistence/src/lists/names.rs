//! What facts are called, and their numbers, for the rows that refer to them.

use std::collections::{BTreeMap, BTreeSet};

use domain::facts::{Kind, Reference};
use domain::staff::Scope;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ConnectionTrait, DbErr};

use crate::facts::{FACTS, NAMES, latest, within};

/// How many keys are looked up at once.
const KEYS_AT_ONCE: usize = 5_000;

/// The number of a fact, and its name where its kind has names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    pub kind: Kind,
    pub id: i64,
    pub name: Option<String>,
    /// The name in its own script, where one is kept.
    pub local: Option<String>,
}

/// What references stand for.
#[derive(Clone, Debug, Default)]
pub struct Names {
    found: BTreeMap<(Kind, String), Name>,
}

impl Names {
    /// The fact that a reference names, when the asker sees it.
    pub fn of(&self, reference: &Reference) -> Option<&Name> {
        let kinds = reference.target.kinds().iter();
        kinds.copied().find_map(|kind| self.found.get(&(kind, reference.key.clone())))
    }
}

/// Names what `references` refer to, as far as `scope` sees it. One query for each kind referred to.
///
/// # Errors
/// Whatever the database says.
pub async fn named(
    conn: &impl ConnectionTrait,
    scope: &Scope,
    references: impl Iterator<Item = Reference>,
) -> Result<Names, DbErr> {
    let mut asked: BTreeMap<Kind, BTreeSet<String>> = BTreeMap::new();
    for reference in references {
        for kind in reference.target.kinds() {
            asked.entry(*kind).or_default().insert(reference.key.clone());
        }
    }
    let mut names = Names::default();
    for (kind, keys) in asked {
        let keys: Vec<String> = keys.into_iter().collect();
        for some in keys.chunks(KEYS_AT_ONCE) {
            let mut select = latest(kind);
            select.column((FACTS, "key")).column((FACTS, "id"));
            match kind.name_column() {
                Some(name) if kind == Kind::People => drop(select.column((NAMES, name))),
                Some(name) => drop(select.column((FACTS, name))),
                None => drop(select.expr(Expr::cust("NULL"))),
            }
            if kind == Kind::Parties {
                select.column((FACTS, "name_local"));
            }
            let wall = within(kind, scope, conn.get_database_backend());
            select.and_where(Expr::col((FACTS, "key")).is_in(some)).cond_where(wall);
            for row in conn.query_all(&select).await? {
                let name = if kind.name_column().is_some() { row.try_get_by_index(2)? } else { None };
                let local = if kind == Kind::Parties { row.try_get_by_index(3)? } else { None };
                let found = Name { kind, id: row.try_get_by_index(1)?, name, local };
                names.found.insert((kind, row.try_get_by_index(0)?), found);
            }
        }
    }
    Ok(names)
}
