//! GET /import: what a bundle is, and where its files are chosen.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use domain::facts::Kind;

use super::columns::ColumnLine;
use crate::answer::page_with;
use crate::bytes;
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;

/// A file of a bundle as the page explains it.
struct KindLine {
    file: String,
    name: String,
    purpose: String,
    template: String,
    columns: Vec<ColumnLine>,
}

#[derive(Template)]
#[template(path = "import/choose.html")]
struct ChoosePage {
    w: Frame,
    problem: String,
    limit: String,
    kinds: Vec<KindLine>,
    common: Vec<ColumnLine>,
}

pub(super) async fn show(house: web::Data<House>, w: Frame) -> Result<HttpResponse, PageError> {
    ask(&house, w, StatusCode::OK, String::new())
}

/// The page with what was wrong with the files that were sent; blank when none were.
pub(super) fn ask(house: &House, w: Frame, status: StatusCode, problem: String) -> Result<HttpResponse, PageError> {
    let kinds = Kind::ALL.into_iter().map(|kind| KindLine {
        file: format!("{kind}.csv"),
        name: w.kind(kind),
        purpose: w.kind_purpose(kind),
        template: format!("/import/templates/{kind}.csv"),
        columns: ColumnLine::all(&w, kind),
    });
    let page = ChoosePage {
        problem,
        limit: bytes::said(house.settings.import_bytes),
        kinds: kinds.collect(),
        common: ColumnLine::common(&w),
        w,
    };
    page_with(status, &page)
}
