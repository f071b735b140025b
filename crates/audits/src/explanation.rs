//! Why one disclosure is covered or not, and what would cover keeping from now on.

use chrono_tz::Tz;
use domain::coverage::{Moment, Note, acknowledgement, recording};
use domain::facts::{Kind, State};
use domain::staff::Actor;
use domain::time::{Instant, When};
use persistence::Database;
use persistence::facts::{by_key, history};
use persistence::known::Known;
use sea_orm::DatabaseTransaction;
use serde::Serialize;
use supplier_graph::{Explanation, NamedTold, Question, Side};

use crate::times::time;
use crate::{AuditError, Index, Times, World};

/// The answer; its serialised form is the JSON that scripts read.
#[derive(Clone, Debug, Serialize)]
pub struct ExplanationAnswer {
    pub document: String,
    pub version: String,
    pub as_of: Option<String>,
    pub known_at: Option<String>,
    #[serde(flatten)]
    pub explanation: Explanation,
    /// The zone in which its days are days.
    #[serde(skip)]
    pub zone: Tz,
}

impl ExplanationAnswer {
    /// The columns of [`ExplanationAnswer::rows`].
    pub const COLUMNS: [&'static str; 12] = [
        "disclosure",
        "verdict",
        "number",
        "code",
        "outcome",
        "waiver",
        "agreement",
        "subjects",
        "from",
        "to",
        "named",
        "given",
    ];

    /// One row for each check of handing over, then of keeping, in the order of precedence.
    pub fn rows(&self) -> impl Iterator<Item = [String; 12]> + '_ {
        let sides = [("release", &self.explanation.release), ("holding", &self.explanation.holding)];
        sides.into_iter().flat_map(|(verdict, side)| self.side(verdict, side))
    }

    fn side<'a>(&'a self, verdict: &'static str, side: &'a Side) -> impl Iterator<Item = [String; 12]> + 'a {
        side.checks.iter().map(move |check| {
            let fact = &check.fact;
            [
                self.explanation.disclosure.to_string(),
                verdict.to_owned(),
                check.number.to_string(),
                check.code.as_str().to_owned(),
                check.outcome.to_owned(),
                check.waiver.clone().unwrap_or_default().into(),
                fact.paper.clone().unwrap_or_default().into(),
                fact.subjects.join("|"),
                fact.from.clone().unwrap_or_default(),
                fact.to.clone().unwrap_or_default(),
                texts(&fact.named),
                texts(&fact.given),
            ]
        })
    }
}

fn texts(named: &[NamedTold]) -> String {
    named.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join("|")
}

/// Explains a disclosure by its code, at `now` unless another time is asked about. Everything is read in one transaction.
///
/// # Errors
/// `UnknownDisclosure` and `NotATime` are the asker's; the rest are ours.
pub async fn explanation(
    db: &Database,
    index: &Index,
    actor: &Actor,
    disclosure: &str,
    times: Times,
    now: Instant,
) -> Result<ExplanationAnswer, AuditError> {
    let asked = Asked::read(disclosure, times, now)?;
    let txn = db.read_txn().await?;
    let record = asked.record(&txn, actor).await?;
    let world = index.world_for(&txn, asked.known_at, &record.document).await?;
    txn.commit().await?;
    asked.answer(&world, record)
}

/// The same, and nothing is kept: only what it needs is read. For programs that ask once and end.
///
/// # Errors
/// Those of [`explanation`].
pub async fn explanation_once(
    db: &Database,
    actor: &Actor,
    disclosure: &str,
    times: Times,
    now: Instant,
) -> Result<ExplanationAnswer, AuditError> {
    let asked = Asked::read(disclosure, times, now)?;
    let txn = db.read_txn().await?;
    let record = asked.record(&txn, actor).await?;
    let world = crate::index::of_version(&txn, record.known, &record.document, &record.version).await?;
    txn.commit().await?;
    asked.answer(&world, record)
}

/// What is asked, with times that can be read.
struct Asked<'a> {
    disclosure: &'a str,
    times: Times,
    as_of: When,
    known_at: Option<When>,
}

impl<'a> Asked<'a> {
    fn read(disclosure: &'a str, times: Times, now: Instant) -> Result<Self, AuditError> {
        let known_at = time(times.known_at.as_deref())?;
        let as_of = time(times.as_of.as_deref())?.unwrap_or(When::At(now));
        Ok(Self { disclosure, times, as_of, known_at })
    }

    fn unknown(&self) -> AuditError {
        AuditError::UnknownDisclosure { code: self.disclosure.to_owned() }
    }

    /// What was handed over and how it was recorded, within the actor's scope.
    async fn record(&self, txn: &DatabaseTransaction, actor: &Actor) -> Result<Record, AuditError> {
        let kept = by_key(txn, &actor.scope, Kind::Disclosures, self.disclosure).await?;
        let kept = kept.ok_or_else(|| self.unknown())?;
        let states = history(txn, &actor.scope, Kind::Disclosures, kept.id).await?;
        let zone = persistence::known::zone_of(txn, kept.state.row.get("document_code").unwrap_or_default()).await?;
        let known = self.known_at.map_or(Known::Now, |when| Known::At(when.last_instant(zone)));
        let states = || states.iter().map(|state| &state.kept.state);
        let then = states().find(|state| counted(state, known)).map_or(&kept.state.row, |state| &state.row);
        let acknowledged_at = then.get("acknowledged_at").and_then(|text| When::parse(text).ok());
        let row = &kept.state.row;
        let cell = |column: &str| row.get(column).unwrap_or_default().to_owned();
        let when = |column: &str| row.get(column).and_then(|text| When::parse(text).ok());
        Ok(Record {
            document: cell("document_code"),
            version: cell("version_label"),
            at: when("at"),
            is_ours: row.get("status") == Some("issued"),
            acknowledged_at,
            recorded_at: states().filter_map(|state| state.recorded_at).min(),
            known,
        })
    }

    /// Unknown, too, when it is void, or not known at that time, or later than what is asked about.
    fn answer(self, world: &World, record: Record) -> Result<ExplanationAnswer, AuditError> {
        let Record { document, version, .. } = &record;
        let question = Question { document, version, as_of: self.as_of };
        let found = supplier_graph::explanation(&world.knowledge, &world.ledger, question, self.disclosure);
        let mut explanation = found.ok_or_else(|| self.unknown())?;
        let zone = world.zone_of(document);
        explanation.notes.extend(record.notes(zone, explanation.asked));
        explanation.notes.sort_unstable();
        let Times { as_of, known_at } = self.times;
        let Record { document, version, .. } = record;
        Ok(ExplanationAnswer { document, version, as_of, known_at, explanation, zone })
    }
}

/// A state that counted then.
fn counted(state: &State, known: Known) -> bool {
    match known {
        Known::Now => state.superseded_at.is_none(),
        Known::At(at) => {
            state.recorded_at.is_none_or(|from| from <= at) && state.superseded_at.is_none_or(|until| at < until)
        }
    }
}

/// What the stored record of a disclosure says that no verdict reads.
struct Record {
    document: String,
    version: String,
    at: Option<When>,
    /// Handed over by us, not reported or found out.
    is_ours: bool,
    acknowledged_at: Option<When>,
    known: Known,
    /// When its first state was recorded.
    recorded_at: Option<Instant>,
}

impl Record {
    fn notes(&self, zone: Tz, asked: Moment) -> impl Iterator<Item = Note> + use<> {
        let ours = self.at.filter(|_| self.is_ours);
        let unacknowledged = ours.and_then(|at| acknowledgement(at, self.acknowledged_at, asked, zone));
        let recorded = self.at.zip(self.recorded_at).and_then(|(at, recorded_at)| recording(at, recorded_at, zone));
        unacknowledged.into_iter().chain(recorded)
    }
}
