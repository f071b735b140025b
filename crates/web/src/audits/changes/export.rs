//! GET /audits/changes.csv, .xlsx, .pdf and .json: exactly the rows of the page.

use actix_web::HttpResponse;
use audits::{Change, ChangesAnswer, Times};
use catalogue::Words;
use serde::Serialize;

use super::asking::{Answered, Asking, ask};
use super::show::moments;
use crate::audits::file::Form;
use crate::audits::files::Files;
use crate::audits::{acts, file};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::house::House;
use crate::paper::Paper;
use crate::registers::Pairs;

/// A comparison with what was compared.
#[derive(Serialize)]
struct Compared<'a> {
    from: Pair<'a>,
    to: Pair<'a>,
    #[serde(flatten)]
    answer: &'a ChangesAnswer,
}

#[derive(Serialize)]
struct Pair<'a> {
    as_of: Option<&'a str>,
    known_at: Option<&'a str>,
}

impl<'a> Pair<'a> {
    fn of(times: &'a Times) -> Self {
        Self { as_of: times.as_of.as_deref(), known_at: times.known_at.as_deref() }
    }
}

async fn answer(by: &By, house: &House, asking: Asking) -> Result<(Answered, String), PageError> {
    let version = asking.version.ok_or(PageError::NotFound)?;
    let (asking, answered) = ask(house, by, version, asking).await?;
    let mut answered = answered.map_err(|_| PageError::Malformed)?;
    answered.answer.changes.retain(|change| asking.origin.is_none_or(|origin| origin == change.origin));
    let of = version.to_string();
    acts::record(house, by, "export-audit", ("changes", &of), serde_json::Value::Null).await?;
    Ok((answered, format!("changes-{version}")))
}

/// The files beside the page.
pub(super) struct Exports;

impl Files for Exports {
    type Asked = Pairs;

    async fn sheet(form: Form, by: &By, house: &House, pairs: &Pairs) -> Result<HttpResponse, PageError> {
        let (answered, name) = answer(by, house, Asking::read(pairs)).await?;
        let form = form.told(|w, paper| told(w, paper, &answered));
        file::sheet(form, &name, &ChangesAnswer::COLUMNS, answered.answer.changes.iter().map(Change::cells)).await
    }

    async fn json(by: &By, house: &House, pairs: &Pairs) -> Result<HttpResponse, PageError> {
        let (Answered { answer, from, to, .. }, name) = answer(by, house, Asking::read(pairs)).await?;
        file::json(&name, &Compared { from: Pair::of(&from), to: Pair::of(&to), answer: &answer })
    }
}

/// Both pairs of times.
fn told(w: Words, paper: Paper, answered: &Answered) -> Paper {
    let zone = answered.answer.zone;
    let paper = paper.in_zone(zone).with_time(w.t("paper-before"), moments(w, &answered.from, zone));
    paper.with_time(w.t("paper-after"), moments(w, &answered.to, zone))
}
