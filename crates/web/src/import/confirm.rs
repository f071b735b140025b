//! POST /import/{token}, and its check and discard: what is decided about a bundle that was checked.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use persistence::bundle::Mode;
use serde::Deserialize;

use super::parcel::Stage;
use super::work::{Order, start_check, start_write};
use super::{address, find, preview};
use crate::answer::see_other;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Filled;
use crate::frame::Frame;
use crate::house::House;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Confirmation {
    submission: String,
    /// `yes` writes the valid rows and leaves the rest.
    accept_valid: String,
}

pub(super) async fn submit(
    house: web::Data<House>,
    w: Frame,
    by: By,
    token: web::Path<String>,
    sent: Filled<Confirmation>,
) -> Result<HttpResponse, PageError> {
    let parcel = find(&house, &by, &token)?;
    let mode = if sent.accept_valid == "yes" { Mode::AcceptValid } else { Mode::AllOrNothing };
    if let Stage::Checked(check) = parcel.stage()
        && check.is_for(&sent.submission)
        && mode == Mode::AllOrNothing
        && !check.is_clean()
    {
        return preview::ask(StatusCode::UNPROCESSABLE_ENTITY, w, &address(&token), (&parcel, &check), 1);
    }
    if let Some(check) = parcel.begin_write(&sent.submission) {
        start_write(parcel, check, mode, Order::of(&house, &w, &by));
    }
    Ok(see_other(&address(&token)))
}

/// Checks again what could not be checked, when the database was busy.
pub(super) async fn check_again(
    house: web::Data<House>,
    w: Frame,
    by: By,
    token: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let parcel = find(&house, &by, &token)?;
    if parcel.begin_check() {
        start_check(parcel, Order::of(&house, &w, &by));
    }
    Ok(see_other(&address(&token)))
}

pub(super) async fn discard(
    house: web::Data<House>,
    by: By,
    token: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    find(&house, &by, &token)?;
    house.desk.discard(by.id(), &token);
    Ok(see_other("/import"))
}
