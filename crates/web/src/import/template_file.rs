//! GET /import/templates/{file}: a file of a bundle with its header row alone, to be filled in.

use actix_web::{HttpResponse, web};
use domain::facts::Kind;

use crate::answer;
use crate::error::PageError;

pub(super) async fn show(file: web::Path<String>) -> Result<HttpResponse, PageError> {
    let kind = file.strip_suffix(".csv").and_then(Kind::of_table).ok_or(PageError::NotFound)?;
    Ok(answer::template(kind.table(), kind.columns().iter().map(|column| column.name)))
}
