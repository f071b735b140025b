//! Why a verdict is what it is: the checks that were made, in order, each with the fact that decided it, and what would cure
//! what fails. It says what the one rule found, and judges nothing itself.

use super::fact::Fact;
use super::facts::Telling;
use super::paper::Considered;
use super::waiving::Waiving;
use super::{Alone, Code, Codes, Handover, Judged, Mode, Moment, Passing, Upstream, Verdict, with_upstream};
use super::{amendments, flow_down, handling, labels, paper, people};
use crate::agreements::{FlowDown, Paper, Terms};
use crate::handling::{Channel, HandlingRule};
use crate::knowledge::{Knowledge, PaperId, Subject, WaiverId};

/// A verdict with everything that it rests on.
#[derive(Clone, Debug)]
pub struct Explained {
    pub moment: Moment,
    pub verdict: Verdict,
    /// Public, or handed to where it came from: nothing else is asked.
    pub settled: bool,
    /// In the order of precedence; what was not asked for is left out.
    pub checks: Vec<Check>,
    /// The papers between the recipient and the giver or the manufacturer, the one used or the nearest miss first.
    pub papers: Vec<Considered>,
    /// Agreements that would be looked at, each with the amendment that stands in its place by then.
    pub replaced: Vec<(PaperId, PaperId)>,
    /// What the giver had signed, read for passing it on, the one that decides first.
    pub readings: Vec<Considered>,
}

/// One check of the rule.
#[derive(Clone, Debug)]
pub struct Check {
    pub code: Code,
    pub outcome: CheckOutcome,
    pub fact: Fact,
}

/// What a check came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckOutcome {
    Fine,
    Fails,
    /// It fails, and this waiver takes it away.
    Waived(WaiverId),
}

/// What has to be done for a reason to go away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cure {
    pub code: Code,
    pub remedy: Remedy,
    /// Who must do or sign it; none: whoever keeps the records.
    pub by: Vec<Subject>,
    /// The paper that would be signed or changed.
    pub paper: Option<PaperId>,
}

/// The kinds of remedies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// A new or missing signature under an agreement.
    Sign,
    /// An amendment of an agreement.
    Amend,
    /// A consent to pass it on.
    Consent,
    /// A label or another proof of assessment.
    Assess,
    /// A personal commitment.
    Commit,
    Train,
    /// The copy of an agreement that is only stated.
    Show,
    /// Something is missing in the records.
    Record,
    /// The copy itself.
    Return,
    /// The giver's own receipt.
    Upstream,
    /// Time passes, or a standing ends.
    Wait,
    /// Nothing cures it.
    Nothing,
}

impl Remedy {
    pub const ALL: [Self; 12] = [
        Self::Sign,
        Self::Amend,
        Self::Consent,
        Self::Assess,
        Self::Commit,
        Self::Train,
        Self::Show,
        Self::Record,
        Self::Return,
        Self::Upstream,
        Self::Wait,
        Self::Nothing,
    ];

    /// Its name in answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sign => "sign",
            Self::Amend => "amend",
            Self::Consent => "consent",
            Self::Assess => "assess",
            Self::Commit => "commit",
            Self::Train => "train",
            Self::Show => "show",
            Self::Record => "record",
            Self::Return => "return",
            Self::Upstream => "upstream",
            Self::Wait => "wait",
            Self::Nothing => "nothing",
        }
    }
}

/// Explains the verdict that [`with_upstream`] gives for the same arguments.
pub fn explain(
    knowledge: &Knowledge,
    handover: &Handover<'_>,
    mode: Mode,
    moment: Moment,
    alone: &Alone,
    upstream: &Upstream<'_>,
) -> Explained {
    let verdict = with_upstream(knowledge, handover, mode, moment, alone.clone(), upstream);
    if alone.is_settled() {
        let checks = vec![check(&verdict, Code::RecIncomplete, Fact::default())];
        let (papers, replaced, readings) = Default::default();
        return Explained { moment, verdict, settled: true, checks, papers, replaced, readings };
    }
    let waiving = &alone.waiving;
    let papers = paper::considered(knowledge, handover, mode, moment, waiving);
    let replaced = amendments::replacements(knowledge, handover, moment);
    let terms_compared = alone.terms_compared;
    let question = flow_down::Question { knowledge, handover, mode, moment, waiving, terms_compared };
    let judged = match upstream {
        Upstream::Judged(judged) => Some(judged),
        Upstream::MayGive => None,
    };
    let read = judged.filter(|_| !alone.receipt_authorised);
    let readings = read.map(|judged| flow_down::considered(&question, judged, &verdict.passing)).unwrap_or_default();
    let decides = readings.first().map(|reading| Passing { paper: reading.paper, disclosed_by: reading.disclosed_by });
    let telling = Telling {
        knowledge,
        handover,
        mode,
        moment,
        waiving,
        terms_compared,
        paper: verdict.agreement,
        papers: &papers,
        upstream: decides.map(|passing| passing.paper),
        consent: decides.and_then(|passing| flow_down::deciding_consent(&question, passing)),
        judged,
    };
    let asked = asked(&telling, &verdict, &readings);
    let checks = asked.iter().map(|code| check(&verdict, code, telling.fact(code))).collect();
    Explained { moment, verdict, settled: false, checks, papers, replaced, readings }
}

fn check(verdict: &Verdict, code: Code, fact: Fact) -> Check {
    let taken_away = verdict.waived.iter().find(|(reason, _)| *reason == code);
    let outcome = match taken_away {
        _ if verdict.reasons.contains(code) => CheckOutcome::Fails,
        Some((_, by)) => CheckOutcome::Waived(*by),
        None => CheckOutcome::Fine,
    };
    Check { code, outcome, fact }
}

/// The codes that are asked about this disclosure in this mode: what fails or is waived was asked in any case.
fn asked(telling: &Telling<'_>, verdict: &Verdict, readings: &[Considered]) -> Codes {
    let waived: Codes = verdict.waived.iter().map(|(code, _)| *code).collect();
    let paper = verdict.agreement.map(|paper| telling.knowledge.paper(paper));
    let release = telling.mode == Mode::Release;
    let found = [
        asked_of_giver(telling, release),
        paper.map(|paper| asked_of_paper(paper, release)).unwrap_or_default(),
        asked_of_readings(telling, readings),
        asked_of_recipient(telling, paper.and_then(Paper::terms), release),
    ];
    found.into_iter().fold(verdict.reasons.union(waived), Codes::union)
}

fn asked_of_giver(telling: &Telling<'_>, release: bool) -> Codes {
    let Telling { knowledge, handover, judged, .. } = telling;
    let round = handover.told.fact.round.and_then(|round| knowledge.round(round));
    let in_pack = round.is_some_and(|round| knowledge.is_in_pack(round.code, handover.matter.key.document));
    let limited = round.is_some_and(|round| round.holding_days.is_some());
    chosen([
        (true, &[Code::RecIncomplete, Code::VersionWithdrawn, Code::NoAgreement]),
        (release, &[Code::LegalHoldReleaseStop, Code::ReleaseNotApproved]),
        (judged.is_some_and(|judged| release || judged.holds), &[Code::UpstreamNotCovered]),
        (judged.is_some() && release, &[Code::GiverNotHolder]),
        (release && in_pack, &[Code::NotInvited]),
        (release && round.is_some(), &[Code::RoundNotOpen]),
        (!release && limited, &[Code::HoldingPeriodExceeded]),
        (!release, &[Code::ReturnOverdue, Code::ReturnIncomplete]),
    ])
}

fn asked_of_paper(paper: &Paper, release: bool) -> Codes {
    let times = [Code::AgreementNotExecuted, Code::NotYetEffective, Code::Expired, Code::ProgrammeOutOfScope];
    let Some(terms) = paper.terms() else { return Codes::from_iter(times) };
    chosen([
        (true, &times),
        (true, &[Code::WrongParty, Code::WrongDirection, Code::Terminated, Code::ClassAboveCeiling]),
        (release && !terms.suspended().is_empty(), &[Code::Suspended]),
        (!terms.purposes().is_empty(), &[Code::PurposeOutOfScope]),
        (!terms.info_types().is_empty(), &[Code::InfoTypeOutOfScope]),
        (!terms.sites().is_empty(), &[Code::SiteOutOfScope]),
        (!terms.territories().is_empty(), &[Code::TerritoryOutOfScope]),
    ])
}

fn asked_of_readings(telling: &Telling<'_>, readings: &[Considered]) -> Codes {
    let upstream = readings.first().and_then(|reading| telling.knowledge.paper(reading.paper).terms());
    let Some(upstream) = upstream else { return Codes::default() };
    // Where there is no consent, nothing of it can be looked at.
    let missing =
        readings.first().is_some_and(|reading| reading.reasons.union(reading.waived).contains(Code::ConsentMissing));
    let consents = [Code::ConsentNotYetValid, Code::ConsentExpired, Code::ConsentRevoked, Code::ConsentScopeMismatch];
    chosen([
        (true, &[Code::NoFlowdownPermission]),
        (upstream.max_depth.is_some(), &[Code::TierDepthExceeded]),
        (upstream.flow_down == FlowDown::WithConsent, &[Code::ConsentMissing]),
        (upstream.flow_down == FlowDown::WithConsent && !missing, &consents),
        (telling.terms_compared, &[Code::FlowdownTermsWeaker, Code::FlowdownEvidenceMissing]),
        (telling.consent_ends().is_some(), &[Code::HoldingPeriodExceeded]),
    ])
}

fn asked_of_recipient(telling: &Telling<'_>, terms: Option<&Terms>, release: bool) -> Codes {
    let Telling { knowledge, handover, moment, .. } = telling;
    let person = knowledge.is_person(handover.recipient());
    let people = people::people(knowledge, handover).next().is_some();
    let rule = handling::rule(knowledge, handover, *moment);
    let by_rule = |asks: fn(&HandlingRule) -> bool| rule.is_some_and(asks);
    let by_terms = |asks: fn(&Terms) -> bool| terms.is_some_and(asks);
    let required = labels::look(knowledge, handover, *moment, telling.waiving).is_some();
    let physical = handover.told.fact.handling().channel.is_some_and(Channel::is_physical);
    let label = by_terms(|terms| terms.label_required) || by_rule(|rule| rule.label);
    let commitment = by_terms(|terms| terms.commitment_required) || by_rule(|rule| rule.commitment);
    let training = by_terms(|terms| terms.training_required) || by_rule(|rule| rule.training);
    chosen([
        (!person, &[Code::RecipientSanctioned]),
        (people, &[Code::PersonBarred, Code::PersonLeft]),
        (label && required, &[Code::LabelMissing]),
        (commitment && !person && release, &[Code::NoPersonNamed]),
        (commitment && people, &[Code::NoPersonalCommitment]),
        (training && people, &[Code::TrainingMissing]),
        (knowledge.access_list(handover.matter.key.document).is_some(), &[Code::NotOnAccessList]),
        (release && by_rule(|rule| !rule.channels.is_empty()), &[Code::ChannelNotAllowed]),
        (release && !physical && by_rule(|rule| rule.encryption), &[Code::EncryptionMissing]),
        (release && by_rule(|rule| rule.marking), &[Code::MarkingMissing]),
        (!release && by_rule(|rule| rule.recall_days.is_some()), &[Code::SupersededRetained]),
    ])
}

fn chosen<const N: usize>(groups: [(bool, &[Code]); N]) -> Codes {
    groups.into_iter().filter(|(is_asked, _)| *is_asked).flat_map(|(_, codes)| codes.iter().copied()).collect()
}

/// What would cover keeping from now on, for each reason in order; the hand-over itself is past.
pub fn cures(knowledge: &Knowledge, handover: &Handover<'_>, explained: &Explained) -> Vec<Cure> {
    let own = explained.verdict.agreement;
    let above = explained.readings.first();
    let moment = explained.moment;
    let waiving = Waiving::of(knowledge, handover, moment.day);
    explained
        .verdict
        .reasons
        .iter()
        .map(|code| {
            let lacking = || people::lacking(knowledge, handover, moment, &waiving, code).collect();
            cure(knowledge, handover, (own, above), lacking, code)
        })
        .collect()
}

#[expect(clippy::too_many_lines, reason = "one table: a line for each reason")]
fn cure(
    knowledge: &Knowledge,
    handover: &Handover<'_>,
    (own, above): (Option<PaperId>, Option<&Considered>),
    lacking: impl FnOnce() -> Vec<Subject>,
    code: Code,
) -> Cure {
    let (giver, recipient) = (handover.giver(), handover.recipient());
    let parties = |paper: PaperId| {
        let terms = knowledge.paper(paper).terms();
        terms.map(|terms| vec![terms.discloser, terms.recipient]).unwrap_or_default()
    };
    let above = above.map(|reading| (reading.paper, reading.disclosed_by));
    let (remedy, by, paper) = match code {
        Code::Void
        | Code::RecIncomplete
        | Code::GiverNotHolder
        | Code::ReleaseNotApproved
        | Code::NotInvited
        | Code::NoPersonNamed
        | Code::ChannelNotAllowed
        | Code::EncryptionMissing
        | Code::MarkingMissing => (Remedy::Record, Vec::new(), None),
        Code::NotOnAccessList => (Remedy::Record, handover.matter.originator.into_iter().collect(), None),
        Code::RecipientSanctioned | Code::NotYetEffective | Code::Suspended | Code::ConsentNotYetValid => {
            (Remedy::Wait, Vec::new(), None)
        }
        Code::LegalHoldReleaseStop | Code::RoundNotOpen | Code::RetroactiveOnly | Code::EmbargoBreach => {
            (Remedy::Nothing, Vec::new(), None)
        }
        Code::PersonBarred
        | Code::VersionWithdrawn
        | Code::ConsentRevoked
        | Code::PersonLeft
        | Code::ReturnOverdue
        | Code::ReturnIncomplete
        | Code::HoldingPeriodExceeded
        | Code::SupersededRetained => (Remedy::Return, vec![recipient], None),
        Code::UpstreamNotCovered => (Remedy::Upstream, vec![giver], None),
        Code::NoAgreement | Code::WrongParty | Code::WrongDirection | Code::Terminated | Code::Expired => {
            (Remedy::Sign, vec![giver, recipient], None)
        }
        Code::AgreementNotExecuted => {
            let signing = own.map(parties).filter(|parties| !parties.is_empty());
            (Remedy::Sign, signing.unwrap_or_else(|| vec![giver, recipient]), own)
        }
        Code::ProgrammeOutOfScope
        | Code::PurposeOutOfScope
        | Code::InfoTypeOutOfScope
        | Code::ClassAboveCeiling
        | Code::SiteOutOfScope
        | Code::TerritoryOutOfScope
        | Code::FlowdownTermsWeaker => (Remedy::Amend, own.map(parties).unwrap_or_default(), own),
        Code::NoFlowdownPermission | Code::TierDepthExceeded => {
            let paper = above.map(|(paper, _)| paper);
            (Remedy::Amend, paper.map(parties).unwrap_or_default(), paper)
        }
        Code::ConsentMissing | Code::ConsentExpired | Code::ConsentScopeMismatch => {
            let granting = above.map(|(_, by)| by).or(handover.matter.manufacturer);
            (Remedy::Consent, granting.into_iter().collect(), above.map(|(paper, _)| paper))
        }
        Code::FlowdownEvidenceMissing => (Remedy::Show, vec![giver], own),
        Code::LabelMissing
        | Code::LabelLevelLow
        | Code::LabelSiteMismatch
        | Code::LabelSuspended
        | Code::LabelExpired => (Remedy::Assess, vec![recipient], None),
        // One signed after the access does not reach back to it.
        Code::NoPersonalCommitment => (Remedy::Nothing, lacking(), None),
        Code::CommitmentExpired | Code::CommitmentScope => (Remedy::Commit, lacking(), None),
        Code::TrainingMissing | Code::TrainingLapsed => (Remedy::Train, lacking(), None),
    };
    Cure { code, remedy, by, paper }
}

/// A giver whose receipts were looked at.
pub(super) type Giver<'a> = Option<&'a Judged<'a>>;
