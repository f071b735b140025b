//! Workbooks made by somebody who means harm, and damaged ones: bounded, refused in words, and never a panic.

use std::fmt::Write;

use domain::facts::{Kind, Problem, SentBundle};
use interchange::{ArchiveProblem, Bounds, Folder, OpenError};
use proptest::prelude::*;

use crate::made::{Book, cell, file, open, rows, texts};

const HEADER: &[&str] = &["code", "name", "kind"];

fn is_broken(book: &Book) -> bool {
    matches!(book.open(), Err(OpenError::Archive(ArchiveProblem::Broken)))
}

#[test]
fn a_million_empty_rows_are_passed_over() {
    let mut all = texts(1, HEADER);
    for number in 2..1_048_576 {
        write!(all, "<row r=\"{number}\" s=\"1\" ht=\"20\"><c r=\"A{number}\" s=\"1\"/></row>").unwrap();
    }
    all.push_str(&texts(1_048_576, &["T1", "One", "supplier"]));
    let bundle = Book::with_rows(&all).open().unwrap();
    assert!(bundle.size(Kind::Parties) < 200, "blank rows are not laid down");
    let read = rows(&bundle, Kind::Parties);
    assert_eq!((read.len(), read[0].line, cell(&read[0], "code")), (1, 1_048_576, "T1"));
}

#[test]
fn a_text_that_is_shared_a_million_times_counts_each_time() {
    let shared = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(30_000));
    let row = "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c></row>".repeat(10_000);
    let book = Book::with_rows(&row).part("xl/sharedStrings.xml", &shared);
    let made = file("b.xlsx", &book.bytes());
    let opened = Folder::arrived(&made.path, &Bounds::of(16 << 20));
    assert!(matches!(opened, Err(OpenError::Archive(ArchiveProblem::TooLarge { most })) if most == 16 << 20));
}

#[test]
fn a_row_longer_than_a_row_can_be_is_wrong_and_the_next_is_read() {
    let long = "x".repeat(200_000);
    let long = texts(2, &[long.as_str(); 6]);
    let book = Book::with_rows(&format!("{}{long}{}", texts(1, HEADER), texts(3, &["T1", "One", "supplier"])));
    let read = rows(&book.open().unwrap(), Kind::Parties);
    assert_eq!(read[0].state.as_ref().unwrap_err()[0].problem, Problem::RowTooLong { most: 1 << 20 });
    assert_eq!(cell(&read[1], "code"), "T1");
}

#[test]
fn entities_that_a_document_defines_are_not_looked_up() {
    let lol = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
    let sheet = format!("<sheetData>{}{}</sheetData>", texts(1, HEADER), texts(2, &["T1", "&b;", "supplier"]));
    let book = Book::with_sheet("").part("xl/worksheets/sheet1.xml", &format!("{lol}<worksheet>{sheet}</worksheet>"));
    assert_eq!(cell(&rows(&book.open().unwrap(), Kind::Parties)[0], "name"), "\u{fffd}");
}

#[test]
fn a_sheet_that_contradicts_itself_is_refused() {
    let header = texts(1, HEADER);
    for bad in [
        "<row r=\"1\"><c/></row>",
        "<row r=\"1048577\"><c/></row>",
        "<row r=\"x\"/>",
        "<row r=\"2\"><c r=\"B2\"/><c r=\"A2\"/></row>",
        "<row r=\"2\"><c r=\"XFE2\"/></row>",
        "<row r=\"2\"><c t=\"s\"><v>7</v></c></row>",
        "<row r=\"2\"><c t=\"s\"><v>x</v></c></row>",
        "<row r=\"2\"><c><v>1</c></row>",
        "<row r=\"2\"><c><v>1",
    ] {
        assert!(is_broken(&Book::with_rows(&format!("{header}{bad}"))), "{bad}");
    }
    let twice = "<sheet name=\"parties\" r:id=\"rId1\"/>".repeat(2);
    let opened = Book::with_rows(&header).sheets(&twice).open();
    assert!(matches!(opened, Err(OpenError::Archive(ArchiveProblem::Twice))));
    assert!(matches!(Book::with_rows(&header).sheets("").open(), Err(OpenError::NothingInIt)));
    assert!(is_broken(&Book::with_rows(&header).part("xl/styles.xml", "<styleSheet><cellXfs><xf></cellXfs>")));
    let missing = Book::with_rows(&header).sheets("<sheet name=\"parties\" r:id=\"rId9\"/>").open().unwrap();
    assert_eq!((missing.kinds().len(), missing.strays().len()), (0, 1));
}

#[test]
fn a_workbook_that_inflates_beyond_its_bounds_is_refused_before_it_is_read() {
    let large = format!("<a>{}</a>", " ".repeat(9 << 20));
    let book = Book::with_rows(&texts(1, HEADER)).part("xl/media/picture.xml", &large);
    let made = file("b.xlsx", &book.bytes());
    let opened = Folder::arrived(&made.path, &Bounds::of(1 << 20));
    assert!(matches!(opened, Err(OpenError::Archive(ArchiveProblem::TooLarge { .. }))));
    let dense = Book::with_rows(&texts(1, HEADER)).part("xl/x.xml", &" ".repeat(40 << 20)).open();
    assert!(matches!(dense, Err(OpenError::Archive(ArchiveProblem::TooDense { name })) if name == "xl/x.xml"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn damaged_bytes_are_read_or_refused_and_nothing_panics(
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        is_in_xml in any::<bool>(),
    ) {
        let sheet = format!("{}{}", texts(1, HEADER), texts(2, &["T1", "_x000D_ &amp; 北京", "supplier"]));
        let book = Book::with_rows(&sheet).forms(&["yyyy-mm-dd"]).part("xl/sharedStrings.xml", "<sst><si><t>a</t></si></sst>");
        let bytes = if is_in_xml {
            let mut xml = format!("<worksheet><sheetData>{sheet}</sheetData></worksheet>").into_bytes();
            for (place, byte) in &places {
                let at = place.index(xml.len());
                xml[at] = *byte;
            }
            Book::with_sheet("").part("xl/worksheets/sheet1.xml", &String::from_utf8_lossy(&xml)).bytes()
        } else {
            let mut bytes = book.bytes();
            for (place, byte) in &places {
                let at = place.index(bytes.len());
                bytes[at] = *byte;
            }
            bytes
        };
        if let Ok(bundle) = open(&bytes) {
            for kind in bundle.kinds() {
                if let Ok(read) = bundle.open(kind) {
                    read.for_each(drop);
                }
            }
        }
    }
}
