//! GET /audits/exposure: who has a version, through whom, under which agreement, and is that covered.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use askama::Template;
use audits::{AuditError, ExposureAnswer, ExposureQuestion, Times};
use catalogue::Words;
use chrono_tz::Tz;
use domain::facts::Kind;
use domain::staff::Actor;
use persistence::documents::{self, Headed};
use persistence::facts::numbers_of;
use persistence::names::{self, Name};
use supplier_graph::Exposed;

use super::address::Way;
use super::asking::Asking;
use super::possible::{self, Reach};
use super::rows::RowView;
use super::sentence::exposure_sentence;
use super::times::{self, Moments, Problems, Typed};
use super::{EXPOSURE, PICTURE, acts, explain, find, history, rows};
use crate::answer;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Badge, Empty, Notice, Pages, Tone};
use crate::recent;

/// Rows on a page.
const SIZE: u64 = 50;

#[derive(Template)]
#[template(path = "audits/exposure.html")]
struct ExposurePage {
    w: Frame,
    head: Head,
    form: TimesForm,
    /// What must be said before anything else: that D or K is not now.
    banners: Vec<Notice>,
    sentence: String,
    tiles: Vec<Tile>,
    rows: Vec<RowView>,
    empty: Empty,
    sorts: Vec<Way>,
    tiers: Vec<Way>,
    pages: Pages,
    reach: Reach,
    derived_from: Option<Way>,
    made_from: Vec<Way>,
    picture: String,
    csv: String,
    workbook: String,
    pdf: String,
    json: String,
    print: String,
    is_print: bool,
}

/// What the page is about.
pub(super) struct Head {
    pub(super) document: String,
    pub(super) title: String,
    pub(super) version: String,
    /// Document and version.
    pub(super) named: String,
    pub(super) stage: String,
    pub(super) class: Badge,
    pub(super) programme: String,
    pub(super) originator: String,
    pub(super) zone: String,
    /// How the exposure of this version went, at the same time of knowledge; blank when that cannot be read.
    pub(super) history: String,
}

/// The two times as they were typed, with what is wrong with them.
pub(super) struct TimesForm {
    /// The page that it asks.
    pub(super) action: &'static str,
    pub(super) version: String,
    pub(super) moments: Moments,
    pub(super) reset: String,
}

/// A count that is a way to its rows.
struct Tile {
    count: usize,
    words: String,
    address: String,
    is_chosen: bool,
    tone: &'static str,
}

/// An answer with what its page needs besides.
pub(super) struct Answered {
    pub(super) answer: ExposureAnswer,
    pub(super) head: Headed,
}

/// Why the page shows its form again instead of an answer.
pub(super) struct Refused {
    head: Headed,
    problems: Problems,
}

pub(super) async fn show(
    w: Frame,
    by: By,
    house: web::Data<House>,
    asking: Asked<Asking>,
) -> Result<HttpResponse, PageError> {
    let Some(version) = asking.version else { return find::page(w, &by, &house, "").await };
    let actor = by.member.actor();
    match ask(&house, &actor, version, &asking).await? {
        Ok(answered) => {
            record(&house, &actor, "view-audit", version).await?;
            recent::note_audit(&house, &by, EXPOSURE, version);
            page(w, &house, &actor, &asking, answered).await
        }
        Err(refused) => refuse(w, &asking, EXPOSURE, &refused),
    }
}

/// Asks what the address asks; a time that cannot be read comes back with its problem.
pub(super) async fn ask(
    house: &House,
    actor: &Actor,
    version: i64,
    asking: &Asking,
) -> Result<Result<Answered, Refused>, PageError> {
    let head = documents::headed(house.db.reader(), actor, version).await?.ok_or(PageError::NotFound)?;
    let zone: Tz = head.zone.parse().unwrap_or(Tz::UTC);
    let (as_of, known_at) = match (asking.as_of(zone), asking.known_at(zone)) {
        (Ok(as_of), Ok(known_at)) => (as_of, known_at),
        (as_of, known_at) => {
            let problems = Problems { as_of: as_of.err(), known_at: known_at.err() };
            return Ok(Err(Refused { head, problems }));
        }
    };
    let question = ExposureQuestion { document: head.document.clone(), version: head.label.clone(), as_of, known_at };
    let answer = audits::exposure(&house.db, &house.index, actor, question, house.clock.now()).await;
    Ok(Ok(Answered { answer: answer.map_err(of_audit)?, head }))
}

pub(crate) fn of_audit(error: AuditError) -> PageError {
    match error {
        AuditError::UnknownDocument { .. }
        | AuditError::UnknownVersion { .. }
        | AuditError::UnknownProgramme { .. }
        | AuditError::UnknownParty { .. }
        | AuditError::UnknownIncident { .. }
        | AuditError::UnknownDisclosure { .. } => PageError::NotFound,
        AuditError::NotATime { .. } | AuditError::Draft(_) => PageError::Malformed,
        AuditError::Database(error) => error.into(),
        error @ (AuditError::Unreadable(_) | AuditError::Stopped) => PageError::Internal(error.into()),
    }
}

/// Views and exports of who has what are acts.
pub(super) async fn record(house: &House, actor: &Actor, verb: &str, version: i64) -> Result<(), PageError> {
    acts::record(house, actor, verb, ("audit", &version.to_string()), serde_json::Value::Null).await
}

async fn page(
    w: Frame,
    house: &House,
    actor: &Actor,
    asking: &Asking,
    answered: Answered,
) -> Result<HttpResponse, PageError> {
    let Answered { mut answer, head } = answered;
    let version = asking.version.unwrap_or_default();
    let moments = Times { as_of: answer.as_of.clone(), known_at: answer.known_at.clone() };
    let related = documents::related(house.db.reader(), actor, &head).await?;
    let tiers = tier_ways(w.words(), asking, &answer);
    let tiles = tiles(w.words(), asking, &answer);
    answer.narrow(asking.filter());
    let total = answer.exposure.exposures.len() as u64;
    let (size, page) = if asking.is_print() { (total.max(1), 1) } else { (SIZE, asking.page.unwrap_or(1)) };
    let pages = Pages::new(w.words(), format!("{}&page=", asking.address(&[("page", "")])), page, size, total);
    let shown = answer.exposure.exposures.iter().skip(pages.skip()).take(usize::try_from(size).unwrap_or(usize::MAX));
    let shown: Vec<&Exposed> = shown.collect();
    let (listed, listed_pages) = possible::listed(w.words(), &answer, asking);
    let originator = answer.exposure.originator.as_deref();
    let codes = rows::codes(originator, shown.iter().copied(), listed.iter().copied());
    let names = names::of_subjects(house.db.reader(), &codes).await?;
    let receipts = shown.iter().flat_map(|one| rows::receipts_shown(one, asking.is_print()));
    let keys: Vec<&str> = receipts.map(|receipt| receipt.disclosure.as_str()).collect();
    let numbers = numbers_of(house.db.reader(), &actor.scope, Kind::Disclosures, &keys).await?;
    let typed = typed(asking);
    let explain = |code: &str| numbers.get(code).map(|number| explain::of(*number, &typed)).unwrap_or_default();
    let how = rows::How { zone: answer.zone, is_whole: asking.is_print(), explain: &explain };
    let rows = shown.iter().map(|one| RowView::new(w.words(), one, &names, &how)).collect();
    let mut banners = times::banners(w.words(), &moments, answer.zone);
    banners.extend(possible::named(&w, house, actor, (&head, answer.zone)).await?);
    let version_way = |(words, id): (String, i64)| Way {
        words,
        address: Asking { version: Some(id), ..asking.clone() }.address(&[("page", "")]),
        is_chosen: false,
    };
    answer::page(&ExposurePage {
        sentence: exposure_sentence(w.words(), &answer),
        banners,
        reach: Reach::new(w.words(), answer.exposure.possible.len(), (&listed, listed_pages), &names, answer.zone),
        form: form(w.words(), asking, EXPOSURE, Problems::default()),
        tiles,
        rows,
        empty: nothing(w.words(), asking),
        sorts: sort_ways(w.words(), asking),
        tiers,
        pages,
        derived_from: related.source.map(version_way),
        made_from: related.made_from.into_iter().map(version_way).collect(),
        picture: asking.at(PICTURE, &[("page", ""), ("possible", ""), ("sort", "")]),
        csv: asking.at("/audits/exposure.csv", &[("page", ""), ("possible", "")]),
        workbook: asking.at("/audits/exposure.xlsx", &[("page", ""), ("possible", "")]),
        pdf: asking.at("/audits/exposure.pdf", &[("page", ""), ("possible", "")]),
        json: asking.at("/audits/exposure.json", &[("page", ""), ("possible", "")]),
        print: asking.address(&[("page", ""), ("possible", "all"), ("print", "1")]),
        is_print: asking.is_print(),
        head: Head {
            history: history::of(version, moments.known_at.as_deref()),
            ..headline(w.words(), &head, originator, &names)
        },
        w,
    })
}

/// The form again, with what is wrong beside its field.
pub(super) fn refuse(
    w: Frame,
    asking: &Asking,
    action: &'static str,
    refused: &Refused,
) -> Result<HttpResponse, PageError> {
    let page = TimesPage {
        head: headline(w.words(), &refused.head, None, &HashMap::new()),
        form: form(w.words(), asking, action, refused.problems),
        w,
    };
    answer::page_with(actix_web::http::StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// The page that shows only its form, because a time could not be read.
#[derive(Template)]
#[template(path = "audits/times.html")]
struct TimesPage {
    w: Frame,
    head: Head,
    form: TimesForm,
}

/// The two times as they were typed.
fn typed(asking: &Asking) -> Typed {
    let Asking { as_of, as_of_time, known_at, known_at_time, .. } = asking.clone();
    Typed { as_of, as_of_time, known_at, known_at_time }
}

pub(super) fn form(w: Words, asking: &Asking, action: &'static str, problems: Problems) -> TimesForm {
    let clear = [("as_of", ""), ("as_of_time", ""), ("known_at", ""), ("known_at_time", ""), ("page", "")];
    let typed = typed(asking);
    TimesForm {
        action,
        version: asking.version.map(|id| id.to_string()).unwrap_or_default(),
        moments: Moments::new(w, times::NAMES, &typed, problems),
        reset: asking.at(action, &clear),
    }
}

pub(super) fn headline(w: Words, head: &Headed, originator: Option<&str>, names: &HashMap<String, Name>) -> Head {
    let tone = if head.class == "public" { Tone::Quiet } else { Tone::Note };
    Head {
        document: head.document.clone(),
        title: head.title.clone(),
        version: head.label.clone(),
        named: format!("{} {}", head.document, head.label),
        stage: w.of("choice-versions-stage", &head.stage),
        class: Badge::new(tone, w.of("choice-documents-class", &head.class)),
        programme: head.programme.clone(),
        originator: originator.map(|code| rows::called(w, names, code)).unwrap_or_default(),
        zone: head.zone.clone(),
        history: String::new(),
    }
}

fn tiles(w: Words, asking: &Asking, answer: &ExposureAnswer) -> Vec<Tile> {
    use audits::Show;
    let summary = answer.exposure.summary;
    let counts = [
        (Show::All, summary.exposed, "quiet"),
        (Show::Holding, summary.holding, "quiet"),
        (Show::Uncovered, summary.uncovered, "bad"),
        (Show::HeldWithoutCover, summary.held_without_cover, "bad"),
        (Show::BrokenChain, summary.broken_chains, "warn"),
        (Show::Covered, summary.exposed - summary.uncovered, "good"),
    ];
    let tile = |(show, count, tone): (Show, usize, &'static str)| Tile {
        count,
        words: w.of("audit-show", show.name()),
        address: asking.address(&[("show", if show == Show::All { "" } else { show.name() }), ("page", "")]),
        is_chosen: asking.filter().show == show,
        tone: if count == 0 { "quiet" } else { tone },
    };
    counts.into_iter().map(tile).collect()
}

fn sort_ways(w: Words, asking: &Asking) -> Vec<Way> {
    let way = |sort: audits::Sort| Way {
        words: w.of("audit-sort", sort.name()),
        address: asking.address(&[("sort", sort.name()), ("page", "")]),
        is_chosen: asking.filter().sort == sort,
    };
    audits::Sort::ALL.into_iter().map(way).collect()
}

/// The tiers that occur, as ways to their rows; none when there is nothing to choose between.
fn tier_ways(w: Words, asking: &Asking, answer: &ExposureAnswer) -> Vec<Way> {
    let mut found: Vec<Option<u32>> = answer.exposure.exposures.iter().map(|one| one.tier).collect();
    found.sort_by_key(|tier| tier.unwrap_or(u32::MAX));
    found.dedup();
    if found.len() < 2 {
        return Vec::new();
    }
    let chosen = asking.filter().tiers;
    let way = |tiers: audits::Tiers, words: String| Way {
        words,
        address: asking.address(&[("tier", &tiers.name()), ("page", "")]),
        is_chosen: chosen == tiers,
    };
    let of = |tier: Option<u32>| tier.map_or(audits::Tiers::NotLinked, audits::Tiers::Only);
    let any = way(audits::Tiers::Any, w.t("audit-tier-any"));
    std::iter::once(any).chain(found.into_iter().map(|tier| way(of(tier), w.tier(tier)))).collect()
}

fn nothing(w: Words, asking: &Asking) -> Empty {
    if asking.filter() == audits::Filter::default() {
        Empty::new(w.t("audit-empty-title"), w.t("audit-empty-words"))
    } else {
        let all = asking.address(&[("show", ""), ("tier", ""), ("page", "")]);
        Empty::new(w.t("audit-none-title"), w.t("audit-none-words")).step(w.t("audit-none-step"), all)
    }
}
