//! What ends when: windows, what takes over, the walls of programmes, and the same rows in every file.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use domain::time::Instant;
use persistence::Database;

use super::{agreed, number, rows, told};
use crate::app::{PASSWORD, spawn_app};
use crate::audits::page::{counted, every_count_leads_to_its_rows, total};

fixtures::both!(
    an_officer_sees_what_ends_and_every_count_leads_to_its_rows,
    page_and_files_hold_the_same_rows_under_every_filter,
    what_ends_on_the_day_itself_still_counts_and_the_next_one_is_named,
    a_time_that_cannot_be_read_is_said_and_what_was_typed_is_kept,
    nothing_of_a_walled_off_programme_is_on_the_radar,
    the_home_page_counts_what_the_radar_lists,
    what_was_not_known_then_is_not_shown,
    the_radar_speaks_chinese,
    an_empty_radar_says_so,
    what_an_amendment_replaced_is_not_on_the_radar,
);

const AT: &str = "as_of=2023-05-20";

async fn an_officer_sees_what_ends_and_every_count_leads_to_its_rows(db: Database) {
    let app = told(db).await;
    let officer = app.as_role(Role::Confidentiality).await;
    officer.open("/reports").await.says("Expiries").says("Answered elsewhere");
    let page = officer.open(&format!("/reports/expiries?{AT}")).await;
    page.says("As of 2023-05-20,").says("You see how the world stood on 2023-05-20, not now.").says("NDA1");
    assert!(every_count_leads_to_its_rows(&officer, &page).await > 10);
    let agreement = number(&app, Kind::Agreements, "NDA1").await;
    assert!(page.body.contains(&format!("href=\"/agreements/{agreement}\"")), "the paper is a link");
    let verbs = app.verbs().await;
    assert!(verbs.iter().filter(|verb| *verb == "view-audit").count() > 5);
}

async fn page_and_files_hold_the_same_rows_under_every_filter(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let mut told_apart = 0;
    for asked in [AT, "as_of=2025-06-01&ended=400", "as_of=2024-01-15&known_at=2023-06-30"] {
        let page = auditor.open(&format!("/reports/expiries?{asked}&parties=all")).await;
        let parts = counted(&page).into_iter().filter_map(|(address, _)| {
            let own = address.split(['?', '&']).filter(|part| {
                ["window=", "register=", "programme=", "party="].iter().any(|name| part.starts_with(name))
            });
            Some(own.collect::<Vec<_>>().join("&")).filter(|part| !part.is_empty())
        });
        let parts: Vec<String> = parts.chain(["open=1".to_owned(), String::new()]).collect();
        let (all, _) = agreed(&auditor, "expiries", asked).await;
        for one in &parts {
            for other in ["", "&open=1", "&window=30", "&register=agreements"] {
                let query = format!("{asked}&{one}{other}");
                let (csv, shown) = agreed(&auditor, "expiries", &query).await;
                let of_csv: Vec<(String, String)> = csv.iter().map(|row| (row[2].clone(), row[6].clone())).collect();
                assert_eq!(shown.len(), of_csv.len(), "{query}");
                for (cells, (paper, last_day)) in shown.iter().zip(of_csv) {
                    assert!(
                        cells[0].starts_with(&paper) && cells[3].starts_with(&last_day),
                        "{query}: {cells:?} {paper}"
                    );
                }
                told_apart += usize::from(!csv.is_empty() && csv.len() < all.len());
            }
        }
    }
    assert!(told_apart > 20, "only {told_apart} filters told rows apart");
}

async fn what_ends_on_the_day_itself_still_counts_and_the_next_one_is_named(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let of = |csv: &[Vec<String>]| csv.iter().find(|row| row[2] == "NDA1" && row[3] == "term").cloned();
    let (csv, _) = agreed(&auditor, "expiries", "as_of=2023-05-31").await;
    let row = of(&csv).unwrap();
    assert_eq!((row[0].as_str(), row[6].as_str(), row[7].as_str()), ("7", "2023-05-31", "0"));
    assert_eq!(row[10], "NDA1-2", "signed by then, from the day after on");
    auditor.open("/reports/expiries?as_of=2023-05-31&register=agreements").await.says("last day today");
    let (csv, _) = agreed(&auditor, "expiries", "as_of=2023-06-01").await;
    assert_eq!(of(&csv), None, "the amendment stands in its place");
    let (csv, _) = agreed(&auditor, "expiries", "as_of=2023-06-01&known_at=2023-05-20").await;
    assert_eq!(of(&csv).unwrap()[0], "ended");
    let (csv, _) = agreed(&auditor, "expiries", "as_of=2023-05-20&known_at=2023-05-20").await;
    assert_eq!(of(&csv).unwrap()[10], "", "the next one was not known then");
    let (csv, _) = agreed(&auditor, "expiries", "as_of=2026-05-01").await;
    let survival = csv.iter().find(|row| row[2] == "NDA1" && row[3] == "survival").unwrap();
    assert_eq!((survival[6].as_str(), survival[10].as_str()), ("2026-05-31", ""));
    assert_ne!(survival[9], "0", "copies handed over under it are still out");
}

async fn a_time_that_cannot_be_read_is_said_and_what_was_typed_is_kept(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let refused = auditor.open("/reports/expiries?as_of=22.1.2023&ended=60&register=labels").await;
    assert_eq!(refused.status, 422);
    refused.says("This is no date. Write it as 2023-01-22");
    for kept in ["value=\"22.1.2023\"", "value=\"60\"", "name=\"register\" value=\"labels\""] {
        assert!(refused.body.contains(kept), "{kept}");
    }
    assert_eq!(auditor.open("/reports/expiries.csv?as_of=22.1.2023").await.status, 400);
}

async fn nothing_of_a_walled_off_programme_is_on_the_radar(db: Database) {
    let app = told(db).await;
    let kingfisher = number(&app, Kind::Programmes, "KINGFISHER").await;
    app.hire_for("egret@oem.example", &[Role::Auditor], Scope::Programmes(["EGRET".to_owned()].into())).await;
    let (outsider, all) = (app.sign_in("egret@oem.example").await, app.as_role(Role::Confidentiality).await);
    for asked in [AT, "as_of=2023-06-10&ended=60&known_at=2023-05-20"] {
        let (of_all, _) = agreed(&all, "expiries", asked).await;
        let (csv, _) = agreed(&outsider, "expiries", asked).await;
        assert!(of_all.iter().any(|row| row[5].contains("KINGFISHER")), "{asked}");
        assert!(csv.len() < of_all.len(), "{asked}");
        for secret in ["KINGFISHER", "NDA1", "CONSENT-GRAIN"] {
            assert!(!csv.concat().iter().any(|cell| cell == secret), "{asked} names {secret}");
            let page = outsider.open(&format!("/reports/expiries?{asked}&parties=all&size=100")).await;
            assert!(!page.text().contains(secret), "{asked} names {secret}");
        }
    }
    for place in [
        "/reports/expiries",
        "/reports/expiries.csv",
        "/reports/expiries.xlsx",
        "/reports/expiries.pdf",
        "/reports/expiries.json",
    ] {
        let foreign = outsider.open(&format!("{place}?programme={kingfisher}")).await;
        let missing = outsider.open(&format!("{place}?programme=987654321")).await;
        assert_eq!((foreign.status, foreign.text()), (404, missing.text()), "{place}");
    }
}

async fn the_home_page_counts_what_the_radar_lists(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let home = auditor.open("/").await;
    home.says("Ends within 30 days").says("Ended since yesterday");
    let tiles: Vec<(String, usize)> =
        counted(&home).into_iter().filter(|(address, _)| address.starts_with("/reports/expiries")).collect();
    assert_eq!(tiles.len(), 2);
    for (address, count) in tiles {
        assert_eq!(total(&auditor.open(&address).await), count, "{address}");
    }
}

async fn what_was_not_known_then_is_not_shown(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let page = auditor.open("/reports/expiries?as_of=2023-12-20&known_at=2022-10-31&size=100").await;
    page.says("You see only what was recorded by 2022-10-31");
    assert!(rows(&page).iter().all(|row| !row[0].starts_with("NDA2")), "it was recorded later");
    let now = auditor.open("/reports/expiries?as_of=2023-12-20&size=100").await;
    assert!(rows(&now).iter().any(|row| row[0].starts_with("NDA2")));
}

async fn the_radar_speaks_chinese(db: Database) {
    let app = told(db).await;
    app.hire("caigou@oem.example", &[Role::Procurement]).await;
    let buyer = app.browser().in_chinese();
    buyer.sign_in("caigou@oem.example", PASSWORD).await;
    buyer.open("/reports").await.says("到期情况");
    buyer
        .open(&format!("/reports/expiries?{AT}"))
        .await
        .says("截至 2023-05-20")
        .says("8 至 30 天内到期")
        .says("还剩 11 天");
}

async fn an_empty_radar_says_so(db: Database) {
    let app = spawn_app(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    auditor.open("/reports/expiries").await.says("Nothing ends within 180 days").says("Agreements");
    let told = auditor.open("/reports/expiries?ended=5").await;
    told.says("nothing has ended in the last 5 days");
}

async fn what_an_amendment_replaced_is_not_on_the_radar(db: Database) {
    let app = told(db.clone()).await;
    let agreement = |cells: &str| {
        let terms = "discloser_code=QIULAN; recipient_code=CHENGYAO; executed_at=2024-01-01; ceiling=confidential; \
                     flow_down=forbidden";
        fixtures::write::state(Kind::Agreements, &format!("{cells}; {terms}"))
    };
    let base = agreement("code=N-BASE; effective_on=2024-01-01; expires_on=2027-01-10");
    let amendment = agreement("code=N-NEW; effective_on=2027-01-01; expires_on=2027-01-20; amends_code=N-BASE");
    let now = Instant::parse("2026-11-23T10:00:00Z").unwrap();
    fixtures::write::write(&db, now, &[base, amendment]).await.unwrap();
    let auditor = app.as_role(Role::Auditor).await;
    let papers = async |as_of: &str| {
        let (files, _) = agreed(&auditor, "expiries", &format!("as_of={as_of}&register=agreements")).await;
        let named = files.into_iter().map(|row| row[2].clone()).filter(|paper| paper.starts_with("N-"));
        named.collect::<Vec<_>>()
    };
    assert_eq!(papers("2026-12-31").await, ["N-BASE", "N-NEW"]);
    assert_eq!(papers("2027-01-01").await, ["N-NEW"], "nobody has to extend what was replaced");
    let page = auditor.open(&format!("/agreements/{}", number(&app, Kind::Agreements, "N-BASE").await)).await;
    assert!(!page.text().contains("stands in its place"), "its day is still to come");
    app.wait_minutes(60 * 24 * 800);
    let auditor = app.sign_in("auditor@oem.example").await;
    let page = auditor.open(&format!("/agreements/{}", number(&app, Kind::Agreements, "N-BASE").await)).await;
    page.says("From 2027-01-01 on, N-NEW stands in its place.");
}
