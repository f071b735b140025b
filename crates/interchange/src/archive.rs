//! ZIP archives, opened only after every entry was walked: how many there are, where they lie, how much they inflate to.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use thiserror::Error;
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

/// So much of a file is read to learn what entries it has.
const DIRECTORY_BYTES: u64 = 16 << 20;
/// An entry that inflates to no more than this may be as dense as it likes.
const DENSE_BYTES: u64 = 16 << 20;
/// How many times its size an entry may inflate to; what people and programs write stays far below.
const MOST_TIMES: u64 = 250;
/// How much is inflated at a time.
const PIECE_BYTES: usize = 1 << 16;

/// What an archive may hold at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    pub entries: usize,
    /// All files of the bundle together as they are laid down, in bytes.
    pub bytes: u64,
    /// All entries of a workbook together, inflated, in bytes: its XML says the same in more words.
    pub workbook_bytes: u64,
}

impl Bounds {
    /// For bundles whose files are not larger than `bytes` together.
    pub const fn of(bytes: u64) -> Self {
        Self { entries: 1_000, bytes, workbook_bytes: bytes.saturating_mul(8) }
    }
}

/// Why an archive is not opened.
#[derive(Debug, Error)]
pub enum ArchiveProblem {
    #[error("the archive is damaged, or none")]
    Broken,
    #[error("more than {most} entries")]
    TooMany { most: usize },
    #[error("two entries of one name")]
    Twice,
    #[error("{name} lies outside the archive")]
    Outside { name: String },
    #[error("{name} is a link")]
    Link { name: String },
    #[error("{name} is encrypted")]
    Encrypted { name: String },
    #[error("{name} is compressed in an unusual way")]
    Method { name: String },
    #[error("more than {most} bytes")]
    TooLarge { most: u64 },
    #[error("{name} inflates to many times its size")]
    TooDense { name: String },
    #[error("the archive could not be read")]
    Unreadable(#[from] io::Error),
}

/// An archive whose entries were all looked at and all inflated once, within the bounds.
pub(crate) struct Archive {
    zip: ZipArchive<BufReader<Gate>>,
    /// The names with slashes, each with its place; folders are left out.
    names: Vec<(String, usize)>,
}

/// An archive whose entries were looked at and not yet inflated.
pub(crate) struct Listed(Archive);

impl Listed {
    /// Reads what entries there are, and refuses an archive by what it says of them.
    pub(crate) fn open(path: &Path, bounds: &Bounds) -> Result<Self, ArchiveProblem> {
        let left = Arc::new(AtomicU64::new(DIRECTORY_BYTES));
        let gate = Gate { file: File::open(path)?, left: left.clone() };
        let mut zip = ZipArchive::new(BufReader::new(gate)).map_err(|error| match error {
            _ if left.load(Ordering::Relaxed) == 0 => ArchiveProblem::TooMany { most: bounds.entries },
            error => problem(error, ""),
        })?;
        left.store(u64::MAX, Ordering::Relaxed);
        if zip.len() > bounds.entries {
            return Err(ArchiveProblem::TooMany { most: bounds.entries });
        }
        if zip.has_duplicate_names() {
            return Err(ArchiveProblem::Twice);
        }
        let mut names: Vec<(String, usize)> = Vec::new();
        for place in 0..zip.len() {
            let entry = zip.by_index_raw(place).map_err(|error| problem(error, ""))?;
            let name = entry.name().map_err(|error| problem(error, ""))?.replace('\\', "/");
            check(&entry, &name)?;
            if entry.is_file() && !name.ends_with('/') {
                names.push((name, place));
            }
        }
        let mut sorted: Vec<&str> = names.iter().map(|(name, _)| name.as_str()).collect();
        sorted.sort_unstable();
        if sorted.windows(2).any(|pair| pair.first() == pair.last()) {
            return Err(ArchiveProblem::Twice);
        }
        Ok(Self(Archive { zip, names }))
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.names.iter().any(|(other, _)| other == name)
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.names.iter().map(|(name, _)| name.as_str())
    }

    /// The first bytes of an entry, at most `most`.
    pub(crate) fn start(&mut self, name: &str, most: u64) -> Result<Vec<u8>, ArchiveProblem> {
        let mut start = Vec::new();
        self.0.entry(name)?.take(most).read_to_end(&mut start).map_err(|error| damaged(error, name))?;
        Ok(start)
    }

    /// Inflates every entry once and keeps nothing; what it says of its size is not believed.
    pub(crate) fn walk(mut self, most: u64) -> Result<Archive, ArchiveProblem> {
        let mut left = most;
        for (name, place) in self.0.names.clone() {
            left -= self.0.inflate(&name, place, (left, most), &mut io::sink())?;
        }
        Ok(self.0)
    }

    /// Inflates the entries that `to` has a place for, one by one, and passes over the content of no other; together
    /// they are bounded as [`Listed::walk`] bounds them.
    pub(crate) fn unpack<W: io::Write>(
        mut self,
        most: u64,
        mut to: impl FnMut(&str) -> io::Result<Option<W>>,
    ) -> Result<(), ArchiveProblem> {
        let mut left = most;
        for (name, place) in self.0.names.clone() {
            left -= match to(&name)? {
                Some(mut file) => {
                    let inflated = self.0.inflate(&name, place, (left, most), &mut file)?;
                    file.flush()?;
                    inflated
                }
                None => self.0.inflate(&name, place, (left, most), &mut io::sink())?,
            };
        }
        Ok(())
    }
}

impl Archive {
    pub(crate) fn has(&self, name: &str) -> bool {
        self.names.iter().any(|(other, _)| other.eq_ignore_ascii_case(name))
    }

    /// The entry of a name; workbooks do not mind capitals.
    pub(crate) fn entry(&mut self, name: &str) -> Result<ZipFile<'_, BufReader<Gate>>, ArchiveProblem> {
        let exact = self.names.iter().find(|(other, _)| other == name);
        let found = exact.or_else(|| self.names.iter().find(|(other, _)| other.eq_ignore_ascii_case(name)));
        let place = found.map(|(_, place)| *place).ok_or(ArchiveProblem::Broken)?;
        self.zip.by_index(place).map_err(|error| problem(error, name))
    }

    /// Gives the number of bytes that really came out.
    fn inflate(
        &mut self,
        name: &str,
        place: usize,
        (left, most): (u64, u64),
        to: &mut impl io::Write,
    ) -> Result<u64, ArchiveProblem> {
        let mut entry = self.zip.by_index(place).map_err(|error| problem(error, name))?;
        let dense = entry.compressed_size().saturating_mul(MOST_TIMES).max(DENSE_BYTES);
        let mut piece = vec![0; PIECE_BYTES];
        let mut inflated = 0_u64;
        loop {
            let read = match entry.read(&mut piece) {
                Ok(0) => return Ok(inflated),
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(damaged(error, name)),
            };
            inflated += read as u64;
            if inflated > left {
                return Err(ArchiveProblem::TooLarge { most });
            }
            if inflated > dense {
                return Err(ArchiveProblem::TooDense { name: shown(name) });
            }
            to.write_all(piece.get(..read).unwrap_or_default())?;
        }
    }
}

/// Refuses an entry by what its header says.
fn check<R: Read>(entry: &ZipFile<'_, R>, name: &str) -> Result<(), ArchiveProblem> {
    let named = || shown(name);
    let climbs = name.split('/').any(|part| part == "..");
    let is_drive = name.as_bytes().get(1) == Some(&b':');
    if name.starts_with('/') || is_drive || climbs || name.contains('\0') {
        return Err(ArchiveProblem::Outside { name: named() });
    }
    if entry.is_symlink() {
        return Err(ArchiveProblem::Link { name: named() });
    }
    if entry.encrypted() {
        return Err(ArchiveProblem::Encrypted { name: named() });
    }
    Ok(())
}

/// A name as messages print it.
fn shown(name: &str) -> String {
    name.chars().filter(|sign| !sign.is_control()).take(120).collect()
}

fn problem(error: ZipError, name: &str) -> ArchiveProblem {
    match error {
        ZipError::Io(error) => damaged(error, name),
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            ArchiveProblem::Encrypted { name: shown(name) }
        }
        ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) => {
            ArchiveProblem::Method { name: shown(name) }
        }
        _ => ArchiveProblem::Broken,
    }
}

/// What goes wrong while an archive is read is most often the archive.
fn damaged(error: io::Error, name: &str) -> ArchiveProblem {
    use io::ErrorKind::{InvalidData, InvalidInput, Other, UnexpectedEof, Unsupported};
    match error.kind() {
        Unsupported => ArchiveProblem::Method { name: shown(name) },
        InvalidData | InvalidInput | Other | UnexpectedEof => ArchiveProblem::Broken,
        _ => ArchiveProblem::Unreadable(error),
    }
}

/// A file of which only so much more is read.
pub(crate) struct Gate {
    file: File,
    left: Arc<AtomicU64>,
}

impl Read for Gate {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(to)?;
        let left = self.left.load(Ordering::Relaxed);
        self.left.store(left.saturating_sub(read as u64), Ordering::Relaxed);
        if left < read as u64 { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(read) }
    }
}

impl Seek for Gate {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}
