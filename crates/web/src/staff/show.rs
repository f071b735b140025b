//! GET /staff/{id}: one member of staff, and what may be changed about them.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use persistence::staff::Member;

use super::{Access, AccessProblems, list};
use crate::answer::page_with;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Badge, Field};

#[derive(Template)]
#[template(path = "staff/show.html")]
struct StaffPage {
    w: Frame,
    address: String,
    name: String,
    email: String,
    roles: String,
    programmes: String,
    state: Badge,
    added: String,
    is_disabled: bool,
    is_oneself: bool,
    fields: [Field; 3],
}

pub(super) async fn show(
    house: web::Data<House>,
    w: Frame,
    by: By,
    id: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let member = super::member(house.db.reader(), &id).await?;
    let access = Access::of(&member);
    page(StatusCode::OK, w, &by, &member, &access, AccessProblems::default())
}

/// The page, with the access form as filled in and what is wrong with it.
pub(super) fn page(
    status: StatusCode,
    w: Frame,
    by: &By,
    member: &Member,
    access: &Access,
    problems: AccessProblems,
) -> Result<HttpResponse, PageError> {
    let page = StaffPage {
        address: format!("/staff/{}", member.id),
        name: member.name.clone(),
        email: member.email.clone(),
        roles: list::roles(&w, member),
        programmes: list::programmes(&w, member),
        state: list::state(&w, member),
        added: w.instant(member.created_at),
        is_disabled: member.disabled_at.is_some(),
        is_oneself: by.id() == member.id,
        fields: access.fields(&w, problems),
        w,
    };
    page_with(status, &page)
}
