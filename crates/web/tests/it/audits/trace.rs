//! Who could it have been: page and files say the same, to those who may see it, and no wall is crossed.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use persistence::Database;

use super::page::{json, sheet};
use super::told;
use crate::app::{App, Browser, PASSWORD};

fixtures::both!(
    the_page_ranks_the_candidates_as_they_were_known_then,
    files_hold_the_candidates_of_the_page,
    what_is_typed_wrong_is_said_beside_its_field,
    the_page_speaks_chinese,
    whoever_may_not_see_it_finds_nothing,
);

async fn incident(app: &App, code: &str) -> i64 {
    let kept = persistence::facts::by_key(app.house.db.reader(), &Scope::All, Kind::Incidents, code).await;
    kept.unwrap().unwrap().id
}

async fn traced(browser: &Browser, id: i64, query: &str) -> crate::app::Answer {
    browser.open(&format!("/audits/trace?incident={id}&{query}")).await
}

async fn the_page_ranks_the_candidates_as_they_were_known_then(db: Database) {
    let app = told(db).await;
    let officer = app.as_role(Role::Confidentiality).await;
    let first = incident(&app, "INC-1").await;
    let record = officer.open(&format!("/incidents/{first}")).await;
    record.says("Who could it have been");
    let page = traced(&officer, first, "").await;
    page.says("INC-1 Bumper drafts on social media")
        .says("It names no culprit")
        .says("2023-01-22 11:30 +08:00")
        .says("QIULAN → CHENGYAO → JINLU")
        .says("Attributed by admission")
        .says("Nobody recorded")
        .says("How the ranking changes with what is assumed");
    traced(&officer, first, "related=1")
        .await
        .says("INC-2: CAR-RENDER r2")
        .says("Had what leaked in 2 incidents; by chance");
    let before = traced(&officer, first, "known_at=2023-01-23").await;
    before.says("No record says that they had it").says("Inconclusive");
    // The holder above is asked with one click, by those who enter what it answers.
    before.says("Ask CHENGYAO to whom it passed it on");
    let ask = before.body.split("href=\"/attestations/new?").nth(1).unwrap().split('"').next().unwrap();
    let ask = format!("/attestations/new?{}", ask.replace("&#38;", "&").replace("&amp;", "&"));
    let form = officer.open(&ask).await;
    for cell in ["value=\"CHENGYAO\"", "value=\"BUMPER-F\"", "value=\"v1\""] {
        assert!(form.body.contains(cell), "{cell}: {}", form.body);
    }
    let auditor = app.as_role(Role::Auditor).await;
    assert!(!traced(&auditor, first, "known_at=2023-01-23").await.body.contains("/attestations/new"));
    let nothing = traced(&officer, first, "known_at=2023-01-20").await;
    assert_eq!(nothing.status, 422);
    nothing.says("The incident was not recorded yet then");
    let all_outside = traced(&officer, first, "outside=0.99&known_at=2023-01-26").await;
    all_outside.says("nobody on record could well have been it");
    assert!(app.verbs().await.contains(&"view-audit".to_owned()));
}

async fn files_hold_the_candidates_of_the_page(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    for (code, query) in [("INC-1", ""), ("INC-1", "known_at=2023-01-23&outside=0.5"), ("INC-2", "related=1")] {
        let id = incident(&app, code).await;
        let page = traced(&auditor, id, query).await;
        let file = async |ending: &str| auditor.open(&format!("/audits/trace.{ending}?incident={id}&{query}")).await;
        let csv = file("csv").await;
        crate::papers::agree(&csv, &file("xlsx").await, &file("pdf").await, &format!("{code} {query}"));
        let rows = sheet(&csv);
        let answer = json(&file("json").await);
        let of_json: Vec<&str> =
            answer["candidates"].as_array().unwrap().iter().map(|one| one["party"].as_str().unwrap()).collect();
        assert_eq!(rows.iter().map(|row| row[0].as_str()).collect::<Vec<_>>(), of_json);
        let shown = page.body.split("<th scope=\"row\"><a href=\"/audits/party").skip(1);
        let shown: Vec<&str> =
            shown.map(|row| row.split("class=\"code\">").nth(1).unwrap().split('<').next().unwrap()).collect();
        assert_eq!(shown, of_json);
        for row in &rows {
            page.says(&row[10].split('|').next().unwrap().replace('>', " → "));
        }
    }
}

async fn what_is_typed_wrong_is_said_beside_its_field(db: Database) {
    let app = told(db).await;
    let officer = app.as_role(Role::Confidentiality).await;
    let id = incident(&app, "INC-1").await;
    let wrong = traced(&officer, id, "known_at=yesterday&outside=2").await;
    assert_eq!(wrong.status, 422);
    wrong.says("Write a number from 0 to 1").says("This is no date");
    for kept in ["value=\"yesterday\"", "value=\"2\"", "outside-problem", "known_at-problem"] {
        assert!(wrong.body.contains(kept), "{kept}: {}", wrong.body);
    }
    assert_eq!(officer.open(&format!("/audits/trace.csv?incident={id}&outside=2")).await.status, 400);
}

async fn the_page_speaks_chinese(db: Database) {
    let app = told(db).await;
    app.hire("auditor@oem.example", &[Role::Auditor]).await;
    let auditor = app.browser().in_chinese();
    auditor.sign_in("auditor@oem.example", PASSWORD).await;
    let page = traced(&auditor, incident(&app, "INC-1").await, "known_at=2023-01-23").await;
    page.says("可能的来源").says("可能知悉").says("无记录表明其持有").says("无法判定").says("不认定任何责任人");
}

async fn whoever_may_not_see_it_finds_nothing(db: Database) {
    let app = told(db).await;
    let id = incident(&app, "INC-1").await;
    for role in [Role::Procurement, Role::Owner, Role::Events, Role::Finance] {
        let browser = app.as_role(role).await;
        assert_eq!(traced(&browser, id, "").await.status, 403, "{role:?}");
        let record = browser.open(&format!("/incidents/{id}")).await;
        assert!(!record.body.contains("/audits/trace"), "no way is shown that is closed");
    }
    app.hire_for("egret@oem.example", &[Role::Auditor], Scope::Programmes(["EGRET".to_owned()].into())).await;
    let outsider = app.sign_in("egret@oem.example").await;
    let [foreign, missing] = [traced(&outsider, id, "").await, traced(&outsider, 987_654, "").await];
    assert_eq!((foreign.status, foreign.text()), (404, missing.text()));
    let foreign = outsider.open(&format!("/audits/trace.json?incident={id}")).await;
    assert_eq!(foreign.status, 404);
}
