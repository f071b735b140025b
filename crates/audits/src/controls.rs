//! The mapping of controls to reports: for each control, what its reports come to at the time asked about.

use domain::controls::{Answer, Control};
use domain::expiries::Window;
use domain::staff::Actor;
use domain::time::Instant;
use hashbrown::HashMap;
use persistence::Database;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::{
    AuditError, ExpiriesAnswer, ExpiriesQuestion, ExpiryFilter, FlowDownAnswer, FlowDownFilter, Index, List,
    PortfolioAnswer, PortfolioFilter, PortfolioQuestion, Times, expiries, flow_down, portfolio,
};

/// The answer; its serialised form is the JSON that scripts read.
#[derive(Clone, Debug, Serialize)]
pub struct ControlsAnswer {
    #[serde(flatten)]
    pub times: Times,
    /// Framework by framework.
    pub rows: Vec<ControlRow>,
    #[serde(skip)]
    pub zone: chrono_tz::Tz,
}

/// A control with what answers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ControlRow {
    pub control: Control,
    pub results: Vec<Counted>,
}

/// What answers a control, with the number of rows there; absent where it is a page without one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    pub answer: Answer,
    pub count: Option<usize>,
}

/// Counts, within what the actor sees, what each control's reports list.
///
/// # Errors
/// `NotATime` is the asker's; the rest are ours.
pub async fn controls(
    (db, index): (&Database, &Index),
    actor: &Actor,
    times: Times,
    now: Instant,
) -> Result<ControlsAnswer, AuditError> {
    let question = PortfolioQuestion { times: times.clone(), programme: None, since: None };
    let portfolio = portfolio(db, index, actor, question, now).await?;
    let ending = ExpiriesQuestion { times: times.clone(), ended: None, bare: true };
    let expiries = expiries((db, index), actor, ending, now).await?;
    let passed = flow_down((db, index), actor, None, times.clone(), now).await?;
    let zone = expiries.zone;
    let mut reports = Reports { portfolio, expiries, passed, counted: HashMap::new() };
    let row = |control: Control| {
        let results = control.answers.iter().map(|answer| Counted { answer: *answer, count: reports.count(*answer) });
        ControlRow { results: results.collect(), control }
    };
    let rows = domain::controls::controls().map(row).collect();
    Ok(ControlsAnswer { times, rows, zone })
}

/// The answers that are counted from, each count once.
struct Reports {
    portfolio: PortfolioAnswer,
    expiries: ExpiriesAnswer,
    passed: FlowDownAnswer,
    counted: HashMap<Answer, usize>,
}

impl Reports {
    fn count(&mut self, answer: Answer) -> Option<usize> {
        if let Some(known) = self.counted.get(&answer) {
            return Some(*known);
        }
        let of_reason =
            |list: List, reason| self.portfolio.count(list, &PortfolioFilter { reason, ..PortfolioFilter::default() });
        let count = match answer {
            Answer::Uncovered(reason) => of_reason(List::Uncovered, reason),
            Answer::HeldWithoutCover(reason) => of_reason(List::HeldWithoutCover, reason),
            Answer::EndsSoon(kind) => {
                let (window, register) = (Some(Window::Days30), Some(kind));
                self.expiries.shown(&ExpiryFilter { window, register, ..ExpiryFilter::default() }).count()
            }
            Answer::FlowDown(state, clause) => {
                let filter = FlowDownFilter { state: Some(state), clause, ..FlowDownFilter::default() };
                self.passed.count(&filter)
            }
            Answer::Page(_) | Answer::Register(_) => return None,
        };
        self.counted.insert(answer, count);
        Some(count)
    }
}

impl ControlsAnswer {
    /// The columns of [`ControlRow::cells`].
    pub const COLUMNS: [&'static str; 5] = ["framework", "edition", "control", "asks", "results"];
}

impl ControlRow {
    fn results(&self) -> Vec<String> {
        let told = |one: &Counted| match one.count {
            Some(count) => format!("{}={count}", one.answer.name()),
            None => one.answer.name(),
        };
        self.results.iter().map(told).collect()
    }

    /// Its cells under [`ControlsAnswer::COLUMNS`].
    pub fn cells(&self) -> [String; 5] {
        let Control { framework, edition, number, asks, .. } = self.control;
        let [framework, edition, number, asks] = [framework, edition, number, asks].map(str::to_owned);
        [framework, edition, number, asks, self.results().join("|")]
    }
}

impl Serialize for ControlRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_map(None)?;
        row.serialize_entry("framework", self.control.framework)?;
        row.serialize_entry("edition", self.control.edition)?;
        row.serialize_entry("control", self.control.number)?;
        row.serialize_entry("asks", self.control.asks)?;
        row.serialize_entry("results", &self.results())?;
        row.end()
    }
}
