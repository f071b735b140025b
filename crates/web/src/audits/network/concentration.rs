//! GET /audits/concentration, .csv, .xlsx, .pdf and .json: how much confidential material each party holds.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use askama::Template;
use audits::ConcentrationAnswer;
use catalogue::Words;
use chrono_tz::Tz;
use domain::facts::{Kind, version_key};
use domain::staff::Actor;
use persistence::facts::numbers_of;
use supplier_graph::{Held, Holder};

use super::asking::Asking;
use super::exports::{self, Answer};
use super::form::AskForm;
use super::pieces::{Exports, Parties, PartyView, banners, when};
use super::ready::{Led, Ready, led};
use super::{MAY, OPENED, Question, SIZE, record};
use crate::answer;
use crate::audits::show::of_audit;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Badge, Empty, Notice, Pages, Tone};
use crate::policy::Routes;

const QUESTION: Question = Question::Concentration;

#[derive(Template)]
#[template(path = "audits/network/concentration.html")]
struct ConcentrationPage {
    w: Frame,
    title: String,
    lead: String,
    facts: Vec<(String, String)>,
    form: AskForm,
    banners: Vec<Notice>,
    sentence: String,
    rows: Vec<RowView>,
    empty: Empty,
    pages: Pages,
    exports: Exports,
}

struct RowView {
    party: PartyView,
    strictly_confidential: u32,
    share: String,
    confidential: u32,
    versions: Vec<VersionView>,
    more: usize,
}

struct VersionView {
    document: String,
    version: String,
    class: Badge,
    /// Its exposure audit at the same times; blank when the version has no number.
    audit: String,
}

pub(super) fn routes(routes: &mut Routes) {
    routes.get(QUESTION.address(), MAY, show);
    exports::routes::<ConcentrationAnswer>(routes);
}

async fn show(w: Frame, by: By, house: web::Data<House>, asking: Asked<Asking>) -> Result<HttpResponse, PageError> {
    let actor = by.member.actor();
    match led(&w, (&house, &actor), QUESTION, &asking).await? {
        Led::Form(form) => Ok(form),
        Led::Ready(ready) => {
            let answer = ConcentrationAnswer::ask(&house, &actor, &ready).await?;
            record(&house, &actor, "view-audit", (QUESTION, &asking)).await?;
            page(w, &house, (&asking, &actor), (&ready, answer)).await
        }
    }
}

impl Answer for ConcentrationAnswer {
    const QUESTION: Question = QUESTION;
    const COLUMNS: &'static [&'static str] = &Self::COLUMNS;

    async fn ask(house: &House, actor: &Actor, ready: &Ready) -> Result<Self, PageError> {
        let party = ready.chosen.party.as_ref().map(|thing| thing.code.as_str());
        let (times, now) = (ready.times.clone(), house.clock.now());
        audits::concentration((&house.db, &house.index), actor, party, times, now).await.map_err(of_audit)
    }

    fn rows(&self) -> impl Iterator<Item = impl AsRef<[String]>> {
        self.rows()
    }

    fn zone(&self) -> Option<Tz> {
        None
    }
}

async fn page(
    w: Frame,
    house: &House,
    (asking, actor): (&Asking, &Actor),
    (ready, answer): (&Ready, ConcentrationAnswer),
) -> Result<HttpResponse, PageError> {
    let words = w.words();
    let holders = &answer.found.holders;
    let pages = Pages::new(words, asking.pages(QUESTION), asking.page.unwrap_or(1), SIZE, holders.len() as u64);
    let size = usize::try_from(SIZE).unwrap_or(usize::MAX);
    let shown: Vec<&Holder> = holders.iter().skip(pages.skip()).take(size).collect();
    let parties = Parties::read(words, house, shown.iter().map(|one| one.party.as_str())).await?;
    let listed = shown.iter().flat_map(|one| one.versions.iter().take(OPENED));
    let keys: Vec<String> = listed.map(|held| version_key(&held.document, &held.version)).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let numbers = numbers_of(house.db.reader(), &actor.scope, Kind::Versions, &keys).await?;
    let party = ready.chosen.party.as_ref().map(|thing| thing.called(words));
    let title = match &party {
        None => w.t("network-concentration"),
        Some(party) => w.t1("network-concentration-at", "party", party),
    };
    let out = answer.found.strictly_confidential_out;
    answer::page(&ConcentrationPage {
        title,
        lead: w.t("network-concentration-lead"),
        facts: vec![(w.t("audit-zone"), w.t("network-zone-of-documents"))],
        form: AskForm::filled(&w, QUESTION, &ready.chosen, asking),
        banners: banners(words, &answer.times, Tz::UTC),
        sentence: sentence(words, &answer, party.as_deref()),
        rows: shown.into_iter().map(|one| row(words, (one, out), &parties, (asking, &numbers))).collect(),
        empty: Empty::new(w.t("network-concentration-none"), w.t("network-concentration-none-words")),
        pages,
        exports: Exports::of(asking, QUESTION),
        w,
    })
}

fn sentence(w: Words, answer: &ConcentrationAnswer, party: Option<&str>) -> String {
    let (found, when) = (&answer.found, when(w, &answer.times, Tz::UTC));
    let (strict, confidential) = (found.strictly_confidential_out, found.confidential_out);
    let Some(party) = party else {
        let holders = found.holders.len();
        return w.with(
            "network-concentration-all",
            &[("when", &when), ("strict", &strict), ("confidential", &confidential), ("holders", &holders)],
        );
    };
    let held = found.holders.first().map_or(0, |one| one.strictly_confidential);
    let others = found.holders.first().map_or(0, |one| one.confidential);
    w.with(
        "network-concentration-one",
        &[("when", &when), ("party", &party), ("held", &held), ("strict", &strict), ("confidential", &others)],
    )
}

fn row(
    w: Words,
    (one, out): (&Holder, u32),
    parties: &Parties,
    (asking, numbers): (&Asking, &HashMap<String, i64>),
) -> RowView {
    let versions: Vec<VersionView> =
        one.versions.iter().take(OPENED).map(|held| version(w, held, asking, numbers)).collect();
    RowView {
        party: parties.view(&one.party),
        strictly_confidential: one.strictly_confidential,
        share: percent(w, one.strictly_confidential, out),
        confidential: one.confidential,
        more: one.versions.len() - versions.len(),
        versions,
    }
}

/// A part of a whole in percent, to one place; a dash where there is no whole.
fn percent(w: Words, part: u32, whole: u32) -> String {
    let tenths = (u64::from(part) * 1000 + u64::from(whole) / 2).checked_div(u64::from(whole));
    match tenths {
        None => "—".to_owned(),
        Some(tenths) => w.t1("network-percent", "number", format!("{}.{}", tenths / 10, tenths % 10)),
    }
}

fn version(w: Words, held: &Held, asking: &Asking, numbers: &HashMap<String, i64>) -> VersionView {
    let tone = if held.is_strictly_confidential { Tone::Warn } else { Tone::Note };
    let class = if held.is_strictly_confidential { "strictly_confidential" } else { "confidential" };
    let number = numbers.get(&version_key(&held.document, &held.version));
    VersionView {
        document: held.document.clone(),
        version: held.version.clone(),
        class: Badge::new(tone, w.of("choice-documents-class", class)),
        audit: number.map(|id| audit(asking, *id)).unwrap_or_default(),
    }
}

/// The exposure audit of a version at the same times.
fn audit(asking: &Asking, version: i64) -> String {
    let exposure = crate::audits::asking::Asking {
        version: Some(version),
        as_of: asking.as_of.clone(),
        as_of_time: asking.as_of_time.clone(),
        known_at: asking.known_at.clone(),
        known_at_time: asking.known_at_time.clone(),
        ..Default::default()
    };
    exposure.address(&[])
}
