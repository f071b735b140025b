//! One row of a portfolio's list: a version and a party that received it, or holds it, without cover.

use audits::{PortfolioRow, Times};
use catalogue::Words;

use crate::audits::address::{exposure_of, party_of};
use crate::audits::naming::Naming;
use crate::parts::{Badge, Tone};

pub(super) struct RowView {
    /// Document and version.
    pub(super) version: String,
    pub(super) title: String,
    /// The exposure audit of the version; blank when it is no longer on record.
    pub(super) exposure: String,
    pub(super) party: String,
    pub(super) name: String,
    /// The audit of the party; blank when it is no longer on record.
    pub(super) reach: String,
    pub(super) programme: String,
    pub(super) programme_name: String,
    pub(super) tier: String,
    pub(super) reason: Badge,
    /// How many other reasons there are, and which; blank for none.
    pub(super) others: String,
    pub(super) new: Option<Badge>,
}

impl RowView {
    pub(super) fn new(w: Words, row: &PortfolioRow<'_>, naming: &Naming, times: &Times) -> Self {
        let version = naming.version(row.document, row.version);
        let others: Vec<String> = row.reasons.iter().skip(1).map(|code| w.reason(code)).collect();
        Self {
            version: format!("{} {}", row.document, row.version),
            title: naming.title(row.document),
            exposure: version.map(|id| exposure_of(id, times)).unwrap_or_default(),
            party: row.party.to_owned(),
            name: naming.subject_name(w, row.party),
            reach: naming.subject(row.party).map(|subject| party_of(subject, times)).unwrap_or_default(),
            programme: row.programme.to_owned(),
            programme_name: naming.programme_name(row.programme),
            tier: w.tier(row.tier),
            reason: Badge::new(Tone::Bad, w.reason(row.primary_reason)),
            others: told(w, &others),
            new: (row.new == Some(true)).then(|| Badge::new(Tone::Warn, w.t("portfolio-new"))),
        }
    }
}

fn told(w: Words, others: &[String]) -> String {
    if others.is_empty() {
        return String::new();
    }
    let more = w.t1("audit-more-reasons", "count", others.len());
    w.t2("audit-chip", "label", more, "words", w.joined(others.iter().map(String::as_str)))
}
