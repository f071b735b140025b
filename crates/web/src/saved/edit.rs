//! GET and POST /saved/{id}/edit: gives something saved another name, or other readers.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use domain::saved::{Audience, SavedName};
use persistence::saved::{Saved, actions};
use serde::Deserialize;

use super::form::{Typed, fields};
use super::{ADDRESS, Problems, name_problem};
use crate::answer::{page_with, see_other};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Filled;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::Field;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wish {
    name: String,
    audience: String,
}

#[derive(Template)]
#[template(path = "saved/edit.html")]
struct EditPage {
    w: Frame,
    address: String,
    name: String,
    fields: Vec<Field>,
}

pub(super) async fn show(
    house: web::Data<House>,
    w: Frame,
    by: By,
    id: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let saved = super::own(house.db.reader(), &by, &id).await?;
    let typed = Typed { name: &saved.name, audience: saved.audience };
    ask(StatusCode::OK, w, &saved, &typed, Problems::default())
}

pub(super) async fn submit(
    house: web::Data<House>,
    w: Frame,
    by: By,
    id: web::Path<String>,
    wish: Filled<Wish>,
) -> Result<HttpResponse, PageError> {
    let txn = house.db.write_txn().await?;
    let saved = super::own(&txn, &by, &id).await?;
    let audience = Audience::of_name(&wish.audience).unwrap_or(saved.audience);
    let problems = match SavedName::parse(&wish.name) {
        Err(error) => Problems { name: Some(name_problem(&w, error)), audience: None },
        Ok(name) => match actions::change(&txn, &by, saved.id, &name, audience, house.clock.now()).await {
            Ok(()) => {
                txn.commit().await?;
                return Ok(see_other(ADDRESS));
            }
            Err(refused) => super::refused(&w, refused)?,
        },
    };
    ask(StatusCode::UNPROCESSABLE_ENTITY, w, &saved, &Typed { name: &wish.name, audience }, problems)
}

fn ask(
    status: StatusCode,
    w: Frame,
    saved: &Saved,
    typed: &Typed<'_>,
    problems: Problems,
) -> Result<HttpResponse, PageError> {
    let page = EditPage {
        address: format!("{ADDRESS}/{}", saved.id),
        name: saved.name.clone(),
        fields: fields(&w, typed, !saved.words.is_empty(), problems),
        w,
    };
    page_with(status, &page)
}
