//! A table as somebody keeps it: any CSV, or a sheet of a workbook, laid down row by row with the numbers that its rows have there.

use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use domain::facts::Disguise;
use thiserror::Error;

use super::text::{self, Manner};
use crate::archive::{ArchiveProblem, Bounds};
use crate::encoding;
use crate::folder::OpenError;
use crate::opening;
use crate::records::{Flaw, Record, Records};
use crate::spool::{Spool, SpooledCell, SpooledRow, Unspool};
use crate::xlsx;

/// So many rows from the top are looked at for the heading, and can be chosen as it.
pub const TOP_ROWS: usize = 25;
/// More columns than any list has that people keep.
const MOST_COLUMNS: usize = 500;
const START_BYTES: u64 = 512;
const ROWS: &str = "table.rows";
const PLAIN: &str = "table.text";

/// Why a file is no table that can be read.
#[derive(Debug, Error)]
pub enum TableError {
    #[error("no workbook that can be read")]
    Workbook(#[from] OpenError),
    #[error("neither a table of text nor a workbook")]
    Disguised(Disguise),
    #[error("an archive that is no workbook")]
    Archive,
    #[error("nothing is in it")]
    Empty,
    #[error("a quotation mark opens in line {line} and never closes")]
    QuoteNotClosed { line: u64 },
    #[error("more than {most} columns")]
    TooWide { most: usize },
    #[error("more than {most} bytes")]
    TooLarge { most: u64 },
    #[error("it could not be read")]
    Unreadable(#[from] io::Error),
}

/// A sheet of a workbook by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetName {
    pub name: String,
    pub is_hidden: bool,
}

/// One row with its own number: the line of a text file on which it starts, or the row of its sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableRow {
    pub number: u64,
    pub cells: Vec<SpooledCell>,
    pub is_too_long: bool,
}

/// A table that was laid down.
#[derive(Clone, Debug)]
pub struct Table {
    rows_at: PathBuf,
    /// The sheets of the workbook; none for text.
    pub sheets: Vec<SheetName>,
    /// The place of the sheet that is read.
    pub sheet: usize,
    /// The encoding of text that is not UTF-8, by the name that people know.
    pub encoding: Option<&'static str>,
    /// What parts the fields of text.
    pub separator: Option<char>,
    /// The first range of merged cells, of which the first cell alone holds anything.
    pub merged: Option<String>,
    /// Rows that hold anything, the heading among them.
    pub rows: u64,
    /// The cells of the widest row.
    pub columns: usize,
    /// The first rows.
    pub top: Vec<TableRow>,
}

impl Table {
    /// Reads the file into `folder`, where an earlier reading of it is replaced; of a workbook the sheet of this place, or else
    /// the first that is not hidden and holds anything.
    ///
    /// # Errors
    /// One variant for each way in which it is no table.
    pub fn read(path: &Path, folder: &Path, sheet: Option<usize>, bounds: &Bounds) -> Result<Self, TableError> {
        let mut start = Vec::new();
        File::open(path)?.take(START_BYTES).read_to_end(&mut start)?;
        for name in [ROWS, PLAIN] {
            remove(&folder.join(name))?;
        }
        let table = match encoding::disguise(&start) {
            None | Some(Disguise::Utf16) => Self::of_text(path, folder, bounds)?,
            Some(Disguise::Zip) => Self::of_workbook(path, folder, sheet, bounds)?,
            Some(Disguise::OldOffice) => return Err(opening::old_office(path)?.into()),
            Some(disguise) => return Err(TableError::Disguised(disguise)),
        };
        match (table.rows, table.columns) {
            (0, _) => Err(TableError::Empty),
            (_, columns) if columns > MOST_COLUMNS => Err(TableError::TooWide { most: MOST_COLUMNS }),
            _ => Ok(table),
        }
    }

    fn of_text(path: &Path, folder: &Path, bounds: &Bounds) -> Result<Self, TableError> {
        let plain = folder.join(PLAIN);
        let manner = text::manner(path, &plain)?;
        let read = if plain.exists() { plain.as_path() } else { path };
        let mut table = Laid::create(folder, bounds.bytes)?;
        let mut input = BufReader::with_capacity(1 << 16, File::open(read)?);
        skip_mark(&mut input)?;
        let (mut records, mut record) = (Records::apart_by(manner.separator, input), Record::default());
        while records.read(&mut record)? {
            if record.flaw == Some(Flaw::QuoteNotClosed) {
                return Err(TableError::QuoteNotClosed { line: record.line });
            }
            table.take(row(&record, manner))?;
        }
        remove(&plain)?;
        let encoding = if manner.was_utf16 { Some("UTF-16") } else { manner.other.map(|(name, _)| name) };
        let separator = Some(char::from(manner.separator));
        Ok(Self { encoding, separator, ..table.finish()? })
    }

    fn of_workbook(path: &Path, folder: &Path, sheet: Option<usize>, bounds: &Bounds) -> Result<Self, TableError> {
        let archive = opening::workbook(path, bounds)?.ok_or(TableError::Archive)?;
        let mut book = xlsx::Book::open(archive).map_err(OpenError::from)?;
        let sheets = book.sheets();
        let chosen = sheet.filter(|place| *place < sheets.len());
        let visible = || (0..sheets.len()).filter(|place| sheets.get(*place).is_some_and(|sheet| !sheet.is_hidden));
        let places: Vec<usize> = chosen.map_or_else(|| visible().collect(), |place| vec![place]);
        let mut found = Self { sheets: sheets.clone(), ..Laid::create(folder, bounds.bytes)?.finish()? };
        for sheet in places {
            remove(&folder.join(ROWS))?;
            let mut table = Laid::create(folder, bounds.bytes)?;
            let merged = book.read(sheet, |row| {
                let row = TableRow { number: row.number, is_too_long: row.is_too_long, cells: row.cells };
                table.take(row)
            })?;
            found = Self { sheets: sheets.clone(), sheet, merged, ..table.finish()? };
            if found.rows > 0 {
                break;
            }
        }
        Ok(found)
    }

    /// The rows below this number, one by one; all of them below 0.
    ///
    /// # Errors
    /// What the system says.
    pub fn below(&self, number: u64) -> io::Result<TableRows> {
        Ok(TableRows { rows: Unspool::open(&self.rows_at)?, below: number, columns: self.columns })
    }

    /// The names of the columns as the row of this number has them, every column with one; blank where it says nothing.
    pub fn heading(&self, number: u64) -> Vec<String> {
        let row = self.top.iter().find(|row| row.number == number && number > 0);
        let mut names: Vec<String> =
            row.into_iter().flat_map(|row| &row.cells).map(|cell| cell.text.trim().to_owned()).collect();
        names.resize(self.columns, String::new());
        names
    }
}

/// Rows of a table in their order.
pub struct TableRows {
    rows: Unspool,
    below: u64,
    columns: usize,
}

impl Iterator for TableRows {
    type Item = io::Result<TableRow>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.rows.next() {
                Ok(None) => return None,
                Err(error) => return Some(Err(error)),
                Ok(Some(row)) if row.number > self.below => {
                    let mut cells = row.cells;
                    cells.resize(self.columns.max(cells.len()), SpooledCell::default());
                    return Some(Ok(TableRow { number: row.number, cells, is_too_long: row.is_too_long }));
                }
                Ok(Some(_)) => {}
            }
        }
    }
}

/// A table while its rows arrive.
struct Laid {
    spool: Spool,
    path: PathBuf,
    most: u64,
    rows: u64,
    columns: usize,
    top: Vec<TableRow>,
}

impl Laid {
    fn create(folder: &Path, most: u64) -> io::Result<Self> {
        let path = folder.join(ROWS);
        Ok(Self { spool: Spool::create(&path)?, path, most, rows: 0, columns: 0, top: Vec::new() })
    }

    /// Takes a row unless all its cells are blank.
    fn take(&mut self, mut row: TableRow) -> Result<(), TableError> {
        let is_blank = |cell: &SpooledCell| cell.flaw.is_none() && cell.text.trim().is_empty();
        while row.cells.last().is_some_and(is_blank) {
            row.cells.pop();
        }
        if row.cells.is_empty() && !row.is_too_long {
            return Ok(());
        }
        self.rows += 1;
        self.columns = self.columns.max(row.cells.len());
        if self.top.len() < TOP_ROWS {
            self.top.push(row.clone());
        }
        self.spool.write(&SpooledRow { number: row.number, is_too_long: row.is_too_long, cells: row.cells })?;
        if self.spool.bytes() > self.most.saturating_mul(4) {
            Err(TableError::TooLarge { most: self.most })
        } else {
            Ok(())
        }
    }

    fn finish(self) -> io::Result<Table> {
        self.spool.finish()?;
        Ok(Table {
            rows_at: self.path,
            sheets: Vec::new(),
            sheet: 0,
            encoding: None,
            separator: None,
            merged: None,
            rows: self.rows,
            columns: self.columns,
            top: self.top,
        })
    }
}

fn row(record: &Record, manner: Manner) -> TableRow {
    let is_too_long = record.flaw.is_some();
    let cell = |field: &[u8]| SpooledCell { text: text::text(field, manner).replace('\0', ""), flaw: None };
    let cells = if is_too_long { Vec::new() } else { record.fields().map(cell).collect() };
    TableRow { number: record.line, cells, is_too_long }
}

fn skip_mark(input: &mut BufReader<File>) -> io::Result<()> {
    use std::io::BufRead;
    if input.fill_buf()?.starts_with(b"\xef\xbb\xbf") {
        input.consume(3);
    }
    Ok(())
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

impl From<ArchiveProblem> for TableError {
    fn from(problem: ArchiveProblem) -> Self {
        Self::Workbook(problem.into())
    }
}
