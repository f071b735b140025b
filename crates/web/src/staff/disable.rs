//! GET and POST /staff/{id}/disable, POST /staff/{id}/enable: shuts somebody out after asking, and lets them in again.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use persistence::staff::Member;
use persistence::staff::actions;

use crate::answer::{page_with, see_other};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Notice, Tone};

#[derive(Template)]
#[template(path = "staff/disable.html")]
struct DisablePage {
    w: Frame,
    notice: Option<Notice>,
    address: String,
    name: String,
    email: String,
}

pub(super) async fn show(house: web::Data<House>, w: Frame, id: web::Path<String>) -> Result<HttpResponse, PageError> {
    let member = super::member(house.db.reader(), &id).await?;
    ask(StatusCode::OK, w, &member, None)
}

pub(super) async fn submit(
    house: web::Data<House>,
    w: Frame,
    by: By,
    id: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let txn = house.db.write_txn().await?;
    let member = super::member(&txn, &id).await?;
    match actions::disable(&txn, &by, member.id, house.clock.now()).await {
        Ok(()) => {
            txn.commit().await?;
            Ok(see_other(&format!("/staff/{}", member.id)))
        }
        Err(refused) => {
            let notice = Notice::new(Tone::Bad, super::refused(&w, refused)?);
            ask(StatusCode::UNPROCESSABLE_ENTITY, w, &member, Some(notice))
        }
    }
}

pub(super) async fn enable(
    house: web::Data<House>,
    w: Frame,
    by: By,
    id: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let txn = house.db.write_txn().await?;
    let member = super::member(&txn, &id).await?;
    if let Err(refused) = actions::enable(&txn, &by, member.id, house.clock.now()).await {
        let notice = Notice::new(Tone::Bad, super::refused(&w, refused)?);
        return ask(StatusCode::UNPROCESSABLE_ENTITY, w, &member, Some(notice));
    }
    txn.commit().await?;
    Ok(see_other(&format!("/staff/{}", member.id)))
}

fn ask(status: StatusCode, w: Frame, member: &Member, notice: Option<Notice>) -> Result<HttpResponse, PageError> {
    let page = DisablePage {
        w,
        notice,
        address: format!("/staff/{}", member.id),
        name: member.name.clone(),
        email: member.email.clone(),
    };
    page_with(status, &page)
}
