//! GET and POST /link/{token}, POST /link/{token}/again: a link opens once; a dead one says why, and sends another.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use catalogue::Language;
use domain::time::Instant;
use persistence::links::{self, Dead, Link};
use persistence::throttle::{self, Admission};

use super::letter::{About, Sender, mail};
use super::origin;
use crate::answer::{page_with, see_other_with};
use crate::chance;
use crate::door::cookie;
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Notice, Tone};

#[derive(Template)]
#[template(path = "links/door.html")]
struct DoorPage {
    w: Frame,
    notice: Option<Notice>,
    /// Where the link is opened; blank for a dead one.
    open: String,
    /// Where another is asked for; blank where none is sent.
    again: String,
}

async fn link_of(house: &House, token: &str) -> Result<Link, PageError> {
    links::of_token(house.db.reader(), token).await?.ok_or(PageError::NotFound)
}

/// Mail programs look at links by themselves: looking opens nothing.
pub(super) async fn show(
    house: web::Data<House>,
    w: Frame,
    token: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let link = link_of(&house, &token).await?;
    tell(w, &link, &token, house.clock.now(), None)
}

fn tell(w: Frame, link: &Link, token: &str, now: Instant, notice: Option<Notice>) -> Result<HttpResponse, PageError> {
    let w = w.speaking(Language::parse(&link.contact.language).unwrap_or_default());
    let dead = link.dead(now);
    let why = |words: String| Some(Notice::new(Tone::Warn, w.t("link-dead")).words(words));
    let notice = notice.or_else(|| match dead {
        None => None,
        Some(Dead::Opened(at)) => why(w.t1("link-dead-opened", "at", w.instant(at))),
        Some(Dead::Expired(at)) => why(w.t1("link-dead-expired", "at", w.instant(at))),
        Some(Dead::Withdrawn) => why(w.t("link-dead-withdrawn")),
    });
    let can_ask = link.answer.is_none() && matches!(dead, Some(Dead::Opened(_) | Dead::Expired(_)));
    let status = if dead.is_some() { StatusCode::GONE } else { StatusCode::OK };
    let page = DoorPage {
        open: if dead.is_none() { format!("/link/{token}") } else { String::new() },
        again: if can_ask { format!("/link/{token}/again") } else { String::new() },
        notice,
        w,
    };
    page_with(status, &page)
}

pub(super) async fn open(
    house: web::Data<House>,
    w: Frame,
    token: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let session = chance::token()?;
    let now = house.clock.now();
    let txn = house.db.write_txn().await?;
    let link = links::of_token(&txn, &token).await?.ok_or(PageError::NotFound)?;
    if !links::open(&txn, &link, &session, now).await? {
        txn.rollback().await?;
        let link = link_of(&house, &token).await?;
        return tell(w, &link, &token, now, None);
    }
    txn.commit().await?;
    let inside = if link.signs.is_some() { "/signing" } else { "/received" };
    Ok(see_other_with(inside, [cookie::set(&house.settings, cookie::RECEIVED, session)]))
}

/// Sends another link of the same kind to the same contact, however often the old one is asked.
pub(super) async fn again(
    house: web::Data<House>,
    w: Frame,
    request: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let now = house.clock.now();
    let txn = house.db.write_txn().await?;
    let link = links::of_token(&txn, &token).await?.ok_or(PageError::NotFound)?;
    let origin = origin(&house, &request);
    let can_ask = link.answer.is_none() && matches!(link.dead(now), Some(Dead::Opened(_) | Dead::Expired(_)));
    let (Some(origin), true) = (origin, can_ask) else {
        txn.rollback().await?;
        return tell(w, &link, &token, now, None);
    };
    let subject = format!("link {}", link.contact.id);
    let admitted = throttle::admit(&txn, &subject, house.settings.account_rule, now).await?;
    let speaking = w.clone().speaking(Language::parse(&link.contact.language).unwrap_or_default());
    let notice = match admitted {
        Admission::Wait { until } => {
            Notice::new(Tone::Warn, speaking.t1("link-again-later", "at", speaking.instant(until)))
        }
        Admission::Admitted => {
            if let Some(sender) = Sender::of(&txn, &link).await? {
                mail(&txn, &house, &origin, (&link.contact, About::of(&link)), &sender).await?;
                Notice::new(Tone::Good, speaking.t("link-again-sent"))
            } else {
                Notice::new(Tone::Warn, speaking.t("link-again-nobody"))
            }
        }
    };
    txn.commit().await?;
    tell(w, &link, &token, now, Some(notice))
}
