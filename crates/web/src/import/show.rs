//! GET /import/{token}: how far a bundle has come: being read, checked, or written.

use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;

use super::parcel::Stage;
use super::{address, find, preview, running, table, written};
use crate::answer::see_other;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;

/// Most bundles are read within this time, so that their senders never see the page that says to wait.
const PATIENCE: Duration = Duration::from_millis(1500);

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Part {
    /// Of the errors, from 1.
    page: Option<u64>,
}

pub(super) async fn show(
    house: web::Data<House>,
    w: Frame,
    by: By,
    request: HttpRequest,
    (token, part): (web::Path<String>, Asked<Part>),
) -> Result<HttpResponse, PageError> {
    let parcel = find(&house, &by, &token)?;
    let stage = parcel.settled(PATIENCE).await;
    if !stage.is_working() && request.headers().contains_key("HX-Request") {
        return Ok(HttpResponse::Ok().insert_header(("HX-Refresh", "true")).finish());
    }
    let address = address(&token);
    match stage {
        Stage::Drafting => Ok(see_other(&table::step(&token, "columns"))),
        Stage::Checking => running::show(w, address, &parcel, "import-checking"),
        Stage::Writing(_) => running::show(w, address, &parcel, "import-writing"),
        Stage::Checked(check) => preview::ask(StatusCode::OK, w, &address, (&parcel, &check), part.page.unwrap_or(1)),
        Stage::Written(done) => written::show(w, &address, &done),
        Stage::Failed(failure) => running::failed(w, address, failure),
    }
}
