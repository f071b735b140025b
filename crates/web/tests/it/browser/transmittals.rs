//! Journey: from the home page a buyer sends one version to one supplier who is covered, in six clicks; its owner approves.

use domain::staff::Role;

use super::doors::serve;
use super::{Browser, Look, Theme, Width};
use crate::app::{App, PASSWORD};
use crate::transmittals::house;

const BETH: &str = "beth@oem.example";
const OLGA: &str = "olga@oem.example";
const PACK: &str = "/transmittals/1";

/// What a person reads.
struct Reads {
    covered: &'static str,
    unknown: &'static str,
    waits: &'static str,
    released: &'static str,
    went: &'static str,
    language: &'static str,
}

const ENGLISH: Reads = Reads {
    covered: "The one disclosure in it is covered.",
    unknown: "D:v7",
    waits: "It waits for approval",
    released: "It was handed over to its recipients.",
    went: "What went out",
    language: "en",
};
const CHINESE: Reads = Reads {
    covered: "其中 1 项披露已覆盖。",
    unknown: "D:v7",
    waits: "待填写人、提交人以外的人批准",
    released: "已向各接收方发放",
    went: "已发放内容",
    language: "zh",
};

#[test]
fn a_buyer_sends_one_version_to_one_covered_supplier_in_six_clicks_in_either_language() {
    for (look, reads) in [(Look::ENGLISH, ENGLISH), (Look::CHINESE, CHINESE)] {
        fixtures::database::sqlite(async |db| {
            let app = house(db.clone()).await;
            app.hire(BETH, &[Role::Procurement]).await;
            app.hire(OLGA, &[Role::Owner]).await;
            sends(&app, look, &reads).await;
        });
    }
}

async fn sends(app: &App, look: Look, reads: &Reads) {
    let mut buyer = Browser::start(&serve(app), look).await;
    buyer.sign_in(BETH, PASSWORD).await;
    buyer.open("/").await;
    buyer.page_is_sound().await;
    let mut clicks = Clicks::default();
    clicks.go(&buyer, "a[href='/transmittals/new']").await;
    buyer.page_is_sound_in_every_light().await;
    buyer.picture(&reads.picture("transmittal-new")).await;
    buyer.tab_to("#versions").await;
    buyer.type_words("D:v7").await;
    buyer.fill("title", "Bumper").await;
    buyer.tab_to("#recipients").await;
    buyer.type_words("T1").await;
    // A version that is not there is pointed out, and what was typed stays; this is no click of the six.
    buyer.go(buyer.press("form.card button.main")).await;
    buyer.console_says_only("422").await;
    assert!(buyer.text("#versions-problem").await.contains(reads.unknown));
    buyer.page_is_sound_in_every_light().await;
    buyer.fill("versions", "D:v2").await;
    clicks.go(&buyer, "form.card button.main").await;
    let page = buyer.main_text().await;
    assert!(page.contains(reads.covered), "{page}");
    buyer.page_is_sound_in_every_light().await;
    buyer.picture(&reads.picture("transmittal-check")).await;
    clicks.go(&buyer, "a[href$='/steps/submit']").await;
    clicks.go(&buyer, "main form div.acts button").await;
    assert!(buyer.main_text().await.contains(reads.waits));
    approves(app, look).await;
    buyer.open(PACK).await;
    clicks.go(&buyer, "a[href$='/steps/release']").await;
    buyer.page_is_sound_in_every_light().await;
    clicks.go(&buyer, "main form div.acts button").await;
    let page = buyer.main_text().await;
    for words in [reads.released, reads.went, "NDA-1"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert_eq!(clicks.0, 6);
    buyer.page_is_sound_in_every_light().await;
    buyer.picture(&reads.picture("transmittal-released")).await;
    buyer.set_theme(Theme::Dark).await;
    buyer.set_width(Width::Narrow).await;
    buyer.open(PACK).await;
    buyer.picture(&reads.picture("transmittal-dark-narrow")).await;
    buyer.close().await;
}

async fn approves(app: &App, look: Look) {
    let mut owner = Browser::start(&serve(app), look).await;
    owner.sign_in(OLGA, PASSWORD).await;
    owner.open(&format!("{PACK}/steps/approve")).await;
    owner.page_is_sound_in_every_light().await;
    // Her own code stands there already.
    owner.go(owner.press("main form div.acts button")).await;
    assert!(owner.path().await.starts_with(PACK));
    owner.close().await;
}

/// How often somebody clicked.
#[derive(Default)]
struct Clicks(usize);

impl Clicks {
    async fn go(&mut self, browser: &Browser, css: &str) {
        browser.go(browser.press(css)).await;
        self.0 += 1;
    }
}

impl Reads {
    fn picture(&self, name: &str) -> String {
        format!("{name}-{}", self.language)
    }
}
