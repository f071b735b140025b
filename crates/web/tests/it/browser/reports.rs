//! Journey: from the home page to what ends soon, on to what is passed down, to the measures for a document, and to controls.

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
fn an_officer_goes_through_the_reports_in_either_language() {
    fixtures::database::sqlite(async |db: Database| {
        let app = spawn_app(db.clone()).await;
        app.wait_minutes(AFTER_THE_STORY);
        fixtures::write::write(&db, app.house.clock.now(), &fixtures::story().unwrap()).await.unwrap();
        let found = persistence::facts::by_key(db.reader(), &Scope::All, Kind::Documents, "BUMPER-F").await.unwrap();
        app.hire(WEI, &[Role::Confidentiality]).await;
        let origin = serve(&app);
        let bumper = found.unwrap().id;
        goes(&origin, Look::ENGLISH, bumper, "en").await;
        goes(&origin, Look::CHINESE, bumper, "zh").await;
    });
}

async fn goes(origin: &str, look: Look, bumper: i64, language: &str) {
    let mut browser = Browser::start(origin, look).await;
    browser.sign_in(WEI, PASSWORD).await;
    browser.go(browser.press("main a[href='/reports/expiries?window=30']")).await;
    browser.page_is_sound_in_every_light().await;
    browser.fill("as_of", "2023-05-20").await;
    browser.fill("ended", "60").await;
    browser.go(browser.press(".times button")).await;
    browser.go(browser.press(".facet a[href*='register=agreements']")).await;
    assert!(browser.text("table.expiries").await.contains("NDA1"));
    browser.page_is_sound_in_every_light().await;
    browser.picture(&format!("expiries-{language}")).await;
    browser.go(browser.press(".chips a")).await;
    assert!(!browser.path().await.contains("window="), "the filter is taken away");

    browser.open("/reports").await;
    browser.page_is_sound_in_every_light().await;
    browser.picture(&format!("reports-{language}")).await;
    browser.go(browser.press("main a[href='/reports/flow-down']")).await;
    browser.page_is_sound_in_every_light().await;
    browser.picture(&format!("flow-down-{language}")).await;
    browser.go(browser.press("a.tile[href*='state=weaker']")).await;
    assert!(browser.path().await.contains("state=weaker"));
    browser.page_is_sound().await;

    browser.open("/reports/measures").await;
    browser.page_is_sound_in_every_light().await;
    browser.fill("q", "bumper-f").await;
    browser.go(browser.press("form.card button")).await;
    browser.go(browser.press(&format!("main a[href='/reports/measures?document={bumper}']"))).await;
    browser.fill("before", "2023-01-22").await;
    browser.go(browser.press(".times button")).await;
    assert!(browser.text("main").await.contains("NDA1"));
    browser.page_is_sound_in_every_light().await;
    browser.picture(&format!("measures-{language}")).await;
    browser.go(browser.press("table.measures td a")).await;
    browser.page_is_sound().await;

    browser.open("/reports/controls").await;
    browser.page_is_sound_in_every_light().await;
    browser.picture(&format!("controls-{language}")).await;
    browser.go(browser.press("table.controls a[href*='flow-down']")).await;
    assert!(browser.path().await.starts_with("/reports/flow-down"));
    browser.open("/reports/expiries?as_of=soon").await;
    browser.page_is_sound().await;
    browser.console_says_only("422").await;
    browser.set_width(Width::Narrow).await;
    for (name, address) in [
        ("expiries", "/reports/expiries?as_of=2023-05-20".to_owned()),
        ("flow-down", "/reports/flow-down".to_owned()),
        ("measures", format!("/reports/measures?document={bumper}&before=2023-01-22")),
        ("controls", "/reports/controls".to_owned()),
    ] {
        browser.open(&address).await;
        browser.page_is_sound().await;
        browser.picture(&format!("{name}-narrow-{language}")).await;
    }
    browser.close().await;
}
