//! POST /reports/measures/find: documents as one types; a form, so that no code name stands in an address.

use actix_web::{HttpResponse, web};
use askama::Template;
use persistence::documents;

use crate::answer;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::{Filled, FindForm};
use crate::frame::Frame;
use crate::house::House;
use crate::parts::Empty;
use crate::registers::Pairs;

/// The most documents that are offered at once.
const OFFERED: u64 = 20;

#[derive(Template)]
#[template(path = "reports/measures_find.html")]
struct FindPage {
    w: Frame,
    q: String,
    documents: Vec<Offered>,
    empty: Empty,
    /// There are more than are offered.
    more: bool,
}

/// A document that was found, with the address of its report.
struct Offered {
    code: String,
    title: String,
    programme: String,
    address: String,
}

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
    let codes: Vec<&str> = found.iter().map(|one| one.code.as_str()).collect();
    let kind = domain::facts::Kind::Documents;
    let numbers = persistence::facts::numbers_of(house.db.reader(), &actor.scope, kind, &codes).await?;
    let documents = found.iter().filter_map(|one| {
        Some(Offered {
            code: one.code.clone(),
            title: one.title.clone(),
            programme: one.programme.clone(),
            address: format!("/reports/measures?document={}", numbers.get(&one.code)?),
        })
    });
    let words = if q.is_empty() { "audit-find-first" } else { "audit-find-other" };
    let empty = Empty::new(w.t("audit-find-none"), w.t(words));
    answer::page(&FindPage { q: q.to_owned(), documents: documents.collect(), empty, more, w })
}

/// What the address asks when it names no document.
pub(super) fn is_bare(pairs: &Pairs) -> bool {
    !pairs.iter().any(|(name, value)| name == "document" && !value.trim().is_empty())
}
