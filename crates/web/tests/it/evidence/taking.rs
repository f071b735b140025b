//! Voiding a paper, looking at an earlier time, what a start finds, and refusing early over a real connection.

use std::io::{Read, Write};
use std::net::TcpStream;

use domain::facts::Kind;
use domain::staff::Role;
use fixtures::write::{state, write};
use persistence::Database;
use web::clock::Clock;
use web::{House, OpenHouseError};

use super::{FACT, PAPER, body, download, hand_in, house, send, stored};
use crate::app::{Browser, OPENING, quick};
use crate::browser::serve;
use crate::registers::WHY;

fixtures::both!(
    a_void_paper_stays_visible_with_its_reason,
    a_page_of_an_earlier_time_shows_the_evidence_of_then,
    a_start_settles_what_a_crash_left_and_refuses_another_key,
    a_file_that_says_it_is_too_large_is_refused_before_it_is_sent,
    trap_2_what_was_signed_stays_as_it_was_signed,
    trap_7_what_was_handed_over_is_kept_whatever_becomes_of_it,
);

async fn a_void_paper_stays_visible_with_its_reason(db: Database) {
    let (app, browser) = house(db).await;
    hand_in(&browser).await;
    let address = format!("{FACT}/evidence/1/void");
    browser.open(&address).await.says("Void this evidence?").says("协议 <1>.pdf");
    let refused = browser.send(&address, &[("reason_of_act", "kept as typed")]).await;
    assert_eq!(refused.status, 422);
    refused.says("Choose how you know it").says("kept as typed");
    for _ in 0..2 {
        let voided = browser.send_from(FACT, &address, &WHY).await;
        assert_eq!((voided.status, voided.location()), (303, "/documents/1#evidence-1"), "twice is once");
    }
    let page = browser.open(FACT).await;
    page.says("协议 <1>.pdf Void").says("Voided 2026-03-02").says("the contract says so").says("Download");
    assert!(!page.body.contains(&address));
    browser.open(&address).await.says("This evidence is void already");
    assert_eq!(download(&browser, 1).await.bytes, PAPER, "it stays to be read");
    let verbs = app.verbs().await;
    assert_eq!(verbs.iter().filter(|verb| *verb == "void-evidence").count(), 1);
    let finance = app.as_role(Role::Finance).await;
    assert_eq!(finance.open(&address).await.status, 403);
}

async fn a_page_of_an_earlier_time_shows_the_evidence_of_then(db: Database) {
    let (app, browser) = house(db).await;
    hand_in(&browser).await;
    app.wait_minutes(3 * 24 * 60);
    let browser = app.sign_in("confidentiality@oem.example").await;
    send(&browser, FACT, "2026-01-20", "", Some(("later.pdf", PAPER))).await;
    browser.send_from(FACT, &format!("{FACT}/evidence/1/void"), &WHY).await;
    browser.open(FACT).await.says("later.pdf").says("Voided");
    let then = browser.open(&format!("{FACT}?known_at=2026-03-03")).await;
    then.says("协议 <1>.pdf");
    assert!(!then.text().contains("later.pdf") && !then.text().contains("Voided"), "{}", then.text());
    assert!(!then.text().contains("Add evidence"), "the past takes nothing more");
    browser.open(&format!("{FACT}?known_at=2026-03-01")).await.says("No paper has been handed in");
}

async fn a_start_settles_what_a_crash_left_and_refuses_another_key(db: Database) {
    let (app, browser) = house(db.clone()).await;
    hand_in(&browser).await;
    let settings = app.house.settings.clone();
    let (arriving, kept) = (settings.files.folder.join("arriving"), settings.files.folder.join("kept"));
    let object = stored(&app).remove(0);
    let nobody = "0".repeat(32);
    // As if the process had ended between the commit and the move, and another time between the disk and the commit.
    let elsewhere = tempfile::tempdir().unwrap();
    let place = files::Place { folder: elsewhere.path().join("files"), key_file: settings.files.key_file.clone() };
    for part in ["arriving", "kept"] {
        std::fs::create_dir_all(place.folder.join(part)).unwrap();
    }
    std::fs::copy(settings.files.folder.join("recipient.txt"), place.folder.join("recipient.txt")).unwrap();
    std::fs::copy(kept.join(&object), place.folder.join("arriving").join(&object)).unwrap();
    std::fs::write(place.folder.join("arriving").join(&nobody), "without a row").unwrap();
    std::fs::write(place.folder.join("arriving").join(format!("{nobody}#1")), "half").unwrap();
    let again = web::settings::Settings { files: place.clone(), ..quick() };
    House::open(db.clone(), Clock::stopped_at(OPENING), again).await.unwrap();
    assert_eq!(std::fs::read_dir(place.folder.join("arriving")).unwrap().count(), 0);
    assert!(place.folder.join("kept").join(&object).exists());
    assert_eq!(std::fs::read_dir(&arriving).unwrap().count(), 0);

    let lost = files::Place { key_file: elsewhere.path().join("lost.key"), ..place.clone() };
    let empty = files::Place { folder: elsewhere.path().join("empty"), ..place };
    for (place, cure) in [(lost, "--key-file"), (empty, "--files-folder")] {
        let settings = web::settings::Settings { files: place, ..quick() };
        let refused = House::open(db.clone(), Clock::stopped_at(OPENING), settings).await.unwrap_err();
        assert!(matches!(refused, OpenHouseError::Files(_)));
        assert!(refused.to_string().contains(cure), "{refused}");
    }
}

/// The form as a browser would begin to send it, with a file that never comes.
fn begin(browser: &Browser, origin: &str, token: &str, length: u64) -> String {
    let host = origin.trim_start_matches("http://");
    let fields = [("form_token", token), ("submission", "s"), ("dated_on", "2026-01-15"), ("note", "typed")];
    let form = String::from_utf8(body(&fields, Some(("huge.bin", b"the first bytes")))).unwrap();
    let form = form.strip_suffix("\r\n--border--\r\n").unwrap();
    let session = browser.cookie("underwraps").unwrap();
    format!(
        "POST {FACT}/evidence HTTP/1.1\r\nHost: {host}\r\nOrigin: {origin}\r\nSec-Fetch-Site: same-origin\r\n\
         Cookie: underwraps={session}\r\nContent-Type: multipart/form-data; boundary=border\r\n\
         Content-Length: {length}\r\n\r\n{form}"
    )
}

async fn a_file_that_says_it_is_too_large_is_refused_before_it_is_sent(db: Database) {
    let (app, browser) = house(db).await;
    let token = browser.open(FACT).await.hidden("form_token").unwrap();
    let origin = serve(&app);
    let request = begin(&browser, &origin, &token, 10 << 30);
    let address = origin.trim_start_matches("http://").to_owned();
    let answer = tokio::task::spawn_blocking(move || {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    });
    let answer = answer.await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
    assert!(answer.contains("The file is larger than 200 MiB") && answer.contains("typed"), "{answer}");
    assert!(stored(&app).is_empty());
}

/// The bytes of a paper, and the file name under which it came.
async fn taken_out(browser: &Browser, fact: &str, evidence: i64) -> Vec<u8> {
    let answer = browser.send_from("/account", &format!("{fact}/evidence/{evidence}/download"), &[]).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.bytes
}

async fn trap_2_what_was_signed_stays_as_it_was_signed(db: Database) {
    let (app, browser) = house(db).await;
    let signed = |code: &str| state(Kind::Commitments, &format!("code={code}; person_code=LI; signed_at=2026-01-15"));
    let person = state(Kind::People, "code=LI; name=Li; employer_code=HP");
    write(&app.house.db, app.house.clock.now(), &[person, signed("COM-1"), signed("COM-2")]).await.unwrap();
    let sent = send(&browser, "/commitments/1", "2026-01-15", "", Some(("text of 2025.pdf", PAPER))).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    // Signed anew: another row and another paper; nothing of the first is written over.
    let fields = [("successor", "COM-2"), ("from", "2026-03-02")];
    crate::lives::taken(&browser, "/commitments/1", "supersede", &fields).await;
    let anew: &[u8] = b"%PDF-1.7 the text of 2026";
    for fact in ["/commitments/2", "/commitments/1"] {
        let sent = send(&browser, fact, "2026-03-01", "", Some(("text of 2026.pdf", anew))).await;
        assert_eq!(sent.status, 303, "{}", sent.text());
    }
    browser.open("/commitments/1").await.says("text of 2025.pdf").says("Superseded");
    assert_eq!(taken_out(&browser, "/commitments/1", 1).await, PAPER);
    assert_eq!(taken_out(&browser, "/commitments/2", 2).await, anew);
}

async fn trap_7_what_was_handed_over_is_kept_whatever_becomes_of_it(db: Database) {
    let (app, browser) = house(db).await;
    let sent = send(&browser, "/versions/1", "2026-01-15", "", Some(("bumper v1.pdf", PAPER))).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    // The version is withdrawn, its only copy destroyed, and the paper voided.
    let now = app.house.clock.now();
    let given = "code=H9; document_code=D1; version_label=v1; giver_code=OEM; recipient_code=HP; at=2026-01-20";
    let back = "disclosure_code=H9; accounted_at=2026-02-20; kind=destroyed";
    write(&app.house.db, now, &[state(Kind::Disclosures, given), state(Kind::Returns, back)]).await.unwrap();
    let form = browser.open("/versions/1/correct").await;
    let hidden = ["form_token", "submission", "made_from", "document_code", "label", "stage", "issued_at", "zone"];
    let mut fields: Vec<(&str, String)> =
        hidden.into_iter().filter_map(|name| form.hidden(name).map(|value| (name, value))).collect();
    fields.push(("withdrawn_at", "2026-02-21".to_owned()));
    fields.extend(WHY.map(|(name, value)| (name, value.to_owned())));
    browser.post("/versions/1/correct", &fields).await;
    let voided = browser.send_from("/versions/1", "/versions/1/evidence/1/void", &WHY).await;
    assert_eq!(voided.status, 303, "{}", voided.text());
    app.wait_minutes(60 * 24 * 365 * 5);
    let browser = app.sign_in("confidentiality@oem.example").await;
    assert_eq!(taken_out(&browser, "/versions/1", 1).await, PAPER);
    assert_eq!(stored(&app).len(), 1, "nothing sweeps the store");
}
