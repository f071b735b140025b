//! A row of a kind of fact in canonical form, and the state of a fact that it describes.

use super::cells::{canonical, split_version};
use super::{CellError, Column, Kind, LIST_SEPARATOR, Presence, Problem, Target, Value, rules};
use crate::money::Money;
use crate::time::Instant;

/// Stands between the parts of a key of several columns; no code can hold it.
pub const KEY_SEPARATOR: char = '\u{1f}';

/// A row whose cells are valid each and together: blank cells are `None`, defaults are filled in, lists are sorted sets.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Row {
    kind: Kind,
    cells: Vec<Option<String>>,
}

/// A fact as it stood from `recorded_at` until `superseded_at`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    pub row: Row,
    /// Absent: not given, so the instant at which it is written.
    pub recorded_at: Option<Instant>,
    pub superseded_at: Option<Instant>,
    /// It counts for nothing and stays visible.
    pub void: bool,
}

/// A reference from a cell to another fact.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Reference {
    pub column: &'static str,
    pub target: Target,
    /// The key of the fact that is meant.
    pub key: String,
}

impl Row {
    /// Reads one row; `raw` gives what was written in a column, blank or absent alike.
    ///
    /// # Errors
    /// Every problem of every cell, in the order of the columns.
    pub fn parse<'a>(kind: Kind, raw: impl Fn(&Column) -> Option<&'a str>) -> Result<Self, Vec<CellError>> {
        let (row, errors) = Self::read_cells(kind, raw);
        if errors.is_empty() { Ok(row) } else { Err(errors) }
    }

    /// As much of a row as can be read, wrong cells blank: what it refers to can be checked beside what is wrong with it.
    pub fn readable<'a>(kind: Kind, raw: impl Fn(&Column) -> Option<&'a str>) -> Self {
        Self::read_cells(kind, raw).0
    }

    fn read_cells<'a>(kind: Kind, raw: impl Fn(&Column) -> Option<&'a str>) -> (Self, Vec<CellError>) {
        let mut errors = Vec::new();
        let mut cells = Vec::with_capacity(kind.columns().len());
        for column in kind.columns() {
            let written = raw(column).map(str::trim).unwrap_or_default();
            let cell = match (written, column.presence) {
                ("", Presence::Required) => Err(Problem::Missing),
                ("", Presence::Optional) => Ok(None),
                ("", Presence::Default(value)) => Ok(Some(value.to_owned())),
                (text, _) => canonical(column, text).map(|text| Some(text).filter(|text| !text.is_empty())),
            };
            cells.push(cell.unwrap_or_else(|problem| {
                errors.push(error(column, written, problem));
                None
            }));
        }
        let mut row = Self { kind, cells };
        row.settle_money(&mut errors);
        rules::check(&row, &mut errors);
        (row, errors)
    }

    /// The key of a row whose other cells may be wrong; `None` when a part of the key is wrong or missing.
    pub fn key_of<'a>(kind: Kind, raw: impl Fn(&Column) -> Option<&'a str>) -> Option<String> {
        let part = |column: &Column| match (raw(column).map(str::trim).unwrap_or_default(), column.presence) {
            ("", Presence::Required) => None,
            ("", _) => Some(String::new()),
            (text, _) => canonical(column, text).ok(),
        };
        let parts: Option<Vec<String>> = kind.key_columns().map(part).collect();
        parts.map(|parts| parts.join(&KEY_SEPARATOR.to_string()))
    }

    /// Takes cells as they were stored; they were canonical when they were written.
    pub fn from_stored(kind: Kind, cells: Vec<Option<String>>) -> Self {
        Self { kind, cells }
    }

    fn settle_money(&mut self, errors: &mut Vec<CellError>) {
        for (at, column) in self.kind.columns().iter().enumerate() {
            let Value::Money { currency } = column.value else { continue };
            let Some(written) = self.cells[at].clone() else { continue };
            let settled = match self.get(currency).and_then(iso_currency::Currency::from_code) {
                Some(known) => Money::parse(&written, known).map_err(Problem::NotMoney),
                None if errors.iter().any(|error| error.column == currency) => continue,
                None => Err(Problem::CurrencyMissing { column: currency }),
            };
            match settled {
                Ok(money) => self.cells[at] = Some(money.to_string()),
                Err(problem) => errors.push(error(column, &written, problem)),
            }
        }
    }

    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// The cells in the order of [`Kind::columns`].
    pub fn cells(&self) -> &[Option<String>] {
        &self.cells
    }

    /// The canonical text of a column; `None` when blank, or when the kind has no such column.
    pub fn get(&self, column: &str) -> Option<&str> {
        self.cells.get(self.kind.position(column)?)?.as_deref()
    }

    /// The entries of a list; none when blank.
    pub fn list(&self, column: &str) -> impl Iterator<Item = &str> {
        self.get(column).into_iter().flat_map(|cell| cell.split(LIST_SEPARATOR))
    }

    /// The natural key: the key columns joined by [`KEY_SEPARATOR`].
    pub fn key(&self) -> String {
        let parts = self.kind.columns().iter().zip(&self.cells).filter(|(column, _)| column.key);
        let parts: Vec<&str> = parts.map(|(_, cell)| cell.as_deref().unwrap_or_default()).collect();
        parts.join(&KEY_SEPARATOR.to_string())
    }

    /// The columns in which it differs from another row of its kind, in their order.
    pub fn differences(&self, other: &Self) -> Vec<&'static Column> {
        let both = self.cells.iter().zip(&other.cells);
        self.kind.columns().iter().zip(both).filter(|(_, (one, two))| one != two).map(|(column, _)| column).collect()
    }

    /// Everything that it refers to.
    pub fn references(&self) -> Vec<Reference> {
        let mut found = Vec::new();
        for column in self.kind.columns() {
            let mut add = |target, key: String| found.push(Reference { column: column.name, target, key });
            match column.value {
                Value::Reference(target) | Value::References(target) => {
                    self.list_or_one(column).for_each(|code| add(target, code.to_owned()));
                }
                Value::VersionLabel { document } | Value::VersionLabels { document } => {
                    let Some(document) = self.get(document) else { continue };
                    self.list_or_one(column).for_each(|label| add(Target::Version, version_key(document, label)));
                }
                Value::Version | Value::Versions => {
                    for (document, label) in self.list_or_one(column).filter_map(split_version) {
                        add(Target::Version, version_key(document, label));
                    }
                }
                _ => {}
            }
        }
        found
    }

    fn list_or_one(&self, column: &Column) -> Box<dyn Iterator<Item = &str> + '_> {
        match column.value {
            Value::Reference(_) | Value::VersionLabel { .. } | Value::Version => {
                Box::new(self.get(column.name).into_iter())
            }
            _ => Box::new(self.list(column.name)),
        }
    }
}

impl State {
    /// Reads one row with the columns that every file may carry; `raw` gives what was written in the column of a name.
    ///
    /// # Errors
    /// Every problem of every cell.
    pub fn parse<'a>(kind: Kind, raw: impl Fn(&str) -> Option<&'a str>) -> Result<Self, Vec<CellError>> {
        let mut errors = Vec::new();
        let recorded_at = instant("recorded_at", &raw, &mut errors);
        let superseded_at = instant("superseded_at", &raw, &mut errors);
        let void = match raw("void").map(str::trim).unwrap_or_default() {
            "yes" => true,
            "" | "no" => false,
            other => {
                errors.push(CellError { column: "void", value: Some(other.to_owned()), problem: Problem::NotYesOrNo });
                false
            }
        };
        match Row::parse(kind, |column| raw(column.name)) {
            Ok(row) if errors.is_empty() => Ok(Self { row, recorded_at, superseded_at, void }),
            Ok(_) => Err(errors),
            Err(mut all) => {
                all.append(&mut errors);
                Err(all)
            }
        }
    }

    /// A state that is recorded when it is written and not superseded.
    pub fn current(row: Row) -> Self {
        Self { row, recorded_at: None, superseded_at: None, void: false }
    }
}

fn instant<'a>(
    column: &'static str,
    raw: impl Fn(&str) -> Option<&'a str>,
    errors: &mut Vec<CellError>,
) -> Option<Instant> {
    let written = raw(column).map(str::trim).filter(|text| !text.is_empty())?;
    match Instant::parse(written) {
        Ok(at) => Some(at),
        Err(error) => {
            errors.push(CellError { column, value: Some(written.to_owned()), problem: error.into() });
            None
        }
    }
}

/// The key of a version.
pub fn version_key(document: &str, label: &str) -> String {
    format!("{document}{KEY_SEPARATOR}{label}")
}

pub(super) fn error(column: &Column, written: &str, problem: Problem) -> CellError {
    let value = (!column.personal && !written.is_empty()).then(|| written.to_owned());
    CellError { column: column.name, value, problem }
}
