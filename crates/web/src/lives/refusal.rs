//! Why a step is not taken, in words: the state, the rule, and who may take it.

use std::collections::BTreeMap;

use catalogue::Words;
use domain::facts::{CellError, KEY_SEPARATOR, Kind};
use domain::lives::{Lack, NotCovered, Refusal, WhyNot};
use domain::staff::{Role, StaffId};

use crate::amount;
use crate::parts::{Notice, Tone};
use crate::registers::problem;

/// The notice above the form.
pub(super) fn notice(w: Words, kind: Kind, refusal: &Refusal, people: &BTreeMap<StaffId, String>) -> Notice {
    let event = w.of("life-event", refusal.event.name());
    let title = w.t1("life-refused", "step", event);
    let who = match &refusal.why {
        // Where it is what was typed, it is not who types it.
        WhyNot::Asks(_)
        | WhyNot::Impossible(_)
        | WhyNot::ChangedSince
        | WhyNot::PapersLost
        | WhyNot::NotLookedAt
        | WhyNot::StrictSince
        | WhyNot::NothingInPack
        | WhyNot::NobodyInvited
        | WhyNot::OpensLater(_)
        | WhyNot::NotNamed(_)
        | WhyNot::NotShown(_)
        | WhyNot::StartsLater(_)
        | WhyNot::UnderEmbargoUntil(_)
        | WhyNot::RoundNotOpen { .. }
        | WhyNot::NothingMissing
        | WhyNot::StillOut { .. }
        | WhyNot::StillHeld(_)
        | WhyNot::NotCaptured(_)
        | WhyNot::NoPlan
        | WhyNot::NoLines
        | WhyNot::StillOwed(_)
        | WhyNot::NotDone(_)
        | WhyNot::PartsMissing(_)
        | WhyNot::Strays(_)
        | WhyNot::Uncovered(_) => String::new(),
        _ => who(w, refusal, people),
    };
    let said = [why(w, kind, refusal), who];
    Notice::new(Tone::Bad, title).words(sentences(w, said))
}

/// Sentences one after another, each with its stop; blank ones are passed over.
pub(super) fn sentences(w: Words, all: impl IntoIterator<Item = String>) -> String {
    let stop = w.t("life-stop");
    let ended = |mut words: String| {
        if !words.ends_with(['.', '?', '!']) && !words.ends_with(&stop) {
            words.push_str(&stop);
        }
        words
    };
    let all: Vec<String> = all.into_iter().filter(|words| !words.is_empty()).map(ended).collect();
    // Where the stop is as wide as a character, no space follows it.
    all.join(if stop.is_ascii() { " " } else { "" })
}

/// What is wrong with each cell.
pub(super) fn wrong(w: Words, kind: Kind, errors: &[CellError]) -> String {
    let one = |error: &CellError| {
        w.t2("life-wrong-cell", "column", w.column(kind, error.column), "problem", problem(w, kind, error))
    };
    sentences(w, errors.iter().map(one))
}

fn why(w: Words, kind: Kind, refusal: &Refusal) -> String {
    let state = w.of("life-state", refusal.state.name());
    match &refusal.why {
        WhyNot::NotInThisLife => w.t("life-not-in-this-life"),
        WhyNot::Nobody => w.t("life-nobody"),
        WhyNot::WrongState { from } => {
            let from: Vec<String> = from.iter().map(|state| w.of("life-state", state.name())).collect();
            w.t2("life-wrong-state", "state", state, "from", w.joined(from.iter().map(String::as_str)))
        }
        WhyNot::NotForTheirRoles => w.t("life-not-for-roles"),
        WhyNot::SamePerson => w.t("life-same-person"),
        WhyNot::ProposedAlready => w.t("life-proposed-already"),
        WhyNot::NothingProposed => w.t("life-nothing-proposed"),
        WhyNot::ChangedSince => w.t("life-changed-since"),
        WhyNot::PapersLost => w.t("life-papers-lost"),
        WhyNot::NotTheProposer => w.t("life-not-the-proposer"),
        WhyNot::Asks(problems) => w.t1("life-asks", "count", problems.len()),
        WhyNot::Impossible(errors) => wrong(w, kind, errors),
        WhyNot::NotLookedAt => w.t("life-not-looked-at"),
        WhyNot::StrictSince => w.t("life-strict-since"),
        WhyNot::Strays(people) => w.t1("life-strays", "people", w.joined(people.iter().map(String::as_str))),
        WhyNot::Uncovered(found) => {
            let way = if kind == Kind::Rounds { "life-gate-way" } else { "life-uncovered-way" };
            sentences(w, found.iter().map(|one| uncovered(w, one)).chain([w.t(way)]))
        }
        WhyNot::NothingInPack => w.t("life-nothing-in-pack"),
        WhyNot::NobodyInvited => w.t("life-nobody-invited"),
        WhyNot::RoundNotOpen { round, state } => {
            w.t2("life-round-not-open", "round", round.as_str(), "state", w.of("life-state", state.name()))
        }
        WhyNot::OpensLater(day) => w.t1("life-opens-later", "day", day.to_string()),
        WhyNot::NotNamed(columns) => {
            let columns: Vec<String> = columns.iter().map(|column| w.column(kind, column)).collect();
            w.t1("life-not-named", "columns", w.joined(columns.iter().map(String::as_str)))
        }
        WhyNot::NotShown(versions) => w.t1("life-not-shown", "versions", w.joined(versions.iter().map(String::as_str))),
        WhyNot::StartsLater(day) => w.t1("life-starts-later", "day", day.to_string()),
        WhyNot::UnderEmbargoUntil(day) => w.t1("life-under-embargo-until", "day", day.to_string()),
        WhyNot::NothingMissing => w.t("life-nothing-missing"),
        WhyNot::NotCaptured(codes) => w.t1("life-not-captured", "codes", w.joined(codes.iter().map(String::as_str))),
        WhyNot::NoPlan => w.t("life-no-plan"),
        WhyNot::NoLines => w.t("life-no-lines"),
        WhyNot::StillOwed(owed) => w.t1("life-still-owed", "amount", amount::of_money(owed)),
        WhyNot::NotDone(keys) => {
            let told: Vec<String> = keys.iter().map(|key| key.replace(KEY_SEPARATOR, " ")).collect();
            w.t1("life-not-done", "codes", w.joined(told.iter().map(String::as_str)))
        }
        WhyNot::PartsMissing(parts) => {
            let told: Vec<String> =
                parts.iter().map(|part| w.choice(Kind::RectificationActions, "part", part)).collect();
            w.t1("life-parts-missing", "parts", w.joined(told.iter().map(String::as_str)))
        }
        WhyNot::StillOut { open, without } => {
            let told = |key: &str, codes: &[String]| match codes {
                [] => String::new(),
                codes => w.t1(key, "codes", w.joined(codes.iter().map(String::as_str))),
            };
            sentences(w, [told("life-cases-open", open), told("life-without-case", without)])
        }
        WhyNot::StillHeld(copies) => w.t1("life-still-held", "codes", w.joined(copies.iter().map(String::as_str))),
    }
}

fn uncovered(w: Words, one: &NotCovered) -> String {
    let reasons: Vec<String> = one.reasons.iter().map(|code| w.reason(*code)).collect();
    let version = format!("{} {}", one.document, one.version);
    w.with(
        "life-uncovered",
        &[
            ("recipient", &one.recipient),
            ("version", &version),
            ("reasons", &w.joined(reasons.iter().map(String::as_str))),
        ],
    )
}

/// Who may take the step; blank where nobody in particular may.
pub(super) fn who(w: Words, refusal: &Refusal, people: &BTreeMap<StaffId, String>) -> String {
    if refusal.who.is_empty() {
        return String::new();
    }
    let roles = roles(w, &refusal.who);
    let names: Vec<&str> = refusal.but_not.iter().filter_map(|id| people.get(id).map(String::as_str)).collect();
    match (names.is_empty(), refusal.but_not.is_empty()) {
        (false, _) => w.t2("life-who-but-not", "roles", roles, "names", w.joined(names)),
        (true, false) => w.t1("life-who-another", "roles", roles),
        (true, true) => w.t1("life-who", "roles", roles),
    }
}

pub(crate) fn roles(w: Words, roles: &[Role]) -> String {
    let roles: Vec<String> = roles.iter().map(|role| w.of("role", role.name())).collect();
    w.joined(roles.iter().map(String::as_str))
}

/// What is wrong with a field.
pub(super) fn lack(w: Words, lack: Lack) -> String {
    match lack {
        Lack::Missing => w.t("life-lack-missing"),
        Lack::NotADay => w.t("evidence-not-a-day"),
        Lack::DayToCome => w.t("life-lack-day-to-come"),
        Lack::DayPast => w.t("life-lack-day-past"),
        Lack::EndsBefore => w.t("life-lack-ends-before"),
        Lack::TooEarly { event, earliest } => {
            w.t1(&format!("life-lack-too-early-{}", event.name()), "day", earliest.to_string())
        }
        Lack::LaterThanDue { due } => w.t1("life-lack-later-than-due", "due", due.to_string()),
        Lack::Arrived => w.t("life-lack-arrived"),
        Lack::TooLong { most } => w.t1("problem-text-too-long", "most", most),
        Lack::NoSuchPaper => w.t("life-lack-no-such-paper"),
        Lack::NotRegistered => w.t("life-lack-not-registered"),
        Lack::NotYours => w.t("life-lack-not-yours"),
        Lack::PaperOrReason => w.t("life-lack-paper-or-reason"),
        Lack::WhoAsked => w.t("life-lack-who-asked"),
        Lack::ToldAlready => w.t("life-lack-told-already"),
        Lack::NoSuchBidder => w.t("life-lack-no-such-bidder"),
        Lack::NoSuchRecipient => w.t("life-lack-no-such-recipient"),
    }
}
