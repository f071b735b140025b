//! GET /reports/controls, .csv, .xlsx, .pdf and .json: which control asks for what, and what the report that answers it comes to.

mod show;

pub(crate) use show::result_in_words;

use audits::ControlsAnswer;
use domain::controls::{Control, controls};
use domain::staff::Actor;

use super::MAY;
use super::asking::{Asking, Report};
use super::export::{self, Answer};
use super::head::{Refused, times};
use crate::audits::of_audit;
use crate::audits::times::Zones;
use crate::error::PageError;
use crate::house::House;
use crate::policy::Routes;

static REPORT: Report = Report {
    name: "controls",
    parts: &[("framework", |text| controls().map(|one| one.source()).find(|source| source == text))],
};

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/reports/controls", MAY, show::show);
    export::routes::<ControlsAnswer>(routes);
}

/// Asks what the address asks; a time that cannot be read comes back with its problem.
async fn ask(
    house: &House,
    actor: &Actor,
    asking: &Asking,
) -> Result<Result<(ControlsAnswer, Zones), Refused>, PageError> {
    let zones = Zones::of(house.db.reader(), actor).await?;
    let times = match times(asking, zones) {
        Ok(times) => times,
        Err(refused) => return Ok(Err(refused)),
    };
    let answer = audits::controls((&house.db, &house.index), actor, times, house.clock.now()).await;
    Ok(Ok((answer.map_err(of_audit)?, zones)))
}

/// Whether the address asks for this control's framework, or for all.
fn admits(asking: &Asking, control: &Control) -> bool {
    let asked = asking.part("framework");
    asked.is_empty() || control.source() == asked
}

impl Answer for ControlsAnswer {
    const REPORT: &'static Report = &REPORT;
    const COLUMNS: &'static [&'static str] = &Self::COLUMNS;

    async fn narrowed(house: &House, actor: &Actor, asking: &Asking) -> Result<Self, PageError> {
        let (mut answer, _) = ask(house, actor, asking).await?.map_err(|_| PageError::Malformed)?;
        answer.rows.retain(|row| admits(asking, &row.control));
        Ok(answer)
    }

    fn rows(&self) -> impl Iterator<Item = impl AsRef<[String]>> {
        self.rows.iter().map(audits::ControlRow::cells)
    }
}
