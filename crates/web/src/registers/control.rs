//! The control for a column: a plain field, a date with a time of day, or a code that is picked as one types.

use askama::Template;
use catalogue::Words;
use domain::facts::{Column, Kind, Presence, Value};

use super::address;
use crate::parts::{Choice, Field};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Plain,
    Day,
    Moment,
    Picks,
}

/// An input of a control that has several.
struct Input {
    id: String,
    place: usize,
    value: String,
    label: String,
}

/// The control for one column; printed whole by `{{ control }}`.
#[derive(Template)]
#[template(path = "registers/control.html")]
pub(crate) struct Control {
    shape: Shape,
    field: Field,
    name: &'static str,
    label: String,
    hint: String,
    problem: String,
    inputs: Vec<Input>,
    time: String,
    time_label: String,
    is_required: bool,
    pick: String,
}

impl askama::filters::HtmlSafe for Control {}

impl Control {
    /// The column that it is for.
    pub(crate) const fn name(&self) -> &'static str {
        self.name
    }

    /// The same with another hint.
    #[must_use]
    pub(crate) fn hinted(mut self, hint: String) -> Self {
        self.field = self.field.hint(hint.clone());
        Self { hint, ..self }
    }

    /// The same with at least so many inputs for the entries of a list.
    #[must_use]
    pub(crate) fn with_room(mut self, w: Words, entries: usize) -> Self {
        for place in self.inputs.len()..entries {
            let label = w.t2("register-entry", "label", self.label.as_str(), "number", place + 1);
            self.inputs.push(Input { id: format!("{}-{place}", self.name), place, value: String::new(), label });
        }
        self
    }

    /// The same with its codes picked elsewhere than in its register.
    #[must_use]
    pub(super) fn picked_at(self, pick: &str) -> Self {
        Self { pick: pick.to_owned(), ..self }
    }

    /// The column that it is for.
    pub(crate) const fn column(&self) -> &'static str {
        self.name
    }

    const fn is_plain(&self) -> bool {
        matches!(self.shape, Shape::Plain)
    }

    const fn is_day(&self) -> bool {
        matches!(self.shape, Shape::Day)
    }

    const fn is_moment(&self) -> bool {
        matches!(self.shape, Shape::Moment)
    }

    /// The ids of the problem and the hint, for those who hear the page.
    fn described_by(&self) -> String {
        let id =
            |words: &str, rest: &str| if words.is_empty() { String::new() } else { format!("{}-{rest}", self.name) };
        format!("{} {}", id(&self.problem, "problem"), id(&self.hint, "hint")).trim().to_owned()
    }

    const fn has_many(&self) -> bool {
        self.inputs.len() > 1
    }
}

/// What was typed into a column's control.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    pub(super) values: Vec<String>,
    pub(super) time: String,
}

impl Typed {
    fn one(&self) -> &str {
        self.values.first().map(String::as_str).unwrap_or_default()
    }
}

/// The control of a column with what was typed and what is wrong with it.
pub(super) fn control(
    w: Words,
    kind: Kind,
    column: &'static Column,
    typed: &Typed,
    problem: Option<String>,
) -> Control {
    let name = w.column(kind, column.name);
    let is_required = column.presence == Presence::Required;
    let label = match column.presence {
        Presence::Optional => w.t1("register-optional", "label", name.as_str()),
        Presence::Required | Presence::Default(_) => name.clone(),
    };
    let shape = match column.value {
        Value::When => Shape::Moment,
        Value::Date => Shape::Day,
        _ if column.target().is_some() => Shape::Picks,
        _ => Shape::Plain,
    };
    let hints = [w.column_hint(kind, column.name), form_hint(w, column)];
    let hint = hints.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let mut field = plain(w, kind, column, typed, label.clone()).hint(hint.clone()).problem(problem.clone());
    if is_required {
        field = field.required();
    }
    Control {
        shape,
        field,
        name: column.name,
        inputs: inputs(w, column, typed, &name),
        time: typed.time.clone(),
        time_label: w.t1("register-time-of", "label", name.as_str()),
        label,
        hint,
        problem: problem.unwrap_or_default(),
        is_required,
        pick: format!("{}/pick", address(kind)),
    }
}

/// How the cell is written, where the form's control does not say it.
fn form_hint(w: Words, column: &Column) -> Option<String> {
    match column.value {
        Value::Terms | Value::Countries | Value::Periods => Some(w.t("register-lines-hint")),
        Value::References(_) | Value::VersionLabels { .. } | Value::Versions => Some(w.t("register-several-hint")),
        Value::Date | Value::Zone | Value::Code | Value::When | Value::Version => None,
        other => w.format(other),
    }
}

fn plain(w: Words, kind: Kind, column: &'static Column, typed: &Typed, label: String) -> Field {
    let chosen = typed.one();
    let blank = || {
        Choice::new(
            "",
            w.t(if column.presence == Presence::Required { "register-choose" } else { "register-none" }),
            chosen.is_empty(),
        )
    };
    let wanted = match (chosen, column.presence) {
        ("", Presence::Default(value)) => value,
        (chosen, _) => chosen,
    };
    match column.value {
        Value::Choice(choices) => {
            let offered = choices.iter().map(|one| Choice::new(*one, w.choice(kind, column.name, one), *one == wanted));
            let first = (!matches!(column.presence, Presence::Default(_))).then(blank);
            Field::select(column.name, label, first.into_iter().chain(offered).collect())
        }
        Value::Choices(choices) => {
            let is_chosen = |one: &str| typed.values.iter().any(|value| value == one);
            let offered = choices.iter().map(|one| Choice::new(*one, w.choice(kind, column.name, one), is_chosen(one)));
            Field::checks(column.name, label, offered.collect())
        }
        Value::YesNo => {
            let unknown = (!matches!(column.presence, Presence::Default(_)))
                .then(|| Choice::new("", w.t("register-not-known"), wanted.is_empty()));
            let offered = [("yes", true), ("no", false)];
            let offered = offered.map(|(value, yes)| Choice::new(value, w.yes_no(yes), value == wanted));
            Field::radios(column.name, label, offered.into_iter().chain(unknown).collect())
        }
        Value::Zone => {
            let zones =
                chrono_tz::TZ_VARIANTS.iter().map(|zone| Choice::new(zone.name(), zone.name(), zone.name() == wanted));
            Field::select(column.name, label, [blank()].into_iter().chain(zones).collect())
        }
        Value::Terms | Value::Countries | Value::Periods => {
            Field::lines(column.name, label).value(typed.values.join("\n"))
        }
        Value::Text if matches!(column.name, "reason" | "already_public" | "method" | "measure" | "evidence") => {
            Field::lines(column.name, label).value(chosen)
        }
        _ => Field::text(column.name, label).value(chosen),
    }
}

/// One input for each entry; lists have two blank ones for more.
fn inputs(w: Words, column: &Column, typed: &Typed, label: &str) -> Vec<Input> {
    let mut values: Vec<String> = typed.values.iter().filter(|value| !value.is_empty()).cloned().collect();
    if column.is_list() {
        values.extend([String::new(), String::new()]);
    } else if values.is_empty() {
        values.push(String::new());
    }
    let input = |(place, value): (usize, String)| Input {
        id: if place == 0 { column.name.to_owned() } else { format!("{}-{place}", column.name) },
        place,
        value,
        label: w.t2("register-entry", "label", label, "number", place + 1),
    };
    values.into_iter().enumerate().map(input).collect()
}
