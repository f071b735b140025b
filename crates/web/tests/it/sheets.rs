//! Lists and audits as workbooks: the rows of the page and of the CSV file, read back by another program's reader.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use domain::facts::{Column, Kind, Value, version_key};
use domain::staff::{Role, Scope};
use domain::time::Instant;
use persistence::Database;
use persistence::lists::View;

use crate::app::{Answer, App, Browser, OPENING, PASSWORD, spawn_app};

fixtures::both!(
    every_list_is_the_same_on_its_page_in_csv_and_in_its_workbook_under_every_filter,
    the_exposure_audit_is_the_same_on_its_page_in_csv_and_in_its_workbook_under_every_filter,
    the_audits_of_many_versions_and_days_are_the_same_in_csv_in_their_workbooks_and_on_paper,
    a_workbook_speaks_the_language_of_its_reader,
    a_search_and_a_formula_go_into_a_workbook_unharmed_and_harmless,
    workbooks_are_recorded_and_walled_off_like_pages,
);

async fn told(db: Database) -> App {
    let now = Instant::parse("2026-11-23T09:00:00Z").unwrap();
    fixtures::write::write(&db, now, &fixtures::story().unwrap()).await.unwrap();
    spawn_app(db).await
}

/// The rows of the first sheet, its heading among them, with its name.
fn sheet(answer: &Answer) -> (String, Vec<Vec<Data>>) {
    assert_eq!(answer.status, 200);
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(answer.bytes.clone())).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    (book.sheet_names()[0].clone(), range.rows().map(<[Data]>::to_vec).collect())
}

/// The rows of a workbook below its heading, as a CSV file has them.
pub(crate) fn workbook_rows(answer: &Answer) -> Vec<Vec<String>> {
    sheet(answer).1.iter().skip(1).map(|row| row.iter().map(said).collect()).collect()
}

/// A cell as the CSV file has it; amounts are compared as numbers.
fn said(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Float(number) => number.to_string(),
        Data::DateTime(serial) => {
            let (year, month, day, ..) = serial.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => panic!("{other:?}"),
    }
}

fn is_same(of_csv: &str, of_sheet: &Data) -> bool {
    match of_sheet {
        Data::Float(number) => of_csv.parse() == Ok(*number),
        cell => said(cell) == of_csv,
    }
}

pub(crate) fn csv_rows(answer: &Answer) -> Vec<Vec<String>> {
    assert_eq!(answer.status, 200);
    let text = answer.body.strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[track_caller]
fn are_same(csv: &[Vec<String>], sheet: &[Vec<Data>], address: &str) {
    assert_eq!(csv.len(), sheet.len(), "{address}");
    for (of_csv, of_sheet) in csv.iter().zip(sheet) {
        let mut cells = of_sheet.clone();
        cells.resize(of_csv.len(), Data::Empty);
        for (text, cell) in of_csv.iter().zip(&cells) {
            assert!(is_same(text, cell), "{address}: {text:?} is {cell:?} in {of_csv:?}");
        }
    }
}

/// The titles of the rows on all pages of a list.
async fn titles(browser: &Browser, address: &str) -> Vec<String> {
    let mut titles = Vec::new();
    for page in 1.. {
        let shown = browser.open(&format!("{address}&size=100&page={page}")).await;
        assert_eq!(shown.status, 200, "{address}");
        let rows = shown.body.split("<th scope=\"row\"><a class=\"code\" href=\"").skip(1);
        let found: Vec<String> = rows
            .map(|row| {
                let title = row.split_once('>').unwrap().1.split('<').next().unwrap();
                title.replace("&#38;", "&").replace("&#39;", "'")
            })
            .collect();
        let is_last = found.len() < 100;
        titles.extend(found);
        if is_last {
            break;
        }
    }
    titles
}

/// Every way to narrow a list, each in another order.
fn filters(kind: Kind) -> Vec<String> {
    let choices = kind.columns().iter().flat_map(|column| match column.value {
        Value::Choice(choices) => choices.iter().map(|choice| format!("{}={choice}", column.name)).collect(),
        Value::YesNo => vec![format!("{}=yes", column.name), format!("{}=no", column.name)],
        _ => Vec::new(),
    });
    let standings = ["counting", "void", "retracted", "all"].map(|standing| format!("counts={standing}"));
    let views = View::of(kind).iter().map(|view| format!("view={}", view.name()));
    let known = ["known_at=2022-10-01".to_owned(), "counts=all&known_at=2023-02-01".to_owned()];
    let all = choices.chain(standings).chain(views).chain(known);
    let columns = kind.columns().iter().cycle();
    all.zip(columns)
        .enumerate()
        .map(|(at, (filter, column))| format!("{filter}&sort={}{}", if at % 2 == 0 { "" } else { "-" }, column.name))
        .collect()
}

/// The title that a page gives to a row of the CSV file.
fn title(kind: Kind, row: &[String]) -> String {
    let keys = kind.columns().iter().zip(row).filter(|(column, cell): &(&Column, _)| column.key && !cell.is_empty());
    keys.map(|(_, cell)| cell.as_str()).collect::<Vec<_>>().join(" · ")
}

async fn every_list_is_the_same_on_its_page_in_csv_and_in_its_workbook_under_every_filter(db: Database) {
    let app = told(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let mut rows = 0;
    for kind in Kind::ALL {
        let place = format!("/{}", kind.table().replace('_', "-"));
        for filter in filters(kind) {
            let csv = csv_rows(&auditor.open(&format!("{place}.csv?{filter}")).await);
            let (_, sheet) = sheet(&auditor.open(&format!("{place}.xlsx?{filter}")).await);
            are_same(&csv, &sheet, &format!("{place}?{filter}"));
            let of_csv: Vec<String> = csv[1..].iter().map(|row| title(kind, row)).collect();
            assert_eq!(titles(&auditor, &format!("{place}?{filter}")).await, of_csv, "{place}?{filter}");
            rows += of_csv.len();
        }
    }
    assert!(rows > 1_000, "{rows}");
}

async fn draft(app: &App) -> i64 {
    let txn = app.house.db.read_txn().await.unwrap();
    let key = version_key("BUMPER-F", "v1");
    persistence::facts::by_key(&txn, &Scope::All, Kind::Versions, &key).await.unwrap().unwrap().id
}

async fn the_exposure_audit_is_the_same_on_its_page_in_csv_and_in_its_workbook_under_every_filter(db: Database) {
    let app = told(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    let id = draft(&app).await;
    for show in audits::Show::ALL {
        for sort in audits::Sort::ALL {
            for tier in ["", "1", "none"] {
                for times in ["as_of=2023-01-22", "as_of=2023-01-22&known_at=2023-01-20", ""] {
                    let (show, sort) = (show.name(), sort.name());
                    let asked = format!("version={id}&show={show}&sort={sort}&tier={tier}&{times}");
                    let (_, sheet) = sheet(&buyer.open(&format!("/audits/exposure.xlsx?{asked}")).await);
                    let csv = csv_rows(&buyer.open(&format!("/audits/exposure.csv?{asked}")).await);
                    assert_eq!(sheet[0].len(), audits::ExposureAnswer::COLUMNS.len() + 1);
                    let receipts =
                        |party: &str, receipt: &str, tier: String| (party.to_owned(), receipt.to_owned(), tier);
                    let of_sheet: Vec<_> =
                        sheet[1..].iter().map(|row| receipts(&said(&row[0]), &said(&row[11]), said(&row[2]))).collect();
                    let of_csv: Vec<_> =
                        csv[1..].iter().map(|row| receipts(&row[0], &row[10], row[1].clone())).collect();
                    assert_eq!(of_sheet, of_csv, "{asked}");
                    let page = buyer.open(&format!("/audits/exposure?{asked}")).await;
                    let shown = page.body.split("<th scope=\"row\"><span class=\"code\">").skip(1);
                    let shown: Vec<&str> = shown.map(|row| row.split('<').next().unwrap()).collect();
                    let mut parties: Vec<&str> = of_sheet.iter().map(|(party, ..)| party.as_str()).collect();
                    parties.dedup();
                    assert_eq!(shown, parties, "{asked}");
                }
            }
        }
    }
}

async fn the_audits_of_many_versions_and_days_are_the_same_in_csv_in_their_workbooks_and_on_paper(db: Database) {
    let app = told(db.clone()).await;
    let auditor = app.as_role(Role::Auditor).await;
    let version = draft(&app).await;
    let number = async |kind: Kind, key: &str| {
        persistence::facts::by_key(db.reader(), &Scope::All, kind, key).await.unwrap().unwrap().id
    };
    let (party, below) = (number(Kind::Parties, "CHENGYAO").await, number(Kind::Parties, "JINLU").await);
    let programme = number(Kind::Programmes, "KINGFISHER").await;
    let asked = [
        ("portfolio", "list=uncovered&as_of=2023-01-22".to_owned()),
        ("portfolio", "list=held_without_cover&as_of=2024-03-20".to_owned()),
        ("party", format!("party=parties-{party}&as_of=2023-01-22")),
        ("history", format!("version={version}")),
        ("changes", format!("version={version}&from_as_of=2022-07-01&to_as_of=2023-01-22")),
        ("gatekeepers", format!("programme={programme}&as_of=2023-01-22")),
        ("paths", format!("from={party}&to={below}&as_of=2023-01-22")),
        ("concentration", "as_of=2023-01-22".to_owned()),
        ("dependence", format!("programme={programme}&as_of=2023-01-22")),
    ];
    for (audit, query) in asked {
        let csv = auditor.open(&format!("/audits/{audit}.csv?{query}")).await;
        assert!(csv_rows(&csv).len() > 1, "{audit} {query}: there are no rows to compare");
        let workbook = auditor.open(&format!("/audits/{audit}.xlsx?{query}")).await;
        let paper = auditor.open(&format!("/audits/{audit}.pdf?{query}")).await;
        crate::papers::agree(&csv, &workbook, &paper, &format!("{audit} {query}"));
    }
}

async fn a_workbook_speaks_the_language_of_its_reader(db: Database) {
    let app = told(db).await;
    app.hire("buyer@oem.example", &[Role::Procurement]).await;
    let id = draft(&app).await;
    let english = app.browser();
    english.sign_in("buyer@oem.example", PASSWORD).await;
    let (name, rows) = sheet(&english.open("/agreements.xlsx").await);
    assert_eq!((name.as_str(), said(&rows[0][0]).as_str()), ("Confidentiality agreements", "Code"));
    let effective = Kind::Agreements.columns().iter().position(|column| column.name == "effective_on").unwrap();
    assert!(rows[1..].iter().all(|row| matches!(row[effective], Data::DateTime(_))), "days are days");
    let (name, rows) = sheet(&english.open(&format!("/audits/exposure.xlsx?version={id}")).await);
    assert_eq!((name.as_str(), said(&rows[0][8]).as_str()), ("Exposure of BUMPER-F v1", "Coverage"));
    let chinese = app.browser().in_chinese();
    chinese.sign_in("buyer@oem.example", PASSWORD).await;
    let (name, rows) = sheet(&chinese.open("/parties.xlsx?kind=supplier").await);
    assert_eq!(name, "单位");
    assert!(rows[1..].iter().all(|row| said(&row[3]) == "供应商"));
    let (name, rows) = sheet(&chinese.open(&format!("/audits/exposure.xlsx?version={id}&as_of=2023-01-22")).await);
    assert_eq!(name, "BUMPER-F v1 知悉范围");
    let words: Vec<String> = rows.iter().flatten().map(said).collect();
    for word in ["层级", "缺少转披露同意", "链条完整"] {
        assert!(words.iter().any(|cell| cell.contains(word)), "{word}");
    }
}

async fn a_search_and_a_formula_go_into_a_workbook_unharmed_and_harmless(db: Database) {
    use fixtures::write::{state, write};
    let parties = [
        state(Kind::Parties, "code==1+1; name==HYPERLINK(A1); kind=supplier"),
        state(Kind::Parties, "code=T1; name=海港电镀厂; kind=supplier"),
    ];
    write(&db, OPENING, &parties).await.unwrap();
    let app = spawn_app(db).await;
    let auditor = app.as_role(Role::Auditor).await;
    let (_, all) = sheet(&auditor.open("/parties.xlsx").await);
    assert_eq!(all.len(), 3);
    let (_, found) = sheet(&auditor.send_from("/parties", "/parties.xlsx", &[("q", "电镀")]).await);
    assert_eq!((found.len(), said(&found[1][0]).as_str()), (2, "T1"));
    let answer = auditor.open("/parties.xlsx?sort=code").await;
    let (_, rows) = sheet(&answer);
    assert_eq!(said(&rows[1][0]), "'=1+1");
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(answer.bytes)).unwrap();
    assert!(book.worksheet_formula(&book.sheet_names()[0].clone()).unwrap().is_empty(), "no cell is a formula");
}

async fn workbooks_are_recorded_and_walled_off_like_pages(db: Database) {
    let app = told(db).await;
    let buyer = app.as_role(Role::Procurement).await;
    let id = draft(&app).await;
    let answer = buyer.open("/parties.xlsx").await;
    assert_eq!(answer.header("content-type"), Some(interchange::workbook::MEDIA_TYPE));
    assert_eq!(answer.header("content-disposition"), Some("attachment; filename=\"parties.xlsx\""));
    buyer.open(&format!("/audits/exposure.xlsx?version={id}")).await;
    let verbs = app.verbs().await;
    assert_eq!(verbs[verbs.len() - 2..], ["export", "export-audit"]);
    let egret = Scope::Programmes(["EGRET".to_owned()].into());
    app.hire_for("egret@oem.example", &[Role::Procurement], egret).await;
    let outsider = app.sign_in("egret@oem.example").await;
    let foreign = outsider.open(&format!("/audits/exposure.xlsx?version={id}")).await;
    let missing = outsider.open("/audits/exposure.xlsx?version=987654321").await;
    assert_eq!((foreign.status, missing.status), (404, 404));
    assert_eq!(foreign.text(), missing.text());
    let (_, seen) = sheet(&outsider.open("/documents.xlsx").await);
    assert!(seen.iter().flatten().all(|cell| !said(cell).contains("BUMPER")));
}
