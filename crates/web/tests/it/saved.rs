//! Lists and audits are saved under a name, found again, shared, and judged anew by whoever opens them.

use std::collections::BTreeSet;

use domain::facts::{Kind, version_key};
use domain::staff::{Role, Scope};
use domain::time::Instant;
use persistence::Database;

use crate::app::{Answer, App, Browser, spawn_app};
use crate::registers::tell;

fixtures::both!(
    a_list_with_its_filters_is_saved_renamed_and_deleted,
    search_words_are_saved_and_stand_in_no_address,
    an_audit_is_saved_with_its_times,
    every_audit_can_be_saved_with_what_it_asks,
    only_lists_and_audits_can_be_saved,
    what_is_wrong_stands_beside_the_field_with_what_was_typed,
    a_shared_list_is_judged_by_the_eyes_of_whoever_opens_it,
    a_walled_off_programme_leaks_by_no_saved_page,
    those_whose_roles_share_nothing_save_for_themselves,
    what_was_opened_last_stands_on_the_home_page_of_that_person_alone,
    a_record_that_is_walled_off_since_disappears_from_what_was_opened_last,
    a_page_never_waits_for_the_writer_to_remember_that_it_was_opened,
);

/// Saves the page at `at` with these words.
async fn save(browser: &Browser, at: &str, words: &str, name: &str, audience: &str) -> Answer {
    let fields = [("at", at), ("q", words), ("name", name), ("audience", audience)];
    browser.send_from("/account", "/saved", &fields).await
}

fn on(code: &str) -> Scope {
    Scope::Programmes(BTreeSet::from([code.to_owned()]))
}

/// Somebody who walks through everything on one programme.
async fn walled(app: &App, email: &str, code: &str) -> Browser {
    app.hire_for(email, &[Role::Confidentiality], on(code)).await;
    app.sign_in(email).await
}

async fn a_list_with_its_filters_is_saved_renamed_and_deleted(db: Database) {
    tell(&db).await;
    let app = spawn_app(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    buyer.open("/saved").await.says("Nothing is saved yet");
    let list = buyer.open("/disclosures?basis=handed_over&sort=-at").await;
    assert_eq!(list.hidden("at").unwrap(), "/disclosures?basis=handed_over&#38;sort=-at");
    let at = "/disclosures?sort=-at&basis=handed_over&page=7&colour=red";
    assert_eq!(save(&buyer, at, "", " Handed over ", "own").await.location(), "/saved");
    let page = buyer.open("/saved").await;
    page.says("Saved by you").says("Handed over").says("How it came over: Handed over").says("Only me");
    assert_eq!(buyer.open("/saved/1").await.location(), "/disclosures?basis=handed_over&sort=-at");
    buyer.open("/").await.says("Handed over");

    assert_eq!(buyer.send("/saved/1/edit", &[("name", "Drawings out"), ("audience", "peers")]).await.status, 303);
    buyer.open("/saved").await.says("Drawings out").says("Colleagues who see what I see");
    let asked = buyer.open("/saved/1/delete").await;
    asked.says("Delete “Drawings out”?").says("every colleague who sees what you see").says("stay as they are");
    assert_eq!(buyer.send("/saved/1/delete", &[]).await.location(), "/saved");
    buyer.open("/saved").await.says("Nothing is saved yet");
    let gone = buyer.open("/saved/1").await;
    assert_eq!((gone.status, &gone.body), (404, &buyer.open("/saved/99").await.body));
    let verbs = app.verbs().await;
    assert_eq!(verbs.iter().filter(|verb| verb.ends_with("-saved") || verb.ends_with("-shared")).count(), 2);
}

async fn search_words_are_saved_and_stand_in_no_address(db: Database) {
    tell(&db).await;
    let app = spawn_app(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    let found = buyer.send_from("/documents", "/documents", &[("q", "Bumper"), ("class", "confidential")]).await;
    assert!(found.body.contains("name=\"q\" value=\"Bumper\""), "the form carries the words that were searched");
    assert_eq!(save(&buyer, "/documents?class=confidential", "Bumper", "Front", "own").await.location(), "/saved");
    let page = buyer.open("/saved").await;
    page.says("Search: “Bumper”").says("Classification: Confidential");
    for link in page.body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(!link.to_lowercase().contains("bumper"), "{link}");
    }
    let opened = buyer.open("/saved/1").await;
    assert_eq!((opened.status, opened.header("location")), (200, None), "nothing leads to an address with words");
    opened.says("D1").says("Rows 1 to 1 of 1");
    assert!(opened.body.contains("id=\"q\" name=\"q\" type=\"search\" value=\"Bumper\""));
    assert_eq!(opened.hidden("next").unwrap(), "/saved/1", "a switch of language comes back here");
}

async fn an_audit_is_saved_with_its_times(db: Database) {
    tell(&db).await;
    let app = spawn_app(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let page = auditor.open("/audits/exposure?version=1&as_of=2026-02-01&show=uncovered").await;
    let at = page.hidden("at").unwrap().replace("&#38;", "&");
    assert_eq!(at, "/audits/exposure?version=1&as_of=2026-02-01&show=uncovered");
    save(&auditor, &at, "", "February", "staff").await;
    auditor.open("/saved").await.says("Exposure audit").says("D1 · v1 · As of 2026-02-01 · received without cover");
    assert_eq!(auditor.open("/saved/1").await.location(), at);
    assert!(!auditor.open(&format!("{at}&print=1")).await.body.contains("class=\"saving"), "paper has no forms");
}

async fn every_audit_can_be_saved_with_what_it_asks(db: Database) {
    let now = Instant::parse("2026-11-23T09:00:00Z").unwrap();
    fixtures::write::write(&db, now, &fixtures::story().unwrap()).await.unwrap();
    let app = spawn_app(db.clone()).await;
    let auditor = app.as_role(Role::Auditor).await;
    let number = async |kind: Kind, key: &str| {
        let found = persistence::facts::by_key(db.reader(), &Scope::All, kind, key).await.unwrap();
        found.unwrap().id
    };
    let version = number(Kind::Versions, &version_key("BUMPER-F", "v1")).await;
    let (programme, party) = (number(Kind::Programmes, "KINGFISHER").await, number(Kind::Parties, "CHENGYAO").await);
    let below = number(Kind::Parties, "JINLU").await;
    let incident = number(Kind::Incidents, "INC-1").await;
    let addresses = [
        format!("/audits/exposure/picture?version={version}&as_of=2023-01-22"),
        format!("/audits/portfolio?list=held_without_cover&as_of=2023-01-22&programme={programme}&new=1"),
        format!("/audits/party?party=parties-{party}&as_of=2023-01-22"),
        format!("/audits/history?version={version}&from=2022-07-01&to=2023-01-31"),
        format!("/audits/changes?version={version}&from_as_of=2022-07-01&to_as_of=2023-01-22&origin=world"),
        format!("/audits/gatekeepers?programme={programme}&supplier={below}&as_of=2023-01-22"),
        format!("/audits/paths?from={party}&to={below}&as_of=2023-01-22"),
        format!("/audits/concentration?party={party}"),
        format!("/audits/dependence?programme={programme}&as_of=2023-01-22"),
        format!("/audits/trace?incident={incident}&known_at=2023-01-26&outside=0.2&related=1"),
    ];
    for (number, address) in (1..).zip(&addresses) {
        let page = auditor.open(address).await;
        assert_eq!(page.status, 200, "{address}");
        let at = page.hidden("at").unwrap_or_else(|| panic!("{address} offers to be saved")).replace("&#38;", "&");
        assert_eq!(at, *address);
        save(&auditor, &at, "", &format!("Saved {number}"), "own").await;
        assert_eq!(auditor.open(&format!("/saved/{number}")).await.location(), at);
    }
    auditor.open("/saved").await.says("Portfolio").says("Held without cover · As of 2023-01-22").says("KINGFISHER");
    let home = auditor.open("/").await;
    for title in ["History", "Changes", "Gatekeepers", "Dependence"] {
        home.says(title);
    }
    assert_eq!(
        save(&auditor, "/audits/gatekeepers", "", "Nothing", "own").await.status,
        422,
        "it is about a programme"
    );
}

async fn only_lists_and_audits_can_be_saved(db: Database) {
    tell(&db).await;
    let app = spawn_app(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    for at in ["", "/staff", "/sign-out", "//evil.example/parties", "https://evil.example/", "/parties/1", "/saved/1"] {
        let refused = save(&buyer, at, "", "Out", "own").await;
        assert_eq!(refused.status, 422, "{at}");
        refused.says("This page cannot be saved").says("Lists and audits can");
        assert!(!refused.body.contains("evil"), "{at}");
    }
    for at in ["/audits/exposure?version=99", "/disclosures?of=parties-99"] {
        assert_eq!(save(&buyer, at, "", "Out", "own").await.status, 404, "{at} is about nothing");
    }
    buyer.open("/saved").await.says("Nothing is saved yet");
}

async fn what_is_wrong_stands_beside_the_field_with_what_was_typed(db: Database) {
    tell(&db).await;
    let app = spawn_app(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    save(&buyer, "/parties", "", "Everybody", "own").await;
    let long = "x".repeat(81);
    for (name, audience, words, problem) in [
        (" ", "own", "", "Enter a name"),
        (long.as_str(), "own", "", "81 characters; at most 80 fit"),
        ("Everybody", "own", "plating", "You have saved another page under this name"),
        ("Loud", "staff", "plating", "Search words may be code names"),
    ] {
        let again = save(&buyer, "/parties?kind=supplier", words, name, audience).await;
        assert_eq!(again.status, 422, "{problem}");
        again.says(problem).says("Kind: Supplier");
        assert!(again.body.contains("class=\"field wrong\""), "{problem}");
        assert_eq!(again.hidden("at").unwrap(), "/parties?kind=supplier");
        assert_eq!(again.hidden("q").unwrap(), words);
        assert!(again.body.contains(&format!("value=\"{name}\"")), "what was typed is kept");
    }
    assert_eq!(save(&buyer, "/parties", "", "Everybody", "own").await.status, 303, "sent twice");
    save(&buyer, "/people", "", "People", "own").await;
    let taken = buyer.send("/saved/2/edit", &[("name", "Everybody"), ("audience", "own")]).await;
    assert_eq!(taken.status, 422);
    taken.says("You have saved another page under this name");
    assert_eq!(buyer.open("/saved/x/edit").await.status, 404);
}

async fn a_shared_list_is_judged_by_the_eyes_of_whoever_opens_it(db: Database) {
    tell(&db).await;
    let app = spawn_app(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    save(&buyer, "/documents?class=confidential", "", "Confidential ones", "staff").await;
    let two = walled(&app, "two@oem.example", "P2").await;
    two.open("/saved").await.says("Shared with you").says("Confidential ones").says("procurement");
    two.open("/").await.says("Confidential ones");
    let list = two.open(two.open("/saved/1").await.location()).await;
    list.says("D2");
    assert!(!list.text().contains("D1"), "{}", list.text());
    for page in ["/saved/1/edit", "/saved/1/delete"] {
        let foreign = two.open(page).await;
        assert_eq!((foreign.status, &foreign.body), (404, &two.open("/saved/99").await.body), "{page}");
        assert_eq!(two.send_from("/account", page, &[("name", "Mine")]).await.status, 404, "{page}");
    }
    buyer.open("/saved").await.says("Confidential ones");
}

async fn a_walled_off_programme_leaks_by_no_saved_page(db: Database) {
    tell(&db).await;
    let app = spawn_app(db).await;
    let one = walled(&app, "one@oem.example", "P1").await;
    save(&one, "/versions?of=documents-1", "", "About D1", "staff").await;
    save(&one, "/audits/exposure?version=1", "", "Who has D1", "staff").await;
    save(&one, "/parties", "HERON", "HERON suppliers", "peers").await;
    save(&one, "/documents", "", "HERON documents", "peers").await;
    one.open("/saved").await.says("About D1").says("Who has D1").says("HERON suppliers");
    let two = walled(&app, "two@oem.example", "P2").await;
    let missing = two.open("/saved/99").await;
    for id in 1..=4 {
        let foreign = two.open(&format!("/saved/{id}")).await;
        assert_eq!((foreign.status, &foreign.body), (404, &missing.body), "{id}");
    }
    for page in ["/saved", "/"] {
        let answer = two.open(page).await;
        for secret in ["HERON", "D1", "About"] {
            assert!(!answer.body.contains(secret), "{page} names {secret}");
        }
    }
    let both = app.as_role(Role::Auditor).await;
    both.open("/saved").await.says("HERON suppliers").says("Who has D1").says("About D1");
    assert_eq!(both.open("/saved/3").await.status, 200);
}

async fn those_whose_roles_share_nothing_save_for_themselves(db: Database) {
    tell(&db).await;
    let app = spawn_app(db).await;
    let finance = app.as_role(Role::Finance).await;
    assert!(!finance.open("/disclosures").await.body.contains("value=\"peers\""), "no choice is shown that is closed");
    assert_eq!(save(&finance, "/disclosures", "", "Mine", "own").await.status, 303);
    assert_eq!(save(&finance, "/disclosures", "", "Ours", "peers").await.status, 403);
    assert_eq!(finance.send("/saved/1/edit", &[("name", "Mine"), ("audience", "staff")]).await.status, 403);
}

async fn what_was_opened_last_stands_on_the_home_page_of_that_person_alone(db: Database) {
    tell(&db).await;
    let app = spawn_app(db.clone()).await;
    let buyer = app.as_role(Role::Procurement).await;
    let auditor = app.as_role(Role::Auditor).await;
    assert!(!buyer.open("/").await.text().contains("Opened last"));
    for page in ["/parties/2", "/documents/1", "/audits/exposure?version=1", "/parties/2"] {
        app.wait_minutes(1);
        assert_eq!(buyer.open(page).await.status, 200, "{page}");
    }
    let home = buyer.open("/").await;
    home.says("Opened last HP Harbour Plating Party D1 · v1 Exposure audit D1 Bumper Document");
    assert_eq!(home.body.matches("/parties/2").count(), 1, "once, however often it was opened");
    assert!(!auditor.open("/").await.text().contains("Opened last"));
    app.house.settle().await.unwrap();
    let again = spawn_app(db).await;
    let buyer = again.sign_in("procurement@oem.example").await;
    buyer.open("/").await.says("Opened last HP Harbour Plating Party D1 · v1 Exposure audit");
}

async fn a_record_that_is_walled_off_since_disappears_from_what_was_opened_last(db: Database) {
    tell(&db).await;
    let app = spawn_app(db).await;
    let keeper = app.as_role(Role::Administrator).await;
    let id = app.hire("one@oem.example", &[Role::Confidentiality]).await;
    let one = app.sign_in("one@oem.example").await;
    one.open("/documents/1").await;
    one.open("/parties/2").await;
    one.open("/").await.says("Bumper").says("Harbour Plating");
    let access = [("role", "confidentiality"), ("scope", "listed"), ("programmes", "P2")];
    let changed = keeper.send_from(&format!("/staff/{id}"), &format!("/staff/{id}/access"), &access).await;
    assert_eq!(changed.status, 303);
    let home = one.open("/").await;
    home.says("Harbour Plating");
    assert!(!home.body.contains("Bumper") && !home.body.contains("D1"), "name and all");
}

async fn a_page_never_waits_for_the_writer_to_remember_that_it_was_opened(db: Database) {
    tell(&db).await;
    let app = spawn_app(db.clone()).await;
    let buyer = app.as_role(Role::Procurement).await;
    let import = db.write_txn().await.unwrap();
    assert_eq!(buyer.open("/parties/2").await.status, 200, "while another holds the only pen");
    buyer.open("/").await.says("Opened last HP Harbour Plating");
    import.rollback().await.unwrap();
    app.house.settle().await.unwrap();
    let again = spawn_app(db).await;
    again.sign_in("procurement@oem.example").await.open("/").await.says("Opened last HP Harbour Plating");
}
