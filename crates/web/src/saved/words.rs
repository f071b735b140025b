//! How the words in the addresses of audits are read, and told: what no page knows is left out.

use audits::{Attendance, Origin, Tiers};
use catalogue::Words;
use domain::controls::controls;
use domain::coverage::Code;
use domain::owners::Ownership;
use domain::time::When;
use domain::tracing::probability;
use domain::waivers::WaiverStanding;

pub(super) fn is_so(word: &str) -> Option<String> {
    (word == "1").then(|| word.to_owned())
}

pub(super) fn all(word: &str) -> Option<String> {
    (word == "all").then(|| word.to_owned())
}

pub(super) fn origin(word: &str) -> Option<String> {
    Origin::of_name(word).map(|origin| origin.name().to_owned())
}

pub(super) fn attendance(word: &str) -> Option<String> {
    Attendance::of_name(word).map(|one| one.name().to_owned())
}

pub(super) fn ownership(word: &str) -> Option<String> {
    Ownership::parse(word).map(|one| one.as_str().to_owned())
}

pub(super) fn waiver_standing(word: &str) -> Option<String> {
    WaiverStanding::parse(word).map(|one| one.as_str().to_owned())
}

pub(super) fn reason(word: &str) -> Option<String> {
    Code::parse(word).map(|one| one.as_str().to_owned())
}

pub(super) fn told_outside(w: Words, word: &str) -> Option<String> {
    Some(w.t1("trace-from-outside", "share", w.percent(probability(word)?)))
}

pub(super) fn told_verdict(w: Words, word: &str) -> String {
    if word == "kept" { w.t("embargoes-covered") } else { w.reason(Code::EmbargoBreach) }
}

pub(super) fn told_framework(w: Words, word: &str) -> Option<String> {
    let control = controls().find(|one| one.source() == word)?;
    let framework = w.of("controls-framework", control.framework);
    Some(w.t2("controls-edition", "framework", framework, "edition", control.edition))
}

pub(super) fn told_tier(w: Words, word: &str) -> Option<String> {
    match Tiers::of_name(word)? {
        Tiers::Any => None,
        Tiers::Only(tier) => Some(w.tier(Some(tier))),
        Tiers::NotLinked => Some(w.tier(None)),
    }
}

/// A list of dates or instants, when each can be read.
pub(super) fn dates(text: &str) -> Option<String> {
    let mut pieces = text.split([',', ' ', '\n', '\r', '\t', '，', '、']).filter(|piece| !piece.is_empty());
    (!text.is_empty() && pieces.all(|piece| When::parse(piece).is_ok())).then(|| text.to_owned())
}
