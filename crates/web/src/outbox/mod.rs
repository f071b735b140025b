//! /outbox: the mails that remind people, who put them there, who sends them, and the pages that show them.

mod deliver;
mod letter;
mod list;
mod remind;
mod show;
mod worker;

use domain::staff::Permission;

pub(crate) use letter::message_id;
pub(crate) use worker::Worker;
pub use worker::{Passed, pass};

use crate::policy::{Policy, Routes};

const ADDRESS: &str = "/outbox";
const MAY: Policy = Policy::May(Permission::ReadMails);

pub(crate) fn routes(routes: &mut Routes) {
    routes.get(ADDRESS, MAY, list::show);
    routes.get("/outbox/{id}", MAY, show::show);
}
