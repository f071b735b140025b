//! GET a report that lists rows, and its .csv, .xlsx, .pdf and .json: one handler and one page for all reports of this sort.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use audits::Times;
use catalogue::Words;
use chrono_tz::Tz;
use domain::staff::Actor;
use serde::Serialize;

use super::MAY;
use super::asking::{Asking, Report};
use super::export::{self, Answer};
use super::head::{FormOnly, Head, Refused, Tile, times};
use super::narrow::Narrow;
use super::table::{Piece, Table};
use crate::answer;
use crate::audits::acts;
use crate::audits::address::before_page;
use crate::audits::times::{Problems, Zones, banners};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;
use crate::paper::Paper;
use crate::parts::{Empty, Notice, Pages};
use crate::policy::Routes;
use crate::registers::Pairs;

/// The answer of a report that lists rows; its serialised form is the JSON that scripts read.
pub(super) trait Listed: Serialize + Sized + 'static {
    type Row: 'static;
    /// What its address narrows the rows to.
    type Filter;

    const REPORT: &'static Report;
    /// The names of the cells of its rows.
    const COLUMNS: &'static [&'static str];
    /// The catalogue's keys of its title and of what it answers.
    const TITLE: &'static str;
    const LEAD: &'static str;

    /// Everything at the times of the question, with what the address narrows it to.
    async fn asked(
        house: &House,
        actor: &Actor,
        asking: &Asking,
        times: Times,
    ) -> Result<(Self, Self::Filter), PageError>;

    fn admits(filter: &Self::Filter, row: &Self::Row) -> bool;

    fn all(&self) -> &Vec<Self::Row>;

    fn all_mut(&mut self) -> &mut Vec<Self::Row>;

    fn cells(row: &Self::Row) -> Vec<String>;

    /// The two times, and the zone in which they are told.
    fn told(&self) -> (&Times, Tz);

    /// What its page says besides its head.
    async fn body(&self, seen: Seen<'_, Self>, shown: &[&Self::Row]) -> Result<Body, PageError>;
}

/// For whom a page is made, and what was asked.
pub(super) struct Seen<'a, L: Listed> {
    pub(super) w: Words,
    pub(super) house: &'a House,
    pub(super) actor: &'a Actor,
    pub(super) asking: &'a Asking,
    pub(super) filter: &'a L::Filter,
}

/// What a page says: its answer in a sentence, its counts, what narrows it, the rows that are shown, and what stands in their place.
pub(super) struct Body {
    pub(super) sentence: String,
    pub(super) tiles: Vec<Tile>,
    pub(super) narrow: Narrow,
    pub(super) table: Table,
    pub(super) nothing: Empty,
}

#[derive(Template)]
#[template(path = "reports/listed.html")]
struct ListedPage {
    w: Frame,
    head: Head,
    banners: Vec<Notice>,
    body: Body,
    is_empty: bool,
    pages: Pages,
}

pub(super) fn routes<L: Listed>(routes: &mut Routes) {
    routes.get(format!("/reports/{}", L::REPORT.name), MAY, show::<L>);
    export::routes::<L>(routes);
}

/// An answer with what narrows it, and the zones of its times.
type Answered<L> = (L, <L as Listed>::Filter, Zones);

/// Asks what the address asks; a time that cannot be read comes back with its problem.
async fn ask<L: Listed>(
    house: &House,
    actor: &Actor,
    asking: &Asking,
) -> Result<Result<Answered<L>, Refused>, PageError> {
    let zones = Zones::of(house.db.reader(), actor).await?;
    let times = match times(asking, zones) {
        Ok(times) => times,
        Err(refused) => return Ok(Err(refused)),
    };
    let (answer, filter) = L::asked(house, actor, asking, times).await?;
    Ok(Ok((answer, filter, zones)))
}

impl<L: Listed> Answer for L {
    const REPORT: &'static Report = <Self as Listed>::REPORT;
    const COLUMNS: &'static [&'static str] = <Self as Listed>::COLUMNS;

    async fn narrowed(house: &House, actor: &Actor, asking: &Asking) -> Result<Self, PageError> {
        let (mut answer, filter, _) = ask::<Self>(house, actor, asking).await?.map_err(|_| PageError::Malformed)?;
        answer.all_mut().retain(|row| Self::admits(&filter, row));
        Ok(answer)
    }

    fn rows(&self) -> impl Iterator<Item = impl AsRef<[String]>> {
        self.all().iter().map(Self::cells)
    }

    fn told(&self, w: Words, paper: Paper) -> Paper {
        paper.saying(w.t(Self::LEAD))
    }
}

async fn show<L: Listed>(
    w: Frame,
    by: By,
    house: web::Data<House>,
    pairs: Asked<Pairs>,
) -> Result<HttpResponse, PageError> {
    let (actor, asking) = (by.member.actor(), Asking::read(<L as Listed>::REPORT, &pairs));
    match ask::<L>(&house, &actor, &asking).await? {
        Ok(answered) => {
            let name = <L as Listed>::REPORT.name;
            acts::record(&house, &actor, "view-audit", ("report", name), asking.particulars()).await?;
            Box::pin(page(w, (&house, &actor), &asking, answered)).await
        }
        Err(refused) => {
            let head = head::<L>(w.words(), &asking, refused);
            answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &FormOnly { w, head })
        }
    }
}

fn head<L: Listed>(w: Words, asking: &Asking, Refused { zones, problems }: Refused) -> Head {
    Head::new(w, (w.t(L::TITLE), w.t(L::LEAD)), asking, (zones, problems), Vec::new())
}

async fn page<L: Listed>(
    w: Frame,
    (house, actor): (&House, &Actor),
    asking: &Asking,
    (found, filter, zones): Answered<L>,
) -> Result<HttpResponse, PageError> {
    let words = w.words();
    let admitted: Vec<&L::Row> = found.all().iter().filter(|row| L::admits(&filter, row)).collect();
    let before = before_page(&asking.first_page().address());
    let pages = Pages::new(words, before, asking.paging.page, asking.paging.size, admitted.len() as u64);
    let shown: Vec<&L::Row> = admitted.iter().copied().skip(pages.skip()).take(asking.paging.rows()).collect();
    let body = found.body(Seen { w: words, house, actor, asking, filter: &filter }, &shown).await?;
    let (times, zone) = found.told();
    answer::page(&ListedPage {
        head: head::<L>(words, asking, Refused { zones, problems: Problems::default() }),
        banners: banners(words, times, zone),
        body,
        is_empty: admitted.is_empty(),
        pages,
        w,
    })
}
