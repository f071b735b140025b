//! The supply links and parts of one day, taken from what is known in the shape that questions about the network read.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::facts::Kind;
use domain::knowledge::Knowledge;
use domain::programmes::Part;
use domain::staff::Scope;
use futures_util::TryStreamExt;
use persistence::known::Known;
use sea_orm::DatabaseTransaction;
use supplier_graph::{LinkMap, LinkTerms};

use crate::AuditError;

/// The links that are valid on `day` and that `scope` sees: those of `programme` and of none; without one, of any.
pub(crate) fn links(knowledge: &Knowledge, scope: &Scope, programme: Option<&str>, day: NaiveDate) -> LinkMap {
    let mut map = LinkMap::default();
    for link in knowledge.links() {
        let of = link.fact.programme.as_deref();
        let is_asked = programme.is_none_or(|asked| of.is_none_or(|of| of == asked));
        if is_asked && scope.sees(of) && link.fact.days.contains(day) {
            let terms = LinkTerms {
                status: link.fact.status,
                programme: link.fact.programme.clone(),
                part: link.fact.part.clone(),
                from: link.fact.days.from,
                to: link.fact.days.to,
            };
            map.add(knowledge.code(link.customer), knowledge.code(link.supplier), terms);
        }
    }
    map
}

/// The parts entered for a programme with the months that a new source takes, where they are known. One query, streamed.
pub(crate) async fn parts(
    txn: &DatabaseTransaction,
    known: Known,
    programme: &str,
) -> Result<BTreeMap<String, Option<u32>>, AuditError> {
    let mut parts = BTreeMap::new();
    let mut rows = persistence::known::rows(txn, Kind::Parts, known).await?;
    while let Some(row) = rows.try_next().await? {
        let Part { programme: of, part, months_to_replace } = Part::from_row(&row)?;
        if of == programme {
            parts.insert(part, months_to_replace);
        }
    }
    Ok(parts)
}
