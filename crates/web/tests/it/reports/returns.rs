//! Copies of bidding rounds: page, files and count are the same, those below a loser are due with the loser, and no wall is crossed.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use fixtures::write::{state, write};
use persistence::Database;

use super::{agreed, number, told};
use crate::app::spawn_app;

fixtures::both!(
    who_still_holds_the_pack_of_a_round_is_the_same_on_the_page_and_in_files,
    those_below_a_loser_are_due_with_the_loser,
    nothing_of_a_round_behind_a_wall_is_told,
);

async fn who_still_holds_the_pack_of_a_round_is_the_same_on_the_page_and_in_files(db: Database) {
    let app = told(db).await;
    let officer = app.as_role(Role::Confidentiality).await;
    let round = number(&app, Kind::Rounds, "RFQ-BUMPER").await;
    // On the morning after the day of return two of three prints are back, and the other losers have accounted for all.
    let (rows, page) = agreed(&officer, "returns", &format!("round={round}&as_of=2022-11-12")).await;
    assert_eq!(rows.len(), page.len());
    let line = |row: &Vec<String>| {
        [&row[1], &row[3], &row[4], &row[5], &row[7], &row[8], &row[9]].map(String::as_str).join(" ")
    };
    let told: Vec<String> = rows.iter().map(line).collect();
    assert!(told.contains(&"BUMPER-F KALTENAU KALTENAU not_awarded 2022-11-11 1 overdue".to_owned()), "{told:#?}");
    assert!(
        told.iter().any(|line| line.starts_with("BUMPER-F CHENGYAO CHENGYAO awarded") && line.ends_with("may_keep"))
    );
    assert!(!told.iter().any(|line| line.contains("NORRVIK") || line.contains("MINGQIAO")), "{told:#?}");
    // The day before nothing was late, and part of it was back.
    let (eve, _) = agreed(&officer, "returns", &format!("round={round}&as_of=2022-11-11&standing=incomplete")).await;
    assert_eq!(eve.iter().map(|row| row[3].as_str()).collect::<Vec<_>>(), ["KALTENAU"]);
    let (all, _) = agreed(&officer, "returns", &format!("round={round}&as_of=2022-11-12&show=all")).await;
    assert!(all.iter().any(|row| row[3] == "NORRVIK" && row[9] == "accounted"));
    let (none, _) = agreed(&officer, "returns", "as_of=2015-01-01").await;
    assert!(none.is_empty());
    officer.open("/reports/returns?as_of=2015-01-01").await.says("Nothing handed out");
    officer.open(&format!("/rounds/{round}")).await.says("Who still holds its pack?");
    officer.open("/").await.says("Copies of bidding rounds overdue");
    officer
        .open(&format!("/reports/returns?round={round}&as_of=2022-11-12"))
        .await
        .says("one day late")
        .says("Overdue");
    let wrong = officer.open("/reports/returns?as_of=soon").await;
    assert!(wrong.status == 422 && wrong.body.contains("value=\"soon\""));
}

async fn those_below_a_loser_are_due_with_the_loser(db: Database) {
    let party = |code: &str, kind: &str| state(Kind::Parties, &format!("code={code}; name={code}; kind={kind}"));
    let given = |code: &str, from: &str, to: &str, on: &str, more: &str| {
        let cells = format!(
            "code={code}; document_code=D; version_label=v1; giver_code={from}; recipient_code={to}; at={on}{more}"
        );
        state(Kind::Disclosures, &cells)
    };
    let states = [
        party("OEM", "manufacturer"),
        party("LOSER", "supplier"),
        party("WINNER", "supplier"),
        party("BELOW", "supplier"),
        party("UNDER", "supplier"),
        state(Kind::Programmes, "code=P1; name=One; manufacturer_code=OEM; timezone=Asia/Shanghai"),
        state(Kind::Documents, "code=D; title=Bumper; programme_code=P1; originator_code=OEM; class=confidential"),
        state(Kind::Versions, "document_code=D; label=v1; stage=bid_draft; issued_at=2026-01-01"),
        state(
            Kind::Rounds,
            "code=R; programme_code=P1; title=R; opens_at=2026-01-01; closes_at=2026-01-31; awarded_at=2026-02-01; return_days=10",
        ),
        state(Kind::RoundDocuments, "round_code=R; document_code=D; version_label=v1"),
        state(Kind::Bidders, "round_code=R; party_code=LOSER; invited_at=2026-01-01; outcome=not_awarded"),
        state(Kind::Bidders, "round_code=R; party_code=WINNER; invited_at=2026-01-01; outcome=awarded"),
        // A running order of the loser is none of the round's business.
        given("H-0", "OEM", "LOSER", "2026-01-02", ""),
        given("H-1", "OEM", "LOSER", "2026-01-05", "; round_code=R"),
        given("H-2", "OEM", "WINNER", "2026-01-05", "; round_code=R"),
        given("H-3", "LOSER", "BELOW", "2026-01-06", "; status=reported"),
        given("H-4", "WINNER", "UNDER", "2026-01-06", "; status=reported"),
        given("H-5", "LOSER", "UNDER", "2026-01-07", "; status=reported"),
        state(Kind::Returns, "disclosure_code=H-1; accounted_at=2026-02-09; kind=destroyed"),
        state(Kind::Returns, "disclosure_code=H-5; accounted_at=2026-02-10; kind=retained_by_permission"),
    ];
    write(&db, crate::app::OPENING, &states).await.unwrap();
    let app = spawn_app(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let told = async |as_of: &str| -> Vec<String> {
        let (rows, _) = agreed(&auditor, "returns", &format!("show=all&as_of={as_of}")).await;
        let line =
            |row: &Vec<String>| [&row[6], &row[3], &row[4], &row[7], &row[8], &row[9]].map(String::as_str).join(" ");
        rows.iter().map(line).collect()
    };
    assert_eq!(
        told("2026-02-11").await,
        [
            "H-3 BELOW LOSER 2026-02-11  due",
            "H-1 LOSER LOSER 2026-02-11  accounted",
            "H-5 UNDER LOSER 2026-02-11  may_keep",
            "H-4 UNDER WINNER   may_keep",
            "H-2 WINNER WINNER   may_keep",
        ]
    );
    // The loser has destroyed its own copy: what it passed on is late all the same.
    let late = told("2026-02-13").await;
    assert_eq!(late[0], "H-3 BELOW LOSER 2026-02-11 2 overdue");
    // Before the award nobody had to give anything back.
    assert!(told("2026-01-31").await.iter().all(|line| !line.contains("overdue")));
}

async fn nothing_of_a_round_behind_a_wall_is_told(db: Database) {
    let app = told(db).await;
    app.hire_for("heron@oem.example", &[Role::Auditor], Scope::Programmes(["HERON".to_owned()].into())).await;
    let outsider = app.sign_in("heron@oem.example").await;
    let (rows, _) = agreed(&outsider, "returns", "show=all").await;
    assert!(rows.is_empty(), "{rows:?}");
    let round = number(&app, Kind::Rounds, "RFQ-BUMPER").await;
    assert_eq!(outsider.open(&format!("/reports/returns?round={round}")).await.status, 404);
}
