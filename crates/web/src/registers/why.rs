//! The fields in which a person says why, and how they know.

use catalogue::Words;
use domain::facts::{Basis, Why, WhyProblem};

use super::{Pairs, first, words};
use crate::parts::{Choice, Field};

/// The reason and basis as typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Saying {
    reason: String,
    basis: String,
}

impl Saying {
    pub(crate) fn read(pairs: &Pairs) -> Self {
        Self { reason: first(pairs, "reason_of_act").to_owned(), basis: first(pairs, "basis_of_act").to_owned() }
    }

    pub(crate) fn parse(&self) -> Result<Why, Vec<WhyProblem>> {
        Why::parse(&self.reason, &self.basis)
    }

    /// The two fields, with what is wrong beside them.
    pub(crate) fn fields(&self, w: Words, problems: &[WhyProblem]) -> [Field; 2] {
        let about_basis = |problem: &&WhyProblem| **problem == WhyProblem::NoBasis;
        let basis = problems.iter().find(about_basis).map(|problem| words::why(w, *problem));
        let reason = problems.iter().find(|problem| !about_basis(problem)).map(|problem| words::why(w, *problem));
        let mut choices = vec![Choice::new("", w.t("register-choose"), self.basis.is_empty())];
        choices.extend(
            Basis::ALL.map(|basis| Choice::new(basis.name(), w.of("basis", basis.name()), self.basis == basis.name())),
        );
        [
            Field::select("basis_of_act", w.t("register-basis"), choices)
                .hint(w.t("register-basis-hint"))
                .problem(basis)
                .required(),
            Field::lines("reason_of_act", w.t("register-reason"))
                .value(&self.reason)
                .hint(w.t("register-reason-hint"))
                .problem(reason)
                .required(),
        ]
    }
}
