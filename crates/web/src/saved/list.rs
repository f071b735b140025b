//! GET /saved: what one saved, and what colleagues share.

use actix_web::{HttpResponse, web};
use askama::Template;

use super::Entry;
use crate::answer;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::Empty;

#[derive(Template)]
#[template(path = "saved/list.html")]
struct ListPage {
    w: Frame,
    own: Vec<Entry>,
    shared: Vec<Entry>,
    empty: Empty,
}

pub(super) async fn show(house: web::Data<House>, w: Frame, by: By) -> Result<HttpResponse, PageError> {
    let entries = super::entries(house.db.reader(), &w, &by).await?;
    let (own, shared) = entries.into_iter().partition(|entry| entry.is_own);
    let empty = Empty::new(w.t("saved-empty"), w.t("saved-empty-words"));
    answer::page(&ListPage { w, own, shared, empty })
}
