//! GET and POST /saved/{id}/delete: deletes something saved, after saying for whom.

use actix_web::{HttpResponse, web};
use askama::Template;
use persistence::saved::actions;

use super::ADDRESS;
use crate::answer::{self, see_other};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;

#[derive(Template)]
#[template(path = "saved/delete.html")]
struct DeletePage {
    w: Frame,
    address: String,
    name: String,
    /// Who loses it.
    whom: String,
}

pub(super) async fn show(
    house: web::Data<House>,
    w: Frame,
    by: By,
    id: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let saved = super::own(house.db.reader(), &by, &id).await?;
    let whom = w.of("saved-delete", saved.audience.name());
    answer::page(&DeletePage { w, address: format!("{ADDRESS}/{}", saved.id), name: saved.name, whom })
}

pub(super) async fn submit(
    house: web::Data<House>,
    w: Frame,
    by: By,
    id: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let txn = house.db.write_txn().await?;
    let saved = super::own(&txn, &by, &id).await?;
    if let Err(refused) = actions::delete(&txn, &by, saved.id, house.clock.now()).await {
        super::refused(&w, refused)?;
    }
    txn.commit().await?;
    Ok(see_other(ADDRESS))
}
