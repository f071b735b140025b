//! /audits/gatekeepers, /paths, /concentration and /dependence: questions about the supply network.

mod asking;
mod choose;
mod chosen;
mod concentration;
mod dependence;
mod exports;
mod form;
mod gatekeepers;
mod paths;
mod pick;
mod pieces;
mod ready;

use actix_web::web;
use domain::facts::Kind;
use domain::staff::Actor;
use persistence::acts::NewAct;

use super::MAY;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Filled;
use crate::frame::Frame;
use crate::house::House;
use crate::policy::Routes;
use crate::registers::Pairs;

/// Rows on a page.
const SIZE: u64 = 50;
/// The most names in one opened row; the rest are counted, and the exports have all.
const OPENED: usize = 100;

/// One of the four questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Question {
    Gatekeepers,
    Paths,
    Concentration,
    Dependence,
}

/// Something that a question asks about.
#[derive(Clone, Copy, Debug)]
struct Slot {
    /// Its name in addresses, forms and catalogue keys.
    name: &'static str,
    kinds: &'static [Kind],
    is_required: bool,
    is_list: bool,
}

const fn slot(name: &'static str, kinds: &'static [Kind]) -> Slot {
    Slot { name, kinds, is_required: false, is_list: false }
}

const fn required(slot: Slot) -> Slot {
    Slot { is_required: true, ..slot }
}

const GATEKEEPERS: &[Slot] = &[required(PROGRAMME), SUPPLIERS];
const PATHS: &[Slot] = &[required(FROM), required(TO), PROGRAMME];
const CONCENTRATION: &[Slot] = &[HOLDER];
const DEPENDENCE: &[Slot] = &[required(PROGRAMME), PARTY];

const PROGRAMME: Slot = slot("programme", &[Kind::Programmes]);
const PARTY: Slot = slot("party", &[Kind::Parties]);
const FROM: Slot = slot("from", &[Kind::Parties]);
const TO: Slot = slot("to", &[Kind::Parties]);
const SUPPLIERS: Slot = Slot { is_list: true, ..slot("supplier", &[Kind::Parties]) };
const HOLDER: Slot = slot("holder", &[Kind::Parties, Kind::People]);

impl Question {
    const ALL: [Self; 4] = [Self::Gatekeepers, Self::Paths, Self::Concentration, Self::Dependence];

    /// Its name in addresses and catalogue keys.
    const fn name(self) -> &'static str {
        match self {
            Self::Gatekeepers => "gatekeepers",
            Self::Paths => "paths",
            Self::Concentration => "concentration",
            Self::Dependence => "dependence",
        }
    }

    fn address(self) -> String {
        format!("/audits/{}", self.name())
    }

    const fn slots(self) -> &'static [Slot] {
        match self {
            Self::Gatekeepers => GATEKEEPERS,
            Self::Paths => PATHS,
            Self::Concentration => CONCENTRATION,
            Self::Dependence => DEPENDENCE,
        }
    }
}

/// The questions about the network that a fact's own page leads to: their addresses, and the catalogue's keys of their words.
pub(super) fn of_fact(kind: Kind, id: i64) -> Vec<(String, &'static str)> {
    let of = |question: Question, slot: &str| format!("{}?{slot}={id}", question.address());
    match kind {
        Kind::Programmes => vec![
            (of(Question::Gatekeepers, "programme"), catalogue::key("network-gatekeepers")),
            (of(Question::Dependence, "programme"), catalogue::key("network-dependence")),
            (of(Question::Paths, "programme"), catalogue::key("network-paths")),
        ],
        Kind::Parties => vec![
            (of(Question::Concentration, "party"), catalogue::key("network-concentration")),
            (of(Question::Dependence, "party"), catalogue::key("network-dependence")),
            (of(Question::Paths, "from"), catalogue::key("network-paths-from")),
            (of(Question::Paths, "to"), catalogue::key("network-paths-to")),
        ],
        Kind::People => vec![(of(Question::Concentration, "person"), catalogue::key("network-concentration"))],
        _ => Vec::new(),
    }
}

pub(super) fn routes(routes: &mut Routes) {
    for question in Question::ALL {
        let at = |rest: &str| format!("{}{rest}", question.address());
        routes.post(at("/choose"), MAY, move |w: Frame, by: By, house: web::Data<House>, filled: Filled<Pairs>| {
            choose::choose(question, (w, by, house), filled.0)
        });
    }
    routes.post("/audits/pick", MAY, pick::pick);
    gatekeepers::routes(routes);
    paths::routes(routes);
    concentration::routes(routes);
    dependence::routes(routes);
}

/// Views and exports of the network are acts; what was asked is told by numbers.
async fn record(
    house: &House,
    actor: &Actor,
    verb: &str,
    (question, asking): (Question, &asking::Asking),
) -> Result<(), PageError> {
    let act = NewAct {
        actor: actor.id,
        verb,
        subject_kind: "audit",
        subject_id: question.name(),
        reason: None,
        particulars: asking.particulars(),
    };
    let txn = house.db.write_txn().await?;
    persistence::acts::record(&txn, &act, house.clock.now()).await?;
    txn.commit().await?;
    Ok(())
}
