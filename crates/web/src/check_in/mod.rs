//! GET and POST /events/{id}/check-in, POST …/find: the door of an event, on a tablet. Somebody is let in who signed before, whose identity was
//! checked, once; the devices are sealed or not.

use std::collections::HashMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use audits::Guest;
use chrono_tz::Tz;
use domain::coverage::Code;
use domain::facts::{Kind, Row, fold};
use domain::lives::State;
use domain::staff::Permission;
use persistence::check_in::{Entered, let_in, with_entry};
use persistence::facts::actions as facts;
use persistence::facts::{Kept, numbers_of, states};
use persistence::known::Known;
use persistence::lives::{Book, book};
use persistence::names::{self, Name};
use sea_orm::DatabaseTransaction;
use serde::Deserialize;

use crate::answer::{page_with, see_other};
use crate::audits::of_audit;
use crate::audits::rows::called;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::{Filled, FindForm};
use crate::frame::Frame;
use crate::house::House;
use crate::lives;
use crate::parts::{Badge, Notice, Tone};
use crate::policy::{Policy, Routes};
use crate::registers::{self, address_of, moment};

const MAY: Permission = Permission::Enter(Kind::Invitees);

pub(crate) fn routes(routes: &mut Routes) {
    routes.get("/events/{id}/check-in", Policy::May(MAY), show);
    routes.post("/events/{id}/check-in", Policy::May(MAY), submit);
    routes.post("/events/{id}/check-in/find", Policy::May(MAY), find);
}

/// The way to the door from the page of an event.
pub(crate) fn of_fact(w: &Frame, row: &Row, id: i64) -> Vec<(String, &'static str)> {
    if row.kind() == Kind::Events && w.may(MAY) { vec![(at(id), catalogue::key("check-in"))] } else { Vec::new() }
}

fn at(id: i64) -> String {
    format!("{}/check-in", address_of(Kind::Events, id))
}

#[derive(Template)]
#[template(path = "check_in/show.html")]
struct DoorPage {
    w: Frame,
    action: String,
    back: String,
    title: String,
    name: String,
    counts: String,
    q: String,
    notices: Vec<Notice>,
    /// Nobody is let in now.
    is_shut: bool,
    needs_seal: bool,
    guests: Vec<Line>,
}

/// Somebody at the door.
struct Line {
    person: String,
    name: String,
    state: Badge,
    /// What speaks against it, and what would be right.
    against: Vec<(String, String)>,
    /// Where they are asked to sign; blank where nothing is lacking.
    ask: String,
    is_in: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Typed {
    person: String,
    identity: String,
    sealed: String,
    seal_no: String,
}

/// Everything that the door knows of an event.
struct Door {
    event: Kept,
    book: Book,
    state: State,
    guests: Vec<Guest>,
    invited: HashMap<String, Kept>,
    zone: Tz,
}

impl Door {
    async fn read(txn: &DatabaseTransaction, house: &House, by: &By, id: Option<i64>) -> Result<Self, PageError> {
        let event = registers::fact(txn, by, Kind::Events, id).await?;
        if event.state.void {
            return Err(PageError::NotFound);
        }
        let found = audits::guests(txn, &house.index, &event.state.row, house.clock.now()).await.map_err(of_audit)?;
        let own = states(txn, &by.scope, Kind::Invitees, Known::Now).having("event_code", &event.state.row.key());
        let counts = |kept: &Kept| !kept.state.void && kept.state.superseded_at.is_none();
        let own = own.all(txn).await?.into_iter().filter(counts);
        let person = |kept: Kept| (kept.state.row.get("person_code").unwrap_or_default().to_owned(), kept);
        let invited: HashMap<String, Kept> = own.map(person).collect();
        let (mut guests, zone) = found;
        let book = book(txn, by, event.clone(), Known::Now).await?;
        let state = book.life(lives::today(house.clock.now(), Known::Now, zone)).state();
        judge(txn, house, &book, (&mut guests, &invited)).await?;
        Ok(Self { event, book, state, guests, invited, zone })
    }

    /// Where the event stands, where that lets nobody in.
    fn shut(&self) -> Option<State> {
        (self.state != State::Live).then_some(self.state)
    }

    /// Whether anybody is let in, and what they are recorded as having seen then.
    fn told(&self, w: &Frame) -> Notice {
        let row = &self.event.state.row;
        match (self.shut(), row.get("versions")) {
            (Some(state), _) => {
                let state = w.of("life-state", state.name());
                Notice::new(Tone::Warn, w.t1("check-in-not-live", "state", state)).words(w.t("check-in-not-live-words"))
            }
            (None, Some(_)) => {
                let versions: Vec<String> = row.list("versions").map(|version| version.replace(':', " ")).collect();
                let versions = w.words().joined(versions.iter().map(String::as_str));
                Notice::new(Tone::Note, w.t1("check-in-shown", "versions", versions))
            }
            (None, None) => Notice::new(Tone::Note, w.t("check-in-shows-nothing")),
        }
    }

    /// Nobody enters with a camera that can be used.
    fn needs_seal(&self) -> bool {
        matches!(self.event.state.row.get("device_rule"), Some("sealed" | "handed_in"))
    }

    fn in_since(&self, person: &str) -> Option<&str> {
        self.invited.get(person)?.state.row.get("checked_in_at")
    }
}

/// Adds what speaks against showing each guest, who is not in yet, what the event shows.
async fn judge(
    txn: &DatabaseTransaction,
    house: &House,
    book: &Book,
    (guests, invited): (&mut [Guest], &HashMap<String, Kept>),
) -> Result<(), PageError> {
    let entered = Entered { commitment: "", sealed: false, seal_no: "" };
    let (mut places, mut rows) = (Vec::new(), Vec::new());
    for (place, guest) in guests.iter().enumerate() {
        let Some(kept) = invited.get(&guest.person) else { continue };
        if kept.state.row.get("checked_in_at").is_some() {
            continue;
        }
        let shown = with_entry(&kept.state.row, entered, house.clock.now()).and_then(|row| book.shown(&row));
        // What cannot be recorded is told when somebody is let in.
        for row in shown.unwrap_or_default() {
            places.push(place);
            rows.push(row);
        }
    }
    let judged = audits::judged(txn, &house.index, rows).await.map_err(of_audit)?;
    for (place, reasons) in places.into_iter().zip(judged) {
        if let Some(guest) = guests.get_mut(place) {
            guest.reasons = guest.reasons.union(reasons);
        }
    }
    Ok(())
}

async fn show(house: web::Data<House>, w: Frame, by: By, request: HttpRequest) -> Result<HttpResponse, PageError> {
    let txn = house.db.read_txn().await?;
    let door = Door::read(&txn, &house, &by, registers::number(&request)).await?;
    page(StatusCode::OK, w, &by, (&txn, &door), "", None).await
}

/// Names of people stand in no address.
async fn find(
    house: web::Data<House>,
    w: Frame,
    by: By,
    request: HttpRequest,
    asked: Filled<FindForm>,
) -> Result<HttpResponse, PageError> {
    let txn = house.db.read_txn().await?;
    let door = Door::read(&txn, &house, &by, registers::number(&request)).await?;
    page(StatusCode::OK, w, &by, (&txn, &door), &asked.q, None).await
}

async fn submit(
    house: web::Data<House>,
    w: Frame,
    by: By,
    request: HttpRequest,
    typed: Filled<Typed>,
) -> Result<HttpResponse, PageError> {
    let txn = house.db.write_txn().await?;
    let door = Door::read(&txn, &house, &by, registers::number(&request)).await?;
    let guest = door.guests.iter().find(|guest| guest.person == typed.person).ok_or(PageError::NotFound)?;
    let kept = door.invited.get(&guest.person).ok_or(PageError::NotFound)?;
    let here = at(door.event.id);
    if door.in_since(&guest.person).is_some() {
        return Ok(see_other(&here));
    }
    let refused = if door.shut().is_some() || !guest.reasons.is_empty() {
        Some(w.t1("check-in-refused", "person", guest.person.as_str()))
    } else if typed.identity != "yes" {
        Some(w.t1("check-in-no-identity", "person", guest.person.as_str()))
    } else if door.needs_seal() && typed.sealed != "yes" {
        Some(w.t1("check-in-no-seal", "person", guest.person.as_str()))
    } else {
        None
    };
    if let Some(refused) = refused {
        let notice = Notice::new(Tone::Bad, refused);
        return page(StatusCode::UNPROCESSABLE_ENTITY, w, &by, (&txn, &door), "", Some(notice)).await;
    }
    let entered = Entered {
        commitment: guest.commitment.as_deref().unwrap_or_default(),
        sealed: typed.sealed == "yes",
        seal_no: typed.seal_no.trim(),
    };
    let written = let_in(&txn, &by, (&door.book, kept), entered, house.clock.now()).await;
    if let Err(facts::Refused::Wrong(errors)) = &written {
        let notice = Notice::new(Tone::Bad, w.t1("check-in-refused", "person", guest.person.as_str()));
        let words = errors.iter().map(|error| registers::problem(w.words(), Kind::Disclosures, error));
        let notice = notice.words(w.words().joined(words.collect::<Vec<_>>().iter().map(String::as_str)));
        return page(StatusCode::UNPROCESSABLE_ENTITY, w, &by, (&txn, &door), "", Some(notice)).await;
    }
    written.map_err(|refused| match refused {
        facts::Refused::NotAllowed => PageError::Forbidden,
        facts::Refused::Database(error) => error.into(),
        _ => PageError::Malformed,
    })?;
    txn.commit().await?;
    Ok(see_other(&here))
}

async fn page(
    status: StatusCode,
    w: Frame,
    by: &By,
    (txn, door): (&DatabaseTransaction, &Door),
    q: &str,
    notice: Option<Notice>,
) -> Result<HttpResponse, PageError> {
    let codes: Vec<String> =
        door.guests.iter().flat_map(|guest| [Some(guest.person.clone()), guest.employer.clone()]).flatten().collect();
    let names = names::of_subjects(txn, &codes).await?;
    let people: Vec<&str> = door.guests.iter().map(|guest| guest.person.as_str()).collect();
    let numbers = numbers_of(txn, &by.scope, Kind::People, &people).await?;
    let row = &door.event.state.row;
    let terms = format!("&event_code={}&programmes={}", row.key(), row.get("programme_code").unwrap_or_default());
    let wanted = fold(q.trim());
    let is_wanted =
        |guest: &&Guest| wanted.is_empty() || fold(&called(w.words(), &names, &guest.person)).contains(&wanted);
    let line = |guest: &Guest| {
        let ask = numbers.get(&guest.person).map(|id| format!("/signings/new?person={id}{terms}"));
        line(&w, door, guest, (&names, ask.unwrap_or_default()))
    };
    let mut guests: Vec<Line> = door.guests.iter().filter(is_wanted).map(line).collect();
    guests.sort_by_key(|guest| guest.is_in);
    let inside = door.guests.iter().filter(|guest| door.in_since(&guest.person).is_some()).count();
    let page = DoorPage {
        action: at(door.event.id),
        back: address_of(Kind::Events, door.event.id),
        title: row.key(),
        name: row.get("title").unwrap_or_default().to_owned(),
        counts: w.t2("check-in-counts", "inside", inside, "invited", door.guests.len()),
        q: q.to_owned(),
        notices: notice.into_iter().chain([door.told(&w)]).collect(),
        is_shut: door.shut().is_some(),
        needs_seal: door.needs_seal(),
        guests,
        w,
    };
    page_with(status, &page)
}

fn line(w: &Frame, door: &Door, guest: &Guest, (names, ask): (&HashMap<String, Name>, String)) -> Line {
    let said = |code: Code| {
        let own = format!("check-in-says-{}", code.as_str());
        let says = if w.words().knows(&own) { w.t(&own) } else { w.words().reason_says(code) };
        (w.words().reason(code), says)
    };
    let employer = guest.employer.as_ref().map(|code| format!(" · {}", called(w.words(), names, code)));
    let since = door.in_since(&guest.person);
    let state = match (since, &guest.commitment) {
        (Some(at), _) => {
            let sealed = door.invited.get(&guest.person).and_then(|kept| kept.state.row.get("device_sealed"));
            let words = if sealed == Some("yes") { "check-in-sealed" } else { "check-in-in" };
            Badge::new(Tone::Good, w.t1(words, "at", moment::words(at, door.zone)))
        }
        (None, Some(code)) if guest.reasons.is_empty() => {
            Badge::new(Tone::Note, w.t1("check-in-signed", "code", code.as_str()))
        }
        _ => Badge::new(Tone::Bad, w.t("check-in-not-yet")),
    };
    let is_lacking = since.is_none() && !guest.reasons.is_empty();
    Line {
        person: guest.person.clone(),
        name: format!("{}{}", called(w.words(), names, &guest.person), employer.unwrap_or_default()),
        state,
        against: if is_lacking { guest.reasons.iter().map(said).collect() } else { Vec::new() },
        ask: if is_lacking { ask } else { String::new() },
        is_in: since.is_some(),
    }
}
