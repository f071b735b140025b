//! /parties, /supply-links and so on: one register for each kind of fact, all made by the same pages.

pub(crate) mod also;
mod asking;
mod cells;
mod columns;
mod conflict;
mod control;
mod correct;
mod drafting;
mod export;
mod filling;
mod history;
mod list;
pub(crate) mod moment;
mod new;
mod pick;
mod related;
mod show;
mod stopped;
mod sums;
mod told;
mod void;
mod why;
mod words;
mod zone;

use actix_web::{HttpRequest, web};
use chrono_tz::Tz;
use domain::facts::{Kind, Row};
use domain::staff::{Actor, Permission};
use persistence::facts::Kept;
use sea_orm::ConnectionTrait;

use crate::door::visitor::By;
use crate::error::PageError;
use crate::evidence::Offer;
use crate::form::{Asked, Filled};
use crate::frame::Frame;
use crate::house::House;
use crate::policy::{Policy, Routes};

pub(crate) use asking::Asking;
pub(crate) use control::Control;
pub(crate) use drafting::{
    controls as draft_controls, pick as draft_pick, problem as draft_problem, zone as draft_zone,
};
pub(crate) use filling::Filling;
pub(crate) use history::writers;
pub(crate) use new::{Wrong, wrong_cells};
pub(crate) use related::counts as resting_on;
pub(crate) use told::{called, filters_told};
pub(crate) use why::Saying;
pub(crate) use words::problem;
pub(crate) use zone::{of as programme_zone, offered as zones_offered};

/// The fields of a query or a form, in their order.
pub(crate) type Pairs = Vec<(String, String)>;

/// The address of a register.
pub(crate) fn address(kind: Kind) -> String {
    format!("/{}", kind.table().replace('_', "-"))
}

/// The address of one fact.
pub(crate) fn address_of(kind: Kind, id: i64) -> String {
    format!("{}/{id}", address(kind))
}

/// What every page of a register is given.
pub(crate) struct Call {
    pub(crate) kind: Kind,
    pub(crate) w: Frame,
    pub(crate) by: By,
    pub(crate) house: web::Data<House>,
}

/// The page of a fact as it is now, with an offer of evidence that was not taken, or what went wrong with evidence.
pub(crate) async fn show_again(call: Call, id: i64, offer: Offer) -> Result<actix_web::HttpResponse, PageError> {
    Box::pin(show::page(call, Some(id), Some(persistence::known::Known::Now), offer)).await
}

/// A list that was searched, at another address than its own.
pub(crate) async fn searched(
    asking: Asking,
    w: Frame,
    by: By,
    house: web::Data<House>,
) -> Result<actix_web::HttpResponse, PageError> {
    list::show(Call { kind: asking.kind(), w, by, house }, asking).await
}

pub(crate) fn routes(routes: &mut Routes) {
    for kind in Kind::ALL {
        lists(routes, kind);
        forms(routes, kind);
        // A pack is put together on a page of its own.
        if kind != Kind::Transmittals {
            new_ones(routes, kind);
        }
    }
}

fn lists(routes: &mut Routes, kind: Kind) {
    let at = |rest: &str| format!("{}{rest}", address(kind));
    let read = Policy::May(Permission::ReadFacts);
    routes.get(at(""), read, move |w: Frame, by: By, house: web::Data<House>, asked: Asked<Pairs>| {
        list::open(Call { kind, w, by, house }, asked.0)
    });
    routes.post(at(""), read, move |w: Frame, by: By, house: web::Data<House>, filled: Filled<Pairs>| {
        list::search(Call { kind, w, by, house }, filled.0)
    });
    routes.get(at(".csv"), read, move |w: Frame, by: By, house: web::Data<House>, asked: Asked<Pairs>| {
        export::csv(Call { kind, w, by, house }, asked.0)
    });
    routes.post(at(".csv"), read, move |w: Frame, by: By, house: web::Data<House>, filled: Filled<Pairs>| {
        export::csv(Call { kind, w, by, house }, filled.0)
    });
    routes.get(at(".xlsx"), read, move |w: Frame, by: By, house: web::Data<House>, asked: Asked<Pairs>| {
        export::workbook(Call { kind, w, by, house }, asked.0)
    });
    routes.post(at(".xlsx"), read, move |w: Frame, by: By, house: web::Data<House>, filled: Filled<Pairs>| {
        export::workbook(Call { kind, w, by, house }, filled.0)
    });
    routes.get(at(".pdf"), read, move |w: Frame, by: By, house: web::Data<House>, asked: Asked<Pairs>| {
        export::pdf(Call { kind, w, by, house }, asked.0)
    });
    routes.post(at(".pdf"), read, move |w: Frame, by: By, house: web::Data<House>, filled: Filled<Pairs>| {
        export::pdf(Call { kind, w, by, house }, filled.0)
    });
    let fact = at("/{id}");
    routes.get(
        fact,
        read,
        move |w: Frame, by: By, house: web::Data<House>, request: HttpRequest, asked: Asked<Pairs>| {
            let id = number(&request);
            show::show(Call { kind, w, by, house }, id, asked.0)
        },
    );
}

fn new_ones(routes: &mut Routes, kind: Kind) {
    let at = format!("{}/new", address(kind));
    let enter = Policy::May(Permission::Enter(kind));
    routes.get(at.clone(), enter, move |w: Frame, by: By, house: web::Data<House>, asked: Asked<Pairs>| {
        new::open(Call { kind, w, by, house }, asked.0)
    });
    routes.post(at, enter, move |w: Frame, by: By, house: web::Data<House>, filled: Filled<Pairs>| {
        new::submit(Call { kind, w, by, house }, filled.0)
    });
}

fn forms(routes: &mut Routes, kind: Kind) {
    let at = |rest: &str| format!("{}{rest}", address(kind));
    let enter = Policy::May(Permission::Enter(kind));
    routes.post(at("/pick"), enter, move |w: Frame, by: By, house: web::Data<House>, filled: Filled<Pairs>| {
        pick::pick(Call { kind, w, by, house }, filled.0)
    });
    routes.get(
        at("/{id}/correct"),
        enter,
        move |w: Frame, by: By, house: web::Data<House>, request: HttpRequest, asked: Asked<Pairs>| {
            let id = number(&request);
            async move { correct::open(Call { kind, w, by, house }, id, &asked).await }
        },
    );
    routes.post(
        at("/{id}/correct"),
        enter,
        move |w: Frame, by: By, house: web::Data<House>, request: HttpRequest, filled: Filled<Pairs>| {
            let id = number(&request);
            correct::submit(Call { kind, w, by, house }, id, filled.0)
        },
    );
    routes.get(at("/{id}/void"), enter, move |w: Frame, by: By, house: web::Data<House>, request: HttpRequest| {
        let id = number(&request);
        void::open(Call { kind, w, by, house }, id)
    });
    routes.post(
        at("/{id}/void"),
        enter,
        move |w: Frame, by: By, house: web::Data<House>, request: HttpRequest, filled: Filled<Pairs>| {
            let id = number(&request);
            void::submit(Call { kind, w, by, house }, id, filled.0)
        },
    );
}

/// The number of the address; one that is none names nothing.
pub(crate) fn number(request: &HttpRequest) -> Option<i64> {
    request.match_info().get("id")?.parse().ok()
}

/// The fact of the address as the asker sees it, or the page that says nothing is there.
pub(crate) async fn fact(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    kind: Kind,
    id: Option<i64>,
) -> Result<Kept, PageError> {
    let id = id.ok_or(PageError::NotFound)?;
    persistence::facts::by_id(conn, &actor.scope, kind, id).await?.ok_or(PageError::NotFound)
}

/// The zone in which the days of a fact are days; UTC where its programme is not one.
pub(crate) async fn zone_of(conn: &impl ConnectionTrait, actor: &Actor, row: &Row) -> Result<Tz, PageError> {
    Ok(zone::of(conn, actor, row).await?.unwrap_or(Tz::UTC))
}

/// The value of the first field of this name, blank when there is none.
pub(crate) fn first<'a>(pairs: &'a [(String, String)], name: &str) -> &'a str {
    pairs.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str()).unwrap_or_default()
}
