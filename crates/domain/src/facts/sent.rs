//! A bundle as somebody sent it: files of rows, each read or refused with every problem that it has on its own.

use super::{CellError, Kind, Row, State};

/// The column of an error copy that says what is wrong; it is read over when the copy is sent again.
pub const ERROR_COLUMN: &str = "error";

/// One row of a file.
#[derive(Clone, Debug)]
pub struct SentRow {
    /// The physical line on which it starts; the header is line 1.
    pub line: u64,
    /// What was written, in the order of the header.
    pub cells: Vec<String>,
    /// Its key, if that much of it can be read.
    pub key: Option<String>,
    /// It says when it was superseded, so it may stand beside other rows of its fact.
    pub is_history: bool,
    pub state: Result<State, Vec<CellError>>,
    /// As much of a wrong row as can be read; its references are checked with the others.
    pub readable: Option<Row>,
}

impl SentRow {
    /// The row, or as much of it as can be read.
    pub fn row(&self) -> Option<&Row> {
        self.state.as_ref().map(|state| &state.row).ok().or(self.readable.as_ref())
    }
}

/// Why a file, or one of its columns, cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// No kind of fact has a file of this name.
    UnknownFile,
    /// No kind of fact has a sheet of this name.
    UnknownSheet {
        is_hidden: bool,
    },
    /// An archive within an archive.
    NestedArchive,
    /// Cells of a sheet are merged, so that only the first of them holds anything.
    MergedCells {
        /// As spreadsheets write it: `A2:A4`.
        range: String,
    },
    UnknownColumn {
        column: String,
    },
    MissingColumn {
        column: &'static str,
    },
    ColumnTwice {
        column: String,
    },
    /// The header has its names apart by something else than commas.
    NotCommas(Separator),
    /// Not even a header.
    Empty,
    /// A sheet without even a header.
    EmptySheet,
    /// Something else than its name says.
    Disguised(Disguise),
    HeaderNotUtf8 {
        likely: Option<&'static str>,
    },
    /// A quotation mark in the header never closes, or the header is longer than a row can be.
    HeaderNotClosed,
    /// The roles of who sends it enter no facts of this kind.
    NotForTheirRoles,
    /// The operating system's own words.
    Unreadable(String),
}

/// What some spreadsheets write where commas belong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    Semicolon,
    Tab,
}

/// What a file turns out to be by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disguise {
    /// A ZIP archive, or an XLSX workbook, which is one.
    Zip,
    Pdf,
    /// A workbook or letter of Office before 2007.
    OldOffice,
    Gzip,
    Image,
    Utf16,
    /// It holds zero bytes, as no text does.
    Binary,
}

/// How the files of a bundle came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// As CSV files.
    #[default]
    Files,
    /// As sheets of one workbook.
    Sheets,
}

impl Form {
    /// What the file of a kind is called: `parties.csv`, or as a sheet `parties`.
    pub fn file(self, kind: Kind) -> String {
        match self {
            Self::Files => format!("{kind}.csv"),
            Self::Sheets => kind.to_string(),
        }
    }
}

/// A whole bundle; each of its files can be read more than once.
pub trait SentBundle: Send + Sync {
    /// How it came.
    fn form(&self) -> Form {
        Form::Files
    }

    /// Files that are none of a bundle, by their names as sent.
    fn strays(&self) -> &[(String, FileProblem)];

    /// The kinds whose files are present, in reading order.
    fn kinds(&self) -> Vec<Kind>;

    /// The size of a file in bytes; 0 when it is absent.
    fn size(&self, kind: Kind) -> u64;

    /// Opens a file from its start.
    ///
    /// # Errors
    /// Everything that is wrong with the file as a whole.
    fn open(&self, kind: Kind) -> Result<Box<dyn SentFile>, Vec<FileProblem>>;
}

/// The rows of one file in their order. After an error there are no more.
pub trait SentFile: Iterator<Item = Result<SentRow, FileProblem>> + Send {
    /// The header as sent.
    fn header(&self) -> &[String];

    /// How many bytes were read so far.
    fn bytes_read(&self) -> u64;
}
