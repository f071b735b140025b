//! A bundle as a folder of CSV files.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};
use domain::facts::{Kind, State};

use super::{header, record};

pub(super) struct FolderOfFiles {
    folder: PathBuf,
    open: Option<(Kind, Writer<BufWriter<File>>)>,
}

impl FolderOfFiles {
    pub(super) fn create(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        if fs::read_dir(folder)?.next().is_some() {
            return Err(io::ErrorKind::DirectoryNotEmpty.into());
        }
        Ok(Self { folder: folder.to_owned(), open: None })
    }

    pub(super) fn write(&mut self, state: &State) -> io::Result<()> {
        let kind = state.row.kind();
        let mut writer = match self.open.take() {
            Some((open, writer)) if open == kind => writer,
            other => {
                close(other)?;
                let path = self.folder.join(format!("{kind}.csv"));
                let mut writer = writer(BufWriter::new(File::create_new(path)?));
                writer.write_record(header(kind))?;
                writer
            }
        };
        writer.write_record(record(state).iter().map(String::as_str))?;
        self.open = Some((kind, writer));
        Ok(())
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        close(self.open.take())
    }
}

/// The one way in which bundles are written as CSV.
pub(super) fn writer<W: Write>(to: W) -> Writer<W> {
    WriterBuilder::new().quote_style(QuoteStyle::Necessary).terminator(Terminator::Any(b'\n')).from_writer(to)
}

fn close(open: Option<(Kind, Writer<BufWriter<File>>)>) -> io::Result<()> {
    let Some((_, writer)) = open else { return Ok(()) };
    let buffer = writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
    buffer.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
}
