//! Journey: through the door to the home page and out again, by keyboard alone, in both languages.

use actix_web::HttpServer;
use domain::staff::Role;
use fantoccini::key::Key;

use super::{Browser, Language, Look};
use crate::app::{App, PASSWORD, spawn_app};

const MARIA: &str = "maria@oem.example";

/// Serves the house on a free port of the loopback address; tells where.
pub(crate) fn serve(app: &App) -> String {
    let house = app.house.clone();
    let server = HttpServer::new(move || web::app(house.clone())).workers(1).disable_signals();
    let server = server.bind(("127.0.0.1", 0)).unwrap();
    let address = server.addrs()[0];
    tokio::task::spawn_local(server.run());
    format!("http://{address}")
}

#[test]
fn a_buyer_passes_the_door_by_keyboard_in_either_language() {
    fixtures::database::sqlite(async |db| {
        let app = spawn_app(db).await;
        app.hire(MARIA, &[Role::Procurement]).await;
        let origin = serve(&app);
        passes_the_door(&origin, Look::ENGLISH, "Welcome, maria", "home-en").await;
        passes_the_door(&origin, Look::CHINESE, "您好，maria", "home-zh").await;
    });
}

async fn passes_the_door(origin: &str, look: Look, welcome: &str, picture: &str) {
    let mut browser = Browser::start(origin, look).await;
    browser.open("/account").await;
    assert_eq!(browser.path().await, "/sign-in?next=%2Faccount");
    browser.page_is_sound_in_every_light().await;

    browser.tab_to("[name=email]").await;
    browser.type_words(MARIA).await;
    browser.tab_to("[name=password]").await;
    browser.type_words("not the password").await;
    browser.go(browser.keys(&[Key::Enter])).await;
    browser.console_says_only("422").await;
    browser.page_is_sound().await;

    browser.tab_to("[name=password]").await;
    browser.type_words(PASSWORD).await;
    browser.go(browser.keys(&[Key::Enter])).await;
    assert_eq!(browser.path().await, "/account");
    browser.page_is_sound_in_every_light().await;

    browser.open("/").await;
    assert_eq!(browser.text("h1").await, welcome);
    browser.page_is_sound_in_every_light().await;
    browser.picture(picture).await;

    browser.tab_to("form[action='/sign-out'] button").await;
    browser.go(browser.keys(&[Key::Enter])).await;
    assert_eq!(browser.path().await, "/sign-in");
    browser.close().await;
}

#[test]
fn a_person_changes_the_language_and_finds_it_again_at_the_next_sign_in() {
    fixtures::database::sqlite(async |db| {
        let app = spawn_app(db).await;
        app.hire(MARIA, &[Role::Procurement]).await;
        let origin = serve(&app);
        let browser = Browser::start(&origin, Look::ENGLISH).await;
        browser.sign_in(MARIA, PASSWORD).await;
        browser.speak(Language::Chinese).await;
        assert_eq!(browser.text("h1").await, "您好，maria");
        browser.close().await;

        let browser = Browser::start(&origin, Look::ENGLISH).await;
        browser.sign_in(MARIA, PASSWORD).await;
        assert_eq!(browser.text("h1").await, "您好，maria");
        browser.close().await;
    });
}
