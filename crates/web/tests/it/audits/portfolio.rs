//! The portfolio's page: what is not covered over all versions, narrowed and counted, the same in its files.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use persistence::Database;

use super::page::{counted, every_count_leads_to_its_rows, json, rows, sheet};
use super::told;
use crate::app::{App, Browser, PASSWORD, spawn_app};

fixtures::both!(
    an_officer_sees_what_is_not_covered_and_every_count_leads_to_its_rows,
    the_portfolio_speaks_chinese,
    page_csv_and_json_of_the_portfolio_agree_under_every_filter,
    a_filter_that_is_on_can_be_taken_away,
    what_is_new_counts_since_the_day_before_or_since_one_said,
    times_that_cannot_be_asked_about_are_said_beside_their_fields,
    an_empty_portfolio_says_whether_that_is_good_news,
    nothing_of_a_walled_off_programme_is_in_the_portfolio,
    views_and_exports_of_the_portfolio_are_acts,
    the_home_page_counts_what_the_portfolio_lists,
);

const AT: &str = "as_of=2023-01-22&since=2022-01-01";

async fn number(app: &App, kind: Kind, key: &str) -> i64 {
    let found = persistence::facts::by_key(app.house.db.reader(), &Scope::All, kind, key).await.unwrap();
    found.unwrap().id
}

async fn an_officer_sees_what_is_not_covered_and_every_count_leads_to_its_rows(db: Database) {
    let app = told(db).await;
    let officer = app.as_role(Role::Confidentiality).await;
    let page = officer.open(&format!("/audits/portfolio?{AT}")).await;
    page.says("As of 2023-01-22,")
        .says("You see how the world stood on 2023-01-22, not now.")
        .says("BUMPER-F v1")
        .says("JINLU")
        .says("Consent missing")
        .says("Asia/Shanghai");
    assert!(every_count_leads_to_its_rows(&officer, &page).await > 10);
    let draft = number(&app, Kind::Versions, &domain::facts::version_key("BUMPER-F", "v1")).await;
    let shop = number(&app, Kind::Parties, "JINLU").await;
    let linked = page.body.replace("&#38;", "&");
    assert!(linked.contains(&format!("/audits/exposure?version={draft}&as_of=2023-01-22\"")), "at the same time");
    assert!(linked.contains(&format!("/audits/party?party=parties-{shop}&as_of=2023-01-22\"")));
    let held = officer.open(&format!("/audits/portfolio?list=held_without_cover&{AT}")).await;
    held.says("KALTENAU").says("Return overdue").says("and one more reason");
    assert!(every_count_leads_to_its_rows(&officer, &held).await > 10);
}

async fn the_portfolio_speaks_chinese(db: Database) {
    let app = told(db).await;
    app.hire("auditor@oem.example", &[Role::Auditor]).await;
    let auditor = app.browser().in_chinese();
    auditor.sign_in("auditor@oem.example", PASSWORD).await;
    let page = auditor.open(&format!("/audits/portfolio?{AT}")).await;
    page.says("总体审计").says("收到时未覆盖").says("缺少转披露同意").says("截至 2023-01-22");
}

/// The rows of page, CSV and JSON at an address of the list, which are the same; gives them.
async fn agreed(browser: &Browser, list: &str, query: &str) -> Vec<Vec<String>> {
    let asked = format!("list={list}&{query}");
    let page = browser.open(&format!("/audits/portfolio?{asked}&size=100")).await;
    assert_eq!(page.status, 200, "{asked}");
    let shown: Vec<Vec<String>> = rows(&page).into_iter().map(|row| row[..2].to_vec()).collect();
    let file = browser.open(&format!("/audits/portfolio.csv?{asked}")).await;
    let csv = sheet(&file);
    assert!(csv.iter().all(|row| row.len() == 7 && row[0] == list), "{asked}: {csv:?}");
    let of_csv: Vec<Vec<String>> =
        csv.iter().map(|row| vec![format!("{} {}", row[1], row[2]), row[3].clone()]).collect();
    assert_eq!(of_csv, shown, "{asked}");
    let workbook = browser.open(&format!("/audits/portfolio.xlsx?{asked}")).await;
    let paper = browser.open(&format!("/audits/portfolio.pdf?{asked}")).await;
    crate::papers::agree(&file, &workbook, &paper, &asked);
    let answer = json(&browser.open(&format!("/audits/portfolio.json?{asked}")).await);
    let text = |row: &serde_json::Value, key: &str| row[key].as_str().unwrap().to_owned();
    let of_json = answer[list].as_array().unwrap().iter().map(|row| {
        let reasons: Vec<&str> = row["reasons"].as_array().unwrap().iter().map(|code| code.as_str().unwrap()).collect();
        let own = ["document", "version", "party", "primary_reason"].map(|key| text(row, key));
        [vec![list.to_owned()], own.to_vec(), vec![reasons.join("|"), row["new"].to_string()]].concat()
    });
    assert_eq!(of_json.collect::<Vec<_>>(), csv, "{asked}");
    shown
}

async fn page_csv_and_json_of_the_portfolio_agree_under_every_filter(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let mut met = 0;
    for list in ["uncovered", "held_without_cover"] {
        let page = auditor.open(&format!("/audits/portfolio?list={list}&as_of=2024-06-30&since=2023-12-31")).await;
        let offered = |name: &str| -> Vec<String> {
            let part = |address: &str| {
                let value = address.split(&format!("&{name}=")).nth(1)?.split('&').next()?;
                Some(format!("&{name}={value}"))
            };
            let found = counted(&page).iter().filter_map(|(address, _)| part(address)).collect::<Vec<_>>();
            [String::new()].into_iter().chain(found).collect()
        };
        let asked = "as_of=2024-06-30&since=2023-12-31";
        let all = agreed(&auditor, list, asked).await.len();
        for new in ["", "&new=1"] {
            for reason in offered("reason") {
                for programme in offered("programme") {
                    for tier in offered("tier") {
                        let query = format!("{asked}{reason}{programme}{tier}{new}");
                        let rows = agreed(&auditor, list, &query).await.len();
                        met += usize::from(rows > 0 && rows < all);
                    }
                }
            }
            for party in offered("party") {
                agreed(&auditor, list, &format!("{asked}{party}{new}")).await;
            }
        }
    }
    assert!(met > 10, "only {met} filters told rows apart");
}

async fn a_filter_that_is_on_can_be_taken_away(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let shop = number(&app, Kind::Parties, "JINLU").await;
    let asked = format!("/audits/portfolio?{AT}&reason=CONSENT_MISSING&party=parties-{shop}");
    let page = auditor.open(&asked).await;
    page.says("Reason: Consent missing").says("Party: JINLU").says("Remove all");
    let linked = page.body.replace("&#38;", "&");
    for less in [format!("{AT}&party=parties-{shop}"), format!("{AT}&reason=CONSENT_MISSING"), AT.to_owned()] {
        assert!(linked.contains(&format!("href=\"/audits/portfolio?{less}\"")), "{less}");
    }
    let none = auditor.open(&format!("/audits/portfolio?{AT}&reason=PERSON_BARRED")).await;
    none.says("No row is like that").says("Show all");
    for missing in ["programme=999999", "party=parties-999999", "party=people-999999"] {
        assert_eq!(auditor.open(&format!("/audits/portfolio?{missing}")).await.status, 404, "{missing}");
    }
}

async fn what_is_new_counts_since_the_day_before_or_since_one_said(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let list = "as_of=2023-01-22&new=1";
    let yesterday = auditor.open(&format!("/audits/portfolio?{list}")).await;
    yesterday.says("Only new since 2023-01-21").says("No row is like that");
    let since = auditor.open(&format!("/audits/portfolio?{list}&since=2022-01-01")).await;
    since.says("New since").says("JINLU").says("Only new since 2022-01-01");
}

async fn times_that_cannot_be_asked_about_are_said_beside_their_fields(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    for (query, problem) in [
        ("reason=NO_AGREEMENT&as_of=22.1.2023", "This is no date. Write it as 2023-01-22"),
        ("known_at=2023-01-22T10:00:00", "The offset from UTC is missing"),
        ("since=last+week", "This is no date"),
        ("as_of=2023-01-22&since=2023-01-22", "This is not before the time that is asked about"),
    ] {
        let refused = auditor.open(&format!("/audits/portfolio?{query}")).await;
        assert_eq!(refused.status, 422, "{query}");
        refused.says(problem);
        let (name, value) = query.split('&').next_back().unwrap().split_once('=').unwrap();
        let field = refused.body.split(&format!("name=\"{name}\"")).nth(1).unwrap().split('>').next().unwrap();
        assert!(field.contains(&format!("value=\"{}\"", value.replace('+', " "))), "{query}: {field}");
        assert_eq!(auditor.open(&format!("/audits/portfolio.csv?{query}")).await.status, 400, "{query}");
    }
}

async fn an_empty_portfolio_says_whether_that_is_good_news(db: Database) {
    let app = spawn_app(db.clone()).await;
    let auditor = app.as_role(Role::Auditor).await;
    let officer = app.as_role(Role::Confidentiality).await;
    auditor.open("/audits/portfolio").await.says("Nothing has been handed over yet");
    assert!(
        officer.open("/audits/portfolio").await.body.contains("href=\"/import\""),
        "those who may import are led there"
    );
    assert!(!auditor.open("/").await.text().contains("without cover"), "no counts of nothing");
    fixtures::write::write(&db, app.house.clock.now(), &fixtures::example().unwrap()).await.unwrap();
    let page = auditor.open("/audits/portfolio?as_of=2022-07-01&since=2022-06-30").await;
    page.says("Nobody received anything without cover").says("Every hand-over was covered");
}

async fn nothing_of_a_walled_off_programme_is_in_the_portfolio(db: Database) {
    let app = told(db).await;
    let programme = number(&app, Kind::Programmes, "KINGFISHER").await;
    let own = Scope::Programmes(["EGRET".to_owned()].into());
    app.hire_for("egret@oem.example", &[Role::Auditor], own).await;
    let outsider = app.sign_in("egret@oem.example").await;
    let all = app.as_role(Role::Confidentiality).await;
    let asked = "as_of=2024-06-30&since=2022-01-01";
    assert!(all.open(&format!("/audits/portfolio?{asked}")).await.text().contains("KINGFISHER"));
    for list in ["uncovered", "held_without_cover"] {
        let page = outsider.open(&format!("/audits/portfolio?list={list}&{asked}&parties=all")).await;
        for secret in ["KINGFISHER", "BUMPER-F", "JINLU"] {
            assert!(!page.text().contains(secret), "{list} names {secret}");
        }
        let rows = agreed(&outsider, list, asked).await;
        let of_all = agreed(&all, list, asked).await;
        assert!(rows.len() < of_all.len() && rows.iter().all(|row| of_all.contains(row)), "{list}");
        every_count_leads_to_its_rows(&outsider, &page).await;
    }
    for place in ["/audits/portfolio", "/audits/portfolio.csv", "/audits/portfolio.json"] {
        let foreign = outsider.open(&format!("{place}?programme={programme}")).await;
        let missing = outsider.open(&format!("{place}?programme=987654321")).await;
        assert_eq!((foreign.status, foreign.text()), (404, missing.text()), "{place}");
    }
}

async fn views_and_exports_of_the_portfolio_are_acts(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    for place in ["", ".csv", ".json"] {
        auditor.open(&format!("/audits/portfolio{place}?{AT}")).await;
    }
    let verbs = app.verbs().await;
    assert_eq!(verbs[verbs.len() - 3..], ["view-audit", "export-audit", "export-audit"]);
}

async fn the_home_page_counts_what_the_portfolio_lists(db: Database) {
    let app = told(db).await;
    app.wait_minutes(200 * 24 * 60);
    let auditor = app.as_role(Role::Auditor).await;
    let home = auditor.open("/").await;
    home.says("Received without cover").says("Held without cover now").says("new since yesterday");
    let tiles: Vec<(String, usize)> =
        counted(&home).into_iter().filter(|(address, _)| address.starts_with("/audits/portfolio")).collect();
    assert_eq!(tiles.len(), 4);
    for (address, count) in tiles {
        let list = auditor.open(&address).await;
        assert_eq!(super::page::total(&list), count, "{address}");
    }
    app.hire("it@oem.example", &[Role::Administrator]).await;
    assert!(app.sign_in("it@oem.example").await.open("/").await.text().contains("Held without cover now"));
}
