//! Possible exposure on the audit's page: apart from what is recorded, nearest first, and how many lie beyond.

use std::collections::HashMap;

use audits::ExposureAnswer;
use catalogue::Words;
use persistence::names::Name;
use supplier_graph::Possible;

use super::asking::Asking;
use super::rows::{called, name};

/// How many the page lists at first, the nearest.
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

/// Those whom the page lists, the nearest first, then by code: all when it is asked for.
pub(super) fn listed<'a>(answer: &'a ExposureAnswer, asking: &Asking) -> Vec<&'a Possible> {
    let mut listed: Vec<&Possible> = answer.exposure.possible.iter().collect();
    listed.sort_by_key(|one| one.distance);
    listed.truncate(if asking.possible == "all" { usize::MAX } else { NEAREST });
    listed
}

impl PossibleView {
    fn new(w: Words, one: &Possible, names: &HashMap<String, Name>) -> Self {
        let links = one.path.iter().skip(1).zip(&one.links);
        Self {
            code: one.party.to_string(),
            name: name(w, names, &one.party),
            via: called(w, names, &one.via),
            holder: one.via.to_string(),
            links: links
                .map(|(code, status)| LinkView { status: w.link_status(*status), code: code.to_string() })
                .collect(),
        }
    }
}

impl Reach {
    /// `listed`: those of [`listed`].
    pub(super) fn new(
        w: Words,
        (answer, listed): (&ExposureAnswer, &[&Possible]),
        names: &HashMap<String, Name>,
        asking: &Asking,
    ) -> Self {
        let possible = &answer.exposure.possible;
        let group = |parties: &[&Possible]| Group {
            words: w.t1("audit-distance", "distance", parties[0].distance),
            parties: parties.iter().map(|one| PossibleView::new(w, one, names)).collect(),
        };
        let groups = listed.chunk_by(|a, b| a.distance == b.distance).map(group).collect();
        Self {
            total: possible.len(),
            groups,
            beyond: possible.len() - listed.len(),
            all: asking.address(&[("possible", "all")]),
        }
    }
}
