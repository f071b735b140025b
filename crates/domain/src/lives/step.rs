//! The one function that decides on steps, and what may be done next.

use std::collections::BTreeSet;

use super::arrows::{may as may_say, must};
use super::{
    Arrow, Ask, AskProblem, Check, Effect, Event, Field, Given, Lack, Life, Phase, Refusal, State, Transition, Typed,
    WhyNot, cases, claims, events, incidents, machine, rectification, rounds, transmittals,
};
use crate::facts::{Kind, Row};
use crate::staff::{Actor, Role};

/// What somebody wants to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// Take the step, or propose it where two people are needed.
    Go,
    /// Confirm the step that somebody else proposed.
    Confirm,
    /// Decline it.
    Decline,
    /// Take one's own proposal back.
    TakeBack,
}

/// A step that is to be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    pub event: Event,
    pub phase: Phase,
    pub answers: Option<i64>,
    pub from: State,
    pub to: State,
    pub given: Given,
    pub effect: Effect,
    /// What would be written once it is confirmed; nothing of it is yet.
    pub foreseen: Vec<Row>,
}

/// Something that may happen next, to whoever it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    pub arrow: &'static Arrow,
    /// How it keeps maker and checker apart.
    pub check: Check,
    /// Why the one who asks may not take it; none when they may.
    pub refusal: Option<Refusal>,
}

/// A proposal that waits for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal<'a> {
    pub step: &'a Transition,
    /// Why the one who asks may not confirm it, may not decline it, may not take it back.
    pub refusals: [Option<Refusal>; 3],
}

impl Act {
    pub const ANSWERS: [Self; 3] = [Self::Confirm, Self::Decline, Self::TakeBack];

    /// The name in addresses and catalogue keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Go => "go",
            Self::Confirm => "confirm",
            Self::Decline => "decline",
            Self::TakeBack => "take-back",
        }
    }

    /// What is asked with an answer; of the step itself, its arrow says it.
    pub const fn asks(self) -> &'static [Ask] {
        match self {
            Self::Decline => const { &[must(Field::Reason)] },
            Self::Go | Self::Confirm | Self::TakeBack => const { &[may_say(Field::Reason)] },
        }
    }

    /// The answer of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ANSWERS.into_iter().find(|act| act.name() == name)
    }
}

/// Decides on a step: what is to be recorded, or why it is not taken.
///
/// # Errors
/// A `Refusal` for everything that the machine does not allow.
///
/// # Source
/// The state machines of papers; maker and checker are compared as people, not as roles.
pub fn decide(life: &Life<'_>, actor: &Actor, event: Event, act: Act, typed: &Typed) -> Result<Decided, Refusal> {
    let arrow = may(life, actor, event, act)?;
    let refuse = |why| life.refusal(event, act, why);
    let asks = if act == Act::Go { arrow.asks } else { act.asks() };
    let given = Given::parse(asks, typed, life.papers, life.latest_day).map_err(|all| refuse(WhyNot::Asks(all)))?;
    if let Some(problem) = life.unfit_approver(event, &given) {
        return Err(refuse(WhyNot::Asks(vec![AskProblem { field: Field::Approver, problem }])));
    }
    if let Some(problem) = life.told_of_nobody(event, &given) {
        return Err(refuse(WhyNot::Asks(vec![problem])));
    }
    if let Some(why) = life.not_ready(event) {
        return Err(refuse(why));
    }
    let open = life.open(event).filter(|_| act != Act::Go);
    if act == Act::Go
        && let Some(problem) = life.too_early(arrow, &given)
    {
        return Err(refuse(WhyNot::Asks(vec![problem])));
    }
    if act == Act::Confirm && open.is_some_and(|proposal| life.too_early(arrow, &proposal.given).is_some()) {
        return Err(refuse(WhyNot::ChangedSince));
    }
    let phase = match act {
        Act::Go if life.is_proposed(arrow) => Phase::Proposed,
        Act::Go => Phase::Took,
        Act::Confirm => Phase::Confirmed,
        Act::Decline => Phase::Declined,
        Act::TakeBack => Phase::TakenBack,
    };
    let effect = match act {
        // What is proposed must be possible, too, though nothing comes of it yet.
        Act::Go => life.effect(event, &given),
        Act::Confirm => life.effect(event, open.map_or(&given, |proposal| &proposal.given)),
        Act::Decline | Act::TakeBack => Ok(Effect::Nothing),
    };
    let effect = effect.map_err(|all| refuse(WhyNot::Impossible(all)))?;
    let (effect, foreseen) = match effect {
        effect if phase.arrives() => (effect, Vec::new()),
        Effect::Writes(rows) => (Effect::Nothing, rows),
        Effect::Nothing | Effect::Voids | Effect::Reaches { .. } => (Effect::Nothing, Vec::new()),
    };
    let from = life.state();
    let to = if matches!(act, Act::Go | Act::Confirm) { arrow.to } else { from };
    Ok(Decided { event, phase, answers: open.map(|step| step.number), from, to, given, effect, foreseen })
}

/// Whether `actor` may do this at all, whatever they say with it.
fn may(life: &Life<'_>, actor: &Actor, event: Event, act: Act) -> Result<&'static Arrow, Refusal> {
    let refuse = |why| Err(life.refusal(event, act, why));
    let Some(arrow) = arrow_of(life, event) else { return refuse(WhyNot::NotInThisLife) };
    let Some(by) = actor.id else { return refuse(WhyNot::Nobody) };
    let open = life.open(event);
    let state = life.state();
    // A proposal whose time has passed can still be declined and taken back.
    if matches!(act, Act::Go | Act::Confirm) && !arrow.from.contains(&state) {
        let from = machine(life.kind()).iter().filter(|arrow| arrow.event == event);
        return refuse(WhyNot::WrongState { from: from.flat_map(|arrow| arrow.from.iter().copied()).collect() });
    }
    match (act, open) {
        (Act::Go, Some(_)) => return refuse(WhyNot::ProposedAlready),
        (Act::Confirm | Act::Decline | Act::TakeBack, None) => return refuse(WhyNot::NothingProposed),
        (Act::TakeBack, Some(proposal)) if proposal.by != by => return refuse(WhyNot::NotTheProposer),
        (Act::TakeBack, Some(_)) => return Ok(arrow),
        (Act::Confirm, Some(proposal)) if life.changed_since(proposal.act) => return refuse(WhyNot::ChangedSince),
        (Act::Confirm, Some(proposal)) if life.lost_papers(arrow, proposal) => return refuse(WhyNot::PapersLost),
        _ => {}
    }
    if !life.roles(arrow, act).iter().any(|role| actor.roles.contains(role)) {
        return refuse(WhyNot::NotForTheirRoles);
    }
    if life.makers(arrow, act).contains(&by) {
        return refuse(WhyNot::SamePerson);
    }
    Ok(arrow)
}

/// The arrow of an event from where the paper stands, else any arrow of it.
fn arrow_of(life: &Life<'_>, event: Event) -> Option<&'static Arrow> {
    let state = life.state();
    let mut arrows = machine(life.kind()).iter().filter(|arrow| arrow.event == event);
    let first = arrows.clone().next();
    arrows.find(|arrow| arrow.from.contains(&state)).or(first)
}

impl<'a> Life<'a> {
    /// Everything that may happen next from where it stands and is not proposed already, as `actor` may take it.
    pub fn ways(&self, actor: &Actor) -> Vec<Way> {
        let state = self.state();
        let next = machine(self.kind()).iter().filter(|arrow| arrow.from.contains(&state));
        let next = next.filter(|arrow| self.open(arrow.event).is_none());
        next.map(|arrow| Way { arrow, check: self.check(arrow), refusal: may(self, actor, arrow.event, Act::Go).err() })
            .collect()
    }

    /// What is proposed and waits for an answer, as `actor` may give it.
    pub fn proposals(&self, actor: &Actor) -> Vec<Proposal<'a>> {
        let events: BTreeSet<Event> = machine(self.kind()).iter().map(|arrow| arrow.event).collect();
        let open = events.into_iter().filter_map(|event| self.open(event));
        let refusals = |step: &Transition| Act::ANSWERS.map(|act| may(self, actor, step.event, act).err());
        open.map(|step| Proposal { step, refusals: refusals(step) }).collect()
    }

    /// Whether `actor` may do this, before they say anything with it.
    ///
    /// # Errors
    /// A `Refusal`, as of [`decide`].
    pub fn may(&self, actor: &Actor, event: Event, act: Act) -> Result<&'static Arrow, Refusal> {
        may(self, actor, event, act)
    }

    /// The proposal of an event that nobody has answered.
    pub fn open(&self, event: Event) -> Option<&'a Transition> {
        let is_answered = |number| self.steps.iter().any(|step| step.answers == Some(number));
        let mut of_event = self.steps.iter().filter(|step| step.event == event && step.phase == Phase::Proposed);
        of_event.rfind(|step| !is_answered(step.number))
    }

    /// Whoever approves a waiver says so under a code of their own, and is not who asked for it.
    fn unfit_approver(&self, event: Event, given: &Given) -> Option<Lack> {
        let approves = matches!(self.kind(), Kind::Waivers | Kind::Transmittals) && event == Event::Approve;
        let asked = self.row.get("requested_by").filter(|_| approves);
        // Who asked under one code does not approve under another of theirs.
        if asked.is_some_and(|asked| self.own_codes.iter().any(|own| own == asked)) {
            return Some(Lack::WhoAsked);
        }
        let code = given.code.as_ref().filter(|_| approves)?;
        match asked {
            Some(asked) if asked == code => Some(Lack::WhoAsked),
            // The record names who approved: nobody does under another code than their own.
            _ if self.own_codes.is_empty() => Some(Lack::NotRegistered),
            _ if !self.own_codes.contains(code) => Some(Lack::NotYours),
            _ => None,
        }
    }

    /// What is told of a recipient or bidder is told of one that there is.
    fn told_of_nobody(&self, event: Event, given: &Given) -> Option<AskProblem> {
        match self.kind() {
            Kind::Transmittals if self.row.get("released_at").is_some() => transmittals::unfit(self, event, given),
            Kind::Rounds => rounds::unfit(self, event, given),
            Kind::ReturnCases => cases::unfit(self, given),
            Kind::RectificationPlans | Kind::RectificationActions => rectification::unfit(self, event, given),
            _ => None,
        }
    }

    /// Why it does not go on as the world stands: what is released must not leave the house yet, what is closed is still out.
    fn not_ready(&self, event: Event) -> Option<WhyNot> {
        match self.kind() {
            Kind::Transmittals if event == Event::Release => transmittals::not_ready(self),
            Kind::Rounds => rounds::not_ready(self, event),
            Kind::Events => events::not_ready(self, event),
            Kind::ReturnCases => cases::not_ready(self, event),
            Kind::Incidents => incidents::not_ready(self, event),
            Kind::Claims => claims::not_ready(self, event),
            Kind::RectificationPlans => rectification::plan_not_ready(self, event),
            _ => None,
        }
    }

    fn roles(&self, arrow: &Arrow, act: Act) -> Vec<Role> {
        match (act, self.check(arrow)) {
            (Act::Confirm | Act::Decline, Check::Two(roles)) => roles.to_vec(),
            (Act::TakeBack, _) => Vec::new(),
            _ => self.who(arrow).to_vec(),
        }
    }

    fn refusal(&self, event: Event, act: Act, why: WhyNot) -> Refusal {
        let arrow = arrow_of(self, event);
        let who = arrow.map(|arrow| self.roles(arrow, act)).unwrap_or_default();
        let but_not = match (act, arrow) {
            (_, None) => Vec::new(),
            (_, Some(arrow)) => self.makers(arrow, act),
        };
        Refusal { state: self.state(), event, who, but_not, why }
    }
}
