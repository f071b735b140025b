//! The life of a claim: its basis is reviewed by another, it is noticed with proof, negotiated or fought, decided, collected to the last
//! coin or written off by two, and closed when everything that is no money was done as well.

use super::arrows::{Arrow, Check, arrow, may, must};
use super::effects::{Effect, Refit};
use super::{Event, Field, Given, Life, State, WhyNot};
use crate::claims::Ledger;
use crate::facts::{CellError, Kind, Row};
use crate::staff::Role;

/// The columns that the life writes.
pub(super) const COLUMNS: &[&str] = &["state", "noticed_on"];

const COUNSEL: &[Role] = &[Role::Legal];
const COLLECTORS: &[Role] = &[Role::Legal, Role::Finance];
const TALKERS: &[Role] = &[Role::Legal, Role::Procurement];
/// Before anything is decided.
const UNDECIDED: &[State] = &[
    State::Draft,
    State::BasisReviewed,
    State::Noticed,
    State::Acknowledged,
    State::Contested,
    State::Negotiation,
    State::Arbitration,
    State::Litigation,
];
/// The other side has it.
const OPEN: &[State] = &[State::Noticed, State::Acknowledged, State::Contested, State::Negotiation];

/// # Source
/// The line of claims among the state machines.
pub(super) const ARROWS: &[Arrow] = &[
    arrow(Event::ReviewBasis, &[State::Draft], State::BasisReviewed, COUNSEL)
        .checked(Check::AnotherThanWriter)
        .asking(&[must(Field::Reason), may(Field::Papers)]),
    arrow(Event::Notify, &[State::BasisReviewed], State::Noticed, COUNSEL).asking(&[
        must(Field::On),
        must(Field::Papers),
        may(Field::Reason),
    ]),
    arrow(Event::Acknowledge, &[State::Noticed, State::Contested], State::Acknowledged, TALKERS).asking(&[
        must(Field::On),
        may(Field::Papers),
        may(Field::Reason),
    ]),
    arrow(Event::Contest, &[State::Noticed, State::Acknowledged], State::Contested, TALKERS).asking(&[
        must(Field::On),
        must(Field::Reason),
        may(Field::Papers),
    ]),
    arrow(Event::Negotiate, &[State::Noticed, State::Acknowledged, State::Contested], State::Negotiation, TALKERS)
        .asking(&[may(Field::Papers), may(Field::Reason)]),
    arrow(Event::Settle, OPEN, State::Settled, COUNSEL)
        .checked(Check::Two(COLLECTORS))
        .asking(&[must(Field::Reason), must(Field::Papers)]),
    arrow(Event::Arbitrate, OPEN, State::Arbitration, COUNSEL).asking(&[
        must(Field::On),
        must(Field::Papers),
        may(Field::Reason),
    ]),
    arrow(Event::Litigate, OPEN, State::Litigation, COUNSEL).asking(&[
        must(Field::On),
        must(Field::Papers),
        may(Field::Reason),
    ]),
    arrow(Event::Decide, &[State::Arbitration, State::Litigation], State::Decided, COUNSEL)
        .asking(&[must(Field::Papers), may(Field::Reason)]),
    arrow(Event::Collect, &[State::Settled, State::Decided], State::Collecting, COLLECTORS)
        .asking(&[may(Field::Papers), may(Field::Reason)]),
    arrow(Event::MarkPaid, &[State::Settled, State::Decided, State::Collecting], State::Paid, COLLECTORS)
        .asking(&[may(Field::Papers), may(Field::Reason)]),
    arrow(Event::WriteOff, &[State::Settled, State::Decided, State::Collecting], State::WrittenOff, COLLECTORS)
        .checked(Check::Two(COLLECTORS))
        .asking(&[must(Field::Reason), may(Field::Papers)]),
    arrow(Event::Withdraw, UNDECIDED, State::Withdrawn, COUNSEL).asking(&[must(Field::Reason), may(Field::Papers)]),
    arrow(Event::Close, &[State::Paid, State::WrittenOff, State::Withdrawn], State::Closed, COUNSEL)
        .asking(&[may(Field::Papers), may(Field::Reason)]),
    arrow(Event::Reopen, &[State::Paid, State::WrittenOff, State::Closed], State::Collecting, COUNSEL)
        .checked(Check::Two(COLLECTORS))
        .asking(&[must(Field::Reason), may(Field::Papers)]),
];

/// What the columns say.
pub(super) fn seen(row: &Row) -> State {
    match row.get("state") {
        Some("basis_reviewed") => State::BasisReviewed,
        Some("noticed") => State::Noticed,
        Some("acknowledged") => State::Acknowledged,
        Some("contested") => State::Contested,
        Some("negotiation") => State::Negotiation,
        Some("settled") => State::Settled,
        Some("arbitration") => State::Arbitration,
        Some("litigation") => State::Litigation,
        Some("decided") => State::Decided,
        Some("collecting") => State::Collecting,
        Some("paid") => State::Paid,
        Some("written_off") => State::WrittenOff,
        Some("withdrawn") => State::Withdrawn,
        Some("closed") => State::Closed,
        _ => State::Draft,
    }
}

/// Why it does not go on: its basis is not named, nothing is decided, something is still owed or not done.
///
/// # Source
/// The guards of the line of claims: clause, agreement, incident and proof before it is noticed; lines with their currency; a ledger
/// that ends at the decided sum.
pub(super) fn not_ready(life: &Life<'_>, event: Event) -> Option<WhyNot> {
    let row = life.row;
    let missing = |columns: &[&'static str]| -> Option<WhyNot> {
        let missing: Vec<&'static str> = columns.iter().filter(|column| row.get(column).is_none()).copied().collect();
        (!missing.is_empty()).then_some(WhyNot::NotNamed(missing))
    };
    let lines = || life.follows.rows.iter().filter(|row| row.kind() == Kind::ClaimLines);
    match event {
        // What was withdrawn was never decided.
        Event::Reopen if life.arrivals().any(|step| step.event == Event::Withdraw) => {
            Some(WhyNot::WrongState { from: vec![State::Paid, State::WrittenOff] })
        }
        Event::ReviewBasis | Event::Notify => {
            let by_contract = row.get("track") == Some("contract");
            let unnamed = if by_contract { missing(&["agreement_code", "clause_no"]) } else { None };
            unnamed.or_else(|| lines().next().is_none().then_some(WhyNot::NoLines))
        }
        Event::Settle | Event::Decide | Event::Reopen => missing(&["decided_amount", "decided_on"]),
        Event::MarkPaid => {
            let unpaid = Ledger::of(row, life.follows.rows).unpaid()?;
            (unpaid.minor > 0).then_some(WhyNot::StillOwed(unpaid))
        }
        Event::Close if life.state() != State::Withdrawn => {
            let is_open = |line: &&Row| line.get("amount").is_none() && line.get("done_on").is_none();
            let open: Vec<String> = lines().filter(is_open).map(Row::key).collect();
            (!open.is_empty()).then_some(WhyNot::NotDone(open))
        }
        _ => None,
    }
}

/// What a step does to the claim.
pub(super) fn effect(row: &Row, event: Event, given: &Given) -> Result<Effect, Vec<CellError>> {
    let own = |state: &str| Refit::of(row).set("state", Some(state.to_owned()));
    let refit = match event {
        Event::ReviewBasis => own("basis_reviewed"),
        Event::Notify => own("noticed").set("noticed_on", given.day.map(|day| day.to_string())),
        Event::Acknowledge => own("acknowledged"),
        Event::Contest => own("contested"),
        Event::Negotiate => own("negotiation"),
        Event::Settle => own("settled"),
        Event::Arbitrate => own("arbitration"),
        Event::Litigate => own("litigation"),
        Event::Decide => own("decided"),
        Event::Collect | Event::Reopen => own("collecting"),
        Event::MarkPaid => own("paid"),
        Event::WriteOff => own("written_off"),
        Event::Withdraw => own("withdrawn"),
        Event::Close => own("closed"),
        _ => return Ok(Effect::Nothing),
    };
    Ok(Effect::Writes(vec![refit.row()?]))
}

/// Whether money of a claim is entered by hand as it stands: what comes in while it is collected, what is written off once two people
/// took that step.
pub fn takes_money(claim: &Row, payment: &Row) -> bool {
    match (seen(claim), payment.get("kind")) {
        (State::WrittenOff, Some("write_off")) => true,
        (State::Settled | State::Decided | State::Collecting, kind) => kind != Some("write_off"),
        _ => false,
    }
}

/// It was settled or decided, whatever came after.
pub fn is_decided(claim: &Row) -> bool {
    matches!(
        seen(claim),
        State::Settled | State::Decided | State::Collecting | State::Paid | State::WrittenOff | State::Closed
    )
}

/// Whether a correction by hand changes what was decided or settled.
pub(super) fn changes_what_was_decided(before: &Row, after: &Row) -> bool {
    let own = ["decided_amount", "decided_currency", "decided_on", "against_code", "incident_code", "recovery_group"];
    is_decided(before) && own.iter().any(|column| before.get(column) != after.get(column))
}
