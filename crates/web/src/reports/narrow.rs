//! By what the rows of a report can be narrowed, the filters that are on, and the files of its rows.

use std::collections::HashMap;

use askama::Template;
use catalogue::Words;

use super::asking::Asking;
use crate::audits::address::Way;
use crate::audits::facets::{Chip, Entry, Facet, named};
use crate::audits::naming::Naming;

/// How many parties are offered at first, and when all are asked for.
const FEW: usize = 10;
const MANY: usize = 200;

/// Printed whole by `{{ narrow }}` above the rows.
#[derive(Template)]
#[template(path = "reports/narrow.html")]
pub(super) struct Narrow {
    w: Words,
    facets: Vec<Facet>,
    chips: Vec<Chip>,
    clear: String,
    ways: Vec<Way>,
    sizes: Vec<Way>,
    csv: String,
    workbook: String,
    pdf: String,
    json: String,
}

impl askama::filters::HtmlSafe for Narrow {}

/// A value of a part of the address, with how many rows it leads to.
pub(super) struct Offer {
    pub(super) value: String,
    pub(super) words: String,
    /// A code beside the words; blank for none.
    pub(super) code: String,
    pub(super) count: usize,
}

impl Narrow {
    /// `kept` names the parts that stay when all filters are taken away.
    pub(super) fn new(w: Words, asking: &Asking, kept: &[&str]) -> Self {
        Self {
            w,
            facets: Vec::new(),
            chips: Vec::new(),
            clear: asking.cleared(kept).address(),
            ways: Vec::new(),
            sizes: asking.paging.ways(w, |paging| asking.paged(paging).address()),
            csv: asking.file("csv"),
            workbook: asking.file("xlsx"),
            pdf: asking.file("pdf"),
            json: asking.file("json"),
        }
    }

    /// Offers the values of a part; one that does not tell rows apart is left out.
    pub(super) fn offer(&mut self, asking: &Asking, part: &'static str, title: String, offers: Vec<Offer>) {
        let entries = offers.into_iter().filter(|offer| offer.count > 0).map(|offer| Entry {
            is_chosen: asking.part(part) == offer.value,
            address: asking.changed(part, &offer.value).address(),
            words: offer.words,
            code: offer.code,
            count: offer.count,
        });
        let entries: Vec<Entry> = entries.collect();
        if !entries.is_empty() {
            self.facets.push(Facet::new(title, entries));
        }
    }

    /// Offers programmes, then parties, by their codes with how many rows each leads to; `more` parties are not offered.
    pub(super) fn offer_records(
        &mut self,
        asking: &Asking,
        naming: &Naming,
        programmes: &[(&str, usize)],
        (parties, more): (&[(&str, usize)], usize),
    ) {
        let w = self.w;
        let programmes = programmes.iter().filter_map(|(code, count)| {
            let (value, words) = (naming.programme(code)?.to_string(), naming.programme_name(code));
            Some(Offer { value, words, code: (*code).to_owned(), count: *count })
        });
        self.offer(asking, "programme", w.t("portfolio-column-programme"), programmes.collect());
        let parties = parties.iter().filter_map(|(code, count)| {
            let (value, words) = (naming.subject(code)?.to_string(), naming.subject_name(w, code));
            Some(Offer { value, words, code: (*code).to_owned(), count: *count })
        });
        self.offer(asking, "party", w.t("portfolio-column-party"), parties.collect());
        self.more(asking, more);
    }

    /// Shows the programme and the party that rows are narrowed to.
    pub(super) fn chip_records(
        &mut self,
        asking: &Asking,
        naming: &Naming,
        programme: Option<&str>,
        party: Option<&str>,
    ) {
        let w = self.w;
        let programme = programme.unwrap_or_default();
        let words = named(programme, &naming.programme_name(programme));
        self.chip(asking, "programme", &w.t("portfolio-column-programme"), words);
        let party = party.unwrap_or_default();
        let words = named(party, &naming.subject_name(w, party));
        self.chip(asking, "party", &w.t("portfolio-column-party"), words);
    }

    /// Says how many more parties there are than the facet offered last shows.
    fn more(&mut self, asking: &Asking, more: usize) {
        if let Some(facet) = self.facets.last_mut().filter(|_| more > 0) {
            facet.more_words = self.w.t1("portfolio-more-parties", "count", more);
            if asking.part("parties").is_empty() {
                facet.more = asking.changed("parties", "all").address();
            }
        }
    }

    /// Shows a filter that is on; nothing when the part asks for nothing.
    pub(super) fn chip(&mut self, asking: &Asking, part: &'static str, label: &str, words: String) {
        if !asking.part(part).is_empty() {
            let words = if label.is_empty() { words } else { self.w.t2("audit-chip", "label", label, "words", words) };
            self.chips.push(Chip { words, address: asking.changed(part, "").address() });
        }
    }

    /// A filter that is on or off.
    pub(super) fn way(&mut self, asking: &Asking, part: &'static str, words: String) {
        let is_chosen = !asking.part(part).is_empty();
        let address = asking.changed(part, if is_chosen { "" } else { "1" }).address();
        self.ways.push(Way { words, address, is_chosen });
    }
}

/// How often each code stands in rows, the most often first, with how many more codes there are than are offered.
pub(super) fn most_often<'a>(asking: &Asking, codes: impl Iterator<Item = &'a str>) -> (Vec<(&'a str, usize)>, usize) {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for code in codes {
        *counts.entry(code).or_default() += 1;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by(|(a, n), (b, m)| m.cmp(n).then_with(|| a.cmp(b)));
    let few = if asking.part("parties").is_empty() { FEW } else { MANY };
    let more = counts.len().saturating_sub(few);
    counts.truncate(few);
    (counts, more)
}
