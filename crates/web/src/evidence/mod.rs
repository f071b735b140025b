//! Evidence: papers handed in for a fact, on the page of that fact, in every register.

mod download;
mod file;
mod receive;
mod section;
mod void;

use actix_multipart::Multipart;
use actix_web::{HttpRequest, web};
use domain::facts::Kind;
use domain::staff::{Permission, StaffId};
use files::{Before, Place, Store};
use persistence::Database;
use persistence::evidence::{self, Evidence};
use sea_orm::DbErr;

pub(crate) use download::attachment;
pub(crate) use receive::{Sent, commit, declared, refused, stored};
pub(crate) use section::{Offer, Section, Unfit, said};

use crate::door::visitor::By;
use crate::form::Filled;
use crate::frame::Frame;
use crate::house::{House, OpenHouseError};
use crate::policy::{Policy, Routes};
use crate::registers::{self, Call, Pairs};

pub(crate) fn routes(routes: &mut Routes) {
    for kind in Kind::ALL {
        enter(routes, kind);
    }
    let at = format!("{}/{{id}}/evidence/{{evidence}}/file", registers::address(Kind::Versions));
    let keep = Policy::May(Permission::Enter(Kind::Versions));
    routes.post(at, keep, move |w: Frame, by: By, house: web::Data<House>, request: HttpRequest| {
        let ids = numbers(&request);
        file::submit(Call { kind: Kind::Versions, w, by, house }, ids)
    });
}

/// Whoever sees a fact takes its evidence out; whoever enters it hands evidence in and voids it.
fn enter(routes: &mut Routes, kind: Kind) {
    let at = |rest: &str| format!("{}/{{id}}/evidence{rest}", registers::address(kind));
    let (see, keep) = (Policy::May(Permission::ReadFacts), Policy::May(Permission::Enter(kind)));
    routes.post_files(
        at(""),
        keep,
        move |w: Frame, by: By, house: web::Data<House>, request: HttpRequest, sent: Multipart| {
            receive::submit(Call { kind, w, by, house }, request, sent)
        },
    );
    routes.post(
        at("/{evidence}/download"),
        see,
        move |w: Frame, by: By, house: web::Data<House>, request: HttpRequest| {
            let ids = numbers(&request);
            download::submit(Call { kind, w, by, house }, ids)
        },
    );
    routes.get(at("/{evidence}/void"), keep, move |w: Frame, by: By, house: web::Data<House>, request: HttpRequest| {
        let ids = numbers(&request);
        void::open(Call { kind, w, by, house }, ids)
    });
    routes.post(
        at("/{evidence}/void"),
        keep,
        move |w: Frame, by: By, house: web::Data<House>, request: HttpRequest, filled: Filled<Pairs>| {
            let ids = numbers(&request);
            void::submit(Call { kind, w, by, house }, ids, filled.0)
        },
    );
}

/// The numbers of the fact and the evidence in the address; those that are none name nothing.
fn numbers(request: &HttpRequest) -> Option<(i64, i64)> {
    let evidence = request.match_info().get("evidence")?.parse().ok()?;
    Some((registers::number(request)?, evidence))
}

/// Opens the store of files that belongs to the database, and decides by their rows what becomes of files that a crash
/// left between disk and database.
pub(crate) async fn open_store(db: &Database, place: &Place) -> Result<Store, OpenHouseError> {
    let before = if evidence::is_empty(db.reader()).await? { Before::Nothing } else { Before::Files };
    let store = Store::open(place, before)?;
    settle(db, &store).await?;
    Ok(store)
}

async fn settle(db: &Database, store: &Store) -> Result<(), DbErr> {
    for object in store.unsettled() {
        let has_row = evidence::names_object(db.reader(), object).await?;
        let settled = if has_row { store.keep(object).await } else { store.discard(object).await };
        if let Err(error) = settled {
            tracing::warn!(%error, "a file that was left between disk and database waits for the next start");
        }
    }
    Ok(())
}

/// Everybody who handed in or voided one of these papers.
pub(crate) fn people(papers: &[Evidence]) -> impl Iterator<Item = StaffId> {
    papers.iter().flat_map(|paper| paper.added_by.into_iter().chain(paper.void.as_ref().and_then(|void| void.by)))
}
