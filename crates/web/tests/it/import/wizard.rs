//! Walks through the import of a table as a browser without scripts does: every form is sent as its page has it, but for what is said.

use actix_web::test::TestRequest;

use crate::app::{Answer, Browser};

#[derive(Clone, Copy)]
pub(super) enum Step {
    Columns,
    Values,
    Duplicates,
}

impl Step {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Columns => "columns",
            Self::Values => "values",
            Self::Duplicates => "duplicates",
        }
    }
}

/// Sends a table with the register it is for and the name of its source.
pub(super) async fn send(browser: &Browser, kind: &str, source: &str, (name, bytes): (&str, &[u8])) -> Answer {
    let token = browser.open("/import/table").await.hidden("form_token").unwrap_or_default();
    let part = |name: &str, value: &str| {
        format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes()
    };
    let mut body = [part("form_token", &token), part("kind", kind), part("source", source)].concat();
    body.extend(
        format!("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n").as_bytes(),
    );
    body.extend(bytes);
    body.extend(b"\r\n--edge--\r\n");
    let form = ("content-type", "multipart/form-data; boundary=edge");
    browser.call(TestRequest::post().uri("/import/table").insert_header(form).set_payload(body)).await
}

/// The address of its columns.
pub(super) async fn begin(browser: &Browser, kind: &str, source: &str, file: (&str, &[u8])) -> String {
    let sent = send(browser, kind, source, file).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    sent.location().to_owned()
}

/// Sends the form of a step with these answers in place of its own; where that leads.
pub(super) async fn go(browser: &Browser, step: &str, answers: &[(&str, &str)]) -> String {
    let page = browser.open(step).await;
    let sent = browser.post(step, &form(&page, step, answers)).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    sent.location().to_owned()
}

/// Takes everything as it is suggested, from the columns to the check; its address.
pub(super) async fn import(browser: &Browser, columns: &str) -> String {
    let mut step = columns.to_owned();
    while step.starts_with("/import/table/") {
        step = go(browser, &step, &[]).await;
    }
    step
}

/// Sends a table and takes everything as it is suggested; the address of its check.
pub(super) async fn to_check(browser: &Browser, kind: &str, source: &str, file: (&str, &[u8])) -> String {
    let columns = begin(browser, kind, source, file).await;
    import(browser, &columns).await
}

/// The fields of the form that leads to `action`, with `answers` in place of what the page has.
pub(super) fn form(page: &Answer, action: &str, answers: &[(&str, &str)]) -> Vec<(String, String)> {
    let (_, rest) = page.body.split_once(&format!("action=\"{action}\"")).expect("the page has the form");
    let body = rest.split_once("</form>").map_or(rest, |(form, _)| form);
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut select = None;
    for tag in body.split('<').skip(1).map(|piece| piece.split_once('>').map_or(piece, |(tag, _)| tag)) {
        let is = |name: &str| tag.split([' ', '\n']).any(|word| word == name);
        match tag.split([' ', '\n']).next().unwrap_or_default() {
            "select" => select = attribute(tag, "name"),
            "option" if is("selected") => {
                let value = attribute(tag, "value").unwrap_or_default();
                fields.extend(select.clone().map(|name| (name, value)));
            }
            "input" => {
                let is_box =
                    ["checkbox", "radio"].map(|kind| tag.contains(&format!("type=\"{kind}\""))).contains(&true);
                if !is_box || is("checked") {
                    let value = attribute(tag, "value").unwrap_or_default();
                    fields.extend(attribute(tag, "name").map(|name| (name, value)));
                }
            }
            _ => {}
        }
    }
    for (name, value) in answers {
        assert!(fields.iter().any(|(other, _)| other == name) || value.is_empty(), "no field {name} in {fields:?}");
        fields.retain(|(other, _)| other != name);
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    fields
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    let (value, _) = rest.split_once('"')?;
    Some(
        value
            .replace("&#34;", "\"")
            .replace("&#39;", "'")
            .replace("&#60;", "<")
            .replace("&#62;", ">")
            .replace("&#38;", "&")
            .replace("&amp;", "&"),
    )
}
