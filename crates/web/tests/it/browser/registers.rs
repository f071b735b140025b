//! Journey: a supplier is found as one types, a disclosure to it is entered, corrected and voided, in both languages.

use domain::staff::Role;
use fantoccini::key::Key;

use super::doors::serve;
use super::{Browser, Look, Theme, Width};
use crate::app::{PASSWORD, spawn_app};

const MARIA: &str = "maria@oem.example";

/// What a person reads and presses.
struct Reads {
    enter: &'static str,
    correct: &'static str,
    void: &'static str,
    is_void: &'static str,
    wrong: &'static str,
    language: &'static str,
}

const ENGLISH: Reads = Reads {
    enter: "New disclosure",
    correct: "Correct",
    void: "Void",
    is_void: "This record is void",
    wrong: "There is no “HPX” here",
    language: "en",
};
const CHINESE: Reads = Reads {
    enter: "登记披露记录",
    correct: "更正",
    void: "作废",
    is_void: "此记录已作废",
    wrong: "此处没有“HPX”",
    language: "zh",
};

#[test]
fn a_buyer_keeps_the_registers_in_either_language() {
    for (look, reads) in [(Look::ENGLISH, ENGLISH), (Look::CHINESE, CHINESE)] {
        fixtures::database::sqlite(async |db| {
            crate::registers::tell(&db).await;
            let app = spawn_app(db).await;
            app.hire(MARIA, &[Role::Confidentiality]).await;
            keeps(&serve(&app), look, &reads).await;
        });
    }
}

async fn keeps(origin: &str, look: Look, reads: &Reads) {
    let mut browser = Browser::start(origin, look).await;
    browser.sign_in(MARIA, PASSWORD).await;
    browser.page_is_sound_in_every_light().await;
    browser.picture(&reads.picture("home")).await;
    finds(&mut browser, reads).await;
    enters(&mut browser, reads).await;
    corrects(&mut browser, reads).await;
    voids(&mut browser, reads).await;
    browser.set_theme(Theme::Dark).await;
    browser.set_width(Width::Narrow).await;
    browser.open("/disclosures/new").await;
    browser.picture(&reads.picture("form-dark-narrow")).await;
    browser.close().await;
}

/// Finds a supplier as one types, with nothing of it in the address.
async fn finds(browser: &mut Browser, reads: &Reads) {
    browser.open("/parties").await;
    browser.tab_to("#q").await;
    browser.type_words("电镀").await;
    browser.until("return document.querySelectorAll('#found tbody tr').length === 1", vec![]).await;
    assert_eq!(browser.path().await, "/parties", "what was typed is not in the address");
    browser.page_is_sound_in_every_light().await;
    browser.picture(&reads.picture("list")).await;
    browser.go(browser.press("#found tbody th a")).await;
    assert_eq!(browser.path().await, "/parties/2");
    browser.page_is_sound_in_every_light().await;
    browser.picture(&reads.picture("party")).await;
}

/// Enters a disclosure: first to a supplier that is not there, then to one that the field offers.
async fn enters(browser: &mut Browser, reads: &Reads) {
    browser.open("/disclosures").await;
    browser.go(browser.press_words(reads.enter)).await;
    browser.page_is_sound_in_every_light().await;
    let typed = [("code", "H7"), ("document_code", "D1"), ("version_label", "v1"), ("giver_code", "OEM")];
    let more = [("recipient_code", "HPX"), ("at", "2026-02-03"), ("at.time", "10:00"), ("reason_of_act", "receipt")];
    for (name, words) in typed.into_iter().chain(more) {
        browser.fill(name, words).await;
    }
    browser.press("[name=basis_of_act] option[value=document-seen]").await;
    browser.go(browser.press(".acts button")).await;
    browser.console_says_only("422").await;
    assert!(browser.main_text().await.contains(reads.wrong));
    browser.page_is_sound_in_every_light().await;
    browser.picture(&reads.picture("form")).await;

    browser.fill("recipient_code", "").await;
    browser.tab_to("[name=recipient_code]").await;
    browser.type_words("harb").await;
    browser.until("return document.querySelector('#recipient_code-found option[value=HP]') !== null", vec![]).await;
    browser.fill("recipient_code", "HP").await;
    browser.tab_to(".acts button").await;
    browser.go(browser.keys(&[Key::Enter])).await;
    assert_eq!(browser.path().await, "/disclosures/2");
    assert!(browser.main_text().await.contains("2026-02-03 10:00 +08:00"));
}

async fn corrects(browser: &mut Browser, reads: &Reads) {
    browser.go(browser.press_words(reads.correct)).await;
    browser.fill("copy_no", "7").await;
    browser.fill("reason_of_act", "copy number was missing").await;
    browser.press("[name=basis_of_act] option[value=slip]").await;
    browser.page_is_sound_in_every_light().await;
    browser.go(browser.press(".acts button")).await;
    browser.page_is_sound_in_every_light().await;
    browser.picture(&reads.picture("fact")).await;
}

async fn voids(browser: &mut Browser, reads: &Reads) {
    browser.go(browser.press_words(reads.void)).await;
    browser.fill("reason_of_act", "never happened").await;
    browser.press("[name=basis_of_act] option[value=other]").await;
    browser.page_is_sound_in_every_light().await;
    browser.picture(&reads.picture("void")).await;
    browser.go(browser.press(".acts button")).await;
    assert!(browser.main_text().await.contains(reads.is_void));
    browser.page_is_sound_in_every_light().await;
}

impl Reads {
    fn picture(&self, name: &str) -> String {
        format!("{name}-{}", self.language)
    }
}
