//! Several copies of a return case at once: chosen, counted, confirmed, and only then recorded.

use domain::facts::Kind;
use domain::staff::Role;
use fixtures::write::{state, write};
use persistence::Database;

use crate::app::{Browser, OPENING};
use crate::lives::person;
use crate::transmittals::house;

fixtures::both!(several_copies_are_accounted_for_at_once_after_their_count_was_confirmed,);

const CASE: &str = "/return-cases/1";

async fn sends(buyer: &Browser, fields: &[(&str, &str)]) -> crate::app::Answer {
    buyer.send(&format!("{CASE}/copies"), fields).await
}

async fn several_copies_are_accounted_for_at_once_after_their_count_was_confirmed(db: Database) {
    let app = house(db.clone()).await;
    let buyer = person(&app, "beth", Role::Procurement).await;
    let onward =
        "code=H-9; document_code=D; version_label=v1; giver_code=T1; recipient_code=T2; at=2026-02-20; status=reported";
    let case = "code=CASE; party_code=T1; trigger=other; disclosures=H-1; opened_on=2026-02-25; due_on=2026-02-28";
    write(&db, OPENING, &[state(Kind::Disclosures, onward), state(Kind::ReturnCases, case)]).await.unwrap();
    buyer.open(CASE).await.says("2 copies of 2 are still out.").says("Several copies at once");
    buyer.open(&format!("{CASE}/copies")).await.says("T1 · D v1").says("T2 · D v1");
    let wrong = sends(&buyer, &[("method", "shredded by our own hands"), ("accounted_at", "2027-01-01")]).await;
    assert_eq!(wrong.status, 422);
    wrong.says("Choose at least one copy");
    assert!(wrong.body.contains("shredded by our own hands"), "what was typed stays");
    let all = [
        ("copy", "H-1"),
        ("copy", "H-9"),
        ("copy", "H-3"),
        ("kind", "destroyed"),
        ("accounted_at", "2026-03-01"),
        ("method", "shredded"),
        ("certificate", "K-7"),
    ];
    let asked = sends(&buyer, &all).await;
    assert_eq!(asked.status, 200);
    asked.says("2 copies are recorded as “Destroyed” on 2026-03-01");
    assert!(!buyer.open("/returns").await.body.contains("H-1"), "nothing is recorded before it is confirmed");
    // Another count than the one that was confirmed is asked for again.
    let other: Vec<_> = all.into_iter().chain([("confirmed", "3")]).collect();
    sends(&buyer, &other).await.says("2 copies are recorded as");
    let confirmed: Vec<_> = all.into_iter().chain([("confirmed", "2")]).collect();
    let recorded = sends(&buyer, &confirmed).await;
    assert_eq!((recorded.status, recorded.location()), (303, "/return-cases/1#copies"), "{}", recorded.text());
    let page = buyer.open(CASE).await;
    page.says("All 2 copies are accounted for.");
    assert!(!page.body.contains("Several copies at once"));
    let returns = buyer.open("/returns").await;
    returns.says("H-1").says("H-9");
    let behind = person(&app, "arthur", Role::Auditor).await;
    assert_eq!(behind.open(&format!("{CASE}/copies")).await.status, 403);
}
