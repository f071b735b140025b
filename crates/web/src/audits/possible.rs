//! Possible exposure on the audit's page: apart from what is recorded, nearest first, and how many lie beyond.

use std::collections::HashMap;

use audits::ExposureAnswer;
use catalogue::Words;
use persistence::names::Name;

use super::asking::Asking;
use super::rows::{called, name};

/// How far the page lists at first: the nearest distances until this many parties are shown.
const NEAREST: usize = 100;

/// Who may have the version, by distance.
pub(super) struct Reach {
    pub(super) total: usize,
    pub(super) groups: Vec<Group>,
    /// Parties that lie beyond what is listed.
    pub(super) beyond: usize,
    pub(super) all: String,
}

/// The parties at one distance from the nearest recorded holder.
pub(super) struct Group {
    pub(super) words: String,
    pub(super) parties: Vec<PossibleView>,
}

pub(super) struct PossibleView {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) via: String,
    pub(super) holder: String,
    /// From the holder down, with the status of each link.
    pub(super) links: Vec<LinkView>,
}

pub(super) struct LinkView {
    pub(super) status: String,
    pub(super) code: String,
}

impl Reach {
    pub(super) fn new(w: Words, answer: &ExposureAnswer, names: &HashMap<String, Name>, asking: &Asking) -> Self {
        let possible = &answer.exposure.possible;
        let mut distances: Vec<u32> = possible.iter().map(|one| one.distance).collect();
        distances.sort_unstable();
        distances.dedup();
        let (mut groups, mut listed) = (Vec::new(), 0);
        for distance in distances {
            if listed >= NEAREST && asking.possible != "all" {
                break;
            }
            let parties = possible.iter().filter(|one| one.distance == distance).map(|one| PossibleView {
                code: one.party.to_string(),
                name: name(w, names, &one.party),
                via: called(w, names, &one.via),
                holder: one.via.to_string(),
                links: one
                    .path
                    .iter()
                    .skip(1)
                    .zip(&one.links)
                    .map(|(code, status)| LinkView { status: w.link_status(*status), code: code.to_string() })
                    .collect(),
            });
            let parties: Vec<_> = parties.collect();
            listed += parties.len();
            groups.push(Group { words: w.t1("audit-distance", "distance", distance), parties });
        }
        Self {
            total: possible.len(),
            groups,
            beyond: possible.len() - listed,
            all: asking.address(&[("possible", "all")]),
        }
    }
}
