//! Documents without owner: page and files are the same, an owner who left answers for nothing, and no wall is crossed.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use domain::time::Instant;
use fixtures::write::{state, write};
use persistence::Database;

use super::{agreed, number, told};
use crate::app::spawn_app;

fixtures::both!(
    documents_without_owner_are_the_same_on_the_page_and_in_files_under_every_filter,
    an_owner_who_left_answers_for_nothing_and_a_late_entry_changes_nothing_that_was_known,
    no_document_behind_a_wall_is_told,
);

async fn documents_without_owner_are_the_same_on_the_page_and_in_files_under_every_filter(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let siskin = number(&app, Kind::Programmes, "SISKIN").await;
    let everything = agreed(&auditor, "owners", "show=all").await.0.len();
    for (query, owned) in [
        (String::new(), Some(false)),
        ("ownership=nobody".to_owned(), Some(false)),
        ("ownership=owned".to_owned(), Some(true)),
        (format!("programme={siskin}&show=all"), None),
        ("ownership=left".to_owned(), None),
        ("as_of=2025-09-10&show=all".to_owned(), None),
    ] {
        let (files, page) = agreed(&auditor, "owners", &query).await;
        assert_eq!(files.len(), page.len(), "{query}");
        for (file, shown) in files.iter().zip(&page) {
            assert!(shown[0].starts_with(&file[0]), "{file:?} {shown:?}");
            assert!(owned.is_none_or(|owned| (file[4] == "owned") == owned), "{query} {file:?}");
        }
    }
    let with = agreed(&auditor, "owners", "ownership=owned").await.0;
    let without = agreed(&auditor, "owners", "").await.0;
    assert_eq!(with.len() + without.len(), everything);
    assert!(with.iter().any(|row| row[0] == "SIS-HULL" && row[3] == "P-SHEN"), "{with:?}");
    auditor.open("/reports/owners").await.says("nobody answers for").says("No owner named");
    auditor.open("/reports").await.says("Documents without owner");
}

async fn an_owner_who_left_answers_for_nothing_and_a_late_entry_changes_nothing_that_was_known(db: Database) {
    let at = |text: &str| Instant::parse(text).unwrap();
    let document = |more: &str| {
        let cells = format!("code=D; title=Bumper; programme_code=P1; originator_code=OEM; class=confidential{more}");
        state(Kind::Documents, &cells)
    };
    let states = [
        state(Kind::Parties, "code=OEM; name=OEM; kind=manufacturer"),
        state(Kind::People, "code=LI; name=Li; employer_code=OEM; employed_from=2020-01-01; employed_to=2025-06-30"),
        state(Kind::Programmes, "code=P1; name=One; manufacturer_code=OEM; timezone=Asia/Shanghai"),
        document(""),
    ];
    write(&db, at("2025-01-10T00:00:00Z"), &states).await.unwrap();
    write(&db, at("2025-03-10T00:00:00Z"), &[document("; owner_code=LI")]).await.unwrap();
    let app = spawn_app(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let told = async |times: &str| -> String {
        let (rows, _) = agreed(&auditor, "owners", &format!("show=all&{times}")).await;
        rows.iter().map(|row| row[3..5].join(" ")).collect::<Vec<_>>().join("; ")
    };
    assert_eq!(told("as_of=2025-06-30").await, "LI owned");
    assert_eq!(told("as_of=2025-07-01").await, "LI left");
    assert_eq!(told("as_of=2025-06-30&known_at=2025-02-01").await, " nobody");
    assert_eq!(told("as_of=2025-06-30&known_at=2025-01-01").await, "");
    auditor.open("/reports/owners").await.says("the owner of one has left.");
}

async fn no_document_behind_a_wall_is_told(db: Database) {
    let app = told(db).await;
    app.hire_for("egret@oem.example", &[Role::Auditor], Scope::Programmes(["EGRET".to_owned()].into())).await;
    let outsider = app.sign_in("egret@oem.example").await;
    let (rows, _) = agreed(&outsider, "owners", "show=all").await;
    assert!(!rows.is_empty() && rows.iter().all(|row| row[1] == "EGRET"), "{rows:?}");
    let siskin = number(&app, Kind::Programmes, "SISKIN").await;
    assert_eq!(outsider.open(&format!("/reports/owners?programme={siskin}")).await.status, 404);
}
