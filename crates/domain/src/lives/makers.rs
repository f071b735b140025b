//! Who made what is looked at, and whether it still is what was proposed.

use std::collections::BTreeSet;

use super::{Act, Arrow, Check, Event, Field, Life, Transition, columns, events};
use crate::facts::{Kind, Row};
use crate::staff::StaffId;

/// One state of a paper's columns that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// None for the command line.
    pub by: Option<StaffId>,
    /// The act that wrote it.
    pub act: i64,
    /// It says something else than the state before it, in columns that no step writes.
    pub changes_terms: bool,
}

/// Whether two states of a paper differ in more than what the steps of its life write.
pub fn differ_in_terms(one: &Row, other: &Row) -> bool {
    let (of_its_life, beside) = (columns(one.kind()), told_beside(one.kind()));
    one.differences(other).iter().any(|column| !of_its_life.contains(&column.name) && !beside.contains(&column.name))
}

/// The columns of a kind that tell no terms: what is found out about an event besides leaves its concept as it was approved.
const fn told_beside(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Events => events::BESIDE,
        _ => &[],
    }
}

/// It leads up to something that another looks at.
const fn leads_up(event: Event) -> bool {
    matches!(
        event,
        Event::Submit
            | Event::Answer
            | Event::Prepare
            | Event::Demand
            | Event::Certify
            | Event::Complete
            | Event::AskVerification
    ) || signs(event)
}

const fn signs(event: Event) -> bool {
    matches!(event, Event::Sign | Event::SignLast)
}

impl<'a> Life<'a> {
    /// The states that people wrote: what steps write is told by the steps.
    fn by_hand(&self) -> impl Iterator<Item = &'a Written> + use<'a> {
        let steps = self.steps;
        self.written.iter().filter(move |written| steps.iter().all(|step| step.act != written.act))
    }

    /// Its terms were written after this act.
    pub(super) fn changed_since(&self, act: i64) -> bool {
        self.by_hand().any(|written| written.changes_terms && written.act > act)
    }

    /// A paper that was named where one is needed counts no more.
    pub(super) fn lost_papers(&self, arrow: &Arrow, proposal: &Transition) -> bool {
        let is_needed = |field: Field| {
            matches!(field, Field::Slot(_)) || arrow.asks.iter().any(|ask| ask.field == field && ask.is_required)
        };
        proposal.given.papers.iter().any(|(field, paper)| is_needed(*field) && !self.papers.contains(paper))
    }

    /// Those who made what this act is a check of, each once.
    pub(super) fn makers(&self, arrow: &Arrow, act: Act) -> Vec<StaffId> {
        let proposer = self.open(arrow.event).map(|step| step.by);
        // Who asked for something, or made its concept, is none of the two who grant it.
        let is_request = matches!(self.kind(), Kind::OnwardRequests | Kind::Events);
        let makers: BTreeSet<StaffId> = match (self.check(arrow), act) {
            (_, Act::TakeBack) | (Check::None, _) => BTreeSet::new(),
            (Check::Another, _) => self.takers(signs).collect(),
            (Check::AnotherThanWriter, _) => self.writers().collect(),
            (Check::Two(_), Act::Confirm | Act::Decline) if is_request => self.writers().chain(proposer).collect(),
            (Check::Two(_), Act::Confirm | Act::Decline) => proposer.into_iter().collect(),
            // Who asked for it does not propose that it be granted.
            (Check::Two(_), Act::Go) if is_request => self.writers().collect(),
            (Check::Two(_), Act::Go) => BTreeSet::new(),
        };
        makers.into_iter().collect()
    }

    /// Everybody who wrote a state of it or took a step towards what is looked at.
    fn writers(&self) -> impl Iterator<Item = StaffId> {
        self.by_hand().filter_map(|written| written.by).chain(self.takers(leads_up))
    }

    fn takers(&self, which: fn(Event) -> bool) -> impl Iterator<Item = StaffId> {
        self.arrivals().filter(move |step| which(step.event)).map(|step| step.by)
    }
}
