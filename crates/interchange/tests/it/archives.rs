//! A bundle as a ZIP archive: where its files may lie in it, and every way in which it is refused.

use std::io::{Cursor, Write};

use domain::facts::{Disguise, FileProblem, Form, Kind, SentBundle};
use interchange::{ArchiveProblem, Bounds, Folder, OpenError};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::made::{BOUNDS, PARTIES, cell, file, open, patched, problems, refused, rows, zipped};

#[test]
fn an_archive_is_read_as_its_folder_would_be() {
    let flat = [("parties.csv", PARTIES), ("people.csv", "code,name\nP1,?\n")];
    let in_a_folder = [("spring/", ""), ("spring/parties.csv", PARTIES), ("spring/people.csv", "code,name\nP1,?\n")];
    let from_windows = [("spring\\parties.csv", PARTIES), ("spring\\people.csv", "code,name\nP1,?\n")];
    let from_a_mac =
        [("b/parties.csv", PARTIES), ("b/people.csv", "code,name\nP1,?\n"), ("__MACOSX/b/._parties.csv", "\0")];
    for entries in [&flat[..], &in_a_folder, &from_windows, &from_a_mac] {
        let bundle = open(&zipped(entries)).unwrap();
        assert_eq!((bundle.form(), bundle.kinds()), (Form::Files, vec![Kind::Parties, Kind::People]));
        assert!(bundle.strays().is_empty());
        let parties = rows(&bundle, Kind::Parties);
        assert_eq!((parties[1].line, cell(&parties[1], "name")), (3, "Two\nlines"));
    }
}

#[test]
fn what_is_none_of_a_bundle_is_named() {
    let inner = zipped(&[("parties.csv", PARTIES)]);
    let entries = [
        ("parties.csv", PARTIES.as_bytes()),
        ("people.csv", &inner),
        ("inner.zip", &inner),
        ("old/parties.csv", b"code"),
        ("notes.txt", b"Dear Maria"),
    ];
    let bundle = open(&zipped(&entries)).unwrap();
    let strays = [
        ("inner.zip".to_owned(), FileProblem::NestedArchive),
        ("notes.txt".to_owned(), FileProblem::UnknownFile),
        ("old/parties.csv".to_owned(), FileProblem::UnknownFile),
    ];
    assert_eq!(bundle.strays(), strays);
    assert_eq!(problems(&bundle, Kind::People), [FileProblem::Disguised(Disguise::Zip)]);
    assert!(matches!(refused(&zipped::<&str>(&[])), OpenError::NothingInIt));
    assert!(matches!(refused(&zipped(&[("spring/", "")])), OpenError::NothingInIt));
}

#[test]
fn an_entry_that_climbs_out_of_the_folder_is_refused() {
    for name in ["../parties.csv", "a/../../parties.csv", "..\\parties.csv", "/parties.csv", "C:\\parties.csv", "a/.."]
    {
        // The program that writes archives tidies names up; whoever means harm does not.
        let tidy = "x".repeat(name.len());
        let bytes = patched(zipped(&[(tidy.as_str(), PARTIES)]), tidy.as_bytes(), name.as_bytes());
        let OpenError::Archive(ArchiveProblem::Outside { name: said }) = refused(&bytes) else { panic!("{name}") };
        assert_eq!(said, name.replace('\\', "/"));
    }
}

#[test]
fn a_link_an_encrypted_entry_and_two_of_one_name_are_refused() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.add_symlink("parties.csv", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    let link = zip.finish().unwrap().into_inner();
    assert!(matches!(refused(&link), OpenError::Archive(ArchiveProblem::Link { .. })));

    let mut encrypted = zipped(&[("parties.csv", PARTIES)]);
    let central = encrypted.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    encrypted[6] |= 1;
    encrypted[central + 8] |= 1;
    assert!(matches!(refused(&encrypted), OpenError::Archive(ArchiveProblem::Encrypted { .. })));

    let twice = patched(zipped(&[("parties.csv", PARTIES), ("partiex.csv", "code")]), b"partiex", b"parties");
    assert!(matches!(refused(&twice), OpenError::Archive(ArchiveProblem::Twice)));
    let twice = zipped(&[("a/parties.csv", PARTIES), ("a\\parties.csv", "code")]);
    assert!(matches!(refused(&twice), OpenError::Archive(ArchiveProblem::Twice)));
}

#[test]
fn more_entries_than_a_bundle_has_are_refused_however_many_there_are() {
    for count in [1_001, 60_000] {
        let names: Vec<String> = (0..count).map(|number| format!("{number:0>300}")).collect();
        let entries: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
        let refused = refused(&zipped(&entries));
        assert!(matches!(refused, OpenError::Archive(ArchiveProblem::TooMany { most: 1_000 })), "{count}: {refused:?}");
    }
}

/// A hundred million zeros in a hundred thousand bytes.
fn bomb() -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("parties.csv", SimpleFileOptions::default()).unwrap();
    let zeros = vec![b'0'; 1 << 20];
    (0..100).for_each(|_| zip.write_all(&zeros).unwrap());
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_bomb_is_refused_by_what_really_comes_out_of_it() {
    let honest = bomb();
    assert!(honest.len() < 200_000);
    assert!(matches!(refused(&honest), OpenError::Archive(ArchiveProblem::TooDense { .. })));
    let size = (100_u32 << 20).to_le_bytes();
    let liar = patched(honest.clone(), &size, &1_000_u32.to_le_bytes());
    let said = refused(&liar);
    let is_refused = matches!(said, OpenError::Archive(ArchiveProblem::TooDense { .. } | ArchiveProblem::Broken));
    assert!(is_refused, "{said:?}");
    let small = Bounds::of(1 << 20);
    let made = file("bomb.zip", &honest);
    let place = tempfile::tempdir().unwrap();
    let said = Folder::unpack(&made.path, place.path(), &small).unwrap_err();
    assert!(matches!(said, OpenError::Archive(ArchiveProblem::TooLarge { most }) if most == 1 << 20));
    let laid_down = std::fs::metadata(place.path().join("parties.csv")).unwrap().len();
    assert!(laid_down <= 1 << 20, "{laid_down}");
}

#[test]
fn many_files_count_together() {
    let large = "x".repeat(600 << 10);
    let bytes = zipped(&[("parties.csv", &large), ("people.csv", &large)]);
    let opened = Folder::arrived(&file("b.zip", &bytes).path, &Bounds::of(1 << 20));
    assert!(matches!(opened, Err(OpenError::Archive(ArchiveProblem::TooLarge { .. }))));
    assert!(Folder::arrived(&file("b.zip", &bytes).path, &Bounds::of(2 << 20)).is_ok());
}

#[test]
fn what_is_no_archive_or_a_damaged_one_is_told_apart() {
    assert!(matches!(refused(b"code,name,kind\n"), OpenError::NotABundle));
    assert!(matches!(refused(b"%PDF-1.7"), OpenError::NotABundle));
    assert!(matches!(refused(b""), OpenError::NotABundle));
    let whole = zipped(&[("parties.csv", PARTIES)]);
    assert!(matches!(refused(&whole[..whole.len() / 2]), OpenError::Archive(ArchiveProblem::Broken)));
    let mut wrong = whole.clone();
    wrong[45] ^= 0xff;
    assert!(matches!(refused(&wrong), OpenError::Archive(ArchiveProblem::Broken)));
    let mut unusual = whole;
    let central = unusual.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    (unusual[8], unusual[central + 10]) = (14, 14);
    let said = refused(&unusual);
    assert!(matches!(said, OpenError::Archive(ArchiveProblem::Method { .. })), "{said:?}");
    let absent = Folder::arrived(&file("x", b"").path.with_extension("zip"), &BOUNDS);
    assert!(matches!(absent, Err(OpenError::Absent)));
}

#[test]
fn other_office_files_get_their_own_words() {
    let old = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 600]].concat();
    assert!(matches!(refused(&old), OpenError::OldWorkbook));
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(matches!(refused(&[old, name].concat()), OpenError::Protected));
    let open_document = [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")];
    assert!(matches!(refused(&zipped(&open_document)), OpenError::OpenDocument));
    let binary = [("[Content_Types].xml", "<Types/>"), ("xl/workbook.bin", "x")];
    assert!(matches!(refused(&zipped(&binary)), OpenError::BinaryWorkbook));
    let letter = [("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<x/>")];
    assert!(matches!(refused(&zipped(&letter)), OpenError::NoWorkbook));
}
