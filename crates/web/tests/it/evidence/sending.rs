//! Handing a paper in, and what is refused with the words beside the field.

use domain::staff::Role;
use persistence::Database;
use sea_orm::ConnectionTrait;
use web::settings::Settings;

use super::{FACT, PAPER, body, hand_in, house, outsider, post, send, stored};
use crate::app::{App, quick, spawn_app_with};

fixtures::both!(
    a_paper_that_was_handed_in_is_listed_on_its_fact_alone,
    what_is_wrong_is_said_beside_the_field_and_what_was_typed_stays,
    a_file_larger_than_the_limit_is_refused_and_leaves_nothing,
    a_form_sent_twice_hands_in_once,
    a_paper_whose_act_cannot_be_written_leaves_nothing,
    who_may_not_hand_in_meets_no_form_and_what_is_foreign_is_missing,
    the_pages_speak_both_languages_and_every_register_has_evidence,
);

async fn a_paper_that_was_handed_in_is_listed_on_its_fact_alone(db: Database) {
    let (app, browser) = house(db).await;
    browser.open(FACT).await.says("Evidence No paper has been handed in for this record yet");
    hand_in(&browser).await;
    let page = browser.open(FACT).await;
    page.says("协议 <1>.pdf PDF · 63 B").says("Dated 2026-01-15").says("signed by both").says("· confidentiality");
    assert!(page.body.contains("协议 &#60;1&#62;.pdf"), "the name is printed escaped");
    page.says("SHA-256 ").says("2026-03-02 17:00 +08:00");
    assert_eq!(stored(&app).len(), 1);
    assert!(!stored(&app)[0].contains("pdf"));
    assert!(!browser.open("/documents/2").await.text().contains("pdf"), "another fact");
    assert!(!browser.open("/parties/1").await.text().contains("pdf"), "the same number in another register");
    assert_eq!(app.verbs().await.last().unwrap(), "add-evidence");
}

async fn what_is_wrong_is_said_beside_the_field_and_what_was_typed_stays(db: Database) {
    let (app, browser) = house(db).await;
    let long = "案".repeat(1001);
    for (dated_on, note, file, says) in [
        ("", "typed", Some(("a.pdf", PAPER)), "Enter the day that the paper speaks of"),
        ("2 March", "typed", Some(("a.pdf", PAPER)), "Write the day as 2026-03-02"),
        ("2026-03-04", "typed", Some(("a.pdf", PAPER)), "The day is still to come"),
        ("2026-03-02", "typed", None, "Choose a file"),
        ("2026-03-02", "typed", Some(("", b"".as_slice())), "Choose a file"),
        ("2026-03-02", long.as_str(), Some(("a.pdf", PAPER)), "1,000"),
    ] {
        let refused = send(&browser, FACT, dated_on, note, file).await;
        assert_eq!(refused.status, 422, "{dated_on} {says}");
        refused.says(says);
        assert!(refused.body.contains(&format!("value=\"{dated_on}\"")) && refused.body.contains(note), "{says}");
        assert_eq!(refused.text().contains("Choose the file again"), file.is_some_and(|(name, _)| !name.is_empty()));
    }
    assert!(stored(&app).is_empty());
    assert!(!app.verbs().await.contains(&"add-evidence".to_owned()));
    let malformed = post(&browser, FACT, body(&[("form_token", "x")], None)).await;
    assert_eq!(malformed.status, 403);
}

async fn a_file_larger_than_the_limit_is_refused_and_leaves_nothing(db: Database) {
    crate::registers::tell(&db).await;
    let app = spawn_app_with(db, Settings { file_bytes: 300_000, ..quick() }).await;
    let browser = app.as_role(Role::Confidentiality).await;
    let large = vec![b'x'; 300_001];
    let refused = send(&browser, FACT, "2026-01-15", "typed", Some(("large.bin", &large))).await;
    assert_eq!(refused.status, 413);
    refused.says("The file is larger than 292.9 KiB").says("typed");
    nothing_is_left(&app).await;
    let fits = send(&browser, FACT, "2026-01-15", "", Some(("large.bin", &large[1..]))).await;
    assert_eq!(fits.status, 303);
    browser.open(FACT).await.says("large.bin Plain text · 292.9 KiB");
}

/// Half a file is removed on a thread that may wait for the disk.
async fn nothing_is_left(app: &App) {
    while !stored(app).is_empty() {
        tokio::task::yield_now().await;
    }
}

async fn a_form_sent_twice_hands_in_once(db: Database) {
    let (app, browser) = house(db).await;
    let page = browser.open(FACT).await;
    let (token, submission) = (page.hidden("form_token").unwrap(), page.hidden("submission").unwrap());
    let fields =
        [("form_token", token.as_str()), ("submission", &submission), ("dated_on", "2026-01-15"), ("note", "")];
    for _ in 0..2 {
        let sent = post(&browser, FACT, body(&fields, Some(("a.pdf", PAPER)))).await;
        assert_eq!((sent.status, sent.location()), (303, "/documents/1#evidence"));
    }
    assert_eq!(stored(&app).len(), 1);
    assert_eq!(app.verbs().await.iter().filter(|verb| *verb == "add-evidence").count(), 1);
}

async fn a_paper_whose_act_cannot_be_written_leaves_nothing(db: Database) {
    let (app, browser) = house(db.clone()).await;
    let page = browser.open(FACT).await;
    let (token, submission) = (page.hidden("form_token").unwrap(), page.hidden("submission").unwrap());
    let fields =
        [("form_token", token.as_str()), ("submission", &submission), ("dated_on", "2026-01-15"), ("note", "")];
    db.reader().execute_unprepared("ALTER TABLE act RENAME TO act_away").await.unwrap();
    let refused = post(&browser, FACT, body(&fields, Some(("a.pdf", PAPER)))).await;
    assert_eq!(refused.status, 500);
    assert!(stored(&app).is_empty());
    db.reader().execute_unprepared("ALTER TABLE act_away RENAME TO act").await.unwrap();
    browser.open(FACT).await.says("No paper has been handed in");
    hand_in(&browser).await;
}

async fn who_may_not_hand_in_meets_no_form_and_what_is_foreign_is_missing(db: Database) {
    let (app, browser) = house(db).await;
    hand_in(&browser).await;
    let finance = app.as_role(Role::Finance).await;
    let page = finance.open(FACT).await;
    page.says("协议 <1>.pdf").says("Download");
    assert!(!page.text().contains("Add evidence") && !page.body.contains("/evidence/1/void"));
    let token = finance.open("/account").await.hidden("form_token").unwrap();
    let fields = [("form_token", token.as_str()), ("submission", "x"), ("dated_on", "2026-01-15"), ("note", "")];
    assert_eq!(post(&finance, FACT, body(&fields, Some(("a.pdf", PAPER)))).await.status, 403);

    let outsider = outsider(&app).await;
    let token = outsider.open("/account").await.hidden("form_token").unwrap();
    let fields = [("form_token", token.as_str()), ("submission", "x"), ("dated_on", "2026-01-15"), ("note", "")];
    let foreign = post(&outsider, FACT, body(&fields, Some(("a.pdf", PAPER)))).await;
    let missing = post(&outsider, "/documents/999", body(&fields, Some(("a.pdf", PAPER)))).await;
    assert_eq!((foreign.status, &foreign.body), (404, &missing.body));
    assert_eq!(stored(&app).len(), 1);
}

async fn the_pages_speak_both_languages_and_every_register_has_evidence(db: Database) {
    let (_, browser) = house(db).await;
    for fact in ["/parties/1", "/people/1", "/programmes/1", "/versions/1", "/disclosures/1"] {
        let sent = send(&browser, fact, "2026-01-15", "", Some(("scan.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF"))).await;
        assert_eq!(sent.status, 303, "{fact}");
        browser.open(fact).await.says("scan.jpg JPEG picture");
    }
    browser.say("accept-language", "zh-CN");
    let page = browser.open("/parties/1").await;
    page.says("证据材料").says("scan.jpg JPEG 图片").says("材料日期 2026-01-15").says("添加证据材料");
    assert!(!page.text().split_whitespace().any(|word| word.starts_with("evidence-") || word.starts_with("media-")));
}
