//! A file on its way in: hashed, looked at and encrypted piece by piece, durable when it is finished, gone when it is not.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use age::Encryptor;
use age::secrecy::ExposeSecret;
use age::stream::StreamWriter;
use age::x25519::Identity;
use object_store::{MultipartUpload, PutPayload};
use sha2::{Digest, Sha256};

use crate::media::{Ending, Media, START_BYTES};
use crate::store::{Store, StoreError};

/// So many encrypted bytes are brought to the disk at once.
const PART_BYTES: usize = 256 * 1024;

/// A file that arrives. Dropped before it is finished, it leaves nothing.
pub struct Arrival {
    store: Store,
    object: String,
    wrapped_key: Vec<u8>,
    upload: Box<dyn MultipartUpload>,
    sealing: StreamWriter<Sealed>,
    sealed: Sealed,
    hash: Sha256,
    size: u64,
    start: Vec<u8>,
}

/// A file that is on the disk whole, encrypted, and has no row yet: it is dropped with this value, unless it is let go by
/// [`Arrived::into_row`] before the row is committed.
#[derive(Debug)]
pub struct Arrived {
    store: Store,
    object: Option<String>,
    /// Of the bytes as they were sent.
    pub sha256: [u8; 32],
    /// In bytes, as they were sent.
    pub size: u64,
    pub media: Media,
    /// The key of this file, encrypted for the master key.
    pub wrapped_key: Vec<u8>,
}

/// What has been encrypted and waits for the disk.
#[derive(Clone, Default)]
struct Sealed(Arc<Mutex<Vec<u8>>>);

impl Sealed {
    fn len(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Sealed {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(piece);
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Arrival {
    pub(crate) async fn begin(store: Store) -> Result<Self, StoreError> {
        let identity = Identity::generate();
        let secret = identity.to_string();
        let wrapped_key = age::encrypt(&store.key().recipient(), secret.expose_secret().as_bytes())?;
        let recipient = identity.to_public();
        let encryptor = Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))?;
        let sealed = Sealed::default();
        let sealing = encryptor.wrap_output(sealed.clone()).map_err(StoreError::Seal)?;
        let (object, upload) = store.place_for_one().await?;
        let (hash, start) = (Sha256::new(), Vec::new());
        Ok(Self { store, object, wrapped_key, upload, sealing, sealed, hash, size: 0, start })
    }

    /// Takes the next bytes of the file.
    ///
    /// # Errors
    /// `NoRoom` or `Disk`; the arrival is of no use then.
    pub async fn write(&mut self, piece: &[u8]) -> Result<(), StoreError> {
        self.hash.update(piece);
        self.size += piece.len() as u64;
        let missing = START_BYTES.saturating_sub(self.start.len());
        self.start.extend(piece.iter().take(missing));
        self.sealing.write_all(piece).map_err(StoreError::Seal)?;
        if self.sealed.len() >= PART_BYTES { self.bring_down().await } else { Ok(()) }
    }

    /// How many bytes have been taken.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Ends the file. Its bytes and its name are on the disk when this returns: written to a name of its own, synced,
    /// renamed, and the folder synced.
    ///
    /// # Errors
    /// `NoRoom` or `Disk`; nothing is left of it then.
    pub async fn finish(self) -> Result<Arrived, StoreError> {
        let ending = if self.size > START_BYTES as u64 { Ending::GoesOn } else { Ending::Whole };
        let Self { store, object, wrapped_key, mut upload, sealing, sealed, hash, size, start } = self;
        sealing.finish().map_err(StoreError::Seal)?;
        upload.put_part(PutPayload::from(sealed.take())).await?;
        upload.complete().await?;
        Ok(Arrived {
            store,
            object: Some(object),
            sha256: hash.finalize().into(),
            size,
            media: Media::sniff(&start, ending),
            wrapped_key,
        })
    }

    async fn bring_down(&mut self) -> Result<(), StoreError> {
        let part = PutPayload::from(self.sealed.take());
        self.upload.put_part(part).await.map_err(StoreError::from)
    }
}

impl Arrived {
    /// The name of the file in the store, which says nothing of whoever sent it.
    pub fn object(&self) -> &str {
        self.object.as_deref().unwrap_or_default()
    }

    /// Lets go of the file just before the commit of its row, whose outcome may stay unknown: from here on the row decides.
    /// Gives its name, to [`Store::keep`] once the row is there.
    pub fn into_row(mut self) -> String {
        self.object.take().unwrap_or_default()
    }
}

impl Drop for Arrived {
    fn drop(&mut self) {
        if let Some(object) = self.object.take() {
            self.store.drop_arrived(&object);
        }
    }
}
