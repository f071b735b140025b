//! A bundle that comes as one archive or one workbook: the same preview, errors, copies and act as its files.

use std::io::Read;

use chrono::NaiveDate;
use domain::facts::Kind;
use domain::staff::Role;
use interchange::Export;
use interchange::workbook::{Cell, file};
use persistence::Database;
use web::settings::Settings;

use super::confirm::AFTER_THE_STORY;
use super::{PARTIES, check, confirm, known, open_house, send};
use crate::app::{quick, spawn_app, spawn_app_with};

fixtures::both!(
    a_workbook_and_an_archive_come_in_as_their_files_do,
    a_wrong_row_of_a_workbook_is_told_by_its_sheet_and_row,
    an_archive_comes_alone,
    what_is_refused_as_a_whole_is_said_beside_the_field,
    an_archive_is_bounded_by_what_it_unpacks_to,
);

/// The demonstration in a file of this name.
fn story(name: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    let mut export = Export::to(&path).unwrap();
    for state in fixtures::story().unwrap() {
        export.write(&state).unwrap();
    }
    export.finish().unwrap();
    std::fs::read(path).unwrap()
}

/// A workbook of one sheet.
pub(super) fn workbook(name: &str, headings: &[&str], rows: Vec<Vec<Cell>>) -> Vec<u8> {
    let mut bytes = Vec::new();
    file(name, headings, rows).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

pub(super) fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

/// Three people of the sheet `people`, two of them with days that are none.
pub(super) fn people() -> Vec<u8> {
    let rows = vec![
        vec![text("P1"), text("李小龙"), NaiveDate::from_ymd_opt(2026, 3, 2).map_or(Cell::Blank, Cell::Day)],
        vec![Cell::Blank],
        vec![text("P2"), text("?"), text("2 March 2026")],
        vec![text("P3"), text("?"), Cell::Whole(46_083)],
    ];
    workbook("people", &["code", "name", "employed_from"], rows)
}

async fn a_workbook_and_an_archive_come_in_as_their_files_do(db: Database) {
    let app = spawn_app(db).await;
    app.wait_minutes(AFTER_THE_STORY);
    let browser = app.as_role(Role::Administrator).await;
    let (address, page) = check(&browser, &[("数据包.xlsx", &story("b.xlsx"))]).await;
    page.says("Nothing is wrong").says("Nothing has been written yet");
    let before = known(&app).await;
    confirm(&browser, &address, &[]).await.says("as act");
    let written = known(&app).await;
    assert!(before.is_empty() && written.contains("BUMPER-F"));
    let (_, page) = check(&browser, &[("spring.ZIP", &story("b.zip"))]).await;
    page.says("Everything in these files is recorded already");
    assert_eq!(known(&app).await, written);
    assert_eq!(app.verbs().await.iter().filter(|verb| *verb == "import").count(), 1);
}

async fn a_wrong_row_of_a_workbook_is_told_by_its_sheet_and_row(db: Database) {
    let (app, browser) = open_house(db).await;
    let (address, page) = check(&browser, &[("staff.xlsx", &people())]).await;
    page.says("2 rows are wrong.")
        .says("people 4 employed_from 2 March 2026 Not a date")
        .says("people 5 employed_from 46083");
    let copy = browser.open(&format!("{address}/errors/people.csv")).await;
    assert!(copy.body.starts_with("error,code,name,employed_from\n"), "{}", copy.body);
    assert!(copy.body.contains(",P2,?,2 March 2026\n"), "{}", copy.body);
    confirm(&browser, &address, &[("accept_valid", "yes")]).await.says("2 rows were refused");
    let written = known(&app).await;
    assert!(written.contains("2026-03-02") && !written.contains("P2"), "{written}");
    let mended = copy.body.replace("2 March 2026", "2026-03-02").replace("46083", "");
    let (address, _) = check(&browser, &[("people.csv", mended.as_bytes())]).await;
    confirm(&browser, &address, &[]).await;
    assert!(known(&app).await.contains("P3"));
}

async fn an_archive_comes_alone(db: Database) {
    let (app, browser) = open_house(db).await;
    let (book, zip) = (people(), story("b.zip"));
    for files in [
        &[("staff.xlsx", &book[..]), ("parties.csv", PARTIES.as_bytes())][..],
        &[("parties.csv", PARTIES.as_bytes()), ("staff.xlsx", &book)],
        &[("staff.xlsx", &book), ("b.zip", &zip)],
        &[("staff.xlsx", &book), ("notes.txt", b"Dear Maria")],
    ] {
        let refused = send(&browser, files).await;
        assert_eq!(refused.status, 422);
        refused.says("was sent together with other files").says("Check these files");
    }
    let (_, page) = check(&browser, &[("spring/staff.xlsx", &book), ("spring/parties.csv", PARTIES.as_bytes())]).await;
    page.says("staff.xlsx").says("An archive or workbook is chosen alone");
    assert_eq!(known(&app).await, "");
}

async fn what_is_refused_as_a_whole_is_said_beside_the_field(db: Database) {
    let (app, browser) = open_house(db).await;
    let whole = story("b.zip");
    let old = [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[0; 600]].concat();
    for (name, bytes, cure) in [
        ("b.zip", &whole[..whole.len() / 2], "b.zip is damaged, or not all of it arrived"),
        ("b.zip", &b"code,name,kind\n"[..], "b.zip is neither a folder, a ZIP archive nor an XLSX workbook"),
        ("b.xls", &old, "Save it as .xlsx"),
        ("b.xlsx", b"", "b.xlsx is neither"),
        ("<b>.zip", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "holds no file of a bundle"),
    ] {
        let refused = send(&browser, &[(name, bytes)]).await;
        assert_eq!(refused.status, 422, "{name}");
        refused.says(cure);
        assert!(!refused.body.contains("<b>"), "what the sender says is printed as text");
    }
    let (_, page) = check(&browser, &[("b.xlsx", &workbook("Staff", &["code"], Vec::new()))]).await;
    page.says("None of this belongs to a bundle").says("Staff").says("No sheet of a bundle has this name");
    assert_eq!(known(&app).await, "");
    assert!(app.verbs().await.iter().all(|verb| verb != "import"));
}

async fn an_archive_is_bounded_by_what_it_unpacks_to(db: Database) {
    let app = spawn_app_with(db, Settings { import_bytes: 32 << 10, ..quick() }).await;
    let browser = app.as_role(Role::Owner).await;
    let many: Vec<Vec<Cell>> =
        (0..2_000).map(|_| vec![text("SAME CODE"), text("SAME NAME"), text("supplier")]).collect();
    let book = workbook(Kind::Parties.table(), &["code", "name", "kind"], many);
    assert!(book.len() < 32 << 10, "{}", book.len());
    let refused = send(&browser, &[("b.xlsx", &book)]).await;
    assert_eq!(refused.status, 422);
    refused.says("holds more than").says("KiB when it is unpacked");
}
