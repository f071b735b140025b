//! Journey: one proposes to suspend an agreement, another confirms it, and the page says so, by keyboard, in both languages.

use domain::facts::Kind;
use domain::staff::Role;
use fantoccini::key::Key;
use fixtures::write::{state, write};

use super::doors::serve;
use super::{Browser, Look, Theme, Width};
use crate::app::{App, PASSWORD, spawn_app};

const MARIA: &str = "maria@oem.example";
const LARA: &str = "lara@oem.example";
const PAPER: &str = "/agreements/1";

/// What a person reads.
struct Reads {
    executed: &'static str,
    propose: &'static str,
    not_a_day: &'static str,
    waits: &'static str,
    own: &'static str,
    suspended: &'static str,
    language: &'static str,
}

const ENGLISH: Reads = Reads {
    executed: "Executed",
    propose: "Propose: Suspend",
    not_a_day: "Write the day as 2026-03-02",
    waits: "Proposed, waits for a second person: Suspend",
    own: "but not by maria",
    suspended: "Nothing new is to be handed over.",
    language: "en",
};
const CHINESE: Reads = Reads {
    executed: "签署完成",
    propose: "提议：中止",
    not_a_day: "2026-03-02",
    waits: "已提议，待另一人确认：中止",
    own: "但maria除外",
    suspended: "不得再新发放资料",
    language: "zh",
};

#[test]
fn a_suspension_is_proposed_by_one_and_confirmed_by_another_in_either_language() {
    for (look, reads) in [(Look::ENGLISH, ENGLISH), (Look::CHINESE, CHINESE)] {
        fixtures::database::sqlite(async |db| {
            crate::registers::tell(&db).await;
            let app = spawn_app(db.clone()).await;
            let nda = "code=NDA; discloser_code=OEM; recipient_code=HP; effective_on=2026-01-01; ceiling=confidential; \
                       flow_down=forbidden; programmes=P1; executed_at=2026-01-01";
            write(&db, app.house.clock.now(), &[state(Kind::Agreements, nda)]).await.unwrap();
            app.hire(MARIA, &[Role::Confidentiality]).await;
            app.hire(LARA, &[Role::Legal]).await;
            proposes(&app, look, &reads).await;
            confirms(&app, look, &reads).await;
        });
    }
}

/// Mistypes the day first, and keeps the reason that was typed.
async fn proposes(app: &App, look: Look, reads: &Reads) {
    let mut browser = Browser::start(&serve(app), look).await;
    browser.sign_in(MARIA, PASSWORD).await;
    browser.open(PAPER).await;
    assert!(browser.main_text().await.contains(reads.executed));
    browser.page_is_sound_in_every_light().await;
    browser.picture(&reads.picture("life")).await;
    browser.tab_to("a[href$='/steps/suspend']").await;
    browser.go(browser.keys(&[Key::Enter])).await;
    assert!(browser.main_text().await.contains(reads.propose));
    browser.page_is_sound_in_every_light().await;
    browser.picture(&reads.picture("life-step")).await;
    browser.tab_to("[name=from]").await;
    browser.type_words("2 March").await;
    browser.tab_to("[name=reason]").await;
    browser.type_words("审计被拒 refused").await;
    browser.tab_to("main form div.acts button").await;
    browser.go(browser.keys(&[Key::Enter])).await;
    browser.console_says_only("422").await;
    assert!(browser.text("#from-problem").await.contains(reads.not_a_day));
    browser.page_is_sound_in_every_light().await;
    browser.picture(&reads.picture("life-step-wrong")).await;
    browser.fill("from", "2026-03-02").await;
    browser.tab_to("main form div.acts button").await;
    browser.go(browser.keys(&[Key::Enter])).await;
    let page = browser.main_text().await;
    for words in [reads.waits, reads.own, "审计被拒 refused", "2026-03-02"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    browser.page_is_sound_in_every_light().await;
    browser.picture(&reads.picture("life-proposed")).await;
    browser.close().await;
}

async fn confirms(app: &App, look: Look, reads: &Reads) {
    let mut browser = Browser::start(&serve(app), look).await;
    browser.sign_in(LARA, PASSWORD).await;
    browser.open(PAPER).await;
    browser.tab_to("a[href$='/suspend/confirm']").await;
    browser.go(browser.keys(&[Key::Enter])).await;
    assert!(browser.main_text().await.contains("审计被拒 refused"));
    browser.page_is_sound_in_every_light().await;
    browser.picture(&reads.picture("life-confirm")).await;
    browser.tab_to("main form div.acts button").await;
    browser.go(browser.keys(&[Key::Enter])).await;
    let page = browser.main_text().await;
    assert!(page.contains(reads.suspended) && page.contains("lara"), "{page}");
    browser.page_is_sound_in_every_light().await;
    browser.set_theme(Theme::Dark).await;
    browser.set_width(Width::Narrow).await;
    browser.open(PAPER).await;
    browser.picture(&reads.picture("life-dark-narrow")).await;
    browser.close().await;
}

impl Reads {
    fn picture(&self, name: &str) -> String {
        format!("{name}-{}", self.language)
    }
}
