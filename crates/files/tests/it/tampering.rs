//! Whatever somebody does to a stored file, its bytes as sent come out or none.

use std::fs;
use std::io::Read;

use files::ReadError;

use super::{Room, Row, bytes, read};

#[tokio::test]
async fn a_flipped_bit_anywhere_is_found() {
    let room = Room::open();
    let row = room.put(&bytes(150_000)).await;
    let whole = fs::read(room.on_disk(&row)).unwrap();
    let everywhere = (0..whole.len()).step_by(1499).chain([0, 40, 100, 200, whole.len() - 1]);
    for place in everywhere {
        let mut changed = whole.clone();
        changed[place] ^= 1;
        fs::write(room.on_disk(&row), changed).unwrap();
        assert!(matches!(room.read(&row).await, Err(ReadError::Altered)), "byte {place}");
    }
    fs::write(room.on_disk(&row), whole).unwrap();
    assert!(room.read(&row).await.unwrap() == bytes(150_000));
}

#[tokio::test]
async fn a_file_that_was_cut_or_continued_is_found() {
    let room = Room::open();
    let row = room.put(&bytes(150_000)).await;
    let whole = fs::read(room.on_disk(&row)).unwrap();
    // The ends of the header, of both whole chunks, and everywhere between.
    let header = whole.len() - 150_000 - 3 * 16;
    let chunk = 65_536 + 16;
    for length in [0, 10, header, header + chunk, header + 2 * chunk, whole.len() - 16, whole.len() - 1] {
        fs::write(room.on_disk(&row), &whole[..length]).unwrap();
        assert!(matches!(room.read(&row).await, Err(ReadError::Altered)), "{length} bytes");
    }
    fs::write(room.on_disk(&row), [whole.as_slice(), b"x"].concat()).unwrap();
    assert!(matches!(room.read(&row).await, Err(ReadError::Altered)));
}

#[tokio::test]
async fn a_file_that_was_exchanged_for_another_is_found() {
    let room = Room::open();
    let (one, other) = (room.put(b"the signed agreement").await, room.put(b"another agreement").await);
    fs::copy(room.on_disk(&other), room.on_disk(&one)).unwrap();
    assert!(matches!(room.read(&one).await, Err(ReadError::Altered)), "the other's bytes");
    let rewritten = Row { wrapped_key: other.wrapped_key.clone(), ..one.clone() };
    assert!(matches!(room.read(&rewritten).await, Err(ReadError::Altered)), "the other's bytes and key");
}

#[tokio::test]
async fn a_file_or_key_that_is_gone_is_said_to_be() {
    let (room, foreign) = (Room::open(), Room::open());
    let row = room.put(b"paper").await;
    assert!(matches!(read(&foreign.store, &row).await, Err(ReadError::Key)), "another master key");
    let garbled = Row { wrapped_key: b"garbled".to_vec(), ..row.clone() };
    assert!(matches!(room.read(&garbled).await, Err(ReadError::Key)));
    fs::remove_file(room.on_disk(&row)).unwrap();
    assert!(matches!(room.read(&row).await, Err(ReadError::Missing)));
}

#[tokio::test]
async fn a_file_that_is_changed_while_it_is_read_ends_in_an_error() {
    let room = Room::open();
    let row = room.put(&bytes(1 << 20)).await;
    let mut opened = read(&room.store, &row).await.unwrap();
    let mut first = vec![0; 1000];
    opened.read_exact(&mut first).unwrap();
    let mut changed = fs::read(room.on_disk(&row)).unwrap();
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    fs::write(room.on_disk(&row), changed).unwrap();
    let mut rest = Vec::new();
    assert!(opened.read_to_end(&mut rest).is_err());
    assert!(bytes(1 << 20)[1000..].starts_with(&rest), "what came out was right");
}
