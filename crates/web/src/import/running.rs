//! A bundle that is being read, and one that could not be.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use super::parcel::{Failure, Parcel};
use crate::answer::{page, page_with};
use crate::error::PageError;
use crate::frame::Frame;
use crate::parts::{Notice, Tone};

#[derive(Template)]
#[template(path = "import/running.html")]
struct RunningPage {
    w: Frame,
    address: String,
    title: String,
    lead: String,
    at: String,
    percent: u64,
}

#[derive(Template)]
#[template(path = "import/failed.html")]
struct FailedPage {
    w: Frame,
    address: String,
    notice: Notice,
}

/// `what` is a key of the catalogue, and with `-lead` another.
pub(super) fn show(w: Frame, address: String, parcel: &Parcel, what: &str) -> Result<HttpResponse, PageError> {
    let (kind, rows, percent) = parcel.progress();
    let at = kind.map(|kind| w.t2("import-reading", "file", format!("{kind}.csv"), "rows", rows)).unwrap_or_default();
    page(&RunningPage { title: w.t(what), lead: w.of(what, "lead"), w, address, at, percent: percent.min(100) })
}

pub(super) fn failed(w: Frame, address: String, failure: Failure) -> Result<HttpResponse, PageError> {
    let notice = Notice::new(Tone::Bad, w.t("import-not-checked")).words(w.of("import-failed", failure.name()));
    page_with(StatusCode::SERVICE_UNAVAILABLE, &FailedPage { w, address, notice })
}
