//! The fields of a step: one for each thing that is asked, with what was typed and what is wrong beside it.

use catalogue::Words;
use domain::lives::{Ask, AskProblem, Field as Asked, Given, Typed};
use persistence::evidence::Evidence;

use super::refusal::lack;
use crate::parts::{Choice, Field};
use crate::registers::Pairs;

/// What was sent.
pub(super) fn typed(pairs: &Pairs) -> Typed {
    let known = pairs.iter().filter_map(|(name, value)| Some((Asked::of_name(name)?, value.as_str())));
    known.fold(Typed::default(), |typed, (field, value)| typed.with(field, value))
}

/// The fields of a form.
pub(super) fn fields(
    w: Words,
    asks: &[Ask],
    typed: &Typed,
    papers: &[Evidence],
    problems: &[AskProblem],
) -> Vec<Field> {
    asks.iter().map(|ask| field(w, *ask, typed, papers, problems)).collect()
}

fn field(w: Words, ask: Ask, typed: &Typed, papers: &[Evidence], problems: &[AskProblem]) -> Field {
    let name = ask.field.name();
    let words = w.of("life-field", name);
    let is_slot = matches!(ask.field, Asked::Slot(_) | Asked::Missing(_));
    let label = if ask.is_required || is_slot { words } else { w.t1("register-optional", "label", words) };
    let problem = problems.iter().find(|problem| problem.field == ask.field).map(|problem| lack(w, problem.problem));
    let hint_key = format!("life-field-{name}-hint");
    let hint = if w.knows(&hint_key) { w.t(&hint_key) } else { String::new() };
    let made = match ask.field {
        Asked::Slot(_) => {
            let none = Choice::new("", w.t("life-field-slot-none"), typed.one(ask.field).is_empty());
            let papers = papers.iter().map(|paper| choice(w, paper, typed, ask.field));
            Field::select(name, label, [none].into_iter().chain(papers).collect())
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
pub(super) fn said(w: Words, given: &Given, papers: &[Evidence], day: &str) -> Vec<(String, String)> {
    let of = |field: Asked| w.of("life-field", field.name());
    let mut lines = Vec::new();
    lines.extend(given.day.map(|on| (day.to_owned(), on.to_string())));
    lines.extend(given.until.map(|until| (of(Asked::Until), until.to_string())));
    lines.extend(given.code.clone().map(|code| (w.t("life-code"), code)));
    lines.extend(given.words.iter().map(|(field, words)| (of(*field), words.clone())));
    for (field, id) in &given.papers {
        let name = papers.iter().find(|paper| paper.id == *id).map(|paper| paper_name(w, paper));
        lines.extend(name.map(|name| (of(*field), name)));
    }
    lines
}
