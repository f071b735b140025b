//! The search across registers, and taking a correction back.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use fixtures::write::{state, write};
use persistence::Database;

use crate::app::{OPENING, spawn_app};
use crate::lives::person;
use crate::registers::with_why;

fixtures::both!(
    records_of_every_register_are_found_and_nothing_behind_a_wall,
    a_correction_is_taken_back_by_another_that_says_so,
);

async fn records_of_every_register_are_found_and_nothing_behind_a_wall(db: Database) {
    crate::registers::tell(&db).await;
    let many: Vec<_> =
        (1..=7).map(|n| state(Kind::Parties, &format!("code=ZZ-{n}; name=Plating {n}; kind=supplier"))).collect();
    let round = "code=ZZ-RFQ; programme_code=P2; title=Plating of seats; opens_at=2026-01-01; closes_at=2026-12-31";
    write(&db, OPENING, &many).await.unwrap();
    write(&db, OPENING, &[state(Kind::Rounds, round)]).await.unwrap();
    let app = spawn_app(db).await;
    let buyer = person(&app, "beth", Role::Procurement).await;
    buyer.open("/search").await.says("by the beginning of their code");
    let found = buyer.send("/search", &[("q", "plating")]).await;
    assert_eq!(found.status, 200);
    found.says("Harbour Plating").says("ZZ-RFQ").says("Bidding rounds 1");
    assert_eq!(found.body.matches("/parties/").count(), 5, "five of them, and the way to all");
    found.says("Show all 8");
    let all = buyer.send_from("/search", "/parties", &[("q", "plating")]).await;
    assert!(all.status == 200 && all.body.contains("ZZ-7"), "{}", all.text());
    buyer.send("/search", &[("q", "zz-rfq")]).await.says("Plating of seats");
    buyer.send("/search", &[("q", "<b>nothing")]).await.says("Nothing is called “<b>nothing”");
    let long = "x".repeat(5000);
    assert_eq!(buyer.send("/search", &[("q", long.as_str())]).await.status, 200);
    app.hire_for("outsider@oem.example", &Role::ALL, Scope::Programmes(["P1".to_owned()].into())).await;
    let outsider = app.sign_in("outsider@oem.example").await;
    let found = outsider.send("/search", &[("q", "zz-")]).await;
    assert!(found.body.contains("ZZ-1") && !found.body.contains("ZZ-RFQ"), "{}", found.text());
}

async fn a_correction_is_taken_back_by_another_that_says_so(db: Database) {
    crate::registers::tell(&db).await;
    let app = spawn_app(db).await;
    let buyer = person(&app, "beth", Role::Procurement).await;
    let page = buyer.open("/parties/2").await;
    assert!(!page.body.contains("undo=1"), "nothing was corrected yet");
    let correct = async |from: &str, name: Option<&str>| {
        let form = buyer.open(from).await;
        let hidden = ["form_token", "submission", "made_from"].map(|name| (name, form.hidden(name).unwrap()));
        let mut sent: Vec<(String, String)> =
            hidden.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        let field = |name: &str| {
            let place = form.body.find(&format!("name=\"{name}\""))?;
            let tag = &form.body[place..place + form.body[place..].find('>')?];
            Some(tag.split("value=\"").nth(1)?.split('"').next()?.to_owned())
        };
        let typed = name.map(str::to_owned).or_else(|| field("name")).unwrap_or_default();
        let kept = field("code").unwrap_or_default();
        let fields = [("code", kept.as_str()), ("name", typed.as_str()), ("kind", "supplier"), ("country", "CN")];
        sent.extend(with_why(&fields).into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())));
        let answer = buyer.post("/parties/2/correct", &sent).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        typed
    };
    let before = correct("/parties/2/correct", Some("Harbour Chrome")).await;
    assert_eq!(before, "Harbour Chrome");
    buyer.open("/parties/2").await.says("Harbour Chrome").says("Undo the last correction");
    buyer.open("/parties/2/correct?undo=1").await.says("as they were before the last correction");
    assert_eq!(correct("/parties/2/correct?undo=1", None).await, "Harbour Plating");
    let page = buyer.open("/parties/2").await;
    page.says("Harbour Plating");
    assert!(page.body.contains("Harbour Chrome"), "what was in between stays in the history");
}
