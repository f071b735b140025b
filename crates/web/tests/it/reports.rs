//! The reports on the papers: their pages, and their files with the same rows.

mod briefs;
mod concentration;
mod controls;
mod days;
mod embargoes;
mod expiries;
mod findings;
mod flow_down;
mod headings;
mod leaks;
mod measures;
mod owners;
mod returns;
mod roster;
mod traps;
mod waivers;

use domain::facts::Kind;
use domain::staff::Scope;
use domain::time::Instant;
use persistence::Database;

use crate::app::{Answer, App, Browser, spawn_app};
use crate::audits::page::{json, sheet};

/// The house with the whole story in it.
async fn told(db: Database) -> App {
    let now = Instant::parse("2026-11-23T09:00:00Z").unwrap();
    fixtures::write::write(&db, now, &fixtures::story().unwrap()).await.unwrap();
    spawn_app(db).await
}

async fn number(app: &App, kind: Kind, key: &str) -> i64 {
    let found = persistence::facts::by_key(app.house.db.reader(), &Scope::All, kind, key).await.unwrap();
    found.unwrap_or_else(|| panic!("{kind} {key}")).id
}

/// The rows of the page's tables, each by the text of its cells.
fn rows(page: &Answer) -> Vec<Vec<String>> {
    let bodies = page.body.split("<tbody>").skip(1).map(|body| body.split("</tbody>").next().unwrap());
    let text = |cell: &str| {
        let inside = cell.split_once('>').map_or("", |(_, inside)| inside);
        let words = inside.split('<').enumerate().map(|(place, piece)| match place {
            0 => piece,
            _ => piece.split_once('>').map_or("", |(_, words)| words),
        });
        let words = words.collect::<Vec<_>>().join(" ").replace("&#38;", "&");
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let cells = |row: &str| -> Vec<String> {
        let row = row.replace("<th ", "<td ").replace("<th>", "<td>");
        row.split("<td").skip(1).map(text).collect()
    };
    let rows = bodies.flat_map(|body| body.split("<tr").skip(1)).filter(|row| row.contains("scope=\"row\""));
    rows.map(cells).collect()
}

/// CSV, workbook, paper and JSON of a report hold the same rows; gives them, and how many the page lists. JSON keeps lists as lists.
async fn agreed(browser: &Browser, report: &str, query: &str) -> (Vec<Vec<String>>, Vec<Vec<String>>) {
    let page = browser.open(&format!("/reports/{report}?{query}&size=100")).await;
    assert_eq!(page.status, 200, "{query}");
    let answer = browser.open(&format!("/reports/{report}.csv?{query}")).await;
    let columns: Vec<String> = answer
        .body
        .lines()
        .next()
        .unwrap()
        .trim_start_matches('\u{feff}')
        .trim_matches('"')
        .split("\",\"")
        .map(str::to_owned)
        .collect();
    let csv = sheet(&answer);
    let workbook = browser.open(&format!("/reports/{report}.xlsx?{query}")).await;
    let paper = browser.open(&format!("/reports/{report}.pdf?{query}")).await;
    crate::papers::agree(&answer, &workbook, &paper, query);
    let found = json(&browser.open(&format!("/reports/{report}.json?{query}")).await);
    let cell = |value: &serde_json::Value| match value {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(all) => all.iter().map(|one| one.as_str().unwrap()).collect::<Vec<_>>().join("|"),
        other => other.to_string(),
    };
    let of_json =
        found["rows"].as_array().unwrap().iter().map(|row| columns.iter().map(|name| cell(&row[name])).collect());
    assert_eq!(of_json.collect::<Vec<Vec<String>>>(), csv, "{query}");
    (csv, rows(&page))
}
