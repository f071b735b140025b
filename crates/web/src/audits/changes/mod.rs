//! /audits/changes: what became of a version's exposure between two pairs of times, in the world and in our knowledge.

mod asking;
mod export;
mod rows;
mod show;

use audits::Times;

use super::times::Typed;
use super::{MAY, files};
use crate::policy::Routes;

pub(super) const ADDRESS: &str = "/audits/changes";

pub(super) fn routes(routes: &mut Routes) {
    routes.get(ADDRESS, MAY, show::show);
    files::routes::<export::Exports>(routes, MAY, ADDRESS);
}

/// The comparison of a version at two pairs of times.
pub(super) fn of(version: i64, from: &Times, to: &Times) -> String {
    let (from, to) = (Typed::of(from), Typed::of(to));
    asking::Asking { version: Some(version), from, to, ..asking::Asking::default() }.address()
}
