//! GET /audits/trace: the candidates for the source of one incident, with what speaks for and against each of them.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use audits::{Status, Suspect, TraceAnswer, Tried};
use catalogue::Words;
use domain::facts::Kind;
use domain::staff::Actor;
use domain::time::When;
use persistence::facts::Kept;

use super::{Asking, NoProbability, traced};
use crate::answer::page_with;
use crate::audits::acts;
use crate::audits::address::party_of;
use crate::audits::naming::{Codes, Naming};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Badge, Choice, Empty, Field, Notice, Tone};
use crate::registers::{Pairs, address_of, moment};

/// The most candidates on the page; the files have all.
const MOST: usize = 100;
/// The most chains of one candidate on the page.
const FEW: usize = 8;

#[derive(Template)]
#[template(path = "audits/trace.html")]
struct TracePage {
    w: Frame,
    record: String,
    code: String,
    title: String,
    facts: Vec<(String, String)>,
    known_at: Field,
    outside: Field,
    related: Field,
    incident: i64,
    /// Without what is asked besides.
    reset: String,
    answer: Option<Told>,
}

/// The answer in words.
struct Told {
    verdict: Notice,
    rows: Vec<RowView>,
    /// How many candidates are in the files alone.
    more: String,
    nobody: String,
    eliminated: String,
    empty: Option<Empty>,
    tried: Vec<TriedView>,
    csv: String,
    workbook: String,
    pdf: String,
    json: String,
}

struct RowView {
    code: String,
    name: String,
    /// The audit of the party; blank where the reader may not see it.
    address: String,
    probability: String,
    status: Badge,
    held: String,
    covered: Option<Badge>,
    speaks_for: String,
    /// In how many of several incidents it had what leaked, and how likely that is by chance; blank where one is asked about.
    by_chance: String,
    speaks_against: String,
    chains: Vec<String>,
    more: usize,
}

/// Who comes first under another assumption.
struct TriedView {
    assumed: String,
    first: String,
    nobody: String,
    verdict: String,
}

pub(super) async fn show(
    w: Frame,
    by: By,
    house: web::Data<House>,
    pairs: Asked<Pairs>,
) -> Result<HttpResponse, PageError> {
    let asking = Asking::read(&pairs);
    let incident = asking.record(&house, &by).await?;
    let time = |text: &str| text.is_empty() || When::parse(text).is_ok();
    let known = (!time(&asking.known_at)).then(|| w.t("register-not-a-moment"));
    let (outside, problem) = match asking.outside() {
        Ok(outside) => (outside, None),
        Err(NoProbability) => (None, Some(w.t("trace-no-probability"))),
    };
    if known.is_some() || problem.is_some() {
        return page(StatusCode::UNPROCESSABLE_ENTITY, w, &asking, &incident, ((known, problem), None));
    }
    let answer = match traced(&house, &by, asking.question(&incident, outside)).await {
        // It was not recorded by then.
        Err(PageError::NotFound) if !asking.known_at.is_empty() => {
            let known = Some(w.t("trace-not-known-yet"));
            return page(StatusCode::UNPROCESSABLE_ENTITY, w, &asking, &incident, ((known, None), None));
        }
        answer => answer?,
    };
    acts::record(&house, &by, "view-audit", ("trace", &incident.id.to_string()), serde_json::Value::Null).await?;
    let told = told(&w, &house, &by, &asking, &answer).await?;
    page(StatusCode::OK, w, &asking, &incident, ((None, None), Some((answer, told))))
}

/// What is wrong with either field, and the answer where there is one.
type Given = ((Option<String>, Option<String>), Option<(TraceAnswer, Told)>);

fn page(
    status: StatusCode,
    w: Frame,
    asking: &Asking,
    incident: &Kept,
    ((known, outside), answer): Given,
) -> Result<HttpResponse, PageError> {
    let row = &incident.state.row;
    let facts = answer.as_ref().map(|(answer, _)| facts(w.words(), answer)).unwrap_or_default();
    let fresh = Asking { incident: asking.incident, ..Asking::default() };
    let page = TracePage {
        record: address_of(Kind::Incidents, incident.id),
        code: row.key(),
        title: row.get("title").unwrap_or_default().to_owned(),
        facts,
        known_at: Field::text("known_at", w.t("audit-known-at"))
            .value(&asking.known_at)
            .hint(w.t("trace-known-at-hint"))
            .problem(known),
        outside: Field::text("outside", w.t("trace-outside"))
            .value(&asking.outside)
            .hint(w.t("trace-outside-hint"))
            .problem(outside),
        related: Field::checks(
            "related",
            w.t("trace-related"),
            vec![Choice::new("1", w.t("trace-related-words"), asking.with_related).hint(w.t("trace-related-hint"))],
        ),
        incident: incident.id,
        reset: if fresh == *asking { String::new() } else { fresh.at("") },
        answer: answer.map(|(_, told)| told),
        w,
    };
    page_with(status, &page)
}

/// By when it had leaked, and what leaked.
fn facts(w: Words, answer: &TraceAnswer) -> Vec<(String, String)> {
    let at = answer.at.as_ref().map(|at| (w.t("trace-at"), moment::words(at, answer.zone)));
    let is_several = answer.versions.iter().any(|one| one.incident != answer.incident);
    let version = |one: &audits::Traced| {
        let of = if is_several { format!("{}: ", one.incident) } else { String::new() };
        let named = format!("{of}{} {}", one.document, one.version);
        (named, w.t1("trace-from-outside", "share", w.percent(one.outside)))
    };
    let zone = (w.t("audit-zone"), answer.zone.name().to_owned());
    at.into_iter().chain(answer.versions.iter().map(version)).chain([zone]).collect()
}

async fn told(
    w: &Frame,
    house: &House,
    actor: &Actor,
    asking: &Asking,
    answer: &TraceAnswer,
) -> Result<Told, PageError> {
    let words = w.words();
    let shown = answer.candidates.get(..MOST).unwrap_or(&answer.candidates);
    let mut codes = Codes::default();
    for one in shown {
        codes.subject(&one.party);
    }
    let naming = codes.named(house.db.reader(), actor).await?;
    let more = answer.candidates.len() - shown.len();
    let tone = if answer.candidates.is_empty() { Tone::Warn } else { Tone::Note };
    let verdict = Notice::new(tone, words.of("trace-verdict", answer.verdict.as_str()));
    let eliminated: Vec<&str> = answer.eliminated.iter().map(|one| one.party.as_str()).collect();
    Ok(Told {
        verdict: verdict.words(words.t("trace-no-culprit")),
        rows: shown.iter().map(|one| row(words, one, &naming)).collect(),
        more: if more > 0 { words.t1("trace-more", "count", more) } else { String::new() },
        nobody: words.percent(answer.outside),
        eliminated: if eliminated.is_empty() {
            String::new()
        } else {
            words.t1("trace-eliminated", "parties", words.joined(eliminated))
        },
        empty: answer.candidates.is_empty().then(|| Empty::new(words.t("trace-empty"), words.t("trace-empty-words"))),
        tried: answer.sensitivity.iter().map(|one| tried_view(words, one)).collect(),
        csv: asking.at(".csv"),
        workbook: asking.at(".xlsx"),
        pdf: asking.at(".pdf"),
        json: asking.at(".json"),
    })
}

fn tried_view(w: Words, one: &Tried) -> TriedView {
    let first = [one.party.clone(), one.probability.map(|probability| w.percent(probability))];
    TriedView {
        assumed: match one.outside {
            Some(outside) => w.t1("trace-from-outside", "share", w.percent(outside)),
            None => w.t("trace-without-attribution"),
        },
        first: first.into_iter().flatten().collect::<Vec<_>>().join(" "),
        nobody: w.percent(one.nobody),
        verdict: w.of("trace-word", one.verdict.as_str()),
    }
}

fn row(w: Words, one: &Suspect, naming: &Naming) -> RowView {
    let reasons = |codes: &[String]| {
        let told: Vec<String> = codes.iter().map(|code| w.trace_reason(code)).collect();
        w.joined(told.iter().map(String::as_str))
    };
    let tone = if one.status == Status::Recorded { Tone::Quiet } else { Tone::Warn };
    let covered = |is_covered: bool| Badge::new(if is_covered { Tone::Good } else { Tone::Bad }, w.covered(is_covered));
    let chains = one.chains.iter().take(FEW).map(|chain| chain.join(" → "));
    RowView {
        code: one.party.clone(),
        name: naming.subject_name(w, &one.party),
        address: naming
            .subject(&one.party)
            .map(|subject| party_of(subject, &audits::Times::default()))
            .unwrap_or_default(),
        probability: w.percent(one.probability),
        status: Badge::new(tone, w.of("trace-status", one.status.as_str())),
        held: one.held_at_leak.map(|held| w.yes_no(held)).unwrap_or_default(),
        covered: one.covered.map(covered),
        speaks_for: reasons(&one.reasons_for),
        by_chance: one
            .incidents
            .zip(one.by_chance)
            .map(|(count, chance)| w.t2("trace-by-chance", "count", count, "chance", w.percent(chance)))
            .unwrap_or_default(),
        speaks_against: reasons(&one.reasons_against),
        chains: chains.collect(),
        more: one.chains.len().saturating_sub(FEW),
    }
}
