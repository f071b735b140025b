//! Why a fact is entered, corrected or voided, and how its writer knows.

/// How the writer of a fact knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The signed paper, receipt or file itself was seen.
    DocumentSeen,
    /// Told by the supplier whom it concerns.
    ToldBySupplier,
    /// Told by a colleague.
    ToldByColleague,
    /// The writer did it, or was there.
    OwnRecord,
    /// Found in public.
    Public,
    /// What was entered before was a slip of the pen.
    Slip,
    Other,
}

/// The reason and basis of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// 1 to 2,000 characters, trimmed.
    reason: String,
    basis: Basis,
}

/// What is missing from a reason and basis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyProblem {
    NoReason,
    ReasonTooLong { most: usize },
    NoBasis,
}

impl Basis {
    pub const ALL: [Self; 7] = [
        Self::DocumentSeen,
        Self::ToldBySupplier,
        Self::ToldByColleague,
        Self::OwnRecord,
        Self::Public,
        Self::Slip,
        Self::Other,
    ];

    /// The name in acts, forms and catalogue keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::DocumentSeen => "document-seen",
            Self::ToldBySupplier => "told-by-supplier",
            Self::ToldByColleague => "told-by-colleague",
            Self::OwnRecord => "own-record",
            Self::Public => "public",
            Self::Slip => "slip",
            Self::Other => "other",
        }
    }

    /// The basis of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|basis| basis.name() == name)
    }
}

impl Why {
    /// The most characters of a reason.
    pub const MOST_CHARS: usize = 2000;

    /// Reads a reason and the name of a basis.
    ///
    /// # Errors
    /// Everything that is missing.
    pub fn parse(reason: &str, basis: &str) -> Result<Self, Vec<WhyProblem>> {
        let reason = reason.trim();
        let mut problems = Vec::new();
        match reason.chars().count() {
            0 => problems.push(WhyProblem::NoReason),
            found if found > Self::MOST_CHARS => {
                problems.push(WhyProblem::ReasonTooLong { most: Self::MOST_CHARS });
            }
            _ => {}
        }
        match Basis::of_name(basis) {
            Some(basis) if problems.is_empty() => Ok(Self { reason: reason.to_owned(), basis }),
            Some(_) => Err(problems),
            None => {
                problems.push(WhyProblem::NoBasis);
                Err(problems)
            }
        }
    }

    pub fn reason(&self) -> &str {
        &self.reason
    }

    pub const fn basis(&self) -> Basis {
        self.basis
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_has_a_reason_and_a_basis() {
        let why = Why::parse(" the signed copy arrived ", "document-seen").unwrap();
        assert_eq!((why.reason(), why.basis()), ("the signed copy arrived", Basis::DocumentSeen));
        assert_eq!(Why::parse(" ", "hearsay"), Err(vec![WhyProblem::NoReason, WhyProblem::NoBasis]));
        assert_eq!(Why::parse(&"x".repeat(2001), "slip"), Err(vec![WhyProblem::ReasonTooLong { most: 2000 }]));
        for basis in Basis::ALL {
            assert_eq!(Basis::of_name(basis.name()), Some(basis));
        }
    }
}
