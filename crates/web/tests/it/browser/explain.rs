//! Journey: from a receipt of the exposure audit to why it is not covered, fact by fact, and what would cure it.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use domain::time::Instant;
use persistence::Database;

use super::doors::serve;
use super::{Browser, Language, Look, Theme, Width};
use crate::app::{PASSWORD, spawn_app};

const LENA: &str = "lena@oem.example";

/// What a person reads.
struct Reads {
    fact: &'static str,
    remedy: &'static str,
    /// Of what the strict class asks for.
    strict: &'static str,
    picture: &'static str,
    look: Look,
}

const ENGLISH: Reads = Reads {
    fact: "NDA2 runs to 2023-12-31.",
    remedy: "Consent to be granted",
    strict: "Not recorded as encrypted.",
    picture: "explain-en",
    look: Look::ENGLISH,
};
const CHINESE: Reads = Reads {
    fact: "NDA2 有效至 2023-12-31。",
    remedy: "须作出同意",
    strict: "未登记为已加密。",
    picture: "explain-zh",
    look: Look { language: Language::Chinese, theme: Theme::Dark, width: Width::Narrow },
};

#[test]
fn an_officer_reads_why_a_receipt_is_not_covered_in_either_language() {
    fixtures::database::sqlite(async |db: Database| {
        let now = Instant::parse("2026-11-23T09:00:00Z").unwrap();
        fixtures::write::write(&db, now, &fixtures::story().unwrap()).await.unwrap();
        let number = async |kind: Kind, key: &str| {
            persistence::facts::by_key(db.reader(), &Scope::All, kind, key).await.unwrap().unwrap().id
        };
        let draft = number(Kind::Versions, &domain::facts::version_key("BUMPER-F", "v1")).await;
        let strict = number(Kind::Disclosures, "S-20").await;
        let app = spawn_app(db).await;
        app.hire(LENA, &[Role::Confidentiality]).await;
        let origin = serve(&app);
        reads(&origin, (draft, strict), &ENGLISH).await;
        reads(&origin, (draft, strict), &CHINESE).await;
    });
}

async fn reads(origin: &str, (draft, strict): (i64, i64), reads: &Reads) {
    let mut browser = Browser::start(origin, reads.look).await;
    browser.sign_in(LENA, PASSWORD).await;
    browser.open(&format!("/audits/exposure?version={draft}&as_of=2023-01-22&show=uncovered")).await;
    let way = browser.find("section.receipt a[href^='/audits/explain?']").await;
    let address = way.attr("href").await.unwrap().unwrap();
    browser.open(&address).await;
    let page = browser.main_text().await;
    assert!(page.contains(reads.fact) && page.contains(reads.remedy), "{page}");
    browser.page_is_sound_in_every_light().await;
    browser.picture(reads.picture).await;
    browser.open(&format!("/audits/explain?disclosure={strict}&as_of=2025-10-31")).await;
    let page = browser.main_text().await;
    assert!(page.contains(reads.strict), "{page}");
    browser.page_is_sound().await;
    browser.picture(&format!("{}-strict", reads.picture)).await;
    browser.close().await;
}
