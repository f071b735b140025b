//! Return cases: the copies that one is about, and what became of several of them at once.

mod at_once;
mod copies;

use domain::facts::Kind;
use domain::staff::Permission;

use crate::policy::{Policy, Routes};
use crate::registers::address;

pub(crate) use copies::{Copies, section};

pub(crate) fn routes(routes: &mut Routes) {
    let at = format!("{}/{{id}}/copies", address(Kind::ReturnCases));
    let enter = Policy::May(Permission::Enter(Kind::Returns));
    routes.get(at.clone(), enter, at_once::open);
    routes.post(at, enter, at_once::submit);
}
