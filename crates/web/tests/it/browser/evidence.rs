//! Journey: a signed paper is handed in for a document, downloaded and voided, by keyboard, in both languages.

use domain::staff::Role;
use fantoccini::key::Key;

use super::doors::serve;
use super::{Browser, Look, Theme, Width};
use crate::app::{App, PASSWORD, spawn_app};

const MARIA: &str = "maria@oem.example";
const FACT: &str = "/documents/1";

/// What a person reads.
struct Reads {
    none: &'static str,
    no_file: &'static str,
    no_day: &'static str,
    kind: &'static str,
    voided: &'static str,
    language: &'static str,
}

const ENGLISH: Reads = Reads {
    none: "No paper has been handed in",
    no_file: "Choose a file",
    no_day: "Enter the day that the paper speaks of",
    kind: "PDF · 17 B",
    voided: "Voided",
    language: "en",
};
const CHINESE: Reads = Reads {
    none: "尚未为此记录提交任何证据材料",
    no_file: "请选择文件",
    no_day: "请输入材料所述的日期",
    kind: "PDF · 17 B",
    voided: "作废",
    language: "zh",
};

#[test]
fn a_paper_is_handed_in_downloaded_and_voided_by_keyboard_in_either_language() {
    for (look, reads) in [(Look::ENGLISH, ENGLISH), (Look::CHINESE, CHINESE)] {
        fixtures::database::sqlite(async |db| {
            crate::registers::tell(&db).await;
            let app = spawn_app(db).await;
            app.hire(MARIA, &[Role::Confidentiality]).await;
            keeps_evidence(&app, look, &reads).await;
        });
    }
}

async fn keeps_evidence(app: &App, look: Look, reads: &Reads) {
    let mut browser = Browser::start(&serve(app), look).await;
    browser.sign_in(MARIA, PASSWORD).await;
    hands_in(&mut browser, reads).await;
    downloads(app, &browser).await;
    voids(&mut browser, reads).await;
    browser.close().await;
}

/// Forgets day and file first, and keeps the note that was typed.
async fn hands_in(browser: &mut Browser, reads: &Reads) {
    browser.open(FACT).await;
    assert!(browser.main_text().await.contains(reads.none));
    browser.page_is_sound_in_every_light().await;
    browser.picture(&reads.picture("evidence-none")).await;
    browser.fill("dated_on", "").await;
    browser.tab_to("[name=note]").await;
    browser.type_words("双方签字 signed").await;
    browser.tab_to("form[enctype] button").await;
    browser.go(browser.keys(&[Key::Enter])).await;
    browser.console_says_only("422").await;
    let page = browser.main_text().await;
    assert!(page.contains(reads.no_day) && page.contains(reads.no_file), "{page}");
    browser.page_is_sound_in_every_light().await;
    browser.picture(&reads.picture("evidence-wrong")).await;

    let place = tempfile::tempdir().unwrap();
    let paper = place.path().join("协议 2026.pdf");
    std::fs::write(&paper, "%PDF-1.7 a paper\n").unwrap();
    browser.tab_to("[name=dated_on]").await;
    browser.type_words("2026-01-15").await;
    browser.find("#file").await.send_keys(&paper.display().to_string()).await.unwrap();
    browser.tab_to("form[enctype] button").await;
    browser.go(browser.keys(&[Key::Enter])).await;
    let page = browser.main_text().await;
    for words in ["协议 2026.pdf", reads.kind, "2026-01-15", "双方签字 signed", "maria"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    browser.page_is_sound_in_every_light().await;
    browser.picture(&reads.picture("evidence")).await;
}

/// The page stays where it is, and the act is written down.
async fn downloads(app: &App, browser: &Browser) {
    let before = browser.path().await;
    browser.tab_to("#evidence-1 form button").await;
    browser.keys(&[Key::Enter]).await;
    while app.verbs().await.last().map(String::as_str) != Some("download-evidence") {
        tokio::task::yield_now().await;
    }
    assert_eq!(browser.path().await, before, "nothing of the file is shown");
}

async fn voids(browser: &mut Browser, reads: &Reads) {
    browser.tab_to("#evidence-1 a").await;
    browser.go(browser.keys(&[Key::Enter])).await;
    browser.page_is_sound_in_every_light().await;
    browser.picture(&reads.picture("evidence-void")).await;
    browser.fill("reason_of_act", "the wrong scan").await;
    browser.press("[name=basis_of_act] option[value=slip]").await;
    browser.tab_to("main form button").await;
    browser.go(browser.keys(&[Key::Enter])).await;
    let page = browser.main_text().await;
    assert!(page.contains(reads.voided) && page.contains("the wrong scan"), "{page}");
    browser.page_is_sound_in_every_light().await;
    browser.set_theme(Theme::Dark).await;
    browser.set_width(Width::Narrow).await;
    browser.open(FACT).await;
    browser.picture(&reads.picture("evidence-dark-narrow")).await;
}

impl Reads {
    fn picture(&self, name: &str) -> String {
        format!("{name}-{}", self.language)
    }
}
