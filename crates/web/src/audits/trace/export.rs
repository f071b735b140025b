//! GET /audits/trace.csv, .xlsx, .pdf and .json: exactly the candidates of the page.

use actix_web::{HttpResponse, web};
use audits::{Suspect, TraceAnswer};

use super::{Asking, traced};
use crate::audits::file::Form;
use crate::audits::{acts, file};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;
use crate::paper::Paper;
use crate::registers::{Pairs, moment};

async fn answer(by: &By, house: &House, pairs: &Pairs) -> Result<(TraceAnswer, String), PageError> {
    let asking = Asking::read(pairs);
    let incident = asking.record(house, by).await?;
    let outside = asking.outside().map_err(|_| PageError::Malformed)?;
    let answer = traced(house, by, asking.question(&incident, outside)).await?;
    acts::record(house, by, "export-audit", ("trace", &incident.id.to_string()), serde_json::Value::Null).await?;
    Ok((answer, format!("trace-{}", incident.id)))
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
    let (answer, name) = answer(by, house, pairs).await?;
    let form = form.told(|w, paper| {
        let paper = paper.titled(w.t1("trace-title-of", "incident", answer.incident.as_str()));
        let paper = paper.saying(w.of("trace-verdict", answer.verdict.as_str())).saying(w.t("trace-no-culprit"));
        let nobody = w.t2("audit-chip", "label", w.t("trace-nobody"), "words", w.percent(answer.outside));
        let known = answer.known_at.clone().unwrap_or_else(|| w.t("paper-everything"));
        let at = answer.at.as_ref().map(|at| moment::words(at, answer.zone)).unwrap_or_default();
        let paper = paper.saying(nobody).with_time(w.t("trace-at"), at);
        paper.with_time(w.t("audit-known-at"), known).in_zone(answer.zone)
    });
    file::sheet(form, &name, &TraceAnswer::COLUMNS, answer.candidates.iter().map(Suspect::cells)).await
}

pub(super) async fn json(by: By, house: web::Data<House>, pairs: Asked<Pairs>) -> Result<HttpResponse, PageError> {
    let (answer, name) = answer(&by, &house, &pairs).await?;
    file::json(&name, &answer)
}
