//! The blast radius of one party: whom every version that it received reached from it.

use std::sync::Arc;

use domain::staff::Actor;
use domain::time::{Instant, When};
use persistence::Database;
use serde::Serialize;
use supplier_graph::Reached;

use crate::world::World;
use crate::{AuditError, Index, Times};

/// A party or person by its code, and the two times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartyQuestion {
    pub times: Times,
    pub party: String,
}

/// The answer; its serialised form is the JSON that scripts read.
#[derive(Clone, Debug, Serialize)]
pub struct PartyAnswer {
    pub party: String,
    pub as_of: Option<String>,
    pub known_at: Option<String>,
    pub summary: PartySummary,
    /// What it received, by document and version, also what reached nobody from it.
    pub versions: Vec<PartyVersion>,
    /// By document, version and party.
    pub pairs: Vec<Pair>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PartySummary {
    /// Versions that it received.
    pub versions: usize,
    /// Pairs of a version and a party that it reached from here.
    pub pairs: usize,
    /// Parties reached by any version.
    pub parties: usize,
}

/// A version that the party received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartyVersion {
    pub document: String,
    pub version: String,
    pub first_received_at: Instant,
    /// The party still holds a copy.
    pub holding: bool,
    /// How many parties it reached from here.
    pub reached: usize,
    #[serde(skip)]
    pub programme: String,
}

/// A version and a party that it reached.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Pair {
    pub document: String,
    pub version: String,
    pub party: String,
}

impl PartyAnswer {
    /// The columns of [`Pair::cells`].
    pub const COLUMNS: [&'static str; 3] = ["document", "version", "party"];

    /// Keeps the pairs of one version, or of one reached party.
    pub fn narrow(&mut self, version: Option<(&str, &str)>, reached: Option<&str>) {
        self.pairs.retain(|pair| {
            version.is_none_or(|(document, label)| pair.document == document && pair.version == label)
                && reached.is_none_or(|party| pair.party == party)
        });
    }
}

impl Pair {
    /// Its cells under [`PartyAnswer::COLUMNS`].
    pub fn cells(&self) -> [String; 3] {
        [self.document.clone(), self.version.clone(), self.party.clone()]
    }
}

/// Asks at `now` whom the versions of a party reached from it, among those that the asker sees.
///
/// # Errors
/// `UnknownParty` and `NotATime` are the asker's; the rest are ours.
pub async fn party(
    db: &Database,
    index: &Index,
    actor: &Actor,
    question: PartyQuestion,
    now: Instant,
) -> Result<PartyAnswer, AuditError> {
    let (as_of, known_at) = question.times.parsed()?;
    let (as_of, txn) = (as_of.unwrap_or(When::At(now)), db.read_txn().await?);
    let worlds = index.worlds(&txn, known_at).await?;
    txn.commit().await?;
    if !worlds.iter().any(|(world, _)| world.knowledge.subject(&question.party).is_some()) {
        return Err(AuditError::UnknownParty { code: question.party });
    }
    let (mut versions, mut pairs) = (Vec::new(), Vec::new());
    for (world, codes) in &worlds {
        let (world, code) = (Arc::clone(world), question.party.clone());
        let reached = move || reached(&world, &code, as_of);
        for (version, parties) in tokio::task::spawn_blocking(reached).await.map_err(|_| AuditError::Stopped)? {
            if !codes.contains(&version.programme) || !actor.scope.sees(Some(&version.programme)) {
                continue;
            }
            let of_version =
                |party| Pair { document: version.document.clone(), version: version.version.clone(), party };
            pairs.extend(parties.into_iter().map(of_version));
            versions.push(version);
        }
    }
    versions.sort_by(|a, b| (&a.document, &a.version).cmp(&(&b.document, &b.version)));
    pairs.sort();
    let mut parties: Vec<&str> = pairs.iter().map(|pair| pair.party.as_str()).collect();
    parties.sort_unstable();
    parties.dedup();
    Ok(PartyAnswer {
        summary: PartySummary { versions: versions.len(), pairs: pairs.len(), parties: parties.len() },
        party: question.party,
        as_of: question.times.as_of,
        known_at: question.times.known_at,
        versions,
        pairs,
    })
}

/// What the party received in one world, each version with whom it reached.
fn reached(world: &World, party: &str, as_of: When) -> Vec<(PartyVersion, Vec<String>)> {
    let knowledge = &world.knowledge;
    let Some(subject) = knowledge.subject(party) else { return Vec::new() };
    let received = world.portfolio().parts().iter().filter(|part| part.reached(subject));
    let found = received.filter_map(|part| {
        let Reached { first_received_at, holding, parties } = world.reached(part.version, party, as_of)?;
        let version = PartyVersion {
            document: knowledge.text(part.version.document).to_owned(),
            version: knowledge.text(part.version.label).to_owned(),
            first_received_at,
            holding,
            reached: parties.len(),
            programme: part.programme.map(|programme| knowledge.text(programme).to_owned()).unwrap_or_default(),
        };
        Some((version, parties))
    });
    found.collect()
}
