//! Findings: the page, its files and its count say the same, each record leads to its page, and no wall is crossed.

use domain::staff::{Role, Scope};
use persistence::Database;

use super::{agreed, told};

fixtures::both!(page_files_and_count_of_findings_are_the_same, nothing_behind_a_wall_is_found);

async fn page_files_and_count_of_findings_are_the_same(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    for (query, count) in
        [("", 3), ("finding=SUPPLIES_ITSELF", 1), ("finding=WAIVER_TOO_LONG", 0), ("known_at=2025-08-18", 1)]
    {
        let (files, page) = agreed(&auditor, "findings", query).await;
        assert_eq!((files.len(), page.len()), (count, count), "{query}");
        for (file, shown) in files.iter().zip(&page) {
            assert!(shown[0].starts_with(&file[2]), "{file:?} {shown:?}");
        }
    }
    let page = auditor.open("/reports/findings").await;
    page.says("3 records to look at").says("Nobody has approved this waiver: it does not count yet.");
    assert!(page.body.contains("finding=WAIVER_NOT_APPROVED"), "kinds are ways");
    auditor.open("/reports/findings?finding=WAIVER_TOO_LONG").await.says("There is none of this kind.");
    auditor.open("/").await.says("Findings in the records");
    let wrong = auditor.open("/reports/findings?known_at=yesterday").await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains("value=\"yesterday\""), "what was typed is kept");
}

async fn nothing_behind_a_wall_is_found(db: Database) {
    let app = told(db).await;
    app.hire_for("egret@oem.example", &[Role::Auditor], Scope::Programmes(["EGRET".to_owned()].into())).await;
    let outsider = app.sign_in("egret@oem.example").await;
    let (files, _) = agreed(&outsider, "findings", "").await;
    assert!(!files.iter().any(|row| row[2].contains("BATTERY")), "{files:?}");
}
