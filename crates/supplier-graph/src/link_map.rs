//! Who supplies whom on one day, as questions about the network read it: parties by number, and links between them.

use std::collections::{HashMap, VecDeque};

use chrono::NaiveDate;
use domain::links::LinkStatus;
use petgraph::graph::{DiGraph, NodeIndex};

/// What a supply link says besides its two ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkTerms {
    pub status: LinkStatus,
    /// Absent: any programme.
    pub programme: Option<String>,
    /// Absent: any part.
    pub part: Option<String>,
    /// First day, inclusive; absent: since ever.
    pub from: Option<NaiveDate>,
    /// Last day, inclusive; absent: open.
    pub to: Option<NaiveDate>,
}

/// A supply link between two places of a map.
#[derive(Clone, Debug)]
pub(crate) struct MapLink {
    pub(crate) customer: u32,
    pub(crate) supplier: u32,
    pub(crate) terms: LinkTerms,
}

/// The supply links that count for a question; whoever fills it leaves out those of other days and programmes.
///
/// Places number the parties in the order in which they were met, so every place is below the number of codes; answers
/// are in the order of codes and do not depend on it.
#[derive(Clone, Debug, Default)]
pub struct LinkMap {
    codes: Vec<String>,
    places: HashMap<String, u32>,
    pub(crate) links: Vec<MapLink>,
}

impl LinkMap {
    /// Adds a link. Loops and links to oneself are taken as they are.
    pub fn add(&mut self, customer: &str, supplier: &str, terms: LinkTerms) {
        let (customer, supplier) = (self.place(customer), self.place(supplier));
        self.links.push(MapLink { customer, supplier, terms });
    }

    /// The place of a party, made when it is new.
    fn place(&mut self, code: &str) -> u32 {
        if let Some(known) = self.places.get(code) {
            return *known;
        }
        let place = u32::try_from(self.codes.len()).unwrap_or(u32::MAX);
        self.codes.push(code.to_owned());
        self.places.insert(code.to_owned(), place);
        place
    }

    /// The place of a party that some link names.
    pub(crate) fn find(&self, code: &str) -> Option<u32> {
        self.places.get(code).copied()
    }

    pub(crate) fn code(&self, place: u32) -> &str {
        &self.codes[place as usize]
    }

    /// The number of parties.
    pub(crate) fn len(&self) -> usize {
        self.codes.len()
    }

    /// By place, whom each party is supplied by, in the order of codes, each once and never by itself.
    pub(crate) fn suppliers(&self) -> Vec<Vec<u32>> {
        let mut suppliers = vec![Vec::new(); self.len()];
        for link in self.links.iter().filter(|link| link.customer != link.supplier) {
            suppliers[link.customer as usize].push(link.supplier);
        }
        for of_one in &mut suppliers {
            self.settle(of_one);
        }
        suppliers
    }

    /// Puts places into the order of their codes, each once.
    pub(crate) fn settle(&self, places: &mut Vec<u32>) {
        places.sort_by(|a, b| self.code(*a).cmp(self.code(*b)));
        places.dedup();
    }
}

/// By place, the fewest steps along `next` from `start`; absent where no way leads.
pub(crate) fn distances(next: &[Vec<u32>], start: u32) -> Vec<Option<u32>> {
    let mut found = vec![None; next.len()];
    found[start as usize] = Some(0);
    let mut waiting = VecDeque::from([(start, 0_u32)]);
    while let Some((place, distance)) = waiting.pop_front() {
        for &neighbour in &next[place as usize] {
            if found[neighbour as usize].is_none() {
                found[neighbour as usize] = Some(distance + 1);
                waiting.push_back((neighbour, distance + 1));
            }
        }
    }
    found
}

/// The same ways, each turned round.
pub(crate) fn reversed(next: &[Vec<u32>]) -> Vec<Vec<u32>> {
    let mut before = vec![Vec::new(); next.len()];
    for (place, neighbours) in (0_u32..).zip(next) {
        for &neighbour in neighbours {
            before[neighbour as usize].push(place);
        }
    }
    before
}

/// A graph whose nodes are the places.
pub(crate) fn graph(next: &[Vec<u32>]) -> DiGraph<(), ()> {
    let mut graph = DiGraph::with_capacity(next.len(), next.iter().map(Vec::len).sum());
    for _ in next {
        graph.add_node(());
    }
    for (place, neighbours) in (0_u32..).zip(next) {
        for &neighbour in neighbours {
            graph.add_edge(node(place), node(neighbour), ());
        }
    }
    graph
}

pub(crate) fn node(place: u32) -> NodeIndex {
    NodeIndex::new(place as usize)
}

pub(crate) fn place(node: NodeIndex) -> u32 {
    u32::try_from(node.index()).unwrap_or(u32::MAX)
}
