//! Journey: on the evening of the leak, from the record of the incident to who could have been its source.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use domain::time::Instant;
use persistence::Database;

use super::doors::serve;
use super::{Browser, Language, Look, Theme, Width};
use crate::app::{PASSWORD, spawn_app};

const LENA: &str = "lena@oem.example";

#[test]
fn an_officer_sees_on_the_evening_of_the_leak_who_could_have_been_it_in_either_language() {
    fixtures::database::sqlite(async |db: Database| {
        let now = Instant::parse("2026-11-23T09:00:00Z").unwrap();
        fixtures::write::write(&db, now, &fixtures::story().unwrap()).await.unwrap();
        let incident = persistence::facts::by_key(db.reader(), &Scope::All, Kind::Incidents, "INC-1").await;
        let incident = incident.unwrap().unwrap().id;
        let app = spawn_app(db).await;
        app.hire(LENA, &[Role::Confidentiality]).await;
        let origin = serve(&app);
        let chinese = Look { language: Language::Chinese, theme: Theme::Dark, width: Width::Narrow };
        for (look, says, picture) in [
            (
                Look::ENGLISH,
                ["Inconclusive", "No record says that they had it", "QIULAN → CHENGYAO → JINLU"],
                "trace-en",
            ),
            (chinese, ["无法判定", "无记录表明其持有", "QIULAN → CHENGYAO → JINLU"], "trace-zh"),
        ] {
            let mut browser = Browser::start(&origin, look).await;
            browser.sign_in(LENA, PASSWORD).await;
            browser.open(&format!("/incidents/{incident}")).await;
            browser.go(browser.press("a[href^='/audits/trace?']")).await;
            browser.fill("known_at", "2023-01-23").await;
            browser.go(browser.press(".times button.main")).await;
            let page = browser.main_text().await;
            assert!(says.iter().all(|words| page.contains(words)), "{page}");
            browser.page_is_sound_in_every_light().await;
            browser.pictures_in_every_light(picture).await;
            browser.fill("outside", "much").await;
            browser.go(browser.press(".times button.main")).await;
            browser.console_says_only("422").await;
            browser.page_is_sound_in_every_light().await;
            browser.close().await;
        }
    });
}
