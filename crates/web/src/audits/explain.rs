//! /audits/explain: why one disclosure is covered or not, each check with the fact that decided it, and what would cure it.

use std::collections::{BTreeSet, HashMap};
use std::ops::Deref;

use actix_web::{HttpResponse, web};
use askama::Template;
use audits::{ExplanationAnswer, Times};
use catalogue::{SpokenFact, Words};
use chrono_tz::Tz;
use domain::coverage::{Cause, Code};
use domain::facts::Kind;
use domain::staff::Permission;
use domain::time::When;
use domain::waivers::is_waivable;
use persistence::names::{self, Name};
use supplier_graph::{CheckTold, CureTold, NamedTold, PaperTold, Side, Wording};

use super::address::{address, first};
use super::asking::local;
use super::rows::called;
use super::times::{self, Moments, NAMES, Problems, Typed};
use super::{MAY, acts, file, show};
use crate::answer;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Badge, Notice, Tone};
use crate::policy::Routes;
use crate::registers::{self, Pairs};

/// The page's address; its query names the disclosure by number, and the two times.
const ADDRESS: &str = "/audits/explain";

pub(super) fn routes(routes: &mut Routes) {
    routes.get(ADDRESS, MAY, page);
    routes.get("/audits/explain.csv", MAY, csv);
    routes.get("/audits/explain.json", MAY, json);
}

/// The explanation of a disclosure at these times.
pub(super) fn of(disclosure: i64, times: &Typed) -> String {
    let times = times.fields(NAMES);
    let fields: Vec<(&'static str, String)> =
        std::iter::once(("disclosure", disclosure.to_string())).chain(times).collect();
    address(ADDRESS, &fields)
}

/// The sentence on the fact that decided a check; `named` says what a code is called.
pub fn fact_sentence(w: Words, check: &CheckTold, zone: Tz, named: &dyn Fn(&str) -> String) -> String {
    let fact = &check.fact;
    let time = |text: &Option<String>| text.as_deref().map(|text| spoken_time(text, zone)).unwrap_or_default();
    let subjects: Vec<String> = fact.subjects.iter().map(|code| named(code)).collect();
    let spoken = SpokenFact {
        there: fact.there,
        subjects: w.joined(subjects.iter().map(String::as_str)),
        paper: fact.paper.clone().unwrap_or_default().into(),
        from: time(&fact.from),
        to: time(&fact.to),
        named: named_in_words(w, &fact.named),
        given: named_in_words(w, &fact.given),
        number: fact.number.unwrap_or_default(),
    };
    w.fact(check.code, &spoken)
}

/// Classes, types and the like in words; codes and terms as they stand.
fn named_in_words(w: Words, named: &[NamedTold]) -> String {
    let word = |one: &NamedTold| match one.words {
        Wording::Choice(kind, column) => w.choice(kind, column, &one.text),
        Wording::Clause => w.clause(&one.text),
        Wording::Own => one.text.to_string(),
    };
    let words: Vec<String> = named.iter().map(word).collect();
    w.joined(words.iter().map(String::as_str))
}

/// A day as it stands, an instant in the programme's zone.
fn spoken_time(text: &str, zone: Tz) -> String {
    match When::parse(text) {
        Ok(When::At(at)) => local(at, zone),
        _ => text.to_owned(),
    }
}

#[derive(Template)]
#[template(path = "audits/explain.html")]
struct ExplainPage {
    w: Frame,
    disclosure: String,
    /// The disclosure's own page.
    record: String,
    document: String,
    version: String,
    giver: String,
    recipient: String,
    at: String,
    zone: String,
    banners: Vec<Notice>,
    number: i64,
    moments: Moments,
    now: String,
    /// What to know besides: a label and a sentence each.
    notes: Vec<(String, String)>,
    sides: Vec<SideView>,
    cures: Vec<CureView>,
    is_past: bool,
    csv: String,
    json: String,
}

/// One verdict with its checks and papers.
struct SideView {
    id: &'static str,
    title: String,
    table: String,
    badge: Badge,
    agreement: String,
    /// What speaks against it, each with its fact: the answer before the list of checks.
    against: Vec<(String, String)>,
    warnings: Vec<String>,
    is_settled: bool,
    checks: Vec<CheckView>,
    groups: Vec<PaperGroup>,
    /// What amendments have replaced, in a sentence each.
    replaced: Vec<String>,
}

/// Papers of one sort; none: left out.
struct PaperGroup {
    title: String,
    papers: Vec<PaperView>,
}

struct CheckView {
    number: u8,
    label: String,
    outcome: Badge,
    fact: String,
    /// Why the giver's own receipt does not carry.
    cause: String,
}

struct PaperView {
    paper: String,
    disclosed_by: String,
    against: String,
}

struct CureView {
    label: String,
    remedy: String,
    by: String,
    paper: String,
    cure: String,
    /// Where the reader begins it, and the catalogue's key of its words.
    begin: Vec<(String, &'static str)>,
}

struct Found {
    answer: ExplanationAnswer,
    number: i64,
    typed: Typed,
}

/// What the address asks; a time that cannot be read comes back with its problem.
async fn ask(by: &By, house: &House, pairs: &Pairs) -> Result<Result<Found, (Typed, Problems, i64)>, PageError> {
    let number: i64 = first(pairs, "disclosure").parse().map_err(|_| PageError::NotFound)?;
    let actor = by.member.actor();
    let kept = persistence::facts::by_id(house.db.reader(), &actor.scope, Kind::Disclosures, number).await?;
    let kept = kept.ok_or(PageError::NotFound)?;
    let typed = Typed::read(pairs, NAMES);
    let txn = house.db.read_txn().await?;
    let document = kept.state.row.get("document_code").unwrap_or_default();
    let zone = persistence::known::zone_of(&txn, document).await?;
    txn.commit().await?;
    let times: Times = match typed.parsed(zone) {
        Ok(times) => times,
        Err(problems) => return Ok(Err((typed, problems, number))),
    };
    let code = kept.state.row.key();
    let answer = audits::explanation(&house.db, &house.index, &actor, &code, times, house.clock.now()).await;
    Ok(Ok(Found { answer: answer.map_err(show::of_audit)?, number, typed }))
}

async fn record(house: &House, by: &By, verb: &str, number: i64) -> Result<(), PageError> {
    let number = number.to_string();
    acts::record(house, &by.member.actor(), verb, ("explanation", &number), serde_json::Value::Null).await
}

async fn page(w: Frame, by: By, house: web::Data<House>, pairs: Asked<Pairs>) -> Result<HttpResponse, PageError> {
    match ask(&by, &house, &pairs).await? {
        Err((typed, problems, number)) => {
            let moments = Moments::new(w.words(), NAMES, &typed, problems);
            let page = TimesPage { moments, number, now: of(number, &Typed::default()), w };
            answer::page_with(actix_web::http::StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Ok(found) => {
            record(&house, &by, "view-audit", found.number).await?;
            let names = names::of_subjects(house.db.reader(), &codes(&found.answer)).await?;
            answer::page(&explained(w, &found, &names))
        }
    }
}

/// The page that shows only its form, because a time could not be read.
#[derive(Template)]
#[template(path = "audits/explain_times.html")]
struct TimesPage {
    w: Frame,
    number: i64,
    moments: Moments,
    now: String,
}

async fn csv(by: By, house: web::Data<House>, pairs: Asked<Pairs>) -> Result<HttpResponse, PageError> {
    let found = ask(&by, &house, &pairs).await?.map_err(|_| PageError::Malformed)?;
    record(&house, &by, "export-audit", found.number).await?;
    Ok(file::csv(&format!("explain-{}", found.number), &ExplanationAnswer::COLUMNS, found.answer.rows()))
}

async fn json(by: By, house: web::Data<House>, pairs: Asked<Pairs>) -> Result<HttpResponse, PageError> {
    let found = ask(&by, &house, &pairs).await?.map_err(|_| PageError::Malformed)?;
    record(&house, &by, "export-audit", found.number).await?;
    file::json(&format!("explain-{}", found.number), &found.answer)
}

/// Every code that is shown with a name.
fn codes(answer: &ExplanationAnswer) -> Vec<String> {
    let explanation = &answer.explanation;
    let sides = [&explanation.release, &explanation.holding];
    let facts = sides.iter().flat_map(|side| side.checks.iter().flat_map(|check| &check.fact.subjects));
    let papers = sides.iter().flat_map(|side| side.papers.iter().chain(&side.readings).map(|one| &one.disclosed_by));
    let cures = explanation.cures.iter().flat_map(|cure| &cure.by);
    let all = [&explanation.giver, &explanation.recipient].into_iter().chain(facts).chain(papers).chain(cures);
    let all: BTreeSet<&str> = all.map(Deref::deref).collect();
    all.into_iter().map(str::to_owned).collect()
}

fn explained(w: Frame, found: &Found, names: &HashMap<String, Name>) -> ExplainPage {
    let Found { answer, number, typed } = found;
    let (words, zone) = (w.words(), answer.zone);
    let explanation = &answer.explanation;
    let times = Times { as_of: answer.as_of.clone(), known_at: answer.known_at.clone() };
    let at = |path: &str| of(*number, typed).replacen(ADDRESS, path, 1);
    let call = |code: &str| called(words, names, code);
    ExplainPage {
        record: format!("/disclosures/{number}"),
        disclosure: explanation.disclosure.to_string(),
        document: answer.document.clone(),
        version: answer.version.clone(),
        giver: call(&explanation.giver),
        recipient: call(&explanation.recipient),
        at: local(explanation.at, zone),
        zone: zone.name().to_owned(),
        banners: times::banners(words, &times, zone),
        number: *number,
        moments: Moments::new(words, NAMES, typed, Problems::default()),
        now: of(*number, &Typed::default()),
        notes: explanation.notes.iter().map(|note| (words.note(*note), words.note_says(*note))).collect(),
        sides: vec![
            side(words, "release", &explanation.release, zone, &call),
            side(words, "holding", &explanation.holding, zone, &call),
        ],
        cures: explanation.cures.iter().map(|cure| self::cure(&w, cure, *number, &call)).collect(),
        is_past: !explanation.release.verdict.covered,
        csv: at("/audits/explain.csv"),
        json: at("/audits/explain.json"),
        w,
    }
}

fn side(w: Words, id: &'static str, side: &Side, zone: Tz, named: &dyn Fn(&str) -> String) -> SideView {
    let waived = side.verdict.warnings.waived.iter().map(|(code, _)| w.waived(*code));
    let replaced = side.replaced.iter();
    let fails = side.checks.iter().filter(|check| check.outcome == "fails");
    SideView {
        against: fails.map(|check| (w.reason(check.code), fact_sentence(w, check, zone, named))).collect(),
        replaced: replaced.map(|one| w.replaced(&one.paper, &one.by)).collect(),
        id,
        title: w.of("explain", id),
        table: w.of("explain-table", id),
        badge: Badge::new(if side.verdict.covered { Tone::Good } else { Tone::Bad }, w.covered(side.verdict.covered)),
        agreement: side.verdict.agreement.clone().unwrap_or_default().into(),
        warnings: side.verdict.warnings.warnings.iter().map(|warning| w.warning_says(warning)).chain(waived).collect(),
        is_settled: side.settled,
        checks: side.checks.iter().map(|check| self::check(w, check, side.verdict.cause, zone, named)).collect(),
        groups: [("explain-papers", &side.papers), ("explain-readings", &side.readings)]
            .into_iter()
            .filter(|(_, papers)| !papers.is_empty())
            .map(|(key, papers)| PaperGroup {
                title: w.t(key),
                papers: papers.iter().map(|one| paper(w, one, named)).collect(),
            })
            .collect(),
    }
}

fn check(w: Words, check: &CheckTold, cause: Option<Cause>, zone: Tz, named: &dyn Fn(&str) -> String) -> CheckView {
    let is_upstream = check.code == Code::UpstreamNotCovered;
    let tone = match check.outcome {
        "fine" => Tone::Good,
        "fails" => Tone::Bad,
        _ => Tone::Warn,
    };
    CheckView {
        number: check.number,
        label: w.reason(check.code),
        outcome: Badge::new(tone, w.outcome(check.outcome, check.waiver.as_deref())),
        fact: fact_sentence(w, check, zone, named),
        cause: cause
            .filter(|_| is_upstream)
            .map(|cause| w.t1("audit-cause", "cause", w.cause(cause)))
            .unwrap_or_default(),
    }
}

fn paper(w: Words, one: &PaperTold, named: &dyn Fn(&str) -> String) -> PaperView {
    let waived = one.waived.iter().map(|code| w.waived(code));
    let against: Vec<String> = one.reasons.iter().map(|code| w.reason(code)).chain(waived).collect();
    PaperView {
        paper: one.paper.to_string(),
        disclosed_by: named(&one.disclosed_by),
        against: w.joined(against.iter().map(String::as_str)),
    }
}

fn cure(frame: &Frame, cure: &CureTold, disclosure: i64, named: &dyn Fn(&str) -> String) -> CureView {
    let w = frame.words();
    let by: Vec<String> = cure.by.iter().map(|code| named(code)).collect();
    let by = w.joined(by.iter().map(String::as_str));
    CureView {
        label: w.reason(cure.code),
        remedy: w.remedy(cure.remedy),
        by: if by.is_empty() { by } else { w.t1("explain-by", "who", by) },
        paper: cure.paper.clone().unwrap_or_default().into(),
        cure: w.reason_cure(cure.code),
        begin: begin(frame, cure, disclosure),
    }
}

/// The forms by which the reader may begin a cure: a draft, a request, or a waiver where the reason may be waived.
fn begin(w: &Frame, cure: &CureTold, disclosure: i64) -> Vec<(String, &'static str)> {
    let new = |kind: Kind| format!("{}/new", registers::address(kind));
    let paper = match cure.remedy {
        "sign" => Some((Kind::Agreements, new(Kind::Agreements), catalogue::key("explain-begin-agreement"))),
        "consent" => Some((Kind::OnwardRequests, new(Kind::OnwardRequests), catalogue::key("explain-begin-request"))),
        _ => None,
    };
    let of_disclosure = format!("{}?of=disclosures-{disclosure}&through=disclosure_code", new(Kind::Waivers));
    let waiver = is_waivable(cure.code).then(|| (Kind::Waivers, of_disclosure, catalogue::key("explain-begin-waiver")));
    let ways = paper.into_iter().chain(waiver).filter(|(kind, ..)| w.may(Permission::Enter(*kind)));
    ways.map(|(_, address, words)| (address, words)).collect()
}
