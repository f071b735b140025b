//! Measures in force for a document before a day, in seven groups: what happened when, and when it was recorded here.

mod gathering;

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::facts::Kind;
use domain::measures::{Found, Gap, Group, eve, gaps};
use domain::staff::Actor;
use domain::time::{Instant, When, first_instant_of};
use persistence::Database;
use persistence::facts::Kept;
use persistence::known::Known;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use self::gathering::{Gathered, gather};
use crate::AuditError;
use crate::csv::shown;
use crate::expiries::readable;
use crate::records::zone_at;
use crate::times::time;

/// Which document, before which day, as known when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MeasuresQuestion {
    pub document: String,
    /// A day; absent: today, by the clock of the document's programme.
    pub before: Option<String>,
    pub known_at: Option<String>,
}

/// The answer; its serialised form is the JSON that scripts read.
#[derive(Clone, Debug, Serialize)]
pub struct MeasuresAnswer {
    pub document: String,
    pub before: NaiveDate,
    pub known_at: Option<String>,
    /// One for each group, in the order of [`Group::ALL`].
    pub groups: Vec<OfGroup>,
    /// By group, day and register.
    pub rows: Vec<Measure>,
    #[serde(skip)]
    pub zone: Tz,
}

/// What there is of one group, and what is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfGroup {
    pub group: Group,
    /// Recorded before the day.
    pub timely: usize,
    /// Recorded only on the day or later: shown, and no proof of its own time.
    pub back_dated: usize,
    pub gaps: Vec<Gap>,
}

/// A record that shows a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    pub group: Group,
    pub register: Kind,
    /// Stands in the address of the record.
    pub id: i64,
    pub key: String,
    /// Parties and people that it names.
    pub parties: Vec<String>,
    /// When it happened or began; absent where nothing but its recording tells.
    pub on: Option<NaiveDate>,
    /// When it was recorded here, or as it came in with a bundle: as it was known before the day, else as it is now.
    pub recorded_at: Instant,
    /// It was recorded, and in force, before the day.
    pub timely: bool,
    /// It was corrected on the day or later.
    pub changed: bool,
    /// Papers that speak for it.
    pub evidence: u64,
}

/// Which records; the default shows all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MeasureFilter {
    pub group: Option<Group>,
    /// Recorded before the day, or back-dated.
    pub timely: Option<bool>,
}

/// Answers for one document that the actor sees.
///
/// # Errors
/// `UnknownDocument` and `NotATime` are the asker's; the rest are ours.
pub async fn measures(
    db: &Database,
    actor: &Actor,
    question: MeasuresQuestion,
    now: Instant,
) -> Result<MeasuresAnswer, AuditError> {
    let MeasuresQuestion { document, before, known_at } = question;
    let known_when = time(known_at.as_deref())?;
    let txn = db.read_txn().await?;
    let kept = persistence::facts::by_key(&txn, &actor.scope, Kind::Documents, &document).await?;
    if kept.is_none() {
        return Err(AuditError::UnknownDocument { code: document });
    }
    let latest = persistence::known::zone_of(&txn, &document).await?;
    let known = known_when.map_or(Known::Now, |when| Known::At(when.last_instant(latest)));
    let zone = if known == Known::Now { latest } else { zone_at(&txn, &document, known).await? };
    let before = before.unwrap_or_else(|| When::At(now).day(zone).to_string());
    let not_a_day = || AuditError::NotATime { text: before.clone(), without_offset: false };
    let day = eve(&before).ok_or_else(not_a_day)?;
    let begins = first_instant_of(day.succ_opt().unwrap_or(day), zone).just_before();
    let earlier = match known {
        Known::At(known) => Known::At(known.min(begins)),
        Known::Now => Known::At(begins),
    };
    let asked = (document.as_str(), day, zone);
    let now_known = gather(&txn, &actor.scope, known, asked, &Gathered::default()).await?;
    // A paper that was on record counts, though nobody knew yet that its party had received the document.
    let then_known = gather(&txn, &actor.scope, earlier, asked, &now_known).await?;
    let mut rows = rows(&now_known, &then_known);
    count_evidence(&txn, known, &mut rows).await?;
    txn.commit().await?;
    let found = counts(&now_known, &rows);
    let of_group = |group: Group| {
        let own = || rows.iter().filter(move |row| row.group == group);
        let timely = own().filter(|row| row.timely).count();
        OfGroup { group, timely, back_dated: own().count() - timely, gaps: gaps(group, &found) }
    };
    let groups = Group::ALL.map(of_group).into();
    Ok(MeasuresAnswer { document, before: day.succ_opt().unwrap_or(day), known_at, groups, rows, zone })
}

/// What is known, each record with whether it was known, and in force, before the day.
fn rows(now_known: &Gathered, then_known: &Gathered) -> Vec<Measure> {
    let earlier: HashMap<(Kind, i64, Group), &Kept> = then_known
        .records
        .iter()
        .flat_map(|(kept, shown)| {
            shown.groups.iter().map(move |group| ((kept.state.row.kind(), kept.id, *group), kept))
        })
        .collect();
    let mut rows = Vec::new();
    for (kept, shown) in &now_known.records {
        let row = &kept.state.row;
        for group in &shown.groups {
            let before = earlier.get(&(row.kind(), kept.id, *group));
            let stated = before.copied().unwrap_or(kept);
            rows.push(Measure {
                group: *group,
                register: row.kind(),
                id: kept.id,
                key: row.key(),
                parties: gathering::parties(row),
                on: shown.on,
                recorded_at: stated.state.recorded_at.unwrap_or(Instant::START),
                timely: before.is_some(),
                changed: before.is_some_and(|before| before.state.row != *row),
                evidence: 0,
            });
        }
    }
    rows.sort_by(|a, b| {
        let order = |one: &Measure| (one.group, one.on, one.register);
        order(a).cmp(&order(b)).then_with(|| a.key.cmp(&b.key))
    });
    rows
}

async fn count_evidence(
    txn: &sea_orm::DatabaseTransaction,
    known: Known,
    rows: &mut [Measure],
) -> Result<(), AuditError> {
    let kinds: BTreeSet<Kind> = rows.iter().map(|row| row.register).collect();
    for kind in kinds {
        let ids: BTreeSet<i64> = rows.iter().filter(|row| row.register == kind).map(|row| row.id).collect();
        let ids: Vec<i64> = ids.into_iter().collect();
        let counts = persistence::evidence::counts(txn, kind, &ids, known).await?;
        for row in rows.iter_mut().filter(|row| row.register == kind) {
            row.evidence = counts.get(&row.id).copied().unwrap_or(0);
        }
    }
    Ok(())
}

/// What the gaps are found from.
fn counts(known: &Gathered, rows: &[Measure]) -> Found {
    let mut timely = [0; 7];
    for row in rows.iter().filter(|row| row.timely) {
        timely[row.group as usize] += 1;
    }
    let named = |kinds: &[Kind], group: Group| -> HashSet<&str> {
        let own = rows.iter().filter(|row| row.timely && row.group == group && kinds.contains(&row.register));
        own.flat_map(|row| row.parties.iter().map(String::as_str)).collect()
    };
    let bound = named(&[Kind::Agreements, Kind::Commitments], Group::Agreements);
    let trained = named(&[Kind::Trainings], Group::Rules);
    let stands = |kind: Kind| rows.iter().any(|row| row.timely && row.register == kind);
    Found {
        timely,
        receivers: known.receivers.len(),
        unbound: known.receivers.iter().filter(|code| !bound.contains(code.as_str())).count(),
        people: known.people.len(),
        untrained: known.people.iter().filter(|code| !trained.contains(code.as_str())).count(),
        disclosures: known.disclosures,
        unmarked: known.unmarked,
        overdue: known.overdue,
        has_rule: stands(Kind::HandlingRules),
        has_access_list: stands(Kind::AccessLists),
    }
}

impl MeasureFilter {
    pub fn admits(&self, row: &Measure) -> bool {
        self.group.is_none_or(|group| row.group == group) && self.timely.is_none_or(|timely| row.timely == timely)
    }
}

impl MeasuresAnswer {
    /// The columns of [`Measure::cells`].
    pub const COLUMNS: [&'static str; 9] = [
        "group",
        "register",
        "record",
        "parties",
        "happened_on",
        "recorded_at",
        "contemporaneous",
        "changed",
        "evidence",
    ];

    /// The rows that a filter shows.
    pub fn shown<'a>(&'a self, filter: &'a MeasureFilter) -> impl Iterator<Item = &'a Measure> {
        self.rows.iter().filter(|row| filter.admits(row))
    }
}

impl Measure {
    /// Its key as people read it.
    pub fn record(&self) -> String {
        readable(&self.key)
    }

    /// Its cells under [`MeasuresAnswer::COLUMNS`].
    pub fn cells(&self) -> [String; 9] {
        [
            self.group.name().to_owned(),
            self.register.table().to_owned(),
            self.record(),
            self.parties.join("|"),
            shown(self.on),
            self.recorded_at.to_string(),
            self.timely.to_string(),
            self.changed.to_string(),
            self.evidence.to_string(),
        ]
    }
}

impl Serialize for Measure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_map(None)?;
        row.serialize_entry("group", self.group.name())?;
        row.serialize_entry("register", self.register.table())?;
        row.serialize_entry("record", &self.record())?;
        row.serialize_entry("parties", &self.parties)?;
        row.serialize_entry("happened_on", &self.on)?;
        row.serialize_entry("recorded_at", &self.recorded_at.to_string())?;
        row.serialize_entry("contemporaneous", &self.timely)?;
        row.serialize_entry("changed", &self.changed)?;
        row.serialize_entry("evidence", &self.evidence)?;
        row.end()
    }
}

impl Serialize for OfGroup {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut group = serializer.serialize_map(None)?;
        group.serialize_entry("group", self.group.name())?;
        group.serialize_entry("contemporaneous", &self.timely)?;
        group.serialize_entry("back_dated", &self.back_dated)?;
        let gaps: Vec<_> =
            self.gaps.iter().map(|gap| serde_json::json!({ "gap": gap.name(), "count": gap.count() })).collect();
        group.serialize_entry("gaps", &gaps)?;
        group.end()
    }
}
