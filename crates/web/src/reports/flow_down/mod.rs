//! GET /reports/flow-down, .csv, .xlsx, .pdf and .json: what is passed down the chain, edge by edge and clause by clause.

mod narrowing;
mod rows;
mod show;

use audits::{FlowDownAnswer, FlowDownFilter};
use domain::coverage::clauses::{Clause, ClauseState};
use domain::staff::Actor;

use super::MAY;
use super::asking::{Asking, Report, all, number, subject};
use super::export::{self, Answer};
use super::head::{Refused, times};
use crate::audits::of_audit;
use crate::audits::times::Zones;
use crate::error::PageError;
use crate::house::House;
use crate::policy::Routes;

static REPORT: Report = Report {
    name: "flow-down",
    parts: &[
        ("programme", number),
        ("party", subject),
        ("state", |text| ClauseState::of_name(text).map(|state| state.name().to_owned())),
        ("clause", |text| Clause::of_name(text).map(|clause| clause.name().to_owned())),
        ("parties", all),
    ],
};

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/reports/flow-down", MAY, show::show);
    export::routes::<FlowDownAnswer>(routes);
}

/// An answer with the filter that its address asks for.
struct Answered {
    answer: FlowDownAnswer,
    filter: FlowDownFilter,
    zones: Zones,
}

/// Asks what the address asks; a time that cannot be read comes back with its problem.
async fn ask(house: &House, actor: &Actor, asking: &Asking) -> Result<Result<Answered, Refused>, PageError> {
    let conn = house.db.reader();
    let zones = Zones::of(conn, actor).await?;
    let times = match times(asking, zones) {
        Ok(times) => times,
        Err(refused) => return Ok(Err(refused)),
    };
    let (programme, party) = asking.codes(conn, actor).await?;
    let state = ClauseState::of_name(asking.part("state"));
    let clause = Clause::of_name(asking.part("clause"));
    let (db, now) = ((&house.db, &*house.index), house.clock.now());
    let answer = audits::flow_down(db, actor, programme.as_deref(), times, now).await.map_err(of_audit)?;
    let filter = FlowDownFilter { party, programme, state, clause };
    Ok(Ok(Answered { answer, filter, zones }))
}

impl Answer for FlowDownAnswer {
    const REPORT: &'static Report = &REPORT;
    const COLUMNS: &'static [&'static str] = &Self::COLUMNS;

    async fn narrowed(house: &House, actor: &Actor, asking: &Asking) -> Result<Self, PageError> {
        let Answered { answer, filter, .. } = ask(house, actor, asking).await?.map_err(|_| PageError::Malformed)?;
        Ok(answer.narrowed(filter))
    }

    fn rows(&self) -> impl Iterator<Item = impl AsRef<[String]>> {
        self.rows().map(|row| row.cells())
    }
}
