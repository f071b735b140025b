//! Notes for our own lawyers: read and written by legal alone, in the log without their words, and in nothing that leaves.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use persistence::Database;

use crate::app::App;
use crate::audits::told;
use crate::lives::person;

fixtures::both!(
    counsel_writes_a_note_that_nobody_else_reads,
    what_is_noted_is_in_no_pack_and_no_export,
    a_note_without_words_is_asked_for_again_and_one_sent_twice_is_one,
);

const WORDS: &str = "our release was not approved in writing 内部审批缺失";

async fn page(app: &App) -> String {
    let kept = persistence::facts::by_key(app.house.db.reader(), &Scope::All, Kind::Incidents, "INC-1").await;
    format!("/incidents/{}/legal-notes", kept.unwrap().unwrap().id)
}

async fn counsel_writes_a_note_that_nobody_else_reads(db: Database) {
    let app = told(db).await;
    let counsel = person(&app, "lena", Role::Legal).await;
    let page = page(&app).await;
    let record = page.trim_end_matches("/legal-notes");
    counsel.open(record).await.says("Legal notes");
    counsel.open(&page).await.says("No notes").says("For legal alone");
    let sent = counsel.send(&page, &[("about", "weakness"), ("words", WORDS)]).await;
    assert_eq!((sent.status, sent.location()), (303, page.as_str()));
    counsel.open(&page).await.says(WORDS).says("What may be held against us").says("lena");
    for role in Role::ALL.into_iter().filter(|role| *role != Role::Legal) {
        let other = app.as_role(role).await;
        assert_eq!(other.open(&page).await.status, 403, "{role}");
        let shown = other.open(record).await;
        assert!(!shown.body.contains("legal-notes") && !shown.body.contains("not approved in writing"), "{role}");
    }
    app.hire_for("far@oem.example", &[Role::Legal], Scope::Programmes(["NOWHERE".to_owned()].into())).await;
    assert_eq!(app.sign_in("far@oem.example").await.open(&page).await.status, 404);
    let acts = persistence::acts::newest(app.house.db.reader(), None, 1_000).await.unwrap();
    let of_notes: Vec<_> = acts.iter().filter(|act| act.subject_kind == "legal_note").collect();
    assert!(of_notes.iter().any(|act| act.verb == "write-legal-note"));
    assert!(of_notes.iter().any(|act| act.verb == "view-legal-notes"), "reading it is an act");
    assert!(acts.iter().all(|act| !format!("{act:?}").contains("not approved in writing")));
}

async fn what_is_noted_is_in_no_pack_and_no_export(db: Database) {
    let app = told(db).await;
    let counsel = app.as_role(Role::Legal).await;
    let page = page(&app).await;
    counsel.send(&page, &[("about", "settlement_talk"), ("words", WORDS)]).await;
    let pack = page.replace("legal-notes", "pack");
    let fields = [("edition", "full"), ("language", "en"), ("reason", "Court of Haidian, No. 12")];
    let sent = counsel.send(&pack, &fields).await;
    assert_eq!(sent.status, 200);
    let holds = |bytes: &[u8]| bytes.windows(23).any(|some| some == &WORDS.as_bytes()[..23]);
    assert!(!holds(&sent.bytes), "a pack is stored and not compressed");
    let exported = fixtures::sent::Sent::exported(&app.house.db, app.house.clock.now()).await;
    assert!(exported.texts().iter().all(|(_, text)| !holds(text.as_bytes())));
}

async fn a_note_without_words_is_asked_for_again_and_one_sent_twice_is_one(db: Database) {
    let app = told(db).await;
    let counsel = app.as_role(Role::Legal).await;
    let page = page(&app).await;
    let blank = counsel.send(&page, &[("about", "bad_faith"), ("words", "  ")]).await;
    assert_eq!(blank.status, 422);
    blank.says("Write what is to be noted");
    assert_eq!(counsel.send(&page, &[("about", "gossip"), ("words", "x")]).await.status, 400);
    let form = counsel.open(&page).await;
    let hidden = ["form_token", "submission"].map(|name| (name.to_owned(), form.hidden(name).unwrap()));
    let mut fields = hidden.to_vec();
    fields.extend([("about".to_owned(), "advice".to_owned()), ("words".to_owned(), WORDS.to_owned())]);
    for _ in 0..2 {
        assert_eq!(counsel.post(&page, &fields).await.status, 303);
    }
    assert_eq!(counsel.open(&page).await.text().matches("not approved in writing").count(), 1);
}
