//! Codes and other short texts, each kept once and meant by a number from then on.

use std::hash::BuildHasher;
use std::num::NonZeroU32;

use hashbrown::{DefaultHashBuilder, HashTable};

/// A party or a person, by its place among the codes of both; places follow the order in which codes were met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject(NonZeroU32);

/// Any other code, label or term, by its place among them; places follow the order in which they were met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word(NonZeroU32);

impl Subject {
    /// Its place, from 0.
    pub const fn place(self) -> usize {
        self.0.get() as usize - 1
    }
}

impl Word {
    /// Its place, from 0.
    pub(super) const fn place(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// The number of a place: there are never as many texts as numbers.
fn numbered(place: usize) -> NonZeroU32 {
    let number = u32::try_from(place).unwrap_or(u32::MAX).saturating_add(1);
    NonZeroU32::new(number).unwrap_or(NonZeroU32::MAX)
}

/// Every code and term that some fact names, known itself or not.
#[derive(Clone, Debug, Default)]
pub struct Names {
    subjects: Arena,
    words: Arena,
}

impl Names {
    /// The place of a party's or person's code, made when it is new.
    pub fn subject(&mut self, code: &str) -> Subject {
        Subject(numbered(self.subjects.place_or_make(code)))
    }

    /// The place of any other text, made when it is new.
    pub fn word(&mut self, text: &str) -> Word {
        Word(numbered(self.words.place_or_make(text)))
    }

    /// The place of a code that some fact names.
    pub fn find_subject(&self, code: &str) -> Option<Subject> {
        self.subjects.place(code).map(|place| Subject(numbered(place)))
    }

    /// The place of a text that some fact names.
    pub fn find_word(&self, text: &str) -> Option<Word> {
        self.words.place(text).map(|place| Word(numbered(place)))
    }

    /// Its code.
    pub fn code(&self, subject: Subject) -> &str {
        self.subjects.text(subject.0.get() - 1)
    }

    /// Its text.
    pub fn text(&self, word: Word) -> &str {
        self.words.text(word.0.get() - 1)
    }

    /// All subjects, in the order of their places.
    pub fn all_subjects(&self) -> impl Iterator<Item = Subject> + use<> {
        (0..self.subjects()).map(|place| Subject(numbered(place)))
    }

    /// How many subjects there are.
    pub fn subjects(&self) -> usize {
        self.subjects.ends.len()
    }

    /// How many other texts there are.
    pub(super) fn words(&self) -> usize {
        self.words.ends.len()
    }
}

/// Texts one after another, found by a table of their numbers.
#[derive(Clone, Debug, Default)]
struct Arena {
    text: String,
    ends: Vec<u32>,
    table: HashTable<u32>,
    hasher: DefaultHashBuilder,
    /// Places of texts that were met last, one for each remainder of the hash: rows that follow each other say much the same.
    recent: Vec<u32>,
}

/// How many of them; a power of two.
const RECENT: usize = 4096;

impl Arena {
    fn text(&self, place: u32) -> &str {
        slice(&self.text, &self.ends, place)
    }

    fn place(&self, text: &str) -> Option<usize> {
        let found = self.table.find(self.hasher.hash_one(text), |place| self.text(*place) == text);
        found.map(|place| *place as usize)
    }

    fn place_or_make(&mut self, text: &str) -> usize {
        let hash = self.hasher.hash_one(text);
        let is_same = |place: &u32| slice(&self.text, &self.ends, *place) == text;
        let slot = usize::try_from(hash % RECENT as u64).unwrap_or_default();
        if let Some(place) =
            self.recent.get(slot).filter(|place| (**place as usize) < self.ends.len() && is_same(place))
        {
            return *place as usize;
        }
        self.recent.resize(RECENT, u32::MAX);
        if let Some(place) = self.table.find(hash, is_same) {
            self.recent[slot] = *place;
            return *place as usize;
        }
        let place = self.ends.len();
        self.text.push_str(text);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        let (texts, ends, hasher) = (&self.text, &self.ends, &self.hasher);
        let rehash = |place: &u32| hasher.hash_one(slice(texts, ends, *place));
        self.table.insert_unique(hash, u32::try_from(place).unwrap_or(u32::MAX), rehash);
        place
    }
}

fn slice<'a>(text: &'a str, ends: &[u32], place: u32) -> &'a str {
    let place = place as usize;
    let from = if place == 0 { 0 } else { ends[place - 1] as usize };
    &text[from..ends[place] as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_has_the_same_place_and_others_have_others() {
        let mut names = Names::default();
        let (one, two) = (names.subject("保密-1"), names.subject(""));
        assert_ne!(one, two);
        assert_eq!((names.subject("保密-1"), names.find_subject("")), (one, Some(two)));
        assert_eq!((names.code(one), names.code(two), names.find_subject("x")), ("保密-1", "", None));
        let word = names.word("保密-1");
        assert_eq!((names.text(word), names.find_word("x"), names.subjects()), ("保密-1", None, 2));
    }
}
