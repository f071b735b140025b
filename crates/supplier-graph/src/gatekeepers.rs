//! Gatekeepers: the parties through which every path from the manufacturer to a supplier runs.

use std::collections::{BTreeSet, HashMap};

use petgraph::algo::dominators::{Dominators, simple_fast};
use petgraph::graph::NodeIndex;
use serde::Serialize;

use crate::link_map::{LinkMap, distances, graph, node, place};

/// The gatekeepers of a supply network.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Gatekeepers {
    /// How many suppliers can be reached from the manufacturer.
    pub reachable: usize,
    /// The suppliers asked about, by code; empty when none were chosen.
    pub chosen: Vec<Guarded>,
    /// What every path to each of the chosen that can be reached runs through, from the manufacturer down.
    pub common: Vec<String>,
    /// Those before most suppliers first, then by tier and code; with chosen suppliers only those before one of them.
    pub gatekeepers: Vec<Gatekeeper>,
}

/// A supplier and what every path to it runs through.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Guarded {
    pub party: String,
    /// Absent when no path leads to it.
    pub tier: Option<u32>,
    /// From the manufacturer down, without either end.
    pub gatekeepers: Vec<String>,
}

/// A party, and who is reached through it alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Gatekeeper {
    pub party: String,
    pub tier: u32,
    /// How many suppliers stand only behind it.
    pub behind: usize,
    /// How many of those are among the chosen.
    pub chosen_behind: usize,
    /// Who they are, by tier and code; at most [`Gatekeepers::LISTED`].
    pub suppliers: Vec<String>,
    /// How many more there are than are listed.
    pub not_listed: usize,
}

impl Gatekeepers {
    /// The most suppliers that are listed behind one gatekeeper.
    pub const LISTED: usize = 1000;
}

/// Finds the gatekeepers between `manufacturer` and the suppliers; for `chosen` ones, or for all when none are.
pub fn gatekeepers(map: &LinkMap, manufacturer: &str, chosen: &BTreeSet<String>) -> Gatekeepers {
    let Some(root) = map.find(manufacturer) else {
        return Gatekeepers { chosen: chosen.iter().map(|code| unreached(code)).collect(), ..Gatekeepers::default() };
    };
    let next = map.suppliers();
    let tiers = distances(&next, root);
    let dominators = simple_fast(&graph(&next), node(root));
    let guarded: Vec<Guarded> = chosen.iter().map(|code| guarded(map, &dominators, &tiers, code)).collect();
    let tree = Tree::new(map, &dominators, root);
    let mut before: HashMap<&str, usize> = HashMap::new();
    for party in guarded.iter().flat_map(|one| &one.gatekeepers) {
        *before.entry(party).or_default() += 1;
    }
    let mut found = Vec::new();
    for (position, &party) in tree.order.iter().enumerate().skip(1) {
        let behind = tree.sizes[position] - 1;
        let chosen_behind = before.get(map.code(party)).copied().unwrap_or_default();
        if behind == 0 || (chosen_behind == 0 && !chosen.is_empty()) {
            continue;
        }
        let mut suppliers = tree.order[position + 1..][..behind.min(Gatekeepers::LISTED)].to_vec();
        suppliers.sort_by_key(|one| (tiers[*one as usize], map.code(*one)));
        found.push(Gatekeeper {
            party: map.code(party).to_owned(),
            tier: tiers[party as usize].unwrap_or_default(),
            behind,
            chosen_behind,
            not_listed: behind - suppliers.len(),
            suppliers: suppliers.into_iter().map(|one| map.code(one).to_owned()).collect(),
        });
    }
    found.sort_by(|a, b| (b.behind, a.tier, &a.party).cmp(&(a.behind, b.tier, &b.party)));
    Gatekeepers { reachable: tree.order.len() - 1, common: common(&guarded), chosen: guarded, gatekeepers: found }
}

fn unreached(code: &str) -> Guarded {
    Guarded { party: code.to_owned(), tier: None, gatekeepers: Vec::new() }
}

fn guarded(map: &LinkMap, dominators: &Dominators<NodeIndex>, tiers: &[Option<u32>], code: &str) -> Guarded {
    let Some(party) = map.find(code) else { return unreached(code) };
    let above = dominators.strict_dominators(node(party)).into_iter().flatten();
    let mut gatekeepers: Vec<String> =
        above.filter(|one| *one != dominators.root()).map(|one| map.code(place(one)).to_owned()).collect();
    gatekeepers.reverse();
    Guarded { party: code.to_owned(), tier: tiers[party as usize], gatekeepers }
}

/// The gatekeepers that all the suppliers reached have in common.
fn common(guarded: &[Guarded]) -> Vec<String> {
    let mut reached = guarded.iter().filter(|one| one.tier.is_some());
    let Some(first) = reached.next() else { return Vec::new() };
    let mut common = first.gatekeepers.clone();
    for other in reached {
        common.retain(|party| other.gatekeepers.contains(party));
    }
    common
}

/// The tree of who stands only behind whom, each before those behind it.
struct Tree {
    /// From the root; those behind a party follow it without a gap.
    order: Vec<u32>,
    /// By position in `order`: how many stand there or behind.
    sizes: Vec<usize>,
}

impl Tree {
    fn new(map: &LinkMap, dominators: &Dominators<NodeIndex>, root: u32) -> Self {
        let places = 0..u32::try_from(map.len()).unwrap_or(u32::MAX);
        let mut children = vec![Vec::new(); map.len()];
        for party in places {
            if let Some(above) = dominators.immediate_dominator(node(party)) {
                children[above.index()].push(party);
            }
        }
        for behind in &mut children {
            // The last is taken first.
            behind.sort_by(|a, b| map.code(*b).cmp(map.code(*a)));
        }
        let mut order = Vec::with_capacity(map.len());
        let mut above = Vec::with_capacity(map.len());
        let mut waiting = vec![(root, 0)];
        while let Some((party, parent)) = waiting.pop() {
            let position = order.len();
            order.push(party);
            above.push(parent);
            waiting.extend(children[party as usize].iter().map(|child| (*child, position)));
        }
        let mut sizes = vec![1; order.len()];
        for position in (1..order.len()).rev() {
            sizes[above[position]] += sizes[position];
        }
        Self { order, sizes }
    }
}
