//! POST /audits/gatekeepers/choose and the like: what was typed becomes numbers, and the question goes on by address.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use catalogue::Words;
use domain::facts::{Kind, fold};
use domain::staff::Actor;
use persistence::facts::Kept;
use sea_orm::{ConnectionTrait, DbErr};

use super::asking::Asking;
use super::chosen::Thing;
use super::form::{AskForm, Problems, Typed};
use super::pick::found;
use super::ready::{Start, only_form};
use super::{Question, Slot};
use crate::answer;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;
use crate::registers::{Pairs, first};

/// The most suppliers that are chosen at once.
pub(super) const MOST: usize = 50;
/// How many records are named when several are meant.
const NAMED: u64 = 6;

pub(super) async fn choose(
    question: Question,
    (w, by, house): (Frame, By, web::Data<House>),
    pairs: Pairs,
) -> Result<HttpResponse, PageError> {
    let actor = by.member.actor();
    let text = |name: &str| first(&pairs, name).trim().to_owned();
    let mut asking = Asking {
        as_of: text("as_of"),
        as_of_time: text("as_of_time"),
        known_at: text("known_at"),
        known_at_time: text("known_at_time"),
        ..Asking::default()
    };
    let (mut typed, mut problems) = (Typed::new(), Problems::new());
    for slot in question.slots() {
        let values = pairs.iter().filter(|(name, _)| name == slot.name).map(|(_, value)| value.trim().to_owned());
        let values: Vec<String> = values.filter(|value| !value.is_empty()).collect();
        match resolve(house.db.reader(), &actor, slot, &values).await? {
            Ok(things) => things.iter().for_each(|thing| put(&mut asking, slot, thing)),
            Err(problem) => {
                problems.insert(slot.name, problem.words(w.words()));
            }
        }
        typed.insert(slot.name, values);
    }
    if asking.from.is_some() && asking.from == asking.to {
        problems.insert("to", w.t("network-problem-same"));
    }
    if problems.is_empty() {
        return Ok(answer::see_other(&asking.at(question, "")));
    }
    let form = AskForm::typed(&w, question, &asking, (&typed, &problems));
    only_form(StatusCode::UNPROCESSABLE_ENTITY, w, (question, form), Start::default())
}

fn put(asking: &mut Asking, slot: &Slot, thing: &Thing) {
    let id = Some(thing.id);
    match slot.name {
        "programme" => asking.programme = id,
        "from" => asking.from = id,
        "to" => asking.to = id,
        "supplier" if !asking.supplier.contains(&thing.id) => asking.supplier.push(thing.id),
        "supplier" => {}
        _ if thing.kind == Kind::People => asking.person = id,
        _ => asking.party = id,
    }
}

/// Why what was typed is not one record.
enum Problem {
    Blank,
    None(String),
    Several(String, Vec<Thing>),
    TooMany,
}

impl Problem {
    fn words(&self, w: Words) -> String {
        match self {
            Self::Blank => w.t("network-problem-blank"),
            Self::None(typed) => w.t1("network-problem-none", "typed", typed),
            Self::Several(typed, things) => {
                let named: Vec<String> = things.iter().map(|thing| thing.called(w)).collect();
                let named = w.joined(named.iter().map(String::as_str));
                w.t2("network-problem-several", "typed", typed, "named", named)
            }
            Self::TooMany => w.t1("network-problem-too-many", "most", MOST),
        }
    }
}

async fn resolve(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    slot: &Slot,
    values: &[String],
) -> Result<Result<Vec<Thing>, Problem>, DbErr> {
    if values.len() > MOST {
        return Ok(Err(Problem::TooMany));
    }
    if values.is_empty() && slot.is_required {
        return Ok(Err(Problem::Blank));
    }
    let mut things = Vec::with_capacity(values.len());
    for typed in values {
        match meant(conn, actor, slot, typed).await? {
            Ok(thing) => things.push(thing),
            Err(problem) => return Ok(Err(problem)),
        }
    }
    Ok(Ok(things))
}

/// The record of exactly this code; else the only one whose code, or whose name, is this but for case and width; else the
/// only one that what was typed finds.
async fn meant(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    slot: &Slot,
    typed: &str,
) -> Result<Result<Thing, Problem>, DbErr> {
    let mut offered = Vec::new();
    for kind in slot.kinds {
        if let Some(kept) = persistence::facts::by_key(conn, &actor.scope, *kind, typed).await?
            && !kept.state.void
            && kept.state.superseded_at.is_none()
        {
            return Ok(Ok(Thing::new(&kept)));
        }
        offered.extend(found(conn, actor, *kind, (typed, NAMED)).await?);
    }
    let is_code = |kept: &&Kept| fold(&kept.state.row.key()) == fold(typed);
    let is_name = |kept: &&Kept| kept.state.row.name().is_some_and(|name| fold(name) == fold(typed));
    let exact = only(offered.iter().filter(is_code)).or_else(|| only(offered.iter().filter(is_name)));
    Ok(match (exact, offered.as_slice()) {
        (Some(kept), _) | (None, [kept]) => Ok(Thing::new(kept)),
        (None, []) => Err(Problem::None(typed.to_owned())),
        (None, several) => Err(Problem::Several(typed.to_owned(), several.iter().map(Thing::new).collect())),
    })
}

/// The one that there is, when there is just one.
fn only<'a>(mut those: impl Iterator<Item = &'a Kept>) -> Option<&'a Kept> {
    those.next().filter(|_| those.next().is_none())
}
