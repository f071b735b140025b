//! The exposure audit's page: who has the front bumper's bid draft, in both languages, with its exports.

mod explain;
mod history;
mod liability;
pub(crate) mod page;
mod party;
mod portfolio;
mod random;
mod trace;
mod what_if;

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use domain::time::Instant;
use fixtures::write::state;
use persistence::Database;

use crate::app::{App, Browser, spawn_app};

fixtures::both!(
    a_buyer_finds_a_version_and_sees_who_has_it,
    the_page_speaks_chinese,
    rows_of_page_csv_and_json_are_the_same_under_every_filter,
    a_wrong_time_is_said_beside_its_field_and_what_was_typed_is_kept,
    a_version_of_a_foreign_programme_answers_like_a_missing_one,
    views_and_exports_are_acts,
    thousands_of_receipts_and_neighbours_are_shown_in_part_and_the_uncovered_first,
);

/// The number of the front bumper's bid draft.
pub(crate) async fn draft(app: &App) -> i64 {
    let txn = app.house.db.read_txn().await.unwrap();
    let scope = Scope::All;
    let key = domain::facts::version_key("BUMPER-F", "v1");
    let found = persistence::facts::by_key(&txn, &scope, domain::facts::Kind::Versions, &key).await.unwrap();
    found.unwrap().id
}

pub(crate) async fn told(db: Database) -> App {
    let now = Instant::parse("2026-11-23T09:00:00Z").unwrap();
    fixtures::write::write(&db, now, &fixtures::story().unwrap()).await.unwrap();
    spawn_app(db).await
}

async fn a_buyer_finds_a_version_and_sees_who_has_it(db: Database) {
    let app = told(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    buyer.open("/audits/exposure").await.says("Exposure audit").says("SIS-HULL");
    for typed in ["bumper-f", "ＢＵＭＰＥＲ－Ｆ", "front bump"] {
        let found = buyer.send_from("/audits/exposure", "/audits/exposure/find", &[("q", typed)]).await;
        found.says("BUMPER-F Front bumper");
        assert!(!found.text().contains("BUMPER-R"), "{typed}");
    }
    let nothing = buyer.send_from("/audits/exposure", "/audits/exposure/find", &[("q", "no such thing")]).await;
    nothing.says("No document found").says("Try the beginning of the code");

    let id = draft(&app).await;
    let page = buyer.open(&format!("/audits/exposure?version={id}&as_of=2023-01-22")).await;
    page.says("You see how the world stood on 2023-01-22, not now.")
        .says("5 parties have received BUMPER-F v1")
        .says("One received it without cover")
        .says("JINLU")
        .says("Consent missing")
        .says("QIULAN → CHENGYAO");
    let then = buyer.open(&format!("/audits/exposure?version={id}&as_of=2023-01-22&known_at=2023-01-20")).await;
    then.says("You see only what was recorded by 2023-01-20").says("Every hand-over was covered");
    let recorded = then.text().split("Possible exposure").next().unwrap().to_owned();
    assert!(!recorded.contains("JINLU"), "the mould shop is possible, not recorded");
}

async fn the_page_speaks_chinese(db: Database) {
    let app = told(db).await;
    app.hire("buyer@oem.example", &[Role::Procurement]).await;
    let buyer = app.browser().in_chinese();
    buyer.sign_in("buyer@oem.example", crate::app::PASSWORD).await;
    let found = buyer.send_from("/audits/exposure", "/audits/exposure/find", &[("q", "bumper")]).await;
    found.says("知悉范围审计");
    let page = buyer.open(&format!("/audits/exposure?version={}&as_of=2023-01-22", draft(&app).await)).await;
    page.says("共有 5 个单位或人员收到过 BUMPER-F v1").says("缺少转披露同意").says("可能知悉");
    assert!(page.body.contains("lang=\"zh-CN\""));
}

async fn csv(buyer: &Browser, address: &str) -> Vec<String> {
    let answer = buyer.open(&address.replace("/audits/exposure?", "/audits/exposure.csv?")).await;
    assert_eq!(answer.status, 200, "{address}");
    let lines = answer.body.lines().skip(1);
    let mut parties: Vec<String> =
        lines.map(|line| line.split(',').next().unwrap().trim_matches('"').to_owned()).collect();
    parties.dedup();
    parties
}

async fn rows_of_page_csv_and_json_are_the_same_under_every_filter(db: Database) {
    let app = told(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    let id = draft(&app).await;
    for show in audits::Show::ALL {
        for sort in audits::Sort::ALL {
            for tier in ["", "1", "none"] {
                let address = format!(
                    "/audits/exposure?version={id}&as_of=2023-01-22&show={}&sort={}&tier={tier}",
                    show.name(),
                    sort.name()
                );
                let page = buyer.open(&address).await;
                let shown: Vec<String> = page
                    .body
                    .split("<th scope=\"row\"><span class=\"code\">")
                    .skip(1)
                    .map(|row| row.split('<').next().unwrap().to_owned())
                    .collect();
                assert_eq!(shown, csv(&buyer, &address).await, "{address}");
                let json = buyer.open(&address.replace("/audits/exposure?", "/audits/exposure.json?")).await;
                let json: serde_json::Value = serde_json::from_str(&json.body).unwrap();
                let listed = json["exposures"].as_array().unwrap().iter();
                let listed: Vec<String> = listed.map(|one| one["party"].as_str().unwrap().to_owned()).collect();
                let mut sorted = shown.clone();
                sorted.sort();
                assert_eq!(sorted, listed, "{address}");
            }
        }
    }
}

async fn a_wrong_time_is_said_beside_its_field_and_what_was_typed_is_kept(db: Database) {
    let app = told(db).await;
    let buyer = app.as_role(Role::Auditor).await;
    let id = draft(&app).await;
    let refused = buyer.open(&format!("/audits/exposure?version={id}&as_of=22.1.2023&known_at=2023-01-20")).await;
    assert_eq!(refused.status, 422);
    refused.says("This is no date. Write it as 2023-01-22");
    assert!(refused.body.contains("value=\"22.1.2023\"") && refused.body.contains("value=\"2023-01-20\""));
    let refused = buyer.open(&format!("/audits/exposure?version={id}&as_of=2023-01-22T10:00:00")).await;
    refused.says("The offset from UTC is missing");
}

async fn a_version_of_a_foreign_programme_answers_like_a_missing_one(db: Database) {
    let app = told(db).await;
    let id = draft(&app).await;
    let egret = Scope::Programmes(["EGRET".to_owned()].into());
    app.hire_for("egret@oem.example", &[Role::Procurement], egret).await;
    let outsider = app.sign_in("egret@oem.example").await;
    for route in ["/audits/exposure", "/audits/exposure.csv", "/audits/exposure.json"] {
        let foreign = outsider.open(&format!("{route}?version={id}")).await;
        let missing = outsider.open(&format!("{route}?version=987654321")).await;
        assert_eq!((foreign.status, missing.status), (404, 404), "{route}");
        assert_eq!(foreign.text(), missing.text(), "{route}");
    }
    let found = outsider.send_from("/audits/exposure", "/audits/exposure/find", &[("q", "bumper")]).await;
    assert!(!found.text().contains("BUMPER-F"));
}

async fn views_and_exports_are_acts(db: Database) {
    let app = told(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    let id = draft(&app).await;
    buyer.open(&format!("/audits/exposure?version={id}")).await;
    buyer.open(&format!("/audits/exposure.csv?version={id}")).await;
    let verbs = app.verbs().await;
    assert_eq!(verbs[verbs.len() - 2..], ["view-audit", "export-audit"]);
}

async fn thousands_of_receipts_and_neighbours_are_shown_in_part_and_the_uncovered_first(db: Database) {
    let app = told(db).await;
    let mut more = Vec::new();
    for day in 1..=25 {
        let words = format!(
            "code=AGAIN-{day:02}; document_code=BUMPER-F; version_label=v1; giver_code=QIULAN; \
             recipient_code=CHENGYAO; at=2022-10-{day:02}T10:00:00+08:00; return_due_on={}",
            if day == 25 { "2022-11-01" } else { "" }
        );
        more.push(state(Kind::Disclosures, words.trim_end_matches("; return_due_on=")));
    }
    for no in 0..120 {
        more.push(state(Kind::Parties, &format!("code=NEAR-{no:03}; name=Near {no}; kind=supplier")));
        more.push(state(Kind::SupplyLinks, &format!("customer_code=CHENGYAO; supplier_code=NEAR-{no:03}")));
    }
    let now = Instant::parse("2026-11-23T09:00:01Z").unwrap();
    fixtures::write::write(&app.house.db, now, &more).await.unwrap();
    let buyer = app.as_role(Role::Procurement).await;
    let address = format!("/audits/exposure?version={}&as_of=2023-01-22", draft(&app).await);
    let receipts = |page: &str| {
        let of_party = page.split("<tbody>").find(|row| row.contains("<span class=\"code\">CHENGYAO</span>")).unwrap();
        let one = |code: &str| format!("Receipt {code}");
        (1..=25).filter(|day| of_party.contains(&one(&format!("AGAIN-{day:02}")))).collect::<Vec<_>>()
    };
    let page = buyer.open(&address).await;
    let shown = receipts(&page.body);
    assert!(shown.len() <= 20 && shown.contains(&25), "what is held without cover is among them: {shown:?}");
    page.says("more receipts are not shown");
    let near = |page: &str| (0..120).filter(|no| page.contains(&format!("NEAR-{no:03}"))).count();
    assert_eq!(near(&page.body), 49, "fifty of equal distance are listed, BEILING before these");
    assert!(page.body.contains("possible=3#possible"));
    let pages =
        [&buyer.open(&format!("{address}&possible=2")).await, &buyer.open(&format!("{address}&possible=3")).await];
    assert_eq!((near(&pages[0].body), near(&pages[1].body)), (50, 21));
    assert_eq!(near(&buyer.open(&format!("{address}&possible=all")).await.body), 49, "all of them are for paper");
    let print = buyer.open(&format!("{address}&possible=all&print=1")).await;
    assert_eq!(receipts(&print.body).len(), 25);
    assert!(!print.text().contains("more receipts are not shown"));
    assert_eq!(near(&print.body), 120);
}
