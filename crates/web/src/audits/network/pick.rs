//! POST /audits/pick: the records that a field of a question may mean, as one types.

use actix_web::{HttpResponse, web};
use askama::Template;
use domain::facts::Kind;
use domain::staff::Actor;
use persistence::facts::Kept;
use persistence::known::Known;
use persistence::lists::{self, Filter, Query, Test};
use sea_orm::{ConnectionTrait, DbErr};

use super::{Question, Slot};
use crate::answer;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::form::Filled;
use crate::house::House;
use crate::registers::{Pairs, first};

/// How many records of a kind are offered at once.
const OFFERED: u64 = 12;

struct Offer {
    value: String,
    words: String,
}

#[derive(Template)]
#[template(path = "registers/picks.html")]
struct Picks {
    offers: Vec<Offer>,
}

pub(super) async fn pick(by: By, house: web::Data<House>, filled: Filled<Pairs>) -> Result<HttpResponse, PageError> {
    let pairs = &filled.0;
    let name = first(pairs, "pick");
    let mut slots = Question::ALL.iter().flat_map(|question| question.slots());
    let slot: &Slot = slots.find(|slot| slot.name == name).ok_or(PageError::Malformed)?;
    let place: usize = first(pairs, "place").parse().unwrap_or_default();
    let typed = pairs.iter().filter(|(field, _)| field == name).nth(place).map(|(_, value)| value.trim());
    let mut offers = Vec::new();
    for kind in slot.kinds {
        for kept in found(house.db.reader(), &by.member.actor(), *kind, (typed.unwrap_or_default(), OFFERED)).await? {
            let row = &kept.state.row;
            let local = row.get("name_local").map(|local| format!(" {local}")).unwrap_or_default();
            offers.push(Offer { value: row.key(), words: format!("{}{local}", row.name().unwrap_or_default()) });
        }
    }
    answer::page(&Picks { offers })
}

/// Records that count whose code begins with what was typed, or whose name holds it; at most so many. Two queries.
pub(super) async fn found(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    kind: Kind,
    (typed, size): (&str, u64),
) -> Result<Vec<Kept>, DbErr> {
    let filters = Filter::on(kind, "void", Test::Is("no".to_owned())).into_iter().collect();
    let query = Query { kind, known: Known::Now, search: typed.to_owned(), filters, sort: None, size, offset: 0 };
    Ok(lists::page(conn, actor, &query).await?.rows)
}
