//! The exposure audit as rows: one for each party and receipt, with the keys of the JSON answer as columns.

use std::fmt::Display;

use domain::coverage::{Cause, Code};
use supplier_graph::{Exposed, ReceiptAnswer};

use crate::ExposureAnswer;

impl ExposureAnswer {
    /// The columns of [`ExposureAnswer::rows`].
    pub const COLUMNS: [&'static str; 26] = [
        "party",
        "tier",
        "hops",
        "chain",
        "path",
        "first_received_at",
        "holding",
        "covered",
        "primary_reason",
        "reasons",
        "disclosure",
        "giver",
        "at",
        "via",
        "release_covered",
        "release_primary_reason",
        "release_reasons",
        "release_cause",
        "release_agreement",
        "release_warnings",
        "holding_covered",
        "holding_primary_reason",
        "holding_reasons",
        "holding_cause",
        "bound",
        "bound_by",
    ];

    /// One row for each party and receipt, in the order of the answer; lists are joined by `|`, absent values are blank.
    pub fn rows(&self) -> impl Iterator<Item = [String; 26]> + '_ {
        self.exposure.exposures.iter().flat_map(|exposed| exposed.receipts.iter().map(|receipt| row(exposed, receipt)))
    }
}

fn row(exposed: &Exposed, receipt: &ReceiptAnswer) -> [String; 26] {
    let (release, holding) = (&receipt.release, &receipt.holding);
    let chain = match exposed.chain {
        supplier_graph::Chain::Complete => "complete",
        supplier_graph::Chain::Broken => "broken",
    };
    [
        exposed.party.to_string(),
        shown(exposed.tier),
        shown(exposed.hops),
        chain.to_owned(),
        exposed.path.join("|"),
        exposed.first_received_at.to_string(),
        exposed.holding.to_string(),
        exposed.covered.to_string(),
        code(exposed.primary_reason),
        joined(exposed.reasons.iter().map(Code::as_str)),
        receipt.disclosure.to_string(),
        receipt.giver.to_string(),
        receipt.at.to_string(),
        shown(receipt.via.as_ref()),
        release.covered.to_string(),
        code(release.primary_reason),
        joined(release.reasons.iter().map(Code::as_str)),
        cause(release.cause),
        shown(release.agreement.as_ref()),
        joined(release.warnings.texts()),
        holding.covered.to_string(),
        code(holding.primary_reason),
        joined(holding.reasons.iter().map(Code::as_str)),
        cause(holding.cause),
        receipt.bound.bound.to_string(),
        receipt.bound.by.join("|"),
    ]
}

pub(crate) fn shown(value: Option<impl Display>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

pub(crate) fn code(code: Option<Code>) -> String {
    code.map(|code| code.as_str().to_owned()).unwrap_or_default()
}

pub(crate) fn cause(cause: Option<Cause>) -> String {
    cause.map(|cause| cause.as_str().to_owned()).unwrap_or_default()
}

pub(crate) fn joined(words: impl Iterator<Item = impl AsRef<str>>) -> String {
    let words: Vec<_> = words.collect();
    words.iter().map(AsRef::as_ref).collect::<Vec<_>>().join("|")
}
