//! Saved lists and audits: whose they are, who meets them, and what of it is an act.

use std::collections::BTreeSet;

use domain::saved::{Audience, SavedName, ShareRefused};
use domain::staff::{Actor, Email, Role, Scope, StaffId};
use domain::time::Instant;
use persistence::Database;
use persistence::saved::actions::{self, MOST, NewSaved, Refused};
use persistence::saved::{find, open_to};
use persistence::staff::actions as staff_actions;
use sea_orm::{ConnectionTrait, Statement};

fixtures::both!(
    a_name_is_used_once_by_each_owner_and_the_same_again_is_the_same,
    what_is_shared_meets_those_whom_it_is_for,
    only_what_others_meet_is_an_act_and_the_act_names_nothing,
    the_scope_of_the_day_of_typing_decides_and_not_a_narrower_one_later,
    nobody_changes_what_is_somebody_elses,
);

const NOW: Instant = Instant::from_micros(1_700_000_000_000_000);

pub(crate) async fn hire(db: &Database, email: &str) -> StaffId {
    let member = staff_actions::NewMember {
        email: &Email::parse(email).unwrap(),
        name: email,
        password_hash: "none",
        password_is_one_time: false,
        roles: [Role::Procurement].into(),
        scope: Scope::All,
    };
    let txn = db.write_txn().await.unwrap();
    let id = staff_actions::add(&txn, &Actor::operator(), &member, NOW).await.unwrap();
    txn.commit().await.unwrap();
    id
}

fn on(codes: &[&str]) -> Scope {
    Scope::Programmes(codes.iter().map(|code| (*code).to_owned()).collect())
}

fn actor(id: StaffId, scope: Scope) -> Actor {
    Actor { id: Some(id), roles: [Role::Procurement].into(), scope }
}

fn name(text: &str) -> SavedName {
    SavedName::parse(text).unwrap()
}

async fn save(db: &Database, by: &Actor, called: &str, audience: Audience, words: &str) -> Result<i64, Refused> {
    let new = NewSaved { name: &name(called), audience, place: "/disclosures?view=recent", words };
    let txn = db.write_txn().await.unwrap();
    let saved = actions::add(&txn, by, &new, NOW).await;
    txn.commit().await.unwrap();
    saved
}

async fn change(db: &Database, by: &Actor, id: i64, called: &str, audience: Audience) -> Result<(), Refused> {
    let txn = db.write_txn().await.unwrap();
    let changed = actions::change(&txn, by, id, &name(called), audience, NOW).await;
    txn.commit().await.unwrap();
    changed
}

async fn met(db: &Database, by: &Actor) -> BTreeSet<String> {
    open_to(db.reader(), by).await.unwrap().into_iter().map(|saved| saved.name).collect()
}

async fn verbs(db: &Database) -> Vec<String> {
    let acts = persistence::acts::newest(db.reader(), None, 100).await.unwrap();
    acts.into_iter().filter(|act| act.subject_kind == "saved").map(|act| act.verb).rev().collect()
}

async fn a_name_is_used_once_by_each_owner_and_the_same_again_is_the_same(db: Database) {
    let ada = actor(hire(&db, "ada@oem.example").await, Scope::All);
    let karl = actor(hire(&db, "karl@oem.example").await, Scope::All);
    let first = save(&db, &ada, "Overdue", Audience::Own, "").await.unwrap();
    assert_eq!(save(&db, &ada, "Overdue", Audience::Own, "").await.unwrap(), first, "sent twice");
    assert!(matches!(save(&db, &ada, "Overdue", Audience::Own, "other").await, Err(Refused::NameTaken)));
    save(&db, &karl, "Overdue", Audience::Own, "").await.unwrap();
    let second = save(&db, &ada, "Recent", Audience::Own, "").await.unwrap();
    assert!(matches!(change(&db, &ada, second, "Overdue", Audience::Own).await, Err(Refused::NameTaken)));
    change(&db, &ada, second, "Recent", Audience::Own).await.unwrap();
    for number in 2..MOST {
        save(&db, &ada, &format!("No. {number}"), Audience::Own, "").await.unwrap();
    }
    assert!(matches!(save(&db, &ada, "One more", Audience::Own, "").await, Err(Refused::TooMany)));
}

async fn what_is_shared_meets_those_whom_it_is_for(db: Database) {
    let ada = actor(hire(&db, "ada@oem.example").await, on(&["P1"]));
    let karl = hire(&db, "karl@oem.example").await;
    save(&db, &ada, "Mine", Audience::Own, "").await.unwrap();
    save(&db, &ada, "Ours", Audience::Peers, "HERON").await.unwrap();
    let staff = save(&db, &ada, "All of us", Audience::Staff, "").await.unwrap();
    let refused = save(&db, &ada, "Loud", Audience::Staff, "HERON").await;
    assert!(matches!(refused, Err(Refused::Share(ShareRefused::WordsForAll))));
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(met(&db, &ada).await, names(&["All of us", "Mine", "Ours"]));
    for (scope, meets) in [
        (Scope::All, &["All of us", "Ours"][..]),
        (on(&["P1", "P2"]), &["All of us", "Ours"]),
        (on(&["P2"]), &["All of us"]),
        (on(&[]), &["All of us"]),
    ] {
        assert_eq!(met(&db, &actor(karl, scope.clone())).await, names(meets), "{scope:?}");
    }
    let keeper = actor(karl, Scope::All);
    assert!(find(db.reader(), &keeper, staff).await.unwrap().is_some());
    disable(&db, ada.id.unwrap()).await;
    assert!(find(db.reader(), &keeper, staff).await.unwrap().is_none(), "its owner is gone");
    assert_eq!(met(&db, &keeper).await, names(&[]));
}

/// Shuts somebody out; an administrator stays to keep the list.
async fn disable(db: &Database, whom: StaffId) {
    let member = staff_actions::NewMember {
        email: &Email::parse("root@oem.example").unwrap(),
        name: "root",
        password_hash: "none",
        password_is_one_time: false,
        roles: [Role::Administrator].into(),
        scope: Scope::All,
    };
    let txn = db.write_txn().await.unwrap();
    staff_actions::add(&txn, &Actor::operator(), &member, NOW).await.unwrap();
    staff_actions::disable(&txn, &Actor::operator(), whom, NOW).await.unwrap();
    txn.commit().await.unwrap();
}

async fn only_what_others_meet_is_an_act_and_the_act_names_nothing(db: Database) {
    let ada = actor(hire(&db, "ada@oem.example").await, Scope::All);
    let id = save(&db, &ada, "HERON", Audience::Own, "HERON").await.unwrap();
    change(&db, &ada, id, "HERON 2", Audience::Own).await.unwrap();
    assert!(verbs(&db).await.is_empty(), "a preference is no act");
    change(&db, &ada, id, "HERON 3", Audience::Peers).await.unwrap();
    change(&db, &ada, id, "HERON 4", Audience::Peers).await.unwrap();
    change(&db, &ada, id, "HERON 4", Audience::Own).await.unwrap();
    change(&db, &ada, id, "HERON 4", Audience::Peers).await.unwrap();
    let txn = db.write_txn().await.unwrap();
    actions::delete(&txn, &ada, id, NOW).await.unwrap();
    txn.commit().await.unwrap();
    let expected = ["share-saved", "rename-shared", "unshare-saved", "share-saved", "delete-shared"];
    assert_eq!(verbs(&db).await, expected);
    let acts = persistence::acts::newest(db.reader(), None, 100).await.unwrap();
    assert!(!format!("{acts:?}").contains("HERON"), "{acts:?}");
}

async fn the_scope_of_the_day_of_typing_decides_and_not_a_narrower_one_later(db: Database) {
    let id = hire(&db, "ada@oem.example").await;
    let wide = actor(id, on(&["P1", "P2"]));
    let saved = save(&db, &wide, "Typed on both", Audience::Own, "HERON").await.unwrap();
    let narrow = actor(id, on(&["P2"]));
    change(&db, &narrow, saved, "Typed on both", Audience::Peers).await.unwrap();
    let karl = hire(&db, "karl@oem.example").await;
    assert!(met(&db, &actor(karl, on(&["P2"]))).await.is_empty(), "the words were typed by somebody on P1 too");
    assert_eq!(met(&db, &actor(karl, on(&["P1", "P2"]))).await.len(), 1);
}

async fn nobody_changes_what_is_somebody_elses(db: Database) {
    let ada = actor(hire(&db, "ada@oem.example").await, Scope::All);
    let karl = actor(hire(&db, "karl@oem.example").await, Scope::All);
    let id = save(&db, &ada, "Ours", Audience::Staff, "").await.unwrap();
    assert!(matches!(change(&db, &karl, id, "His", Audience::Own).await, Err(Refused::Unknown)));
    let txn = db.write_txn().await.unwrap();
    assert!(matches!(actions::delete(&txn, &karl, id, NOW).await, Err(Refused::Unknown)));
    txn.commit().await.unwrap();
    let finance = Actor { roles: [Role::Finance].into(), ..karl };
    let refused = save(&db, &finance, "Numbers", Audience::Peers, "").await;
    assert!(matches!(refused, Err(Refused::Share(ShareRefused::NotByRole))));
    save(&db, &finance, "Numbers", Audience::Own, "").await.unwrap();
}

/// How many rows a table has.
pub(crate) async fn count(db: &Database, table: &str) -> i64 {
    let count = format!("SELECT COUNT(*) FROM {table}");
    let statement = Statement::from_string(db.reader().get_database_backend(), count);
    db.reader().query_one_raw(statement).await.unwrap().unwrap().try_get_by_index(0).unwrap()
}
