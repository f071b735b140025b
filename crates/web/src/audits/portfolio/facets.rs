//! By what the rows of a portfolio's list can be narrowed: reasons, programmes, tiers and parties, each with its count.

use audits::{Aspect, PortfolioAnswer, PortfolioFilter, Shared, Tiers};
use catalogue::Words;

use super::asking::{Asking, Narrowed};
use crate::audits::facets::{Chip, Entry, Facet, named};
use crate::audits::naming::{Codes, Naming};

/// How many parties are offered at first, and when all are asked for.
const FEW: usize = 10;
const MANY: usize = 200;

/// How many rows share what, before they are put into words.
pub(super) struct Counts<'a> {
    aspects: [Vec<(Shared<'a>, usize)>; 4],
    parties: usize,
}

/// The filters that count each aspect: all but its own, so that each count is that of the rows that its link leads to.
pub(super) fn filters(filter: &PortfolioFilter) -> [PortfolioFilter; 4] {
    let all = filter.clone();
    [
        PortfolioFilter { reason: None, ..all.clone() },
        PortfolioFilter { programme: None, ..all.clone() },
        PortfolioFilter { tier: Tiers::Any, ..all.clone() },
        PortfolioFilter { party: None, ..all },
    ]
}

impl<'a> Counts<'a> {
    pub(super) fn of(answer: &'a PortfolioAnswer, asking: &Asking, filters: &'a [PortfolioFilter; 4]) -> Self {
        let [reason, programme, tier, party] = filters;
        let count = |filter, aspect| answer.counts(asking.list, filter, aspect, usize::MAX).0;
        let most = if asking.all_parties { MANY } else { FEW };
        let (by_party, parties) = answer.counts(asking.list, party, Aspect::Party, most);
        let aspects =
            [count(reason, Aspect::Reason), count(programme, Aspect::Programme), count(tier, Aspect::Tier), by_party];
        Self { aspects, parties }
    }

    /// Adds what is to be named to the codes of a page.
    pub(super) fn codes(&self, codes: &mut Codes<'a>) {
        for (shared, _) in self.aspects.iter().flatten() {
            match shared {
                Shared::Programme(code) => codes.programme(code),
                Shared::Party(code) => codes.subject(code),
                Shared::Reason(_) | Shared::Tier(_) => {}
            }
        }
    }

    /// The facets in words; one that does not tell rows apart is left out.
    pub(super) fn facets(&self, w: Words, asking: &Asking, naming: &Naming) -> Vec<Facet> {
        let titles = [
            w.t("portfolio-column-reason"),
            w.t("portfolio-column-programme"),
            w.t("portfolio-column-tier"),
            w.t("portfolio-column-party"),
        ];
        let mut facets = Vec::new();
        for (title, counts) in titles.into_iter().zip(&self.aspects) {
            let entries = counts.iter().filter_map(|(shared, count)| entry(w, asking, naming, *shared, *count));
            let entries: Vec<Entry> = entries.collect();
            if !entries.is_empty() {
                facets.push(Facet::new(title, entries));
            }
        }
        let shown = self.aspects[3].len();
        if let Some(facet) = facets.last_mut().filter(|_| shown < self.parties) {
            facet.more_words = w.t1("portfolio-more-parties", "count", self.parties - shown);
            if !asking.all_parties {
                facet.more = Asking { all_parties: true, ..asking.first_page() }.address();
            }
        }
        facets
    }
}

fn entry(w: Words, asking: &Asking, naming: &Naming, shared: Shared<'_>, count: usize) -> Option<Entry> {
    let now = asking.narrowed;
    let (narrowed, words, code) = match shared {
        Shared::Reason(code) => (Narrowed { reason: Some(code), ..now }, w.reason(code), ""),
        Shared::Programme(code) => {
            let id = naming.programme(code)?;
            (Narrowed { programme: Some(id), ..now }, naming.programme_name(code), code)
        }
        Shared::Tier(tier) => {
            let tiers = tier.map_or(Tiers::NotLinked, Tiers::Only);
            (Narrowed { tier: tiers, ..now }, w.tier(tier), "")
        }
        Shared::Party(code) => {
            let subject = naming.subject(code)?;
            (Narrowed { party: Some(subject), ..now }, naming.subject_name(w, code), code)
        }
    };
    let address = asking.narrowed(narrowed).address();
    Some(Entry { words, code: code.to_owned(), count, address, is_chosen: narrowed == now })
}

/// The filters that are on.
pub(super) fn chips(w: Words, asking: &Asking, filter: &PortfolioFilter, naming: &Naming, new_only: &str) -> Vec<Chip> {
    let now = asking.narrowed;
    let mut chips = Vec::new();
    let mut chip = |label: &str, words: String, without: Narrowed| {
        let words = if label.is_empty() { words } else { w.t2("audit-chip", "label", label, "words", words) };
        chips.push(Chip { words, address: asking.narrowed(without).address() });
    };
    if let Some(code) = now.reason {
        chip(&w.t("portfolio-column-reason"), w.reason(code), Narrowed { reason: None, ..now });
    }
    if let Some(code) = &filter.programme {
        let words = named(code, &naming.programme_name(code));
        chip(&w.t("portfolio-column-programme"), words, Narrowed { programme: None, ..now });
    }
    let tier = match now.tier {
        Tiers::Any => None,
        Tiers::Only(tier) => Some(Some(tier)),
        Tiers::NotLinked => Some(None),
    };
    if let Some(tier) = tier {
        chip("", w.tier(tier), Narrowed { tier: Tiers::Any, ..now });
    }
    if let Some(code) = &filter.party {
        let words = named(code, &naming.subject_name(w, code));
        chip(&w.t("portfolio-column-party"), words, Narrowed { party: None, ..now });
    }
    if now.new_only {
        chip("", new_only.to_owned(), Narrowed { new_only: false, ..now });
    }
    chips
}
