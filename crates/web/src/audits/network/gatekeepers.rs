//! GET /audits/gatekeepers, .csv, .xlsx, .pdf and .json: through whom every path to a programme's suppliers runs.

use std::collections::BTreeSet;

use actix_web::{HttpResponse, web};
use askama::Template;
use audits::GatekeepersAnswer;
use catalogue::Words;
use chrono_tz::Tz;
use domain::staff::Actor;
use supplier_graph::{Gatekeeper, Guarded};

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
use crate::parts::{Empty, Notice, Pages};
use crate::policy::Routes;
use crate::recent;

const QUESTION: Question = Question::Gatekeepers;

#[derive(Template)]
#[template(path = "audits/network/gatekeepers.html")]
struct GatekeepersPage {
    w: Frame,
    title: String,
    lead: String,
    facts: Vec<(String, String)>,
    form: AskForm,
    banners: Vec<Notice>,
    sentence: String,
    rows: Vec<RowView>,
    chosen: Vec<GuardedView>,
    empty: Empty,
    pages: Pages,
    exports: Exports,
}

struct RowView {
    party: PartyView,
    tier: String,
    behind: usize,
    chosen_behind: usize,
    suppliers: Vec<SupplierView>,
    more: usize,
}

struct SupplierView {
    party: PartyView,
    /// The paths from the manufacturer down to it; blank where the manufacturer has no number.
    paths: String,
}

/// A chosen supplier with those before it.
struct GuardedView {
    party: PartyView,
    tier: String,
    gatekeepers: Vec<PartyView>,
    /// Said where there are none.
    none: String,
}

pub(super) fn routes(routes: &mut Routes) {
    routes.get(QUESTION.address(), MAY, show);
    exports::routes::<GatekeepersAnswer>(routes);
}

async fn show(w: Frame, by: By, house: web::Data<House>, asking: Asked<Asking>) -> Result<HttpResponse, PageError> {
    let actor = by.member.actor();
    match led(&w, (&house, &actor), QUESTION, &asking).await? {
        Led::Form(form) => Ok(form),
        Led::Ready(ready) => {
            let answer = GatekeepersAnswer::ask(&house, &actor, &ready).await?;
            record(&house, &actor, "view-audit", (QUESTION, &asking)).await?;
            recent::note_audit(&house, &by, &QUESTION.address(), asking.programme.unwrap_or_default());
            page(w, &house, &asking, (&ready, answer)).await
        }
    }
}

impl Answer for GatekeepersAnswer {
    const QUESTION: Question = QUESTION;
    const COLUMNS: &'static [&'static str] = &Self::COLUMNS;

    async fn ask(house: &House, actor: &Actor, ready: &Ready) -> Result<Self, PageError> {
        let programme = ready.chosen.programme.as_ref().ok_or(PageError::NotFound)?;
        let chosen: BTreeSet<String> = ready.chosen.suppliers.iter().map(|thing| thing.code.clone()).collect();
        let (asked, times, now) = ((programme.code.as_str(), &chosen), ready.times.clone(), house.clock.now());
        audits::gatekeepers((&house.db, &house.index), actor, asked, times, now).await.map_err(of_audit)
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
    (ready, answer): (&Ready, GatekeepersAnswer),
) -> Result<HttpResponse, PageError> {
    let words = w.words();
    let found = &answer.found;
    let pages =
        Pages::new(words, asking.pages(QUESTION), asking.page.unwrap_or(1), SIZE, found.gatekeepers.len() as u64);
    let size = usize::try_from(SIZE).unwrap_or(usize::MAX);
    let shown: Vec<&Gatekeeper> = found.gatekeepers.iter().skip(pages.skip()).take(size).collect();
    let listed = shown.iter().flat_map(|one| one.suppliers.iter().take(OPENED).chain([&one.party]));
    let guarded = found.chosen.iter().flat_map(|one| one.gatekeepers.iter().chain([&one.party]));
    let codes = listed.chain(guarded).chain(&answer.manufacturer).chain(&found.common);
    let parties = Parties::read(words, house, codes.map(String::as_str)).await?;
    let manufacturer = answer.manufacturer.as_deref();
    let programme = ready.chosen.programme.as_ref().map(|thing| thing.called(words)).unwrap_or_default();
    answer::page(&GatekeepersPage {
        title: w.t1("network-gatekeepers-of", "programme", programme),
        lead: w.t("network-gatekeepers-lead"),
        facts: facts(words, &answer, &parties),
        form: AskForm::filled(&w, QUESTION, &ready.chosen, asking),
        banners: banners(words, &answer.times, answer.zone),
        sentence: sentence(words, &answer, &parties),
        rows: shown.into_iter().map(|one| row(words, one, &parties, (asking, manufacturer))).collect(),
        chosen: found.chosen.iter().map(|one| guarded_view(words, one, &parties)).collect(),
        empty: Empty::new(w.t("network-gatekeepers-none"), w.t("network-gatekeepers-none-words")),
        pages,
        exports: Exports::of(asking, QUESTION),
        w,
    })
}

/// What the head says besides.
fn facts(w: Words, answer: &GatekeepersAnswer, parties: &Parties) -> Vec<(String, String)> {
    let manufacturer =
        answer.manufacturer.as_deref().map(|code| (w.t("network-manufacturer"), parties.view(code).called()));
    manufacturer.into_iter().chain([(w.t("audit-zone"), answer.zone.name().to_owned())]).collect()
}

fn sentence(w: Words, answer: &GatekeepersAnswer, parties: &Parties) -> String {
    let (found, when) = (&answer.found, when(w, &answer.times, answer.zone));
    if answer.manufacturer.is_none() {
        return w.t1("network-not-known-then", "when", when);
    }
    if found.chosen.is_empty() {
        let (reached, count) = (found.reachable, found.gatekeepers.len());
        return w.with("network-gatekeepers-all", &[("when", &when), ("reached", &reached), ("count", &count)]);
    }
    let reached = found.chosen.iter().filter(|one| one.tier.is_some()).count();
    let unreached = found.chosen.len() - reached;
    let named: Vec<String> = found.common.iter().map(|code| parties.view(code).called()).collect();
    let (count, named) = (named.len(), w.joined(named.iter().map(String::as_str)));
    w.with(
        "network-gatekeepers-chosen",
        &[("when", &when), ("reached", &reached), ("unreached", &unreached), ("count", &count), ("named", &named)],
    )
}

fn row(w: Words, one: &Gatekeeper, parties: &Parties, (asking, manufacturer): (&Asking, Option<&str>)) -> RowView {
    let from = manufacturer.and_then(|code| parties.id(code));
    let supplier = |code: &String| SupplierView {
        party: parties.view(code),
        paths: from.zip(parties.id(code)).map(|ends| paths(asking, ends)).unwrap_or_default(),
    };
    let suppliers: Vec<SupplierView> = one.suppliers.iter().take(OPENED).map(supplier).collect();
    RowView {
        party: parties.view(&one.party),
        tier: w.tier(Some(one.tier)),
        behind: one.behind,
        chosen_behind: one.chosen_behind,
        more: one.behind - suppliers.len(),
        suppliers,
    }
}

/// The address of the paths between two parties, in the same programme and at the same times.
fn paths(asking: &Asking, (from, to): (i64, i64)) -> String {
    let ends = Asking { from: Some(from), to: Some(to), supplier: Vec::new(), page: None, ..asking.clone() };
    ends.at(Question::Paths, "")
}

fn guarded_view(w: Words, one: &Guarded, parties: &Parties) -> GuardedView {
    GuardedView {
        party: parties.view(&one.party),
        tier: w.tier(one.tier),
        gatekeepers: parties.views(&one.gatekeepers),
        none: w.t(if one.tier.is_some() { "network-no-gatekeeper" } else { "network-not-reached" }),
    }
}
