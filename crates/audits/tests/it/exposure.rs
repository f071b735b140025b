//! Who has the front bumper's bid draft, as of and as known at the days of the founding case.

use audits::{AuditError, ExposureAnswer, ExposureQuestion, Filter, Index, Show, exposure};
use domain::coverage::Code;
use domain::facts::Kind;
use domain::staff::{Actor, Scope};
use domain::time::Instant;
use fixtures::write::{state, write};
use persistence::Database;

fixtures::both!(
    the_example_of_the_format_is_answered_to_the_letter,
    the_mould_shop_is_uncovered_because_consent_is_missing,
    before_anyone_had_recorded_it_the_mould_shop_is_only_possible,
    what_is_written_is_in_the_next_answer,
    a_programme_that_the_asker_is_not_on_answers_like_a_missing_one,
    a_question_that_cannot_be_answered_says_why,
    rows_follow_the_filter,
);

fn now() -> Instant {
    Instant::parse("2026-11-23T09:00:00Z").unwrap()
}

fn question(as_of: Option<&str>, known_at: Option<&str>) -> ExposureQuestion {
    ExposureQuestion {
        document: "BUMPER-F".into(),
        version: "v1".into(),
        as_of: as_of.map(str::to_owned),
        known_at: known_at.map(str::to_owned),
    }
}

async fn ask(db: &Database, as_of: Option<&str>, known_at: Option<&str>) -> ExposureAnswer {
    exposure(db, &Index::default(), &Actor::operator(), question(as_of, known_at), now()).await.unwrap()
}

fn parties(answer: &ExposureAnswer) -> Vec<&str> {
    answer.exposure.exposures.iter().map(|one| one.party.as_str()).collect()
}

async fn tell(db: &Database) {
    write(db, now(), &fixtures::story().unwrap()).await.unwrap();
}

async fn the_example_of_the_format_is_answered_to_the_letter(db: Database) {
    write(&db, now(), &fixtures::example().unwrap()).await.unwrap();
    let answer = serde_json::to_value(ask(&db, Some("2023-01-22"), None).await).unwrap();
    assert_eq!(answer["as_of"], "2023-01-22");
    assert_eq!(answer["known_at"], serde_json::Value::Null);
    assert_eq!(answer["originator"], "OEM");
    let summary = serde_json::json!({
        "exposed": 3, "holding": 3, "uncovered": 1, "held_without_cover": 1, "broken_chains": 0, "possible": 2
    });
    assert_eq!(answer["summary"], summary);
    let first = answer["exposures"].as_array().unwrap().iter().find(|one| one["party"] == "T1").unwrap();
    let expected = serde_json::json!({
        "party": "T1", "tier": 1, "hops": 1, "chain": "complete", "path": ["OEM", "T1"],
        "first_received_at": "2022-07-01T02:00:00Z", "holding": true, "covered": true,
        "primary_reason": null, "reasons": [],
        "receipts": [{
            "disclosure": "D-1", "giver": "OEM", "at": "2022-07-01T02:00:00Z",
            "release": { "covered": true, "primary_reason": null, "reasons": [], "agreement": "NDA1", "warnings": [] },
            "holding": { "covered": true, "primary_reason": null, "reasons": [] },
            "bound": { "bound": true, "by": ["NDA1"] }
        }]
    });
    assert_eq!(*first, expected);
    let possible = answer["possible"].as_array().unwrap();
    let nearest = serde_json::json!({
        "party": "T3", "distance": 1, "path": ["T2", "T3"], "via": "T2", "links": ["declared"]
    });
    assert!(possible.contains(&nearest), "{possible:?}");
}

async fn the_mould_shop_is_uncovered_because_consent_is_missing(db: Database) {
    tell(&db).await;
    let answer = ask(&db, Some("2023-01-22"), None).await;
    let shop = answer.exposure.exposures.iter().find(|one| one.party == "JINLU").unwrap();
    assert_eq!(shop.path, ["QIULAN", "CHENGYAO", "JINLU"]);
    assert_eq!((shop.tier, shop.hops, shop.primary_reason), (Some(2), Some(2), Some(Code::ConsentMissing)));
    assert_eq!(shop.reasons.len(), 1);
    assert!(shop.holding && shop.held_without_cover);
    let further = answer.exposure.possible.iter().find(|one| one.party == "WEITAN").unwrap();
    assert_eq!((further.distance, further.via.as_str()), (1, "JINLU"));
}

async fn before_anyone_had_recorded_it_the_mould_shop_is_only_possible(db: Database) {
    tell(&db).await;
    let answer = ask(&db, Some("2023-01-22"), Some("2023-01-20")).await;
    assert!(!parties(&answer).contains(&"JINLU"));
    let shop = answer.exposure.possible.iter().find(|one| one.party == "JINLU").unwrap();
    assert_eq!((shop.distance, shop.path.join(" ")), (1, "CHENGYAO JINLU".to_owned()));
}

async fn what_is_written_is_in_the_next_answer(db: Database) {
    tell(&db).await;
    let index = Index::default();
    let ask = || async {
        exposure(&db, &index, &Actor::operator(), question(Some("2023-01-22"), None), now()).await.unwrap()
    };
    assert!(!parties(&ask().await).contains(&"WEITAN"));
    let found = state(
        Kind::Disclosures,
        "code=D-900; document_code=BUMPER-F; version_label=v1; giver_code=JINLU; recipient_code=WEITAN; \
         at=2022-12-01; status=discovered",
    );
    let later = Instant::from_micros(now().micros() + 1);
    write(&db, later, &[found]).await.unwrap();
    let answer = ask().await;
    assert!(parties(&answer).contains(&"WEITAN"));
    assert!(answer.exposure.possible.iter().all(|one| one.party != "WEITAN"));
}

async fn a_programme_that_the_asker_is_not_on_answers_like_a_missing_one(db: Database) {
    tell(&db).await;
    let outsider = Actor { scope: Scope::Programmes(["EGRET".to_owned()].into()), ..Actor::operator() };
    let index = Index::default();
    let foreign = exposure(&db, &index, &outsider, question(None, None), now()).await.unwrap_err();
    assert!(matches!(&foreign, AuditError::UnknownDocument { code } if code == "BUMPER-F"), "{foreign:?}");
    let insider = Actor { scope: Scope::Programmes(["KINGFISHER".to_owned()].into()), ..Actor::operator() };
    assert!(exposure(&db, &index, &insider, question(None, None), now()).await.is_ok());
}

async fn a_question_that_cannot_be_answered_says_why(db: Database) {
    tell(&db).await;
    let ask = |question| async { exposure(&db, &Index::default(), &Actor::operator(), question, now()).await };
    let version = ExposureQuestion { version: "v9".into(), ..question(None, None) };
    let error = ask(version).await.unwrap_err();
    assert!(matches!(&error, AuditError::UnknownVersion { known, .. } if known.contains(&"v1".to_owned())));
    let error = ask(question(Some("2023-01-22T10:00:00"), None)).await.unwrap_err();
    assert!(matches!(error, AuditError::NotATime { without_offset: true, .. }));
    let error = ask(question(None, Some("yesterday"))).await.unwrap_err();
    assert!(matches!(error, AuditError::NotATime { without_offset: false, .. }));
}

async fn rows_follow_the_filter(db: Database) {
    tell(&db).await;
    let mut answer = ask(&db, Some("2023-01-22"), None).await;
    let all = answer.rows().count();
    answer.narrow(Filter { show: Show::Uncovered, ..Filter::default() });
    assert_eq!(parties(&answer), ["JINLU"]);
    let rows: Vec<_> = answer.rows().collect();
    assert!(rows.len() < all);
    assert_eq!((rows[0][0].as_str(), rows[0][7].as_str(), rows[0][8].as_str()), ("JINLU", "false", "CONSENT_MISSING"));
}
