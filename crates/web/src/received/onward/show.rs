//! GET /received/onward: what the contact asked for, what became of it, and the forms to ask and to hand papers in.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use domain::evidence::SayingProblem;
use domain::facts::{KEY_SEPARATOR, Kind};
use domain::lives::{Event, Field as Asks, Slot};
use domain::staff::Scope;
use persistence::evidence;
use persistence::facts::Kept;
use persistence::known::Known;
use persistence::links::{Link, clerk, saw};
use persistence::lives::book;
use persistence::names;
use serde_json::json;

use super::super::show::{Query, versions};
use super::super::{Through, attest, handed};
use super::ask::{OTHER, Problems, Typed};
use super::{is_open, requests};
use crate::answer::page_with;
use crate::audits::rows::called;
use crate::bytes;
use crate::error::PageError;
use crate::evidence::{Unfit, said};
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Badge, Choice, Field, Notice, Tone};

#[derive(Template)]
#[template(path = "received/onward.html")]
struct OnwardPage {
    w: Frame,
    notice: Option<Notice>,
    requests: Vec<Request>,
    /// To hand a paper in; none while nothing waits for a decision.
    papers: Vec<Field>,
    /// To ask for more; none where nothing was handed over.
    ask: Vec<Field>,
}

/// A request as the contact sees it.
struct Request {
    code: String,
    versions: String,
    recipient: String,
    state: Badge,
    /// What is asked of the contact, or what it may pass on under.
    words: Vec<String>,
    papers: Vec<String>,
}

/// What was chosen for a paper and not taken.
#[derive(Clone, Debug, Default)]
pub(super) struct Papers {
    pub(super) slot: Option<Slot>,
    /// The codes of the requests that it is for.
    pub(super) codes: Vec<String>,
    pub(super) note: String,
    pub(super) no_request: bool,
    pub(super) no_slot: bool,
    pub(super) note_problem: Option<SayingProblem>,
    pub(super) unfit: Option<Unfit>,
}

/// The key of the words for a paper.
pub(super) fn slot_words(slot: Slot) -> String {
    format!("life-field-{}", slot.name())
}

pub(super) async fn show(
    house: web::Data<House>,
    w: Frame,
    link: Through,
    query: Asked<Query>,
) -> Result<HttpResponse, PageError> {
    let txn = house.db.write_txn().await?;
    saw(&txn, &link, "view-by-link", json!({ "requests": true }), house.clock.now()).await?;
    txn.commit().await?;
    let done = match query.done.as_str() {
        "asked" => Some(w.t("onward-done-asked")),
        "handed-in" => Some(w.t("onward-done-handed-in")),
        _ => None,
    };
    let notice = done.map(|words| Notice::new(Tone::Good, words));
    page(w, &house, &link, (&Typed::default(), &Problems::new()), (&Papers::default(), notice)).await
}

/// The page with what was typed, and what is wrong with it beside it.
pub(super) async fn again(
    w: Frame,
    house: &House,
    link: &Link,
    typed: &Typed,
    problems: Problems,
) -> Result<HttpResponse, PageError> {
    let notice = Notice::new(Tone::Bad, w.t("received-wrong"));
    page(w, house, link, (typed, &problems), (&Papers::default(), Some(notice))).await
}

/// The page with what was chosen for a paper that was not taken.
pub(super) async fn papers_again(
    w: Frame,
    house: &House,
    link: &Link,
    papers: Papers,
) -> Result<HttpResponse, PageError> {
    let notice = Notice::new(Tone::Bad, w.t("received-wrong"));
    page(w, house, link, (&Typed::default(), &Problems::new()), (&papers, Some(notice))).await
}

async fn page(
    w: Frame,
    house: &House,
    link: &Link,
    (typed, problems): (&Typed, &Problems),
    (papers, notice): (&Papers, Option<Notice>),
) -> Result<HttpResponse, PageError> {
    let conn = house.db.reader();
    let handed = handed(conn, link).await?;
    let declared = attest::declared(conn, link, (&handed, house.clock.now())).await?;
    let asked = requests(conn, link, &handed).await?;
    let recipients = asked.iter().filter_map(|kept| kept.state.row.get("recipient_code").map(str::to_owned));
    let codes: Vec<String> = recipients.chain(declared.iter().cloned()).collect();
    let names = names::of_subjects(conn, &codes).await?;
    let mut told = Vec::new();
    for kept in &asked {
        let recipient = called(w.words(), &names, kept.state.row.get("recipient_code").unwrap_or_default());
        told.push(request(&w, house, kept, recipient).await?);
    }
    let suppliers = declared.iter().map(|code| Choice::new(code, called(w.words(), &names, code), typed.to == *code));
    let other = Choice::new(OTHER, w.t("onward-other"), typed.to == OTHER);
    let companies = suppliers.chain([other]).collect();
    let of_handed = versions(&handed).into_iter().map(|(document, label)| {
        let value = format!("{document}{KEY_SEPARATOR}{label}");
        let is_chosen = typed.version.contains(&value);
        Choice::new(value, format!("{document} {label}"), is_chosen)
    });
    let of_handed: Vec<Choice> = of_handed.collect();
    let is_wrong = !problems.is_empty() || papers.unfit.is_some();
    let status = if is_wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let open: Vec<String> = asked.iter().filter(|kept| is_open(kept)).map(|kept| kept.state.row.key()).collect();
    let page = OnwardPage {
        papers: if open.is_empty() { Vec::new() } else { handing_in(&w, house, papers, &open) },
        ask: if of_handed.is_empty() { Vec::new() } else { asking(&w, typed, problems, of_handed, companies) },
        requests: told,
        notice,
        w,
    };
    page_with(status, &page)
}

/// How a request stands, with what its contact has to know of it.
async fn request(w: &Frame, house: &House, kept: &Kept, recipient: String) -> Result<Request, PageError> {
    let (conn, row) = (house.db.reader(), &kept.state.row);
    let cell = |column: &str| row.get(column).unwrap_or_default();
    let state = row.get("state").unwrap_or("draft");
    let tone = match state {
        "approved" | "approved_with_conditions" => Tone::Good,
        "refused" => Tone::Bad,
        "info_requested" => Tone::Warn,
        _ => Tone::Note,
    };
    let mut words = Vec::new();
    if state == "info_requested" {
        let steps = book(conn, &clerk(), kept.clone(), Known::Now).await?.steps;
        let asked = steps.iter().rfind(|step| step.event == Event::Ask);
        words.extend(asked.map(|step| w.t1("onward-question", "question", step.given.word(Asks::Reason))));
    }
    if !cell("conditions").is_empty() {
        words.push(w.t1("onward-conditions", "conditions", cell("conditions")));
    }
    if !cell("decided_on").is_empty() {
        words.push(w.t1("onward-decided", "day", cell("decided_on")));
    }
    let papers = evidence::of_fact(conn, &Scope::All, (Kind::OnwardRequests, kept.id), Known::Now).await?;
    // What others handed in for the decision is theirs.
    let own = papers.into_iter().filter(|paper| paper.void.is_none() && paper.added_by.is_none());
    Ok(Request {
        code: row.key(),
        versions: format!("{} {}", cell("document_code"), row.list("versions").collect::<Vec<_>>().join(", ")),
        recipient,
        state: Badge::new(tone, w.choice(Kind::OnwardRequests, "state", state)),
        words,
        papers: own.map(|paper| format!("{} · {}", paper.file_name, paper.note)).collect(),
    })
}

fn asking(w: &Frame, typed: &Typed, problems: &Problems, versions: Vec<Choice>, companies: Vec<Choice>) -> Vec<Field> {
    let problem = |name: &str| problems.get(name).cloned();
    let text = |name: &'static str, words: &str, value: &str| {
        Field::text(name, w.t(words)).value(value).problem(problem(name))
    };
    vec![
        Field::checks("version", w.t("onward-versions"), versions).problem(problem("version")),
        Field::radios("to", w.t("onward-to"), companies).problem(problem("to")),
        text("name", "onward-name", &typed.name).hint(w.t("onward-name-hint")),
        text("country", "onward-country", &typed.country).hint(w.t("onward-country-hint")),
        text("registration_no", "onward-registration", &typed.registration_no),
        Field::lines("why_needed", w.t("onward-why"))
            .value(&typed.why_needed)
            .problem(problem("why_needed"))
            .required(),
        Field::lines("reduced", w.t("onward-reduced"))
            .value(&typed.reduced)
            .hint(w.t("onward-reduced-hint"))
            .problem(problem("reduced")),
        Field::lines("sites", w.t("onward-sites"))
            .value(&typed.sites)
            .hint(w.t("onward-sites-hint"))
            .problem(problem("sites")),
        Field::date("until", w.t("onward-until")).value(&typed.until).problem(problem("until")),
    ]
}

fn handing_in(w: &Frame, house: &House, papers: &Papers, open: &[String]) -> Vec<Field> {
    let slots = Slot::ALL.map(|slot| Choice::new(slot.name(), w.t(&slot_words(slot)), papers.slot == Some(slot)));
    // A paper mostly speaks for all that waits.
    let is_chosen = |code: &String| papers.codes.is_empty() || papers.codes.contains(code);
    let requests = open.iter().map(|code| Choice::new(code, code, is_chosen(code))).collect();
    let wrong = |is_wrong: bool, words: &str| is_wrong.then(|| w.t(words));
    vec![
        Field::radios("slot", w.t("onward-slot"), slots.into()).problem(wrong(papers.no_slot, "received-no-answer")),
        Field::checks("request", w.t("onward-for"), requests).problem(wrong(papers.no_request, "onward-no-request")),
        Field::lines("note", w.t("evidence-note"))
            .value(&papers.note)
            .problem(papers.note_problem.map(|problem| said(w, problem))),
        Field::file("file", w.t("evidence-file"))
            .hint(w.t1("evidence-limit", "most", bytes::said(house.settings.file_bytes)))
            .problem(papers.unfit.map(|unfit| unfit.said(w)))
            .required(),
    ]
}
