//! The mapping of controls: each number is the length of the list that it leads to, within the walls, the same in every file.

use domain::staff::{Role, Scope};
use persistence::Database;

use super::{agreed, told};
use crate::app::PASSWORD;
use crate::audits::page::{counted, every_count_leads_to_its_rows, total};

fixtures::both!(
    every_number_of_the_mapping_is_the_length_of_its_list,
    page_and_files_of_the_mapping_hold_the_same_rows_under_every_filter,
    a_wall_changes_the_numbers_of_the_mapping,
    the_mapping_speaks_chinese,
);

const AT: &str = "as_of=2026-06-01";

/// The addresses and numbers of the results on a page.
fn results(body: &str) -> Vec<(String, usize)> {
    let result = |item: &str| {
        let address = item.split("href=\"").nth(1)?.split('"').next()?.replace("&#38;", "&");
        let number = item.split("<strong>").nth(1)?.split('<').next()?.parse().ok()?;
        Some((address, number))
    };
    body.split("<li>").filter(|item| item.contains("</strong></a></li>")).filter_map(result).collect()
}

async fn every_number_of_the_mapping_is_the_length_of_its_list(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let page = auditor.open(&format!("/reports/controls?{AT}&size=100")).await;
    page.says("You see how the world stood on 2026-06-01, not now.")
        .says("VDA ISA, 2027")
        .says("SR-3(3)")
        .says("8.1.13");
    let mut found = results(&page.body);
    found.sort();
    found.dedup();
    assert!(found.len() > 20, "{found:?}");
    assert!(found.iter().filter(|(_, number)| *number > 0).count() > 8, "{found:?}");
    for (address, number) in found {
        let list = auditor.open(&address).await;
        assert_eq!((list.status, total(&list)), (200, number), "{address}");
    }
    every_count_leads_to_its_rows(&auditor, &page).await;
}

async fn page_and_files_of_the_mapping_hold_the_same_rows_under_every_filter(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let page = auditor.open(&format!("/reports/controls?{AT}")).await;
    let filters: Vec<(String, usize)> =
        counted(&page).into_iter().filter(|(address, _)| address.contains("framework=")).collect();
    assert_eq!(filters.len(), 4, "{filters:?}");
    let (all, _) = agreed(&auditor, "controls", AT).await;
    assert_eq!(all.len(), domain::controls::controls().count());
    for (address, count) in filters {
        let query = address.split_once('?').unwrap().1;
        let (csv, shown) = agreed(&auditor, "controls", query).await;
        assert_eq!((csv.len(), shown.len()), (count, count), "{query}");
        for (cells, row) in shown.iter().zip(&csv) {
            assert_eq!(cells[0], row[2], "{query}");
            let numbers: Vec<&str> =
                row[4].split('|').filter_map(|result| result.split_once('=')).map(|(_, n)| n).collect();
            assert!(numbers.iter().all(|number| cells[2].contains(number)), "{cells:?} {row:?}");
        }
    }
    assert_eq!(auditor.open("/reports/controls?as_of=soon").await.status, 422);
}

async fn a_wall_changes_the_numbers_of_the_mapping(db: Database) {
    let app = told(db).await;
    app.hire_for("egret@oem.example", &[Role::Auditor], Scope::Programmes(["EGRET".to_owned()].into())).await;
    let (outsider, all) = (app.sign_in("egret@oem.example").await, app.as_role(Role::Confidentiality).await);
    let asked = "as_of=2026-06-01";
    let (of_all, _) = agreed(&all, "controls", asked).await;
    let (csv, _) = agreed(&outsider, "controls", asked).await;
    assert_eq!(csv.len(), of_all.len());
    assert_ne!(csv, of_all, "what is walled off is not counted");
    let page = outsider.open(&format!("/reports/controls?{asked}&size=100")).await;
    for (address, number) in results(&page.body) {
        assert_eq!(total(&outsider.open(&address).await), number, "{address}");
    }
}

async fn the_mapping_speaks_chinese(db: Database) {
    let app = told(db).await;
    app.hire("shenji@oem.example", &[Role::Auditor]).await;
    let auditor = app.browser().in_chinese();
    auditor.sign_in("shenji@oem.example", PASSWORD).await;
    let page = auditor.open(&format!("/reports/controls?{AT}")).await;
    page.says("控制要求").says("发放前须有有效协议").says("VDA ISA，6.0.2 版");
}
