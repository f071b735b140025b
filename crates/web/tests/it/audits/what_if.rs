//! Before sending, as a page: a draft is asked about, answered recipient by recipient, and leaves nothing but an act.

use domain::staff::{Role, Scope};
use fixtures::write::everything;
use persistence::Database;

use super::page::{json, rows, sheet};
use super::{draft, told};
use crate::app::{Answer, App, Browser};

fixtures::both!(
    a_buyer_asks_before_sending_and_reads_what_would_cure_it,
    rows_of_page_files_and_json_are_the_same,
    what_is_wrong_is_said_beside_its_field_and_what_was_typed_is_kept,
    asking_is_an_act_told_by_numbers_and_writes_nothing_else,
    a_walled_off_version_answers_like_a_missing_one,
    the_page_before_sending_speaks_chinese,
);

const PAGE: &str = "/audits/what-if";
const TYPED: &[(&str, &str)] = &[
    ("document_code", "BUMPER-F"),
    ("version_label", "v1"),
    ("giver_code", "CHENGYAO"),
    ("recipient_code", "WEITAN"),
    ("recipient_code", "JINLU"),
    ("recipient_code", ""),
    ("at", "2022-11-30"),
    ("at.time", "10:00"),
    ("channel", "email"),
];

fn with<'a>(name: &str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut typed: Vec<(&str, &str)> = TYPED.to_vec();
    let place = typed.iter().position(|(field, _)| *field == name).unwrap();
    typed[place].1 = value;
    typed
}

async fn send(browser: &Browser, action: &str, typed: &[(&str, &str)]) -> Answer {
    browser.send_from(PAGE, action, typed).await
}

async fn a_buyer_asks_before_sending_and_reads_what_would_cure_it(db: Database) {
    let app = told(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    let empty = buyer.open(PAGE).await;
    empty.says("Before sending").says("Nothing is written.").says("Ask before sending");
    assert!(!empty.body.contains("id=\"answer\""));
    let version = draft(&app).await;
    let record = buyer.open(&format!("/versions/{version}")).await;
    assert!(record.body.contains(&format!("{PAGE}?version={version}")), "a version's record leads here");
    let begun = buyer.open(&format!("{PAGE}?version={version}")).await;
    assert!(begun.body.contains("value=\"BUMPER-F\"") && begun.body.contains("value=\"v1\""));

    let page = send(&buyer, PAGE, TYPED).await;
    assert_eq!(page.status, 200, "{}", page.text());
    page.says("You see how the world stood on 2022-11-30 10:00 +08:00, not now.")
        .says("handing BUMPER-F v1 from CHENGYAO · Chengyao")
        .says("to its 2 recipients would be covered for none of them.")
        .says("Consent missing")
        .says("CONSENT_MISSING")
        .says("Reasons and cures for JINLU")
        .says("Record a disclosure of this version");
    assert!(page.body.contains(&format!("/disclosures/new?of=versions-{version}")));
    assert!(page.body.contains("value=\"WEITAN\"") && page.body.contains("value=\"10:00\""), "what was typed stays");
    let auditor = app.as_role(Role::Auditor).await;
    let page = send(&auditor, PAGE, TYPED).await;
    assert!(!page.body.contains("/disclosures/new"), "those who may not record are offered no way to");
    let offers = send(&auditor, "/audits/what-if/pick", &[("pick", "recipient_code"), ("recipient_code", "jin")]).await;
    assert!(offers.body.contains("<option value=\"JINLU\">"), "{}", offers.body);
}

/// Party, primary reason and agreement of each row of the page.
fn shown(page: &Answer) -> Vec<String> {
    let tables = page.body.split("<tbody>").skip(1);
    tables.map(|row| row.split("class=\"code\">").nth(1).unwrap().split('<').next().unwrap().to_owned()).collect()
}

async fn rows_of_page_files_and_json_are_the_same(db: Database) {
    let app = told(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    let page = send(&buyer, PAGE, TYPED).await;
    let file = send(&buyer, "/audits/what-if.csv", TYPED).await;
    let csv = sheet(&file);
    let answer = json(&send(&buyer, "/audits/what-if.json", TYPED).await);
    let parties: Vec<String> = csv.iter().map(|row| row[0].clone()).collect();
    assert_eq!(parties, ["JINLU", "WEITAN"]);
    assert_eq!(shown(&page), parties);
    assert_eq!(rows(&page)[0], ["JINLU"]);
    let recipients = answer["recipients"].as_array().unwrap();
    assert_eq!(recipients.len(), csv.len());
    for (one, row) in recipients.iter().zip(&csv) {
        let text = |value: &serde_json::Value| match value {
            serde_json::Value::Null => String::new(),
            serde_json::Value::String(text) => text.clone(),
            serde_json::Value::Array(list) => {
                list.iter().map(|one| one.as_str().unwrap()).collect::<Vec<_>>().join("|")
            }
            other => other.to_string(),
        };
        let release = &one["release"];
        let cells = [
            &one["party"],
            &one["tier"],
            &one["hops"],
            &one["chain"],
            &release["covered"],
            &release["primary_reason"],
            &release["reasons"],
            &release["cause"],
            &release["agreement"],
            &release["warnings"],
            &one["bound"]["bound"],
            &one["bound"]["by"],
            &one["already_holds"],
            &one["return_due_on"],
        ];
        assert_eq!(cells.map(text).to_vec(), *row);
        for code in release["reasons"].as_array().unwrap() {
            page.says(code.as_str().unwrap());
        }
    }
    let workbook = send(&buyer, "/audits/what-if.xlsx", TYPED).await;
    let paper = send(&buyer, "/audits/what-if.pdf", TYPED).await;
    crate::papers::agree(&file, &workbook, &paper, "what if");
    let wrong = send(&buyer, "/audits/what-if.csv", &with("giver_code", "NOBODY")).await;
    assert_eq!(wrong.status, 400);
}

async fn what_is_wrong_is_said_beside_its_field_and_what_was_typed_is_kept(db: Database) {
    let app = told(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    let refused = send(&buyer, PAGE, &with("giver_code", "nobody at all")).await;
    assert_eq!(refused.status, 422);
    refused.says("There is no “nobody at all” here");
    for kept in ["value=\"nobody at all\"", "value=\"WEITAN\"", "value=\"2022-11-30\"", "giver_code-problem"] {
        assert!(refused.body.contains(kept), "{kept}");
    }
    let same = send(&buyer, PAGE, &with("recipient_code", "CHENGYAO")).await;
    same.says("It must not be the same as Giver");
    send(&buyer, PAGE, &with("channel", "pigeon")).await.says("It is one of: ");
    let late = send(&buyer, PAGE, &with("at.time", "late")).await;
    assert_eq!(late.status, 422);
    assert!(late.body.contains("at-problem") && late.body.contains("value=\"late\""));
    let many: Vec<(&str, &str)> = TYPED.iter().copied().chain([("recipient_code", "JINLU"); 50]).collect();
    send(&buyer, PAGE, &many).await.says("Choose at most 50 at once");
    let blank = send(&buyer, PAGE, &[]).await;
    assert_eq!(blank.status, 422);
    let known = [TYPED, &[("known_at", "yesterday")]].concat();
    let known = send(&buyer, PAGE, &known).await;
    assert!(known.status == 422 && known.body.contains("known_at-problem"));
}

async fn asking_is_an_act_told_by_numbers_and_writes_nothing_else(db: Database) {
    let app = told(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    send(&buyer, PAGE, &with("giver_code", "NOBODY")).await;
    let (before, acts) = (everything(&app.house.db).await, app.verbs().await.len());
    send(&buyer, PAGE, TYPED).await;
    send(&buyer, "/audits/what-if.json", TYPED).await;
    assert_eq!(app.verbs().await[acts..], ["view-audit", "export-audit"]);
    assert_eq!(before, everything(&app.house.db).await);
    let newest = persistence::acts::newest(app.house.db.reader(), None, 1).await.unwrap();
    let told = format!("{newest:?}");
    assert!(told.contains("what-if") && !told.contains("JINLU") && !told.contains("BUMPER"), "{told}");
}

async fn a_walled_off_version_answers_like_a_missing_one(db: Database) {
    let app = told(db).await;
    let scope = Scope::Programmes(["EGRET".to_owned()].into());
    app.hire_for("outsider@oem.example", &[Role::Auditor], scope).await;
    let outsider = app.sign_in("outsider@oem.example").await;
    let version = draft(&app).await;
    let foreign = outsider.open(&format!("{PAGE}?version={version}")).await;
    let missing = outsider.open(&format!("{PAGE}?version=999999")).await;
    assert_eq!((foreign.status, &foreign.body), (404, &missing.body));
    let foreign = send(&outsider, PAGE, TYPED).await;
    let missing = send(&outsider, PAGE, &with("document_code", "BUMPER-X")).await;
    assert_eq!(foreign.status, 422);
    assert_eq!(foreign.text(), missing.text().replace("BUMPER-X", "BUMPER-F"));
}

async fn the_page_before_sending_speaks_chinese(db: Database) {
    let app: App = told(db).await;
    let buyer = app.as_role(Role::Procurement).await.in_chinese();
    buyer.open(PAGE).await.says("发送前检查").says("接收方");
    send(&buyer, PAGE, TYPED).await.says("2 个接收方：均未覆盖。").says("缺少");
}
