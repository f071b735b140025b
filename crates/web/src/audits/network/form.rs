//! The form of a question about the network: whom it is about, and the two times.

use std::collections::HashMap;

use askama::Template;
use catalogue::Words;

use super::asking::Asking;
use super::chosen::Chosen;
use super::{Question, Slot};
use crate::audits::asking::TimeProblem;
use crate::frame::Frame;

/// The form as it is shown; printed whole by `{{ form }}`.
#[derive(Template)]
#[template(path = "audits/network/ask.html")]
pub(super) struct AskForm {
    w: Words,
    token: String,
    action: String,
    slots: Vec<SlotView>,
    /// The two times, under the name that their fields read.
    form: Moments,
    reset: String,
}

impl askama::filters::HtmlSafe for AskForm {}

/// The two times as they were typed, with what is wrong with them.
#[derive(Default)]
pub(super) struct Moments {
    as_of: String,
    as_of_time: String,
    as_of_problem: String,
    known_at: String,
    known_at_time: String,
    known_at_problem: String,
}

struct SlotView {
    name: &'static str,
    label: String,
    hint: String,
    inputs: Vec<Input>,
    problem: String,
    is_required: bool,
}

impl SlotView {
    const fn has_many(&self) -> bool {
        self.inputs.len() > 1
    }
}

struct Input {
    id: String,
    place: usize,
    value: String,
    label: String,
}

/// What was typed into the slots, by their names.
pub(super) type Typed = HashMap<&'static str, Vec<String>>;
/// What is wrong with them, in words.
pub(super) type Problems = HashMap<&'static str, String>;

impl AskForm {
    /// The form with what was chosen.
    pub(super) fn filled(w: &Frame, question: Question, chosen: &Chosen, asking: &Asking) -> Self {
        let codes = |slot: &Slot| chosen.of(slot.name).into_iter().map(|thing| thing.code.clone()).collect();
        let typed = question.slots().iter().map(|slot| (slot.name, codes(slot))).collect();
        Self::typed(w, question, asking, (&typed, &Problems::new()))
    }

    /// The form with what was typed, and what is wrong with it.
    pub(super) fn typed(
        w: &Frame,
        question: Question,
        asking: &Asking,
        (typed, problems): (&Typed, &Problems),
    ) -> Self {
        let view = |slot: &Slot| {
            let label = w.of("network-slot", slot.name);
            let values = typed.get(slot.name).cloned().unwrap_or_default();
            SlotView {
                name: slot.name,
                hint: w.of(&format!("network-{}-hint", question.name()), slot.name),
                inputs: inputs(w.words(), slot, values, &label),
                problem: problems.get(slot.name).cloned().unwrap_or_default(),
                is_required: slot.is_required,
                label: if slot.is_required { label } else { w.t1("register-optional", "label", label) },
            }
        };
        Self {
            w: w.words(),
            token: w.form_token(),
            action: format!("{}/choose", question.address()),
            slots: question.slots().iter().map(view).collect(),
            form: Moments {
                as_of: asking.as_of.clone(),
                as_of_time: asking.as_of_time.clone(),
                known_at: asking.known_at.clone(),
                known_at_time: asking.known_at_time.clone(),
                ..Moments::default()
            },
            reset: asking.now().at(question, ""),
        }
    }

    /// Says what is wrong with the times.
    #[must_use]
    pub(super) fn times(mut self, (as_of, known_at): (Option<TimeProblem>, Option<TimeProblem>)) -> Self {
        let words = |problem: Option<TimeProblem>| problem.map(|problem| self.w.t(problem.words())).unwrap_or_default();
        (self.form.as_of_problem, self.form.known_at_problem) = (words(as_of), words(known_at));
        self
    }
}

/// One input for each value; lists have two blank ones for more.
fn inputs(w: Words, slot: &Slot, mut values: Vec<String>, label: &str) -> Vec<Input> {
    if slot.is_list {
        values.extend([String::new(), String::new()]);
    } else if values.is_empty() {
        values.push(String::new());
    }
    let input = |(place, value): (usize, String)| Input {
        id: if place == 0 { slot.name.to_owned() } else { format!("{}-{place}", slot.name) },
        place,
        value,
        label: w.t2("register-entry", "label", label, "number", place + 1),
    };
    values.into_iter().enumerate().map(input).collect()
}
