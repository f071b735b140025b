//! Waivers: page and files are the same, one that is over and still relied on is told, and no wall is crossed.

use domain::staff::{Role, Scope};
use persistence::Database;

use super::{agreed, told};

fixtures::both!(
    waivers_are_the_same_on_the_page_and_in_files_under_every_filter,
    a_waiver_that_is_over_is_told_as_long_as_copies_rely_on_it,
    no_waiver_behind_a_wall_is_told,
);

async fn waivers_are_the_same_on_the_page_and_in_files_under_every_filter(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    for (query, codes) in [
        ("", vec!["W-BRACKET", "W-LAMP"]),
        ("standing=ended", vec!["W-BRACKET", "W-LAMP"]),
        ("standing=in_force", vec![]),
        ("relied=1", vec!["W-LAMP"]),
        ("reason=LABEL_MISSING", vec!["W-BRACKET", "W-LAMP"]),
        ("reason=EXPIRED", vec![]),
        ("standing=in_force&as_of=2025-12-16", vec!["W-LAMP"]),
        ("standing=not_approved&as_of=2025-10-18", vec!["W-BRACKET"]),
    ] {
        let (files, page) = agreed(&auditor, "waivers", query).await;
        let found: Vec<&str> = files.iter().map(|row| row[0].as_str()).collect();
        assert_eq!((&found, page.len()), (&codes, codes.len()), "{query}");
        for (file, shown) in files.iter().zip(&page) {
            assert!(shown[0].starts_with(&file[0]), "{file:?} {shown:?}");
        }
    }
    auditor.open("/reports").await.says("Waivers and what relies on them");
}

async fn a_waiver_that_is_over_is_told_as_long_as_copies_rely_on_it(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let lamp = async |times: &str| -> Option<String> {
        let (rows, _) = agreed(&auditor, "waivers", times).await;
        let row = rows.iter().find(|row| row[0] == "W-LAMP")?;
        Some([&row[2], &row[14], &row[15], &row[16]].map(String::as_str).join(" "))
    };
    assert_eq!(lamp("as_of=2025-12-16").await.as_deref(), Some("in_force S-15 S-15 false"));
    assert_eq!(lamp("as_of=2025-12-17").await.as_deref(), Some("ended S-15 S-15 true"));
    // Before it was recorded nobody knew of it, and of the hand-over itself alone.
    assert_eq!(lamp("as_of=2025-12-17&known_at=2025-09-17").await, None);
    auditor.open("/reports/waivers").await.says("one is over and still relied on").says("Over and still relied on");
}

async fn no_waiver_behind_a_wall_is_told(db: Database) {
    let app = told(db).await;
    app.hire_for("egret@oem.example", &[Role::Auditor], Scope::Programmes(["EGRET".to_owned()].into())).await;
    let outsider = app.sign_in("egret@oem.example").await;
    let (rows, _) = agreed(&outsider, "waivers", "").await;
    // The other names no disclosure and no document: it is for a pair of companies whatever they hand over.
    assert_eq!(rows.iter().map(|row| row[0].as_str()).collect::<Vec<_>>(), ["W-BRACKET"]);
    assert!(rows.iter().all(|row| row[14].is_empty()), "{rows:?}");
}
