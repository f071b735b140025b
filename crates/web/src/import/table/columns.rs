//! GET and POST /import/table/{token}/columns: where each of our columns comes from.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use catalogue::Words;
use domain::facts::{Column, Presence, Value};
use interchange::foreign::{DayOrder, LIST_SIGNS, Mapping, PREFIX_CHARS, Source, day_signs};

use super::fields::Answers;
use super::{Draft, find, step};
use crate::answer::{page_with, see_other};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Filled;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Choice, Field, Notice, Tone};

/// So many values of a column are shown.
const SHOWN: usize = 3;
/// So much of a value is shown, in characters.
const SHOWN_CHARS: usize = 60;

/// One of our columns with where it comes from.
struct ColumnChoice {
    name: &'static str,
    label: String,
    hint: String,
    is_required: bool,
    choices: Vec<Choice>,
    /// For a value that is the same in every row.
    same: String,
    same_choices: Vec<Choice>,
    why: String,
    samples: Vec<String>,
    problem: String,
}

/// One of the table's columns, which may tell its rows apart.
struct ApartChoice {
    place: usize,
    title: String,
    samples: Vec<String>,
    is_chosen: bool,
}

#[derive(Template)]
#[template(path = "import/table/columns.html")]
struct ColumnsPage {
    w: Frame,
    address: String,
    heading_address: String,
    discard: String,
    title: String,
    notices: Vec<Notice>,
    /// How the file is read, to be changed.
    reading: Vec<Field>,
    columns: Vec<ColumnChoice>,
    apart: Vec<ApartChoice>,
    apart_problem: String,
    prefix: Option<Field>,
    further: Vec<Field>,
}

type Problems = BTreeMap<String, String>;

pub(super) async fn show(
    house: web::Data<House>,
    w: Frame,
    by: By,
    token: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let (_, draft) = find(&house, &by, &token)?;
    ask(w, &token, &draft, StatusCode::OK, &Problems::new())
}

pub(super) async fn submit(
    house: web::Data<House>,
    w: Frame,
    by: By,
    token: web::Path<String>,
    sent: Filled<Vec<(String, String)>>,
) -> Result<HttpResponse, PageError> {
    let (parcel, draft) = find(&house, &by, &token)?;
    let mut draft = Draft::clone(&draft);
    let problems = take(w.words(), &mut draft, &Answers::of(&sent));
    if !parcel.redraft(draft.clone()) {
        return Ok(see_other(&super::super::address(&token)));
    }
    if problems.is_empty() {
        Ok(see_other(&step(&token, "values")))
    } else {
        ask(w, &token, &draft, StatusCode::UNPROCESSABLE_ENTITY, &problems)
    }
}

/// The page with what is wrong with the table as a whole.
pub(super) fn ask_again(w: Frame, token: &str, draft: &Draft, problem: String) -> Result<HttpResponse, PageError> {
    let problems = Problems::from([("sheet".to_owned(), problem)]);
    ask(w, token, draft, StatusCode::UNPROCESSABLE_ENTITY, &problems)
}

/// Takes what was chosen, whatever is wrong with it; gives the problems by field.
fn take(w: Words, draft: &mut Draft, answers: &Answers) -> Problems {
    let mut problems = Problems::new();
    let mut columns = BTreeMap::new();
    let places = draft.seen.heading.len();
    for column in draft.kind.columns() {
        let field = format!("column-{}", column.name);
        let same = answers.one(&format!("same-{}", column.name)).to_owned();
        let source = match answers.one(&field) {
            "same" if same.is_empty() => {
                problems.insert(field.clone(), w.t("wizard-same-missing"));
                Some(Source::Same(same))
            }
            "same" => Some(Source::Same(same)),
            "made" if can_be_made(column) => Some(Source::Made),
            place => place.parse().ok().filter(|place| *place < places).map(Source::Column),
        };
        if source.is_none() && column.presence == Presence::Required {
            problems.insert(field, w.t("wizard-column-missing"));
        }
        columns.extend(source.map(|source| (column.name.to_owned(), source)));
    }
    let prefix = answers.one("prefix");
    if prefix.chars().count() > PREFIX_CHARS || prefix.chars().any(char::is_control) {
        problems.insert("prefix".to_owned(), w.t1("wizard-prefix-long", "most", PREFIX_CHARS));
    }
    let apart: Vec<usize> =
        answers.all("apart").filter_map(|place| place.parse().ok()).filter(|at| *at < places).collect();
    draft.mapping = Mapping {
        columns,
        words: draft.mapping.words.clone(),
        day_order: if answers.one("day_order") == "month_first" { DayOrder::MonthFirst } else { DayOrder::DayFirst },
        list_sign: LIST_SIGNS.into_iter().find(|sign| sign_name(*sign) == answers.one("list_sign")),
        prefix: prefix.to_owned(),
        apart,
        source: draft.source.clone(),
    };
    if draft.mapping.makes_codes() && draft.mapping.apart.is_empty() {
        problems.insert("apart".to_owned(), w.t("wizard-apart-missing"));
    }
    problems
}

/// Codes that stand alone as the key of a fact can be made up.
fn can_be_made(column: &Column) -> bool {
    column.key && column.value == Value::Code && column.name == "code"
}

fn ask(
    w: Frame,
    token: &str,
    draft: &Draft,
    status: StatusCode,
    problems: &Problems,
) -> Result<HttpResponse, PageError> {
    let can_make = draft.kind.columns().iter().any(can_be_made);
    let problem = |field: &str| problems.get(field).cloned();
    let page = ColumnsPage {
        address: step(token, "columns"),
        heading_address: step(token, "heading"),
        discard: format!("{}/discard", super::super::address(token)),
        title: w.t1("wizard-columns-title", "kind", w.kind(draft.kind)),
        notices: notices(&w, draft, !problems.is_empty()),
        reading: reading(&w, draft, problem("sheet")),
        columns: draft.kind.columns().iter().map(|column| choice(&w, draft, column, problems)).collect(),
        apart: if can_make { apart(draft) } else { Vec::new() },
        apart_problem: problem("apart").unwrap_or_default(),
        prefix: can_make.then(|| {
            Field::text("prefix", w.t("wizard-prefix"))
                .hint(w.t("wizard-prefix-hint"))
                .value(draft.mapping.prefix.clone())
                .problem(problem("prefix"))
        }),
        further: further(&w, draft),
        w,
    };
    page_with(status, &page)
}

fn choice(w: &Frame, draft: &Draft, column: &'static Column, problems: &Problems) -> ColumnChoice {
    let source = draft.source_of(column);
    let theirs = (0..draft.seen.heading.len())
        .map(|at| Choice::new(at.to_string(), draft.title(at), source == Some(&Source::Column(at))));
    let mut choices = vec![Choice::new("", w.t("wizard-not-in-it"), source.is_none())];
    choices.extend(theirs);
    if can_be_made(column) {
        choices.push(Choice::new("made", w.t("wizard-made"), source == Some(&Source::Made)));
    }
    choices.push(Choice::new("same", w.t("wizard-same"), matches!(source, Some(Source::Same(_)))));
    let same = match source {
        Some(Source::Same(text)) => text.clone(),
        _ => String::new(),
    };
    let same_choices = match column.value {
        Value::Choice(words) => {
            let choice = |word: &&str| Choice::new(*word, w.choice(draft.kind, column.name, word), same == *word);
            std::iter::once(Choice::new("", "", same.is_empty())).chain(words.iter().map(choice)).collect()
        }
        _ => Vec::new(),
    };
    let samples = match source {
        Some(Source::Column(at)) => samples(draft, *at),
        _ => Vec::new(),
    };
    let ground = draft.grounds.get(column.name).filter(|_| source.is_some());
    ColumnChoice {
        name: column.name,
        label: w.column(draft.kind, column.name),
        hint: w.column_hint(draft.kind, column.name).or_else(|| w.format(column.value)).unwrap_or_default(),
        is_required: column.presence == Presence::Required,
        choices,
        same,
        same_choices,
        why: ground.map(|ground| w.of("wizard-why", ground.name())).unwrap_or_default(),
        samples,
        problem: problems.get(&format!("column-{}", column.name)).cloned().unwrap_or_default(),
    }
}

fn apart(draft: &Draft) -> Vec<ApartChoice> {
    let choice = |place| ApartChoice {
        place,
        title: draft.title(place),
        samples: samples(draft, place),
        is_chosen: draft.mapping.apart.contains(&place),
    };
    (0..draft.seen.heading.len()).map(choice).collect()
}

/// Some values of a column of the table, as they are written.
fn samples(draft: &Draft, at: usize) -> Vec<String> {
    let values = draft.seen.samples.get(at).map(Vec::as_slice).unwrap_or_default();
    values.iter().take(SHOWN).map(|value| shown(value)).collect()
}

/// A value on one line, no longer than a glance takes.
pub(super) fn shown(value: &str) -> String {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if value.chars().count() <= SHOWN_CHARS {
        return value;
    }
    value.chars().take(SHOWN_CHARS).chain(['…']).collect()
}

/// What the file is, what was remembered, and what is left out.
fn notices(w: &Frame, draft: &Draft, is_wrong: bool) -> Vec<Notice> {
    let mut notices = Vec::new();
    if is_wrong {
        notices.push(Notice::new(Tone::Bad, w.t("wizard-columns-wrong")));
    }
    let table = &draft.table;
    let rows = table.top.iter().filter(|row| row.number <= draft.heading_at).count() as u64;
    let count = table.rows.saturating_sub(rows);
    let mut said =
        vec![w.with("wizard-read", &[("file", &draft.file), ("rows", &count), ("columns", &(table.columns as u64))])];
    said.extend(table.encoding.map(|encoding| w.t1("wizard-read-encoding", "encoding", encoding)));
    let sign = table.separator.filter(|sign| *sign != ',');
    said.extend(sign.map(|sign| w.of("wizard-read-apart", sign_name(sign))));
    said.extend(table.merged.as_ref().map(|range| w.t1("wizard-read-merged", "range", range)));
    notices.push(
        Notice::new(Tone::Note, w.t1("wizard-source-of", "source", &draft.source))
            .words(said.join(&w.t("import-sentence-joint"))),
    );
    if draft.remembered.is_some() {
        let words = if draft.lacking.is_empty() {
            w.t("wizard-remembered-words")
        } else {
            w.t1("wizard-remembered-lacking", "columns", w.joined(draft.lacking.iter().map(String::as_str)))
        };
        notices.push(Notice::new(Tone::Good, w.t("wizard-remembered")).words(words));
    }
    notices
}

fn reading(w: &Frame, draft: &Draft, problem: Option<String>) -> Vec<Field> {
    let table = &draft.table;
    let mut fields = Vec::new();
    if table.sheets.len() > 1 {
        let name = |(at, sheet): (usize, &interchange::foreign::SheetName)| {
            let words =
                if sheet.is_hidden { w.t1("wizard-sheet-hidden", "name", &sheet.name) } else { sheet.name.clone() };
            Choice::new(at.to_string(), words, at == table.sheet)
        };
        let sheets = table.sheets.iter().enumerate().map(name).collect();
        fields.push(Field::select("sheet", w.t("wizard-sheet"), sheets).problem(problem));
    }
    let row = |row: &interchange::foreign::TableRow| {
        let cells: Vec<&str> = row.cells.iter().map(|cell| cell.text.trim()).filter(|text| !text.is_empty()).collect();
        let words = w.t2("wizard-heading-row", "number", row.number, "cells", shown(&cells.join(" · ")));
        Choice::new(row.number.to_string(), words, row.number == draft.heading_at)
    };
    let none = Choice::new("0", w.t("wizard-heading-none"), draft.heading_at == 0);
    let rows = table.top.iter().map(row).chain([none]).collect();
    fields.push(Field::select("heading_at", w.t("wizard-heading"), rows).hint(w.t("wizard-heading-hint")));
    fields
}

/// How days and lists are written, where our columns hold any.
fn further(w: &Frame, draft: &Draft) -> Vec<Field> {
    let mut fields = Vec::new();
    let has = |test: &dyn Fn(Value) -> bool| draft.kind.columns().iter().any(|column| test(column.value));
    if has(&|value| matches!(value, Value::Date | Value::When)) {
        let order = draft.mapping.day_order;
        let choice = |one: DayOrder, name: &str| Choice::new(name, w.of("wizard-days", name), one == order);
        let choices = vec![choice(DayOrder::DayFirst, "day_first"), choice(DayOrder::MonthFirst, "month_first")];
        let signs = day_signs(&draft.seen.samples.concat());
        let hint =
            if signs.is_open() { w.t1("wizard-days-open", "count", signs.either) } else { w.t("wizard-days-hint") };
        fields.push(Field::radios("day_order", w.t("wizard-days"), choices).hint(hint));
    }
    let is_list = |value| {
        matches!(
            value,
            Value::Choices(_)
                | Value::Countries
                | Value::References(_)
                | Value::Terms
                | Value::Versions
                | Value::VersionLabels { .. }
        )
    };
    if has(&is_list) {
        let chosen = draft.mapping.list_sign.unwrap_or('|');
        let choice = |sign: char| Choice::new(sign_name(sign), w.of("wizard-sign", sign_name(sign)), sign == chosen);
        let choices = LIST_SIGNS.into_iter().map(choice).collect();
        fields.push(Field::select("list_sign", w.t("wizard-lists"), choices).hint(w.t("wizard-lists-hint")));
    }
    fields
}

/// A sign by a name that forms and the catalogue's keys can hold.
const fn sign_name(sign: char) -> &'static str {
    match sign {
        ';' => "semicolon",
        ',' => "comma",
        '、' => "pause",
        '/' => "slash",
        '\n' => "line",
        '\t' => "tab",
        _ => "bar",
    }
}
