//! Whatever a table holds and however it is mapped: every row is written, unchanged or refused, once, and the same again changes
//! nothing.

use domain::facts::Kind;
use interchange::foreign::LIST_SIGNS;
use persistence::Database;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::wizard::{begin, form, go};
use super::{confirm, known, open_house, settled};
use crate::app::{Answer, Browser};

fixtures::both!(whatever_the_table_and_its_mapping_every_row_is_written_unchanged_or_refused_once);

/// Draws on each database; each is a whole house.
const DRAWS: usize = 12;

/// A table, which of its columns each of ours comes from, and how.
#[derive(Clone, Debug)]
struct Draw {
    kind: Kind,
    separator: char,
    rows: Vec<Vec<String>>,
    sources: Vec<usize>,
    header: usize,
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("CHINA".to_owned()),
        Just("Viet Nam".to_owned()),
        Just("供应商".to_owned()),
        Just("31.12.2026".to_owned()),
        Just("Oak\u{25a1}\nWorks, \"Ltd\"; | x".to_owned()),
        Just("=1+1".to_owned()),
        "[a-c]{1,2}",
        "\\PC{0,12}",
        "[\\x00-\\x7f]{0,6}",
    ]
}

fn draw() -> impl Strategy<Value = Draw> {
    let kinds = [Kind::Parties, Kind::Standings, Kind::SupplyLinks, Kind::HandlingRules, Kind::People];
    let table = prop::collection::vec(prop::collection::vec(cell(), 1..5), 1..12);
    let sources = prop::collection::vec(0_usize..9, 12);
    (0..kinds.len(), prop::sample::select(vec![',', ';', '\t']), table, sources, 0_usize..3).prop_map(
        move |(kind, separator, rows, sources, header)| Draw { kind: kinds[kind], separator, rows, sources, header },
    )
}

async fn whatever_the_table_and_its_mapping_every_row_is_written_unchanged_or_refused_once(db: Database) {
    let (app, browser) = open_house(db).await;
    let mut runner = TestRunner::deterministic();
    for round in 0..DRAWS {
        let drawn = draw().new_tree(&mut runner).unwrap().current();
        if let Some(address) = walk(&browser, &drawn, round).await {
            let before = known(&app).await;
            let page = settled(&browser, &address).await;
            let counted = counts(&page);
            let again = check(&browser, &drawn, round).await.expect("it was read before");
            let page = settled(&browser, &again).await;
            assert_eq!(counts(&page), (0, counted.0 + counted.1, counted.2), "{drawn:?}\n{}", page.text());
            assert_eq!(known(&app).await, before, "{drawn:?}");
        }
    }
}

/// Sends the drawn table, maps it as drawn, and writes what is valid; the address, if it holds any rows.
async fn walk(browser: &Browser, drawn: &Draw, round: usize) -> Option<String> {
    let address = check(browser, drawn, round).await?;
    let page = settled(browser, &address).await;
    let (new, unchanged, wrong) = counts(&page);
    let copy = browser.open(&format!("{address}/errors/{}.csv", drawn.kind)).await;
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(copy.bytes.as_slice());
    let refused = if wrong == 0 { 0 } else { reader.byte_records().map(Result::unwrap).count() as u64 };
    assert_eq!(refused, wrong, "{drawn:?}");
    assert_eq!(new + unchanged + wrong, rows(browser, &address).await, "{drawn:?}\n{}", page.text());
    if new > 0 {
        let done = confirm(browser, &address, &[("accept_valid", "yes")]).await;
        let (done_new, done_unchanged, done_wrong) = counts(&done);
        assert_eq!(done_new + done_unchanged + done_wrong, new + unchanged + wrong, "{drawn:?}");
        assert!(done_wrong >= wrong, "what refers to a refused row is refused: {drawn:?}");
    }
    Some(address)
}

async fn check(browser: &Browser, drawn: &Draw, round: usize) -> Option<String> {
    let mut writer = csv::WriterBuilder::new().delimiter(drawn.separator as u8).flexible(true).from_writer(Vec::new());
    for row in &drawn.rows {
        writer.write_record(row).unwrap();
    }
    let bytes = writer.into_inner().unwrap();
    let kind = drawn.kind.table();
    let sent = super::wizard::send(browser, kind, &format!("Draw {round}"), ("drawn.csv", &bytes)).await;
    if sent.status == 422 {
        return None;
    }
    let columns = begin(browser, kind, &format!("Draw {round}"), ("drawn.csv", &bytes)).await;
    let heading = columns.replace("/columns", "/heading");
    browser.send_from(&columns, &heading, &[("heading_at", &drawn.header.to_string())]).await;
    let page = browser.open(&columns).await;
    let sent = browser.post(&columns, &mapped(drawn, &page, &columns)).await;
    if sent.status == 422 {
        return None;
    }
    let mut step = sent.location().to_owned();
    while step.starts_with("/import/table/") {
        step = go(browser, &step, &[]).await;
    }
    Some(step)
}

/// The form with the drawn columns in place of the suggested ones.
fn mapped(drawn: &Draw, page: &Answer, action: &str) -> Vec<(String, String)> {
    let mut fields = form(page, action, &[]);
    for (at, column) in drawn.kind.columns().iter().enumerate() {
        let source = drawn.sources[at % drawn.sources.len()];
        let chosen = match source {
            5 => "same".to_owned(),
            6 => "made".to_owned(),
            7 => continue,
            source => source.to_string(),
        };
        fields.retain(|(name, _)| name != &format!("column-{}", column.name));
        fields.push((format!("column-{}", column.name), chosen));
        fields.push((format!("same-{}", column.name), "supplier".to_owned()));
    }
    let sign = drawn.sources.first().copied().unwrap_or_default() % LIST_SIGNS.len();
    fields.push(("list_sign".to_owned(), ["bar", "semicolon", "comma", "pause", "slash", "line"][sign].to_owned()));
    fields.extend((0..4).map(|at| ("apart".to_owned(), at.to_string())));
    fields
}

/// New with corrected, unchanged and wrong rows, as the page of a check or of what was written counts them.
fn counts(page: &Answer) -> (u64, u64, u64) {
    let cells: Vec<u64> = page
        .body
        .split("<td class=\"number\">")
        .skip(1)
        .take(4)
        .map(|cell| {
            let digits = cell.split("</td>").next().unwrap_or_default();
            let digits: String =
                digits.split('<').map(|piece| piece.split('>').next_back().unwrap_or_default()).collect();
            digits.trim().parse().unwrap_or_else(|_| panic!("{digits:?} in {}", page.text()))
        })
        .collect();
    (cells[0] + cells[1], cells[2], cells[3])
}

/// How many rows the table holds below its heading, as its columns page says.
async fn rows(browser: &Browser, address: &str) -> u64 {
    let page = browser.open(&(address.replace("/import/", "/import/table/") + "/columns")).await;
    let text = page.text();
    let (_, rest) = text.split_once(" holds ").expect("the page counts");
    rest.split(' ').next().unwrap().parse().unwrap()
}
