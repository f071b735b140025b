//! Small sets of reasons or warnings: a bit for each, in the order of precedence.

use std::cmp::Ordering;
use std::marker::PhantomData;

use serde::{Serialize, Serializer};

use super::{Code, Warning};

/// The reasons against a disclosure, in the order of precedence.
pub type Codes = Set<Code>;

/// What somebody should look at, in the order of names.
pub type Warnings = Set<Warning>;

/// Something of which there are at most 64.
pub trait Member: Copy + 'static {
    /// All of them, in order.
    const ALL: &'static [Self];

    /// Its place in that order, from 0.
    fn place(self) -> u8;
}

/// A set that costs a machine word and no memory besides.
#[derive(Debug)]
pub struct Set<T> {
    bits: u64,
    of: PhantomData<T>,
}

impl<T> Clone for Set<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Set<T> {}

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self { bits: 0, of: PhantomData }
    }
}

impl<T> PartialEq for Set<T> {
    fn eq(&self, other: &Self) -> bool {
        self.bits == other.bits
    }
}

impl<T> Eq for Set<T> {}

impl<T: Member> Set<T> {
    /// Adds one.
    pub fn insert(&mut self, member: T) {
        self.bits |= 1 << member.place();
    }

    /// The same set without one.
    #[must_use]
    pub fn without(self, member: T) -> Self {
        Self { bits: self.bits & !(1 << member.place()), of: PhantomData }
    }

    /// The same set without those of another.
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self { bits: self.bits & !other.bits, of: PhantomData }
    }

    /// What is in both.
    #[must_use]
    pub const fn both(self, other: Self) -> Self {
        Self { bits: self.bits & other.bits, of: PhantomData }
    }

    /// Everything that is in either.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self { bits: self.bits | other.bits, of: PhantomData }
    }

    pub fn contains(self, member: T) -> bool {
        self.bits & (1 << member.place()) != 0
    }

    pub const fn is_empty(self) -> bool {
        self.bits == 0
    }

    pub const fn len(self) -> usize {
        self.bits.count_ones() as usize
    }

    /// The one that comes first.
    pub fn first(self) -> Option<T> {
        T::ALL.get(self.bits.trailing_zeros() as usize).copied()
    }

    /// All of them, in order.
    pub fn iter(self) -> impl Iterator<Item = T> {
        let mut left = self.bits;
        std::iter::from_fn(move || {
            let next = T::ALL.get(left.trailing_zeros() as usize).copied()?;
            left &= left - 1;
            Some(next)
        })
    }
}

impl<T: Member> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(members: I) -> Self {
        let mut set = Self::default();
        set.extend(members);
        set
    }
}

impl<T: Member> Extend<T> for Set<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, members: I) {
        for member in members {
            self.insert(member);
        }
    }
}

impl<T: Member> PartialOrd for Set<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: Member> Ord for Set<T> {
    /// As lists of their members.
    fn cmp(&self, other: &Self) -> Ordering {
        self.iter().map(Member::place).cmp(other.iter().map(Member::place))
    }
}

impl<T: Member + Serialize> Serialize for Set<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_come_in_the_order_of_precedence_whatever_the_order_of_adding() {
        let codes: Codes =
            [Code::ReturnOverdue, Code::Expired, Code::RecIncomplete, Code::Expired].into_iter().collect();
        assert_eq!(codes.iter().collect::<Vec<_>>(), [Code::RecIncomplete, Code::Expired, Code::ReturnOverdue]);
        assert_eq!((codes.len(), codes.first()), (3, Some(Code::RecIncomplete)));
        let turned = [Code::Expired, Code::RecIncomplete, Code::ReturnOverdue].into_iter().collect();
        assert!(codes == turned && codes != codes.without(Code::Expired) && Codes::default() < codes);
        assert!(
            codes.without(Code::RecIncomplete).first() == Some(Code::Expired) && Codes::default().first().is_none()
        );
    }

    #[test]
    fn every_code_and_warning_has_a_place_of_its_own() {
        assert!(Code::ALL.iter().zip(0..).all(|(code, place)| code.place() == place));
        assert!(Warning::ALL.iter().zip(0..).all(|(warning, place)| warning.place() == place));
    }
}
