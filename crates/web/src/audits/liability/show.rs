//! GET /audits/liability: the paths on which it came, the targets with what each did and owes, and who may turn to whom below.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use audits::{Amount, EdgeTold, LiabilityAnswer, PathTold, RungTold, TargetTold, Times};
use catalogue::Words;
use domain::facts::Kind;
use domain::staff::{Actor, Permission};
use persistence::facts::Kept;

use super::{ADDRESS, Answered, Asking, Problems, Refused, ask};
use crate::amount::{self, grouped};
use crate::answer::page_with;
use crate::audits::acts;
use crate::audits::address::party_of;
use crate::audits::naming::{Codes, Naming};
use crate::audits::times::{Moments, NAMES, banners};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Badge, Empty, Field, Notice, Tone};
use crate::recent;
use crate::registers::{Pairs, address, address_of, moment};

#[derive(Template)]
#[template(path = "audits/liability.html")]
struct LiabilityPage {
    w: Frame,
    record: String,
    code: String,
    title: String,
    incident: i64,
    moments: Moments,
    loss: Field,
    /// Without what is asked besides.
    reset: String,
    answer: Option<Told>,
}

/// The answer in words.
struct Told {
    facts: Vec<(String, String)>,
    banners: Vec<Notice>,
    paths: Vec<PathView>,
    targets: Vec<TargetView>,
    recourse: Vec<RungView>,
    unrecorded: String,
    empty: Option<Empty>,
    /// What the other side may hold against us; for legal alone.
    weaknesses: Vec<String>,
    /// Where a claim is entered; blank for those who may not.
    claim: String,
    csv: String,
    workbook: String,
    pdf: String,
    json: String,
}

struct PathView {
    custody: String,
    edges: Vec<EdgeView>,
}

struct EdgeView {
    step: String,
    agreement: CodeLink,
    covered: Badge,
    reasons: String,
    disclosures: Vec<CodeLink>,
}

struct TargetView {
    code: String,
    name: String,
    /// The audit of the party; blank where the reader may not see it.
    address: String,
    badges: Vec<Badge>,
    track: String,
    agreement: CodeLink,
    amount: String,
    breaches: String,
    why: String,
    /// What each clause comes to, where there are several or a limit made it less; the test of thirty per cent; what hangs on it.
    notes: Vec<String>,
}

struct RungView {
    step: String,
    agreement: CodeLink,
    amount: String,
    cap: String,
    shortfall: String,
}

pub(super) async fn show(
    w: Frame,
    by: By,
    house: web::Data<House>,
    pairs: Asked<Pairs>,
) -> Result<HttpResponse, PageError> {
    let asking = Asking::read(&pairs);
    match ask(&house, &by, &asking).await? {
        Ok(Answered { incident, answer }) => {
            let of = incident.id.to_string();
            acts::record(&house, &by, "view-audit", ("liability", &of), serde_json::Value::Null).await?;
            recent::note_audit(&house, &by, ADDRESS, incident.id);
            let told = told(&w, &house, &by, (&asking, &incident), &answer).await?;
            page(StatusCode::OK, w, &asking, (&incident, Problems::default()), Some(told))
        }
        Err(Refused { incident, problems }) => {
            page(StatusCode::UNPROCESSABLE_ENTITY, w, &asking, (&incident, problems), None)
        }
    }
}

fn page(
    status: StatusCode,
    w: Frame,
    asking: &Asking,
    (incident, problems): (&Kept, Problems),
    answer: Option<Told>,
) -> Result<HttpResponse, PageError> {
    let (row, words) = (&incident.state.row, w.words());
    let fresh = Asking { incident: asking.incident, ..Asking::default() };
    let page = LiabilityPage {
        record: address_of(Kind::Incidents, incident.id),
        code: row.key(),
        title: row.get("title").unwrap_or_default().to_owned(),
        incident: incident.id,
        moments: Moments::of_knowledge(words, NAMES, &asking.times, problems.known_at),
        loss: Field::text("loss", w.t("liability-loss"))
            .value(&asking.loss)
            .hint(w.t("liability-loss-hint"))
            .problem(problems.loss.then(|| w.t("liability-no-loss"))),
        reset: if fresh == *asking { String::new() } else { fresh.at("") },
        answer,
        w,
    };
    page_with(status, &page)
}

async fn told(
    w: &Frame,
    house: &House,
    by: &By,
    (asking, incident): (&Asking, &Kept),
    answer: &LiabilityAnswer,
) -> Result<Told, PageError> {
    let (words, actor): (Words, &Actor) = (w.words(), by);
    let mut codes = Codes::default();
    for one in &answer.targets {
        codes.subject(&one.party);
    }
    let edges = || answer.paths.iter().flat_map(|path| &path.edges);
    let of_targets = answer.targets.iter().filter_map(|one| one.agreement.as_deref());
    let of_rungs = answer.recourse.iter().filter_map(|one| one.agreement.as_deref());
    let of_edges = edges().filter_map(|edge| edge.agreement.as_deref());
    of_targets.chain(of_rungs).chain(of_edges).for_each(|code| codes.paper(code));
    edges().flat_map(|edge| &edge.disclosures).for_each(|code| codes.disclosure(code));
    let naming = codes.named(house.db.reader(), actor).await?;
    let known = Times { as_of: None, known_at: answer.known_at.clone() };
    let weaknesses = answer.weaknesses.iter().filter(|_| actor.may(Permission::LegalNotes));
    let claim = format!("{}/new?of={}-{}&through=incident_code", address(Kind::Claims), Kind::Incidents, incident.id);
    let unrecorded = words.joined(answer.unrecorded.iter().map(String::as_str));
    Ok(Told {
        facts: facts(words, answer),
        banners: banners(words, &known, answer.zone),
        paths: answer.paths.iter().map(|one| path(words, one, &naming)).collect(),
        targets: answer.targets.iter().map(|one| target(words, one, &naming)).collect(),
        recourse: answer.recourse.iter().map(|one| rung(one, &naming)).collect(),
        unrecorded: if unrecorded.is_empty() {
            String::new()
        } else {
            words.t1("liability-unrecorded", "parties", unrecorded)
        },
        empty: empty(words, answer),
        weaknesses: weaknesses.map(|code| words.of("liability-weakness", code)).collect(),
        claim: if w.may(Permission::Enter(Kind::Claims)) { claim } else { String::new() },
        csv: asking.at(".csv"),
        workbook: asking.at(".xlsx"),
        pdf: asking.at(".pdf"),
        json: asking.at(".json"),
    })
}

fn empty(w: Words, answer: &LiabilityAnswer) -> Option<Empty> {
    let title = if answer.own_leak { w.t("liability-own") } else { w.t("liability-nobody") };
    answer.targets.is_empty().then(|| Empty::new(title, w.t("liability-nobody-words")))
}

/// By when it had leaked, what is recovered at most, and until when.
fn facts(w: Words, answer: &LiabilityAnswer) -> Vec<(String, String)> {
    let money = |one: &Amount| amount::of(&one.amount, &one.currency);
    let at = answer.at.as_ref().map(|at| (w.t("trace-at"), moment::words(at, answer.zone)));
    let confirmed = (w.t("liability-confirmed"), w.yes_no(answer.confirmed));
    let ceilings: Vec<String> = answer.ceilings.iter().map(money).collect();
    let ceilings =
        (!ceilings.is_empty()).then(|| (w.t("liability-ceiling"), w.joined(ceilings.iter().map(String::as_str))));
    let loss = answer.loss.as_ref().map(|loss| (w.t("liability-loss"), money(loss)));
    let time_bar = answer.time_bar_on.map(|day| (w.of("liability-column", "time_bar_on"), day.to_string()));
    let zone = (w.t("audit-zone"), answer.zone.name().to_owned());
    at.into_iter().chain([confirmed]).chain(ceilings).chain(loss).chain(time_bar).chain([zone]).collect()
}

/// A code with the address of its record; blank where there is none.
struct CodeLink {
    code: String,
    address: String,
}

impl CodeLink {
    fn paper(naming: &Naming, code: Option<&str>) -> Self {
        let code = code.unwrap_or_default();
        Self { code: code.to_owned(), address: naming.paper(code) }
    }
}

fn path(w: Words, path: &PathTold, naming: &Naming) -> PathView {
    let edge = |edge: &EdgeTold| {
        let reasons: Vec<String> = edge.reasons.iter().map(|code| w.reason(*code)).collect();
        EdgeView {
            step: format!("{} → {}", edge.giver, edge.recipient),
            agreement: CodeLink::paper(naming, edge.agreement.as_deref()),
            covered: Badge::new(if edge.covered { Tone::Good } else { Tone::Bad }, w.covered(edge.covered)),
            reasons: w.joined(reasons.iter().map(String::as_str)),
            disclosures: edge
                .disclosures
                .iter()
                .map(|code| CodeLink { code: code.clone(), address: naming.disclosure(code) })
                .collect(),
        }
    };
    let custody = path.custody.join(" → ");
    PathView { custody: w.t1("liability-path-of", "path", custody), edges: path.edges.iter().map(edge).collect() }
}

fn target(w: Words, one: &TargetTold, naming: &Naming) -> TargetView {
    let told = |family: &str, words: &[&'static str]| {
        let told: Vec<String> = words.iter().map(|word| w.of(family, word)).collect();
        told.join(" · ")
    };
    let primary = one.primary.then(|| Badge::new(Tone::Note, w.of("liability-column", "primary")));
    let insolvent = one.insolvent.then(|| Badge::new(Tone::Bad, w.of("liability-column", "insolvent")));
    let status = Badge::new(
        if one.status == "answerable" { Tone::Quiet } else { Tone::Warn },
        w.of("liability-status", one.status),
    );
    TargetView {
        code: one.party.clone(),
        name: naming.subject_name(w, &one.party),
        address: naming.subject(&one.party).map(|subject| party_of(subject, &Times::default())).unwrap_or_default(),
        badges: primary.into_iter().chain([status]).chain(insolvent).collect(),
        track: w.of("liability-track", one.track),
        agreement: CodeLink::paper(naming, one.agreement.as_deref()),
        amount: amount(one.clause_amount.as_deref(), one.currency.as_deref()),
        breaches: told("liability-breach", &one.breaches),
        why: told("liability-why", &one.reasons),
        notes: notes(w, one),
    }
}

fn notes(w: Words, one: &TargetTold) -> Vec<String> {
    let is_told = one.clauses.len() > 1 || one.clauses.iter().any(|clause| clause.capped || clause.carve_outs);
    let clauses = one.clauses.iter().filter(|_| is_told).map(|clause| {
        let basis = w.of("liability-basis", clause.basis);
        let unit = format!("{} {basis}", amount::of(&clause.unit_amount, &clause.currency));
        let of = format!("{} {}", clause.agreement, clause.no);
        let comes_to = amount::of(&clause.amount, &clause.currency);
        let told = w.with("liability-clause", &[("clause", &of.trim()), ("unit", &unit), ("amount", &comes_to)]);
        if clause.carve_outs { format!("{told} {}", w.t("liability-carve-outs")) } else { told }
    });
    let over = one.thirty_percent.map(|word| {
        let told = w.t1("liability-thirty-told", "told", w.of("liability-thirty", word));
        match &one.reduction_reference {
            Some(reference) => w.t2("liability-reference", "told", told, "reference", grouped(reference)),
            None => told,
        }
    });
    let dependence = one.dependence.as_ref().map(|on| {
        let parts = w.joined(on.parts.iter().map(String::as_str));
        match on.months_to_replace {
            Some(months) => w.t2("liability-dependence", "parts", parts, "months", months),
            None => w.t1("liability-dependence-unknown", "parts", parts),
        }
    });
    clauses.chain(over).chain(dependence).collect()
}

fn amount(amount: Option<&str>, currency: Option<&str>) -> String {
    amount.map(|exact| amount::of(exact, currency.unwrap_or_default())).unwrap_or_default()
}

fn rung(one: &RungTold, naming: &Naming) -> RungView {
    let money =
        |of: &Option<String>| of.as_ref().map(|of| amount(Some(of), one.currency.as_deref())).unwrap_or_default();
    RungView {
        step: format!("{} → {}", one.creditor, one.debtor),
        agreement: CodeLink::paper(naming, one.agreement.as_deref()),
        amount: money(&one.amount),
        cap: money(&one.cap),
        shortfall: money(&one.shortfall),
    }
}
