//! Whether what a row refers to is there, for whoever writes it: foreign and missing are alike.

use std::collections::HashSet;

use domain::facts::{Kind, Reference, Row, Target};
use domain::staff::Scope;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ConnectionTrait, DbErr};

use super::{FACTS, latest, within};

/// How many references are remembered as there; then remembering starts anew, so that memory stays bounded.
const REMEMBERED: usize = 200_000;
/// How many keys are looked up at once.
const KEYS_AT_ONCE: usize = 5_000;

/// References that were found in this transaction already.
#[derive(Debug, Default)]
pub struct KnownReferences {
    found: HashSet<(Target, String)>,
}

/// The references of each row to facts that are not there or not within `scope`, in the order of `rows`. One query for
/// each sort of target, and none for what `known` remembers.
///
/// # Errors
/// Whatever the database says.
pub async fn unresolved(
    conn: &impl ConnectionTrait,
    scope: &Scope,
    rows: &[&Row],
    known: &mut KnownReferences,
) -> Result<Vec<Vec<Reference>>, DbErr> {
    let mut open: Vec<Vec<Reference>> = rows.iter().map(|row| row.references()).collect();
    if known.found.len() > REMEMBERED {
        known.found.clear();
    }
    let mut asked: Vec<(Target, HashSet<String>)> = Vec::new();
    for reference in open.iter_mut().flat_map(|references| {
        references.retain(|one| !known.has(one));
        references.iter()
    }) {
        match asked.iter_mut().find(|(target, _)| *target == reference.target) {
            Some((_, keys)) => drop(keys.insert(reference.key.clone())),
            None => asked.push((reference.target, HashSet::from([reference.key.clone()]))),
        }
    }
    for (target, mut keys) in asked {
        for kind in target.kinds() {
            for found in keys_there(conn, scope, *kind, keys.iter()).await? {
                keys.remove(&found);
                known.found.insert((target, found));
            }
        }
    }
    for references in &mut open {
        references.retain(|one| !known.has(one));
    }
    Ok(open)
}

impl KnownReferences {
    fn has(&self, reference: &Reference) -> bool {
        // The set is asked with an owned pair: a borrowed one cannot be looked up in it.
        self.found.contains(&(reference.target, reference.key.clone()))
    }
}

/// Those of `keys` that name a fact within `scope`.
pub(super) async fn keys_there(
    conn: &impl ConnectionTrait,
    scope: &Scope,
    kind: Kind,
    keys: impl Iterator<Item = &String>,
) -> Result<Vec<String>, DbErr> {
    let keys: Vec<&str> = keys.map(String::as_str).collect();
    let mut found = Vec::new();
    for some in keys.chunks(KEYS_AT_ONCE) {
        let mut select = latest(kind);
        select
            .column((FACTS, "key"))
            .and_where(Expr::col((FACTS, "key")).is_in(some.iter().copied()))
            .cond_where(within(kind, scope, conn.get_database_backend()));
        for row in conn.query_all(&select).await? {
            found.push(row.try_get_by_index(0)?);
        }
    }
    Ok(found)
}
