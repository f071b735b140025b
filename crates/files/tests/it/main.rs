//! What the store promises, tried on a real disk.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod round_trip;
mod starts;
mod tampering;

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use files::{Arrived, Before, Opened, Place, ReadError, Store};
use tempfile::TempDir;

/// A store in a folder of its own.
struct Room {
    folder: TempDir,
    store: Store,
}

/// What a row would say of a file.
#[derive(Clone, Debug)]
struct Row {
    object: String,
    wrapped_key: Vec<u8>,
    sha256: [u8; 32],
    size: u64,
}

fn place(folder: &Path) -> Place {
    Place { folder: folder.join("files"), key_file: folder.join("master.key") }
}

impl Room {
    fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&place(folder.path()), Before::Nothing).unwrap();
        Self { folder, store }
    }

    async fn arrive(&self, bytes: &[u8]) -> Arrived {
        let mut arrival = self.store.begin().await.unwrap();
        for piece in bytes.chunks(10_007) {
            arrival.write(piece).await.unwrap();
        }
        assert_eq!(arrival.size(), bytes.len() as u64);
        arrival.finish().await.unwrap()
    }

    /// Takes a file in, with its row.
    async fn put(&self, bytes: &[u8]) -> Row {
        let arrived = self.arrive(bytes).await;
        let row = Row::of(&arrived);
        self.store.keep(&arrived.into_row()).await.unwrap();
        row
    }

    async fn read(&self, row: &Row) -> Result<Vec<u8>, ReadError> {
        read(&self.store, row).await.map(|mut opened| {
            let mut bytes = Vec::new();
            opened.read_to_end(&mut bytes).unwrap();
            bytes
        })
    }

    /// Where the bytes of a file lie.
    fn on_disk(&self, row: &Row) -> PathBuf {
        self.folder.path().join("files/kept").join(&row.object)
    }

    /// The names of everything in the store's two folders.
    fn names(&self) -> Vec<String> {
        names(&self.folder.path().join("files"))
    }
}

fn names(files: &Path) -> Vec<String> {
    let mut names: Vec<String> = ["arriving", "kept"]
        .iter()
        .flat_map(|part| fs::read_dir(files.join(part)).unwrap())
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

async fn read(store: &Store, row: &Row) -> Result<Opened, ReadError> {
    store.read(&row.object, &row.wrapped_key, (row.sha256, row.size)).await
}

impl Row {
    fn of(arrived: &Arrived) -> Self {
        let (object, wrapped_key) = (arrived.object().to_owned(), arrived.wrapped_key.clone());
        Self { object, wrapped_key, sha256: arrived.sha256, size: arrived.size }
    }
}

/// Bytes that look like nothing and never repeat at the borders of chunks.
fn bytes(count: usize) -> Vec<u8> {
    (0..count).map(|at| u8::try_from((at * 31 + at / 251) % 256).unwrap()).collect()
}
