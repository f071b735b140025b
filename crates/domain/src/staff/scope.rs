//! Which programmes somebody may see, and how one person's sight compares with another's.

use std::collections::BTreeSet;

/// The programmes whose facts somebody may see. Facts of no programme are within every scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    All,
    /// Programme codes, compared byte for byte; may be empty.
    Programmes(BTreeSet<String>),
}

impl Scope {
    /// Whether facts of `programme` (none: of no programme) may be seen.
    pub fn sees(&self, programme: Option<&str>) -> bool {
        match (self, programme) {
            (Self::All, _) | (Self::Programmes(_), None) => true,
            (Self::Programmes(codes), Some(code)) => codes.contains(code),
        }
    }

    /// Whether everything that `other` sees is seen here too.
    pub fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::All, _) => true,
            (Self::Programmes(_), Self::All) => false,
            (Self::Programmes(own), Self::Programmes(theirs)) => theirs.is_subset(own),
        }
    }

    /// What either of the two sees.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Programmes(one), Self::Programmes(two)) => Self::Programmes(one | two),
            _ => Self::All,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scope_sees_its_programmes_and_what_belongs_to_none() {
        let scope = Scope::Programmes(BTreeSet::from(["P1".to_owned()]));
        assert!(scope.sees(Some("P1")));
        assert!(scope.sees(None));
        assert!(!scope.sees(Some("P2")));
        assert!(!scope.sees(Some("p1")));
        assert!(Scope::All.sees(Some("P2")));
    }

    #[test]
    fn a_scope_covers_what_sees_no_more_than_it() {
        let on = |codes: &[&str]| Scope::Programmes(codes.iter().map(|code| (*code).to_owned()).collect());
        for (one, other, covers) in [
            (Scope::All, Scope::All, true),
            (Scope::All, on(&["P1"]), true),
            (on(&["P1"]), Scope::All, false),
            (on(&["P1", "P2"]), on(&["P1"]), true),
            (on(&["P1"]), on(&["P1", "P2"]), false),
            (on(&[]), on(&[]), true),
        ] {
            assert_eq!(one.covers(&other), covers, "{one:?} {other:?}");
            assert!(one.with(&other).covers(&one) && one.with(&other).covers(&other), "{one:?} {other:?}");
        }
        assert_eq!(on(&["P1"]).with(&on(&["P2"])), on(&["P1", "P2"]));
    }
}
