//! What falls due on which day for whoever asks: papers that end, copies and cases that have to come back, rounds that close, and
//! embargoes that lift.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::expiries::{ENDED_DAYS, Ends};
use domain::facts::Kind;
use domain::lives::{State, round_on};
use domain::reminders::Ending;
use domain::return_cases::{CopyStanding, is_open};
use domain::staff::Actor;
use domain::time::{Instant, When, parse_day};
use persistence::Database;
use persistence::facts::Kept;
use persistence::known::Known;

use crate::expiries::readable;
use crate::records::{cell, records};
use crate::{AuditError, ExpiriesAnswer, ExpiriesQuestion, Expiry, Index, ReturnsAnswer, Times, expiries, returns};

/// For how many days ahead it looks, as far as the radar of expiries does.
const AHEAD_DAYS: i64 = 180;

/// What falls due, with the answers that it was read from.
#[derive(Clone, Debug)]
pub struct Agenda {
    /// The day of `now`, where all programmes of the actor lie in one zone; else by UTC.
    pub today: NaiveDate,
    /// Without the copies that are held under each paper.
    pub ending: ExpiriesAnswer,
    pub copies: ReturnsAnswer,
    /// By day.
    pub due: Vec<Due>,
}

/// Who is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Whoever is signed in.
    House,
    /// Calendars and mails, which leave the house: nothing whose key names a person.
    Outside,
}

/// One thing on its day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    pub day: NaiveDate,
    pub matter: Matter,
    /// The register of what is due, and its key there.
    pub register: Kind,
    pub key: String,
    /// How many copies have to come back; 1 for everything else.
    pub count: usize,
}

/// What happens on the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matter {
    /// A paper has its last day, and nothing takes over.
    Ends,
    /// Copies of a bidding round have to come back.
    CopiesDue,
    /// A return case is due.
    CaseDue,
    RoundCloses,
    EmbargoLifts,
}

impl Matter {
    /// Its word in the catalogue and in the names of calendar entries.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ends => "ends",
            Self::CopiesDue => "copies-due",
            Self::CaseDue => "case-due",
            Self::RoundCloses => "round-closes",
            Self::EmbargoLifts => "embargo-lifts",
        }
    }
}

impl Due {
    /// Its key as people read it.
    pub fn code(&self) -> String {
        readable(&self.key)
    }
}

/// Everything from thirty days ago to half a year ahead that the actor may see, by day. Copies and cases that are late stay on
/// the day on which they were due, however long ago.
///
/// # Errors
/// All of them are ours.
pub async fn agenda(
    (db, index): (&Database, &Index),
    actor: &Actor,
    audience: Audience,
    now: Instant,
) -> Result<Agenda, AuditError> {
    let question = ExpiriesQuestion { bare: true, ..ExpiriesQuestion::default() };
    let ending = expiries((db, index), actor, question, now).await?;
    let copies = returns((db, index), actor, Times::default(), now).await?;
    let txn = db.read_txn().await?;
    let world = index.world(&txn, Known::Now).await?;
    let read = async |kind: Kind| records(&txn, &actor.scope, kind, Known::Now).await;
    let (rounds, cases) = (read(Kind::Rounds).await?, read(Kind::ReturnCases).await?);
    let embargoes = read(Kind::Embargoes).await?;
    txn.commit().await?;
    let knowledge = world.knowledge();
    let zones: HashMap<&str, Tz> = knowledge.programmes().map(|one| (knowledge.text(one.code), one.zone)).collect();
    let zone_of =
        |programme: Option<String>| programme.and_then(|code| zones.get(code.as_str()).copied()).unwrap_or(Tz::UTC);
    let mut found: Vec<Due> = ending.rows.iter().filter(|row| is_told(row, audience)).map(ends).collect();
    let mut back: BTreeMap<(NaiveDate, String), usize> = BTreeMap::new();
    let is_out = |standing| !matches!(standing, CopyStanding::Accounted | CopyStanding::MayKeep);
    for copy in copies.rows.iter().filter(|copy| is_out(copy.standing)) {
        if let Some(day) = copy.return_due_on {
            *back.entry((day, copy.round.clone())).or_default() += 1;
        }
    }
    let copies_due = |((day, key), count): ((NaiveDate, String), usize)| Due {
        day,
        matter: Matter::CopiesDue,
        register: Kind::Rounds,
        key,
        count,
    };
    found.extend(back.into_iter().map(copies_due));
    found.extend(cases.iter().filter_map(case));
    let soon = |due: &Due| {
        let left = due.day.signed_duration_since(now.day(Tz::UTC)).num_days();
        left >= -i64::from(ENDED_DAYS) && left <= AHEAD_DAYS
    };
    let closing = rounds.iter().filter_map(|kept| closes(kept, now, zone_of(cell(kept, "programme_code"))));
    let lifting = embargoes.iter().filter_map(|kept| {
        let event = cell(kept, "event_code").and_then(|code| knowledge.event_of_code(&code))?;
        on(kept, "lifts_at", Matter::EmbargoLifts, knowledge.zone_of_event(event.code))
    });
    found.extend(closing.chain(lifting).filter(soon));
    found.sort();
    Ok(Agenda { today: ending.day, ending, copies, due: found })
}

fn is_told(row: &Expiry, audience: Audience) -> bool {
    let (register, key, ends, last_day) = (row.register, row.key.as_str(), row.ends, row.last_day);
    let ending = Ending { register, key, ends, last_day, has_successor: row.successor.is_some() };
    match audience {
        Audience::House => ends == Ends::Term && !ending.has_successor,
        Audience::Outside => ending.is_told(),
    }
}

fn ends(row: &Expiry) -> Due {
    Due { day: row.last_day, matter: Matter::Ends, register: row.register, key: row.key.clone(), count: 1 }
}

fn case(kept: &Kept) -> Option<Due> {
    let day = cell(kept, "due_on").and_then(|text| parse_day(&text).ok()).filter(|_| is_open(&kept.state.row))?;
    Some(Due { day, matter: Matter::CaseDue, register: Kind::ReturnCases, key: kept.state.row.key(), count: 1 })
}

fn closes(kept: &Kept, now: Instant, zone: Tz) -> Option<Due> {
    let is_open = round_on(&kept.state.row, (now.day(zone), zone)) == State::Open;
    on(kept, "closes_at", Matter::RoundCloses, zone).filter(|_| is_open)
}

fn on(kept: &Kept, column: &str, matter: Matter, zone: Tz) -> Option<Due> {
    let day = cell(kept, column).and_then(|text| When::parse(&text).ok())?.day(zone);
    Some(Due { day, matter, register: kept.state.row.kind(), key: kept.state.row.key(), count: 1 })
}
