//! GET /staff: everybody who may sign in, and those who no longer may.

use actix_web::{HttpResponse, web};
use askama::Template;
use domain::staff::Scope;
use persistence::staff::{self, Member};

use crate::answer;
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Badge, Tone};

struct Line {
    address: String,
    name: String,
    email: String,
    roles: String,
    programmes: String,
    state: Badge,
}

#[derive(Template)]
#[template(path = "staff/list.html")]
struct StaffListPage {
    w: Frame,
    lines: Vec<Line>,
}

pub(super) async fn show(house: web::Data<House>, w: Frame) -> Result<HttpResponse, PageError> {
    let staff = staff::list(house.db.reader()).await?;
    let lines = staff.iter().map(|member| line(&w, member)).collect();
    answer::page(&StaffListPage { w, lines })
}

fn line(w: &Frame, member: &Member) -> Line {
    Line {
        address: format!("/staff/{}", member.id),
        name: member.name.clone(),
        email: member.email.clone(),
        roles: roles(w, member),
        programmes: programmes(w, member),
        state: state(w, member),
    }
}

pub(super) fn roles(w: &Frame, member: &Member) -> String {
    member.roles.iter().map(|role| w.of("role", role.name())).collect::<Vec<_>>().join(&w.t("list-comma"))
}

pub(super) fn programmes(w: &Frame, member: &Member) -> String {
    match &member.scope {
        Scope::All => w.t("staff-programmes-all"),
        Scope::Programmes(codes) if codes.is_empty() => w.t("staff-programmes-none"),
        Scope::Programmes(codes) => codes.iter().cloned().collect::<Vec<_>>().join(&w.t("list-comma")),
    }
}

pub(super) fn state(w: &Frame, member: &Member) -> Badge {
    match (member.disabled_at, member.password_is_one_time) {
        (Some(_), _) => Badge::new(Tone::Quiet, w.t("staff-state-disabled")),
        (None, true) => Badge::new(Tone::Note, w.t("staff-state-invited")),
        (None, false) => Badge::new(Tone::Good, w.t("staff-state-active")),
    }
}
