//! The matrix of what is passed down: for each edge below the first tier, clause by clause, what is demanded above and what the
//! agreement below says.

mod matrix;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono_tz::Tz;
use domain::coverage::clauses::{Clause, ClauseState};
use domain::facts::Kind;
use domain::knowledge::Word;
use domain::staff::{Actor, Scope};
use domain::time::{Instant, When};
use hashbrown::HashMap;
use persistence::Database;
use persistence::known::{Known, Which, each};
use sea_orm::DatabaseTransaction;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use supplier_graph::Edge;

pub(crate) use self::matrix::Matrices;
use self::matrix::{Line, Matrix, Of, Test, matrix};
use crate::csv::shown;
use crate::index::Told;
use crate::world::World;
use crate::{AuditError, Index, Times};

/// The answer; its serialised form is the JSON that scripts read. Rows are put into words when they are asked for: there are
/// as many as supply links.
#[derive(Clone, Debug)]
pub struct FlowDownAnswer {
    /// Absent: of all programmes that the asker sees.
    pub programme: Option<String>,
    pub times: Times,
    /// The zone of days where no one programme is asked about.
    pub zone: Tz,
    world: Arc<World>,
    matrix: Arc<Matrix>,
    /// What its serialised form is narrowed to.
    filter: FlowDownFilter,
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
    let scope = match programme {
        None => actor.scope.clone(),
        Some(code) if actor.scope.sees(Some(code)) => Scope::Programmes(BTreeSet::from([code.to_owned()])),
        Some(code) => return Err(AuditError::UnknownProgramme { code: code.to_owned() }),
    };
    let Told { world, known, zone, .. } = index.told(&txn, known_at, |latest| latest.common_zone(&scope)).await?;
    let penalties = penalties(&txn, known).await?;
    txn.commit().await?;
    let as_of = as_of.unwrap_or(When::At(now));
    let of = Of { scope, any: programme.is_none(), zone, penalties };
    let read = Arc::clone(&world);
    let found = tokio::task::spawn_blocking(move || matrix(&read, of, as_of));
    let matrix = found.await.map_err(|_| AuditError::Stopped)?;
    let (programme, filter) = (programme.map(str::to_owned), FlowDownFilter::default());
    Ok(FlowDownAnswer { programme, times, zone, world, matrix, filter })
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

    fn lines(&self, filter: &FlowDownFilter) -> impl Iterator<Item = &Line> {
        let test = Test::new(self.world.knowledge(), filter);
        self.matrix.lines.iter().filter(move |line| test.as_ref().is_some_and(|test| test.admits(line)))
    }

    /// The rows that a filter shows, from the `skip`ped ones on.
    pub fn shown(&self, filter: &FlowDownFilter, skip: usize) -> impl Iterator<Item = FlowDownRow> {
        let told = |line: &Line| line.told(self.world.knowledge(), &self.matrix.of.penalties);
        self.lines(filter).skip(skip).map(told)
    }

    /// How many rows a filter shows.
    pub fn count(&self, filter: &FlowDownFilter) -> usize {
        self.lines(filter).count()
    }

    /// The codes of the programmes that there are rows of, each with how many of them a filter shows.
    pub fn programmes(&self, filter: &FlowDownFilter) -> BTreeMap<&str, usize> {
        let test = Test::new(self.world.knowledge(), filter);
        let mut found: HashMap<Word, usize> = HashMap::new();
        for line in &self.matrix.lines {
            if let Some(programme) = line.edge.programme {
                let is_shown = test.as_ref().is_some_and(|test| test.admits(line));
                *found.entry(programme).or_default() += usize::from(is_shown);
            }
        }
        found.into_iter().map(|(programme, count)| (self.world.knowledge().text(programme), count)).collect()
    }

    /// The codes of those between whom the rows stand that a filter shows, each once for each row.
    pub fn parties(&self, filter: &FlowDownFilter) -> impl Iterator<Item = &str> {
        let ends = |line: &Line| {
            let Edge { giver, recipient, .. } = line.edge;
            std::iter::once(giver).chain((recipient != giver).then_some(recipient))
        };
        self.lines(filter).flat_map(ends).map(|subject| self.world.knowledge().code(subject))
    }

    /// The same answer, serialised with no more than the rows that a filter shows.
    #[must_use]
    pub fn narrowed(self, filter: FlowDownFilter) -> Self {
        Self { filter, ..self }
    }

    /// The rows of its serialised form.
    pub fn rows(&self) -> impl Iterator<Item = FlowDownRow> {
        self.shown(&self.filter, 0)
    }
}

impl Serialize for FlowDownAnswer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Told<'a, R: Serialize> {
            programme: &'a Option<String>,
            #[serde(flatten)]
            times: &'a Times,
            rows: R,
        }
        let rows = Rows(self);
        Told { programme: &self.programme, times: &self.times, rows }.serialize(serializer)
    }
}

/// The rows of an answer, each put into words when its turn comes.
struct Rows<'a>(&'a FlowDownAnswer);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.rows())
    }
}

impl FlowDownRow {
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
