//! From a stored row to typed values.

use chrono::NaiveDate;
use thiserror::Error;

use super::{Kind, Row};
use crate::time::{Instant, When, parse_day};

/// A stored row that is not what was once written: the database was changed from outside.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{kind} {key}: column {column} cannot be read")]
pub struct Unreadable {
    pub kind: Kind,
    pub key: String,
    pub column: &'static str,
}

impl Row {
    fn unreadable(&self, column: &'static str) -> Unreadable {
        Unreadable { kind: self.kind(), key: self.key(), column }
    }

    /// The text of a column that is never blank.
    pub(crate) fn text(&self, column: &'static str) -> Result<String, Unreadable> {
        self.get(column).map(str::to_owned).ok_or_else(|| self.unreadable(column))
    }

    pub(crate) fn optional_text(&self, column: &str) -> Option<String> {
        self.get(column).map(str::to_owned)
    }

    pub(crate) fn texts(&self, column: &str) -> Vec<String> {
        self.list(column).map(str::to_owned).collect()
    }

    pub(crate) fn yes(&self, column: &str) -> bool {
        self.get(column) == Some("yes")
    }

    pub(crate) fn read<T>(
        &self,
        column: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Unreadable> {
        match self.get(column) {
            None => Ok(None),
            Some(text) => read(text).map(Some).ok_or_else(|| self.unreadable(column)),
        }
    }

    pub(crate) fn must<T>(&self, column: &'static str, read: impl Fn(&str) -> Option<T>) -> Result<T, Unreadable> {
        self.read(column, read)?.ok_or_else(|| self.unreadable(column))
    }
}

pub(crate) fn day(text: &str) -> Option<NaiveDate> {
    parse_day(text).ok()
}

pub(crate) fn when(text: &str) -> Option<When> {
    // Stored instants are the commonest cells by far: the longer form is tried first.
    if text.len() > 10 { Instant::parse(text).map(When::At).ok() } else { parse_day(text).map(When::Day).ok() }
}

pub(crate) fn number(text: &str) -> Option<u32> {
    text.parse().ok()
}
