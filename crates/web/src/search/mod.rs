//! GET and POST /search: records of every register by code, name or title. Words are sent, so that none stands in an address.

use actix_web::{HttpResponse, web};
use askama::Template;
use domain::facts::Kind;
use domain::staff::Permission;
use persistence::known::Known;
use persistence::lists;

use crate::answer;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::{Filled, FindForm};
use crate::frame::Frame;
use crate::house::House;
use crate::parts::Empty;
use crate::policy::{Policy, Routes};
use crate::registers::{Asking, address, address_of, called};

/// How many of each register are shown; its list has all.
const SHOWN: u64 = 5;
/// More is no code, name or title.
const MOST_CHARS: usize = 200;

/// The registers that are searched, in the order of the answer.
const KINDS: [Kind; 19] = [
    Kind::Parties,
    Kind::People,
    Kind::Programmes,
    Kind::Documents,
    Kind::Versions,
    Kind::Agreements,
    Kind::Commitments,
    Kind::Consents,
    Kind::OnwardRequests,
    Kind::Rounds,
    Kind::Events,
    Kind::Transmittals,
    Kind::Disclosures,
    Kind::ReturnCases,
    Kind::Waivers,
    Kind::Incidents,
    Kind::Sightings,
    Kind::Claims,
    Kind::RectificationPlans,
];

pub(crate) fn routes(routes: &mut Routes) {
    let read = Policy::May(Permission::ReadFacts);
    routes.get("/search", read, open);
    routes.post("/search", read, find);
}

#[derive(Template)]
#[template(path = "search/show.html")]
struct SearchPage {
    w: Frame,
    words: String,
    groups: Vec<Group>,
    empty: Option<Empty>,
}

struct Group {
    register: String,
    total: u64,
    rows: Vec<Hit>,
    /// Where all of them are found, by the same words; blank where all are shown.
    all: String,
}

struct Hit {
    address: String,
    title: String,
    name: String,
}

async fn open(w: Frame) -> Result<HttpResponse, PageError> {
    answer::page(&SearchPage { w, words: String::new(), groups: Vec::new(), empty: None })
}

async fn find(w: Frame, by: By, house: web::Data<House>, form: Filled<FindForm>) -> Result<HttpResponse, PageError> {
    let words: String = form.q.trim().chars().take(MOST_CHARS).collect();
    let mut groups = Vec::new();
    if !words.is_empty() {
        let txn = house.db.read_txn().await?;
        for kind in KINDS {
            let asking = Asking::of(kind).searching(&words).sized(SHOWN);
            let query = asking.query(Known::Now, asking.filters(None, house.clock.now()));
            let page = lists::page(&txn, &by, &query).await?;
            if page.total == 0 {
                continue;
            }
            let hit = |kept: &persistence::facts::Kept| {
                let (title, name) = called(w.words(), &kept.state.row);
                Hit { address: address_of(kind, kept.id), title, name }
            };
            groups.push(Group {
                register: w.kind(kind),
                total: page.total,
                rows: page.rows.iter().map(hit).collect(),
                all: if page.total > SHOWN { address(kind) } else { String::new() },
            });
        }
        txn.commit().await?;
    }
    let empty = (groups.is_empty() && !words.is_empty())
        .then(|| Empty::new(w.t1("search-none", "words", words.as_str()), w.t("search-none-words")));
    answer::page(&SearchPage { w, words, groups, empty })
}
