//! GET /reports/embargoes, .csv, .xlsx, .pdf and .json: what was published of events, held against the lifts that had been notified.

use std::collections::HashMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use audits::{EmbargoFilter, EmbargoesAnswer, Notified, Watch, Watched};
use catalogue::Words;
use chrono_tz::Tz;
use domain::coverage::Code;
use domain::events::Content;
use domain::facts::Kind;
use domain::staff::Actor;

use super::MAY;
use super::asking::{Asking, Report, code, number};
use super::export::{self, Answer};
use super::head::{FormOnly, Head, Refused, times, when};
use super::narrow::{Narrow, Offer};
use crate::answer;
use crate::audits::address::before_page;
use crate::audits::facets::named;
use crate::audits::naming::{Codes, Naming};
use crate::audits::sentence::told as spoken;
use crate::audits::times::{Problems, Zones, banners};
use crate::audits::{acts, of_audit};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Badge, Empty, Notice, Pages, Tone};
use crate::policy::Routes;
use crate::registers::{self, Pairs};

const VERDICTS: [(&str, bool); 2] = [("broken", false), ("kept", true)];

const REPORT: Report = Report { name: "embargoes", parts: &[("verdict", verdict), ("publication", number)] };

static KEPT: Report = REPORT;

fn verdict(text: &str) -> Option<String> {
    VERDICTS.iter().find(|(word, _)| *word == text).map(|(word, _)| (*word).to_owned())
}

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/reports/embargoes", MAY, show);
    export::routes::<EmbargoesAnswer>(routes);
}

/// The verdict on one publication, from its own page.
pub(crate) fn of_publication(id: i64) -> String {
    Asking::new(&KEPT).changed("publication", &id.to_string()).address()
}

#[derive(Template)]
#[template(path = "reports/embargoes.html")]
struct EmbargoesPage {
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
    publication: String,
    verdict: Badge,
    /// What an embargo that is broken means, and what can be done.
    says: Option<(String, String)>,
    publisher: String,
    event: String,
    event_address: String,
    published: String,
    contents: Vec<String>,
    warnings: Vec<String>,
    notices_title: String,
    notices: Vec<String>,
}

/// An answer with the filter that its address asks for.
struct Answered {
    answer: EmbargoesAnswer,
    filter: EmbargoFilter,
    zones: Zones,
}

/// Asks what the address asks; a time that cannot be read comes back with its problem.
async fn ask(house: &House, actor: &Actor, asking: &Asking) -> Result<Result<Answered, Refused>, PageError> {
    let zones = Zones::of(house.db.reader(), actor).await?;
    let times = match times(asking, zones) {
        Ok(times) => times,
        Err(refused) => return Ok(Err(refused)),
    };
    let record = asking.part("publication").parse().ok().map(|id| (Kind::Publications, id));
    let publication = code(house.db.reader(), actor, record).await?;
    let covered = VERDICTS.iter().find(|(word, _)| *word == asking.part("verdict")).map(|(_, covered)| *covered);
    let answer = audits::embargoes((&house.db, &house.index), actor, times, house.clock.now());
    let answer = answer.await.map_err(of_audit)?;
    Ok(Ok(Answered { answer, filter: EmbargoFilter { covered, publication }, zones }))
}

impl Answer for EmbargoesAnswer {
    const REPORT: &'static Report = &REPORT;
    const COLUMNS: &'static [&'static str] = &Self::COLUMNS;

    async fn narrowed(house: &House, actor: &Actor, asking: &Asking) -> Result<Self, PageError> {
        let Answered { answer, filter, .. } = ask(house, actor, asking).await?.map_err(|_| PageError::Malformed)?;
        Ok(answer.narrowed(&filter))
    }

    fn rows(&self) -> impl Iterator<Item = impl AsRef<[String]>> {
        self.cells()
    }
}

async fn show(w: Frame, by: By, house: web::Data<House>, pairs: Asked<Pairs>) -> Result<HttpResponse, PageError> {
    let (actor, asking) = (by.member.actor(), Asking::read(&KEPT, &pairs));
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

fn head(w: Words, asking: &Asking, Refused { zones, problems }: Refused) -> Head {
    Head::new(w, (w.t("embargoes-title"), w.t("embargoes-lead")), asking, (zones, problems), Vec::new())
}

async fn page(
    w: Frame,
    house: &House,
    actor: &Actor,
    asking: &Asking,
    Answered { answer, filter, zones }: Answered,
) -> Result<HttpResponse, PageError> {
    let words = w.words();
    let admitted: Vec<&Watched> = answer.rows.iter().filter(|row| filter.admits(row)).collect();
    let before = before_page(&asking.first_page().address());
    let pages = Pages::new(words, before, asking.paging.page, asking.paging.size, admitted.len() as u64);
    let shown: Vec<&Watched> = admitted.iter().copied().skip(pages.skip()).take(asking.paging.rows()).collect();
    let mut codes = Codes::default();
    for row in &shown {
        codes.subject(&row.publisher);
    }
    let naming = codes.named(house.db.reader(), actor).await?;
    let keys: Vec<&str> = shown.iter().map(|row| row.event.as_str()).collect();
    let events = persistence::facts::numbers_of(house.db.reader(), &actor.scope, Kind::Events, &keys).await?;
    let events: HashMap<String, i64> = events.into_iter().collect();
    answer::page(&EmbargoesPage {
        head: head(words, asking, Refused { zones, problems: Problems::default() }),
        banners: banners(words, &answer.times, answer.zone),
        sentence: sentence(words, &answer, &EmbargoFilter { covered: None, ..filter.clone() }),
        narrow: narrow(words, asking, &answer, &filter),
        rows: shown.into_iter().map(|one| row(words, one, &naming, &events)).collect(),
        empty: admitted.is_empty().then(|| nothing(words, asking, &answer)),
        pages,
        w,
    })
}

/// Of everything, or of the one publication that is asked about.
fn sentence(w: Words, answer: &EmbargoesAnswer, about: &EmbargoFilter) -> String {
    let rows: Vec<&Watched> = answer.rows.iter().filter(|row| about.admits(row)).collect();
    let broken = rows.iter().filter(|row| !row.covered).count();
    let when = when(w, &answer.times, answer.zone);
    w.with("embargoes-sentence", &[("when", &when), ("count", &rows.len()), ("broken", &broken)])
}

fn told_verdict(w: Words, covered: bool) -> String {
    if covered { w.t("embargoes-covered") } else { w.reason(Code::EmbargoBreach) }
}

fn narrow(w: Words, asking: &Asking, answer: &EmbargoesAnswer, filter: &EmbargoFilter) -> Narrow {
    let mut narrow = Narrow::new(w, asking, &[]);
    let others = EmbargoFilter { covered: None, ..filter.clone() };
    let count = |covered: bool| answer.rows.iter().filter(|row| others.admits(row) && row.covered == covered).count();
    let offers = VERDICTS.map(|(word, covered)| Offer {
        value: word.to_owned(),
        words: told_verdict(w, covered),
        code: String::new(),
        count: count(covered),
    });
    narrow.offer(asking, "verdict", w.t("embargoes-verdict"), offers.into());
    if let Some(covered) = filter.covered {
        narrow.chip(asking, "verdict", "", told_verdict(w, covered));
    }
    if let Some(publication) = &filter.publication {
        narrow.chip(asking, "publication", &w.t("embargoes-publication"), publication.clone());
    }
    narrow
}

fn row(w: Words, one: &Watched, naming: &Naming, events: &HashMap<String, i64>) -> Row {
    let who = named(&one.publisher, &naming.subject_name(w, &one.publisher));
    let tone = if one.covered { Tone::Good } else { Tone::Bad };
    let event = events.get(&one.event).map(|id| registers::address_of(Kind::Events, *id));
    let breach = Code::EmbargoBreach;
    Row {
        address: registers::address_of(Kind::Publications, one.id),
        publication: one.publication.clone(),
        verdict: Badge::new(tone, told_verdict(w, one.covered)),
        says: (!one.covered).then(|| (w.reason_says(breach), w.reason_cure(breach))),
        event: one.event.clone(),
        event_address: event.unwrap_or_default(),
        published: spoken(&one.published_at, one.zone),
        contents: one.contents.iter().map(|content| watch(w, content, &who, one.zone)).collect(),
        warnings: one.warnings.iter().map(|warning| w.warning_says(warning)).collect(),
        notices_title: w.t1("embargoes-notified", "who", who.as_str()),
        notices: one.notified.iter().map(|notice| told_notice(w, notice, one.zone)).collect(),
        publisher: who,
    }
}

/// One sentence on a content and the notice that counts for it.
fn watch(w: Words, one: &Watch, who: &str, zone: Tz) -> String {
    let content = w.choice(Kind::Publications, "contents", one.content.as_str());
    let notice = one.notified.clone().unwrap_or_default();
    let (lift, notified) = (spoken(&notice.lifts_at, zone), spoken(&notice.notified_at, zone));
    w.with(
        &format!("embargoes-{}", one.outcome.as_str()),
        &[("content", &content), ("who", &who), ("lift", &lift), ("notified", &notified), ("embargo", &notice.embargo)],
    )
}

fn told_notice(w: Words, notice: &Notified, zone: Tz) -> String {
    let contents =
        notice.contents.iter().map(|content: &Content| w.choice(Kind::Embargoes, "contents", content.as_str()));
    let contents: Vec<String> = contents.collect();
    let all = w.t("embargoes-everything");
    let contents = if contents.is_empty() { all } else { w.joined(contents.iter().map(String::as_str)) };
    let (lift, notified) = (spoken(&notice.lifts_at, zone), spoken(&notice.notified_at, zone));
    w.with(
        "embargoes-notice",
        &[("notified", &notified), ("embargo", &notice.embargo), ("contents", &contents), ("lift", &lift)],
    )
}

/// What stands in place of rows, with the next step.
fn nothing(w: Words, asking: &Asking, answer: &EmbargoesAnswer) -> Empty {
    if answer.rows.is_empty() {
        let list = registers::address(Kind::Publications);
        return Empty::new(w.t("embargoes-none"), w.t("embargoes-none-words")).step(w.kind(Kind::Publications), list);
    }
    let all = asking.cleared(&[]).address();
    Empty::new(w.t("embargoes-none-of-these"), w.t("portfolio-none-words")).step(w.t("embargoes-all"), all)
}
