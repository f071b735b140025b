//! GET /audits/history: a version's exposure date by date, each a way to the audit as of that date.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use audits::{HistoryAnswer, HistoryDate, Show, Times};
use catalogue::Words;
use chrono_tz::Tz;
use domain::time::When;

use super::asking::{Answered, Asking, DatesProblem, MOST, Problems, Refused, SpanProblem, ask};
use super::steps::Step;
use crate::answer;
use crate::audits::address::exposure_of;
use crate::audits::sentence::told;
use crate::audits::times::{Moments, NAMES, banners};
use crate::audits::{acts, changes, over_time};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Asked;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Chart, Choice, Field, Notice};
use crate::recent;
use crate::registers::Pairs;

#[derive(Template)]
#[template(path = "audits/history.html")]
struct HistoryPage {
    w: Frame,
    head: Head,
    form: Form,
    banners: Vec<Notice>,
    /// Where there are several days in ascending order.
    chart: Option<Chart>,
    rows: Vec<RowView>,
    csv: String,
    workbook: String,
    pdf: String,
    json: String,
    /// The comparison of the first and the last date.
    compared: String,
}

/// The page that shows only its form, because something could not be read.
#[derive(Template)]
#[template(path = "audits/history_form_only.html")]
struct FormPage {
    w: Frame,
    head: Head,
    form: Form,
}

/// Which version the page is about.
struct Head {
    document: String,
    title: String,
    version: String,
    /// Document and version.
    named: String,
    zone: String,
    exposure: String,
}

/// What was typed, with what is wrong with it.
struct Form {
    version: String,
    moments: Moments,
    from: Field,
    to: Field,
    step: Field,
    dates: Field,
    reset: String,
}

/// How it stood at one date.
struct RowView {
    when: String,
    exposure: String,
    counts: Vec<Count>,
    /// What changed since the date before; blank for the first.
    changes: String,
}

/// A count that is a way to its rows.
struct Count {
    count: usize,
    address: String,
}

pub(super) async fn show(
    w: Frame,
    by: By,
    house: web::Data<House>,
    pairs: Asked<Pairs>,
) -> Result<HttpResponse, PageError> {
    let asking = Asking::read(&pairs);
    let Some(version) = asking.version else { return Ok(answer::see_other(crate::audits::EXPOSURE)) };
    let words = w.words();
    match ask(&house, &by, version, &asking).await? {
        Ok(answered) => {
            let of = version.to_string();
            acts::record(&house, &by, "view-audit", ("history", &of), serde_json::Value::Null).await?;
            recent::note_audit(&house, &by, super::ADDRESS, version);
            answer::page(&page(w, version, &asking, &answered))
        }
        Err(Refused { head, problems }) => {
            let head = Head {
                exposure: exposure_of(version, &Times::default()),
                named: format!("{} {}", head.document, head.label),
                document: head.document,
                title: head.title,
                version: head.label,
                zone: head.zone,
            };
            let form = form(words, &asking, &problems);
            answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &FormPage { w, head, form })
        }
    }
}

fn page(w: Frame, version: i64, asking: &Asking, answered: &Answered) -> HistoryPage {
    let Answered { answer, head } = answered;
    let words = w.words();
    let known = Times { as_of: None, known_at: answer.known_at.clone() };
    let at = |date: &HistoryDate| Times { as_of: Some(date.as_of.clone()), ..known.clone() };
    let before = std::iter::once(None).chain(answer.dates.iter().map(Some));
    let rows = answer.dates.iter().zip(before).map(|(date, before)| {
        let since = before.map(|before| changes::of(version, &at(before), &at(date)));
        row(version, date, &at(date), since.unwrap_or_default(), answer.zone)
    });
    let ends = answer.dates.first().zip(answer.dates.last()).filter(|_| answer.dates.len() > 1);
    HistoryPage {
        head: Head {
            document: head.document.clone(),
            title: head.title.clone(),
            version: head.label.clone(),
            named: format!("{} {}", head.document, head.label),
            zone: head.zone.clone(),
            exposure: exposure_of(version, &known),
        },
        form: form(words, asking, &Problems::default()),
        banners: banners(words, &known, answer.zone),
        chart: chart(words, answer),
        rows: rows.collect(),
        csv: asking.at("/audits/history.csv"),
        workbook: asking.at("/audits/history.xlsx"),
        pdf: asking.at("/audits/history.pdf"),
        json: asking.at("/audits/history.json"),
        compared: ends.map(|(first, last)| changes::of(version, &at(first), &at(last))).unwrap_or_default(),
        w,
    }
}

fn chart(w: Words, answer: &HistoryAnswer) -> Option<Chart> {
    let day = |date: &HistoryDate| When::parse(&date.as_of).ok().map(|when| when.day(answer.zone));
    let days: Vec<_> = answer.dates.iter().map(day).collect::<Option<_>>()?;
    let ascends = days.len() > 1 && days.is_sorted_by(|one, next| one < next);
    ascends.then(|| over_time::chart(w, &days, &answer.dates).beside_table())
}

fn row(version: i64, date: &HistoryDate, times: &Times, changes: String, zone: Tz) -> RowView {
    let exposure = exposure_of(version, times);
    let count = |(show, count): (Show, usize)| {
        let shown = if show == Show::All { String::new() } else { format!("&show={}", show.name()) };
        Count { count, address: format!("{exposure}{shown}") }
    };
    let counts = [
        (Show::All, date.exposed),
        (Show::Holding, date.holding),
        (Show::Uncovered, date.uncovered),
        (Show::HeldWithoutCover, date.held_without_cover),
    ];
    RowView { when: told(&date.as_of, zone), counts: counts.map(count).into(), exposure, changes }
}

fn form(w: Words, asking: &Asking, problems: &Problems) -> Form {
    let span = |problem: Option<SpanProblem>| {
        problem.map(|problem| match problem {
            SpanProblem::NotADate => w.t("history-not-a-date"),
            SpanProblem::NoFrom => w.t("history-no-from"),
            SpanProblem::EndsBefore => w.t("history-ends-before"),
            SpanProblem::TooMany => w.t1("history-too-many", "most", MOST),
        })
    };
    let dates = problems.dates.as_ref().map(|problem| match problem {
        DatesProblem::Time(text, problem) => w.t2("history-wrong-date", "text", text, "problem", w.t(problem.words())),
        DatesProblem::TooMany => w.t1("history-too-many", "most", MOST),
    });
    let steps = Step::ALL.map(|step| Choice::new(step.name(), w.of("history-step", step.name()), asking.step == step));
    let to = Field::text("to", w.t("history-to")).value(&asking.to).hint(w.t("history-to-hint"));
    let from = Field::text("from", w.t("history-from")).value(&asking.from).hint(w.t("history-from-hint"));
    let list = Field::text("dates", w.t("history-dates")).value(&asking.dates).hint(w.t("history-dates-hint"));
    let usual = Asking { version: asking.version, ..Asking::default() };
    Form {
        version: asking.version.map(|id| id.to_string()).unwrap_or_default(),
        moments: Moments::of_knowledge(w, NAMES, &asking.times, problems.known_at),
        from: from.problem(span(problems.from)),
        to: to.problem(span(problems.to)),
        step: Field::select("step", w.t("history-step"), steps.into()).hint(w.t("history-step-hint")),
        dates: list.problem(dates),
        reset: usual.address(),
    }
}
