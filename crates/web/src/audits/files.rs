//! The four files beside the page of an answer: its address with .csv, .xlsx, .pdf and .json, each with exactly the rows of the page.

use actix_web::{HttpResponse, web};
use serde::de::DeserializeOwned;

use super::file::Form;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;
use crate::paper::Paper;
use crate::policy::{Policy, Routes};

/// What an answer has to say for its files.
pub(crate) trait Files: 'static {
    /// What the address asks.
    type Asked: DeserializeOwned + 'static;

    /// The rows in the form that is wanted. Nothing is handed out that could not be recorded.
    fn sheet(
        form: Form,
        by: &By,
        house: &House,
        asked: &Self::Asked,
    ) -> impl Future<Output = Result<HttpResponse, PageError>>;

    /// The answer as scripts read it, recorded likewise.
    fn json(by: &By, house: &House, asked: &Self::Asked) -> impl Future<Output = Result<HttpResponse, PageError>>;
}

/// The routes of the files beside the page at `address`.
pub(crate) fn routes<F: Files>(routes: &mut Routes, may: Policy, address: &str) {
    let at = |ending: &str| format!("{address}.{ending}");
    routes.get(at("csv"), may, csv::<F>);
    routes.get(at("xlsx"), may, workbook::<F>);
    routes.get(at("pdf"), may, pdf::<F>);
    routes.get(at("json"), may, json::<F>);
}

async fn csv<F: Files>(by: By, house: web::Data<House>, asked: Asked<F::Asked>) -> Result<HttpResponse, PageError> {
    F::sheet(Form::Csv, &by, &house, &asked).await
}

async fn workbook<F: Files>(
    w: Frame,
    by: By,
    house: web::Data<House>,
    asked: Asked<F::Asked>,
) -> Result<HttpResponse, PageError> {
    F::sheet(Form::Workbook(w.words()), &by, &house, &asked).await
}

async fn pdf<F: Files>(
    w: Frame,
    by: By,
    house: web::Data<House>,
    asked: Asked<F::Asked>,
) -> Result<HttpResponse, PageError> {
    let paper = Paper::of_file(&w, &house, &by).await?;
    F::sheet(Form::Pdf(Box::new(paper)), &by, &house, &asked).await
}

async fn json<F: Files>(by: By, house: web::Data<House>, asked: Asked<F::Asked>) -> Result<HttpResponse, PageError> {
    F::json(&by, &house, &asked).await
}
