//! Contacts of outside parties: who is reached by links, and in which language. They have no account.

mod list;
mod new;

use domain::facts::Kind;
use domain::staff::Permission;

use crate::policy::{Policy, Routes};

/// Those who ask outside parties keep their contacts.
pub(crate) const MAY: Permission = Permission::Enter(Kind::Attestations);

pub(crate) fn routes(routes: &mut Routes) {
    let keepers = Policy::May(MAY);
    routes.get("/contacts", keepers, list::show);
    routes.post("/contacts/{id}/disable", keepers, list::disable);
    routes.post("/contacts/{id}/enable", keepers, list::enable);
    routes.get("/contacts/new", keepers, new::show);
    routes.post("/contacts/new", keepers, new::submit);
}
