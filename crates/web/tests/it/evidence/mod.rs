//! Evidence on the pages of facts: handed in, listed, handed out and voided, over a real store of files.

mod giving;
mod sending;
mod taking;

use std::fs;

use actix_web::test::TestRequest;
use domain::staff::{Role, Scope};
use persistence::Database;

use crate::app::{Answer, App, Browser, quick, spawn_app_with};

/// A page of the world that the registers' tests tell, whose evidence it is.
pub(crate) const FACT: &str = "/documents/1";
/// Bytes that nobody would find on a disk by chance.
const PAPER: &[u8] = b"%PDF-1.7\n\xff\0KINGFISHER-CANARY-52f1\r\n--edge\r\nthe signed agreement";

/// A house with the world, and its confidentiality officer.
async fn house(db: Database) -> (App, Browser) {
    crate::registers::tell(&db).await;
    let app = spawn_app_with(db, quick()).await;
    let browser = app.as_role(Role::Confidentiality).await;
    (app, browser)
}

/// The body of the form: its fields, then the file by name and bytes.
fn body(fields: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(format!("--border\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
    }
    if let Some((name, bytes)) = file {
        let head = "--border\r\nContent-Disposition: form-data; name=\"file\"; filename=";
        body.extend(format!("{head}\"{name}\"\r\nContent-Type: text/html\r\n\r\n").bytes());
        body.extend(bytes);
        body.extend(b"\r\n");
    }
    body.extend(b"--border--\r\n");
    body
}

async fn post(browser: &Browser, fact: &str, body: Vec<u8>) -> Answer {
    let kind = ("content-type", "multipart/form-data; boundary=border");
    let request = TestRequest::post().uri(&format!("{fact}/evidence"));
    browser.call(request.insert_header(kind).set_payload(body)).await
}

/// Fills and sends the form on the page of a fact.
async fn send(browser: &Browser, fact: &str, dated_on: &str, note: &str, file: Option<(&str, &[u8])>) -> Answer {
    let page = browser.open(fact).await;
    let (token, submission) = (page.hidden("form_token").unwrap(), page.hidden("submission").unwrap_or_default());
    let fields = [("form_token", token.as_str()), ("submission", &submission), ("dated_on", dated_on), ("note", note)];
    post(browser, fact, body(&fields, file)).await
}

/// Hands in [`PAPER`] for [`FACT`].
async fn hand_in(browser: &Browser) {
    let sent = send(browser, FACT, "2026-01-15", "signed by both", Some(("协议 <1>.pdf", PAPER))).await;
    assert_eq!((sent.status, sent.location()), (303, "/documents/1#evidence"), "{}", sent.text());
}

async fn download(browser: &Browser, evidence: i64) -> Answer {
    browser.send_from("/account", &format!("{FACT}/evidence/{evidence}/download"), &[]).await
}

/// The names of all files that are stored, whether they count or not.
fn stored(app: &App) -> Vec<String> {
    let parts = ["arriving", "kept"].map(|part| app.files().join("files").join(part));
    let entries = parts.iter().flat_map(|part| fs::read_dir(part).unwrap());
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// Somebody who sees the other programme alone.
async fn outsider(app: &App) -> Browser {
    let scope = Scope::Programmes(["P2".to_owned()].into());
    app.hire_for("outsider@oem.example", &Role::ALL, scope).await;
    app.sign_in("outsider@oem.example").await
}
