//! The radar of expiries: papers, labels, consents, trainings and waivers that end soon, or have just ended.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::coverage::{Moment, replaced};
use domain::documents::VersionKey;
use domain::expiries::{ENDED_DAYS, Ending, Ends, Thing, Window, endings, successor};
use domain::facts::{KEY_SEPARATOR, Kind};
use domain::knowledge::{Knowledge, Word};
use domain::staff::{Actor, Scope};
use domain::time::{Instant, When};
use hashbrown::HashMap;
use persistence::Database;
use serde::{Serialize, Serializer};

use crate::csv::shown;
use crate::index::Told;
use crate::world::World;
use crate::{AuditError, Index, Times};

/// The two times, and for how many days something that ended is still shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExpiriesQuestion {
    pub times: Times,
    /// Absent: thirty.
    pub ended: Option<u16>,
    /// Without the copies that are held under each: a count that looks at every disclosure.
    pub bare: bool,
}

/// The answer; its serialised form is the JSON that scripts read.
#[derive(Clone, Debug, Serialize)]
pub struct ExpiriesAnswer {
    #[serde(flatten)]
    pub times: Times,
    /// The day that is asked about: days left count from it.
    pub day: NaiveDate,
    /// For how many days something that ended is shown.
    pub ended: u16,
    /// By last day, register and key.
    pub rows: Vec<Expiry>,
    /// The zone in which its day is a day.
    #[serde(skip)]
    pub zone: Tz,
}

/// One thing that ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Expiry {
    /// The narrowest window that holds it.
    #[serde(serialize_with = "window")]
    pub window: Window,
    #[serde(serialize_with = "register")]
    pub register: Kind,
    #[serde(rename = "paper", serialize_with = "key")]
    pub key: String,
    #[serde(serialize_with = "ends")]
    pub ends: Ends,
    /// Whom it names.
    pub parties: Vec<String>,
    /// The programmes that it is limited to; none: it counts for all.
    pub programmes: Vec<String>,
    pub last_day: NaiveDate,
    /// Absent once it has ended.
    pub days_left: Option<u64>,
    /// For how many days it has been over; absent before.
    pub days_ago: Option<u64>,
    /// Copies still held that were handed over under it, as it was recorded then; absent for what is no paper to rely on.
    pub copies: Option<u32>,
    /// What takes over without a gap.
    pub successor: Option<String>,
}

/// Which rows; the default shows all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExpiryFilter {
    pub window: Option<Window>,
    pub register: Option<Kind>,
    pub party: Option<String>,
    /// What counts for it: what names it, or no programme.
    pub programme: Option<String>,
    /// Only what nothing takes over from.
    pub open_only: bool,
}

/// Answers for everything that the actor may see.
///
/// # Errors
/// `NotATime` is the asker's; the rest are ours.
pub async fn expiries(
    (db, index): (&Database, &Index),
    actor: &Actor,
    question: ExpiriesQuestion,
    now: Instant,
) -> Result<ExpiriesAnswer, AuditError> {
    let ExpiriesQuestion { times, ended, bare } = question;
    let (as_of, known_at) = times.parsed()?;
    let txn = db.read_txn().await?;
    let Told { world, zone, .. } = index.told(&txn, known_at, |latest| latest.common_zone(&actor.scope)).await?;
    let as_of = as_of.unwrap_or(When::At(now));
    let (moment, ended) = (Moment::asked(as_of, zone), ended.unwrap_or(ENDED_DAYS));
    let day = moment.day;
    let (of, scope) = (Arc::clone(&world), actor.scope.clone());
    let found = tokio::task::spawn_blocking(move || rows(&of, &scope, ((!bare).then_some(as_of), moment, zone), ended));
    let mut rows = found.await.map_err(|_| AuditError::Stopped)?;
    if actor.scope != Scope::All {
        let mut seen: HashSet<(Kind, String)> = HashSet::new();
        for kind in rows.iter().map(|row| row.register).collect::<BTreeSet<_>>() {
            let keys: Vec<&str> = rows.iter().filter(|row| row.register == kind).map(|row| row.key.as_str()).collect();
            let numbers = persistence::facts::numbers_of(&txn, &actor.scope, kind, &keys).await?;
            seen.extend(numbers.into_keys().map(|key| (kind, key)));
        }
        rows.retain(|row| seen.contains(&(row.register, row.key.clone())));
        rows.retain_mut(|row| {
            let named = !row.programmes.is_empty();
            row.programmes.retain(|code| actor.scope.sees(Some(code)));
            // What was known then to be for other programmes alone is not shown as being for all.
            named != row.programmes.is_empty()
        });
    }
    txn.commit().await?;
    Ok(ExpiriesAnswer { times, day, ended, rows, zone })
}

/// What ends within the windows; copies are counted as of the time that is given for it.
fn rows(world: &World, scope: &Scope, (copies, moment, zone): (Option<When>, Moment, Tz), ended: u16) -> Vec<Expiry> {
    let day = moment.day;
    let knowledge = world.knowledge();
    let seen = |key: VersionKey| {
        let programme = knowledge.document(key.document).map(|document| knowledge.text(document.programme));
        programme.is_some_and(|programme| scope.sees(Some(programme)))
    };
    let held = copies.map(|as_of| world.ledger().held_under(knowledge, as_of, seen)).unwrap_or_default();
    // What an amendment stands in the place of is over already, and nobody has to do anything about its end.
    let is_replaced = |ending: &Ending<'_>| match ending.thing {
        Thing::Paper(id) => ending.ends == Ends::Term && replaced(knowledge, id, moment, zone).is_some(),
        _ => false,
    };
    let found = endings(knowledge).filter(|ending| !is_replaced(ending)).filter_map(|ending| {
        let days_left = ending.last_day.signed_duration_since(day).num_days();
        let window = Window::narrowest(days_left, ended)?;
        Some(row(knowledge, &ending, (window, days_left), &held))
    });
    let mut rows: Vec<Expiry> = found.collect();
    rows.sort_by(|a, b| {
        let order = |one: &Expiry| (one.last_day, one.register, one.ends);
        order(a).cmp(&order(b)).then_with(|| a.key.cmp(&b.key))
    });
    rows
}

fn row(
    knowledge: &Knowledge,
    ending: &Ending<'_>,
    (window, days_left): (Window, i64),
    held: &HashMap<Word, u32>,
) -> Expiry {
    let Ending { thing, ends, last_day } = *ending;
    let copies = match thing {
        Thing::Paper(id) => Some(held.get(&knowledge.paper(id).code).copied().unwrap_or(0)),
        Thing::Consent(_) | Thing::Label(_) | Thing::Training(_) | Thing::Waiver(_) => None,
    };
    Expiry {
        window,
        register: thing.kind(knowledge),
        key: thing.key(knowledge),
        ends,
        parties: thing.subjects(knowledge).into_iter().map(|subject| knowledge.code(subject).to_owned()).collect(),
        programmes: thing.programmes(knowledge).into_iter().map(|code| knowledge.text(code).to_owned()).collect(),
        last_day,
        days_left: u64::try_from(days_left).ok(),
        days_ago: (days_left < 0).then(|| days_left.unsigned_abs()),
        copies,
        successor: successor(knowledge, ending),
    }
}

impl ExpiryFilter {
    /// Whether a row is shown, of an answer that shows what ended for so many days.
    pub fn admits(&self, row: &Expiry, ended: u16) -> bool {
        self.window.is_none_or(|window| window.holds(row.left(), ended))
            && self.register.is_none_or(|register| row.register == register)
            && self.party.as_ref().is_none_or(|party| row.parties.contains(party))
            && self.programme.as_ref().is_none_or(|one| row.programmes.is_empty() || row.programmes.contains(one))
            && (!self.open_only || (row.successor.is_none() && row.ends == Ends::Term))
    }
}

impl ExpiriesAnswer {
    /// The columns of [`Expiry::cells`].
    pub const COLUMNS: [&'static str; 11] = [
        "window",
        "register",
        "paper",
        "ends",
        "parties",
        "programmes",
        "last_day",
        "days_left",
        "days_ago",
        "copies",
        "successor",
    ];

    /// The rows that a filter shows.
    pub fn shown<'a>(&'a self, filter: &'a ExpiryFilter) -> impl Iterator<Item = &'a Expiry> {
        self.rows.iter().filter(|row| filter.admits(row, self.ended))
    }
}

impl Expiry {
    /// How many days are left; below 0 it has ended.
    pub fn left(&self) -> i64 {
        let signed = |days: u64| i64::try_from(days).unwrap_or(i64::MAX);
        self.days_left.map_or_else(|| -signed(self.days_ago.unwrap_or(0)), signed)
    }

    /// Its key as people read it.
    pub fn paper(&self) -> String {
        readable(&self.key)
    }

    /// Its cells under [`ExpiriesAnswer::COLUMNS`].
    pub fn cells(&self) -> [String; 11] {
        [
            self.window.name().to_owned(),
            self.register.table().to_owned(),
            self.paper(),
            self.ends.name().to_owned(),
            self.parties.join("|"),
            self.programmes.join("|"),
            self.last_day.to_string(),
            shown(self.days_left),
            shown(self.days_ago),
            shown(self.copies),
            shown(self.successor.as_ref()),
        ]
    }
}

/// A key of several parts, told with blanks between them.
pub(crate) fn readable(key: &str) -> String {
    key.replace(KEY_SEPARATOR, " ")
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives references")]
fn window<S: Serializer>(window: &Window, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(window.name())
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives references")]
fn register<S: Serializer>(kind: &Kind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.table())
}

fn key<S: Serializer>(key: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&readable(key))
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives references")]
fn ends<S: Serializer>(ends: &Ends, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(ends.name())
}
