//! How the giver came by the version, and whether what it had promised allowed it to pass it on.

use std::cmp::Ordering;

use super::clauses::weaker;
use super::paper::{Considered, by_date_and_code, effective_on, nearness};
use super::waiving::Waiving;
use super::{Cause, Code, Codes, Handover, Mode, Moment, Passing, Verdict, Warning, Warnings, later};
use crate::agreements::{FlowDown, Nature, Paper};
use crate::consents::Consent;
use crate::knowledge::{Knowledge, PaperId, Word};
use crate::time::Instant;

/// How the giver came by the version.
#[derive(Clone, Debug)]
pub enum Upstream<'a> {
    /// It is the source: the originator, or the maker of a version that derives from nothing.
    MayGive,
    Judged(Judged<'a>),
}

/// A giver that is not the source.
#[derive(Clone, Debug)]
pub struct Judged<'a> {
    /// It held the version by the time of judging.
    pub holds: bool,
    /// The fewest disclosures from the source to it at the instant of the disclosure.
    pub hops: Option<u32>,
    /// An invited bidder of the round that the disclosure names stands above the giver in its chain; said only where that
    /// is asked.
    pub below_invited: bool,
    /// Its receipts by the time of judging, by instant and code.
    pub receipts: &'a [Receipt<'a>],
}

/// One receipt of the giver, judged for keeping.
#[derive(Clone, Copy, Debug)]
pub struct Receipt<'a> {
    /// The copy was accounted for before the disclosure.
    pub accounted_before: bool,
    /// It was received by the instant of the disclosure.
    pub by_disclosure: bool,
    /// The first reason against keeping; absent when covered.
    pub primary: Option<Code>,
    pub passing: &'a [Passing],
}

impl<'a> Receipt<'a> {
    /// A receipt of what was given at `given_at`, by when it was received and accounted for.
    pub fn new(
        (received_at, accounted_at): (Instant, Option<Instant>),
        given_at: Instant,
        primary: Option<Code>,
        passing: &'a [Passing],
    ) -> Self {
        let accounted_before = accounted_at.is_some_and(|accounted| accounted < given_at);
        Self { accounted_before, by_disclosure: received_at <= given_at, primary, passing }
    }

    const fn covered(&self) -> bool {
        self.primary.is_none()
    }

    /// Covered with no paper at all, public at the time: there is no agreement that could ask for anything. Without this
    /// a second receipt could take cover away by becoming covered, and cover would have no least fixed point.
    fn serves_without_paper(&self) -> bool {
        self.covered() && !self.accounted_before && self.passing.is_empty()
    }
}

/// Codes 20 and 21, and the contradiction of a certificate.
pub(super) fn giver(mode: Mode, judged: &Judged<'_>, verdict: &mut Verdict) {
    let mut before = judged.receipts.iter().filter(|receipt| receipt.by_disclosure).peekable();
    let contradicted = before.peek().is_some() && before.all(|receipt| receipt.accounted_before);
    if contradicted && judged.holds {
        verdict.warnings.insert(Warning::ReturnContradicted);
    }
    if !judged.holds {
        if mode == Mode::Release {
            verdict.reasons.insert(Code::GiverNotHolder);
        } else {
            verdict.reasons.insert(Code::UpstreamNotCovered);
            verdict.cause = Some(Cause::Code(Code::GiverNotHolder));
        }
        return;
    }
    let mut kept = judged.receipts.iter().filter(|receipt| !receipt.accounted_before);
    if kept.clone().any(Receipt::covered) {
        return;
    }
    verdict.reasons.insert(Code::UpstreamNotCovered);
    let earliest = kept.next().and_then(|receipt| receipt.primary);
    verdict.cause = Some(earliest.map_or(Cause::ReturnContradicted, Cause::Code));
}

pub(super) struct Question<'a> {
    pub(super) knowledge: &'a Knowledge,
    pub(super) handover: &'a Handover<'a>,
    pub(super) mode: Mode,
    pub(super) moment: Moment,
    pub(super) waiving: &'a Waiving,
    /// The papers that pass may be weaker than what the giver had promised.
    pub(super) terms_compared: bool,
}

struct Reading {
    passing: Passing,
    reasons: Codes,
    waived: Codes,
    warnings: Warnings,
    forbids: bool,
}

/// Codes 50 to 58: one of the papers of the giver's covered receipts (of all, where none is covered) must permit. Answers
/// which of the reasons against the paper that decides were waived.
pub(super) fn judge(
    question: &Question<'_>,
    judged: &Judged<'_>,
    receipt_authorised: bool,
    verdict: &mut Verdict,
) -> Codes {
    let readings = readings(question, judged, &verdict.passing);
    let forbidden = readings.iter().any(|reading| reading.forbids);
    if judged.receipts.iter().any(Receipt::serves_without_paper) {
        return Codes::default();
    }
    if receipt_authorised {
        if forbidden {
            verdict.warnings.insert(Warning::ConflictingTerms);
        }
        return Codes::default();
    }
    let best = readings.into_iter().min_by(|a, b| better(question, a, b));
    let Some(best) = best else { return Codes::default() };
    if best.reasons.is_empty() && forbidden {
        verdict.warnings.insert(Warning::ConflictingTerms);
    }
    verdict.reasons = verdict.reasons.union(best.reasons);
    verdict.warnings = verdict.warnings.union(best.warnings);
    best.waived
}

/// What the giver had signed, each paper once, read for passing it on.
fn readings(question: &Question<'_>, judged: &Judged<'_>, own: &[Passing]) -> Vec<Reading> {
    let any_covered = judged.receipts.iter().any(Receipt::covered);
    let read = judged.receipts.iter().filter(|receipt| !any_covered || receipt.covered());
    let mut seen = Vec::new();
    let mut readings = Vec::new();
    for passing in read.flat_map(|receipt| receipt.passing) {
        if !seen.contains(passing) {
            seen.push(*passing);
            readings.push(reading(question, judged, *passing, own));
        }
    }
    readings
}

/// One that permits comes first, best without a waiver; then the nearer misses.
fn better(question: &Question<'_>, a: &Reading, b: &Reading) -> Ordering {
    let day = |id| effective_on(question.knowledge.paper(id), question.handover.matter.zone);
    let fails = |one: &Reading| (!one.reasons.is_empty(), one.reasons.is_empty() && !one.waived.is_empty());
    fails(a)
        .cmp(&fails(b))
        .then_with(|| nearness(a.reasons).cmp(&nearness(b.reasons)))
        .then_with(|| by_date_and_code(question.knowledge, &day, a.passing.paper, b.passing.paper))
        .then_with(|| a.waived.len().cmp(&b.waived.len()))
}

/// The readings in that order; none where a copy serves that needs no paper.
pub(super) fn considered(question: &Question<'_>, judged: &Judged<'_>, own: &[Passing]) -> Vec<Considered> {
    if judged.receipts.iter().any(Receipt::serves_without_paper) {
        return Vec::new();
    }
    let mut readings = readings(question, judged, own);
    readings.sort_by(|a, b| better(question, a, b));
    let told = |one: Reading| Considered {
        paper: one.passing.paper,
        disclosed_by: one.passing.disclosed_by,
        reasons: one.reasons,
        waived: one.waived,
    };
    readings.into_iter().map(told).collect()
}

fn reading(question: &Question<'_>, judged: &Judged<'_>, passing: Passing, own: &[Passing]) -> Reading {
    let (mut reasons, mut warnings) = (Codes::default(), Warnings::default());
    let mut forbids = false;
    match &question.knowledge.paper(passing.paper).nature {
        Nature::Commitment { .. } => forbids = true,
        Nature::Agreement(terms) => {
            let depth = judged.hops.map(|hops| hops.saturating_add(1));
            if question.terms_compared {
                reasons = reasons.union(repeated(question, passing.paper, own));
            }
            if depth.zip(terms.max_depth).is_some_and(|(depth, most)| depth > most) {
                reasons.insert(Code::TierDepthExceeded);
            }
            match terms.flow_down {
                FlowDown::Permitted => {}
                FlowDown::Forbidden => forbids = true,
                FlowDown::WithConsent => {
                    let (missing, noted) = consent(question, passing);
                    reasons = reasons.union(missing);
                    warnings = warnings.union(noted);
                }
            }
        }
    }
    if forbids {
        reasons.insert(Code::NoFlowdownPermission);
    }
    let (reasons, waived) = question.waiving.part(reasons);
    let forbids = reasons.contains(Code::NoFlowdownPermission);
    Reading { passing, reasons, waived, warnings, forbids }
}

/// Codes 57 and 58: whether one of the recipient's own papers repeats what the giver had promised, and its copy was seen.
fn repeated(question: &Question<'_>, upstream: PaperId, own: &[Passing]) -> Codes {
    let knowledge = question.knowledge;
    let mut reasons = Codes::default();
    if own.iter().all(|one| is_weaker(knowledge.paper(one.paper), knowledge.paper(upstream))) {
        reasons.insert(Code::FlowdownTermsWeaker);
    }
    if question.handover.told.fact.handling().reported {
        reasons.insert(Code::FlowdownEvidenceMissing);
    }
    reasons
}

/// An agreement asks for less than the one above it does.
fn is_weaker(paper: &Paper, upstream: &Paper) -> bool {
    weaker(paper, upstream).next().is_some()
}

/// What the best consent for this giver, recipient and document lacks, of those that the right party granted.
fn consent(question: &Question<'_>, passing: Passing) -> (Codes, Warnings) {
    let best = best_consent(question, passing);
    best.map_or_else(|| (Codes::from_iter([Code::ConsentMissing]), Warnings::default()), |(found, _)| found)
}

/// That consent itself.
pub(super) fn deciding_consent<'a>(question: &Question<'a>, passing: Passing) -> Option<&'a Consent> {
    best_consent(question, passing).map(|(_, consent)| consent)
}

fn best_consent<'a>(question: &Question<'a>, passing: Passing) -> Option<((Codes, Warnings), &'a Consent)> {
    let Question { knowledge, handover, mode, moment, .. } = question;
    let counts = |granted_by| granted_by == passing.disclosed_by || Some(granted_by) == handover.matter.manufacturer;
    let mut best: Option<((Codes, Warnings), &Consent)> = None;
    for consent in consents_for(knowledge, handover).filter(|consent| consent.granted_by.is_none_or(counts)) {
        let judged = judge_consent(handover, *mode, *moment, consent);
        if best.as_ref().is_none_or(|((known, _), _)| question.waiving.nearer(judged.0, *known).is_lt()) {
            best = Some((judged, consent));
        }
        // None is better than one that nothing speaks against.
        if judged.0.is_empty() {
            break;
        }
    }
    // Where no consent serves and one is not needed, a further one that does not serve changes nothing.
    let needed = !question.waiving.has(Code::ConsentMissing);
    let serves = |reasons: Codes| question.waiving.part(reasons).0.is_empty();
    best.filter(|((reasons, _), _)| needed || serves(*reasons))
}

/// The consents to this document, giver and recipient, whoever granted them.
pub(super) fn consents_for<'a>(knowledge: &'a Knowledge, handover: &Handover<'_>) -> impl Iterator<Item = &'a Consent> {
    knowledge.consents_for(handover.matter.key.document, handover.recipient()).filter(|consent| {
        handover.matter.document.is_some() && handover.giving_side().any(|giver| consent.giver == giver)
    })
}

/// Nothing speaks against a consent when keeping is judged, if its grantor is the right one.
pub(super) fn serves_keeping(handover: &Handover<'_>, moment: Moment, consent: &Consent) -> bool {
    judge_consent(handover, Mode::Holding, moment, consent).0.is_empty()
}

fn judge_consent(handover: &Handover<'_>, mode: Mode, moment: Moment, consent: &Consent) -> (Codes, Warnings) {
    let zone = handover.matter.zone;
    let (mut reasons, mut warnings) = (Codes::default(), Warnings::default());
    let order = |when| moment.order_of(when, zone);
    match order(consent.granted_at()) {
        Some(Ordering::Greater) => {
            reasons.insert(Code::ConsentNotYetValid);
        }
        None => {
            warnings.insert(Warning::SameDayGrant);
        }
        Some(_) => {}
    }
    if consent.valid_from().is_some_and(|from| order(from) == Some(Ordering::Greater)) {
        reasons.insert(Code::ConsentNotYetValid);
    }
    if consent.valid_to().is_some_and(|to| order(to) == Some(Ordering::Less)) {
        reasons.insert(Code::ConsentExpired);
    }
    match consent.revoked_at().map(order) {
        Some(Some(Ordering::Less)) => {
            reasons.insert(Code::ConsentRevoked);
        }
        Some(None) => {
            warnings.insert(Warning::SameDayRevocation);
        }
        _ => {}
    }
    if outside(handover, consent).is_some() {
        reasons.insert(Code::ConsentScopeMismatch);
    }
    let over = |days| moment.day > later(handover.moment.day, days);
    if mode == Mode::Holding && consent.holding_days().is_some_and(over) {
        reasons.insert(Code::HoldingPeriodExceeded);
    }
    (reasons, warnings)
}

/// The first limit of a consent outside of which a disclosure lies: 1 its versions, 2 its purposes, 3 its sites; and what it
/// was granted for.
pub(super) fn outside<'a>(handover: &Handover<'_>, consent: &'a Consent) -> Option<(u32, &'a [Word])> {
    let told = handover.told;
    let limits = [
        (&*consent.versions, Some(handover.matter.key.label)),
        (consent.purposes(), told.fact.purpose),
        (consent.sites(), told.site),
    ];
    let is_outside = |(allowed, given): (&[Word], Option<Word>)| {
        !allowed.is_empty() && given.is_none_or(|given| !allowed.contains(&given))
    };
    let found = (1..).zip(limits).find(|(_, limit)| is_outside(*limit));
    found.map(|(which, (allowed, _))| (which, allowed))
}
