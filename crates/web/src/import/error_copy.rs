//! GET /import/{token}/errors/{file}: the refused rows of a file as they were sent, with what is wrong with each.

use std::fs::File;

use actix_web::{HttpResponse, web};
use domain::facts::Kind;

use crate::answer::download;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::house::House;

pub(super) async fn show(
    house: web::Data<House>,
    by: By,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let (token, file) = path.into_inner();
    let parcel = super::find(&house, &by, &token)?;
    let kind = file.strip_suffix(".csv").and_then(Kind::of_table).ok_or(PageError::NotFound)?;
    let stage = parcel.stage();
    let copy = stage.copies().map(|folder| folder.join(format!("{kind}.csv"))).ok_or(PageError::NotFound)?;
    let copy = web::block(move || File::open(copy)).await.map_err(|error| PageError::Internal(error.into()))?;
    let copy = copy.map_err(|_| PageError::NotFound)?;
    Ok(download("text/csv; charset=utf-8", &format!("{kind}.csv"), copy))
}
