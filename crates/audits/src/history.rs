//! How the exposure of a version went from day to day, and what changed between two pairs of times: in the world, or only
//! in what was known of it.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Months, NaiveDate};
use chrono_tz::Tz;
use domain::coverage::{Code, Codes};
use domain::staff::Actor;
use domain::time::{Instant, When};
use persistence::Database;
use serde::Serialize;
use supplier_graph::Exposed;

use crate::exposure::check;
use crate::times::time;
use crate::{AuditError, Index, Times};

/// The version asked about, by codes; the days; and what was known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HistoryQuestion {
    pub document: String,
    pub version: String,
    /// Dates, each for its whole day, or instants; none: the month ends of the year before now, and now's day.
    pub dates: Vec<String>,
    pub known_at: Option<String>,
}

/// The answer; its serialised form is the JSON that scripts read.
#[derive(Clone, Debug, Serialize)]
pub struct HistoryAnswer {
    pub document: String,
    pub version: String,
    pub known_at: Option<String>,
    /// In the order in which they were asked.
    pub dates: Vec<HistoryDate>,
    /// The zone in which its days are days.
    #[serde(skip)]
    pub zone: Tz,
}

/// How it stood at one time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HistoryDate {
    pub as_of: String,
    pub exposed: usize,
    pub holding: usize,
    pub uncovered: usize,
    pub held_without_cover: usize,
}

impl HistoryAnswer {
    /// The columns of [`HistoryDate::cells`].
    pub const COLUMNS: [&'static str; 5] = ["as_of", "exposed", "holding", "uncovered", "held_without_cover"];
}

impl HistoryDate {
    /// Its cells under [`HistoryAnswer::COLUMNS`].
    pub fn cells(&self) -> [String; 5] {
        let counts = [self.exposed, self.holding, self.uncovered, self.held_without_cover];
        let [exposed, holding, uncovered, held] = counts.map(|count| count.to_string());
        [self.as_of.clone(), exposed, holding, uncovered, held]
    }
}

/// The last days of the twelve months before the one of `today`, and `today`.
pub fn month_ends(today: NaiveDate) -> Vec<NaiveDate> {
    let first = today.with_day(1).unwrap_or(today);
    let ends =
        (0..12).rev().filter_map(|back| first.checked_sub_months(Months::new(back))?.checked_sub_days(Days::new(1)));
    ends.chain([today]).collect()
}

/// Answers how a version's exposure went, at `now`.
///
/// # Errors
/// `UnknownDocument`, `UnknownVersion` and `NotATime` are the asker's; the rest are ours.
pub async fn history(
    db: &Database,
    index: &Index,
    actor: &Actor,
    question: HistoryQuestion,
    now: Instant,
) -> Result<HistoryAnswer, AuditError> {
    let known_at = time(question.known_at.as_deref())?;
    let txn = db.read_txn().await?;
    check(&txn, actor, &question.document, &question.version).await?;
    let world = index.world_for(&txn, known_at, &question.document).await?;
    txn.commit().await?;
    let zone = world.zone_of(&question.document);
    let texts = if question.dates.is_empty() {
        month_ends(now.day(zone)).iter().map(ToString::to_string).collect()
    } else {
        question.dates
    };
    let mut times = Vec::with_capacity(texts.len());
    for text in &texts {
        times.extend(time(Some(text))?);
    }
    let (document, version) = (question.document.clone(), question.version.clone());
    let stood = move || world.history(&document, &version, &times);
    let stood = tokio::task::spawn_blocking(stood).await.map_err(|_| AuditError::Stopped)?;
    let date = |(as_of, stood): (String, supplier_graph::Counts)| HistoryDate {
        as_of,
        exposed: stood.exposed,
        holding: stood.holding,
        uncovered: stood.uncovered,
        held_without_cover: stood.held_without_cover,
    };
    let dates = texts.into_iter().zip(stood).map(date).collect();
    Ok(HistoryAnswer {
        document: question.document,
        version: question.version,
        known_at: question.known_at,
        dates,
        zone,
    })
}

/// Two pairs of times to compare for one version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangesQuestion {
    pub document: String,
    pub version: String,
    pub from: Times,
    pub to: Times,
}

/// What changed for whom, and why.
#[derive(Clone, Debug, Serialize)]
pub struct ChangesAnswer {
    pub document: String,
    pub version: String,
    /// By party, what changed only in knowledge first.
    pub changes: Vec<Change>,
    #[serde(skip)]
    pub zone: Tz,
}

/// Where a change comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// The earlier time looks otherwise by what is known at the later one.
    Knowledge,
    /// It happened between the two times.
    World,
}

impl Origin {
    pub const ALL: [Self; 2] = [Self::Knowledge, Self::World];

    /// Its name in answers and addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Knowledge => "knowledge",
            Self::World => "world",
        }
    }

    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|origin| origin.name() == name)
    }
}

/// One party's standing before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    pub party: String,
    pub origin: Origin,
    /// Absent: not exposed.
    pub before: Option<Standing>,
    pub after: Option<Standing>,
}

/// How a party stood towards a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Standing {
    pub holding: bool,
    pub covered: bool,
    pub primary_reason: Option<Code>,
    pub reasons: Codes,
    pub held_without_cover: bool,
}

impl ChangesAnswer {
    /// The columns of [`Change::cells`].
    pub const COLUMNS: [&'static str; 10] = [
        "party",
        "origin",
        "exposed_before",
        "holding_before",
        "covered_before",
        "reasons_before",
        "exposed_after",
        "holding_after",
        "covered_after",
        "reasons_after",
    ];
}

impl Change {
    /// Its cells under [`ChangesAnswer::COLUMNS`].
    pub fn cells(&self) -> [String; 10] {
        let side = |standing: Option<Standing>| {
            let yes = |holds: fn(Standing) -> bool| standing.map(|one| holds(one).to_string()).unwrap_or_default();
            let reasons = standing.map(|one| one.reasons.iter().map(Code::as_str).collect::<Vec<_>>().join("|"));
            [
                standing.is_some().to_string(),
                yes(|one| one.holding),
                yes(|one| one.covered),
                reasons.unwrap_or_default(),
            ]
        };
        let own = [self.party.clone(), self.origin.name().to_owned()].into_iter();
        let mut cells = own.chain(side(self.before)).chain(side(self.after));
        std::array::from_fn(|_| cells.next().unwrap_or_default())
    }
}

/// Compares two pairs of times: first what the later knowledge changes about the earlier time, then what happened since.
///
/// # Errors
/// `UnknownDocument`, `UnknownVersion` and `NotATime` are the asker's; the rest are ours.
pub async fn changes(
    db: &Database,
    index: &Index,
    actor: &Actor,
    question: ChangesQuestion,
    now: Instant,
) -> Result<ChangesAnswer, AuditError> {
    let ChangesQuestion { document, version, from, to } = question;
    let ((from_as_of, from_known), (to_as_of, to_known)) = (from.parsed()?, to.parsed()?);
    let txn = db.read_txn().await?;
    check(&txn, actor, &document, &version).await?;
    let then = index.world_for(&txn, from_known, &document).await?;
    let later = index.world_for(&txn, to_known, &document).await?;
    txn.commit().await?;
    let (from_as_of, to_as_of) = (from_as_of.unwrap_or(When::At(now)), to_as_of.unwrap_or(When::At(now)));
    let before = then.recorded(&document, &version, from_as_of).exposures;
    let between = later.recorded(&document, &version, from_as_of).exposures;
    let after = later.recorded(&document, &version, to_as_of).exposures;
    let mut changes = compare(Origin::Knowledge, &before, &between);
    changes.extend(compare(Origin::World, &between, &after));
    changes.sort_by(|a, b| (&a.party, a.origin).cmp(&(&b.party, b.origin)));
    Ok(ChangesAnswer { zone: later.zone_of(&document), document, version, changes })
}

fn compare(origin: Origin, before: &[Exposed], after: &[Exposed]) -> Vec<Change> {
    let mut sides: BTreeMap<&str, (Option<Standing>, Option<Standing>)> = BTreeMap::new();
    for one in before {
        sides.entry(&one.party).or_default().0 = Some(standing(one));
    }
    for one in after {
        sides.entry(&one.party).or_default().1 = Some(standing(one));
    }
    let changed = sides.into_iter().filter(|(_, (before, after))| before != after);
    changed.map(|(party, (before, after))| Change { party: party.to_owned(), origin, before, after }).collect()
}

fn standing(one: &Exposed) -> Standing {
    Standing {
        holding: one.holding,
        covered: one.covered,
        primary_reason: one.primary_reason,
        reasons: one.reasons,
        held_without_cover: one.held_without_cover,
    }
}
