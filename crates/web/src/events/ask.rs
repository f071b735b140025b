//! GET and POST /events/{id}/ask: everybody who is invited and has not signed is asked to, each by a link of their own.

use std::collections::{BTreeSet, HashMap};

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use catalogue::Language;
use domain::facts::{CellError, Kind, Row};
use domain::lives::State;
use domain::time::Instant;
use persistence::facts::{KnownReferences, unknown, unresolved};
use persistence::links::{self, Answer, Link, Signing};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::people::{Invited, Occasion};
use crate::answer::{page_with, see_other};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::{Asked, Filled};
use crate::frame::Frame;
use crate::house::House;
use crate::links::{About, Sender, mail, origin};
use crate::parts::{Choice, Empty, Field, Notice, Tone};
use crate::registers::{self, Control, Pairs, address_of, first};
use crate::signings::{GIVEN, said, terms};

/// What is said by the event itself.
const OF_EVENT: [&str; 1] = ["event_code"];

#[derive(Template)]
#[template(path = "events/ask.html")]
struct AskPage {
    w: Frame,
    here: String,
    back: String,
    title: String,
    name: String,
    notices: Vec<Notice>,
    /// Nobody is asked any more.
    is_over: bool,
    who: Option<Field>,
    language: Field,
    terms: Vec<Control>,
    /// Sends links; blank where nobody can be written to.
    send: String,
    empty: Option<Empty>,
}

pub(super) async fn show(
    house: web::Data<House>,
    w: Frame,
    by: By,
    request: HttpRequest,
    asked: Asked<Pairs>,
) -> Result<HttpResponse, PageError> {
    let txn = house.db.read_txn().await?;
    let occasion = Occasion::read(&txn, &house, &by, registers::number(&request)).await?;
    let sent = first(&asked, "sent").parse().ok().filter(|count: &u64| *count > 0);
    let notice = sent.map(|count| crate::links::put(&w, &house, count));
    let begun = begun(&txn, &asked, &occasion).await?;
    page(StatusCode::OK, w, (&house, &txn, &occasion), (&begun, Vec::new()), notice.into_iter().collect()).await
}

/// The terms with which a form begins: those that somebody was asked with last for this event, else its programme; everybody who can
/// be written to and was not asked yet is chosen.
async fn begun(conn: &impl ConnectionTrait, asked: &Pairs, occasion: &Occasion) -> Result<Pairs, PageError> {
    let people: Vec<&str> = occasion.people.iter().map(|one| one.guest.person.as_str()).collect();
    let event = occasion.row().key();
    let sent: Vec<Signing> = links::signings(conn, &people).await?.into_iter().filter_map(|link| link.signs).collect();
    let sent: Vec<&Signing> = sent.iter().filter(|signing| is_of_event(signing, &event)).collect();
    let mut pairs = asked.clone();
    if let Some(last) = sent.first() {
        pairs.extend(last.terms.iter().filter(|(column, _)| column != "event_code").cloned());
    } else {
        let programme = occasion.row().get("programme_code").unwrap_or_default();
        pairs.push(("programmes".to_owned(), programme.to_owned()));
    }
    let is_asked = |one: &&Invited| sent.iter().any(|signing| signing.person == one.guest.person);
    let reached = occasion.people.iter().filter(|one| one.lacks_commitment() && !one.email.is_empty());
    pairs.extend(reached.filter(|one| !is_asked(one)).map(|one| ("who".to_owned(), one.id.to_string())));
    Ok(pairs)
}

fn is_of_event(signing: &Signing, event: &str) -> bool {
    signing.terms.iter().any(|(column, cell)| column == "event_code" && cell == event)
}

/// Those who are chosen and lack a commitment.
pub(super) fn chosen<'a>(typed: &'a Pairs, occasion: &'a Occasion) -> impl Iterator<Item = &'a Invited> {
    occasion.chosen(typed).filter(|one| one.lacks_commitment())
}

/// The terms that are typed, with the event, as they are sent to somebody.
fn signing(typed: &Pairs, occasion: &Occasion, person: &str, now: Instant) -> Result<Row, Vec<CellError>> {
    let mut pairs: Pairs = typed.iter().filter(|(name, _)| !OF_EVENT.contains(&name.as_str())).cloned().collect();
    pairs.push(("event_code".to_owned(), occasion.row().key()));
    terms(&pairs, person, now).row(None)
}

/// What is wrong with terms: beside their fields, and above them.
pub(super) type Unsound = (Vec<CellError>, Vec<Notice>);

/// The terms that everybody is asked with, whoever they are: what they name is there, and they hold for the programme of the event.
pub(super) async fn common(
    conn: &impl ConnectionTrait,
    (by, w): (&By, &Frame),
    typed: &Pairs,
    occasion: &Occasion,
    now: Instant,
) -> Result<Result<Signing, Unsound>, PageError> {
    if let Some(over) = occasion.over(w, OVER) {
        return Ok(Err((Vec::new(), vec![over])));
    }
    let row = match signing(typed, occasion, "new", now) {
        Ok(row) => row,
        Err(errors) => return Ok(Err((errors, Vec::new()))),
    };
    let missing = unresolved(conn, &by.scope, &[&row], &mut KnownReferences::default()).await?;
    let missing = missing.iter().flatten().filter(|reference| reference.column != "person_code");
    let errors: Vec<CellError> = missing.map(|reference| unknown(row.kind(), reference)).collect();
    let own = occasion.row().get("programme_code").filter(|own| !row.list("programmes").any(|code| code == *own));
    if errors.is_empty() && (own.is_none() || row.get("programmes").is_none()) {
        return Ok(Ok(Signing { person: String::new(), terms: said(&row) }));
    }
    let own = own.map(|own| Notice::new(Tone::Bad, w.t1("ask-all-programme", "programme", own)));
    Ok(Err((errors, own.into_iter().collect())))
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
    let occasion = Occasion::read(&txn, &house, &by, registers::number(&request)).await?;
    let reached: Vec<&Invited> = chosen(&typed, &occasion).filter(|one| !one.email.is_empty()).collect();
    let origin = origin(&house, &request);
    let problem =
        if origin.is_none() { Some("links-no-origin") } else { reached.is_empty().then_some("ask-all-choose") };
    let common = common(&txn, (&by, &w), &typed, &occasion, now).await?;
    let (Some(origin), None, Ok(common)) = (&origin, problem, &common) else {
        let (errors, mut notices) = common.err().unwrap_or_default();
        notices.extend(problem.map(|words| Notice::new(Tone::Bad, w.t(words))));
        return page(StatusCode::UNPROCESSABLE_ENTITY, w, (&house, &txn, &occasion), (&typed, errors), notices).await;
    };
    let language = Language::parse(first(&typed, "language")).unwrap_or_default();
    let mut count = 0;
    for one in reached {
        let signing = Signing { person: one.guest.person.clone(), ..common.clone() };
        let Some(contact) = one.contact(&txn, &by, language, now).await? else { continue };
        let about = About { disclosures: &[], asks_to_attest: false, signs: Some(&signing) };
        mail(&txn, &house, origin, (&contact, about), &Sender::by(&by)).await?;
        count += 1;
    }
    txn.commit().await?;
    Ok(see_other(&format!("{}?sent={count}", here(&occasion))))
}

/// Nobody is asked about what is closed or does not take place.
const OVER: (&[State], &str) = (&[State::Closed, State::Cancelled], catalogue::key("ask-all-closed"));

fn here(occasion: &Occasion) -> String {
    format!("{}/ask", address_of(Kind::Events, occasion.event.id))
}

/// What became of the last link that asked each of these people to sign for this event.
async fn asked_before(
    conn: &impl ConnectionTrait,
    w: &Frame,
    event: &str,
    people: &[&str],
) -> Result<HashMap<String, String>, PageError> {
    let is_told = |link: &&Link| link.signs.as_ref().is_some_and(|signing| is_of_event(signing, event));
    let mut told = HashMap::new();
    for link in links::signings(conn, people).await?.iter().filter(is_told) {
        let Some(signing) = &link.signs else { continue };
        // The last made comes first.
        told.entry(signing.person.clone()).or_insert_with(|| match link.answer {
            Some((Answer::Declined, at)) => w.t1("ask-all-declined", "at", w.instant(at)),
            _ => w.t1("ask-all-waiting", "at", w.instant(link.made_at)),
        });
    }
    Ok(told)
}

pub(super) async fn page(
    status: StatusCode,
    w: Frame,
    (house, conn, occasion): (&House, &DatabaseTransaction, &Occasion),
    (typed, errors): (&Pairs, Vec<CellError>),
    mut notices: Vec<Notice>,
) -> Result<HttpResponse, PageError> {
    if house.settings.mail.is_none() {
        notices.push(crate::links::waiting(&w));
    }
    let over = occasion.over(&w, OVER).filter(|_| status == StatusCode::OK);
    let is_over = occasion.over(&w, OVER).is_some();
    notices.extend(over);
    let event = occasion.row().key();
    let lacking: Vec<&Invited> = occasion.people.iter().filter(|one| one.lacks_commitment()).collect();
    let people: Vec<&str> = lacking.iter().map(|one| one.guest.person.as_str()).collect();
    let before = asked_before(conn, &w, &event, &people).await?;
    let picked: BTreeSet<i64> = chosen(typed, occasion).map(|one| one.id).collect();
    let mut choices = Vec::new();
    for one in &lacking {
        let is_chosen = picked.contains(&one.id);
        let before = before.get(&one.guest.person).cloned();
        let address = if one.email.is_empty() { w.t("ask-all-no-address") } else { one.email.clone() };
        let hint = [Some(address), one.employer.clone(), before].into_iter().flatten().collect::<Vec<_>>();
        choices.push(Choice::new(one.id.to_string(), &one.name, is_chosen).hint(hint.join(" · ")));
    }
    let chosen_language = Language::parse(first(typed, "language")).unwrap_or(w.words().language);
    let languages = Language::ALL.map(|one| Choice::new(one.code(), one.own_name(), one == chosen_language));
    let open = |control: &Control| !GIVEN.contains(&control.name()) && !OF_EVENT.contains(&control.name());
    let controls = terms(typed, "new", house.clock.now()).controls(w.words(), true, &errors);
    let reached = lacking.iter().filter(|one| !one.email.is_empty()).count();
    let page = AskPage {
        here: here(occasion),
        back: address_of(Kind::Events, occasion.event.id),
        title: event,
        name: occasion.title(),
        notices,
        empty: choices.is_empty().then(|| Empty::new(w.t("ask-all-nobody"), String::new())),
        who: (!choices.is_empty()).then(|| Field::checks("who", w.t("ask-all-who"), choices)),
        language: Field::radios("language", w.t("contacts-language"), languages.into())
            .hint(w.t("ask-all-language-hint")),
        terms: controls.into_iter().filter(open).collect(),
        is_over,
        send: if reached > 0 { w.t1("ask-all-send", "count", reached) } else { String::new() },
        w,
    };
    page_with(status, &page)
}
