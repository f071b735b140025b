//! What stands on the page of an audit: its rows, and the links that say how many rows they lead to.

use crate::app::{Answer, Browser};

/// The codes in each row of the page's one table.
pub(crate) fn rows(answer: &Answer) -> Vec<Vec<String>> {
    let table = answer.body.split_once("<tbody>").map_or("", |(_, rest)| rest.split("</tbody>").next().unwrap());
    let codes = |row: &str| {
        let code = |rest: &str| rest.split_once('>').unwrap().1.split('<').next().unwrap().to_owned();
        row.split("class=\"code\"").skip(1).map(code).collect()
    };
    table.split("<tr").skip(1).map(codes).collect()
}

/// The rows of a sheet without its heading, each by its cells.
pub(crate) fn sheet(answer: &Answer) -> Vec<Vec<String>> {
    assert_eq!(answer.status, 200, "{}", answer.body);
    let inner = |row: &'_ str| row.strip_prefix('"').and_then(|row| row.strip_suffix('"')).unwrap_or(row).to_owned();
    let cells = |row: &str| inner(row).split("\",\"").map(str::to_owned).collect();
    answer.body.trim_end().split("\r\n").skip(1).map(cells).collect()
}

pub(crate) fn json(answer: &Answer) -> serde_json::Value {
    assert_eq!(answer.status, 200, "{}", answer.body);
    serde_json::from_str(&answer.body).unwrap()
}

/// How many rows the page says that the list has.
pub(crate) fn total(answer: &Answer) -> usize {
    let text = answer.text();
    let range = |rows: &&str| rows.starts_with(|c: char| c.is_ascii_digit());
    let rows = text.split("Rows ").skip(1).find(range).and_then(|rows| rows.split_once(" of "));
    let Some((_, rest)) = rows else { return 0 };
    let number = rest.split(' ').next().unwrap();
    number.parse().unwrap_or_else(|_| panic!("{number:?} in {text}"))
}

/// The addresses and counts of all links on the page that end in a count: tiles, tabs and facets.
pub(crate) fn counted(answer: &Answer) -> Vec<(String, usize)> {
    let link = |rest: &str| {
        let (tag, words) = rest.split_once('>')?;
        let words = words.split("</a>").next()?;
        let address = tag.split("href=\"").nth(1)?.split('"').next()?.replace("&#38;", "&");
        let number = if let Some((_, rest)) = words.split_once("<strong>") {
            rest.split('<').next()?
        } else if let Some((_, rest)) = words.split_once("class=\"count\">") {
            rest.split('<').next()?
        } else {
            words.rsplit_once('(')?.1.strip_suffix(')')?
        };
        Some((address, number.parse().ok()?))
    };
    answer.body.split("<a ").skip(1).filter_map(link).collect()
}

/// Opens every counted link of a page and finds as many rows there as it says.
pub(crate) async fn every_count_leads_to_its_rows(browser: &Browser, page: &Answer) -> usize {
    let links = counted(page);
    for (address, count) in &links {
        let list = browser.open(address).await;
        assert_eq!(list.status, 200, "{address}");
        assert_eq!(total(&list), *count, "{address}");
    }
    links.len()
}
