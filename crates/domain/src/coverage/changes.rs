//! When the verdict on keeping a copy can change: the dates of everything that the rule compares with.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::paper::effective_on;
use super::{Handover, later};
use crate::agreements::Paper;
use crate::knowledge::{Knowledge, Subject};
use crate::time::{Instant, When, end_of, first_instant_of};

/// Adds the instants after the hand-over at which a verdict on keeping can become another, what the giver received apart,
/// in no order. Between two of them the verdict stays the same, whenever it is asked for.
pub fn changes(knowledge: &Knowledge, handover: &Handover<'_>, at: &mut Vec<Instant>) {
    let mut found = Found { after: handover.moment.at, day: handover.moment.day, zone: handover.matter.zone, at };
    let (days, instants) = handover.changes_of_class();
    days.for_each(|from| found.start_of(from));
    instants.for_each(|when| found.when(when));
    if !handover.goes_to_its_source() {
        bars(knowledge, handover, &mut found);
        papers(knowledge, handover, &mut found);
        let from_source = handover.giving_side().any(|subject| Some(subject) == handover.matter.originator);
        if !from_source {
            consents(knowledge, handover, &mut found);
        }
        handover.due_on.into_iter().for_each(|due| found.end_of(due));
        handover.told.returns.iter().for_each(|one| found.when(one.accounted_at()));
    }
}

/// Only who passes it on needs consent.
fn consents(knowledge: &Knowledge, handover: &Handover<'_>, found: &mut Found<'_>) {
    for consent in knowledge.consents_for(handover.matter.key.document, handover.recipient()) {
        found.when(consent.granted_at());
        let others = [consent.valid_from(), consent.valid_to(), consent.revoked_at()];
        others.into_iter().flatten().for_each(|when| found.when(when));
    }
}

fn bars(knowledge: &Knowledge, handover: &Handover<'_>, found: &mut Found<'_>) {
    for subject in subjects(handover) {
        for standing in knowledge.standings(subject) {
            standing.days.from.into_iter().for_each(|from| found.start_of(from));
            standing.days.to.into_iter().for_each(|to| found.end_of(to));
        }
    }
    handover.matter.version.and_then(|version| version.withdrawn_at).into_iter().for_each(|when| found.when(when));
}

fn papers(knowledge: &Knowledge, handover: &Handover<'_>, found: &mut Found<'_>) {
    let agreements = handover.candidates.iter().map(|candidate| candidate.paper);
    let commitments = subjects(handover).flat_map(|person| knowledge.commitments_of(person)).copied();
    for paper in agreements.chain(commitments).map(|id| knowledge.paper(id)) {
        found.paper(paper, effective_on(paper, &handover.matter));
    }
}

/// The recipient and the people who received it there.
fn subjects(handover: &Handover<'_>) -> impl Iterator<Item = Subject> {
    std::iter::once(handover.recipient()).chain(handover.told.people.iter().copied())
}

struct Found<'a> {
    after: Instant,
    /// The day of `after`.
    day: NaiveDate,
    zone: Tz,
    at: &'a mut Vec<Instant>,
}

impl Found<'_> {
    fn at(&mut self, at: Instant) {
        if at > self.after {
            self.at.push(at);
        }
    }

    fn start_of(&mut self, day: NaiveDate) {
        if day > self.day {
            self.at(first_instant_of(day, self.zone));
        }
    }

    fn end_of(&mut self, day: NaiveDate) {
        if day >= self.day {
            self.at(end_of(day, self.zone));
        }
    }

    /// Before, at and after it are three different things.
    fn when(&mut self, when: When) {
        match when {
            When::Day(day) => {
                self.start_of(day);
                self.end_of(day);
            }
            When::At(at) => {
                self.at(at);
                self.at(at.just_after());
            }
        }
    }

    fn paper(&mut self, paper: &Paper, effective_on: NaiveDate) {
        self.start_of(effective_on);
        paper.executed_at().into_iter().for_each(|when| self.when(when));
        let grace = paper.terms().map_or(0, |terms| terms.return_days);
        let ends = [paper.expires_on, paper.terminated_on()].into_iter().flatten();
        ends.for_each(|end| self.end_of(later(end, grace)));
    }
}
