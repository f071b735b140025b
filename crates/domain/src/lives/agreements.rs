//! The life of an agreement, from draft to its end.

use chrono::{Days, NaiveDate};

use super::arrows::{Arrow, Ask, Check, arrow, may, must};
use super::effects::{Effect, Refit};
use super::{Event, Field, Given, Life, State, Transition};
use crate::facts::cells::period;
use crate::facts::{CellError, LIST_SEPARATOR, Row};
use crate::return_cases::{Trigger, opened_for_each};
use crate::staff::Role;
use crate::time::parse_day;

/// The columns that the life writes.
pub(super) const COLUMNS: &[&str] = &["executed_at", "terminated_on", "suspended", "amends_code"];

const DRAFTERS: &[Role] = &[Role::Procurement, Role::Confidentiality, Role::Legal];
const BUYERS: &[Role] = &[Role::Procurement, Role::Confidentiality];
const OFFICERS: &[Role] = &[Role::Confidentiality];
const LAWYERS: &[Role] = &[Role::Legal];
const PROPOSERS: &[Role] = &[Role::Legal, Role::Confidentiality];
const TWO: Check = Check::Two(LAWYERS);
const BEFORE: &[State] =
    &[State::Draft, State::InReview, State::Approved, State::Sent, State::PartlySigned, State::Signed];
const SIGNATURE: &[Ask] =
    &[must(Field::On), must(Field::Signatory), must(Field::Authority), must(Field::Papers), may(Field::Reason)];

/// # Source
/// The table of agreements among the state machines.
pub(super) const ARROWS: &[Arrow] =
    &[
        arrow(Event::Submit, &[State::Draft], State::InReview, DRAFTERS),
        arrow(Event::Return, &[State::InReview, State::Approved], State::Draft, LAWYERS).asking(&[must(Field::Reason)]),
        arrow(Event::Approve, &[State::InReview], State::Approved, LAWYERS).checked(Check::AnotherThanWriter),
        arrow(Event::Send, &[State::Approved], State::Sent, BUYERS).asking(&[
            must(Field::On),
            must(Field::Papers),
            may(Field::Reason),
        ]),
        arrow(Event::Sign, &[State::Sent], State::PartlySigned, BUYERS).asking(SIGNATURE),
        arrow(Event::SignLast, &[State::PartlySigned], State::Signed, BUYERS).asking(SIGNATURE),
        arrow(Event::Reject, &[State::Signed], State::Sent, OFFICERS).asking(&[must(Field::Reason)]),
        arrow(Event::Execute, &[State::Signed], State::Executed, OFFICERS).checked(Check::Another).asking(&[
            must(Field::On),
            must(Field::Papers),
            may(Field::Reason),
        ]),
        arrow(Event::Suspend, &[State::Executed], State::Suspended, PROPOSERS).checked(TWO).asking(&[
            must(Field::From),
            may(Field::Until),
            must(Field::Reason),
            may(Field::Papers),
        ]),
        arrow(Event::Lift, &[State::Suspended], State::Executed, PROPOSERS).checked(TWO).asking(&[
            must(Field::From),
            must(Field::Reason),
            may(Field::Papers),
        ]),
        arrow(Event::Terminate, &[State::Executed, State::Suspended], State::Terminated, PROPOSERS)
            .checked(TWO)
            .asking(&[must(Field::From), must(Field::Reason), must(Field::Papers)]),
        arrow(Event::Amend, &[State::Executed], State::Executed, PROPOSERS).checked(TWO).asking(&[
            must(Field::NewCode),
            must(Field::From),
            must(Field::Reason),
            may(Field::Papers),
        ]),
        arrow(Event::Discard, BEFORE, State::Void, LAWYERS).asking(&[must(Field::Reason)]),
    ];

/// What the columns can tell of a state: before it is executed, nothing.
pub(super) const fn told(state: State) -> State {
    match state {
        State::InReview | State::Approved | State::Sent | State::PartlySigned | State::Signed => State::Draft,
        other => other,
    }
}

/// What the columns say of a day.
pub(super) fn seen(row: &Row, day: NaiveDate) -> State {
    let is_suspended = row
        .list("suspended")
        .any(|one| period(one).is_ok_and(|(from, to)| from <= day && to.is_none_or(|to| day <= to)));
    match (row.get("executed_at"), row.get("terminated_on")) {
        (_, Some(_)) => State::Terminated,
        (None, None) => State::Draft,
        (Some(_), None) if is_suspended => State::Suspended,
        (Some(_), None) => State::Executed,
    }
}

/// The first day of which a step can speak; none where any will do.
///
/// # Source
/// The guards of the table of agreements: what is signed was sent, what is executed was signed, and what is ended or taken
/// up again had begun.
pub(super) fn earliest(life: &Life<'_>, event: Event) -> Option<NaiveDate> {
    let signs = |step: &&Transition| matches!(step.event, Event::Sign | Event::SignLast);
    let before: Vec<&Transition> = life.arrivals().collect();
    match event {
        Event::Sign | Event::SignLast => before.iter().rfind(|step| step.event == Event::Send)?.given.day,
        Event::Execute => {
            let since = before.into_iter().rev().take_while(|step| step.to != State::Sent);
            since.filter(signs).filter_map(|step| step.given.day).max()
        }
        Event::Terminate => life.row.get("effective_on").and_then(|day| parse_day(day).ok()),
        Event::Lift => {
            let all = life.row.list("suspended").filter_map(|one| period(one).ok());
            let of_today = all.filter(|(from, to)| *from <= life.today && to.is_none_or(|to| life.today <= to));
            of_today.map(|(from, _)| from).max()?.succ_opt()
        }
        _ => None,
    }
}

/// What a step does to the paper.
pub(super) fn effect(life: &Life<'_>, event: Event, given: &Given) -> Result<Effect, Vec<CellError>> {
    let (row, clauses) = (life.row, life.clauses);
    let day = given.day.map(|day| day.to_string());
    let writes = |refit: Refit<'_>| refit.row().map(|row| Effect::Writes(vec![row]));
    match event {
        Event::Execute => writes(Refit::of(row).set("executed_at", day)),
        Event::Terminate => terminated(life, Refit::of(row).set("terminated_on", day), given.day),
        Event::Suspend => {
            let until = given.until.map(|day| day.to_string()).unwrap_or_default();
            let period = format!("{}/{until}", day.unwrap_or_default());
            let all = row.list("suspended").map(str::to_owned).chain([period]);
            writes(Refit::of(row).set("suspended", Some(joined(all))))
        }
        Event::Lift => {
            let all = row.list("suspended").filter_map(|one| ended(one, given.day));
            writes(Refit::of(row).set("suspended", Some(joined(all))))
        }
        Event::Amend => {
            let blank = ["executed_at", "terminated_on", "suspended"];
            let refit =
                Refit::of(row).set("code", given.code.clone()).set("amends_code", row.get("code").map(str::to_owned));
            let new = blank.into_iter().fold(refit, |refit, column| refit.set(column, None)).set("effective_on", day);
            let clause = |clause: &Row| Refit::of(clause).set("agreement_code", given.code.clone()).row();
            let rows = std::iter::once(new.row()).chain(clauses.iter().map(clause));
            rows.collect::<Result<Vec<_>, _>>().map(Effect::Writes)
        }
        Event::Discard => Ok(Effect::Voids),
        _ => Ok(Effect::Nothing),
    }
}

/// What was handed over under it has to come back within its days for return.
fn terminated(life: &Life<'_>, own: Refit<'_>, day: Option<NaiveDate>) -> Result<Effect, Vec<CellError>> {
    let day = day.unwrap_or(life.today);
    let term = life.row.get("return_days").and_then(|days| days.parse().ok());
    let due = term.and_then(|days: u64| day.checked_add_days(Days::new(days)));
    let of = ("", life.row.get("code").unwrap_or_default());
    let enters = opened_for_each(of, (Trigger::Terminated, day, due), life.handed)?;
    Ok(Effect::Reaches { writes: vec![own.row()?], enters, voids: Vec::new() })
}

/// A suspension that ends the day before `again`; one that would not have begun by then is gone.
fn ended(one: &str, again: Option<NaiveDate>) -> Option<String> {
    let (Ok((from, to)), Some(again)) = (period(one), again) else { return Some(one.to_owned()) };
    if to.is_some_and(|to| to < again) {
        return Some(one.to_owned());
    }
    let last = again.checked_sub_days(Days::new(1)).filter(|last| from <= *last)?;
    Some(format!("{from}/{last}"))
}

fn joined(all: impl Iterator<Item = String>) -> String {
    all.collect::<Vec<_>>().join(&LIST_SEPARATOR.to_string())
}
