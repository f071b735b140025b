//! What a report says comes out of its file again, whole and in its order, on however many pages.

use print::{Report, file};
use proptest::prelude::*;

use crate::reading::{Heard, heard};

fn numbered(page: usize, pages: usize) -> String {
    format!("page {page} of {pages}")
}

fn printed(report: &Report) -> Vec<u8> {
    file(report, numbered).unwrap()
}

fn read(report: &Report) -> Heard {
    heard(&printed(report))
}

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

fn report(headings: &[&str], rows: Vec<Vec<String>>) -> Report {
    Report {
        language: "en".to_owned(),
        title: "Exposure of EGRET-CELL B".to_owned(),
        lead: vec!["On 2023-01-22, two parties had it.".to_owned()],
        facts: vec![("As of".to_owned(), "2023-01-22".to_owned())],
        headings: row(headings),
        rows,
        nothing: "No rows.".to_owned(),
        foot: "As of: 2023-01-22".to_owned(),
    }
}

#[test]
fn everything_that_is_said_is_read_again() {
    let rows = vec![
        row(&["宁波海港表面处理有限公司", "Harbour Plating Oy, Łódź", "1200.50"]),
        row(&["", "“EGRET” — ΔT ≥ 5 °C → Ясень", "-3"]),
    ];
    let heard = read(&report(&["名称", "Name", "Amount"], rows.clone()));
    assert_eq!(heard.title, "Exposure of EGRET-CELL B");
    assert_eq!(heard.paragraphs, ["On 2023-01-22, two parties had it.", "As of2023-01-22"]);
    assert_eq!(heard.headings, ["名称", "Name", "Amount"]);
    assert_eq!(heard.rows, rows);
    assert!(heard.drawn[0].ends_with("page 1 of 1Exposure of EGRET-CELL B  ·  As of: 2023-01-22"), "{:?}", heard.drawn);
}

#[test]
fn the_same_report_is_the_same_bytes_and_another_is_not() {
    let report = report(&["Name"], vec![row(&["海港"])]);
    assert_eq!(printed(&report), printed(&report));
    let other = Report { rows: vec![row(&["电镀"])], ..report.clone() };
    assert_ne!(printed(&report), printed(&other));
}

#[test]
fn no_rows_are_said_to_be_none() {
    let heard = read(&report(&["Name"], Vec::new()));
    assert_eq!((heard.headings, heard.rows.len(), heard.pages), (row(&["Name"]), 0, 1));
    assert_eq!(heard.paragraphs.last().unwrap(), "No rows.");
}

#[test]
fn a_row_that_is_taller_than_a_page_goes_on_over_the_next_ones() {
    let long = "Covered by the agreement of 2021; 已被 2021 年的协议覆盖。".repeat(900);
    let rows = vec![row(&["first", "short"]), row(&["second", &long]), row(&["third", "short"])];
    let heard = read(&report(&["Name", "Reasons"], rows.clone()));
    assert_eq!(heard.rows, rows);
    assert!(heard.pages > 3, "{}", heard.pages);
    for drawn in &heard.drawn[1..] {
        assert!(drawn.starts_with("NameReasons"), "each page repeats the heading: {drawn}");
    }
}

#[test]
fn a_heading_that_is_taller_than_a_page_is_printed_once() {
    let heading = "a heading that never ends ".repeat(900);
    let report = report(&[&heading], vec![row(&["x"]), row(&["y"])]);
    let heard = read(&report);
    assert_eq!((heard.headings, heard.rows), (report.headings, report.rows));
}

#[test]
fn characters_that_the_fonts_lack_or_nobody_sees_are_told_by_number() {
    let cells = row(&["key \u{1F512}", "שלום", "left\u{202E}right", "a\u{200B}b", "tab\there", "\u{E000}\u{10FFFF}"]);
    let heard = read(&report(&["1", "2", "3", "4", "5", "6"], vec![cells]));
    let said = ["key [U+1F512]", "[U+05E9][U+05DC][U+05D5][U+05DD]", "left[U+202E]right", "a[U+200B]b"];
    assert_eq!(heard.rows[0][..4], said);
    assert_eq!(heard.rows[0][4..], ["tab[U+0009]here", "[U+E000][U+10FFFF]"]);
}

#[test]
fn every_character_of_gbk_and_those_of_rare_names_are_in_the_fonts() {
    let pairs = (0x81..=0xFE_u8).flat_map(|lead| (0x40..=0xFE_u8).map(move |trail| [lead, trail]));
    let decoded = pairs.filter_map(|pair| {
        let (text, _, has_errors) = encoding_rs::GBK.decode(&pair);
        (!has_errors && text.chars().count() == 1).then(|| text.into_owned())
    });
    // The last of them is in no font of the family; others have no meaning of their own.
    let shown = decoded.filter(|text| !text.contains(|c: char| ('\u{E000}'..'\u{F900}').contains(&c) || c == '≒'));
    let shown: String = shown.collect();
    assert!(shown.chars().count() > 21_000);
    let names = "㛃䶮𬘯𫓧𬭊镕喆煊祎囍龘靐齉爨".to_owned();
    let heard = read(&report(&["姓名"], vec![vec![shown.clone()], vec![names.clone()]]));
    let differ = heard.rows[0][0].chars().zip(shown.chars()).find(|(read, said)| read != said);
    assert_eq!((differ, heard.rows[1][0].as_str()), (None, names.as_str()));
    assert_eq!(heard.rows[0][0].len(), shown.len());
}

#[test]
fn a_word_without_end_is_broken_and_not_cut() {
    let (word, code) = ("x".repeat(5_000), "AGR-2021-0007/".repeat(300));
    let rows = vec![row(&[&word, &code, "ok"])];
    assert_eq!(read(&report(&["Word", "Code", "Note"], rows.clone())).rows, rows);
}

#[test]
fn thirty_columns_are_all_there() {
    let headings: Vec<String> = (1..=30).map(|number| format!("Column {number}")).collect();
    let names: Vec<&str> = headings.iter().map(String::as_str).collect();
    let rows: Vec<Vec<String>> =
        (0..40).map(|row| (0..30).map(|column| format!("cell {row}/{column} 单元格")).collect()).collect();
    let heard = read(&report(&names, rows.clone()));
    assert_eq!((heard.headings, heard.rows), (headings, rows));
}

#[test]
fn line_feeds_break_lines_and_are_the_only_thing_that_is_not_read_again() {
    let heard = read(&report(&["Note"], vec![row(&["first\nsecond\r\n\nthird"])]));
    assert_eq!(heard.rows[0][0], "firstsecondthird");
}

#[test]
fn of_the_fonts_a_file_holds_what_it_shows() {
    let small = printed(&report(&["Name"], vec![row(&["Harbour Plating"])]));
    assert!(small.len() < 40_000, "{}", small.len());
    let document = lopdf::Document::load_mem(&small).unwrap();
    let names = document.objects.values().filter_map(|object| object.as_dict().ok()?.get(b"FontName").ok());
    let names: Vec<String> = names.map(|name| String::from_utf8_lossy(name.as_name().unwrap()).into_owned()).collect();
    assert!(!names.is_empty());
    for name in names {
        let (tag, _) = name.split_once('+').expect("a subset has a tag before its name");
        assert_eq!(tag.len(), 6, "{name}");
    }
}

#[test]
fn no_time_is_written_and_the_title_and_language_are() {
    let bytes = printed(&Report { language: "zh-CN".to_owned(), ..report(&["名称"], Vec::new()) });
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    let catalog = document.catalog().unwrap();
    assert_eq!(lopdf::decode_text_string(catalog.get(b"Lang").unwrap()).unwrap(), "zh-CN");
    let facts = document.trailer.get(b"Info").unwrap();
    let facts = document.dereference(facts).unwrap().1.as_dict().unwrap();
    assert_eq!(lopdf::decode_text_string(facts.get(b"Title").unwrap()).unwrap(), "Exposure of EGRET-CELL B");
    assert!(!facts.has(b"CreationDate") && !facts.has(b"ModDate"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_table_is_read_again(
        rows in prop::collection::vec(prop::collection::vec("[ -~\u{a1}-\u{17f}、-】一-龥]{0,60}", 7), 0..30),
    ) {
        let heard = read(&report(&["a", "b", "c", "d", "e", "f", "g"], rows.clone()));
        prop_assert_eq!(heard.rows, rows);
    }
}
