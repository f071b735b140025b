//! Questions put to facts that stand in no database.

use domain::disclosures::Disclosure;
use domain::facts::{Kind, State};
use domain::knowledge::Knowledge;
use domain::returns::Return;
use domain::time::{Instant, When};
use supplier_graph::{Exposure, Ledger, Question, exposure};

/// What was known at one time.
pub(crate) struct Known {
    pub(crate) knowledge: Knowledge,
    pub(crate) ledger: Ledger,
}

impl Known {
    /// Everything that was known at `known_at`.
    pub(crate) fn at(known_at: Instant, states: impl IntoIterator<Item = State>) -> Self {
        let (mut knowledge, mut ledger) = (Knowledge::default(), Ledger::default());
        for state in states {
            let known = state.recorded_at.is_none_or(|at| at <= known_at);
            let superseded = state.superseded_at.is_some_and(|at| at <= known_at);
            if !known || superseded || state.void {
                continue;
            }
            knowledge.add(&state.row).unwrap();
            match state.row.kind() {
                Kind::Disclosures => ledger.add_disclosure(Disclosure::from_row(&state.row).unwrap()),
                Kind::Returns => ledger.add_return(Return::from_row(&state.row).unwrap()),
                _ => {}
            }
        }
        Self { knowledge: knowledge.finish(), ledger }
    }

    pub(crate) fn exposure(&self, document: &str, version: &str, as_of: &str) -> Exposure {
        let as_of = When::parse(as_of).unwrap();
        exposure(&self.knowledge, &self.ledger, Question { document, version, as_of }).unwrap()
    }
}
