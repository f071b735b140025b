//! A file on its way out: its bytes are those that were sent, or nothing of it is handed over.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek};

use age::secrecy::{ExposeSecret, SecretString};
use age::stream::StreamReader;
use age::x25519::Identity;
use age::{DecryptError, Decryptor};
use object_store::GetResultPayload;
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::store::Store;

/// How much of a file is looked at at a time.
const PIECE_BYTES: usize = 64 * 1024;

/// A file that was found to be whole and unchanged, to be read from its beginning. It is authenticated again as it is
/// read: should somebody change it meanwhile, reading fails.
pub struct Opened(StreamReader<BufReader<File>>);

/// Why a file is not handed over.
#[derive(Debug, Error)]
pub enum ReadError {
    #[error("the file is not in the store")]
    Missing,
    #[error("the key of the file was not wrapped under the master key of this store")]
    Key,
    #[error("the file in the store is not the one that was sent: it was changed, cut or exchanged")]
    Altered,
    #[error("the disk failed")]
    Disk(#[source] io::Error),
}

impl Store {
    /// Opens the file `object`, whose bytes as sent had this SHA-256 and size, with its own `wrapped_key`. All of it is
    /// decrypted and compared before anything is handed over; memory does not grow with the file.
    ///
    /// # Errors
    /// By variant.
    pub async fn read(
        &self,
        object: &str,
        wrapped_key: &[u8],
        (sha256, size): ([u8; 32], u64),
    ) -> Result<Opened, ReadError> {
        let secret = age::decrypt(self.key().identity(), wrapped_key).map_err(|_| ReadError::Key)?;
        let secret = SecretString::from(String::from_utf8(secret).map_err(|_| ReadError::Key)?);
        let identity = secret.expose_secret().parse().map_err(|_| ReadError::Key)?;
        let found = self.get(object).await.map_err(|error| ReadError::Disk(io::Error::other(error)))?;
        let GetResultPayload::File(file, _) = found.ok_or(ReadError::Missing)?.payload else {
            return Err(ReadError::Disk(io::ErrorKind::Unsupported.into()));
        };
        let looking = tokio::task::spawn_blocking(move || look(file, &identity, sha256, size));
        looking.await.map_err(|error| ReadError::Disk(io::Error::other(error)))?
    }
}

/// Reads the file to its end, and opens it anew.
fn look(file: File, identity: &Identity, sha256: [u8; 32], size: u64) -> Result<Opened, ReadError> {
    let mut again = file.try_clone().map_err(ReadError::Disk)?;
    let mut reading = unseal(file, identity)?;
    let mut hash = Sha256::new();
    let (mut piece, mut read) = (vec![0; PIECE_BYTES], 0_u64);
    loop {
        match reading.read(&mut piece).map_err(altered_or_disk)? {
            0 => break,
            count => {
                hash.update(piece.get(..count).unwrap_or_default());
                read += count as u64;
            }
        }
    }
    if read != size || hash.finalize().as_slice() != sha256 {
        return Err(ReadError::Altered);
    }
    again.rewind().map_err(ReadError::Disk)?;
    unseal(again, identity).map(Opened)
}

fn unseal(file: File, identity: &Identity) -> Result<StreamReader<BufReader<File>>, ReadError> {
    let sealed = Decryptor::new_buffered(BufReader::with_capacity(PIECE_BYTES, file)).map_err(unfit)?;
    sealed.decrypt(std::iter::once(identity as &dyn age::Identity)).map_err(unfit)
}

fn unfit(error: DecryptError) -> ReadError {
    match error {
        DecryptError::Io(error) => altered_or_disk(error),
        _ => ReadError::Altered,
    }
}

fn altered_or_disk(error: io::Error) -> ReadError {
    match error.kind() {
        io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidInput => ReadError::Altered,
        _ => ReadError::Disk(error),
    }
}

impl Read for Opened {
    fn read(&mut self, piece: &mut [u8]) -> io::Result<usize> {
        self.0.read(piece)
    }
}
