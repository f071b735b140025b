//! The people who receive: whether they are named, bound, still there, on the list and taught (codes 70 to 77).

use std::cmp::Ordering;

use super::paper::effective_on;
use super::waiving::Waiving;
use super::{Code, Codes, Handover, Mode, Moment};
use crate::agreements::Paper;
use crate::knowledge::{Knowledge, Subject};

/// What is asked of the people who receive.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Asked {
    pub(super) commitment: bool,
    pub(super) training: bool,
}

/// The people named, and the recipient when it is a person.
pub(super) fn people<'a>(knowledge: &Knowledge, handover: &Handover<'a>) -> impl Iterator<Item = Subject> + use<'a> {
    let recipient = handover.recipient();
    let own = knowledge.is_person(recipient) && !handover.told.people.contains(&recipient);
    handover.told.people.iter().copied().chain(own.then_some(recipient))
}

/// Codes 70 to 73, 76 and 77, as far as they are asked for.
pub(super) fn judge(
    knowledge: &Knowledge,
    handover: &Handover<'_>,
    mode: Mode,
    moment: Moment,
    asked: Asked,
    waiving: &Waiving,
) -> Codes {
    let mut reasons = Codes::default();
    if asked.commitment {
        let nobody = handover.told.people.is_empty() && !knowledge.is_person(handover.recipient());
        if mode == Mode::Release && nobody {
            reasons.insert(Code::NoPersonNamed);
        }
        let of_person = |person| commitment(knowledge, handover, moment, person, waiving);
        reasons = people(knowledge, handover).map(of_person).fold(reasons, Codes::union);
    }
    if asked.training {
        let of_person = |person| training(knowledge, moment, person, waiving);
        reasons = people(knowledge, handover).map(of_person).fold(reasons, Codes::union);
    }
    reasons
}

/// The least that is wrong with the commitments of a person: signed in time, not run out, for this programme.
fn commitment(
    knowledge: &Knowledge,
    handover: &Handover<'_>,
    moment: Moment,
    person: Subject,
    waiving: &Waiving,
) -> Codes {
    let faults = |paper: &Paper| -> Codes {
        let signed = paper.executed_at().map(|signed| handover.moment.order_of(signed, handover.matter.zone));
        let late = signed.is_none_or(|order| order == Some(Ordering::Greater))
            || effective_on(paper, &handover.matter) > handover.moment.day;
        let over = paper.expires_on.is_some_and(|last| moment.day > last);
        let programme = handover.matter.document.map(|document| document.programme);
        let other = programme.is_some_and(|programme| !paper.covers_programme(programme));
        let checks =
            [(late, Code::NoPersonalCommitment), (over, Code::CommitmentExpired), (other, Code::CommitmentScope)];
        checks.into_iter().filter_map(|(fails, code)| fails.then_some(code)).collect()
    };
    let all = knowledge.commitments_of(person).iter().map(|paper| faults(knowledge.paper(*paper)));
    waiving.nearest(all, Code::NoPersonalCommitment)
}

fn training(knowledge: &Knowledge, moment: Moment, person: Subject, waiving: &Waiving) -> Codes {
    let by_then = knowledge.trainings_of(person).iter().filter(|training| training.completed_on <= moment.day);
    let lapsed = by_then.map(|training| moment.day > training.valid_until());
    let faults = lapsed.map(|lapsed| lapsed.then_some(Code::TrainingLapsed).into_iter().collect());
    waiving.nearest(faults, Code::TrainingMissing)
}

/// Codes 74 and 75, whatever any paper asks.
pub(super) fn always(knowledge: &Knowledge, handover: &Handover<'_>, moment: Moment) -> Codes {
    let mut reasons = Codes::default();
    if has_left(knowledge, handover, moment) {
        reasons.insert(Code::PersonLeft);
    }
    if !is_listed(knowledge, handover, moment) {
        reasons.insert(Code::NotOnAccessList);
    }
    reasons
}

fn has_left(knowledge: &Knowledge, handover: &Handover<'_>, moment: Moment) -> bool {
    let recipient = handover.recipient();
    if knowledge.is_person(recipient) {
        let employers = &handover.recipient_employers;
        let works = |employer: &Subject| {
            knowledge.employments_of(recipient).any(|one| one.employer == *employer && one.days.contains(moment.day))
        };
        return !employers.is_empty() && !employers.iter().any(works);
    }
    handover.told.people.iter().any(|person| {
        let mut there = knowledge.employments_of(*person).filter(|one| one.employer == recipient).peekable();
        there.peek().is_some() && there.all(|one| one.days.to.is_some_and(|last| last < moment.day))
    })
}

fn is_listed(knowledge: &Knowledge, handover: &Handover<'_>, moment: Moment) -> bool {
    let Some(document) = handover.matter.document else { return true };
    let list = knowledge.access_list(document.code);
    if list.is_empty() {
        return true;
    }
    let on_it = |subject: Subject| list.iter().any(|(listed, days)| *listed == subject && days.contains(moment.day));
    let recipient = handover.recipient();
    if handover.told.people.is_empty() {
        return on_it(recipient) || handover.recipient_employers.iter().any(|employer| on_it(*employer));
    }
    on_it(recipient) || handover.told.people.iter().all(|person| on_it(*person))
}
