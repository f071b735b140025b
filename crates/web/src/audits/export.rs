//! GET /audits/exposure.csv, .xlsx, .pdf and .json: exactly the rows of the page, for spreadsheets and programs.

use actix_web::{HttpResponse, web};
use audits::ExposureAnswer;
use interchange::workbook::MEDIA_TYPE;
use persistence::names;

use super::asking::Asking;
use super::file;
use super::sentence::exposure_sentence;
use super::show::{ask, record};
use super::{rows, sheet};
use crate::answer::download;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;
use crate::paper::Paper;

async fn answer(by: &By, house: &House, asking: &Asking) -> Result<(ExposureAnswer, i64), PageError> {
    let version = asking.version.ok_or(PageError::NotFound)?;
    let actor = by.member.actor();
    let answered = ask(house, &actor, version, asking).await?.map_err(|_| PageError::Malformed)?;
    let mut answer = answered.answer;
    answer.narrow(asking.filter());
    record(house, &actor, "export-audit", version).await?;
    Ok((answer, version))
}

/// One row for each party and receipt; cells that a spreadsheet could take for a formula are made harmless.
pub(super) async fn csv(by: By, house: web::Data<House>, asking: Asked<Asking>) -> Result<HttpResponse, PageError> {
    let (answer, version) = answer(&by, &house, &asking).await?;
    Ok(file::csv(&format!("exposure-{version}"), &ExposureAnswer::COLUMNS, answer.rows()))
}

/// The same rows in the reader's words, with the names of parties and people.
pub(super) async fn workbook(
    w: Frame,
    by: By,
    house: web::Data<House>,
    asking: Asked<Asking>,
) -> Result<HttpResponse, PageError> {
    let (answer, version) = answer(&by, &house, &asking).await?;
    let found = &answer.exposure;
    let codes = rows::codes(found.originator.as_deref(), &found.exposures, &found.possible);
    let names = names::of_subjects(house.db.reader(), &codes).await?;
    let words = w.words();
    let made = web::block(move || sheet::file(words, &answer, &names));
    let file = made.await.map_err(|error| PageError::Internal(error.into()))??;
    Ok(download(MEDIA_TYPE, &format!("exposure-{version}.xlsx"), file))
}

/// The rows of the workbook on paper.
pub(super) async fn pdf(
    w: Frame,
    by: By,
    house: web::Data<House>,
    asking: Asked<Asking>,
) -> Result<HttpResponse, PageError> {
    let (answer, version) = answer(&by, &house, &asking).await?;
    let found = &answer.exposure;
    let codes = rows::codes(found.originator.as_deref(), &found.exposures, &found.possible);
    let names = names::of_subjects(house.db.reader(), &codes).await?;
    let words = w.words();
    let (headings, rows) = sheet::printed(words, &answer, &names);
    let paper = Paper::of_file(&w, &house, &by.member.actor()).await?;
    let paper = paper.titled(sheet::title(words, &answer)).saying(exposure_sentence(words, &answer));
    paper.in_zone(answer.zone).file(&format!("exposure-{version}"), headings, rows).await
}

/// The answer as scripts read it, with the page's rows; by party code, whatever the page's order.
pub(super) async fn json(by: By, house: web::Data<House>, asking: Asked<Asking>) -> Result<HttpResponse, PageError> {
    let (mut answer, version) = answer(&by, &house, &asking).await?;
    answer.exposure.exposures.sort_by(|a, b| a.party.cmp(&b.party));
    file::json(&format!("exposure-{version}"), &answer)
}
