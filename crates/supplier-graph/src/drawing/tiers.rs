//! The picture of who supplies whom for one programme on one day, tier by tier.

use std::collections::HashSet;

use super::grouping::Gathering;
use super::{Class, Drawing, Line, Mark, Place};
use crate::map::TierMap;
use domain::links::LinkStatus;

/// Tiers from this one on share a column.
const DEEP: u32 = 12;

/// Draws every party of the map; those on a circle of links are marked. A class that `opened` names is drawn one by one,
/// unless it is larger than [`super::OPENABLE`].
pub fn tier_drawing(map: &TierMap, opened: Option<Class>) -> Drawing {
    let looped: HashSet<&str> = map.loops.iter().flatten().map(String::as_str).collect();
    let mut gathering = Gathering::default();
    for party in &map.parties {
        let class = class_of(party.tier, looped.contains(party.code.as_str()));
        gathering.add(&party.code, class);
    }
    for link in &map.links {
        let (Some(from), Some(to)) = (gathering.find(&link.customer), gathering.find(&link.supplier)) else { continue };
        let line = match link.status {
            LinkStatus::Inferred => Line::Inferred,
            LinkStatus::Declared => Line::Declared,
            LinkStatus::Confirmed => Line::Confirmed,
        };
        gathering.connect(from, to, line);
    }
    gathering.draw(opened)
}

fn class_of(tier: Option<u32>, is_looped: bool) -> Class {
    let place = match tier {
        None => Place::NotLinked,
        Some(tier) if tier >= DEEP => Place::Deeper(DEEP),
        Some(tier) => Place::Tier(tier),
    };
    let mark = match tier {
        Some(0) => Mark::Source,
        _ if is_looped => Mark::Looped,
        _ => Mark::Linked,
    };
    Class { place, mark, is_aside: false }
}

/// The parties of a class, by code, as a list shows them.
pub fn of_class(map: &TierMap, class: Class) -> Vec<&str> {
    let looped: HashSet<&str> = map.loops.iter().flatten().map(String::as_str).collect();
    let is_of = |code: &str, tier| class_of(tier, looped.contains(code)) == class;
    map.parties.iter().filter(|one| is_of(&one.code, one.tier)).map(|one| one.code.as_str()).collect()
}
