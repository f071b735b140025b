//! Evidence: who sees it, what of it is an act, and that the database itself refuses to lose it.

use std::collections::BTreeSet;

use domain::evidence::{FileName, Saying};
use domain::facts::{Kind, Why};
use domain::staff::{Actor, Role, Scope};
use domain::time::{Instant, parse_day};
use fixtures::write::{state, write};
use persistence::Database;
use persistence::evidence::actions::{self, NewEvidence, Refused};
use persistence::evidence::{Evidence, StoredFile, find, is_empty, names_object, of_fact};
use persistence::known::Known;
use sea_orm::ConnectionTrait;

use crate::saved::hire;

fixtures::both!(
    what_was_handed_in_is_read_as_it_was_said,
    evidence_is_seen_by_those_who_see_its_fact,
    those_who_enter_a_fact_hand_in_and_void_and_nobody_else,
    every_deed_is_an_act_that_names_no_words,
    as_known_then_later_papers_and_voids_are_not_there,
    the_database_itself_refuses_to_lose_evidence,
);

const NOON: Instant = Instant::from_micros(1_700_000_000_000_000);
const LATER: Instant = Instant::from_micros(1_700_000_900_000_000);

/// Two programmes with a document each, and somebody who keeps documents.
async fn world(db: &Database) -> Actor {
    let states = [
        state(Kind::Parties, "code=OEM; name=Kestrel; kind=manufacturer"),
        state(Kind::Programmes, "code=P1; name=One; manufacturer_code=OEM; timezone=Asia/Shanghai"),
        state(Kind::Programmes, "code=P2; name=Two; manufacturer_code=OEM; timezone=Asia/Shanghai"),
        state(Kind::Documents, "code=D1; title=Bumper; programme_code=P1; originator_code=OEM; class=confidential"),
        state(Kind::Documents, "code=D2; title=Hood; programme_code=P2; originator_code=OEM; class=confidential"),
    ];
    write(db, NOON, &states).await.unwrap();
    Actor { id: Some(hire(db, "otto@oem.example").await), roles: [Role::Owner].into(), scope: Scope::All }
}

const D1: (Kind, i64) = (Kind::Documents, 1);
const D2: (Kind, i64) = (Kind::Documents, 2);

fn file(object: &str) -> StoredFile {
    StoredFile {
        object: object.repeat(32),
        sha256: [7; 32],
        size: 3_000_000_000,
        media: "pdf".to_owned(),
        wrapped_key: b"wrapped".to_vec(),
    }
}

async fn add(db: &Database, by: &Actor, fact: (Kind, i64), object: &str, now: Instant) -> Result<i64, Refused> {
    let saying = Saying::parse("2022-07-01", "from Li Xiaolong", parse_day("2023-11-14").unwrap()).unwrap();
    let name = FileName::of("李小龙 HERON.pdf").unwrap();
    let new = NewEvidence { file: &file(object), file_name: &name, saying: &saying };
    let txn = db.write_txn().await.unwrap();
    let added = actions::add(&txn, by, fact, &new, now).await;
    txn.commit().await.unwrap();
    added
}

async fn void(db: &Database, by: &Actor, id: i64) -> Result<(), Refused> {
    let why = Why::parse("the wrong scan", "slip").unwrap();
    let txn = db.write_txn().await.unwrap();
    let voided = actions::void(&txn, by, D1, id, &why, LATER).await;
    txn.commit().await.unwrap();
    voided
}

async fn hand_out(db: &Database, by: &Actor, fact: (Kind, i64), id: i64) -> Result<Evidence, Refused> {
    let txn = db.write_txn().await.unwrap();
    let handed = actions::hand_out(&txn, by, fact, id, LATER).await;
    txn.commit().await.unwrap();
    handed
}

fn on(codes: &[&str]) -> Scope {
    Scope::Programmes(codes.iter().map(|code| (*code).to_owned()).collect::<BTreeSet<_>>())
}

async fn what_was_handed_in_is_read_as_it_was_said(db: Database) {
    let otto = world(&db).await;
    assert!(is_empty(db.reader()).await.unwrap());
    let id = add(&db, &otto, D1, "a", NOON).await.unwrap();
    let found = of_fact(db.reader(), &Scope::All, D1, Known::Now).await.unwrap();
    let [evidence] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((evidence.id, &evidence.file, evidence.added_by), (id, &file("a"), otto.id));
    assert_eq!((evidence.file_name.as_str(), evidence.note.as_str()), ("李小龙 HERON.pdf", "from Li Xiaolong"));
    assert_eq!(evidence.dated_on, parse_day("2022-07-01").unwrap());
    assert!(evidence.added_at > NOON, "the instant of its act, which comes after the others'");
    assert_eq!(find(db.reader(), &Scope::All, D1, id).await.unwrap().as_ref(), Some(evidence));
    assert!(!is_empty(db.reader()).await.unwrap());
    assert!(names_object(db.reader(), &"a".repeat(32)).await.unwrap());
    assert!(!names_object(db.reader(), &"b".repeat(32)).await.unwrap());
}

async fn evidence_is_seen_by_those_who_see_its_fact(db: Database) {
    let otto = world(&db).await;
    let id = add(&db, &otto, D2, "a", NOON).await.unwrap();
    for (scope, fact, sees) in [
        (Scope::All, D2, true),
        (on(&["P2"]), D2, true),
        (on(&["P1"]), D2, false),
        (on(&[]), D2, false),
        (Scope::All, D1, false),
        (Scope::All, (Kind::Parties, 2), false),
    ] {
        assert_eq!(find(db.reader(), &scope, fact, id).await.unwrap().is_some(), sees, "{scope:?} {fact:?}");
        let listed = of_fact(db.reader(), &scope, fact, Known::Now).await.unwrap();
        assert_eq!(!listed.is_empty(), sees, "{scope:?} {fact:?}");
        let reader = Actor { scope: scope.clone(), ..otto.clone() };
        assert_eq!(hand_out(&db, &reader, fact, id).await.is_ok(), sees, "{scope:?} {fact:?}");
    }
    let walled = Actor { scope: on(&["P1"]), ..otto };
    assert!(matches!(add(&db, &walled, D2, "b", NOON).await, Err(Refused::Absent)));
    assert!(matches!(add(&db, &walled, (Kind::Documents, 99), "b", NOON).await, Err(Refused::Absent)));
}

async fn those_who_enter_a_fact_hand_in_and_void_and_nobody_else(db: Database) {
    let otto = world(&db).await;
    for role in Role::ALL {
        let by = Actor { roles: [role].into(), ..otto.clone() };
        let enters = matches!(role, Role::Owner | Role::Confidentiality);
        let added = add(&db, &by, D1, &role.name()[..1], NOON).await;
        assert_eq!(added.is_ok(), enters, "{role}");
        if let Ok(id) = added {
            let auditor = Actor { roles: [Role::Auditor].into(), ..otto.clone() };
            assert!(matches!(void(&db, &auditor, id).await, Err(Refused::NotAllowed)));
            assert!(hand_out(&db, &auditor, D1, id).await.is_ok(), "who reads facts reads their evidence");
            void(&db, &by, id).await.unwrap();
            assert!(matches!(void(&db, &by, id).await, Err(Refused::Void)));
        } else {
            assert!(matches!(added, Err(Refused::NotAllowed)), "{role}");
        }
    }
    assert!(matches!(void(&db, &otto, 99).await, Err(Refused::Absent)));
}

async fn every_deed_is_an_act_that_names_no_words(db: Database) {
    let otto = world(&db).await;
    let before = persistence::acts::deeds_since(db.reader(), 0).await.unwrap().1.len();
    let id = add(&db, &otto, D1, "a", NOON).await.unwrap();
    hand_out(&db, &otto, D1, id).await.unwrap();
    void(&db, &otto, id).await.unwrap();
    let acts = persistence::acts::newest(db.reader(), None, 3).await.unwrap();
    let verbs: Vec<&str> = acts.iter().map(|act| act.verb.as_str()).collect();
    assert_eq!(verbs, ["void-evidence", "download-evidence", "add-evidence"]);
    assert!(acts.iter().all(|act| act.actor == otto.id && act.subject_id == id.to_string()));
    assert_eq!(acts[2].particulars["sha256"], "07".repeat(32));
    assert_eq!(acts[0].reason.as_deref(), Some("the wrong scan"));
    let said = format!("{acts:?}");
    assert!(!said.contains("HERON") && !said.contains("Xiaolong"), "{said}");
    let deeds = persistence::acts::deeds_since(db.reader(), 0).await.unwrap().1;
    assert_eq!(deeds.len(), before, "no audit has to read anything anew");
}

async fn as_known_then_later_papers_and_voids_are_not_there(db: Database) {
    let otto = world(&db).await;
    let first = add(&db, &otto, D1, "a", NOON).await.unwrap();
    let at = find(db.reader(), &Scope::All, D1, first).await.unwrap().unwrap().added_at;
    add(&db, &otto, D1, "b", NOON).await.unwrap();
    void(&db, &otto, first).await.unwrap();
    let now = of_fact(db.reader(), &Scope::All, D1, Known::Now).await.unwrap();
    assert_eq!(now.iter().map(|evidence| evidence.void.is_some()).collect::<Vec<_>>(), [true, false]);
    assert_eq!(now[0].void.as_ref().map(|void| (void.by, void.reason.as_str())), Some((otto.id, "the wrong scan")));
    let then = of_fact(db.reader(), &Scope::All, D1, Known::At(at)).await.unwrap();
    assert_eq!(then.len(), 1);
    assert_eq!((then[0].id, &then[0].void), (first, &None));
    let before = of_fact(db.reader(), &Scope::All, D1, Known::At(at.just_before())).await.unwrap();
    assert!(before.is_empty());
}

async fn the_database_itself_refuses_to_lose_evidence(db: Database) {
    let otto = world(&db).await;
    let id = add(&db, &otto, D1, "a", NOON).await.unwrap();
    void(&db, &otto, id).await.unwrap();
    let before = find(db.reader(), &Scope::All, D1, id).await.unwrap();
    for loss in [
        "DELETE FROM files",
        "DELETE FROM evidence",
        "UPDATE files SET size = 1",
        "UPDATE files SET sha256 = wrapped_key",
        "UPDATE files SET object = 'cccccccccccccccccccccccccccccccc'",
        "UPDATE evidence SET dated_on = '2020-01-01'",
        "UPDATE evidence SET fact_id = 2",
        "UPDATE evidence SET void_at = NULL, void_by = NULL, void_reason = NULL",
        "UPDATE evidence SET void_reason = 'another'",
    ] {
        assert!(db.reader().execute_unprepared(loss).await.is_err(), "{loss}");
    }
    assert_eq!(find(db.reader(), &Scope::All, D1, id).await.unwrap(), before);
    for erasure in ["UPDATE files SET wrapped_key = wrapped_key", "DELETE FROM evidence_words"] {
        db.reader().execute_unprepared(erasure).await.unwrap();
    }
    let erased = find(db.reader(), &Scope::All, D1, id).await.unwrap().unwrap();
    assert_eq!((erased.file_name.as_str(), erased.note.as_str()), ("", ""));
}
