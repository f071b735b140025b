//! What a start makes, what it refuses, and what it finds after a crash.

use std::fs;
use std::path::Path;

use files::{Before, OpenError, Place, Store};

use super::{Room, names, place, read};

/// The disk as a crash would leave it now, in another folder.
fn crash(room: &Room) -> (tempfile::TempDir, Place) {
    let elsewhere = tempfile::tempdir().unwrap();
    copy(room.folder.path(), elsewhere.path());
    let place = place(elsewhere.path());
    (elsewhere, place)
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir(&to).unwrap();
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

#[tokio::test]
async fn half_a_file_is_gone_after_a_crash_and_after_a_sender_who_left() {
    let room = Room::open();
    let row = room.put(b"kept").await;
    let mut arrival = room.store.begin().await.unwrap();
    arrival.write(&vec![7; 600_000]).await.unwrap();
    assert_eq!(room.names().len(), 2);
    let (elsewhere, place) = crash(&room);
    let store = Store::open(&place, Before::Files).unwrap();
    assert_eq!(names(&elsewhere.path().join("files")), [row.object.as_str()]);
    assert!(store.unsettled().is_empty());
    assert!(read(&store, &row).await.is_ok());

    drop(arrival);
    // The store removes it on a thread that may wait for the disk.
    while room.names().len() > 1 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_whole_file_without_a_row_is_told_by_the_next_start() {
    let room = Room::open();
    let arrived = room.arrive(b"whole").await;
    let (elsewhere, place) = crash(&room);
    let store = Store::open(&place, Before::Nothing).unwrap();
    assert_eq!(store.unsettled(), [arrived.object()]);
    store.discard(arrived.object()).await.unwrap();
    assert!(names(&elsewhere.path().join("files")).is_empty());
    drop(arrived);
    assert!(room.names().is_empty(), "nothing came of it, so nothing is left");
}

#[tokio::test]
async fn a_second_process_takes_nothing_away_from_the_first() {
    let room = Room::open();
    let mut arrival = room.store.begin().await.unwrap();
    arrival.write(&vec![7; 600_000]).await.unwrap();
    let arrived = room.arrive(b"whole").await;
    let second = Store::open(&place(room.folder.path()), Before::Nothing).unwrap();
    assert!(second.unsettled().is_empty());
    assert_eq!(room.names().len(), 2);
    arrival.finish().await.unwrap();
    drop(arrived);
}

#[test]
#[cfg(unix)]
fn key_and_folder_are_their_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let room = Room::open();
    let mode = |name: &str| fs::metadata(room.folder.path().join(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("master.key"), mode("files"), mode("files/kept")), (0o600, 0o700, 0o700));
    let key = room.folder.path().join("master.key");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    let refused = Store::open(&place(room.folder.path()), Before::Nothing).unwrap_err();
    assert!(refused.to_string().contains("chmod 600"), "{refused}");
}

#[tokio::test]
async fn a_start_goes_on_with_the_key_that_is_there() {
    let room = Room::open();
    let row = room.put(b"paper").await;
    let Room { folder, store } = room;
    drop(store);
    let store = Store::open(&place(folder.path()), Before::Files).unwrap();
    assert!(read(&store, &row).await.is_ok());
}

#[test]
fn a_missing_or_wrong_key_is_refused_with_what_would_be_right() {
    let (room, other) = (Room::open(), Room::open());
    let public = fs::read_to_string(room.folder.path().join("files/recipient.txt")).unwrap();
    let Place { folder, key_file } = place(room.folder.path());

    let foreign = Place { folder: folder.clone(), key_file: other.folder.path().join("master.key") };
    let refused = Store::open(&foreign, Before::Files).unwrap_err();
    assert!(matches!(refused, OpenError::KeyDiffers { .. }));
    assert!(refused.to_string().contains(public.trim()), "{refused}");

    fs::write(other.folder.path().join("empty"), "# nothing\n").unwrap();
    let empty = Place { folder: folder.clone(), key_file: other.folder.path().join("empty") };
    let refused = Store::open(&empty, Before::Files).unwrap_err();
    assert!(matches!(refused, OpenError::Key(_)), "{refused}");

    let away = other.folder.path().join("away");
    fs::rename(&key_file, &away).unwrap();
    let refused = Store::open(&Place { folder, key_file: key_file.clone() }, Before::Nothing).unwrap_err();
    assert!(matches!(refused, OpenError::KeyMissing { .. }));
    assert!(refused.to_string().contains(public.trim()) && refused.to_string().contains("--key-file"), "{refused}");
    assert!(!key_file.exists(), "no other key was made");
}

#[test]
fn a_database_that_names_files_does_not_start_with_an_empty_folder() {
    let folder = tempfile::tempdir().unwrap();
    let refused = Store::open(&place(folder.path()), Before::Files).unwrap_err();
    assert!(matches!(refused, OpenError::FolderMissing { .. }));
    assert!(refused.to_string().contains("--files-folder"), "{refused}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing was made");
}
