//! Lists, audits and reports on paper: the cells of the files beside them, in the reader's words, with what was asked.

use catalogue::{Language, Words};
use chrono_tz::Tz;
use domain::facts::{Kind, version_key};
use domain::staff::{Role, Scope};
use domain::time::Instant;
use persistence::Database;

use crate::app::{Answer, App, OPENING, PASSWORD, spawn_app};
use crate::reading::{Heard, heard};
use crate::sheets::{csv_rows, workbook_rows};

fixtures::both!(
    every_list_is_the_same_on_paper_and_in_csv,
    an_exposure_audit_on_paper_has_the_cells_of_its_workbook,
    a_paper_speaks_the_language_of_its_reader_and_says_what_was_asked,
    a_paper_tells_every_filter_of_its_page,
    the_same_question_is_the_same_paper,
    a_search_and_signs_that_no_font_has_are_printed,
    papers_are_recorded_and_walled_off_like_pages,
);

async fn told(db: Database) -> App {
    let now = Instant::parse("2026-11-23T09:00:00Z").unwrap();
    fixtures::write::write(&db, now, &fixtures::story().unwrap()).await.unwrap();
    spawn_app(db).await
}

fn paper(answer: &Answer) -> Heard {
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), Some(print::MEDIA_TYPE));
    heard(&answer.bytes)
}

/// That a workbook and a paper hold what a CSV file holds, told in the words of their English reader.
#[track_caller]
pub(crate) fn agree(csv: &Answer, workbook: &Answer, on_paper: &Answer, asked: &str) {
    let w = Words::new(Language::English);
    let csv = csv_rows(csv);
    let heard = paper(on_paper);
    let zone = heard.paragraphs.iter().find_map(|said| said.strip_prefix(&w.t("audit-zone"))).unwrap();
    let told = |zone: Option<Tz>| -> Vec<Vec<String>> {
        let cells = |row: &Vec<String>| {
            csv[0].iter().zip(row).map(|(column, cell)| web::cell_in_words(w, zone, column, cell)).collect()
        };
        csv[1..].iter().map(cells).collect()
    };
    assert_eq!(heard.rows, told(Some(zone.parse().unwrap_or(Tz::UTC))), "{asked}");
    let mut in_workbook = workbook_rows(workbook);
    for row in &mut in_workbook {
        row.resize(csv[0].len(), String::new());
    }
    assert_eq!(in_workbook, told(None), "{asked}");
}

async fn draft(app: &App) -> i64 {
    let txn = app.house.db.read_txn().await.unwrap();
    let key = version_key("BUMPER-F", "v1");
    persistence::facts::by_key(&txn, &Scope::All, Kind::Versions, &key).await.unwrap().unwrap().id
}

async fn every_list_is_the_same_on_paper_and_in_csv(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let mut rows = 0;
    for kind in Kind::ALL {
        let place = format!("/{}", kind.table().replace('_', "-"));
        for filter in ["", "?counts=all&known_at=2023-02-01"] {
            let csv = csv_rows(&auditor.open(&format!("{place}.csv{filter}")).await);
            let paper = paper(&auditor.open(&format!("{place}.pdf{filter}")).await);
            assert_eq!((&paper.headings, &paper.rows[..]), (&csv[0], &csv[1..]), "{place}{filter}");
            rows += paper.rows.len();
        }
    }
    assert!(rows > 200, "{rows}");
}

async fn an_exposure_audit_on_paper_has_the_cells_of_its_workbook(db: Database) {
    let app = told(db).await;
    let id = draft(&app).await;
    app.hire("buyer@oem.example", &[Role::Procurement]).await;
    for is_chinese in [false, true] {
        let browser = if is_chinese { app.browser().in_chinese() } else { app.browser() };
        browser.sign_in("buyer@oem.example", PASSWORD).await;
        for asked in ["as_of=2023-01-22", "as_of=2023-01-22&show=uncovered", ""] {
            let workbook = workbook_rows(&browser.open(&format!("/audits/exposure.xlsx?version={id}&{asked}")).await);
            let paper = paper(&browser.open(&format!("/audits/exposure.pdf?version={id}&{asked}")).await);
            let columns = paper.headings.len();
            assert_eq!(columns, audits::ExposureAnswer::COLUMNS.len() + 1);
            let padded = workbook.into_iter().map(|mut row| {
                row.resize(columns, String::new());
                row
            });
            assert_eq!(paper.rows, padded.collect::<Vec<_>>(), "{asked}");
            assert!(!paper.rows.is_empty(), "{asked}");
        }
    }
}

async fn a_paper_speaks_the_language_of_its_reader_and_says_what_was_asked(db: Database) {
    let app = told(db).await;
    app.hire("auditor@oem.example", &[Role::Auditor]).await;
    let english = app.browser();
    english.sign_in("auditor@oem.example", PASSWORD).await;
    let address = "/reports/expiries.pdf?as_of=2023-01-22&known_at=2023-01-20&window=ended";
    let heard = paper(&english.open(address).await);
    assert_eq!(heard.title, "Expiries");
    for fact in ["As of2023-01-22", "As known at2023-01-20", "Asked aboutEnded"] {
        assert!(heard.paragraphs.iter().any(|said| said.starts_with(fact)), "{fact}: {:?}", heard.paragraphs);
    }
    assert!(heard.paragraphs.contains(&format!("Rows{}", heard.rows.len())));
    assert_eq!(heard.drawn.len(), heard.pages);
    let last = format!("Page {0} of {0}Expiries  ·  As of: 2023-01-22  ·  As known at: 2023-01-20", heard.pages);
    assert!(heard.drawn.last().unwrap().ends_with(&last), "{:?}", heard.drawn.last());
    let chinese = app.browser().in_chinese();
    chinese.sign_in("auditor@oem.example", PASSWORD).await;
    let heard = paper(&chinese.open("/parties.pdf?kind=supplier").await);
    assert_eq!(heard.title, "单位");
    assert!(heard.paragraphs.contains(&"当时已知全部已记录内容".to_owned()), "{:?}", heard.paragraphs);
    assert!(heard.rows.iter().all(|row| row[3] == "供应商"));
    assert!(heard.drawn[0].contains("第 1 页"), "{}", heard.drawn[0]);
}

async fn a_paper_tells_every_filter_of_its_page(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let txn = app.house.db.read_txn().await.unwrap();
    let party = persistence::facts::by_key(&txn, &Scope::All, Kind::Parties, "CHENGYAO").await.unwrap().unwrap().id;
    txn.commit().await.unwrap();
    let (reach, changed) = (
        format!("/audits/party?party=parties-{party}&held=1"),
        format!("/audits/changes?version={}", draft(&app).await),
    );
    let changed = format!("{changed}&from_as_of=2022-07-01&to_as_of=2023-01-22&origin=world");
    for (page, told) in [
        ("/reports/waivers?standing=ended", "Ended"),
        ("/reports/waivers?reason=LABEL_MISSING", "Label missing"),
        ("/reports/waivers?relied=1", "Over and still relied on"),
        ("/reports/owners?ownership=nobody", "No owner named"),
        ("/reports/owners?show=all", "With those that have an owner"),
        ("/reports/roster?who=entered", "Entered"),
        ("/reports/returns?show=all", "With what is accounted for"),
        ("/reports/expiries?open=1", "Only where the next one is missing"),
        (reach.as_str(), "Only what it still holds"),
        (changed.as_str(), "In the world"),
    ] {
        let (path, query) = page.split_once('?').unwrap();
        let heard = paper(&auditor.open(&format!("{path}.pdf?{query}")).await);
        let asked = heard.paragraphs.iter().find(|said| said.starts_with("Asked about")).unwrap();
        assert!(asked.contains(told), "{page}: {asked:?}");
    }
}

async fn the_same_question_is_the_same_paper(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    for address in ["/audits/portfolio.pdf?as_of=2023-01-22", "/reports/findings.pdf", "/agreements.pdf"] {
        assert_eq!(auditor.open(address).await.bytes, auditor.open(address).await.bytes, "{address}");
    }
}

async fn a_search_and_signs_that_no_font_has_are_printed(db: Database) {
    use fixtures::write::{state, write};
    let parties = [
        state(Kind::Parties, "code==1+1; name=Tom \u{1F3ED}; kind=supplier"),
        state(Kind::Parties, "code=T1; name=海港电镀厂; kind=supplier"),
    ];
    write(&db, OPENING, &parties).await.unwrap();
    let app = spawn_app(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let all = paper(&auditor.open("/parties.pdf?sort=code").await).rows;
    assert_eq!((all[0][0].as_str(), all[0][1].as_str()), ("=1+1", "Tom [U+1F3ED]"));
    let found = paper(&auditor.send_from("/parties", "/parties.pdf", &[("q", "电镀")]).await);
    assert_eq!((found.rows.len(), found.rows[0][0].as_str()), (1, "T1"));
    assert!(found.paragraphs.iter().any(|said| said.contains("电镀")), "{:?}", found.paragraphs);
}

async fn papers_are_recorded_and_walled_off_like_pages(db: Database) {
    let app = told(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    let id = draft(&app).await;
    let answer = buyer.open("/parties.pdf").await;
    assert_eq!(answer.header("content-disposition"), Some("attachment; filename=\"parties.pdf\""));
    buyer.open(&format!("/audits/exposure.pdf?version={id}")).await;
    let verbs = app.verbs().await;
    assert_eq!(verbs[verbs.len() - 2..], ["export", "export-audit"]);
    let egret = Scope::Programmes(["EGRET".to_owned()].into());
    app.hire_for("egret@oem.example", &[Role::Procurement], egret).await;
    let outsider = app.sign_in("egret@oem.example").await;
    let foreign = outsider.open(&format!("/audits/exposure.pdf?version={id}")).await;
    let missing = outsider.open("/audits/exposure.pdf?version=987654321").await;
    assert_eq!((foreign.status, missing.status), (404, 404));
    assert_eq!(foreign.text(), missing.text());
    let seen = paper(&outsider.open("/documents.pdf").await);
    assert!(!seen.rows.is_empty() && seen.drawn.iter().all(|page| !page.contains("BUMPER")));
}
