//! The other side: what a contact was handed, behind the link that it opened. It acknowledges, downloads, gives back and attests;
//! nothing else is visible.

mod acknowledge;
mod attest;
mod download;
mod give_back;
mod onward;
mod show;

pub(crate) use download::file_of;

use std::future::{Ready, ready};
use std::ops::Deref;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, HttpResponse, web};
use chrono::NaiveDate;
use domain::facts::{Basis, CellError, Kind, Row, Why};
use domain::staff::Scope;
use domain::time::{Instant, parse_day};
use persistence::facts::actions::{self as facts, Fact};
use persistence::facts::{Kept, states};
use persistence::known::Known;
use persistence::links::{self, Link, clerk};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use crate::answer::see_other_with;
use crate::clock::latest_day;
use crate::door::cookie;
use crate::door::visitor::Visitor;
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;
use crate::policy::{Policy, Routes};

const HERE: &str = "/received";

pub(crate) fn routes(routes: &mut Routes) {
    routes.get(HERE, Policy::Contact, show::show);
    routes.post("/received/acknowledge", Policy::Contact, acknowledge::submit);
    routes.post("/received/download", Policy::Contact, download::submit);
    routes.post("/received/attest", Policy::Contact, attest::submit);
    routes.post("/received/give-back", Policy::Contact, give_back::submit);
    routes.post("/received/leave", Policy::Contact, leave);
    onward::routes(routes);
}

/// The link behind whose session somebody stands, for handlers behind [`Policy::Contact`].
pub(crate) struct Through(Link);

impl Deref for Through {
    type Target = Link;

    fn deref(&self) -> &Link {
        &self.0
    }
}

impl FromRequest for Through {
    type Error = PageError;
    type Future = Ready<Result<Self, PageError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Visitor::of(request).received.clone().map(Self).ok_or(PageError::NoLink))
    }
}

async fn leave(house: web::Data<House>, request: HttpRequest) -> Result<HttpResponse, PageError> {
    if let Some(kept) = request.cookie(&cookie::name(&house.settings, cookie::RECEIVED)) {
        let txn = house.db.write_txn().await?;
        links::leave(&txn, kept.value(), house.clock.now()).await?;
        txn.commit().await?;
    }
    Ok(see_other_with("/", [cookie::drop(&house.settings, cookie::RECEIVED)]))
}

/// The disclosures that a link is about, as long as they count and went to the contact's party, in the order of codes.
async fn handed(conn: &impl ConnectionTrait, link: &Link) -> Result<Vec<Kept>, PageError> {
    let named = link.disclosures.iter().map(String::as_str);
    let mut found = states(conn, &Scope::All, Kind::Disclosures, Known::Now).among("code", named).all(conn).await?;
    found.retain(|kept| {
        let row = &kept.state.row;
        let counts = !kept.state.void && kept.state.superseded_at.is_none();
        counts && row.get("recipient_code") == Some(link.contact.party.as_str())
    });
    found.sort_by_key(|kept| kept.state.row.key());
    Ok(found)
}

/// A day that a contact tells: not before the first of its copies was handed over, nor still to come anywhere.
///
/// # Errors
/// What is wrong with it, in words.
fn day_told(w: &Frame, text: &str, handed: &[Kept], now: Instant) -> Result<NaiveDate, String> {
    let got = |kept: &Kept| parse_day(kept.state.row.get("at")?.get(..10)?).ok();
    let first = handed.iter().filter_map(got).min();
    match parse_day(text.trim()) {
        Ok(day) if day > latest_day(now) => Err(w.t("life-lack-day-to-come")),
        Ok(day) => match first.filter(|first| day < *first) {
            Some(first) => Err(w.t1("received-too-early", "day", first.to_string())),
            None => Ok(day),
        },
        Err(_) => Err(w.t("evidence-not-a-day")),
    }
}

/// Why something that a contact says is written down.
fn why(link: &Link, what: &str) -> Result<Why, PageError> {
    let reason = format!("{what}; told by contact {} through link {}", link.contact.id, link.id);
    Why::parse(&reason, Basis::ToldBySupplier.name()).map_err(|_| PageError::Malformed)
}

/// Enters what a contact says; true when it was new.
async fn enter(txn: &DatabaseTransaction, row: Row, why: &Why, now: Instant) -> Result<bool, PageError> {
    match facts::enter(txn, &clerk(), row, why, now).await {
        Ok(_) => Ok(true),
        Err(facts::Refused::Known(_)) => Ok(false),
        Err(refused) => Err(of_facts(refused)),
    }
}

/// Corrects what is on record to what a contact says.
async fn correct(txn: &DatabaseTransaction, kept: &Kept, row: Row, why: &Why, now: Instant) -> Result<(), PageError> {
    let fact = Fact { kind: row.kind(), id: kept.id, made_from: kept.act };
    facts::correct(txn, &clerk(), fact, row, why, now).await.map_err(of_facts)
}

fn of_facts(refused: facts::Refused) -> PageError {
    match refused {
        facts::Refused::Database(error) => error.into(),
        _ => PageError::Malformed,
    }
}

/// A row with other cells.
fn with(row: &Row, cells: &[(&str, &str)]) -> Result<Row, Vec<CellError>> {
    Row::parse(row.kind(), |column| {
        cells.iter().find(|(name, _)| *name == column.name).map(|(_, cell)| *cell).or_else(|| row.get(column.name))
    })
}
