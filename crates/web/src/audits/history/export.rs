//! GET /audits/history.csv, .xlsx, .pdf and .json: exactly the rows of the page.

use actix_web::{HttpResponse, web};
use audits::{HistoryAnswer, HistoryDate};

use super::asking::{Asking, ask};
use crate::audits::file::Form;
use crate::audits::{acts, file};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;
use crate::paper::Paper;
use crate::registers::Pairs;

async fn answer(by: &By, house: &House, asking: &Asking) -> Result<(HistoryAnswer, String), PageError> {
    let version = asking.version.ok_or(PageError::NotFound)?;
    let answered = ask(house, by, version, asking).await?.map_err(|_| PageError::Malformed)?;
    let of = version.to_string();
    acts::record(house, by, "export-audit", ("history", &of), serde_json::Value::Null).await?;
    Ok((answered.answer, format!("history-{version}")))
}

pub(super) async fn csv(by: By, house: web::Data<House>, pairs: Asked<Pairs>) -> Result<HttpResponse, PageError> {
    sheet(Form::Csv, &by, &house, &pairs).await
}

pub(super) async fn workbook(
    w: Frame,
    by: By,
    house: web::Data<House>,
    pairs: Asked<Pairs>,
) -> Result<HttpResponse, PageError> {
    sheet(Form::Workbook(w.words()), &by, &house, &pairs).await
}

pub(super) async fn pdf(
    w: Frame,
    by: By,
    house: web::Data<House>,
    pairs: Asked<Pairs>,
) -> Result<HttpResponse, PageError> {
    let paper = Paper::of_file(&w, &house, &by).await?;
    sheet(Form::Pdf(Box::new(paper)), &by, &house, &pairs).await
}

async fn sheet(form: Form, by: &By, house: &House, pairs: &Pairs) -> Result<HttpResponse, PageError> {
    let (answer, name) = answer(by, house, &Asking::read(pairs)).await?;
    let form = form.told(|_, paper| paper.in_zone(answer.zone));
    file::sheet(form, &name, &HistoryAnswer::COLUMNS, answer.dates.iter().map(HistoryDate::cells)).await
}

pub(super) async fn json(by: By, house: web::Data<House>, pairs: Asked<Pairs>) -> Result<HttpResponse, PageError> {
    let (answer, name) = answer(&by, &house, &Asking::read(&pairs)).await?;
    file::json(&name, &answer)
}
