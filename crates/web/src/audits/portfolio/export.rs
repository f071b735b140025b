//! GET /audits/portfolio.csv, .xlsx, .pdf and .json: exactly the rows of the page's list under its filters.

use actix_web::HttpResponse;
use audits::{PortfolioAnswer, PortfolioFilter, PortfolioRow};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::asking::{Answered, Asking, ask};
use crate::audits::file::Form;
use crate::audits::files::Files;
use crate::audits::sentence::portfolio_sentence;
use crate::audits::{acts, file};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::house::House;
use crate::registers::Pairs;

async fn answer(by: &By, house: &House, asking: &Asking) -> Result<Answered, PageError> {
    let answered = ask(house, by, asking).await?.map_err(|_| PageError::Malformed)?;
    let rows = answered.answer.count(asking.list, &answered.filter);
    let exported = serde_json::json!({ "list": asking.list.name(), "rows": rows });
    acts::record(house, by, "export-audit", ("portfolio", ""), exported).await?;
    Ok(answered)
}

/// The columns of a sheet of rows.
fn columns() -> Vec<&'static str> {
    PortfolioAnswer::COLUMNS.into_iter().chain(["new"]).collect()
}

/// The rows of the page under [`columns`].
fn rows<'a>(asking: &'a Asking, answered: &'a Answered) -> impl Iterator<Item = Vec<String>> + 'a {
    let cells = |row: PortfolioRow<'_>| {
        let new = row.new.unwrap_or_default().to_string();
        row.cells(asking.list).into_iter().chain([new]).collect()
    };
    answered.answer.rows(asking.list, &answered.filter).map(cells)
}

/// The name of the file: the list that it holds.
fn name(asking: &Asking) -> String {
    format!("portfolio-{}", asking.list.name().replace('_', "-"))
}

/// The files beside the page.
pub(super) struct Exports;

impl Files for Exports {
    type Asked = Pairs;

    async fn sheet(form: Form, by: &By, house: &House, pairs: &Pairs) -> Result<HttpResponse, PageError> {
        let asking = Asking::read(pairs);
        let answered = answer(by, house, &asking).await?;
        let form =
            form.told(|w, paper| paper.saying(portfolio_sentence(w, &answered.answer, answered.zones.of_times())));
        file::sheet(form, &name(&asking), &columns(), rows(&asking, &answered)).await
    }

    async fn json(by: &By, house: &House, pairs: &Pairs) -> Result<HttpResponse, PageError> {
        let asking = Asking::read(pairs);
        let answered = answer(by, house, &asking).await?;
        file::json(&name(&asking), &Listed { asking: &asking, answered: &answered })
    }
}

/// One list of an answer under a filter; the keys are those of the whole answer, the summary too.
struct Listed<'a> {
    asking: &'a Asking,
    answered: &'a Answered,
}

impl Serialize for Listed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Answered { answer, filter, .. } = self.answered;
        let summary = answer.summary();
        let summary = serde_json::json!({
            "versions": summary.versions,
            "exposures": summary.exposures,
            "uncovered": summary.uncovered,
            "held_without_cover": summary.held_without_cover,
        });
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("as_of", &answer.as_of)?;
        map.serialize_entry("known_at", &answer.known_at)?;
        map.serialize_entry("since", &answer.since)?;
        map.serialize_entry("summary", &summary)?;
        map.serialize_entry(self.asking.list.name(), &Rows { listed: self, filter })?;
        map.end()
    }
}

/// The rows, written one after another.
struct Rows<'a> {
    listed: &'a Listed<'a>,
    filter: &'a PortfolioFilter,
}

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.listed.answered.answer.rows(self.listed.asking.list, self.filter))
    }
}
