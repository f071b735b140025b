//! Briefs for a meeting: what they say is what the reports behind them say, at the same two times, and no wall is crossed.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use persistence::Database;

use super::{agreed, number, told};

fixtures::both!(
    the_brief_of_a_programme_says_what_its_reports_say,
    the_brief_of_a_supplier_says_what_it_holds_and_what_is_due,
    a_brief_behind_a_wall_is_not_there_and_tells_nothing_of_it,
);

async fn the_brief_of_a_programme_says_what_its_reports_say(db: Database) {
    let app = told(db).await;
    let buyer = app.as_role(Role::Auditor).await;
    let id = number(&app, Kind::Programmes, "KINGFISHER").await;
    let brief = buyer.open(&format!("/programmes/{id}/brief?as_of=2024-03-10")).await;
    brief.says("Brief: programme KINGFISHER").says("DRIVE-0316").says("3 invited, something lacking for 3");
    let (uncovered, _) = agreed(&buyer, "returns", "standing=overdue&as_of=2024-03-10").await;
    assert_eq!(uncovered.len(), 1);
    brief.says("one copy of a bidding round overdue");
    // After the drive it is no coming event any more, and on its day those who had signed lack nothing.
    let after = buyer.open(&format!("/programmes/{id}/brief?as_of=2024-03-20")).await;
    assert!(!after.text().contains("DRIVE-0316"), "{}", after.text());
    // What was not known then is not told: the event was recorded on the fifth of March.
    let unknown = buyer.open(&format!("/programmes/{id}/brief?as_of=2024-03-10&known_at=2024-03-04")).await;
    assert!(!unknown.text().contains("DRIVE-0316"), "{}", unknown.text());
    unknown.says("only what was recorded by 2024-03-04");
    buyer.open(&format!("/programmes/{id}")).await.says("Brief for a meeting");
    let wrong = buyer.open(&format!("/programmes/{id}/brief?as_of=soon")).await;
    assert!(wrong.status == 422 && wrong.body.contains("value=\"soon\""));
    assert_eq!(buyer.open("/programmes/9999/brief").await.status, 404);
}

async fn the_brief_of_a_supplier_says_what_it_holds_and_what_is_due(db: Database) {
    let app = told(db).await;
    let buyer = app.as_role(Role::Auditor).await;
    let id = number(&app, Kind::Parties, "CORDOBEL").await;
    let brief = buyer.open(&format!("/parties/{id}/brief")).await;
    brief
        .says("Brief: CORDOBEL")
        .says("SIS-LAMP v1")
        .says("since 2025-09-18")
        .says("W-LAMP")
        .says("Over and still relied on");
    let before = buyer.open(&format!("/parties/{id}/brief?as_of=2025-09-17")).await;
    before.says("SIS-BRACKET v1");
    assert!(!before.text().contains("SIS-LAMP"), "{}", before.text());
    let unknown = buyer.open(&format!("/parties/{id}/brief?known_at=2020-01-01")).await;
    unknown.says("it holds nothing");
    // Whoever was asked to come to an event stands on the brief of who sent them, until it is over.
    let wheelhouse = number(&app, Kind::Parties, "WHEELHOUSE").await;
    buyer.open(&format!("/parties/{wheelhouse}/brief?as_of=2024-03-10")).await.says("P-HUO").says("DRIVE-0316");
    buyer.open(&format!("/parties/{id}")).await.says("Brief for a meeting");
}

async fn a_brief_behind_a_wall_is_not_there_and_tells_nothing_of_it(db: Database) {
    let app = told(db).await;
    app.hire_for("egret@oem.example", &[Role::Auditor], Scope::Programmes(["EGRET".to_owned()].into())).await;
    let outsider = app.sign_in("egret@oem.example").await;
    let siskin = number(&app, Kind::Programmes, "SISKIN").await;
    let [foreign, missing] =
        [outsider.open(&format!("/programmes/{siskin}/brief")).await, outsider.open("/programmes/9999/brief").await];
    assert_eq!((foreign.status, foreign.text()), (404, missing.text()));
    let cordobel = number(&app, Kind::Parties, "CORDOBEL").await;
    let brief = outsider.open(&format!("/parties/{cordobel}/brief")).await;
    brief.says("it holds nothing");
    assert!(!brief.text().contains("SIS-") && !brief.text().contains("W-LAMP"), "{}", brief.text());
}
