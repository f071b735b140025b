//! The picture of who has a version: the source first, then tiers, then those that may have it.

use std::collections::{HashMap, HashSet};

use compact_str::CompactString;

use super::grouping::{Gathering, Member};
use super::{Class, Drawing, Line, Mark, Place};
use crate::{Chain, Exposed, Exposure, Possible};

/// Tiers from this one on share a column.
const DEEP: u32 = 10;
/// Possible exposures from this distance on share a column.
const FAR: u32 = 4;

/// The most parties and people who must be acted on that one part of a picture draws.
pub const PART: usize = 100;

/// Which part of a picture it is. Who must be acted on is drawn one by one, so very many of them are drawn part by part;
/// everybody else is in every part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// From 1.
    pub number: usize,
    /// How many there are; 1 where everybody who must be acted on is in one picture.
    pub of: usize,
    /// How many must be acted on, over all parts.
    pub acute: usize,
}

/// As [`exposure_drawing`], of those who must be acted on only [`PART`] at a time, by place, mark and code. A number beyond
/// the last part draws that. In a part an arrow from somebody of another part is drawn where it leads to one of this part
/// who must be acted on; its giver then stands aside.
pub fn exposure_part(
    exposure: &Exposure,
    shows: impl Fn(&Exposed) -> bool,
    opened: Option<Class>,
    number: usize,
) -> (Drawing, Part) {
    let rows = exposure.exposures.iter().filter(|one| shows(one));
    let mut acute: Vec<&Exposed> = rows.filter(|one| !mark(one).may_be_grouped()).collect();
    acute.sort_by_cached_key(|one| (place(one), mark(one), one.party.clone()));
    let of = acute.len().div_ceil(PART).max(1);
    let part = Part { number: number.clamp(1, of), of, acute: acute.len() };
    let here = (part.number - 1) * PART..part.number * PART;
    let elsewhere = acute.iter().enumerate().filter(|(index, _)| !here.contains(index));
    let elsewhere = elsewhere.map(|(_, one)| one.party.as_str()).collect();
    (drawing(exposure, shows, opened, elsewhere), part)
}

/// Draws the recorded exposures that `shows` admits, everybody that they received from, and all possible exposures. What is
/// not covered is always drawn by itself; a class that `opened` names too, unless it is larger than [`super::OPENABLE`].
pub fn exposure_drawing(exposure: &Exposure, shows: impl Fn(&Exposed) -> bool, opened: Option<Class>) -> Drawing {
    drawing(exposure, shows, opened, HashSet::new())
}

/// `elsewhere`: rows that another part draws.
fn drawing(
    exposure: &Exposure,
    shows: impl Fn(&Exposed) -> bool,
    opened: Option<Class>,
    elsewhere: HashSet<&str>,
) -> Drawing {
    let is_here = |one: &&Exposed| shows(one) && !elsewhere.contains(one.party.as_str());
    let rows: Vec<&Exposed> = exposure.exposures.iter().filter(is_here).collect();
    let mut sketch = Sketch {
        recorded: exposure.exposures.iter().map(|one| (one.party.as_str(), one)).collect(),
        stands_before: stands_before(exposure),
        gathering: Gathering::default(),
        elsewhere,
    };
    if let Some(originator) = &exposure.originator {
        sketch.gathering.add(originator, aside(Place::Source, Mark::Source));
    }
    for one in &rows {
        sketch.gathering.add(&one.party, class(one, false));
    }
    for one in &exposure.possible {
        sketch.gathering.add(&one.party, Class { place: at(one.distance), mark: Mark::Possible, is_aside: false });
    }
    for one in rows {
        sketch.receipts(one);
    }
    for one in &exposure.possible {
        sketch.reach(one);
    }
    sketch.gathering.draw(opened)
}

/// For each giver on a recorded path, whom it stands after; nothing when it stands first.
fn stands_before(exposure: &Exposure) -> HashMap<&str, Option<&str>> {
    let mut before = HashMap::new();
    for one in &exposure.exposures {
        let path = one.path.iter().map(CompactString::as_str);
        for (index, code) in path.enumerate().take(one.path.len().saturating_sub(1)) {
            let previous = index.checked_sub(1).and_then(|index| one.path.get(index)).map(CompactString::as_str);
            before.entry(code).or_insert(previous);
        }
    }
    before
}

struct Sketch<'a> {
    recorded: HashMap<&'a str, &'a Exposed>,
    stands_before: HashMap<&'a str, Option<&'a str>>,
    gathering: Gathering<'a>,
    elsewhere: HashSet<&'a str>,
}

impl<'a> Sketch<'a> {
    fn receipts(&mut self, one: &'a Exposed) {
        let Some(to) = self.gathering.find(&one.party) else { return };
        let is_acute = !mark(one).may_be_grouped();
        for receipt in &one.receipts {
            if !is_acute && self.elsewhere.contains(receipt.giver.as_str()) {
                continue;
            }
            let from = self.giver(&receipt.giver);
            let line = if receipt.release.covered { Line::Recorded } else { Line::Uncovered };
            self.gathering.connect(from, to, line);
        }
    }

    fn reach(&mut self, one: &'a Possible) {
        let (Some(to), Some(before)) =
            (self.gathering.find(&one.party), one.path.len().checked_sub(2).and_then(|index| one.path.get(index)))
        else {
            return;
        };
        if self.elsewhere.contains(before.as_str()) {
            return;
        }
        let from = self.giver(before);
        self.gathering.connect(from, to, Line::Possible);
    }

    /// Whoever gave, drawn aside when it is no row.
    fn giver(&mut self, code: &'a str) -> Member {
        if let Some(known) = self.gathering.find(code) {
            return known;
        }
        if let Some(recorded) = self.recorded.get(code) {
            return self.gathering.add(code, class(recorded, true));
        }
        match self.stands_before.get(code).copied() {
            Some(None) => self.gathering.add(code, aside(Place::Source, Mark::Source)),
            Some(Some(before)) => {
                let giver = self.gathering.add(code, aside(Place::Giver, Mark::NoReceipt));
                // Acyclic: `before` has fewer hands before it, and what is drawn already ends the climb.
                let before = self.giver(before);
                self.gathering.connect(before, giver, Line::StandsIn);
                giver
            }
            None => self.gathering.add(code, aside(Place::Giver, Mark::NoReceipt)),
        }
    }
}

const fn aside(place: Place, mark: Mark) -> Class {
    Class { place, mark, is_aside: true }
}

fn class(one: &Exposed, is_aside: bool) -> Class {
    Class { place: place(one), mark: mark(one), is_aside }
}

fn place(one: &Exposed) -> Place {
    match one.tier {
        None => Place::NotLinked,
        Some(tier) if tier >= DEEP => Place::Deeper(DEEP),
        Some(tier) => Place::Tier(tier),
    }
}

fn mark(one: &Exposed) -> Mark {
    match (one.chain, one.covered, one.held_without_cover) {
        (Chain::Broken, _, _) => Mark::BrokenChain,
        (Chain::Complete, false, _) => Mark::NotCovered,
        (Chain::Complete, true, true) => Mark::HeldWithoutCover,
        (Chain::Complete, true, false) => Mark::Covered,
    }
}

fn at(distance: u32) -> Place {
    if distance >= FAR { Place::Farther(FAR) } else { Place::Possible(distance) }
}
