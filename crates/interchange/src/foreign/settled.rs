//! The rows of a table in our columns, laid down for the importer, which refuses them in the table's own layout.

use std::io;
use std::path::{Path, PathBuf};

use domain::facts::{FileProblem, Kind, Problem, SentBundle, SentFile, SentRow};

use crate::header::{Header, Wrong};
use crate::records::MOST_BYTES;
use crate::sheet_file;
use crate::spool::{Spool, SpooledCell, SpooledRow, Unspool};

/// Rows in our columns being laid down.
pub struct Settling {
    spool: Spool,
    ours: usize,
}

impl Settling {
    /// Into a file that is not there yet.
    ///
    /// # Errors
    /// What the system says.
    pub fn create(kind: Kind, path: &Path) -> io::Result<Self> {
        Ok(Self { spool: Spool::create(path)?, ours: kind.columns().len() })
    }

    /// Adds a row: its number, its cells in our columns, whether its fact is void, and its cells as the table has them.
    ///
    /// # Errors
    /// What the system says.
    pub fn add(&mut self, number: u64, ours: &[SpooledCell], is_void: bool, original: &[String]) -> io::Result<()> {
        let mut cells = ours.to_vec();
        cells.resize(self.ours, SpooledCell::default());
        let plain = |text: &str| SpooledCell { text: text.to_owned(), flaw: None };
        cells.push(plain(if is_void { "yes" } else { "" }));
        cells.extend(original.iter().map(|text| plain(text)));
        self.spool.write(&SpooledRow { number, is_too_long: false, cells })
    }

    /// Adds a row that is longer than a row can be.
    ///
    /// # Errors
    /// What the system says.
    pub fn add_too_long(&mut self, number: u64) -> io::Result<()> {
        self.spool.write(&SpooledRow { number, is_too_long: true, cells: Vec::new() })
    }

    /// Brings everything to the disk.
    ///
    /// # Errors
    /// What the system says.
    pub fn finish(self) -> io::Result<()> {
        self.spool.finish()
    }
}

/// A bundle of one kind whose rows were laid down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    pub kind: Kind,
    pub path: PathBuf,
    /// Of the table.
    pub heading: Vec<String>,
}

impl SentBundle for Settled {
    fn strays(&self) -> &[(String, FileProblem)] {
        &[]
    }

    fn kinds(&self) -> Vec<Kind> {
        vec![self.kind]
    }

    fn size(&self, _: Kind) -> u64 {
        std::fs::metadata(&self.path).map(|found| found.len()).unwrap_or_default()
    }

    fn open(&self, _: Kind) -> Result<Box<dyn SentFile>, Vec<FileProblem>> {
        let unreadable = |error: io::Error| vec![FileProblem::Unreadable(error.to_string())];
        let names = self.kind.columns().iter().map(|column| column.name.to_owned());
        let header = Header::new(self.kind, names.chain(["void".to_owned()]).collect())?;
        let rows = Unspool::open(&self.path).map_err(unreadable)?;
        Ok(Box::new(SettledFile { header, heading: self.heading.clone(), rows }))
    }
}

struct SettledFile {
    header: Header,
    heading: Vec<String>,
    rows: Unspool,
}

impl SettledFile {
    fn row(&self, row: SpooledRow) -> SentRow {
        if row.is_too_long {
            return self.header.unreadable(row.number, Vec::new(), Problem::RowTooLong { most: MOST_BYTES });
        }
        let mut cells = row.cells;
        let original = cells.split_off(self.header.names().len().min(cells.len()));
        let wrong: Vec<Wrong> =
            cells.iter().enumerate().filter_map(|(at, cell)| Some((at, sheet_file::of(cell.flaw?)))).collect();
        let ours = cells.into_iter().map(|cell| cell.text).collect();
        let original = original.into_iter().map(|cell| cell.text).collect();
        SentRow { cells: original, ..self.header.row(row.number, ours, &wrong) }
    }
}

impl Iterator for SettledFile {
    type Item = Result<SentRow, FileProblem>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.rows.next() {
            Ok(Some(row)) => Some(Ok(self.row(row))),
            Ok(None) => None,
            Err(error) => Some(Err(FileProblem::Unreadable(error.to_string()))),
        }
    }
}

impl SentFile for SettledFile {
    fn header(&self) -> &[String] {
        &self.heading
    }

    fn bytes_read(&self) -> u64 {
        self.rows.bytes_read()
    }
}
