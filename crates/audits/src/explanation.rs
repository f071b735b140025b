//! Why one disclosure is covered or not, and what would cover keeping from now on.

use chrono_tz::Tz;
use domain::facts::Kind;
use domain::staff::Actor;
use domain::time::{Instant, When};
use persistence::Database;
use persistence::facts::by_key;
use persistence::known::Known;
use serde::Serialize;
use supplier_graph::{Explanation, Question, Side};

use crate::times::time;
use crate::{AuditError, Index, Times};

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
    pub const COLUMNS: [&'static str; 11] = [
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
    ];

    /// One row for each check of handing over, then of keeping, in the order of precedence.
    pub fn rows(&self) -> impl Iterator<Item = [String; 11]> + '_ {
        let sides = [("release", &self.explanation.release), ("holding", &self.explanation.holding)];
        sides.into_iter().flat_map(|(verdict, side)| self.side(verdict, side))
    }

    fn side<'a>(&'a self, verdict: &'static str, side: &'a Side) -> impl Iterator<Item = [String; 11]> + 'a {
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
                fact.words.join("|"),
            ]
        })
    }
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
    let known_at = time(times.known_at.as_deref())?;
    let as_of = time(times.as_of.as_deref())?.unwrap_or(When::At(now));
    let unknown = || AuditError::UnknownDisclosure { code: disclosure.to_owned() };
    let txn = db.read_txn().await?;
    let kept = by_key(&txn, &actor.scope, Kind::Disclosures, disclosure).await?.ok_or_else(unknown)?;
    let cell = |column: &str| kept.state.row.get(column).unwrap_or_default().to_owned();
    let (document, version) = (cell("document_code"), cell("version_label"));
    let world = index.world_for(&txn, known_at, &document).await?;
    txn.commit().await?;
    explained(&world, document, version, disclosure, (times, as_of)).ok_or_else(unknown)
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
    let known_at = time(times.known_at.as_deref())?;
    let as_of = time(times.as_of.as_deref())?.unwrap_or(When::At(now));
    let unknown = || AuditError::UnknownDisclosure { code: disclosure.to_owned() };
    let txn = db.read_txn().await?;
    let kept = by_key(&txn, &actor.scope, Kind::Disclosures, disclosure).await?.ok_or_else(unknown)?;
    let cell = |column: &str| kept.state.row.get(column).unwrap_or_default().to_owned();
    let (document, version) = (cell("document_code"), cell("version_label"));
    let zone = persistence::known::zone_of(&txn, &document).await?;
    let known = known_at.map_or(Known::Now, |when| Known::At(when.last_instant(zone)));
    let world = crate::index::of_version(&txn, known, &document, &version).await?;
    txn.commit().await?;
    explained(&world, document, version, disclosure, (times, as_of)).ok_or_else(unknown)
}

/// `None`: it is void, or not known at that time, or lies later than what is asked about.
fn explained(
    world: &crate::World,
    document: String,
    version: String,
    disclosure: &str,
    (times, as_of): (Times, When),
) -> Option<ExplanationAnswer> {
    let question = Question { document: &document, version: &version, as_of };
    let explanation = supplier_graph::explanation(&world.knowledge, &world.ledger, question, disclosure)?;
    let zone = world.zone_of(&document);
    Some(ExplanationAnswer { document, version, as_of: times.as_of, known_at: times.known_at, explanation, zone })
}
