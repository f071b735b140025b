//! Transmittals: a pack of versions for several recipients, and the disclosures that it becomes when it is released.

use crate::coverage::Codes;
use crate::facts::{CellError, Kind, LIST_SEPARATOR, Row};
use crate::time::Instant;

/// The version of the coverage rule whose verdicts are kept with a release; it grows with every change of what is covered.
pub const RULE_VERSION: &str = "2026-11-27";

/// One disclosure that a release would record, with what was found of it before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// A row of disclosures.
    pub row: Row,
    /// What speaks against handing it over; none: it is covered.
    pub reasons: Codes,
    /// The verdict as it is kept, as JSON.
    pub verdict: String,
}

/// Everything that a release would record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prepared {
    /// By recipient, then by version, in the order of codes.
    pub disclosures: Vec<Judged>,
    /// People who are named and work for none of the recipients on that day.
    pub strays: Vec<String>,
}

/// The rows of the disclosures that a transmittal becomes at `at`, by recipient and version, and the people among those
/// named who work for no recipient. `works_for` says whether a person works for a recipient on that day.
///
/// # Errors
/// What cannot be recorded, cell by cell: a code that is too long for its disclosures to be numbered, above all.
pub fn disclosures(
    row: &Row,
    at: Instant,
    works_for: &dyn Fn(&str, &str) -> bool,
) -> Result<(Vec<Row>, Vec<String>), Vec<CellError>> {
    let list = |column: &str| row.get(column).into_iter().flat_map(|cell| cell.split(LIST_SEPARATOR));
    let people: Vec<&str> = list("people").collect();
    let mut found = Vec::new();
    for (copy, recipient) in (1..).zip(list("recipients")) {
        let theirs: Vec<&str> = people.iter().copied().filter(|person| works_for(person, recipient)).collect();
        for version in list("versions") {
            let (number, theirs) = (found.len() + 1, theirs.join(&LIST_SEPARATOR.to_string()));
            found.push(disclosure(row, (recipient, version), (number, copy), at, &theirs)?);
        }
    }
    let is_stray = |person: &&&str| !list("recipients").any(|recipient| works_for(person, recipient));
    let strays = people.iter().filter(is_stray).map(|person| (*person).to_owned()).collect();
    Ok((found, strays))
}

fn disclosure(
    row: &Row,
    (recipient, version): (&str, &str),
    (number, copy): (usize, usize),
    at: Instant,
    people: &str,
) -> Result<Row, Vec<CellError>> {
    let code = row.get("code").unwrap_or_default();
    let (document, label) = version.rsplit_once(':').unwrap_or((version, ""));
    let (own, copy, at) = (format!("{code}-{number:02}"), format!("{code}/{copy}"), at.to_string());
    Row::parse(Kind::Disclosures, |column| match column.name {
        "code" => Some(own.as_str()),
        "document_code" => Some(document),
        "version_label" => Some(label),
        "recipient_code" => Some(recipient),
        "people" => Some(people),
        "at" => Some(at.as_str()),
        "copy_no" => Some(copy.as_str()),
        "transmittal_code" => Some(code),
        same @ ("giver_code" | "purpose" | "channel" | "round_code" | "return_due_on" | "encrypted" | "marked"
        | "requested_by" | "approved_by") => row.get(same),
        _ => None,
    })
}
