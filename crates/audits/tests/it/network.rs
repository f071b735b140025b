//! Gatekeepers, paths, concentration and dependence, as of days and as known at days of the story.

use std::collections::BTreeSet;

use audits::{AuditError, Index, Times};
use domain::staff::{Actor, Scope};
use domain::time::Instant;
use fixtures::write::write;
use persistence::Database;

fixtures::both!(
    a_link_counts_from_the_first_local_instant_of_its_first_day,
    what_was_recorded_later_is_not_known_before,
    a_months_figure_that_nobody_entered_stays_unknown,
    a_returned_copy_is_no_longer_held,
    an_unknown_programme_and_a_foreign_one_answer_alike,
);

fn now() -> Instant {
    Instant::parse("2026-11-23T09:00:00Z").unwrap()
}

async fn told(db: &Database) -> Index {
    write(db, now(), &fixtures::story().unwrap()).await.unwrap();
    Index::default()
}

fn times(as_of: &str, known_at: Option<&str>) -> Times {
    Times { as_of: Some(as_of.to_owned()), known_at: known_at.map(str::to_owned) }
}

async fn gatekeepers(db: &Database, times: Times) -> Vec<String> {
    let (index, actor, none) = (Index::default(), Actor::operator(), BTreeSet::new());
    let answer = audits::gatekeepers((db, &index), &actor, ("KINGFISHER", &none), times, now()).await.unwrap();
    answer.found.gatekeepers.into_iter().map(|one| one.party).collect()
}

async fn a_link_counts_from_the_first_local_instant_of_its_first_day(db: Database) {
    told(&db).await;
    // The moulder supplies from 2022-11-01, which begins in Shanghai at 16:00 UTC of the day before.
    assert!(gatekeepers(&db, times("2022-10-31", None)).await.is_empty());
    assert!(gatekeepers(&db, times("2022-10-31T15:59:59Z", None)).await.is_empty());
    assert_eq!(gatekeepers(&db, times("2022-10-31T16:00:00Z", None)).await, ["CHENGYAO", "JINLU", "WEITAN"]);
    assert_eq!(gatekeepers(&db, times("2022-11-01", None)).await, ["CHENGYAO", "JINLU", "WEITAN"]);
}

async fn what_was_recorded_later_is_not_known_before(db: Database) {
    let index = told(&db).await;
    assert!(gatekeepers(&db, times("2023-01-22", Some("2022-11-20"))).await.is_empty(), "tier 2 was declared next day");
    let actor = Actor::operator();
    let asked = (None, ("QIULAN", "WEITAN"));
    let before =
        audits::paths((&db, &index), &actor, asked, times("2023-01-22", Some("2022-11-20")), now()).await.unwrap();
    assert!(before.found.paths.is_empty());
    let after =
        audits::paths((&db, &index), &actor, asked, times("2023-01-22", Some("2022-11-21")), now()).await.unwrap();
    assert_eq!(after.found.paths[0].parties, ["QIULAN", "CHENGYAO", "JINLU", "WEITAN"]);
    assert_eq!(after.rows().count(), 4, "two links to the moulder, and one for each step below");
}

async fn a_months_figure_that_nobody_entered_stays_unknown(db: Database) {
    let index = told(&db).await;
    let line = "customer_code=QIULAN; supplier_code=HALYARD; programme_code=EGRET; part=FRONT-FACE";
    let states = [fixtures::write::state(domain::facts::Kind::SupplyLinks, line)];
    write(&db, now(), &states).await.unwrap();
    let actor = Actor::operator();
    let asked = ("EGRET", Some("HALYARD"));
    let answer = audits::dependence((&db, &index), &actor, asked, times("2026-01-01", None), now()).await.unwrap();
    assert_eq!(answer.rows().collect::<Vec<_>>(), [["HALYARD", "1", "FRONT-FACE", ""].map(str::to_owned)]);
    let json = serde_json::to_value(&answer).unwrap();
    assert_eq!(json["parties"][0]["parts"][0]["months_to_replace"], serde_json::Value::Null);
    assert_eq!(
        (&json["parties"][0]["longest_months"], &json["parties"][0]["months_unknown"]),
        (&serde_json::Value::Null, &1.into())
    );
}

async fn a_returned_copy_is_no_longer_held(db: Database) {
    let index = told(&db).await;
    let (actor, party) = (Actor::operator(), Some("MINGQIAO"));
    let held = async |day: &str| {
        let answer = audits::concentration((&db, &index), &actor, party, times(day, None), now()).await.unwrap();
        answer.rows().map(|row| row[4].clone()).collect::<Vec<_>>()
    };
    assert_eq!(held("2022-09-04").await, ["BUMPER-F:v1|BUMPER-R:v1"]);
    assert!(held("2022-09-05").await.is_empty(), "destroyed that day");
}

async fn an_unknown_programme_and_a_foreign_one_answer_alike(db: Database) {
    let index = told(&db).await;
    let walled = Actor { scope: Scope::Programmes(["EGRET".to_owned()].into()), ..Actor::operator() };
    for code in ["KINGFISHER", "NONE"] {
        let asked = (code, None);
        let refused = audits::dependence((&db, &index), &walled, asked, Times::default(), now()).await.unwrap_err();
        assert!(matches!(refused, AuditError::UnknownProgramme { code: named } if named == code));
    }
    let asked = ("EGRET", None);
    let refused = audits::dependence((&db, &index), &walled, asked, times("yesterday", None), now()).await.unwrap_err();
    assert!(matches!(refused, AuditError::NotATime { .. }));
}
