//! A field of a form: its label, what was typed, a hint, and the problem beside it.

use askama::Template;

/// One entry of a list to choose from.
#[derive(Clone, Debug)]
pub struct Choice {
    pub value: String,
    pub words: String,
    pub hint: String,
    pub is_chosen: bool,
}

impl Choice {
    pub fn new(value: impl Into<String>, words: impl Into<String>, is_chosen: bool) -> Self {
        Self { value: value.into(), words: words.into(), hint: String::new(), is_chosen }
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Line(&'static str),
    Lines,
    Select,
    Radios,
    Checks,
}

/// A field of a form; printed whole by `{{ field }}`.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/field.html")]
pub struct Field {
    name: String,
    label: String,
    shape: Shape,
    value: String,
    hint: String,
    problem: String,
    choices: Vec<Choice>,
    autocomplete: &'static str,
    is_required: bool,
    is_focused: bool,
}

impl Field {
    fn of(shape: Shape, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            shape,
            value: String::new(),
            hint: String::new(),
            problem: String::new(),
            choices: Vec::new(),
            autocomplete: "off",
            is_required: false,
            is_focused: false,
        }
    }

    /// Its name in the form.
    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn text(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::of(Shape::Line("text"), name, label)
    }

    pub fn email(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::of(Shape::Line("email"), name, label)
    }

    pub fn password(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::of(Shape::Line("password"), name, label)
    }

    pub fn date(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::of(Shape::Line("date"), name, label)
    }

    /// A file to send; its form is `multipart/form-data`.
    pub fn file(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::of(Shape::Line("file"), name, label)
    }

    pub fn lines(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::of(Shape::Lines, name, label)
    }

    pub fn select(name: impl Into<String>, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self { choices, ..Self::of(Shape::Select, name, label) }
    }

    pub fn radios(name: impl Into<String>, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self { choices, ..Self::of(Shape::Radios, name, label) }
    }

    pub fn checks(name: impl Into<String>, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self { choices, ..Self::of(Shape::Checks, name, label) }
    }

    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    #[must_use]
    pub fn problem(mut self, problem: Option<String>) -> Self {
        self.problem = problem.unwrap_or_default();
        self
    }

    #[must_use]
    pub fn autocomplete(mut self, autocomplete: &'static str) -> Self {
        self.autocomplete = autocomplete;
        self
    }

    #[must_use]
    pub fn required(mut self) -> Self {
        self.is_required = true;
        self
    }

    #[must_use]
    pub fn focused(mut self) -> Self {
        self.is_focused = true;
        self
    }

    const fn is_group(&self) -> bool {
        matches!(self.shape, Shape::Radios | Shape::Checks)
    }

    const fn is_line(&self) -> bool {
        matches!(self.shape, Shape::Line(_))
    }

    const fn is_lines(&self) -> bool {
        matches!(self.shape, Shape::Lines)
    }

    fn is_file(&self) -> bool {
        self.shape == Shape::Line("file")
    }

    /// The `type` of the field's input.
    const fn kind(&self) -> &'static str {
        match self.shape {
            Shape::Line(kind) => kind,
            Shape::Radios => "radio",
            Shape::Checks => "checkbox",
            Shape::Lines | Shape::Select => "",
        }
    }

    /// The ids of the hint and the problem, for those who hear the page.
    fn described_by(&self) -> String {
        let hint = if self.hint.is_empty() { String::new() } else { format!("{}-hint", self.name) };
        let problem = if self.problem.is_empty() { String::new() } else { format!("{}-problem", self.name) };
        format!("{problem} {hint}").trim().to_owned()
    }
}
