//! Voiding a paper, looking at an earlier time, what a start finds, and refusing early over a real connection.

use std::io::{Read, Write};
use std::net::TcpStream;

use domain::staff::Role;
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
