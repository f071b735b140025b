//! GET /audits/trace: the candidates for the source of one incident, with what speaks for and against each of them.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use audits::{Below, Status, Suspect, Times, TraceAnswer, Tried};
use catalogue::Words;
use domain::facts::Kind;
use domain::staff::{Actor, Permission};
use persistence::facts::Kept;

use super::{ADDRESS, Answered, Asking, Problems, Refused, ask};
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
use crate::parts::{Badge, Choice, Empty, Field, Notice, Tone};
use crate::recent;
use crate::registers::{Pairs, address, address_of, moment};

/// The most candidates on the page; the files have all.
const MOST: usize = 100;
/// The most chains of one candidate on the page.
const FEW: usize = 8;
/// How many of those below a candidate are named.
const NAMED_BELOW: usize = 3;

#[derive(Template)]
#[template(path = "audits/trace.html")]
struct TracePage {
    w: Frame,
    record: String,
    code: String,
    title: String,
    moments: Moments,
    outside: Field,
    related: Field,
    incident: i64,
    /// Without what is asked besides.
    reset: String,
    answer: Option<Told>,
}

/// The answer in words.
struct Told {
    facts: Vec<(String, String)>,
    banners: Vec<Notice>,
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
    /// The same with everybody to whom it passed it on; blank where it did not.
    below: String,
    status: Badge,
    /// Where the holder above is asked to whom it passed it on: address and words; blank for who is on record.
    ask: Option<(String, String)>,
    held: String,
    covered: Option<Badge>,
    speaks_for: Vec<String>,
    /// In how many of several incidents it had what leaked, and how likely that is by chance; blank where one is asked about.
    by_chance: String,
    speaks_against: Vec<String>,
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
    match ask(&house, &by, &asking).await? {
        Ok(Answered { incident, answer }) => {
            let of = incident.id.to_string();
            acts::record(&house, &by, "view-audit", ("trace", &of), serde_json::Value::Null).await?;
            recent::note_audit(&house, &by, ADDRESS, incident.id);
            let told = told(&w, &house, &by, &asking, &answer).await?;
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
    let related = Choice::new("1", w.t("trace-related-words"), asking.with_related).hint(w.t("trace-related-hint"));
    let page = TracePage {
        record: address_of(Kind::Incidents, incident.id),
        code: row.key(),
        title: row.get("title").unwrap_or_default().to_owned(),
        moments: Moments::of_knowledge(words, NAMES, &asking.times, problems.known_at),
        outside: Field::text("outside", w.t("trace-outside"))
            .value(&asking.outside)
            .hint(w.t("trace-outside-hint"))
            .problem(problems.outside.then(|| w.t("trace-no-probability"))),
        related: Field::checks("related", w.t("trace-related"), vec![related]),
        incident: incident.id,
        reset: if fresh == *asking { String::new() } else { fresh.at("") },
        answer,
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
        if let Some(holder) = holder_above(one) {
            codes.subject(holder);
        }
    }
    answer.versions.iter().for_each(|one| codes.version(&one.document, &one.version));
    let naming = codes.named(house.db.reader(), actor).await?;
    let more = answer.candidates.len() - shown.len();
    let tone = if answer.candidates.is_empty() { Tone::Warn } else { Tone::Note };
    let verdict = Notice::new(tone, words.of("trace-verdict", answer.verdict.as_str()));
    let eliminated: Vec<&str> = answer.eliminated.iter().map(|one| one.party.as_str()).collect();
    let known = Times { as_of: None, known_at: answer.known_at.clone() };
    Ok(Told {
        facts: facts(words, answer),
        banners: banners(words, &known, answer.zone),
        verdict: verdict.words(words.t("trace-no-culprit")),
        rows: shown
            .iter()
            .map(|one| RowView { ask: ask_above(w, answer, one, &naming), ..row(words, one, &naming) })
            .collect(),
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
    let first = w.joined(one.parties.iter().map(String::as_str));
    let first = [Some(first), one.probability.map(|probability| w.percent(probability))];
    TriedView {
        assumed: match (one.outside, &one.without_indication) {
            (Some(outside), _) => w.t1("trace-from-outside", "share", w.percent(outside)),
            (None, Some(code)) => w.t1("trace-without-indication", "code", code),
            (None, None) => w.t("trace-without-attribution"),
        },
        first: first.into_iter().flatten().collect::<Vec<_>>().join(" "),
        nobody: w.percent(one.nobody),
        verdict: w.of("trace-word", one.verdict.as_str()),
    }
}

fn row(w: Words, one: &Suspect, naming: &Naming) -> RowView {
    let reasons = |codes: &[String]| codes.iter().map(|code| w.trace_reason(code)).collect();
    let held = |held: bool| w.t2("audit-chip", "label", w.of("trace-column", "held_at_leak"), "words", w.yes_no(held));
    let tone = if one.status == Status::Recorded { Tone::Quiet } else { Tone::Warn };
    let covered = |is_covered: bool| Badge::new(if is_covered { Tone::Good } else { Tone::Bad }, w.covered(is_covered));
    let chains = one.chains.iter().take(FEW).map(|chain| chain.join(" → "));
    RowView {
        code: one.party.clone(),
        name: naming.subject_name(w, &one.party),
        address: naming.subject(&one.party).map(|subject| party_of(subject, &Times::default())).unwrap_or_default(),
        probability: w.percent(one.probability),
        below: one.below.as_ref().map(|below| with_those_below(w, below)).unwrap_or_default(),
        status: Badge::new(tone, w.of("trace-status", one.status.as_str())),
        ask: None,
        held: one.held_at_leak.map(held).unwrap_or_default(),
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

/// Names them where they are few.
fn with_those_below(w: Words, below: &Below) -> String {
    let share = w.percent(below.probability);
    match below.parties.as_slice() {
        few if few.len() <= NAMED_BELOW => {
            w.t2("trace-with", "share", share, "parties", w.joined(few.iter().map(String::as_str)))
        }
        many => w.t2("trace-with-many", "share", share, "count", many.len()),
    }
}

/// Of somebody who may have had it, the recorded holder from whom the chain comes.
fn holder_above(one: &Suspect) -> Option<&String> {
    let chain = one.chains.first().filter(|_| one.status == Status::Possible)?;
    chain.iter().rev().nth(1)
}

/// Where whoever enters attestations asks the holder above, of the first version that leaked.
fn ask_above(w: &Frame, answer: &TraceAnswer, one: &Suspect, naming: &Naming) -> Option<(String, String)> {
    let holder = holder_above(one).filter(|_| w.may(Permission::Enter(Kind::Attestations)))?;
    let subject = naming.subject(holder)?;
    let version = answer.versions.iter().find_map(|one| naming.version(&one.document, &one.version))?;
    let at = format!(
        "{}/new?of={}-{version}&through=version_label&also={}-{}&also_through=party_code",
        address(Kind::Attestations),
        Kind::Versions,
        subject.kind,
        subject.id
    );
    Some((at, w.t1("trace-ask", "holder", holder.as_str())))
}
