//! POST /audits/what-if.csv, .xlsx, .pdf and .json: exactly the rows of the page, for spreadsheets and programs.

use actix_web::{HttpResponse, web};
use audits::WhatIfAnswer;
use catalogue::Words;

use super::asking::ask;
use crate::audits::file::{self, Form};
use crate::audits::sentence::{told as text_told, what_if_sentence};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Filled;
use crate::frame::Frame;
use crate::house::House;
use crate::paper::Paper;
use crate::registers::Pairs;

const NAME: &str = "what-if";

pub(super) async fn csv(by: By, house: web::Data<House>, filled: Filled<Pairs>) -> Result<HttpResponse, PageError> {
    sheet(Form::Csv, &answer(&by, &house, &filled).await?).await
}

/// The same rows under headings in the reader's words.
pub(super) async fn workbook(
    w: Frame,
    by: By,
    house: web::Data<House>,
    filled: Filled<Pairs>,
) -> Result<HttpResponse, PageError> {
    sheet(Form::Workbook(w.words()), &answer(&by, &house, &filled).await?).await
}

/// The same on paper.
pub(super) async fn pdf(
    w: Frame,
    by: By,
    house: web::Data<House>,
    filled: Filled<Pairs>,
) -> Result<HttpResponse, PageError> {
    let answer = answer(&by, &house, &filled).await?;
    let paper = Paper::of(&w, (&house, &by.member.actor()), ("", "")).await?;
    sheet(Form::Pdf(Box::new(told(w.words(), paper, &answer))), &answer).await
}

fn told(w: Words, paper: Paper, answer: &WhatIfAnswer) -> Paper {
    let when = |typed: Option<&str>, present| typed.map_or_else(|| w.t(present), |text| text_told(text, answer.zone));
    let at = when(answer.at.as_deref(), catalogue::key("paper-now"));
    let known = when(answer.known_at.as_deref(), catalogue::key("paper-everything"));
    let paper = paper.titled(w.t("what-if-title")).saying(what_if_sentence(w, answer, &answer.from));
    paper.in_zone(answer.zone).with_time(w.t("audit-as-of"), at).with_time(w.t("audit-known-at"), known)
}

/// The answer as scripts read it.
pub(super) async fn json(by: By, house: web::Data<House>, filled: Filled<Pairs>) -> Result<HttpResponse, PageError> {
    file::json(NAME, &answer(&by, &house, &filled).await?)
}

async fn sheet(form: Form, answer: &WhatIfAnswer) -> Result<HttpResponse, PageError> {
    file::sheet(form, NAME, &WhatIfAnswer::COLUMNS, answer.rows()).await
}

async fn answer(by: &By, house: &House, pairs: &Pairs) -> Result<WhatIfAnswer, PageError> {
    let answered = ask(house, &by.member.actor(), pairs, "export-audit").await?;
    answered.map(|answered| answered.answer).map_err(|_| PageError::Malformed)
}
