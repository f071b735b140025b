//! Things found by what they belong to, in one array with the bounds of each group.

/// Values in groups; a group is found by the place of its key.
#[derive(Clone, Debug)]
pub(super) struct Groups<K, V> {
    place: fn(K) -> usize,
    ends: Vec<u32>,
    values: Vec<V>,
    /// A bit for each key, set where its group is not empty. Most groups are empty, and these bits stay near the processor
    /// where the bounds do not.
    filled: Vec<u64>,
}

impl<K: Copy, V> Default for Groups<K, V> {
    fn default() -> Self {
        Self { place: |_| 0, ends: Vec::new(), values: Vec::new(), filled: Vec::new() }
    }
}

impl<K: Copy, V> Groups<K, V> {
    /// Groups `pairs`, whose keys have places below `keys`; within a group they keep their order.
    pub(super) fn new(keys: usize, place: fn(K) -> usize, mut pairs: Vec<(K, V)>) -> Self {
        pairs.sort_by_key(|(key, _)| place(*key));
        Self::of_sorted(keys, place, pairs)
    }

    /// The same of pairs that are in the order of their keys' places.
    pub(super) fn of_sorted(keys: usize, place: fn(K) -> usize, pairs: Vec<(K, V)>) -> Self {
        let mut ends = Vec::with_capacity(keys);
        let mut values = Vec::with_capacity(pairs.len());
        let mut filled = vec![0; keys.div_ceil(BITS)];
        for (key, value) in pairs {
            let (word, bit) = bit(place(key));
            filled.resize(filled.len().max(word + 1), 0);
            filled[word] |= bit;
            while ends.len() < place(key) {
                ends.push(end(values.len()));
            }
            values.push(value);
        }
        while ends.len() < keys {
            ends.push(end(values.len()));
        }
        Self { place, ends, values, filled }
    }

    /// The values of all groups, one group after another.
    pub(super) fn all(&self) -> &[V] {
        &self.values
    }

    /// The values of one group; none for a key that came later.
    pub(super) fn of(&self, key: K) -> &[V] {
        let place = (self.place)(key);
        let (word, bit) = bit(place);
        if self.filled.get(word).is_none_or(|bits| bits & bit == 0) {
            return &[];
        }
        let Some(end) = self.ends.get(place) else { return &[] };
        let from = if place == 0 { 0 } else { self.ends[place - 1] };
        &self.values[from as usize..*end as usize]
    }
}

const BITS: usize = u64::BITS as usize;

/// The word of bits in which a place has its bit, and that bit.
const fn bit(place: usize) -> (usize, u64) {
    (place / BITS, 1 << (place % BITS))
}

fn end(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_group_has_its_own_values_in_their_order_and_others_have_none() {
        let groups = Groups::new(4, |key: usize| key, vec![(2, 'a'), (0, 'b'), (2, 'c')]);
        assert_eq!([0, 1, 2, 3, 9].map(|key| groups.of(key)), [&['b'][..], &[], &['a', 'c'], &[], &[]]);
        assert!(Groups::<usize, char>::default().of(0).is_empty());
    }
}
