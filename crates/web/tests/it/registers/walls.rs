//! A programme is walled off: foreign and missing are the same, in lists, facts, fields and forms.

use std::collections::BTreeSet;

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use persistence::Database;

use super::{tell, with_why};
use crate::app::spawn_app;

fixtures::both!(
    a_foreign_fact_is_missing_byte_for_byte,
    what_belongs_to_a_foreign_programme_is_not_listed_offered_or_named,
    writing_into_a_foreign_programme_meets_an_unknown_code,
    a_role_writes_what_is_its_own,
);

fn on_two() -> Scope {
    Scope::Programmes(BTreeSet::from(["P2".to_owned()]))
}

async fn a_foreign_fact_is_missing_byte_for_byte(db: Database) {
    tell(&db).await;
    let app = spawn_app(db).await;
    app.hire_for("two@oem.example", &[Role::Confidentiality], on_two()).await;
    let stranger = app.sign_in("two@oem.example").await;
    let missing = stranger.open("/documents/99").await;
    assert_eq!(missing.status, 404);
    for address in
        ["/documents/1", "/documents/1/correct", "/documents/1/void", "/versions/1", "/disclosures/1", "/programmes/1"]
    {
        let answer = stranger.open(address).await;
        assert_eq!((answer.status, &answer.body), (404, &missing.body), "{address}");
    }
    assert_eq!(stranger.open("/documents/2").await.status, 200);
    let token = stranger.open("/documents/2/correct").await.hidden("form_token").unwrap();
    let fields = [("form_token", token.as_str()), ("submission", "x"), ("made_from", "1")];
    for verb in ["correct", "void"] {
        let foreign = stranger.post(&format!("/documents/1/{verb}"), &fields).await;
        let absent = stranger.post(&format!("/documents/99/{verb}"), &fields).await;
        assert_eq!((foreign.status, &foreign.body), (404, &absent.body), "{verb}");
    }
    let related = stranger.open("/disclosures?of=documents-1").await;
    assert_eq!((related.status, related.body), (404, stranger.open("/disclosures?of=documents-99").await.body));
}

async fn what_belongs_to_a_foreign_programme_is_not_listed_offered_or_named(db: Database) {
    tell(&db).await;
    let app = spawn_app(db).await;
    app.hire_for("two@oem.example", &[Role::Confidentiality], on_two()).await;
    let stranger = app.sign_in("two@oem.example").await;
    for kind in Kind::ALL {
        let address = format!("/{}", kind.table().replace('_', "-"));
        for page in [address.clone(), format!("{address}.csv"), format!("{address}/new")] {
            let answer = stranger.open(&page).await;
            for secret in ["D1", "Bumper", "H1", "P1"] {
                assert!(!answer.text().split_whitespace().any(|word| word == secret), "{page}: {secret}");
            }
        }
    }
    let party = stranger.open("/parties/2").await;
    assert!(!party.text().contains("H1"), "{}", party.text());
    let fields = [("pick", "document_code"), ("place", "0"), ("document_code", "D")];
    let offered = stranger.send_from("/versions/new", "/versions/pick", &fields).await;
    assert!(offered.body.contains("\"D2\"") && !offered.body.contains("\"D1\""), "{}", offered.body);
}

async fn writing_into_a_foreign_programme_meets_an_unknown_code(db: Database) {
    tell(&db).await;
    let app = spawn_app(db).await;
    app.hire_for("two@oem.example", &[Role::Confidentiality], on_two()).await;
    let stranger = app.sign_in("two@oem.example").await;
    let document = |programme| {
        [
            ("code", "D9"),
            ("title", "Door"),
            ("programme_code", programme),
            ("originator_code", "OEM"),
            ("class", "confidential"),
        ]
    };
    let foreign = stranger.send("/documents/new", &with_why(&document("P1"))).await;
    let missing = stranger.send("/documents/new", &with_why(&document("P9"))).await;
    foreign.says("There is no “P1” here");
    missing.says("There is no “P9” here");
    assert_eq!((foreign.status, missing.status), (422, 422));
    assert_eq!(stranger.send("/documents/new", &with_why(&document("P2"))).await.status, 303);
    let own = [("code", "P7"), ("name", "X"), ("manufacturer_code", "OEM"), ("timezone", "UTC")];
    assert_eq!(stranger.send("/programmes/new", &with_why(&own)).await.status, 422);
}

async fn a_role_writes_what_is_its_own(db: Database) {
    tell(&db).await;
    let app = spawn_app(db).await;
    let legal = app.as_role(Role::Legal).await;
    assert_eq!(legal.open("/parties/2/correct").await.status, 403);
    assert_eq!(legal.open("/penalty-clauses/new").await.status, 200);
    let page = legal.open("/parties/2").await;
    assert!(!page.body.contains("/parties/2/correct"), "no way is shown that is closed");
    let finance = app.as_role(Role::Finance).await;
    assert_eq!(finance.open("/agreements/new").await.status, 403);
    assert_eq!(finance.open("/agreements").await.status, 200);
}
