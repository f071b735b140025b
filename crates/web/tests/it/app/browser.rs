//! A browser without a screen: keeps cookies, says where its forms come from, and sends their hidden fields.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use actix_web::test::TestRequest;

use super::{Answer, App};

/// One person's browser.
pub(crate) struct Browser {
    app: App,
    cookies: RefCell<BTreeMap<String, String>>,
    headers: RefCell<BTreeMap<&'static str, String>>,
    address: RefCell<String>,
}

impl Browser {
    pub(crate) fn new(app: App) -> Self {
        let headers = [("host", "127.0.0.1:8080"), ("accept-language", "en"), ("sec-fetch-site", "same-origin")];
        Self {
            app,
            cookies: RefCell::default(),
            headers: RefCell::new(headers.map(|(name, value)| (name, value.to_owned())).into()),
            address: RefCell::new("127.0.0.1:50000".to_owned()),
        }
    }

    /// Sends this header from now on; an empty value takes it back.
    pub(crate) fn say(&self, name: &'static str, value: &str) -> &Self {
        let mut headers = self.headers.borrow_mut();
        headers.remove(name);
        if !value.is_empty() {
            headers.insert(name, value.to_owned());
        }
        self
    }

    pub(crate) fn in_chinese(self) -> Self {
        self.say("accept-language", "zh-CN,zh;q=0.9");
        self
    }

    /// Visits from another network address from now on.
    pub(crate) fn from(&self, ip: &str) -> &Self {
        *self.address.borrow_mut() = format!("{ip}:50000");
        self
    }

    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.borrow().get(name).cloned()
    }

    /// Puts a cookie there as a thief or a careless proxy would.
    pub(crate) fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned());
    }

    pub(crate) async fn open(&self, path: &str) -> Answer {
        self.call(TestRequest::get().uri(path)).await
    }

    /// Opens `page`, fills the form that leads to `action`, and sends it with the page's hidden fields.
    pub(crate) async fn send_from(&self, page: &str, action: &str, fields: &[(&str, &str)]) -> Answer {
        let shown = self.open(page).await;
        let mut sent = vec![("form_token".to_owned(), shown.hidden("form_token").unwrap_or_default())];
        if let Some(submission) = shown.hidden("submission") {
            sent.push(("submission".to_owned(), submission));
        }
        sent.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        self.post(action, &sent).await
    }

    /// Fills and sends the form of `page` to the same address.
    pub(crate) async fn send(&self, page: &str, fields: &[(&str, &str)]) -> Answer {
        self.send_from(page, page, fields).await
    }

    /// Sends exactly these fields.
    pub(crate) async fn post<N: AsRef<str>, V: AsRef<str>>(&self, path: &str, fields: &[(N, V)]) -> Answer {
        let pairs: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_ref(), value.as_ref())).collect();
        let body = serde_html_form::to_string(pairs).unwrap();
        let form = ("content-type", "application/x-www-form-urlencoded");
        self.call(TestRequest::post().uri(path).insert_header(form).set_payload(body)).await
    }

    /// Sends a form with files: `fields` first, then each file by its name in the form, file name and content.
    pub(crate) async fn post_files(&self, path: &str, fields: &[(&str, &str)], files: &[(&str, &str, &str)]) -> Answer {
        let mut body = String::new();
        let part = "--boundary\r\nContent-Disposition: form-data; name=";
        for (name, value) in fields {
            write!(body, "{part}\"{name}\"\r\n\r\n{value}\r\n").unwrap();
        }
        for (name, file, content) in files {
            let head = format!("{part}\"{name}\"; filename=\"{file}\"\r\nContent-Type: text/csv\r\n\r\n");
            write!(body, "{head}{content}\r\n").unwrap();
        }
        body.push_str("--boundary--\r\n");
        let kind = ("content-type", "multipart/form-data; boundary=boundary");
        self.call(TestRequest::post().uri(path).insert_header(kind).set_payload(body)).await
    }

    pub(crate) async fn sign_in(&self, email: &str, password: &str) -> Answer {
        self.send("/sign-in", &[("email", email), ("password", password)]).await
    }

    pub(crate) async fn call(&self, mut request: TestRequest) -> Answer {
        for (name, value) in self.headers.borrow().iter() {
            request = request.insert_header((*name, value.as_str()));
        }
        for (name, value) in self.cookies.borrow().iter() {
            request = request.cookie(actix_web::cookie::Cookie::new(name, value));
        }
        let peer = self.address.borrow().parse().unwrap();
        let (status, headers, body) = (self.app.call)(request.peer_addr(peer)).await;
        for set in headers.get_all("set-cookie") {
            let set = actix_web::cookie::Cookie::parse(set.to_str().unwrap().to_owned()).unwrap();
            if set.value().is_empty() {
                self.cookies.borrow_mut().remove(set.name());
            } else {
                self.cookies.borrow_mut().insert(set.name().to_owned(), set.value().to_owned());
            }
        }
        Answer {
            status: status.as_u16(),
            headers,
            body: String::from_utf8_lossy(&body).into_owned(),
            bytes: body.to_vec(),
        }
    }
}
