//! Which papers could cover a disclosure, which of them do, and which comes nearest where none does.

use std::cmp::{Ordering, Reverse};

use chrono::NaiveDate;
use chrono_tz::Tz;
use smallvec::SmallVec;

use super::waiving::Waiving;
use super::{Code, Codes, Handover, Mode, Moment, Warning, Warnings, amendments, later, stand_in, terms};
use crate::agreements::{Paper, Terms};
use crate::knowledge::{Knowledge, PaperId, Subject};

/// A paper that passes all of its tests for a disclosure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Passing {
    pub paper: PaperId,
    /// The party to the paper that stood on the disclosing side.
    pub disclosed_by: Subject,
}

/// The papers that pass, of which there are seldom more than two.
pub type Passings = SmallVec<[Passing; 2]>;

/// The papers that could cover a disclosure, of which there are seldom more than three.
pub(super) type Candidates = SmallVec<[Candidate; 3]>;

/// A paper that could cover a disclosure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Candidate {
    pub(super) paper: PaperId,
    pub(super) disclosed_by: Subject,
    /// A corporate ancestor signed, on either side, and the paper does not take affiliates in.
    wrong_party: bool,
    wrong_direction: bool,
    /// The manufacturer itself stands on the disclosing side and the recipient itself on the other.
    with_manufacturer: bool,
}

impl Candidate {
    pub(super) const fn is_between_the_right_parties(&self) -> bool {
        !self.wrong_party && !self.wrong_direction
    }
}

/// What the papers say of a disclosure.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub(super) reasons: Codes,
    pub(super) warnings: Warnings,
    pub(super) agreement: Option<PaperId>,
    pub(super) passing: Passings,
    pub(super) receipt_authorised: bool,
    /// Those that pass are agreements with the giver, whose terms may be weaker than what the giver had promised.
    pub(super) terms_compared: bool,
    /// Reasons that waivers took away from the paper used, or from the nearest miss.
    pub(super) waived: Codes,
}

#[derive(Debug)]
pub(super) struct Tested {
    pub(super) candidate: Candidate,
    pub(super) reasons: Codes,
    pub(super) waived: Codes,
    pub(super) warnings: Warnings,
}

impl Tested {
    pub(super) const fn passing(&self) -> Passing {
        Passing { paper: self.candidate.paper, disclosed_by: self.candidate.disclosed_by }
    }
}

/// What is judged, and when.
pub(super) struct Case<'a> {
    pub(super) knowledge: &'a Knowledge,
    pub(super) handover: &'a Handover<'a>,
    mode: Mode,
    moment: Moment,
    waiving: &'a Waiving,
}

pub(super) fn judge(
    knowledge: &Knowledge,
    handover: &Handover<'_>,
    mode: Mode,
    moment: Moment,
    waiving: &Waiving,
) -> Outcome {
    let case = Case { knowledge, handover, mode, moment, waiving };
    let tested = test_all(&case);
    let mut outcome = Outcome::default();
    let passing = tested.iter().filter(|one| one.reasons.is_empty());
    outcome.passing = passing.clone().map(Tested::passing).collect();
    outcome.receipt_authorised = passing.clone().any(|one| authorises_receipt(knowledge, handover, &one.candidate));
    let day = |id: PaperId| effective_on(knowledge.paper(id), handover.matter.zone);
    let is_commitment = |one: &Tested| knowledge.paper(one.candidate.paper).terms().is_none();
    outcome.terms_compared = passing.clone().next().is_some()
        && !passing.clone().any(|one| is_commitment(one) || one.candidate.with_manufacturer)
        // What the commitments of people cover, a further paper must not take away.
        && stand_in::judge(&case).is_none();
    let chosen = passing.min_by(|a, b| {
        needs_waiver(a)
            .cmp(&needs_waiver(b))
            .then_with(|| by_preference(knowledge, &day, a.candidate.paper, b.candidate.paper))
    });
    if let Some(chosen) = chosen {
        outcome.agreement = Some(chosen.candidate.paper);
        outcome.warnings = chosen.warnings;
        outcome.waived = chosen.waived;
        if knowledge.paper(chosen.candidate.paper).terms().is_some_and(|terms| terms.unsealed) {
            outcome.warnings.insert(Warning::Unstamped);
        }
        return outcome;
    }
    if let Some(found) = stand_in::judge(&case) {
        return Outcome {
            agreement: Some(found.agreement),
            passing: found.passing(),
            warnings: found.warnings,
            waived: found.waived(),
            ..Outcome::default()
        };
    }
    let nearest = tested.into_iter().min_by(|a, b| {
        let rank = |one: &Tested| nearness(one.reasons);
        rank(a)
            .cmp(&rank(b))
            .then_with(|| by_date_and_code(knowledge, &day, a.candidate.paper, b.candidate.paper))
            // One paper that stands between them in two ways.
            .then_with(|| b.reasons.cmp(&a.reasons))
    });
    match nearest {
        None => {
            outcome.reasons.insert(Code::NoAgreement);
        }
        Some(nearest) => {
            outcome.agreement = Some(nearest.candidate.paper);
            outcome.reasons = nearest.reasons;
            outcome.waived = nearest.waived;
            outcome.warnings = nearest.warnings;
        }
    }
    outcome
}

fn test_all(case: &Case<'_>) -> SmallVec<[Tested; 4]> {
    let Case { knowledge, handover, moment, .. } = *case;
    let own = commitments_of(knowledge, handover, handover.recipient());
    let agreements = handover.candidates.iter().copied();
    let in_force =
        agreements.filter(|one| amendments::replaced(knowledge, one.paper, moment, handover.matter.zone).is_none());
    in_force.chain(own).map(|candidate| test(case, candidate)).collect()
}

/// A paper that was looked at, and what speaks against it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Considered {
    pub paper: PaperId,
    pub disclosed_by: Subject,
    pub reasons: Codes,
    /// Reasons that waivers took away.
    pub waived: Codes,
}

/// All papers that could cover a disclosure, those that pass first, then the nearer misses.
pub(super) fn considered(
    knowledge: &Knowledge,
    handover: &Handover<'_>,
    mode: Mode,
    moment: Moment,
    waiving: &Waiving,
) -> Vec<Considered> {
    let case = Case { knowledge, handover, mode, moment, waiving };
    let day = |id: PaperId| effective_on(knowledge.paper(id), handover.matter.zone);
    let mut tested = test_all(&case);
    tested.sort_by(|a, b| {
        let key = |one: &Tested| (!one.reasons.is_empty(), needs_waiver(one), nearness(one.reasons));
        key(a).cmp(&key(b)).then_with(|| by_preference(knowledge, &day, a.candidate.paper, b.candidate.paper))
    });
    let told = |one: Tested| Considered {
        paper: one.candidate.paper,
        disclosed_by: one.candidate.disclosed_by,
        reasons: one.reasons,
        waived: one.waived,
    };
    let none_passes = tested.iter().all(|one| !one.reasons.is_empty());
    let standing_in = stand_in::judge(&case).filter(|_| none_passes).map(|found| found.used);
    standing_in.into_iter().flatten().chain(tested).map(told).collect()
}

/// Nearer misses sort first: the latest first failing reason, then the fewest reasons.
pub(super) fn nearness(reasons: Codes) -> (Reverse<Option<Code>>, usize) {
    (Reverse(reasons.first()), reasons.len())
}

/// The most specific first, then the latest effective, then the smallest code.
pub(super) fn by_preference(
    knowledge: &Knowledge,
    day: &impl Fn(PaperId) -> NaiveDate,
    a: PaperId,
    b: PaperId,
) -> Ordering {
    let for_all = |id| knowledge.paper(id).programmes.is_empty();
    for_all(a).cmp(&for_all(b)).then_with(|| by_date_and_code(knowledge, day, a, b))
}

pub(super) fn by_date_and_code(
    knowledge: &Knowledge,
    day: &impl Fn(PaperId) -> NaiveDate,
    a: PaperId,
    b: PaperId,
) -> Ordering {
    day(b).cmp(&day(a)).then_with(|| knowledge.code_order(a, b))
}

/// The first day of effect; a commitment that names none takes effect on the day of signing.
pub(super) fn effective_on(paper: &Paper, zone: Tz) -> NaiveDate {
    let signing = || paper.executed_at().map(|signed| signed.day(zone));
    paper.effective_on.or_else(signing).unwrap_or(NaiveDate::MAX)
}

/// The agreements between the recipient and the giver, or the manufacturer, corporate ancestors of either side included.
pub(super) fn candidates(knowledge: &Knowledge, handover: &Handover<'_>) -> Candidates {
    let manufacturer = handover.matter.manufacturer;
    let giving = handover.giving_side().chain(manufacturer);
    let receiving = std::iter::once(handover.recipient()).chain(handover.recipient_employers.iter().copied());
    between(knowledge, giving, receiving, manufacturer)
}

/// The agreements between any of those who give and any of those who receive, corporate ancestors of either side included.
pub(super) fn between(
    knowledge: &Knowledge,
    giving: impl Iterator<Item = Subject>,
    receiving: impl Iterator<Item = Subject>,
    manufacturer: Option<Subject>,
) -> Candidates {
    let giving = with_ancestors(knowledge, giving);
    let receiving = with_ancestors(knowledge, receiving);
    let mut found = Candidates::new();
    for (discloser, above_discloser) in giving {
        for (recipient, above_recipient) in &receiving {
            let above = above_discloser || *above_recipient;
            let mut add = |paper: PaperId, reversed: bool| {
                let terms = knowledge.paper(paper).terms();
                let candidate = Candidate {
                    paper,
                    disclosed_by: discloser,
                    wrong_party: above && !terms.is_some_and(|terms| terms.affiliates),
                    wrong_direction: reversed && !terms.is_some_and(|terms| terms.mutual),
                    with_manufacturer: Some(discloser) == manufacturer && !above,
                };
                if !found.contains(&candidate) {
                    found.push(candidate);
                }
            };
            knowledge.agreements_between(discloser, *recipient).for_each(|paper| add(paper, false));
            knowledge.agreements_between(*recipient, discloser).for_each(|paper| add(paper, true));
        }
    }
    found
}

/// Subjects, each once, then the organisations above them, marked so.
fn with_ancestors(knowledge: &Knowledge, subjects: impl Iterator<Item = Subject>) -> SmallVec<[(Subject, bool); 4]> {
    let mut found: SmallVec<[(Subject, bool); 4]> = SmallVec::new();
    for subject in subjects {
        if !found.contains(&(subject, false)) {
            found.push((subject, false));
        }
    }
    for place in 0..found.len() {
        let above = knowledge.ancestors(found[place].0);
        found.extend(above.into_iter().map(|ancestor| (ancestor, true)));
    }
    found
}

/// The commitments of a person, as candidates.
pub(super) fn commitments_of<'a>(
    knowledge: &'a Knowledge,
    handover: &Handover<'_>,
    person: Subject,
) -> impl Iterator<Item = Candidate> + use<'a> {
    let giver = handover.giver();
    knowledge.commitments_of(person).iter().map(move |paper| Candidate {
        paper: *paper,
        disclosed_by: giver,
        wrong_party: false,
        wrong_direction: false,
        with_manufacturer: false,
    })
}

pub(super) fn test(case: &Case<'_>, candidate: Candidate) -> Tested {
    let Case { knowledge, handover, mode, moment, waiving } = *case;
    let paper = knowledge.paper(candidate.paper);
    let (mut reasons, mut warnings) = in_time(paper, handover, mode, moment);
    let mut check = |fails: bool, code: Code| {
        if fails {
            reasons.insert(code);
        }
    };
    check(candidate.wrong_party, Code::WrongParty);
    check(candidate.wrong_direction, Code::WrongDirection);
    if let Some(document) = handover.matter.document {
        check(!paper.covers_programme(document.programme), Code::ProgrammeOutOfScope);
        let class = handover.matter.class_on(document, moment.day);
        check(paper.terms().is_some_and(|terms| class > terms.ceiling), Code::ClassAboveCeiling);
    }
    if let Some(terms) = paper.terms() {
        let (found, noted) = terms::judge(knowledge, handover, mode, moment, terms, waiving);
        reasons = reasons.union(found);
        warnings = warnings.union(noted);
    }
    let (reasons, waived) = waiving.part(reasons);
    Tested { candidate, reasons, waived, warnings }
}

/// How the execution of a paper stands to a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Execution {
    Never,
    Later,
    ByThen,
    /// On the same day, and nobody knows which came first.
    SameDay,
}

pub(super) fn execution(paper: &Paper, zone: Tz, moment: Moment) -> Execution {
    match paper.executed_at().map(|executed| moment.order_of(executed, zone)) {
        None => Execution::Never,
        Some(None) => Execution::SameDay,
        Some(Some(Ordering::Greater)) => Execution::Later,
        Some(Some(_)) => Execution::ByThen,
    }
}

fn in_time(paper: &Paper, handover: &Handover<'_>, mode: Mode, moment: Moment) -> (Codes, Warnings) {
    let mut reasons = Codes::default();
    let mut warnings = Warnings::default();
    let early = moment.day < effective_on(paper, handover.matter.zone);
    if early {
        reasons.insert(Code::NotYetEffective);
    }
    match execution(paper, handover.matter.zone, moment) {
        Execution::Never => {
            reasons.insert(Code::AgreementNotExecuted);
        }
        Execution::Later => reasons.extend(executed_later(paper, mode, early)),
        Execution::SameDay => {
            warnings.insert(Warning::SameDaySignature);
        }
        Execution::ByThen => {}
    }
    let agreed = paper.terms();
    let grace = if mode == Mode::Holding { agreed.map_or(0, |terms| terms.return_days) } else { 0 };
    let over = |end: Option<NaiveDate>| end.is_some_and(|end| moment.day > later(end, grace));
    if over(paper.terminated_on()) {
        reasons.insert(Code::Terminated);
    }
    if over(paper.expires_on) {
        reasons.insert(Code::Expired);
    }
    let suspended = agreed.is_some_and(|terms| terms.is_suspended_on(moment.day));
    if mode == Mode::Release && suspended {
        reasons.insert(Code::Suspended);
    }
    (reasons, warnings)
}

/// What speaks against a paper that was executed after the moment: that it takes effect later says it already; a
/// retroactive one heals keeping, not handing over.
fn executed_later(paper: &Paper, mode: Mode, early: bool) -> Option<Code> {
    if early {
        None
    } else if paper.retroactive() {
        (mode == Mode::Release).then_some(Code::RetroactiveOnly)
    } else {
        Some(Code::AgreementNotExecuted)
    }
}

/// A direct agreement of the manufacturer names the giver, or whom it works for, as one from whom receipt is authorised.
fn authorises_receipt(knowledge: &Knowledge, handover: &Handover<'_>, candidate: &Candidate) -> bool {
    let givers = knowledge.paper(candidate.paper).terms().map(Terms::receipt_from);
    let names = |subject| givers.unwrap_or_default().contains(&subject);
    candidate.with_manufacturer && handover.giving_side().any(names)
}

pub(super) fn needs_waiver(one: &Tested) -> bool {
    !one.waived.is_empty()
}
