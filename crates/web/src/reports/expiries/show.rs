//! GET /reports/expiries: what ends when, by window, with what takes over.

use std::collections::BTreeSet;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use audits::{ExpiriesAnswer, Expiry, ExpiryFilter};
use catalogue::Words;
use domain::expiries::Window;
use domain::facts::Kind;
use domain::staff::{Actor, Permission};

use super::super::head::{FormOnly, Head, Refused, Tile, when};
use super::super::narrow::Narrow;
use super::narrowing::Counts;
use super::rows::{Group, Numbers, groups, tone};
use super::{Answered, Asking, KEPT, ask};
use crate::answer;
use crate::audits::acts;
use crate::audits::address::before_page;
use crate::audits::naming::Codes;
use crate::audits::times::{Problems, banners};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Empty, Field, Notice, Pages, Tone};
use crate::registers::Pairs;

#[derive(Template)]
#[template(path = "reports/expiries.html")]
struct ExpiriesPage {
    w: Frame,
    head: Head,
    banners: Vec<Notice>,
    sentence: String,
    tiles: Vec<Tile>,
    narrow: Narrow,
    groups: Vec<Group>,
    empty: Option<Empty>,
    pages: Pages,
}

pub(super) async fn show(
    w: Frame,
    by: By,
    house: web::Data<House>,
    pairs: Asked<Pairs>,
) -> Result<HttpResponse, PageError> {
    let (actor, asking) = (by.member.actor(), Asking::read(&KEPT, &pairs));
    match ask(&house, &actor, &asking, false).await? {
        Ok(answered) => {
            acts::record(&house, &actor, "view-audit", ("report", "expiries"), asking.particulars()).await?;
            page(w, &house, &actor, &asking, answered).await
        }
        Err(refused) => {
            let head = head(w.words(), &asking, refused);
            answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &FormOnly { w, head })
        }
    }
}

fn head(w: Words, asking: &Asking, Refused { zones, problems }: Refused) -> Head {
    let ended = Field::text("ended", w.t("expiries-ended")).value(asking.part("ended"));
    let ended = ended.hint(w.t1("expiries-ended-hint", "days", domain::expiries::ENDED_DAYS));
    Head::new(w, (w.t("expiries-title"), w.t("expiries-lead")), asking, (zones, problems), vec![ended])
}

async fn page(
    w: Frame,
    house: &House,
    actor: &Actor,
    asking: &Asking,
    Answered { answer, filter, zones }: Answered,
) -> Result<HttpResponse, PageError> {
    let words = w.words();
    let counts = Counts::of(&answer, asking, &filter);
    let total = answer.shown(&filter).count() as u64;
    let before = before_page(&asking.first_page().address());
    let pages = Pages::new(words, before, asking.paging.page, asking.paging.size, total);
    let shown: Vec<&Expiry> = answer.shown(&filter).skip(pages.skip()).take(asking.paging.rows()).collect();
    let mut codes = Codes::default();
    counts.codes(&mut codes);
    shown.iter().flat_map(|row| &row.parties).for_each(|code| codes.subject(code));
    filter.programme.iter().for_each(|code| codes.programme(code));
    filter.party.iter().for_each(|code| codes.subject(code));
    let naming = codes.named(house.db.reader(), actor).await?;
    let numbers = numbers(house, actor, &shown).await?;
    answer::page(&ExpiriesPage {
        head: head(words, asking, Refused { zones, problems: Problems::default() }),
        banners: banners(words, &answer.times, answer.zone),
        sentence: sentence(words, &answer),
        tiles: tiles(words, asking, &answer),
        narrow: counts.narrow(words, asking, &filter, &naming),
        groups: groups(words, &shown, (&naming, &numbers), &answer.times),
        empty: (total == 0).then(|| nothing(&w, asking, &answer)),
        pages,
        w,
    })
}

/// The numbers of the records that are shown.
async fn numbers(house: &House, actor: &Actor, shown: &[&Expiry]) -> Result<Numbers, PageError> {
    let mut numbers = Numbers::new();
    for kind in shown.iter().map(|row| row.register).collect::<BTreeSet<Kind>>() {
        let keys: Vec<&str> = shown.iter().filter(|row| row.register == kind).map(|row| row.key.as_str()).collect();
        let found = persistence::facts::numbers_of(house.db.reader(), &actor.scope, kind, &keys).await?;
        numbers.extend(found.into_iter().map(|(key, id)| ((kind, key), id)));
    }
    Ok(numbers)
}

fn sentence(w: Words, answer: &ExpiriesAnswer) -> String {
    let count = |window| {
        let filter = ExpiryFilter { window: Some(window), ..ExpiryFilter::default() };
        answer.shown(&filter).count()
    };
    let when = when(w, &answer.times, answer.zone);
    let (soon, later, ended) = (count(Window::Days30), count(Window::Days180), count(Window::Ended));
    w.with(
        "expiries-sentence",
        &[("when", &when), ("soon", &soon), ("later", &later), ("ended", &ended), ("days", &answer.ended)],
    )
}

fn tiles(w: Words, asking: &Asking, answer: &ExpiriesAnswer) -> Vec<Tile> {
    let tile = |window: Window| {
        let filter = ExpiryFilter { window: Some(window), ..ExpiryFilter::default() };
        let count = answer.shown(&filter).count();
        let asked = asking.cleared(&["ended"]).changed("window", window.name());
        let tone = if count == 0 { Tone::Quiet } else { tone(window) };
        Tile::new(asking, &asked, (count, w.of("expiries-tile", window.name())), tone)
    };
    Window::ALL.map(tile).into()
}

/// What stands in place of rows, with the next step.
fn nothing(w: &Frame, asking: &Asking, answer: &ExpiriesAnswer) -> Empty {
    if !answer.rows.is_empty() {
        let all = asking.cleared(&["ended"]).address();
        return Empty::new(w.t("portfolio-none"), w.t("portfolio-none-words")).step(w.t("audit-none-step"), all);
    }
    let empty = Empty::new(w.t("expiries-none"), w.t1("expiries-none-words", "days", answer.ended));
    if w.may(Permission::ReadFacts) { empty.step(w.kind(Kind::Agreements), "/agreements") } else { empty }
}
