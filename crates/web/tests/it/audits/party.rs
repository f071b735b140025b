//! The page of one party's reach: what it received, whom that reached, and what of it is without cover.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use persistence::Database;

use super::page::{counted, every_count_leads_to_its_rows, json, rows, sheet};
use super::told;
use crate::app::{App, Browser};

fixtures::both!(
    an_auditor_finds_a_party_and_sees_whom_it_reached,
    page_csv_and_json_of_a_reach_agree_under_every_filter,
    a_party_that_passed_nothing_on_is_told_so,
    times_of_a_reach_are_checked_beside_their_fields,
    nothing_of_a_walled_off_programme_is_in_a_reach,
    views_and_exports_of_a_reach_are_acts,
);

async fn subject(app: &App, kind: Kind, key: &str) -> String {
    let found = persistence::facts::by_key(app.house.db.reader(), &Scope::All, kind, key).await.unwrap();
    format!("{kind}-{}", found.unwrap().id)
}

async fn an_auditor_finds_a_party_and_sees_whom_it_reached(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let supplier = subject(&app, Kind::Parties, "CHENGYAO").await;
    auditor.open("/audits/party").await.says("Reach of a party").says("CHENGYAO");
    let found = auditor.send_from("/audits/party", "/audits/party/find", &[("q", "chengy")]).await;
    found.says("CHENGYAO");
    assert!(found.body.contains(&format!("/audits/party?party={supplier}\"")) && !found.text().contains("JINLU"));
    assert!(!found.body.contains("q=chengy"), "no address holds the words");
    auditor.send_from("/audits/party", "/audits/party/find", &[("q", "zzz")]).await.says("Nobody found");

    let page = auditor.open(&format!("/audits/party?party={supplier}&as_of=2023-01-22")).await;
    page.says("Reach of CHENGYAO").says("As of 2023-01-22, CHENGYAO").says("JINLU").says("BUMPER-F v1");
    assert!(every_count_leads_to_its_rows(&auditor, &page).await > 4);
    let received = auditor.open(&format!("/audits/party?party={supplier}&as_of=2023-01-22&list=versions")).await;
    received.says("First received").says("BUMPER-F v1").says("2022-");
    let record = auditor.open(&format!("/{}", supplier.replace('-', "/"))).await;
    assert!(record.body.contains(&format!("/audits/party?party={supplier}\"")), "its record leads here");
    let colleague = subject(&app, Kind::People, "P-LIAN").await;
    auditor.open(&format!("/audits/party?party={colleague}&list=versions")).await.says("PHOTO-KANG p1");
    auditor.open(&format!("/{}", colleague.replace('-', "/"))).await.says("Reach of its versions");
    assert_eq!(auditor.open("/audits/party?party=parties-999999").await.status, 404);
}

/// The pairs of page, CSV and JSON, which are the same; gives how many.
async fn agreed(browser: &Browser, query: &str) -> usize {
    let page = browser.open(&format!("/audits/party?{query}&size=100")).await;
    assert_eq!(page.status, 200, "{query}");
    let shown = rows(&page);
    let csv = sheet(&browser.open(&format!("/audits/party.csv?{query}")).await);
    let of_csv: Vec<Vec<String>> =
        csv.iter().map(|row| vec![format!("{} {}", row[0], row[1]), row[2].clone()]).collect();
    assert_eq!(of_csv, shown, "{query}");
    let answer = json(&browser.open(&format!("/audits/party.json?{query}")).await);
    let of_json = answer["pairs"].as_array().unwrap().iter().map(|pair| {
        let text = |key: &str| pair[key].as_str().unwrap().to_owned();
        vec![text("document"), text("version"), text("party")]
    });
    assert_eq!(of_json.collect::<Vec<_>>(), csv, "{query}");
    shown.len()
}

async fn page_csv_and_json_of_a_reach_agree_under_every_filter(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let mut reached_at_all = 0;
    for (kind, code) in [(Kind::Parties, "CHENGYAO"), (Kind::Parties, "MILESFIRST"), (Kind::People, "P-LIAN")] {
        let asked = format!("party={}&as_of=2024-06-30", subject(&app, kind, code).await);
        let all = agreed(&auditor, &asked).await;
        reached_at_all += all;
        let page = auditor.open(&format!("/audits/party?{asked}")).await;
        let part = |address: &str, name: &str| {
            let value = address.split(&format!("&{name}=")).nth(1)?.split('&').next()?;
            Some(format!("&{name}={value}"))
        };
        let offered = |name: &str| -> Vec<String> {
            let found: Vec<_> = counted(&page).iter().filter_map(|(address, _)| part(address, name)).collect();
            [String::new()].into_iter().chain(found).collect()
        };
        for version in offered("version") {
            for reached in offered("reached") {
                assert!(agreed(&auditor, &format!("{asked}{version}{reached}")).await <= all);
            }
        }
        let mut received = Vec::new();
        for held in ["", "&held=1"] {
            let list = format!("{asked}&list=versions{held}");
            let versions = rows(&auditor.open(&format!("/audits/party?{list}&size=100")).await);
            let csv = sheet(&auditor.open(&format!("/audits/party.csv?{list}")).await);
            let answer = json(&auditor.open(&format!("/audits/party.json?{list}")).await);
            let csv: Vec<_> = csv.into_iter().filter(|row| row.len() > 1).collect();
            let names: Vec<String> = csv.iter().map(|row| format!("{} {}", row[0], row[1])).collect();
            assert_eq!(versions.iter().map(|row| row[0].clone()).collect::<Vec<_>>(), names, "{list}");
            assert_eq!(answer["versions"].as_array().unwrap().len(), names.len(), "{list}");
            assert!(held.is_empty() || csv.iter().all(|row| row[3] == "true"), "{csv:?}");
            received.push(names.len());
        }
        assert!(received[0] >= received[1], "{received:?}");
    }
    assert!(reached_at_all > 1, "nobody reached anybody");
}

async fn a_party_that_passed_nothing_on_is_told_so(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let loser = subject(&app, Kind::Parties, "KALTENAU").await;
    let page = auditor.open(&format!("/audits/party?party={loser}&as_of=2023-01-22")).await;
    page.says("From there, nothing reached anybody else.").says("Nobody was reached from here");
    let received = auditor.open(&format!("/audits/party?party={loser}&as_of=2023-01-22&list=versions&held=1")).await;
    received.says("Only what it still holds").says("BUMPER-F v1").says("Holding");
    let before = auditor.open(&format!("/audits/party?party={loser}&as_of=2001-01-01")).await;
    before.says("is not recorded to have received any version").says("Nothing received");
}

async fn times_of_a_reach_are_checked_beside_their_fields(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let supplier = subject(&app, Kind::Parties, "CHENGYAO").await;
    let refused = auditor.open(&format!("/audits/party?party={supplier}&as_of=22.1.2023")).await;
    assert_eq!(refused.status, 422);
    refused.says("This is no date").says("Reach of CHENGYAO");
    assert!(refused.body.contains("value=\"22.1.2023\""));
    assert_eq!(auditor.open(&format!("/audits/party.json?party={supplier}&as_of=x")).await.status, 400);
    assert_eq!(auditor.open("/audits/party.csv").await.status, 404);
}

async fn nothing_of_a_walled_off_programme_is_in_a_reach(db: Database) {
    let app = told(db).await;
    let own = Scope::Programmes(["EGRET".to_owned()].into());
    app.hire_for("egret@oem.example", &[Role::Auditor], own).await;
    let outsider = app.sign_in("egret@oem.example").await;
    let supplier = subject(&app, Kind::Parties, "CHENGYAO").await;
    let key = domain::facts::version_key("BUMPER-F", "v1");
    let version = subject(&app, Kind::Versions, &key).await.replace("versions-", "");
    for (place, list) in
        [("", "reached"), ("", "versions"), (".csv", "reached"), (".csv", "versions"), (".json", "reached")]
    {
        let asked = format!("/audits/party{place}?party={supplier}&as_of=2023-01-22&list={list}");
        let answer = outsider.open(&asked).await;
        assert_eq!(answer.status, 200);
        assert!(!answer.text().contains("BUMPER-F") && !answer.text().contains("JINLU"), "{asked}");
        let foreign = outsider.open(&format!("{asked}&version={version}")).await;
        let missing = outsider.open(&format!("{asked}&version=987654321")).await;
        assert_eq!((foreign.status, foreign.text()), (404, missing.text()), "{asked}");
    }
}

async fn views_and_exports_of_a_reach_are_acts(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let supplier = subject(&app, Kind::Parties, "CHENGYAO").await;
    for place in ["", ".csv", ".json"] {
        auditor.open(&format!("/audits/party{place}?party={supplier}")).await;
    }
    let verbs = app.verbs().await;
    assert_eq!(verbs[verbs.len() - 3..], ["view-audit", "export-audit", "export-audit"]);
}
