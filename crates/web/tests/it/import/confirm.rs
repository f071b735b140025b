//! Confirming what was checked: one act, once, and what really happened is what is told.

use domain::staff::Role;
use fixtures::sent::Sent;
use persistence::Database;

use super::{check, confirm, known, open_house, settled, world};
use crate::app::spawn_app;

fixtures::both!(
    the_story_comes_in_by_the_page,
    a_correction_is_counted_as_one_and_the_same_again_changes_nothing,
    valid_rows_alone_are_written_when_the_box_says_so,
    without_the_box_wrong_rows_keep_everything_out,
    two_confirmations_make_one_import,
    what_changed_since_the_check_is_told,
    registers_that_know_everything_meanwhile_are_told,
    a_stale_confirmation_does_nothing,
    a_busy_database_is_said_and_the_check_made_again,
);

/// From the day on which the house opens to one after everything that the story tells.
pub(super) const AFTER_THE_STORY: i64 = 200 * 24 * 60;

async fn the_story_comes_in_by_the_page(db: Database) {
    let app = spawn_app(db).await;
    app.wait_minutes(AFTER_THE_STORY);
    let browser = app.as_role(Role::Administrator).await;
    let states = fixtures::story().unwrap();
    let sent = Sent::files::<&str>(&[]);
    fixtures::bundle::write_states(&states, sent.path()).unwrap();
    let texts = sent.texts();
    let files: Vec<_> = texts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let (address, page) = check(&browser, &files).await;
    page.says("Nothing is wrong.");
    let done = confirm(&browser, &address, &[]).await;
    let act = app.verbs().await.len();
    done.says("Imported").says(&format!("as act {act} of the log"));
    assert_eq!(app.verbs().await.last().map(String::as_str), Some("import"));
    let (_folder, other) = fixtures::database::beside().await;
    sent.import(&other, app.house.clock.now()).await;
    assert_eq!(known(&app).await, fixtures::write::everything(&other).await);
    let (_, again) = check(&browser, &files).await;
    again.says("Everything in these files is recorded already");
}

async fn a_correction_is_counted_as_one_and_the_same_again_changes_nothing(db: Database) {
    let (app, browser) = open_house(db).await;
    let (address, _) = check(&browser, &world()).await;
    confirm(&browser, &address, &[]).await.says("Written: 7 new rows, as act");
    app.wait_minutes(1);
    let changed = b"code,name,kind\nT1,Renamed,supplier\nT2,Second,supplier\nT3,Third,supplier\n";
    let (address, page) = check(&browser, &[("parties.csv", changed)]).await;
    page.says("Import 1 new and 1 corrected row").says("Parties parties.csv 1 1 1 0");
    confirm(&browser, &address, &[]).await.says("Written: 1 new and 1 corrected row, as act");
    let (_, page) = check(&browser, &[("parties.csv", changed)]).await;
    page.says("Everything in these files is recorded already");
    assert!(!page.body.contains("id=\"confirm\""));
}

const MIXED: &str = "code,name,kind,parent_code\nOEM,Maker,manufacturer,\nT1,First,supplyer,\nT2,Second,supplier,T1\n";

async fn valid_rows_alone_are_written_when_the_box_says_so(db: Database) {
    let (app, browser) = open_house(db).await;
    let (address, page) = check(&browser, &[("parties.csv", MIXED.as_bytes())]).await;
    page.says("1 row is wrong.").says("parties.csv: 1 row is written, 2 are left out").says("Import 1 new row");
    let done = confirm(&browser, &address, &[("accept_valid", "yes")]).await;
    done.says("Written: 1 new row, as act").says("2 rows were refused");
    assert!(known(&app).await.starts_with("parties OEM|"));
    let copy = browser.open(&format!("{address}/errors/parties.csv")).await;
    assert!(copy.body.contains(",T1,First,") && copy.body.contains(",T2,Second,"), "{}", copy.body);
}

async fn without_the_box_wrong_rows_keep_everything_out(db: Database) {
    let (app, browser) = open_house(db).await;
    let (address, _) = check(&browser, &[("parties.csv", MIXED.as_bytes())]).await;
    let refused = browser.send(&address, &[]).await;
    assert_eq!(refused.status, 422);
    refused.says("Tick the box to write the valid ones alone");
    assert_eq!(known(&app).await, "");
    confirm(&browser, &address, &[("accept_valid", "yes")]).await.says("Imported");
}

async fn two_confirmations_make_one_import(db: Database) {
    let (app, browser) = open_house(db).await;
    let (address, page) = check(&browser, &world()).await;
    let hidden = |name: &str| page.hidden(name).unwrap();
    let fields = [("form_token", hidden("form_token")), ("submission", hidden("submission"))];
    for answer in [browser.post(&address, &fields).await, browser.post(&address, &fields).await] {
        assert_eq!((answer.status, answer.location()), (303, address.as_str()));
    }
    settled(&browser, &address).await.says("Written: 7 new rows");
    browser.post(&address, &fields).await;
    settled(&browser, &address).await.says("Written: 7 new rows");
    assert_eq!(app.verbs().await.iter().filter(|verb| *verb == "import").count(), 1);
}

async fn what_changed_since_the_check_is_told(db: Database) {
    let (app, browser) = open_house(db).await;
    let people = b"code,name\nX1,?\nP1,?\n";
    let (address, _) = check(&browser, &[("people.csv", people)]).await;
    let rival = Sent::files(&[("parties.csv", "code,name,kind\nX1,Rival,supplier\n")]);
    assert!(rival.import(&app.house.db, app.house.clock.now()).await.is_clean());
    let page = confirm(&browser, &address, &[]).await;
    page.says("The registers have changed since the check").says("people.csv 2 code X1 The code belongs to");
    assert!(!known(&app).await.contains("people "));
    let done = confirm(&browser, &address, &[("accept_valid", "yes")]).await;
    done.says("Written: 1 new row, as act");
    assert!(known(&app).await.contains("people P1|"));
}

async fn registers_that_know_everything_meanwhile_are_told(db: Database) {
    let (app, browser) = open_house(db).await;
    let (address, _) = check(&browser, &world()).await;
    let same = Sent::files(&world());
    assert!(same.import(&app.house.db, app.house.clock.now()).await.is_clean());
    let done = confirm(&browser, &address, &[]).await;
    done.says("Nothing was written").says("The registers had changed since the check");
    assert_eq!(app.verbs().await.iter().filter(|verb| *verb == "import").count(), 1);
}

async fn a_stale_confirmation_does_nothing(db: Database) {
    let (app, browser) = open_house(db).await;
    let (address, page) = check(&browser, &world()).await;
    let form_token = page.hidden("form_token").unwrap();
    let stale = "0".repeat(64);
    let fields = [("form_token", form_token.as_str()), ("submission", stale.as_str())];
    assert_eq!(browser.post(&address, &fields).await.location(), address);
    settled(&browser, &address).await.says("Nothing has been written yet");
    assert_eq!(known(&app).await, "");
}

async fn a_busy_database_is_said_and_the_check_made_again(db: Database) {
    let (app, browser) = open_house(db).await;
    let long = app.house.db.write_txn().await.unwrap();
    let (address, page) = check(&browser, &world()).await;
    assert_eq!(page.status, 503);
    page.says("The files could not be checked").says("Somebody else is writing something long");
    long.rollback().await.unwrap();
    let answer = browser.send_from(&address, &format!("{address}/check"), &[]).await;
    assert_eq!((answer.status, answer.location()), (303, address.as_str()));
    settled(&browser, &address).await.says("Nothing is wrong");
    let long = app.house.db.write_txn().await.unwrap();
    confirm(&browser, &address, &[]).await.says("Nothing was written").says("Somebody else is writing something long");
    long.rollback().await.unwrap();
    confirm(&browser, &address, &[]).await.says("Written: 7 new rows");
}
