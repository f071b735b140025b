//! /audits/portfolio: over all versions, who received without cover, who holds without cover, and what is new.

mod asking;
mod export;
mod facets;
mod rows;
mod show;
mod tiles;

use audits::{List, Times};

use super::address::Subject;
use super::{MAY, files};
use crate::policy::Routes;

pub(crate) use tiles::{Tile, tiles};

const ADDRESS: &str = "/audits/portfolio";

pub(super) fn routes(routes: &mut Routes) {
    routes.get(ADDRESS, MAY, show::show);
    files::routes::<export::Exports>(routes, MAY, ADDRESS);
}

/// The rows of a list that are of one party or person, at these two times.
pub(super) fn of_party(subject: Subject, list: List, times: &Times) -> String {
    let asking = asking::Asking {
        times: super::times::Typed::of(times),
        list,
        narrowed: asking::Narrowed { party: Some(subject), ..asking::Narrowed::default() },
        ..asking::Asking::default()
    };
    asking.address()
}
