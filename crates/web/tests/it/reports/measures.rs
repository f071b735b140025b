//! Measures before a day: seven groups, what was back-dated, what is missing, and the same records in every file.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use domain::time::Instant;
use fixtures::write::state;
use persistence::Database;

use super::{agreed, number, rows, told};
use crate::app::{App, PASSWORD};
use crate::audits::page::{counted, every_count_leads_to_its_rows, json};

fixtures::both!(
    counsel_finds_a_document_and_sees_what_kept_it_secret_before_the_leak,
    a_record_made_after_the_day_is_back_dated_and_counts_for_nothing,
    records_of_page_and_files_are_the_same_under_every_filter,
    a_foreign_document_answers_like_a_missing_one_and_its_records_are_walled_off,
    a_day_that_cannot_be_read_is_said_beside_its_field_and_kept,
    evidence_that_speaks_for_a_record_is_counted,
    the_report_speaks_chinese,
);

const LEAK: &str = "before=2023-01-22";

async fn bumper(app: &App) -> i64 {
    number(app, Kind::Documents, "BUMPER-F").await
}

async fn record(app: &App, at: &str, kind: Kind, words: &str) {
    fixtures::write::write(&app.house.db, Instant::parse(at).unwrap(), &[state(kind, words)]).await.unwrap();
}

async fn counsel_finds_a_document_and_sees_what_kept_it_secret_before_the_leak(db: Database) {
    let app = told(db).await;
    let counsel = app.as_role(Role::Legal).await;
    let page = counsel.open("/reports/measures").await;
    page.says("Measures").says("Find");
    let found = counsel.send_from("/reports/measures", "/reports/measures/find", &[("q", "bumper-f")]).await;
    let id = bumper(&app).await;
    assert!(found.body.contains(&format!("href=\"/reports/measures?document={id}\"")), "{}", found.text());
    let address = format!("/reports/measures?document={id}&{LEAK}");
    let page = counsel.open(&address).await;
    page.says("Measures for BUMPER-F").says("NDA1").says("1. Agreements").says("7. Other measures");
    page.says("Nothing was in force and recorded before the day.").says("No access list was recorded before the day.");
    assert!(every_count_leads_to_its_rows(&counsel, &page).await > 5);
    let own = counsel.open(&format!("/documents/{id}")).await;
    assert!(own.body.contains(&format!("/reports/measures?document={id}")), "the document leads there");
    let earlier = counsel.open(&format!("/reports/measures?document={id}&before=2022-06-01")).await;
    assert!(!rows(&earlier).iter().any(|row| row[0].starts_with("NDA1")), "it took effect on that day");
    let verbs = app.verbs().await;
    assert!(verbs.iter().any(|verb| verb == "view-audit"));
}

async fn a_record_made_after_the_day_is_back_dated_and_counts_for_nothing(db: Database) {
    let app = told(db).await;
    let id = bumper(&app).await;
    let (papers, _) = agreed(&app.as_role(Role::Owner).await, "measures", &format!("document={id}&{LEAK}")).await;
    let jinlu = papers.iter().find(|row| row[2] == "NDA-JINLU").unwrap();
    assert_eq!(jinlu[6], "true", "it was on record, though its party was not yet known to have the document");
    let access = "document_code=BUMPER-F; subject_code=CHENGYAO; from_date=2022-06-01";
    record(&app, "2026-11-24T09:00:00Z", Kind::AccessLists, access).await;
    let counsel = app.as_role(Role::Legal).await;
    let address = format!("document={id}&{LEAK}&group=marking");
    let (csv, shown) = agreed(&counsel, "measures", &address).await;
    let row = csv.iter().find(|row| row[1] == "access_lists").unwrap();
    assert_eq!((row[4].as_str(), row[5].as_str(), row[6].as_str()), ("2022-06-01", "2026-11-24T09:00:00Z", "false"));
    assert!(shown.iter().any(|row| row[4].contains("Back-dated")), "{shown:?}");
    let page = counsel.open(&format!("/reports/measures?{address}")).await;
    page.says("No access list was recorded before the day.");
    let later = counsel.open(&format!("/reports/measures?document={id}&before=2026-11-26&group=marking")).await;
    assert!(!later.text().contains("No access list was recorded"), "before a later day it counts");
    let then = counsel.open(&format!("/reports/measures?document={id}&{LEAK}&known_at=2026-11-23")).await;
    then.says("You see only what was recorded by 2026-11-23");
    assert!(rows(&then).iter().all(|row| !row[0].contains("Access list")), "it was not known then");
    assert!(shown.iter().any(|row| row[0].contains("Access list")));
}

async fn records_of_page_and_files_are_the_same_under_every_filter(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let mut told_apart = 0;
    for code in ["BUMPER-F", "BUMPER-JIG", "EGRET-FACE", "SIS-HULL"] {
        let id = number(&app, Kind::Documents, code).await;
        for before in ["2023-01-22", "2026-06-01"] {
            let asked = format!("document={id}&before={before}");
            let (all, _) = agreed(&auditor, "measures", &asked).await;
            let page = auditor.open(&format!("/reports/measures?{asked}")).await;
            for (address, count) in counted(&page) {
                let query = address.split_once('?').unwrap().1.to_owned();
                let (csv, shown) = agreed(&auditor, "measures", &query).await;
                assert_eq!((csv.len(), shown.len()), (count, count), "{query}");
                for (cells, row) in shown.iter().zip(&csv) {
                    assert!(cells[0].starts_with(&row[2]) && cells[3] == row[4], "{query}: {cells:?} {row:?}");
                    assert_eq!(cells[4].contains("Back-dated"), row[6] == "false", "{query}: {cells:?}");
                }
                told_apart += usize::from(!csv.is_empty() && csv.len() < all.len());
            }
            let groups = json(&auditor.open(&format!("/reports/measures.json?{asked}")).await);
            let of_groups = groups["groups"].as_array().unwrap().iter();
            let sum: u64 = of_groups
                .map(|one| one["contemporaneous"].as_u64().unwrap() + one["back_dated"].as_u64().unwrap())
                .sum();
            assert_eq!(usize::try_from(sum).unwrap(), all.len(), "{code} {before}");
        }
    }
    assert!(told_apart > 15, "only {told_apart} filters told records apart");
}

async fn a_foreign_document_answers_like_a_missing_one_and_its_records_are_walled_off(db: Database) {
    let app = told(db).await;
    let (foreign, own) = (bumper(&app).await, number(&app, Kind::Documents, "EGRET-LAMP").await);
    app.hire_for("egret@oem.example", &[Role::Auditor], Scope::Programmes(["EGRET".to_owned()].into())).await;
    let outsider = app.sign_in("egret@oem.example").await;
    for place in [
        "/reports/measures",
        "/reports/measures.csv",
        "/reports/measures.xlsx",
        "/reports/measures.pdf",
        "/reports/measures.json",
    ] {
        let answer = outsider.open(&format!("{place}?document={foreign}")).await;
        let missing = outsider.open(&format!("{place}?document=987654321")).await;
        assert_eq!((answer.status, answer.text()), (404, missing.text()), "{place}");
    }
    let found = outsider.send_from("/reports/measures", "/reports/measures/find", &[("q", "bumper")]).await;
    assert!(!found.text().contains("BUMPER-F"));
    let all = app.as_role(Role::Confidentiality).await;
    let asked = format!("document={own}&before=2026-06-01");
    let (of_all, _) = agreed(&all, "measures", &asked).await;
    let (csv, _) = agreed(&outsider, "measures", &asked).await;
    assert!(!csv.is_empty() && csv.iter().all(|row| of_all.contains(row)), "{csv:?}");
    assert!(!csv.iter().any(|row| row[2] == "NDA-KALTENAU"), "it is for another programme");
}

async fn a_day_that_cannot_be_read_is_said_beside_its_field_and_kept(db: Database) {
    let app = told(db).await;
    let id = bumper(&app).await;
    let auditor = app.as_role(Role::Auditor).await;
    for (query, kept) in
        [("before=22.1.2023", "value=\"22.1.2023\""), ("known_at=soon&before=2023-01-22", "value=\"soon\"")]
    {
        let refused = auditor.open(&format!("/reports/measures?document={id}&{query}")).await;
        assert_eq!(refused.status, 422, "{query}");
        refused.says("This is no date. Write it as 2023-01-22");
        assert!(refused.body.contains(kept) && refused.body.contains("name=\"document\""), "{query}");
        assert_eq!(auditor.open(&format!("/reports/measures.csv?document={id}&{query}")).await.status, 400, "{query}");
    }
}

async fn evidence_that_speaks_for_a_record_is_counted(db: Database) {
    let app = told(db).await;
    let id = bumper(&app).await;
    let officer = app.as_role(Role::Confidentiality).await;
    let agreement = number(&app, Kind::Agreements, "NDA1").await;
    let page = officer.open(&format!("/agreements/{agreement}")).await;
    let (token, submission) = (page.hidden("form_token").unwrap(), page.hidden("submission").unwrap());
    let fields = [
        ("form_token", token.as_str()),
        ("submission", &submission),
        ("dated_on", "2022-05-27"),
        ("note", "signed copy"),
    ];
    let action = format!("/agreements/{agreement}/evidence");
    let handed = officer.post_files(&action, &fields, &[("file", "nda1.csv", "a,b\r\n1,2\r\n")]).await;
    assert_eq!(handed.status, 303, "{}", handed.text());
    let (csv, _) = agreed(&officer, "measures", &format!("document={id}&{LEAK}&group=agreements")).await;
    let of = |code: &str| csv.iter().find(|row| row[2] == code).map(|row| row[8].clone());
    assert_eq!(of("NDA1").as_deref(), Some("1"));
    assert!(csv.iter().any(|row| row[8] == "0"), "{csv:?}");
    let before = format!("document={id}&{LEAK}&group=agreements&known_at=2022-12-31");
    let (then, _) = agreed(&officer, "measures", &before).await;
    assert!(then.iter().all(|row| row[8] == "0"), "it was handed in later");
}

async fn the_report_speaks_chinese(db: Database) {
    let app = told(db).await;
    let id = bumper(&app).await;
    app.hire("fawu@oem.example", &[Role::Legal]).await;
    let counsel = app.browser().in_chinese();
    counsel.sign_in("fawu@oem.example", PASSWORD).await;
    let page = counsel.open(&format!("/reports/measures?document={id}&{LEAK}")).await;
    page.says("BUMPER-F 的保密措施").says("标识与知悉范围").says("该日之前未记录知悉人员名单");
}
