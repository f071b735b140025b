//! GET /audits/trace.csv, .xlsx, .pdf and .json: exactly the candidates of the page.

use actix_web::HttpResponse;
use audits::{Suspect, TraceAnswer};

use super::{Answered, Asking, ask};
use crate::audits::file::Form;
use crate::audits::files::Files;
use crate::audits::{acts, file};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::house::House;
use crate::registers::{Pairs, moment};

async fn answer(by: &By, house: &House, pairs: &Pairs) -> Result<(TraceAnswer, String), PageError> {
    let Answered { incident, answer } =
        ask(house, by, &Asking::read(pairs)).await?.map_err(|_| PageError::Malformed)?;
    let of = incident.id.to_string();
    acts::record(house, by, "export-audit", ("trace", &of), serde_json::Value::Null).await?;
    Ok((answer, format!("trace-{of}")))
}

/// The files beside the page.
pub(super) struct Exports;

impl Files for Exports {
    type Asked = Pairs;

    async fn sheet(form: Form, by: &By, house: &House, pairs: &Pairs) -> Result<HttpResponse, PageError> {
        let (answer, name) = answer(by, house, pairs).await?;
        let form = form.told(|w, paper| {
            let paper = paper.titled(w.t1("trace-title-of", "incident", answer.incident.as_str()));
            let paper = paper.saying(w.of("trace-verdict", answer.verdict.as_str())).saying(w.t("trace-no-culprit"));
            let nobody = w.t2("audit-chip", "label", w.t("trace-nobody"), "words", w.percent(answer.outside));
            let at = answer.at.as_ref().map(|at| moment::words(at, answer.zone)).unwrap_or_default();
            paper.saying(nobody).with_time(w.t("trace-at"), at).in_zone(answer.zone)
        });
        file::sheet(form, &name, &TraceAnswer::COLUMNS, answer.candidates.iter().map(Suspect::cells)).await
    }

    async fn json(by: &By, house: &House, pairs: &Pairs) -> Result<HttpResponse, PageError> {
        let (answer, name) = answer(by, house, pairs).await?;
        file::json(&name, &answer)
    }
}
