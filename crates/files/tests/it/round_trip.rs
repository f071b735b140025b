//! What goes in comes out, and nothing of it lies on the disk as it came.

use std::fs;

use files::Media;
use sha2::{Digest, Sha256};

use super::{Room, Row, bytes};

#[tokio::test]
async fn files_of_every_size_come_out_as_they_came() {
    let room = Room::open();
    for size in [0, 1, 8191, 8192, 65_535, 65_536, 65_537, 262_144, (1 << 20) + 7, 3 << 20] {
        let sent = bytes(size);
        let row = room.put(&sent).await;
        assert_eq!((row.size, row.sha256), (size as u64, <[u8; 32]>::from(Sha256::digest(&sent))), "{size}");
        assert!(room.read(&row).await.unwrap() == sent, "{size} bytes");
    }
}

#[tokio::test]
async fn a_file_can_be_read_before_it_is_moved_to_those_that_count() {
    let room = Room::open();
    let arrived = room.arrive(b"%PDF-1.7 a paper").await;
    assert_eq!(arrived.media, Media::Pdf);
    let row = Row::of(&arrived);
    let object = arrived.into_row();
    assert_eq!(room.read(&row).await.unwrap(), b"%PDF-1.7 a paper");
    room.store.keep(&object).await.unwrap();
    assert_eq!(room.read(&row).await.unwrap(), b"%PDF-1.7 a paper");
}

#[tokio::test]
async fn nothing_of_a_file_lies_on_the_disk_as_it_came() {
    let room = Room::open();
    let canary = b"KINGFISHER-CANARY-52f1";
    let sent = canary.repeat(40_000);
    let row = room.put(&sent).await;
    let mut arrival = room.store.begin().await.unwrap();
    arrival.write(&sent).await.unwrap();
    let mut looked = 0;
    let mut open = vec![room.folder.path().to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            assert!(!entry.file_name().to_string_lossy().contains("CANARY"));
            if entry.path().is_dir() {
                open.push(entry.path());
                continue;
            }
            let lying = fs::read(entry.path()).unwrap();
            assert!(!lying.windows(canary.len()).any(|some| some == canary), "{}", entry.path().display());
            looked += lying.len();
        }
    }
    assert!(looked > sent.len(), "only {looked} bytes were looked at");
    assert!(!row.wrapped_key.windows(16).any(|some| some == b"AGE-SECRET-KEY-1"), "the key of the file is wrapped");
}

#[tokio::test]
async fn two_files_of_the_same_bytes_have_nothing_in_common() {
    let room = Room::open();
    let (one, other) = (room.put(b"the same").await, room.put(b"the same").await);
    assert_eq!(one.sha256, other.sha256);
    assert_ne!((&one.object, &one.wrapped_key), (&other.object, &other.wrapped_key));
    assert_ne!(fs::read(room.on_disk(&one)).unwrap(), fs::read(room.on_disk(&other)).unwrap());
}

#[tokio::test]
async fn a_file_opens_with_age_alone_and_the_master_key() {
    let room = Room::open();
    let row = room.put(b"without this program").await;
    let key_file = fs::read_to_string(room.folder.path().join("master.key")).unwrap();
    let master: age::x25519::Identity = key_file.lines().last().unwrap().parse().unwrap();
    let own = String::from_utf8(age::decrypt(&master, &row.wrapped_key).unwrap()).unwrap();
    let own: age::x25519::Identity = own.parse().unwrap();
    let opened = age::decrypt(&own, &fs::read(room.on_disk(&row)).unwrap()).unwrap();
    assert_eq!(opened, b"without this program");
}
