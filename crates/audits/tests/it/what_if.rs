//! Before sending: drafts of the story, judged as they are once they are recorded, and written nowhere.

use audits::{AuditError, ExposureQuestion, Index, WhatIfAnswer, WhatIfQuestion, exposure, what_if, what_if_once};
use domain::drafts::Manner;
use domain::facts::{Kind, Problem};
use domain::staff::Actor;
use domain::time::Instant;
use fixtures::write::{everything, on_programmes, state, write};
use persistence::Database;
use serde_json::{Value, json};

fixtures::both!(
    each_recipient_is_judged_as_it_is_once_it_is_recorded,
    nothing_is_written_and_both_ways_of_asking_agree,
    what_was_not_known_then_does_not_count,
    everything_wrong_is_said_at_once_and_each_thing_once,
    a_walled_off_document_or_round_answers_like_a_missing_one,
);

fn now() -> Instant {
    Instant::parse("2026-11-23T09:00:00Z").unwrap()
}

fn question(from: &str, to: &[&str]) -> WhatIfQuestion {
    WhatIfQuestion {
        document: "BUMPER-F".into(),
        version: "v1".into(),
        from: from.into(),
        to: to.iter().map(|code| (*code).to_owned()).collect(),
        at: Some("2022-12-01".into()),
        ..WhatIfQuestion::default()
    }
}

async fn tell(db: &Database) {
    write(db, now(), &fixtures::story().unwrap()).await.unwrap();
}

async fn ask(db: &Database, question: WhatIfQuestion) -> WhatIfAnswer {
    what_if(db, &Index::default(), &Actor::operator(), question, now()).await.unwrap()
}

async fn wrong(db: &Database, actor: &Actor, question: WhatIfQuestion) -> Vec<(&'static str, Problem)> {
    match what_if(db, &Index::default(), actor, question, now()).await.unwrap_err() {
        AuditError::Draft(errors) => errors.into_iter().map(|error| (error.column, error.problem)).collect(),
        error => panic!("{error:?}"),
    }
}

fn recipient<'a>(answer: &'a Value, code: &str) -> &'a Value {
    answer["recipients"].as_array().unwrap().iter().find(|one| one["party"] == code).unwrap()
}

async fn each_recipient_is_judged_as_it_is_once_it_is_recorded(db: Database) {
    tell(&db).await;
    let index = Index::default();
    let asked = question("JINLU", &["WEITAN", "BEILING", "CHENGYAO", "WEITAN"]);
    let answer = what_if(&db, &index, &Actor::operator(), asked, now()).await.unwrap();
    let answer = serde_json::to_value(answer).unwrap();
    let parties: Vec<&str> =
        answer["recipients"].as_array().unwrap().iter().map(|one| one["party"].as_str().unwrap()).collect();
    assert_eq!(parties, ["BEILING", "CHENGYAO", "WEITAN"]);
    assert_eq!(answer["summary"], json!({ "recipients": 3, "covered": 0, "uncovered": 3 }));
    assert_eq!(recipient(&answer, "CHENGYAO")["already_holds"], true);
    assert_eq!(recipient(&answer, "WEITAN")["already_holds"], false);
    for (no, code) in parties.iter().enumerate() {
        let line = format!(
            "code=0-{no}; document_code=BUMPER-F; version_label=v1; giver_code=JINLU; recipient_code={code}; at=2022-12-01"
        );
        let later = Instant::from_micros(now().micros() + 1 + i64::try_from(no).unwrap());
        write(&db, later, &[state(Kind::Disclosures, &line)]).await.unwrap();
        let asked = ExposureQuestion {
            document: "BUMPER-F".into(),
            version: "v1".into(),
            as_of: Some("2022-12-01".into()),
            known_at: None,
        };
        let after = exposure(&db, &index, &Actor::operator(), asked, later).await.unwrap();
        let after = serde_json::to_value(after).unwrap();
        let exposed = after["exposures"].as_array().unwrap().iter().find(|one| one["party"] == *code).unwrap();
        let receipts = exposed["receipts"].as_array().unwrap();
        let receipt = receipts.iter().find(|one| one["disclosure"] == format!("0-{no}")).unwrap();
        let judged = recipient(&answer, code);
        assert_eq!((&judged["release"], &judged["bound"]), (&receipt["release"], &receipt["bound"]), "{code}");
        for key in ["tier", "hops", "chain"] {
            assert_eq!(judged[key], exposed[key], "{code} {key}");
        }
    }
}

async fn nothing_is_written_and_both_ways_of_asking_agree(db: Database) {
    tell(&db).await;
    let before = everything(&db).await;
    let manner =
        Manner { purpose: "a purpose that no fact names".into(), channel: "email".into(), ..Manner::default() };
    let asked = WhatIfQuestion { manner, people: vec!["P-SHEN".into()], ..question("QIULAN", &["CHENGYAO", "P-LIAN"]) };
    let kept = ask(&db, asked.clone()).await;
    let once = what_if_once(&db, &Actor::operator(), asked, now()).await.unwrap();
    assert_eq!(serde_json::to_value(&kept).unwrap(), serde_json::to_value(&once).unwrap());
    assert_eq!(kept.rows().collect::<Vec<_>>(), once.rows().collect::<Vec<_>>());
    assert_eq!(before, everything(&db).await);
    let now_asked = ask(&db, WhatIfQuestion { at: None, ..question("QIULAN", &["CHENGYAO"]) }).await;
    assert_eq!((now_asked.at, now_asked.summary.recipients), (None, 1));
}

async fn what_was_not_known_then_does_not_count(db: Database) {
    tell(&db).await;
    let reasons = async |known_at: Option<&str>| {
        let known_at = known_at.map(str::to_owned);
        let asked = WhatIfQuestion { known_at, at: Some("2023-01-10".into()), ..question("JINLU", &["WEITAN"]) };
        let answer = serde_json::to_value(ask(&db, asked).await).unwrap();
        answer["recipients"][0]["release"]["reasons"].as_array().unwrap().clone()
    };
    // That the mould shop had the draft was recorded after the pictures were seen.
    assert!(reasons(Some("2023-01-20")).await.contains(&json!("GIVER_NOT_HOLDER")));
    assert!(!reasons(None).await.contains(&json!("GIVER_NOT_HOLDER")));
}

async fn everything_wrong_is_said_at_once_and_each_thing_once(db: Database) {
    tell(&db).await;
    let actor = Actor::operator();
    let manner = Manner { channel: "pigeon".into(), round: "R-0".into(), ..Manner::default() };
    let asked = WhatIfQuestion { manner, people: vec!["P-0".into()], ..question("NOBODY", &["QIULAN", "NIL", "ZERO"]) };
    let found: Vec<&str> = wrong(&db, &actor, asked).await.into_iter().map(|(column, _)| column).collect();
    assert_eq!(found, ["channel", "giver_code", "recipient_code", "people", "round_code", "recipient_code"]);
    let itself = wrong(&db, &actor, question("QIULAN", &["CHENGYAO", "QIULAN"])).await;
    assert_eq!(itself, [("recipient_code", Problem::SameAs { column: "giver_code" })]);
    assert_eq!(wrong(&db, &actor, question("QIULAN", &["", " "])).await, [("recipient_code", Problem::Missing)]);
    let time = WhatIfQuestion { at: Some("2022-12-01T10:00:00".into()), ..question("QIULAN", &["CHENGYAO"]) };
    let error = what_if(&db, &Index::default(), &actor, time, now()).await.unwrap_err();
    assert!(matches!(error, AuditError::NotATime { without_offset: true, .. }));
    let label = WhatIfQuestion { version: "v9".into(), ..question("QIULAN", &["CHENGYAO"]) };
    let error = what_if_once(&db, &actor, label, now()).await.unwrap_err();
    assert!(matches!(&error, AuditError::UnknownVersion { known, .. } if known.contains(&"v1".to_owned())));
}

async fn a_walled_off_document_or_round_answers_like_a_missing_one(db: Database) {
    tell(&db).await;
    let outsider = on_programmes(&["EGRET"]);
    let columns =
        |errors: Vec<(&'static str, Problem)>| errors.into_iter().map(|(column, _)| column).collect::<Vec<_>>();
    let foreign = columns(wrong(&db, &outsider, question("QIULAN", &["CHENGYAO"])).await);
    let missing = WhatIfQuestion { document: "NO-SUCH".into(), ..question("QIULAN", &["CHENGYAO"]) };
    assert_eq!(foreign, columns(wrong(&db, &outsider, missing).await));
    assert_eq!(foreign, ["document_code", "version_label"]);
    let in_round = |round: &str| {
        let manner = Manner { round: round.to_owned(), ..Manner::default() };
        WhatIfQuestion { manner, ..question("QIULAN", &["CHENGYAO"]) }
    };
    let foreign = columns(wrong(&db, &outsider, in_round("RFQ-BUMPER")).await);
    assert_eq!(foreign, columns(wrong(&db, &outsider, in_round("NO-SUCH")).await));
    assert!(foreign.contains(&"round_code"));
    assert_eq!(ask(&db, in_round("RFQ-BUMPER")).await.summary.recipients, 1);
}
