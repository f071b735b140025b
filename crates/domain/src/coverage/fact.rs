//! A fact as it stands on record, for a check to look at.

use super::clauses::Clause;
use crate::documents::{Class, InfoType};
use crate::handling::Channel;
use crate::knowledge::{PaperId, Subject, Word};
use crate::labels::Objective;
use crate::parties::{Country, Days};
use crate::time::When;

/// The fact that a check looks at. What it means is said by the code and by `there`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fact {
    /// There is such a fact; else the check found nothing on record.
    pub there: bool,
    pub subjects: Vec<Subject>,
    pub paper: Option<PaperId>,
    pub from: Option<When>,
    pub to: Option<When>,
    /// What is on record: codes, terms, classes and the like.
    pub named: Vec<Named>,
    /// What it was compared with.
    pub given: Vec<Named>,
    pub number: Option<u32>,
}

/// A thing that a fact names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A code, a label or a term of the user's own.
    Word(Word),
    Class(Class),
    InfoType(InfoType),
    Country(Country),
    Objective(Objective),
    Channel(Channel),
    /// A clause of an agreement.
    Clause(Clause),
    Number(u32),
}

impl Fact {
    pub(super) fn there(is: bool) -> Self {
        Self { there: is, ..Self::default() }
    }

    pub(super) fn of(mut self, subjects: impl IntoIterator<Item = Subject>) -> Self {
        self.subjects.extend(subjects);
        self
    }

    pub(super) fn span(self, from: Option<When>, to: Option<When>) -> Self {
        Self { from, to, ..self }
    }

    pub(super) fn counted(self, number: usize) -> Self {
        Self { number: u32::try_from(number).ok(), ..self }
    }

    pub(super) fn days(self, days: Days) -> Self {
        self.span(days.from.map(When::Day), days.to.map(When::Day))
    }

    pub(super) fn named(mut self, words: impl IntoIterator<Item = Word>) -> Self {
        self.named.extend(words.into_iter().map(Named::Word));
        self
    }

    pub(super) fn compared(
        mut self,
        named: impl IntoIterator<Item = Named>,
        given: impl IntoIterator<Item = Named>,
    ) -> Self {
        self.named.extend(named);
        self.given.extend(given);
        self
    }
}
