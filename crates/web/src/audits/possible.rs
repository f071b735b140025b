//! Possible exposure on the audit's page: apart from what is recorded, nearest first, page by page.

use std::collections::HashMap;

use audits::ExposureAnswer;
use catalogue::Words;
use domain::attestations::PassedOn;
use persistence::names::Name;
use supplier_graph::{Attested, Possible};

use super::asking::Asking;
use super::rows::{called, name};
use crate::parts::{Badge, Pages, Tone};

/// How many the page lists at a time.
const SIZE: u64 = 50;

/// Who may have the version, by distance.
pub(super) struct Reach {
    pub(super) total: usize,
    pub(super) groups: Vec<Group>,
    /// The way through all of them; absent on paper, which has all.
    pub(super) pages: Option<Pages>,
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
    /// What the holder was asked and said.
    pub(super) attested: Option<Badge>,
}

pub(super) struct LinkView {
    pub(super) status: String,
    pub(super) code: String,
}

/// Those whom the page lists, the nearest first, then by code: all for paper that asks for all.
pub(super) fn listed<'a>(w: Words, answer: &'a ExposureAnswer, asking: &Asking) -> (Vec<&'a Possible>, Option<Pages>) {
    let mut listed: Vec<&Possible> = answer.exposure.possible.iter().collect();
    listed.sort_by_key(|one| one.distance);
    if asking.is_print() && asking.possible == "all" {
        return (listed, None);
    }
    let address = format!("{}&possible=", asking.address(&[("possible", "")]));
    let page = asking.possible.parse().unwrap_or(1);
    let pages = Pages::new(w, address, page, SIZE, listed.len() as u64).anchored("#possible");
    let size = usize::try_from(SIZE).unwrap_or(usize::MAX);
    let shown = listed.into_iter().skip(pages.skip()).take(size).collect();
    (shown, Some(pages))
}

/// Whether the holder was asked, and what it said.
fn told(w: Words, attested: &Attested) -> Badge {
    let (tone, key) = match attested.passed_on {
        None => (Tone::Note, "attested-asked"),
        Some(PassedOn::Refused) => (Tone::Bad, "attested-refused"),
        Some(PassedOn::None | PassedOn::These) => (Tone::Good, "attested-denied"),
    };
    let at = attested.answered_at.as_ref().unwrap_or(&attested.asked_at);
    Badge::new(tone, w.t1(key, "at", at.as_str()))
}

impl PossibleView {
    fn new(w: Words, one: &Possible, names: &HashMap<String, Name>) -> Self {
        let links = one.path.iter().skip(1).zip(&one.links);
        Self {
            attested: one.attested.as_ref().map(|attested| told(w, attested)),
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
    /// `listed` and `pages`: those of [`listed`].
    pub(super) fn new(
        w: Words,
        total: usize,
        (listed, pages): (&[&Possible], Option<Pages>),
        names: &HashMap<String, Name>,
    ) -> Self {
        let group = |parties: &[&Possible]| Group {
            words: w.t1("audit-distance", "distance", parties[0].distance),
            parties: parties.iter().map(|one| PossibleView::new(w, one, names)).collect(),
        };
        let groups = listed.chunk_by(|a, b| a.distance == b.distance).map(group).collect();
        Self { total, groups, pages: pages.filter(|_| total > 0) }
    }
}
