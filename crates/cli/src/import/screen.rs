//! What the person at the terminal sees while a bundle is read, and the copy of what is refused.

use std::io;
use std::path::{Path, PathBuf};

use catalogue::Words;
use domain::facts::{CellError, Kind, SentBundle, SentRow};
use indicatif::{ProgressBar, ProgressStyle};
use interchange::ErrorCopy;
use persistence::bundle::Onlooker;

/// A bar on standard error, if that is a terminal, and the error copy.
pub(super) struct Screen {
    words: Words,
    bar: ProgressBar,
    sizes: Vec<(Kind, u64)>,
    copy: ErrorCopy,
    /// The copy was asked for by name, so an import without it is no success.
    must_copy: bool,
    copy_failed: bool,
}

impl Screen {
    pub(super) fn new(words: Words, bundle: &impl SentBundle, folder: &Path, must_copy: bool) -> Self {
        let sizes: Vec<(Kind, u64)> = bundle.kinds().into_iter().map(|kind| (kind, bundle.size(kind))).collect();
        let bar = ProgressBar::new(sizes.iter().map(|(_, bytes)| bytes).sum());
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {percent:>3} %  {elapsed} (+{eta})  {msg}") {
            bar.set_style(style);
        }
        Self { words, bar, sizes, copy: ErrorCopy::into_folder(folder), must_copy, copy_failed: false }
    }

    /// Takes the bar away; the folder of the copy, if there is one.
    pub(super) fn finish(mut self) -> Option<PathBuf> {
        self.bar.finish_and_clear();
        match self.copy.finish() {
            Ok(()) if !self.copy_failed => self.copy.folder().map(Path::to_owned),
            Ok(()) | Err(_) => None,
        }
    }
}

impl Onlooker for Screen {
    fn reads(&mut self, kind: Kind, rows: u64, bytes: u64) {
        let earlier: u64 = self.sizes.iter().filter(|(other, _)| *other < kind).map(|(_, bytes)| bytes).sum();
        self.bar.set_position(earlier + bytes);
        self.bar.set_message(self.words.t2("import-reading", "file", format!("{kind}.csv"), "rows", rows));
    }

    fn refuses(&mut self, kind: Kind, header: &[String], row: &SentRow, errors: &[CellError]) -> io::Result<()> {
        if self.copy_failed {
            return Ok(());
        }
        let copied = self.copy.add(kind, header, &row.cells, &self.words.copy_error(errors));
        match copied {
            Err(error) if self.must_copy => Err(error),
            // Beside a bundle that may only be read there is no place for a copy; the report stands without it.
            outcome => {
                self.copy_failed = outcome.is_err();
                Ok(())
            }
        }
    }
}
