//! What an audit asks, in one line of words for other rooms.

use audits::{Show, Tiers};
use catalogue::Words;
use persistence::facts::Kept;

use super::asking::Asking;
use crate::registers::called;

/// The exposure audit of a version, by its number.
pub(crate) fn address_of(version: i64) -> String {
    Asking { version: Some(version), ..Asking::default() }.address(&[])
}

/// The version and the filters of an exposure audit.
pub(crate) fn filters_told(w: Words, asking: &Asking, version: Option<&Kept>) -> String {
    let filter = asking.filter();
    let mut told: Vec<String> = version.map(|kept| called(w, &kept.state.row).0).into_iter().collect();
    if filter.show != Show::All {
        told.push(w.of("audit-show", filter.show.name()));
    }
    match filter.tiers {
        Tiers::Any => {}
        Tiers::Only(tier) => told.push(w.tier(Some(tier))),
        Tiers::NotLinked => told.push(w.tier(None)),
    }
    let time = |date: &str, time: &str| format!("{date} {time}").trim().to_owned();
    if !asking.as_of.is_empty() {
        told.push(w.t1("saved-as-of", "when", time(&asking.as_of, &asking.as_of_time)));
    }
    if !asking.known_at.is_empty() {
        told.push(w.t1("saved-known-at", "when", time(&asking.known_at, &asking.known_at_time)));
    }
    told.join(" · ")
}
