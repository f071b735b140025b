//! Journey: the pictures of the founding case, of a version in two hundred hands and of a circle, opened by keyboard, in both
//! languages.

use domain::facts::State;
use domain::staff::Role;
use fantoccini::key::Key;

use super::doors::serve;
use super::{Browser, Look};
use crate::app::{App, PASSWORD, spawn_app};
use crate::pictures::worlds::{circle, number, picture, wide};
use domain::facts::Kind;

const MARIA: &str = "maria@oem.example";
const LOOKS: [(Look, &str); 2] = [(Look::ENGLISH, "en"), (Look::CHINESE, "zh")];

/// A house over a year after the story, so that all of its facts are known.
async fn house(db: persistence::Database, facts: &[State]) -> (App, String) {
    let app = spawn_app(db).await;
    app.wait_minutes(60 * 24 * 365);
    fixtures::write::write(&app.house.db, app.house.clock.now(), facts).await.unwrap();
    app.hire(MARIA, &[Role::Procurement]).await;
    let origin = serve(&app);
    (app, origin)
}

async fn signed_in(origin: &str, look: Look) -> Browser {
    let browser = Browser::start(origin, look).await;
    browser.sign_in(MARIA, PASSWORD).await;
    browser
}

#[test]
fn the_founding_case_is_seen_as_a_chain_whose_uncovered_link_stands_out() {
    fixtures::database::sqlite(async |db| {
        let (app, origin) = house(db, &fixtures::story().unwrap()).await;
        let address = picture(&app, "BUMPER-F", "2023-01-22").await;
        for (look, language) in LOOKS {
            let mut browser = signed_in(&origin, look).await;
            browser.open(&address).await;
            assert!(browser.text(".drawing .not-covered .code").await.contains("JINLU"));
            browser.picture_on_paper(&format!("chain-paper-{language}")).await;
            assert!(browser.has(".drawing .arrow.uncovered").await && browser.has(".drawing .arrow.possible").await);
            browser.pictures_in_every_light(&format!("chain-{language}")).await;
            browser.tab_to("a.shape.not-covered").await;
            browser.go(browser.keys(&[Key::Enter])).await;
            assert!(browser.path().await.starts_with("/parties/"));
            browser.open(&format!("{address}&over=months")).await;
            assert!(browser.has("#over-time .steps").await);
            browser.pictures_in_every_light(&format!("chain-over-time-{language}")).await;
            let programme = number(&app, Kind::Programmes, "KINGFISHER").await;
            browser.open(&format!("/programmes/{programme}/map?day=2023-01-22")).await;
            browser.pictures_in_every_light(&format!("map-{language}")).await;
            browser.close().await;
        }
    });
}

#[test]
fn two_hundred_hands_are_seen_as_groups_that_open_with_everybody_uncovered_in_sight() {
    fixtures::database::sqlite(async |db| {
        let (app, origin) = house(db, &wide()).await;
        let address = picture(&app, "WIDE-1", "2023-06-01").await;
        let programme = number(&app, Kind::Programmes, "WIDE").await;
        for (look, language) in LOOKS {
            let mut browser = signed_in(&origin, look).await;
            browser.open(&address).await;
            browser.pictures_in_every_light(&format!("wide-{language}")).await;
            browser.tab_to("a.shape.covered[href*='open=tier-1']").await;
            browser.go(browser.keys(&[Key::Enter])).await;
            assert!(browser.path().await.contains("open=tier-1.covered"));
            browser.pictures_in_every_light(&format!("wide-open-{language}")).await;
            browser.open(&format!("/programmes/{programme}/map?day=2023-06-01")).await;
            browser.pictures_in_every_light(&format!("wide-map-{language}")).await;
            browser.tab_to("a.shape.linked[href*='open=tier-1']").await;
            browser.go(browser.keys(&[Key::Enter])).await;
            assert!(browser.has("#opened .pages").await);
            browser.pictures_in_every_light(&format!("wide-map-open-{language}")).await;
            browser.close().await;
        }
    });
}

#[test]
fn a_circle_of_suppliers_is_drawn_with_its_way_back() {
    fixtures::database::sqlite(async |db| {
        let (app, origin) = house(db, &circle()).await;
        let address = picture(&app, "ROUND-1", "2023-06-01").await;
        let programme = number(&app, Kind::Programmes, "ROUND").await;
        for (look, language) in LOOKS {
            let mut browser = signed_in(&origin, look).await;
            browser.open(&address).await;
            browser.pictures_in_every_light(&format!("circle-{language}")).await;
            browser.open(&format!("/programmes/{programme}/map?day=2023-06-01")).await;
            assert!(browser.text("#loops + p + ul").await.contains("A · B · C"));
            browser.pictures_in_every_light(&format!("circle-map-{language}")).await;
            browser.close().await;
        }
    });
}
