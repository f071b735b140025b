//! Incidents by their clocks, claims and what came in, rectification by age, and the timeline of one incident.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use persistence::Database;

use fixtures::write::{state, write};

use super::{agreed, number, told};
use crate::sheets::csv_rows;

fixtures::both!(
    incidents_are_told_with_their_clocks,
    claims_are_told_by_currency_to_the_last_coin,
    what_one_of_a_group_pays_the_others_owe_no_more,
    plans_are_told_by_age_until_they_work,
    a_timeline_tells_everything_in_its_order,
);

async fn incidents_are_told_with_their_clocks(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let page = auditor.open("/reports/incidents").await;
    page.says("INC-1").says("Bumper drafts on social media").says("2 sightings, 1 still up").says("1 claims, 1 plans");
    page.says("Up for 8 hours at most").says("2023-01-22 15:00 +08:00");
    // A day after it was discovered the third was not contained yet, and had two days' time.
    let then = auditor.open("/reports/incidents?as_of=2023-01-22&severity=critical").await;
    then.says("INC-1").says("In time");
    assert!(!then.text().contains("INC-8"));
    let open = auditor.open("/reports/incidents?open=1").await;
    open.says("INC-7").says("Overdue");
    assert!(!open.text().contains("Bumper drafts"));
    for (report, queries) in [
        ("incidents", ["", "clock=overdue", "severity=high", "open=1&clock=met"]),
        ("recoveries", ["", "open=1", "owed=1", "overdue=1"]),
        ("rectification", ["", "open=1", "overdue=1", "as_of=2023-03-01"]),
    ] {
        for query in queries {
            let (files, page) = agreed(&auditor, report, query).await;
            for (file, shown) in files.iter().zip(&page) {
                assert!(shown[0].starts_with(&file[0]), "{report} {query}: {file:?} {shown:?}");
            }
        }
    }
}

async fn claims_are_told_by_currency_to_the_last_coin(db: Database) {
    let app = told(db).await;
    let finance = app.as_role(Role::Finance).await;
    let page = finance.open("/reports/recoveries").await;
    page.says("CLAIM-1")
        .says("1,000,000.00 CNY came in")
        .says("CNY: 1,000,000.00 decided, 1,000,000.00 came in, 0.00 owed.");
    // Between the settlement and the payment everything was owed.
    let then = finance.open("/reports/recoveries?as_of=2023-02-12&known_at=2023-02-12&owed=1").await;
    then.says("CLAIM-1").says("1,000,000.00 CNY").says("CNY: 1,000,000.00 decided, 0.00 came in, 1,000,000.00 owed.");
    let open = finance.open("/reports/recoveries.csv?open=1").await;
    assert!(open.body.contains("CLAIM-2") && !open.body.contains("CLAIM-1,"), "{}", open.body);
}

async fn what_one_of_a_group_pays_the_others_owe_no_more(db: Database) {
    let app = told(db).await;
    let claim = |code: &str, against: &str, decided: &str| {
        let words = format!(
            "code={code}; incident_code=INC-2; against_code={against}; track=tort; why=w; opened_on=2023-12-20; \
             recovery_group=second; decided_on=2024-01-10; decided_amount={decided}; decided_currency=EUR; state=collecting"
        );
        state(Kind::Claims, &words)
    };
    let paid = "claim_code=G-1; no=1; kind=payment; amount=700; currency=EUR; paid_on=2024-02-01";
    let off = "claim_code=G-1; no=2; kind=write_off; amount=100; currency=EUR; reason=small";
    let rows = [
        claim("G-1", "CHENGYAO", "1000"),
        claim("G-2", "JINLU", "400"),
        state(Kind::ClaimPayments, paid),
        state(Kind::ClaimPayments, off),
    ];
    write(&app.house.db, app.house.clock.now(), &rows).await.unwrap();
    let finance = app.as_role(Role::Finance).await;
    let page = finance.open("/reports/recoveries?owed=1").await;
    page.says("EUR: 1,400.00 decided, 700.00 came in, 300.00 owed.");
    page.says("100.00 EUR was written off").says("100.00 EUR less: others of its recovery group paid it");
    let rows = csv_rows(&finance.open("/reports/recoveries.csv").await);
    let place = |name: &str| rows[0].iter().position(|column| column == name).unwrap();
    let of = |code: &str| rows.iter().find(|row| row[0] == code).unwrap();
    assert_eq!(of("G-1")[place("owed")], "200.00 EUR");
    assert_eq!((&*of("G-2")[place("reduced")], &*of("G-2")[place("owed")]), ("100.00 EUR", "300.00 EUR"));
    let before = csv_rows(&finance.open("/reports/recoveries.csv?as_of=2024-01-31").await);
    assert_eq!(before.iter().find(|row| row[0] == "G-2").unwrap()[place("owed")], "400.00 EUR");
    agreed(&finance, "recoveries", "owed=1").await;
}

async fn plans_are_told_by_age_until_they_work(db: Database) {
    let app = told(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    buyer.open("/reports/rectification").await.says("PLAN-1").says("4 of 4 done").says("4 seen to work").says("PLAN-2");
    let open = buyer.open("/reports/rectification?open=1").await;
    open.says("PLAN-2").says("0 of 1 done");
    assert!(!open.text().contains("PLAN-1"));
    let then = buyer.open("/reports/rectification?as_of=2023-03-01&known_at=2023-02-05&overdue=1").await;
    then.says("PLAN-1").says("9 days overdue");
}

async fn a_timeline_tells_everything_in_its_order(db: Database) {
    let app = told(db).await;
    let officer = app.as_role(Role::Confidentiality).await;
    let id = number(&app, Kind::Incidents, "INC-1").await;
    officer.open(&format!("/incidents/{id}")).await.says("Timeline");
    let page = officer.open(&format!("/incidents/{id}/timeline")).await;
    let text = page.text();
    let place = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words}: {text}"));
    let order = ["First public at", "Discovered at", "Captured at", "To be triaged by then", "To be contained by then"];
    assert!(order.map(place).is_sorted(), "{text}");
    page.says("2023-01-22 11:30 +08:00").says("In time").says("Rectification action PLAN-1 · 4").says("Admission");
    app.hire_for("egret@oem.example", &[Role::Auditor], Scope::Programmes(["EGRET".to_owned()].into())).await;
    let outsider = app.sign_in("egret@oem.example").await;
    assert_eq!(outsider.open(&format!("/incidents/{id}/timeline")).await.status, 404);
    assert_eq!(outsider.open("/incidents/987654/timeline").await.status, 404);
    // Nothing that follows a foreign incident is seen either.
    for list in ["/sightings", "/responses", "/indications", "/claims", "/claim-lines", "/rectification-plans"] {
        let page = outsider.open(list).await;
        for foreign in ["SEEN-1", "DONE-1", "SIGN-1", "CLAIM-1", "PLAN-1"] {
            assert!(!page.text().contains(foreign), "{list}: {foreign}");
        }
    }
    assert!(outsider.open("/rectification-plans").await.text().contains("PLAN-2"));
}
