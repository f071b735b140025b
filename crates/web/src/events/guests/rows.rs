//! Rows of guests as they were pasted or lie in a file: read as the import of any list reads its table, and written again to be mended.

use std::fs;
use std::io;

use actix_web::web;
use domain::facts::fold;
use interchange::Bounds;
use interchange::foreign::{Table, TableError, TableRow, likely_heading};
use interchange::sheet::plain;
use tempfile::TempDir;

use crate::error::PageError;

/// The most bytes of rows that are sent at once.
pub(super) const MOST_BYTES: usize = 2 * 1024 * 1024;

/// What was sent, row by row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rows {
    /// The names of the columns.
    pub(super) heading: Vec<String>,
    pub(super) rows: Vec<Row>,
}

/// A row with the line on which it begins, or its number in its sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) number: u64,
    pub(super) cells: Vec<String>,
}

impl Rows {
    /// Reads bytes on a thread that may wait, in a folder of their own.
    pub(super) async fn read(folder: TempDir, bytes: Vec<u8>) -> Result<Result<Self, TableError>, PageError> {
        let read = web::block(move || Self::of_table(&folder, &bytes)).await;
        match read.map_err(|error| PageError::Internal(error.into()))? {
            Err(TableError::Unreadable(error)) => Err(PageError::Internal(error.into())),
            // Nothing was sent yet.
            Err(TableError::Empty) => Ok(Ok(Self::default())),
            read => Ok(read),
        }
    }

    fn of_table(folder: &TempDir, bytes: &[u8]) -> Result<Self, TableError> {
        let sent = folder.path().join("guests");
        fs::write(&sent, bytes)?;
        let table = Table::read(&sent, folder.path(), None, &Bounds::of(MOST_BYTES as u64))?;
        // Titles may stand above the row that names the columns.
        let named = table.top.iter().find(|row| cells(row).iter().any(|cell| fold(cell) == "name"));
        let heading = named.map_or_else(|| likely_heading(&table), |row| row.number);
        let rows = table.below(heading)?.map(|row| {
            let row = row?;
            Ok(Row { number: row.number, cells: cells(&row) })
        });
        Ok(Self { heading: table.heading(heading), rows: rows.collect::<io::Result<_>>()? })
    }

    /// Some of its rows with the names of the columns, to be mended and sent again.
    pub(super) fn again<'a>(&self, rows: impl IntoIterator<Item = &'a Row>) -> String {
        plain(std::iter::once(&self.heading).chain(rows.into_iter().map(|row| &row.cells)))
    }
}

fn cells(row: &TableRow) -> Vec<String> {
    row.cells.iter().map(|cell| cell.text.trim().to_owned()).collect()
}
