//! What is passed down: the matrix of clauses with its counts, walls and files.

use domain::facts::Kind;
use domain::staff::{Role, Scope};
use fixtures::write::state;
use persistence::Database;

use super::{agreed, number, told};
use crate::app::{App, PASSWORD, spawn_app};
use crate::audits::page::{counted, every_count_leads_to_its_rows};

fixtures::both!(
    an_officer_sees_which_clauses_are_weaker_below_and_every_count_leads_to_its_rows,
    page_and_files_of_the_matrix_hold_the_same_rows_under_every_filter,
    a_copy_that_was_seen_is_told_apart_from_one_that_was_not,
    nothing_of_a_walled_off_programme_is_in_the_matrix,
    the_matrix_is_that_of_its_time_whatever_was_asked_before,
    the_matrix_speaks_chinese_and_says_when_it_is_empty,
);

const AT: &str = "as_of=2023-06-30";

/// The story, and a chain below Chengyao whose agreements say less and less.
async fn told_further(db: Database) -> App {
    let app = told(db).await;
    let more = [
        (
            Kind::Agreements,
            "code=UP; discloser_code=QIULAN; recipient_code=CHENGYAO; executed_at=2023-06-01; \
          effective_on=2023-06-01; programmes=HERON; ceiling=strictly_confidential; flow_down=permitted; audit_right=yes; \
          notice_hours=72; survival=3; label_required=no",
        ),
        (Kind::PenaltyClauses, "agreement_code=UP; no=1; basis=per_incident; amount=1000; currency=CNY"),
        (
            Kind::Agreements,
            "code=DOWN; discloser_code=CHENGYAO; recipient_code=BEILING; executed_at=2023-06-01; \
          effective_on=2023-06-01; programmes=HERON; ceiling=strictly_confidential; flow_down=forbidden; audit_right=yes; \
          notice_hours=96; survival=5",
        ),
        (Kind::Documents, "code=H-FLOW; title=Flow; programme_code=HERON; originator_code=QIULAN; class=internal"),
        (Kind::Versions, "document_code=H-FLOW; label=1; stage=final; issued_at=2023-06-01"),
        (
            Kind::Disclosures,
            "code=F-1; document_code=H-FLOW; version_label=1; giver_code=QIULAN; recipient_code=CHENGYAO; \
          at=2023-06-05",
        ),
        (
            Kind::Disclosures,
            "code=F-2; document_code=H-FLOW; version_label=1; giver_code=CHENGYAO; recipient_code=BEILING; \
          at=2023-06-06; status=verified",
        ),
        (
            Kind::Disclosures,
            "code=F-3; document_code=H-FLOW; version_label=1; giver_code=CHENGYAO; recipient_code=BEILING; \
          at=2023-06-07; status=reported",
        ),
    ];
    let states: Vec<_> = more.iter().map(|(kind, words)| state(*kind, words)).collect();
    let now = domain::time::Instant::parse("2026-11-23T09:00:01Z").unwrap();
    fixtures::write::write(&app.house.db, now, &states).await.unwrap();
    app
}

async fn an_officer_sees_which_clauses_are_weaker_below_and_every_count_leads_to_its_rows(db: Database) {
    let app = told_further(db).await;
    let officer = app.as_role(Role::Confidentiality).await;
    let heron = number(&app, Kind::Programmes, "HERON").await;
    let page = officer.open(&format!("/reports/flow-down?{AT}")).await;
    page.says("As of 2023-06-30,").says("You see how the world stood on 2023-06-30, not now.").says("72 h → 96 h");
    assert!(every_count_leads_to_its_rows(&officer, &page).await > 10);
    let of_heron = format!("/reports/flow-down?{AT}&programme={heron}&state=weaker&clause=notice_hours");
    let page = officer.open(&of_heron).await;
    page.says("UP").says("DOWN").says("Evidenced").says("Copy not seen");
    let (up, down) = (number(&app, Kind::Agreements, "UP").await, number(&app, Kind::Agreements, "DOWN").await);
    for paper in [up, down] {
        assert!(page.body.contains(&format!("href=\"/agreements/{paper}\"")), "both papers are links");
    }
    let (csv, _) = agreed(&officer, "flow-down", &of_heron["/reports/flow-down?".len()..]).await;
    assert_eq!(csv.len(), 2, "the copy seen and not seen apart");
    for row in csv {
        assert_eq!((row[1].as_str(), row[2].as_str(), row[3].as_str()), ("CHENGYAO", "BEILING", "1"));
        let seen = row[7] == "true";
        let fine = if seen { "evidenced" } else { "missing" };
        let states: Vec<&str> = row[8..].iter().map(String::as_str).collect();
        let nothing = "not_required";
        assert_eq!(states, [fine, nothing, nothing, nothing, fine, "weaker", nothing, nothing, nothing, "weaker"]);
    }
}

async fn page_and_files_of_the_matrix_hold_the_same_rows_under_every_filter(db: Database) {
    let app = told_further(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let mut told_apart = 0;
    for asked in [AT, "as_of=2024-06-30", "as_of=2023-01-22&known_at=2023-01-20"] {
        let page = auditor.open(&format!("/reports/flow-down?{asked}&parties=all")).await;
        let parts = counted(&page).into_iter().filter_map(|(address, _)| {
            let own = address
                .split(['?', '&'])
                .filter(|part| ["state=", "clause=", "programme=", "party="].iter().any(|name| part.starts_with(name)));
            Some(own.collect::<Vec<_>>().join("&")).filter(|part| !part.is_empty())
        });
        let parts: Vec<String> = parts.chain([String::new()]).collect();
        let (all, _) = agreed(&auditor, "flow-down", asked).await;
        for one in &parts {
            for other in ["", "&state=missing", "&clause=survival"] {
                let query = format!("{asked}&{one}{other}");
                let (csv, shown) = agreed(&auditor, "flow-down", &query).await;
                assert_eq!(shown.len(), csv.len(), "{query}");
                for (cells, row) in shown.iter().zip(&csv) {
                    assert!(cells[0].starts_with(&row[1]) && cells[0].contains(&row[2]), "{query}: {cells:?} {row:?}");
                    assert!(cells[1].contains(&row[4]) && cells[1].contains(&row[5]), "{query}: {cells:?} {row:?}");
                    let weaker =
                        |cells: &[String], word: &str| cells.iter().filter(|cell| cell.starts_with(word)).count();
                    assert_eq!(weaker(&cells[2..], "Weaker"), weaker(&row[8..], "weaker"), "{query}");
                    assert_eq!(weaker(&cells[2..], "Missing"), weaker(&row[8..], "missing"), "{query}");
                }
                told_apart += usize::from(!csv.is_empty() && csv.len() < all.len());
            }
        }
    }
    assert!(told_apart > 10, "only {told_apart} filters told rows apart");
}

async fn a_copy_that_was_seen_is_told_apart_from_one_that_was_not(db: Database) {
    let app = told_further(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let heron = number(&app, Kind::Programmes, "HERON").await;
    let asked = format!("{AT}&programme={heron}&state=missing");
    let (before, _) = agreed(&auditor, "flow-down", &asked).await;
    let unseen = |rows: &[Vec<String>]| rows.iter().filter(|row| row[5] == "DOWN" && row[7] == "false").count();
    assert_eq!(unseen(&before), 1);
    fixtures::write::write(
        &app.house.db,
        domain::time::Instant::parse("2026-11-23T10:00:01Z").unwrap(),
        &[state(
            Kind::Disclosures,
            "code=F-4; document_code=H-FLOW; version_label=1; giver_code=CHENGYAO; recipient_code=BEILING; at=2023-06-08; \
             status=verified",
        )],
    )
    .await
    .unwrap();
    let (after, _) = agreed(&auditor, "flow-down", &format!("{AT}&programme={heron}&state=evidenced")).await;
    let seen = after.iter().find(|row| row[5] == "DOWN").unwrap();
    assert_eq!((seen[3].as_str(), seen[7].as_str()), ("2", "true"), "two disclosures under the copy that was seen");
}

async fn nothing_of_a_walled_off_programme_is_in_the_matrix(db: Database) {
    let app = told_further(db).await;
    let kingfisher = number(&app, Kind::Programmes, "KINGFISHER").await;
    app.hire_for("heron@oem.example", &[Role::Auditor], Scope::Programmes(["HERON".to_owned()].into())).await;
    let (outsider, all) = (app.sign_in("heron@oem.example").await, app.as_role(Role::Confidentiality).await);
    let (of_all, _) = agreed(&all, "flow-down", AT).await;
    assert!(of_all.iter().any(|row| row[0] == "KINGFISHER" && row[5] == "NDA2"), "{of_all:?}");
    let (csv, _) = agreed(&outsider, "flow-down", AT).await;
    assert!(csv.iter().any(|row| row[0] == "HERON"));
    assert!(csv.iter().all(|row| row[0].is_empty() || row[0] == "HERON"), "{csv:?}");
    let page = outsider.open(&format!("/reports/flow-down?{AT}&parties=all&size=100")).await;
    for secret in ["KINGFISHER", "NDA2", "NDA1"] {
        assert!(!csv.concat().iter().any(|cell| cell == secret), "{secret}");
        assert!(!page.text().contains(secret), "{secret}");
    }
    for place in [
        "/reports/flow-down",
        "/reports/flow-down.csv",
        "/reports/flow-down.xlsx",
        "/reports/flow-down.pdf",
        "/reports/flow-down.json",
    ] {
        let foreign = outsider.open(&format!("{place}?programme={kingfisher}")).await;
        let missing = outsider.open(&format!("{place}?programme=987654321")).await;
        assert_eq!((foreign.status, foreign.text()), (404, missing.text()), "{place}");
    }
}

async fn the_matrix_is_that_of_its_time_whatever_was_asked_before(db: Database) {
    let app = told_further(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let link = state(
        Kind::SupplyLinks,
        "customer_code=CHENGYAO; supplier_code=WEITAN; programme_code=HERON; valid_from=2023-07-03",
    );
    let recorded = |at: &str| domain::time::Instant::parse(at).unwrap();
    fixtures::write::write(&app.house.db, recorded("2026-11-23T10:00:01Z"), &[link]).await.unwrap();
    let linked = |rows: &[Vec<String>]| rows.iter().filter(|row| row[0] == "HERON" && row[2] == "WEITAN").count();
    let at = |hour: &str| format!("as_of={hour}:00:00%2B08:00");
    let mut before: Option<Vec<Vec<String>>> = None;
    for (asked, expected) in
        [("2023-07-02T09", 0), ("2023-07-02T23", 0), ("2023-07-03T00", 1), ("2023-07-03T09", 1), ("2023-07-02T09", 0)]
    {
        let (rows, _) = agreed(&auditor, "flow-down", &at(asked)).await;
        assert_eq!(linked(&rows), expected, "{asked}");
        if asked == "2023-07-02T09" {
            assert_eq!(*before.get_or_insert_with(|| rows.clone()), rows, "the same again");
        }
    }
    let penalties = |rows: &[Vec<String>]| rows.iter().find(|row| row[5] == "DOWN").unwrap()[17].clone();
    assert_eq!(penalties(&before.unwrap()), "weaker");
    let clause = state(Kind::PenaltyClauses, "agreement_code=DOWN; no=1; basis=per_incident; amount=1; currency=CNY");
    fixtures::write::write(&app.house.db, recorded("2026-11-23T11:00:01Z"), &[clause]).await.unwrap();
    let (rows, _) = agreed(&auditor, "flow-down", &at("2023-07-02T09")).await;
    assert_ne!(penalties(&rows), "weaker", "a clause that was recorded since counts");
}

async fn the_matrix_speaks_chinese_and_says_when_it_is_empty(db: Database) {
    let app = spawn_app(db.clone()).await;
    app.wait_minutes(300 * 24 * 60);
    app.hire("caigou@oem.example", &[Role::Procurement]).await;
    let buyer = app.browser().in_chinese();
    buyer.sign_in("caigou@oem.example", PASSWORD).await;
    buyer.open("/reports/flow-down").await.says("没有向下传导");
    fixtures::write::write(&db, app.house.clock.now(), &fixtures::story().unwrap()).await.unwrap();
    buyer.open(&format!("/reports/flow-down?{AT}")).await.says("义务传导").says("截至 2023-06-30").says("存续期");
    assert_eq!(buyer.open("/reports/flow-down?as_of=soon").await.status, 422);
}
