//! Why a disclosure is covered or not: the page and its files say the same, each check in words.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use persistence::Database;

use super::page::{json, sheet};
use super::told;
use crate::app::App;

fixtures::both!(
    each_check_is_told_in_words_with_what_would_cure_it,
    a_waiver_and_a_strict_class_are_explained,
    times_of_an_explanation_are_checked_beside_their_fields,
);

async fn disclosure(app: &App, code: &str) -> i64 {
    let found = persistence::facts::by_key(app.house.db.reader(), &Scope::All, Kind::Disclosures, code).await.unwrap();
    found.unwrap().id
}

async fn each_check_is_told_in_words_with_what_would_cure_it(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let passed_on = disclosure(&app, "D-115").await;
    let query = format!("disclosure={passed_on}&as_of=2023-02-10");
    let page = auditor.open(&format!("/audits/explain?{query}")).await;
    page.says("Why it is covered or not").says("Consent missing").says("NDA2 runs to 2023-12-31");
    page.says("none is on record for this giver, recipient and document").says("Consent to be granted");
    page.says("by QIULAN").says("no later paper reaches back");
    page.says("To know besides").says("It was recorded more than 3 days after it happened.");
    assert!(!page.text().contains("Ask for consent"), "auditors begin nothing");
    let officer = app.as_role(Role::Confidentiality).await;
    let page = officer.open(&format!("/audits/explain?{query}")).await;
    page.says("Ask for consent").says("Ask for a waiver");
    let waiver = format!("/waivers/new?of=disclosures-{passed_on}&#38;through=disclosure_code");
    assert!(page.body.contains(&waiver), "the waiver begins with this disclosure");
    let form = officer.open(&waiver.replace("&#38;", "&")).await;
    assert!(form.body.contains("value=\"D-115\""), "{}", form.body);
    let answer = json(&auditor.open(&format!("/audits/explain.json?{query}")).await);
    assert_eq!(answer["notes"], serde_json::json!(["RETRO_RECORDED"]));
    assert_eq!(answer["release"]["reasons"], serde_json::json!(["CONSENT_MISSING"]));
    assert_eq!(answer["cures"][0]["remedy"], "consent");
    let rows = sheet(&auditor.open(&format!("/audits/explain.csv?{query}")).await);
    let checks = |side: &str| answer[side]["checks"].as_array().unwrap().len();
    assert_eq!(rows.len(), checks("release") + checks("holding"));
    assert_eq!(page.body.matches("<th scope=\"row\">").count(), rows.len(), "a line for each check");
    let record = auditor.open(&format!("/disclosures/{passed_on}")).await;
    assert!(record.body.contains(&format!("/audits/explain?disclosure={passed_on}\"")), "its record leads here");
    for missing in ["/audits/explain", "/audits/explain?disclosure=999999", "/audits/explain?disclosure=x"] {
        assert_eq!(auditor.open(missing).await.status, 404, "{missing}");
    }
    let own = Scope::Programmes(["EGRET".to_owned()].into());
    app.hire_for("egret@oem.example", &[Role::Auditor], own).await;
    let outsider = app.sign_in("egret@oem.example").await;
    for place in ["", ".csv", ".json"] {
        let foreign = outsider.open(&format!("/audits/explain{place}?{query}")).await;
        let missing = outsider.open(&format!("/audits/explain{place}?disclosure=987654321")).await;
        assert_eq!((foreign.status, foreign.text()), (404, missing.text()), "{place}");
    }
    let before = format!("/audits/explain?disclosure={passed_on}&as_of=2022-01-01");
    assert_eq!(auditor.open(&before).await.status, 404, "it had not been made by then");
}

async fn a_waiver_and_a_strict_class_are_explained(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let waived = disclosure(&app, "S-15").await;
    let page = auditor.open(&format!("/audits/explain?disclosure={waived}&as_of=2025-10-31")).await;
    page.says("Waived (W-LAMP)").says("CORDOBEL").says("Nothing has to be cured for keeping.");
    let bracket = persistence::facts::by_key(app.house.db.reader(), &Scope::All, Kind::Waivers, "W-BRACKET").await;
    let record = auditor.open(&format!("/waivers/{}", bracket.unwrap().unwrap().id)).await;
    record.says("Nobody has approved this waiver: it does not count yet.");
    let strict = disclosure(&app, "S-20").await;
    let page = auditor.open(&format!("/audits/explain?disclosure={strict}&as_of=2025-10-31")).await;
    page.says("No person named").says("Encryption missing").says("Marking missing");
    page.says("Channel not allowed");
}

async fn times_of_an_explanation_are_checked_beside_their_fields(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let passed_on = disclosure(&app, "D-115").await;
    let page = auditor.open(&format!("/audits/explain?disclosure={passed_on}&as_of=22.01.2023")).await;
    assert_eq!(page.status, 422);
    assert!(page.body.contains("value=\"22.01.2023\""), "what was typed is kept");
}
