//! The arrows of a machine: from where to where, who may walk them, who must look besides, and what is asked.

use super::{Event, Field, State};
use crate::staff::Role;

/// One line of a machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrow {
    pub event: Event,
    pub from: &'static [State],
    pub to: State,
    /// Who may take it, or propose it where two people are needed. Waivers narrow it by their reason.
    pub who: &'static [Role],
    pub check: Check,
    pub asks: &'static [Ask],
}

/// How an arrow keeps maker and checker apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// One person takes it.
    None,
    /// Taken by somebody else than who entered any of the signatures.
    Another,
    /// Taken by somebody else than everybody who wrote a state of the paper, submitted it, or answered for it.
    AnotherThanWriter,
    /// Proposed by one and confirmed by another, of these roles.
    Two(&'static [Role]),
}

/// Something that is asked with a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    pub field: Field,
    pub is_required: bool,
}

pub(super) const fn must(field: Field) -> Ask {
    Ask { field, is_required: true }
}

pub(super) const fn may(field: Field) -> Ask {
    Ask { field, is_required: false }
}

pub(super) const fn arrow(event: Event, from: &'static [State], to: State, who: &'static [Role]) -> Arrow {
    Arrow { event, from, to, who, check: Check::None, asks: NOTE }
}

/// A word may always be said.
const NOTE: &[Ask] = &[may(Field::Reason)];

impl Arrow {
    pub(super) const fn checked(self, check: Check) -> Self {
        Self { check, ..self }
    }

    pub(super) const fn asking(self, asks: &'static [Ask]) -> Self {
        Self { asks, ..self }
    }

    /// The rule stars it: maker and checker are two people.
    pub const fn is_starred(&self) -> bool {
        !matches!(self.check, Check::None)
    }
}
