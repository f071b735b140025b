//! /audits/party: whom the versions that a party or person received reached from it.

mod asking;
mod export;
mod find;
mod rows;
mod show;

use super::{MAY, files};
use crate::policy::Routes;

pub(super) fn routes(routes: &mut Routes) {
    routes.get(super::PARTY, MAY, show::show);
    routes.post("/audits/party/find", MAY, find::find);
    files::routes::<export::Exports>(routes, MAY, super::PARTY);
}

/// It is the name of a list in the page's address.
pub(crate) fn is_list(name: &str) -> bool {
    asking::List::ALL.into_iter().any(|list| list.name() == name)
}
