//! GET /parties/{id} and the like: one fact with all its columns, what refers to it, and everything it ever said.

use actix_web::HttpResponse;
use askama::Template;
use catalogue::Words;
use chrono_tz::Tz;
use domain::facts::{Kind, Row};
use domain::lives;
use domain::staff::{Actor, Permission};
use domain::time::Instant;
use domain::waivers;
use persistence::evidence;
use persistence::facts::{Kept, PastState, history};
use persistence::known::Known;
use persistence::lists;
use persistence::lives::{Book, book};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::also::Also;
use super::asking::Asking;
use super::cells::{self, Cell};
use super::history::{Told, told, writers};
use super::related::{Relation, relations};
use super::{Call, Pairs, address, address_of, list, moment, stopped, sums, zone};
use crate::answer;
use crate::error::PageError;
use crate::evidence::{Offer, Section, people as evidence_people};
use crate::frame::Frame;
use crate::house::House;
use crate::lives::{Made, Panel, people as life_people, today};
use crate::parts::{Badge, Notice, Tone};
use crate::recent;
use crate::return_cases::{self, Copies};
use crate::transmittals;

#[derive(Template)]
#[template(path = "registers/show.html")]
struct ShowPage {
    w: Frame,
    list: String,
    kind: String,
    one: String,
    address: String,
    title: String,
    name: String,
    badge: Option<Badge>,
    banners: Vec<Notice>,
    /// Of a party.
    also: Option<Also>,
    cells: Vec<Cell>,
    zone: String,
    relations: Vec<Relation>,
    history: Vec<Told>,
    /// Of papers that have one.
    life: Option<Panel>,
    /// Of a transmittal.
    sending: Option<transmittals::Section>,
    /// Of a return case.
    copies: Option<Copies>,
    evidence: Section,
    /// The reader corrects and voids it.
    may_write: bool,
    may: Ways,
    /// The audits of this fact that the reader may ask for: addresses and the catalogue's keys of their words.
    audits: Vec<(String, &'static str)>,
}

/// What may be done besides correcting it, by those who write it.
struct Ways {
    void: bool,
    /// The last thing that became of it is a correction, which can be taken back.
    undo: bool,
}

impl Ways {
    fn of(kept: &Kept, states: &[PastState]) -> Self {
        let is_case = kept.state.row.kind() == Kind::ReturnCases;
        Self { void: !kept.state.void && !is_case, undo: super::correct::undone(states).is_some() }
    }
}

pub(super) async fn show(call: Call, id: Option<i64>, pairs: Pairs) -> Result<HttpResponse, PageError> {
    let known = Asking::read(call.kind, &pairs).known();
    let offer = Offer::at(call.house.clock.now());
    Box::pin(page(call, id, known, offer)).await
}

/// The page as known then; `None` is a time that cannot be read.
pub(super) async fn page(
    call: Call,
    id: Option<i64>,
    known: Option<Known>,
    offer: Offer,
) -> Result<HttpResponse, PageError> {
    let Call { kind, w, by, house } = call;
    let txn = house.db.read_txn().await?;
    let latest = super::fact(&txn, &by, kind, id).await?;
    let states = history(&txn, &by.scope, kind, latest.id).await?;
    let known = known.ok_or(PageError::Malformed)?;
    let papers = evidence::of_fact(&txn, &by.scope, (kind, latest.id), known).await?;
    let kept = match known {
        Known::Now => latest,
        Known::At(at) => known_then(&states, at).ok_or(PageError::NotFound)?,
    };
    let (row, words) = (&kept.state.row, w.words());
    let at = zone::of(&txn, &by, row).await?.unwrap_or(Tz::UTC);
    let names = lists::named(&txn, &by.scope, row.references().into_iter()).await?;
    let relations = relations(&txn, words, &by, &kept, known, house.clock.now()).await?;
    let book = book_of(&txn, &by, &kept, known).await?;
    let steppers = book.iter().flat_map(life_people);
    let people = states.iter().filter_map(|state| state.actor).chain(evidence_people(&papers)).chain(steppers);
    let (writers, also) = (writers(&txn, people).await?, also(&txn, words, &by, row, known).await?);
    let today = today(house.clock.now(), known, at);
    let mut stopped = stopped::notices(&txn, words, &by, &kept, (known, today.here)).await?;
    stopped.extend(sums::notice(&txn, words, &kept, known).await?);
    txn.commit().await?;
    let made =
        Made { kind, actor: &by, is_now: known == Known::Now, today, zone: at, papers: &papers, people: &writers };
    let (sending, copies) = Box::pin(beside(&w, &by, &house, (&kept, known, at), book.as_ref())).await?;
    let life = book.as_ref().map(|book| Panel::new(&w, book, &made)).transpose()?;
    let (answered, may_enter) = (offer.status(), w.may(Permission::Enter(kind)) && known == Known::Now);
    let may_offer = may_enter.then_some(&house.settings);
    let banners = banners(words, &kept, known, at).into_iter().chain(stopped).chain(findings(words, &kept)?);
    let page = ShowPage {
        list: address(kind),
        kind: w.kind(kind),
        one: w.kind_one(kind),
        address: address_of(kind, kept.id),
        title: cells::title(words, row),
        name: cells::name(words, row),
        badge: list::standing(words, &kept),
        banners: banners.collect(),
        also,
        cells: kind.columns().iter().map(|column| cells::cell(words, row, column, &names, at)).collect(),
        zone: at.name().to_owned(),
        relations,
        history: told(words, &states, &writers, at),
        life,
        sending,
        copies,
        evidence: Section::new(&w, address_of(kind, kept.id), (&papers, &writers, at), may_offer, offer)?.of(row),
        may_write: may_enter && lives::beyond_a_draft(&by, row).is_none() && !transmittals::is_out(row),
        may: Ways::of(&kept, &states),
        audits: audits(&w, &kept, known),
        w,
    };
    recent::note_record(&house, &by, kind, kept.id);
    answer::page_with(answered, &page)
}

/// Under which codes a party stands on record besides.
async fn also(
    txn: &DatabaseTransaction,
    w: Words,
    by: &Actor,
    row: &Row,
    known: Known,
) -> Result<Option<Also>, PageError> {
    if row.kind() != Kind::Parties {
        return Ok(None);
    }
    Ok(Also::of(txn, w, by, &row.key(), known).await?)
}

/// What stands beside the life of a transmittal or a round, and of a return case.
async fn beside(
    w: &Frame,
    by: &Actor,
    house: &House,
    (kept, known, at): (&Kept, Known, Tz),
    book: Option<&Book>,
) -> Result<(Option<transmittals::Section>, Option<Copies>), PageError> {
    let sending = transmittals::section(w, by, house, (kept, known, at), book).await?;
    Ok((sending, return_cases::section(w, by, house, (kept, known)).await?))
}

/// What the life of a fact is told from, where it has one.
async fn book_of(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    kept: &Kept,
    known: Known,
) -> Result<Option<Book>, PageError> {
    match lives::machine(kept.state.row.kind()) {
        [] => Ok(None),
        _ => Ok(Some(book(conn, actor, kept.clone(), known).await?)),
    }
}

/// The audits that a fact leads to, when it counts now and the reader may ask for them.
fn audits(w: &Frame, kept: &Kept, known: Known) -> Vec<(String, &'static str)> {
    let counts = known == Known::Now && !kept.state.void && kept.state.superseded_at.is_none();
    let kind = kept.state.row.kind();
    let sending = transmittals::of_fact(w, &kept.state.row, kept.id);
    let asks = crate::links::of_fact(w, &kept.state.row, kept.id);
    let asks = asks.into_iter().chain(crate::signings::of_fact(w, &kept.state.row, kept.id));
    let asks = asks.chain(crate::events::of_fact(w, &kept.state.row, kept.id));
    let asks = asks.chain(crate::check_in::of_fact(w, &kept.state.row, kept.id));
    let asks = asks.chain(crate::incidents::of_incident(w, kind, kept.id));
    let asks = asks.chain(crate::audits::of_incident(w, kind, kept.id));
    let asks = asks.chain(crate::audits::liable_for(w, kind, kept.id));
    let asks = asks.chain(crate::packs::of_incident(w, kind, kept.id));
    let asks = asks.chain(crate::legal_notes::of_incident(w, kind, kept.id));
    let map = (kind == Kind::Programmes).then(|| (crate::tier_map::address(kept.id), catalogue::key("map-title")));
    let may = counts && w.may(Permission::Audit);
    let audits = if may { crate::audits::of_fact(kind, kept.id) } else { Vec::new() };
    map.into_iter().chain(sending).chain(asks).filter(|_| counts).chain(audits).collect()
}

/// The state that counted at an instant.
fn known_then(states: &[PastState], at: Instant) -> Option<Kept> {
    let counted = states.iter().find(|state| {
        let state = &state.kept.state;
        state.recorded_at.is_some_and(|from| from <= at) && state.superseded_at.is_none_or(|until| at < until)
    });
    counted.map(|state| state.kept.clone())
}

/// What a waiver that counts, or would, does not do as it says.
fn findings(w: Words, kept: &Kept) -> Result<Vec<Notice>, PageError> {
    let row = &kept.state.row;
    if row.kind() != Kind::Waivers || kept.state.void || kept.state.superseded_at.is_some() {
        return Ok(Vec::new());
    }
    let found = waivers::findings_of_row(row).map_err(|error| PageError::Internal(error.into()))?;
    Ok(found
        .into_iter()
        .map(|(finding, until)| {
            Notice::new(Tone::Warn, w.finding_says::<&str>(finding, &[], until.map(|day| day.to_string()).as_deref()))
        })
        .collect())
}

fn banners(w: Words, kept: &Kept, known: Known, zone: Tz) -> Vec<Notice> {
    let mut banners = Vec::new();
    if let Known::At(at) = known {
        let at = moment::words(&at.to_string(), zone);
        let banner = Notice::new(Tone::Note, w.t1("register-known-then", "at", at));
        banners.push(banner.words(w.t("register-known-then-words")));
    }
    if kept.state.void {
        banners.push(Notice::new(Tone::Warn, w.t("register-is-void")).words(w.t("register-is-void-words")));
    } else if known == Known::Now && kept.state.superseded_at.is_some() {
        banners.push(Notice::new(Tone::Warn, w.t("register-is-retracted")).words(w.t("register-is-retracted-words")));
    }
    banners
}
