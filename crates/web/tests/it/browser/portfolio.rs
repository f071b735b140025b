//! Journey: from the home page to what is not covered, narrowed to one reason, and on to the party and the history.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use persistence::Database;

use super::doors::serve;
use super::{Browser, Look, Width};
use crate::app::{PASSWORD, spawn_app};

const WEI: &str = "wei@oem.example";
/// From the day on which the house opens to one after everything that the story tells.
const AFTER_THE_STORY: i64 = 200 * 24 * 60;

#[test]
fn an_officer_goes_from_what_is_not_covered_to_the_party_and_its_history_in_either_language() {
    fixtures::database::sqlite(async |db: Database| {
        let app = spawn_app(db.clone()).await;
        app.wait_minutes(AFTER_THE_STORY);
        fixtures::write::write(&db, app.house.clock.now(), &fixtures::story().unwrap()).await.unwrap();
        let key = domain::facts::version_key("BUMPER-F", "v1");
        let draft = persistence::facts::by_key(db.reader(), &Scope::All, Kind::Versions, &key).await.unwrap().unwrap();
        app.hire(WEI, &[Role::Confidentiality]).await;
        let origin = serve(&app);
        goes(&origin, Look::ENGLISH, draft.id, "en").await;
        goes(&origin, Look::CHINESE, draft.id, "zh").await;
    });
}

async fn goes(origin: &str, look: Look, draft: i64, language: &str) {
    let mut browser = Browser::start(origin, look).await;
    browser.sign_in(WEI, PASSWORD).await;
    browser.picture(&format!("home-{language}")).await;
    browser.go(browser.press("a.tile[href='/audits/portfolio']")).await;
    browser.fill("as_of", "2023-01-22").await;
    browser.fill("since", "2022-11-30").await;
    browser.go(browser.press(".times button")).await;
    browser.page_is_sound_in_every_light().await;
    browser.picture(&format!("portfolio-{language}")).await;
    browser.go(browser.press(".facet a[href*='reason=CONSENT_MISSING']")).await;
    let rows = browser.text("table.portfolio").await;
    assert!(rows.contains("JINLU") && !rows.contains("P-FRIEND"), "{rows}");
    browser.page_is_sound_in_every_light().await;
    browser.picture(&format!("portfolio-narrowed-{language}")).await;
    browser.go(browser.press(".chips a")).await;
    assert!(!browser.path().await.contains("reason="), "the filter is taken away");
    browser.go(browser.press("table.portfolio td a[href*='/audits/party']")).await;
    browser.page_is_sound_in_every_light().await;
    browser.open("/audits/party").await;
    browser.tab_to("#q").await;
    browser.type_words("chengy").await;
    browser.until("return document.querySelectorAll('#found tbody tr').length < 8", vec![]).await;
    browser.page_is_sound_in_every_light().await;
    browser.go(browser.press("#found a")).await;
    assert!(browser.text("table").await.contains("JINLU"));
    browser.page_is_sound_in_every_light().await;
    browser.picture(&format!("reach-{language}")).await;
    browser.open(&format!("/audits/history?version={draft}&from=2022-06-01&to=2023-06-30")).await;
    browser.page_is_sound_in_every_light().await;
    browser.picture(&format!("history-{language}")).await;
    let learnt = "from_as_of=2022-08-01&from_known_at=2023-01-20&to_as_of=2023-06-30";
    browser.open(&format!("/audits/changes?version={draft}&{learnt}")).await;
    browser.page_is_sound_in_every_light().await;
    browser.picture(&format!("changes-{language}")).await;
    browser.open(&format!("/audits/history?version={draft}&from=soon")).await;
    browser.page_is_sound().await;
    browser.console_says_only("422").await;
    browser.picture(&format!("history-wrong-{language}")).await;
    browser.set_width(Width::Narrow).await;
    for (name, address) in [
        ("portfolio", "/audits/portfolio?as_of=2023-01-22&since=2022-11-30".to_owned()),
        ("history", format!("/audits/history?version={draft}")),
        ("changes", format!("/audits/changes?version={draft}&{learnt}")),
    ] {
        browser.open(&address).await;
        browser.picture(&format!("{name}-narrow-{language}")).await;
    }
    browser.close().await;
}
