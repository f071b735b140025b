//! GET /outbox/{id}: one mail, with the text that is sent.

use actix_web::{HttpResponse, web};
use askama::Template;
use persistence::outbox::{self, SECRET, State};

use super::list::{badge, recipient, when};
use crate::answer;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Badge, Notice, Tone};

#[derive(Template)]
#[template(path = "outbox/show.html")]
struct MailPage {
    w: Frame,
    subject: String,
    language: String,
    body: String,
    recipient: String,
    state: Badge,
    when: String,
    written: String,
    attempts: String,
    message_id: String,
    notice: Option<Notice>,
}

pub(super) async fn show(
    house: web::Data<House>,
    w: Frame,
    by: By,
    id: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let id = id.parse().map_err(|_| PageError::NotFound)?;
    let mail = outbox::find(house.db.reader(), &by, id).await?.ok_or(PageError::NotFound)?;
    let recipient = recipient(house.db.reader(), &mail).await?;
    let notice = match (mail.state(), &mail.last_error) {
        (State::Failing, Some(error)) => {
            Some(Notice::new(Tone::Warn, w.t("outbox-failing")).words(w.t1("outbox-failing-words", "error", error)))
        }
        (State::Withdrawn, _) => {
            Some(Notice::new(Tone::Note, w.t("outbox-withdrawn")).words(w.t("outbox-withdrawn-words")))
        }
        _ => None,
    };
    answer::page(&MailPage {
        state: badge(&w, &mail),
        when: when(&w, &mail),
        written: w.instant(mail.created_at),
        attempts: mail.attempts.to_string(),
        subject: mail.subject,
        language: mail.language,
        body: mail.body.replace(SECRET, &w.t("outbox-secret")),
        recipient,
        message_id: mail.message_id,
        notice,
        w,
    })
}
