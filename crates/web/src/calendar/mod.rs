//! GET /account/calendar, POST …, POST …/revoke: one's own calendar feed. GET /calendar/{token}.ics: the feed, for calendar programs
//! that know its address and nothing else.

mod ics;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use audits::{Audience, Due, Matter};
use catalogue::{Language, Words};
use domain::staff::Permission;
use persistence::{calendars, staff};

use self::ics::Entry;
use crate::answer::{page, see_other};
use crate::audits::of_audit;
use crate::chance;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Filled;
use crate::frame::Frame;
use crate::house::House;
use crate::links::origin;
use crate::parts::{Notice, Tone};
use crate::policy::{Policy, Routes};
use crate::registers::Pairs;

/// The address of the page.
pub(crate) const PAGE: &str = "/account/calendar";
const ENDING: &str = ".ics";

pub(crate) fn routes(routes: &mut Routes) {
    routes.get(PAGE, Policy::May(Permission::Audit), show);
    routes.post(PAGE, Policy::May(Permission::Audit), make);
    routes.post("/account/calendar/revoke", Policy::May(Permission::Audit), revoke);
    routes.get("/calendar/{file}", Policy::Public, feed);
}

#[derive(Template)]
#[template(path = "calendar/show.html")]
struct CalendarPage {
    w: Frame,
    notice: Option<Notice>,
    /// The address of a feed that was just made; blank else: it is shown once.
    address: String,
    /// When the feed was made; blank where there is none.
    since: String,
}

async fn show(w: Frame, by: By, house: web::Data<House>) -> Result<HttpResponse, PageError> {
    let since = calendars::made_at(house.db.reader(), by.id()).await?.map(|at| w.instant(at)).unwrap_or_default();
    page(&CalendarPage { w, notice: None, address: String::new(), since })
}

async fn make(
    w: Frame,
    by: By,
    house: web::Data<House>,
    request: HttpRequest,
    _filled: Filled<Pairs>,
) -> Result<HttpResponse, PageError> {
    let Some(origin) = origin(&house, &request) else {
        let notice = Some(Notice::new(Tone::Bad, w.t("calendar-nowhere")).words(w.t("calendar-nowhere-cure")));
        return page(&CalendarPage { w, notice, address: String::new(), since: String::new() });
    };
    let (token, now) = (chance::token()?, house.clock.now());
    let txn = house.db.write_txn().await?;
    calendars::make(&txn, &by, by.id(), &token, now).await?;
    txn.commit().await?;
    let notice = Some(Notice::new(Tone::Good, w.t("calendar-made")).words(w.t("calendar-once")));
    let (address, since) = (format!("{origin}/calendar/{token}{ENDING}"), w.instant(now));
    page(&CalendarPage { w, notice, address, since })
}

async fn revoke(by: By, house: web::Data<House>, _filled: Filled<Pairs>) -> Result<HttpResponse, PageError> {
    let txn = house.db.write_txn().await?;
    calendars::revoke(&txn, &by, by.id(), house.clock.now()).await?;
    txn.commit().await?;
    Ok(see_other(PAGE))
}

/// What the one whose feed it is may see now: roles, programmes and whether they still work here are read at each request.
async fn feed(house: web::Data<House>, file: web::Path<String>) -> Result<HttpResponse, PageError> {
    let token = file.strip_suffix(ENDING).ok_or(PageError::NotFound)?;
    let owner = calendars::of_token(house.db.reader(), token).await?.ok_or(PageError::NotFound)?;
    let member = staff::find(house.db.reader(), owner).await?.filter(|member| member.disabled_at.is_none());
    let member = member.ok_or(PageError::NotFound)?;
    let actor = member.actor();
    if !actor.may(Permission::Audit) {
        return Err(PageError::NotFound);
    }
    let now = house.clock.now();
    let agenda = audits::agenda((&house.db, &house.index), &actor, Audience::Outside, now).await.map_err(of_audit)?;
    let w = Words::new(member.language.as_deref().and_then(Language::parse).unwrap_or_default());
    let entries: Vec<Entry> = agenda.due.iter().map(|one| entry(w, one)).collect();
    Ok(HttpResponse::Ok()
        .content_type("text/calendar; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"underwraps.ics\""))
        .body(ics::calendar(&w.t("calendar-name"), &entries, now)))
}

fn entry(w: Words, due: &Due) -> Entry {
    // Copies of a round are due on several days; everything else has one, which may be moved.
    let of_day = if due.matter == Matter::CopiesDue { due.day.to_string() } else { String::new() };
    Entry {
        key: [due.matter.name(), due.register.table(), due.key.as_str(), of_day.as_str()].join("/"),
        day: due.day,
        summary: told(w, due),
    }
}

/// What happens, in words: register, code and number alone.
pub(crate) fn told(w: Words, due: &Due) -> String {
    let (register, code) = (w.kind_one(due.register), due.code());
    w.with(
        &format!("calendar-{}", due.matter.name()),
        &[("register", &register), ("code", &code), ("count", &due.count)],
    )
}
