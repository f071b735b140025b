//! Mistakes that other products made, held against every report and its files.

use domain::facts::Kind;
use domain::staff::Role;
use domain::time::Instant;
use fixtures::write::{state, write};
use persistence::Database;

use super::{agreed, number, told};
use crate::app::spawn_app;
use crate::audits::page::{json, sheet};

fixtures::both!(
    trap_1_a_disclosure_of_the_first_version_after_the_second_was_issued_says_the_first_everywhere,
    trap_3_an_agreement_that_ended_hides_nothing_that_was_disclosed_under_it,
    trap_4_files_have_the_rows_of_the_page_under_every_filter_of_every_list,
    trap_6_what_is_years_old_is_still_told,
);

/// Two versions; the first is handed over again after the second was issued.
async fn two_versions(db: &Database) {
    let given = |code: &str, version: &str, to: &str, at: &str, more: &str| {
        let cells =
            format!("code={code}; document_code=D; version_label={version}; giver_code=OEM; recipient_code={to}");
        state(Kind::Disclosures, &format!("{cells}; at={at}{more}"))
    };
    let states = [
        state(Kind::Parties, "code=OEM; name=OEM; kind=manufacturer"),
        state(Kind::Parties, "code=OLD; name=Old; kind=supplier"),
        state(Kind::Parties, "code=NEW; name=New; kind=supplier"),
        state(Kind::Programmes, "code=P1; name=One; manufacturer_code=OEM; timezone=Asia/Shanghai"),
        state(
            Kind::Documents,
            "code=D; title=Hull; programme_code=P1; originator_code=OEM; class=strictly_confidential",
        ),
        state(Kind::Versions, "document_code=D; label=v1; stage=bid_draft; issued_at=2016-01-01"),
        state(Kind::Versions, "document_code=D; label=v2; stage=final; issued_at=2016-06-01"),
        state(
            Kind::Agreements,
            "code=NDA; discloser_code=OEM; recipient_code=OLD; executed_at=2016-01-02; effective_on=2016-01-02; \
             expires_on=2017-12-31; ceiling=strictly_confidential; flow_down=forbidden",
        ),
        state(
            Kind::Rounds,
            "code=R; programme_code=P1; title=R; opens_at=2016-06-01; closes_at=2016-07-31; awarded_at=2016-08-01; return_days=10",
        ),
        state(Kind::RoundDocuments, "round_code=R; document_code=D; version_label=v1"),
        state(Kind::Bidders, "round_code=R; party_code=OLD; invited_at=2016-06-01; outcome=not_awarded"),
        given("H-1", "v1", "OLD", "2016-07-01", "; round_code=R; agreement_code=NDA"),
        given("H-2", "v2", "NEW", "2016-07-02", ""),
    ];
    write(db, Instant::parse("2016-07-10T00:00:00Z").unwrap(), &states).await.unwrap();
}

async fn trap_1_a_disclosure_of_the_first_version_after_the_second_was_issued_says_the_first_everywhere(db: Database) {
    two_versions(&db).await;
    let app = spawn_app(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let (returns, _) = agreed(&auditor, "returns", "show=all").await;
    assert_eq!(returns.iter().map(|row| row[1..4].join(" ")).collect::<Vec<_>>(), ["D v1 OLD"]);
    let (held, _) = agreed(&auditor, "concentration", "").await;
    let held: Vec<String> = held.iter().map(|row| format!("{} {}", row[0], row[7])).collect();
    assert_eq!(held, ["NEW D:v2", "OLD D:v1"]);
    let portfolio = sheet(&auditor.open("/audits/portfolio.csv").await);
    let of = |party: &str| {
        portfolio.iter().filter(|row| row[3] == party).all(|row| row[2] == if party == "OLD" { "v1" } else { "v2" })
    };
    assert!(of("OLD") && of("NEW") && !portfolio.is_empty(), "{portfolio:?}");
    let first = number(&app, Kind::Versions, "D\u{1f}v1").await;
    let exposure = json(&auditor.open(&format!("/audits/exposure.json?version={first}")).await);
    let parties = exposure["exposures"].as_array().unwrap().iter().map(|one| one["party"].as_str().unwrap());
    assert_eq!(parties.collect::<Vec<_>>(), ["OLD"]);
    let old = number(&app, Kind::Parties, "OLD").await;
    let brief = auditor.open(&format!("/parties/{old}/brief")).await;
    brief.says("D v1");
    assert!(!brief.text().contains("D v2"), "{}", brief.text());
}

async fn trap_3_an_agreement_that_ended_hides_nothing_that_was_disclosed_under_it(db: Database) {
    two_versions(&db).await;
    let app = spawn_app(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let first = number(&app, Kind::Versions, "D\u{1f}v1").await;
    for day in ["2016-07-01", "2017-12-31", "2018-01-01", "2026-03-01"] {
        let exposure = json(&auditor.open(&format!("/audits/exposure.json?version={first}&as_of={day}")).await);
        let one = &exposure["exposures"][0];
        assert_eq!((one["party"].as_str(), one["covered"].as_bool()), (Some("OLD"), Some(true)), "{day}: {one}");
        let (held, _) = agreed(&auditor, "concentration", &format!("as_of={day}")).await;
        assert!(held.iter().any(|row| row[0] == "OLD"), "{day}: {held:?}");
        let (copies, _) = agreed(&auditor, "returns", &format!("show=all&as_of={day}")).await;
        assert_eq!(copies.len(), 1, "{day}: {copies:?}");
        let old = number(&app, Kind::Parties, "OLD").await;
        auditor.open(&format!("/parties/{old}/brief?as_of={day}")).await.says("since 2016-07-01, under NDA");
    }
}

async fn trap_4_files_have_the_rows_of_the_page_under_every_filter_of_every_list(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    for report in ["roster", "owners", "waivers", "concentration", "returns", "findings", "expiries"] {
        // Every filter that the page itself offers, one after another.
        let page = auditor.open(&format!("/reports/{report}")).await;
        let prefix = format!("href=\"/reports/{report}?");
        let offered = page.body.split(prefix.as_str()).skip(1).filter_map(|rest| rest.split('"').next());
        let mut queries: Vec<String> = offered.map(|query| query.replace("&#38;", "&").replace("&amp;", "&")).collect();
        queries.retain(|query| !query.contains("size=") && !query.contains("page="));
        queries.sort();
        queries.dedup();
        assert!(!queries.is_empty(), "{report} offers filters");
        for query in queries {
            let (files, page) = agreed(&auditor, report, &query).await;
            assert_eq!(files.len(), page.len(), "{report}?{query}");
        }
    }
}

async fn trap_6_what_is_years_old_is_still_told(db: Database) {
    two_versions(&db).await;
    let app = spawn_app(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    // Ten years later nothing has aged out: the copy that never came back, who holds what, and who wrote it down when.
    let (copies, _) = agreed(&auditor, "returns", "standing=overdue").await;
    assert_eq!(copies.iter().map(|row| row[6].as_str()).collect::<Vec<_>>(), ["H-1"]);
    let disclosure = number(&app, Kind::Disclosures, "H-1").await;
    auditor.open(&format!("/disclosures/{disclosure}")).await.says("2016-07-01").says("2016-07-10");
    let (owners, _) = agreed(&auditor, "owners", "").await;
    assert_eq!(owners.len(), 1);
    // The first thing that anybody looked at is on record as long as the last.
    app.wait_minutes(4 * 366 * 24 * 60);
    let verbs = app.verbs().await;
    assert!(verbs.iter().any(|verb| verb == "export-audit"), "{verbs:?}");
}
