//! The answer to a question about the network as a file to keep: .csv, .xlsx, .pdf and .json.

use actix_web::{HttpResponse, web};
use chrono_tz::Tz;
use domain::staff::Actor;
use serde::Serialize;

use super::asking::Asking;
use super::ready::{Ready, ready};
use super::{MAY, Question, record};
use crate::audits::file::{self, Form};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;
use crate::paper::Paper;
use crate::policy::Routes;

/// The answer to one of the questions; its serialised form is the JSON that scripts read.
pub(super) trait Answer: Serialize + Sized + 'static {
    const QUESTION: Question;
    /// The names of the cells of its rows.
    const COLUMNS: &'static [&'static str];

    /// Answers what was asked.
    fn ask(house: &House, actor: &Actor, ready: &Ready) -> impl Future<Output = Result<Self, PageError>>;

    fn rows(&self) -> impl Iterator<Item = impl AsRef<[String]>>;

    /// Where its days are days; none for an answer about all programmes.
    fn zone(&self) -> Option<Tz>;
}

pub(super) fn routes<A: Answer>(routes: &mut Routes) {
    let at = |ending: &str| format!("{}.{ending}", A::QUESTION.address());
    routes.get(at("csv"), MAY, csv::<A>);
    routes.get(at("xlsx"), MAY, workbook::<A>);
    routes.get(at("pdf"), MAY, pdf::<A>);
    routes.get(at("json"), MAY, json::<A>);
}

async fn csv<A: Answer>(by: By, house: web::Data<House>, asking: Asked<Asking>) -> Result<HttpResponse, PageError> {
    sheet::<A>(Form::Csv, (&by, &house), &asking).await
}

async fn workbook<A: Answer>(
    w: Frame,
    by: By,
    house: web::Data<House>,
    asking: Asked<Asking>,
) -> Result<HttpResponse, PageError> {
    sheet::<A>(Form::Workbook(w.words()), (&by, &house), &asking).await
}

async fn pdf<A: Answer>(
    w: Frame,
    by: By,
    house: web::Data<House>,
    asking: Asked<Asking>,
) -> Result<HttpResponse, PageError> {
    let paper = Paper::of_file(&w, &house, &by.member.actor()).await?;
    let paper = paper.saying(w.t(&format!("network-{}-lead", A::QUESTION.name())));
    sheet::<A>(Form::Pdf(Box::new(paper)), (&by, &house), &asking).await
}

async fn json<A: Answer>(by: By, house: web::Data<House>, asking: Asked<Asking>) -> Result<HttpResponse, PageError> {
    file::json(A::QUESTION.name(), &answer::<A>((&by, &house), &asking).await?)
}

async fn sheet<A: Answer>(form: Form, by: (&By, &House), asking: &Asking) -> Result<HttpResponse, PageError> {
    let answer = answer::<A>(by, asking).await?;
    let form = form.told(|_, paper| match answer.zone() {
        Some(zone) => paper.in_zone(zone),
        None => paper,
    });
    file::sheet(form, A::QUESTION.name(), A::COLUMNS, answer.rows()).await
}

/// Nothing is handed out that could not be recorded.
async fn answer<A: Answer>((by, house): (&By, &House), asking: &Asking) -> Result<A, PageError> {
    let actor = by.member.actor();
    let ready = ready(house, &actor, A::QUESTION, asking).await?;
    let answer = A::ask(house, &actor, &ready).await?;
    record(house, &actor, "export-audit", (A::QUESTION, asking)).await?;
    Ok(answer)
}
