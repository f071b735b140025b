//! GET /contacts, POST /contacts/{id}/disable and …/enable: everybody who is reached by links, and who no longer is.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use askama::Template;
use catalogue::Language;
use persistence::contacts::{self, Contact, Refused};
use persistence::names::{self, Name};

use crate::answer::{self, see_other};
use crate::audits::rows::called;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Badge, Empty, Tone};

#[derive(Template)]
#[template(path = "contacts/list.html")]
struct ListPage {
    w: Frame,
    lines: Vec<Line>,
    empty: Option<Empty>,
}

struct Line {
    name: String,
    party: String,
    email: String,
    language: &'static str,
    state: Badge,
    /// Where the state is changed, and to what.
    change: String,
    change_words: String,
}

pub(super) async fn show(house: web::Data<House>, w: Frame, by: By) -> Result<HttpResponse, PageError> {
    let all = contacts::list(house.db.reader(), &by).await?;
    let parties: Vec<String> = all.iter().map(|contact| contact.party.clone()).collect();
    let names = names::of_subjects(house.db.reader(), &parties).await?;
    let empty = all.is_empty().then(|| {
        Empty::new(w.t("contacts-none"), w.t("contacts-none-words"))
            .step(w.t("contacts-add"), "/contacts/new".to_owned())
    });
    answer::page(&ListPage { lines: all.iter().map(|one| line(&w, one, &names)).collect(), empty, w })
}

fn line(w: &Frame, contact: &Contact, names: &HashMap<String, Name>) -> Line {
    let is_open = contact.disabled_at.is_none();
    let (verb, words) = if is_open { ("disable", "contacts-disable") } else { ("enable", "contacts-enable") };
    Line {
        name: contact.name.clone(),
        party: called(w.words(), names, &contact.party),
        email: contact.email.clone(),
        language: Language::parse(&contact.language).unwrap_or_default().own_name(),
        state: if is_open {
            Badge::new(Tone::Good, w.t("contacts-open"))
        } else {
            Badge::new(Tone::Quiet, w.t("contacts-shut"))
        },
        change: format!("/contacts/{}/{verb}", contact.id),
        change_words: w.t(words),
    }
}

pub(super) async fn disable(house: web::Data<House>, by: By, id: web::Path<String>) -> Result<HttpResponse, PageError> {
    change(&house, &by, &id, false).await
}

pub(super) async fn enable(house: web::Data<House>, by: By, id: web::Path<String>) -> Result<HttpResponse, PageError> {
    change(&house, &by, &id, true).await
}

async fn change(house: &House, by: &By, id: &str, is_enabled: bool) -> Result<HttpResponse, PageError> {
    let id = id.parse().map_err(|_| PageError::NotFound)?;
    let txn = house.db.write_txn().await?;
    match contacts::enable(&txn, by, id, is_enabled, house.clock.now()).await {
        Ok(()) => txn.commit().await?,
        Err(Refused::Unknown | Refused::EmailTaken) => return Err(PageError::NotFound),
        Err(Refused::Database(error)) => return Err(error.into()),
    }
    Ok(see_other("/contacts"))
}
