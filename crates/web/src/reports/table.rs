//! The rows of a report as its page prints them: cells made of codes, words and badges.

use catalogue::Words;
use domain::facts::Kind;

use crate::audits::naming::Naming;
use crate::parts::{Badge, Tone};
use crate::registers::address_of;

/// The heads of its columns, and its rows; the first cell of a row names it.
pub(super) struct Table {
    pub(super) heads: Vec<String>,
    pub(super) rows: Vec<Vec<Cell>>,
}

/// A cell, piece by piece.
#[derive(Default)]
pub(super) struct Cell(Vec<Piece>);

/// A piece of a cell.
pub(super) enum Piece {
    /// A code, and the address of its record; blank where there is none to see.
    Code(String, String),
    Words(String),
    /// Less important words, on a line of their own.
    Quiet(String),
    Badge(Badge),
    Break,
}

impl Cell {
    pub(super) fn pieces(&self) -> &[Piece] {
        &self.0
    }

    fn with(mut self, piece: Piece) -> Self {
        self.0.push(piece);
        self
    }

    /// A code with the number of its record.
    pub(super) fn record(self, code: &str, record: Option<(Kind, i64)>) -> Self {
        let address = record.map(|(kind, id)| address_of(kind, id)).unwrap_or_default();
        self.with(Piece::Code(code.to_owned(), address))
    }

    /// A party or person by code and name.
    pub(super) fn subject(self, w: Words, naming: &Naming, code: &str) -> Self {
        let record = naming.subject(code).map(|subject| (subject.kind, subject.id));
        let named = self.record(code, record);
        let name = naming.subject_name(w, code);
        if name.is_empty() { named } else { named.words(name) }
    }

    pub(super) fn words(self, words: impl Into<String>) -> Self {
        self.with(Piece::Words(words.into()))
    }

    /// Words on a line of their own; nothing where they are blank.
    pub(super) fn quiet(self, words: impl Into<String>) -> Self {
        let words = words.into();
        if words.is_empty() { self } else { self.with(Piece::Quiet(words)) }
    }

    pub(super) fn badge(self, tone: Tone, words: impl Into<String>) -> Self {
        self.with(Piece::Badge(Badge::new(tone, words)))
    }

    pub(super) fn broken(self) -> Self {
        self.with(Piece::Break)
    }
}
