//! POST /saved: saves the list or the audit of an address under a name.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use domain::saved::{Audience, SavedName};
use domain::staff::Actor;
use persistence::saved::actions::{self, NewSaved};
use sea_orm::ConnectionTrait;
use serde::Deserialize;

use super::form::{Typed, fields};
use super::told::{facts, is_open, words};
use super::{ADDRESS, Place, Problems, name_problem};
use crate::answer::{page_with, see_other};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Filled;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Field, Notice, Tone};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wish {
    /// The address that is saved.
    at: String,
    /// The search words that do not stand in it.
    q: String,
    name: String,
    audience: String,
}

/// The form again, or that there is nothing to save.
#[derive(Template)]
#[template(path = "saved/new.html")]
struct NewPage {
    w: Frame,
    notice: Option<Notice>,
    at: String,
    q: String,
    what: String,
    details: String,
    fields: Vec<Field>,
    back: String,
}

pub(super) async fn submit(
    house: web::Data<House>,
    w: Frame,
    by: By,
    wish: Filled<Wish>,
) -> Result<HttpResponse, PageError> {
    let Some(place) = Place::parse(&wish.at, &wish.q) else { return nothing(w) };
    let (what, details) = told(house.db.reader(), &w, &by, &place).await?;
    let audience = Audience::of_name(&wish.audience).unwrap_or_default();
    let problems = match SavedName::parse(&wish.name) {
        Err(error) => Problems { name: Some(name_problem(&w, error)), audience: None },
        Ok(name) => {
            let new = NewSaved { name: &name, audience, place: &place.address(), words: place.words() };
            let txn = house.db.write_txn().await?;
            match actions::add(&txn, &by, &new, house.clock.now()).await {
                Ok(_) => {
                    txn.commit().await?;
                    return Ok(see_other(ADDRESS));
                }
                Err(refused) => super::refused(&w, refused)?,
            }
        }
    };
    let has_words = !place.words().is_empty();
    let page = NewPage {
        notice: None,
        at: place.address(),
        q: place.words().to_owned(),
        what,
        details,
        fields: fields(&w, &Typed { name: &wish.name, audience }, has_words, problems),
        back: place.address(),
        w,
    };
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// The page in words; one that is not open to the person is not there.
async fn told(
    conn: &impl ConnectionTrait,
    w: &Frame,
    by: &Actor,
    place: &Place,
) -> Result<(String, String), PageError> {
    let facts = facts(conn, &by.scope, place.records().into_iter()).await?;
    if is_open(by, place, &facts) { Ok(words(w, place, &facts)) } else { Err(PageError::NotFound) }
}

fn nothing(w: Frame) -> Result<HttpResponse, PageError> {
    let notice = Notice::new(Tone::Bad, w.t("saved-not-a-page")).words(w.t("saved-not-a-page-cure"));
    let page = NewPage {
        notice: Some(notice),
        at: String::new(),
        q: String::new(),
        what: String::new(),
        details: String::new(),
        fields: Vec::new(),
        back: ADDRESS.to_owned(),
        w,
    };
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}
