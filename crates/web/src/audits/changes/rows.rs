//! One change in words: whom it concerns, where it comes from, how it stood before and after.

use audits::{Change, Origin, Standing, Times};
use catalogue::Words;

use crate::audits::address::party_of;
use crate::audits::naming::Naming;
use crate::parts::{Badge, Tone};

pub(super) struct RowView {
    pub(super) party: String,
    pub(super) name: String,
    /// The audit of the party at the later times; blank when it is no longer on record.
    pub(super) reach: String,
    pub(super) origin: Badge,
    pub(super) before: String,
    pub(super) after: String,
}

impl RowView {
    pub(super) fn new(w: Words, change: &Change, naming: &Naming, to: &Times) -> Self {
        let tone = match change.origin {
            Origin::Knowledge => Tone::Note,
            Origin::World => Tone::Warn,
        };
        Self {
            party: change.party.clone(),
            name: naming.subject_name(w, &change.party),
            reach: naming.subject(&change.party).map(|subject| party_of(subject, to)).unwrap_or_default(),
            origin: Badge::new(tone, w.of("changes-origin", change.origin.name())),
            before: standing(w, change.before),
            after: standing(w, change.after),
        }
    }
}

/// How somebody stood: not exposed, or holding or not, and received with cover or why not.
fn standing(w: Words, standing: Option<Standing>) -> String {
    let Some(standing) = standing else { return w.t("changes-not-exposed") };
    let mut told = vec![w.holding(standing.holding)];
    told.push(if standing.covered {
        w.t("changes-received-covered")
    } else {
        let reasons: Vec<String> = standing.reasons.iter().map(|code| w.reason(code)).collect();
        w.t1("changes-received-uncovered", "reasons", w.joined(reasons.iter().map(String::as_str)))
    });
    if standing.held_without_cover {
        told.push(w.t("changes-held-without-cover"));
    }
    w.joined(told.iter().map(String::as_str))
}
