//! The import page: bundles come in by a browser's form, are checked with nothing written, and confirmed.

mod archives;
mod confirm;
mod journey;
mod preview;
mod table;
mod table_property;
mod upload;
mod wizard;

use actix_web::test::TestRequest;
use domain::staff::Role;
use persistence::Database;

use crate::app::{Answer, App, Browser, spawn_app};

const PARTIES: &str = "code,name,kind\nOEM,Maker,manufacturer\nT1,\"First, tier\",supplier\nT2,Second,supplier\n";
const PROGRAMMES: &str = "code,name,manufacturer_code,timezone\nCAR,Car,OEM,Asia/Shanghai\nBUS,Bus,OEM,Asia/Shanghai\n";
const DOCUMENTS: &str = "code,title,programme_code,originator_code,class\nD1,Bumper,CAR,OEM,confidential\n\
                         D2,Door,BUS,OEM,confidential\n";

/// A file by its name, with its bytes.
type Sent<'a> = (&'a str, &'a [u8]);

fn world() -> Vec<Sent<'static>> {
    vec![
        ("parties.csv", PARTIES.as_bytes()),
        ("programmes.csv", PROGRAMMES.as_bytes()),
        ("documents.csv", DOCUMENTS.as_bytes()),
    ]
}

/// A house with an administrator in it, who may bring facts of every kind.
async fn open_house(db: Database) -> (App, Browser) {
    let app = spawn_app(db).await;
    let browser = app.as_role(Role::Administrator).await;
    (app, browser)
}

/// Sends files as the form does.
async fn send(browser: &Browser, files: &[Sent<'_>]) -> Answer {
    let token = browser.open("/import").await.hidden("form_token").unwrap_or_default();
    let mut body = b"--edge\r\nContent-Disposition: form-data; name=\"form_token\"\r\n\r\n".to_vec();
    body.extend(token.as_bytes());
    for (name, bytes) in files {
        let head = format!(
            "\r\n--edge\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\
                            Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend(head.as_bytes());
        body.extend(*bytes);
    }
    body.extend(b"\r\n--edge--\r\n");
    let kind = ("content-type", "multipart/form-data; boundary=edge");
    browser.call(TestRequest::post().uri("/import").insert_header(kind).set_payload(body)).await
}

/// Sends files and waits for the check; its address and page.
async fn check(browser: &Browser, files: &[Sent<'_>]) -> (String, Answer) {
    let sent = send(browser, files).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let address = sent.location().to_owned();
    let page = settled(browser, &address).await;
    (address, page)
}

/// The page of a bundle as soon as nobody works on it.
async fn settled(browser: &Browser, address: &str) -> Answer {
    loop {
        let page = browser.open(address).await;
        if !page.body.contains("id=\"running\"") {
            return page;
        }
    }
}

/// Presses the button of the check's page; the page that it leads to in the end.
async fn confirm(browser: &Browser, address: &str, more: &[(&str, &str)]) -> Answer {
    let answer = browser.send(address, more).await;
    assert_eq!((answer.status, answer.location()), (303, address), "{}", answer.text());
    settled(browser, address).await
}

/// Everything that the house knows.
async fn known(app: &App) -> String {
    fixtures::write::everything(&app.house.db).await
}
