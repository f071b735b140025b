//! GET /import/{token}/errors/{file}: the refused rows of a file as they were sent, with what is wrong with each.

use std::fs::File;
use std::io::Read;

use actix_web::http::header::CONTENT_DISPOSITION;
use actix_web::web::Bytes;
use actix_web::{HttpResponse, web};
use domain::facts::Kind;
use futures_util::stream;

use crate::door::visitor::By;
use crate::error::PageError;
use crate::house::House;

const PIECE_BYTES: u64 = 1 << 16;

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
    let pieces = stream::try_unfold(copy, |mut copy| async move {
        let read = web::block(move || {
            let mut piece = Vec::new();
            copy.by_ref().take(PIECE_BYTES).read_to_end(&mut piece).map(|_| (Bytes::from(piece), copy))
        });
        let (piece, copy) = read.await??;
        Ok::<_, actix_web::Error>((!piece.is_empty()).then_some((piece, copy)))
    });
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{kind}.csv\"")))
        .streaming(Box::pin(pieces)))
}
