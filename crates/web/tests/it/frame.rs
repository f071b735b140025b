//! What stands around every page: headers, language, theme, files, and the answers to what no page takes.

use actix_web::test::TestRequest;
use domain::staff::Role;
use persistence::Database;
use web::settings::{Origin, Settings};

use crate::app::{quick, spawn_app, spawn_app_with};

fixtures::both!(
    every_answer_carries_the_headers,
    under_https_cookies_are_bound_to_the_host,
    pages_speak_the_readers_language,
    a_theme_is_kept_with_the_account,
    files_are_kept_by_their_version,
    pages_are_sent_compressed_to_those_who_ask,
    bodies_that_no_page_takes_are_refused,
    the_house_tells_whether_it_is_well,
);

async fn every_answer_carries_the_headers(db: Database) {
    let app = spawn_app(db).await;
    let browser = app.as_role(Role::Administrator).await;
    let pages = web::table().into_iter().filter(|entry| entry.takes == web::policy::Takes::Nothing);
    let fill = |path: &str| path.replace("{path:.*}", "style.css").replace("{id}", "1");
    for path in pages.map(|entry| fill(&entry.path)).chain(["/nowhere".to_owned()]) {
        let answer = browser.open(&path).await;
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{path}: {name}");
        }
        let kept = answer.header("cache-control").unwrap();
        assert_eq!(kept == "no-store", !path.starts_with("/static"), "{path}: {kept}");
        assert_eq!(answer.header("strict-transport-security"), None, "{path}: no https here");
    }
}

async fn under_https_cookies_are_bound_to_the_host(db: Database) {
    let public_origin = Some(Origin::parse("https://house.example").unwrap());
    let app = spawn_app_with(db, Settings { public_origin, ..quick() }).await;
    app.hire("maria@oem.example", &[Role::Procurement]).await;
    let browser = app.browser();
    browser.say("origin", "https://house.example");
    let answer = browser.sign_in("maria@oem.example", crate::app::PASSWORD).await;
    assert_eq!(answer.status, 303);
    let cookie = answer
        .headers
        .get_all("set-cookie")
        .map(|set| set.to_str().unwrap())
        .find(|set| set.contains("__Host-underwraps="));
    let cookie = cookie.unwrap();
    for part in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(answer.header("strict-transport-security").is_some());
    browser.say("origin", "http://house.example");
    assert_eq!(browser.send_from("/", "/sign-out", &[]).await.status, 403);
}

async fn pages_speak_the_readers_language(db: Database) {
    let app = spawn_app(db).await;
    app.hire("maria@oem.example", &[Role::Procurement]).await;
    let browser = app.browser().in_chinese();
    let page = browser.open("/sign-in").await;
    assert!(page.body.contains("<html lang=\"zh-CN\""));
    page.says("登录");

    let answer = browser.send_from("/sign-in", "/preferences", &[("language", "en"), ("next", "/sign-in")]).await;
    assert_eq!(answer.location(), "/sign-in");
    browser.open("/sign-in").await.says("Sign in");
    browser.sign_in("maria@oem.example", crate::app::PASSWORD).await;
    browser.send_from("/account", "/preferences", &[("language", "zh-CN"), ("next", "/account")]).await;

    let elsewhere = app.sign_in("maria@oem.example").await;
    elsewhere.open("/account").await.says("我的账号");
    elsewhere.open("/nowhere").await.says("这里没有内容");
}

async fn a_theme_is_kept_with_the_account(db: Database) {
    let app = spawn_app(db).await;
    app.hire("maria@oem.example", &[Role::Procurement]).await;
    let browser = app.sign_in("maria@oem.example").await;
    assert!(browser.open("/").await.body.contains("data-theme=\"auto\""));
    browser.send_from("/", "/preferences", &[("theme", "dark")]).await;
    assert!(app.sign_in("maria@oem.example").await.open("/").await.body.contains("data-theme=\"dark\""));
    browser.send_from("/", "/preferences", &[("theme", "auto")]).await;
    assert!(browser.open("/").await.body.contains("data-theme=\"auto\""));
}

async fn files_are_kept_by_their_version(db: Database) {
    let app = spawn_app(db).await;
    let browser = app.browser();
    let page = browser.open("/setup").await;
    let (_, rest) = page.body.split_once("rel=\"stylesheet\" href=\"").unwrap();
    let versioned = rest.split('"').next().unwrap().to_owned();
    let style = browser.open(&versioned).await;
    assert_eq!(style.header("cache-control"), Some("public, max-age=31536000, immutable"));
    assert_eq!(style.header("content-type"), Some("text/css; charset=utf-8"));
    let tag = style.header("etag").unwrap().to_owned();
    let again = browser.call(TestRequest::get().uri(&versioned).insert_header(("if-none-match", tag))).await;
    assert_eq!((again.status, again.body.len()), (304, 0));
    assert_eq!(browser.open("/static/style.css").await.header("cache-control"), Some("public, no-cache"));
    assert_eq!(browser.open("/static/../Cargo.toml").await.status, 404);
}

async fn pages_are_sent_compressed_to_those_who_ask(db: Database) {
    let app = spawn_app(db).await;
    let asked = TestRequest::get().uri("/static/style.css").insert_header(("accept-encoding", "br, gzip"));
    let small = app.browser().call(asked).await;
    assert_eq!(small.header("content-encoding"), Some("gzip"));
    let plain = app.browser().open("/static/style.css").await;
    assert_eq!((plain.header("content-encoding"), plain.header("vary")), (None, Some("Accept-Encoding")));
    assert!(small.body.len() < plain.body.len());
}

async fn bodies_that_no_page_takes_are_refused(db: Database) {
    let app = spawn_app(db).await;
    let browser = app.as_role(Role::Administrator).await;
    let form = ("content-type", "application/x-www-form-urlencoded");
    let encoded = TestRequest::post().uri("/sign-in").insert_header(form).insert_header(("content-encoding", "gzip"));
    assert_eq!(browser.call(encoded.set_payload("x")).await.status, 415);
    let large = TestRequest::post().uri("/staff/new").insert_header(form).set_payload("a".repeat(1024 * 1024 + 1));
    assert_eq!(browser.call(large).await.status, 413);
}

async fn the_house_tells_whether_it_is_well(db: Database) {
    let app = spawn_app(db.clone()).await;
    assert_eq!(app.browser().open("/health").await.body, r#"{"status":"ok"}"#);
    db.close().await.unwrap();
    assert_eq!(app.browser().open("/health").await.status, 503);
}
