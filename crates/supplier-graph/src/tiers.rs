//! How far below the manufacturer a party stands on the supply links of a day.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::knowledge::{Knowledge, Subject};
use petgraph::algo::dijkstra;
use petgraph::graphmap::DiGraphMap;

/// The distance of every linked party from `manufacturer` (0 for itself) over the links of the programme, or of none,
/// that are valid on `day`; loops are walked once.
pub(crate) fn tiers(
    knowledge: &Knowledge,
    manufacturer: Subject,
    programme: &str,
    day: NaiveDate,
) -> HashMap<Subject, u32> {
    let mut map: DiGraphMap<Subject, ()> = DiGraphMap::new();
    map.add_node(manufacturer);
    for link in knowledge.links() {
        let of_programme = link.fact.programme.as_deref().is_none_or(|named| named == programme);
        if of_programme && link.fact.days.contains(day) {
            map.add_edge(link.customer, link.supplier, ());
        }
    }
    dijkstra(&map, manufacturer, None, |_| 1_u32).into_iter().collect()
}
