//! When the verdict on keeping a copy can change: the dates of everything that the rule compares with.

use chrono::NaiveDate;
use chrono_tz::Tz;
use smallvec::SmallVec;

use super::flow_down::{consents_for, serves_keeping};
use super::paper::effective_on;
use super::{Handover, Moment, handling, later, people};
use crate::agreements::Paper;
use crate::consents::Consent;
use crate::handling::HandlingRule;
use crate::knowledge::{Knowledge, Subject};
use crate::parties::Days;
use crate::returns::ReturnOutcome;
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
        people(knowledge, handover, &mut found);
        rules(knowledge, handover, &mut found);
        if !handover.comes_from_originator() {
            consents(knowledge, handover, &mut found);
        }
        handover.due_on.into_iter().for_each(|due| found.end_of(due));
        if let Some(last) = handling::holding_ends(knowledge, handover) {
            found.end_of(last);
        }
        for one in handover.told.returns {
            found.when(one.accounted_at());
            if let ReturnOutcome::Retained { until: Some(until) } = one.outcome {
                found.end_of(until);
            }
        }
    }
}

/// Only who passes it on needs consent. Which consents count depends on who granted them; of those that count together, the
/// dates of all others change nothing while one serves.
fn consents(knowledge: &Knowledge, handover: &Handover<'_>, found: &mut Found<'_>) {
    let mut grantors: SmallVec<[Option<Subject>; 2]> =
        consents_for(knowledge, handover).map(|consent| consent.granted_by).collect();
    grantors.sort_unstable();
    grantors.dedup();
    for grantor in grantors {
        let granted = || consents_for(knowledge, handover).filter(|consent| consent.granted_by == grantor);
        let begun = Moment { exact: true, ..handover.moment };
        let mut serving = granted().find(|consent| serves_keeping(handover, begun, consent));
        if serving.is_some_and(Consent::is_for_ever) {
            continue;
        }
        let first = found.at.len();
        for consent in granted() {
            found.when(consent.granted_at());
            let others = [consent.valid_from(), consent.valid_to(), consent.revoked_at()];
            others.into_iter().flatten().for_each(|when| found.when(when));
            consent.holding_days().into_iter().for_each(|days| found.end_of(later(handover.moment.day, days)));
        }
        found.at[first..].sort_unstable();
        let (zone, mut kept, mut known) = (found.zone, first, None);
        for place in first..found.at.len() {
            let at = found.at[place];
            let moment = Moment { at, day: at.day(zone), exact: true };
            let is_new = known.replace(at) != Some(at);
            if is_new && !serving.is_some_and(|consent| serves_keeping(handover, moment, consent)) {
                serving = granted().find(|consent| serves_keeping(handover, moment, consent));
                found.at[kept] = at;
                kept += 1;
            }
        }
        found.at.truncate(kept);
    }
}

/// Employments, access lists, and, where they are asked for, labels and trainings.
fn people(knowledge: &Knowledge, handover: &Handover<'_>, found: &mut Found<'_>) {
    let recipient = handover.recipient();
    for person in people::people(knowledge, handover) {
        for one in knowledge.employments_of(person) {
            let counts = one.employer == recipient || handover.recipient_employers.contains(&one.employer);
            if counts {
                found.days(one.days);
            }
        }
    }
    if let Some(list) = knowledge.access_list(handover.matter.key.document) {
        let asked = subjects(handover).chain(handover.recipient_employers.iter().copied());
        asked.flat_map(|subject| list.days_of(subject)).for_each(|days| found.days(*days));
    }
    let terms = || handover.candidates.iter().filter_map(|one| knowledge.paper(one.paper).terms());
    let rules = || knowledge.handling_rules().iter();
    if rules().any(|rule| rule.label) || terms().any(|terms| terms.label_required) {
        for label in knowledge.labels_of(recipient) {
            found.start_of(label.valid_from);
            found.end_of(label.valid_until);
        }
    }
    if rules().any(|rule| rule.training) || terms().any(|terms| terms.training_required) {
        for training in people::people(knowledge, handover).flat_map(|person| knowledge.trainings_of(person)) {
            found.start_of(training.completed_on);
            found.end_of(training.valid_until());
        }
    }
}

/// Handling rules of the programme, later versions that they recall this one for, and waivers.
fn rules(knowledge: &Knowledge, handover: &Handover<'_>, found: &mut Found<'_>) {
    let programme = handover.matter.document.map(|document| document.programme);
    let of_programme = |rule: &&HandlingRule| rule.programme.is_none() || rule.programme == programme;
    for rule in knowledge.handling_rules().iter().filter(of_programme) {
        found.days(rule.days);
        if let Some(days) = rule.recall_days {
            handling::later_issues(knowledge, handover).for_each(|issued| found.end_of(later(issued, days)));
        }
    }
    for waiver in handover.waivers.iter().map(|id| knowledge.waiver(*id)) {
        found.start_of(waiver.from);
        found.end_of(waiver.until());
        waiver.revoked_on.into_iter().for_each(|day| found.start_of(day));
    }
}

fn bars(knowledge: &Knowledge, handover: &Handover<'_>, found: &mut Found<'_>) {
    for subject in subjects(handover) {
        for standing in knowledge.standings(subject) {
            found.days(standing.days);
        }
    }
    handover.matter.version.and_then(|version| version.withdrawn_at).into_iter().for_each(|when| found.when(when));
}

fn papers(knowledge: &Knowledge, handover: &Handover<'_>, found: &mut Found<'_>) {
    let agreements = handover.candidates.iter().map(|candidate| candidate.paper);
    let commitments = subjects(handover).flat_map(|person| knowledge.commitments_of(person)).copied();
    for paper in agreements.chain(commitments).map(|id| knowledge.paper(id)) {
        found.paper(paper, effective_on(paper, handover.matter.zone));
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

    fn days(&mut self, days: Days) {
        days.from.into_iter().for_each(|from| self.start_of(from));
        days.to.into_iter().for_each(|to| self.end_of(to));
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
