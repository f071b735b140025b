//! How well holders can be told apart by what each of them got: the less their holdings overlap, the better.

use std::collections::BTreeSet;

use super::{Artefact, Number, index};

/// Who holds which objects: of each holder the numbers of its objects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Allocation {
    pub holdings: Vec<BTreeSet<usize>>,
}

impl Allocation {
    /// One picture for each of `leaked`, which every holder of the object weighs alike.
    pub fn artefacts<T: Number>(&self, leaked: impl Iterator<Item = usize>, outside: &T) -> Vec<Artefact<T>> {
        let weight = |object: usize| {
            move |holding: &BTreeSet<usize>| {
                if holding.contains(&object) { T::one() } else { T::zero() }
            }
        };
        let artefact = |object: usize| {
            let weights = self.holdings.iter().map(weight(object)).collect();
            Artefact { weights, outside: outside.clone() }
        };
        leaked.map(artefact).collect()
    }

    /// How much what each holds overlaps with what the others hold, against how much it holds: summed over holders, and the most
    /// that any two overlap. Smaller is better; holders of nothing overlap with nobody.
    pub fn overlaps<T: Number>(&self) -> (T, Option<(usize, usize)>) {
        let count = |number: usize| (0..number).fold(T::zero(), |sum, _| sum + T::one());
        let (mut total, mut most) = (T::zero(), None::<(usize, usize)>);
        for (place, own) in self.holdings.iter().enumerate().filter(|(_, own)| !own.is_empty()) {
            for (_, other) in self.holdings.iter().enumerate().filter(|(other, _)| *other != place) {
                let shared = own.intersection(other).count();
                total = total + count(shared) / count(own.len());
                // Compared as fractions, without dividing.
                if most.is_none_or(|(top, of)| shared * of > top * own.len()) {
                    most = Some((shared, own.len()));
                }
            }
        }
        (total, most)
    }
}

/// By how much a holder would stand out from another, if everything leaked that it holds.
pub fn told_apart<T: Number>(allocation: &Allocation, holder: usize, other: usize, outside: &T) -> T {
    let leaked = allocation.holdings.get(holder).into_iter().flatten().copied();
    let artefacts = allocation.artefacts(leaked, outside);
    let indexes = index(&artefacts, allocation.holdings.len());
    let of = |place: usize| indexes.get(place).cloned().unwrap_or_else(T::zero);
    of(holder) - of(other)
}
