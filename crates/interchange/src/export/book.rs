//! A bundle as one workbook: a sheet per kind, every cell text, so that it says the same as the CSV files.

use std::io;
use std::path::{Path, PathBuf};

use domain::facts::{Kind, State};
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use tempfile::NamedTempFile;

use super::{header, named, record, unnamed_yet};
use crate::workbook::whole;

/// How many rows a sheet has.
const ROWS: u32 = 1 << 20;
/// How wide each column is, in characters.
const WIDTH: u32 = 16;

pub(super) struct Book {
    path: PathBuf,
    file: NamedTempFile,
    writer: Workbook,
    sheets: usize,
    open: Option<Kind>,
    row: u32,
    /// What is typed into a cell of text stays as it was typed.
    text: Format,
}

impl Book {
    pub(super) fn create(path: &Path) -> io::Result<Self> {
        let (file, text) = (unnamed_yet(path)?, Format::new().set_num_format("@"));
        Ok(Self { path: path.to_owned(), file, writer: Workbook::new(), sheets: 0, open: None, row: 0, text })
    }

    pub(super) fn write(&mut self, state: &State) -> io::Result<()> {
        let kind = state.row.kind();
        if self.open != Some(kind) {
            self.start(kind)?;
        }
        self.add(record(state).iter().map(String::as_str))
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        if self.sheets == 0 {
            // A workbook has a sheet, and one without a header would be none of a bundle.
            self.start(Kind::Parties)?;
        }
        let (book, file) = (&mut self.writer, self.file.as_file_mut());
        whole(|| book.save_to_writer(file))?;
        named(self.file, &self.path)
    }

    fn start(&mut self, kind: Kind) -> io::Result<()> {
        let book = &mut self.writer;
        whole(|| {
            let sheet = book.add_worksheet_with_constant_memory()?;
            sheet.set_name(kind.to_string())?.set_freeze_panes(1, 0)?;
            for (place, _) in (0_u16..).zip(header(kind)) {
                sheet.set_column_width(place, WIDTH)?;
            }
            Ok(())
        })?;
        (self.open, self.row) = (Some(kind), 0);
        self.sheets += 1;
        self.add(header(kind))
    }

    fn add<'a>(&mut self, fields: impl IntoIterator<Item = &'a str>) -> io::Result<()> {
        if self.row == ROWS {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let Self { writer: book, sheets, row, text, .. } = self;
        let written = whole(|| {
            let sheet = book.worksheet_from_index(*sheets - 1)?;
            Ok((0_u16..).zip(fields).try_for_each(|(place, field)| put(sheet, (*row, place), field, text)))
        })?;
        self.row += 1;
        match written {
            Ok(()) => Ok(()),
            // A bundle is verbatim: what does not fit is not cut.
            Err(XlsxError::MaxStringLengthExceeded) => Err(io::ErrorKind::FileTooLarge.into()),
            Err(error) => Err(io::Error::other(error.to_string())),
        }
    }
}

fn put(sheet: &mut Worksheet, (row, place): (u32, u16), field: &str, text: &Format) -> Result<(), XlsxError> {
    if !field.is_empty() {
        sheet.write_string_with_format(row, place, field, text)?;
    }
    Ok(())
}
