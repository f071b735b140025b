//! Journey: a search is saved under a name, opened from the home page, shared and deleted, by keyboard, in both languages.

use domain::staff::Role;
use fantoccini::key::Key;

use super::doors::serve;
use super::{Browser, Look, Theme, Width};
use crate::app::{PASSWORD, spawn_app};

const MARIA: &str = "maria@oem.example";

/// What a person reads.
struct Reads {
    blank: &'static str,
    shared: &'static str,
    gone: &'static str,
    opened: &'static str,
    language: &'static str,
}

const ENGLISH: Reads = Reads {
    blank: "Enter a name",
    shared: "Colleagues who see what I see",
    gone: "Nothing is saved yet",
    opened: "Opened last",
    language: "en",
};
const CHINESE: Reads = Reads {
    blank: "请输入名称",
    shared: "与我所见范围相同的同事",
    gone: "尚未保存任何页面",
    opened: "最近打开",
    language: "zh",
};

#[test]
fn a_search_is_saved_shared_and_deleted_by_keyboard_in_either_language() {
    for (look, reads) in [(Look::ENGLISH, ENGLISH), (Look::CHINESE, CHINESE)] {
        fixtures::database::sqlite(async |db| {
            crate::registers::tell(&db).await;
            let app = spawn_app(db).await;
            app.hire(MARIA, &[Role::Confidentiality]).await;
            saves(&serve(&app), look, &reads).await;
        });
    }
}

async fn saves(origin: &str, look: Look, reads: &Reads) {
    let mut browser = Browser::start(origin, look).await;
    browser.sign_in(MARIA, PASSWORD).await;
    searches(&mut browser, reads).await;
    keeps(&mut browser, reads).await;
    finds_again(&mut browser, reads).await;
    shares_and_deletes(&mut browser, reads).await;
    browser.close().await;
}

async fn searches(browser: &mut Browser, reads: &Reads) {
    browser.open("/parties").await;
    browser.tab_to("#q").await;
    browser.type_words("电镀").await;
    browser.until("return document.querySelector('.saving [name=q]')?.value === '电镀'", vec![]).await;
    browser.tab_to(".saving summary").await;
    browser.keys(&[Key::Enter]).await;
    browser.until("return document.querySelector('.saving').open", vec![]).await;
    browser.page_is_sound_in_every_light().await;
    browser.picture(&reads.picture("saving")).await;
    browser.tab_to(".saving button").await;
    browser.go(browser.keys(&[Key::Enter])).await;
    browser.console_says_only("422").await;
    assert!(browser.main_text().await.contains(reads.blank));
    browser.page_is_sound_in_every_light().await;
    browser.picture(&reads.picture("saving-wrong")).await;
}

/// Gives the name that was missing.
async fn keeps(browser: &mut Browser, reads: &Reads) {
    browser.tab_to("main [name=name]").await;
    browser.type_words("电镀 plating").await;
    browser.go(browser.keys(&[Key::Enter])).await;
    assert_eq!(browser.path().await, "/saved");
    let list = browser.main_text().await;
    assert!(list.contains("电镀 plating"), "{list}");
    browser.page_is_sound_in_every_light().await;
    browser.picture(&reads.picture("saved")).await;
}

/// Opens it from the home page, and from it a party, which the home page remembers.
async fn finds_again(browser: &mut Browser, reads: &Reads) {
    browser.open("/").await;
    browser.tab_to("main a[href='/saved/1']").await;
    browser.go(browser.keys(&[Key::Enter])).await;
    assert_eq!(browser.path().await, "/saved/1", "no word stands in the address");
    assert!(browser.text("#found tbody").await.contains("HP"));
    browser.page_is_sound_in_every_light().await;
    browser.go(browser.press("#found tbody th a")).await;
    browser.open("/audits/exposure?version=1").await;
    browser.page_is_sound_in_every_light().await;
    browser.open("/").await;
    let home = browser.main_text().await;
    assert!(home.contains(reads.opened) && home.contains("D1 · v1"), "{home}");
    browser.page_is_sound_in_every_light().await;
    browser.picture(&reads.picture("home-again")).await;
}

async fn shares_and_deletes(browser: &mut Browser, reads: &Reads) {
    browser.open("/saved/1/edit").await;
    browser.tab_to("[name=audience]").await;
    browser.keys(&[Key::Down]).await;
    browser.page_is_sound_in_every_light().await;
    browser.picture(&reads.picture("saved-edit")).await;
    browser.tab_to("main button[type=submit]").await;
    browser.go(browser.keys(&[Key::Enter])).await;
    assert!(browser.main_text().await.contains(reads.shared));
    browser.set_theme(Theme::Dark).await;
    browser.set_width(Width::Narrow).await;
    browser.open("/saved").await;
    browser.picture(&reads.picture("saved-dark-narrow")).await;
    browser.tab_to("main a[href='/saved/1/delete']").await;
    browser.go(browser.keys(&[Key::Enter])).await;
    browser.page_is_sound_in_every_light().await;
    browser.picture(&reads.picture("saved-delete")).await;
    browser.tab_to("main button[type=submit]").await;
    browser.go(browser.keys(&[Key::Enter])).await;
    assert!(browser.main_text().await.contains(reads.gone));
    browser.page_is_sound_in_every_light().await;
}

impl Reads {
    fn picture(&self, name: &str) -> String {
        format!("{name}-{}", self.language)
    }
}
