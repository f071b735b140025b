//! The roster of events: page and files are the same, who entered is judged as they entered, and no wall is crossed.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use persistence::Database;

use super::{agreed, number, told};

fixtures::both!(
    the_roster_of_events_is_the_same_on_its_page_and_in_files_under_every_filter,
    the_roster_says_what_was_known_and_signed_by_then,
    nobody_behind_a_wall_stands_on_the_roster,
);

/// Event, person, commitment, whether anything speaks against it, and when they entered.
fn line(row: &[String]) -> String {
    [&row[0], &row[2], &row[5], &row[9], &row[11]].map(String::as_str).join(" ")
}

async fn the_roster_of_events_is_the_same_on_its_page_and_in_files_under_every_filter(db: Database) {
    let app = told(db).await;
    let officer = app.as_role(Role::Confidentiality).await;
    let drive = number(&app, Kind::Events, "DRIVE-0316").await;
    for (query, count) in [
        (String::new(), 6),
        (format!("event={drive}"), 3),
        ("who=lacking".to_owned(), 1),
        ("who=admissible".to_owned(), 5),
        (format!("who=entered&event={drive}"), 3),
        ("who=entered-lacking".to_owned(), 1),
        ("who=unidentified".to_owned(), 0),
        ("as_of=2023-12-10".to_owned(), 0),
    ] {
        let (files, page) = agreed(&officer, "roster", &query).await;
        assert_eq!((files.len(), page.len()), (count, count), "{query}");
        for (file, shown) in files.iter().zip(&page) {
            assert!(shown[0].starts_with(&file[2]) && shown[1].starts_with(&file[0]), "{file:?} {shown:?}");
        }
    }
    let (files, _) = agreed(&officer, "roster", "").await;
    let told: Vec<String> = files.iter().map(|row| line(row)).collect();
    assert!(told.contains(&"VIEWING-1217 P-BAI COM-BAI  2023-12-17T01:20:00Z".to_owned()), "{told:#?}");
    assert!(
        told.contains(&"DRIVE-0316 P-HUO  NO_PERSONAL_COMMITMENT 2024-03-16T00:51:00Z".to_owned()),
        "years later it still says who entered without a commitment: {told:#?}"
    );
    let page = officer.open("/reports/roster").await;
    page.says("6 invitations are on record").says("6 entered, one of them against the rule.");
    officer.open(&format!("/events/{drive}")).await.says("Who may come in?");
    officer.open("/reports").await.says("Roster of events");
    officer.open("/reports/roster?as_of=2015-01-01").await.says("Nobody invited");
    let wrong = officer.open("/reports/roster?as_of=soon").await;
    assert!(wrong.status == 422 && wrong.body.contains("value=\"soon\""));
    assert_eq!(officer.open("/reports/roster?event=9999").await.status, 404);
}

async fn the_roster_says_what_was_known_and_signed_by_then(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let viewing = number(&app, Kind::Events, "VIEWING-1217").await;
    let told = async |times: &str| -> Vec<String> {
        let (rows, _) = agreed(&auditor, "roster", &format!("event={viewing}&{times}")).await;
        rows.iter().map(|row| line(row)).collect()
    };
    // The day before nobody had signed or entered.
    let eve = told("as_of=2023-12-16").await;
    assert_eq!(eve[0], "VIEWING-1217 P-BAI  NO_PERSONAL_COMMITMENT ");
    assert_eq!(eve.len(), 3);
    // They were seen to enter before their commitments were entered here: what was known then is still told.
    let before = told("known_at=2023-12-17&known_at_time=09:40").await;
    assert_eq!(before[0], "VIEWING-1217 P-BAI  NO_PERSONAL_COMMITMENT 2023-12-17T01:20:00Z");
    let after = told("known_at=2023-12-17&known_at_time=10:00").await;
    assert_eq!(after[0], "VIEWING-1217 P-BAI COM-BAI  2023-12-17T01:20:00Z");
}

async fn nobody_behind_a_wall_stands_on_the_roster(db: Database) {
    let app = told(db).await;
    app.hire_for("heron@oem.example", &[Role::Auditor], Scope::Programmes(["HERON".to_owned()].into())).await;
    let outsider = app.sign_in("heron@oem.example").await;
    let (rows, _) = agreed(&outsider, "roster", "").await;
    assert!(rows.is_empty(), "{rows:?}");
    let drive = number(&app, Kind::Events, "DRIVE-0316").await;
    assert_eq!(outsider.open(&format!("/reports/roster?event={drive}")).await.status, 404);
}
