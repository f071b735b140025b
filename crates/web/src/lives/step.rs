//! GET and POST /agreements/{id}/steps/{event} and …/{event}/{answer}: asks first, saying what it means, then takes it.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use audits::AuditError;
use catalogue::Words;
use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::facts::{CellError, Kind, Row};
use domain::lives::{Act, Ask, AskProblem, Event, Field as Asks, Refusal, Typed, WhyNot};
use domain::return_cases::CaseCopy;
use domain::staff::Permission;
use domain::transmittals::Prepared;
use persistence::evidence::{self, Evidence};
use persistence::facts::Kept;
use persistence::facts::actions::Fact;
use persistence::known::Known;
use persistence::lives::actions::{Refused, Step, take};
use persistence::lives::{Book, book};
use persistence::submissions;
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::record::record;
use super::touched::Touched;
use super::{Place, field, refusal, today};
use crate::answer::{page_with, see_other};
use crate::audits::of_audit;
use crate::chance;
use crate::error::PageError;
use crate::frame::Frame;
use crate::parts::{Badge, Field, Notice, Tone};
use crate::registers::{self, Call, Pairs, address, address_of, called, first, resting_on, writers, zone_of};
use crate::return_cases::Copies;
use crate::transmittals::Section;

#[derive(Template)]
#[template(path = "lives/step.html")]
struct StepPage {
    w: Frame,
    list: String,
    kind: String,
    address: String,
    title: String,
    name: String,
    state: Badge,
    ask: String,
    notices: Vec<Notice>,
    /// The reader may take the step, as far as it depends on them.
    is_open: bool,
    action: String,
    submission: String,
    made_from: i64,
    meaning: String,
    /// What it is decided on, where that stands in a few columns.
    record: Vec<(String, String)>,
    proposed: String,
    said: Vec<(String, String)>,
    counts: Vec<(String, u64)>,
    /// What is under way with whom a standing is about: address, what it is, and where it stands; with the sentence above it.
    touched: Option<Touched>,
    /// What a transmittal would become.
    sending: Option<Section>,
    /// What a return case is about.
    copies: Option<Copies>,
    fields: Vec<Field>,
    /// Where a paper is handed in on the way; blank where none is asked for.
    hand_in: String,
    is_grave: bool,
    submit: String,
}

/// What the page is to show beside the paper.
#[derive(Default)]
pub(super) struct Asked {
    pub(super) typed: Typed,
    pub(super) problems: Vec<AskProblem>,
    pub(super) refusal: Option<Refusal>,
    pub(super) notices: Vec<Notice>,
    pub(super) submission: String,
}

pub(super) async fn open(call: Call, place: Result<Place, PageError>) -> Result<HttpResponse, PageError> {
    let place = place?;
    let kept = registers::fact(call.house.db.reader(), &call.by, call.kind, Some(place.id)).await?;
    let asked = Asked { submission: chance::token()?, ..Asked::default() };
    Box::pin(ask(call, place, kept, asked, StatusCode::OK)).await
}

pub(super) async fn submit(
    call: Call,
    place: Result<Place, PageError>,
    pairs: Pairs,
) -> Result<HttpResponse, PageError> {
    let place = place?;
    let Call { kind, by, house, w } = &call;
    let submission = first(&pairs, "submission").to_owned();
    let txn = house.db.write_txn().await?;
    let kept = registers::fact(&txn, by, *kind, Some(place.id)).await?;
    let made_from: i64 = first(&pairs, "made_from").parse().map_err(|_| PageError::Malformed)?;
    if submission.is_empty() {
        return Err(PageError::Malformed);
    }
    if let Some(before) = submissions::outcome(&txn, by.id(), &submission).await? {
        return Ok(see_other(&before));
    }
    if !first(&pairs, "file").is_empty() {
        // A browser sends the name alone when the step is taken with a file that nobody has handed in.
        let notices = vec![Notice::new(Tone::Bad, w.t("life-file-waits"))];
        let asked = Asked { typed: field::typed(&pairs), submission, notices, ..Asked::default() };
        txn.rollback().await?;
        return Box::pin(ask(call, place, kept, asked, StatusCode::UNPROCESSABLE_ENTITY)).await;
    }
    let zone = zone_of(&txn, by, &kept.state.row).await?;
    let (typed, now) = (field::typed(&pairs), house.clock.now());
    let fact = Fact { kind: *kind, id: place.id, made_from };
    let copies = copies(&txn, &call, place, &kept.state.row).await?;
    let taken = match prepared(&txn, &call, place, &kept).await? {
        Ok(prepared) => {
            let (prepared, copies) = (prepared.as_ref(), copies.as_deref());
            let step = Step { event: place.event, act: place.act, typed: &typed, prepared, copies };
            take(&txn, by, fact, step, (today(now, Known::Now, zone), now)).await
        }
        Err(errors) => Err(Refused::Wrong(errors)),
    };
    let Err(refused) = taken else {
        let outcome = format!("{}#life", address_of(*kind, place.id));
        submissions::spend(&txn, by.id(), &submission, &outcome, now).await?;
        txn.commit().await?;
        return Ok(see_other(&outcome));
    };
    txn.rollback().await?;
    let mut asked = Asked { typed, submission, ..Asked::default() };
    let (kept, status) = asked.hear(w.words(), kept, refused)?;
    Box::pin(ask(call, place, kept, asked, status)).await
}

/// What a release would record, or what the gate of a round has to be open for, judged in the transaction that records it; nothing
/// for other steps.
async fn prepared(
    txn: &DatabaseTransaction,
    call: &Call,
    place: Place,
    kept: &Kept,
) -> Result<Result<Option<Prepared>, Vec<CellError>>, PageError> {
    let (index, now) = (&call.house.index, call.house.clock.now());
    let found = match (call.kind, place.event, place.act) {
        (Kind::Transmittals, Event::Release, Act::Go) => audits::preparation(txn, index, &kept.state.row, now).await,
        (Kind::Rounds, Event::OpenRound, Act::Go) => {
            let book = book(txn, &call.by, kept.clone(), Known::Now).await?;
            audits::gate(txn, index, (&kept.state.row, book.of_round()), now).await.map(|(_, found)| found)
        }
        _ => return Ok(Ok(None)),
    };
    match found {
        Ok(found) => Ok(Ok(Some(found.prepared))),
        Err(AuditError::Draft(errors)) => Ok(Err(errors)),
        Err(error) => Err(of_audit(error)),
    }
}

/// The copies of a case that is to be closed, looked at in the transaction that closes it.
async fn copies(
    txn: &DatabaseTransaction,
    call: &Call,
    place: Place,
    case: &Row,
) -> Result<Option<Vec<CaseCopy>>, PageError> {
    if (call.kind, place.event, place.act) != (Kind::ReturnCases, Event::Close, Act::Go) {
        return Ok(None);
    }
    let (index, now) = (&call.house.index, call.house.clock.now());
    Ok(Some(audits::case_copies(txn, index, case, (Known::Now, now)).await.map_err(of_audit)?))
}

impl Asked {
    /// Takes note of why nothing was done.
    fn hear(&mut self, w: Words, kept: Kept, refused: Refused) -> Result<(Kept, StatusCode), PageError> {
        match refused {
            Refused::Absent => return Err(PageError::NotFound),
            Refused::Database(error) => return Err(error.into()),
            Refused::Stale(latest) => {
                self.notices.push(Notice::new(Tone::Bad, w.t("life-stale")).words(w.t("life-stale-words")));
                return Ok((*latest, StatusCode::CONFLICT));
            }
            Refused::Step(refusal) => {
                if let WhyNot::Asks(problems) = &refusal.why {
                    self.problems.clone_from(problems);
                }
                self.refusal = Some(*refusal);
            }
            Refused::Known(_) => {
                self.notices.push(Notice::new(Tone::Bad, w.t("life-known")).words(w.t("life-known-words")));
            }
            Refused::Wrong(errors) => self.notices.push(wrong(w, &kept, &errors)),
        }
        let is_asked =
            self.refusal.as_ref().is_none_or(|refusal| matches!(refusal.why, WhyNot::Asks(_) | WhyNot::Impossible(_)));
        Ok((kept, if is_asked { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT }))
    }
}

fn wrong(w: Words, kept: &Kept, errors: &[CellError]) -> Notice {
    let kind = kept.state.row.kind();
    Notice::new(Tone::Bad, w.t("life-impossible")).words(refusal::wrong(w, kind, errors))
}

/// What stands on the page of a step besides what is asked.
struct Shown {
    book: Book,
    papers: Vec<Evidence>,
    counts: Vec<(String, u64)>,
    touched: Option<Touched>,
    people: std::collections::BTreeMap<domain::staff::StaffId, String>,
    zone: Tz,
    sending: Option<Section>,
    copies: Option<Copies>,
}

impl Shown {
    async fn of(conn: &impl ConnectionTrait, call: &Call, place: Place, kept: Kept) -> Result<Self, PageError> {
        let Call { kind, by, house, w } = call;
        let zone = zone_of(conn, by, &kept.state.row).await?;
        let papers = evidence::of_fact(conn, &by.scope, (*kind, place.id), Known::Now).await?;
        let counts = if ends(place.event) {
            resting_on(conn, w.words(), by, &kept, house.clock.now()).await?
        } else {
            Vec::new()
        };
        let touched = Touched::of(call, place.event, &kept).await?;
        let book = book(conn, by, kept.clone(), Known::Now).await?;
        let is_judged = matches!(place.event, Event::Submit | Event::Approve | Event::Release | Event::OpenRound);
        let sending = if is_judged {
            Box::pin(crate::transmittals::section(w, by, house, (&kept, Known::Now, zone), Some(&book))).await?
        } else {
            None
        };
        let is_counted = matches!(place.event, Event::Certify | Event::Close | Event::ClosePartly | Event::Waive);
        let copies = if is_counted {
            Box::pin(crate::return_cases::section(w, by, house, (&kept, Known::Now))).await?
        } else {
            None
        };
        let people = writers(conn, super::people(&book)).await?;
        let papers = papers.into_iter().filter(|paper| paper.void.is_none()).collect();
        Ok(Self { book, papers, counts, touched, people, zone, sending, copies })
    }
}

/// Something that rests on the paper may lose its ground.
const fn ends(event: Event) -> bool {
    matches!(
        event,
        Event::Suspend
            | Event::Terminate
            | Event::Revoke
            | Event::Discard
            | Event::Withdraw
            | Event::Supersede
            | Event::Bar
            | Event::Bounce
            | Event::Recall
            | Event::Cancel
            | Event::Waive
    )
}

pub(super) async fn ask(
    call: Call,
    place: Place,
    kept: Kept,
    asked: Asked,
    status: StatusCode,
) -> Result<HttpResponse, PageError> {
    let shown = Shown::of(call.house.db.reader(), &call, place, kept).await?;
    let Call { kind, w, by, house } = call;
    let words = w.words();
    let life = shown.book.life(today(house.clock.now(), Known::Now, shown.zone));
    let row = life.row;
    let may = life.may(&by, place.event, place.act);
    let mut notices = asked.notices;
    let refusal = asked.refusal.as_ref().or(may.as_ref().err());
    notices.extend(refusal.map(|refusal| refusal::notice(words, kind, refusal, &shown.people)));
    let asks = match (place.act, &may) {
        (Act::Go, Ok(arrow)) => arrow.asks,
        (act, _) => act.asks(),
    };
    let open = life.open(place.event).filter(|_| place.act != Act::Go);
    let status = if may.is_err() && status == StatusCode::OK { StatusCode::CONFLICT } else { status };
    let is_proposed = place.act == Act::Go && may.as_ref().is_ok_and(|arrow| life.is_proposed(arrow));
    let ask = heading(words, place, is_proposed);
    let names_papers = |ask: &Ask| matches!(ask.field, Asks::Papers | Asks::Slot(_));
    let hands_in = asks.iter().any(names_papers) && w.may(Permission::Enter(kind));
    // Whoever approves does so under their own code, where it is known.
    let typed = match life.own_codes.first() {
        Some(code) => asked.typed.with(Asks::Approver, code.as_str()),
        None => asked.typed,
    };
    let typed = begun(typed, row, place.event, today(house.clock.now(), Known::Now, shown.zone).here);
    let about = field::About { kind, event: place.event };
    let (title, name) = called(words, row);
    let page = StepPage {
        list: address(kind),
        kind: w.kind(kind),
        address: address_of(kind, place.id),
        title,
        name,
        state: Badge::new(Tone::Note, words.of("life-state", life.state().name())),
        notices,
        is_open: may.is_ok(),
        action: action(kind, place),
        submission: asked.submission,
        made_from: shown.book.kept.act,
        meaning: meaning(words, kind, place, is_proposed),
        record: record(words, row, shown.zone),
        proposed: open
            .map(|step| words.t1("life-proposed-by", "name", shown.people.get(&step.by).cloned().unwrap_or_default()))
            .unwrap_or_default(),
        said: open.map(|step| field::said(words, about, &step.given, &shown.papers)).unwrap_or_default(),
        counts: if matches!(place.act, Act::Go | Act::Confirm) { shown.counts } else { Vec::new() },
        touched: shown.touched.filter(|_| matches!(place.act, Act::Go | Act::Confirm)),
        sending: shown.sending,
        copies: shown.copies,
        fields: field::fields(words, (about, &life), asks, &typed, &shown.papers, &asked.problems),
        hand_in: if hands_in { format!("{}/paper", action(kind, place)) } else { String::new() },
        is_grave: ends(place.event) || matches!(place.act, Act::Decline | Act::TakeBack),
        submit: ask.clone(),
        ask,
        w,
    };
    page_with(status, &page)
}

/// What is told of a recipient is as a rule of today; and of the only one, where there is one.
fn begun(typed: Typed, row: &Row, event: Event, today: NaiveDate) -> Typed {
    let is_told = matches!(event, Event::Deliver | Event::Acknowledge | Event::Award | Event::Certify);
    let is_daily = matches!(row.kind(), Kind::Transmittals | Kind::Rounds | Kind::ReturnCases);
    if is_daily && is_told && typed.one(Asks::On).is_empty() {
        return typed.with(Asks::On, today.to_string());
    }
    typed
}

/// What the page asks.
fn heading(w: Words, place: Place, is_proposed: bool) -> String {
    let event = w.of("life-event", place.event.name());
    match place.act {
        Act::Go if is_proposed => w.t1("life-propose", "step", event),
        Act::Go => event,
        act => w.t2("life-answered", "answer", w.of("life-answer", act.name()), "step", event),
    }
}

/// Where the form is sent.
fn action(kind: Kind, place: Place) -> String {
    let step = format!("{}/steps/{}", address_of(kind, place.id), place.event.name());
    match place.act {
        Act::Go => step,
        act => format!("{step}/{}", act.name()),
    }
}

/// What will be so once the step is taken.
fn meaning(w: Words, kind: Kind, place: Place, is_proposed: bool) -> String {
    let event = place.event.name();
    let own = format!("life-means-{}-{event}", kind.table());
    let means = if w.knows(&own) { w.t(&own) } else { w.of("life-means", event) };
    match place.act {
        Act::Decline => w.t("life-means-declined"),
        Act::TakeBack => w.t("life-means-taken-back"),
        Act::Go if is_proposed => refusal::sentences(w, [means, w.t("life-means-proposed")]),
        Act::Go | Act::Confirm => means,
    }
}
