//! GET /account, GET and POST /account/password: one's own account.

mod password;

use actix_web::HttpResponse;
use askama::Template;
use domain::staff::{Permission, Scope};

use crate::answer;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::frame::Frame;
use crate::policy::{Policy, Routes};

pub(crate) fn routes(routes: &mut Routes) {
    routes.get("/account", Policy::SignedIn, show);
    routes.get("/account/password", Policy::SignedIn, password::show);
    routes.post("/account/password", Policy::SignedIn, password::submit);
}

#[derive(Template)]
#[template(path = "account/show.html")]
struct AccountPage {
    w: Frame,
    name: String,
    email: String,
    roles: Vec<(String, String)>,
    programmes: String,
    /// They may have a feed.
    calendar: bool,
}

async fn show(w: Frame, by: By) -> Result<HttpResponse, PageError> {
    let roles = by.roles.iter().map(|role| (w.of("role", role.name()), w.of("role-hint", role.name()))).collect();
    let programmes = match &by.scope {
        Scope::All => w.t("staff-programmes-all"),
        Scope::Programmes(codes) if codes.is_empty() => w.t("staff-programmes-none"),
        Scope::Programmes(codes) => codes.iter().cloned().collect::<Vec<_>>().join(&w.t("list-comma")),
    };
    let (name, email) = (by.member.name.clone(), by.member.email.clone());
    answer::page(&AccountPage { name, email, roles, programmes, calendar: w.may(Permission::Audit), w })
}
