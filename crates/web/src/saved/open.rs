//! GET /saved/{id}: opens a saved list or audit, as the one who opens it may see it.

use actix_web::{HttpResponse, web};

use super::Place;
use super::told::{facts, is_open};
use crate::answer::see_other;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;
use crate::registers;

/// Leads to the page itself; a list with search words is answered here, so that the words stand in no address.
pub(super) async fn open(
    house: web::Data<House>,
    w: Frame,
    by: By,
    id: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let id = id.parse().map_err(|_| PageError::NotFound)?;
    let saved = persistence::saved::find(house.db.reader(), &by, id).await?.ok_or(PageError::NotFound)?;
    let place = Place::parse(&saved.place, &saved.words).ok_or(PageError::NotFound)?;
    let facts = facts(house.db.reader(), &by.scope, place.records().into_iter()).await?;
    if !is_open(&by, &place, &facts) {
        return Err(PageError::NotFound);
    }
    match place {
        Place::List(asking) if !saved.words.is_empty() => registers::searched(asking, w, by, house).await,
        place => Ok(see_other(&place.address())),
    }
}
