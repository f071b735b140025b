//! Reports of leaks: anybody sends one without an account and follows it by its feedback number; the staff answers it, puts it
//! aside, or takes it over as an incident.

mod follow;
mod list;
mod send;
mod show;
mod step;

use actix_web::HttpResponse;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use domain::facts::Kind;
use domain::leak_reports::{MOST_CHARS, WordsProblem};
use domain::staff::{Actor, Permission};
use domain::time::Instant;
use persistence::leak_reports::{self, Counts, LeakReport, Part, actions};
use persistence::throttle::{self, Admission};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};

use crate::door::visitor::Address;
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Badge, Notice, Tone};
use crate::policy::{Policy, Routes};
use crate::registers::{Pairs, first};
use crate::sign_in::minutes_until;

/// Where anybody reports.
const SEND: &str = "/report-a-leak";
/// Where whoever reported reads what became of it.
const FOLLOW: &str = "/report-a-leak/follow";
/// Where the staff reads what came in.
const LIST: &str = "/leak-reports";
/// Those that wait for the staff.
pub(crate) const WAITING: &str = "/leak-reports?state=waiting";

pub(crate) fn routes(routes: &mut Routes) {
    routes.get(SEND, Policy::Public, send::show);
    routes.post(SEND, Policy::Public, send::submit);
    routes.get(FOLLOW, Policy::Public, follow::show);
    routes.post(FOLLOW, Policy::Public, follow::submit);
    routes.post(format!("{FOLLOW}/note"), Policy::Public, follow::note);
    let staff = Policy::May(Permission::AnswerReports);
    routes.get(LIST, staff, list::show);
    routes.get(format!("{LIST}/{{id}}"), staff, show::show);
    routes.post(format!("{LIST}/{{id}}/erase-contact"), staff, step::erase_contact);
    routes.post(format!("{LIST}/{{id}}/{{step}}"), staff, step::submit);
}

/// The page of a report for the staff.
pub(crate) fn address_of(id: i64) -> String {
    format!("{LIST}/{id}")
}

/// How many there are, for whoever answers them.
pub(crate) async fn counts(conn: &impl ConnectionTrait, actor: &Actor) -> Result<Counts, DbErr> {
    leak_reports::counts(conn, actor).await
}

/// The first `most` of those that wait for whoever answers reports.
pub(crate) async fn waiting(conn: &impl ConnectionTrait, actor: &Actor, most: u64) -> Result<Vec<LeakReport>, DbErr> {
    leak_reports::page(conn, actor, Part { only_waiting: true, skip: 0, most }).await
}

/// What a report says of a new incident, by column, where the address of its form names one: `report=3`. Reading it is an act.
pub(crate) async fn of_incident(
    house: &House,
    by: &Actor,
    kind: Kind,
    pairs: &Pairs,
) -> Result<Vec<(&'static str, String)>, PageError> {
    let number = first(pairs, "report").parse().ok().filter(|_| kind == Kind::Incidents);
    let Some(number) = number else { return Ok(Vec::new()) };
    let Some(report) = leak_reports::find(house.db.reader(), by, number).await? else { return Ok(Vec::new()) };
    let txn = house.db.write_txn().await?;
    actions::view(&txn, by, &[report.id], house.clock.now()).await?;
    txn.commit().await?;
    Ok(vec![
        ("how", "unknown".to_owned()),
        ("first_public_at", report.first_seen_on.map(|day| day.to_string()).unwrap_or_default()),
        ("discovered_at", report.received_at.to_string()),
        ("url", report.url),
    ])
}

/// The state of a report as the staff reads it.
fn state(w: &Frame, report: &LeakReport) -> Badge {
    use domain::leak_reports::State;
    let tone = match report.state {
        State::Received => Tone::Bad,
        State::Looking | State::NeedsMore => Tone::Warn,
        State::TakenOver => Tone::Good,
        State::NotRelevant => Tone::Quiet,
    };
    Badge::new(tone, w.of("leak-report-state", report.state.name()))
}

/// What is wrong with a note, an answer or a reason.
fn words_problem(w: &Frame, problem: WordsProblem) -> String {
    match problem {
        WordsProblem::Blank => w.t("leak-report-no-words"),
        WordsProblem::TooLong { found } => w.t2("leak-report-too-long", "found", found, "most", MOST_CHARS),
    }
}

/// Counts what somebody at an address is about to write; whoever has to wait is not counted.
async fn admit(
    txn: &DatabaseTransaction,
    house: &House,
    address: &Address,
    now: Instant,
) -> Result<Admission, PageError> {
    let subject = format!("leak reports from {}", address.0);
    let admission = throttle::admit(txn, &subject, house.settings.report_rule, now).await?;
    if admission != Admission::Admitted {
        return Ok(admission);
    }
    Ok(throttle::admit(txn, "leak reports", house.settings.all_reports_rule, now).await?)
}

/// That somebody has to wait, and that nothing is lost.
fn later(w: &Frame, until: Instant, now: Instant) -> Notice {
    let minutes = minutes_until(until, now);
    Notice::new(Tone::Warn, w.t("leak-report-later")).words(w.t1("leak-report-later-words", "minutes", minutes))
}

/// Tells programs too when to come again.
fn with_retry(mut answer: HttpResponse, until: Instant, now: Instant) -> HttpResponse {
    let seconds = minutes_until(until, now).saturating_mul(60);
    answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    answer
}
