//! The staff page: adding, handing over a password, and the mistakes that are caught.

use domain::staff::Role;
use persistence::Database;

use crate::app::spawn_app;

fixtures::both!(
    somebody_is_added_with_a_password_shown_once,
    mistakes_are_said_beside_the_field_and_nothing_is_saved,
    the_last_administrator_stays,
    a_lost_password_is_replaced,
    a_one_time_password_expires_unused,
);

const KARL: [(&str, &str); 4] =
    [("name", "Karl Ötz"), ("email", "karl@oem.example"), ("role", "legal"), ("scope", "all")];

fn password_of(page: &crate::app::Answer) -> String {
    let (_, rest) = page.body.split_once("id=\"one-time-password\">").unwrap();
    rest.split('<').next().unwrap().to_owned()
}

async fn somebody_is_added_with_a_password_shown_once(db: Database) {
    let app = spawn_app(db).await;
    let administrator = app.as_role(Role::Administrator).await;
    let shown = administrator.open("/staff/new").await;
    let hidden = |name: &str| (name.to_owned(), shown.hidden(name).unwrap());
    let mut fields = vec![hidden("form_token"), hidden("submission")];
    fields.extend(KARL.map(|(name, value)| (name.to_owned(), value.to_owned())));
    let added = administrator.post("/staff/new", &fields).await;
    let password = password_of(&added);
    let again = administrator.post("/staff/new", &fields).await;
    assert_eq!((again.status, again.location()), (303, "/staff"), "sent twice, added once");
    administrator.open("/staff").await.says("Karl Ötz karl@oem.example Legal All programmes Invited");

    let karl = app.browser();
    karl.sign_in("karl@oem.example", &password).await;
    assert_eq!(karl.open("/account").await.location(), "/account/password", "first his own password");
    let own = "a sentence of my own";
    let fields = [("current", password.as_str()), ("password", own), ("again", own)];
    assert_eq!(karl.send("/account/password", &fields).await.location(), "/");
    karl.open("/").await.says("Welcome, Karl Ötz");
    administrator.open("/staff").await.says("All programmes Active");
}

async fn mistakes_are_said_beside_the_field_and_nothing_is_saved(db: Database) {
    let app = spawn_app(db).await;
    let administrator = app.as_role(Role::Administrator).await;
    let refused = administrator.send("/staff/new", &[("name", " "), ("email", "karl"), ("scope", "all")]).await;
    assert_eq!(refused.status, 422);
    refused.says("Enter a name").says("This is no e-mail address").says("Choose at least one role");
    assert!(refused.body.contains("value=\"karl\""), "what was typed stands there again");
    let twice = [("name", "X"), ("email", "Administrator@oem.example"), ("role", "legal"), ("scope", "all")];
    administrator.send("/staff/new", &twice).await.says("Somebody with this address is on the staff already");
    assert_eq!(app.verbs().await, ["add-staff", "sign-in"]);
}

async fn the_last_administrator_stays(db: Database) {
    let app = spawn_app(db).await;
    let id = app.hire("ada@oem.example", &[Role::Administrator]).await;
    let ada = app.sign_in("ada@oem.example").await;
    let page = format!("/staff/{id}");
    let refused = ada.send_from(&page, &format!("{page}/access"), &[("role", "legal"), ("scope", "all")]).await;
    assert_eq!(refused.status, 422);
    refused.says("Nobody would be left to keep the staff list");
    ada.send_from(&page, &format!("{page}/disable"), &[]).await.says("You cannot disable yourself");
    ada.send_from(&page, &format!("{page}/access"), &[("scope", "all")]).await.says("Choose at least one role");
}

async fn a_lost_password_is_replaced(db: Database) {
    let app = spawn_app(db).await;
    let id = app.hire("karl@oem.example", &[Role::Legal]).await;
    let administrator = app.as_role(Role::Administrator).await;
    let karl = app.sign_in("karl@oem.example").await;
    let password = password_of(&administrator.send(&format!("/staff/{id}/reset"), &[]).await);
    assert_eq!(karl.open("/").await.status, 303, "signed out everywhere");
    assert_eq!(karl.sign_in("karl@oem.example", crate::app::PASSWORD).await.status, 422);
    assert_eq!(karl.sign_in("karl@oem.example", &password).await.status, 303);
    assert_eq!(karl.open("/").await.location(), "/account/password");
}

async fn a_one_time_password_expires_unused(db: Database) {
    let app = spawn_app(db).await;
    let administrator = app.as_role(Role::Administrator).await;
    let password = password_of(&administrator.send("/staff/new", &KARL).await);
    app.wait_minutes(8 * 24 * 60);
    let karl = app.browser();
    karl.sign_in("karl@oem.example", "not the password").await.says("Address and password do not match");
    karl.sign_in("karl@oem.example", &password).await.says("This one-time password has expired");
    assert_eq!(karl.open("/").await.status, 303);
}
