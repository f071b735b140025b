//! Facts written out as a bundle: verbatim, one file per kind, the same bytes for the same facts.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};
use domain::facts::{COMMON_COLUMNS, Kind, State};

/// Writes states into the files of a folder; a kind without facts has no file.
pub struct Export {
    folder: PathBuf,
    open: Option<(Kind, Writer<BufWriter<File>>)>,
}

impl Export {
    /// Makes the folder when it is absent.
    ///
    /// # Errors
    /// `DirectoryNotEmpty` when something is in it already; else what the system says.
    pub fn into_folder(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        if fs::read_dir(folder)?.next().is_some() {
            return Err(io::ErrorKind::DirectoryNotEmpty.into());
        }
        Ok(Self { folder: folder.to_owned(), open: None })
    }

    /// Appends one state; the states of a kind must follow one another.
    ///
    /// # Errors
    /// What the system says.
    pub fn write(&mut self, state: &State) -> io::Result<()> {
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

    /// Brings everything to the disk.
    ///
    /// # Errors
    /// What the system says.
    pub fn finish(mut self) -> io::Result<()> {
        close(self.open.take())
    }
}

/// The columns of an exported file, in order.
fn header(kind: Kind) -> impl Iterator<Item = &'static str> {
    kind.columns().iter().map(|column| column.name).chain(COMMON_COLUMNS)
}

fn record(state: &State) -> Vec<String> {
    let at = |instant: Option<domain::time::Instant>| instant.map(|at| at.to_string()).unwrap_or_default();
    let mut fields: Vec<String> = state.row.cells().iter().map(|cell| cell.clone().unwrap_or_default()).collect();
    fields.extend([
        at(state.recorded_at),
        at(state.superseded_at),
        if state.void { "yes".to_owned() } else { String::new() },
    ]);
    fields
}

fn writer<W: Write>(to: W) -> Writer<W> {
    WriterBuilder::new().quote_style(QuoteStyle::Necessary).terminator(Terminator::Any(b'\n')).from_writer(to)
}

fn close(open: Option<(Kind, Writer<BufWriter<File>>)>) -> io::Result<()> {
    let Some((_, writer)) = open else { return Ok(()) };
    let buffer = writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
    buffer.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
}

#[cfg(test)]
mod tests {
    use domain::facts::{Row, SentBundle};
    use proptest::prelude::*;

    use super::*;
    use crate::Folder;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn what_is_exported_reads_back_the_same(
            names in prop::collection::vec("[ -~\r\n\u{4e00}-\u{4e20}=+@]{1,30}", 1..6),
            micros in 0_i64..4_000_000_000_000_000,
            void in any::<bool>(),
        ) {
            let states: Vec<State> = names.iter().enumerate().filter_map(|(at, name)| {
                let code = format!("T{at}");
                let cells = [("code", code.as_str()), ("name", name), ("kind", "supplier")];
                let row = Row::parse(Kind::Parties, |column| {
                    cells.iter().find(|(known, _)| *known == column.name).map(|(_, text)| *text)
                });
                let recorded_at = Some(domain::time::Instant::from_micros(micros));
                row.ok().map(|row| State { row, recorded_at, superseded_at: None, void })
            }).collect();
            let folder = tempfile::tempdir().unwrap();
            let mut export = Export::into_folder(folder.path()).unwrap();
            for state in &states {
                export.write(state).unwrap();
            }
            export.finish().unwrap();
            let read: Vec<State> = match Folder::open(folder.path()) {
                Ok(bundle) => bundle.open(Kind::Parties).ok().unwrap().map(|row| row.unwrap().state.unwrap()).collect(),
                Err(_) => Vec::new(),
            };
            prop_assert_eq!(read, states);
        }
    }

    #[test]
    fn a_folder_with_something_in_it_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("mine.txt"), "x").unwrap();
        let refused = Export::into_folder(folder.path()).err().unwrap();
        assert_eq!(refused.kind(), io::ErrorKind::DirectoryNotEmpty);
    }
}
