//! Signing in and out: who gets in, who is kept out, and what is left of a session when it ends.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use persistence::Database;
use persistence::staff::actions;
use web::settings::Settings;

use crate::app::{OPENING, PASSWORD, quick, spawn_app, spawn_app_with};

const MARIA: &str = "maria@oem.example";

fixtures::both!(
    a_buyer_signs_in_works_and_signs_out,
    a_sign_in_draws_a_fresh_token,
    a_wrong_password_and_an_unknown_address_look_the_same,
    guessing_is_slowed_for_the_account_and_then_for_the_network,
    behind_a_proxy_the_last_forwarded_address_counts,
    guesses_at_once_count_like_guesses_in_turn,
    an_administrator_behind_a_wall_keeps_no_staff,
    a_session_ends_when_idle_and_after_a_day_at_work,
    a_disabled_person_is_out_within_one_request,
    roles_are_those_of_the_database_at_each_request,
    a_changed_password_ends_every_other_session,
    nobody_is_led_away_after_signing_in,
    a_form_with_the_character_nul_is_refused_whole,
    the_first_administrator_needs_the_servers_code,
);

async fn a_buyer_signs_in_works_and_signs_out(db: Database) {
    let app = spawn_app(db).await;
    app.hire(MARIA, &[Role::Procurement]).await;
    let browser = app.browser();
    assert_eq!(browser.open("/").await.location(), "/sign-in");
    assert_eq!(browser.open("/account?a=1&b=2").await.location(), "/sign-in?next=%2Faccount%3Fa%3D1%26b%3D2");

    let fields = [("email", " Maria@OEM.example"), ("password", PASSWORD), ("next", "/account?a=1&b=2")];
    let answer = browser.send("/sign-in", &fields).await;
    assert_eq!((answer.status, answer.location()), (303, "/account?a=1&b=2"));
    browser.open("/").await.says("Welcome, maria");

    let answer = browser.send_from("/", "/sign-out", &[]).await;
    assert_eq!((answer.status, answer.location()), (303, "/sign-in"));
    assert_eq!(browser.open("/").await.status, 303);
    assert_eq!(app.verbs().await, ["add-staff", "sign-in", "sign-out"]);
}

async fn a_sign_in_draws_a_fresh_token(db: Database) {
    let app = spawn_app(db).await;
    app.hire(MARIA, &[Role::Procurement]).await;
    let browser = app.browser();
    browser.set_cookie("underwraps", &"ab".repeat(32));
    browser.sign_in(MARIA, PASSWORD).await;
    let first = browser.cookie("underwraps").unwrap();
    assert_ne!(first, "ab".repeat(32));
    browser.send_from("/", "/sign-out", &[]).await;

    let thief = app.browser();
    thief.set_cookie("underwraps", &first);
    assert_eq!(thief.open("/").await.status, 303, "a token that was signed out opens nothing");
    browser.sign_in(MARIA, PASSWORD).await;
    assert_ne!(browser.cookie("underwraps").unwrap(), first);
}

async fn a_wrong_password_and_an_unknown_address_look_the_same(db: Database) {
    let app = spawn_app(db).await;
    app.hire(MARIA, &[Role::Procurement]).await;
    let wrong = app.browser().sign_in(MARIA, "not her password").await;
    let unknown = app.browser().sign_in("karl@oem.example", "not her password").await;
    assert_eq!((wrong.status, unknown.status), (422, 422));
    wrong.says("Address and password do not match");
    assert_eq!(wrong.text(), unknown.text());
    assert_eq!(app.verbs().await, ["add-staff", "refuse-sign-in", "refuse-sign-in"]);
}

async fn guessing_is_slowed_for_the_account_and_then_for_the_network(db: Database) {
    let app = spawn_app(db).await;
    app.hire(MARIA, &[Role::Procurement]).await;
    app.hire("li@oem.example", &[Role::Procurement]).await;
    let guesser = app.browser();
    for _ in 0..5 {
        assert_eq!(guesser.sign_in(MARIA, "a guess at it").await.status, 422);
    }
    let answer = guesser.sign_in(MARIA, PASSWORD).await;
    assert_eq!(answer.status, 429, "even the right password waits");
    answer.says("Wait one minute");
    app.browser().in_chinese().sign_in(MARIA, PASSWORD).await.says("请等待 1 分钟后再试");
    assert_eq!(app.browser().sign_in("li@oem.example", PASSWORD).await.status, 303, "others sign in meanwhile");

    app.wait_minutes(2);
    assert_eq!(app.browser().sign_in(MARIA, PASSWORD).await.status, 303);
    for guess in 0..20 {
        guesser.from("192.0.2.7").sign_in(&format!("somebody{guess}@oem.example"), "a guess at it").await;
    }
    assert_eq!(guesser.sign_in(MARIA, PASSWORD).await.status, 429, "the network waits");
    assert_eq!(app.browser().sign_in(MARIA, PASSWORD).await.status, 303, "another network does not");
}

async fn behind_a_proxy_the_last_forwarded_address_counts(db: Database) {
    let app = spawn_app_with(db, Settings { behind_proxy: true, ..quick() }).await;
    app.hire(MARIA, &[Role::Procurement]).await;
    let browser = app.browser();
    for guess in 0..20 {
        let claimed = format!("198.51.100.{guess}, 192.0.2.7");
        browser.say("x-forwarded-for", &claimed);
        browser.sign_in(&format!("somebody{guess}@oem.example"), "a guess at it").await;
    }
    browser.say("x-forwarded-for", "198.51.100.99, 192.0.2.7");
    assert_eq!(browser.sign_in(MARIA, PASSWORD).await.status, 429, "whatever the visitor claims before it");
    browser.say("x-forwarded-for", "192.0.2.7, 192.0.2.8");
    assert_eq!(browser.sign_in(MARIA, PASSWORD).await.status, 303);
}

async fn guesses_at_once_count_like_guesses_in_turn(db: Database) {
    let app = spawn_app(db).await;
    app.hire(MARIA, &[Role::Procurement]).await;
    let guesses: Vec<_> = (0..12)
        .map(|_| {
            let app = app.clone();
            tokio::task::spawn_local(async move { app.browser().sign_in(MARIA, "a guess at it").await.status })
        })
        .collect();
    let mut checked = 0;
    for guess in guesses {
        checked += u32::from(guess.await.unwrap() == 422);
    }
    assert_eq!(checked, 5, "the others had to wait");
}

async fn an_administrator_behind_a_wall_keeps_no_staff(db: Database) {
    let app = spawn_app(db).await;
    app.hire(MARIA, &[Role::Procurement]).await;
    app.hire_for("ada@oem.example", &[Role::Administrator], Scope::Programmes(["P1".to_owned()].into())).await;
    let ada = app.sign_in("ada@oem.example").await;
    for page in ["/staff", "/staff/new", "/staff/1", "/staff/1/reset"] {
        assert_eq!(ada.open(page).await.status, 403, "{page}");
    }
}

async fn a_session_ends_when_idle_and_after_a_day_at_work(db: Database) {
    let app = spawn_app(db).await;
    app.hire(MARIA, &[Role::Procurement]).await;
    let browser = app.sign_in(MARIA).await;
    app.wait_minutes(29);
    assert_eq!(browser.open("/").await.status, 200);
    app.wait_minutes(31);
    assert_eq!(browser.open("/").await.status, 303, "idle for longer than half an hour");

    let browser = app.sign_in(MARIA).await;
    for _ in 0..35 {
        app.wait_minutes(20);
        assert_eq!(browser.open("/").await.status, 200);
        // The last use is written down beside the page; give it its turn.
        let written = async {
            while touched(&app).await != app.house.clock.now().micros() {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(std::time::Duration::from_secs(20), written).await.unwrap();
    }
    app.wait_minutes(20);
    assert_eq!(browser.open("/").await.status, 303, "twelve hours after the sign-in");
}

async fn touched(app: &crate::app::App) -> i64 {
    use sea_orm::{ConnectionTrait, Statement};
    let reader = app.house.db.reader();
    let asked = Statement::from_string(reader.get_database_backend(), "SELECT max(seen_at) AS seen FROM session");
    reader.query_one_raw(asked).await.unwrap().unwrap().try_get("", "seen").unwrap()
}

async fn a_disabled_person_is_out_within_one_request(db: Database) {
    let app = spawn_app(db).await;
    let id = app.hire(MARIA, &[Role::Procurement]).await;
    let administrator = app.as_role(Role::Administrator).await;
    let browser = app.sign_in(MARIA).await;
    let answer = administrator.send(&format!("/staff/{id}/disable"), &[]).await;
    assert_eq!(answer.status, 303);
    assert_eq!(browser.open("/").await.status, 303);
    assert_eq!(browser.sign_in(MARIA, PASSWORD).await.status, 422);

    administrator.send_from(&format!("/staff/{id}"), &format!("/staff/{id}/enable"), &[]).await;
    assert_eq!(browser.open("/").await.status, 303, "the old session does not come back");
    assert_eq!(browser.sign_in(MARIA, PASSWORD).await.status, 303);
}

async fn roles_are_those_of_the_database_at_each_request(db: Database) {
    let app = spawn_app(db).await;
    let id = app.hire(MARIA, &[Role::Administrator]).await;
    let other = app.as_role(Role::Administrator).await;
    let browser = app.sign_in(MARIA).await;
    assert_eq!(browser.open("/staff").await.status, 200);
    let programme = |code: &str| {
        let words = format!("code={code}; name={code}; manufacturer_code=OEM; timezone=Asia/Shanghai");
        fixtures::write::state(Kind::Programmes, &words)
    };
    let maker = fixtures::write::state(Kind::Parties, "code=OEM; name=OEM; kind=manufacturer");
    let facts = [maker, programme("SUV-E"), programme("SEDAN")];
    fixtures::write::write(&app.house.db, OPENING, &facts).await.unwrap();
    let fields = [("role", "auditor"), ("scope", "listed"), ("programmes", "SUV-E, COUPE")];
    let refused = other.send_from(&format!("/staff/{id}"), &format!("/staff/{id}/access"), &fields).await;
    refused.says("No programme has this code: COUPE");
    let fields = [("role", "auditor"), ("scope", "listed"), ("programmes", "SUV-E, SEDAN")];
    let answer = other.send_from(&format!("/staff/{id}"), &format!("/staff/{id}/access"), &fields).await;
    assert_eq!(answer.status, 303);
    assert_eq!(browser.open("/staff").await.status, 403);
    browser.open("/account").await.says("SEDAN, SUV-E");
}

async fn a_changed_password_ends_every_other_session(db: Database) {
    let app = spawn_app(db).await;
    app.hire(MARIA, &[Role::Procurement]).await;
    let (here, elsewhere) = (app.sign_in(MARIA).await, app.sign_in(MARIA).await);
    let new = "another long password";
    let refused = here.send("/account/password", &[("current", "wrong"), ("password", new), ("again", "x")]).await;
    assert_eq!(refused.status, 422);
    refused.says("This is not your current password").says("The two entries differ");
    let fields = [("current", PASSWORD), ("password", new), ("again", new)];
    assert_eq!(here.send("/account/password", &fields).await.location(), "/account");
    assert_eq!(here.open("/").await.status, 200);
    assert_eq!(elsewhere.open("/").await.status, 303);
    assert_eq!(elsewhere.sign_in(MARIA, PASSWORD).await.status, 422);
    assert_eq!(elsewhere.sign_in(MARIA, new).await.status, 303);
}

async fn nobody_is_led_away_after_signing_in(db: Database) {
    let app = spawn_app(db).await;
    app.hire(MARIA, &[Role::Procurement]).await;
    for next in ["https://evil.example/", "//evil.example", "/\\evil.example", "/sign-out", "javascript:alert(1)"] {
        let browser = app.browser();
        let fields = [("email", MARIA), ("password", PASSWORD), ("next", next)];
        assert_eq!(browser.send("/sign-in", &fields).await.location(), "/", "{next}");
    }
}

async fn the_first_administrator_needs_the_servers_code(db: Database) {
    let app = spawn_app(db).await;
    let code = app.house.setup_code.clone().unwrap();
    let browser = app.browser();
    assert_eq!(browser.open("/sign-in").await.location(), "/setup");
    let with = |code: &str| {
        [
            ("code", code.to_owned()),
            ("name", "Ada".to_owned()),
            ("email", MARIA.to_owned()),
            ("password", PASSWORD.to_owned()),
        ]
    };
    let guess = with("aaaaa-aaaaa-aaaaa-aaaaa");
    let guess: Vec<_> = guess.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let refused = browser.send("/setup", &guess).await;
    assert_eq!(refused.status, 422);
    refused.says("This is not the code that the server printed");
    let right = with(&code);
    let right: Vec<_> = right.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(browser.send("/setup", &right).await.location(), "/");
    browser.open("/").await.says("Welcome, Ada");
    assert_eq!(browser.open("/staff").await.status, 200);
    assert_eq!(app.browser().open("/setup").await.status, 404, "the page is gone");
    let late = app.browser();
    assert_eq!(late.send_from("/sign-in", "/setup", &right).await.status, 404);
}

/// Kept beside the stories: the last keeper of the staff list cannot be lost by two administrators at once.
mod races {
    use super::{Database, Role, Scope, actions, spawn_app};
    use domain::staff::Actor;

    fixtures::both!(two_administrators_who_disable_each_other_leave_one);

    async fn two_administrators_who_disable_each_other_leave_one(db: Database) {
        let app = spawn_app(db).await;
        let one = app.hire("one@oem.example", &[Role::Administrator]).await;
        let two = app.hire("two@oem.example", &[Role::Administrator]).await;
        let disable = |by, whom| {
            let db = app.house.db.clone();
            async move {
                let txn = db.write_txn().await.unwrap();
                let by = Actor { id: Some(by), roles: [Role::Administrator].into(), scope: Scope::All };
                let done = actions::disable(&txn, &by, whom, crate::app::OPENING).await.is_ok();
                txn.commit().await.unwrap();
                done
            }
        };
        let (first, second) = tokio::join!(disable(one, two), disable(two, one));
        assert!(first != second, "exactly one succeeds");
    }
}

async fn a_form_with_the_character_nul_is_refused_whole(db: Database) {
    let app = spawn_app(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    let fields = [("code", "T1"), ("name", "Some\0thing"), ("kind", "supplier")];
    let refused = buyer.send("/parties/new", &fields).await;
    assert_eq!(refused.status, 400);
    assert!(app.verbs().await.iter().all(|verb| !verb.starts_with("enter")), "{:?}", app.verbs().await);
    let fields = [("code", "T1"), ("name", "Something"), ("kind", "supplier")];
    assert_eq!(buyer.send("/parties/new", &fields).await.status, 422, "without it the form is read");
}
