//! The rows that an import refused, as they were sent and with what is wrong in a column before them.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use csv::{Terminator, Writer, WriterBuilder};
use domain::facts::{ERROR_COLUMN, Kind};

/// A folder of refused rows, one file per kind; nothing is made until a row is refused.
pub struct ErrorCopy {
    folder: PathBuf,
    files: BTreeMap<Kind, Open>,
    has_mark: bool,
}

struct Open {
    writer: Writer<BufWriter<File>>,
    /// The place of an `error` column that was sent, from an earlier copy.
    replaced: Option<usize>,
}

impl ErrorCopy {
    /// Copies go into `folder`, which must not exist yet, so that no earlier copy is lost.
    pub fn into_folder(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), files: BTreeMap::new(), has_mark: false }
    }

    /// Copies begin with a byte order mark, without which spreadsheets take them for text of the machine's own encoding.
    #[must_use]
    pub fn for_spreadsheets(self) -> Self {
        Self { has_mark: true, ..self }
    }

    /// Where the copies are, once there is one.
    pub fn folder(&self) -> Option<&Path> {
        (!self.files.is_empty()).then_some(self.folder.as_path())
    }

    /// Copies one row with the words for what is wrong.
    ///
    /// # Errors
    /// `AlreadyExists` when the folder was there before; else what the system says.
    pub fn add(&mut self, kind: Kind, header: &[String], cells: &[String], words: &str) -> io::Result<()> {
        if !self.files.contains_key(&kind) {
            let file = self.start(kind, header)?;
            self.files.insert(kind, file);
        }
        match self.files.get_mut(&kind) {
            Some(file) => file.write(words, cells),
            None => Ok(()),
        }
    }

    /// Brings everything to the disk.
    ///
    /// # Errors
    /// What the system says.
    pub fn finish(&mut self) -> io::Result<()> {
        self.files.values_mut().try_for_each(|file| file.writer.flush())
    }

    fn start(&self, kind: Kind, header: &[String]) -> io::Result<Open> {
        if self.files.is_empty() {
            if let Some(parent) = self.folder.parent() {
                fs::create_dir_all(parent)?;
            }
            fs::create_dir(&self.folder)?;
        }
        let mut file = BufWriter::new(File::create_new(self.folder.join(format!("{kind}.csv")))?);
        if self.has_mark {
            file.write_all(b"\xef\xbb\xbf")?;
        }
        let writer = WriterBuilder::new().flexible(true).terminator(Terminator::Any(b'\n')).from_writer(file);
        let replaced = header.iter().position(|name| name.trim() == ERROR_COLUMN);
        let mut open = Open { writer, replaced };
        open.write(ERROR_COLUMN, header)?;
        Ok(open)
    }
}

impl Open {
    /// The words stand first, so that a row with too many or too few fields keeps them in their column.
    fn write(&mut self, words: &str, cells: &[String]) -> io::Result<()> {
        let kept = cells.iter().enumerate().filter(|(place, _)| Some(*place) != self.replaced);
        let fields = std::iter::once(words).chain(kept.map(|(_, cell)| cell.as_str()));
        self.writer.write_record(fields).map_err(io::Error::from)
    }
}

#[cfg(test)]
mod tests {
    use domain::facts::SentBundle;

    use super::*;
    use crate::Folder;

    #[test]
    fn a_copy_can_be_mended_and_sent_again() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("errors");
        let mut copy = ErrorCopy::into_folder(&folder);
        assert_eq!(copy.folder(), None);
        let text = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let header = text(&["code", "error", "name", "kind"]);
        copy.add(Kind::Parties, &header, &text(&["T1", "old", "A, B", "supplier"]), "line 7: wrong").unwrap();
        copy.finish().unwrap();
        let written = fs::read_to_string(folder.join("parties.csv")).unwrap();
        assert_eq!(written, "error,code,name,kind\nline 7: wrong,T1,\"A, B\",supplier\n");
        let again = Folder::open(&folder).unwrap();
        assert!(again.open(Kind::Parties).ok().unwrap().all(|row| row.unwrap().state.is_ok()));
        let refused = ErrorCopy::into_folder(&folder).add(Kind::Parties, &header, &[], "").unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
    }
}
