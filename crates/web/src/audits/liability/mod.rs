//! /audits/liability: who answers for a leak, on what ground and for how much. Legal chooses; the page does not.

mod export;
mod show;

use audits::{AuditError, LiabilityAnswer, LiabilityQuestion};
use chrono_tz::Tz;
use domain::facts::Kind;
use domain::money::Money;
use domain::staff::{Actor, Permission};
use persistence::facts::Kept;

use super::address::{address, first};
use super::asking::TimeProblem;
use super::files;
use super::show::of_audit;
use super::times::{NAMES, Typed, Zones};
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;
use crate::policy::{Policy, Routes};
use crate::registers::{self, Pairs};

pub(crate) const ADDRESS: &str = "/audits/liability";
const MAY: Policy = Policy::May(Permission::Trace);

pub(super) fn routes(routes: &mut Routes) {
    routes.get(ADDRESS, MAY, show::show);
    files::routes::<export::Exports>(routes, MAY, ADDRESS);
}

/// The way from an incident to those who answer for it, for those who may see them.
pub(crate) fn of_incident(w: &Frame, kind: Kind, id: i64) -> Option<(String, &'static str)> {
    let may = kind == Kind::Incidents && w.may(Permission::Trace);
    may.then(|| (of(id), catalogue::key("liability-title")))
}

/// The address of those who answer for an incident.
pub(super) fn of(id: i64) -> String {
    address(ADDRESS, &[("incident", id.to_string())])
}

/// What the page's address asks: an incident by number, what was known, and the loss that is proved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Asking {
    incident: Option<i64>,
    /// Only what was known is typed here.
    times: Typed,
    /// An amount and its currency; blank: what the lines of its claims say.
    loss: String,
}

/// What is wrong with what was typed, field by field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Problems {
    known_at: Option<TimeProblem>,
    loss: bool,
}

/// An answer with the record that it is about.
struct Answered {
    incident: Kept,
    answer: LiabilityAnswer,
}

/// Why the page shows its form again instead of an answer.
struct Refused {
    incident: Kept,
    problems: Problems,
}

impl Asking {
    fn read(pairs: &Pairs) -> Self {
        let typed = Typed::read(pairs, NAMES);
        Self {
            incident: first(pairs, "incident").parse().ok(),
            times: Typed { as_of: String::new(), as_of_time: String::new(), ..typed },
            loss: first(pairs, "loss").to_owned(),
        }
    }

    /// The address of the page, or of one of its files.
    fn at(&self, ending: &str) -> String {
        let mut fields = vec![("incident", self.incident.map(|id| id.to_string()).unwrap_or_default())];
        fields.extend(self.times.fields(NAMES));
        fields.push(("loss", self.loss.clone()));
        address(&format!("{ADDRESS}{ending}"), &fields)
    }

    /// What is asked of an incident; a time of day is one in `zone`.
    fn question(&self, incident: &Kept, zone: Tz) -> Result<LiabilityQuestion, Problems> {
        let times = self.times.parsed(zone);
        let loss = Some(&self.loss).filter(|text| !text.is_empty()).map(|text| Money::with_currency(text));
        let problems = Problems {
            known_at: times.as_ref().err().and_then(|problems| problems.known_at),
            loss: loss == Some(None),
        };
        match times {
            Ok(times) if problems == Problems::default() => Ok(LiabilityQuestion {
                incident: incident.state.row.key(),
                known_at: times.known_at,
                loss: loss.flatten(),
            }),
            _ => Err(problems),
        }
    }
}

/// Answers what was asked. Missing, foreign and void incidents answer alike.
async fn ask(house: &House, actor: &Actor, asking: &Asking) -> Result<Result<Answered, Refused>, PageError> {
    let conn = house.db.reader();
    let incident = registers::fact(conn, actor, Kind::Incidents, asking.incident).await?;
    if incident.state.void {
        return Err(PageError::NotFound);
    }
    let question = match asking.question(&incident, Zones::of(conn, actor).await?.of_times()) {
        Ok(question) => question,
        Err(problems) => return Ok(Err(Refused { incident, problems })),
    };
    match Box::pin(audits::liability((&house.db, &house.index), actor, question)).await {
        Ok(answer) => Ok(Ok(Answered { incident, answer })),
        Err(AuditError::UnknownIncident { .. }) => {
            let problems = Problems { known_at: Some(TimeProblem::NotRecordedYet), ..Problems::default() };
            Ok(Err(Refused { incident, problems }))
        }
        Err(error) => Err(of_audit(error)),
    }
}
