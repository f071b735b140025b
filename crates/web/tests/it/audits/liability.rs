//! Who answers for a leak: page and files say the same, to those who may see it; what is legal's alone stays legal's.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use persistence::Database;

use super::page::json;
use super::told;
use crate::app::{App, PASSWORD};

fixtures::both!(
    the_page_says_who_answers_and_who_turns_to_whom,
    files_hold_the_targets_of_the_page,
    our_own_weaknesses_are_for_legal_alone,
    a_loss_that_cannot_be_read_is_said_beside_its_field,
    whoever_may_not_see_who_answers_finds_nothing,
);

async fn incident(app: &App, code: &str) -> i64 {
    let kept = persistence::facts::by_key(app.house.db.reader(), &Scope::All, Kind::Incidents, code).await;
    kept.unwrap().unwrap().id
}

async fn the_page_says_who_answers_and_who_turns_to_whom(db: Database) {
    let app = told(db).await;
    let counsel = app.as_role(Role::Legal).await;
    let id = incident(&app, "INC-1").await;
    counsel.open(&format!("/incidents/{id}")).await.says("Who answers for it");
    let page = counsel.open(&format!("/audits/liability?incident={id}")).await;
    page.says("Legal chooses whom to claim from")
        .says("QIULAN → CHENGYAO → JINLU")
        .says("1,000,000.00 CNY")
        .says("Passed it on without permission")
        .says("Consent missing")
        .says("800,000.00 CNY")
        .says("No second source for: FRONT-BUMPER, REAR-BUMPER; a new one takes 7 months")
        .says("Cannot be assessed")
        .says("2026-02-01")
        .says("Enter a claim");
    counsel
        .open(&format!("/audits/liability?incident={id}&loss=700000%20CNY"))
        .await
        .says("toward 910,000.00; for negotiation, not law");
    counsel
        .open(&format!("/audits/liability?incident={id}&known_at=2023-01-23"))
        .await
        .says("Nobody outside answers for it");
    assert!(app.verbs().await.contains(&"view-audit".to_owned()));
    app.hire("fawu@oem.example", &[Role::Legal]).await;
    let chinese = app.browser().in_chinese();
    chinese.sign_in("fawu@oem.example", PASSWORD).await;
    chinese.open(&format!("/audits/liability?incident={id}")).await.says("未经许可转披露").says("追偿缺口");
}

async fn files_hold_the_targets_of_the_page(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let id = incident(&app, "INC-1").await;
    let at = |ending: &str| format!("/audits/liability{ending}?incident={id}");
    let answer = json(&auditor.open(&at(".json")).await);
    assert_eq!(answer["targets"][0]["party"], "CHENGYAO");
    assert!(answer.get("weaknesses").is_none());
    assert!(auditor.open(&at(".csv")).await.body.contains("\"party\",\"track\",\"agreement\",\"clause_amount\""));
}

async fn our_own_weaknesses_are_for_legal_alone(db: Database) {
    let app = told(db).await;
    let id = incident(&app, "INC-8").await;
    let at = format!("/audits/liability?incident={id}");
    app.as_role(Role::Legal).await.open(&at).await.says("Nothing bound a first tier to us");
    for role in [Role::Confidentiality, Role::Auditor, Role::Administrator] {
        let page = app.as_role(role).await.open(&at).await;
        assert!(!page.text().contains("Nothing bound a first tier"), "{role}");
    }
}

async fn a_loss_that_cannot_be_read_is_said_beside_its_field(db: Database) {
    let app = told(db).await;
    let counsel = app.as_role(Role::Legal).await;
    let id = incident(&app, "INC-1").await;
    let page = counsel.open(&format!("/audits/liability?incident={id}&loss=much")).await;
    assert_eq!(page.status, 422);
    page.says("Write an amount and its currency, such as 700000 CNY");
    assert!(page.body.contains("value=\"much\""));
    assert_eq!(counsel.open(&format!("/audits/liability.csv?incident={id}&loss=much")).await.status, 400);
}

async fn whoever_may_not_see_who_answers_finds_nothing(db: Database) {
    let app = told(db).await;
    let id = incident(&app, "INC-1").await;
    for role in [Role::Procurement, Role::Owner, Role::Events, Role::Finance] {
        let browser = app.as_role(role).await;
        assert_ne!(browser.open(&format!("/audits/liability?incident={id}")).await.status, 200, "{role}");
        assert!(!browser.open(&format!("/incidents/{id}")).await.text().contains("Who answers for it"), "{role}");
    }
    let counsel = app.as_role(Role::Legal).await;
    assert_eq!(counsel.open("/audits/liability?incident=999999").await.status, 404);
    assert_eq!(counsel.open("/audits/liability").await.status, 404);
}
