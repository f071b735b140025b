//! GET /audits/history.csv, .xlsx, .pdf and .json: exactly the rows of the page.

use actix_web::HttpResponse;
use audits::{HistoryAnswer, HistoryDate};

use super::asking::{Asking, ask};
use crate::audits::file::Form;
use crate::audits::files::Files;
use crate::audits::{acts, file};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::house::House;
use crate::registers::Pairs;

async fn answer(by: &By, house: &House, asking: &Asking) -> Result<(HistoryAnswer, String), PageError> {
    let version = asking.version.ok_or(PageError::NotFound)?;
    let answered = ask(house, by, version, asking).await?.map_err(|_| PageError::Malformed)?;
    let of = version.to_string();
    acts::record(house, by, "export-audit", ("history", &of), serde_json::Value::Null).await?;
    Ok((answered.answer, format!("history-{version}")))
}

/// The files beside the page.
pub(super) struct Exports;

impl Files for Exports {
    type Asked = Pairs;

    async fn sheet(form: Form, by: &By, house: &House, pairs: &Pairs) -> Result<HttpResponse, PageError> {
        let (answer, name) = answer(by, house, &Asking::read(pairs)).await?;
        let form = form.told(|_, paper| paper.in_zone(answer.zone));
        file::sheet(form, &name, &HistoryAnswer::COLUMNS, answer.dates.iter().map(HistoryDate::cells)).await
    }

    async fn json(by: &By, house: &House, pairs: &Pairs) -> Result<HttpResponse, PageError> {
        let (answer, name) = answer(by, house, &Asking::read(pairs)).await?;
        file::json(&name, &answer)
    }
}
