//! Where files lie: a private folder that one master key belongs to, and whose leftovers are known.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path as DiskPath, PathBuf};
use std::sync::Arc;

use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{GetResult, MultipartUpload, ObjectStoreExt};
use thiserror::Error;

use crate::arrival::Arrival;
use crate::disk::{self, Earlier};
use crate::key::{KeyError, MasterKey};

/// Files that have no row yet.
const ARRIVING: &str = "arriving";
/// Files that have one.
const KEPT: &str = "kept";
/// Says which master key the files were encrypted for: its public half.
const RECIPIENT: &str = "recipient.txt";
/// Locked by whoever uses the folder.
const LOCK: &str = "lock";

/// Where files lie, and their master key.
#[derive(Clone, Debug)]
pub struct Place {
    pub folder: PathBuf,
    pub key_file: PathBuf,
}

/// What the database says of the files before the folder is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// It names none, so folder and key may be made.
    Nothing,
    /// It names some, so both must be there.
    Files,
}

/// Why the store does not open. Nothing was changed then.
#[derive(Debug, Error)]
pub enum OpenError {
    #[error("the folder of files {} cannot be used", folder.display())]
    Folder {
        folder: PathBuf,
        #[source]
        cause: io::Error,
    },
    #[error(
        "the database names files, but {} holds none: put the folder of files back there, or name its place with --files-folder",
        folder.display()
    )]
    FolderMissing { folder: PathBuf },
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(
        "the key file {} is not there, and the files in {} open with no other key: put the file back whose public key is {wanted}, or name its place with --key-file",
        key_file.display(), folder.display()
    )]
    KeyMissing { key_file: PathBuf, folder: PathBuf, wanted: String },
    #[error(
        "the key in {} is another than that of the files in {}: its public key is {found}, theirs is {wanted}; name the right file with --key-file",
        key_file.display(), folder.display()
    )]
    KeyDiffers { key_file: PathBuf, folder: PathBuf, found: String, wanted: String },
    #[error("the store cannot be opened")]
    Store(#[from] object_store::Error),
}

/// Why a file was not stored, kept or removed.
#[derive(Debug, Error)]
pub enum StoreError {
    #[error("the disk is full")]
    NoRoom(#[source] object_store::Error),
    #[error("the disk failed")]
    Disk(#[source] object_store::Error),
    #[error("a key could not be wrapped")]
    Wrap(#[from] age::EncryptError),
    #[error("the file could not be encrypted")]
    Seal(#[source] io::Error),
    #[error("the system gives no randomness: {0}")]
    Chance(#[from] getrandom::Error),
}

impl From<object_store::Error> for StoreError {
    fn from(error: object_store::Error) -> Self {
        if is_about_room(&error) { Self::NoRoom(error) } else { Self::Disk(error) }
    }
}

fn is_about_room(error: &object_store::Error) -> bool {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = cause {
        let kind = error.downcast_ref::<io::Error>().map(io::Error::kind);
        if matches!(kind, Some(io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)) {
            return true;
        }
        cause = error.source();
    }
    false
}

/// An open store; clones share it.
#[derive(Clone, Debug)]
pub struct Store {
    objects: Arc<LocalFileSystem>,
    key: Arc<MasterKey>,
    folder: Arc<PathBuf>,
    unsettled: Arc<Vec<String>>,
    _lock: Arc<File>,
}

impl Store {
    /// Opens the store; folder and key are made when they are not there and nothing says that they were. Half a file that
    /// a crash left is removed, unless another process uses the folder.
    ///
    /// # Errors
    /// By variant.
    pub fn open(place: &Place, before: Before) -> Result<Self, OpenError> {
        let Place { folder, key_file } = place;
        let unusable = |cause| OpenError::Folder { folder: folder.clone(), cause };
        let wanted = match fs::read_to_string(folder.join(RECIPIENT)) {
            Ok(wanted) => Some(wanted.trim().to_owned()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(cause) => return Err(unusable(cause)),
        };
        let key = match (wanted, MasterKey::read(key_file)?) {
            (None, _) if before == Before::Files => return Err(OpenError::FolderMissing { folder: folder.clone() }),
            (Some(wanted), None) => {
                return Err(OpenError::KeyMissing { key_file: key_file.clone(), folder: folder.clone(), wanted });
            }
            (Some(wanted), Some(key)) if key.public() != wanted => {
                let (key_file, folder, found) = (key_file.clone(), folder.clone(), key.public());
                return Err(OpenError::KeyDiffers { key_file, folder, found, wanted });
            }
            (Some(_), Some(key)) => key,
            (None, key) => {
                make_folders(folder).map_err(unusable)?;
                let key = key.map_or_else(|| MasterKey::make(key_file), Ok)?;
                let public = format!("{}\n", key.public());
                disk::write_whole(&folder.join(RECIPIENT), &public, Earlier::Replace).map_err(unusable)?;
                key
            }
        };
        let (lock, unsettled) = lock(folder).map_err(unusable)?;
        Ok(Self {
            objects: Arc::new(LocalFileSystem::new_with_prefix(folder)?.with_fsync(true)),
            key: Arc::new(key),
            folder: Arc::new(folder.clone()),
            unsettled: Arc::new(unsettled),
            _lock: Arc::new(lock),
        })
    }

    /// Begins to take a file in.
    ///
    /// # Errors
    /// By variant; nothing is left then.
    pub async fn begin(&self) -> Result<Arrival, StoreError> {
        Arrival::begin(self.clone()).await
    }

    /// The files that were whole but perhaps without a row when the last process that used the folder ended. For each of
    /// them its row decides between [`Store::keep`] and [`Store::discard`].
    pub fn unsettled(&self) -> &[String] {
        &self.unsettled
    }

    /// Moves a file whose row is committed to those that count. It can be read before that, too.
    ///
    /// # Errors
    /// `NoRoom` or `Disk`; the next start tries again then.
    pub async fn keep(&self, object: &str) -> Result<(), StoreError> {
        Ok(self.objects.rename(&at(ARRIVING, object), &at(KEPT, object)).await?)
    }

    /// Removes a file that arrived and will have no row.
    ///
    /// # Errors
    /// `Disk`.
    pub async fn discard(&self, object: &str) -> Result<(), StoreError> {
        Ok(self.objects.delete(&at(ARRIVING, object)).await?)
    }

    pub(crate) fn key(&self) -> &MasterKey {
        &self.key
    }

    /// A name for a new file, drawn by chance, and what writes it.
    pub(crate) async fn place_for_one(&self) -> Result<(String, Box<dyn MultipartUpload>), StoreError> {
        let mut name = [0; 16];
        getrandom::fill(&mut name)?;
        let object = hex::encode(name);
        let upload = self.objects.put_multipart(&at(ARRIVING, &object)).await?;
        Ok((object, upload))
    }

    /// The encrypted bytes; `None` when there is no such file.
    pub(crate) async fn get(&self, object: &str) -> Result<Option<GetResult>, object_store::Error> {
        // A file moves from the first folder to the second, so this order misses none.
        for part in [ARRIVING, KEPT] {
            match self.objects.get(&at(part, object)).await {
                Ok(found) => return Ok(Some(found)),
                Err(object_store::Error::NotFound { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(None)
    }

    pub(crate) fn drop_arrived(&self, object: &str) {
        if let Err(error) = fs::remove_file(self.folder.join(ARRIVING).join(object)) {
            tracing::warn!(%error, "a file that nothing came of waits for the next start to be removed");
        }
    }
}

fn at(part: &str, object: &str) -> Path {
    Path::from_iter([part, object])
}

/// Makes the folder with its two parts; their names are on the disk afterwards.
fn make_folders(folder: &DiskPath) -> io::Result<()> {
    for part in [ARRIVING, KEPT] {
        disk::make_private(&folder.join(part))?;
    }
    disk::sync_names(folder)?;
    disk::sync_names(disk::around(folder))
}

/// Locks the folder together with others. Whoever is alone in it clears half files, and learns what else was left.
fn lock(folder: &DiskPath) -> io::Result<(File, Vec<String>)> {
    let file = File::options().create(true).truncate(false).write(true).open(folder.join(LOCK))?;
    let left = match file.try_lock() {
        Ok(()) => {
            let left = clear(&folder.join(ARRIVING))?;
            file.unlock()?;
            left
        }
        Err(TryLockError::WouldBlock) => Vec::new(),
        Err(TryLockError::Error(error)) => return Err(error),
    };
    file.lock_shared()?;
    Ok((file, left))
}

/// Removes half files, which the store names `name#number`; the names of the whole ones.
fn clear(arriving: &DiskPath) -> io::Result<Vec<String>> {
    let mut whole = Vec::new();
    for entry in fs::read_dir(arriving)? {
        let entry = entry?;
        match entry.file_name().into_string() {
            Ok(name) if name.contains('#') => fs::remove_file(entry.path())?,
            Ok(name) => whole.push(name),
            Err(_) => {}
        }
    }
    Ok(whole)
}
