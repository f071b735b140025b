//! Reports of leaks by people outside: sent without an account, followed by a number, answered, put aside or taken over.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use fixtures::write::{state, write};
use persistence::Database;
use persistence::throttle::Rule;
use sea_orm::{ConnectionTrait, Statement};
use web::settings::Settings;

use crate::app::{Answer, App, Browser, OPENING, quick, spawn_app, spawn_app_with};

fixtures::both!(
    a_report_is_sent_looked_at_answered_and_followed_by_its_number,
    a_report_becomes_an_incident_through_a_form_that_knows_what_was_said,
    what_is_put_aside_is_looked_at_again_and_steps_have_their_time,
    whatever_is_wrong_with_a_number_the_answer_is_the_same,
    too_many_reports_and_numbers_wait_and_lose_nothing,
    hostile_and_endless_words_are_kept_as_words_or_sent_back,
    a_form_counts_once_and_a_trap_loses_nothing,
    the_public_pages_tell_no_fact,
    nobody_else_reads_what_was_reported_and_reading_is_an_act,
    the_contact_and_the_words_stand_apart_and_can_be_erased,
);

const SEND: &str = "/report-a-leak";
const FOLLOW: &str = "/report-a-leak/follow";
const SEEN: &str = "A bumper of car Z on a forum, with a ruler beside it";

/// The number that the page after sending shows.
pub(crate) fn number(sent: &Answer) -> String {
    assert_eq!(sent.status, 200, "{}", sent.text());
    let (_, rest) = sent.body.split_once("<strong class=\"code\">").expect("a number is shown");
    rest.split_once('<').unwrap().0.to_owned()
}

async fn send(browser: &Browser, fields: &[(&str, &str)]) -> Answer {
    browser.send(SEND, fields).await
}

async fn follow(browser: &Browser, number: &str) -> Answer {
    browser.send(FOLLOW, &[("number", number)]).await
}

/// Takes a step on the page of the first report.
async fn step(officer: &Browser, step: &str, fields: &[(&str, &str)]) -> Answer {
    officer.send_from("/leak-reports/1", &format!("/leak-reports/1/{step}"), fields).await
}

/// Everything that a column of a table holds.
async fn column(app: &App, table: &str, column: &str) -> Vec<String> {
    let reader = app.house.db.reader();
    let text = format!("SELECT {column} FROM {table}");
    let rows = reader.query_all_raw(Statement::from_string(reader.get_database_backend(), text)).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

async fn a_report_is_sent_looked_at_answered_and_followed_by_its_number(db: Database) {
    let app = spawn_app(db).await;
    let officer = app.as_role(Role::Confidentiality).await;
    let reporter = app.browser();
    reporter.open("/sign-in").await.says("Report a leak");
    reporter.open(SEND).await.says("You need no account").says("We cannot tell you what we hold");
    let fields = [("seen", SEEN), ("url", "https://forum.example/1"), ("first_seen_on", "2026-03-01")];
    let sent = send(&reporter, &fields).await;
    sent.says("your report was received").says("shown this once");
    let number = number(&sent);
    assert_eq!(number.len(), 23, "{number}");
    follow(&reporter, &number).await.says("Nobody has looked at it yet");
    // It stands among the tasks, on the home page and in its list.
    officer.open("/tasks").await.says("Report 1").says("For you: 1");
    officer.open("/leak-reports?state=waiting").await.says(SEEN).says("Waiting (1)");
    officer.open("/leak-reports/1").await.says(SEEN).says("https://forum.example/1").says("2026-03-01");
    assert_eq!(step(&officer, "look", &[]).await.location(), "/leak-reports/1");
    officer.open("/tasks").await.says("Nothing waits for you");
    follow(&reporter, &number).await.says("Somebody is looking at it");
    let asked = step(&officer, "ask-more", &[("answer", "Which colour\nwas it?")]).await;
    assert_eq!(asked.status, 303, "{}", asked.text());
    // Copied in capitals, without dashes and in another browser, it is the same number.
    let elsewhere = app.browser().in_chinese();
    let copied = number.to_uppercase().replace('-', " ");
    let page = follow(&elsewhere, &copied).await;
    page.says("需要您补充信息").says("Which colour was it?");
    let fields = [("number", copied.as_str()), ("submission", &page.hidden("submission").unwrap()), ("note", "红色")];
    let note = elsewhere.send_from(FOLLOW, &format!("{FOLLOW}/note"), &fields).await;
    assert_eq!(note.status, 200, "{}", note.text());
    note.says("已补充到您的举报").says("红色").says("正在查看");
    officer.open("/leak-reports/1").await.says("红色").says("Waits for somebody here").says("Whoever reported it");
    let verbs = app.verbs().await;
    let done =
        ["receive-leak-report", "view-leak-report", "look-leak-report", "ask-more-leak-report", "note-leak-report"];
    for verb in done {
        assert!(verbs.iter().any(|one| one == verb), "{verb}: {verbs:?}");
    }
}

async fn house(db: Database, settings: Settings) -> App {
    let before = domain::time::Instant::from_micros(OPENING.micros() - 3600 * 1_000_000);
    let states = [
        state(Kind::Parties, "code=OEM; name=Kestrel; kind=manufacturer"),
        state(Kind::Programmes, "code=HALCYON; name=Halcyon; manufacturer_code=OEM; timezone=Asia/Shanghai"),
        state(Kind::Documents, "code=D; title=Bumper; programme_code=HALCYON; originator_code=OEM; class=confidential"),
        state(Kind::Versions, "document_code=D; label=v1; stage=bid_draft; issued_at=2026-01-01"),
        state(
            Kind::Incidents,
            "code=LEAK-1; title=Forum; what=document; how=unknown; discovered_at=2026-03-01; versions=D:v1",
        ),
    ];
    write(&db, before, &states).await.unwrap();
    spawn_app_with(db, settings).await
}

async fn a_report_becomes_an_incident_through_a_form_that_knows_what_was_said(db: Database) {
    let app = house(db, quick()).await;
    let reporter = app.browser();
    let fields = [("seen", SEEN), ("url", "https://forum.example/?a=1&b=2"), ("first_seen_on", "2026-02-27")];
    let number = number(&send(&reporter, &fields).await);
    let officer = app.as_role(Role::Confidentiality).await;
    officer.open("/leak-reports/1").await.says("Enter an incident");
    let form = officer.open("/incidents/new?report=1").await;
    for cell in
        ["https://forum.example/?a=1&#38;b=2", "value=\"2026-02-27\"", "value=\"2026-03-02\"", "\"unknown\" selected"]
    {
        assert!(form.body.contains(cell), "{cell}: {}", form.body);
    }
    assert!(!form.body.contains(SEEN), "the title is for whoever enters it");
    // A report that is not there fills in nothing, and one that nobody may read neither.
    assert_eq!(officer.open("/incidents/new?report=2").await.status, 200);
    let unknown = step(&officer, "take-over", &[("incident", "LEAK-2")]).await;
    assert_eq!(unknown.status, 422);
    unknown.says("There is no incident of this code");
    assert!(unknown.body.contains("value=\"LEAK-2\""), "what was typed stays");
    assert_eq!(step(&officer, "take-over", &[("incident", " LEAK-1 ")]).await.status, 303);
    let page = officer.open("/leak-reports/1").await;
    page.says("UTC → LEAK-1");
    assert!(page.body.contains("href=\"/incidents/1\""), "{}", page.body);
    // An administrator answers reports too; the reporter learns no code.
    let admin = app.as_role(Role::Administrator).await;
    assert_eq!(step(&admin, "answer", &[("answer", "Thank you.")]).await.status, 303);
    let told = follow(&reporter, &number).await;
    told.says("we are following it up").says("Thank you.");
    assert!(!told.body.contains("LEAK"), "{}", told.body);
    // What is taken over is neither put aside nor looked at anew; another incident can take its place.
    assert_eq!(step(&officer, "dismiss", &[("reason", "no")]).await.status, 409);
    assert_eq!(step(&officer, "take-over", &[("incident", "LEAK-1")]).await.status, 303);
}

async fn what_is_put_aside_is_looked_at_again_and_steps_have_their_time(db: Database) {
    let app = spawn_app(db).await;
    let reporter = app.browser();
    let number = number(&send(&reporter, &[("seen", SEEN)]).await);
    let counsel = app.as_role(Role::Legal).await;
    let blank = step(&counsel, "dismiss", &[("reason", "  ")]).await;
    assert_eq!(blank.status, 422);
    blank.says("Write something here");
    assert_eq!(step(&counsel, "dismiss", &[("reason", "a toy car")]).await.status, 303);
    let told = follow(&reporter, &number).await;
    told.says("Nothing more is going to be done");
    assert!(!told.body.contains("toy"), "the reason stays here");
    let page = counsel.open("/leak-reports/1").await;
    page.says("a toy car");
    // Sent twice it counts once.
    let token = page.hidden("form_token").unwrap();
    let submission = page.hidden("submission").unwrap();
    let again = [("form_token", token.as_str()), ("submission", &submission), ("answer", "We looked.")];
    for _ in 0..2 {
        assert_eq!(counsel.post("/leak-reports/1/answer", &again).await.location(), "/leak-reports/1");
    }
    let verbs = app.verbs().await;
    assert_eq!(verbs.iter().filter(|verb| *verb == "answer-leak-report").count(), 1, "{verbs:?}");
    let late = step(&counsel, "dismiss", &[("reason", "again, in vain")]).await;
    assert_eq!(late.status, 409);
    late.says("moved on meanwhile");
    assert_eq!(step(&counsel, "look", &[]).await.status, 303);
    follow(&reporter, &number).await.says("Somebody is looking at it");
    for (path, status) in
        [("/leak-reports/1/receive", 404), ("/leak-reports/1/note", 404), ("/leak-reports/2/look", 404)]
    {
        let answer = counsel.send_from("/leak-reports/1", path, &[("answer", "x")]).await;
        assert_eq!(answer.status, status, "{path}");
    }
}

async fn whatever_is_wrong_with_a_number_the_answer_is_the_same(db: Database) {
    let app = spawn_app(db).await;
    let reporter = app.browser();
    let number = number(&send(&reporter, &[("seen", SEEN)]).await);
    let stored = column(&app, "leak_report_words", "seen").await;
    assert_eq!(stored, [SEEN]);
    let guesser = app.browser();
    guesser.from("192.0.2.7");
    let last = number.chars().last().unwrap();
    let near = format!("{}{}", &number[..22], if last == 'a' { 'b' } else { 'a' });
    let mut answers = Vec::new();
    for guess in ["", "1", "abcde-abcde-abcde-abcde", near.as_str(), "' OR 1=1 --", "<b>", "数字"] {
        let answer = follow(&guesser, guess).await;
        assert_eq!(answer.status, 422, "{guess}");
        let shown = answer.body.split("id=\"number\"").nth(1).unwrap().split('>').skip(1).collect::<String>();
        answers.push(shown.replace(&answer.hidden("form_token").unwrap(), ""));
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    // A note needs the number as well, and is kept while it is looked for.
    let wrong = [("number", near.as_str()), ("submission", "x"), ("note", "what I saw since")];
    let answer = guesser.send_from(FOLLOW, &format!("{FOLLOW}/note"), &wrong).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("what I saw since"), "{}", answer.text());
    let wrong = [("number", number.as_str()), ("note", "what I saw since")];
    guesser.send(FOLLOW, &wrong).await.says("what I saw since").says("Your report");
}

async fn too_many_reports_and_numbers_wait_and_lose_nothing(db: Database) {
    const MINUTE: i64 = 60_000_000;
    let few = |free| Rule { free, wait: 5 * MINUTE, longest: 60 * MINUTE };
    let settings = Settings { report_rule: few(2), all_reports_rule: few(3), address_rule: few(3), ..quick() };
    let app = spawn_app_with(db, settings).await;
    let (one, other, third) = (app.browser(), app.browser(), app.browser());
    other.from("192.0.2.1");
    third.from("192.0.2.2");
    // What has to be mended is not counted.
    for _ in 0..5 {
        assert_eq!(send(&one, &[("seen", "")]).await.status, 422);
    }
    let number = number(&send(&one, &[("seen", "one")]).await);
    assert_eq!(send(&one, &[("seen", "two")]).await.status, 200);
    let late = send(&one, &[("seen", "three <lost?>"), ("contact", "me@home.example")]).await;
    assert_eq!((late.status, late.header("retry-after")), (429, Some("300")));
    late.says("Send it again in 5 minutes").says("three <lost?>");
    assert!(late.body.contains("me@home.example"), "what was typed stays");
    // From elsewhere one more is taken, then everybody waits.
    assert_eq!(send(&other, &[("seen", "four")]).await.status, 200);
    assert_eq!(send(&third, &[("seen", "five")]).await.status, 429);
    // A note is counted as well; reading is not.
    let page = follow(&one, &number).await;
    let note = [("number", number.as_str()), ("submission", &page.hidden("submission").unwrap()), ("note", "besides")];
    let waits = one.send_from(FOLLOW, &format!("{FOLLOW}/note"), &note).await;
    assert_eq!(waits.status, 429);
    waits.says("besides").says("Your report");
    app.wait_minutes(6);
    assert_eq!(send(&third, &[("seen", "five")]).await.status, 200);
    assert_eq!(column(&app, "leak_report_words", "seen").await, ["one", "two", "four", "five"]);
    // Guessing numbers waits too, and the right one with it.
    for _ in 0..3 {
        assert_eq!(follow(&third, "wrong").await.status, 422);
    }
    let waits = follow(&third, &number).await;
    assert_eq!((waits.status, waits.header("retry-after")), (429, Some("300")));
    assert!(waits.body.contains(&number), "what was typed stays");
    assert_eq!(follow(&one, &number).await.status, 200, "others read on");
    app.wait_minutes(6);
    follow(&third, &number).await.says("Your report");
}

async fn hostile_and_endless_words_are_kept_as_words_or_sent_back(db: Database) {
    let app = spawn_app(db).await;
    let reporter = app.browser();
    for (field, value, words) in [
        ("seen", " \u{202e}\t ", "Say in a few words"),
        ("seen", &*"x".repeat(4001), "This has 4001 characters; shorten it to 4000"),
        ("url", "javascript:alert(1)", "begins with https://"),
        ("url", &format!("https://{}", "a".repeat(2000)), "shorten it to 2000"),
        ("first_seen_on", "2026-03-04", "not after today"),
        ("first_seen_on", "2026-02-30", "Write the day as"),
        ("contact", &"我".repeat(201), "shorten it to 200"),
    ] {
        let mut fields = vec![("seen", SEEN), ("contact", "kept@home.example")];
        fields.retain(|(name, _)| *name != field);
        fields.push((field, value));
        let answer = send(&reporter, &fields).await;
        assert_eq!(answer.status, 422, "{field}");
        answer.says(words);
        for (_, typed) in fields.iter().filter(|(_, typed)| !typed.contains('\u{202e}')) {
            assert!(answer.body.contains(typed), "{typed} stays");
        }
    }
    assert_eq!(send(&reporter, &[("seen", "\0")]).await.status, 400);
    assert_eq!(send(&reporter, &[("seen", &"x".repeat(1 << 20))]).await.status, 413);
    assert_eq!(column(&app, "leak_report_words", "seen").await.len(), 0);
    let hostile = "<script>alert(1)</script>\r\n\u{202e}'; DROP TABLE leak_reports; -- 😀 {{7*7}} =1+1";
    let fields = [("seen", hostile), ("url", "https://x.example/\"><img src=x onerror=alert(1)>"), ("contact", "<b>")];
    assert_eq!(send(&reporter, &fields).await.status, 422, "no blanks in an address");
    let fields = [("seen", hostile), ("url", "https://x.example/\"><img/src=x>"), ("contact", "<b>me</b>")];
    let number = number(&send(&reporter, &fields).await);
    let officer = app.as_role(Role::Confidentiality).await;
    for page in ["/leak-reports/1", "/leak-reports", "/incidents/new?report=1"] {
        let shown = officer.open(page).await;
        assert_eq!(shown.status, 200);
        for markup in ["<script>alert", "<img/src", "<b>me", "\u{202e}", "href=\"https://x.example"] {
            assert!(!shown.body.contains(markup), "{page}: {markup}");
        }
    }
    officer.open("/leak-reports/1").await.says("<script>alert(1)</script>").says("😀 {{7*7}} =1+1");
    step(&officer, "answer", &[("answer", "<i>no</i>")]).await;
    let told = follow(&reporter, &number).await;
    told.says("<i>no</i>");
    assert!(!told.body.contains("<i>no"), "{}", told.body);
}

async fn a_form_counts_once_and_a_trap_loses_nothing(db: Database) {
    let app = spawn_app(db).await;
    let reporter = app.browser();
    let page = reporter.open(SEND).await;
    let (token, submission) = (page.hidden("form_token").unwrap(), page.hidden("submission").unwrap());
    let fields = [("form_token", token.as_str()), ("submission", &submission), ("seen", SEEN)];
    let trapped = reporter.post(SEND, &[&fields[..], &[("homepage", "http://spam.example")]].concat()).await;
    assert_eq!(trapped.status, 422);
    trapped.says("send the form once more").says(SEEN);
    assert!(!trapped.body.contains("spam.example"), "it is blank again");
    let first = number(&reporter.post(SEND, &fields).await);
    let again = reporter.post(SEND, &fields).await;
    assert_eq!(again.status, 409);
    again.says("was sent before").says(SEEN);
    assert!(!again.body.contains(&first), "a number is shown once");
    // What stands there is another report when it is sent once more.
    let fields =
        [("form_token", token.as_str()), ("submission", &again.hidden("submission").unwrap()), ("seen", "Another")];
    assert_ne!(number(&reporter.post(SEND, &fields).await), first);
    assert_eq!(column(&app, "leak_report_words", "seen").await, [SEEN, "Another"]);
    assert_eq!(reporter.post(SEND, &[("submission", "x"), ("seen", SEEN)]).await.status, 403, "it carries a token");
    // So many notes, and no more; one that is sent twice is one.
    for note in 0..=20 {
        let page = follow(&reporter, &first).await;
        let text = format!("note {note}");
        let submission = page.hidden("submission").unwrap();
        let fields = [("number", first.as_str()), ("submission", &submission), ("note", &text)];
        let expected = if note < 20 { 200 } else { 409 };
        for _ in 0..2 {
            let answer = reporter.send_from(FOLLOW, &format!("{FOLLOW}/note"), &fields).await;
            assert_eq!(answer.status, expected, "{text}: {}", answer.text());
            answer.says(&text);
        }
        app.wait_minutes(180);
    }
    assert_eq!(column(&app, "leak_report_step_words", "words").await.len(), 20);
}

async fn the_public_pages_tell_no_fact(db: Database) {
    let app = house(db, quick()).await;
    let reporter = app.browser();
    let number = number(&send(&reporter, &[("seen", "LEAK-1 of HALCYON")]).await);
    let officer = app.as_role(Role::Confidentiality).await;
    assert_eq!(step(&officer, "take-over", &[("incident", "LEAK-1")]).await.status, 303);
    let pages = [reporter.open(SEND).await, reporter.open(FOLLOW).await, follow(&reporter, &number).await];
    for page in pages {
        assert_eq!(page.header("cache-control"), Some("no-store"));
        assert!(page.header("content-security-policy").is_some_and(|policy| policy.contains("default-src 'none'")));
        for fact in ["LEAK-1", "HALCYON", "Halcyon", "Kestrel", "Forum", "confidentiality@oem.example"] {
            assert!(!page.body.contains(fact), "{fact}: {}", page.body);
        }
    }
    // What a reporter says of something that is there is answered like what is not.
    let strip = |answer: &Answer| answer.text().replace(&self::number(answer), "");
    let there = send(&reporter, &[("seen", "HALCYON bumper"), ("url", "https://forum.example/1")]).await;
    let not_there = send(&reporter, &[("seen", "NOTHING bumper"), ("url", "https://forum.example/1")]).await;
    assert_eq!(strip(&there), strip(&not_there));
}

async fn nobody_else_reads_what_was_reported_and_reading_is_an_act(db: Database) {
    let app = house(db, quick()).await;
    let reporter = app.browser();
    send(&reporter, &[("seen", SEEN)]).await;
    for role in [Role::Procurement, Role::Owner, Role::Events, Role::Finance, Role::Auditor] {
        let browser = app.as_role(role).await;
        for page in ["/leak-reports", "/leak-reports/1", "/leak-reports/2"] {
            assert_eq!(browser.open(page).await.status, 403, "{role} {page}");
        }
        for page in ["/", "/tasks", "/incidents"] {
            let shown = browser.open(page).await;
            assert!(!shown.body.contains("leak-reports") && !shown.body.contains(SEEN), "{role} {page}");
        }
    }
    // A report may be about any programme: whoever is behind a wall reads none.
    let walled = Scope::Programmes(["HALCYON".to_owned()].into());
    app.hire_for("walled@oem.example", &[Role::Confidentiality], walled).await;
    let walled = app.sign_in("walled@oem.example").await;
    assert_eq!(walled.open("/leak-reports/1").await.status, 403);
    let form = walled.open("/incidents/new?report=1").await;
    assert!(form.status == 200 && !form.body.contains("value=\"2026-03-02\""), "{}", form.text());
    let views = async |app: &App| app.verbs().await.iter().filter(|verb| *verb == "view-leak-report").count();
    assert_eq!(views(&app).await, 0);
    let officer = app.as_role(Role::Confidentiality).await;
    for (read, page) in ["/leak-reports", "/leak-reports/1", "/incidents/new?report=1"].into_iter().enumerate() {
        assert_eq!(officer.open(page).await.status, 200);
        assert_eq!(views(&app).await, read + 1, "{page}");
    }
    for page in ["/leak-reports/2", "/leak-reports/x"] {
        assert_eq!(officer.open(page).await.status, 404, "{page}");
    }
}

async fn the_contact_and_the_words_stand_apart_and_can_be_erased(db: Database) {
    let app = spawn_app(db).await;
    let reporter = app.browser();
    let number = number(&send(&reporter, &[("seen", SEEN), ("contact", "gu@home.example")]).await);
    let officer = app.as_role(Role::Confidentiality).await;
    officer.open("/leak-reports/1").await.says("gu@home.example");
    step(&officer, "answer", &[("answer", "canary answer")]).await;
    // Neither the number nor what anybody wrote stands in the log.
    let acts = persistence::acts::newest(app.house.db.reader(), None, 100).await.unwrap();
    for written in [number.as_str(), SEEN, "gu@home.example", "canary answer"] {
        assert!(!format!("{acts:?}").contains(written), "{written}");
    }
    assert_eq!(step(&officer, "erase-contact", &[]).await.location(), "/leak-reports/1");
    let page = officer.open("/leak-reports/1").await;
    page.says(SEEN);
    assert!(!page.body.contains("gu@home.example"), "{}", page.text());
    assert_eq!(column(&app, "leak_report_words", "contact").await, [""]);
    assert!(app.verbs().await.iter().any(|verb| verb == "erase-leak-report-contact"));
    // No step is ever lost.
    let txn = app.house.db.write_txn().await.unwrap();
    for change in ["UPDATE leak_report_steps SET taken_at = 0", "DELETE FROM leak_report_steps"] {
        let attempt = txn.execute_unprepared(change).await;
        assert!(attempt.is_err_and(|error| error.to_string().contains("never changed")), "{change}");
        if txn.get_database_backend() == sea_orm::DbBackend::Postgres {
            break;
        }
    }
}
