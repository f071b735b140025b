//! A bundle as a ZIP archive of its CSV files.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use domain::facts::{Kind, State};
use tempfile::NamedTempFile;
use zip::ZipWriter;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;

use super::folder::writer;
use super::{header, named, record, unnamed_yet};

/// So many bytes of rows wait for the archive.
const PIECE_BYTES: usize = 1 << 16;

pub(super) struct Zipped {
    path: PathBuf,
    zip: ZipWriter<BufWriter<NamedTempFile>>,
    open: Option<Kind>,
    rows: Vec<u8>,
}

impl Zipped {
    pub(super) fn create(path: &Path) -> io::Result<Self> {
        let zip = ZipWriter::new(BufWriter::new(unnamed_yet(path)?));
        Ok(Self { path: path.to_owned(), zip, open: None, rows: Vec::new() })
    }

    pub(super) fn write(&mut self, state: &State) -> io::Result<()> {
        let kind = state.row.kind();
        if self.open != Some(kind) {
            self.hand_on()?;
            // The same facts give the same bytes, so no file has the time at which it was written.
            let options = SimpleFileOptions::default().large_file(true).last_modified_time(zip::DateTime::default());
            self.zip.start_file(format!("{kind}.csv"), options).map_err(failed)?;
            self.open = Some(kind);
            self.add(header(kind))?;
        }
        self.add(record(state).iter().map(String::as_str))
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        self.hand_on()?;
        let file = self.zip.finish().map_err(failed)?;
        named(file.into_inner().map_err(io::IntoInnerError::into_error)?, &self.path)
    }

    fn add<'a>(&mut self, fields: impl IntoIterator<Item = &'a str>) -> io::Result<()> {
        let mut row = writer(&mut self.rows);
        row.write_record(fields)?;
        row.flush()?;
        drop(row);
        if self.rows.len() >= PIECE_BYTES { self.hand_on() } else { Ok(()) }
    }

    fn hand_on(&mut self) -> io::Result<()> {
        self.zip.write_all(&self.rows)?;
        self.rows.clear();
        Ok(())
    }
}

fn failed(error: ZipError) -> io::Error {
    match error {
        ZipError::Io(error) => error,
        other => io::Error::other(other.to_string()),
    }
}
