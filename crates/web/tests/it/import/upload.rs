//! Choosing and sending files.

use domain::facts::Kind;
use domain::staff::Role;
use persistence::Database;
use web::settings::Settings;

use super::{PARTIES, check, open_house, send, world};
use crate::app::{quick, spawn_app_with};

fixtures::both!(
    the_page_says_what_every_file_may_hold,
    a_template_is_a_file_without_rows,
    a_bundle_larger_than_the_limit_is_refused_with_the_limit,
    no_file_and_a_file_twice_are_said_beside_the_field,
    a_whole_folder_is_read_as_the_command_line_reads_it,
    nothing_of_a_bundle_is_left_on_the_disk,
);

async fn the_page_says_what_every_file_may_hold(db: Database) {
    let (_, browser) = open_house(db).await;
    let page = browser.open("/import").await;
    for kind in Kind::ALL {
        page.says(&format!("{kind}.csv"));
        for column in kind.columns() {
            page.says(column.name);
        }
    }
    page.says("recorded_at").says("1 GiB").says("supplier (Supplier)");
    browser.say("accept-language", "zh-CN");
    browser.open("/import").await.says("导入数据包").says("供应关系");
}

async fn a_template_is_a_file_without_rows(db: Database) {
    let (_, browser) = open_house(db).await;
    let file = browser.open("/import/templates/returns.csv").await;
    assert_eq!(
        file.body,
        "\u{feff}disclosure_code,accounted_at,kind,complete,certificate,method,done_by,witness_code,kept_until\r\n"
    );
    assert_eq!(file.header("content-disposition"), Some("attachment; filename=\"returns.csv\""));
    assert_eq!(browser.open("/import/templates/colours.csv").await.status, 404);
    let (_, page) = check(&browser, &[("returns.csv", file.body.as_bytes())]).await;
    page.says("Everything in these files is recorded already");
}

async fn a_bundle_larger_than_the_limit_is_refused_with_the_limit(db: Database) {
    let app = spawn_app_with(db, Settings { import_bytes: 4096, ..quick() }).await;
    let browser = app.as_role(Role::Administrator).await;
    let large = "x".repeat(9000);
    let refused = send(&browser, &[("parties.csv", large.as_bytes()), ("people.csv", b"code")]).await;
    assert_eq!(refused.status, 413);
    refused.says("The files are larger than 4 KiB in all").says("Check these files");
    let refused = send(&browser, &[("endless.csv", "x".repeat(40_000).as_bytes())]).await;
    assert_eq!(refused.status, 413);
    let (_, page) = check(&browser, &world()).await;
    page.says("Nothing is wrong");
}

async fn no_file_and_a_file_twice_are_said_beside_the_field(db: Database) {
    let (_, browser) = open_house(db).await;
    let nothing = send(&browser, &[("", b"")]).await;
    assert_eq!(nothing.status, 422);
    nothing.says("No file was chosen");
    let twice = send(&browser, &[("parties.csv", PARTIES.as_bytes()), ("spring/parties.csv", b"code\n")]).await;
    assert_eq!(twice.status, 422);
    twice.says("parties.csv was sent twice");
    let many = vec![("note.txt", b"x".as_slice()); 201];
    send(&browser, &many).await.says("More than 200 files were sent");
}

async fn a_whole_folder_is_read_as_the_command_line_reads_it(db: Database) {
    let (_, browser) = open_house(db).await;
    let files = [
        ("spring/parties.csv", PARTIES.as_bytes()),
        ("spring/.DS_Store", b"\0\0".as_slice()),
        ("spring/old/people.csv", b"code\n"),
        ("../../../parties2.csv", b"code\n"),
        ("spring/notes.txt", b"Dear Maria"),
    ];
    let (_, page) = check(&browser, &files).await;
    page.says("Parties parties.csv 3 0 0 0").says("old No file of a bundle has this name").says("notes.txt");
    assert!(!page.text().contains("people.csv 0") && !page.text().contains(".DS_Store"), "{}", page.text());
}

async fn nothing_of_a_bundle_is_left_on_the_disk(db: Database) {
    let folder = tempfile::tempdir().unwrap();
    let files = || -> Vec<String> {
        let mut open = vec![folder.path().to_owned()];
        let mut names = Vec::new();
        while let Some(next) = open.pop() {
            for entry in std::fs::read_dir(next).unwrap().map(Result::unwrap) {
                if entry.path().is_dir() {
                    open.push(entry.path());
                } else {
                    names.push(entry.file_name().to_string_lossy().into_owned());
                }
            }
        }
        names.retain(|name| name != "lock");
        names
    };
    let app = spawn_app_with(db, Settings { import_folder: folder.path().to_owned(), ..quick() }).await;
    let browser = app.as_role(Role::Owner).await;
    let (address, _) = check(&browser, &world()).await;
    assert_eq!(files().len(), 3);
    let left = browser.send_from(&address, &format!("{address}/discard"), &[]).await;
    assert_eq!((left.location(), files().len()), ("/import", 0));
    assert_eq!(browser.open(&address).await.status, 404);
    let (address, _) = check(&browser, &world()).await;
    app.wait_minutes(25);
    assert_eq!(browser.open(&address).await.status, 200, "an hour from the last look");
    app.wait_minutes(61);
    let browser = app.sign_in("owner@oem.example").await;
    assert_eq!((browser.open(&address).await.status, files().len()), (404, 0));
}
