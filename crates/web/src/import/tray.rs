//! Takes the files of a bundle as they arrive and lays them down, in memory that no file can exhaust.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Duration;

use actix_multipart::{Field, Multipart};
use actix_web::web::Bytes;
use domain::facts::{FileProblem, Kind};
use futures_util::StreamExt;
use futures_util::stream::Fuse;
use interchange::{Bounds, Folder, Named, OpenError};
use tempfile::TempDir;
use tokio::sync::mpsc;

use super::parcel::{Parcel, SENT};
use crate::error::PageError;

/// How long the sender may be silent.
const PATIENCE: Duration = Duration::from_secs(60);
/// More files than any bundle has, whatever stands beside it in a folder.
const MOST_FILES: usize = 200;
/// So much of a file that is none of a bundle shows what it is.
const START_BYTES: usize = 512;
/// An archive as sent, within the parcel's own folder, until it is unpacked.
pub(super) const ARCHIVE: &str = "archive";
/// The longest field of a form that stands beside a table, in bytes.
const FIELD_BYTES: usize = 1 << 10;
/// How many pieces of a file wait for the disk.
const PIECES: usize = 16;

/// Why files that arrived are no bundle to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unfit {
    Nothing,
    TooLarge {
        most: u64,
    },
    TooMany {
        most: usize,
    },
    /// Two files of one name: which one counts is not for us to say.
    Twice {
        file: String,
    },
    /// An archive or workbook with other files beside it.
    Mixed {
        file: String,
    },
    NoRoom,
}

/// Why the files that arrived make no bundle.
#[derive(Debug)]
pub(super) enum Refused {
    Bundle { name: String, error: OpenError },
    Ours(io::Error),
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Self::Ours(error)
    }
}

/// What has arrived so far.
pub(super) struct Tray {
    folder: TempDir,
    kinds: Vec<Kind>,
    strays: Vec<(String, FileProblem)>,
    /// The name of the archive or workbook that was sent.
    archive: Option<String>,
    /// A table of another house is awaited, whatever its name, with fields beside it.
    is_for_table: bool,
    fields: BTreeMap<String, String>,
    files: usize,
    bytes: u64,
    most_bytes: u64,
}

/// A table as it arrived.
pub(super) struct ArrivedTable {
    pub(super) folder: TempDir,
    pub(super) path: PathBuf,
    /// As its sender calls it.
    pub(super) name: String,
}

/// Where a file goes.
#[derive(Debug, PartialEq, Eq)]
enum Spot {
    Nowhere,
    Kind(Kind),
    /// A bundle in one file.
    Archive(String),
    Stray(String),
}

impl Tray {
    pub(super) fn new(folder: TempDir, most_bytes: u64) -> io::Result<Self> {
        fs::create_dir(folder.path().join(SENT))?;
        let (kinds, strays, fields) = (Vec::new(), Vec::new(), BTreeMap::new());
        Ok(Self { folder, kinds, strays, archive: None, is_for_table: false, fields, files: 0, bytes: 0, most_bytes })
    }

    /// A tray for one table of another house and the fields beside it.
    pub(super) fn for_table(folder: TempDir, most_bytes: u64) -> io::Result<Self> {
        Ok(Self { is_for_table: true, ..Self::new(folder, most_bytes)? })
    }

    /// What was typed into a field that stood beside the table.
    pub(super) fn field(&self, name: &str) -> &str {
        self.fields.get(name).map(String::as_str).unwrap_or_default()
    }

    /// The table that arrived; none when there was no file.
    pub(super) fn table(self) -> Option<ArrivedTable> {
        let path = self.folder.path().join(ARCHIVE);
        Some(ArrivedTable { path, name: self.archive?, folder: self.folder })
    }

    /// Takes everything that is sent. What makes a bundle unfit is told when all has been read, since a browser that
    /// is cut short shows its user an error of its own.
    pub(super) async fn fill(&mut self, sent: &mut Multipart) -> Result<Result<(), Unfit>, PageError> {
        let mut unfit = None;
        while let Some(field) = in_time(sent.next()).await? {
            let field = field.map_err(|_| PageError::Malformed)?;
            if let Err(found) = self.take(field, unfit.is_some()).await? {
                unfit.get_or_insert(found);
            }
            if self.bytes > self.most_bytes.saturating_mul(4) {
                return Err(PageError::TooLarge);
            }
        }
        Ok(match unfit {
            Some(unfit) => Err(unfit),
            None if self.files == 0 => Err(Unfit::Nothing),
            None => Ok(()),
        })
    }

    /// The bundle that the files make; an archive or workbook is unpacked, or refused by its name. It may take long.
    pub(super) fn parcel(self) -> Result<Parcel, Refused> {
        let Some(name) = self.archive else { return Ok(Parcel::of(self.folder, self.strays)?) };
        let (archive, sent) = (self.folder.path().join(ARCHIVE), self.folder.path().join(SENT));
        let unpacked = Folder::unpack(&archive, &sent, &Bounds::of(self.most_bytes));
        fs::remove_file(archive)?;
        match unpacked {
            Ok(files) => Ok(Parcel::unpacked(self.folder, files)),
            Err(error) => Err(Refused::Bundle { name, error }),
        }
    }

    async fn take(&mut self, field: Field, is_unfit: bool) -> Result<Result<(), Unfit>, PageError> {
        let name = field.content_disposition().and_then(|said| said.get_filename()).unwrap_or_default().to_owned();
        if name.is_empty() && self.is_for_table && self.fields.len() < 16 {
            return self.note_field(field).await.map(Ok);
        }
        let mut field = field.fuse();
        let spot = if self.is_for_table && !name.is_empty() { Spot::Archive(short(&name)) } else { spot(&name) };
        self.files += usize::from(spot != Spot::Nowhere);
        let fit = match &spot {
            _ if is_unfit => Ok(()),
            _ if self.files > MOST_FILES => Err(Unfit::TooMany { most: MOST_FILES }),
            Spot::Kind(kind) if self.kinds.contains(kind) => Err(Unfit::Twice { file: format!("{kind}.csv") }),
            Spot::Archive(name) if self.files > 1 => Err(Unfit::Mixed { file: name.clone() }),
            Spot::Kind(_) | Spot::Archive(_) | Spot::Stray(_) | Spot::Nowhere => match &self.archive {
                Some(name) if spot != Spot::Nowhere => Err(Unfit::Mixed { file: name.clone() }),
                _ => Ok(()),
            },
        };
        match spot {
            Spot::Kind(kind) if fit.is_ok() && !is_unfit => {
                self.kinds.push(kind);
                return self.store(&format!("{SENT}/{kind}.csv"), &mut field).await;
            }
            Spot::Archive(name) if fit.is_ok() && !is_unfit => {
                self.archive = Some(name);
                return self.store(ARCHIVE, &mut field).await;
            }
            Spot::Stray(name) if fit.is_ok() && !is_unfit => self.note_stray(name, &mut field).await?,
            Spot::Kind(_) | Spot::Archive(_) | Spot::Stray(_) | Spot::Nowhere => {}
        }
        let passed = self.pass_over(&mut field).await?;
        Ok(fit.and(if is_unfit { Ok(()) } else { passed }))
    }

    /// Brings a file to the disk on a thread that may wait for it.
    async fn store(&mut self, place: &str, field: &mut Fuse<Field>) -> Result<Result<(), Unfit>, PageError> {
        let path = self.folder.path().join(place);
        let (give, take) = mpsc::channel(PIECES);
        let writing = actix_web::web::block(move || write(path, take));
        while let Some(piece) = in_time(field.next()).await? {
            let piece = piece.map_err(|_| PageError::Malformed)?;
            if self.count(&piece).is_err() || give.send(piece).await.is_err() {
                break;
            }
        }
        drop(give);
        let written = writing.await.map_err(|error| PageError::Internal(error.into()))?;
        let within = self.within();
        self.pass_over(field).await?.ok();
        Ok(match written {
            _ if within.is_err() => within,
            Ok(()) => Ok(()),
            Err(error) => {
                tracing::error!(%error, "a file of a bundle could not be kept");
                Err(Unfit::NoRoom)
            }
        })
    }

    /// Keeps what was typed into a field.
    async fn note_field(&mut self, mut field: Field) -> Result<(), PageError> {
        let name = field.name().unwrap_or_default().to_owned();
        let mut typed = Vec::new();
        while let Some(piece) = in_time(field.next()).await? {
            let piece = piece.map_err(|_| PageError::Malformed)?;
            self.count(&piece).ok();
            if typed.len() + piece.len() > FIELD_BYTES {
                return Err(PageError::Malformed);
            }
            typed.extend_from_slice(&piece);
        }
        let typed = String::from_utf8(typed).ok().filter(|typed| !typed.contains('\0')).ok_or(PageError::Malformed)?;
        self.fields.insert(name, typed);
        Ok(())
    }

    /// Looks at how a file begins that is none of a bundle.
    async fn note_stray(&mut self, name: String, field: &mut Fuse<Field>) -> Result<(), PageError> {
        if self.strays.iter().any(|(other, _)| *other == name) {
            return Ok(());
        }
        let mut start = Vec::new();
        while start.len() < START_BYTES {
            let Some(piece) = in_time(field.next()).await? else { break };
            let piece = piece.map_err(|_| PageError::Malformed)?;
            self.count(&piece).ok();
            start.extend(piece.iter().take(START_BYTES));
        }
        let problem = interchange::disguise(&start).map_or(FileProblem::UnknownFile, FileProblem::Disguised);
        self.strays.push((name, problem));
        Ok(())
    }

    /// Reads the rest of a field and keeps nothing of it.
    async fn pass_over(&mut self, field: &mut Fuse<Field>) -> Result<Result<(), Unfit>, PageError> {
        while let Some(piece) = in_time(field.next()).await? {
            self.count(&piece.map_err(|_| PageError::Malformed)?).ok();
            if self.bytes > self.most_bytes.saturating_mul(4) {
                return Err(PageError::TooLarge);
            }
        }
        Ok(self.within())
    }

    fn count(&mut self, piece: &Bytes) -> Result<(), Unfit> {
        self.bytes = self.bytes.saturating_add(piece.len() as u64);
        self.within()
    }

    const fn within(&self) -> Result<(), Unfit> {
        if self.bytes > self.most_bytes { Err(Unfit::TooLarge { most: self.most_bytes }) } else { Ok(()) }
    }
}

async fn in_time<T>(next: impl Future<Output = T>) -> Result<T, PageError> {
    tokio::time::timeout(PATIENCE, next).await.map_err(|_| PageError::Malformed)
}

fn write(path: PathBuf, mut pieces: mpsc::Receiver<Bytes>) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    while let Some(piece) = pieces.blocking_recv() {
        file.write_all(&piece)?;
    }
    file.flush()
}

/// Decides by a file's name as the browser gives it: with the path from the chosen folder on, if a folder was chosen.
/// What lies in a folder within that one is none of a bundle.
fn spot(whole: &str) -> Spot {
    let mut parts = whole.split('/').filter(|part| !part.is_empty());
    let (name, is_deeper) = match (parts.next(), parts.next(), parts.next()) {
        (None, ..) => return Spot::Nowhere,
        (Some(name), None, _) | (Some(_), Some(name), None) => (name, false),
        (Some(_), Some(folder), Some(_)) => (folder, true),
    };
    match Named::of(name) {
        Named::Litter => Spot::Nowhere,
        Named::Stray if !whole.contains('/') && is_archive(name) => Spot::Archive(short(name)),
        Named::File(kind) if !is_deeper => Spot::Kind(kind),
        Named::File(_) | Named::Stray => Spot::Stray(short(name)),
    }
}

fn short(name: &str) -> String {
    name.chars().take(120).collect()
}

/// Whether a name says that a file is a whole bundle; those that are none after all get their own words.
fn is_archive(name: &str) -> bool {
    let extension = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    matches!(extension.as_str(), "zip" | "xlsx" | "xlsm" | "xlsb" | "xls" | "ods")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_decides_what_a_file_is_and_never_where_it_lies() {
        let stray = |name: &str| Spot::Stray(name.to_owned());
        for (name, expected) in [
            ("parties.csv", Spot::Kind(Kind::Parties)),
            ("spring/supply_links.csv", Spot::Kind(Kind::SupplyLinks)),
            ("../../etc/parties.csv", Spot::Nowhere),
            ("spring/old/parties.csv", stray("old")),
            ("spring/parties.csv/x", stray("parties.csv")),
            ("C:\\parties.csv", stray("C:\\parties.csv")),
            ("Parties.csv", stray("Parties.csv")),
            ("bundle.zip", Spot::Archive("bundle.zip".to_owned())),
            ("数据包.XLSX", Spot::Archive("数据包.XLSX".to_owned())),
            ("spring/bundle.zip", stray("bundle.zip")),
            ("spring/.DS_Store", Spot::Nowhere),
            ("spring/__MACOSX/parties.csv", Spot::Nowhere),
            ("", Spot::Nowhere),
        ] {
            assert_eq!(spot(name), expected, "{name}");
        }
    }
}
