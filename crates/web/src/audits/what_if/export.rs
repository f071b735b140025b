//! POST /audits/what-if.csv, .xlsx and .json: exactly the rows of the page, for spreadsheets and programs.

use actix_web::{HttpResponse, web};
use audits::WhatIfAnswer;

use super::asking::ask;
use crate::audits::file::{self, Form};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Filled;
use crate::frame::Frame;
use crate::house::House;
use crate::registers::Pairs;

const NAME: &str = "what-if";

pub(super) async fn csv(by: By, house: web::Data<House>, filled: Filled<Pairs>) -> Result<HttpResponse, PageError> {
    sheet(Form::Csv, &answer(&by, &house, &filled).await?)
}

/// The same rows under headings in the reader's words.
pub(super) async fn workbook(
    w: Frame,
    by: By,
    house: web::Data<House>,
    filled: Filled<Pairs>,
) -> Result<HttpResponse, PageError> {
    sheet(Form::Workbook(w.words()), &answer(&by, &house, &filled).await?)
}

/// The answer as scripts read it.
pub(super) async fn json(by: By, house: web::Data<House>, filled: Filled<Pairs>) -> Result<HttpResponse, PageError> {
    file::json(NAME, &answer(&by, &house, &filled).await?)
}

fn sheet(form: Form, answer: &WhatIfAnswer) -> Result<HttpResponse, PageError> {
    file::sheet(form, NAME, &WhatIfAnswer::COLUMNS, answer.rows())
}

async fn answer(by: &By, house: &House, pairs: &Pairs) -> Result<WhatIfAnswer, PageError> {
    let answered = ask(house, &by.member.actor(), pairs, "export-audit").await?;
    answered.map(|answered| answered.answer).map_err(|_| PageError::Malformed)
}
