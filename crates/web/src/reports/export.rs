//! A report as a file to keep: .csv, .xlsx, .pdf and .json with exactly the rows of its page under its filters.

use actix_web::{HttpResponse, web};
use catalogue::Words;
use domain::staff::Actor;
use serde::Serialize;

use super::MAY;
use super::asking::{Asking, Report};
use crate::audits::acts;
use crate::audits::file::{self, Form};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;
use crate::paper::Paper;
use crate::policy::Routes;
use crate::registers::Pairs;

/// The answer of a report with the rows that its address asks for; its serialised form is the JSON that scripts read.
pub(super) trait Answer: Serialize + Sized + 'static {
    const REPORT: &'static Report;
    /// The names of the cells of its rows.
    const COLUMNS: &'static [&'static str];

    /// Answers what was asked, and nothing else.
    fn narrowed(house: &House, actor: &Actor, asking: &Asking) -> impl Future<Output = Result<Self, PageError>>;

    fn rows(&self) -> impl Iterator<Item = impl AsRef<[String]>>;

    /// What it says on paper besides what was asked.
    fn told(&self, w: Words, paper: Paper) -> Paper {
        paper.saying(w.t(&format!("{}-lead", Self::REPORT.name)))
    }
}

pub(super) fn routes<A: Answer>(routes: &mut Routes) {
    let at = |ending: &str| format!("/reports/{}.{ending}", A::REPORT.name);
    routes.get(at("csv"), MAY, csv::<A>);
    routes.get(at("xlsx"), MAY, workbook::<A>);
    routes.get(at("pdf"), MAY, pdf::<A>);
    routes.get(at("json"), MAY, json::<A>);
}

async fn csv<A: Answer>(by: By, house: web::Data<House>, pairs: Asked<Pairs>) -> Result<HttpResponse, PageError> {
    sheet::<A>(Form::Csv, (&by, &house), &pairs).await
}

async fn workbook<A: Answer>(
    w: Frame,
    by: By,
    house: web::Data<House>,
    pairs: Asked<Pairs>,
) -> Result<HttpResponse, PageError> {
    sheet::<A>(Form::Workbook(w.words()), (&by, &house), &pairs).await
}

async fn pdf<A: Answer>(
    w: Frame,
    by: By,
    house: web::Data<House>,
    pairs: Asked<Pairs>,
) -> Result<HttpResponse, PageError> {
    let paper = Paper::of_file(&w, &house, &by.member.actor()).await?;
    sheet::<A>(Form::Pdf(Box::new(paper)), (&by, &house), &pairs).await
}

async fn json<A: Answer>(by: By, house: web::Data<House>, pairs: Asked<Pairs>) -> Result<HttpResponse, PageError> {
    file::json(A::REPORT.name, &answer::<A>((&by, &house), &pairs).await?)
}

async fn sheet<A: Answer>(form: Form, by: (&By, &House), pairs: &Pairs) -> Result<HttpResponse, PageError> {
    let answer = answer::<A>(by, pairs).await?;
    let form = form.told(|w, paper| answer.told(w, paper));
    file::sheet(form, A::REPORT.name, A::COLUMNS, answer.rows()).await
}

/// Nothing is handed out that could not be recorded.
async fn answer<A: Answer>((by, house): (&By, &House), pairs: &Pairs) -> Result<A, PageError> {
    let (actor, asking) = (by.member.actor(), Asking::read(A::REPORT, pairs));
    let answer = A::narrowed(house, &actor, &asking).await?;
    acts::record(house, &actor, "export-audit", ("report", A::REPORT.name), asking.particulars()).await?;
    Ok(answer)
}
