//! One sheet of a workbook, read like a file: its header checked once, its rows one by one with their own numbers.

use std::path::Path;

use domain::facts::{FileProblem, Kind, Problem, SentFile, SentRow};

use crate::header::{Header, Wrong};
use crate::records::MOST_BYTES;
use crate::spool::{CellFlaw, SpooledRow, Unspool};

pub(crate) struct SheetFile {
    header: Header,
    rows: Unspool,
    over: bool,
}

/// Opens a sheet that was laid down.
pub(crate) fn open(kind: Kind, path: &Path) -> Result<SheetFile, Vec<FileProblem>> {
    let unreadable = |error: std::io::Error| vec![FileProblem::Unreadable(error.to_string())];
    let mut rows = Unspool::open(path).map_err(unreadable)?;
    let first = rows.next().map_err(unreadable)?.ok_or_else(|| vec![FileProblem::EmptySheet])?;
    let names = first.cells.into_iter().map(|cell| cell.text).collect();
    Ok(SheetFile { header: Header::new(kind, names)?, rows, over: false })
}

impl SheetFile {
    /// Cells that a row lacks are blank; those beyond the header are counted.
    fn row(&self, row: SpooledRow) -> SentRow {
        let wrong: Vec<Wrong> =
            row.cells.iter().enumerate().filter_map(|(at, cell)| Some((at, of(cell.flaw?)))).collect();
        let mut cells: Vec<String> = row.cells.into_iter().map(|cell| cell.text).collect();
        if row.is_too_long {
            return self.header.unreadable(row.number, cells, Problem::RowTooLong { most: MOST_BYTES });
        }
        let columns = self.header.names().len();
        if cells.len() > columns {
            return self.header.unreadable(row.number, cells, Problem::BeyondHeader);
        }
        cells.resize(columns, String::new());
        self.header.row(row.number, cells, &wrong)
    }
}

pub(crate) const fn of(flaw: CellFlaw) -> Problem {
    match flaw {
        CellFlaw::NoValue => Problem::FormulaWithoutValue,
        CellFlaw::Failed => Problem::FormulaFailed,
        CellFlaw::TooManyDigits => Problem::NumberTooLong,
    }
}

impl Iterator for SheetFile {
    type Item = Result<SentRow, FileProblem>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.over {
            return None;
        }
        match self.rows.next() {
            Ok(Some(row)) => Some(Ok(self.row(row))),
            Ok(None) => None,
            Err(error) => {
                self.over = true;
                Some(Err(FileProblem::Unreadable(error.to_string())))
            }
        }
    }
}

impl SentFile for SheetFile {
    fn header(&self) -> &[String] {
        self.header.names()
    }

    fn bytes_read(&self) -> u64 {
        self.rows.bytes_read()
    }
}
