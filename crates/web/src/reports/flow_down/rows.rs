//! One row of the matrix: an edge under two papers, with each clause between them.

use std::collections::HashMap;

use audits::{Cell, FlowDownRow, Times};
use catalogue::Words;
use domain::coverage::clauses::{Clause, ClauseState};
use domain::facts::Kind;

use crate::audits::address::party_of;
use crate::audits::naming::Naming;
use crate::parts::{Badge, Tone};
use crate::registers::address_of;

pub(super) struct RowView {
    pub(super) giver: PartyView,
    pub(super) recipient: PartyView,
    /// Blank for a supply link of no particular one.
    pub(super) programme: String,
    pub(super) basis: String,
    pub(super) above: PaperView,
    pub(super) own: PaperView,
    /// Nothing is asked of the paper below, or its copy was not seen.
    pub(super) note: Option<Badge>,
    pub(super) cells: Vec<CellView>,
}

pub(super) struct PartyView {
    pub(super) code: String,
    pub(super) name: String,
    /// Its reach at the same times; blank when it is not on record.
    pub(super) address: String,
}

pub(super) struct PaperView {
    /// Blank for none.
    pub(super) code: String,
    /// Its record; blank when it is not on record any more.
    pub(super) address: String,
}

pub(super) struct CellView {
    pub(super) state: ClauseState,
    pub(super) badge: Badge,
    /// What is demanded, and what is said; blank where nothing is demanded.
    pub(super) terms: String,
}

impl CellView {
    pub(super) fn is_asked(&self) -> bool {
        self.state != ClauseState::NotRequired
    }
}

/// The records of agreements and commitments by their codes.
pub(super) type Papers = HashMap<String, (Kind, i64)>;

impl RowView {
    pub(super) fn new(w: Words, row: &FlowDownRow, (naming, papers): (&Naming, &Papers), times: &Times) -> Self {
        let party = |code: &String| PartyView {
            code: code.clone(),
            name: naming.subject_name(w, code),
            address: naming.subject(code).map(|subject| party_of(subject, times)).unwrap_or_default(),
        };
        let paper = |code: &Option<String>| {
            let code = code.clone().unwrap_or_default();
            let address = papers.get(&code).map(|(kind, id)| address_of(*kind, *id)).unwrap_or_default();
            PaperView { code, address }
        };
        let note = match (row.is_direct, row.copy_seen) {
            (true, _) => Some(Badge::new(Tone::Note, w.t("flow-down-direct"))),
            (false, Some(false)) => Some(Badge::new(Tone::Warn, w.t("flow-down-copy-not-seen"))),
            (false, _) => None,
        };
        Self {
            giver: party(&row.giver),
            recipient: party(&row.recipient),
            programme: row.programme.clone().unwrap_or_default(),
            basis: match row.disclosures {
                0 => w.t("flow-down-link"),
                count => w.t1("flow-down-disclosures", "count", count),
            },
            above: paper(&row.above),
            own: paper(&row.own),
            note,
            cells: row.cells.iter().map(|one| cell(w, one)).collect(),
        }
    }
}

fn cell(w: Words, cell: &Cell) -> CellView {
    let is_asked = cell.state != ClauseState::NotRequired;
    let terms = |own: &str| {
        let own = if own.is_empty() { "—".to_owned() } else { said(w, cell.clause, own) };
        w.t2("flow-down-terms", "above", said(w, cell.clause, &cell.above), "own", own)
    };
    CellView {
        state: cell.state,
        badge: Badge::new(tone(cell.state), w.of("flow-down-state", cell.state.name())),
        terms: if is_asked { terms(&cell.own) } else { String::new() },
    }
}

/// What an agreement says of a clause, in words where it is a word.
fn said(w: Words, clause: Clause, cell: &str) -> String {
    match clause {
        Clause::FlowDown => w.of("choice-agreements-flow_down", cell),
        Clause::Survival if cell == "until_public" => w.t("flow-down-until-public"),
        Clause::Survival => w.t1("flow-down-years", "years", cell),
        Clause::NoticeHours => w.t1("flow-down-hours", "hours", cell),
        Clause::ReturnDays => w.t1("flow-down-days", "days", cell),
        Clause::Commitments | Clause::Labels | Clause::Trainings | Clause::AuditRight => w.yes_no(cell == "yes"),
        Clause::Depth | Clause::Penalties => cell.to_owned(),
    }
}

pub(super) const fn tone(state: ClauseState) -> Tone {
    match state {
        ClauseState::NotRequired => Tone::Quiet,
        ClauseState::Required => Tone::Note,
        ClauseState::Evidenced => Tone::Good,
        ClauseState::Weaker => Tone::Bad,
        ClauseState::Missing => Tone::Warn,
    }
}
