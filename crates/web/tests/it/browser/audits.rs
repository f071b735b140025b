//! Journey: from the search to who has the front bumper's bid draft, and who may have it, in both languages.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use domain::time::Instant;
use persistence::Database;

use super::doors::serve;
use super::{Browser, Look};
use crate::app::{PASSWORD, spawn_app};

const MARIA: &str = "maria@oem.example";

/// What a person reads of one answer.
struct Reads {
    sentence: &'static str,
    reason: &'static str,
    possible: &'static str,
    picture: &'static str,
}

const ENGLISH: Reads = Reads {
    sentence: "5 parties have received BUMPER-F v1",
    reason: "Consent missing",
    possible: "One supply link below a recorded holder",
    picture: "audit-en",
};
const CHINESE: Reads = Reads {
    sentence: "共有 5 个单位或人员收到过 BUMPER-F v1",
    reason: "缺少转披露同意",
    possible: "距离有记录的已知悉方 1 级供应关系",
    picture: "audit-zh",
};

#[test]
fn a_buyer_sees_the_mould_shop_uncovered_and_the_shop_below_it_as_possible_in_either_language() {
    fixtures::database::sqlite(async |db: Database| {
        let now = Instant::parse("2026-11-23T09:00:00Z").unwrap();
        fixtures::write::write(&db, now, &fixtures::story().unwrap()).await.unwrap();
        let key = domain::facts::version_key("BUMPER-F", "v1");
        let draft = persistence::facts::by_key(db.reader(), &Scope::All, Kind::Versions, &key).await.unwrap().unwrap();
        let app = spawn_app(db).await;
        app.hire(MARIA, &[Role::Procurement]).await;
        let origin = serve(&app);
        asks(&origin, Look::ENGLISH, draft.id, ENGLISH).await;
        asks(&origin, Look::CHINESE, draft.id, CHINESE).await;
    });
}

async fn asks(origin: &str, look: Look, draft: i64, reads: Reads) {
    let mut browser = Browser::start(origin, look).await;
    browser.sign_in(MARIA, PASSWORD).await;
    browser.open("/audits/exposure").await;
    browser.page_is_sound_in_every_light().await;
    browser.tab_to("#q").await;
    browser.type_words("bumper-f").await;
    let offered = format!(
        "return document.querySelectorAll('#found tbody tr').length === 1 && \
         document.querySelector('#found a[href*=\"version={draft}\"]') !== null"
    );
    browser.until(&offered, vec![]).await;
    browser.go(browser.press(&format!("#found a[href*=\"version={draft}\"]"))).await;
    browser.fill("as_of", "2023-01-22").await;
    browser.go(browser.press(".times button")).await;

    let answer = browser.text("#answer").await;
    assert!(answer.contains(reads.sentence), "{answer}");
    browser.go(browser.press(".counts a[href*='show=uncovered']")).await;
    let rows = browser.text("table.audit").await;
    assert!(rows.contains("JINLU") && rows.contains(reads.reason) && rows.contains("QIULAN → CHENGYAO"), "{rows}");
    browser.press("table.audit summary").await;
    let opened = browser.text("table.audit .opened").await;
    assert!(opened.contains("CONSENT_MISSING") && opened.contains("CHENGYAO"), "{opened}");
    let possible = browser.text("#possible").await;
    assert!(possible.contains(reads.possible) && possible.contains("WEITAN"), "{possible}");
    browser.page_is_sound_in_every_light().await;
    browser.picture(reads.picture).await;
    browser.close().await;
}
