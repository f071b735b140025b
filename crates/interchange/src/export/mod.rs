//! Facts written out as a bundle: verbatim, one file or sheet per kind, the same bytes for the same facts.

mod book;
mod folder;
mod zipped;

use std::io;
use std::path::Path;

use domain::facts::{COMMON_COLUMNS, Kind, State};

use book::Book;
use folder::FolderOfFiles;
use zipped::Zipped;

/// Writes states into a bundle; a kind without facts has no file.
pub struct Export(Into);

enum Into {
    Folder(Box<FolderOfFiles>),
    Zip(Box<Zipped>),
    Book(Box<Book>),
}

/// What a path names by its ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    Folder,
    Zip,
    Workbook,
}

impl Container {
    pub fn of(path: &Path) -> Self {
        match path.extension().map(|extension| extension.to_string_lossy().to_lowercase()).as_deref() {
            Some("zip") => Self::Zip,
            Some("xlsx") => Self::Workbook,
            _ => Self::Folder,
        }
    }
}

impl Export {
    /// A ZIP archive where the path ends in `.zip`, one workbook where it ends in `.xlsx`, else a folder. A file is
    /// there only once all of it is written.
    ///
    /// # Errors
    /// `AlreadyExists` for a file that is there, `DirectoryNotEmpty` for a folder with something in it; else what the
    /// system says.
    pub fn to(path: &Path) -> io::Result<Self> {
        Ok(Self(match Container::of(path) {
            Container::Folder => return Self::into_folder(path),
            Container::Zip => Into::Zip(Box::new(Zipped::create(path)?)),
            Container::Workbook => Into::Book(Box::new(Book::create(path)?)),
        }))
    }

    /// Makes the folder when it is absent.
    ///
    /// # Errors
    /// `DirectoryNotEmpty` when something is in it already; else what the system says.
    pub fn into_folder(folder: &Path) -> io::Result<Self> {
        Ok(Self(Into::Folder(Box::new(FolderOfFiles::create(folder)?))))
    }

    /// Appends one state; the states of a kind must follow one another.
    ///
    /// # Errors
    /// `FileTooLarge` when a sheet cannot hold it; else what the system says.
    pub fn write(&mut self, state: &State) -> io::Result<()> {
        match &mut self.0 {
            Into::Folder(folder) => folder.write(state),
            Into::Zip(zip) => zip.write(state),
            Into::Book(book) => book.write(state),
        }
    }

    /// Brings everything to the disk.
    ///
    /// # Errors
    /// What the system says.
    pub fn finish(self) -> io::Result<()> {
        match self.0 {
            Into::Folder(folder) => folder.finish(),
            Into::Zip(zip) => zip.finish(),
            Into::Book(book) => book.finish(),
        }
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

/// A file that nobody sees by its name before it is whole.
pub(crate) fn unnamed_yet(path: &Path) -> io::Result<tempfile::NamedTempFile> {
    if path.exists() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    tempfile::NamedTempFile::new_in(folder)
}

/// Gives a whole file its name.
pub(crate) fn named(file: tempfile::NamedTempFile, path: &Path) -> io::Result<()> {
    file.as_file().sync_all()?;
    file.persist_noclobber(path).map(drop).map_err(|error| error.error)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use domain::facts::{Row, SentBundle};
    use proptest::prelude::*;

    use super::*;
    use crate::{Bounds, Folder};

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
            let place = tempfile::tempdir().unwrap();
            for name in ["folder", "bundle.zip", "bundle.xlsx"] {
                let path = place.path().join(name);
                let mut export = Export::to(&path).unwrap();
                for state in &states {
                    export.write(state).unwrap();
                }
                export.finish().unwrap();
                let read: Vec<State> = match Folder::arrived(&path, &Bounds::of(1 << 20)) {
                    Ok(bundle) => {
                        bundle.open(Kind::Parties).ok().unwrap().map(|row| row.unwrap().state.unwrap()).collect()
                    }
                    Err(_) => Vec::new(),
                };
                prop_assert_eq!(&read, &states, "{}", name);
            }
        }
    }

    #[test]
    fn a_folder_with_something_in_it_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("mine.txt"), "x").unwrap();
        let refused = Export::into_folder(folder.path()).err().unwrap();
        assert_eq!(refused.kind(), io::ErrorKind::DirectoryNotEmpty);
        for name in ["mine.zip", "mine.xlsx"] {
            let path = folder.path().join(name);
            fs::write(&path, "x").unwrap();
            assert_eq!(Export::to(&path).err().unwrap().kind(), io::ErrorKind::AlreadyExists);
            assert_eq!(fs::read_to_string(&path).unwrap(), "x");
        }
    }

    #[test]
    fn a_file_that_is_not_finished_is_not_there() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["bundle.zip", "bundle.xlsx"] {
            drop(Export::to(&folder.path().join(name)).unwrap());
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
