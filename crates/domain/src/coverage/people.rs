//! The people who receive: whether they are named, bound, still there, on the list and taught (codes 70 to 77).

use std::cmp::Ordering;

use chrono_tz::Tz;

use super::paper::effective_on;
use super::waiving::Waiving;
use super::{Code, Codes, Handover, Mode, Moment};
use crate::agreements::{Nature, Paper};
use crate::knowledge::{Knowledge, PaperId, Subject, Word};
use crate::parties::StandingKind;
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
    let programme = handover.matter.document.map(|document| document.programme);
    let times = (handover.moment, moment, handover.matter.zone);
    let of = |paper: &PaperId| (faults(knowledge.paper(*paper), times, programme), *paper);
    waiving.nearest(knowledge.commitments_of(person).iter().map(of), Code::NoPersonalCommitment)
}

/// What is wrong with a commitment for access at one moment that is looked at in another.
fn faults(paper: &Paper, (access, looked_at, zone): (Moment, Moment, Tz), programme: Option<Word>) -> Codes {
    let signed = paper.executed_at().map(|signed| access.order_of(signed, zone));
    let late = signed.is_none_or(|order| order == Some(Ordering::Greater)) || effective_on(paper, zone) > access.day;
    let over = paper.expires_on.is_some_and(|last| looked_at.day > last);
    let other = programme.is_some_and(|programme| !paper.covers_programme(programme));
    let checks = [(late, Code::NoPersonalCommitment), (over, Code::CommitmentExpired), (other, Code::CommitmentScope)];
    checks.into_iter().filter_map(|(fails, code)| fails.then_some(code)).collect()
}

/// What speaks against letting somebody in to an event at a moment, with the commitment that comes nearest: it was signed before,
/// binds on that day, and is for this event and its programme; and they are not barred. Nothing of it can be waived at the door.
///
/// # Source
/// Codes 11 and 71 to 73 of the table of reasons; the table of events among the state machines: signed earlier than entered.
pub fn admission(
    knowledge: &Knowledge,
    (event, programme): (Word, Word),
    person: Subject,
    at: Moment,
    zone: Tz,
) -> (Codes, Option<PaperId>) {
    let of = |id: &PaperId| {
        let paper = knowledge.paper(*id);
        let own = faults(paper, (at, at, zone), Some(programme));
        let is_other = matches!(paper.nature, Nature::Commitment { event: Some(other), .. } if other != event);
        (if is_other { own.union([Code::CommitmentScope].into_iter().collect()) } else { own }, *id)
    };
    let (mut reasons, paper) =
        Waiving::default().nearest(knowledge.commitments_of(person).iter().map(of), Code::NoPersonalCommitment);
    if knowledge.stands(person, StandingKind::Barred, at.day) {
        reasons.insert(Code::PersonBarred);
    }
    (reasons, paper)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Kind, Row};
    use crate::time::When;

    fn row(kind: Kind, words: &str) -> Row {
        let cells: Vec<(&str, &str)> = words.split("; ").filter_map(|pair| pair.split_once('=')).collect();
        let cell = |name: &str| cells.iter().find(|(column, _)| *column == name).map(|(_, cell)| *cell);
        Row::parse(kind, |column| cell(column.name)).unwrap()
    }

    /// The codes that speak against letting Li in at ten, with this commitment.
    fn against(commitment: &str) -> Vec<&'static str> {
        let mut knowledge = Knowledge::default();
        for (kind, words) in [
            (Kind::Parties, "code=OEM; name=Kestrel; kind=manufacturer"),
            (Kind::Programmes, "code=P1; name=One; manufacturer_code=OEM; timezone=Asia/Shanghai"),
            (Kind::Programmes, "code=P2; name=Two; manufacturer_code=OEM; timezone=Asia/Shanghai"),
            (Kind::People, "code=LI; name=Li"),
            (
                Kind::Events,
                "code=E; title=Viewing; kind=viewing; programme_code=P1; starts_at=2026-03-02T09:00:00+08:00",
            ),
        ] {
            knowledge.add(&row(kind, words)).unwrap();
        }
        if !commitment.is_empty() {
            knowledge.add(&row(Kind::Commitments, &format!("code=C; person_code=LI; {commitment}"))).unwrap();
        }
        let knowledge = knowledge.finish();
        let event = *knowledge.event_of_code("E").unwrap();
        let (li, zone) = (knowledge.subject("LI").unwrap(), chrono_tz::Asia::Shanghai);
        let ten = Moment::asked(When::parse("2026-03-02T10:00:00+08:00").unwrap(), zone);
        let (codes, _) = admission(&knowledge, (event.code, event.programme), li, ten, zone);
        codes.iter().map(Code::as_str).collect()
    }

    #[test]
    fn whoever_signs_after_entry_is_not_let_in() {
        assert_eq!(against(""), ["NO_PERSONAL_COMMITMENT"]);
        assert_eq!(against("signed_at=2026-03-02T10:05:00+08:00"), ["NO_PERSONAL_COMMITMENT"]);
        assert!(against("signed_at=2026-03-02T09:55:00+08:00").is_empty());
        assert!(against("signed_at=2026-03-02").is_empty(), "of that day, at an hour that nobody wrote down");
        assert_eq!(against("signed_at=2026-03-01; effective_on=2026-03-03"), ["NO_PERSONAL_COMMITMENT"]);
        assert_eq!(against("signed_at=2025-03-01; expires_on=2026-03-01"), ["COMMITMENT_EXPIRED"]);
        assert_eq!(against("signed_at=2026-03-01; programmes=P2"), ["COMMITMENT_SCOPE"]);
        assert_eq!(against("signed_at=2026-03-01; event_code=ANOTHER"), ["COMMITMENT_SCOPE"]);
        assert!(against("signed_at=2026-03-01; event_code=E; programmes=P1").is_empty());
    }
}
