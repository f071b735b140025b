//! GET and POST /audits/what-if: the form of a draft, and the answer beneath it.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use audits::Times;
use domain::facts::Kind;
use domain::staff::Permission;
use persistence::{documents, names};

use super::PICK;
use super::asking::{Answered, Wrong, ask as asked};
use super::rows::RowView;
use crate::answer;
use crate::audits::address::first;
use crate::audits::rows::called;
use crate::audits::sentence::what_if_sentence;
use crate::audits::times::{self, Moments, NAMES, Typed};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::{Asked, Filled};
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Notice, Tone};
use crate::registers::{Control, Pairs, address, draft_controls};

#[derive(Template)]
#[template(path = "audits/what_if.html")]
struct WhatIfPage {
    w: Frame,
    controls: Vec<Control>,
    /// As known when.
    knowledge: Moments,
    notices: Vec<Notice>,
    result: Option<Shown>,
}

/// The answer as the page shows it.
struct Shown {
    banners: Vec<Notice>,
    sentence: String,
    rows: Vec<RowView>,
    /// What was typed, for the files.
    fields: Pairs,
    /// Where such a disclosure is recorded; blank for those who may not.
    record: String,
}

/// The form, with the version that the address names.
pub(super) async fn open(
    w: Frame,
    by: By,
    house: web::Data<House>,
    query: Asked<Pairs>,
) -> Result<HttpResponse, PageError> {
    let mut pairs = Pairs::new();
    if let Ok(version) = first(&query, "version").parse() {
        let head = documents::headed(house.db.reader(), &by.member.actor(), version).await?;
        let head = head.ok_or(PageError::NotFound)?;
        pairs = vec![("document_code".to_owned(), head.document), ("version_label".to_owned(), head.label)];
    }
    answer::page(&page(w, &pairs, &Wrong::default()))
}

pub(super) async fn ask(
    w: Frame,
    by: By,
    house: web::Data<House>,
    filled: Filled<Pairs>,
) -> Result<HttpResponse, PageError> {
    let pairs = &filled.0;
    match asked(&house, &by.member.actor(), pairs, "view-audit").await? {
        Ok(answered) => {
            let result = Some(shown(&w, &house, pairs, &answered).await?);
            answer::page(&WhatIfPage { result, ..page(w, pairs, &Wrong::default()) })
        }
        Err(wrong) => answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page(w, pairs, &wrong)),
    }
}

/// The form with what was typed, and what is wrong with it.
fn page(w: Frame, pairs: &Pairs, wrong: &Wrong) -> WhatIfPage {
    let words = w.words();
    let count = wrong.count();
    let notice = (count > 0).then(|| Notice::new(Tone::Bad, words.t1("what-if-wrong", "count", count)));
    WhatIfPage {
        controls: draft_controls(words, pairs, &wrong.words(words), PICK),
        knowledge: Moments::of_knowledge(words, NAMES, &Typed::read(pairs, NAMES), wrong.known_at),
        notices: notice.into_iter().collect(),
        result: None,
        w,
    }
}

async fn shown(w: &Frame, house: &House, pairs: &Pairs, answered: &Answered) -> Result<Shown, PageError> {
    let (words, answer) = (w.words(), &answered.answer);
    let codes = answer.recipients.iter().map(|one| one.party.to_string());
    let codes: Vec<String> = codes.chain([answer.from.clone()]).collect();
    let names = names::of_subjects(house.db.reader(), &codes).await?;
    let times = Times { as_of: answer.at.clone(), known_at: answer.known_at.clone() };
    let register = address(Kind::Disclosures);
    let record = format!("{register}/new?of=versions-{}&through=version_label", answered.version);
    let is_typed = |(name, value): &&(String, String)| name != "form_token" && !value.trim().is_empty();
    Ok(Shown {
        banners: times::banners(words, &times, answer.zone),
        sentence: what_if_sentence(words, answer, &called(words, &names, &answer.from)),
        rows: answer.recipients.iter().map(|one| RowView::new(words, one, &names)).collect(),
        fields: pairs.iter().filter(is_typed).cloned().collect(),
        record: if w.may(Permission::Enter(Kind::Disclosures)) { record } else { String::new() },
    })
}
