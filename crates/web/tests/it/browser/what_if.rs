//! Journey: before sending, from the menu to why one recipient would not be covered and what would cure it.

use domain::staff::Role;
use domain::time::Instant;
use persistence::Database;

use super::doors::serve;
use super::{Browser, Language, Look, Theme, Width};
use crate::app::{PASSWORD, spawn_app};

const MARIA: &str = "maria@oem.example";

/// What a person reads.
struct Reads {
    sentence: &'static str,
    cure: &'static str,
    unknown: &'static str,
    picture: &'static str,
    look: Look,
}

const ENGLISH: Reads = Reads {
    sentence: "to its 2 recipients would be covered for none of them.",
    cure: "Consent missing",
    unknown: "There is no “NOBODY” here.",
    picture: "what-if-en",
    look: Look::ENGLISH,
};
const CHINESE: Reads = Reads {
    sentence: "2 个接收方：均未覆盖。",
    cure: "缺少转披露同意",
    unknown: "NOBODY",
    picture: "what-if-zh",
    look: Look { language: Language::Chinese, theme: Theme::Dark, width: Width::Narrow },
};

#[test]
fn a_buyer_asks_before_sending_in_either_language() {
    fixtures::database::sqlite(async |db: Database| {
        let now = Instant::parse("2026-11-23T09:00:00Z").unwrap();
        fixtures::write::write(&db, now, &fixtures::story().unwrap()).await.unwrap();
        let app = spawn_app(db).await;
        app.hire(MARIA, &[Role::Procurement]).await;
        let origin = serve(&app);
        asks(&origin, &ENGLISH).await;
        asks(&origin, &CHINESE).await;
    });
}

async fn asks(origin: &str, reads: &Reads) {
    let mut browser = Browser::start(origin, reads.look).await;
    browser.sign_in(MARIA, PASSWORD).await;
    browser.open("/audits/what-if").await;
    browser.page_is_sound_in_every_light().await;
    browser.tab_to("#document_code").await;
    browser.type_words("BUMPER-F").await;
    browser.tab_to("#version_label").await;
    browser.type_words("v1").await;
    browser.tab_to("#giver_code").await;
    browser.type_words("NOBODY").await;
    browser.tab_to("#recipient_code").await;
    browser.type_words("JINLU").await;
    browser.tab_to("#recipient_code-1").await;
    browser.type_words("WEITAN").await;
    browser.fill("at", "2022-11-30").await;
    browser.go(browser.press("form.card button.main")).await;
    browser.console_says_only("422").await;
    let refused = browser.text("#giver_code-problem").await;
    assert!(refused.contains(reads.unknown), "{refused}");
    browser.page_is_sound().await;

    browser.fill("giver_code", "CHENGYAO").await;
    browser.go(browser.press("form.card button.main")).await;
    let answer = browser.text("#answer").await;
    assert!(answer.contains(reads.sentence), "{answer}");
    let opened = browser.text("table.audit").await;
    assert!(opened.contains("CONSENT_MISSING") && opened.contains(reads.cure), "{opened}");
    browser.page_is_sound_in_every_light().await;
    browser.picture(reads.picture).await;
    browser.close().await;
}
