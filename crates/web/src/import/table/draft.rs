//! A table on the desk, and what has been decided about it so far.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use domain::facts::{Column, Kind};
use interchange::foreign::{Ground, Labels, Mapped, Mapping, Remembered, Seen, Source, Table, likely_heading, suggest};
use persistence::sources::Matches;

use super::labels;

/// So many rows show what stands in a column.
const ROWS_SEEN: usize = 400;
/// So many values of a column are enough to see what it holds.
const VALUES_SEEN: usize = 60;
/// How long the suggested beginning of codes is at most, and how much of each word of the source's name is in it.
const PREFIX_CHARS: usize = 10;
const WORD_LETTERS: usize = 3;

/// How a table is to be read. Changed as a whole.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(in crate::import) kind: Kind,
    /// Whose table it is, as its sender calls it.
    pub(super) source: String,
    /// The name of the file.
    pub(super) file: String,
    pub(super) table: Arc<Table>,
    /// The number of the row that names the columns; 0 for none.
    pub(super) heading_at: u64,
    pub(super) seen: Arc<Seen>,
    pub(super) mapping: Mapping,
    pub(super) grounds: BTreeMap<&'static str, Ground>,
    /// Columns that were mapped the last time and are not in this table.
    pub(super) lacking: Vec<String>,
    /// Rows that are, or are not, parties that are recorded already.
    pub(super) matches: Matches,
    /// So many rows may be recorded already, and nobody has decided.
    pub(in crate::import) undecided: u64,
    /// What was remembered of the source, to begin anew with another heading.
    pub(super) remembered: Option<Remembered>,
}

impl Draft {
    /// A table as it arrived, with what is remembered of its source, if it was read before.
    pub(super) fn new(
        (kind, source, file): (Kind, String, String),
        table: Table,
        remembered: Option<(Remembered, Matches)>,
    ) -> io::Result<Self> {
        let (remembered, matches) = match remembered {
            Some((remembered, matches)) => (Some(remembered), matches),
            None => (None, Matches::new()),
        };
        let heading_at = remembered.as_ref().and_then(|before| heading_like(&table, before));
        let draft = Self {
            kind,
            source,
            file,
            heading_at: heading_at.unwrap_or_else(|| likely_heading(&table)),
            table: Arc::new(table),
            seen: Arc::default(),
            mapping: Mapping::default(),
            grounds: BTreeMap::new(),
            lacking: Vec::new(),
            matches,
            undecided: 0,
            remembered,
        };
        draft.looked_at()
    }

    /// The same with columns suggested anew, from what the table holds below its heading.
    pub(super) fn looked_at(mut self) -> io::Result<Self> {
        let seen = self.seen()?;
        let suggested = suggest(self.kind, &seen, &labels::of(self.kind), &prefix(&self.source));
        self.mapping = suggested.mapping;
        self.grounds = suggested.grounds;
        self.lacking = Vec::new();
        if let Some(remembered) = &self.remembered {
            let (mapping, lacking) = remembered.fitted(&titles(&seen.heading));
            if mapping.columns.values().any(|source| matches!(source, Source::Column(_))) {
                let names = self.kind.columns().iter().map(|column| column.name);
                let is_mapped = |name: &&str| mapping.columns.contains_key(*name);
                self.grounds = names.filter(is_mapped).map(|name| (name, Ground::Remembered)).collect();
                self.mapping = mapping;
                self.lacking = lacking;
            }
        }
        self.mapping.source.clone_from(&self.source);
        self.seen = Arc::new(seen);
        Ok(self)
    }

    fn seen(&self) -> io::Result<Seen> {
        let heading = self.table.heading(self.heading_at);
        let mut samples: Vec<Vec<String>> = vec![Vec::new(); heading.len()];
        for row in self.table.below(self.heading_at)?.take(ROWS_SEEN) {
            for (cell, samples) in row?.cells.into_iter().zip(&mut samples) {
                if samples.len() < VALUES_SEEN && !cell.text.trim().is_empty() {
                    samples.push(cell.text);
                }
            }
        }
        Ok(Seen { heading, samples })
    }

    /// Every row in our columns, in their order.
    pub(super) fn rows(&self) -> io::Result<impl Iterator<Item = io::Result<Mapped>> + use<>> {
        let (kind, mapping, labels): (Kind, Mapping, Labels) = (self.kind, self.mapping.clone(), labels::of(self.kind));
        let rows = self.table.below(self.heading_at)?;
        Ok(rows.map(move |row| row.map(|row| mapping.row(kind, &labels, row))))
    }

    /// Where the cells of a column come from.
    pub(super) fn source_of(&self, column: &Column) -> Option<&Source> {
        self.mapping.columns.get(column.name)
    }

    /// What the table calls the column at this place; the letters that spreadsheets give it where it says nothing.
    pub(super) fn title(&self, at: usize) -> String {
        title(&self.seen.heading, at)
    }

    /// The columns of the table as the copies of refused rows name them.
    pub(super) fn titles(&self) -> Vec<String> {
        titles(&self.seen.heading)
    }

    /// The table's own name for one of our columns, where it has one.
    pub(in crate::import) fn theirs(&self, column: &str) -> Option<String> {
        match self.mapping.columns.get(column) {
            Some(Source::Column(at)) => Some(self.title(*at)),
            _ => None,
        }
    }

    pub(super) fn to_remember(&self) -> Remembered {
        Remembered { heading: self.titles(), mapping: self.mapping.clone() }
    }
}

/// The row that has the heading of the last time.
fn heading_like(table: &Table, before: &Remembered) -> Option<u64> {
    let has_all = |number: u64| before.fitted(&titles(&table.heading(number))).1.is_empty();
    let named = table.top.iter().map(|row| row.number).find(|number| has_all(*number));
    // It had none the last time either.
    let unnamed = || (before.heading == titles(&vec![String::new(); before.heading.len()])).then_some(0);
    named.or_else(unnamed)
}

fn titles(heading: &[String]) -> Vec<String> {
    (0..heading.len()).map(|at| title(heading, at)).collect()
}

fn title(heading: &[String], at: usize) -> String {
    match heading.get(at) {
        Some(name) if !name.is_empty() => name.clone(),
        _ => letters(at),
    }
}

/// The beginning of codes that are made up: of each word of the source's name the first letters that everybody can type, and
/// its numbers, by which the lists of one house differ.
fn prefix(source: &str) -> String {
    let words = source.split(|sign: char| !sign.is_alphanumeric());
    let short = |word: &str| {
        let signs = word.chars().filter(char::is_ascii_alphanumeric);
        let is_number = word.chars().all(|sign| sign.is_ascii_digit());
        signs.take(if is_number { PREFIX_CHARS } else { WORD_LETTERS }).collect::<String>().to_ascii_uppercase()
    };
    let prefix: String = words.map(short).collect::<String>().chars().take(PREFIX_CHARS).collect();
    if prefix.is_empty() { "SRC".to_owned() } else { prefix }
}

/// `A` to `Z`, then `AA` and so on, as spreadsheets count columns.
fn letters(at: usize) -> String {
    let mut rest = at + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        let place = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + place));
        rest = (rest - 1) / 26;
    }
    letters.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_without_a_name_are_called_as_spreadsheets_call_them() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
        assert_eq!((prefix("Oak list 2026"), prefix("供应商")), ("OAKLIS2026".to_owned(), "SRC".to_owned()));
    }
}
