//! POST /events/{id}/forms: the commitments of those who have not signed, a sheet for each, to be printed.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use catalogue::{Language, Words};
use domain::facts::Kind;
use persistence::names;

use super::ask::{self, chosen, common};
use super::people::Occasion;
use crate::answer;
use crate::audits::rows::called;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Filled;
use crate::frame::Frame;
use crate::house::House;
use crate::registers::{self, Pairs, address_of, first};
use crate::signings::{self, VERSION};

#[derive(Template)]
#[template(path = "events/forms.html")]
struct FormsPage {
    w: Frame,
    /// The language of the sheets.
    words: Words,
    back: String,
    title: String,
    version: String,
    sheets: Vec<Sheet>,
}

/// One sheet: what is promised, and who signs it.
struct Sheet {
    title: String,
    clauses: Vec<String>,
    name: String,
    employer: String,
}

/// Those who are chosen, and one sheet without a name for whoever comes unexpectedly. What is printed is on record.
pub(super) async fn show(
    house: web::Data<House>,
    w: Frame,
    by: By,
    request: HttpRequest,
    typed: Filled<Pairs>,
) -> Result<HttpResponse, PageError> {
    let txn = house.db.read_txn().await?;
    let occasion = Occasion::read(&txn, &house, &by, registers::number(&request)).await?;
    let words = Words::new(Language::parse(first(&typed, "language")).unwrap_or(w.words().language));
    let back = format!("{}/ask", address_of(Kind::Events, occasion.event.id));
    let now = house.clock.now();
    let common = match common(&txn, (&by, &w), &typed, &occasion, now).await? {
        Ok(common) => common,
        Err((errors, notices)) => {
            let asked = (house.as_ref(), &txn, &occasion);
            return ask::page(StatusCode::UNPROCESSABLE_ENTITY, w, asked, (&typed, errors), notices).await;
        }
    };
    let manufacturer = signings::manufacturer(&txn, words, &common).await?;
    let employers: Vec<String> = chosen(&typed, &occasion).filter_map(|one| one.employer.clone()).collect();
    let known = names::of_subjects(&txn, &employers).await?;
    let sheet = |name: &str, employer: String| {
        let text = signings::text(words, &common, &manufacturer);
        Sheet { title: text.title, clauses: text.clauses, name: name.to_owned(), employer }
    };
    let employer = |code: &String| called(words, &known, code);
    let named =
        chosen(&typed, &occasion).map(|one| sheet(&one.name, one.employer.as_ref().map(employer).unwrap_or_default()));
    let sheets: Vec<Sheet> = named.chain([sheet("", String::new())]).collect();
    txn.commit().await?;
    answer::page(&FormsPage {
        title: occasion.title(),
        version: words.t1("commitment-version", "version", VERSION),
        words,
        back,
        sheets,
        w,
    })
}
