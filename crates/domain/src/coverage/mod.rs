//! Coverage: whether handing over was allowed, whether keeping is, and whether a duty binds.
//!
//! One implementation of one rule; everything else only prints what it says.

mod amendments;
mod bound;
mod changes;
pub mod clauses;
mod codes;
mod embargo;
mod explain;
mod fact;
mod facts;
mod flow_down;
mod flowed;
mod handling;
mod handover;
mod labels;
mod notes;
mod paper;
mod people;
mod printing;
mod set;
mod stand_in;
mod terms;
mod waiving;

use chrono::{Days, NaiveDate};
use chrono_tz::Tz;

pub use amendments::{amends, replaced};
pub use bound::{Papers, binds, bound_by, can_bind, can_oblige};
pub use changes::changes;
pub use codes::{Cause, Code, Warning};
pub use embargo::{Outcome, Published, Shown, bound_until, notified_to, published};
pub use explain::{Check, CheckOutcome, Cure, Explained, Remedy, cures, explain};
pub use fact::{Fact, Named};
pub use flow_down::{Judged, Receipt, Upstream};
pub use flowed::{Flowed, flowed};
pub use handover::{Handover, Matter, Told, due_on};
pub use notes::{Note, acknowledgement, notes, recording};
pub use paper::{Considered, Passing, Passings};
pub use people::admission;
pub use set::{Codes, Member, Set, Warnings};
pub use waiving::Waived;

use self::people::Asked;
use self::waiving::Waiving;
use crate::knowledge::{Knowledge, PaperId, Subject, Word};
use crate::parties::StandingKind;
use crate::returns::ReturnOutcome;
use crate::time::{Instant, When};

/// Which question is asked about a disclosure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Was handing it over allowed, at its own time?
    Release,
    /// May the recipient still have it?
    Holding,
}

/// A time at which a disclosure is judged, with its local day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    pub at: Instant,
    pub day: NaiveDate,
    /// The time of day is known.
    pub exact: bool,
}

impl Moment {
    /// The moment of a fact: a day without a time stands at its first instant.
    pub fn of(when: When, zone: Tz) -> Self {
        Self { at: when.instant(zone), day: when.day(zone), exact: when.is_exact() }
    }

    /// The moment that a question asks about: a day stands for all of it.
    pub fn asked(when: When, zone: Tz) -> Self {
        let at = when.last_instant(zone);
        Self { at, day: when.day(zone), exact: true }
    }

    /// How `when` stands to this moment; `None` on the same day when the time of one of them is unknown.
    pub(crate) fn order_of(self, when: When, zone: Tz) -> Option<std::cmp::Ordering> {
        if let (true, When::At(at)) = (self.exact, when) {
            return Some(at.cmp(&self.at));
        }
        let by_day = when.day(zone).cmp(&self.day);
        Some(by_day).filter(|by_day| *by_day != std::cmp::Ordering::Equal)
    }
}

/// The verdict on one disclosure in one mode at one time. It is covered when no reason speaks against it.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    pub reasons: Codes,
    /// The paper used, or the nearest miss.
    pub agreement: Option<PaperId>,
    pub warnings: Warnings,
    /// Reasons that waivers took away.
    pub waived: Waived,
    /// Comes with [`Code::UpstreamNotCovered`].
    pub cause: Option<Cause>,
    /// The papers that pass, whatever else speaks against it: what was promised about passing it on.
    pub passing: Passings,
}

impl Verdict {
    pub fn covered(&self) -> bool {
        self.reasons.is_empty()
    }

    /// The first reason in the order of precedence.
    pub fn primary(&self) -> Option<Code> {
        self.reasons.first()
    }
}

/// What can be said of a disclosure without looking at how its giver came by the version.
#[derive(Clone, Debug)]
pub struct Alone {
    verdict: Verdict,
    /// Public, or handed to where it came from: nothing else is asked.
    settled: bool,
    /// A direct agreement with the manufacturer authorises receipt from this giver.
    receipt_authorised: bool,
    /// The terms of the papers that pass must be no weaker than those of the giver's, and their copies seen.
    terms_compared: bool,
    /// Only an invited bidder further up the chain allows it in this round.
    uninvited: Option<Word>,
    waiving: Waiving,
}

/// Judges everything except how the giver came by the version (codes 20, 21, 50 to 58, and 23 where only somebody further up
/// the chain can allow it).
pub fn alone(knowledge: &Knowledge, handover: &Handover<'_>, mode: Mode, moment: Moment) -> Alone {
    let mut verdict = Verdict::default();
    if handover.is_incomplete(knowledge) {
        verdict.reasons.insert(Code::RecIncomplete);
    }
    if handover.matter.is_public(moment) {
        verdict.warnings.insert(Warning::Public);
        return Alone::settled(verdict);
    }
    if handover.goes_to_its_source() {
        return Alone::settled(verdict);
    }
    let waiving = Waiving::of(knowledge, handover, moment.day);
    let paper = paper::judge(knowledge, handover, mode, moment, &waiving);
    verdict.warnings = verdict.warnings.union(paper.warnings);
    verdict.agreement = paper.agreement;
    verdict.passing = paper.passing;
    bars(knowledge, handover, mode, moment, &mut verdict);
    let rule = handling::rule(knowledge, handover, moment);
    let found = [
        people::always(knowledge, handover, moment),
        match mode {
            Mode::Release => handling::at_release(knowledge, handover, moment, rule),
            Mode::Holding => handling::keeping(knowledge, handover, moment, rule).union(returns(handover, moment)),
        },
    ];
    verdict.reasons = found.into_iter().fold(verdict.reasons, Codes::union);
    if let Some(rule) = rule {
        let asked = Asked { commitment: rule.commitment, training: rule.training };
        verdict.reasons = verdict.reasons.union(people::judge(knowledge, handover, mode, moment, asked, &waiving));
        if rule.label {
            let (reasons, warnings) = labels::judge(knowledge, handover, moment, &waiving);
            verdict.reasons = verdict.reasons.union(reasons);
            verdict.warnings = verdict.warnings.union(warnings);
        }
    }
    let (reasons, waived) = waiving.part(verdict.reasons);
    verdict.reasons = reasons.union(paper.reasons);
    verdict.waived = waiving.named(waived.union(paper.waived));
    let relied_on = handover.told.fact.relied_on;
    if relied_on.is_some() && relied_on != verdict.agreement.map(|id| knowledge.paper(id).code) {
        verdict.warnings.insert(Warning::AgreementDiffers);
    }
    Alone {
        verdict,
        settled: false,
        receipt_authorised: paper.receipt_authorised,
        terms_compared: paper.terms_compared,
        uninvited: handling::uninvited_round(knowledge, handover, mode, moment),
        waiving,
    }
}

/// Adds how the giver came by the version, and whether it was allowed to pass it on.
pub fn with_upstream(
    knowledge: &Knowledge,
    handover: &Handover<'_>,
    mode: Mode,
    moment: Moment,
    alone: Alone,
    upstream: &Upstream<'_>,
) -> Verdict {
    let Alone { mut verdict, settled, receipt_authorised, terms_compared, uninvited, waiving } = alone;
    if settled {
        return verdict;
    }
    let mut waived = Codes::default();
    if let Upstream::Judged(judged) = upstream {
        flow_down::giver(mode, judged, &mut verdict);
        let question = flow_down::Question { knowledge, handover, mode, moment, waiving: &waiving, terms_compared };
        waived = flow_down::judge(&question, judged, receipt_authorised, &mut verdict);
    }
    let below_invited = matches!(upstream, Upstream::Judged(Judged { below_invited: true, .. }));
    if uninvited.is_some() && !below_invited {
        let (reasons, taken) = waiving.part(Codes::from_iter([Code::NotInvited]));
        verdict.reasons = verdict.reasons.union(reasons);
        waived = waived.union(taken);
    }
    if !waived.is_empty() {
        verdict.waived.extend(waiving.named(waived));
        verdict.waived.sort_unstable();
        verdict.waived.dedup();
    }
    verdict
}

/// Whether a subject is an invited bidder of a round when something is handed over.
pub fn is_invited(knowledge: &Knowledge, handover: &Handover<'_>, round: Word, subject: Subject) -> bool {
    handling::is_invited(knowledge, handover, round, subject, handover.moment)
}

impl Alone {
    fn settled(verdict: Verdict) -> Self {
        Self {
            verdict,
            settled: true,
            receipt_authorised: false,
            terms_compared: false,
            uninvited: None,
            waiving: Waiving::default(),
        }
    }

    /// The round in which only an invited bidder further up the chain allows it.
    pub const fn uninvited(&self) -> Option<Word> {
        self.uninvited
    }

    /// Where the search for the least fixed point begins: nothing about the giver is proved, and the papers are what
    /// they are.
    #[must_use]
    pub fn unproved(&self) -> Verdict {
        let mut verdict = self.verdict.clone();
        if !self.settled {
            verdict.reasons.insert(Code::UpstreamNotCovered);
        }
        verdict
    }

    /// The papers that pass, which nothing about the giver changes.
    pub const fn passing(&self) -> &Passings {
        &self.verdict.passing
    }

    /// Nothing about the giver can change the verdict.
    pub const fn is_settled(&self) -> bool {
        self.settled
    }
}

/// Standings of recipient and named people, and the withdrawal of the version.
fn bars(knowledge: &Knowledge, handover: &Handover<'_>, mode: Mode, moment: Moment, verdict: &mut Verdict) {
    let stands = |subject, standing| knowledge.stands(subject, standing, moment.day);
    let recipient = handover.recipient();
    if knowledge.is_person(recipient) {
        if stands(recipient, StandingKind::Barred) {
            verdict.reasons.insert(Code::PersonBarred);
        }
    } else if match mode {
        Mode::Release => knowledge.is_stopped(recipient, moment.day),
        Mode::Holding => stands(recipient, StandingKind::Barred),
    } {
        verdict.reasons.insert(Code::RecipientSanctioned);
    }
    if handover.told.people.iter().any(|person| stands(*person, StandingKind::Barred)) {
        verdict.reasons.insert(Code::PersonBarred);
    }
    if let Some(withdrawn) = handover.matter.version.and_then(|version| version.withdrawn_at) {
        match moment.order_of(withdrawn, handover.matter.zone) {
            Some(std::cmp::Ordering::Less) => {
                verdict.reasons.insert(Code::VersionWithdrawn);
            }
            None => {
                verdict.warnings.insert(Warning::SameDayWithdrawal);
            }
            Some(_) => {}
        }
    }
}

/// What is due back and has not come, or not completely.
fn returns(handover: &Handover<'_>, moment: Moment) -> Codes {
    let mut reasons = Codes::default();
    let told = handover.told.returns.iter().filter(|one| one.accounted_at().instant(handover.matter.zone) <= moment.at);
    let has = |outcome| told.clone().any(|one| one.outcome == outcome);
    let permits = |counts| told.clone().any(|one| one.permits(moment.day) == Some(counts));
    // What could be kept until a day is due with it.
    let overdue = handover.due_on.is_some_and(|due| moment.day > due) || permits(false);
    if overdue && !has(ReturnOutcome::Complete) && !permits(true) {
        reasons.insert(Code::ReturnOverdue);
    }
    if has(ReturnOutcome::Incomplete) {
        reasons.insert(Code::ReturnIncomplete);
    }
    reasons
}

/// `days` after `day`; the end of the calendar when there are that many.
fn later(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MAX)
}
