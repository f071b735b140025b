//! GET /audits/liability.csv, .xlsx, .pdf and .json: exactly the targets of the page, without what is legal's alone.

use actix_web::HttpResponse;
use audits::LiabilityAnswer;

use super::{Answered, Asking, ask};
use crate::audits::file::Form;
use crate::audits::files::Files;
use crate::audits::{acts, file};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::house::House;
use crate::registers::{Pairs, moment};

async fn answer(by: &By, house: &House, pairs: &Pairs) -> Result<(LiabilityAnswer, String), PageError> {
    let Answered { incident, answer } =
        ask(house, by, &Asking::read(pairs)).await?.map_err(|_| PageError::Malformed)?;
    let of = incident.id.to_string();
    acts::record(house, by, "export-audit", ("liability", &of), serde_json::Value::Null).await?;
    Ok((answer, format!("liability-{of}")))
}

/// The files beside the page.
pub(super) struct Exports;

impl Files for Exports {
    type Asked = Pairs;

    async fn sheet(form: Form, by: &By, house: &House, pairs: &Pairs) -> Result<HttpResponse, PageError> {
        let (answer, name) = answer(by, house, pairs).await?;
        let form = form.told(|w, paper| {
            let paper = paper.titled(w.t1("liability-title-of", "incident", answer.incident.as_str()));
            let paper = paper.saying(w.t("liability-chooses"));
            let at = answer.at.as_ref().map(|at| moment::words(at, answer.zone)).unwrap_or_default();
            paper.with_time(w.t("trace-at"), at).in_zone(answer.zone)
        });
        let rows = answer.targets.iter().map(|target| target.cells(answer.time_bar_on));
        file::sheet(form, &name, &LiabilityAnswer::COLUMNS, rows).await
    }

    async fn json(by: &By, house: &House, pairs: &Pairs) -> Result<HttpResponse, PageError> {
        let (answer, name) = answer(by, house, pairs).await?;
        file::json(&name, &answer)
    }
}
