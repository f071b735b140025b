//! GET and POST /signings/new: asks somebody of the register of people to sign, by a link in a mail.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use catalogue::Language;
use domain::facts::{CellError, Kind, Row};
use domain::staff::{Actor, Email};
use domain::time::Instant;
use persistence::contacts::{self, AsPerson};
use persistence::facts::{Kept, by_id};
use persistence::links::{self, Answer, Link, Signing};
use persistence::staff;
use sea_orm::ConnectionTrait;

use super::MAY;
use crate::answer::{page_with, see_other};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::{Asked, Filled};
use crate::frame::Frame;
use crate::house::House;
use crate::links::{About, Sender, mail, origin, standing};
use crate::parts::{Badge, Choice, Field, Notice, Tone};
use crate::registers::{Control, Filling, Pairs, address_of, first};

/// What is not typed: who signs is known, and when and under which code comes with the signature.
pub(crate) const GIVEN: [&str; 3] = ["code", "person_code", "signed_at"];

#[derive(Template)]
#[template(path = "signings/ask.html")]
struct AskPage {
    w: Frame,
    person: i64,
    title: String,
    name: String,
    back: String,
    notices: Vec<Notice>,
    fields: [Field; 2],
    terms: Vec<Control>,
    sent: Vec<Sent>,
}

/// A link that was sent before.
struct Sent {
    email: String,
    made: String,
    state: Badge,
    /// The address of the commitment that it became.
    commitment: String,
}

/// What is wrong with what was typed.
#[derive(Default)]
struct Problems {
    email: Option<String>,
    cells: Vec<CellError>,
}

pub(super) async fn show(
    house: web::Data<House>,
    w: Frame,
    by: By,
    asked: Asked<Pairs>,
) -> Result<HttpResponse, PageError> {
    let kept = person(house.db.reader(), &by, &asked).await?;
    let done = (first(&asked, "done") == "sent").then(|| crate::links::put(&w, &house, 1));
    let mut begun = asked.0.clone();
    if first(&begun, "email").is_empty() {
        begun.push(("email".to_owned(), kept.state.row.get("email").unwrap_or_default().to_owned()));
    }
    page(StatusCode::OK, w, (&house, &kept), (&begun, Problems::default()), done.into_iter().collect()).await
}

pub(super) async fn submit(
    house: web::Data<House>,
    w: Frame,
    by: By,
    request: HttpRequest,
    typed: Filled<Pairs>,
) -> Result<HttpResponse, PageError> {
    let now = house.clock.now();
    let txn = house.db.write_txn().await?;
    let kept = person(&txn, &by, &typed).await?;
    let email = Email::parse(first(&typed, "email"));
    let row = terms(&typed, &kept.state.row.key(), now).row(None);
    let origin = origin(&house, &request);
    let is_own = match &email {
        Ok(email) => staff::is_address_of(&txn, email).await?,
        Err(_) => false,
    };
    let (Ok(email), Ok(row), Some(origin), false) = (&email, &row, &origin, is_own) else {
        txn.rollback().await?;
        let notice = origin.is_none().then(|| Notice::new(Tone::Bad, w.t("links-no-origin")));
        let cells = row.err().unwrap_or_default().into_iter().filter(|error| !GIVEN.contains(&error.column));
        let problems = Problems { email: email.err().map(|_| w.t("contacts-no-email")), cells: cells.collect() };
        let of_staff = is_own.then(|| w.t("contacts-of-staff"));
        let problems = Problems { email: problems.email.or(of_staff), ..problems };
        let notices = notice.into_iter().collect();
        return page(StatusCode::UNPROCESSABLE_ENTITY, w, (&house, &kept), (&typed, problems), notices).await;
    };
    let (person, language) = (&kept.state.row, Language::parse(first(&typed, "language")).unwrap_or_default());
    let (code, name) = (person.key(), person.get("name").unwrap_or_default());
    let as_person = AsPerson {
        person: &code,
        party: person.get("employer_code"),
        name: if name.is_empty() { &code } else { name },
        email,
        language: language.code(),
    };
    let contact = contacts::of_person(&txn, &by, &as_person, now).await?;
    let signing = Signing { person: code.clone(), terms: said(row) };
    let about = About { disclosures: &[], asks_to_attest: false, signs: Some(&signing) };
    mail(&txn, &house, origin, (&contact, about), &Sender::by(&by)).await?;
    txn.commit().await?;
    Ok(see_other(&format!("/signings/new?person={}&done=sent", kept.id)))
}

/// The person who is asked, as far as the actor sees them.
async fn person(conn: &impl ConnectionTrait, by: &Actor, pairs: &Pairs) -> Result<Kept, PageError> {
    let id = first(pairs, "person").parse().map_err(|_| PageError::NotFound)?;
    let kept = by_id(conn, &by.scope, Kind::People, id).await?;
    kept.filter(|kept| !kept.state.void && by.may(MAY)).ok_or(PageError::NotFound)
}

/// The commitment that is asked for, as it would be signed at `now`.
pub(crate) fn terms(typed: &Pairs, person: &str, now: Instant) -> Filling {
    let mut pairs: Pairs = typed.iter().filter(|(name, _)| !GIVEN.contains(&name.as_str())).cloned().collect();
    let day = now.to_utc().format("%Y-%m-%d").to_string();
    for (name, value) in GIVEN.into_iter().zip(["new", person, day.as_str()]) {
        pairs.push((name.to_owned(), value.to_owned()));
    }
    Filling::read(Kind::Commitments, &pairs)
}

pub(crate) fn said(row: &Row) -> Vec<(String, String)> {
    let open = row.kind().columns().iter().filter(|column| !GIVEN.contains(&column.name));
    open.filter_map(|column| Some((column.name.to_owned(), row.get(column.name)?.to_owned()))).collect()
}

async fn page(
    status: StatusCode,
    w: Frame,
    (house, kept): (&House, &Kept),
    (typed, problems): (&Pairs, Problems),
    mut notices: Vec<Notice>,
) -> Result<HttpResponse, PageError> {
    let (conn, row, now) = (house.db.reader(), &kept.state.row, house.clock.now());
    if house.settings.mail.is_none() {
        notices.push(crate::links::waiting(&w));
    }
    let chosen = Language::parse(first(typed, "language")).unwrap_or_default();
    let languages = Language::ALL.map(|one| Choice::new(one.code(), one.own_name(), one == chosen));
    let controls = terms(typed, &row.key(), now).controls(w.words(), true, &problems.cells);
    let sent = links::signings(conn, &[&row.key()]).await?;
    let page = AskPage {
        person: kept.id,
        title: row.key(),
        name: row.get("name").unwrap_or_default().to_owned(),
        back: address_of(Kind::People, kept.id),
        notices,
        fields: [
            Field::email("email", w.t("contacts-email"))
                .value(first(typed, "email"))
                .problem(problems.email)
                .required(),
            Field::radios("language", w.t("contacts-language"), languages.into()).hint(w.t("contacts-language-hint")),
        ],
        terms: controls.into_iter().filter(|control| !GIVEN.contains(&control.name())).collect(),
        sent: sent.iter().map(|link| line(&w, link, now)).collect(),
        w,
    };
    page_with(status, &page)
}

fn line(w: &Frame, link: &Link, now: Instant) -> Sent {
    let state = match link.answer {
        Some((Answer::Signed, at)) => Badge::new(Tone::Good, w.t1("signing-signed", "at", w.instant(at))),
        Some((Answer::Declined, at)) => Badge::new(Tone::Bad, w.t1("signing-declined", "at", w.instant(at))),
        None => standing(w, link, now),
    };
    Sent {
        email: link.contact.email.clone(),
        made: w.instant(link.made_at),
        state,
        commitment: link.commitment.clone().unwrap_or_default(),
    }
}
