//! /audits/trace: who could have been the source of a leak. It ranks candidates and names no culprit.

mod export;
mod show;

use audits::{AuditError, TraceAnswer, TraceQuestion};
use chrono_tz::Tz;
use domain::facts::Kind;
use domain::staff::{Actor, Permission};
use domain::tracing::probability;
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

pub(crate) const ADDRESS: &str = "/audits/trace";
const MAY: Policy = Policy::May(Permission::Trace);

pub(super) fn routes(routes: &mut Routes) {
    routes.get(ADDRESS, MAY, show::show);
    files::routes::<export::Exports>(routes, MAY, ADDRESS);
}

/// The way from an incident to its candidates, for those who may see them.
pub(crate) fn of_incident(w: &Frame, kind: Kind, id: i64) -> Option<(String, &'static str)> {
    let may = kind == Kind::Incidents && w.may(Permission::Trace);
    may.then(|| (address(ADDRESS, &[("incident", id.to_string())]), catalogue::key("trace-title")))
}

/// What the page's address asks: an incident by number, what was known, how likely it came from outside, and with which others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Asking {
    incident: Option<i64>,
    /// Only what was known is typed here.
    times: Typed,
    outside: String,
    /// With every incident that is related to it.
    with_related: bool,
}

/// What is wrong with what was typed, field by field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Problems {
    known_at: Option<TimeProblem>,
    outside: bool,
}

/// An answer with the record that it is about.
struct Answered {
    incident: Kept,
    answer: TraceAnswer,
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
            outside: first(pairs, "outside").to_owned(),
            with_related: first(pairs, "related") == "1",
        }
    }

    /// The address of the page, or of one of its files.
    fn at(&self, ending: &str) -> String {
        let mut fields = vec![("incident", self.incident.map(|id| id.to_string()).unwrap_or_default())];
        fields.extend(self.times.fields(NAMES));
        let related = if self.with_related { "1" } else { "" };
        fields.extend([("outside", self.outside.clone()), ("related", related.to_owned())]);
        address(&format!("{ADDRESS}{ending}"), &fields)
    }

    /// What is asked of an incident; a time of day is one in `zone`.
    fn question(&self, incident: &Kept, zone: Tz) -> Result<TraceQuestion, Problems> {
        let times = self.times.parsed(zone);
        let outside = Some(&self.outside).filter(|text| !text.is_empty()).map(|text| probability(text));
        let problems = Problems {
            known_at: times.as_ref().err().and_then(|problems| problems.known_at),
            outside: outside == Some(None),
        };
        match times {
            Ok(times) if problems == Problems::default() => Ok(TraceQuestion {
                incident: incident.state.row.key(),
                known_at: times.known_at,
                outside: outside.flatten(),
                with_related: self.with_related,
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
    match audits::trace((&house.db, &house.index), actor, question).await {
        Ok(answer) => Ok(Ok(Answered { incident, answer })),
        Err(AuditError::UnknownIncident { .. }) => {
            let problems = Problems { known_at: Some(TimeProblem::NotRecordedYet), ..Problems::default() };
            Ok(Err(Refused { incident, problems }))
        }
        Err(error) => Err(of_audit(error)),
    }
}
