//! GET /reports/expiries, .csv, .xlsx, .pdf and .json: papers, labels, consents, trainings and waivers that end soon or have ended.

mod narrowing;
mod rows;
mod show;
mod tiles;

use audits::{ExpiriesAnswer, ExpiriesQuestion, ExpiryFilter};
use domain::expiries::Window;
use domain::facts::Kind;
use domain::staff::Actor;

use super::MAY;
use super::asking::{Asking, Report, all, flag, number, subject};
use super::export::{self, Answer};
use super::head::{Refused, times};
use crate::audits::of_audit;
use crate::audits::times::Zones;
use crate::error::PageError;
use crate::house::House;
use crate::policy::Routes;

pub(crate) use tiles::tiles;

/// The registers of what can end.
const REGISTERS: [Kind; 7] = [
    Kind::Agreements,
    Kind::Commitments,
    Kind::Labels,
    Kind::Equivalences,
    Kind::Consents,
    Kind::Trainings,
    Kind::Waivers,
];

const REPORT: Report = Report {
    name: "expiries",
    parts: &[
        ("ended", |text| text.parse::<u16>().ok().map(|days| days.to_string())),
        ("window", |text| Window::of_name(text).map(|window| window.name().to_owned())),
        ("register", |text| register(text).map(|kind| kind.table().to_owned())),
        ("programme", number),
        ("party", subject),
        ("open", flag),
        ("parties", all),
    ],
};

static KEPT: Report = REPORT;

fn register(text: &str) -> Option<Kind> {
    Kind::of_table(text).filter(|kind| REGISTERS.contains(kind))
}

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/reports/expiries", MAY, show::show);
    export::routes::<ExpiriesAnswer>(routes);
}

/// An answer with the filter that its address asks for.
struct Answered {
    answer: ExpiriesAnswer,
    filter: ExpiryFilter,
    zones: Zones,
}

/// Asks what the address asks; a time that cannot be read comes back with its problem.
async fn ask(
    house: &House,
    actor: &Actor,
    asking: &Asking,
    bare: bool,
) -> Result<Result<Answered, Refused>, PageError> {
    let conn = house.db.reader();
    let zones = Zones::of(conn, actor).await?;
    let times = match times(asking, zones) {
        Ok(times) => times,
        Err(refused) => return Ok(Err(refused)),
    };
    let (programme, party) = asking.codes(conn, actor).await?;
    let filter = ExpiryFilter {
        window: Window::of_name(asking.part("window")),
        register: register(asking.part("register")),
        party,
        programme,
        open_only: !asking.part("open").is_empty(),
    };
    let question = ExpiriesQuestion { times, ended: asking.part("ended").parse().ok(), bare };
    let answer = audits::expiries((&house.db, &house.index), actor, question, house.clock.now()).await;
    Ok(Ok(Answered { answer: answer.map_err(of_audit)?, filter, zones }))
}

impl Answer for ExpiriesAnswer {
    const REPORT: &'static Report = &KEPT;
    const COLUMNS: &'static [&'static str] = &Self::COLUMNS;

    async fn narrowed(house: &House, actor: &Actor, asking: &Asking) -> Result<Self, PageError> {
        let Answered { mut answer, filter, .. } =
            ask(house, actor, asking, false).await?.map_err(|_| PageError::Malformed)?;
        let ended = answer.ended;
        answer.rows.retain(|row| filter.admits(row, ended));
        Ok(answer)
    }

    fn rows(&self) -> impl Iterator<Item = impl AsRef<[String]>> {
        self.rows.iter().map(audits::Expiry::cells)
    }
}
