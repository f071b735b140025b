//! Findings: what contradicts what among the records of the story, for those who may see both.

use audits::{FindingsAnswer, Index, findings};
use domain::facts::Kind;
use domain::findings::Finding;
use domain::staff::Actor;
use domain::time::Instant;
use fixtures::write::{on_programmes, state, write};
use persistence::Database;

fixtures::both!(the_story_has_findings_and_they_are_known_from_their_day_on, nothing_behind_a_wall_is_found_or_named,);

fn now() -> Instant {
    Instant::parse("2026-11-23T09:00:00Z").unwrap()
}

async fn ask(db: &Database, actor: &Actor, known_at: Option<&str>, only: Option<Finding>) -> FindingsAnswer {
    findings((db, &Index::default()), actor, known_at.map(str::to_owned), only).await.unwrap()
}

fn lines(answer: &FindingsAnswer) -> Vec<String> {
    answer.rows.iter().map(|one| one.cells().join(" ").trim_end().to_owned()).collect()
}

async fn the_story_has_findings_and_they_are_known_from_their_day_on(db: Database) {
    write(&db, now(), &fixtures::story().unwrap()).await.unwrap();
    let all = ask(&db, &Actor::operator(), None, None).await;
    let told = [
        "WAIVER_NOT_APPROVED waivers W-BRACKET LABEL_MISSING",
        "GIVER_WITHOUT_RECEIPT versions BATTERY-TRAY:B LUOWAN-S",
        "SUPPLIES_ITSELF parties RUOTAN YANMO",
    ];
    assert_eq!(lines(&all), told);
    assert!(all.rows.iter().all(|one| one.id > 0));

    // One kind alone, and the counts of all kinds still.
    let waivers = ask(&db, &Actor::operator(), None, Some(Finding::WaiverNotApproved)).await;
    assert_eq!(lines(&waivers), told[..1]);
    assert_eq!((waivers.count(Finding::SuppliesItself), waivers.count(Finding::WaiverTooLong)), (1, 0));

    let before = ask(&db, &Actor::operator(), Some("2025-08-18"), None).await;
    assert_eq!(lines(&before), told[2..], "the hand-over was recorded a day later");
    assert!(findings((&db, &Index::default()), &Actor::operator(), Some("soon".into()), None).await.is_err());
}

async fn nothing_behind_a_wall_is_found_or_named(db: Database) {
    let mut states = fixtures::story().unwrap();
    let agreement = |cells: &str| {
        let cells = format!(
            "{cells}; discloser_code=QIULAN; recipient_code=CHENGYAO; executed_at=2024-01-01; effective_on=2024-01-01; \
             ceiling=confidential; flow_down=forbidden; precedence=yes"
        );
        state(Kind::Agreements, &cells)
    };
    states.push(agreement("code=N-ALL"));
    states.push(agreement("code=N-KING; programmes=KINGFISHER"));
    write(&db, now(), &states).await.unwrap();
    let claimed = "PRECEDENCE_CLAIMED_TWICE agreements N-ALL N-KING";
    assert_eq!(lines(&ask(&db, &Actor::operator(), None, None).await)[0], claimed);
    assert_eq!(lines(&ask(&db, &on_programmes(&["KINGFISHER"]), None, None).await)[0], claimed);
    let walled = lines(&ask(&db, &on_programmes(&["EGRET"]), None, None).await);
    assert!(!walled.iter().any(|line| line.contains("N-KING") || line.contains("BATTERY")), "{walled:?}");
}
