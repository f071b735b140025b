//! GET /audits/party: what a party received, whom that reached from it, and what of it is without cover.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use audits::{Pair, PortfolioFilter, PortfolioQuestion};
use catalogue::Words;
use chrono_tz::Tz;
use domain::staff::Actor;
use domain::time::When;
use persistence::known::Known;

use super::asking::{Answered, Asking, List, Refused, ask};
use super::find;
use super::rows::{Counts, PairView, VersionView, chips};
use crate::answer;
use crate::audits::address::{Subject, Way, before_page};
use crate::audits::facets::{Chip, Facet, named};
use crate::audits::naming::{Codes, Naming};
use crate::audits::sentence::party_sentence;
use crate::audits::show::of_audit;
use crate::audits::times::{Moments, NAMES, Problems, Typed, Zones, banners};
use crate::audits::{acts, portfolio};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Empty, Notice, Pages};
use crate::registers::also::Also;
use crate::registers::{Pairs, address_of};

#[derive(Template)]
#[template(path = "audits/party.html")]
struct PartyPage {
    w: Frame,
    head: Head,
    banners: Vec<Notice>,
    also: Option<Also>,
    sentence: String,
    tiles: Vec<Tile>,
    tabs: Vec<Way>,
    title: String,
    chips: Vec<Chip>,
    clear: String,
    facets: Vec<Facet>,
    versions: Vec<VersionView>,
    pairs: Vec<PairView>,
    empty: Option<Empty>,
    pages: Pages,
    sizes: Vec<Way>,
    csv: String,
    workbook: String,
    pdf: String,
    json: String,
}

/// The page that shows only its form, because a time could not be read.
#[derive(Template)]
#[template(path = "audits/party_times.html")]
struct TimesPage {
    w: Frame,
    head: Head,
}

/// Whom the page is about, and the times as they were typed.
struct Head {
    code: String,
    name: String,
    /// Its record.
    record: String,
    zone: String,
    kept: Vec<(&'static str, String)>,
    moments: Moments,
    reset: String,
}

/// As the answer knows the facts.
fn known(known_at: Option<&str>, zone: Tz) -> Known {
    let when = known_at.and_then(|written| When::parse(written).ok());
    when.map_or(Known::Now, |when| Known::At(when.last_instant(zone)))
}

/// A count that is a way to its rows.
struct Tile {
    count: usize,
    words: String,
    address: String,
    is_chosen: bool,
    tone: &'static str,
}

pub(super) async fn show(
    w: Frame,
    by: By,
    house: web::Data<House>,
    pairs: Asked<Pairs>,
) -> Result<HttpResponse, PageError> {
    let asking = Asking::read(&pairs);
    let Some(subject) = asking.party else { return find::page(w, &by, &house, "").await };
    match ask(&house, &by, &asking).await? {
        Ok(answered) => {
            let of = subject.to_string();
            acts::record(&house, &by, "view-audit", ("party-audit", &of), serde_json::Value::Null).await?;
            page(w, &house, &by, &asking, (subject, answered)).await
        }
        Err(refused) => {
            let Refused { party, zones, problems } = refused;
            let mut codes = Codes::default();
            codes.subject(&party);
            let naming = codes.named(house.db.reader(), &by).await?;
            let head = head(w.words(), &asking, (subject, &party), &naming, (zones, problems));
            answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &TimesPage { w, head })
        }
    }
}

async fn page(
    w: Frame,
    house: &House,
    actor: &Actor,
    asking: &Asking,
    (subject, answered): (Subject, Answered),
) -> Result<HttpResponse, PageError> {
    let (words, zone, times) = (w.words(), answered.zones.of_times(), answered.times());
    let without_cover = without_cover(house, actor, &answered).await?;
    let answer = &answered.answer;
    let narrowed: Vec<&Pair> = answer.pairs.iter().filter(|pair| answered.admits(pair)).collect();
    let total = match asking.list {
        List::Reached => narrowed.len(),
        List::Versions => answer.versions.iter().filter(|one| asking.shows(one)).count(),
    };
    let before = before_page(&asking.first_page().address());
    let pages = Pages::new(words, before, asking.paging.page, asking.paging.size, total as u64);
    let (skip, take) = (pages.skip(), asking.paging.rows());
    let is_reached = asking.list == List::Reached;
    let pairs: Vec<&Pair> = narrowed.into_iter().skip(skip).take(if is_reached { take } else { 0 }).collect();
    let versions =
        answer.versions.iter().filter(|one| asking.shows(one)).skip(skip).take(if is_reached { 0 } else { take });
    let counts = Counts::of(&answered);
    let mut codes = Codes::default();
    codes.subject(&answer.party);
    answered.reached.iter().for_each(|code| codes.subject(code));
    for pair in &pairs {
        codes.version(&pair.document, &pair.version);
        codes.subject(&pair.party);
    }
    for one in versions.clone() {
        codes.version(&one.document, &one.version);
        codes.programme(&one.programme);
    }
    counts.codes(&mut codes);
    let naming = codes.named(house.db.reader(), actor).await?;
    let also =
        Also::of(house.db.reader(), words, actor, &answer.party, known(answer.known_at.as_deref(), zone)).await?;
    let head = head(words, asking, (subject, &answer.party), &naming, (answered.zones, Problems::default()));
    let everything = Asking { held_only: false, version: None, reached: None, ..asking.first_page() };
    answer::page(&PartyPage {
        banners: banners(words, &times, zone),
        also,
        sentence: party_sentence(words, answer, &named(&head.code, &head.name), zone),
        tiles: tiles(words, asking, &answered, subject, without_cover),
        tabs: tabs(words, asking, &answered),
        title: words.of("reach-list", asking.list.name()),
        chips: chips(words, asking, &answered, &naming),
        clear: everything.address(),
        facets: if is_reached { counts.facets(words, asking, &naming) } else { Vec::new() },
        versions: versions.map(|one| VersionView::new(words, one, asking, &naming, (&times, zone))).collect(),
        pairs: pairs.into_iter().map(|pair| PairView::new(words, pair, &naming, &times)).collect(),
        empty: (total == 0).then(|| nothing(words, asking, &answered, everything.address())),
        pages,
        sizes: asking.paging.ways(words, |paging| Asking { paging, ..asking.clone() }.address()),
        csv: asking.first_page().at("/audits/party.csv"),
        workbook: asking.first_page().at("/audits/party.xlsx"),
        pdf: asking.first_page().at("/audits/party.pdf"),
        json: asking.first_page().at("/audits/party.json"),
        head,
        w,
    })
}

/// How much the party received, and how much it holds, without cover: the rows of the portfolio that are its own.
async fn without_cover(house: &House, actor: &Actor, answered: &Answered) -> Result<[usize; 2], PageError> {
    let question = PortfolioQuestion { times: answered.times(), ..PortfolioQuestion::default() };
    let portfolio = audits::portfolio(&house.db, &house.index, actor, question, house.clock.now()).await;
    let portfolio = portfolio.map_err(of_audit)?;
    let own = PortfolioFilter { party: Some(answered.answer.party.clone()), ..PortfolioFilter::default() };
    Ok(audits::List::ALL.map(|list| portfolio.count(list, &own)))
}

fn head(
    w: Words,
    asking: &Asking,
    (subject, code): (Subject, &str),
    naming: &Naming,
    (zones, problems): (Zones, Problems),
) -> Head {
    Head {
        code: code.to_owned(),
        name: naming.subject_name(w, code),
        record: address_of(subject.kind, subject.id),
        zone: zones.words(w),
        kept: asking.kept(),
        moments: Moments::new(w, NAMES, &asking.times, problems),
        reset: Asking { times: Typed::default(), ..asking.first_page() }.address(),
    }
}

fn tiles(w: Words, asking: &Asking, answered: &Answered, subject: Subject, without_cover: [usize; 2]) -> Vec<Tile> {
    let summary = answered.answer.summary;
    let of_list = |list: List, held_only: bool, count: usize| {
        let asked = Asking { list, held_only, version: None, reached: None, ..asking.first_page() };
        Tile {
            count,
            words: w.of("reach-tile", if held_only { "held" } else { list.name() }),
            is_chosen: asking.first_page() == asked,
            address: asked.address(),
            tone: "quiet",
        }
    };
    let of_portfolio = |(list, count): (audits::List, usize)| Tile {
        count,
        words: w.of("reach-tile", list.name()),
        address: portfolio::of_party(subject, list, &answered.times()),
        is_chosen: false,
        tone: if count == 0 { "quiet" } else { "bad" },
    };
    let held = answered.answer.versions.iter().filter(|one| one.holding).count();
    let own = [
        of_list(List::Reached, false, summary.pairs),
        of_list(List::Versions, false, summary.versions),
        of_list(List::Versions, true, held),
    ];
    own.into_iter().chain(audits::List::ALL.into_iter().zip(without_cover).map(of_portfolio)).collect()
}

fn tabs(w: Words, asking: &Asking, answered: &Answered) -> Vec<Way> {
    let tab = |list: List| {
        let count = match list {
            List::Reached => answered.answer.pairs.iter().filter(|pair| answered.admits(pair)).count(),
            List::Versions => answered.answer.versions.iter().filter(|one| asking.shows(one)).count(),
        };
        Way {
            words: w.t2("audit-tab", "list", w.of("reach-list", list.name()), "count", count),
            address: Asking { list, ..asking.first_page() }.address(),
            is_chosen: list == asking.list,
        }
    };
    List::ALL.map(tab).into()
}

/// What stands in place of rows.
fn nothing(w: Words, asking: &Asking, answered: &Answered, everything: String) -> Empty {
    if answered.answer.versions.is_empty() {
        Empty::new(w.t("reach-empty"), w.t("reach-empty-words"))
    } else if asking.list == List::Versions {
        let all = Asking { held_only: false, ..asking.first_page() }.address();
        Empty::new(w.t("reach-holds-nothing"), w.t("reach-holds-nothing-words")).step(w.t("audit-none-step"), all)
    } else if answered.answer.pairs.is_empty() {
        let versions = Asking { list: List::Versions, ..asking.first_page() }.address();
        Empty::new(w.t("reach-nobody"), w.t("reach-nobody-words")).step(w.t("reach-nobody-step"), versions)
    } else {
        Empty::new(w.t("portfolio-none"), w.t("reach-none-words")).step(w.t("audit-none-step"), everything)
    }
}
