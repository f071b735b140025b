//! Answers as files to keep: the same columns and rows, whatever the format.

use actix_web::HttpResponse;
use actix_web::http::header;
use catalogue::Words;
use domain::time::parse_day;
use interchange::sheet::Sheet;
use interchange::workbook::{self, Cell, MEDIA_TYPE};
use serde::Serialize;

use super::words;
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
    /// Columns and cells are told in the reader's words; whole numbers and days are such.
    Workbook(Words),
    /// As in a workbook, with what was asked above them, and instants as they are where the answer's days are days.
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

/// A file of these columns and rows in the form that is wanted: the same cells in each, for people in words.
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
            let told = |(column, cell): (&&str, &String)| typed(&words::told(w, None, column, cell));
            let rows = rows.map(|row| columns.iter().zip(row.as_ref()).map(told).collect::<Vec<Cell>>());
            Ok(download(MEDIA_TYPE, &format!("{name}.xlsx"), workbook::file(name, &headings, rows)?))
        }
        Form::Pdf(paper) => {
            let w = paper.words();
            let zone = Some(paper.tz());
            let told = |(column, cell): (&&str, &String)| words::told(w, zone, column, cell);
            let rows = rows.map(|row| columns.iter().zip(row.as_ref()).map(told).collect());
            paper.file(name, headings(w, columns), rows.collect()).await
        }
    }
}

fn headings(w: Words, columns: &[&str]) -> Vec<String> {
    columns.iter().map(|column| w.of("audit-sheet", column)).collect()
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
