//! GET /tasks: everything that waits for the one who asks, across all registers, and what they wait for others to do.

use std::collections::BTreeSet;

use actix_web::{HttpResponse, web};
use askama::Template;
use catalogue::Words;
use domain::facts::{Kind, Row};
use domain::lives::{Event, State};
use domain::staff::Permission;
use persistence::facts::{Kept, by_id};
use persistence::known::Known;
use persistence::leak_reports::LeakReport;
use persistence::lists::{self, View};
use persistence::lives::{Book, book, waiting};
use sea_orm::DatabaseTransaction;

use crate::answer;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;
use crate::leak_reports;
use crate::lives::{roles, today};
use crate::parts::Empty;
use crate::policy::{Policy, Routes};
use crate::registers::{Asking, address_of, called, moment, zone_of};

/// The most papers of one sort that are looked at.
const MOST: u64 = 50;

/// The views in which something waits for somebody.
const VIEWS: [(Kind, View); 12] = [
    (Kind::Transmittals, View::Waiting),
    (Kind::Transmittals, View::Ready),
    (Kind::OnwardRequests, View::Waiting),
    (Kind::Waivers, View::Waiting),
    (Kind::Rounds, View::Waiting),
    (Kind::Events, View::Waiting),
    (Kind::ReturnCases, View::Unsettled),
    (Kind::ReturnCases, View::Waiting),
    (Kind::Incidents, View::Unsettled),
    (Kind::Claims, View::Unsettled),
    (Kind::RectificationPlans, View::Unsettled),
    (Kind::RectificationActions, View::Unsettled),
];

/// Agreements on their way: their columns say nothing of it.
const ON_THE_WAY: [State; 5] = [State::InReview, State::Approved, State::Sent, State::PartlySigned, State::Signed];

pub(crate) fn routes(routes: &mut Routes) {
    routes.get("/tasks", Policy::May(Permission::ReadFacts), show);
}

#[derive(Template)]
#[template(path = "tasks/show.html")]
struct TasksPage {
    w: Frame,
    mine: Vec<Task>,
    others: Vec<Task>,
    empty: Option<Empty>,
    /// Of some sort there are more than are looked at.
    has_more: bool,
}

struct Task {
    register: String,
    address: String,
    title: String,
    name: String,
    /// What it is about: whose, what, why.
    about: String,
    /// What can be done: address and words.
    ways: Vec<(String, String)>,
    /// For whom it waits, where it is not for the one who asks.
    waits: String,
    due: String,
    is_late: bool,
    since: String,
}

async fn show(w: Frame, by: By, house: web::Data<House>) -> Result<HttpResponse, PageError> {
    let txn = house.db.read_txn().await?;
    let (mut mine, mut others) = (Vec::new(), Vec::new());
    let (papers, has_more) = papers(&txn, &house, &by).await?;
    for (kind, id) in papers {
        let Some(kept) = by_id(&txn, &by.scope, kind, id).await? else { continue };
        if kept.state.void || kept.state.superseded_at.is_some() {
            continue;
        }
        match task(&txn, &house, &w, &by, kept).await? {
            Some((task, true)) => mine.push(task),
            Some((task, false)) => others.push(task),
            None => {}
        }
    }
    let reported = reported(&txn, &w, &by).await?;
    let has_more = has_more || reported.len() as u64 >= MOST;
    mine.extend(reported);
    txn.commit().await?;
    for tasks in [&mut mine, &mut others] {
        tasks.sort_by(|a, b| {
            let order = |task: &Task| (task.due.is_empty(), task.due.clone(), task.since.clone());
            order(a).cmp(&order(b))
        });
    }
    let empty = (mine.is_empty() && others.is_empty())
        .then(|| Empty::new(w.t("tasks-none"), w.t("tasks-none-words")).step(w.t("menu-home"), "/".to_owned()));
    answer::page(&TasksPage { w, mine, others, empty, has_more })
}

/// What people outside reported and nobody has done anything about, for those who answer it; what they wrote is on its page
/// alone, where reading it is an act.
async fn reported(txn: &DatabaseTransaction, w: &Frame, by: &By) -> Result<Vec<Task>, PageError> {
    let waiting = leak_reports::waiting(txn, by, MOST).await?;
    let task = |report: &LeakReport| {
        let address = leak_reports::address_of(report.id);
        let state = w.of("leak-report-state", report.state.name());
        Task {
            register: w.t("leak-reports-title"),
            title: w.t1("leak-reports-one", "number", report.id),
            name: String::new(),
            about: w.t2("leak-report-task", "state", state, "at", w.instant(report.received_at)),
            ways: vec![(address.clone(), w.t("leak-report-task-do"))],
            waits: String::new(),
            due: String::new(),
            is_late: false,
            since: String::new(),
            address,
        }
    };
    Ok(waiting.iter().map(task).collect())
}

/// The papers that wait for somebody, each once; and whether of some sort there are more than are looked at.
async fn papers(txn: &DatabaseTransaction, house: &House, by: &By) -> Result<(Vec<(Kind, i64)>, bool), PageError> {
    let mut has_more = false;
    let mut found = waiting::proposed(txn).await?;
    found.extend(waiting::standing(txn, Kind::Agreements, &ON_THE_WAY).await?);
    for (kind, view) in VIEWS {
        let asking = Asking::viewed(kind, view).sized(MOST);
        let query = asking.query(Known::Now, asking.filters(None, house.clock.now()));
        let rows = lists::page(txn, by, &query).await?.rows;
        has_more |= rows.len() as u64 >= MOST;
        found.extend(rows.iter().map(|kept| (kind, kept.id)));
    }
    let mut seen = BTreeSet::new();
    found.retain(|paper| seen.insert(*paper));
    Ok((found, has_more))
}

/// A way on, and not a way out: whoever may only stop a paper has nothing to do about it.
const fn leads_on(event: Event) -> bool {
    !matches!(
        event,
        Event::Discard
            | Event::Cancel
            | Event::CancelEvent
            | Event::Pause
            | Event::Return
            | Event::Refuse
            | Event::Reject
            | Event::Dispute
            | Event::Waive
            | Event::Reopen
            | Event::SpotCheck
            | Event::Suspend
            | Event::Terminate
            | Event::Amend
            | Event::Revoke
            | Event::Supersede
            | Event::OpenReturns
    )
}

/// What a paper asks for, and whether of the one who asks; none where they have no part in it.
async fn task(
    txn: &DatabaseTransaction,
    house: &House,
    w: &Frame,
    by: &By,
    kept: Kept,
) -> Result<Option<(Task, bool)>, PageError> {
    let zone = zone_of(txn, by, &kept.state.row).await?;
    let book = book(txn, by, kept, Known::Now).await?;
    let today = today(house.clock.now(), Known::Now, zone);
    let life = book.life(today);
    let row = life.row;
    let address = address_of(row.kind(), book.kept.id);
    let words = w.words();
    let of_event = |event: Event| words.of("life-event", event.name());
    let mut ways: Vec<(String, String)> = Vec::new();
    let mut who = BTreeSet::new();
    for open in life.proposals(by) {
        let [confirm, ..] = &open.refusals;
        let step = format!("{address}/steps/{}/confirm", open.step.event.name());
        match confirm {
            None => ways.push((step, words.t1("tasks-confirm", "step", of_event(open.step.event)))),
            Some(refusal) => who.extend(refusal.who.iter().copied()),
        }
    }
    for way in life.ways(by).into_iter().filter(|way| leads_on(way.arrow.event)) {
        match way.refusal {
            None => ways.push((format!("{address}/steps/{}", way.arrow.event.name()), of_event(way.arrow.event))),
            Some(refusal) => who.extend(refusal.who),
        }
    }
    let is_mine = !ways.is_empty();
    if !is_mine && !takes_part(&book, by) {
        return Ok(None);
    }
    let who: Vec<_> = who.into_iter().collect();
    let due = due(row);
    let (title, name) = called(words, row);
    let since = book.steps.last().map(|step| moment::words(&step.at.to_string(), zone)).unwrap_or_default();
    let task = Task {
        register: words.kind_one(row.kind()),
        title,
        name,
        about: about(words, row),
        waits: if is_mine { String::new() } else { roles(words, &who) },
        is_late: due.is_some_and(|day| day < today.here.to_string().as_str()),
        due: due.unwrap_or_default().to_owned(),
        ways,
        address,
        since,
    };
    Ok(Some((task, is_mine)))
}

/// The columns that say what a paper is about, those of them that it has.
const ABOUT: [&str; 9] = [
    "party_code",
    "discloser_code",
    "giver_code",
    "recipient_code",
    "recipients",
    "document_code",
    "versions",
    "trigger",
    "reason",
];

fn about(words: Words, row: &Row) -> String {
    let column = |name: &&str| row.kind().columns().iter().find(|column| column.name == *name);
    let told = ABOUT.iter().filter_map(column).filter_map(|column| {
        let cell = words.cell(row.kind(), column, row.get(column.name)?);
        Some(format!("{} {cell}", words.column(row.kind(), column.name)))
    });
    told.collect::<Vec<_>>().join(" · ")
}

/// They wrote it, or took a step of it.
fn takes_part(book: &Book, by: &By) -> bool {
    let wrote = book.written.iter().any(|written| written.by == Some(by.id()));
    wrote || book.steps.iter().any(|step| step.by == by.id())
}

/// The day by which it should be done.
fn due(row: &Row) -> Option<&str> {
    let column = match row.kind() {
        Kind::ReturnCases | Kind::RectificationPlans | Kind::RectificationActions => "due_on",
        Kind::Rounds => "opens_at",
        Kind::Events => "starts_at",
        Kind::Waivers => "from_date",
        Kind::OnwardRequests => "until",
        _ => return None,
    };
    row.get(column).and_then(|day| day.get(..10))
}
