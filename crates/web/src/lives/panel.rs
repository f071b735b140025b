//! The panel of a paper's page: where it stands, what may be done next and by whom, and what was done.

use std::collections::BTreeMap;

use askama::Template;
use catalogue::Words;
use chrono_tz::Tz;
use domain::facts::Kind;
use domain::lives::{Act, Check, OnDay, Phase, Proposal, Refusal, State, Transition, Way, WhyNot, on_day};
use domain::staff::{Actor, StaffId};
use persistence::evidence::Evidence;
use persistence::lives::{Book, Today};

use super::{field, refusal};
use crate::error::PageError;
use crate::frame::Frame;
use crate::parts::{Badge, Tone};
use crate::registers::{address_of, moment};

/// The life of a paper; printed whole by `{{ life }}`.
#[derive(Template)]
#[template(path = "lives/panel.html")]
pub(crate) struct Panel {
    w: Frame,
    state: Badge,
    state_words: String,
    on_day: Option<Badge>,
    day: String,
    /// The amendment that stands in its place: its page and the sentence that says so.
    replaced: Option<(String, String)>,
    /// Steps that the reader may take: address and words.
    ways: Vec<(String, String)>,
    /// What can be done by others: the step, and who may take it.
    waits: Vec<(String, String)>,
    proposals: Vec<Open>,
    done: Vec<Done>,
}

/// Its template escapes what it prints.
impl askama::filters::HtmlSafe for Panel {}

/// A proposal that waits for an answer.
struct Open {
    words: String,
    by: String,
    at: String,
    said: Vec<(String, String)>,
    /// Answers that the reader may give: address, words, and whether it is the main one.
    answers: Vec<(String, String, bool)>,
    waits: String,
}

/// A step that was taken.
struct Done {
    words: String,
    phase: String,
    arrives: String,
    by: String,
    at: String,
    said: Vec<(String, String)>,
}

/// What a panel is made of, beside the paper.
pub(crate) struct Made<'a> {
    pub(crate) kind: Kind,
    pub(crate) actor: &'a Actor,
    /// Nothing is done in the past.
    pub(crate) is_now: bool,
    pub(crate) today: Today,
    pub(crate) zone: Tz,
    pub(crate) papers: &'a [Evidence],
    pub(crate) people: &'a BTreeMap<StaffId, String>,
}

impl Made<'_> {
    const fn about(&self, step: &Transition) -> field::About {
        field::About { kind: self.kind, event: step.event }
    }
}

/// Everybody who took a step or wrote what is to be looked at.
pub(crate) fn people(book: &Book) -> impl Iterator<Item = StaffId> {
    book.steps.iter().map(|step| step.by).chain(book.written.iter().filter_map(|written| written.by))
}

impl Panel {
    pub(crate) fn new(w: &Frame, book: &Book, made: &Made<'_>) -> Result<Self, PageError> {
        let (words, life) = (w.words(), book.life(made.today));
        let state = life.state();
        let day = on_day(life.row, made.today.here, made.zone).map_err(|error| PageError::Internal(error.into()))?;
        let day = day.filter(|_| state != State::Void);
        let address = address_of(life.kind(), book.kept.id);
        let ways = if made.is_now { life.ways(made.actor) } else { Vec::new() };
        let (mine, others): (Vec<Way>, Vec<Way>) = ways.into_iter().partition(|way| way.refusal.is_none());
        let proposals = if made.is_now { life.proposals(made.actor) } else { Vec::new() };
        let by = book.replaced_by(made.today.here, made.zone).map_err(|error| PageError::Internal(error.into()))?;
        let replaced = by.map(|kept| {
            let cell = |column: &str| kept.state.row.get(column).unwrap_or_default();
            let sentence = words.t2("life-replaced", "paper", cell("code"), "from", cell("effective_on"));
            (address_of(life.kind(), kept.id), sentence)
        });
        Ok(Self {
            replaced,
            state: Badge::new(tone(state), words.of("life-state", state.name())),
            state_words: state_words(words, made.kind, state),
            on_day: day.map(|day| told(words, made.kind, day)),
            day: words.t1("life-on-day", "day", made.today.here.to_string()),
            ways: mine.iter().map(|way| (step_address(&address, way), label(words, way))).collect(),
            waits: others.iter().filter_map(|way| waits(words, way, made.people)).collect(),
            proposals: proposals.iter().map(|open| Open::new(words, open, &address, made)).collect(),
            done: book.steps.iter().rev().map(|step| Done::new(words, step, made)).collect(),
            w: w.clone(),
        })
    }
}

fn step_address(address: &str, way: &Way) -> String {
    format!("{address}/steps/{}", way.arrow.event.name())
}

fn label(w: Words, way: &Way) -> String {
    let event = w.of("life-event", way.arrow.event.name());
    if matches!(way.check, Check::Two(_)) { w.t1("life-propose", "step", event) } else { event }
}

fn waits(w: Words, way: &Way, people: &BTreeMap<StaffId, String>) -> Option<(String, String)> {
    let refusal = way.refusal.as_ref()?;
    let who = refusal::who(w, refusal, people);
    let who = match way.check {
        Check::Two(confirm) => {
            refusal::sentences(w, [who, w.t1("life-then-confirms", "roles", refusal::roles(w, confirm))])
        }
        _ => who,
    };
    Some((w.of("life-event", way.arrow.event.name()), who))
}

impl Open {
    fn new(w: Words, open: &Proposal<'_>, address: &str, made: &Made<'_>) -> Self {
        let (step, event) = (open.step, open.step.event.name());
        let answers = Act::ANSWERS.iter().zip(&open.refusals).filter(|(_, refusal)| refusal.is_none());
        let answer = |(act, _): (&Act, &Option<_>)| {
            let words = w.of("life-answer", act.name());
            (format!("{address}/steps/{event}/{}", act.name()), words, *act == Act::Confirm)
        };
        let [confirm, ..] = &open.refusals;
        let is_late = confirm.as_ref().is_some_and(|refusal| matches!(refusal.why, WhyNot::WrongState { .. }));
        Self {
            words: w.t1("life-proposed", "step", w.of("life-event", event)),
            by: name(w, made.people, step.by),
            at: moment::words(&step.at.to_string(), made.zone),
            said: field::said(w, made.about(step), &step.given, made.papers),
            answers: answers.map(answer).collect(),
            waits: match confirm {
                Some(_) if is_late => w.t("life-too-late"),
                Some(Refusal { why: WhyNot::ChangedSince, .. }) => w.t("life-changed-since"),
                Some(Refusal { why: WhyNot::PapersLost, .. }) => w.t("life-papers-lost"),
                Some(refusal) => refusal::who(w, refusal, made.people),
                None => String::new(),
            },
        }
    }
}

impl Done {
    fn new(w: Words, step: &Transition, made: &Made<'_>) -> Self {
        let arrives = w.of("life-state", step.to.name());
        Self {
            words: w.of("life-event", step.event.name()),
            phase: if step.phase == Phase::Took { String::new() } else { w.of("life-phase", step.phase.name()) },
            arrives: if step.phase.arrives() { arrives } else { String::new() },
            by: name(w, made.people, step.by),
            at: moment::words(&step.at.to_string(), made.zone),
            said: field::said(w, made.about(step), &step.given, made.papers),
        }
    }
}

fn name(w: Words, people: &BTreeMap<StaffId, String>, id: StaffId) -> String {
    people.get(&id).cloned().unwrap_or_else(|| w.t("register-somebody"))
}

/// How a state looks: those that say something good, something to watch, something bad, or nothing any more; all others are on their way.
fn tone(state: State) -> Tone {
    let is_among = |(states, _): &&(&[State], Tone)| states.contains(&state);
    TONES.iter().find(is_among).map_or(Tone::Note, |(_, tone)| *tone)
}

const TONES: &[(&[State], Tone)] = &[
    (
        &[
            State::Executed,
            State::Granted,
            State::Verified,
            State::Approved,
            State::ApprovedWithConditions,
            State::Released,
            State::Open,
            State::Ready,
            State::Live,
            State::EmbargoLifted,
            State::Awarded,
            State::Closed,
            State::RoundClosed,
            State::Settled,
            State::Decided,
            State::Paid,
            State::Accepted,
            State::EvidenceChecked,
            State::Effective,
        ],
        Tone::Good,
    ),
    (
        &[
            State::PartlyClosed,
            State::Paused,
            State::UnderEmbargo,
            State::Disputed,
            State::Suspended,
            State::Watch,
            State::Temporary,
            State::Recalled,
            State::Contested,
            State::Returned,
        ],
        Tone::Warn,
    ),
    (
        &[
            State::Terminated,
            State::Revoked,
            State::Withdrawn,
            State::Barred,
            State::Refused,
            State::Failed,
            State::NotEffective,
            State::Escalated,
        ],
        Tone::Bad,
    ),
    (&[State::Cancelled, State::Waived, State::Ended, State::Superseded, State::WrittenOff, State::Void], Tone::Quiet),
];

/// What a state means, of this kind of paper where it means something of its own there.
fn state_words(w: Words, kind: Kind, state: State) -> String {
    let own = format!("life-state-words-{}-{}", kind.table(), state.name());
    if w.knows(&own) { w.t(&own) } else { w.of("life-state-words", state.name()) }
}

/// What the day makes of it, in words.
fn told(w: Words, kind: Kind, day: OnDay) -> Badge {
    match day {
        // A waiver binds nobody at any time.
        OnDay::NotInForce if kind == Kind::Waivers => Badge::new(Tone::Quiet, w.t("life-day-waivers-not-in-force")),
        OnDay::NotInForce => Badge::new(Tone::Quiet, w.t("life-day-not-in-force")),
        OnDay::NotYet { from } => Badge::new(Tone::Note, w.t1("life-day-not-yet", "from", from.to_string())),
        OnDay::InEffect => Badge::new(Tone::Good, w.t("life-day-in-effect")),
        OnDay::Expiring { days } => Badge::new(Tone::Warn, w.t1("life-day-expiring", "days", days)),
        OnDay::Suspended => Badge::new(Tone::Warn, w.t("life-day-suspended")),
        OnDay::Terminated => Badge::new(Tone::Bad, w.t("life-day-terminated")),
        OnDay::Expired => Badge::new(Tone::Bad, w.t("life-day-expired")),
        OnDay::Surviving { until: Some(until) } => {
            Badge::new(Tone::Warn, w.t1("life-day-surviving", "until", until.to_string()))
        }
        OnDay::Surviving { until: None } => Badge::new(Tone::Warn, w.t("life-day-surviving-open")),
        OnDay::Revoked => Badge::new(Tone::Bad, w.t("life-day-revoked")),
    }
}
