//! Jobs are held by one process at a time, and done by another when the first one dies.

use domain::time::Instant;
use persistence::Database;
use persistence::jobs::{self, Lease, Wish};

fixtures::both!(
    of_two_takers_one_wins_and_the_other_finds_nothing,
    of_many_takers_at_once_one_wins,
    a_job_put_there_twice_is_one,
    a_lease_that_ran_out_is_somebody_elses_and_the_first_holder_ends_nothing,
    a_renewed_lease_is_kept,
    what_failed_is_due_again_later_and_what_recurs_begins_anew,
    the_job_that_has_waited_longest_comes_first_and_a_taken_one_is_passed_over,
);

const START: i64 = 1_772_442_000_000_000;
const MINUTE: i64 = 60_000_000;

fn at(minute: i64) -> Instant {
    Instant::from_micros(START + minute * MINUTE)
}

async fn put(db: &Database, name: &str, minute: i64) {
    let txn = db.write_txn().await.unwrap();
    jobs::put(&txn, "reminders", name, at(minute)).await.unwrap();
    txn.commit().await.unwrap();
}

/// Asks for ten minutes from `minute` on.
async fn take(db: &Database, holder: &str, minute: i64) -> Option<Lease> {
    let txn = db.write_txn().await.unwrap();
    let wish = Wish { holder, now: at(minute), until: at(minute + 10) };
    let lease = jobs::lease(&txn, "reminders", wish).await.unwrap();
    txn.commit().await.unwrap();
    lease
}

async fn of_two_takers_one_wins_and_the_other_finds_nothing(db: Database) {
    put(&db, "2026-03-02", 0).await;
    assert!(take(&db, "early", -1).await.is_none(), "it is not due");
    assert!(jobs::is_due(db.reader(), "reminders", at(0)).await.unwrap());
    let lease = take(&db, "one", 0).await.unwrap();
    assert_eq!((lease.name.as_str(), lease.attempts), ("2026-03-02", 1));
    assert!(take(&db, "other", 0).await.is_none());
    assert!(!jobs::is_due(db.reader(), "reminders", at(0)).await.unwrap());
    let txn = db.write_txn().await.unwrap();
    assert!(jobs::complete(&txn, &lease, at(1)).await.unwrap());
    txn.commit().await.unwrap();
    assert!(take(&db, "other", 1000).await.is_none(), "it is done for good");
    assert!(jobs::is_known(db.reader(), "reminders", "2026-03-02").await.unwrap());
}

async fn of_many_takers_at_once_one_wins(db: Database) {
    put(&db, "2026-03-02", 0).await;
    let takers: Vec<_> = (0..64)
        .map(|number| {
            let db = db.clone();
            tokio::task::spawn_local(async move { take(&db, &format!("taker {number}"), 0).await })
        })
        .collect();
    let mut winners = 0;
    for taker in takers {
        winners += usize::from(taker.await.unwrap().is_some());
    }
    assert_eq!(winners, 1);
}

async fn a_job_put_there_twice_is_one(db: Database) {
    put(&db, "2026-03-02", 0).await;
    put(&db, "2026-03-02", 5).await;
    assert!(take(&db, "one", 0).await.is_some(), "it is due as it was at first");
    assert!(take(&db, "other", 5).await.is_none());
}

async fn a_lease_that_ran_out_is_somebody_elses_and_the_first_holder_ends_nothing(db: Database) {
    put(&db, "2026-03-02", 0).await;
    let lost = take(&db, "one", 0).await.unwrap();
    assert!(take(&db, "other", 9).await.is_none());
    let lease = take(&db, "other", 10).await.unwrap();
    assert_eq!(lease.attempts, 2);
    let txn = db.write_txn().await.unwrap();
    assert!(!jobs::renew(&txn, &lost, at(30)).await.unwrap());
    assert!(!jobs::complete(&txn, &lost, at(11)).await.unwrap());
    assert!(!jobs::fail(&txn, &lost, "late", at(11)).await.unwrap());
    assert!(!jobs::again(&txn, &lost, at(11)).await.unwrap());
    assert!(jobs::complete(&txn, &lease, at(11)).await.unwrap());
    assert!(!jobs::complete(&txn, &lease, at(11)).await.unwrap(), "once");
    txn.commit().await.unwrap();
}

async fn a_renewed_lease_is_kept(db: Database) {
    put(&db, "2026-03-02", 0).await;
    let lease = take(&db, "one", 0).await.unwrap();
    let txn = db.write_txn().await.unwrap();
    assert!(jobs::renew(&txn, &lease, at(20)).await.unwrap());
    txn.commit().await.unwrap();
    assert!(take(&db, "other", 19).await.is_none());
    assert!(take(&db, "other", 20).await.is_some());
}

async fn what_failed_is_due_again_later_and_what_recurs_begins_anew(db: Database) {
    put(&db, "outbox", 0).await;
    let lease = take(&db, "one", 0).await.unwrap();
    let txn = db.write_txn().await.unwrap();
    assert!(jobs::fail(&txn, &lease, "the server is away", at(3)).await.unwrap());
    txn.commit().await.unwrap();
    assert!(take(&db, "one", 2).await.is_none());
    let lease = take(&db, "one", 3).await.unwrap();
    assert_eq!(lease.attempts, 2);
    let txn = db.write_txn().await.unwrap();
    assert!(jobs::again(&txn, &lease, at(4)).await.unwrap());
    txn.commit().await.unwrap();
    assert!(take(&db, "one", 3).await.is_none());
    assert_eq!(take(&db, "one", 4).await.unwrap().attempts, 1);
}

async fn the_job_that_has_waited_longest_comes_first_and_a_taken_one_is_passed_over(db: Database) {
    put(&db, "late", 2).await;
    put(&db, "early", 1).await;
    let txn = db.write_txn().await.unwrap();
    jobs::put(&txn, "send", "outbox", at(0)).await.unwrap();
    txn.commit().await.unwrap();
    assert_eq!(take(&db, "one", 5).await.unwrap().name, "early");
    assert_eq!(take(&db, "other", 5).await.unwrap().name, "late");
    assert!(take(&db, "third", 5).await.is_none(), "a job of another kind is not for them");
}
