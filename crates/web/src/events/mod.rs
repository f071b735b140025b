//! Events with the people who are invited: many at once, asked to sign, notified of an embargo.

mod ask;
mod forms;
mod guests;
mod notices;
mod people;

use domain::facts::{Kind, Row};
use domain::staff::Permission;

use crate::frame::Frame;
use crate::policy::{Policy, Routes};
use crate::registers::address_of;

/// Those who keep the list of invitees.
const INVITES: Permission = Permission::Enter(Kind::Invitees);
/// Those who keep commitments.
const ASKS: Permission = Permission::Enter(Kind::Commitments);
/// Those who keep embargoes.
const NOTIFIES: Permission = Permission::Enter(Kind::Embargoes);

pub(crate) fn routes(routes: &mut Routes) {
    routes.get("/events/{id}/guests", Policy::May(INVITES), guests::show);
    routes.post("/events/{id}/guests", Policy::May(INVITES), guests::submit);
    routes.post_files("/events/{id}/guests/file", Policy::May(INVITES), guests::receive);
    routes.get("/events/guests.csv", Policy::May(INVITES), guests::template);
    routes.get("/events/{id}/ask", Policy::May(ASKS), ask::show);
    routes.post("/events/{id}/ask", Policy::May(ASKS), ask::submit);
    routes.post("/events/{id}/forms", Policy::May(ASKS), forms::show);
    routes.get("/events/{id}/embargo", Policy::May(NOTIFIES), notices::show);
    routes.post("/events/{id}/embargo", Policy::May(NOTIFIES), notices::submit);
}

/// The ways from the page of an event.
pub(crate) fn of_fact(w: &Frame, row: &Row, id: i64) -> Vec<(String, &'static str)> {
    let ways = [
        (INVITES, "guests", catalogue::key("guests")),
        (ASKS, "ask", catalogue::key("ask-all")),
        (NOTIFIES, "embargo", catalogue::key("notices")),
    ];
    let is_event = row.kind() == Kind::Events;
    let ways = ways.into_iter().filter(|(may, _, _)| is_event && w.may(*may));
    ways.map(|(_, way, words)| (format!("{}/{way}", address_of(Kind::Events, id)), words)).collect()
}
