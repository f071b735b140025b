//! The wall between programmes: whoever is not on one meets nothing of it, at any route, in any way.

use std::collections::BTreeSet;

use actix_web::http::Method;
use domain::facts::Kind;
use domain::staff::{Role, Scope};
use persistence::Database;
use persistence::facts::states;
use persistence::known::Known;
use web::policy::{Entry, Takes};

use crate::app::{App, Browser, spawn_app};

fixtures::both!(a_fact_behind_the_wall_is_met_like_one_that_does_not_exist, no_page_names_what_stands_behind_the_wall,);

/// The programme of the outsider; the story tells of three.
const OWN: &str = "EGRET";
/// A number that no fact has.
const NOBODYS: &str = "999999999";

async fn world(db: Database) -> (App, Browser) {
    let app = spawn_app(db).await;
    app.wait_minutes(60 * 24 * 365);
    let story = fixtures::story().unwrap();
    fixtures::write::write(&app.house.db, app.house.clock.now(), &story).await.unwrap();
    let scope = Scope::Programmes([OWN.to_owned()].into());
    app.hire_for("outsider@oem.example", &Role::ALL, scope).await;
    let browser = app.sign_in("outsider@oem.example").await;
    (app, browser)
}

/// The numbers and keys of the facts of a kind that the outsider must not see.
async fn hidden(app: &App, kind: Kind) -> Vec<(i64, String)> {
    let reader = app.house.db.reader();
    let own = Scope::Programmes([OWN.to_owned()].into());
    let seen: BTreeSet<i64> =
        states(reader, &own, kind, Known::Now).all(reader).await.unwrap().iter().map(|kept| kept.id).collect();
    let every = states(reader, &Scope::All, kind, Known::Now).all(reader).await.unwrap();
    every.into_iter().filter(|kept| !seen.contains(&kept.id)).map(|kept| (kept.id, kept.state.row.key())).collect()
}

/// The kind that a route with a fact's number is about.
fn kind_of(entry: &Entry) -> Option<Kind> {
    if !entry.path.contains('{') {
        return None;
    }
    Kind::of_table(&entry.path.split('/').nth(1)?.replace('-', "_"))
}

fn at(entry: &Entry, number: &str) -> String {
    entry.path.split('/').map(|part| if part.contains('{') { number } else { part }).collect::<Vec<_>>().join("/")
}

async fn knock(browser: &Browser, entry: &Entry, address: &str, token: &str) -> (u16, String) {
    let answer = match (&entry.method, entry.takes) {
        (&Method::GET, _) => browser.open(address).await,
        (_, Takes::Files) => browser.post_files(address, &[("form_token", token)], &[]).await,
        _ => browser.post(address, &[("form_token", token)]).await,
    };
    (answer.status, answer.body)
}

async fn a_fact_behind_the_wall_is_met_like_one_that_does_not_exist(db: Database) {
    let (app, browser) = world(db).await;
    let token = browser.open("/account").await.hidden("form_token").unwrap();
    let before = app.verbs().await;
    let mut met = 0;
    for entry in web::table() {
        let Some(kind) = kind_of(&entry) else { continue };
        let missing = knock(&browser, &entry, &at(&entry, NOBODYS), &token).await;
        assert_eq!(missing.0, 404, "{entry:?}");
        for (id, key) in hidden(&app, kind).await.into_iter().take(3) {
            let foreign = knock(&browser, &entry, &at(&entry, &id.to_string()), &token).await;
            assert_eq!(foreign, missing, "{entry:?}: {key}");
            met += 1;
        }
    }
    assert!(met > 50, "only {met} facts behind the wall were tried");
    assert_eq!(app.verbs().await, before, "nothing was written");
}

async fn no_page_names_what_stands_behind_the_wall(db: Database) {
    let (app, browser) = world(db).await;
    let mut codes = Vec::new();
    for kind in [Kind::Programmes, Kind::Documents, Kind::Disclosures] {
        codes.extend(hidden(&app, kind).await.into_iter().map(|(_, key)| key));
    }
    assert!(codes.len() > 5, "{codes:?}");
    let plain = |entry: &Entry| entry.method == Method::GET && !entry.path.contains('{');
    for entry in web::table().into_iter().filter(plain) {
        let page = browser.open(&entry.path).await;
        for code in &codes {
            let named = page.body.match_indices(code.as_str()).any(|(from, _)| stands_alone(&page.body, from, code));
            assert!(!named, "{} names {code}", entry.path);
        }
    }
}

/// Whether the code found at `from` is not merely a part of a longer one.
fn stands_alone(text: &str, from: usize, code: &str) -> bool {
    let joins = |c: char| c.is_ascii_alphanumeric() || c == '-';
    !text[..from].ends_with(joins) && !text[from + code.len()..].starts_with(joins)
}
