//! Reminders by mail: who gets which, when, in which words, what happens when the mail server is away, and who reads them.

use domain::facts::{Kind, State};
use domain::staff::{Actor, Role, Scope, StaffId};
use domain::time::Instant;
use fixtures::post::{Delivered, PostOffice};
use fixtures::write::{state, write};
use persistence::Database;
use persistence::outbox;
use persistence::staff::actions;
use web::settings::{Origin, Settings};
use web::{Passed, pass};

use crate::app::{App, OPENING, quick, spawn_app, spawn_app_in, spawn_app_with};

fixtures::both!(
    an_officer_is_reminded_thirty_seven_and_one_days_before_the_end_and_never_twice,
    everybody_is_reminded_in_their_own_language_of_what_they_may_see,
    a_mail_that_was_refused_is_kept_and_delivered_once_under_the_same_name,
    two_servers_at_once_remind_once,
    a_server_that_died_while_it_sent_leaves_the_mail_to_be_sent_as_the_same_message,
    what_a_day_missed_or_recorded_late_is_reminded_of_all_the_same,
    a_mail_that_may_not_be_told_any_more_is_withdrawn,
    without_a_mail_server_mails_wait_and_the_page_says_so,
    the_outbox_shows_everybody_what_they_may_read,
);

/// The minutes of a day.
const DAY: i64 = 24 * 60;
/// The house opens on 2026-03-02 at nine, so this is its thirtieth day before the end.
const IN_THIRTY: &str = "2026-04-01";

fn agreement(code: &str, last_day: &str, more: &str) -> State {
    let terms = "discloser_code=OEM; recipient_code=HP; effective_on=2026-01-01; executed_at=2026-01-01; \
                 ceiling=confidential; flow_down=forbidden";
    state(Kind::Agreements, &format!("code={code}; {more}; {terms}; expires_on={last_day}"))
}

async fn record(db: &Database, at: Instant, states: &[State]) {
    write(db, at, states).await.unwrap();
}

/// Two parties and two programmes, the day before the house opens.
async fn tell(db: &Database, more: Vec<State>) {
    let before = Instant::from_micros(OPENING.micros() - 24 * 3600 * 1_000_000);
    let mut states = vec![
        state(Kind::Parties, "code=OEM; name=Kestrel Motors; kind=manufacturer; country=CN"),
        state(Kind::Parties, "code=HP; name=Harbour Plating; kind=supplier; country=CN"),
        state(Kind::Programmes, "code=P1; name=Heron; manufacturer_code=OEM; timezone=UTC"),
        state(Kind::Programmes, "code=P2; name=Egret; manufacturer_code=OEM; timezone=UTC"),
    ];
    states.extend(more);
    record(db, before, &states).await;
}

pub(crate) fn sending(office: &PostOffice) -> Settings {
    Settings {
        public_origin: Some(Origin::parse("https://house.example.com").unwrap()),
        mail: mail::Account::parse(Some(&office.url()), Some("Underwraps <underwraps@oem.example>")).unwrap(),
        ..quick()
    }
}

async fn house(db: Database, office: &PostOffice, states: Vec<State>) -> App {
    tell(&db, states).await;
    spawn_app_with(db, sending(office)).await
}

pub(crate) async fn passed(app: &App, minutes: i64) -> (u64, u64, u64) {
    app.wait_minutes(minutes);
    let Passed { put, sent, failed } = pass(&app.house).await.unwrap();
    (put, sent, failed)
}

async fn mails(app: &App) -> Vec<outbox::Mail> {
    outbox::page(app.house.db.reader(), &Actor::operator(), None, (1, 100)).await.unwrap().0
}

async fn speak(app: &App, id: StaffId, language: &str) {
    let txn = app.house.db.write_txn().await.unwrap();
    actions::prefer(&txn, id, Some(language), None).await.unwrap();
    txn.commit().await.unwrap();
}

fn ids(letters: &[Delivered]) -> Vec<String> {
    letters.iter().map(|letter| letter.header("Message-ID").unwrap()).collect()
}

async fn an_officer_is_reminded_thirty_seven_and_one_days_before_the_end_and_never_twice(db: Database) {
    let office = PostOffice::open().unwrap();
    let states = vec![
        agreement("NDA-1", IN_THIRTY, "programmes=P1"),
        agreement("NDA-OLD", IN_THIRTY, "programmes=P2"),
        agreement("NDA-NEW", "2027-04-01", "programmes=P2; effective_on=2026-04-02"),
    ];
    let app = house(db, &office, states).await;
    app.hire("ada@oem.example", &[Role::Confidentiality]).await;
    app.hire("karl@oem.example", &[Role::Procurement]).await;
    assert_eq!(passed(&app, 0).await, (1, 1, 0));
    let letters = office.letters();
    let letter = &letters[0];
    assert_eq!(letter.recipients, ["ada@oem.example"]);
    assert_eq!(letter.subject(), "Underwraps: one paper ends soon");
    assert_eq!(letter.header("From").unwrap(), "Underwraps <underwraps@oem.example>");
    for words in [
        "As of 2026-03-02, one paper comes closer to its last day",
        "Confidentiality agreements: 1",
        "- NDA-1: last day 2026-04-01, 30 days left",
        "Names, titles and code names are left out",
        "https://house.example.com/reports/expiries",
    ] {
        assert!(letter.body().contains(words), "{words}: {}", letter.body());
    }
    for secret in ["Harbour", "Heron", "Kestrel", "ada", "NDA-OLD"] {
        assert!(!letter.body().contains(secret) && !letter.subject().contains(secret), "{secret}");
    }
    assert!(ids(&letters)[0].ends_with("@house.example.com>"), "{:?}", ids(&letters));
    let silent = [(1, "the same day"), (DAY, "29 days"), (21 * DAY, "8 days")];
    for (minutes, when) in silent {
        assert_eq!(passed(&app, minutes).await, (0, 0, 0), "{when}");
    }
    assert_eq!(passed(&app, DAY).await, (1, 1, 0), "7 days");
    assert!(office.letters()[1].body().contains("7 days left"));
    assert_eq!(passed(&app, 5 * DAY).await, (0, 0, 0), "2 days");
    assert_eq!(passed(&app, DAY).await, (1, 1, 0), "1 day");
    assert!(office.letters()[2].body().contains("one day left"));
    assert_eq!(passed(&app, DAY).await, (0, 0, 0), "the last day itself");
    assert_eq!(passed(&app, DAY).await, (0, 0, 0), "it has ended");
    assert_eq!(office.letters().len(), 3);
}

async fn everybody_is_reminded_in_their_own_language_of_what_they_may_see(db: Database) {
    let office = PostOffice::open().unwrap();
    let states = vec![agreement("NDA-1", IN_THIRTY, "programmes=P1"), agreement("NDA-2", IN_THIRTY, "programmes=P2")];
    let app = house(db, &office, states).await;
    let officer = [Role::Confidentiality];
    app.hire("ada@oem.example", &officer).await;
    let on = |code: &str| Scope::Programmes([code.to_owned()].into());
    let li = app.hire_for("li@oem.example", &officer, on("P2")).await;
    speak(&app, li, "zh-CN").await;
    app.hire_for("nobody@oem.example", &officer, on("P3")).await;
    assert_eq!(passed(&app, 0).await, (2, 2, 0), "nobody has nothing to hear");
    let letters = office.letters();
    let of = |address: &str| letters.iter().find(|letter| letter.recipients == [address]).unwrap();
    let ada = of("ada@oem.example");
    assert_eq!(ada.subject(), "Underwraps: 2 papers end soon");
    assert!(ada.body().contains("NDA-1") && ada.body().contains("NDA-2"));
    let li = of("li@oem.example");
    assert_eq!(li.subject(), "Underwraps：1 份文件即将到期");
    assert!(li.body().contains("- NDA-2：最后有效日 2026-04-01，还剩 30 天"), "{}", li.body());
    assert!(!li.body().contains("NDA-1"), "it lies behind the wall");
}

async fn a_mail_that_was_refused_is_kept_and_delivered_once_under_the_same_name(db: Database) {
    let office = PostOffice::open().unwrap();
    let app = house(db, &office, vec![agreement("NDA-1", IN_THIRTY, "")]).await;
    app.hire("ada@oem.example", &[Role::Confidentiality]).await;
    office.refuse(&["451 4.3.0 <ada@oem.example> try again later", "550 5.1.1 no such user"]);
    assert_eq!(passed(&app, 0).await, (1, 0, 1));
    let kept = mails(&app).await.remove(0);
    assert_eq!(kept.state(), outbox::State::Failing);
    let error = kept.last_error.unwrap();
    assert!(error.contains("451") || error.contains("try again later"), "{error}");
    assert!(!error.contains("ada@"), "{error}");
    let root = app.as_role(Role::Administrator).await;
    let page = root.open(&format!("/outbox/{}", kept.id)).await;
    page.says("The last attempt to send it failed").says("next attempt 2026-03-02 09:01 UTC");
    assert_eq!(passed(&app, 0).await, (0, 0, 0), "it is not time yet");
    assert_eq!(passed(&app, 1).await, (0, 0, 1));
    assert_eq!(passed(&app, 1).await, (0, 0, 0), "the pause grows");
    assert_eq!(passed(&app, 1).await, (0, 1, 0));
    assert_eq!(passed(&app, DAY).await, (0, 0, 0));
    let (letters, refused) = (office.letters(), office.refused());
    assert_eq!((letters.len(), refused.len()), (1, 2));
    assert!(refused.iter().all(|tried| tried.raw == letters[0].raw), "the same message each time");
    assert_eq!(ids(&refused)[0], ids(&letters)[0]);
}

async fn two_servers_at_once_remind_once(db: Database) {
    let office = PostOffice::open().unwrap();
    let app = house(db.clone(), &office, vec![agreement("NDA-1", IN_THIRTY, "")]).await;
    app.hire("ada@oem.example", &[Role::Confidentiality]).await;
    let other = spawn_app_in(db, sending(&office), tempfile::tempdir().unwrap()).await;
    let (one, two) = tokio::join!(pass(&app.house), pass(&other.house));
    assert_eq!(one.unwrap().put + two.unwrap().put, 1);
    passed(&app, 0).await;
    passed(&other, 0).await;
    assert_eq!((mails(&app).await.len(), office.letters().len()), (1, 1));
}

async fn a_server_that_died_while_it_sent_leaves_the_mail_to_be_sent_as_the_same_message(db: Database) {
    let office = PostOffice::open().unwrap();
    let app = house(db.clone(), &office, vec![agreement("NDA-1", IN_THIRTY, "")]).await;
    app.hire("ada@oem.example", &[Role::Confidentiality]).await;
    assert_eq!(passed(&app, 0).await, (1, 1, 0));
    // As it would stand had the process been killed after the server took the mail and before that was written down.
    let forget = "UPDATE outbox SET sent_at = NULL, next_at = created_at + 180000000";
    sea_orm::ConnectionTrait::execute_unprepared(db.reader(), forget).await.unwrap();
    assert_eq!(passed(&app, 2).await, (0, 0, 0), "it may still be on its way");
    assert_eq!(passed(&app, 1).await, (0, 1, 0));
    let letters = office.letters();
    assert_eq!((letters.len(), &letters[0]), (2, &letters[1]), "a mail server can tell that it is the same");
}

async fn what_a_day_missed_or_recorded_late_is_reminded_of_all_the_same(db: Database) {
    let office = PostOffice::open().unwrap();
    let app = house(db.clone(), &office, vec![agreement("NDA-1", IN_THIRTY, "")]).await;
    app.hire("ada@oem.example", &[Role::Confidentiality]).await;
    app.wait_minutes(10 * DAY);
    assert_eq!(passed(&app, 0).await, (1, 1, 0), "the house was closed for ten days");
    assert!(office.letters()[0].body().contains("20 days left"));
    record(&db, app.house.clock.now(), &[agreement("NDA-2", IN_THIRTY, "")]).await;
    assert_eq!(passed(&app, 60).await, (0, 0, 0), "one mail a day");
    assert_eq!(passed(&app, DAY).await, (1, 1, 0));
    let body = office.letters()[1].body();
    assert!(body.contains("NDA-2") && !body.contains("NDA-1"), "{body}");
    let moved = agreement("NDA-2", "2026-04-05", "");
    app.wait_minutes(1);
    record(&db, app.house.clock.now(), &[moved]).await;
    assert_eq!(passed(&app, DAY).await, (1, 1, 0), "a last day that is moved is another");
    assert!(office.letters()[2].body().contains("NDA-2: last day 2026-04-05"));
}

async fn a_mail_that_may_not_be_told_any_more_is_withdrawn(db: Database) {
    let office = PostOffice::open().unwrap();
    let app = house(db, &office, vec![agreement("NDA-1", IN_THIRTY, "programmes=P1")]).await;
    let officer = [Role::Confidentiality];
    let ada = app.hire("ada@oem.example", &officer).await;
    let karl = app.hire("karl@oem.example", &officer).await;
    let root = app.as_role(Role::Administrator).await;
    office.refuse(&["451 later", "451 later"]);
    assert_eq!(passed(&app, 0).await, (2, 0, 2));
    let txn = app.house.db.write_txn().await.unwrap();
    let (by, now) = (Actor::operator(), app.house.clock.now());
    let narrow = Scope::Programmes(["P2".to_owned()].into());
    actions::change_access(&txn, &by, ada, &officer.into(), &narrow, now).await.unwrap();
    actions::disable(&txn, &by, karl, now).await.unwrap();
    txn.commit().await.unwrap();
    assert_eq!(passed(&app, 1).await, (0, 0, 0));
    assert!(office.letters().is_empty());
    let kept = mails(&app).await;
    assert!(kept.iter().all(|mail| mail.state() == outbox::State::Withdrawn), "{kept:?}");
    root.open(&format!("/outbox/{}", kept[0].id)).await.says("It was not sent");
    let ada = app.sign_in("ada@oem.example").await;
    ada.open("/outbox").await.says("No mail has been written yet");
}

async fn without_a_mail_server_mails_wait_and_the_page_says_so(db: Database) {
    tell(&db, vec![agreement("NDA-1", IN_THIRTY, "")]).await;
    let app = spawn_app(db).await;
    let officer = app.as_role(Role::Confidentiality).await;
    let empty = officer.open("/outbox").await;
    empty.says("No mail server is configured").says("No mail has been written yet").says("UNDERWRAPS_SMTP_URL");
    app.wait_minutes(-5 * 60);
    assert_eq!(passed(&app, 0).await, (0, 0, 0), "not before five in the morning");
    assert_eq!(passed(&app, 60).await, (1, 0, 0));
    let page = officer.open("/outbox").await;
    page.says("No mail server is configured").says("Underwraps: one paper ends soon").says("Waiting");
    officer.open("/outbox?state=sent").await.says("No mail is in this state");
    let mail = mails(&app).await.remove(0);
    assert!(mail.message_id.ends_with("@underwraps.invalid"), "nobody said where the house is");
    assert!(mail.body.contains("under Reports, Expiries"), "{}", mail.body);
}

async fn the_outbox_shows_everybody_what_they_may_read(db: Database) {
    let office = PostOffice::open().unwrap();
    let app = house(db, &office, vec![agreement("NDA-1", IN_THIRTY, "programmes=P1")]).await;
    let on = |code: &str| Scope::Programmes([code.to_owned()].into());
    app.hire("ada@oem.example", &[Role::Confidentiality]).await;
    app.hire_for("karl@oem.example", &[Role::Confidentiality], on("P1")).await;
    app.hire_for("rita@oem.example", &[Role::Administrator], on("P1")).await;
    assert_eq!(passed(&app, 0).await, (2, 2, 0));
    let root = app.as_role(Role::Administrator).await;
    let list = root.open("/outbox?size=25").await;
    list.says("ada").says("karl").says("Sent").says("Rows 1 to 2 of 2");
    assert!(!list.text().contains("No mail server is configured"));
    assert!(list.body.contains("aria-current=\"true\">25 "), "{}", list.body);
    let mails = mails(&app).await;
    let of = |name: &str| mails.iter().find(|mail| mail.name == name).unwrap().id;
    let page = root.open(&format!("/outbox/{}", of("karl"))).await;
    page.says("- NDA-1: last day 2026-04-01, 30 days left").says("karl").says("house.example.com");
    let karl = app.sign_in("karl@oem.example").await;
    assert_eq!(karl.open(&format!("/outbox/{}", of("karl"))).await.status, 200);
    karl.open("/outbox").await.says("Rows 1 to 1 of 1");
    let missing = karl.open("/outbox/999999").await;
    let foreign = karl.open(&format!("/outbox/{}", of("ada"))).await;
    assert_eq!((foreign.status, &foreign.body), (404, &missing.body));
    let rita = app.sign_in("rita@oem.example").await;
    rita.open("/outbox").await.says("No mail has been written yet");
    assert_eq!(rita.open(&format!("/outbox/{}", of("karl"))).await.status, 404);
    let chinese = app.browser().in_chinese();
    chinese.sign_in("ada@oem.example", crate::app::PASSWORD).await;
    chinese.open("/outbox").await.says("发件箱").says("已发送").says("收件人");
    assert_eq!(root.open("/outbox?page=99&state=nothing").await.status, 200);
}
