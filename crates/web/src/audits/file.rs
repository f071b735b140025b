//! Answers as files to keep: the same columns and rows, whatever the format.

use actix_web::HttpResponse;
use actix_web::http::header;
use interchange::sheet::Sheet;
use serde::Serialize;

use crate::error::PageError;

/// A sheet of these columns and rows; cells that a spreadsheet could take for a formula are made harmless.
pub(super) fn csv<Row: AsRef<[String]>>(name: &str, columns: &[&str], rows: impl Iterator<Item = Row>) -> HttpResponse {
    let mut sheet = Sheet::new(columns);
    for row in rows {
        sheet.row(row.as_ref());
    }
    attachment("text/csv; charset=utf-8", &format!("{name}.csv")).body(sheet.finish())
}

/// The answer as scripts read it.
pub(super) fn json(name: &str, answer: &impl Serialize) -> Result<HttpResponse, PageError> {
    let body = serde_json::to_string_pretty(answer).map_err(|error| PageError::Internal(error.into()))?;
    Ok(attachment("application/json", &format!("{name}.json")).body(body + "\n"))
}

fn attachment(kind: &str, name: &str) -> actix_web::HttpResponseBuilder {
    let mut answer = HttpResponse::Ok();
    answer.content_type(kind);
    answer.insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")));
    answer
}
