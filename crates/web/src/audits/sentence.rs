//! The exposure audit in one sentence, for pages and command line.

use audits::ExposureAnswer;
use catalogue::Words;
use chrono_tz::Tz;
use domain::time::When;

use super::asking::local;

/// The answer of an exposure audit in one sentence.
pub fn exposure_sentence(w: Words, answer: &ExposureAnswer) -> String {
    let summary = answer.exposure.summary;
    let when = match answer.as_of.as_deref() {
        None => w.t("audit-now"),
        Some(text) => w.t1("audit-on", "when", told(text, answer.zone)),
    };
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
pub(super) fn told(text: &str, zone: Tz) -> String {
    match When::parse(text) {
        Ok(When::At(at)) => local(at, zone),
        _ => text.to_owned(),
    }
}
