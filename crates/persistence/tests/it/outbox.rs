//! A mail is put in once, taken by one process at a time, and never lost; everybody reads what they may.

use domain::staff::{Actor, Role, Scope, StaffId};
use domain::time::Instant;
use persistence::Database;
use persistence::outbox::actions::{self, NewMail};
use persistence::outbox::{self, Mail, State};

use crate::saved::hire;

fixtures::both!(
    a_reminder_put_in_twice_is_one_row,
    what_is_not_committed_is_neither_in_the_outbox_nor_remembered,
    of_many_who_put_the_same_in_at_once_one_does,
    of_many_takers_at_once_one_gets_the_mail,
    what_failed_is_tried_again_later_and_later_under_the_same_name,
    what_was_taken_and_not_ended_is_tried_again,
    what_was_sent_is_sent_whoever_took_it_since,
    everybody_reads_what_they_may_page_by_page,
);

const START: i64 = 1_772_442_000_000_000;
const MINUTE: i64 = 60_000_000;

fn at(minute: i64) -> Instant {
    Instant::from_micros(START + minute * MINUTE)
}

fn on(code: &str) -> Scope {
    Scope::Programmes([code.to_owned()].into())
}

async fn put(db: &Database, recipient: StaffId, key: &str, walls: &Scope) -> bool {
    let new = NewMail {
        reminder: key,
        recipient,
        walls,
        language: "en",
        subject: "One paper ends soon",
        body: "NDA1",
        message_id: &format!("{key}@house.example"),
        reminds_of: &[format!("{key}/NDA1"), format!("{key}/NDA2")],
        to_contact: None,
    };
    let txn = db.write_txn().await.unwrap();
    let put = actions::put(&txn, &new, at(0)).await.unwrap();
    txn.commit().await.unwrap();
    put
}

async fn take(db: &Database, minute: i64) -> Option<Mail> {
    let txn = db.write_txn().await.unwrap();
    let taken = actions::take(&txn, at(minute), at(minute + 3)).await.unwrap();
    txn.commit().await.unwrap();
    taken
}

async fn fail(db: &Database, mail: &Mail, minute: i64) {
    let txn = db.write_txn().await.unwrap();
    actions::failed(&txn, mail, "451 later", at(minute)).await.unwrap();
    txn.commit().await.unwrap();
}

async fn all(db: &Database) -> Vec<Mail> {
    outbox::page(db.reader(), &Actor::operator(), None, (1, 100)).await.unwrap().0
}

async fn a_reminder_put_in_twice_is_one_row(db: Database) {
    let ada = hire(&db, "ada@oem.example").await;
    let heard = |keys: &[&str]| keys.iter().map(|key| ((*key).to_owned(), ())).collect::<Vec<_>>();
    let asked = heard(&["digest/1/NDA2", "digest/1/NDA3"]);
    assert_eq!(outbox::unheard(db.reader(), asked.clone()).await.unwrap().len(), 2);
    assert!(put(&db, ada, "digest/1", &Scope::All).await);
    assert!(!put(&db, ada, "digest/1", &Scope::All).await);
    assert_eq!(outbox::unheard(db.reader(), asked).await.unwrap(), heard(&["digest/1/NDA3"]));
    let mails = all(&db).await;
    assert_eq!((mails.len(), mails[0].state(), mails[0].attempts), (1, State::Waiting, 0));
    assert_eq!((mails[0].recipient, mails[0].name.as_str()), (ada, "ada@oem.example"));
    assert!(outbox::unheard::<()>(db.reader(), Vec::new()).await.unwrap().is_empty());
}

async fn what_is_not_committed_is_neither_in_the_outbox_nor_remembered(db: Database) {
    let ada = hire(&db, "ada@oem.example").await;
    let reminds_of = ["expiry/NDA1".to_owned()];
    let new = NewMail {
        reminder: "digest/1",
        recipient: ada,
        walls: &Scope::All,
        language: "en",
        subject: "One paper ends soon",
        body: "NDA1",
        message_id: "1f@house.example",
        reminds_of: &reminds_of,
        to_contact: None,
    };
    let txn = db.write_txn().await.unwrap();
    assert!(actions::put(&txn, &new, at(0)).await.unwrap());
    drop(txn);
    assert!(all(&db).await.is_empty());
    let heard = vec![("expiry/NDA1".to_owned(), ())];
    assert_eq!(outbox::unheard(db.reader(), heard.clone()).await.unwrap(), heard);
}

async fn of_many_who_put_the_same_in_at_once_one_does(db: Database) {
    let ada = hire(&db, "ada@oem.example").await;
    let tasks: Vec<_> = (0..16)
        .map(|_| {
            let db = db.clone();
            tokio::task::spawn_local(async move { put(&db, ada, "digest/1", &Scope::All).await })
        })
        .collect();
    let mut did = 0;
    for task in tasks {
        did += usize::from(task.await.unwrap());
    }
    assert_eq!((did, all(&db).await.len()), (1, 1));
}

async fn of_many_takers_at_once_one_gets_the_mail(db: Database) {
    let ada = hire(&db, "ada@oem.example").await;
    put(&db, ada, "digest/1", &Scope::All).await;
    assert!(outbox::is_due(db.reader(), at(0)).await.unwrap());
    let takers: Vec<_> = (0..64)
        .map(|_| {
            let db = db.clone();
            tokio::task::spawn_local(async move { take(&db, 0).await })
        })
        .collect();
    let mut winners = 0;
    for taker in takers {
        winners += usize::from(taker.await.unwrap().is_some());
    }
    assert_eq!(winners, 1);
    assert!(!outbox::is_due(db.reader(), at(0)).await.unwrap());
}

async fn what_failed_is_tried_again_later_and_later_under_the_same_name(db: Database) {
    let ada = hire(&db, "ada@oem.example").await;
    put(&db, ada, "digest/1", &Scope::All).await;
    let mut minute = 0;
    for pause in [1, 2, 4, 8] {
        let mail = take(&db, minute).await.unwrap();
        assert_eq!(mail.message_id, "digest/1@house.example");
        fail(&db, &mail, minute).await;
        assert!(take(&db, minute + pause - 1).await.is_none(), "after {minute} minutes");
        minute += pause;
    }
    let mail = all(&db).await.remove(0);
    assert_eq!((mail.state(), mail.attempts, mail.last_error.as_deref()), (State::Failing, 4, Some("451 later")));
    assert_eq!(mail.next_at, Some(at(minute)));
}

async fn what_was_taken_and_not_ended_is_tried_again(db: Database) {
    let ada = hire(&db, "ada@oem.example").await;
    put(&db, ada, "digest/1", &Scope::All).await;
    let first = take(&db, 0).await.unwrap();
    assert!(take(&db, 2).await.is_none(), "it may be on its way");
    let second = take(&db, 3).await.unwrap();
    assert_eq!((second.attempts, &second.message_id), (2, &first.message_id));
    fail(&db, &first, 4).await;
    assert_eq!(all(&db).await[0].last_error, None, "the first attempt is not the last one any more");
}

async fn what_was_sent_is_sent_whoever_took_it_since(db: Database) {
    let ada = hire(&db, "ada@oem.example").await;
    put(&db, ada, "digest/1", &Scope::All).await;
    let first = take(&db, 0).await.unwrap();
    let second = take(&db, 3).await.unwrap();
    let txn = db.write_txn().await.unwrap();
    actions::sent(&txn, &first, at(4)).await.unwrap();
    actions::sent(&txn, &second, at(5)).await.unwrap();
    actions::withdraw(&txn, &second, at(5)).await.unwrap();
    actions::failed(&txn, &second, "451 later", at(5)).await.unwrap();
    txn.commit().await.unwrap();
    let mail = all(&db).await.remove(0);
    assert_eq!((mail.state(), mail.sent_at, mail.next_at), (State::Sent, Some(at(4)), None));
    assert!(take(&db, 1000).await.is_none());
}

async fn everybody_reads_what_they_may_page_by_page(db: Database) {
    let (ada, karl) = (hire(&db, "ada@oem.example").await, hire(&db, "karl@oem.example").await);
    for (recipient, key, walls) in
        [(ada, "a1", on("P1")), (ada, "a2", Scope::All), (karl, "k1", on("P1")), (karl, "k2", on("P2"))]
    {
        assert!(put(&db, recipient, key, &walls).await);
    }
    let mail = take(&db, 0).await.unwrap();
    fail(&db, &mail, 0).await;
    let actor = |id, role: Role, scope| Actor { id: Some(id), roles: [role].into(), scope };
    for (reader, state, expected) in [
        (actor(ada, Role::Administrator, Scope::All), None, "k2 k1 a2 a1"),
        (actor(ada, Role::Administrator, Scope::All), Some(State::Failing), "a1"),
        (actor(ada, Role::Administrator, Scope::All), Some(State::Waiting), "k2 k1 a2"),
        (actor(ada, Role::Administrator, Scope::All), Some(State::Sent), ""),
        (actor(ada, Role::Administrator, on("P1")), None, "a1"),
        (actor(ada, Role::Confidentiality, Scope::All), None, "a2 a1"),
        (actor(karl, Role::Confidentiality, on("P1")), None, "k1"),
        (actor(karl, Role::Confidentiality, on("P3")), None, ""),
        (Actor { id: None, ..actor(karl, Role::Confidentiality, Scope::All) }, None, ""),
    ] {
        let (mails, total) = outbox::page(db.reader(), &reader, state, (1, 100)).await.unwrap();
        let keys: Vec<&str> = mails.iter().map(|mail| mail.message_id.split('@').next().unwrap()).collect();
        assert_eq!((keys.join(" ").as_str(), usize::try_from(total).unwrap()), (expected, keys.len()), "{reader:?}");
        for known in all(&db).await {
            let found = outbox::find(db.reader(), &reader, known.id).await.unwrap();
            let may = outbox::page(db.reader(), &reader, None, (1, 100)).await.unwrap().0;
            assert_eq!(found.is_some(), may.contains(&known), "{reader:?}");
        }
    }
    let (mails, total) = outbox::page(db.reader(), &Actor::operator(), None, (2, 3)).await.unwrap();
    assert_eq!((mails.len(), total), (1, 4));
}
