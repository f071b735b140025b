//! /audits/history: how the exposure of one version went from date to date.

mod asking;
mod export;
mod show;
mod steps;

use super::address::address;
use super::{MAY, files};
use crate::policy::Routes;

pub(super) const ADDRESS: &str = "/audits/history";

pub(super) fn routes(routes: &mut Routes) {
    routes.get(ADDRESS, MAY, show::show);
    files::routes::<export::Exports>(routes, MAY, ADDRESS);
}

/// The history of a version, as known at the same time.
pub(crate) fn of(version: i64, known_at: Option<&str>) -> String {
    address(ADDRESS, &[("version", version.to_string()), ("known_at", known_at.unwrap_or_default().to_owned())])
}

/// It is the name of a step from date to date in the page's address.
pub(crate) fn is_step(name: &str) -> bool {
    steps::Step::of_name(name).is_some()
}
