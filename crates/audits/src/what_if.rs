//! Before sending: what a disclosure that is only thought of would be, for each of its recipients by itself.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono_tz::Tz;
use domain::coverage::{Code, Moment};
use domain::disclosures::DisclosureRow;
use domain::drafts::{Draft, Manner};
use domain::facts::{CellError, Cells, Row, Unreadable};
use domain::staff::Actor;
use domain::time::{Instant, When};
use persistence::Database;
use persistence::facts::{KnownReferences, unknown, unresolved};
use persistence::known::Known;
use sea_orm::DatabaseTransaction;
use serde::Serialize;
use supplier_graph::{Chain, Drafted};

use crate::csv::{cause, code, joined, shown};
use crate::exposure::check;
use crate::times::time;
use crate::world::World;
use crate::{AuditError, Index};

/// A draft by codes, with its recipients; times stay as they were given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhatIfQuestion {
    pub document: String,
    pub version: String,
    /// Who would give it.
    pub from: String,
    /// Who would receive it; the same code twice counts once.
    pub to: Vec<String>,
    /// When it would be handed over: a date, or an instant; absent: now.
    pub at: Option<String>,
    /// What was known: a date for its whole day, or an instant; absent: everything recorded.
    pub known_at: Option<String>,
    /// The people who would receive it there.
    pub people: Vec<String>,
    pub manner: Manner,
}

/// The answer; its serialised form is the JSON that scripts read.
#[derive(Clone, Debug, Serialize)]
pub struct WhatIfAnswer {
    pub document: String,
    pub version: String,
    pub from: String,
    pub at: Option<String>,
    pub known_at: Option<String>,
    pub summary: WhatIfSummary,
    /// By party code.
    pub recipients: Vec<Drafted>,
    /// The zone in which its days are days.
    #[serde(skip)]
    pub zone: Tz,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct WhatIfSummary {
    pub recipients: usize,
    pub covered: usize,
    pub uncovered: usize,
}

/// Answers one question at `now` and writes nothing. Everything is read in one transaction, so that the answer belongs to
/// one state.
///
/// # Errors
/// `NotATime` and `Draft` are the asker's; the rest are ours.
pub async fn what_if(
    db: &Database,
    index: &Index,
    actor: &Actor,
    question: WhatIfQuestion,
    now: Instant,
) -> Result<WhatIfAnswer, AuditError> {
    let known_at = time(question.known_at.as_deref())?;
    let txn = db.read_txn().await?;
    let rows = rows(&txn, actor, &question, now).await?;
    let world = index.world_for(&txn, known_at, &question.document).await?;
    txn.commit().await?;
    answered(world, rows, question).await
}

/// Answers one question at `now` and keeps nothing: only what it needs is read. For programs that ask once and end.
///
/// # Errors
/// Those of [`what_if`], and `UnknownDocument` and `UnknownVersion`, which say what there is.
pub async fn what_if_once(
    db: &Database,
    actor: &Actor,
    question: WhatIfQuestion,
    now: Instant,
) -> Result<WhatIfAnswer, AuditError> {
    let known_at = time(question.known_at.as_deref())?;
    let txn = db.read_txn().await?;
    check(&txn, actor, &question.document, &question.version).await?;
    let rows = rows(&txn, actor, &question, now).await?;
    let zone = persistence::known::zone_of(&txn, &question.document).await?;
    let known = known_at.map_or(Known::Now, |when| Known::At(when.last_instant(zone)));
    let world = crate::index::of_version(&txn, known, &question.document, &question.version).await?;
    txn.commit().await?;
    answered(Arc::new(world), rows, question).await
}

/// The row that would be recorded for each recipient, in the order of their codes; all that it names is there.
async fn rows(
    txn: &DatabaseTransaction,
    actor: &Actor,
    question: &WhatIfQuestion,
    now: Instant,
) -> Result<Vec<Row>, AuditError> {
    let at = time(question.at.as_deref())?.unwrap_or(When::At(now));
    let draft = Draft {
        document: question.document.clone(),
        version: question.version.clone(),
        giver: question.from.clone(),
        at: at.to_string(),
        people: question.people.clone(),
        manner: question.manner.clone(),
    };
    let named = question.to.iter().map(|code| code.trim()).filter(|code| !code.is_empty());
    let mut recipients: BTreeSet<&str> = named.collect();
    if recipients.is_empty() {
        recipients.insert("");
    }
    let rows: Vec<Row> = recipients.iter().map(|recipient| draft.readable(recipient)).collect();
    let missing =
        unresolved(txn, &actor.scope, &rows.iter().collect::<Vec<_>>(), &mut KnownReferences::default()).await?;
    let unreadable = recipients.iter().filter_map(|recipient| draft.row(recipient).err()).flatten();
    let absent = rows.iter().zip(&missing).flat_map(|(row, of)| of.iter().map(|one| unknown(row.kind(), one)));
    let wrong: Vec<CellError> = unreadable.chain(absent).collect();
    if wrong.is_empty() { Ok(rows) } else { Err(AuditError::Draft(each_once(wrong))) }
}

/// What is wrong with several rows alike is said once.
fn each_once(errors: Vec<CellError>) -> Vec<CellError> {
    let mut found: Vec<CellError> = Vec::with_capacity(errors.len());
    for error in errors {
        if !found.contains(&error) {
            found.push(error);
        }
    }
    found
}

/// Each recipient is judged by itself, away from whoever waits for other requests.
async fn answered(world: Arc<World>, rows: Vec<Row>, question: WhatIfQuestion) -> Result<WhatIfAnswer, AuditError> {
    let zone = world.zone_of(&question.document);
    let judged = tokio::task::spawn_blocking(move || world.drafted(&rows)).await;
    let recipients = judged.map_err(|_| AuditError::Stopped)??;
    let covered = recipients.iter().filter(|one| one.release.covered).count();
    let (all, uncovered) = (recipients.len(), recipients.len() - covered);
    Ok(WhatIfAnswer {
        document: question.document,
        version: question.version,
        from: question.from,
        at: question.at,
        known_at: question.known_at,
        summary: WhatIfSummary { recipients: all, covered, uncovered },
        recipients,
        zone,
    })
}

impl World {
    /// What each row would be as the only draft.
    pub(crate) fn drafted(&self, rows: &[Row]) -> Result<Vec<Drafted>, Unreadable> {
        // A draft may name what no fact names yet: it gets its place in a copy.
        let mut knowledge = self.knowledge.clone();
        let stored: Vec<Vec<Option<&str>>> = rows.iter().map(Row::stored).collect();
        let mut drafts = Vec::with_capacity(rows.len());
        for (row, cells) in rows.iter().zip(&stored) {
            drafts.push(DisclosureRow::read(Cells::new(row.kind(), cells), knowledge.names_mut())?);
        }
        let judged = drafts.iter().filter_map(|draft| {
            let document = draft.version.document;
            let asked = Moment::asked(draft.fact.at(), knowledge.zone_of(document));
            let tiers = knowledge.document(document).map(|document| self.tiers(document.programme, asked.day));
            supplier_graph::drafted(&knowledge, &self.ledger, draft, &tiers.unwrap_or_default())
        });
        Ok(judged.collect())
    }
}

impl WhatIfAnswer {
    /// The columns of [`WhatIfAnswer::rows`].
    pub const COLUMNS: [&'static str; 14] = [
        "party",
        "tier",
        "hops",
        "chain",
        "release_covered",
        "release_primary_reason",
        "release_reasons",
        "release_cause",
        "release_agreement",
        "release_warnings",
        "bound",
        "bound_by",
        "already_holds",
        "return_due_on",
    ];

    /// One row for each recipient, in the order of the answer; lists are joined by `|`, absent values are blank.
    pub fn rows(&self) -> impl Iterator<Item = [String; 14]> + '_ {
        self.recipients.iter().map(row)
    }
}

fn row(one: &Drafted) -> [String; 14] {
    let release = &one.release;
    let chain = match one.chain {
        Chain::Complete => "complete",
        Chain::Broken => "broken",
    };
    [
        one.party.to_string(),
        shown(one.tier),
        shown(one.hops),
        chain.to_owned(),
        release.covered.to_string(),
        code(release.primary_reason),
        joined(release.reasons.iter().map(Code::as_str)),
        cause(release.cause),
        shown(release.agreement.as_ref()),
        joined(release.warnings.texts()),
        one.bound.bound.to_string(),
        one.bound.by.join("|"),
        one.already_holds.to_string(),
        shown(one.return_due_on),
    ]
}
