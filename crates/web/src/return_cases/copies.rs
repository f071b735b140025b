//! The copies that a return case is about, on its page and beside the steps that account for them.

use std::collections::HashMap;

use askama::Template;
use domain::facts::Kind;
use domain::return_cases::{CaseCopy, CopyStanding};
use domain::staff::{Actor, Permission};
use persistence::facts::{Kept, numbers_of};
use persistence::known::Known;
use persistence::names;

use crate::audits::of_audit;
use crate::audits::rows::called;
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Badge, Tone};
use crate::registers::{address, address_of};
use crate::reports::standing_badge;

/// Printed whole by `{{ copies }}`.
#[derive(Template)]
#[template(path = "return_cases/copies.html")]
pub(crate) struct Copies {
    w: Frame,
    answer: Badge,
    rows: Vec<Row>,
    /// Where several are accounted for at once; blank where fewer than two are open, or the reader may not.
    at_once: String,
}

impl askama::filters::HtmlSafe for Copies {}

struct Row {
    party: String,
    version: String,
    copy_no: String,
    onward: String,
    due: String,
    standing: Badge,
    disclosure: String,
    /// The page of the disclosure; blank where the reader does not see it.
    address: String,
    /// Where what became of it is entered; blank where nothing is to be entered, or the reader may not.
    enter: String,
}

/// The copies of a return case as known then; none of other facts.
pub(crate) async fn section(
    w: &Frame,
    actor: &Actor,
    house: &House,
    (kept, known): (&Kept, Known),
) -> Result<Option<Copies>, PageError> {
    if kept.state.row.kind() != Kind::ReturnCases {
        return Ok(None);
    }
    let txn = house.db.read_txn().await?;
    let now = house.clock.now();
    let copies = audits::case_copies(&txn, &house.index, &kept.state.row, (known, now)).await.map_err(of_audit)?;
    let codes: Vec<&str> = copies.iter().map(|copy| copy.disclosure.as_str()).collect();
    let numbers: HashMap<String, i64> =
        numbers_of(&txn, &actor.scope, Kind::Disclosures, &codes).await?.into_iter().collect();
    let parties: Vec<String> = copies.iter().map(|copy| copy.party.clone()).collect();
    let names = names::of_subjects(&txn, &parties).await?;
    txn.commit().await?;
    let words = w.words();
    let may_enter = known == Known::Now && w.may(Permission::Enter(Kind::Returns));
    let open = copies.iter().filter(|copy| !copy.standing.is_settled()).count();
    let answer = if open == 0 {
        Badge::new(Tone::Good, words.t1("case-all-settled", "count", copies.len()))
    } else {
        Badge::new(Tone::Bad, words.t2("case-still-out", "count", open, "all", copies.len()))
    };
    let row = |copy: &CaseCopy| {
        let id = numbers.get(&copy.disclosure).copied();
        let is_open = copy.standing != CopyStanding::Accounted;
        let new =
            |id: i64| format!("{}/new?of={}-{id}&through=disclosure_code", address(Kind::Returns), Kind::Disclosures);
        Row {
            party: called(words, &names, &copy.party),
            version: format!("{} {}", copy.document, copy.version),
            copy_no: copy.copy_no.clone().unwrap_or_default(),
            onward: if copy.is_onward { words.t("case-onward") } else { String::new() },
            due: copy.due_on.map(|day| day.to_string()).unwrap_or_default(),
            standing: standing_badge(words, copy.standing),
            disclosure: copy.disclosure.clone(),
            address: id.map(|id| address_of(Kind::Disclosures, id)).unwrap_or_default(),
            enter: id.filter(|_| is_open && may_enter).map(new).unwrap_or_default(),
        }
    };
    let at_once = if open > 1 && may_enter {
        format!("{}/copies", address_of(Kind::ReturnCases, kept.id))
    } else {
        String::new()
    };
    Ok(Some(Copies { answer, rows: copies.iter().map(row).collect(), at_once, w: w.clone() }))
}
