//! Audits in one sentence each, for pages and command line.

use audits::{ExposureAnswer, PartyAnswer, PortfolioAnswer, WhatIfAnswer};
use catalogue::Words;
use chrono_tz::Tz;
use domain::time::When;

use super::asking::local;

/// The answer of an exposure audit in one sentence.
pub fn exposure_sentence(w: Words, answer: &ExposureAnswer) -> String {
    let summary = answer.exposure.summary;
    let when = when(w, answer.as_of.as_deref(), answer.zone);
    let version = format!("{} {}", answer.document, answer.version);
    if summary.exposed == 0 {
        return w.with("audit-sentence-nobody", &[("when", &when), ("version", &version)]);
    }
    w.with(
        "audit-sentence",
        &[
            ("when", &when),
            ("version", &version),
            ("exposed", &summary.exposed),
            ("holding", &summary.holding),
            ("uncovered", &summary.uncovered),
            ("without", &summary.held_without_cover),
            ("possible", &summary.possible),
        ],
    )
}

/// How a time asked about reads: a day by its date, an instant in the programme's zone.
pub(crate) fn told(text: &str, zone: Tz) -> String {
    match When::parse(text) {
        Ok(When::At(at)) => local(at, zone),
        _ => text.to_owned(),
    }
}

/// The answer of a portfolio audit in one sentence; times of day are told in `zone`.
pub fn portfolio_sentence(w: Words, answer: &PortfolioAnswer, zone: Tz) -> String {
    let summary = answer.summary();
    let when = when(w, answer.as_of.as_deref(), zone);
    if summary.exposures == 0 {
        return w.t1("portfolio-sentence-nothing", "when", when);
    }
    w.with(
        "portfolio-sentence",
        &[
            ("when", &when),
            ("versions", &summary.versions),
            ("exposures", &summary.exposures),
            ("uncovered", &summary.uncovered),
            ("without", &summary.held_without_cover),
        ],
    )
}

/// The reach of a party, `called` so, in one sentence; times of day are told in `zone`.
pub fn party_sentence(w: Words, answer: &PartyAnswer, called: &str, zone: Tz) -> String {
    let summary = answer.summary;
    let when = when(w, answer.as_of.as_deref(), zone);
    if summary.versions == 0 {
        return w.t2("reach-sentence-nothing", "when", when, "party", called);
    }
    w.with(
        "reach-sentence",
        &[
            ("when", &when),
            ("party", &called),
            ("versions", &summary.versions),
            ("parties", &summary.parties),
            ("pairs", &summary.pairs),
        ],
    )
}

/// What handing over would be, from a giver `called` so, in one sentence.
pub fn what_if_sentence(w: Words, answer: &WhatIfAnswer, called: &str) -> String {
    let summary = answer.summary;
    let when = when(w, answer.at.as_deref(), answer.zone);
    let version = format!("{} {}", answer.document, answer.version);
    w.with(
        "what-if-sentence",
        &[
            ("when", &when),
            ("version", &version),
            ("from", &called),
            ("recipients", &summary.recipients),
            ("covered", &summary.covered),
            ("uncovered", &summary.uncovered),
        ],
    )
}

/// "Now", or as of when.
fn when(w: Words, as_of: Option<&str>, zone: Tz) -> String {
    as_of.map_or_else(|| w.t("audit-now"), |text| w.t1("audit-on", "when", told(text, zone)))
}
