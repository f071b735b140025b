//! Concentration by supplier and group: page and files are the same, a group counts each version once, and no wall is crossed.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use domain::time::Instant;
use fixtures::write::{state, write};
use persistence::Database;

use super::{agreed, number, told};
use crate::app::spawn_app;

fixtures::both!(
    concentration_is_the_same_on_the_page_and_in_files_under_every_filter,
    a_group_counts_each_version_once_and_for_as_long_as_it_is_held,
    nothing_behind_a_wall_is_counted_for_a_group,
);

async fn concentration_is_the_same_on_the_page_and_in_files_under_every_filter(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let siskin = number(&app, Kind::Programmes, "SISKIN").await;
    let brantwell = number(&app, Kind::Parties, "BRANTWELL").await;
    for (query, least) in [
        (String::new(), 2),
        (format!("programme={siskin}"), 1),
        (format!("party=parties-{brantwell}"), 1),
        ("as_of=2025-07-01".to_owned(), 1),
        ("as_of=2015-01-01".to_owned(), 0),
    ] {
        let (files, page) = agreed(&auditor, "concentration", &query).await;
        assert!(files.len() == page.len() && files.len() >= least, "{query} {files:?}");
        for (file, shown) in files.iter().zip(&page) {
            assert!(shown[0].starts_with(&file[0]) && shown[1].starts_with(&file[2]), "{file:?} {shown:?}");
        }
    }
    auditor.open("/reports").await.says("Concentration by supplier and group");
    auditor.open("/reports/concentration?as_of=2015-01-01").await.says("Nothing strictly confidential is out");
}

async fn a_group_counts_each_version_once_and_for_as_long_as_it_is_held(db: Database) {
    let at = |text: &str| Instant::parse(text).unwrap();
    let party =
        |code: &str, more: &str| state(Kind::Parties, &format!("code={code}; name={code}; kind=supplier{more}"));
    let version = |document: &str| {
        [
            state(
                Kind::Documents,
                &format!(
                    "code={document}; title=Hull; programme_code=P1; originator_code=OEM; class=strictly_confidential"
                ),
            ),
            state(Kind::Versions, &format!("document_code={document}; label=v1; stage=final; issued_at=2025-01-01")),
        ]
    };
    let given = |code: &str, document: &str, to: &str| {
        let cells =
            format!("code={code}; document_code={document}; version_label=v1; giver_code=OEM; recipient_code={to}");
        state(Kind::Disclosures, &format!("{cells}; at=2025-02-01"))
    };
    let mut states = vec![
        state(Kind::Parties, "code=OEM; name=OEM; kind=manufacturer"),
        party("TOP", ""),
        party("MID", "; parent_code=TOP"),
        party("LOW", "; parent_code=MID"),
        party("OTHER", ""),
        state(Kind::Programmes, "code=P1; name=One; manufacturer_code=OEM; timezone=Asia/Shanghai"),
    ];
    states.extend(["D1", "D2", "D3"].iter().flat_map(|document| version(document)));
    states.sort_by_key(|state| state.row.kind());
    states.extend([given("H1", "D1", "MID"), given("H2", "D1", "LOW"), given("H3", "D2", "LOW")]);
    states.push(given("H4", "D3", "OTHER"));
    write(&db, at("2025-02-02T00:00:00Z"), &states).await.unwrap();
    let back = state(Kind::Returns, "disclosure_code=H3; accounted_at=2025-03-01; kind=destroyed");
    write(&db, at("2025-04-01T00:00:00Z"), &[back]).await.unwrap();
    let app = spawn_app(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let told = async |times: &str| -> Vec<String> {
        agreed(&auditor, "concentration", times).await.0.iter().map(|row| row.join(" ")).collect()
    };
    assert_eq!(
        told("as_of=2025-02-28").await,
        [
            "LOW TOP 2 66.7 2 66.7 P1 D1:v1|D2:v1",
            "MID TOP 1 33.3 2 66.7 P1 D1:v1",
            "OTHER OTHER 1 33.3 1 33.3 P1 D3:v1",
        ]
    );
    // Once it was destroyed, half is left; before that was recorded nobody knew.
    let after = told("as_of=2025-03-02").await;
    assert_eq!(after[1], "LOW TOP 1 50.0 1 50.0 P1 D1:v1", "{after:?}");
    let unknown = told("as_of=2025-03-02&known_at=2025-03-15").await;
    assert_eq!(unknown[0], "LOW TOP 2 66.7 2 66.7 P1 D1:v1|D2:v1");
}

async fn nothing_behind_a_wall_is_counted_for_a_group(db: Database) {
    let app = told(db).await;
    app.hire_for("egret@oem.example", &[Role::Auditor], Scope::Programmes(["EGRET".to_owned()].into())).await;
    let outsider = app.sign_in("egret@oem.example").await;
    let (rows, _) = agreed(&outsider, "concentration", "").await;
    assert!(!rows.is_empty() && rows.iter().all(|row| row[6] == "EGRET"), "{rows:?}");
}
