//! Lists are searched without words in the address, filtered, sorted, paged and exported as they are shown.

use domain::facts::Kind;
use domain::staff::Role;
use domain::time::Instant;
use fixtures::write::{state, write};
use persistence::Database;

use super::tell;
use crate::app::{OPENING, spawn_app};

fixtures::both!(
    a_search_keeps_its_words_out_of_addresses,
    a_list_and_its_export_show_the_same_rows,
    a_long_list_has_pages_also_when_it_was_searched,
    a_list_shows_what_was_known_then_and_says_so,
    what_refers_to_a_fact_is_a_list_of_its_own,
    a_list_of_very_many_counts_only_so_far_and_its_export_has_them_all,
    an_empty_list_says_the_next_step,
);

async fn a_search_keeps_its_words_out_of_addresses(db: Database) {
    tell(&db).await;
    let app = spawn_app(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    auditor.send("/parties", &[("q", "电镀")]).await.says("HP Harbour Plating");
    let found = auditor.send("/parties", &[("q", "PLAT"), ("kind", "supplier")]).await;
    assert_eq!(found.status, 200);
    found.says("Harbour Plating").says("Rows 1 to 1 of 1");
    assert!(!found.body.contains("q=") && !found.body.contains("href=\"/parties?"), "no address holds the words");
    let nothing = auditor.send("/parties", &[("q", "bour")]).await;
    nothing.says("Harbour Plating");
    auditor.send("/parties", &[("q", "ms")]).await.says("Rows 1 to 1 of 1");
    auditor.send("/parties", &[("q", "zzz")]).await.says("Nothing found").says("Show everything");
    let filtered = auditor.send("/parties", &[("q", " "), ("kind", "supplier"), ("size", "25")]).await;
    assert_eq!((filtered.status, filtered.location()), (303, "/parties?kind=supplier&size=25"));
    auditor.open("/parties?q=Harbour").await.says("Rows 1 to 3 of 3");
}

async fn a_list_and_its_export_show_the_same_rows(db: Database) {
    tell(&db).await;
    let app = spawn_app(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let list = auditor.open("/parties?kind=supplier&sort=-name").await;
    list.says("MS Mould Shop Supplier DE HP Harbour Plating 海港电镀厂 Supplier CN");
    let csv = auditor.open("/parties.csv?kind=supplier&sort=-name").await;
    assert_eq!(csv.header("content-type"), Some("text/csv; charset=utf-8"));
    let rows: Vec<&str> = csv.body.trim_end().split("\r\n").collect();
    assert_eq!(rows.len(), 3, "{}", csv.body);
    assert!(rows[1].starts_with("\"MS\",\"Mould Shop\"") && rows[2].starts_with("\"HP\""), "{}", csv.body);
    let searched = auditor.send_from("/parties", "/parties.csv", &[("q", "电镀")]).await;
    assert_eq!(searched.body.trim_end().split("\r\n").count(), 2);
    assert!(app.verbs().await.contains(&"export".to_owned()));
    let chinese = app.browser().in_chinese();
    chinese.sign_in("auditor@oem.example", crate::app::PASSWORD).await;
    assert!(chinese.open("/parties.csv").await.body.contains("供应商"));
    chinese.open("/disclosures").await.says("HP 海港电镀厂");
}

async fn a_long_list_has_pages_also_when_it_was_searched(db: Database) {
    let many: Vec<_> = (0..60)
        .map(|number| state(Kind::Parties, &format!("code=T{number:02}; name=Supplier {number}; kind=supplier")))
        .collect();
    write(&db, OPENING, &many).await.unwrap();
    let app = spawn_app(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let second = auditor.open("/parties?size=25&page=2").await;
    second.says("Rows 26 to 50 of 60").says("T25 Supplier 25");
    assert!(
        second.body.contains("/parties?size=25&#38;page=3")
            || second.body.contains("/parties?size=25&amp;page=3")
            || second.body.contains("/parties?size=25&page=3"),
        "{}",
        second.body
    );
    let searched = auditor.send("/parties", &[("q", "t"), ("size", "25"), ("page", "3")]).await;
    searched.says("Rows 51 to 60 of 60").says("T59");
}

async fn a_list_of_very_many_counts_only_so_far_and_its_export_has_them_all(db: Database) {
    let party = |number: u32| state(Kind::Parties, &format!("code=N{number:05}; name=Workshop; kind=supplier"));
    write(&db, OPENING, &(0..10_051).map(party).collect::<Vec<_>>()).await.unwrap();
    let app = spawn_app(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    auditor.open("/parties").await.says("Rows 1 to 50 of more than 10000").says("N00049");
    let last = auditor.open("/parties?page=999999").await;
    last.says("Rows 9951 to 10000 of more than 10000").says("N09950").says("N09999");
    auditor.open("/parties?size=25&sort=-code").await.says("Rows 1 to 25 of more than 10000").says("N10050");
    let csv = auditor.open("/parties.csv").await;
    assert_eq!(csv.body.trim_end().lines().count(), 10_052, "the file has every row and its heading");
}

async fn a_list_shows_what_was_known_then_and_says_so(db: Database) {
    tell(&db).await;
    let hour = Instant::from_micros(OPENING.micros() - 3600 * 1_000_000);
    write(&db, hour, &[state(Kind::Parties, "code=HP; name=Port Plating; kind=supplier; country=CN")]).await.unwrap();
    let app = spawn_app(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let then = auditor.open("/parties?known_at=2026-03-01").await;
    then.says("As known at 2026-03-01 23:59 UTC").says("Harbour Plating");
    auditor.open("/parties").await.says("Port Plating");
    auditor.open("/parties/2?known_at=2026-03-01").await.says("As known at").says("Harbour Plating HP");
    assert_eq!(auditor.open("/parties/2?known_at=2026-01-01").await.status, 404);
    let wrong = auditor.open("/parties?known_at=yesterday").await;
    assert_eq!(wrong.status, 422);
    wrong.says("This time cannot be read");
}

async fn what_refers_to_a_fact_is_a_list_of_its_own(db: Database) {
    tell(&db).await;
    let app = spawn_app(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let party = auditor.open("/parties/2").await;
    party.says("Disclosures Recipient · 1 H1").says("People Employer · 1 LI 李小龙");
    let list = auditor.open("/disclosures?of=parties-2&through=recipient_code").await;
    list.says("Only what refers to Party HP Harbour Plating as “Recipient”").says("H1 D1 · v1 OEM Kestrel Motors HP");
    auditor.open("/disclosures?of=parties-2&through=giver_code").await.says("Nothing found");
    assert_eq!(auditor.open("/disclosures?of=parties-99").await.status, 404);
    let version = auditor.open("/versions/1").await;
    assert!(version.body.contains("/audits/exposure?version=1"));
}

async fn an_empty_list_says_the_next_step(db: Database) {
    let app = spawn_app(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    let empty = buyer.open("/supply-links").await;
    empty.says("No supply links yet");
    assert!(empty.body.contains("href=\"/supply-links/new\""));
    let auditor = app.as_role(Role::Auditor).await;
    assert!(!auditor.open("/supply-links").await.body.contains("/supply-links/new"));
}
