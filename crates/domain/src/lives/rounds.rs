//! The life of a bidding round: its pack is approved, its bidders are invited and covered, and what the losers got comes back.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use chrono_tz::Tz;

use super::arrows::{Arrow, Check, arrow, may, must};
use super::effects::{Effect, Refit, sooner};
use super::refusal::uncovered;
use super::{AskProblem, Event, Field, Given, Lack, Life, State, WhyNot};
use crate::facts::{CellError, LIST_SEPARATOR, Row};
use crate::return_cases::{self, Trigger, is_open};
use crate::staff::Role;
use crate::time::When;

/// The columns that the life writes.
pub(super) const COLUMNS: &[&str] = &["state", "awarded_at"];

const BUYERS: &[Role] = &[Role::Procurement];
const OWNERS: &[Role] = &[Role::Owner];
const OFFICERS: &[Role] = &[Role::Confidentiality];
const CLOSERS: &[Role] = &[Role::Procurement, Role::Confidentiality];

/// What belongs to a round besides its own row.
#[derive(Clone, Copy, Debug, Default)]
pub struct OfRound<'a> {
    /// The versions of its pack.
    pub pack: &'a [Row],
    pub bidders: &'a [Row],
    /// The return cases that count.
    pub cases: &'a [Row],
    /// How many return cases it ever had.
    pub cases_ever: usize,
}

/// # Source
/// The line of bidding rounds among the state machines.
pub(super) const ARROWS: &[Arrow] = &[
    arrow(Event::Prepare, &[State::Planned], State::PackPrepared, BUYERS),
    arrow(Event::Approve, &[State::PackPrepared], State::Approved, OWNERS)
        .checked(Check::AnotherThanWriter)
        .asking(&[may(Field::Papers), may(Field::Reason)]),
    arrow(Event::Return, &[State::PackPrepared, State::Approved], State::Planned, OWNERS)
        .asking(&[must(Field::Reason)]),
    arrow(Event::Invite, &[State::Approved], State::Invited, BUYERS).asking(&[may(Field::Papers), may(Field::Reason)]),
    arrow(Event::OpenRound, &[State::Invited], State::Open, OFFICERS),
    arrow(Event::CloseBids, &[State::Open], State::BidsClosed, BUYERS),
    arrow(Event::Evaluate, &[State::BidsClosed], State::Evaluated, BUYERS)
        .asking(&[may(Field::Papers), may(Field::Reason)]),
    arrow(Event::Award, &[State::BidsClosed, State::Evaluated], State::Awarded, BUYERS).asking(&[
        must(Field::Winners),
        must(Field::On),
        may(Field::Papers),
        may(Field::Reason),
    ]),
    arrow(
        Event::Cancel,
        &[
            State::Planned,
            State::PackPrepared,
            State::Approved,
            State::Invited,
            State::Open,
            State::BidsClosed,
            State::Evaluated,
        ],
        State::Cancelled,
        BUYERS,
    )
    .asking(&[must(Field::Reason), may(Field::Papers)]),
    arrow(Event::OpenReturns, &[State::Awarded], State::Awarded, CLOSERS),
    arrow(Event::OpenReturns, &[State::Cancelled], State::Cancelled, CLOSERS),
    arrow(Event::CloseRound, &[State::Awarded, State::Cancelled], State::RoundClosed, CLOSERS),
];

/// What the columns say on a day: a round that nobody steps follows its dates, and one that is open closes with its last day.
pub fn seen(row: &Row, (day, zone): (NaiveDate, Tz)) -> State {
    let on = |column: &str| row.get(column).and_then(|text| When::parse(text).ok()).map(|when| when.day(zone));
    let is_over = on("closes_at").is_some_and(|closes| closes < day);
    match row.get("state") {
        Some("planned") => State::Planned,
        Some("pack_prepared") => State::PackPrepared,
        Some("pack_approved") => State::Approved,
        Some("invited") => State::Invited,
        Some("open") if is_over => State::BidsClosed,
        Some("open") => State::Open,
        Some("closed") => State::BidsClosed,
        Some("evaluated") => State::Evaluated,
        Some("awarded") => State::Awarded,
        Some("cancelled") => State::Cancelled,
        Some("round_closed") => State::RoundClosed,
        _ if row.get("awarded_at").is_some() => State::Awarded,
        _ if is_over => State::BidsClosed,
        _ if on("opens_at").is_some_and(|opens| opens <= day) => State::Open,
        _ => State::Planned,
    }
}

/// Why it does not go on: nothing is in the pack, nobody is invited, somebody is not covered, or something is still out.
pub(super) fn not_ready(life: &Life<'_>, event: Event) -> Option<WhyNot> {
    match event {
        Event::Prepare if life.round.pack.is_empty() => Some(WhyNot::NothingInPack),
        Event::Invite if life.round.bidders.is_empty() => Some(WhyNot::NobodyInvited),
        Event::OpenRound if opens_later(life).is_some() => opens_later(life).map(WhyNot::OpensLater),
        Event::OpenRound => match life.prepared {
            None => Some(WhyNot::NotLookedAt),
            Some(prepared) => uncovered(prepared),
        },
        Event::OpenReturns if without_case(life).is_empty() => Some(WhyNot::NothingMissing),
        Event::CloseRound => {
            let open: Vec<String> = life.round.cases.iter().filter(|case| is_open(case)).map(Row::key).collect();
            let without: Vec<String> = without_case(life).into_iter().map(str::to_owned).collect();
            (!open.is_empty() || !without.is_empty()).then_some(WhyNot::StillOut { open, without })
        }
        _ => None,
    }
}

/// The day on which it opens, where that is still to come: before it nothing of its pack may be handed over.
fn opens_later(life: &Life<'_>) -> Option<NaiveDate> {
    let opens = life.row.get("opens_at").and_then(|text| When::parse(text).ok())?;
    Some(opens.day(life.zone)).filter(|day| life.today < *day)
}

/// Those to whom it is awarded are among its bidders and did not withdraw.
pub(super) fn unfit(life: &Life<'_>, event: Event, given: &Given) -> Option<AskProblem> {
    let bids = |code: &str| {
        life.round
            .bidders
            .iter()
            .any(|row| row.get("party_code") == Some(code) && row.get("outcome") != Some("withdrawn"))
    };
    let is_foreign = event == Event::Award && !winners(given).all(bids);
    is_foreign.then_some(AskProblem { field: Field::Winners, problem: Lack::NoSuchBidder })
}

fn winners(given: &Given) -> impl Iterator<Item = &str> {
    given.code.iter().flat_map(|codes| codes.split(LIST_SEPARATOR))
}

/// What a step does to the round; with an award or a cancellation a return case is opened for every bidder who got something
/// and gets no order, with all that is recorded below it.
pub(super) fn effect(life: &Life<'_>, event: Event, given: &Given) -> Result<Effect, Vec<CellError>> {
    let own = |state: &str| Refit::of(life.row).set("state", Some(state.to_owned()));
    let state = match event {
        Event::Prepare => "pack_prepared",
        Event::Approve => "pack_approved",
        Event::Return => "planned",
        Event::Invite => "invited",
        Event::OpenRound => "open",
        Event::CloseBids => "closed",
        Event::Evaluate => "evaluated",
        Event::CloseRound => "round_closed",
        Event::Award => return awarded(life, given, own("awarded")),
        Event::Cancel => return ended(life, vec![own("cancelled").row()?], (life.today, &[])),
        Event::OpenReturns => return ended(life, Vec::new(), (life.today, &[])),
        _ => return Ok(Effect::Nothing),
    };
    Ok(Effect::Writes(vec![own(state).row()?]))
}

fn awarded(life: &Life<'_>, given: &Given, own: Refit<'_>) -> Result<Effect, Vec<CellError>> {
    let day = given.day.unwrap_or(life.today);
    let mut writes = vec![own.set("awarded_at", Some(day.to_string())).row()?];
    let winners: Vec<&str> = winners(given).collect();
    for bidder in life.round.bidders.iter().filter(|row| row.get("outcome") != Some("withdrawn")) {
        let outcome = if winners.contains(&party(bidder)) { "awarded" } else { "not_awarded" };
        if bidder.get("outcome") != Some(outcome) {
            writes.push(Refit::of(bidder).set("outcome", Some(outcome.to_owned())).row()?);
        }
    }
    ended(life, writes, (day, &winners))
}

fn party(bidder: &Row) -> &str {
    bidder.get("party_code").unwrap_or_default()
}

/// Who has to give something back and has no case yet.
fn without_case<'a>(life: &Life<'a>) -> Vec<&'a str> {
    recipients(life)
        .into_iter()
        .filter(|party| outcome(life, party) != Some("awarded") && is_owed(life, party))
        .collect()
}

/// How the round ended for somebody; none for whoever is not among its bidders, or not any more.
fn outcome<'a>(life: &Life<'a>, code: &str) -> Option<&'a str> {
    life.round.bidders.iter().find(|bidder| party(bidder) == code).and_then(|bidder| bidder.get("outcome"))
}

/// Everybody to whom the round handed something, bidders first; what they passed on in it stands below them.
fn recipients<'a>(life: &Life<'a>) -> Vec<&'a str> {
    let got: BTreeSet<&str> = life.handed.iter().filter_map(|row| row.get("recipient_code")).collect();
    let first = life.handed.iter().filter(|row| row.get("giver_code").is_none_or(|giver| !got.contains(giver)));
    let first: BTreeSet<&str> = first.filter_map(|row| row.get("recipient_code")).collect();
    let bidders: Vec<&str> = life.round.bidders.iter().map(party).collect();
    let others = first.into_iter().filter(|code| !bidders.contains(code));
    bidders.iter().copied().chain(others).collect()
}

/// The copies that were handed to them in the round and that no case of theirs names: a case about other copies settles nothing.
fn without<'a>(life: &Life<'a>, loser: &'a str) -> impl Iterator<Item = &'a Row> {
    let cases: Vec<&Row> = life.round.cases.iter().filter(|case| case.get("party_code") == Some(loser)).collect();
    let theirs = life.handed.iter().filter(move |row| row.get("recipient_code") == Some(loser));
    theirs.filter(move |row| {
        let code = row.key();
        !cases.iter().any(|case| case.list("disclosures").any(|named| named == code))
    })
}

fn is_owed(life: &Life<'_>, loser: &str) -> bool {
    without(life, loser).next().is_some()
}

/// The day before which it is not awarded: that on which it opens.
pub(super) fn earliest(life: &Life<'_>, event: Event) -> Option<NaiveDate> {
    let opens = life.row.get("opens_at").filter(|_| event == Event::Award)?;
    Some(When::parse(opens).ok()?.day(life.zone))
}

/// The cases of everybody who gets no order; copies without an earlier day are due with the term of the round.
fn ended(
    life: &Life<'_>,
    mut writes: Vec<Row>,
    (day, winners): (NaiveDate, &[&str]),
) -> Result<Effect, Vec<CellError>> {
    let term = life.row.get("return_days").and_then(|days| days.parse().ok());
    let due = term.and_then(|days: u64| day.checked_add_days(Days::new(days)));
    let is_cancelled = writes.first().or(Some(life.row)).and_then(|row| row.get("state")) == Some("cancelled");
    let mut enters = Vec::new();
    for loser in recipients(life) {
        let outcome = outcome(life, loser);
        let won = winners.contains(&loser) || (winners.is_empty() && outcome == Some("awarded"));
        if won || !is_owed(life, loser) {
            continue;
        }
        let trigger = match outcome {
            Some("withdrawn") => Trigger::Withdrawn,
            _ if is_cancelled => Trigger::Cancelled,
            _ => Trigger::NotAwarded,
        };
        let theirs: Vec<&Row> = without(life, loser).collect();
        for row in &theirs {
            writes.extend(due.map(|due| sooner(row, due)).transpose()?.flatten());
        }
        let number = life.round.cases_ever + enters.len() + 1;
        let of_round = ("round_code", life.row.get("code").unwrap_or_default());
        enters.push(return_cases::opened(of_round, (loser, number), (trigger, day, due), &theirs)?);
    }
    Ok(Effect::Reaches { writes, enters, voids: Vec::new() })
}
