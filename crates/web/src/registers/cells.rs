//! How a fact's cells read on pages: choices in words, references as links with the names of what they name.

use catalogue::Words;
use chrono_tz::Tz;
use domain::facts::{Column, KEY_SEPARATOR, Kind, Reference, Row, Value};
use persistence::lists::Names;

use super::{address_of, moment};
use crate::amount;

/// One thing in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) words: String,
    /// Where the thing is shown; blank for nowhere.
    pub(super) address: String,
    /// What it is called besides.
    pub(super) name: String,
}

/// A cell, ready to print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) label: String,
    pub(super) pieces: Vec<Piece>,
    pub(super) is_number: bool,
    /// Stays on one line.
    pub(super) is_short: bool,
}

impl Piece {
    fn plain(words: impl Into<String>) -> Self {
        Self { words: words.into(), address: String::new(), name: String::new() }
    }
}

/// A key as people read it, choices in words.
pub(super) fn title(w: Words, row: &Row) -> String {
    let cells = row.kind().key_columns().filter_map(|column| Some((column, row.get(column.name)?)));
    let part = |(column, cell): (&Column, &str)| match column.value {
        Value::When => moment::words(cell, Tz::UTC),
        _ => w.cell(row.kind(), column, cell),
    };
    let parts: Vec<String> = cells.map(part).collect();
    parts.join(" · ")
}

/// What a fact is called besides its key: in the reader's script, where that is kept.
pub(super) fn name(w: Words, row: &Row) -> String {
    w.in_script(row.name().unwrap_or_default(), row.get("name_local")).to_owned()
}

/// The cell of a column.
pub(super) fn cell(w: Words, row: &Row, column: &'static Column, names: &Names, zone: Tz) -> Cell {
    let kind = row.kind();
    let canonical = row.get(column.name).unwrap_or_default();
    let pieces = match column.value {
        _ if canonical.is_empty() => Vec::new(),
        _ if column.target().is_some() => {
            let references = row.references().into_iter().filter(|reference| reference.column == column.name);
            references.map(|reference| piece(w, column, &reference, names)).collect()
        }
        Value::When => vec![Piece::plain(moment::words(canonical, zone))],
        Value::Money { currency } => {
            vec![Piece::plain(amount::of(canonical, row.get(currency).unwrap_or_default()))]
        }
        _ => vec![Piece::plain(w.cell(kind, column, canonical))],
    };
    let is_number = matches!(column.value, Value::Money { .. } | Value::Whole { .. });
    let is_short = matches!(column.value, Value::Money { .. } | Value::Date | Value::When);
    Cell { label: w.column(kind, column.name), pieces, is_number, is_short }
}

fn piece(w: Words, column: &Column, reference: &Reference, names: &Names) -> Piece {
    let words = match column.value {
        Value::VersionLabels { .. } => {
            reference.key.split_once(KEY_SEPARATOR).map_or(reference.key.as_str(), |(_, label)| label).to_owned()
        }
        _ => reference.key.replace(KEY_SEPARATOR, " · "),
    };
    match names.of(reference) {
        Some(name) => Piece {
            words,
            address: address_of(name.kind, name.id),
            name: w.in_script(name.name.as_deref().unwrap_or_default(), name.local.as_deref()).to_owned(),
        },
        None => Piece::plain(words),
    }
}

/// A cell as one line of text, for exports and comparisons.
pub(super) fn text(w: Words, kind: Kind, column: &'static Column, canonical: Option<&str>, zone: Tz) -> String {
    match (canonical, column.value) {
        (None, _) => String::new(),
        (Some(canonical), Value::When) => moment::words(canonical, zone),
        (Some(canonical), _) => w.cell(kind, column, canonical),
    }
}
