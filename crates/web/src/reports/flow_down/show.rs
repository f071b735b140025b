//! GET /reports/flow-down: the matrix of clauses, with the edges where one is weaker or missing.

use std::collections::BTreeSet;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use audits::{FlowDownAnswer, FlowDownFilter, FlowDownRow};
use catalogue::Words;
use domain::coverage::clauses::{Clause, ClauseState};
use domain::facts::Kind;
use domain::staff::Actor;

use super::super::head::{FormOnly, Head, Refused, Tile, when};
use super::super::narrow::Narrow;
use super::narrowing::Counts;
use super::rows::{Papers, RowView, tone};
use super::{Answered, Asking, REPORT, ask};
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
use crate::parts::{Empty, Notice, Pages, Tone};
use crate::registers::Pairs;

#[derive(Template)]
#[template(path = "reports/flow_down.html")]
struct FlowDownPage {
    w: Frame,
    head: Head,
    banners: Vec<Notice>,
    sentence: String,
    tiles: Vec<Tile>,
    narrow: Narrow,
    /// The clauses by their short names, with whether the coverage rule compares them.
    clauses: Vec<(String, bool)>,
    rows: Vec<RowView>,
    empty: Option<Empty>,
    pages: Pages,
}

pub(super) async fn show(
    w: Frame,
    by: By,
    house: web::Data<House>,
    pairs: Asked<Pairs>,
) -> Result<HttpResponse, PageError> {
    let (actor, asking) = (by.member.actor(), Asking::read(&REPORT, &pairs));
    match ask(&house, &actor, &asking).await? {
        Ok(answered) => {
            acts::record(&house, &actor, "view-audit", ("report", "flow-down"), asking.particulars()).await?;
            page(w, &house, &actor, &asking, answered).await
        }
        Err(refused) => {
            let head = head(w.words(), &asking, refused);
            answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &FormOnly { w, head })
        }
    }
}

fn head(w: Words, asking: &Asking, Refused { zones, problems }: Refused) -> Head {
    Head::new(w, (w.t("flow-down-title"), w.t("flow-down-lead")), asking, (zones, problems), Vec::new())
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
    let total = answer.count(&filter) as u64;
    let before = before_page(&asking.first_page().address());
    let pages = Pages::new(words, before, asking.paging.page, asking.paging.size, total);
    let shown: Vec<FlowDownRow> = answer.shown(&filter, pages.skip()).take(asking.paging.rows()).collect();
    let mut codes = Codes::default();
    counts.codes(&mut codes);
    shown.iter().flat_map(|row| [&row.giver, &row.recipient]).for_each(|code| codes.subject(code));
    filter.programme.iter().for_each(|code| codes.programme(code));
    filter.party.iter().for_each(|code| codes.subject(code));
    let naming = codes.named(house.db.reader(), actor).await?;
    let papers = papers(house, actor, &shown).await?;
    let known = (&naming, &papers);
    answer::page(&FlowDownPage {
        head: head(words, asking, Refused { zones, problems: Problems::default() }),
        banners: banners(words, &answer.times, answer.zone),
        sentence: sentence(words, &answer),
        tiles: tiles(words, asking, &answer),
        narrow: counts.narrow(words, asking, &filter, &naming),
        clauses: Clause::ALL.map(|one| (words.of("flow-down-short", one.name()), one.is_compared())).into(),
        rows: shown.iter().map(|row| RowView::new(words, row, known, &answer.times)).collect(),
        empty: (total == 0).then(|| nothing(&w, asking, &answer)),
        pages,
        w,
    })
}

/// The records of the papers that are shown.
async fn papers(house: &House, actor: &Actor, shown: &[FlowDownRow]) -> Result<Papers, PageError> {
    let codes: BTreeSet<&str> =
        shown.iter().flat_map(|row| [&row.above, &row.own]).flatten().map(String::as_str).collect();
    let codes: Vec<&str> = codes.into_iter().collect();
    let mut papers = Papers::new();
    for kind in [Kind::Agreements, Kind::Commitments] {
        let found = persistence::facts::numbers_of(house.db.reader(), &actor.scope, kind, &codes).await?;
        papers.extend(found.into_iter().map(|(code, id)| (code, (kind, id))));
    }
    Ok(papers)
}

fn with(answer: &FlowDownAnswer, state: ClauseState) -> usize {
    answer.count(&FlowDownFilter { state: Some(state), ..FlowDownFilter::default() })
}

fn sentence(w: Words, answer: &FlowDownAnswer) -> String {
    let when = when(w, &answer.times, answer.zone);
    let rows = answer.count(&FlowDownFilter::default());
    let (weaker, missing) = (with(answer, ClauseState::Weaker), with(answer, ClauseState::Missing));
    w.with("flow-down-sentence", &[("when", &when), ("rows", &rows), ("weaker", &weaker), ("missing", &missing)])
}

fn tiles(w: Words, asking: &Asking, answer: &FlowDownAnswer) -> Vec<Tile> {
    let states = [ClauseState::Weaker, ClauseState::Missing, ClauseState::Required, ClauseState::Evidenced];
    let tile = |state: ClauseState| {
        let count = with(answer, state);
        let asked = asking.cleared(&["programme"]).changed("state", state.name());
        let tone = if count == 0 { Tone::Quiet } else { tone(state) };
        Tile::new(asking, &asked, (count, w.of("flow-down-tile", state.name())), tone)
    };
    states.map(tile).into()
}

/// What stands in place of rows.
fn nothing(w: &Frame, asking: &Asking, answer: &FlowDownAnswer) -> Empty {
    if answer.count(&FlowDownFilter::default()) == 0 {
        return Empty::new(w.t("flow-down-none"), w.t("flow-down-none-words"));
    }
    let all = asking.cleared(&["programme"]).address();
    Empty::new(w.t("portfolio-none"), w.t("portfolio-none-words")).step(w.t("audit-none-step"), all)
}
