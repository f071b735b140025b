//! GET /import/templates/{file}: a file of a bundle with its header row alone, to be filled in.

use actix_web::http::header::CONTENT_DISPOSITION;
use actix_web::{HttpResponse, web};
use domain::facts::Kind;

use crate::error::PageError;

/// Without it spreadsheets take the file for text of the machine's own encoding.
const BYTE_ORDER_MARK: &str = "\u{feff}";

pub(super) async fn show(file: web::Path<String>) -> Result<HttpResponse, PageError> {
    let kind = file.strip_suffix(".csv").and_then(Kind::of_table).ok_or(PageError::NotFound)?;
    let names: Vec<&str> = kind.columns().iter().map(|column| column.name).collect();
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{kind}.csv\"")))
        .body(format!("{BYTE_ORDER_MARK}{}\r\n", names.join(","))))
}
