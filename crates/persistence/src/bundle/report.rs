//! What an import did or would do, file by file, and everything that is wrong.

use domain::facts::{CellError, Change, FileProblem, Form, Kind};

/// How many errors a report holds; the true number stands beside them.
pub const MOST_ERRORS: usize = 1_000;

/// What became of a bundle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How the files came.
    pub form: Form,
    /// One for each file that could be read, in reading order.
    pub files: Vec<FileReport>,
    /// Files that could not be read or are none of a bundle, by name, each with what is wrong.
    pub problems: Vec<(String, FileProblem)>,
    /// The first [`MOST_ERRORS`] errors of rows.
    pub errors: Vec<RowError>,
    /// How many errors of rows there are.
    pub error_count: u64,
    /// The act under which it was written; `None` when nothing was.
    pub act: Option<i64>,
}

/// How many rows of a file were what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileReport {
    pub kind: Kind,
    pub new: u64,
    /// Corrections, retractions and earlier history of facts that are known.
    pub updated: u64,
    pub unchanged: u64,
    pub wrong: u64,
}

/// One thing that is wrong with one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowError {
    pub kind: Kind,
    /// The physical line on which the row starts.
    pub line: u64,
    pub error: CellError,
}

impl Report {
    /// Nothing at all is wrong.
    pub fn is_clean(&self) -> bool {
        self.error_count == 0 && self.problems.is_empty()
    }

    /// How many rows were refused.
    pub fn wrong_rows(&self) -> u64 {
        self.files.iter().map(|file| file.wrong).sum()
    }

    /// How many rows change what is known.
    pub fn changes(&self) -> u64 {
        self.files.iter().map(|file| file.new + file.updated).sum()
    }

    pub(super) fn refuse(&mut self, kind: Kind, line: u64, errors: &[CellError]) {
        let room = MOST_ERRORS.saturating_sub(self.errors.len());
        self.errors.extend(errors.iter().take(room).map(|error| RowError { kind, line, error: error.clone() }));
        self.error_count += errors.len() as u64;
        if let Some(file) = self.files.last_mut() {
            file.wrong += 1;
        }
    }

    pub(super) fn take(&mut self, change: Change) {
        let Some(file) = self.files.last_mut() else { return };
        match change {
            Change::New => file.new += 1,
            Change::Corrected | Change::Retracted | Change::PastAdded => file.updated += 1,
            Change::Unchanged => file.unchanged += 1,
        }
    }

    /// The counts as the log of acts keeps them.
    pub(super) fn counts(&self) -> serde_json::Value {
        let of = |file: &FileReport| {
            serde_json::json!({
                "new": file.new, "updated": file.updated, "unchanged": file.unchanged, "wrong": file.wrong
            })
        };
        self.files.iter().map(|file| (file.kind.table().to_owned(), of(file))).collect::<serde_json::Map<_, _>>().into()
    }
}

impl FileReport {
    pub(super) const fn of(kind: Kind) -> Self {
        Self { kind, new: 0, updated: 0, unchanged: 0, wrong: 0 }
    }
}
