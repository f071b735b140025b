//! What is wrong with a cell of a form, in words that name its fields as the form does.

use catalogue::Words;
use domain::facts::{CellError, Kind, Problem, WhyProblem};

/// What is wrong with a cell and what would be right.
pub(crate) fn problem(w: Words, kind: Kind, error: &CellError) -> String {
    match &error.problem {
        Problem::EndsBefore { start_column, start } => {
            w.t2("problem-ends-before", "column", w.column(kind, start_column), "start", start)
        }
        Problem::SameAs { column } => w.t1("problem-same-as", "column", w.column(kind, column)),
        Problem::CurrencyMissing { column } => w.t1("problem-currency-missing", "column", w.column(kind, column)),
        Problem::NotAChoice { choices } => {
            let choices: Vec<String> = choices.iter().map(|choice| w.choice(kind, error.column, choice)).collect();
            w.t1("problem-not-a-choice", "choices", w.joined(choices.iter().map(String::as_str)))
        }
        Problem::UnknownReference { code, .. } => w.t1("register-unknown", "code", code),
        Problem::NotAWhen | Problem::NotAnInstant | Problem::WithoutOffset => w.t("register-not-a-moment"),
        other => w.problem(other),
    }
}

/// What a reason or a basis lacks.
pub(super) fn why(w: Words, problem: WhyProblem) -> String {
    match problem {
        WhyProblem::NoReason => w.t("register-no-reason"),
        WhyProblem::ReasonTooLong { most } => w.t1("problem-text-too-long", "most", most),
        WhyProblem::NoBasis => w.t("register-no-basis"),
    }
}
