//! From an address to a question that can be answered, or to the form that says what is missing.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use audits::Times;
use chrono_tz::Tz;
use domain::facts::Kind;
use domain::staff::Actor;

use super::asking::Asking;
use super::choose::MOST;
use super::chosen::{Chosen, Thing};
use super::form::{AskForm, Problems, Typed};
use super::pick::found;
use super::{Question, Slot};
use crate::answer;
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::Empty;
use crate::registers::address;

/// How many programmes are offered at once.
const OFFERED: u64 = 12;

/// A question with everything that its answer needs.
pub(super) struct Ready {
    pub(super) chosen: Chosen,
    pub(super) times: Times,
}

/// What an address leads to.
pub(super) enum Led {
    Ready(Box<Ready>),
    /// The form alone: nothing was chosen yet, or something is wrong.
    Form(HttpResponse),
}

#[derive(Template)]
#[template(path = "audits/network/choose.html")]
struct OnlyForm {
    w: Frame,
    title: String,
    lead: String,
    form: AskForm,
    start: Start,
}

/// Where to start from, when nothing was chosen yet.
#[derive(Default)]
pub(super) struct Start {
    offers: Vec<Offer>,
    empty: Option<Empty>,
}

/// A programme, by which the question can be asked at once.
struct Offer {
    words: String,
    address: String,
}

/// Reads what the address names and its times; without what the question needs, its form.
///
/// # Errors
/// `NotFound` for a number that names nothing the actor may see, `Malformed` for too many of them.
pub(super) async fn led(
    w: &Frame,
    (house, actor): (&House, &Actor),
    question: Question,
    asking: &Asking,
) -> Result<Led, PageError> {
    let chosen = chosen(house, actor, asking).await?;
    let lacks = |slot: &&Slot| slot.is_required && chosen.of(slot.name).is_empty();
    let form = AskForm::filled(w, question, &chosen, asking);
    if question.slots().iter().any(|slot| lacks(&slot)) {
        let start = start(w, (house, actor), (question, asking), &chosen).await?;
        return Ok(Led::Form(only_form(StatusCode::OK, w.clone(), (question, form), start)?));
    }
    let unmended = StatusCode::UNPROCESSABLE_ENTITY;
    if asking.from.is_some() && asking.from == asking.to {
        let codes = |slot: &Slot| chosen.of(slot.name).into_iter().map(|thing| thing.code.clone()).collect();
        let typed: Typed = question.slots().iter().map(|slot| (slot.name, codes(slot))).collect();
        let problems = Problems::from([("to", w.t("network-problem-same"))]);
        let form = AskForm::typed(w, question, asking, (&typed, &problems));
        return Ok(Led::Form(only_form(unmended, w.clone(), (question, form), Start::default())?));
    }
    match asking.times(zone(&chosen)) {
        Ok(times) => Ok(Led::Ready(Box::new(Ready { chosen, times }))),
        Err(problems) => {
            Ok(Led::Form(only_form(unmended, w.clone(), (question, form.times(problems)), Start::default())?))
        }
    }
}

/// The same for an export, which has no form to show.
///
/// # Errors
/// `NotFound` when something is missing, `Malformed` when a time cannot be read.
pub(super) async fn ready(
    house: &House,
    actor: &Actor,
    question: Question,
    asking: &Asking,
) -> Result<Ready, PageError> {
    let chosen = chosen(house, actor, asking).await?;
    if question.slots().iter().any(|slot| slot.is_required && chosen.of(slot.name).is_empty()) {
        return Err(PageError::NotFound);
    }
    if asking.from.is_some() && asking.from == asking.to {
        return Err(PageError::Malformed);
    }
    let times = asking.times(zone(&chosen)).map_err(|_| PageError::Malformed)?;
    Ok(Ready { chosen, times })
}

async fn chosen(house: &House, actor: &Actor, asking: &Asking) -> Result<Chosen, PageError> {
    if asking.supplier.len() > MOST {
        return Err(PageError::Malformed);
    }
    Chosen::read(house.db.reader(), actor, asking).await
}

/// In which days are days: the programme's zone, or UTC.
fn zone(chosen: &Chosen) -> Tz {
    chosen.programme.as_ref().and_then(|programme| programme.zone).unwrap_or(Tz::UTC)
}

/// The page that shows only its form, with programmes to start from.
pub(super) fn only_form(
    status: StatusCode,
    w: Frame,
    (question, form): (Question, AskForm),
    start: Start,
) -> Result<HttpResponse, PageError> {
    let page = OnlyForm {
        title: w.of("network", question.name()),
        lead: w.t(&format!("network-{}-lead", question.name())),
        form,
        start,
        w,
    };
    answer::page_with(status, &page)
}

/// The programmes that the question can be asked about, where it lacks one.
async fn start(
    w: &Frame,
    (house, actor): (&House, &Actor),
    (question, asking): (Question, &Asking),
    chosen: &Chosen,
) -> Result<Start, PageError> {
    let asks = question.slots().iter().any(|slot| slot.name == "programme" && slot.is_required);
    if !asks || chosen.programme.is_some() {
        return Ok(Start::default());
    }
    let programmes = found(house.db.reader(), actor, Kind::Programmes, ("", OFFERED)).await?;
    let offer = |kept: &persistence::facts::Kept| Offer {
        words: Thing::new(kept).called(w.words()),
        address: Asking { programme: Some(kept.id), ..asking.clone() }.at(question, ""),
    };
    let none = || Empty::new(w.t("network-no-programme"), w.t("network-no-programme-words"));
    let empty = programmes.is_empty().then(|| none().step(w.kind(Kind::Programmes), address(Kind::Programmes)));
    Ok(Start { offers: programmes.iter().map(offer).collect(), empty })
}
