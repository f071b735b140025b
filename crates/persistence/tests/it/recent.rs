//! What somebody opened last is kept once each, newest first, and not for ever.

use domain::staff::StaffId;
use domain::time::Instant;
use persistence::Database;
use persistence::recent::{self, KEPT, Seen};

use crate::saved::hire;

fixtures::both!(what_was_opened_last_comes_first_and_only_so_much_is_kept);

async fn open(db: &Database, staff: StaffId, pages: &[(&str, i64, i64)]) {
    let seen: Vec<Seen> = pages
        .iter()
        .map(|(page, number, at)| Seen { page: (*page).to_owned(), number: *number, at: Instant::from_micros(*at) })
        .collect();
    let txn = db.write_txn().await.unwrap();
    recent::note(&txn, staff, &seen).await.unwrap();
    txn.commit().await.unwrap();
}

async fn numbers(db: &Database, staff: StaffId) -> Vec<i64> {
    recent::of(db.reader(), staff).await.unwrap().into_iter().map(|seen| seen.number).collect()
}

async fn what_was_opened_last_comes_first_and_only_so_much_is_kept(db: Database) {
    let (ada, karl) = (hire(&db, "ada@oem.example").await, hire(&db, "karl@oem.example").await);
    open(&db, ada, &[("parties", 1, 10), ("parties", 2, 20), ("versions", 1, 30)]).await;
    open(&db, ada, &[("parties", 1, 40)]).await;
    let seen = recent::of(db.reader(), ada).await.unwrap();
    let told: Vec<(&str, i64, i64)> =
        seen.iter().map(|seen| (seen.page.as_str(), seen.number, seen.at.micros())).collect();
    assert_eq!(told, [("parties", 1, 40), ("versions", 1, 30), ("parties", 2, 20)]);
    assert!(numbers(&db, karl).await.is_empty(), "others' pages are their own");
    let many: Vec<(&str, i64, i64)> = (100..130).map(|number| ("documents", number, number)).collect();
    open(&db, karl, &[("parties", 7, 5)]).await;
    open(&db, karl, &many).await;
    assert_eq!(numbers(&db, karl).await, (110..130).rev().collect::<Vec<_>>());
    assert_eq!(KEPT, 20);
    open(&db, karl, &[("parties", 7, 200)]).await;
    assert_eq!(numbers(&db, karl).await.len(), 20);
}
