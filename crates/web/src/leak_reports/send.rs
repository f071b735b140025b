//! GET and POST /report-a-leak: anybody reports a leak, without an account and without a name, and gets a feedback number once.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use domain::leak_reports::{self as rules, Problem, Report};
use persistence::leak_reports::actions::{NewReport, receive};
use persistence::leak_reports::was_sent;
use persistence::throttle::Admission;
use serde::Deserialize;

use super::{SEND, admit, later, with_retry};
use crate::answer::{page, page_with};
use crate::chance;
use crate::clock::latest_day;
use crate::door::visitor::Address;
use crate::error::PageError;
use crate::form::Filled;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Field, Notice, Tone};

/// Groups of the feedback number: a hundred random bits.
const GROUPS: usize = 4;

#[derive(Template)]
#[template(path = "leak_reports/send.html")]
struct SendPage {
    w: Frame,
    notice: Option<Notice>,
    submission: String,
    fields: Vec<Field>,
}

#[derive(Template)]
#[template(path = "leak_reports/sent.html")]
struct SentPage {
    w: Frame,
    number: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    submission: String,
    seen: String,
    url: String,
    first_seen_on: String,
    contact: String,
    /// A field that people do not see and programs fill in.
    homepage: String,
}

pub(super) async fn show(w: Frame) -> Result<HttpResponse, PageError> {
    ask(StatusCode::OK, w, &Typed::default(), &[], None)
}

pub(super) async fn submit(
    house: web::Data<House>,
    w: Frame,
    address: Address,
    typed: Filled<Typed>,
) -> Result<HttpResponse, PageError> {
    let now = house.clock.now();
    if typed.submission.is_empty() {
        return Err(PageError::Malformed);
    }
    let said = rules::Typed {
        seen: &typed.seen,
        url: &typed.url,
        first_seen_on: &typed.first_seen_on,
        contact: &typed.contact,
    };
    let wrong = |w: Frame, notice: Notice| ask(StatusCode::UNPROCESSABLE_ENTITY, w, &typed, &[], Some(notice));
    let report = match Report::parse(said, latest_day(now)) {
        Ok(report) => report,
        Err(problems) => {
            let notice = Notice::new(Tone::Bad, w.t("leak-report-wrong"));
            return ask(StatusCode::UNPROCESSABLE_ENTITY, w, &typed, &problems, Some(notice));
        }
    };
    if !typed.homepage.is_empty() {
        // Somebody's browser may have filled it in: nothing is thrown away.
        let notice = Notice::new(Tone::Bad, w.t("leak-report-trapped")).words(w.t("leak-report-trapped-words"));
        return wrong(w, notice);
    }
    let txn = house.db.write_txn().await?;
    if was_sent(&txn, &typed.submission).await? {
        txn.rollback().await?;
        let notice =
            Notice::new(Tone::Warn, w.t("leak-report-sent-before")).words(w.t("leak-report-sent-before-words"));
        return ask(StatusCode::CONFLICT, w, &typed, &[], Some(notice));
    }
    if let Admission::Wait { until } = admit(&txn, &house, &address, now).await? {
        txn.rollback().await?;
        let notice = later(&w, until, now);
        let answer = ask(StatusCode::TOO_MANY_REQUESTS, w, &typed, &[], Some(notice))?;
        return Ok(with_retry(answer, until, now));
    }
    let number = chance::legible(GROUPS)?;
    let language = w.words().language.code();
    let new = NewReport { report: &report, language, number: &number, submission: &typed.submission };
    receive(&txn, &new, now).await?;
    txn.commit().await?;
    page(&SentPage { w, number })
}

fn ask(
    status: StatusCode,
    w: Frame,
    typed: &Typed,
    problems: &[Problem],
    notice: Option<Notice>,
) -> Result<HttpResponse, PageError> {
    let problem = |field: &str| {
        let of_it = problems.iter().map(|problem| told(&w, *problem)).find(|(place, _)| *place == field);
        of_it.map(|(_, words)| words)
    };
    let optional = |key: &str| w.t1("register-optional", "label", w.t(key));
    let fields = vec![
        Field::lines("seen", w.t("leak-report-seen"))
            .value(&typed.seen)
            .hint(w.t("leak-report-seen-hint"))
            .problem(problem("seen"))
            .required(),
        Field::text("url", optional("leak-report-url"))
            .value(&typed.url)
            .hint(w.t("leak-report-url-hint"))
            .problem(problem("url")),
        Field::date("first_seen_on", optional("leak-report-first-seen"))
            .value(&typed.first_seen_on)
            .hint(w.t("leak-report-first-seen-hint"))
            .problem(problem("first_seen_on")),
        Field::text("contact", optional("leak-report-contact"))
            .value(&typed.contact)
            .hint(w.t("leak-report-contact-hint"))
            .problem(problem("contact")),
    ];
    page_with(status, &SendPage { notice, submission: chance::token()?, fields, w })
}

/// The field that a problem belongs to, and the words beside it.
fn told(w: &Frame, problem: Problem) -> (&'static str, String) {
    let too_long = |found: usize, most: usize| w.t2("leak-report-too-long", "found", found, "most", most);
    match problem {
        Problem::NothingSeen => ("seen", w.t("leak-report-nothing-seen")),
        Problem::SeenTooLong { found } => ("seen", too_long(found, rules::MOST_CHARS)),
        Problem::NotAnAddress => ("url", w.t("leak-report-no-address")),
        Problem::AddressTooLong { found } => ("url", too_long(found, rules::MOST_URL_CHARS)),
        Problem::NotADay => ("first_seen_on", w.t("evidence-not-a-day")),
        Problem::DayToCome => ("first_seen_on", w.t("leak-report-day-to-come")),
        Problem::ContactTooLong { found } => ("contact", too_long(found, rules::MOST_CONTACT_CHARS)),
    }
}
