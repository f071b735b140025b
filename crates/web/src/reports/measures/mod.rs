//! GET /reports/measures, .csv, .xlsx, .pdf and .json: the measures in force for a document before a day; POST /find chooses one.

mod find;
mod rows;
mod show;

use audits::{MeasureFilter, MeasuresAnswer, MeasuresQuestion};
use chrono_tz::Tz;
use domain::facts::Kind;
use domain::measures::Group;
use domain::staff::Actor;

use super::MAY;
use super::asking::{Asking, Report, code, number};
use super::export::{self, Answer};
use crate::audits::times::Problems;
use crate::audits::{of_audit, time};
use crate::error::PageError;
use crate::house::House;
use crate::policy::Routes;

static REPORT: Report = Report {
    name: "measures",
    parts: &[
        ("document", number),
        ("before", |text| (!text.is_empty()).then(|| text.to_owned())),
        ("group", |text| Group::of_name(text).map(|group| group.name().to_owned())),
        ("recorded", |text| matches!(text, "before" | "after").then(|| text.to_owned())),
    ],
};

/// The report of a document, to which its own page leads.
pub(crate) fn of_fact(kind: Kind, id: i64) -> Vec<(String, &'static str)> {
    let own = || (format!("/reports/measures?document={id}"), catalogue::key("measures-title"));
    if kind == Kind::Documents { vec![own()] } else { Vec::new() }
}

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/reports/measures", MAY, show::show);
    routes.post("/reports/measures/find", MAY, find::find);
    export::routes::<MeasuresAnswer>(routes);
}

/// An answer with the filter that its address asks for.
struct Answered {
    answer: MeasuresAnswer,
    filter: MeasureFilter,
}

/// Why the page shows its form again instead of an answer.
struct Refused {
    zone: Tz,
    problems: Problems,
    /// The day cannot be read.
    before: bool,
}

/// Asks what the address asks about the document that it names.
async fn ask(house: &House, actor: &Actor, asking: &Asking) -> Result<Result<Answered, Refused>, PageError> {
    let conn = house.db.reader();
    let id = asking.part("document").parse().map_err(|_| PageError::NotFound)?;
    let document = code(conn, actor, Some((Kind::Documents, id))).await?.ok_or(PageError::NotFound)?;
    let txn = house.db.read_txn().await?;
    let zone = persistence::known::zone_of(&txn, &document).await?;
    txn.commit().await?;
    let known_at = time(&asking.times.known_at, &asking.times.known_at_time, zone);
    let before = asking.part("before");
    let is_day = before.is_empty() || domain::measures::eve(before).is_some();
    let known_at = match known_at {
        Ok(known_at) if is_day => known_at,
        known_at => {
            let problems = Problems { as_of: None, known_at: known_at.err() };
            return Ok(Err(Refused { zone, problems, before: !is_day }));
        }
    };
    let before = (!before.is_empty()).then(|| before.to_owned());
    let question = MeasuresQuestion { document, before, known_at };
    let answer = audits::measures(&house.db, actor, question, house.clock.now()).await.map_err(of_audit)?;
    let timely = match asking.part("recorded") {
        "before" => Some(true),
        "after" => Some(false),
        _ => None,
    };
    let filter = MeasureFilter { group: Group::of_name(asking.part("group")), timely };
    Ok(Ok(Answered { answer, filter }))
}

impl Answer for MeasuresAnswer {
    const REPORT: &'static Report = &REPORT;
    const COLUMNS: &'static [&'static str] = &Self::COLUMNS;

    async fn narrowed(house: &House, actor: &Actor, asking: &Asking) -> Result<Self, PageError> {
        let Answered { mut answer, filter } = ask(house, actor, asking).await?.map_err(|_| PageError::Malformed)?;
        answer.rows.retain(|row| filter.admits(row));
        Ok(answer)
    }

    fn rows(&self) -> impl Iterator<Item = impl AsRef<[String]>> {
        self.rows.iter().map(audits::Measure::cells)
    }
}
