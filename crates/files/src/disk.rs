//! Small deeds on the disk that are done when they return: private folders, whole files, names that stay.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Makes a folder, and those around it, that its owner alone may enter.
pub(crate) fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// What to do when there is a file of that name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Earlier {
    Replace,
    /// Fail with `AlreadyExists`.
    Refuse,
}

/// Writes a file that its owner alone may read: whole and durable, or not at all.
pub(crate) fn write_whole(path: &Path, text: &str, earlier: Earlier) -> io::Result<()> {
    let folder = around(path);
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    let persisted = match earlier {
        Earlier::Replace => file.persist(path),
        Earlier::Refuse => file.persist_noclobber(path),
    };
    persisted.map_err(|refused| refused.error)?;
    sync_names(folder)
}

/// The folder in which `path` lies.
pub(crate) fn around(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Brings the names in a folder to the disk; systems other than Unix do so by themselves.
pub(crate) fn sync_names(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    fs::File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}
