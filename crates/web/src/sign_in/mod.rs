//! GET and POST /sign-in, POST /sign-out: the door that people go in and out by.

mod submit;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use domain::time::Instant;
use persistence::acts::{self, NewAct};
use persistence::{sessions, staff};
use serde::Deserialize;

use crate::answer::{own_address, page_with, see_other, see_other_with};
use crate::door::cookie;
use crate::door::visitor::Visitor;
use crate::error::PageError;
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Field, Notice, Tone};
use crate::policy::{Policy, Routes};

pub(crate) use submit::admit_browser;

pub(crate) fn routes(routes: &mut Routes) {
    routes.get("/sign-in", Policy::Public, show);
    routes.post("/sign-in", Policy::Public, submit::submit);
    routes.post("/sign-out", Policy::Public, leave);
}

#[derive(Template)]
#[template(path = "sign_in/show.html")]
struct SignInPage {
    w: Frame,
    notice: Option<Notice>,
    fields: [Field; 2],
    next: String,
}

/// Why the form is shown again.
enum Problem {
    /// The same for a wrong password, an unknown address and a disabled account.
    NotKnown,
    /// The right one-time password, too late.
    Expired,
    /// Too many failed attempts; not before the instant.
    Wait(Instant),
}

#[derive(Deserialize)]
struct Wanted {
    next: Option<String>,
}

async fn show(
    house: web::Data<House>,
    w: Frame,
    request: HttpRequest,
    wanted: Asked<Wanted>,
) -> Result<HttpResponse, PageError> {
    let next = own_address(wanted.next.as_deref());
    if Visitor::of(&request).member.is_some() {
        return Ok(see_other(next));
    }
    if house.setup_code.is_some() && staff::is_empty(house.db.reader()).await? {
        return Ok(see_other("/setup"));
    }
    ask(w, "", next, None, house.clock.now())
}

fn ask(w: Frame, email: &str, next: &str, problem: Option<&Problem>, now: Instant) -> Result<HttpResponse, PageError> {
    let (status, notice) = match problem {
        None => (StatusCode::OK, None),
        Some(Problem::NotKnown) => {
            let words = w.t("sign-in-not-known-cure");
            (StatusCode::UNPROCESSABLE_ENTITY, Some(Notice::new(Tone::Bad, w.t("sign-in-not-known")).words(words)))
        }
        Some(Problem::Expired) => {
            let notice = Notice::new(Tone::Warn, w.t("sign-in-expired")).words(w.t("sign-in-expired-cure"));
            (StatusCode::UNPROCESSABLE_ENTITY, Some(notice))
        }
        Some(Problem::Wait(until)) => (StatusCode::TOO_MANY_REQUESTS, Some(patience(&w, *until, now))),
    };
    let mut email = Field::email("email", w.t("staff-email")).value(email).autocomplete("username").required();
    let mut password = Field::password("password", w.t("password")).autocomplete("current-password").required();
    if notice.is_none() {
        email = email.focused();
    } else {
        password = password.focused();
    }
    let page = SignInPage { notice, fields: [email, password], next: next.to_owned(), w };
    page_with(status, &page)
}

/// The notice that somebody has to wait, in whole minutes.
pub(crate) fn patience(w: &Frame, until: Instant, now: Instant) -> Notice {
    let minutes = minutes_until(until, now);
    Notice::new(Tone::Warn, w.t("throttle-title")).words(w.t1("throttle-wait", "minutes", minutes))
}

/// For how many whole minutes somebody has to wait, at least one.
pub(crate) fn minutes_until(until: Instant, now: Instant) -> i64 {
    (until.micros() - now.micros()).max(1).saturating_add(59_999_999).div_euclid(60_000_000)
}

async fn leave(house: web::Data<House>, request: HttpRequest) -> Result<HttpResponse, PageError> {
    let session = request.cookie(&cookie::name(&house.settings, cookie::SESSION));
    if let (Some(member), Some(session)) = (&Visitor::of(&request).member, session) {
        let subject_id = member.id.to_string();
        let act = NewAct {
            actor: Some(member.id),
            verb: "sign-out",
            subject_kind: "staff",
            subject_id: &subject_id,
            reason: None,
            particulars: serde_json::Value::Null,
        };
        let txn = house.db.write_txn().await?;
        sessions::end(&txn, session.value()).await?;
        acts::record(&txn, &act, house.clock.now()).await?;
        txn.commit().await?;
    }
    Ok(see_other_with("/sign-in", [cookie::drop(&house.settings, cookie::SESSION)]))
}
