//! In which order the verdicts on a version's disclosures can be settled: what others rest on first.

use std::ops::Range;

use domain::knowledge::Subject;
use hashbrown::HashMap;
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use smallvec::SmallVec;

use crate::verdicts::Verdicts;

/// How one giving side may have come by what it gave.
pub(crate) enum Way {
    /// It is the source.
    MayGive,
    /// Through its receipts: versions, each with the receipts of one of the giving side.
    Received(Vec<(usize, Range<usize>)>),
}

impl Way {
    /// The versions, each with the receipts of one of the giving side; `None` when it is the source.
    pub(crate) fn groups(&self) -> Option<&[(usize, Range<usize>)]> {
        match self {
            Self::MayGive => None,
            Self::Received(groups) => Some(groups),
        }
    }
}

/// All disclosures of the versions, numbered one after another.
pub(crate) struct Order {
    /// Where each version's begin.
    pub(crate) offsets: Vec<usize>,
    pub(crate) ways: Ways,
    /// Groups on which others rest come first.
    pub(crate) groups: Vec<Group>,
}

/// How the givers came by what they gave.
pub(crate) struct Ways {
    /// One for each giving side of a version.
    pub(crate) all: Vec<Way>,
    /// Which of them each disclosure went.
    pub(crate) of: Vec<u32>,
}

impl Ways {
    fn new(verdicts: &Verdicts<'_>) -> Self {
        let (mut all, mut of) = (Vec::new(), Vec::new());
        let mut known: HashMap<(usize, SmallVec<[Subject; 2]>), u32> = HashMap::new();
        for (version, chains) in verdicts.versions().iter().enumerate() {
            for (place, handover) in chains.handovers.iter().enumerate() {
                let way = *known.entry((version, handover.giving_side().collect())).or_insert_with(|| {
                    all.push(way(verdicts, version, place));
                    number(all.len() - 1)
                });
                of.push(way);
            }
        }
        Self { all, of }
    }

    pub(crate) fn len(&self) -> usize {
        self.of.len()
    }

    /// The receipts of the giver of a disclosure.
    pub(crate) fn groups(&self, index: usize) -> &[(usize, Range<usize>)] {
        self.all[self.of[index] as usize].groups().unwrap_or_default()
    }
}

fn way(verdicts: &Verdicts<'_>, version: usize, place: usize) -> Way {
    let Some(ways) = verdicts.ways(version, place) else { return Way::MayGive };
    let sides = ways.into_iter().flat_map(|(version, side)| {
        side.into_iter().map(move |subject| (version, verdicts.versions()[version].group_of(subject)))
    });
    Way::Received(sides.filter(|(_, range)| !range.is_empty()).collect())
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// What can be settled at once.
pub(crate) enum Group {
    /// A disclosure that rests on others alone.
    One(usize),
    /// Disclosures that rest on each other, or one that rests on itself.
    Circle(Vec<usize>),
}

pub(crate) fn order(verdicts: &Verdicts<'_>) -> Order {
    let mut offsets = Vec::with_capacity(verdicts.versions().len());
    let mut count = 0;
    for chains in verdicts.versions() {
        offsets.push(count);
        count += chains.handovers.len();
    }
    let ways = Ways::new(verdicts);
    let groups = in_turn(verdicts, &offsets, &ways).unwrap_or_else(|| together(verdicts, &offsets, &ways));
    Order { offsets, ways, groups }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    Unseen,
    Open,
    Done,
}

/// One by one, when nothing rests on itself.
fn in_turn(verdicts: &Verdicts<'_>, offsets: &[usize], ways: &Ways) -> Option<Vec<Group>> {
    let mut seen = vec![Visit::Unseen; ways.len()];
    // All receipts of a way were looked at.
    let mut is_done = vec![false; ways.all.len()];
    let mut found = Vec::with_capacity(ways.len());
    // A disclosure, and how many of the receipts that it rests on were looked at.
    let mut stack: Vec<(usize, usize, usize)> = Vec::new();
    for start in 0..ways.len() {
        if seen[start] != Visit::Unseen {
            continue;
        }
        seen[start] = Visit::Open;
        stack.push((start, 0, 0));
        while let Some((index, group, receipt)) = stack.pop() {
            let way = ways.of[index] as usize;
            let next = ways.groups(index).get(group).filter(|_| !is_done[way]);
            let Some((version, range)) = next else {
                is_done[way] = true;
                seen[index] = Visit::Done;
                found.push(Group::One(index));
                continue;
            };
            let receipts = verdicts.versions()[*version].receipts_in(range.clone());
            let open = receipts[receipt..].iter().position(|one| seen[offsets[*version] + one.handover] != Visit::Done);
            let Some(skipped) = open else {
                stack.push((index, group + 1, 0));
                continue;
            };
            let next = offsets[*version] + receipts[receipt + skipped].handover;
            if seen[next] == Visit::Open {
                return None;
            }
            seen[next] = Visit::Open;
            stack.push((index, group, receipt + skipped));
            stack.push((next, 0, 0));
        }
    }
    Some(found)
}

/// Those that rest on each other together: a graph of disclosures and of the receipts of each giving subject, so that it
/// stays as small as the disclosures are.
fn together(verdicts: &Verdicts<'_>, offsets: &[usize], ways: &Ways) -> Vec<Group> {
    let mut hubs = HashMap::new();
    let mut edges: Vec<(u32, u32)> = Vec::new();
    for index in 0..ways.len() {
        for (version, range) in ways.groups(index) {
            let next = ways.len() + hubs.len();
            let hub = *hubs.entry((*version, range.start)).or_insert(next);
            if hub == next {
                let receipts = verdicts.versions()[*version].receipts_in(range.clone()).iter();
                edges.extend(receipts.map(|one| (number(hub), number(offsets[*version] + one.handover))));
            }
            edges.push((number(index), number(hub)));
        }
    }
    let mut graph: DiGraph<(), ()> = DiGraph::with_capacity(ways.len() + hubs.len(), edges.len());
    for _ in 0..ways.len() + hubs.len() {
        graph.add_node(());
    }
    graph.extend_with_edges(edges);
    let groups = kosaraju_scc(&graph).into_iter().filter_map(|component| {
        let whole = component.len();
        let own: Vec<usize> = component.into_iter().map(NodeIndex::index).filter(|node| *node < ways.len()).collect();
        match own.as_slice() {
            [] => None,
            [one] if whole == 1 => Some(Group::One(*one)),
            _ => Some(Group::Circle(own)),
        }
    });
    groups.collect()
}
