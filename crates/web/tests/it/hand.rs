//! What somebody does on pages: one story is told by requests and in a real browser.

use domain::staff::Role;

use crate::app::{Answer, App, Browser};

/// What somebody sees after something they did.
pub(crate) struct Seen {
    /// Where a form led; blank where it is shown again, or nothing was sent.
    led_to: String,
    text: String,
}

/// Somebody signed in.
pub(crate) trait Hand: Sized {
    async fn sign_in(app: &App, email: &str) -> Self;

    async fn open(&self, path: &str) -> Seen;

    /// Opens the page of a form, fills these fields and sends it.
    async fn send(&self, page: &str, fields: &[(&str, &str)]) -> Seen;

    /// Fills a form whose answer is a file, and takes it.
    async fn take(&self, page: &str, fields: &[(&str, &str)]);

    /// Hands in a paper for a record.
    async fn hand_in(&self, record: &str, name: &str);
}

/// Somebody with a role who has signed in.
pub(crate) async fn hire<H: Hand>(app: &App, name: &str, role: Role) -> H {
    let email = format!("{name}@oem.example");
    app.hire(&email, &[role]).await;
    H::sign_in(app, &email).await
}

impl Seen {
    pub(crate) fn new(led_to: &str, text: String) -> Self {
        // Where on the page one stands is of no account here.
        Self { led_to: led_to.split('#').next().unwrap_or_default().to_owned(), text }
    }

    #[track_caller]
    pub(crate) fn says(&self, words: &str) -> &Self {
        assert!(self.text.contains(words), "{words}: {}", self.text);
        self
    }

    /// The page to which the form led.
    #[track_caller]
    pub(crate) fn arrived(self, what: &str) -> String {
        assert!(!self.led_to.is_empty(), "{what}: {}", self.text);
        self.led_to
    }

    /// The form is shown again.
    #[track_caller]
    pub(crate) fn stays(&self) -> &Self {
        assert!(self.led_to.is_empty(), "it went on to {}", self.led_to);
        self
    }
}

async fn sent(browser: &Browser, page: &str, fields: &[(&str, &str)]) -> Answer {
    let form = browser.open(page).await;
    let token = browser.open("/account").await.hidden("form_token").unwrap();
    let mut all = vec![("form_token".to_owned(), token)];
    let hidden = ["submission", "made_from"].into_iter();
    all.extend(hidden.filter_map(|name| Some((name.to_owned(), form.hidden(name)?))));
    all.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    browser.post(page, &all).await
}

impl Hand for Browser {
    async fn sign_in(app: &App, email: &str) -> Self {
        app.sign_in(email).await
    }

    async fn open(&self, path: &str) -> Seen {
        let answer = Self::open(self, path).await;
        assert!([200, 409].contains(&answer.status), "{path}: {}", answer.text());
        Seen::new("", answer.text())
    }

    async fn send(&self, page: &str, fields: &[(&str, &str)]) -> Seen {
        let answer = sent(self, page, fields).await;
        let led_to = if answer.status == 303 { answer.location() } else { "" };
        Seen::new(led_to, answer.text())
    }

    async fn take(&self, page: &str, fields: &[(&str, &str)]) {
        assert_eq!(sent(self, page, fields).await.status, 200);
    }

    async fn hand_in(&self, record: &str, name: &str) {
        crate::lives::hand_in(self, record, name).await;
    }
}
