//! Documents and who answers for them: those without an owner, and those whose owner has left.

use chrono_tz::Tz;
use domain::coverage::Moment;
use domain::documents::Class;
use domain::facts::Kind;
use domain::knowledge::Knowledge;
use domain::owners::Ownership;
use domain::staff::Actor;
use domain::time::{Instant, When};
use persistence::Database;
use persistence::facts::Kept;
use serde::{Serialize, Serializer};

use crate::csv::shown;
use crate::index::Told;
use crate::records::{cell, records};
use crate::{AuditError, Index, Times};

/// The answer; its serialised form is the JSON that scripts read.
#[derive(Clone, Debug, Serialize)]
pub struct OwnersAnswer {
    #[serde(flatten)]
    pub times: Times,
    /// By document.
    pub rows: Vec<Owned>,
    /// The zone in which a day that is asked about is a day.
    #[serde(skip)]
    pub zone: Tz,
}

/// A document with its owner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Owned {
    pub document: String,
    pub programme: String,
    /// On the day asked about.
    #[serde(serialize_with = "class")]
    pub class: Class,
    pub owner: Option<String>,
    pub ownership: Ownership,
    /// How many parties and people hold a version of it.
    pub holders: usize,
    #[serde(skip)]
    pub title: String,
    /// The number of the document.
    #[serde(skip)]
    pub id: i64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it so")]
fn class<S: Serializer>(class: &Class, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(class.as_str())
}

/// Which documents; the default shows those for which nobody answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnersFilter {
    pub ownership: Option<Ownership>,
    pub programme: Option<String>,
    /// Those for which somebody answers, too.
    pub all: bool,
}

impl OwnersFilter {
    pub fn admits(&self, row: &Owned) -> bool {
        let wanted = self.ownership.map_or(self.all || row.ownership != Ownership::Owned, |one| row.ownership == one);
        wanted && self.programme.as_ref().is_none_or(|programme| *programme == row.programme)
    }
}

/// Answers over the documents that the actor may see and that were known at K, with how their owners stood on D.
///
/// # Errors
/// `NotATime` is the asker's; the rest are ours.
pub async fn owners(
    (db, index): (&Database, &Index),
    actor: &Actor,
    times: Times,
    now: Instant,
) -> Result<OwnersAnswer, AuditError> {
    let (as_of, known_at) = times.parsed()?;
    let txn = db.read_txn().await?;
    let told = index.told(&txn, known_at, |latest| latest.common_zone(&actor.scope)).await?;
    let Told { world, zone, known, .. } = told;
    let mut documents = records(&txn, &actor.scope, Kind::Documents, known).await?;
    documents.retain(|kept| actor.scope.sees(kept.state.row.get("programme_code")));
    txn.commit().await?;
    let as_of = as_of.unwrap_or(When::At(now));
    let found = tokio::task::spawn_blocking(move || {
        let knowledge = world.knowledge();
        let mut holders = hashbrown::HashMap::<_, hashbrown::HashSet<_>>::new();
        for key in world.ledger().versions() {
            let until = as_of.last_instant(knowledge.zone_of(key.document));
            let held = supplier_graph::holders(knowledge, world.ledger(), key, until);
            holders.entry(knowledge.text(key.document)).or_default().extend(held);
        }
        let held = |code: &str| holders.get(code).map_or(0, hashbrown::HashSet::len);
        documents.iter().filter_map(|kept| row(knowledge, kept, as_of, held)).collect()
    });
    let rows = found.await.map_err(|_| AuditError::Stopped)?;
    Ok(OwnersAnswer { times, rows, zone })
}

fn row(knowledge: &Knowledge, kept: &Kept, as_of: When, held: impl Fn(&str) -> usize) -> Option<Owned> {
    let code = kept.state.row.key();
    let document = knowledge.document_of_code(&code)?;
    let day = Moment::asked(as_of, knowledge.zone_of(document.code)).day;
    let owner = cell(kept, "owner_code");
    Some(Owned {
        programme: knowledge.text(document.programme).to_owned(),
        class: knowledge.class_on(document, day),
        ownership: Ownership::of(knowledge, owner.as_deref(), day),
        owner,
        holders: held(&code),
        title: cell(kept, "title").unwrap_or_default(),
        id: kept.id,
        document: code,
    })
}

impl OwnersAnswer {
    /// The columns of [`Owned::cells`].
    pub const COLUMNS: [&'static str; 6] = ["document", "programme", "class", "owner", "ownership", "holders"];

    /// How many rows a filter shows.
    pub fn count(&self, filter: &OwnersFilter) -> usize {
        self.rows.iter().filter(|row| filter.admits(row)).count()
    }
}

impl Owned {
    /// Its cells under [`OwnersAnswer::COLUMNS`]; what is absent is blank.
    pub fn cells(&self) -> [String; 6] {
        [
            self.document.clone(),
            self.programme.clone(),
            self.class.as_str().to_owned(),
            shown(self.owner.as_ref()),
            self.ownership.as_str().to_owned(),
            self.holders.to_string(),
        ]
    }
}
