//! The lives of papers on their pages: where one stands, what may be done next, and every step that was taken.

mod field;
mod panel;
mod paper;
mod record;
mod refusal;
mod step;
mod touched;

use actix_multipart::Multipart;
use actix_web::{HttpRequest, web};
use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::facts::Kind;
use domain::lives::{Act, Event, KINDS};
use domain::staff::Permission;
use domain::time::Instant;
use persistence::known::Known;
use persistence::lives::Today;

pub(crate) use panel::{Made, Panel, people};
pub(crate) use refusal::roles;

use crate::clock::latest_day;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Filled;
use crate::frame::Frame;
use crate::house::House;
use crate::policy::{Policy, Routes};
use crate::registers::{self, Call, Pairs};

pub(crate) fn routes(routes: &mut Routes) {
    for kind in KINDS {
        steps(routes, kind);
        papers(routes, kind);
    }
}

/// A page for each step, and one for each answer to a proposed step; which of them is whose, the machine says.
fn steps(routes: &mut Routes, kind: Kind) {
    let policy = Policy::May(Permission::Step(kind));
    for path in ["/{id}/steps/{event}", "/{id}/steps/{event}/{answer}"] {
        let at = format!("{}{path}", registers::address(kind));
        routes.get(at.clone(), policy, move |w: Frame, by: By, house: web::Data<House>, request: HttpRequest| {
            let place = Place::read(&request);
            step::open(Call { kind, w, by, house }, place)
        });
        routes.post(
            at,
            policy,
            move |w: Frame, by: By, house: web::Data<House>, request: HttpRequest, filled: Filled<Pairs>| {
                let place = Place::read(&request);
                step::submit(Call { kind, w, by, house }, place, filled.0)
            },
        );
    }
}

/// A paper is handed in from the form of its step, by whoever enters evidence there; what was typed stays.
fn papers(routes: &mut Routes, kind: Kind) {
    routes.post_files(
        format!("{}/{{id}}/steps/{{event}}/paper", registers::address(kind)),
        Policy::May(Permission::Enter(kind)),
        move |w: Frame, by: By, house: web::Data<House>, request: HttpRequest, sent: Multipart| {
            let place = Place::read(&request);
            paper::submit(Call { kind, w, by, house }, place, request, sent)
        },
    );
}

/// The paper and the step of an address.
#[derive(Clone, Copy)]
struct Place {
    id: i64,
    event: Event,
    act: Act,
}

impl Place {
    /// An address of other words names nothing.
    fn read(request: &HttpRequest) -> Result<Self, PageError> {
        let part = |name: &str| request.match_info().get(name);
        let act = part("answer").map_or(Some(Act::Go), Act::of_name);
        let place = registers::number(request).zip(part("event").and_then(Event::of_name)).zip(act);
        place.map(|((id, event), act)| Self { id, event, act }).ok_or(PageError::NotFound)
    }
}

/// The days with which a paper is looked at: of the moment, or of the time of knowing.
pub(crate) fn today(now: Instant, known: Known, zone: Tz) -> Today {
    let at = match known {
        Known::Now => now,
        Known::At(at) => at,
    };
    let here: NaiveDate = at.day(zone);
    Today { here, latest: latest_day(at), zone }
}
