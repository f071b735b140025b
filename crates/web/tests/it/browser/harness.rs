//! The harness itself, tried on plain pages: what must make a journey fail does, and a sound page passes.

use std::panic::AssertUnwindSafe;

use actix_web::http::header;
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use fantoccini::key::Key;
use futures_util::FutureExt;

use super::{Browser, Look, Theme, Width};

const SOUND: &str = "<!doctype html><html lang=en><title>Sound</title><meta name=viewport content=width=device-width>
    <link rel=icon href=data:,>
    <style>@media (prefers-color-scheme: dark) { body { background: #111; color: #eee } }</style>
    <main><h1>Sound</h1><p id=language>LANGUAGE</p>
    <form action=/sent><label>Name <input name=name></label> <button>Send</button></form></main>";

async fn page(request: HttpRequest) -> HttpResponse {
    let asked =
        request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let body = match request.path() {
        "/loud" => SOUND.replace("</main>", "<script>missing()</script></main>"),
        "/pale" => SOUND.replace("<h1>", "<h1 style='color:#eee;background:#fff'>"),
        "/pale-by-day" => SOUND
            .replace("<style>", "<style>@media (prefers-color-scheme: light) { h1 { color: #eee; background: #fff } }"),
        "/wide" => SOUND.replace("<h1>", "<h1 style='width:2000px'>"),
        "/tall" => SOUND.replace("<h1>", "<h1 style='width:1px;overflow-wrap:anywhere'>"),
        "/under" => SOUND.replace("<h1>", "<h1 style='height:0;margin:0'>"),
        "/absent" => return HttpResponse::NotFound().content_type("text/html; charset=utf-8").body(SOUND),
        _ => SOUND.replace("LANGUAGE", asked),
    };
    HttpResponse::Ok().content_type("text/html; charset=utf-8").body(body)
}

fn serve() -> String {
    let server = HttpServer::new(|| App::new().default_service(web::to(page)));
    let server = server.workers(1).disable_signals().bind(("127.0.0.1", 0)).unwrap();
    let address = server.addrs()[0];
    actix_web::rt::spawn(server.run());
    format!("http://{address}")
}

async fn fails(check: impl Future<Output = ()>) -> bool {
    AssertUnwindSafe(check).catch_unwind().await.is_err()
}

#[actix_web::test]
async fn a_sound_page_passes_by_keyboard_in_each_language_theme_and_width() {
    let origin = serve();
    for (look, language) in [(Look::ENGLISH, "en"), (Look::CHINESE, "zh-CN")] {
        let mut browser = Browser::start(&origin, look).await;
        for (theme, width) in [(Theme::Light, Width::Wide), (Theme::Dark, Width::Narrow)] {
            browser.set_theme(theme).await;
            browser.set_width(width).await;
            browser.open("/").await;
            browser.page_is_sound().await;
            assert!(browser.text("#language").await.starts_with(language));
            let dark =
                browser.client().execute("return matchMedia('(prefers-color-scheme: dark)').matches", vec![]).await;
            assert_eq!(dark.unwrap(), theme == Theme::Dark);
        }
        let picture = browser.picture(&format!("harness-{language}")).await;
        assert!(std::fs::metadata(picture).unwrap().len() > 1000);
        browser.tab_to("[name=name]").await;
        browser.type_words("Maria").await;
        browser.go(browser.keys(&[Key::Enter])).await;
        assert_eq!(browser.path().await, "/sent?name=Maria");
        browser.fill("name", "Li").await;
        browser.go(browser.press_words("Send")).await;
        assert_eq!(browser.path().await, "/sent?name=Li");
        browser.go(browser.press("button")).await;
        assert!(browser.has("h1").await && !browser.has("table").await);
        browser.close().await;
    }
}

#[actix_web::test]
async fn a_loud_console_and_words_that_cannot_be_read_each_fail_the_journey() {
    let browser = Browser::start(&serve(), Look::ENGLISH).await;
    browser.open("/loud").await;
    assert!(fails(browser.console_is_silent()).await, "a script error must not pass");
    browser.open("/pale").await;
    assert!(fails(browser.page_is_sound()).await, "words that cannot be seen must not pass");
    browser.open("/pale-by-day").await;
    assert!(fails(browser.page_is_sound_by_night_and_by_day()).await, "nor words that cannot be seen in one light");
    browser.open("/wide").await;
    assert!(fails(browser.nothing_is_cut_off()).await, "a page that sticks out must not pass");
    for path in ["/tall", "/under"] {
        browser.open(path).await;
        assert!(fails(browser.no_words_are_muddled()).await, "{path}: words that cannot be told apart must not pass");
    }
    browser.open("/absent").await;
    browser.console_says_only("404").await;
    browser.close().await;
}
