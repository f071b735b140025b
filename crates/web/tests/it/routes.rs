//! Every registered route, tried signed out, with each role, and with forms from elsewhere.

use actix_web::http::Method;
use actix_web::test::TestRequest;
use domain::staff::Role;
use persistence::Database;
use web::policy::{Entry, Policy, Takes};

use crate::app::{Browser, spawn_app};

fixtures::both!(
    nobody_signed_out_gets_past_a_policy,
    each_role_gets_what_its_permissions_carry_and_no_more,
    a_form_without_its_token_or_from_elsewhere_changes_nothing,
    missing_and_mistyped_look_the_same_byte_for_byte,
);

/// An address of the route; nothing in the database has this number.
fn address(entry: &Entry) -> String {
    let filled = |segment: &str| if segment.contains('{') { "999999".to_owned() } else { segment.to_owned() };
    entry.path.split('/').map(filled).collect::<Vec<_>>().join("/")
}

async fn knock(browser: &Browser, entry: &Entry) -> crate::app::Answer {
    if entry.method == Method::GET {
        return browser.open(&address(entry)).await;
    }
    let token = browser.open("/account").await.hidden("form_token").unwrap_or_default();
    send(browser, entry, &[("form_token", token.as_str())]).await
}

/// Sends these fields the way that the route takes them.
async fn send(browser: &Browser, entry: &Entry, fields: &[(&str, &str)]) -> crate::app::Answer {
    match entry.takes {
        Takes::Files => browser.post_files(&address(entry), fields, &[]).await,
        Takes::Nothing | Takes::Form => browser.post(&address(entry), fields).await,
    }
}

async fn nobody_signed_out_gets_past_a_policy(db: Database) {
    let app = spawn_app(db).await;
    app.hire("somebody@oem.example", &[Role::Administrator]).await;
    for entry in web::table() {
        let browser = app.browser();
        let answer = knock(&browser, &entry).await;
        match (entry.policy, &entry.method) {
            (Policy::Public, _) => assert_ne!(answer.status, 401, "{entry:?}"),
            (Policy::Contact, _) => {
                assert_eq!(answer.status, 401, "{entry:?}");
                answer.says("Open the link in your mail");
            }
            (_, &Method::GET) => {
                assert_eq!(answer.status, 303, "{entry:?}");
                assert!(answer.location().starts_with("/sign-in"), "{entry:?}");
            }
            _ => {
                assert_eq!(answer.status, 401, "{entry:?}");
                answer.says("You are signed out");
            }
        }
    }
}

async fn each_role_gets_what_its_permissions_carry_and_no_more(db: Database) {
    let app = spawn_app(db).await;
    for role in Role::ALL {
        let browser = app.as_role(role).await;
        for entry in web::table().into_iter().filter(|entry| entry.path != "/sign-out") {
            let answer = knock(&browser, &entry).await;
            match entry.policy {
                Policy::May(permission) if !role.may(permission) => {
                    assert_eq!(answer.status, 403, "{role} {entry:?}");
                    answer.says("This is not for your roles");
                }
                // No role opens what a contact's link opens.
                Policy::Contact => assert_eq!(answer.status, 401, "{role} {entry:?}"),
                _ => {
                    assert!(![401, 403].contains(&answer.status), "{role} {entry:?}: {}", answer.status);
                    assert!(answer.status < 500, "{role} {entry:?}: {}", answer.status);
                }
            }
        }
    }
    let verbs = app.verbs().await;
    assert!(verbs.iter().any(|verb| verb == "refuse"), "refusals are acts: {verbs:?}");
}

async fn a_form_without_its_token_or_from_elsewhere_changes_nothing(db: Database) {
    let app = spawn_app(db).await;
    let browser = app.as_role(Role::Administrator).await;
    let token = browser.open("/account").await.hidden("form_token").unwrap();
    // What contacts send is tried with their links.
    let of_staff = |entry: &Entry| entry.method == Method::POST && entry.policy != Policy::Contact;
    for entry in web::table().into_iter().filter(of_staff) {
        assert_ne!(entry.takes, Takes::Nothing, "{entry:?}: what is sent carries a token");
        assert_eq!(send(&browser, &entry, &[]).await.status, 403, "{entry:?} without a token");
        let stale = "0".repeat(64);
        let answer = send(&browser, &entry, &[("form_token", stale.as_str())]).await;
        assert_eq!(answer.status, 403, "{entry:?} with another's token");
        for (name, value) in
            [("sec-fetch-site", "cross-site"), ("sec-fetch-site", ""), ("origin", "http://evil.example")]
        {
            let before = "same-origin";
            browser.say(name, value);
            let answer = send(&browser, &entry, &[("form_token", token.as_str())]).await;
            assert_eq!(answer.status, 403, "{entry:?} with {name}: {value}");
            browser.say("origin", "").say("sec-fetch-site", before);
        }
        let json = TestRequest::post().uri(&address(&entry)).insert_header(("content-type", "application/json"));
        assert!([403, 415].contains(&browser.call(json.set_payload("{}")).await.status), "{entry:?} as JSON");
    }
    assert_eq!(browser.open("/account").await.status, 200, "still signed in");
}

async fn missing_and_mistyped_look_the_same_byte_for_byte(db: Database) {
    let app = spawn_app(db).await;
    let browser = app.as_role(Role::Administrator).await;
    let missing = browser.open("/staff/999999").await;
    assert_eq!(missing.status, 404);
    missing.says("There is nothing here");
    for path in ["/staff/x", "/nowhere", "/nowhere/at/all?x=1", "/static/nothing.css", "/staff/999999/disable"] {
        let answer = browser.open(path).await;
        assert_eq!((answer.status, &answer.body), (404, &missing.body), "{path}");
    }
    assert_eq!(browser.call(TestRequest::put().uri("/staff")).await.status, 405);
}
