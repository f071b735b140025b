//! The rows of a party's audit: what it received, and whom that reached from it.

use std::collections::HashMap;

use audits::{Pair, PartyVersion, Times};
use catalogue::Words;
use chrono_tz::Tz;

use super::asking::{Answered, Asking, List};
use crate::audits::address::{exposure_of, party_of};
use crate::audits::asking::local;
use crate::audits::facets::{Chip, Entry, Facet, named};
use crate::audits::naming::{Codes, Naming};
use crate::parts::{Badge, Tone};

/// How many entries a facet offers.
const FEW: usize = 10;

/// A version that the party received.
pub(super) struct VersionView {
    pub(super) version: String,
    pub(super) title: String,
    /// The exposure audit of the version; blank when it is no longer on record.
    pub(super) exposure: String,
    pub(super) programme: String,
    pub(super) first: String,
    pub(super) holding: Badge,
    pub(super) reached: usize,
    /// The pairs of this version; blank when it reached nobody.
    pub(super) pairs: String,
}

/// A version and a party that it reached.
pub(super) struct PairView {
    pub(super) version: String,
    pub(super) title: String,
    pub(super) exposure: String,
    pub(super) party: String,
    pub(super) name: String,
    /// The audit of the party reached; blank when it is no longer on record.
    pub(super) reach: String,
}

impl VersionView {
    pub(super) fn new(
        w: Words,
        one: &PartyVersion,
        asking: &Asking,
        naming: &Naming,
        (times, zone): (&Times, Tz),
    ) -> Self {
        let id = naming.version(&one.document, &one.version);
        let pairs = Asking { list: List::Reached, held_only: false, version: id, reached: None, ..asking.first_page() };
        Self {
            version: format!("{} {}", one.document, one.version),
            title: naming.title(&one.document),
            exposure: id.map(|id| exposure_of(id, times)).unwrap_or_default(),
            programme: named(&one.programme, &naming.programme_name(&one.programme)),
            first: local(one.first_received_at, zone),
            holding: Badge::new(if one.holding { Tone::Note } else { Tone::Quiet }, w.holding(one.holding)),
            reached: one.reached,
            pairs: if one.reached > 0 && id.is_some() { pairs.address() } else { String::new() },
        }
    }
}

impl PairView {
    pub(super) fn new(w: Words, pair: &Pair, naming: &Naming, times: &Times) -> Self {
        let id = naming.version(&pair.document, &pair.version);
        Self {
            version: format!("{} {}", pair.document, pair.version),
            title: naming.title(&pair.document),
            exposure: id.map(|id| exposure_of(id, times)).unwrap_or_default(),
            party: pair.party.clone(),
            name: naming.subject_name(w, &pair.party),
            reach: naming.subject(&pair.party).map(|subject| party_of(subject, times)).unwrap_or_default(),
        }
    }
}

/// The versions and the parties that occur most among the pairs, each counted under the other's filter.
pub(super) struct Counts<'a> {
    versions: Vec<((&'a str, &'a str), usize)>,
    parties: Vec<(&'a str, usize)>,
    more: [usize; 2],
}

impl<'a> Counts<'a> {
    pub(super) fn of(answered: &'a Answered) -> Self {
        let version = answered.version.as_ref().map(|(document, label)| (document.as_str(), label.as_str()));
        let reached = answered.reached.as_deref();
        let (mut versions, mut parties) = (HashMap::new(), HashMap::new());
        for pair in &answered.answer.pairs {
            let own = (pair.document.as_str(), pair.version.as_str());
            if reached.is_none_or(|party| party == pair.party) {
                *versions.entry(own).or_default() += 1;
            }
            if version.is_none_or(|version| version == own) {
                *parties.entry(pair.party.as_str()).or_default() += 1;
            }
        }
        let ((versions, more_versions), (parties, more_parties)) = (most(versions), most(parties));
        Self { versions, parties, more: [more_versions, more_parties] }
    }

    pub(super) fn codes(&self, codes: &mut Codes<'a>) {
        self.versions.iter().for_each(|((document, label), _)| codes.version(document, label));
        self.parties.iter().for_each(|(code, _)| codes.subject(code));
    }

    pub(super) fn facets(&self, w: Words, asking: &Asking, naming: &Naming) -> Vec<Facet> {
        let first = asking.first_page();
        let version = |&((document, label), count): &((&str, &str), usize)| {
            let id = naming.version(document, label)?;
            Some(Entry {
                words: naming.title(document),
                code: format!("{document} {label}"),
                count,
                address: Asking { version: Some(id), ..first.clone() }.address(),
                is_chosen: asking.version == Some(id),
            })
        };
        let party = |&(code, count): &(&str, usize)| {
            let subject = naming.subject(code)?;
            Some(Entry {
                words: naming.subject_name(w, code),
                code: code.to_owned(),
                count,
                address: Asking { reached: Some(subject), ..first.clone() }.address(),
                is_chosen: asking.reached == Some(subject),
            })
        };
        let versions = Facet::new(w.t("reach-by-version"), self.versions.iter().filter_map(version).collect());
        let parties = Facet::new(w.t("reach-by-party"), self.parties.iter().filter_map(party).collect());
        let mut facets = Vec::new();
        for (mut facet, more) in [versions, parties].into_iter().zip(self.more) {
            if more > 0 {
                facet.more_words = w.t1("reach-more", "count", more);
            }
            if !facet.entries.is_empty() {
                facets.push(facet);
            }
        }
        facets
    }
}

/// The few with the highest counts, and how many are left.
fn most<T: Ord + Copy>(counts: HashMap<T, usize>) -> (Vec<(T, usize)>, usize) {
    let mut counts: Vec<(T, usize)> = counts.into_iter().collect();
    counts.sort_unstable_by(|(a, n), (b, m)| m.cmp(n).then_with(|| a.cmp(b)));
    let more = counts.len().saturating_sub(FEW);
    counts.truncate(FEW);
    (counts, more)
}

/// The filters that are on.
pub(super) fn chips(w: Words, asking: &Asking, answered: &Answered, naming: &Naming) -> Vec<Chip> {
    let first = asking.first_page();
    let version = answered.version.as_ref().map(|(document, label)| Chip {
        words: w.t2("audit-chip", "label", w.t("reach-by-version"), "words", format!("{document} {label}")),
        address: Asking { version: None, ..first.clone() }.address(),
    });
    let reached = answered.reached.as_ref().map(|code| Chip {
        words: w.t2("audit-chip", "label", w.t("reach-by-party"), "words", named(code, &naming.subject_name(w, code))),
        address: Asking { reached: None, ..first.clone() }.address(),
    });
    let held = asking.held_only.then(|| Chip {
        words: w.t("reach-held-only"),
        address: Asking { held_only: false, ..first.clone() }.address(),
    });
    match asking.list {
        List::Reached => version.into_iter().chain(reached).collect(),
        List::Versions => held.into_iter().collect(),
    }
}
