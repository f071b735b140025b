//! The embargo watch: page, files and filters say the same, each publication leads to its verdict, and no wall is crossed.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use persistence::Database;

use super::{number, rows, told};
use crate::app::Browser;
use crate::audits::page::{json, sheet};

fixtures::both!(
    what_was_published_is_held_against_what_was_notified,
    a_publication_leads_to_its_verdict_in_either_language,
    nothing_of_an_event_behind_a_wall_is_told,
);

/// The publications that page, CSV and JSON list, which are the same.
async fn listed(browser: &Browser, query: &str) -> Vec<String> {
    let page = browser.open(&format!("/reports/embargoes?{query}&size=100")).await;
    assert_eq!(page.status, 200, "{query}");
    let shown: Vec<String> = rows(&page).iter().map(|row| row[0].split(' ').next().unwrap().to_owned()).collect();
    let mut csv: Vec<String> = sheet(&browser.open(&format!("/reports/embargoes.csv?{query}")).await)
        .into_iter()
        .map(|row| row[0].clone())
        .collect();
    csv.dedup();
    assert_eq!(csv, shown, "{query}");
    let found = json(&browser.open(&format!("/reports/embargoes.json?{query}")).await);
    let of_json: Vec<&str> =
        found["rows"].as_array().unwrap().iter().map(|row| row["publication"].as_str().unwrap()).collect();
    assert_eq!(of_json, shown, "{query}");
    let workbook = browser.open(&format!("/reports/embargoes.xlsx?{query}")).await;
    let mut of_workbook: Vec<String> =
        crate::sheets::workbook_rows(&workbook).into_iter().map(|row| row[0].clone()).collect();
    of_workbook.dedup();
    assert_eq!(of_workbook, shown, "{query}");
    shown
}

async fn what_was_published_is_held_against_what_was_notified(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    for (query, expected) in [
        ("", &["PUB-3", "PUB-1", "PUB-2"][..]),
        ("verdict=broken", &["PUB-1"]),
        ("verdict=kept", &["PUB-3", "PUB-2"]),
        ("as_of=2024-03-25", &["PUB-3"]),
        ("known_at=2024-03-26", &[]),
    ] {
        assert_eq!(listed(&auditor, query).await, expected, "{query}");
    }
    let page = auditor.open("/reports/embargoes").await;
    page.says("3 publications are on record; one breaks an embargo.");
    page.says("published before 2024-03-28 20:00 +08:00, the lift that was last notified to GRAVELROAD");
    page.says("P-LIAN").says("had been notified of no embargo.");
    auditor.open("/reports/embargoes?known_at=2024-03-26").await.says("Nothing published");
    let wrong = auditor.open("/reports/embargoes?as_of=soon").await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains("value=\"soon\""), "what was typed is kept");
}

async fn a_publication_leads_to_its_verdict_in_either_language(db: Database) {
    let app = told(db).await;
    let events = app.as_role(Role::Events).await;
    let id = number(&app, Kind::Publications, "PUB-1").await;
    let page = events.open(&format!("/publications/{id}")).await;
    let verdict = format!("/reports/embargoes?publication={id}");
    assert!(page.body.contains(&format!("href=\"{verdict}\"")), "{}", page.body);
    events.open(&verdict).await.says("Embargo broken").says("EMB-1 holds back everything until 2024-03-28 20:00");
    assert_eq!(listed(&events, &format!("publication={id}")).await, ["PUB-1"]);
    assert_eq!(events.open("/reports/embargoes?publication=999999").await.status, 404);
}

async fn nothing_of_an_event_behind_a_wall_is_told(db: Database) {
    let app = told(db).await;
    app.hire_for("egret@oem.example", &[Role::Auditor], Scope::Programmes(["EGRET".to_owned()].into())).await;
    let outsider = app.sign_in("egret@oem.example").await;
    assert_eq!(listed(&outsider, "").await, Vec::<String>::new());
    let id = number(&app, Kind::Publications, "PUB-1").await;
    assert_eq!(outsider.open(&format!("/reports/embargoes?publication={id}")).await.status, 404);
    for (kind, key) in [(Kind::Events, "DRIVE-0316"), (Kind::Embargoes, "EMB-1"), (Kind::Publications, "PUB-1")] {
        let id = number(&app, kind, key).await;
        assert_eq!(outsider.open(&format!("/{}/{id}", kind.table())).await.status, 404, "{kind}");
    }
}
