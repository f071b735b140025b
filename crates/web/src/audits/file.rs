//! Answers as files to keep: the same columns and rows, whatever the format.

use actix_web::HttpResponse;
use actix_web::http::header;
use catalogue::Words;
use domain::coverage::Code;
use domain::facts::LIST_SEPARATOR;
use domain::time::parse_day;
use interchange::sheet::Sheet;
use interchange::workbook::{self, Cell, MEDIA_TYPE};
use serde::Serialize;

use crate::answer::download;
use crate::error::PageError;
use crate::paper::Paper;

/// A sheet of these columns and rows; cells that a spreadsheet could take for a formula are made harmless.
pub(crate) fn csv<Row: AsRef<[String]>>(name: &str, columns: &[&str], rows: impl Iterator<Item = Row>) -> HttpResponse {
    let mut sheet = Sheet::new(columns);
    for row in rows {
        sheet.row(row.as_ref());
    }
    attachment("text/csv; charset=utf-8", &format!("{name}.csv")).body(sheet.finish())
}

/// The rows of a sheet as a file.
pub(crate) enum Form {
    /// Columns are named as scripts know them.
    Csv,
    /// Columns are named in the reader's words; whole numbers and days are such.
    Workbook(Words),
    /// As in a workbook, with what was asked above them, and codes of reasons by their names.
    Pdf(Box<Paper>),
}

impl Form {
    /// With what only the answer says, where there is room for it: on paper.
    pub(crate) fn told(self, tell: impl FnOnce(Words, Paper) -> Paper) -> Self {
        match self {
            Self::Pdf(paper) => Self::Pdf(Box::new(tell(paper.words(), *paper))),
            sheet @ (Self::Csv | Self::Workbook(_)) => sheet,
        }
    }
}

/// A file of these columns and rows in the form that is wanted: the same cells in each, on paper in words.
pub(crate) async fn sheet<Row: AsRef<[String]>>(
    form: Form,
    name: &str,
    columns: &[&str],
    rows: impl Iterator<Item = Row>,
) -> Result<HttpResponse, PageError> {
    match form {
        Form::Csv => Ok(csv(name, columns, rows)),
        Form::Workbook(w) => {
            let headings = headings(w, columns);
            let rows = rows.map(|row| row.as_ref().iter().map(|cell| typed(cell)).collect::<Vec<Cell>>());
            Ok(download(MEDIA_TYPE, &format!("{name}.xlsx"), workbook::file(name, &headings, rows)?))
        }
        Form::Pdf(paper) => {
            let w = paper.words();
            let told = |row: &[String]| row.iter().map(|cell| told(w, cell)).collect();
            paper.file(name, headings(w, columns), rows.map(|row| told(row.as_ref())).collect()).await
        }
    }
}

fn headings(w: Words, columns: &[&str]) -> Vec<String> {
    columns.iter().map(|column| w.of("audit-sheet", column)).collect()
}

/// A cell as people read it on paper: codes of reasons by their names, and whether something is so.
fn told(w: Words, cell: &str) -> String {
    let reasons: Option<Vec<String>> =
        cell.split(LIST_SEPARATOR).map(|code| Code::parse(code).map(|code| w.reason(code))).collect();
    match (cell, reasons) {
        ("true", _) => w.yes_no(true),
        ("false", _) => w.yes_no(false),
        (_, Some(reasons)) => w.joined(reasons.iter().map(String::as_str)),
        _ => cell.to_owned(),
    }
}

fn typed(cell: &str) -> Cell {
    if cell.is_empty() {
        return Cell::Blank;
    }
    let canonical = cell.parse::<i64>().ok().filter(|number| number.to_string() == cell);
    let day = || parse_day(cell).ok().map(Cell::Day);
    canonical.map(Cell::Whole).or_else(day).unwrap_or_else(|| Cell::Text(cell.to_owned()))
}

/// The answer as scripts read it.
pub(crate) fn json(name: &str, answer: &impl Serialize) -> Result<HttpResponse, PageError> {
    let body = serde_json::to_string_pretty(answer).map_err(|error| PageError::Internal(error.into()))?;
    Ok(attachment("application/json", &format!("{name}.json")).body(body + "\n"))
}

fn attachment(kind: &str, name: &str) -> actix_web::HttpResponseBuilder {
    let mut answer = HttpResponse::Ok();
    answer.content_type(kind);
    answer.insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")));
    answer
}
