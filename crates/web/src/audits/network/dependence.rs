//! GET /audits/dependence, .csv, .xlsx, .pdf and .json: which parts a programme cannot get without one party.

use actix_web::{HttpResponse, web};
use askama::Template;
use audits::DependenceAnswer;
use catalogue::Words;
use chrono_tz::Tz;
use domain::staff::Actor;
use supplier_graph::Dependent;

use super::asking::Asking;
use super::exports::{self, Answer};
use super::form::AskForm;
use super::pieces::{Exports, Parties, PartyView, banners, when};
use super::ready::{Led, Ready, led};
use super::{MAY, Question, SIZE, record};
use crate::answer;
use crate::audits::show::of_audit;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Empty, Notice, Pages, Tone};
use crate::policy::Routes;
use crate::recent;

const QUESTION: Question = Question::Dependence;

#[derive(Template)]
#[template(path = "audits/network/dependence.html")]
struct DependencePage {
    w: Frame,
    title: String,
    lead: String,
    facts: Vec<(String, String)>,
    form: AskForm,
    banners: Vec<Notice>,
    sentence: String,
    /// The parts of which nothing can be said.
    sourceless: Option<Notice>,
    rows: Vec<RowView>,
    /// One party was asked about: its parts stand open.
    is_one: bool,
    empty: Empty,
    pages: Pages,
    exports: Exports,
}

struct RowView {
    party: PartyView,
    tier: String,
    longest: String,
    parts: Vec<PartView>,
}

struct PartView {
    part: String,
    months: String,
}

pub(super) fn routes(routes: &mut Routes) {
    routes.get(QUESTION.address(), MAY, show);
    exports::routes::<DependenceAnswer>(routes);
}

async fn show(w: Frame, by: By, house: web::Data<House>, asking: Asked<Asking>) -> Result<HttpResponse, PageError> {
    let actor = by.member.actor();
    match led(&w, (&house, &actor), QUESTION, &asking).await? {
        Led::Form(form) => Ok(form),
        Led::Ready(ready) => {
            let answer = DependenceAnswer::ask(&house, &actor, &ready).await?;
            record(&house, &actor, "view-audit", (QUESTION, &asking)).await?;
            recent::note_audit(&house, &by, &QUESTION.address(), asking.programme.unwrap_or_default());
            page(w, &house, &asking, (&ready, answer)).await
        }
    }
}

impl Answer for DependenceAnswer {
    const QUESTION: Question = QUESTION;
    const COLUMNS: &'static [&'static str] = &Self::COLUMNS;

    async fn ask(house: &House, actor: &Actor, ready: &Ready) -> Result<Self, PageError> {
        let programme = ready.chosen.programme.as_ref().ok_or(PageError::NotFound)?;
        let party = ready.chosen.party.as_ref().map(|thing| thing.code.as_str());
        let (asked, times, now) = ((programme.code.as_str(), party), ready.times.clone(), house.clock.now());
        audits::dependence((&house.db, &house.index), actor, asked, times, now).await.map_err(of_audit)
    }

    fn rows(&self) -> impl Iterator<Item = impl AsRef<[String]>> {
        self.rows()
    }

    fn zone(&self) -> Option<Tz> {
        Some(self.zone)
    }
}

async fn page(
    w: Frame,
    house: &House,
    asking: &Asking,
    (ready, answer): (&Ready, DependenceAnswer),
) -> Result<HttpResponse, PageError> {
    let words = w.words();
    let all = &answer.found.parties;
    let pages = Pages::new(words, asking.pages(QUESTION), asking.page.unwrap_or(1), SIZE, all.len() as u64);
    let size = usize::try_from(SIZE).unwrap_or(usize::MAX);
    let shown: Vec<&Dependent> = all.iter().skip(pages.skip()).take(size).collect();
    let codes = shown.iter().map(|one| &one.party).chain(&answer.manufacturer).map(String::as_str);
    let parties = Parties::read(words, house, codes).await?;
    let programme = ready.chosen.programme.as_ref().map(|thing| thing.called(words)).unwrap_or_default();
    let party = ready.chosen.party.as_ref().map(|thing| thing.called(words));
    let title = match &party {
        None => w.t1("network-dependence-of", "programme", &programme),
        Some(party) => w.t2("network-dependence-on", "programme", &programme, "party", party),
    };
    let none = if party.is_some() { "network-dependence-none-on" } else { "network-dependence-none" };
    answer::page(&DependencePage {
        title,
        lead: w.t("network-dependence-lead"),
        facts: facts(words, &answer, &parties),
        form: AskForm::filled(&w, QUESTION, &ready.chosen, asking),
        banners: banners(words, &answer.times, answer.zone),
        sourceless: sourceless(words, &answer),
        sentence: sentence(words, &answer, (&programme, party.as_deref())),
        rows: shown.into_iter().map(|one| row(words, one, &parties)).collect(),
        is_one: party.is_some(),
        empty: Empty::new(w.t(none), w.t("network-dependence-none-words")),
        pages,
        exports: Exports::of(asking, QUESTION),
        w,
    })
}

fn facts(w: Words, answer: &DependenceAnswer, parties: &Parties) -> Vec<(String, String)> {
    let manufacturer = answer.manufacturer.as_deref();
    let manufacturer = manufacturer.map(|code| (w.t("network-manufacturer"), parties.view(code).called()));
    manufacturer.into_iter().chain([(w.t("audit-zone"), answer.zone.name().to_owned())]).collect()
}

/// The parts that no supply link leads to: nothing can be said of them.
fn sourceless(w: Words, answer: &DependenceAnswer) -> Option<Notice> {
    let parts = &answer.found.without_source;
    let named = w.joined(parts.iter().take(super::OPENED).map(String::as_str));
    let words = w.t2("network-dependence-sourceless", "count", parts.len(), "parts", named);
    (!parts.is_empty()).then(|| Notice::new(Tone::Note, words))
}

fn sentence(w: Words, answer: &DependenceAnswer, (programme, party): (&str, Option<&str>)) -> String {
    let (found, when) = (&answer.found, when(w, &answer.times, answer.zone));
    if answer.manufacturer.is_none() {
        return w.t1("network-not-known-then", "when", when);
    }
    let all = found.parts;
    let Some(party) = party else {
        let (count, parties) = (found.without_second_source, found.parties.len());
        return w.with(
            "network-dependence-all",
            &[("when", &when), ("programme", &programme), ("parts", &all), ("count", &count), ("parties", &parties)],
        );
    };
    let one = found.parties.first();
    let count = one.map_or(0, |one| one.parts.len());
    let told = w.with(
        "network-dependence-one",
        &[("when", &when), ("programme", &programme), ("parts", &all), ("count", &count), ("party", &party)],
    );
    match one {
        None => told,
        Some(one) => w.t2("network-dependence-time", "told", told, "longest", longest(w, one)),
    }
}

/// How long a new source takes at most, as far as it is known.
fn longest(w: Words, one: &Dependent) -> String {
    match (one.longest_months, one.months_unknown) {
        (None, _) => w.t("network-months-unknown"),
        (Some(months), 0) => w.t1("network-months", "months", months),
        (Some(months), unknown) => w.t2("network-months-at-least", "months", months, "unknown", unknown),
    }
}

fn row(w: Words, one: &Dependent, parties: &Parties) -> RowView {
    let months = |known: Option<u32>| match known {
        None => w.t("network-months-unknown"),
        Some(months) => w.t1("network-months", "months", months),
    };
    let part =
        |part: &supplier_graph::Needed| PartView { part: part.part.clone(), months: months(part.months_to_replace) };
    RowView {
        party: parties.view(&one.party),
        tier: w.tier(one.tier),
        longest: longest(w, one),
        parts: one.parts.iter().map(part).collect(),
    }
}
