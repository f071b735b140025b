//! Whole bundles in and out: one import is one transaction and one act.

mod deferred;
mod export;
mod import;
mod report;
mod rows;
mod scratch;

pub use export::{ExportError, export};
pub use import::{ImportError, import};
pub use report::{FileReport, MOST_ERRORS, Report, RowError};

use domain::facts::{CellError, Kind, SentRow};

/// What happens to the rest of a bundle when some of it is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// One wrong row, and nothing is written.
    AllOrNothing,
    /// What is valid and refers only to what is there is written, and the rest reported.
    AcceptValid,
}

/// Whether a bundle is to be written at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Nothing is written; the report says what would be.
    Preview,
    Write,
}

/// Looks on while a bundle is read.
pub trait Onlooker: Send {
    /// So many rows and bytes of the file of this kind have been read.
    fn reads(&mut self, kind: Kind, rows: u64, bytes: u64);

    /// A row is refused; its file has this header. Every refused row is told of, however many there are.
    ///
    /// # Errors
    /// What the system says when a copy cannot be kept; the import stops then and writes nothing.
    fn refuses(&mut self, kind: Kind, header: &[String], row: &SentRow, errors: &[CellError]) -> std::io::Result<()>;
}
