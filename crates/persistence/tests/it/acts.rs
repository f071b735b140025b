//! The log of acts is appended in order and cannot be changed, whoever holds the connection.

use domain::time::Instant;
use persistence::Database;
use persistence::acts::{self, Act, NewAct};
use sea_orm::ConnectionTrait;

fixtures::both!(
    acts_follow_one_another_even_when_the_clock_stands_or_runs_back,
    an_act_can_be_neither_changed_nor_deleted_nor_replaced,
    an_act_out_of_order_is_refused,
    a_rolled_back_act_leaves_no_gap,
    many_writers_at_once_all_get_their_own_instant,
);

const NOON: Instant = Instant::from_micros(1_700_000_000_000_000);

async fn record(db: &Database, verb: &str, now: Instant) -> Act {
    let txn = db.write_txn().await.unwrap();
    let act = acts::record(&txn, &act(verb), now).await.unwrap();
    txn.commit().await.unwrap();
    act
}

fn act(verb: &str) -> NewAct<'_> {
    NewAct {
        actor: None,
        verb,
        subject_kind: "documents",
        subject_id: "BUMPER-F",
        reason: Some("asked by 李雷"),
        particulars: serde_json::json!({"rows": 2, "digest": "ab"}),
    }
}

async fn acts_follow_one_another_even_when_the_clock_stands_or_runs_back(db: Database) {
    assert_eq!(acts::last_instant(db.reader()).await.unwrap(), Instant::START);
    let first = record(&db, "import", NOON).await;
    let same = record(&db, "import", NOON).await;
    let earlier = record(&db, "import", Instant::from_micros(NOON.micros() - 5_000_000)).await;
    assert_eq!([first.seq, same.seq, earlier.seq], [1, 2, 3]);
    assert_eq!([first.at, same.at, earlier.at], [NOON, NOON.just_after(), NOON.just_after().just_after()]);
    assert_eq!(acts::last_instant(db.reader()).await.unwrap(), earlier.at);
    assert_eq!(acts::newest(db.reader(), Some(3), 10).await.unwrap(), vec![same, first]);
}

async fn an_act_can_be_neither_changed_nor_deleted_nor_replaced(db: Database) {
    let kept = record(&db, "import", NOON).await;
    for refused in [
        "UPDATE act SET reason = 'other'",
        "DELETE FROM act",
        "INSERT OR REPLACE INTO act SELECT * FROM act",
        "TRUNCATE act",
    ] {
        assert!(db.reader().execute_unprepared(refused).await.is_err(), "{refused}");
    }
    assert_eq!(acts::newest(db.reader(), None, 10).await.unwrap(), vec![kept]);
}

async fn an_act_out_of_order_is_refused(db: Database) {
    record(&db, "import", NOON).await;
    let copy = |seq: i64, at: i64| {
        format!(
            "INSERT INTO act SELECT {seq}, {at}, actor, verb, subject_kind, subject_id, reason, leaf, hash \
             FROM act WHERE seq = 1"
        )
    };
    let noon = NOON.micros();
    for refused in [copy(3, noon + 9), copy(2, noon), copy(2, noon - 1)] {
        assert!(db.reader().execute_unprepared(&refused).await.is_err(), "{refused}");
    }
    db.reader().execute_unprepared(&copy(2, noon + 1)).await.unwrap();
}

async fn a_rolled_back_act_leaves_no_gap(db: Database) {
    let txn = db.write_txn().await.unwrap();
    acts::record(&txn, &act("import"), NOON).await.unwrap();
    txn.rollback().await.unwrap();
    assert_eq!(record(&db, "import", NOON).await.seq, 1);
}

async fn many_writers_at_once_all_get_their_own_instant(db: Database) {
    let writers: Vec<_> = (0..16)
        .map(|_| {
            let db = db.clone();
            tokio::task::spawn_local(async move { record(&db, "import", NOON).await.at })
        })
        .collect();
    let mut instants = std::collections::BTreeSet::new();
    for writer in writers {
        instants.insert(writer.await.unwrap().micros());
    }
    assert_eq!(instants.len(), 16);
}
