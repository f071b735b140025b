//! The people who receive: whether they are named, bound, still there, on the list and taught (codes 70 to 77).

use std::cmp::Ordering;

use super::paper::effective_on;
use super::waiving::Waiving;
use super::{Code, Codes, Handover, Mode, Moment};
use crate::agreements::Paper;
use crate::knowledge::{Knowledge, PaperId, Subject};
use crate::trainings::Training;

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

/// The least that is wrong with the commitments of a person.
fn commitment(
    knowledge: &Knowledge,
    handover: &Handover<'_>,
    moment: Moment,
    person: Subject,
    waiving: &Waiving,
) -> Codes {
    nearest_commitment(knowledge, handover, moment, person, waiving).0
}

/// The commitment of a person that comes nearest, with what is wrong with it: signed in time, not run out, for this
/// programme.
pub(super) fn nearest_commitment(
    knowledge: &Knowledge,
    handover: &Handover<'_>,
    moment: Moment,
    person: Subject,
    waiving: &Waiving,
) -> (Codes, Option<PaperId>) {
    let faults = |paper: &Paper| -> Codes {
        let signed = paper.executed_at().map(|signed| handover.moment.order_of(signed, handover.matter.zone));
        let late = signed.is_none_or(|order| order == Some(Ordering::Greater))
            || effective_on(paper, handover.matter.zone) > handover.moment.day;
        let over = paper.expires_on.is_some_and(|last| moment.day > last);
        let programme = handover.matter.document.map(|document| document.programme);
        let other = programme.is_some_and(|programme| !paper.covers_programme(programme));
        let checks =
            [(late, Code::NoPersonalCommitment), (over, Code::CommitmentExpired), (other, Code::CommitmentScope)];
        checks.into_iter().filter_map(|(fails, code)| fails.then_some(code)).collect()
    };
    let all = knowledge.commitments_of(person).iter().map(|paper| (faults(knowledge.paper(*paper)), *paper));
    waiving.nearest(all, Code::NoPersonalCommitment)
}

/// Those of the people against whom a code of commitments or trainings speaks.
pub(super) fn lacking<'a>(
    knowledge: &'a Knowledge,
    handover: &'a Handover<'_>,
    moment: Moment,
    waiving: &'a Waiving,
    code: Code,
) -> impl Iterator<Item = Subject> {
    people(knowledge, handover).filter(move |person| {
        let faults = match code {
            Code::TrainingMissing | Code::TrainingLapsed => training(knowledge, moment, *person, waiving),
            _ => commitment(knowledge, handover, moment, *person, waiving),
        };
        faults.contains(code)
    })
}

fn training(knowledge: &Knowledge, moment: Moment, person: Subject, waiving: &Waiving) -> Codes {
    nearest_training(knowledge, moment, person, waiving).0
}

/// The training of a person that comes nearest, with what is wrong with it.
pub(super) fn nearest_training<'a>(
    knowledge: &'a Knowledge,
    moment: Moment,
    person: Subject,
    waiving: &Waiving,
) -> (Codes, Option<&'a Training>) {
    let by_then = knowledge.trainings_of(person).iter().filter(|training| training.completed_on <= moment.day);
    let faults = by_then.map(|training| {
        let lapsed = moment.day > training.valid_until();
        (lapsed.then_some(Code::TrainingLapsed).into_iter().collect(), training)
    });
    waiving.nearest(faults, Code::TrainingMissing)
}

/// Codes 74 and 75, whatever any paper asks.
pub(super) fn always(knowledge: &Knowledge, handover: &Handover<'_>, moment: Moment) -> Codes {
    let left = left(knowledge, handover, moment).next().is_some();
    let unlisted = unlisted(knowledge, handover, moment).next().is_some();
    let checks = [(left, Code::PersonLeft), (unlisted, Code::NotOnAccessList)];
    checks.into_iter().filter_map(|(fails, code)| fails.then_some(code)).collect()
}

/// The people who no longer work where they received it.
pub(super) fn left<'a>(
    knowledge: &'a Knowledge,
    handover: &'a Handover<'_>,
    moment: Moment,
) -> impl Iterator<Item = Subject> + use<'a> {
    let recipient = handover.recipient();
    let is_person = knowledge.is_person(recipient);
    let own = is_person.then_some(recipient).filter(|person| {
        let employers = &handover.recipient_employers;
        let works = |employer: &Subject| {
            knowledge.employments_of(*person).any(|one| one.employer == *employer && one.days.contains(moment.day))
        };
        !employers.is_empty() && !employers.iter().any(works)
    });
    let named = handover.told.people.iter().copied().filter(move |person| {
        let mut there = knowledge.employments_of(*person).filter(|one| one.employer == recipient).peekable();
        !is_person && there.peek().is_some() && there.all(|one| one.days.to.is_some_and(|last| last < moment.day))
    });
    own.into_iter().chain(named)
}

/// Those who are not on the access list of the document: the people named, or the recipient where nobody is.
pub(super) fn unlisted<'a>(
    knowledge: &'a Knowledge,
    handover: &'a Handover<'_>,
    moment: Moment,
) -> impl Iterator<Item = Subject> + use<'a> {
    let list = handover.matter.document.and_then(|document| knowledge.access_list(document.code));
    let admits = move |subject: Subject| list.is_none_or(|list| list.admits(subject, moment.day));
    let recipient = handover.recipient();
    let people = handover.told.people;
    let by_employer = people.is_empty() && handover.recipient_employers.iter().any(|employer| admits(*employer));
    let admitted = admits(recipient) || by_employer;
    let asked = people.iter().copied().chain(people.is_empty().then_some(recipient));
    asked.filter(move |subject| !admitted && !admits(*subject))
}
