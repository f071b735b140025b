//! Questions put to facts that stand in no database.

use domain::disclosures::DisclosureRow;
use domain::facts::{Cells, Kind, State};
use domain::knowledge::Knowledge;
use domain::returns::ReturnRow;
use domain::time::{Instant, When};
use supplier_graph::{Exposure, Filling, Ledger, Question, exposure};

/// What was known at one time.
pub(crate) struct Known {
    pub(crate) knowledge: Knowledge,
    pub(crate) ledger: Ledger,
}

impl Known {
    /// Everything that was known at `known_at`.
    pub(crate) fn at(known_at: Instant, states: impl IntoIterator<Item = State>) -> Self {
        let (mut knowledge, mut filling) = (Knowledge::default(), Filling::default());
        for state in states {
            let known = state.recorded_at.is_none_or(|at| at <= known_at);
            let superseded = state.superseded_at.is_some_and(|at| at <= known_at);
            if !known || superseded || state.void {
                continue;
            }
            knowledge.add(&state.row).unwrap();
            let stored = state.row.stored();
            let cells = Cells::new(state.row.kind(), &stored);
            match state.row.kind() {
                Kind::Disclosures => {
                    filling.add_disclosure(&DisclosureRow::read(cells, knowledge.names_mut()).unwrap());
                }
                Kind::Returns => filling.add_return(ReturnRow::read(cells).unwrap()),
                _ => {}
            }
        }
        let knowledge = knowledge.finish();
        let ledger = filling.finish(&knowledge);
        Self { knowledge, ledger }
    }

    pub(crate) fn exposure(&self, document: &str, version: &str, as_of: &str) -> Exposure {
        let as_of = When::parse(as_of).unwrap();
        exposure(&self.knowledge, &self.ledger, Question { document, version, as_of })
    }
}
