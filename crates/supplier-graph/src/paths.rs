//! Every way along supply links from a customer down to a supplier, shortest first.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::links::LinkStatus;
use serde::{Serialize, Serializer};

use crate::link_map::{LinkMap, LinkTerms, distances, reversed};

/// How far a search for paths goes before it says that there may be more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The most paths.
    pub paths: usize,
    /// The most links looked at: a dense network has more paths than anybody can wait for.
    pub looks: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { paths: 200, looks: 2_000_000 }
    }
}

/// The paths between two parties.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Paths {
    /// Shortest first, then by codes from the customer down; no party twice on one path.
    pub paths: Vec<Path>,
    /// The bounds were met: there may be more, and none shorter than those listed.
    pub is_cut: bool,
    /// A path leads back from the supplier to the customer: alone it is the other direction, else the two lie on a loop.
    pub leads_back: bool,
}

/// One path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Path {
    /// From the customer down to the supplier.
    pub parties: Vec<String>,
    /// One fewer than parties.
    pub steps: Vec<Step>,
}

/// From one party to the next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    pub customer: String,
    pub supplier: String,
    /// All links between the two, by programme, part and first day; blank ones first.
    pub links: Vec<StepLink>,
}

/// One link of a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StepLink {
    #[serde(serialize_with = "status")]
    pub status: LinkStatus,
    /// Absent: any programme.
    pub programme: Option<String>,
    /// Absent: any part.
    pub part: Option<String>,
    /// First day, inclusive.
    pub valid_from: Option<NaiveDate>,
    /// Last day, inclusive.
    pub valid_to: Option<NaiveDate>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn status<S: Serializer>(status: &LinkStatus, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(status.as_str())
}

/// Finds the paths from `customer` down to `supplier`; none between a party and itself.
pub fn paths(map: &LinkMap, customer: &str, supplier: &str, bounds: Bounds) -> Paths {
    let (Some(from), Some(to)) = (map.find(customer), map.find(supplier)) else { return Paths::default() };
    let next = map.suppliers();
    if from == to {
        return Paths::default();
    }
    let leads_back = distances(&next, to)[from as usize].is_some();
    let left = distances(&reversed(&next), to);
    let mut search = Search {
        next: &next,
        left: &left,
        from,
        to,
        bounds,
        looks: 0,
        found: Vec::new(),
        on_path: vec![false; map.len()],
    };
    let is_cut = search.run();
    let links = links_between(map);
    let told = |places: &Vec<u32>| Path {
        parties: places.iter().map(|place| map.code(*place).to_owned()).collect(),
        steps: places.windows(2).map(|pair| step(map, &links, pair[0], pair[1])).collect(),
    };
    Paths { paths: search.found.iter().map(told).collect(), is_cut, leads_back }
}

fn links_between(map: &LinkMap) -> HashMap<(u32, u32), Vec<&LinkTerms>> {
    let mut between: HashMap<(u32, u32), Vec<&LinkTerms>> = HashMap::new();
    for link in &map.links {
        between.entry((link.customer, link.supplier)).or_default().push(&link.terms);
    }
    between
}

fn step(map: &LinkMap, links: &HashMap<(u32, u32), Vec<&LinkTerms>>, customer: u32, supplier: u32) -> Step {
    let mut terms = links.get(&(customer, supplier)).cloned().unwrap_or_default();
    terms.sort_by_key(|terms| (&terms.programme, &terms.part, terms.from, terms.to, terms.status));
    let told = |terms: &LinkTerms| StepLink {
        status: terms.status,
        programme: terms.programme.clone(),
        part: terms.part.clone(),
        valid_from: terms.from,
        valid_to: terms.to,
    };
    Step {
        customer: map.code(customer).to_owned(),
        supplier: map.code(supplier).to_owned(),
        links: terms.into_iter().map(told).collect(),
    }
}

/// A search that goes deeper by turns: all paths of one length before any longer one.
struct Search<'a> {
    next: &'a [Vec<u32>],
    /// By place, the fewest steps still to go; absent where no way leads on.
    left: &'a [Option<u32>],
    from: u32,
    to: u32,
    bounds: Bounds,
    looks: usize,
    found: Vec<Vec<u32>>,
    on_path: Vec<bool>,
}

impl Search<'_> {
    /// Tells whether the bounds were met.
    fn run(&mut self) -> bool {
        let mut length = self.left[self.from as usize];
        while let Some(wanted) = length {
            match self.of_length(wanted) {
                Ok(longer) => length = longer,
                Err(BoundMet) => return true,
            }
        }
        false
    }

    /// Finds the paths with exactly `wanted` steps; tells the next length that any path may have.
    fn of_length(&mut self, wanted: u32) -> Result<Option<u32>, BoundMet> {
        let mut longer: Option<u32> = None;
        self.on_path.fill(false);
        self.on_path[self.from as usize] = true;
        let mut path = vec![self.from];
        let mut tried = vec![0_usize];
        while let (Some(&place), Some(turn)) = (path.last(), tried.last_mut()) {
            let Some(&neighbour) = self.next[place as usize].get(*turn) else {
                self.on_path[place as usize] = false;
                path.pop();
                tried.pop();
                continue;
            };
            *turn += 1;
            self.looks += 1;
            if self.looks > self.bounds.looks {
                return Err(BoundMet);
            }
            let Some(left) = self.left[neighbour as usize].filter(|_| !self.on_path[neighbour as usize]) else {
                continue;
            };
            let steps = u32::try_from(path.len()).unwrap_or(u32::MAX);
            let fewest = steps.saturating_add(left);
            if fewest > wanted {
                longer = Some(longer.map_or(fewest, |known| known.min(fewest)));
            } else if neighbour != self.to {
                self.on_path[neighbour as usize] = true;
                path.push(neighbour);
                tried.push(0);
            } else if steps == wanted {
                if self.found.len() == self.bounds.paths {
                    return Err(BoundMet);
                }
                let mut whole = path.clone();
                whole.push(neighbour);
                self.found.push(whole);
            }
        }
        Ok(longer)
    }
}

/// There may be more than was looked for.
struct BoundMet;
