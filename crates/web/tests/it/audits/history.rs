//! The pages of a version's history and of what changed: date by date, in the world and in our knowledge.

use domain::staff::{Role, Scope};
use persistence::Database;

use super::page::{json, sheet};
use super::{draft, told};
use crate::app::Answer;

fixtures::both!(
    a_history_counts_as_the_audit_of_each_date_does,
    dates_are_chosen_by_span_or_by_list_and_checked_beside_their_fields,
    a_discovery_is_a_change_of_knowledge_and_a_hand_over_one_of_the_world,
    page_csv_and_json_of_changes_agree_under_every_filter,
    a_history_of_a_foreign_programme_answers_like_a_missing_one,
    views_and_exports_of_history_and_changes_are_acts,
);

/// The cells of each row of the page's one table, without their marks.
fn cells(answer: &Answer) -> Vec<Vec<String>> {
    let table = answer.body.split_once("<tbody>").unwrap().1.split("</tbody>").next().unwrap();
    let text = |cell: &str| {
        let parts = cell.split('<').map(|part| part.split_once('>').map_or("", |(_, words)| words));
        parts.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let row =
        |row: &str| row.replace("<th", "<td").split("<td").skip(1).map(|cell| text(&format!("<td{cell}"))).collect();
    table.split("<tr").skip(1).map(row).collect()
}

async fn a_history_counts_as_the_audit_of_each_date_does(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let id = draft(&app).await;
    let usual = auditor.open(&format!("/audits/history?version={id}")).await;
    assert_eq!(cells(&usual).len(), 13, "twelve month ends and today");
    let asked = format!("version={id}&known_at=2023-02-10&dates=2022-07-01,2023-01-22,2023-06-30");
    let page = auditor.open(&format!("/audits/history?{asked}")).await;
    page.says("You see only what was recorded by 2023-02-10");
    let shown = cells(&page);
    let csv = sheet(&auditor.open(&format!("/audits/history.csv?{asked}")).await);
    let answer = json(&auditor.open(&format!("/audits/history.json?{asked}")).await);
    assert_eq!(shown.len(), 3);
    assert!(page.body.contains("class=\"series series-3\""), "what the table says is drawn too");
    let one_day = auditor.open(&format!("/audits/history?version={id}&dates=2023-01-22")).await;
    assert!(!one_day.body.contains("class=\"series"), "one day makes no line");
    for (place, row) in shown.iter().enumerate() {
        assert_eq!(row[..5], csv[place][..]);
        let date = &answer["dates"][place];
        let one = format!("/audits/exposure.json?version={id}&as_of={}&known_at=2023-02-10", row[0]);
        let summary = json(&auditor.open(&one).await)["summary"].clone();
        for (cell, key) in row[1..].iter().zip(["exposed", "holding", "uncovered", "held_without_cover"]) {
            assert_eq!((cell, &date[key]), (&summary[key].to_string(), &summary[key]), "{one}");
        }
    }
    let linked = page.body.replace("&#38;", "&");
    let uncovered = format!("/audits/exposure?version={id}&as_of=2023-01-22&known_at=2023-02-10&show=uncovered");
    assert!(linked.contains(&uncovered), "counts lead to their rows");
    assert_eq!(auditor.open(&uncovered).await.status, 200);
    let exposure = auditor.open(&format!("/audits/exposure?version={id}&known_at=2023-02-10")).await;
    let back = format!("/audits/history?version={id}&known_at=2023-02-10");
    assert!(exposure.body.replace("&#38;", "&").contains(&back), "the audit leads to its history");
    assert_eq!(auditor.open("/audits/history").await.location(), "/audits/exposure");
}

async fn dates_are_chosen_by_span_or_by_list_and_checked_beside_their_fields(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let id = draft(&app).await;
    let weeks = auditor.open(&format!("/audits/history?version={id}&from=2023-01-01&to=2023-01-22&step=week")).await;
    let dates: Vec<String> = cells(&weeks).into_iter().map(|row| row[0].clone()).collect();
    assert_eq!(dates, ["2023-01-01", "2023-01-08", "2023-01-15", "2023-01-22"]);
    for (query, problem, typed) in [
        ("from=1.1.2023&to=2023-01-22", "This is no date. Write it as 2023-01-22.", "1.1.2023"),
        ("to=2023-01-22", "The first day is missing.", "2023-01-22"),
        ("from=2023-01-22&to=2023-01-21", "The last day is before the first.", "2023-01-21"),
        ("from=2000-01-01&step=day", "These are more than 400 dates.", "2000-01-01"),
        ("dates=2023-01-22,soon", "“soon”: This is no date.", "2023-01-22,soon"),
        ("known_at=soon", "This is no date.", "soon"),
    ] {
        let refused = auditor.open(&format!("/audits/history?version={id}&{query}")).await;
        assert_eq!(refused.status, 422, "{query}");
        refused.says(problem);
        assert!(refused.body.contains(&format!("value=\"{typed}\"")), "{query}");
        assert_eq!(auditor.open(&format!("/audits/history.csv?version={id}&{query}")).await.status, 400, "{query}");
    }
}

async fn a_discovery_is_a_change_of_knowledge_and_a_hand_over_one_of_the_world(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let id = draft(&app).await;
    let learnt = "from_as_of=2023-01-22&from_known_at=2023-01-20&to_as_of=2023-01-22";
    let page = auditor.open(&format!("/audits/changes?version={id}&{learnt}")).await;
    page.says("nothing changed in the world, and one in what we know of the time before")
        .says("JINLU")
        .says("In our knowledge Not exposed Holding, received without cover (Consent missing), held without cover");
    let happened = "from_as_of=2022-01-01&to_as_of=2023-01-22";
    let page = auditor.open(&format!("/audits/changes?version={id}&{happened}")).await;
    page.says("5 changes in the world, and none in what we know of the time before").says("2022-01-01 2023-01-22");
    let same = auditor.open(&format!("/audits/changes?version={id}")).await;
    same.says("Nothing changed").says(" to now:");
    let refused = auditor.open(&format!("/audits/changes?version={id}&from_as_of=x&to_known_at=y")).await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.text().matches("This is no date").count(), 2);
    assert_eq!(auditor.open("/audits/changes").await.location(), "/audits/exposure");
}

async fn page_csv_and_json_of_changes_agree_under_every_filter(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let id = draft(&app).await;
    let times = "from_as_of=2022-10-31&from_known_at=2023-01-20&to_as_of=2023-06-30";
    let mut counts = Vec::new();
    for origin in ["", "world", "knowledge"] {
        let asked = format!("version={id}&{times}&origin={origin}");
        let page = auditor.open(&format!("/audits/changes?{asked}")).await;
        let shown: Vec<String> = super::page::rows(&page).into_iter().map(|row| row[0].clone()).collect();
        let csv = sheet(&auditor.open(&format!("/audits/changes.csv?{asked}")).await);
        let csv: Vec<String> = csv.into_iter().map(|row| row[0].clone()).filter(|cell| !cell.is_empty()).collect();
        let answer = json(&auditor.open(&format!("/audits/changes.json?{asked}")).await);
        let listed = answer["changes"].as_array().unwrap().iter();
        let listed: Vec<String> = listed.map(|change| change["party"].as_str().unwrap().to_owned()).collect();
        assert_eq!((&shown, &csv), (&listed, &listed), "{asked}");
        assert_eq!(answer["from"]["known_at"], "2023-01-20");
        counts.push(shown.len());
        super::page::every_count_leads_to_its_rows(&auditor, &page).await;
    }
    assert!(counts[1] > 0 && counts[2] > 0 && counts[0] == counts[1] + counts[2], "{counts:?}");
}

async fn a_history_of_a_foreign_programme_answers_like_a_missing_one(db: Database) {
    let app = told(db).await;
    let id = draft(&app).await;
    let egret = Scope::Programmes(["EGRET".to_owned()].into());
    app.hire_for("egret@oem.example", &[Role::Auditor], egret).await;
    let outsider = app.sign_in("egret@oem.example").await;
    for room in ["history", "changes"] {
        for format in ["", ".csv", ".json"] {
            let foreign = outsider.open(&format!("/audits/{room}{format}?version={id}")).await;
            let missing = outsider.open(&format!("/audits/{room}{format}?version=987654321")).await;
            assert_eq!((foreign.status, foreign.text()), (404, missing.text()), "{room}{format}");
        }
    }
}

async fn views_and_exports_of_history_and_changes_are_acts(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let id = draft(&app).await;
    for room in ["history", "changes"] {
        for format in ["", ".csv", ".json"] {
            auditor.open(&format!("/audits/{room}{format}?version={id}")).await;
        }
    }
    let verbs = app.verbs().await;
    let both = ["view-audit", "export-audit", "export-audit"];
    assert_eq!(verbs[verbs.len() - 6..], [both, both].concat());
}
