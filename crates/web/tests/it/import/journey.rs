//! Journeys in a real browser: a bundle with mistakes is mended and comes in, by keyboard, in both languages.

use domain::staff::Role;
use fantoccini::key::Key;
use fixtures::sent::Sent;
use persistence::Database;

use super::{PARTIES, world};
use crate::app::{PASSWORD, spawn_app};
use crate::browser::{Browser, Look, serve};

const MARIA: &str = "maria@oem.example";
const WRONG: &str = "code,document_code,version_label,giver_code,recipient_code,at\n\
                     S1,D1,v1,OEM,T1,2022-07-01T10:00:00\nS2,D1,v1,OEM,T1,2022-07-02\n";

#[test]
fn a_reader_of_chinese_brings_a_bundle_in() {
    fixtures::database::sqlite(|db| brings_a_bundle_in(db, Look::CHINESE, &CHINESE));
}

#[test]
fn a_reader_of_english_brings_a_bundle_in() {
    fixtures::database::sqlite(|db| brings_a_bundle_in(db, Look::ENGLISH, &ENGLISH));
}

#[test]
fn a_long_check_is_waited_for_without_pressing_anything() {
    fixtures::database::sqlite(async |db| {
        let app = spawn_app(db.clone()).await;
        app.hire(MARIA, &[Role::Administrator]).await;
        let browser = Browser::start(&serve(&app), Look::ENGLISH).await;
        browser.sign_in(MARIA, PASSWORD).await;
        browser.open("/import").await;
        let sent = Sent::files(&[("parties.csv", PARTIES)]);
        browser.find("#files").await.send_keys(&sent.path().join("parties.csv").display().to_string()).await.unwrap();
        let somebody_else = db.write_txn().await.unwrap();
        browser.go(browser.press("main form button")).await;
        assert!(browser.has("#running progress").await);
        somebody_else.rollback().await.unwrap();
        settles(&browser).await;
        // On a slow machine the check has given up waiting by now; then it is asked for again.
        if browser.has("form[action$='/check']").await {
            browser.console_says_only("503").await;
            browser.go(browser.press("form[action$='/check'] button")).await;
            settles(&browser).await;
        }
        reads(&browser, "Nothing is wrong. 3 new rows would be written.").await;
        browser.close().await;
    });
}

#[test]
fn a_reader_of_chinese_brings_a_workbook_in() {
    fixtures::database::sqlite(async |db| {
        let app = spawn_app(db).await;
        app.hire(MARIA, &[Role::Administrator]).await;
        let mut browser = Browser::start(&serve(&app), Look::CHINESE).await;
        browser.sign_in(MARIA, PASSWORD).await;
        let place = tempfile::tempdir().unwrap();
        let keep = |name: &str, bytes: &[u8]| {
            let path = place.path().join(name);
            std::fs::write(&path, bytes).unwrap();
            path.display().to_string()
        };
        browser.open("/import").await;
        choose(&browser, "files", &keep("旧.xls", b"\xd0\xcf\x11\xe0")).await;
        browser.console_says_only("422").await;
        reads(&browser, "旧.xls 是 2007 年以前格式的工作簿").await;
        browser.page_is_sound_in_every_light().await;

        choose(&browser, "files", &keep("人员.xlsx", &super::archives::people())).await;
        reads(&browser, "有 2 行有误").await;
        reads(&browser, "不是日期").await;
        browser.page_is_sound_in_every_light().await;
        browser.picture("import-workbook-wrong-zh").await;
        browser.tab_to("[name=accept_valid]").await;
        browser.type_words(" ").await;
        confirm(&browser, "导入：新增 1 行").await;
        assert_eq!(browser.text("h1").await, "导入完成");
        browser.open("/people").await;
        reads(&browser, "李小龙").await;
        reads(&browser, "2026-03-02").await;
        browser.page_is_sound_in_every_light().await;
        browser.picture("list-with-workbook-zh").await;
        browser.close().await;
    });
}

/// What the pages say.
struct Told {
    title: &'static str,
    empty: &'static str,
    wrong: &'static str,
    cure: &'static str,
    valid_alone: &'static str,
    left: &'static str,
    all: &'static str,
    done: &'static str,
    nothing_new: &'static str,
    name: &'static str,
}

const CHINESE: Told = Told {
    title: "导入数据包",
    empty: "未选择文件",
    wrong: "有 2 行有误，1 个文件无法读取",
    cure: "日期时间缺少时差",
    valid_alone: "导入：新增 3 行",
    left: "有 2 行被拒绝",
    all: "导入：新增 4 行",
    done: "导入完成",
    nothing_new: "这些文件的内容均已登记",
    name: "zh",
};

const ENGLISH: Told = Told {
    title: "Import a bundle",
    empty: "No file was chosen",
    wrong: "Wrong rows: 2. Files that cannot be read: 1.",
    cure: "lacks its offset from UTC",
    valid_alone: "Import 3 new rows",
    left: "2 rows were refused",
    all: "Import 4 new rows",
    done: "Imported",
    nothing_new: "Everything in these files is recorded already",
    name: "en",
};

async fn brings_a_bundle_in(db: Database, look: Look, told: &Told) {
    let app = spawn_app(db).await;
    app.hire(MARIA, &[Role::Administrator]).await;
    let mut browser = Browser::start(&serve(&app), look).await;
    browser.sign_in(MARIA, PASSWORD).await;
    browser.go(browser.press("a[href='/import']")).await;
    assert_eq!(browser.text("h1").await, told.title);
    browser.page_is_sound_in_every_light().await;
    browser.press("summary").await;
    browser.page_is_sound().await;
    browser.picture(&format!("import-choose-{}", told.name)).await;

    browser.tab_to("main form button").await;
    browser.go(browser.keys(&[Key::Enter])).await;
    browser.console_says_only("422").await;
    reads(&browser, told.empty).await;
    browser.page_is_sound_in_every_light().await;

    let wrong = Sent::files(&[("parties.csv", PARTIES), ("disclosures.csv", WRONG), ("notes.txt", "Dear Maria")]);
    choose(&browser, "folder", &wrong.path().display().to_string()).await;
    reads(&browser, told.wrong).await;
    reads(&browser, told.cure).await;
    browser.page_is_sound_in_every_light().await;
    browser.picture(&format!("import-wrong-{}", told.name)).await;
    browser.tab_to("[name=accept_valid]").await;
    browser.type_words(" ").await;
    confirm(&browser, told.valid_alone).await;
    reads(&browser, told.left).await;
    browser.page_is_sound_in_every_light().await;
    browser.picture(&format!("import-done-{}", told.name)).await;

    browser.open("/import").await;
    let mended = Sent::files(&world());
    let paths: Vec<String> = world().iter().map(|(name, _)| mended.path().join(name).display().to_string()).collect();
    choose(&browser, "files", &paths.join("\n")).await;
    browser.page_is_sound_in_every_light().await;
    browser.picture(&format!("import-valid-{}", told.name)).await;
    confirm(&browser, told.all).await;
    assert_eq!(browser.text("h1").await, told.done);
    browser.open("/import").await;
    choose(&browser, "files", &paths.join("\n")).await;
    reads(&browser, told.nothing_new).await;
    browser.page_is_sound_in_every_light().await;
    browser.close().await;
}

/// Chooses files or a folder, and sends them with the enter key.
async fn choose(browser: &Browser, field: &str, paths: &str) {
    browser.find(&format!("#{field}")).await.send_keys(paths).await.unwrap();
    browser.tab_to("main form button").await;
    browser.go(browser.keys(&[Key::Enter])).await;
    settles(browser).await;
}

/// Presses the button that says what happens, with the enter key.
async fn confirm(browser: &Browser, button: &str) {
    assert_eq!(browser.text("#confirm button").await, button);
    browser.tab_to("#confirm button").await;
    browser.go(browser.keys(&[Key::Enter])).await;
    settles(browser).await;
}

/// Waits, as a person does, until nothing is being read any more.
async fn settles(browser: &Browser) {
    let script = "return document.readyState === 'complete' && !document.querySelector('#running')";
    browser.until(script, vec![]).await;
}

async fn reads(browser: &Browser, words: &str) {
    let page = browser.main_text().await;
    assert!(page.contains(words), "{words:?} is not in {page}");
}
