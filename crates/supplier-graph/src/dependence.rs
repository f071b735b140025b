//! Dependence: the parts that a programme cannot get without one party, and how long a new source would take.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use petgraph::algo::dominators::{Dominators, simple_fast};
use petgraph::algo::kosaraju_scc;
use petgraph::graph::NodeIndex;
use serde::Serialize;

use crate::link_map::{LinkMap, distances, graph, node, place};

/// What a programme cannot do without.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Dependence {
    /// How many parts the programme has, entered or named by a supply link of the programme.
    pub parts: usize,
    /// How many of them hang on at least one party.
    pub without_second_source: usize,
    /// The parts to which no supply link leads.
    pub without_source: Vec<String>,
    /// Those with most parts first, then with the longest time, then by code.
    pub parties: Vec<Dependent>,
}

/// A party that the programme cannot do without.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Dependent {
    pub party: String,
    pub tier: Option<u32>,
    /// The longest time that is known; absent when none is.
    pub longest_months: Option<u32>,
    /// For how many parts the time is not known.
    pub months_unknown: usize,
    /// By code.
    pub parts: Vec<Needed>,
}

/// A part that has no source but through the party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Needed {
    pub part: String,
    /// Months that a new source takes; absent when not known.
    pub months_to_replace: Option<u32>,
}

/// Finds the parts of `programme` that have no second source. `map` holds the links of the programme or of none;
/// `parts` are those entered, with the months that a new source takes.
///
/// For each part, a path goes from the manufacturer down to a party that nobody supplies further. The programme depends on
/// every party through which all paths run. At each customer the links that name the part count; where none does, those
/// of any part. A link back to a party above, or between parties that supply each other, ends no path and makes no other.
pub fn dependence(
    map: &LinkMap,
    manufacturer: &str,
    programme: &str,
    parts: &BTreeMap<String, Option<u32>>,
) -> Dependence {
    let mut every = parts.clone();
    for link in map.links.iter().filter(|link| link.terms.programme.as_deref() == Some(programme)) {
        if let Some(part) = &link.terms.part {
            every.entry(part.clone()).or_default();
        }
    }
    let mut answer = Dependence { parts: every.len(), ..Dependence::default() };
    let Some(root) = map.find(manufacturer) else {
        answer.without_source = every.into_keys().collect();
        return answer;
    };
    let sources = Sources::new(map);
    let mut needed: HashMap<u32, Vec<Needed>> = HashMap::new();
    for (part, months_to_replace) in every {
        match sources.critical(root, &part) {
            None => answer.without_source.push(part),
            Some(parties) => {
                answer.without_second_source += usize::from(!parties.is_empty());
                for party in parties {
                    needed.entry(party).or_default().push(Needed { part: part.clone(), months_to_replace });
                }
            }
        }
    }
    let tiers = distances(&map.suppliers(), root);
    let dependent = |(party, parts): (u32, Vec<Needed>)| Dependent {
        party: map.code(party).to_owned(),
        tier: tiers[party as usize],
        longest_months: parts.iter().filter_map(|part| part.months_to_replace).max(),
        months_unknown: parts.iter().filter(|part| part.months_to_replace.is_none()).count(),
        parts,
    };
    answer.parties = needed.into_iter().map(dependent).collect();
    answer.parties.sort_by(|a, b| {
        let most = (b.parts.len(), b.longest_months).cmp(&(a.parts.len(), a.longest_months));
        most.then_with(|| a.party.cmp(&b.party))
    });
    answer
}

/// Who supplies a customer with what.
#[derive(Default)]
struct Sources<'a> {
    by_part: HashMap<(u32, &'a str), BTreeSet<u32>>,
    of_any_part: HashMap<u32, BTreeSet<u32>>,
}

impl<'a> Sources<'a> {
    fn new(map: &'a LinkMap) -> Self {
        let mut sources = Self::default();
        for link in map.links.iter().filter(|link| link.customer != link.supplier) {
            let of = match link.terms.part.as_deref() {
                Some(part) => sources.by_part.entry((link.customer, part)).or_default(),
                None => sources.of_any_part.entry(link.customer).or_default(),
            };
            of.insert(link.supplier);
        }
        sources
    }

    fn of(&self, customer: u32, part: &'a str) -> impl Iterator<Item = u32> + '_ {
        let named = self.by_part.get(&(customer, part));
        named.or_else(|| self.of_any_part.get(&customer)).into_iter().flatten().copied()
    }

    /// The parties through which every path of the part runs, from the manufacturer down; `None` when there is no path.
    fn critical(&self, root: u32, part: &str) -> Option<Vec<u32>> {
        let (reached, mut next) = self.reached(root, part);
        if reached.len() == 1 {
            return None;
        }
        let dominators = simple_fast(&graph(&next), node(0));
        for (customer, suppliers) in (0_u32..).zip(&mut next) {
            suppliers.retain(|supplier| !is_above(&dominators, *supplier, customer));
        }
        let end = u32::try_from(next.len()).unwrap_or(u32::MAX);
        for last in ends(&next) {
            next[last as usize].push(end);
        }
        next.push(Vec::new());
        let dominators = simple_fast(&graph(&next), node(0));
        let on_every_path = dominators.strict_dominators(node(end)).into_iter().flatten();
        let mut critical: Vec<u32> =
            on_every_path.map(place).filter(|one| *one != 0).map(|one| reached[one as usize]).collect();
        critical.reverse();
        Some(critical)
    }

    /// The places reached from `root` over the part's links, `root` first, and the links among them by position.
    fn reached(&self, root: u32, part: &str) -> (Vec<u32>, Vec<Vec<u32>>) {
        let mut reached = vec![root];
        let mut positions = HashMap::from([(root, 0_u32)]);
        let mut next: Vec<Vec<u32>> = Vec::new();
        while let Some(&customer) = reached.get(next.len()) {
            let mut suppliers = Vec::new();
            for supplier in self.of(customer, part) {
                let position = *positions.entry(supplier).or_insert_with(|| {
                    reached.push(supplier);
                    u32::try_from(reached.len() - 1).unwrap_or(u32::MAX)
                });
                suppliers.push(position);
            }
            next.push(suppliers);
        }
        (reached, next)
    }
}

/// Every path to `below` runs through `above`.
fn is_above(dominators: &Dominators<NodeIndex>, above: u32, below: u32) -> bool {
    dominators.dominators(node(below)).into_iter().flatten().any(|one| one == node(above))
}

/// Where paths end: parties that nobody supplies further, and those that only supply each other.
fn ends(next: &[Vec<u32>]) -> Vec<u32> {
    let groups = kosaraju_scc(&graph(next));
    let mut group_of = vec![0; next.len()];
    for (number, group) in groups.iter().enumerate() {
        for member in group {
            group_of[member.index()] = number;
        }
    }
    let is_last = |number: usize, group: &Vec<NodeIndex>| {
        let mut leads_to = group.iter().flat_map(|member| &next[member.index()]);
        leads_to.all(|supplier| group_of[*supplier as usize] == number)
    };
    let last = groups.iter().enumerate().filter(|(number, group)| is_last(*number, group));
    last.flat_map(|(_, group)| group.iter().map(|member| place(*member))).collect()
}
