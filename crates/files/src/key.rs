//! The master key, under which the keys of all files are wrapped: one age identity in a file that its owner alone reads.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use age::secrecy::{ExposeSecret, SecretString};
use age::x25519::{Identity, Recipient};
use thiserror::Error;

use crate::disk::{self, Earlier};

/// The identity of the key file. Its public half says which key it is, and may be known by anybody.
pub struct MasterKey {
    identity: Identity,
}

/// Why there is no master key to be had.
#[derive(Debug, Error)]
pub enum KeyError {
    #[error("the key file {} cannot be read", path.display())]
    Unreadable {
        path: PathBuf,
        #[source]
        cause: io::Error,
    },
    #[error("the key file {} cannot be made", path.display())]
    NotMade {
        path: PathBuf,
        #[source]
        cause: io::Error,
    },
    #[error("{} holds no key: one of its lines must begin with AGE-SECRET-KEY-1, as `age-keygen` writes it", path.display())]
    NoKey { path: PathBuf },
    #[error("everybody on this machine may use the key file {0}; close it with `chmod 600 {0}`", path.display())]
    OpenToAll { path: PathBuf },
}

impl MasterKey {
    /// Reads the key file; `None` when there is none.
    ///
    /// # Errors
    /// `Unreadable`, `NoKey`, `OpenToAll`.
    pub fn read(path: &Path) -> Result<Option<Self>, KeyError> {
        let text = match fs::read_to_string(path) {
            Ok(text) => SecretString::from(text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(cause) => return Err(KeyError::Unreadable { path: path.to_owned(), cause }),
        };
        if is_open_to_all(path).map_err(|cause| KeyError::Unreadable { path: path.to_owned(), cause })? {
            return Err(KeyError::OpenToAll { path: path.to_owned() });
        }
        let line = text.expose_secret().lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
        let identity = line.and_then(|line| line.parse().ok());
        identity.map(|identity| Some(Self { identity })).ok_or_else(|| KeyError::NoKey { path: path.to_owned() })
    }

    /// Draws a key and writes it into a new file that its owner alone may read and write. It is on the disk afterwards,
    /// whole. When another process was quicker, its key is taken.
    ///
    /// # Errors
    /// `NotMade`; as [`MasterKey::read`] for another's.
    pub fn make(path: &Path) -> Result<Self, KeyError> {
        let key = Self { identity: Identity::generate() };
        match key.write(path) {
            Ok(()) => Ok(key),
            Err(cause) => match (cause.kind(), Self::read(path)?) {
                (io::ErrorKind::AlreadyExists, Some(other)) => Ok(other),
                _ => Err(KeyError::NotMade { path: path.to_owned(), cause }),
            },
        }
    }

    fn write(&self, path: &Path) -> io::Result<()> {
        fs::create_dir_all(disk::around(path))?;
        let text = SecretString::from(format!(
            "# Opens every file of Underwraps. Keep a copy where the files are not.\n# public key: {}\n{}\n",
            self.public(),
            self.identity.to_string().expose_secret(),
        ));
        disk::write_whole(path, text.expose_secret(), Earlier::Refuse)
    }

    /// The public half as text: `age1…`.
    pub fn public(&self) -> String {
        self.recipient().to_string()
    }

    pub(crate) fn recipient(&self) -> Recipient {
        self.identity.to_public()
    }

    pub(crate) const fn identity(&self) -> &Identity {
        &self.identity
    }
}

#[cfg(unix)]
fn is_open_to_all(path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    Ok(fs::metadata(path)?.permissions().mode() & 0o007 != 0)
}

#[cfg(not(unix))]
fn is_open_to_all(_: &Path) -> io::Result<bool> {
    Ok(false)
}

impl std::fmt::Debug for MasterKey {
    /// Says which key it is and nothing of its secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("MasterKey").field(&self.public()).finish()
    }
}
