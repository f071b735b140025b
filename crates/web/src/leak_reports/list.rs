//! GET /leak-reports: what people outside reported, the last first; all of it, or what waits for the staff.

use actix_web::{HttpResponse, web};
use askama::Template;
use catalogue::Words;
use persistence::leak_reports::{Counts, LeakReport, Part, actions, page};

use super::{LIST, address_of, counts, state};
use crate::answer;
use crate::audits::address::{Paging, Way, address, before_page};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Badge, Empty, Pages};
use crate::registers::{Pairs, first};

/// So many characters of what was seen stand in the list.
const SHOWN: usize = 120;
/// The address's word for what waits.
const STATE_WAITING: &str = "waiting";

#[derive(Template)]
#[template(path = "leak_reports/list.html")]
struct ListPage {
    w: Frame,
    states: Vec<Way>,
    sizes: Vec<Way>,
    lines: Vec<Line>,
    pages: Pages,
    empty: Option<Empty>,
}

struct Line {
    id: i64,
    address: String,
    received: String,
    state: Badge,
    waits: bool,
    incident: String,
    seen: String,
}

pub(super) async fn show(
    house: web::Data<House>,
    w: Frame,
    by: By,
    asked: Asked<Pairs>,
) -> Result<HttpResponse, PageError> {
    let only_waiting = first(&asked, "state") == STATE_WAITING;
    let paging = Paging::read(&asked);
    let txn = house.db.write_txn().await?;
    let counts = counts(&txn, &by).await?;
    let total = if only_waiting { counts.waiting } else { counts.all };
    let words = w.words();
    let pages = Pages::new(words, before_page(&at(only_waiting, paging.first_page())), paging.page, paging.size, total);
    let part = Part { only_waiting, skip: pages.skip() as u64, most: paging.size };
    let found = page(&txn, &by, part).await?;
    let numbers: Vec<i64> = found.iter().map(|report| report.id).collect();
    if !numbers.is_empty() {
        actions::view(&txn, &by, &numbers, house.clock.now()).await?;
    }
    txn.commit().await?;
    answer::page(&ListPage {
        states: states(words, only_waiting, paging, counts),
        sizes: paging.ways(words, |paging| at(only_waiting, paging)),
        lines: found.iter().map(|report| line(&w, report)).collect(),
        pages,
        empty: (total == 0).then(|| empty(words, only_waiting)),
        w,
    })
}

/// The list's own address.
fn at(only_waiting: bool, paging: Paging) -> String {
    let [size, page] = paging.fields();
    let state = if only_waiting { STATE_WAITING } else { "" };
    address(LIST, &[("state", state.to_owned()), size, page])
}

fn states(w: Words, only_waiting: bool, paging: Paging, counts: Counts) -> Vec<Way> {
    let way = |words: String, is_waiting: bool| Way {
        words,
        address: at(is_waiting, paging.first_page()),
        is_chosen: is_waiting == only_waiting,
    };
    vec![
        way(w.t1("leak-reports-all", "count", counts.all), false),
        way(w.t1("leak-reports-waiting", "count", counts.waiting), true),
    ]
}

fn empty(w: Words, only_waiting: bool) -> Empty {
    if only_waiting {
        Empty::new(w.t("leak-reports-none-waiting"), w.t("leak-reports-none-waiting-words"))
            .step(w.t("outbox-all"), LIST)
    } else {
        Empty::new(w.t("leak-reports-none"), w.t("leak-reports-none-words"))
    }
}

fn line(w: &Frame, report: &LeakReport) -> Line {
    let mut seen: String = report.seen.chars().take(SHOWN).collect();
    if report.seen.chars().count() > SHOWN {
        seen.push('…');
    }
    Line {
        id: report.id,
        address: address_of(report.id),
        received: w.instant(report.received_at),
        state: state(w, report),
        waits: report.waits,
        incident: report.incident.clone().unwrap_or_default(),
        seen,
    }
}
