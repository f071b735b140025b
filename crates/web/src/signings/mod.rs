//! Personal commitments signed by a link: the staff asks somebody of the register of people, who reads the commitment in their own
//! language and signs or declines it.

mod ask;
mod sign;
mod text;

use domain::facts::{Kind, Row};
use domain::staff::Permission;

pub(crate) use ask::{GIVEN, said, terms};
pub(crate) use sign::manufacturer;
pub(crate) use text::{VERSION, of as text};

use crate::frame::Frame;
use crate::policy::{Policy, Routes};

/// Those who keep commitments ask for them.
const MAY: Permission = Permission::Enter(Kind::Commitments);

pub(crate) fn routes(routes: &mut Routes) {
    routes.get("/signings/new", Policy::May(MAY), ask::show);
    routes.post("/signings/new", Policy::May(MAY), ask::submit);
    routes.get("/signing", Policy::Contact, sign::show);
    routes.post("/signing/sign", Policy::Contact, sign::submit);
    routes.post("/signing/decline", Policy::Contact, sign::decline);
}

/// The way to ask from the page of a person.
pub(crate) fn of_fact(w: &Frame, row: &Row, id: i64) -> Vec<(String, &'static str)> {
    if row.kind() == Kind::People && w.may(MAY) {
        vec![(format!("/signings/new?person={id}"), catalogue::key("signing-ask"))]
    } else {
        Vec::new()
    }
}
