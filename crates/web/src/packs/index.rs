//! What people read of a pack: an index as a page and on paper, and a page for each table, in the language that was asked for.

use askama::Template;
use audits::{HIDDEN, PackAnswer, PackTable, Redaction};
use catalogue::Words;
use domain::facts::{Column, Kind};
use domain::time::When;
use interchange::Pack;
use print::{PrintError, Report};

use super::archive::path_of;
use crate::audits::words::told;
use crate::registers::moment;

/// From so many columns on, each row is a card of its own.
const MOST_COLUMNS: usize = 9;

#[derive(Template)]
#[template(path = "packs/index.html")]
struct IndexPage {
    w: Words,
    title: String,
    lead: Vec<String>,
    facts: Vec<(String, String)>,
    sections: Vec<SectionView>,
    left_out: Vec<(String, String)>,
    redactions: Vec<(String, String)>,
    /// The files of the evidence by path.
    papers: Vec<(String, String)>,
    is_redacted: bool,
}

struct SectionView {
    title: String,
    tables: Vec<TableView>,
}

struct TableView {
    title: String,
    path: String,
    rows: String,
}

#[derive(Template)]
#[template(path = "packs/table.html")]
struct TablePage {
    w: Words,
    pack: String,
    title: String,
    rows: String,
    headings: Vec<String>,
    /// Each with its cells in the order of the headings.
    lines: Vec<Vec<String>>,
    is_cards: bool,
}

/// The index of a pack.
pub(super) fn page(answer: &PackAnswer, pack: &Pack, w: Words) -> Result<String, askama::Error> {
    let sections = answer.purpose.sections().iter().map(|section| SectionView {
        title: section_title(answer, *section, w),
        tables: answer
            .tables
            .iter()
            .filter(|table| table.section == *section)
            .map(|one| view(answer, one, w))
            .collect(),
    });
    let left = answer.left_out.iter().map(|one| {
        let what = match one.record.as_str() {
            "" => w.of("pack-matter", &one.what),
            record => match Kind::of_table(&one.what) {
                Some(kind) => format!("{} {record}", w.kind(kind)),
                None => format!("{} {record}", w.of("pack-table", &one.what)),
            },
        };
        (what, w.of("pack-why", one.why.as_str()))
    });
    let hidden = answer.redactions.iter().map(|one| {
        let why = w.of("pack-hidden", one.why.as_str());
        (hidden_in(answer, one, w), w.t2("pack-hidden-cells", "why", why, "cells", one.cells))
    });
    let papers = pack.listed().filter(|(path, ..)| path.starts_with("files/"));
    let page = IndexPage {
        title: title(answer, w),
        lead: lead(answer, w),
        facts: facts(answer, w),
        sections: sections.collect(),
        left_out: left.collect(),
        redactions: hidden.collect(),
        papers: papers.map(|(path, sha256, _)| (path.to_owned(), sha256)).collect(),
        is_redacted: answer.edition == audits::Edition::Redacted,
        w,
    };
    page.render()
}

/// The index on paper: every table with its rows and the SHA-256 of its CSV, and every file of the evidence.
pub(super) fn paper(answer: &PackAnswer, pack: &Pack, w: Words) -> Result<Vec<u8>, PrintError> {
    let mut rows = Vec::new();
    let listed: Vec<(&str, String, u64)> = pack.listed().collect();
    let hash = |path: &str| listed.iter().find(|(one, ..)| *one == path).map(|(_, sha256, _)| sha256.clone());
    for section in answer.purpose.sections() {
        for table in answer.tables.iter().filter(|table| table.section == *section) {
            let path = format!("{}.csv", path_of(answer, table));
            let sha256 = hash(&path).unwrap_or_default();
            let title = table_title(table, w);
            rows.push(vec![section_title(answer, *section, w), title, table.rows.len().to_string(), path, sha256]);
        }
    }
    for (path, sha256, _) in listed.iter().filter(|(path, ..)| path.starts_with("files/")) {
        rows.push(vec![w.t("pack-files"), String::new(), String::new(), (*path).to_owned(), sha256.clone()]);
    }
    let mut lead = lead(answer, w);
    let left: Vec<String> = answer
        .left_out
        .iter()
        .filter(|one| one.record.is_empty())
        .map(|one| format!("{} ({})", w.of("pack-matter", &one.what), w.of("pack-why", one.why.as_str())))
        .collect();
    lead.push(w.t1("pack-left-out-told", "matters", w.joined(left.iter().map(String::as_str))));
    let report = Report {
        language: w.language.code().to_owned(),
        title: title(answer, w),
        lead,
        facts: facts(answer, w),
        headings: ["section", "table", "rows", "path", "sha256"].map(|one| w.of("pack-column", one)).into(),
        rows,
        nothing: String::new(),
        foot: w.t1("pack-class-foot", "class", class(answer, w)),
    };
    print::file(&report, |page, pages| w.t2("paper-page", "page", page, "pages", pages))
}

/// A table in words, opened from the index.
pub(super) fn table(answer: &PackAnswer, table: &PackTable, w: Words) -> Result<String, askama::Error> {
    let cell = |(place, cell): (usize, &String)| match column_at(table, place) {
        _ if cell.is_empty() => String::new(),
        _ if cell == HIDDEN => w.t("pack-hidden-cell"),
        Some((kind, column)) => match When::parse(cell) {
            Ok(When::At(_)) => moment::words(cell, answer.zone),
            _ => w.cell(kind, column, cell),
        },
        None => told(w, Some(answer.zone), table.columns[place], cell),
    };
    let page = TablePage {
        pack: title(answer, w),
        title: table_title(table, w),
        rows: w.t1("pack-rows", "rows", table.rows.len()),
        headings: (0..table.columns.len()).map(|place| heading(table, place, w)).collect(),
        lines: table.rows.iter().map(|row| row.iter().enumerate().map(cell).collect()).collect(),
        is_cards: table.columns.len() > MOST_COLUMNS,
        w,
    };
    page.render()
}

/// The register's column at a place of a table; `None` where the table is an answer's, or the place beyond the register's columns.
fn column_at(table: &PackTable, place: usize) -> Option<(Kind, &'static Column)> {
    table.register.and_then(|kind| Some((kind, kind.columns().get(place)?)))
}

fn heading(table: &PackTable, place: usize, w: Words) -> String {
    match column_at(table, place) {
        Some((kind, column)) => w.column(kind, column.name),
        None => w.of("audit-sheet", table.columns[place]),
    }
}

/// The table and the column in which something is hidden, as the pages of the tables name them.
fn hidden_in(answer: &PackAnswer, hidden: &Redaction, w: Words) -> String {
    let is_it =
        |table: &&PackTable| format!("{}/{}", answer.purpose.folder(table.section), table.file_name()) == hidden.table;
    let found = answer.tables.iter().find(is_it).and_then(|table| {
        let place = table.columns.iter().position(|name| *name == hidden.column)?;
        Some(format!("{} · {}", table_title(table, w), heading(table, place, w)))
    });
    found.unwrap_or_else(|| format!("{} · {}", hidden.table, hidden.column))
}

/// The cells of a row that say something, each with its heading.
fn named<'a>(headings: &'a [String], line: &'a [String]) -> Vec<(&'a String, &'a String)> {
    headings.iter().zip(line).filter(|(_, cell)| !cell.is_empty()).collect()
}

fn view(answer: &PackAnswer, table: &PackTable, w: Words) -> TableView {
    TableView {
        title: table_title(table, w),
        // The sign of a number in a path is one of the path itself.
        path: path_of(answer, table).replace('%', "%25"),
        rows: w.t1("pack-rows", "rows", table.rows.len()),
    }
}

fn title(answer: &PackAnswer, w: Words) -> String {
    match answer.purpose.incident() {
        Some(incident) => w.t1("pack-title", "incident", incident),
        None => w.t("pack-title-auditor"),
    }
}

fn lead(answer: &PackAnswer, w: Words) -> Vec<String> {
    let edition = format!("pack-edition-{}-{}", answer.purpose.as_str(), answer.edition.as_str());
    let mut lead = vec![w.t(&edition)];
    if answer.purpose.incident().is_some() {
        lead.push(w.t("pack-no-culprit"));
    }
    lead.extend([w.t("pack-verify"), w.t("pack-how-recorded")]);
    lead
}

fn facts(answer: &PackAnswer, w: Words) -> Vec<(String, String)> {
    let told = |time: &str| match When::parse(time) {
        Ok(When::At(_)) => moment::words(time, answer.zone),
        _ => time.to_owned(),
    };
    let as_of = answer.as_of.as_deref().map_or_else(|| w.t("pack-no-time"), told);
    [
        ("pack-edition", w.of("pack-edition", answer.edition.as_str())),
        ("pack-class", class(answer, w)),
        ("pack-as-of", as_of),
        ("pack-known-at", told(&answer.known_at)),
        ("audit-zone", answer.zone.name().to_owned()),
    ]
    .map(|(key, words)| (w.t(key), words))
    .into()
}

fn class(answer: &PackAnswer, w: Words) -> String {
    w.choice(Kind::Documents, "class", answer.class)
}

fn section_title(answer: &PackAnswer, section: audits::Section, w: Words) -> String {
    let place = answer.purpose.sections().iter().position(|one| *one == section).unwrap_or_default() + 1;
    w.t2("pack-section", "place", place, "section", w.of("pack-section", section.name()))
}

/// A table by its name in words, with what it is of.
fn table_title(table: &PackTable, w: Words) -> String {
    let title = table.register.map_or_else(|| w.of("pack-table", table.name), |kind| w.kind(kind));
    if table.subject.is_empty() {
        return title;
    }
    w.t2("pack-table-of", "table", title, "subject", table.subject.as_str())
}
