//! The calendar feed: its address is shown once and opens what its owner may see now, and nothing when it was revoked, replaced, or its
//! owner left.

use std::collections::BTreeMap;

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use domain::time::Instant;
use fixtures::write::{state, write};
use persistence::Database;

use crate::app::{Answer, App, Browser, spawn_app};
use crate::audits::page::json;

fixtures::both!(
    a_feed_is_shown_once_and_has_the_days_of_the_expiries_report,
    a_feed_that_was_revoked_or_replaced_or_whose_owner_left_opens_nothing,
    the_papers_of_a_walled_programme_are_in_no_feed_of_others,
    a_feed_speaks_the_language_of_its_owner_and_names_nobody,
);

const PAGE: &str = "/account/calendar";

async fn house(db: Database) -> App {
    let party = |code: &str| state(Kind::Parties, &format!("code={code}; name=Name of {code}; kind=supplier"));
    let agreement = |code: &str, more: &str| {
        let cells = format!(
            "code={code}; discloser_code=OEM; recipient_code=SUP; executed_at=2025-01-01; effective_on=2025-01-01{more}"
        );
        state(Kind::Agreements, &format!("{cells}; ceiling=confidential; flow_down=forbidden"))
    };
    let states = [
        state(Kind::Parties, "code=OEM; name=Name of OEM; kind=manufacturer"),
        party("SUP"),
        state(Kind::People, "code=LI; name=Li Secret; employer_code=SUP"),
        state(Kind::Trainings, "person_code=LI; topic=secrecy; completed_on=2025-03-20; valid_to=2026-03-20"),
        state(Kind::Programmes, "code=P1; name=Code Name One; manufacturer_code=OEM; timezone=Asia/Shanghai"),
        state(Kind::Programmes, "code=P2; name=Code Name Two; manufacturer_code=OEM; timezone=Asia/Shanghai"),
        state(
            Kind::Documents,
            "code=D; title=Hidden title; programme_code=P1; originator_code=OEM; class=confidential",
        ),
        state(Kind::Versions, "document_code=D; label=v1; stage=bid_draft; issued_at=2026-01-01"),
        agreement("NDA-1", "; expires_on=2026-03-31; programmes=P1"),
        agreement("NDA-2", "; expires_on=2026-04-15; programmes=P2"),
        state(
            Kind::Rounds,
            "code=R; programme_code=P1; title=R; opens_at=2026-01-01; closes_at=2026-01-31; awarded_at=2026-02-01; return_days=40",
        ),
        state(Kind::Bidders, "round_code=R; party_code=SUP; invited_at=2026-01-01; outcome=not_awarded"),
        state(Kind::RoundDocuments, "round_code=R; document_code=D; version_label=v1"),
        state(
            Kind::Disclosures,
            "code=H; document_code=D; version_label=v1; giver_code=OEM; recipient_code=SUP; at=2026-01-05; round_code=R",
        ),
    ];
    write(&db, Instant::parse("2026-02-01T00:00:00Z").unwrap(), &states).await.unwrap();
    spawn_app(db).await
}

/// Makes a feed and gives its address.
async fn made(browser: &Browser) -> String {
    let page = browser.send_from(PAGE, PAGE, &[]).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let address = page.body.split("value=\"").find_map(|rest| rest.split('"').next().filter(|it| it.contains(".ics")));
    let address = address.unwrap_or_else(|| panic!("{}", page.body)).to_owned();
    address.split_once("//").and_then(|(_, rest)| rest.find('/').map(|at| rest[at..].to_owned())).unwrap()
}

/// The summaries of a feed with their days, read as a calendar program reads them.
fn read(feed: &Answer) -> BTreeMap<String, String> {
    assert_eq!(feed.status, 200, "{}", feed.body);
    let whole = feed.body.replace("\r\n ", "");
    assert!(whole.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && whole.ends_with("END:VCALENDAR\r\n"));
    let entries = whole.split("BEGIN:VEVENT\r\n").skip(1);
    let property = |entry: &str, name: &str| {
        let found = entry.split("\r\n").find_map(|line| line.strip_prefix(name));
        found.unwrap_or_else(|| panic!("{name} in {entry}")).to_owned()
    };
    let entry = |entry: &str| (property(entry, "SUMMARY:"), property(entry, "DTSTART;VALUE=DATE:"));
    entries.map(entry).collect()
}

async fn a_feed_is_shown_once_and_has_the_days_of_the_expiries_report(db: Database) {
    let app = house(db).await;
    let officer = app.as_role(Role::Confidentiality).await;
    officer.open("/account").await.says("Calendar feed");
    officer.open(PAGE).await.says("You have no calendar feed.");
    let address = made(&officer).await;
    let page = officer.open(PAGE).await;
    page.says("Your feed was made on").says("not shown again");
    assert!(!page.body.contains(".ics"), "the address is shown once");
    // A calendar program has no cookie.
    let feed = app.browser().open(&address).await;
    assert_eq!(feed.header("content-type"), Some("text/calendar; charset=utf-8"));
    let entries = read(&feed);
    let report = json(&officer.open("/reports/expiries.json").await);
    let of_report: BTreeMap<String, String> = report["rows"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["register"] == "agreements" && row["successor"].is_null() && row["ends"] == "term")
        .map(|row| {
            let day = row["last_day"].as_str().unwrap().replace('-', "");
            (format!("Confidentiality agreement {}: last day", row["paper"].as_str().unwrap()), day)
        })
        .collect();
    assert_eq!(of_report.len(), 2, "{report}");
    for (summary, day) in of_report {
        assert_eq!(entries.get(&summary), Some(&day), "{entries:#?}");
    }
    assert_eq!(entries.get("Bidding round R: one copy due back").map(String::as_str), Some("20260313"));
    let verbs = app.verbs().await;
    assert!(verbs.iter().any(|verb| verb == "make-calendar"), "{verbs:?}");
}

async fn a_feed_that_was_revoked_or_replaced_or_whose_owner_left_opens_nothing(db: Database) {
    let app = house(db).await;
    let (officer, visitor) = (app.as_role(Role::Confidentiality).await, app.browser());
    let first = made(&officer).await;
    assert_eq!(visitor.open(&first).await.status, 200);
    let second = made(&officer).await;
    let missing = visitor.open("/calendar/0000.ics").await;
    for gone in [&first, &format!("{second}x"), &second.replace(".ics", "")] {
        let answer = visitor.open(gone).await;
        assert_eq!((answer.status, answer.text()), (404, missing.text()), "{gone}");
    }
    assert_eq!(visitor.open(&second).await.status, 200);
    assert_eq!(officer.send_from(PAGE, "/account/calendar/revoke", &[]).await.location(), PAGE);
    assert_eq!(visitor.open(&second).await.status, 404);
    let verbs = app.verbs().await;
    assert!(verbs.iter().any(|verb| verb == "revoke-calendar"), "{verbs:?}");
    // Whoever left takes no calendar along.
    let id = app.hire("leaver@oem.example", &[Role::Legal]).await;
    let leaver = app.sign_in("leaver@oem.example").await;
    let address = made(&leaver).await;
    assert_eq!(visitor.open(&address).await.status, 200);
    let keeper = app.as_role(Role::Administrator).await;
    keeper.send_from(&format!("/staff/{id}"), &format!("/staff/{id}/disable"), &[]).await;
    assert_eq!(visitor.open(&address).await.status, 404);
}

async fn the_papers_of_a_walled_programme_are_in_no_feed_of_others(db: Database) {
    let app = house(db).await;
    app.hire_for("two@oem.example", &[Role::Auditor], Scope::Programmes(["P2".to_owned()].into())).await;
    let two = app.sign_in("two@oem.example").await;
    let address = made(&two).await;
    let entries = read(&app.browser().open(&address).await);
    assert!(entries.keys().any(|entry| entry.contains("NDA-2")), "{entries:#?}");
    assert!(!entries.keys().any(|entry| entry.contains("NDA-1") || entry.contains("round R")), "{entries:#?}");
}

async fn a_feed_speaks_the_language_of_its_owner_and_names_nobody(db: Database) {
    let app = house(db).await;
    let officer = app.as_role(Role::Confidentiality).await;
    let address = made(&officer).await;
    officer.send_from("/account", "/preferences", &[("language", "zh-CN"), ("next", "/account")]).await;
    let feed = app.browser().open(&address).await;
    let entries = read(&feed);
    assert!(entries.keys().any(|entry| entry.contains("NDA-1") && entry.contains("最后一日")), "{entries:#?}");
    for told in ["Li", "Secret", "LI", "Name of", "Code Name", "Hidden", "P1"] {
        assert!(!entries.keys().any(|entry| entry.contains(told)), "{told}: {entries:#?}");
    }
}
