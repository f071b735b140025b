//! The files of a bundle that lie in a folder: CSV files as they were sent, or the sheets of a workbook laid down.

use std::fs;
use std::path::{Path, PathBuf};

use domain::facts::{FileProblem, Form, Kind, SentBundle, SentFile};
use tempfile::TempDir;
use thiserror::Error;

use crate::archive::ArchiveProblem;
use crate::place::Place;
use crate::xlsx::Sheets;
use crate::{file, sheet_file, xlsx};

/// A folder with files of a bundle, each named as its kind of fact.
#[derive(Debug)]
pub struct Folder {
    form: Form,
    files: Vec<(Kind, PathBuf, u64)>,
    strays: Vec<(String, FileProblem)>,
    /// Files that are there and cannot be read.
    wrong: Vec<(Kind, FileProblem)>,
    /// The folder itself where it was made for them; it goes with this value, before the place that it is in.
    pub(crate) unpacked: Option<(TempDir, Place)>,
}

/// Why a path is no bundle that can be read.
#[derive(Debug, Error)]
pub enum OpenError {
    #[error("there is nothing of this name")]
    Absent,
    #[error("a file that is neither a ZIP archive nor a workbook")]
    NotABundle,
    #[error("a workbook in the format of before 2007")]
    OldWorkbook,
    #[error("a workbook in the binary format")]
    BinaryWorkbook,
    #[error("an OpenDocument file")]
    OpenDocument,
    #[error("a workbook that is protected by a password")]
    Protected,
    #[error("an Office document that is no workbook")]
    NoWorkbook,
    #[error("no file of a bundle is in it")]
    NothingInIt,
    #[error("the archive is refused")]
    Archive(#[from] ArchiveProblem),
    #[error("it could not be read")]
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
            Ok(_) => return Err(OpenError::NotABundle),
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
        Self::of(Form::Files, files, strays)
    }

    /// The files of an archive that lie in `folder`, and what was found in it besides.
    pub(crate) fn of_archive(folder: &Path, mut others: Vec<(String, FileProblem)>) -> Result<Self, OpenError> {
        match Self::open(folder) {
            Ok(found) => {
                others.extend(found.strays);
                Self::of(Form::Files, found.files, others)
            }
            Err(OpenError::NothingInIt) => Self::of(Form::Files, Vec::new(), others),
            Err(error) => Err(error),
        }
    }

    /// The sheets of a workbook that were laid down in `folder`.
    pub(crate) fn of_sheets(folder: &Path, sheets: Sheets) -> Result<Self, OpenError> {
        let file = |kind: Kind| {
            let path = folder.join(xlsx::file_name(kind));
            let bytes = fs::metadata(&path)?.len();
            Ok::<_, OpenError>((kind, path, bytes))
        };
        let files = sheets.found.into_iter().map(file).collect::<Result<_, _>>()?;
        Ok(Self { wrong: sheets.wrong, ..Self::of(Form::Sheets, files, sheets.strays)? })
    }

    fn of(
        form: Form,
        files: Vec<(Kind, PathBuf, u64)>,
        mut strays: Vec<(String, FileProblem)>,
    ) -> Result<Self, OpenError> {
        strays.sort_by(|one, other| one.0.cmp(&other.0));
        if files.is_empty() && strays.is_empty() {
            return Err(OpenError::NothingInIt);
        }
        Ok(Self { form, files, strays, wrong: Vec::new(), unpacked: None })
    }

    fn file(&self, kind: Kind) -> Option<&(Kind, PathBuf, u64)> {
        self.files.iter().find(|(of, ..)| *of == kind)
    }
}

impl SentBundle for Folder {
    fn form(&self) -> Form {
        self.form
    }

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
        let wrong: Vec<_> =
            self.wrong.iter().filter(|(of, _)| *of == kind).map(|(_, problem)| problem.clone()).collect();
        match self.form {
            _ if !wrong.is_empty() => Err(wrong),
            Form::Files => Ok(Box::new(file::open(kind, path)?)),
            Form::Sheets => Ok(Box::new(sheet_file::open(kind, path)?)),
        }
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
        let path = folder.path().join("notes.txt");
        fs::write(&path, "code").unwrap();
        assert!(matches!(Folder::open(&path), Err(OpenError::NotABundle)));
        assert!(matches!(Folder::open(&folder.path().join("none")), Err(OpenError::Absent)));
        let empty = tempfile::tempdir().unwrap();
        assert!(matches!(Folder::open(empty.path()), Err(OpenError::NothingInIt)));
    }
}
