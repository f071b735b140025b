//! A fact is entered, corrected and voided; mistakes are said beside their fields and nothing typed is lost.

use domain::facts::Kind;
use domain::staff::Role;
use fixtures::write::{state, write};
use persistence::Database;

use super::{WHY, tell, with_why};
use crate::app::{Answer, OPENING, spawn_app};

fixtures::both!(
    a_supplier_is_entered_corrected_and_voided_and_its_history_says_who_when_why_and_what_differs,
    a_form_sent_twice_enters_one_fact,
    mistakes_stand_beside_their_fields_and_what_was_typed_stays,
    an_instant_is_typed_in_the_programmes_zone,
    a_correction_made_from_an_older_state_shows_both_and_a_way_on,
    voiding_says_what_refers_to_the_fact,
    a_fact_that_is_there_is_not_entered_twice,
    a_field_that_names_a_fact_offers_what_it_may_mean,
    a_form_opened_from_a_fact_names_it,
    every_form_opens_in_both_languages,
);

const PORT: [(&str, &str); 3] = [("code", "T9"), ("name", "Port Tools"), ("kind", "supplier")];

/// The hidden fields of a form with others.
fn sent(form: &Answer, fields: &[(&str, &str)]) -> Vec<(String, String)> {
    let hidden = ["form_token", "submission", "made_from"].into_iter();
    let hidden = hidden.filter_map(|name| Some((name.to_owned(), form.hidden(name)?)));
    hidden.chain(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))).collect()
}

async fn a_supplier_is_entered_corrected_and_voided_and_its_history_says_who_when_why_and_what_differs(db: Database) {
    let app = spawn_app(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    let form = buyer.open("/parties/new").await;
    let entered = buyer.post("/parties/new", &sent(&form, &with_why(&PORT))).await;
    assert_eq!((entered.status, entered.location()), (303, "/parties/1"), "{}", entered.text());
    buyer.open("/parties/1").await.says("Port Tools").says("Entered · procurement · 2026-03-02 09:00 UTC");

    app.wait_minutes(5);
    let form = buyer.open("/parties/1/correct").await;
    form.says("cannot be changed");
    let other = [("code", "T8"), ("name", "Quay Tools"), ("kind", "supplier"), ("country", "DE")];
    let corrected = buyer.post("/parties/1/correct", &sent(&form, &with_why(&other))).await;
    assert_eq!(corrected.location(), "/parties/1");
    let shown = buyer.open("/parties/1").await;
    shown.says("Corrected · procurement · 2026-03-02 09:05 UTC").says("Reason: the contract says so");
    shown.says("Known from: Document seen").says("Name Port Tools Quay Tools").says("T9");

    let form = buyer.open("/parties/1/void").await;
    let voided = buyer.post("/parties/1/void", &sent(&form, &WHY)).await;
    assert_eq!(voided.location(), "/parties/1");
    buyer.open("/parties/1").await.says("This record is void").says("Voided · procurement");
    buyer.open("/parties").await.says("No parties yet");
    buyer.open("/parties?counts=void").await.says("Quay Tools Supplier");
    assert_eq!(app.verbs().await[2..], ["enter", "correct", "void"]);

    let form = buyer.open("/parties/1/correct").await;
    form.says("With the correction it counts again");
    buyer.post("/parties/1/correct", &sent(&form, &with_why(&other))).await;
    buyer.open("/parties/1").await.says("Counts again");
}

async fn a_form_sent_twice_enters_one_fact(db: Database) {
    let app = spawn_app(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    let form = buyer.open("/parties/new").await;
    let fields = sent(&form, &with_why(&PORT));
    let once = buyer.post("/parties/new", &fields).await;
    let twice = buyer.post("/parties/new", &fields).await;
    assert_eq!((once.location(), twice.location()), ("/parties/1", "/parties/1"));
    assert_eq!(app.verbs().await.iter().filter(|verb| *verb == "enter").count(), 1);
}

async fn mistakes_stand_beside_their_fields_and_what_was_typed_stays(db: Database) {
    tell(&db).await;
    let app = spawn_app(db).await;
    let buyer = app.as_role(Role::Confidentiality).await;
    let fields = [
        ("code", "N1"),
        ("discloser_code", "OEM"),
        ("recipient_code", "Harbor"),
        ("effective_on", "2026-13-01"),
        ("purposes", "bid\ntooling"),
        ("ceiling", "confidential"),
    ];
    let refused = buyer.send("/agreements/new", &fields).await;
    assert_eq!(refused.status, 422);
    refused.says("4 fields need mending").says("Not a date").says("Say why.").says("Choose how you know it.");
    assert!(refused.body.contains("value=\"Harbor\"") && refused.body.contains("value=\"2026-13-01\""));
    assert!(refused.body.contains("bid\ntooling"));
    let fields = [
        ("code", "N1"),
        ("discloser_code", "OEM"),
        ("recipient_code", "Harbor"),
        ("effective_on", "2026-12-01"),
        ("expires_on", "2026-11-01"),
        ("ceiling", "confidential"),
        ("flow_down", "forbidden"),
    ];
    let refused = buyer.send("/agreements/new", &with_why(&fields)).await;
    refused.says("It ends before it starts: Effective").says("1 field needs mending");
    let fields: Vec<_> = with_why(&fields).into_iter().filter(|(name, _)| *name != "expires_on").collect();
    let refused = buyer.send("/agreements/new", &fields).await;
    assert_eq!(refused.status, 422);
    refused.says("There is no “Harbor” here").says("enter it in its own register first");
    assert!(!app.verbs().await[2..].contains(&"enter".to_owned()), "nothing was written");
}

async fn an_instant_is_typed_in_the_programmes_zone(db: Database) {
    tell(&db).await;
    let app = spawn_app(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    let fields = [
        ("code", "H2"),
        ("document_code", "D1"),
        ("version_label", "v1"),
        ("giver_code", "OEM"),
        ("recipient_code", "MS"),
        ("people", "LI"),
        ("people", ""),
        ("zone", "Asia/Shanghai"),
        ("at", "2026-02-03"),
        ("at.time", "10:00"),
    ];
    let entered = buyer.send("/disclosures/new", &with_why(&fields)).await;
    assert_eq!(entered.location(), "/disclosures/2", "{}", entered.text());
    buyer.open("/disclosures/2").await.says("2026-02-03 10:00 +08:00").says("Times in Asia/Shanghai").says("LI 李小龙");
    buyer.open("/disclosures").await.says("2026-02-03 02:00 UTC");
    let form = buyer.open("/disclosures/2/correct").await;
    assert!(form.body.contains("value=\"10:00\""), "the form shows local time");
    let late = with_why(&[("zone", "Asia/Shanghai"), ("at", "2026-02-03"), ("at.time", "late")]);
    let refused = buyer.post("/disclosures/2/correct", &sent(&form, &late)).await;
    assert_eq!(refused.status, 422);
    refused.says("not a time of day");
    assert!(refused.body.contains("value=\"late\""));
}

async fn a_correction_made_from_an_older_state_shows_both_and_a_way_on(db: Database) {
    tell(&db).await;
    let app = spawn_app(db).await;
    let maria = app.as_role(Role::Procurement).await;
    let karl = app.as_role(Role::Confidentiality).await;
    let (hers, his) = (maria.open("/parties/2/correct").await, karl.open("/parties/2/correct").await);
    let port = [("name", "Port Plating"), ("kind", "supplier"), ("country", "CN")];
    karl.post("/parties/2/correct", &sent(&his, &with_why(&port))).await;
    let quay = [("name", "Quay Plating"), ("kind", "supplier"), ("country", "CN")];
    let conflict = maria.post("/parties/2/correct", &sent(&hers, &with_why(&quay))).await;
    assert_eq!(conflict.status, 409);
    conflict.says("confidentiality changed it on 2026-03-02 09:00 UTC");
    conflict.says("Name Harbour Plating Port Plating Quay Plating");
    assert!(conflict.body.contains("value=\"Quay Plating\""), "what was typed stands in the form");
    let again = maria.post("/parties/2/correct", &sent(&conflict, &with_why(&quay))).await;
    assert_eq!(again.location(), "/parties/2", "{}", again.text());
    maria.open("/parties/2").await.says("Quay Plating").says("Port Plating");

    let stale = maria.post("/parties/2/void", &sent(&hers, &WHY)).await;
    assert_eq!(stale.location(), "/parties/2", "the token was spent on the correction");
    let open = karl.open("/parties/2/void").await;
    let form = maria.open("/parties/2/correct").await;
    maria.post("/parties/2/correct", &sent(&form, &with_why(&port))).await;
    let late = karl.post("/parties/2/void", &sent(&open, &WHY)).await;
    assert_eq!(late.status, 409);
    late.says("Name Quay Plating Port Plating").says("Look at the record as it is now");
    assert_eq!(karl.post("/parties/2/void", &sent(&late, &WHY)).await.location(), "/parties/2");
}

async fn voiding_says_what_refers_to_the_fact(db: Database) {
    tell(&db).await;
    let app = spawn_app(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    let asked = buyer.open("/parties/2/void").await;
    asked.says("Void this party?").says("People (Employer): 1").says("Disclosures (Recipient): 1");
    buyer.open("/parties/3/void").await.says("No other record refers to it.");
    let refused = buyer.send("/parties/3/void", &[("made_from", &asked.hidden("made_from").unwrap())]).await;
    assert_eq!(refused.status, 422);
    refused.says("Say why.");
}

async fn a_fact_that_is_there_is_not_entered_twice(db: Database) {
    tell(&db).await;
    let app = spawn_app(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    let again = [("code", "HP"), ("name", "Another"), ("kind", "supplier")];
    let refused = buyer.send("/parties/new", &with_why(&again)).await;
    assert_eq!(refused.status, 422);
    refused.says("This record is there already");
    assert!(refused.body.contains("href=\"/parties/2\""));
    let person = [("code", "HP"), ("name", "A person")];
    buyer.send("/people/new", &with_why(&person)).await.says("Parties and people share their codes");
    let form = buyer.open("/parties/2/correct").await;
    let same = [("name", "Harbour Plating"), ("name_local", "海港电镀厂"), ("kind", "supplier"), ("country", "CN")];
    let refused = buyer.post("/parties/2/correct", &sent(&form, &with_why(&same))).await;
    refused.says("Nothing was saved: nothing differs");
}

async fn a_field_that_names_a_fact_offers_what_it_may_mean(db: Database) {
    tell(&db).await;
    let app = spawn_app(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    let pick =
        async |fields: &[(&str, &str)]| buyer.send_from("/disclosures/new", "/disclosures/pick", fields).await.body;
    let offered = pick(&[("pick", "giver_code"), ("place", "0"), ("giver_code", "电镀")]).await;
    assert!(offered.contains("<option value=\"HP\">Harbour Plating 海港电镀厂</option>"), "{offered}");
    let offered = pick(&[("pick", "people"), ("place", "1"), ("people", "x"), ("people", "小龙")]).await;
    assert!(offered.contains("value=\"LI\""), "{offered}");
    let offered = pick(&[("pick", "version_label"), ("place", "0"), ("document_code", "D1")]).await;
    assert!(offered.contains("value=\"v1\""), "{offered}");
    let offered = buyer.send_from("/disclosures/new", "/disclosures/pick", &[("pick", "nothing")]).await;
    assert_eq!(offered.status, 400);
}

async fn a_form_opened_from_a_fact_names_it(db: Database) {
    tell(&db).await;
    let app = spawn_app(db).await;
    let owner = app.as_role(Role::Owner).await;
    let document = owner.open("/documents/1").await;
    assert!(
        document.body.contains("/versions/new?of=documents-1&amp;through=document_code")
            || document.body.contains("/versions/new?of=documents-1&#38;through=document_code"),
        "{}",
        document.body
    );
    let form = owner.open("/versions/new?of=documents-1&through=document_code").await;
    assert!(form.body.contains("value=\"D1\""));
    let form = owner.open("/disclosures/new?of=versions-1&through=version_label").await;
    assert!(form.body.contains("value=\"D1\"") && form.body.contains("value=\"v1\""));
}

async fn every_form_opens_in_both_languages(db: Database) {
    write(&db, OPENING, &[state(Kind::Parties, "code=OEM; name=Maker; kind=manufacturer")]).await.unwrap();
    let app = spawn_app(db).await;
    let everybody = Role::ALL;
    app.hire("all@oem.example", &everybody).await;
    let (english, chinese) = (app.browser(), app.browser().in_chinese());
    for browser in [&english, &chinese] {
        browser.sign_in("all@oem.example", crate::app::PASSWORD).await;
        for kind in Kind::ALL {
            let address = format!("/{}", kind.table().replace('_', "-"));
            for page in [address.clone(), format!("{address}/new")] {
                let answer = browser.open(&page).await;
                assert_eq!(answer.status, 200, "{page}: {}", answer.text());
                let text = answer.text();
                for stray in ["register-", "column-", "kind-", "format-", "choice-", "standing-", "view-"] {
                    assert!(!text.split_whitespace().any(|word| word.starts_with(stray)), "{page}: {stray} in {text}");
                }
            }
            let refused = browser.send(&format!("{address}/new"), &[]).await;
            assert_eq!(refused.status, 422, "{address}");
        }
    }
    chinese.open("/parties/new").await.says("如何得知");
    chinese.open("/parties/1").await.says("更正").says("历史");
}
