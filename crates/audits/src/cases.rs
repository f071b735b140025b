//! The copies of a return case: those that its party was handed, and everything that is recorded to have been passed on from there.

use std::collections::BTreeMap;

use domain::facts::{Kind, LIST_SEPARATOR, Row};
use domain::return_cases::{CaseCopy, CopyFacts};
use domain::staff::Scope;
use domain::time::Instant;
use persistence::known::Known;
use sea_orm::DatabaseTransaction;

use crate::{AuditError, Index};

/// The copies of a case in the order of parties and disclosures, as they stand at `now` and as the transaction sees the facts:
/// whoever asks, because what is still out does not depend on who asks.
///
/// # Errors
/// Those of the database, and what cannot be read.
pub async fn case_copies(
    txn: &DatabaseTransaction,
    index: &Index,
    case: &Row,
    (known, now): (Known, Instant),
) -> Result<Vec<CaseCopy>, AuditError> {
    let world = index.world(txn, known).await?;
    let named: Vec<&str> = case.get("disclosures").into_iter().flat_map(|cell| cell.split(LIST_SEPARATOR)).collect();
    let found = persistence::facts::states(txn, &Scope::All, Kind::Disclosures, known);
    let mut roots: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for kept in found.among("code", named).all(txn).await? {
        let cell = |column: &str| kept.state.row.get(column).unwrap_or_default().to_owned();
        if !kept.state.void && kept.state.superseded_at.is_none() {
            roots.entry((cell("document_code"), cell("version_label"))).or_default().push(cell("code"));
        }
    }
    let at = match known {
        Known::Now => now,
        Known::At(at) => at,
    };
    let mut copies = Vec::new();
    for ((document, version), codes) in roots {
        let knowledge = world.knowledge();
        let Some(key) = knowledge.version_key(&document, &version) else { continue };
        let zone = knowledge.zone_of(key.document);
        let roots: Vec<&str> = codes.iter().map(String::as_str).collect();
        for copy in supplier_graph::below(knowledge, world.ledger(), key, &roots, at) {
            let facts = CopyFacts {
                is_accounted: copy.is_accounted,
                is_retained: copy.told.is_retained,
                is_incomplete: copy.told.is_incomplete,
                due_on: copy.told.due_on.or_else(|| case.get("due_on").and_then(|due| due.parse().ok())),
                is_awarded: false,
            };
            copies.push(CaseCopy {
                disclosure: copy.disclosure,
                party: copy.party,
                document: document.clone(),
                version: version.clone(),
                copy_no: None,
                due_on: facts.due_on,
                is_onward: copy.is_onward,
                standing: facts.standing(at.day(zone)),
            });
        }
    }
    let codes: Vec<&str> = copies.iter().map(|copy| copy.disclosure.as_str()).collect();
    if !codes.is_empty() {
        let found = persistence::facts::states(txn, &Scope::All, Kind::Disclosures, known).among("code", codes);
        let kept = found.all(txn).await?.into_iter().map(|kept| kept.state.row);
        let numbers: BTreeMap<String, Option<String>> =
            kept.map(|row| (row.key(), row.get("copy_no").map(str::to_owned))).collect();
        for copy in &mut copies {
            copy.copy_no = numbers.get(&copy.disclosure).cloned().flatten();
        }
    }
    copies.sort_by(|a, b| (a.is_onward, &a.party, &a.disclosure).cmp(&(b.is_onward, &b.party, &b.disclosure)));
    Ok(copies)
}
