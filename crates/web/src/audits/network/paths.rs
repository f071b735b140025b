//! GET /audits/paths, .csv, .xlsx, .pdf and .json: every way along supply links from one party down to another.

use actix_web::{HttpResponse, web};
use askama::Template;
use audits::PathsAnswer;
use catalogue::Words;
use chrono_tz::Tz;
use domain::links::LinkStatus;
use domain::staff::Actor;
use supplier_graph::{Path, StepLink};

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
use crate::parts::{Badge, Empty, Notice, Pages, Tone};
use crate::policy::Routes;

const QUESTION: Question = Question::Paths;

#[derive(Template)]
#[template(path = "audits/network/paths.html")]
struct PathsPage {
    w: Frame,
    title: String,
    lead: String,
    facts: Vec<(String, String)>,
    form: AskForm,
    banners: Vec<Notice>,
    sentence: String,
    /// The same question the other way round; blank when no path leads back.
    back: String,
    is_cut: bool,
    rows: Vec<RowView>,
    empty: Empty,
    pages: Pages,
    exports: Exports,
}

struct RowView {
    number: usize,
    length: String,
    parties: Vec<PartyView>,
    /// How well its least supported step is supported.
    weakest: Option<Badge>,
    steps: Vec<StepView>,
}

struct StepView {
    customer: String,
    supplier: String,
    links: Vec<LinkView>,
}

struct LinkView {
    status: Badge,
    programme: String,
    part: String,
    valid: String,
}

pub(super) fn routes(routes: &mut Routes) {
    routes.get(QUESTION.address(), MAY, show);
    exports::routes::<PathsAnswer>(routes);
}

async fn show(w: Frame, by: By, house: web::Data<House>, asking: Asked<Asking>) -> Result<HttpResponse, PageError> {
    let actor = by.member.actor();
    match led(&w, (&house, &actor), QUESTION, &asking).await? {
        Led::Form(form) => Ok(form),
        Led::Ready(ready) => {
            let answer = PathsAnswer::ask(&house, &actor, &ready).await?;
            record(&house, &actor, "view-audit", (QUESTION, &asking)).await?;
            page(w, &house, &asking, (&ready, answer)).await
        }
    }
}

impl Answer for PathsAnswer {
    const QUESTION: Question = QUESTION;
    const COLUMNS: &'static [&'static str] = &Self::COLUMNS;

    async fn ask(house: &House, actor: &Actor, ready: &Ready) -> Result<Self, PageError> {
        let chosen = &ready.chosen;
        let from = chosen.from.as_ref().ok_or(PageError::NotFound)?;
        let to = chosen.to.as_ref().ok_or(PageError::NotFound)?;
        let programme = chosen.programme.as_ref().map(|thing| thing.code.as_str());
        let asked = (programme, (from.code.as_str(), to.code.as_str()));
        let (times, now) = (ready.times.clone(), house.clock.now());
        audits::paths((&house.db, &house.index), actor, asked, times, now).await.map_err(of_audit)
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
    (ready, answer): (&Ready, PathsAnswer),
) -> Result<HttpResponse, PageError> {
    let words = w.words();
    let found = &answer.found;
    let total = found.paths.len() as u64;
    let pages = Pages::new(words, asking.pages(QUESTION), asking.page.unwrap_or(1), SIZE, total);
    let size = usize::try_from(SIZE).unwrap_or(usize::MAX);
    let shown: Vec<(usize, &Path)> = (1..).zip(&found.paths).skip(pages.skip()).take(size).collect();
    let codes = shown.iter().flat_map(|(_, path)| &path.parties).chain([&answer.customer, &answer.supplier]);
    let parties = Parties::read(words, house, codes.map(String::as_str)).await?;
    let (from, to) = (parties.view(&answer.customer).called(), parties.view(&answer.supplier).called());
    answer::page(&PathsPage {
        title: w.t2("network-paths-between", "from", &from, "to", &to),
        lead: w.t("network-paths-lead"),
        facts: facts(words, ready, &answer),
        form: AskForm::filled(&w, QUESTION, &ready.chosen, asking),
        banners: banners(words, &answer.times, answer.zone),
        sentence: sentence(words, &answer, (&from, &to)),
        back: if found.leads_back { turned(asking) } else { String::new() },
        is_cut: found.is_cut,
        rows: shown.into_iter().map(|(number, path)| row(words, number, path, &parties)).collect(),
        empty: Empty::new(w.t("network-paths-none"), w.t("network-paths-none-words")),
        pages,
        exports: Exports::of(asking, QUESTION),
        w,
    })
}

fn facts(w: Words, ready: &Ready, answer: &PathsAnswer) -> Vec<(String, String)> {
    let programme = ready.chosen.programme.as_ref().map(|thing| thing.called(w));
    let programme = programme.unwrap_or_else(|| w.t("network-any-programme"));
    vec![(w.t("audit-programme"), programme), (w.t("audit-zone"), answer.zone.name().to_owned())]
}

fn sentence(w: Words, answer: &PathsAnswer, (from, to): (&String, &String)) -> String {
    let (found, when) = (&answer.found, when(w, &answer.times, answer.zone));
    let ends: [(&'static str, &dyn catalogue::Argument); 3] = [("when", &when), ("from", from), ("to", to)];
    match found.paths.first() {
        None if found.leads_back => w.with("network-paths-only-back", &ends),
        None => w.with("network-paths-no-way", &ends),
        Some(shortest) => {
            let (count, length) = (found.paths.len(), shortest.steps.len());
            let key = if found.leads_back { "network-paths-loop" } else { "network-paths-found" };
            let [when, from, to] = ends;
            w.with(key, &[when, from, to, ("count", &count), ("length", &length)])
        }
    }
}

/// The address of the same question the other way round.
fn turned(asking: &Asking) -> String {
    Asking { from: asking.to, to: asking.from, page: None, ..asking.clone() }.at(QUESTION, "")
}

fn row(w: Words, number: usize, path: &Path, parties: &Parties) -> RowView {
    let best = |links: &[StepLink]| links.iter().map(|link| link.status).max();
    let weakest = path.steps.iter().filter_map(|step| best(&step.links)).min();
    let steps = path.steps.iter().map(|step| StepView {
        customer: step.customer.clone(),
        supplier: step.supplier.clone(),
        links: step.links.iter().map(|link| link_view(w, link)).collect(),
    });
    RowView {
        number,
        length: w.t1("network-links", "count", path.steps.len()),
        parties: parties.views(&path.parties),
        weakest: weakest.map(|status| badge(w, status)),
        steps: steps.collect(),
    }
}

fn badge(w: Words, status: LinkStatus) -> Badge {
    let tone = match status {
        LinkStatus::Confirmed => Tone::Good,
        LinkStatus::Declared => Tone::Note,
        LinkStatus::Inferred => Tone::Warn,
    };
    Badge::new(tone, w.link_status(status))
}

fn link_view(w: Words, link: &StepLink) -> LinkView {
    let valid = match (link.valid_from, link.valid_to) {
        (None, None) => w.t("network-valid-always"),
        (Some(from), None) => w.t1("network-valid-from", "from", from.to_string()),
        (None, Some(to)) => w.t1("network-valid-to", "to", to.to_string()),
        (Some(from), Some(to)) => w.t2("network-valid-between", "from", from.to_string(), "to", to.to_string()),
    };
    LinkView {
        status: badge(w, link.status),
        programme: link.programme.clone().unwrap_or_else(|| w.t("network-any-programme")),
        part: link.part.clone().unwrap_or_else(|| w.t("network-any-part")),
        valid,
    }
}
