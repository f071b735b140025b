//! The fact that decides each check of the rule, as it stands on record; the same whether the check fails or not.

use chrono::NaiveDate;

use super::clauses::{Clause, weaker};
use super::explain::Giver;
use super::fact::{Fact, Named};
use super::flow_down::outside;
use super::paper::Considered;
use super::waiving::Waiving;
use super::{Code, Codes, Handover, Mode, Moment, handling, labels, later, people};
use crate::agreements::{FlowDown, Paper, Terms};
use crate::consents::Consent;
use crate::disclosures::Approval;
use crate::knowledge::{Knowledge, PaperId, Subject, Word};
use crate::parties::{Days, StandingKind};
use crate::returns::ReturnOutcome;
use crate::time::When;

/// Where facts are looked up.
pub(super) struct Telling<'a> {
    pub(super) knowledge: &'a Knowledge,
    pub(super) handover: &'a Handover<'a>,
    pub(super) mode: Mode,
    pub(super) moment: Moment,
    pub(super) waiving: &'a Waiving,
    /// The papers that pass were compared with what the giver had promised.
    pub(super) terms_compared: bool,
    /// The paper used, or the nearest miss.
    pub(super) paper: Option<PaperId>,
    /// The papers that were looked at.
    pub(super) papers: &'a [Considered],
    /// The giver's paper that decides about passing it on.
    pub(super) upstream: Option<PaperId>,
    /// The consent that decides about it, where the paper asks for one.
    pub(super) consent: Option<&'a Consent>,
    pub(super) judged: Giver<'a>,
}

impl Telling<'_> {
    pub(super) fn fact(&self, code: Code) -> Fact {
        match code {
            Code::Void | Code::RecIncomplete => Fact::default(),
            Code::RecipientSanctioned | Code::PersonBarred | Code::LegalHoldReleaseStop | Code::VersionWithdrawn => {
                self.of_bars(code)
            }
            Code::GiverNotHolder
            | Code::UpstreamNotCovered
            | Code::ReleaseNotApproved
            | Code::NotInvited
            | Code::RoundNotOpen => self.of_release(code),
            Code::HoldingPeriodExceeded
            | Code::SupersededRetained
            | Code::ReturnOverdue
            | Code::ReturnIncomplete
            | Code::ChannelNotAllowed
            | Code::EncryptionMissing
            | Code::MarkingMissing
            | Code::FlowdownEvidenceMissing => self.of_handling(code),
            Code::LabelMissing
            | Code::LabelLevelLow
            | Code::LabelSiteMismatch
            | Code::LabelSuspended
            | Code::LabelExpired => self.label(code),
            Code::NoPersonNamed
            | Code::NoPersonalCommitment
            | Code::CommitmentExpired
            | Code::CommitmentScope
            | Code::PersonLeft
            | Code::TrainingMissing
            | Code::TrainingLapsed
            | Code::NotOnAccessList => self.of_people(code),
            Code::NoFlowdownPermission
            | Code::TierDepthExceeded
            | Code::ConsentMissing
            | Code::ConsentNotYetValid
            | Code::ConsentExpired
            | Code::ConsentRevoked
            | Code::ConsentScopeMismatch
            | Code::FlowdownTermsWeaker => self.passing_on(code),
            _ => self.paper_for(code).map(|id| self.of_paper(code, id)).unwrap_or_default(),
        }
    }

    /// Standings, stops and withdrawal.
    fn of_bars(&self, code: Code) -> Fact {
        let Self { knowledge, handover, mode, moment, .. } = self;
        let recipient = handover.recipient();
        match code {
            Code::RecipientSanctioned => {
                let stands = knowledge.standings(recipient).iter().find(|one| {
                    let barred = one.standing == StandingKind::Barred;
                    let suspended = one.standing == StandingKind::Suspended && *mode == Mode::Release;
                    one.days.contains(moment.day) && (barred || suspended)
                });
                let fact = Fact::there(stands.is_some()).of([recipient]);
                stands.map_or(fact.clone(), |one| fact.days(one.days))
            }
            Code::PersonBarred => {
                let barred = |person: &Subject| knowledge.stands(*person, StandingKind::Barred, moment.day);
                let found: Vec<_> = people::people(knowledge, handover).filter(barred).collect();
                Fact::there(!found.is_empty()).of(found)
            }
            Code::LegalHoldReleaseStop => {
                let stops = knowledge.release_stops(handover.matter.key.document);
                self.first_days(stops.iter().copied())
            }
            Code::VersionWithdrawn => {
                let withdrawn = handover.matter.version.and_then(|version| version.withdrawn_at);
                Fact::there(withdrawn.is_some()).span(withdrawn, None)
            }
            _ => Fact::default(),
        }
    }

    /// How the giver came by it, who approved it, and the round.
    fn of_release(&self, code: Code) -> Fact {
        let Self { knowledge, handover, .. } = self;
        let (giver, recipient, told) = (handover.giver(), handover.recipient(), handover.told);
        match code {
            Code::GiverNotHolder => Fact::there(self.judged.is_some_and(|judged| judged.holds)).of([giver]),
            Code::UpstreamNotCovered => {
                let receipts = self.judged.map(|judged| judged.receipts).unwrap_or_default();
                let carry = receipts.iter().filter(|one| one.primary.is_none() && !one.accounted_before).count();
                let number = u32::try_from(carry).ok();
                Fact { number, ..Fact::there(carry > 0).of([giver]) }
            }
            Code::ReleaseNotApproved => {
                let approval = told.fact.handling().approval;
                let number = Some(u32::from(approval == Approval::Own));
                Fact { number, ..Fact::there(approval != Approval::None) }
            }
            Code::NotInvited => {
                let round = told.fact.round;
                let mut sides = std::iter::once(recipient).chain(handover.recipient_employers.iter().copied());
                let invited = round.and_then(|round| {
                    sides.find(|one| handling::is_invited(knowledge, handover, round, *one, handover.moment))
                });
                Fact::there(invited.is_some()).of([invited.unwrap_or(recipient)]).named(round)
            }
            Code::RoundNotOpen => {
                let round = told.fact.round.and_then(|round| knowledge.round(round));
                let fact = Fact::there(round.is_some()).named(told.fact.round);
                round.map_or(fact.clone(), |round| fact.span(Some(round.opens_at), Some(round.closes_at)))
            }
            _ => Fact::default(),
        }
    }

    /// How it was handled, and until when a copy may be kept.
    fn of_handling(&self, code: Code) -> Fact {
        let Self { knowledge, handover, .. } = self;
        let told = handover.told;
        match code {
            Code::HoldingPeriodExceeded => {
                let of_round = handling::holding_ends(knowledge, handover);
                self.until([of_round, self.consent_ends()].into_iter().flatten().min())
            }
            Code::SupersededRetained => {
                let days = handling::later_issues(knowledge, handover).min();
                Fact::there(days.is_some()).span(days.map(When::Day), None)
            }
            Code::ReturnOverdue => {
                // A permission that ended is what is overdue, where the copy was not due before.
                let ends = told.returns.iter().filter(|one| one.permits(self.moment.day) == Some(false));
                let until = ends.filter_map(|one| match one.outcome {
                    ReturnOutcome::Retained { until } => until,
                    ReturnOutcome::Complete | ReturnOutcome::Incomplete => None,
                });
                self.until(handover.due_on.or_else(|| until.max()))
            }
            Code::ReturnIncomplete => {
                let accounted = handover.accounted.map(|accounted| When::At(accounted.at));
                Fact::there(accounted.is_some()).span(accounted, None)
            }
            Code::ChannelNotAllowed => {
                let rule = handling::rule(knowledge, handover, self.moment);
                let allowed = rule.into_iter().flat_map(|rule| rule.channels.iter()).map(Named::Channel);
                Fact::there(true).compared(allowed, told.fact.handling().channel.map(Named::Channel))
            }
            Code::EncryptionMissing => Fact::there(told.fact.handling().encrypted),
            Code::MarkingMissing => Fact::there(told.fact.handling().marked),
            Code::FlowdownEvidenceMissing => Fact { paper: self.paper, ..Fact::there(!told.fact.handling().reported) },
            _ => Fact::default(),
        }
    }

    /// The people who receive.
    fn of_people(&self, code: Code) -> Fact {
        let Self { knowledge, handover, .. } = self;
        let told = handover.told;
        match code {
            Code::NoPersonNamed => Fact::there(!told.people.is_empty()).of(told.people.iter().copied()),
            Code::NoPersonalCommitment | Code::CommitmentExpired | Code::CommitmentScope => self.commitment(code),
            Code::TrainingMissing | Code::TrainingLapsed => self.training(code),
            Code::PersonLeft => {
                let left: Vec<_> = people::left(knowledge, handover, self.moment).collect();
                Fact::there(!left.is_empty()).of(left)
            }
            Code::NotOnAccessList => {
                let list = knowledge.access_list(handover.matter.key.document);
                let number = list.and_then(|list| u32::try_from(list.len()).ok());
                let missing: Vec<_> = people::unlisted(knowledge, handover, self.moment).collect();
                Fact { number, ..Fact::there(!missing.is_empty()).of(missing) }
            }
            _ => Fact::default(),
        }
    }

    fn first_days(&self, mut all: impl Iterator<Item = Days>) -> Fact {
        let found = all.find(|days| days.contains(self.moment.day));
        found.map_or_else(Fact::default, |days| Fact::there(true).days(days))
    }

    /// The last day on which the consent that decides lets a copy be held; none where handing over is judged.
    pub(super) fn consent_ends(&self) -> Option<NaiveDate> {
        let consent = self.consent.filter(|_| self.mode == Mode::Holding);
        consent?.holding_days().map(|days| later(self.handover.moment.day, days))
    }

    fn until(&self, last: Option<NaiveDate>) -> Fact {
        Fact::there(last.is_some()).of([self.handover.recipient()]).span(None, last.map(When::Day))
    }

    /// The label that decides, beside what is called for.
    fn label(&self, code: Code) -> Fact {
        let recipient = self.handover.recipient();
        let Some(found) = labels::look(self.knowledge, self.handover, self.moment, self.waiving) else {
            return Fact::default();
        };
        match (code, found.label) {
            (Code::LabelSiteMismatch, Some(label)) => {
                let sites = label.sites.iter().copied().map(Named::Word);
                let fact = Fact::there(!label.sites.is_empty()).of([recipient]);
                return fact.compared(sites, self.handover.told.site.map(Named::Word));
            }
            (Code::LabelSuspended, Some(label)) => {
                return Fact::there(label.stopped).of([recipient]).compared([Named::Objective(label.objective)], []);
            }
            _ => {}
        }
        let fact = Fact::there(found.label.is_some()).of([recipient]);
        let held = found.label.map(|label| Named::Objective(label.objective));
        let fact = fact.compared(held, [Named::Objective(found.required)]);
        let day = |day| Some(When::Day(day));
        found.label.map_or(fact.clone(), |label| fact.span(day(label.valid_from), day(label.valid_until)))
    }

    /// The commitment of the first person against whom this code speaks, or of the first, where it speaks against none.
    fn commitment(&self, code: Code) -> Fact {
        let Self { knowledge, handover, moment, waiving, .. } = self;
        let of = |person| (person, people::nearest_commitment(knowledge, handover, *moment, person, waiving));
        let Some((person, paper)) = self.decisive(code, of) else { return Fact::default() };
        let fact = Fact { paper, ..Fact::there(paper.is_some()).of([person]) };
        let Some(paper) = paper.map(|id| knowledge.paper(id)) else { return fact };
        if code == Code::CommitmentScope {
            return fact.counted(paper.programmes.len()).named(paper.programmes.iter().copied());
        }
        fact.span(paper.executed_at(), paper.expires_on.map(When::Day))
    }

    /// The training of the first person against whom this code speaks, or of the first, where it speaks against none.
    fn training(&self, code: Code) -> Fact {
        let of = |person| (person, people::nearest_training(self.knowledge, self.moment, person, self.waiving));
        let Some((person, training)) = self.decisive(code, of) else { return Fact::default() };
        let fact = Fact::there(training.is_some()).of([person]);
        let day = |day| Some(When::Day(day));
        training.map_or(fact.clone(), |one| fact.span(day(one.completed_on), day(one.valid_until())))
    }

    fn decisive<T>(&self, code: Code, of: impl Fn(Subject) -> (Subject, (Codes, T))) -> Option<(Subject, T)> {
        let all = people::people(self.knowledge, self.handover).map(of);
        let first = all.min_by_key(|(_, (faults, _))| !faults.contains(code));
        first.map(|(person, (_, thing))| (person, thing))
    }

    /// The paper used; of several commitments that stand in, the one from which a waiver took this reason away.
    fn paper_for(&self, code: Code) -> Option<PaperId> {
        let waived = self.papers.iter().filter(|one| one.reasons.is_empty() && one.waived.contains(code));
        waived.map(|one| Some(one.paper)).min_by_key(|paper| *paper != self.paper).unwrap_or(self.paper)
    }

    fn of_paper(&self, code: Code, id: PaperId) -> Fact {
        let paper = self.knowledge.paper(id);
        let fact = self.term(code, paper);
        Fact { paper: Some(id), ..fact }
    }

    fn term(&self, code: Code, paper: &Paper) -> Fact {
        let end = |day: Option<NaiveDate>| Fact::there(day.is_some()).span(None, day.map(When::Day));
        let start = |when: Option<When>| Fact::there(when.is_some()).span(when, None);
        let list = |words: &[Word]| Fact::there(!words.is_empty()).named(words.iter().copied());
        let (terms, told) = (paper.terms(), self.handover.told);
        let parties = terms.map(|terms| [terms.discloser, terms.recipient]);
        match code {
            Code::AgreementNotExecuted | Code::RetroactiveOnly => start(paper.executed_at()),
            Code::NotYetEffective => {
                start(Some(When::Day(super::paper::effective_on(paper, self.handover.matter.zone))))
            }
            Code::Expired => end(paper.expires_on),
            Code::Terminated => end(paper.terminated_on()),
            Code::ProgrammeOutOfScope => list(&paper.programmes),
            Code::PurposeOutOfScope => {
                let given = told.fact.purpose.map(Named::Word);
                list(terms.map(Terms::purposes).unwrap_or_default()).compared([], given)
            }
            Code::SiteOutOfScope => {
                list(terms.map(Terms::sites).unwrap_or_default()).compared([], told.site.map(Named::Word))
            }
            Code::InfoTypeOutOfScope => {
                let types = terms.map(Terms::info_types).unwrap_or_default().iter().copied().map(Named::InfoType);
                let given = self.handover.matter.document.map(|document| Named::InfoType(document.info_type));
                Fact::there(true).compared(types, given)
            }
            Code::TerritoryOutOfScope => {
                let countries = terms.map(Terms::territories).unwrap_or_default().iter().copied().map(Named::Country);
                let employers = self.handover.recipient_employers.iter().copied();
                let receiving = std::iter::once(self.handover.recipient()).chain(employers);
                let given = receiving.filter_map(|subject| self.knowledge.country(subject)).map(Named::Country);
                Fact::there(true).compared(countries, given)
            }
            Code::ClassAboveCeiling => {
                let matter = &self.handover.matter;
                let class = matter.document.map(|document| matter.class_on(document, self.moment.day));
                Fact::there(true).compared(terms.map(|terms| Named::Class(terms.ceiling)), class.map(Named::Class))
            }
            Code::Suspended => self.first_days(terms.into_iter().flat_map(|terms| terms.suspended().iter().copied())),
            Code::WrongParty | Code::WrongDirection => Fact::there(true).of(parties.into_iter().flatten()),
            _ => Fact::there(true),
        }
    }

    fn passing_on(&self, code: Code) -> Fact {
        let Some(id) = self.upstream else { return Fact::default() };
        let terms = self.knowledge.paper(id).terms();
        let fact = match code {
            Code::NoFlowdownPermission => {
                let number = match terms.map(|terms| terms.flow_down) {
                    Some(FlowDown::Permitted) => 0,
                    Some(FlowDown::WithConsent) => 1,
                    Some(FlowDown::Forbidden) | None => 2,
                };
                Fact { number: Some(number), ..Fact::there(true) }
            }
            Code::TierDepthExceeded => {
                let most = terms.and_then(|terms: &Terms| terms.max_depth);
                let hops = self.judged.and_then(|judged| judged.hops).map(|hops| Named::Number(hops.saturating_add(1)));
                Fact { number: most, ..Fact::there(most.is_some()).compared([], hops) }
            }
            Code::FlowdownTermsWeaker => {
                let clauses = self.weaker_clauses(id);
                Fact::there(true).counted(clauses.len()).compared(clauses.into_iter().map(Named::Clause), [])
            }
            _ => self.consent(code),
        };
        Fact { paper: Some(id), ..fact }
    }

    /// The clauses in which the papers that pass ask for less than the giver's does, of the one that asks for most of them.
    fn weaker_clauses(&self, upstream: PaperId) -> Vec<Clause> {
        let above = self.knowledge.paper(upstream);
        let passing = self.papers.iter().filter(|one| one.reasons.is_empty());
        let weaker = passing.map(|one| weaker(self.knowledge.paper(one.paper), above).collect());
        weaker.min_by_key(Vec::len).unwrap_or_default()
    }

    /// The consent that decides.
    fn consent(&self, code: Code) -> Fact {
        let Some(consent) = self.consent else { return Fact::default() };
        let fact = Fact::there(true).named([consent.code]);
        match code {
            Code::ConsentNotYetValid => fact.span(consent.valid_from().or(Some(consent.granted_at())), None),
            Code::ConsentScopeMismatch => {
                let (which, allowed) = outside(self.handover, consent).unwrap_or_default();
                Fact { number: Some(which), ..fact.compared([], allowed.iter().copied().map(Named::Word)) }
            }
            Code::ConsentExpired => Fact { there: consent.valid_to().is_some(), ..fact.span(None, consent.valid_to()) },
            Code::ConsentRevoked => {
                Fact { there: consent.revoked_at().is_some(), ..fact.span(None, consent.revoked_at()) }
            }
            _ => fact.span(Some(consent.granted_at()), None),
        }
    }
}
