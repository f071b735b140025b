//! Possible exposure on the audit's page: apart from what is recorded, nearest first, page by page.

use std::collections::HashMap;

use audits::ExposureAnswer;
use catalogue::Words;
use chrono_tz::Tz;
use domain::attestations::PassedOn;
use domain::facts::Kind;
use domain::staff::Actor;
use persistence::documents;
use persistence::facts::{Kept, states};
use persistence::known::Known;
use persistence::names::Name;
use supplier_graph::{Attested, Possible};

use super::asking::Asking;
use super::rows::{called, name};
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Badge, Notice, Pages, Tone};
use crate::registers::moment;

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

/// Companies that holders of a version named and that stand in no register: no audit finds them before somebody enters them.
pub(super) async fn named(
    w: &Frame,
    house: &House,
    actor: &Actor,
    (head, zone): (&documents::Headed, Tz),
) -> Result<Vec<Notice>, PageError> {
    let conn = house.db.reader();
    let told = states(conn, &actor.scope, Kind::Attestations, Known::Now)
        .having("document_code", &head.document)
        .having("version_label", &head.label)
        .all(conn)
        .await?;
    let notice = |kept: &Kept| {
        let row = &kept.state.row;
        let counts = !kept.state.void && kept.state.superseded_at.is_none();
        let others = row.get("others").filter(|_| counts)?;
        let at = moment::words(row.get("answered_at").unwrap_or_default(), zone);
        let party = row.get("party_code").unwrap_or_default();
        let title = w.t2("audit-named", "party", party, "at", at);
        let others = others.lines().collect::<Vec<_>>().join("; ");
        Some(Notice::new(Tone::Warn, title).words(w.t1("audit-named-words", "others", others)))
    };
    Ok(told.iter().filter_map(notice).collect())
}

/// Whether the holder was asked, and what it said.
fn told(w: Words, attested: &Attested, zone: Tz) -> Badge {
    let (tone, key) = match attested.passed_on {
        None => (Tone::Note, "attested-asked"),
        Some(PassedOn::Refused) => (Tone::Bad, "attested-refused"),
        Some(PassedOn::These) => (Tone::Good, "attested-others"),
        Some(PassedOn::None) => (Tone::Good, "attested-denied"),
    };
    let at = attested.answered_at.as_ref().unwrap_or(&attested.asked_at);
    Badge::new(tone, w.t1(key, "at", moment::words(at, zone)))
}

impl PossibleView {
    fn new(w: Words, one: &Possible, names: &HashMap<String, Name>, zone: Tz) -> Self {
        let links = one.path.iter().skip(1).zip(&one.links);
        Self {
            attested: one.attested.as_ref().map(|attested| told(w, attested, zone)),
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
        zone: Tz,
    ) -> Self {
        let group = |parties: &[&Possible]| Group {
            words: w.t1("audit-distance", "distance", parties[0].distance),
            parties: parties.iter().map(|one| PossibleView::new(w, one, names, zone)).collect(),
        };
        let groups = listed.chunk_by(|a, b| a.distance == b.distance).map(group).collect();
        Self { total, groups, pages: pages.filter(|_| total > 0) }
    }
}
