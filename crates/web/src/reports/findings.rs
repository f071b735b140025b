//! GET /reports/findings, .csv, .xlsx, .pdf and .json: records that contradict each other or do not do what they say.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use audits::{FindingsAnswer, FoundOn, Times};
use catalogue::Words;
use domain::findings::Finding;
use domain::staff::Actor;

use super::MAY;
use super::asking::{Asking, Report};
use super::export::{self, Answer};
use super::head::{FormOnly, Head, Refused, times};
use super::narrow::{Narrow, Offer};
use crate::answer;
use crate::audits::acts;
use crate::audits::address::before_page;
use crate::audits::of_audit;
use crate::audits::times::{Problems, Zones, banners};
use crate::audits::{Tile, naming::Codes, naming::Naming};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Empty, Notice, Pages, Tone};
use crate::policy::Routes;
use crate::registers::{self, Pairs};

static REPORT: Report = Report {
    name: "findings",
    parts: &[("finding", |text| Finding::parse(text).map(|finding| finding.as_str().to_owned()))],
};

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/reports/findings", MAY, show);
    export::routes::<FindingsAnswer>(routes);
}

#[derive(Template)]
#[template(path = "reports/findings.html")]
struct FindingsPage {
    w: Frame,
    head: Head,
    banners: Vec<Notice>,
    sentence: String,
    narrow: Narrow,
    rows: Vec<Row>,
    empty: Option<Empty>,
    pages: Pages,
}

struct Row {
    address: String,
    record: String,
    register: String,
    /// The name of what the record is about, where it has one.
    name: String,
    label: String,
    says: String,
}

async fn show(w: Frame, by: By, house: web::Data<House>, pairs: Asked<Pairs>) -> Result<HttpResponse, PageError> {
    let (actor, asking) = (by.member.actor(), Asking::read(&REPORT, &pairs));
    match ask(&house, &actor, &asking).await? {
        Ok(answered) => {
            acts::record(&house, &actor, "view-audit", ("report", REPORT.name), asking.particulars()).await?;
            page(w, &house, &actor, &asking, answered).await
        }
        Err(refused) => {
            let head = head(w.words(), &asking, refused);
            answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &FormOnly { w, head })
        }
    }
}

/// Asks what the address asks; a time that cannot be read comes back with its problem.
async fn ask(
    house: &House,
    actor: &Actor,
    asking: &Asking,
) -> Result<Result<(FindingsAnswer, Zones), Refused>, PageError> {
    let zones = Zones::of(house.db.reader(), actor).await?;
    let times = match times(asking, zones) {
        Ok(times) => times,
        Err(refused) => return Ok(Err(refused)),
    };
    let only = Finding::parse(asking.part("finding"));
    let answer = audits::findings((&house.db, &house.index), actor, times.known_at, only).await.map_err(of_audit)?;
    Ok(Ok((answer, zones)))
}

impl Answer for FindingsAnswer {
    const REPORT: &'static Report = &REPORT;
    const COLUMNS: &'static [&'static str] = &Self::COLUMNS;

    async fn narrowed(house: &House, actor: &Actor, asking: &Asking) -> Result<Self, PageError> {
        Ok(ask(house, actor, asking).await?.map_err(|_| PageError::Malformed)?.0)
    }

    fn rows(&self) -> impl Iterator<Item = impl AsRef<[String]>> {
        self.rows.iter().map(FoundOn::cells)
    }
}

fn head(w: Words, asking: &Asking, Refused { zones, problems }: Refused) -> Head {
    Head::of_knowledge(w, (w.t("findings-title"), w.t("findings-lead")), asking, (zones, problems))
}

async fn page(
    w: Frame,
    house: &House,
    actor: &Actor,
    asking: &Asking,
    (answer, zones): (FindingsAnswer, Zones),
) -> Result<HttpResponse, PageError> {
    let words = w.words();
    let total = answer.rows.len();
    let before = before_page(&asking.first_page().address());
    let pages = Pages::new(words, before, asking.paging.page, asking.paging.size, total as u64);
    let shown: Vec<&FoundOn> = answer.rows.iter().skip(pages.skip()).take(asking.paging.rows()).collect();
    let mut codes = Codes::default();
    for one in &shown {
        codes.subject(&one.found.key);
        one.found.others.iter().for_each(|code| codes.subject(code));
    }
    let naming = codes.named(house.db.reader(), actor).await?;
    let all: usize = answer.by_finding.values().sum();
    let known = Times { as_of: None, known_at: answer.known_at.clone() };
    answer::page(&FindingsPage {
        head: head(words, asking, Refused { zones, problems: Problems::default() }),
        banners: banners(words, &known, zones.of_times()),
        sentence: if all == 0 { w.t("findings-none") } else { w.t1("findings-count", "count", all) },
        narrow: narrow(words, asking, &answer),
        rows: shown.into_iter().map(|one| row(words, one, &naming)).collect(),
        empty: (total == 0).then(|| nothing(words, asking, all)),
        pages,
        w,
    })
}

fn narrow(w: Words, asking: &Asking, answer: &FindingsAnswer) -> Narrow {
    let mut narrow = Narrow::new(w, asking, &[]);
    let offers = Finding::ALL.iter().map(|finding| Offer {
        value: finding.as_str().to_owned(),
        words: w.finding(*finding),
        code: String::new(),
        count: answer.count(*finding),
    });
    narrow.offer(asking, "finding", w.t("findings-kind"), offers.collect());
    if let Some(finding) = Finding::parse(asking.part("finding")) {
        narrow.chip(asking, "finding", "", w.finding(finding));
    }
    narrow
}

fn row(w: Words, one: &FoundOn, naming: &Naming) -> Row {
    let FoundOn { found, id } = one;
    let named = |code: &str| crate::audits::facets::named(code, &naming.subject_name(w, code));
    let others: Vec<String> = found.others.iter().map(|code| named(code)).collect();
    Row {
        address: registers::address_of(found.register, *id),
        record: found.named(),
        register: w.kind_one(found.register),
        name: naming.subject_name(w, &found.key),
        label: w.finding(found.finding),
        says: w.finding_says(found.finding, &others, found.until.map(|day| day.to_string()).as_deref()),
    }
}

/// What stands in place of rows, with the next step.
fn nothing(w: Words, asking: &Asking, all: usize) -> Empty {
    if all == 0 {
        return Empty::new(w.t("findings-none"), w.t("findings-none-words"));
    }
    let step = asking.changed("finding", "").address();
    Empty::new(w.t("findings-none-kind"), w.t("findings-count-words")).step(w.t("findings-all"), step)
}

/// The count for the home page, within the programmes that somebody sees.
pub(crate) async fn tile(house: &House, actor: &Actor) -> Result<Tile, PageError> {
    let found = audits::findings((&house.db, &house.index), actor, None, None).await.map_err(of_audit)?;
    Ok(Tile {
        address: Asking::new(&REPORT).address(),
        count: found.rows.len(),
        words: catalogue::key("home-tile-findings"),
        tone: Tone::Warn,
        is_new: false,
    })
}
