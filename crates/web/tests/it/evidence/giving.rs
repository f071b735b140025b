//! Handing a paper out: an act each time, as it came, never as a page.

use std::fs;

use domain::staff::Role;
use persistence::Database;
use sea_orm::ConnectionTrait;
use sha2::{Digest, Sha256};

use super::{FACT, PAPER, download, hand_in, house, outsider, send, stored};

fixtures::both!(
    a_paper_is_handed_out_as_it_came_and_that_is_an_act,
    a_download_that_cannot_be_written_down_is_refused,
    a_file_that_was_changed_on_the_disk_is_told_and_not_handed_out,
    a_page_that_was_handed_in_is_never_shown_as_one,
    a_foreign_paper_is_met_like_one_that_is_missing,
);

async fn a_paper_is_handed_out_as_it_came_and_that_is_an_act(db: Database) {
    let (app, browser) = house(db).await;
    hand_in(&browser).await;
    let auditor = app.as_role(Role::Auditor).await;
    let handed = download(&auditor, 1).await;
    assert_eq!((handed.status, handed.bytes.as_slice()), (200, PAPER));
    for (name, value) in [
        ("content-type", "application/pdf"),
        (
            "content-disposition",
            "attachment; filename=\"__ _1_.pdf\"; filename*=UTF-8''%E5%8D%8F%E8%AE%AE%20%3C1%3E.pdf",
        ),
        ("x-content-type-options", "nosniff"),
        ("content-security-policy", "default-src 'none'; sandbox"),
        ("cache-control", "no-store"),
    ] {
        assert_eq!(handed.header(name), Some(value), "{name}");
    }
    let acts = persistence::acts::newest(app.house.db.reader(), None, 1).await.unwrap();
    assert_eq!((acts[0].verb.as_str(), acts[0].subject_id.as_str()), ("download-evidence", "1"));
    assert_eq!(acts[0].particulars["sha256"], hex::encode(Sha256::digest(PAPER)));
    assert!(acts[0].actor.is_some());
    assert_eq!(browser.open(&format!("{FACT}/evidence/1/download")).await.status, 405, "a link downloads nothing");
}

async fn a_download_that_cannot_be_written_down_is_refused(db: Database) {
    let (_, browser) = house(db.clone()).await;
    hand_in(&browser).await;
    db.reader().execute_unprepared("ALTER TABLE act RENAME TO act_away").await.unwrap();
    let refused = download(&browser, 1).await;
    assert_eq!(refused.status, 500);
    assert!(!refused.body.contains("CANARY") && refused.header("content-disposition").is_none());
    db.reader().execute_unprepared("ALTER TABLE act_away RENAME TO act").await.unwrap();
    assert_eq!(download(&browser, 1).await.bytes, PAPER);
}

async fn a_file_that_was_changed_on_the_disk_is_told_and_not_handed_out(db: Database) {
    let (app, browser) = house(db).await;
    hand_in(&browser).await;
    let place = app.files().join("files/kept").join(&stored(&app)[0]);
    let whole = fs::read(&place).unwrap();
    assert!(!whole.windows(6).any(|some| some == b"CANARY"));
    fs::write(&place, &whole[..whole.len() - 1]).unwrap();
    let before = app.verbs().await;
    let refused = download(&browser, 1).await;
    assert_eq!(refused.status, 500);
    refused.says("The stored file is not the one that was handed in").says("协议 <1>.pdf");
    fs::remove_file(&place).unwrap();
    download(&browser, 1).await.says("The stored file is not there");
    assert_eq!(app.verbs().await, before, "nothing was handed out");
    fs::write(&place, whole).unwrap();
    assert_eq!(download(&browser, 1).await.bytes, PAPER);
}

async fn a_page_that_was_handed_in_is_never_shown_as_one(db: Database) {
    let (_, browser) = house(db).await;
    let page = b"<!DOCTYPE html><script>alert(1)</script>".as_slice();
    let drawing = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".as_slice();
    for (id, (name, bytes)) in [("a.html", page), ("a.pdf", drawing), ("a.svg", drawing)].into_iter().enumerate() {
        assert_eq!(send(&browser, FACT, "2026-01-15", "", Some((name, bytes))).await.status, 303);
        let handed = download(&browser, i64::try_from(id).unwrap() + 1).await;
        assert_eq!((handed.status, handed.bytes.as_slice()), (200, bytes));
        assert_eq!(handed.header("content-type"), Some("application/octet-stream"), "{name}");
        assert!(handed.header("content-disposition").unwrap().starts_with("attachment"), "{name}");
    }
    browser.open(FACT).await.says("a.pdf Other file");
}

async fn a_foreign_paper_is_met_like_one_that_is_missing(db: Database) {
    let (app, browser) = house(db).await;
    hand_in(&browser).await;
    let outsider = outsider(&app).await;
    let before = app.verbs().await;
    let token = outsider.open("/account").await.hidden("form_token").unwrap();
    let token = [("form_token", token.as_str())];
    let missing = outsider.post("/documents/2/evidence/99/download", &token).await;
    assert_eq!(missing.status, 404);
    for address in [
        "/documents/1/evidence/1/download",
        "/documents/2/evidence/1/download",
        "/parties/1/evidence/1/download",
        "/documents/1/evidence/1/void",
        "/documents/1/evidence/x/download",
    ] {
        let foreign = outsider.post(address, &token).await;
        assert_eq!((foreign.status, &foreign.body), (404, &missing.body), "{address}");
    }
    assert_eq!(outsider.open("/documents/1/evidence/1/void").await.body, missing.body);
    assert_eq!(app.verbs().await, before);
    let elsewhere = browser.send_from("/account", "/parties/1/evidence/1/download", &[]).await;
    assert_eq!(elsewhere.status, 404, "the paper is of another fact");
}
