//! By what the matrix can be narrowed: state, clause, programme and party, each with its count.

use audits::{FlowDownAnswer, FlowDownFilter};
use catalogue::Words;
use domain::coverage::clauses::{Clause, ClauseState};

use super::super::narrow::{Narrow, Offer, most_often};
use super::Asking;
use crate::audits::naming::{Codes, Naming};

/// What rows have in common, before it is put into words: each counted with all filters but its own.
pub(super) struct Counts<'a> {
    states: Vec<(ClauseState, usize)>,
    clauses: Vec<(Clause, usize)>,
    programmes: Vec<(&'a str, usize)>,
    parties: Vec<(&'a str, usize)>,
    more_parties: usize,
}

impl<'a> Counts<'a> {
    pub(super) fn of(answer: &'a FlowDownAnswer, asking: &Asking, filter: &FlowDownFilter) -> Self {
        let count = |filter: &FlowDownFilter| answer.count(filter);
        let of_state = |state| (state, count(&FlowDownFilter { state: Some(state), ..filter.clone() }));
        let of_clause = |clause| (clause, count(&FlowDownFilter { clause: Some(clause), ..filter.clone() }));
        // Where a programme is asked about, the others were not looked at.
        let programmes = answer.programmes(&FlowDownFilter { programme: None, ..filter.clone() });
        let any_party = FlowDownFilter { party: None, ..filter.clone() };
        let (parties, more_parties) = most_often(asking, answer.parties(&any_party));
        Self {
            states: ClauseState::ALL.map(of_state).into(),
            clauses: Clause::ALL.map(of_clause).into(),
            programmes: programmes.into_iter().collect(),
            parties,
            more_parties,
        }
    }

    /// Adds what is to be named to the codes of a page.
    pub(super) fn codes(&self, codes: &mut Codes<'a>) {
        self.programmes.iter().for_each(|(code, _)| codes.programme(code));
        self.parties.iter().for_each(|(code, _)| codes.subject(code));
    }

    pub(super) fn narrow(&self, w: Words, asking: &Asking, filter: &FlowDownFilter, naming: &Naming) -> Narrow {
        let mut narrow = Narrow::new(w, asking, &[]);
        let states = self.states.iter().map(|(state, count)| Offer {
            value: state.name().to_owned(),
            words: w.of("flow-down-state", state.name()),
            code: String::new(),
            count: *count,
        });
        narrow.offer(asking, "state", w.t("flow-down-state"), states.collect());
        let clauses = self.clauses.iter().map(|(clause, count)| Offer {
            value: clause.name().to_owned(),
            words: w.of("flow-down-clause", clause.name()),
            code: String::new(),
            count: *count,
        });
        narrow.offer(asking, "clause", w.t("flow-down-clause"), clauses.collect());
        let parties = (&*self.parties, self.more_parties);
        narrow.offer_records(asking, naming, &self.programmes, parties);
        narrow.chip(asking, "state", "", w.of("flow-down-state", asking.part("state")));
        narrow.chip(asking, "clause", &w.t("flow-down-clause"), w.of("flow-down-clause", asking.part("clause")));
        narrow.chip_records(asking, naming, filter.programme.as_deref(), filter.party.as_deref());
        narrow
    }
}
