//! /audits/trace: who could have been the source of a leak. It ranks candidates and names no culprit.

mod export;
mod show;

use audits::{TraceAnswer, TraceQuestion};
use domain::facts::Kind;
use domain::staff::{Actor, Permission};
use persistence::facts::Kept;

use super::address::{address, first};
use super::show::of_audit;
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;
use crate::policy::{Policy, Routes};
use crate::registers::{self, Pairs};

const ADDRESS: &str = "/audits/trace";
const MAY: Policy = Policy::May(Permission::Trace);

pub(super) fn routes(routes: &mut Routes) {
    routes.get(ADDRESS, MAY, show::show);
    routes.get("/audits/trace.csv", MAY, export::csv);
    routes.get("/audits/trace.xlsx", MAY, export::workbook);
    routes.get("/audits/trace.pdf", MAY, export::pdf);
    routes.get("/audits/trace.json", MAY, export::json);
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
    known_at: String,
    outside: String,
    /// With every incident that is related to it.
    with_related: bool,
}

impl Asking {
    fn read(pairs: &Pairs) -> Self {
        let cell = |name: &str| first(pairs, name).trim().to_owned();
        Self {
            incident: cell("incident").parse().ok(),
            known_at: cell("known_at"),
            outside: cell("outside"),
            with_related: cell("related") == "1",
        }
    }

    /// The address of the page, or of one of its files.
    fn at(&self, ending: &str) -> String {
        let incident = self.incident.map(|id| id.to_string()).unwrap_or_default();
        let related = if self.with_related { "1" } else { "" }.to_owned();
        let own = [("known_at", self.known_at.clone()), ("outside", self.outside.clone()), ("related", related)];
        let fields: Vec<(&'static str, String)> = [("incident", incident)].into_iter().chain(own).collect();
        address(&format!("{ADDRESS}{ending}"), &fields)
    }

    /// The probability of outside that is typed; none where nothing is.
    fn outside(&self) -> Result<Option<f64>, NoProbability> {
        if self.outside.is_empty() {
            return Ok(None);
        }
        let number = self.outside.parse::<f64>().ok().filter(|number| (0.0..=1.0).contains(number));
        number.map(Some).ok_or(NoProbability)
    }

    /// Missing, foreign and void incidents answer alike.
    async fn record(&self, house: &House, actor: &Actor) -> Result<Kept, PageError> {
        let kept = registers::fact(house.db.reader(), actor, Kind::Incidents, self.incident).await?;
        if kept.state.void { Err(PageError::NotFound) } else { Ok(kept) }
    }

    fn question(&self, incident: &Kept, outside: Option<f64>) -> TraceQuestion {
        let known_at = (!self.known_at.is_empty()).then(|| self.known_at.clone());
        TraceQuestion { incident: incident.state.row.key(), known_at, outside, with_related: self.with_related }
    }
}

/// What is typed is no number from zero to one.
struct NoProbability;

async fn traced(house: &House, actor: &Actor, question: TraceQuestion) -> Result<TraceAnswer, PageError> {
    audits::trace((&house.db, &house.index), actor, question).await.map_err(of_audit)
}
