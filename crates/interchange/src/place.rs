//! Private folders for what was sent, which a later start clears away when their process was killed.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use tempfile::TempDir;

/// A folder that only our own user can look into; it goes with this value.
#[derive(Debug)]
pub struct Place {
    folder: TempDir,
    /// Held for as long as this process lives.
    _lock: File,
}

impl Place {
    /// The beginning of the names of these folders.
    pub const PREFIX: &str = "underwraps-import-";
    /// A file in each, locked by the process that owns it.
    pub const LOCK: &str = "lock";

    /// Makes a new one in `beneath`.
    ///
    /// # Errors
    /// What the system says.
    pub fn make(beneath: &Path) -> io::Result<Self> {
        let folder = private_folder(Self::PREFIX, beneath)?;
        let lock = File::create_new(folder.path().join(Self::LOCK))?;
        lock.lock()?;
        Ok(Self { folder, _lock: lock })
    }

    /// A new folder within it, for our own user alone too; it goes when it is dropped.
    ///
    /// # Errors
    /// What the system says.
    pub fn folder(&self) -> io::Result<TempDir> {
        private_folder("bundle-", self.folder.path())
    }

    /// Takes away those in `beneath` whose lock is free: they belonged to processes that ended before they could.
    ///
    /// # Errors
    /// What the system says when it does not let us look.
    pub fn clear_left_behind(beneath: &Path) -> io::Result<()> {
        for entry in fs::read_dir(beneath)? {
            let entry = entry?;
            let is_ours = entry.file_name().to_string_lossy().starts_with(Self::PREFIX) && entry.file_type()?.is_dir();
            let lock = entry.path().join(Self::LOCK);
            if is_ours && File::open(lock).is_ok_and(|lock| lock.try_lock().is_ok()) {
                fs::remove_dir_all(entry.path()).ok();
            }
        }
        Ok(())
    }
}

/// Whatever the system gives to others by default.
fn private_folder(prefix: &str, beneath: &Path) -> io::Result<TempDir> {
    let mut folder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        folder.permissions(fs::Permissions::from_mode(0o700));
    }
    folder.prefix(prefix).tempdir_in(beneath)
}
