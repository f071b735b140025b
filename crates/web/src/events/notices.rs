//! GET and POST /events/{id}/embargo: until when what is shown may not be published, and everybody who was notified of it when. A lift that
//! is set or moved is mailed to each invitee, and binds them from the moment at which their server took the mail.

use std::collections::{BTreeMap, BTreeSet};

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use catalogue::{Language, Words};
use chrono::Datelike;
use chrono_tz::Tz;
use domain::facts::{CellError, Kind, LIST_SEPARATOR, Row};
use domain::lives::State;
use domain::time::Instant;
use persistence::contacts::Contact;
use persistence::facts::{Kept, states};
use persistence::known::Known;
use persistence::notices::{self, NewNotice, Notice as Told};
use persistence::outbox::actions::{NewMail, put};
use persistence::staff;
use sea_orm::DatabaseTransaction;

use super::people::{Invited, Occasion};
use crate::answer::{page_with, see_other};
use crate::chance;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::{Asked, Filled};
use crate::frame::Frame;
use crate::house::House;
use crate::links::waiting;
use crate::outbox::message_id;
use crate::parts::{Choice, Empty, Field, Notice, Tone};
use crate::registers::{self, Control, Filling, Pairs, address_of, first, moment};

/// What is not typed: it comes with the notice.
const GIVEN: [&str; 4] = ["code", "event_code", "notified_at", "people"];

#[derive(Template)]
#[template(path = "events/embargo.html")]
struct EmbargoPage {
    w: Frame,
    here: String,
    back: String,
    title: String,
    name: String,
    notices: Vec<Notice>,
    controls: Vec<Control>,
    /// No lift is set any more.
    is_over: bool,
    who: Option<Field>,
    lifts: Vec<Lift>,
    on_record: Vec<OnRecord>,
    empty: Option<Empty>,
}

/// A lift with those who were notified of it.
struct Lift {
    code: String,
    lifts: String,
    contents: String,
    counted: String,
    when: String,
    waiting: String,
    missing: String,
    /// Who was notified when.
    proof: Vec<(String, String)>,
}

/// An embargo of the register, whether a mail brought it there or somebody entered it.
struct OnRecord {
    code: String,
    address: String,
    lifts: String,
    contents: String,
    notified: String,
    who: String,
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
    let words = if house.settings.mail.is_some() { "notices-on-their-way" } else { "notices-put" };
    let notice = sent.map(|count| Notice::new(Tone::Good, w.t1(words, "count", count)));
    let everybody = occasion.people.iter().filter(|one| !one.email.is_empty());
    let begun: Pairs = everybody.map(|one| ("who".to_owned(), one.id.to_string())).collect();
    page(StatusCode::OK, w, (&house, &by, &txn, &occasion), (&begun, Vec::new()), notice.into_iter().collect()).await
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
    let chosen: Vec<&Invited> = occasion.chosen(&typed).filter(|one| !one.email.is_empty()).collect();
    let code = notices::free(&txn, now.to_utc().year()).await?;
    let row = filling(&typed, &occasion, &code).row(None);
    let problem = chosen.is_empty().then(|| Notice::new(Tone::Bad, w.t("notices-choose")));
    let problem = occasion.over(&w, OVER).or(problem);
    let (Ok(row), None) = (&row, &problem) else {
        let errors = row.err().unwrap_or_default();
        let notices = problem.into_iter().collect();
        return page(StatusCode::UNPROCESSABLE_ENTITY, w, (&house, &by, &txn, &occasion), (&typed, errors), notices)
            .await;
    };
    let before = notices::of_event(&txn, &occasion.row().key()).await?;
    let from = staff::find(&txn, by.id()).await?.map(|one| (one.name, one.email));
    let mut count = 0;
    for one in chosen {
        let was_told = before.iter().any(|notice| notice.person == one.guest.person && !notice.is_withdrawn);
        count += u64::from(notify(&txn, (&house, &by, from.as_ref()), &occasion, (one, was_told), row).await?);
    }
    if count == 0 {
        let notices = vec![Notice::new(Tone::Bad, w.t("notices-choose"))];
        return page(
            StatusCode::UNPROCESSABLE_ENTITY,
            w,
            (&house, &by, &txn, &occasion),
            (&typed, Vec::new()),
            notices,
        )
        .await;
    }
    txn.commit().await?;
    Ok(see_other(&format!("{}?sent={count}", here(&occasion))))
}

/// No lift is moved of what is closed or does not take place.
const OVER: (&[State], &str) = (&[State::Closed, State::Cancelled], catalogue::key("notices-closed"));

fn here(occasion: &Occasion) -> String {
    format!("{}/embargo", address_of(Kind::Events, occasion.event.id))
}

/// The lift as it is typed, in the zone of the event.
fn filling(typed: &Pairs, occasion: &Occasion, code: &str) -> Filling {
    let mut pairs: Pairs = typed.iter().filter(|(name, _)| !GIVEN.contains(&name.as_str())).cloned().collect();
    let day = occasion.row().get("starts_at").and_then(|at| at.get(..10)).unwrap_or_default();
    for (name, value) in [("code", code), ("event_code", &occasion.row().key()), ("notified_at", day)] {
        pairs.push((name.to_owned(), value.to_owned()));
    }
    let mut filling = Filling::read(Kind::Embargoes, &pairs);
    filling.zone = occasion.zone;
    filling
}

/// Name and address of whoever notifies.
type From<'a> = Option<&'a (String, String)>;

/// One mail; not to colleagues, who keep the embargo themselves.
async fn notify(
    txn: &DatabaseTransaction,
    (house, by, from): (&House, &By, From<'_>),
    occasion: &Occasion,
    (one, was_told): (&Invited, bool),
    lift: &Row,
) -> Result<bool, PageError> {
    let (now, person) = (house.clock.now(), &one.guest.person);
    let Some(contact) = one.contact(txn, by, Language::default(), now).await? else { return Ok(false) };
    let reminder = format!("embargo {} {person}", lift.key());
    mail(txn, (house, by, from), occasion, (&contact, &reminder), (lift, was_told)).await?;
    let new = NewNotice {
        event: &occasion.row().key(),
        code: &lift.key(),
        contents: lift.get("contents").unwrap_or_default(),
        lifts_at: lift.get("lifts_at").unwrap_or_default(),
        person,
        reminder: &reminder,
        by: by.id(),
    };
    notices::add(txn, &new, now).await?;
    Ok(true)
}

async fn mail(
    txn: &DatabaseTransaction,
    (house, by, from): (&House, &By, From<'_>),
    occasion: &Occasion,
    (contact, reminder): (&Contact, &str),
    (lift, was_told): (&Row, bool),
) -> Result<(), PageError> {
    let language = Language::parse(&contact.language).unwrap_or_default();
    let (w, event) = (Words::new(language), occasion.title());
    let lifts = spoken(lift.get("lifts_at").unwrap_or_default(), occasion.zone);
    let first = if was_told { "notices-mail-moved" } else { "notices-mail-first" };
    let from = from.map(|(name, email)| w.t2("link-mail-from", "name", name.as_str(), "email", email.as_str()));
    let lines = [
        w.t("mail-greeting"),
        String::new(),
        w.t2(first, "event", event.as_str(), "lift", lifts),
        of_contents(w, lift.get("contents")),
        w.t("notices-mail-duty"),
        String::new(),
    ];
    let body = lines.into_iter().chain(from).collect::<Vec<_>>().join("\n") + "\n";
    let mail = NewMail {
        reminder,
        recipient: by.id(),
        walls: &by.scope,
        language: language.code(),
        subject: &w.t1("notices-mail-subject", "event", event.as_str()),
        body: &body,
        message_id: &message_id(&chance::token()?, house.settings.public_origin.as_ref()),
        reminds_of: &[],
        to_contact: Some((contact.id, "")),
    };
    put(txn, &mail, house.clock.now()).await?;
    Ok(())
}

/// An instant with its zone by name, since the reader may be elsewhere.
fn spoken(canonical: &str, zone: Tz) -> String {
    let words = moment::words(canonical, zone);
    if zone == Tz::UTC { words } else { format!("{words} ({zone})") }
}

/// What a lift holds for, by name; none for everything.
fn named(w: Words, contents: Option<&str>) -> Option<String> {
    let named = contents?.split(LIST_SEPARATOR).map(|one| w.choice(Kind::Embargoes, "contents", one));
    Some(w.joined(named.collect::<Vec<_>>().iter().map(String::as_str)))
}

fn of_contents(w: Words, contents: Option<&str>) -> String {
    let everything = || w.t("notices-mail-everything");
    named(w, contents).map_or_else(everything, |contents| w.t1("notices-mail-contents", "contents", contents))
}

async fn page(
    status: StatusCode,
    w: Frame,
    (house, by, conn, occasion): (&House, &By, &DatabaseTransaction, &Occasion),
    (typed, errors): (&Pairs, Vec<CellError>),
    mut notices: Vec<Notice>,
) -> Result<HttpResponse, PageError> {
    if house.settings.mail.is_none() {
        notices.push(waiting(&w));
    }
    notices.extend(occasion.over(&w, OVER).filter(|_| status == StatusCode::OK));
    let without = occasion.people.iter().filter(|one| one.email.is_empty()).count();
    if without > 0 {
        notices.push(Notice::new(Tone::Warn, w.t1("notices-no-address", "count", without)));
    }
    let told = notices::of_event(conn, &occasion.row().key()).await?;
    let mut of_lift: BTreeMap<&str, Vec<&Told>> = BTreeMap::new();
    for one in &told {
        of_lift.entry(one.code.as_str()).or_default().push(one);
    }
    // The last that was set comes first.
    let mut of_lift: Vec<Vec<&Told>> = of_lift.into_values().collect();
    of_lift.sort_by_key(|told| std::cmp::Reverse(told.iter().map(|one| one.asked_at).max()));
    let lifts: Vec<Lift> = of_lift.iter().filter_map(|told| lift(&w, occasion, told)).collect();
    let on_record = on_record(&w, (conn, by), occasion).await?;
    let picked: BTreeSet<i64> = occasion.chosen(typed).map(|one| one.id).collect();
    let reached = occasion.people.iter().filter(|one| !one.email.is_empty());
    let choices: Vec<Choice> = reached
        .map(|one| {
            let is_chosen = picked.contains(&one.id);
            Choice::new(one.id.to_string(), &one.name, is_chosen).hint(&one.email)
        })
        .collect();
    let zone = occasion.zone.to_string();
    let controls = filling(typed, occasion, "new").controls(w.words(), true, &errors);
    let controls = controls.into_iter().filter(|control| !GIVEN.contains(&control.name()));
    let hinted = |control: Control| match control.name() {
        "lifts_at" => control.hinted(w.t1("notices-lifts-at-hint", "zone", zone.as_str())),
        _ => control.hinted(w.t("notices-contents-hint")),
    };
    let page = EmbargoPage {
        here: here(occasion),
        back: address_of(Kind::Events, occasion.event.id),
        title: occasion.row().key(),
        name: occasion.title(),
        notices,
        controls: controls.map(hinted).collect(),
        is_over: occasion.over(&w, OVER).is_some(),
        who: (!choices.is_empty()).then(|| Field::checks("who", w.t("notices-who"), choices)),
        empty: (lifts.is_empty() && on_record.is_empty())
            .then(|| Empty::new(w.t("notices-none"), w.t("notices-none-words"))),
        lifts,
        on_record,
        w,
    };
    page_with(status, &page)
}

/// What the register holds of the event's embargoes, in the order of their notices.
async fn on_record(
    w: &Frame,
    (conn, by): (&DatabaseTransaction, &By),
    occasion: &Occasion,
) -> Result<Vec<OnRecord>, PageError> {
    let kept = states(conn, &by.scope, Kind::Embargoes, Known::Now).having("event_code", &occasion.row().key());
    let mut kept = kept.all(conn).await?;
    kept.retain(|kept| !kept.state.void);
    kept.sort_by_cached_key(|kept| (kept.state.row.get("notified_at").map(str::to_owned), kept.state.row.key()));
    let one = |kept: Kept| {
        let row = &kept.state.row;
        let cell = |column: &str| row.get(column).unwrap_or_default();
        let people: Vec<String> = row.list("people").map(|person| occasion.called(person)).collect();
        OnRecord {
            code: row.key(),
            address: address_of(Kind::Embargoes, kept.id),
            lifts: w.t1("notices-lift", "lift", spoken(cell("lifts_at"), occasion.zone)),
            contents: named(w.words(), row.get("contents")).unwrap_or_else(|| w.t("embargoes-everything")),
            notified: w.t1("notices-notified-at", "at", moment::words(cell("notified_at"), occasion.zone)),
            who: if people.is_empty() {
                w.t("notices-everybody")
            } else {
                w.words().joined(people.iter().map(String::as_str))
            },
        }
    };
    Ok(kept.into_iter().map(one).collect())
}

/// All notices of one lift.
fn lift(w: &Frame, occasion: &Occasion, told: &[&Told]) -> Option<Lift> {
    let first = told.first()?;
    let taken: Vec<&&Told> = told.iter().filter(|one| one.sent_at.is_some()).collect();
    let at = |at: Option<Instant>| at.map(|at| moment::words(&at.to_string(), occasion.zone)).unwrap_or_default();
    let sent = || taken.iter().filter_map(|one| one.sent_at);
    let waiting = told.iter().filter(|one| one.sent_at.is_none() && !one.is_withdrawn).count();
    let missing: Vec<&str> = occasion
        .people
        .iter()
        .filter(|one| !taken.iter().any(|told| told.person == one.guest.person))
        .map(|one| one.name.as_str())
        .collect();
    Some(Lift {
        code: first.code.clone(),
        lifts: w.t1("notices-lift", "lift", spoken(&first.lifts_at, occasion.zone)),
        contents: named(w.words(), first.contents.as_deref()).unwrap_or_else(|| w.t("embargoes-everything")),
        counted: w.t2("notices-of", "notified", taken.len(), "invited", occasion.people.len()),
        when: match (sent().min(), sent().max()) {
            (Some(one), Some(other)) if one != other => {
                w.t2("notices-first-last", "first", at(Some(one)), "last", at(Some(other)))
            }
            (one, _) => at(one),
        },
        waiting: if waiting > 0 { w.t1("notices-waiting", "count", waiting) } else { String::new() },
        missing: w.words().joined(missing),
        proof: proof(occasion, &taken, at),
    })
}

/// Everybody whose mail was taken, by name, with when that was.
fn proof(occasion: &Occasion, taken: &[&&Told], at: impl Fn(Option<Instant>) -> String) -> Vec<(String, String)> {
    let told = |told: &&&Told| (occasion.called(&told.person), at(told.sent_at));
    taken.iter().map(told).collect()
}
