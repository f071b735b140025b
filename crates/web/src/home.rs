//! GET /: what needs attention, each number a link to its list; in a fresh house the first steps.

use actix_web::{HttpResponse, web};
use askama::Template;
use domain::facts::Kind;
use domain::staff::Permission;
use persistence::lists::{self, View};
use sea_orm::DatabaseTransaction;

use crate::answer;
use crate::audits;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;
use crate::leak_reports;
use crate::parts::Tone;
use crate::policy::{Policy, Routes};
use crate::recent::{self, Line};
use crate::registers::{self, Asking};
use crate::reports::{self, Day};
use crate::saved::{self, Entry};

pub(crate) fn routes(routes: &mut Routes) {
    routes.get("/", Policy::SignedIn, show);
}

/// The tiles: a view of a register, its words, and how it looks when it is not empty.
/// What waits for a decision is shown to those who take part in it.
const TILES: &[(Kind, View, &str, Tone)] = &[
    (Kind::Transmittals, View::Waiting, catalogue::key("home-tile-transmittals-waiting"), Tone::Note),
    (Kind::Transmittals, View::Ready, catalogue::key("home-tile-transmittals-ready"), Tone::Note),
    (Kind::OnwardRequests, View::Waiting, catalogue::key("home-tile-onward_requests-waiting"), Tone::Note),
    (Kind::Waivers, View::Waiting, catalogue::key("home-tile-waivers-waiting"), Tone::Note),
    (Kind::Rounds, View::Waiting, catalogue::key("home-tile-rounds-waiting"), Tone::Note),
    (Kind::Events, View::Waiting, catalogue::key("home-tile-events-waiting"), Tone::Note),
    (Kind::ReturnCases, View::Waiting, catalogue::key("home-tile-return_cases-waiting"), Tone::Note),
    (Kind::ReturnCases, View::ReturnOverdue, catalogue::key("home-tile-return_cases-overdue"), Tone::Bad),
    (Kind::Attestations, View::Unregistered, catalogue::key("home-tile-attestations-unregistered"), Tone::Bad),
    (Kind::Disclosures, View::ReturnOverdue, catalogue::key("home-tile-disclosures-return-overdue"), Tone::Bad),
    (Kind::Disclosures, View::Unacknowledged, catalogue::key("home-tile-disclosures-unacknowledged"), Tone::Warn),
    (Kind::Agreements, View::Ended, catalogue::key("home-tile-agreements-ended"), Tone::Quiet),
    (Kind::Incidents, View::Open, catalogue::key("home-tile-incidents-open"), Tone::Bad),
    (Kind::Incidents, View::Unsettled, catalogue::key("home-tile-incidents-unsettled"), Tone::Note),
    (Kind::Sightings, View::Open, catalogue::key("home-tile-sightings-open"), Tone::Bad),
    (Kind::Claims, View::Waiting, catalogue::key("home-tile-claims-waiting"), Tone::Note),
    (Kind::RectificationPlans, View::Waiting, catalogue::key("home-tile-rectification_plans-waiting"), Tone::Note),
    (Kind::RectificationActions, View::Waiting, catalogue::key("home-tile-rectification_actions-waiting"), Tone::Note),
    (Kind::Disclosures, View::Recent, catalogue::key("home-tile-disclosures-recent"), Tone::Quiet),
];

fn is_asked_of(w: &Frame, kind: Kind, view: View) -> bool {
    !matches!(view, View::Waiting | View::Ready) || w.may(Permission::Step(kind))
}

/// How far a tile counts; beyond, it says "more than".
const COUNTED: u64 = 10_000;
/// How many saved lists and audits stand on the page.
const SAVED: usize = 8;

struct Tile {
    address: String,
    count: String,
    words: &'static str,
    tone: &'static str,
    group: Group,
    /// There is nothing of it.
    is_none: bool,
}

/// For what a count stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    /// It came since yesterday.
    New,
    /// It waits for those of the reader's roles.
    Yours,
    /// How things stand.
    Standing,
}

/// The counts of one group: those that are something as tiles, the others in a line.
struct Tiles {
    words: &'static str,
    /// Where all of it is; blank where there is no such page.
    more: &'static str,
    some: Vec<Tile>,
    none: Vec<Tile>,
}

impl Tiles {
    fn grouped(mut all: Vec<Tile>) -> Vec<Self> {
        let groups = [
            (Group::New, catalogue::key("home-new"), ""),
            (Group::Yours, catalogue::key("home-yours"), "/tasks"),
            (Group::Standing, catalogue::key("home-attention"), ""),
        ];
        let tiles = groups.map(|(group, words, more)| {
            let of_group = all.extract_if(.., |tile| tile.group == group);
            let (none, some) = of_group.partition(|tile| tile.is_none);
            Self { words, more, some, none }
        });
        tiles.into_iter().filter(|tiles| !tiles.some.is_empty() || !tiles.none.is_empty()).collect()
    }
}

impl Tile {
    fn of_audit(tile: audits::Tile) -> Self {
        let audits::Tile { address, count, words, tone, is_new } = tile;
        let group = if is_new { Group::New } else { Group::Standing };
        Self { address, count: count.to_string(), words, tone: tone.class(), group, is_none: count == 0 }
    }
}

/// A first step of a fresh house.
struct Step {
    address: String,
    words: &'static str,
}

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    w: Frame,
    name: String,
    groups: Vec<Tiles>,
    /// What lapsed overnight, and what is due today.
    days: Vec<Day>,
    is_fresh: bool,
    steps: Vec<Step>,
    saved: Vec<Entry>,
    has_more_saved: bool,
    recent: Vec<Line>,
}

async fn show(w: Frame, by: By, house: web::Data<House>) -> Result<HttpResponse, PageError> {
    let opened = house.recent.of(by.id());
    let txn = house.db.read_txn().await?;
    let is_fresh = lists::total_counting(&txn, &by, Kind::Parties, &[], 0).await?;
    let is_fresh = !is_fresh.has_more;
    let mut tiles = Vec::new();
    if !is_fresh && w.may(Permission::ReadFacts) {
        for (kind, view, words, tone) in TILES.iter().filter(|(kind, view, ..)| is_asked_of(&w, *kind, *view)) {
            let asking = Asking::viewed(*kind, *view);
            let filters = asking.filters(None, house.clock.now());
            let count = lists::total_counting(&txn, &by, *kind, &filters, COUNTED).await?;
            let is_yours = matches!(view, View::Waiting | View::Ready);
            let group = if is_yours { Group::Yours } else { Group::Standing };
            let is_none = count.rows == 0;
            let count = if count.has_more { w.t1("home-more", "count", COUNTED) } else { count.rows.to_string() };
            tiles.push(Tile { address: asking.address(), count, words, tone: tone.class(), group, is_none });
        }
    }
    tiles.extend(reported(&txn, &w, &by).await?);
    let mut saved = saved::entries(&txn, &w, &by).await?;
    let has_more_saved = saved.len() > SAVED;
    saved.retain(|entry| !entry.is_closed);
    saved.truncate(SAVED);
    let recent = recent::lines(&txn, &w, &by, opened).await?;
    txn.commit().await?;
    let mut days = Vec::new();
    if !is_fresh && w.may(Permission::Audit) {
        let of_portfolio = audits::tiles(&house, &by).await?.into_iter();
        let agenda = reports::agenda(&house, &by).await?;
        let more = [reports::returns_tile(&agenda.copies), reports::findings_tile(&house, &by).await?];
        let of_reports = reports::tiles(&agenda.ending).into_iter().chain(more);
        days = reports::days(&house, w.words(), &by, &agenda).await?;
        let first = of_portfolio.chain(of_reports).map(Tile::of_audit);
        tiles = first.chain(tiles).collect();
    }
    let steps = if is_fresh { first_steps(&w) } else { Vec::new() };
    let name = by.member.name.clone();
    let groups = Tiles::grouped(tiles);
    answer::page(&HomePage { w, name, groups, days, is_fresh, steps, saved, has_more_saved, recent })
}

/// What people outside reported and nobody has done anything about, for those who answer it.
async fn reported(txn: &DatabaseTransaction, w: &Frame, by: &By) -> Result<Option<Tile>, PageError> {
    if !w.may(Permission::AnswerReports) {
        return Ok(None);
    }
    let waiting = leak_reports::counts(txn, by).await?.waiting;
    let words = catalogue::key("home-tile-leak-reports-waiting");
    let (address, tone) = (leak_reports::WAITING.to_owned(), Tone::Bad.class());
    Ok(Some(Tile { address, count: waiting.to_string(), words, tone, group: Group::Yours, is_none: waiting == 0 }))
}

fn first_steps(w: &Frame) -> Vec<Step> {
    let new = |kind| format!("{}/new", registers::address(kind));
    let steps = [
        (Permission::Import, "/import".to_owned(), catalogue::key("home-fresh-import")),
        (Permission::Enter(Kind::Parties), new(Kind::Parties), catalogue::key("home-fresh-manufacturer")),
        (Permission::Enter(Kind::Programmes), new(Kind::Programmes), catalogue::key("home-fresh-programme")),
    ];
    let open = steps.into_iter().filter(|(permission, ..)| w.may(*permission));
    open.map(|(_, address, words)| Step { address, words }).collect()
}
