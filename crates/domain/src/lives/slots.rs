//! The papers that a request to pass something on is decided on.

use super::Field;

/// What has to be shown before something is passed on.
///
/// # Source
/// Information Security Assessment 8.2.2, as the rule on onward-disclosure requests has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// The customer approves.
    Customer,
    /// A copy of the agreement with the recipient.
    Agreement,
    /// A statement on the personal obligations of those who receive it.
    Obligations,
    /// Proof of the recipient's level of protection.
    Level,
}

impl Slot {
    pub const ALL: [Self; 4] = [Self::Customer, Self::Agreement, Self::Obligations, Self::Level];

    /// Its name in forms.
    pub fn name(self) -> &'static str {
        Field::Slot(self).name()
    }

    /// Reads [`Slot::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|slot| slot.name() == name)
    }
}
