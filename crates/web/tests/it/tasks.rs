//! My tasks: what waits for each, whom somebody waits for, and nothing behind a wall.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use fixtures::write::{state, write};
use persistence::Database;

use crate::app::OPENING;
use crate::lives::{person, taken};
use crate::transmittals::house;

fixtures::both!(each_sees_what_waits_for_them_and_whom_they_wait_for,);

async fn each_sees_what_waits_for_them_and_whom_they_wait_for(db: Database) {
    let app = house(db.clone()).await;
    let [buyer, owner] = [person(&app, "beth", Role::Procurement).await, person(&app, "olga", Role::Owner).await];
    let [officer, lawyer] = [person(&app, "cora", Role::Confidentiality).await, person(&app, "lee", Role::Legal).await];
    for person in [&buyer, &owner, &officer] {
        person.open("/tasks").await.says("Nothing waits for you");
    }
    let facts = [
        "code=TR-1; title=Bumper pack; giver_code=OEM; versions=D:v1; recipients=T1",
        "code=TR-2; title=Seat pack; giver_code=OEM; versions=D:v1; recipients=T3",
    ]
    .map(|cells| state(Kind::Transmittals, cells));
    let case = "code=CASE; party_code=T1; trigger=other; disclosures=H-1; opened_on=2026-02-02; due_on=2026-02-20";
    let facts: Vec<_> = facts.into_iter().chain([state(Kind::ReturnCases, case)]).collect();
    write(&db, OPENING, &facts).await.unwrap();
    taken(&buyer, "/transmittals/1", "submit", &[]).await;
    // The buyer waits for its owner, who may approve; others have no part in it.
    buyer.open("/tasks").await.says("Waiting for others: 1").says("TR-1").says("Information owner");
    owner.open("/tasks").await.says("For you: 1").says("TR-1").says("Approve");
    assert!(!lawyer.open("/tasks").await.body.contains("TR-1"));
    // A case is due and past; a proposal waits for its second person.
    officer.open("/tasks").await.says("CASE").says("2026-02-20, past").says("Demand the return");
    taken(&officer, "/return-cases/1", "waive", &[("reason", "the shop has closed down")]).await;
    lawyer.open("/tasks").await.says("For you: 1").says("Confirm: Waive");
    taken(&owner, "/transmittals/1", "approve", &[("approver", "AN")]).await;
    buyer.open("/tasks").await.says("Release");
    assert!(!owner.open("/tasks").await.body.contains("Waiting for others"), "who approved it waits for nobody");
    app.hire_for("outsider@oem.example", &Role::ALL, Scope::Programmes(["P2".to_owned()].into())).await;
    let outsider = app.sign_in("outsider@oem.example").await;
    outsider.open("/tasks").await.says("Nothing waits for you");
}
