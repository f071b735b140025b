//! What cannot be, whatever the world does: rows that contradict themselves.

use super::row::error;
use super::{CellError, Kind, LIST_SEPARATOR, Problem, Row};
use crate::time::{When, parse_day};

/// Pairs of columns (start, end) of which the end may not come first.
const ORDERED: &[(Kind, &str, &str)] = &[
    (Kind::People, "employed_from", "employed_to"),
    (Kind::Employments, "from_date", "to_date"),
    (Kind::Standings, "from_date", "to_date"),
    (Kind::SupplyLinks, "valid_from", "valid_to"),
    (Kind::Trainings, "completed_on", "valid_to"),
    (Kind::HandlingRules, "from_date", "to_date"),
    (Kind::AccessLists, "from_date", "to_date"),
    (Kind::ReleaseStops, "from_date", "to_date"),
    (Kind::Equivalences, "valid_from", "valid_until"),
    (Kind::Waivers, "from_date", "to_date"),
    (Kind::Agreements, "effective_on", "expires_on"),
    (Kind::Commitments, "effective_on", "expires_on"),
    (Kind::Labels, "valid_from", "valid_until"),
    (Kind::Consents, "valid_from", "valid_to"),
    (Kind::Rounds, "opens_at", "closes_at"),
    (Kind::RoundQuestions, "asked_at", "answered_at"),
    (Kind::RoundQuestions, "answered_at", "told_at"),
    (Kind::ReturnCases, "opened_on", "due_on"),
    (Kind::Attestations, "asked_at", "answered_at"),
    (Kind::Events, "starts_at", "ends_at"),
    (Kind::Publications, "published_at", "taken_down_at"),
    (Kind::Disclosures, "at_from", "at"),
    (Kind::Incidents, "occurred_from", "occurred_to"),
    (Kind::Sightings, "published_at", "gone_at"),
    (Kind::TakeDowns, "requested_at", "answered_at"),
    (Kind::Claims, "opened_on", "noticed_on"),
    (Kind::RectificationPlans, "ordered_on", "due_on"),
    (Kind::RectificationActions, "done_on", "checked_on"),
];

/// Pairs of columns that must differ.
const DISTINCT: &[(Kind, &str, &str)] = &[
    (Kind::Parties, "code", "parent_code"),
    (Kind::Parties, "code", "successor_code"),
    (Kind::Duplicates, "party_code", "same_as_code"),
    (Kind::Agreements, "discloser_code", "recipient_code"),
    (Kind::Agreements, "code", "amends_code"),
    (Kind::Consents, "giver_code", "recipient_code"),
    (Kind::OnwardRequests, "giver_code", "recipient_code"),
    (Kind::Disclosures, "giver_code", "recipient_code"),
    (Kind::Waivers, "giver_code", "recipient_code"),
];

/// Room for the number of a disclosure behind the code of its transmittal.
const NUMBERED_CODE: usize = 59;
/// The most disclosures that one transmittal becomes.
const MOST_DISCLOSURES: usize = 500;

pub(super) fn check(row: &Row, errors: &mut Vec<CellError>) {
    let kind = row.kind();
    let mut refuse = |column: &str, problem: Problem| {
        if let Some(at) = kind.position(column) {
            let written = row.get(column).unwrap_or_default();
            errors.push(error(&kind.columns()[at], written, problem));
        }
    };
    for (_, start_column, end_column) in ORDERED.iter().filter(|(of, ..)| *of == kind) {
        if let (Some(start), Some(end)) = (row.get(start_column), row.get(end_column))
            && surely_before(end, start)
        {
            refuse(end_column, Problem::EndsBefore { start_column, start: start.to_owned() });
        }
    }
    for (_, column, other) in DISTINCT.iter().filter(|(of, ..)| *of == kind) {
        if row.get(column).is_some() && row.get(column) == row.get(other) {
            refuse(other, Problem::SameAs { column });
        }
    }
    if kind == Kind::Waivers {
        // It names one disclosure, or a giver and a recipient.
        match ["disclosure_code", "giver_code", "recipient_code"].map(|column| row.get(column).is_some()) {
            [false, false, false] => refuse("disclosure_code", Problem::NamesNothing),
            [_, true, false] => refuse("recipient_code", Problem::Missing),
            [_, false, true] => refuse("giver_code", Problem::Missing),
            _ => {}
        }
    }
    if kind == Kind::Transmittals {
        let entries = |column: &str| row.get(column).map_or(0, |cell| cell.split(LIST_SEPARATOR).count());
        if row.get("code").is_some_and(|code| code.chars().count() > NUMBERED_CODE) {
            refuse("code", Problem::CodeTooLong { most: NUMBERED_CODE });
        }
        if entries("versions") * entries("recipients") > MOST_DISCLOSURES {
            refuse("recipients", Problem::TooMany { most: MOST_DISCLOSURES });
        }
    }
    if kind == Kind::Transmittals
        && let (Some(giver), Some(recipients)) = (row.get("giver_code"), row.get("recipients"))
        && recipients.split(LIST_SEPARATOR).any(|recipient| recipient == giver)
    {
        refuse("recipients", Problem::SameAs { column: "giver_code" });
    }
    if kind == Kind::Attestations {
        // An answer has its day, and a day its answer; who received it is told with "these" alone.
        match ["answered_at", "passed_on"].map(|column| row.get(column).is_some()) {
            [true, false] => refuse("passed_on", Problem::Missing),
            [false, true] => refuse("answered_at", Problem::Missing),
            _ => {}
        }
    }
    check_claim(row, &mut refuse);
    if kind == Kind::Versions {
        let own = row.get("document_code").zip(row.get("label")).map(|(document, label)| format!("{document}:{label}"));
        if own.is_some() && own.as_deref() == row.get("derived_from") {
            refuse("derived_from", Problem::SameAs { column: "label" });
        }
    }
}

/// What asks for money says how much; what is no money has no amount. What is set off says by what right, and who decided names what.
fn check_claim(row: &Row, refuse: &mut impl FnMut(&str, Problem)) {
    let has = |column: &str| row.get(column).is_some();
    match row.kind() {
        Kind::ClaimLines => {
            let is_money = matches!(row.get("kind"), Some("penalty" | "loss" | "cost" | "interest"));
            match (is_money, has("amount")) {
                (true, false) => refuse("amount", Problem::Missing),
                (false, true) => refuse("amount", Problem::NoMoney),
                _ => {}
            }
        }
        Kind::ClaimPayments if row.get("kind") == Some("set_off") && !has("basis") => {
            refuse("basis", Problem::Missing);
        }
        Kind::ClaimPayments if row.get("kind") == Some("write_off") && !has("reason") => {
            refuse("reason", Problem::Missing);
        }
        Kind::Claims if has("decided_amount") && !has("decided_on") => refuse("decided_on", Problem::Missing),
        _ => {}
    }
}

/// `end` comes before `start` whatever the zone: as two days, as two instants, or more than a day and a half apart.
fn surely_before(end: &str, start: &str) -> bool {
    match (read(end), read(start)) {
        (Some(When::Day(end)), Some(When::Day(start))) => end < start,
        (Some(When::At(end)), Some(When::At(start))) => end < start,
        (Some(end), Some(start)) => {
            let zone = chrono_tz::UTC;
            (start.day(zone) - end.day(zone)).num_days() > 1
        }
        _ => false,
    }
}

fn read(text: &str) -> Option<When> {
    parse_day(text).map(When::Day).ok().or_else(|| When::parse(text).ok())
}
