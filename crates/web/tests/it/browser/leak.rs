//! Journey: the first founding case in a real browser, from the picture on the web to the pack for the court.

use serde_json::json;

use super::doors::serve;
use super::{Browser, Look};
use crate::app::{App, PASSWORD};
use crate::hand::{Hand, Seen};
use crate::leak::{Staff, from_sighting_to_pack, house};

/// Fills the fields of the form that is sent to a page, and says which it does not have or does not take.
const FILL: &str = "
    const [page, fields] = arguments, wrong = [];
    const form = [...document.forms].find(form => form.getAttribute('action') === page);
    if (!form) return ['no form is sent to ' + page];
    for (const [name, value] of fields) {
        const all = [...form.elements].filter(one => one.name === name);
        // What makes a record this one is not asked for again.
        if (!all.length && page.endsWith('/correct')) continue;
        const boxes = all.filter(one => one.type === 'radio' || one.type === 'checkbox');
        for (const box of boxes) box.checked = box.value === value;
        const others = all.filter(one => !boxes.includes(one));
        for (const one of others) one.value = value;
        const holds = boxes.length ? boxes.some(box => box.checked) : others.some(one => one.value === value);
        if (!holds) wrong.push(name);
    }
    return wrong;";

#[test]
fn a_leak_goes_from_its_first_sighting_to_the_pack_for_the_court() {
    fixtures::database::sqlite(async |db| {
        let app = house(db).await;
        let people = Staff::<Browser>::hired(&app).await;
        Box::pin(from_sighting_to_pack(&app, &people)).await;
        let Staff { officer, counsel, other, finance, buyer } = people;
        for browser in [officer, counsel, other, finance, buyer] {
            browser.close().await;
        }
    });
}

impl Browser {
    async fn filled(&self, page: &str, fields: &[(&str, &str)]) {
        self.open(page).await;
        let wrong = self.client().execute(FILL, vec![json!(page), json!(fields)]).await.unwrap();
        assert_eq!(wrong, json!([]), "{page}: {}", self.main_text().await);
    }

    /// A refusal that is told on a page is no complaint of the console.
    async fn refused(&self) {
        let status = "return performance.getEntriesByType('navigation')[0].responseStatus";
        let status = self.client().execute(status, vec![]).await.unwrap();
        if [409, 422].iter().any(|refusal| status == json!(refusal)) {
            self.console_says_only(&status.to_string()).await;
        }
    }
}

impl Hand for Browser {
    async fn sign_in(app: &App, email: &str) -> Self {
        let browser = Self::start(&serve(app), Look::ENGLISH).await;
        Self::sign_in(&browser, email, PASSWORD).await;
        browser
    }

    async fn open(&self, path: &str) -> Seen {
        Self::open(self, path).await;
        self.refused().await;
        Seen::new("", self.main_text().await)
    }

    async fn send(&self, page: &str, fields: &[(&str, &str)]) -> Seen {
        self.filled(page, fields).await;
        self.go(self.press(&format!("form[action='{page}'] button[type=submit]:not([formaction])"))).await;
        self.refused().await;
        let at = self.path().await;
        let led_to = if at == page { "" } else { &at };
        Seen::new(led_to, self.main_text().await)
    }

    async fn take(&self, page: &str, fields: &[(&str, &str)]) {
        self.filled(page, fields).await;
        self.press(&format!("form[action='{page}'] button.main")).await;
    }

    async fn hand_in(&self, record: &str, name: &str) {
        let place = tempfile::tempdir().unwrap();
        let paper = place.path().join(name);
        std::fs::write(&paper, "%PDF-1.7 signed\n").unwrap();
        Self::open(self, record).await;
        self.fill("dated_on", "2026-03-01").await;
        self.find("#file").await.send_keys(&paper.display().to_string()).await.unwrap();
        self.go(self.press("form[enctype='multipart/form-data'] button.main")).await;
        assert!(self.main_text().await.contains(name));
    }
}
