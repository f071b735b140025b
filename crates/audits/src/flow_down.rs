//! The matrix of what is passed down: for each edge below the first tier, clause by clause, what is demanded above and what the
//! agreement below says.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono_tz::Tz;
use domain::coverage::clauses::{Below, Clause, ClauseState, Said, state};
use domain::documents::VersionKey;
use domain::facts::Kind;
use domain::knowledge::{Knowledge, PaperId, Word};
use domain::staff::{Actor, Scope};
use domain::time::{Instant, When};
use hashbrown::HashMap;
use persistence::Database;
use persistence::known::{Known, Which, each};
use sea_orm::DatabaseTransaction;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use supplier_graph::{Edge, linked, passed_on};

use crate::csv::shown;
use crate::expiries::common_zone;
use crate::world::World;
use crate::{AuditError, Index, Times};

/// The answer; its serialised form is the JSON that scripts read.
#[derive(Clone, Debug, Serialize)]
pub struct FlowDownAnswer {
    /// Absent: of all programmes that the asker sees.
    pub programme: Option<String>,
    #[serde(flatten)]
    pub times: Times,
    /// Weaker ones first, then missing and required ones; then by programme, giver, recipient and papers.
    pub rows: Vec<FlowDownRow>,
    /// The zone of days where no one programme is asked about.
    #[serde(skip)]
    pub zone: Tz,
}

/// An edge under the same two papers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowDownRow {
    /// Absent: a supply link of no particular programme.
    pub programme: Option<String>,
    pub giver: String,
    pub recipient: String,
    /// None: a supply link stands, and nothing was handed over.
    pub disclosures: u32,
    /// What the giver had signed, which decides.
    pub above: Option<String>,
    /// What answers it.
    pub own: Option<String>,
    /// Nothing is asked of the agreement with the giver, since a direct agreement or commitments cover.
    pub is_direct: bool,
    /// The copy of the agreement below was seen; absent where there is none.
    pub copy_seen: Option<bool>,
    /// In the order of [`Clause::ALL`].
    pub cells: Vec<Cell>,
}

/// One clause between the two papers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    pub clause: Clause,
    pub state: ClauseState,
    /// What is demanded, as the agreement above has it.
    pub above: String,
    /// What the agreement below says.
    pub own: String,
}

/// Which rows; the default shows all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FlowDownFilter {
    /// Gives or receives.
    pub party: Option<String>,
    pub programme: Option<String>,
    /// Some clause, or the one that is named, is in this state.
    pub state: Option<ClauseState>,
    /// This clause is demanded, or in the state that is named.
    pub clause: Option<Clause>,
}

/// Answers for a programme, or for all that the actor sees.
///
/// # Errors
/// `UnknownProgramme` and `NotATime` are the asker's; the rest are ours.
pub async fn flow_down(
    (db, index): (&Database, &Index),
    actor: &Actor,
    programme: Option<&str>,
    times: Times,
    now: Instant,
) -> Result<FlowDownAnswer, AuditError> {
    let (as_of, known_at) = times.parsed()?;
    let txn = db.read_txn().await?;
    let latest = index.world(&txn, Known::Now).await?;
    let scope = match programme {
        None => actor.scope.clone(),
        Some(code) if actor.scope.sees(Some(code)) => Scope::Programmes(BTreeSet::from([code.to_owned()])),
        Some(code) => return Err(AuditError::UnknownProgramme { code: code.to_owned() }),
    };
    let zone = common_zone(latest.knowledge(), &scope);
    let known = known_at.map_or(Known::Now, |when| Known::At(when.last_instant(zone)));
    let world = if known == Known::Now { latest } else { index.world(&txn, known).await? };
    let penalties = penalties(&txn, known).await?;
    txn.commit().await?;
    let (as_of, any) = (as_of.unwrap_or(When::At(now)), programme.is_none());
    let found = tokio::task::spawn_blocking(move || rows(&world, &penalties, (&scope, any), (as_of, zone)));
    let rows = found.await.map_err(|_| AuditError::Stopped)?;
    Ok(FlowDownAnswer { programme: programme.map(str::to_owned), times, rows, zone })
}

/// How many penalty clauses each agreement has. One query, streamed.
async fn penalties(txn: &DatabaseTransaction, known: Known) -> Result<BTreeMap<String, usize>, AuditError> {
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    each(txn, Kind::PenaltyClauses, known, Which::All, |cells| -> Result<(), AuditError> {
        if let Some(agreement) = cells.get("agreement_code") {
            *found.entry(agreement.to_owned()).or_default() += 1;
        }
        Ok(())
    })
    .await?;
    Ok(found)
}

/// The rows within `scope`; links and papers of no particular programme too where `any` programme is asked about.
fn rows(
    world: &Arc<World>,
    penalties: &BTreeMap<String, usize>,
    (scope, any): (&Scope, bool),
    (as_of, zone): (When, Tz),
) -> Vec<FlowDownRow> {
    let knowledge = world.knowledge();
    let visible: HashMap<Word, bool> = knowledge
        .programmes()
        .map(|programme| (programme.code, scope.sees(Some(knowledge.text(programme.code)))))
        .collect();
    let sees = |programme: Word| visible.get(&programme).copied().unwrap_or(false);
    let of_version = |key: &VersionKey| knowledge.document(key.document).is_some_and(|one| sees(one.programme));
    let mut edges = passed_on(knowledge, world.ledger(), world.ledger().versions().filter(of_version), as_of);
    let day = (as_of.day(zone), zone);
    edges.extend(linked(knowledge, day, &edges, |programme| programme.map_or(any, sees)));
    let mut rows: Vec<FlowDownRow> = edges.iter().map(|edge| row(knowledge, penalties, edge)).collect();
    rows.sort_by_cached_key(|row| {
        let papers = (row.above.clone(), row.own.clone(), row.copy_seen, row.is_direct);
        (row.worst(), row.programme.clone(), row.giver.clone(), row.recipient.clone(), papers)
    });
    rows
}

fn row(knowledge: &Knowledge, penalties: &BTreeMap<String, usize>, edge: &Edge) -> FlowDownRow {
    let code = |id: PaperId| knowledge.text(knowledge.paper(id).code);
    let said =
        |id: PaperId| Said { paper: knowledge.paper(id), penalties: penalties.get(code(id)).copied().unwrap_or(0) };
    let flowed = edge.flowed;
    let handed_over = edge.disclosures > 0;
    let is_direct = handed_over && !flowed.compared && flowed.own.is_some() && flowed.above.is_some();
    let below = match flowed.own {
        None => Below::None { handed_over },
        Some(own) => Below::There { said: said(own), copy_seen: !flowed.unseen },
    };
    let (above, own) = (flowed.above.map(said), flowed.own.map(said));
    let cell = |clause: Clause| Cell {
        clause,
        state: if is_direct { ClauseState::NotRequired } else { state(clause, above, below) },
        above: above.map(|said| said.of(clause)).unwrap_or_default(),
        own: own.map(|said| said.of(clause)).unwrap_or_default(),
    };
    FlowDownRow {
        programme: edge.programme.map(|programme| knowledge.text(programme).to_owned()),
        giver: knowledge.code(edge.giver).to_owned(),
        recipient: knowledge.code(edge.recipient).to_owned(),
        disclosures: edge.disclosures,
        above: flowed.above.map(|id| code(id).to_owned()),
        own: flowed.own.map(|id| code(id).to_owned()),
        is_direct,
        copy_seen: flowed.own.map(|_| !flowed.unseen),
        cells: Clause::ALL.into_iter().map(cell).collect(),
    }
}

impl FlowDownFilter {
    pub fn admits(&self, row: &FlowDownRow) -> bool {
        let is_asked = |cell: &Cell| {
            self.clause.is_none_or(|clause| cell.clause == clause)
                && match self.state {
                    Some(state) => cell.state == state,
                    None => self.clause.is_none() || cell.state != ClauseState::NotRequired,
                }
        };
        self.party.as_ref().is_none_or(|party| row.giver == *party || row.recipient == *party)
            && self.programme.as_ref().is_none_or(|one| row.programme.as_ref() == Some(one))
            && row.cells.iter().any(is_asked)
    }
}

impl FlowDownAnswer {
    /// The columns of [`FlowDownRow::cells`].
    pub const COLUMNS: [&'static str; 18] = [
        "programme",
        "giver",
        "recipient",
        "disclosures",
        "above",
        "own",
        "direct",
        "copy_seen",
        "survival",
        "commitments",
        "labels",
        "trainings",
        "audit_right",
        "notice_hours",
        "return_days",
        "flow_down",
        "depth",
        "penalties",
    ];

    /// The rows that a filter shows.
    pub fn shown<'a>(&'a self, filter: &'a FlowDownFilter) -> impl Iterator<Item = &'a FlowDownRow> {
        self.rows.iter().filter(|row| filter.admits(row))
    }
}

impl FlowDownRow {
    /// Whether some clause is in a state.
    pub fn has(&self, state: ClauseState) -> bool {
        self.cells.iter().any(|cell| cell.state == state)
    }

    /// Where the first state that it has stands among all states.
    fn worst(&self) -> Option<usize> {
        ClauseState::ALL.into_iter().position(|state| self.has(state))
    }

    /// Its cells under [`FlowDownAnswer::COLUMNS`].
    pub fn cells(&self) -> Vec<String> {
        let own = [
            shown(self.programme.as_ref()),
            self.giver.clone(),
            self.recipient.clone(),
            self.disclosures.to_string(),
            shown(self.above.as_ref()),
            shown(self.own.as_ref()),
            self.is_direct.to_string(),
            shown(self.copy_seen),
        ];
        own.into_iter().chain(self.cells.iter().map(|cell| cell.state.name().to_owned())).collect()
    }
}

impl Serialize for FlowDownRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_map(None)?;
        row.serialize_entry("programme", &self.programme)?;
        row.serialize_entry("giver", &self.giver)?;
        row.serialize_entry("recipient", &self.recipient)?;
        row.serialize_entry("disclosures", &self.disclosures)?;
        row.serialize_entry("above", &self.above)?;
        row.serialize_entry("own", &self.own)?;
        row.serialize_entry("direct", &self.is_direct)?;
        row.serialize_entry("copy_seen", &self.copy_seen)?;
        for cell in &self.cells {
            row.serialize_entry(cell.clause.name(), cell.state.name())?;
        }
        let demanded = self.cells.iter().filter(|cell| cell.state != ClauseState::NotRequired);
        let terms: BTreeMap<&str, [&str; 2]> =
            demanded.map(|cell| (cell.clause.name(), [cell.above.as_str(), cell.own.as_str()])).collect();
        row.serialize_entry("terms", &terms)?;
        row.end()
    }
}
