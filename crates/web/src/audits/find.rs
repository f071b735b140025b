//! POST /audits/exposure/find: documents and versions as one types; a form, so that no code name stands in an address.

use actix_web::{HttpResponse, web};
use askama::Template;
use catalogue::Words;
use persistence::documents::{self, Found};

use super::asking::Asking;
use crate::answer;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::{Filled, FindForm};
use crate::frame::Frame;
use crate::house::House;
use crate::parts::Empty;

/// The most documents that are offered at once.
const OFFERED: u64 = 20;

#[derive(Template)]
#[template(path = "audits/find.html")]
pub(super) struct FindPage {
    w: Frame,
    finder: Finder,
}

/// The form to choose a version with, and what it found.
#[derive(Template)]
#[template(path = "audits/finder.html")]
pub(super) struct Finder {
    w: Words,
    token: String,
    q: String,
    documents: Vec<Offered>,
    empty: Empty,
    /// There are more than are offered.
    more: bool,
}

/// A document that was found, with the addresses of its versions' audits.
pub(super) struct Offered {
    code: String,
    title: String,
    programme: String,
    versions: Vec<OfferedVersion>,
}

pub(super) struct OfferedVersion {
    label: String,
    stage: String,
    address: String,
}

impl askama::filters::HtmlSafe for Finder {}

pub(super) async fn find(
    w: Frame,
    by: By,
    house: web::Data<House>,
    form: Filled<FindForm>,
) -> Result<HttpResponse, PageError> {
    page(w, &by, &house, form.q.trim()).await
}

/// The page that chooses; without words it offers the documents that were entered last.
pub(super) async fn page(w: Frame, by: &By, house: &House, q: &str) -> Result<HttpResponse, PageError> {
    let actor = by.member.actor();
    let mut found = documents::find(house.db.reader(), &actor, q, OFFERED + 1).await?;
    let offered = usize::try_from(OFFERED).unwrap_or(usize::MAX);
    let more = found.len() > offered;
    found.truncate(offered);
    let documents = found.into_iter().map(|one| offer(w.words(), one)).collect();
    let words = if q.is_empty() { "audit-find-first" } else { "audit-find-other" };
    let empty = Empty::new(w.t("audit-find-none"), w.t(words));
    let finder = Finder { w: w.words(), token: w.form_token(), q: q.to_owned(), documents, empty, more };
    answer::page(&FindPage { w, finder })
}

fn offer(w: Words, found: Found) -> Offered {
    let versions = found.versions.into_iter().map(|version| OfferedVersion {
        stage: w.of("choice-versions-stage", &version.stage),
        address: Asking { version: Some(version.id), ..Asking::default() }.address(&[]),
        label: version.label,
    });
    Offered { code: found.code, title: found.title, programme: found.programme, versions: versions.collect() }
}
