//! The supply links and parts of one day, taken from what is known in the shape that questions about the network read.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::facts::{Cells, Kind};
use domain::knowledge::{Knowledge, Word};
use domain::programmes::Part;
use domain::staff::Scope;
use persistence::known::{Known, Which};
use sea_orm::DatabaseTransaction;
use supplier_graph::{LinkMap, LinkTerms};

use crate::AuditError;

/// The links that are valid on `day` and that `scope` sees: those of `programme` and of none; without one, of any.
pub(crate) fn links(knowledge: &Knowledge, scope: &Scope, programme: Option<&str>, day: NaiveDate) -> LinkMap {
    let mut map = LinkMap::default();
    let text = |word: Option<Word>| word.map(|word| knowledge.text(word));
    for link in knowledge.links() {
        let of = text(link.programme);
        let is_asked = programme.is_none_or(|asked| of.is_none_or(|of| of == asked));
        if is_asked && scope.sees(of) && link.days.contains(day) {
            let terms = LinkTerms {
                status: link.status,
                programme: of.map(str::to_owned),
                part: text(link.part).map(str::to_owned),
                from: link.days.from,
                to: link.days.to,
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
    let take = |cells: Cells<'_>| {
        let Part { programme: of, part, months_to_replace } = Part::read(cells)?;
        if of == programme {
            parts.insert(part.to_owned(), months_to_replace);
        }
        Ok::<(), AuditError>(())
    };
    persistence::known::each(txn, Kind::Parts, known, Which::All, take).await?;
    Ok(parts)
}
