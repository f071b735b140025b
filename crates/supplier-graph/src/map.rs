//! A programme's supply links on one day: who stands at which tier, who supplies whom, and where links run in a circle.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::knowledge::{Knowledge, Subject, Word};
use domain::links::LinkStatus;
use petgraph::algo::kosaraju_scc;
use petgraph::graphmap::DiGraphMap;

use crate::tiers::Tiers;

/// The supply links of a programme, or of none, that are valid on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TierMap {
    /// By code; the manufacturer is among them, with or without links.
    pub parties: Vec<Placed>,
    /// One for each customer and supplier, by their codes.
    pub links: Vec<MapLink>,
    /// The codes of parties that supply each other in a circle, each circle by code; a party that supplies itself is one.
    pub loops: Vec<Vec<String>>,
}

/// A party and how far it stands below the manufacturer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    pub code: String,
    /// 0 for the manufacturer; absent when no link leads from it to the party.
    pub tier: Option<u32>,
}

/// All links between a customer and a supplier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapLink {
    pub customer: String,
    pub supplier: String,
    /// The best supported of them.
    pub status: LinkStatus,
    /// How many there are, such as one for each part.
    pub count: usize,
}

/// The tier map of a programme on `day`, whose tiers on that day are `tiers`; empty when the programme is not known. Linear
/// in the links but for sorting.
pub fn tier_map(knowledge: &Knowledge, tiers: &Tiers, programme: Word, day: NaiveDate) -> TierMap {
    let Some(manufacturer) = knowledge.programme(programme).map(|found| found.manufacturer) else {
        return TierMap::default();
    };
    let mut links: BTreeMap<(Subject, Subject), (LinkStatus, usize)> = BTreeMap::new();
    for link in knowledge.links() {
        if link.programme.is_none_or(|named| named == programme) && link.days.contains(day) {
            let (status, count) = links.entry((link.customer, link.supplier)).or_insert((link.status, 0));
            *status = link.status.max(*status);
            *count += 1;
        }
    }
    let subjects: BTreeSet<Subject> =
        links.keys().flat_map(|(customer, supplier)| [*customer, *supplier]).chain([manufacturer]).collect();
    let code = |subject: Subject| knowledge.names().code(subject).to_owned();
    let mut parties: Vec<Placed> =
        subjects.iter().map(|subject| Placed { code: code(*subject), tier: tiers.of(*subject) }).collect();
    parties.sort_by(|a, b| a.code.cmp(&b.code));
    let mut loops: Vec<Vec<String>> = circles(links.keys().copied())
        .into_iter()
        .map(|circle| circle.into_iter().map(code).collect::<BTreeSet<_>>().into_iter().collect())
        .collect();
    loops.sort();
    let mut links: Vec<MapLink> = links
        .into_iter()
        .map(|((customer, supplier), (status, count))| MapLink {
            customer: code(customer),
            supplier: code(supplier),
            status,
            count,
        })
        .collect();
    links.sort_by(|a, b| (&a.customer, &a.supplier).cmp(&(&b.customer, &b.supplier)));
    TierMap { parties, links, loops }
}

fn circles(links: impl Iterator<Item = (Subject, Subject)>) -> Vec<Vec<Subject>> {
    let graph: DiGraphMap<Subject, ()> = DiGraphMap::from_edges(links);
    let mut found = kosaraju_scc(&graph);
    found.retain(|circle| circle.len() > 1 || circle.iter().any(|one| graph.contains_edge(*one, *one)));
    found
}
