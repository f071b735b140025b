//! The rows of the matrix before they are put into words, and how long they are kept.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

use chrono_tz::Tz;
use domain::coverage::clauses::{Below, Clause, ClauseState, Said, state};
use domain::knowledge::{Knowledge, PaperId, Subject, Word};
use domain::staff::Scope;
use domain::time::{When, end_of};
use hashbrown::HashMap;
use supplier_graph::{Edge, Lasting, PassedOn, linked, passed_on};

use super::{Cell, FlowDownFilter, FlowDownRow};
use crate::world::World;

/// All rows that somebody may see, kept with the world that they were read from until anything can change.
#[derive(Debug)]
pub(crate) struct Matrix {
    pub(super) of: Of,
    lasting: Lasting,
    /// Weaker ones first, then missing and required ones; then by programme, giver, recipient and papers.
    pub(super) lines: Vec<Line>,
}

/// For whom a matrix is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Of {
    pub(super) scope: Scope,
    /// Links and papers of no particular programme too.
    pub(super) any: bool,
    pub(super) zone: Tz,
    /// How many penalty clauses each agreement has.
    pub(super) penalties: BTreeMap<String, usize>,
}

/// A row before it is put into words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) edge: Edge,
    is_direct: bool,
    /// In the order of [`Clause::ALL`].
    states: [ClauseState; Clause::ALL.len()],
}

/// What is kept of the matrices that were asked for last.
#[derive(Debug, Default)]
pub(crate) struct Matrices {
    passed: Option<Arc<PassedOn>>,
    kept: Vec<Arc<Matrix>>,
}

/// How many matrices are kept: of those who see different programmes, and of different times.
const KEPT: usize = 4;

/// The matrix as of a time: a kept one where nothing can have changed since.
pub(super) fn matrix(world: &World, of: Of, as_of: When) -> Arc<Matrix> {
    let lock = || world.matrices.lock().unwrap_or_else(PoisonError::into_inner);
    let known = lock().kept.iter().find(|one| one.of == of && one.lasting.serves(as_of)).cloned();
    if let Some(kept) = known {
        return kept;
    }
    let (knowledge, ledger) = (world.knowledge(), world.ledger());
    let passed = lock().passed.clone().filter(|passed| passed.lasting.serves(as_of));
    let passed = passed.unwrap_or_else(|| Arc::new(passed_on(knowledge, ledger, ledger.versions(), as_of)));
    let made = Arc::new(Matrix::new(knowledge, &passed, of, as_of));
    let mut matrices = lock();
    matrices.passed = Some(passed);
    matrices.kept.truncate(KEPT - 1);
    matrices.kept.insert(0, Arc::clone(&made));
    made
}

impl Matrix {
    fn new(knowledge: &Knowledge, passed: &PassedOn, of: Of, as_of: When) -> Self {
        let sees = |programme: Word| of.scope.sees(Some(knowledge.text(programme)));
        let visible: HashMap<Word, bool> = knowledge.programmes().map(|one| (one.code, sees(one.code))).collect();
        let sees = |programme: Word| visible.get(&programme).copied().unwrap_or(false);
        let mut edges: Vec<Edge> =
            passed.edges.iter().filter(|edge| edge.programme.is_some_and(sees)).copied().collect();
        let day = as_of.day(of.zone);
        edges.extend(linked(knowledge, (day, of.zone), &edges, |programme| programme.map_or(of.any, sees)));
        let mut lines: Vec<Line> = edges.iter().map(|edge| line(knowledge, &of.penalties, *edge)).collect();
        lines.sort_by_cached_key(|line| {
            let Line { edge, is_direct, .. } = line;
            let code = |id: PaperId| knowledge.text(knowledge.paper(id).code);
            let papers = (edge.flowed.above.map(code), edge.flowed.own.map(code), line.copy_seen(), *is_direct);
            let ends = (knowledge.code(edge.giver), knowledge.code(edge.recipient));
            (line.worst(), edge.programme.map(|programme| knowledge.text(programme)), ends, papers)
        });
        let lasting = passed.lasting.since(as_of).but_until(end_of(day, of.zone));
        Self { of, lasting, lines }
    }
}

fn said<'a>(knowledge: &'a Knowledge, penalties: &BTreeMap<String, usize>, id: PaperId) -> Said<'a> {
    let paper = knowledge.paper(id);
    Said { paper, penalties: penalties.get(knowledge.text(paper.code)).copied().unwrap_or(0) }
}

fn line(knowledge: &Knowledge, penalties: &BTreeMap<String, usize>, edge: Edge) -> Line {
    let flowed = edge.flowed;
    let handed_over = edge.disclosures > 0;
    let is_direct = handed_over && !flowed.compared && flowed.own.is_some() && flowed.above.is_some();
    let said = |id| said(knowledge, penalties, id);
    let below = match flowed.own {
        None => Below::None { handed_over },
        Some(own) => Below::There { said: said(own), copy_seen: !flowed.unseen },
    };
    let above = flowed.above.map(said);
    let states =
        Clause::ALL.map(|clause| if is_direct { ClauseState::NotRequired } else { state(clause, above, below) });
    Line { edge, is_direct, states }
}

impl Line {
    /// Whether some clause is in a state.
    fn has(&self, state: ClauseState) -> bool {
        self.states.contains(&state)
    }

    /// Where the first state that it has stands among all states.
    fn worst(&self) -> Option<usize> {
        ClauseState::ALL.into_iter().position(|state| self.has(state))
    }

    fn copy_seen(&self) -> Option<bool> {
        self.edge.flowed.own.map(|_| !self.edge.flowed.unseen)
    }

    pub(super) fn told(&self, knowledge: &Knowledge, penalties: &BTreeMap<String, usize>) -> FlowDownRow {
        let Edge { programme, giver, recipient, disclosures, flowed } = self.edge;
        let code = |id: PaperId| knowledge.text(knowledge.paper(id).code).to_owned();
        let said = |id| said(knowledge, penalties, id);
        let (above, own) = (flowed.above.map(said), flowed.own.map(said));
        let cell = |(clause, state): (Clause, ClauseState)| Cell {
            clause,
            state,
            above: above.map(|said| said.of(clause)).unwrap_or_default(),
            own: own.map(|said| said.of(clause)).unwrap_or_default(),
        };
        FlowDownRow {
            programme: programme.map(|programme| knowledge.text(programme).to_owned()),
            giver: knowledge.code(giver).to_owned(),
            recipient: knowledge.code(recipient).to_owned(),
            disclosures,
            above: flowed.above.map(code),
            own: flowed.own.map(code),
            is_direct: self.is_direct,
            copy_seen: self.copy_seen(),
            cells: Clause::ALL.into_iter().zip(self.states).map(cell).collect(),
        }
    }
}

/// A filter with the places of what it names.
pub(super) struct Test {
    party: Option<Subject>,
    programme: Option<Word>,
    state: Option<ClauseState>,
    clause: Option<Clause>,
}

impl Test {
    /// `None`: it names what nothing has as its code, and admits no row.
    pub(super) fn new(knowledge: &Knowledge, filter: &FlowDownFilter) -> Option<Self> {
        let party = match &filter.party {
            Some(code) => Some(knowledge.subject(code)?),
            None => None,
        };
        let programme = match &filter.programme {
            Some(code) => Some(knowledge.names().find_word(code)?),
            None => None,
        };
        Some(Self { party, programme, state: filter.state, clause: filter.clause })
    }

    pub(super) fn admits(&self, line: &Line) -> bool {
        let is_asked = |(clause, state): (Clause, ClauseState)| {
            self.clause.is_none_or(|asked| clause == asked)
                && match self.state {
                    Some(asked) => state == asked,
                    None => self.clause.is_none() || state != ClauseState::NotRequired,
                }
        };
        let edge = &line.edge;
        self.party.is_none_or(|party| [edge.giver, edge.recipient].contains(&party))
            && self.programme.is_none_or(|programme| edge.programme == Some(programme))
            && Clause::ALL.into_iter().zip(line.states).any(is_asked)
    }
}
