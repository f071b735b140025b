//! /reports: what the papers come to, each report one page with its files.

mod asking;
mod brief;
mod concentration;
mod controls;
mod days;
mod embargoes;
mod expiries;
mod export;
mod findings;
mod flow_down;
mod head;
mod incidents;
mod index;
mod listed;
mod measures;
mod narrow;
mod owners;
mod recoveries;
mod rectification;
mod returns;
mod roster;
mod table;
mod waivers;

use audits::{
    GroupsAnswer, IncidentsAnswer, OwnersAnswer, RecoveriesAnswer, RectificationAnswer, RosterAnswer, WaiversAnswer,
};
use domain::staff::Permission;

use crate::policy::{Policy, Routes};

pub(crate) use brief::brief_of;
pub(crate) use controls::result_in_words;
pub(crate) use days::{Day, agenda, days};
pub(crate) use embargoes::of_publication;
pub(crate) use expiries::tiles;
pub(crate) use findings::tile as findings_tile;
pub(crate) use incidents::{clock as clock_of, severity as severity_of, tone as clock_tone};
pub(crate) use measures::of_fact;
pub(crate) use returns::{of_round, standing_badge, tile as returns_tile};
pub(crate) use roster::of_event;

const MAY: Policy = Policy::May(Permission::Audit);

pub(crate) fn routes(routes: &mut Routes) {
    routes.get("/reports", MAY, index::show);
    expiries::routes(routes);
    findings::routes(routes);
    embargoes::routes(routes);
    flow_down::routes(routes);
    measures::routes(routes);
    returns::routes(routes);
    controls::routes(routes);
    brief::routes(routes);
    listed::routes::<RosterAnswer>(routes);
    listed::routes::<OwnersAnswer>(routes);
    listed::routes::<WaiversAnswer>(routes);
    listed::routes::<GroupsAnswer>(routes);
    listed::routes::<IncidentsAnswer>(routes);
    listed::routes::<RecoveriesAnswer>(routes);
    listed::routes::<RectificationAnswer>(routes);
}
