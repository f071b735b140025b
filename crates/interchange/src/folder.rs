//! A bundle that is a folder of CSV files.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use domain::facts::{FileProblem, Kind, SentBundle, SentFile};
use thiserror::Error;

use crate::file;

/// A folder of CSV files, each named as its kind of fact.
#[derive(Debug)]
pub struct Folder {
    files: Vec<(Kind, PathBuf, u64)>,
    strays: Vec<(String, FileProblem)>,
}

/// Why a path is no bundle that can be read.
#[derive(Debug, Error)]
pub enum OpenError {
    #[error("there is no such folder")]
    Absent,
    #[error("a ZIP archive")]
    Zip,
    #[error("an XLSX workbook")]
    Workbook,
    #[error("a file, not a folder")]
    NotAFolder,
    #[error("no file of a bundle is in the folder")]
    NothingInIt,
    #[error("the folder could not be read")]
    Unreadable(#[from] std::io::Error),
}

impl Folder {
    /// Looks at what is in the folder; no file is opened yet. Hidden files and those that systems leave in every folder
    /// are passed over.
    ///
    /// # Errors
    /// One variant for each way in which `path` is no folder of CSV files.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        match fs::metadata(path) {
            Ok(found) if found.is_dir() => {}
            Ok(_) => return Err(not_a_folder(path)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(OpenError::Absent),
            Err(error) => return Err(error.into()),
        }
        let (mut files, mut strays) = (Vec::new(), Vec::new());
        for entry in fs::read_dir(path)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let found = fs::metadata(entry.path())?;
            match Named::of(&name) {
                Named::Litter => {}
                Named::File(kind) if found.is_file() => files.push((kind, entry.path(), found.len())),
                Named::File(_) | Named::Stray => strays.push((name, FileProblem::UnknownFile)),
            }
        }
        files.sort_by_key(|(kind, ..)| *kind);
        strays.sort_by(|one, other| one.0.cmp(&other.0));
        if files.is_empty() && strays.is_empty() {
            return Err(OpenError::NothingInIt);
        }
        Ok(Self { files, strays })
    }

    fn file(&self, kind: Kind) -> Option<&(Kind, PathBuf, u64)> {
        self.files.iter().find(|(of, ..)| *of == kind)
    }
}

impl SentBundle for Folder {
    fn strays(&self) -> &[(String, FileProblem)] {
        &self.strays
    }

    fn kinds(&self) -> Vec<Kind> {
        self.files.iter().map(|(kind, ..)| *kind).collect()
    }

    fn size(&self, kind: Kind) -> u64 {
        self.file(kind).map_or(0, |(_, _, bytes)| *bytes)
    }

    fn open(&self, kind: Kind) -> Result<Box<dyn SentFile>, Vec<FileProblem>> {
        let (_, path, _) = self.file(kind).ok_or_else(|| vec![FileProblem::UnknownFile])?;
        Ok(Box::new(file::open(kind, path)?))
    }
}

/// What a file of a bundle is by its name alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// Left by a system; passed over.
    Litter,
    /// The rows of this kind of fact.
    File(Kind),
    /// None of a bundle.
    Stray,
}

impl Named {
    pub fn of(name: &str) -> Self {
        if name.starts_with('.') || matches!(name, "Thumbs.db" | "desktop.ini" | "__MACOSX") {
            return Self::Litter;
        }
        name.strip_suffix(".csv").and_then(Kind::of_table).map_or(Self::Stray, Self::File)
    }
}

fn not_a_folder(path: &Path) -> OpenError {
    let mut start = [0; 4];
    let read = File::open(path).and_then(|mut file| file.read(&mut start)).unwrap_or_default();
    let zipped = start[..read] == *b"PK\x03\x04";
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default();
    match extension.as_str() {
        "xlsx" | "xlsm" | "xls" => OpenError::Workbook,
        _ if zipped => OpenError::Zip,
        _ => OpenError::NotAFolder,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_in_reading_order_and_unknown_ones_by_name() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["versions.csv", "parties.csv", "colours.csv", "notes.txt", ".DS_Store"] {
            fs::write(folder.path().join(name), "code\n").unwrap();
        }
        let bundle = Folder::open(folder.path()).unwrap();
        assert_eq!(bundle.kinds(), [Kind::Parties, Kind::Versions]);
        assert_eq!(bundle.size(Kind::Parties), 5);
        let strays: Vec<_> = bundle.strays().iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(strays, ["colours.csv", "notes.txt"]);
    }

    #[test]
    fn a_path_that_is_no_folder_says_what_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bundle.zip");
        fs::write(&path, b"PK\x03\x04").unwrap();
        assert!(matches!(Folder::open(&path), Err(OpenError::Zip)));
        assert!(matches!(Folder::open(&folder.path().join("none")), Err(OpenError::Absent)));
        let empty = tempfile::tempdir().unwrap();
        assert!(matches!(Folder::open(empty.path()), Err(OpenError::NothingInIt)));
    }
}
