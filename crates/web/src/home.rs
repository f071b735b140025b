//! GET /: the first page after the door.

use actix_web::HttpResponse;
use askama::Template;

use crate::answer;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::frame::Frame;
use crate::policy::{Policy, Routes};

pub(crate) fn routes(routes: &mut Routes) {
    routes.get("/", Policy::SignedIn, show);
}

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    w: Frame,
    name: String,
}

async fn show(w: Frame, by: By) -> Result<HttpResponse, PageError> {
    answer::page(&HomePage { w, name: by.member.name.clone() })
}
