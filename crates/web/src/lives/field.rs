//! The fields of a step: one for each thing that is asked, with what was typed and what is wrong beside it.

use catalogue::Words;
use domain::facts::{Kind, LIST_SEPARATOR};
use domain::lives::{Ask, AskProblem, Event, Field as Asked, Given, Life, Typed, machine};
use persistence::evidence::Evidence;

use super::refusal::lack;
use crate::parts::{Choice, Field};
use crate::registers::Pairs;

/// What was sent.
pub(super) fn typed(pairs: &Pairs) -> Typed {
    let known = pairs.iter().filter_map(|(name, value)| Some((Asked::of_name(name)?, value.as_str())));
    known.fold(Typed::default(), |typed, (field, value)| typed.with(field, value))
}

/// For which step of which kind of paper fields are asked: some mean something of their own there.
#[derive(Clone, Copy)]
pub(super) struct About {
    pub(super) kind: Kind,
    pub(super) event: Event,
}

impl About {
    /// What a field is called here.
    fn label(self, w: Words, field: Asked) -> String {
        let name = field.name();
        self.key(w, &format!("{name}-label")).map_or_else(|| w.of("life-field", name), |key| w.t(&key))
    }

    /// How it is filled in.
    fn hint(self, w: Words, field: Asked) -> String {
        let name = format!("{}-hint", field.name());
        let key = self.key(w, &name).or_else(|| Some(format!("life-field-{name}")).filter(|key| w.knows(key)));
        key.map(|key| w.t(&key)).unwrap_or_default()
    }

    /// What its day is, and what its code is.
    fn day(self) -> Asked {
        self.asked(&[Asked::On, Asked::From]).unwrap_or(Asked::On)
    }

    fn code(self) -> Asked {
        let codes =
            [Asked::NewCode, Asked::Successor, Asked::Approver, Asked::ConsentCode, Asked::Recipient, Asked::Winners];
        self.asked(&codes).unwrap_or(Asked::NewCode)
    }

    fn asked(self, among: &[Asked]) -> Option<Asked> {
        let arrow = machine(self.kind).iter().find(|arrow| arrow.event == self.event)?;
        arrow.asks.iter().map(|ask| ask.field).find(|field| among.contains(field))
    }

    /// The catalogue's key for this step or kind, where it has one.
    fn key(self, w: Words, name: &str) -> Option<String> {
        let of_event = format!("life-on-{}-{name}", self.event.name());
        let of_kind = format!("life-of-{}-{name}", self.kind.table());
        [of_kind, of_event].into_iter().find(|key| w.knows(key))
    }
}

/// The fields of a form.
pub(super) fn fields(
    w: Words,
    (about, life): (About, &Life<'_>),
    asks: &[Ask],
    typed: &Typed,
    papers: &[Evidence],
    problems: &[AskProblem],
) -> Vec<Field> {
    asks.iter().map(|ask| field(w, (about, life), *ask, (typed, papers, problems))).collect()
}

fn field(
    w: Words,
    (about, life): (About, &Life<'_>),
    ask: Ask,
    (typed, papers, problems): (&Typed, &[Evidence], &[AskProblem]),
) -> Field {
    let name = ask.field.name();
    let words = about.label(w, ask.field);
    let is_slot = matches!(ask.field, Asked::Slot(_) | Asked::Missing(_));
    let label = if ask.is_required || is_slot { words } else { w.t1("register-optional", "label", words) };
    let problem = problems.iter().find(|problem| problem.field == ask.field).map(|problem| lack(w, problem.problem));
    let hint = about.hint(w, ask.field);
    let made = match ask.field {
        Asked::Slot(_) => {
            let none = Choice::new("", w.t("life-field-slot-none"), typed.one(ask.field).is_empty());
            let papers = papers.iter().map(|paper| choice(w, paper, typed, ask.field));
            Field::select(name, label, [none].into_iter().chain(papers).collect())
        }
        Asked::Recipient => {
            let all: Vec<&str> =
                life.row.get("recipients").into_iter().flat_map(|cell| cell.split(LIST_SEPARATOR)).collect();
            let one = |code: &&str| Choice::new(*code, *code, typed.one(ask.field) == *code);
            let none =
                (all.len() != 1).then(|| Choice::new("", w.t("register-choose"), typed.one(ask.field).is_empty()));
            Field::select(name, label, none.into_iter().chain(all.iter().map(one)).collect())
        }
        Asked::Winners => {
            let bidding = life.round.bidders.iter().filter(|row| row.get("outcome") != Some("withdrawn"));
            let one = |code: &str| Choice::new(code, code, typed.all(ask.field).any(|chosen| chosen == code));
            Field::checks(name, label, bidding.filter_map(|row| row.get("party_code")).map(one).collect())
        }
        Asked::Papers => {
            Field::checks(name, label, papers.iter().map(|paper| choice(w, paper, typed, ask.field)).collect())
        }
        Asked::Reason | Asked::Authority | Asked::Conditions => Field::lines(name, label).value(typed.one(ask.field)),
        _ => Field::text(name, label).value(typed.one(ask.field)),
    };
    let hint = if ask.field == Asked::Papers && papers.is_empty() { w.t("life-field-papers-none") } else { hint };
    let made = made.hint(hint).problem(problem);
    if ask.is_required { made.required() } else { made }
}

fn choice(w: Words, paper: &Evidence, typed: &Typed, field: Asked) -> Choice {
    let number = paper.id.to_string();
    let is_chosen = typed.all(field).any(|entry| entry == number);
    Choice::new(number, paper_name(w, paper), is_chosen).hint(paper.dated_on.to_string())
}

pub(super) fn paper_name(w: Words, paper: &Evidence) -> String {
    if paper.file_name.is_empty() { w.t("evidence-nameless") } else { paper.file_name.clone() }
}

/// What was said with a step, line by line: the field and what stands in it. The names of papers come last.
pub(super) fn said(w: Words, about: About, given: &Given, papers: &[Evidence]) -> Vec<(String, String)> {
    let of = |field: Asked| about.label(w, field);
    let mut lines = Vec::new();
    lines.extend(given.day.map(|on| (of(about.day()), on.to_string())));
    lines.extend(given.until.map(|until| (of(Asked::Until), until.to_string())));
    let codes = given.code.as_deref().map(|codes| w.joined(codes.split(LIST_SEPARATOR)));
    lines.extend(codes.map(|codes| (of(about.code()), codes)));
    lines.extend(given.words.iter().map(|(field, words)| (of(*field), words.clone())));
    for (field, id) in &given.papers {
        let name = papers.iter().find(|paper| paper.id == *id).map(|paper| paper_name(w, paper));
        lines.extend(name.map(|name| (of(*field), name)));
    }
    lines
}
