//! GET /outbox: the mails that wait, are tried again or were sent, the last written first.

use actix_web::{HttpResponse, web};
use askama::Template;
use catalogue::Words;
use persistence::contacts;
use persistence::outbox::{self, Mail, State};
use sea_orm::ConnectionTrait;

use super::ADDRESS;
use crate::answer;
use crate::audits::address::{Paging, Way, address, before_page, first};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Badge, Empty, Notice, Pages, Tone};
use crate::registers::Pairs;

struct Line {
    address: String,
    subject: String,
    language: String,
    recipient: String,
    state: Badge,
    /// When it was sent, is tried next, or was withdrawn.
    when: String,
    written: String,
}

#[derive(Template)]
#[template(path = "outbox/list.html")]
struct ListPage {
    w: Frame,
    notice: Option<Notice>,
    states: Vec<Way>,
    sizes: Vec<Way>,
    lines: Vec<Line>,
    pages: Pages,
    empty: Option<Empty>,
}

pub(super) async fn show(
    house: web::Data<House>,
    w: Frame,
    by: By,
    asked: Asked<Pairs>,
) -> Result<HttpResponse, PageError> {
    let (state, paging) = (State::of_name(first(&asked, "state")), Paging::read(&asked));
    let reader = house.db.reader();
    let (mut mails, total) = outbox::page(reader, &by, state, (paging.page, paging.size)).await?;
    let last = total.div_ceil(paging.size).max(1);
    if paging.page > last {
        mails = outbox::page(reader, &by, state, (last, paging.size)).await?.0;
    }
    let mut lines = Vec::new();
    for mail in &mails {
        let recipient = recipient(reader, mail).await?;
        lines.push(line(&w, mail, recipient));
    }
    let words = w.words();
    let before = before_page(&at(state, paging.first_page()));
    answer::page(&ListPage {
        notice: house
            .settings
            .mail
            .is_none()
            .then(|| Notice::new(Tone::Warn, w.t("outbox-no-server")).words(w.t("outbox-no-server-cure"))),
        states: states(words, state, paging),
        sizes: paging.ways(words, |paging| at(state, paging)),
        lines,
        pages: Pages::new(words, before, paging.page, paging.size, total),
        empty: (total == 0).then(|| empty(words, state)),
        w,
    })
}

/// The list's own address.
fn at(state: Option<State>, paging: Paging) -> String {
    let [size, page] = paging.fields();
    address(ADDRESS, &[("state", state.map(State::name).unwrap_or_default().to_owned()), size, page])
}

fn states(w: Words, chosen: Option<State>, paging: Paging) -> Vec<Way> {
    let way = |state: Option<State>| Way {
        words: state.map_or_else(|| w.t("outbox-all"), |state| w.of("outbox-state", state.name())),
        address: at(state, paging.first_page()),
        is_chosen: state == chosen,
    };
    [None].into_iter().chain(State::ALL.map(Some)).map(way).collect()
}

fn empty(w: Words, state: Option<State>) -> Empty {
    match state {
        None => Empty::new(w.t("outbox-empty"), w.t("outbox-empty-words")),
        Some(_) => {
            Empty::new(w.t("outbox-nothing-found"), w.t("outbox-nothing-found-words")).step(w.t("outbox-all"), ADDRESS)
        }
    }
}

/// To whom a mail goes: somebody on the staff, or a contact of an outside party.
pub(super) async fn recipient(conn: &impl ConnectionTrait, mail: &Mail) -> Result<String, PageError> {
    let contact = match mail.contact {
        Some(id) => contacts::find(conn, id).await?,
        None => None,
    };
    Ok(contact.map_or_else(|| mail.name.clone(), |contact| format!("{} · {}", contact.party, contact.name)))
}

fn line(w: &Frame, mail: &Mail, recipient: String) -> Line {
    Line {
        address: format!("{ADDRESS}/{}", mail.id),
        subject: mail.subject.clone(),
        language: mail.language.clone(),
        recipient,
        state: badge(w, mail),
        when: when(w, mail),
        written: w.instant(mail.created_at),
    }
}

pub(super) fn badge(w: &Frame, mail: &Mail) -> Badge {
    let tone = match mail.state() {
        State::Waiting => Tone::Note,
        State::Failing => Tone::Warn,
        State::Sent => Tone::Good,
        State::Withdrawn => Tone::Quiet,
    };
    Badge::new(tone, w.of("outbox-state", mail.state().name()))
}

/// What its state says of time: when it was sent, or when it is tried next.
pub(super) fn when(w: &Frame, mail: &Mail) -> String {
    let at = |at: Option<domain::time::Instant>| at.map(|at| w.instant(at)).unwrap_or_default();
    match mail.state() {
        State::Waiting | State::Failing => w.t1("outbox-next", "at", at(mail.next_at)),
        State::Sent => at(mail.sent_at),
        State::Withdrawn => at(mail.withdrawn_at),
    }
}
