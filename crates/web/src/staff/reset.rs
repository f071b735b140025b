//! GET and POST /staff/{id}/reset: a new one-time password for somebody who has lost theirs, shown once.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use persistence::staff::actions::{self, PasswordBy};

use super::new;
use crate::answer::page_with;
use crate::chance;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Filled;
use crate::frame::Frame;
use crate::house::House;

#[derive(Template)]
#[template(path = "staff/reset.html")]
struct ResetPage {
    w: Frame,
    address: String,
    name: String,
    email: String,
    submission: String,
}

pub(super) async fn show(house: web::Data<House>, w: Frame, id: web::Path<String>) -> Result<HttpResponse, PageError> {
    let member = super::member(house.db.reader(), &id).await?;
    let page = ResetPage {
        address: format!("/staff/{}", member.id),
        name: member.name,
        email: member.email,
        submission: chance::token()?,
        w,
    };
    page_with(StatusCode::OK, &page)
}

pub(super) async fn submit(
    house: web::Data<House>,
    w: Frame,
    by: By,
    id: web::Path<String>,
    once: Filled<new::Once>,
) -> Result<HttpResponse, PageError> {
    let member = super::member(house.db.reader(), &id).await?;
    let password = chance::legible(4)?;
    let password_hash = house.passwords.hash(password.clone()).await?;
    let (address, now) = (format!("/staff/{}", member.id), house.clock.now());
    let txn = house.db.write_txn().await?;
    if let Some(answer) = once.spend(&txn, &by, &address, now).await? {
        return Ok(answer);
    }
    if let Err(refused) = actions::change_password(&txn, &by, member.id, &password_hash, PasswordBy::OneTime, now).await
    {
        return Err(PageError::Internal(refused.into()));
    }
    txn.commit().await?;
    new::hand_over(w, &address, &member.name, &member.email, password)
}
