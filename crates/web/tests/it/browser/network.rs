//! Journey: from the menu to who stands before a programme's suppliers, along which links, who holds most, what hangs on whom.

use domain::staff::Role;
use persistence::Database;

use super::doors::serve;
use super::{Browser, Language, Look, Theme, Width};
use crate::app::{PASSWORD, spawn_app};

const MARIA: &str = "maria@oem.example";
/// From the day on which the house opens to one after everything that the story tells.
const AFTER_THE_STORY: i64 = 200 * 24 * 60;

/// What a person reads of the four answers.
struct Reads {
    gatekeepers: &'static str,
    common: &'static str,
    path: &'static str,
    holders: &'static str,
    months: &'static str,
    pictures: &'static str,
    look: Look,
}

const ENGLISH: Reads = Reads {
    gatekeepers: "5 suppliers can be reached from the manufacturer; 3 of them stand before others",
    common: "every path to both chosen suppliers runs through CHENGYAO · Chengyao Moulding Technology",
    path: "one path leads from QIULAN · Qiulan Motors down to WEITAN · Weitan Machining",
    holders: "strictly confidential versions are out",
    months: "7 months",
    pictures: "en",
    look: Look::ENGLISH,
};
const CHINESE: Reads = Reads {
    gatekeepers: "从主机厂出发可到达 5 个供应商；其中 3 个是其他供应商的必经之处",
    common: "到达所选 2 个供应商的每条路径都经过 CHENGYAO · 澄曜模塑科技",
    path: "从 QIULAN · 秋岚汽车 向下到 WEITAN · 苇滩机加工 共有 1 条路径",
    holders: "外发的严格保密版本",
    months: "7 个月",
    pictures: "zh",
    look: Look { language: Language::Chinese, theme: Theme::Dark, width: Width::Narrow },
};

#[test]
fn a_buyer_asks_the_network_four_questions_in_either_language() {
    fixtures::database::sqlite(async |db: Database| {
        let app = spawn_app(db.clone()).await;
        app.wait_minutes(AFTER_THE_STORY);
        fixtures::write::write(&db, app.house.clock.now(), &fixtures::story().unwrap()).await.unwrap();
        app.hire(MARIA, &[Role::Procurement]).await;
        let origin = serve(&app);
        asks(&origin, &ENGLISH).await;
        asks(&origin, &CHINESE).await;
    });
}

async fn asks(origin: &str, reads: &Reads) {
    let mut browser = Browser::start(origin, reads.look).await;
    browser.sign_in(MARIA, PASSWORD).await;
    gatekeepers(&mut browser, reads).await;
    paths(&mut browser, reads).await;
    concentration(&mut browser, reads).await;
    dependence(&mut browser, reads).await;
    browser.close().await;
}

/// The page is sound, and a picture of it is taken.
async fn look_at(browser: &mut Browser, page: &str, reads: &Reads) {
    browser.set_theme(reads.look.theme).await;
    // The menu of a narrow page slides away.
    let still = "return document.getAnimations().every(one => one.playState !== 'running')";
    browser.until(still, vec![]).await;
    browser.picture(&format!("network-{page}-{}", reads.pictures)).await;
    browser.page_is_sound_in_every_light().await;
}

async fn gatekeepers(browser: &mut Browser, reads: &Reads) {
    browser.open("/audits/gatekeepers").await;
    look_at(browser, "choose", reads).await;
    browser.tab_to("#programme").await;
    browser.type_words("kingf").await;
    browser.until("return document.querySelector('#programme-found option[value=KINGFISHER]') !== null", vec![]).await;
    browser.go(browser.press(".times button.main")).await;
    let answer = browser.text("#answer").await;
    assert!(answer.contains(reads.gatekeepers), "{answer}");
    browser.press("table.audit tbody:first-of-type summary").await;
    let opened = browser.text("table.audit .opened").await;
    assert!(opened.contains("BEILING") && opened.contains("SHUOFENG"), "{opened}");
    look_at(browser, "gatekeepers", reads).await;

    browser.fill("supplier", "weitan").await;
    browser.tab_to("#supplier-1").await;
    browser.type_words("beiling").await;
    browser.go(browser.press(".times button.main")).await;
    let answer = browser.text("#answer").await;
    assert!(answer.contains(reads.common), "{answer}");
    look_at(browser, "gatekeepers-chosen", reads).await;

    browser.fill("supplier", "nobody").await;
    browser.go(browser.press(".times button.main")).await;
    browser.console_says_only("422").await;
    look_at(browser, "refused", reads).await;
}

async fn paths(browser: &mut Browser, reads: &Reads) {
    browser.open("/audits/gatekeepers").await;
    browser.go(browser.press_words("KINGFISHER · Kingfisher")).await;
    browser.press("table.audit tbody:nth-of-type(2) summary").await;
    browser.go(browser.press("table.audit tbody:nth-of-type(2) .opened li:first-child a[href*='/audits/paths']")).await;
    let answer = browser.text("#answer").await;
    assert!(answer.contains(reads.path), "{answer}");
    browser.press("table.audit summary").await;
    look_at(browser, "paths", reads).await;
    browser.go(browser.press("a[href*='/parties/'].code")).await;
    look_at(browser, "party", reads).await;
}

async fn concentration(browser: &mut Browser, reads: &Reads) {
    browser.open("/audits/concentration").await;
    let answer = browser.text("#answer").await;
    assert!(answer.contains(reads.holders), "{answer}");
    browser.press("table.audit summary").await;
    look_at(browser, "concentration", reads).await;
    browser.go(browser.press("table.audit .opened a")).await;
    assert!(browser.path().await.starts_with("/audits/exposure?version="));
}

async fn dependence(browser: &mut Browser, reads: &Reads) {
    browser.open("/audits/dependence").await;
    browser.go(browser.press_words("KINGFISHER · Kingfisher")).await;
    look_at(browser, "dependence", reads).await;
    browser.fill("party", "CHENGYAO").await;
    browser.go(browser.press(".times button.main")).await;
    let answer = browser.text("#answer").await;
    assert!(answer.contains(reads.months), "{answer}");
    look_at(browser, "dependence-on", reads).await;
}
