//! Why one disclosure is covered or not, and what would cover keeping from now on.

use chrono_tz::Tz;
use domain::facts::Kind;
use domain::staff::Actor;
use domain::time::{Instant, When};
use persistence::Database;
use persistence::facts::by_key;
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
    let (document, version) = asked.version(&txn, actor).await?;
    let world = index.world_for(&txn, asked.known_at, &document).await?;
    txn.commit().await?;
    asked.answer(&world, document, version)
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
    let (document, version) = asked.version(&txn, actor).await?;
    let zone = persistence::known::zone_of(&txn, &document).await?;
    let known = asked.known_at.map_or(Known::Now, |when| Known::At(when.last_instant(zone)));
    let world = crate::index::of_version(&txn, known, &document, &version).await?;
    txn.commit().await?;
    asked.answer(&world, document, version)
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

    /// The codes of the document and the version that were handed over, within the actor's scope.
    async fn version(&self, txn: &DatabaseTransaction, actor: &Actor) -> Result<(String, String), AuditError> {
        let kept = by_key(txn, &actor.scope, Kind::Disclosures, self.disclosure).await?;
        let row = kept.ok_or_else(|| self.unknown())?.state.row;
        let cell = |column: &str| row.get(column).unwrap_or_default().to_owned();
        Ok((cell("document_code"), cell("version_label")))
    }

    /// Unknown, too, when it is void, or not known at that time, or later than what is asked about.
    fn answer(self, world: &World, document: String, version: String) -> Result<ExplanationAnswer, AuditError> {
        let question = Question { document: &document, version: &version, as_of: self.as_of };
        let found = supplier_graph::explanation(&world.knowledge, &world.ledger, question, self.disclosure);
        let explanation = found.ok_or_else(|| self.unknown())?;
        let zone = world.zone_of(&document);
        let Times { as_of, known_at } = self.times;
        Ok(ExplanationAnswer { document, version, as_of, known_at, explanation, zone })
    }
}
