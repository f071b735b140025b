//! The form of a disclosure that is only thought of: the fields of the register's own form, with many recipients.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};
use catalogue::Words;
use chrono_tz::Tz;
use domain::drafts::Draft;
use domain::facts::{CellError, Column, Kind, Presence, Target, Value};
use domain::staff::Actor;
use sea_orm::{ConnectionTrait, DbErr};

use super::control::{Control, Typed, control};
use super::{Call, Pairs, first, pick as picks, words, zone as zones};
use crate::door::visitor::By;
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;

/// The columns that a draft has, in the order of its form.
const COLUMNS: [&str; 14] = [
    "document_code",
    "version_label",
    "giver_code",
    "recipient_code",
    "people",
    "at",
    "channel",
    "purpose",
    "round_code",
    "site",
    "encrypted",
    "marked",
    "requested_by",
    "approved_by",
];

/// How many recipients can be typed at once; two more whenever all are typed.
const ROOM: usize = 6;

/// A draft has many recipients.
static RECIPIENTS: Column = Column {
    name: "recipient_code",
    value: Value::References(Target::Subject),
    presence: Presence::Required,
    key: false,
    personal: false,
};
/// A draft without a time is for now.
static AT: Column =
    Column { name: "at", value: Value::When, presence: Presence::Optional, key: false, personal: false };

/// The controls with what was typed, and what is wrong beside each; codes are picked at `pick`.
pub(crate) fn controls(w: Words, pairs: &Pairs, problems: &BTreeMap<&'static str, String>, pick: &str) -> Vec<Control> {
    let column = |name: &&str| match *name {
        "recipient_code" => Some(&RECIPIENTS),
        "at" => Some(&AT),
        name => Kind::Disclosures.columns().iter().find(|column| column.name == name),
    };
    let of = |column: &'static Column| {
        let values = pairs.iter().filter(|(name, _)| name == column.name).map(|(_, value)| value.clone());
        let time = first(pairs, &format!("{}.time", column.name)).to_owned();
        let typed = Typed { values: values.collect(), time };
        let problem = problems.get(column.name).cloned();
        let made = control(w, Kind::Disclosures, column, &typed, problem).picked_at(pick);
        match column.name {
            "recipient_code" => made.hinted(w.t("what-if-recipients-hint")).with_room(w, ROOM),
            "requested_by" | "approved_by" => made.hinted(w.t("what-if-codes-hint")),
            "people" => made.hinted(w.t("what-if-people-hint")),
            "at" => made.hinted(w.t("what-if-at-hint")),
            "site" => made.hinted(w.t("what-if-site-hint")),
            _ => made,
        }
    };
    COLUMNS.iter().filter_map(column).map(of).collect()
}

/// What is wrong with a cell of a draft, in words that name the fields of its form.
pub(crate) fn problem(w: Words, error: &CellError) -> String {
    words::problem(w, Kind::Disclosures, error)
}

/// The zone of the programme of a draft's document, as its asker may see it; UTC where there is none.
pub(crate) async fn zone(conn: &impl ConnectionTrait, actor: &Actor, draft: &Draft) -> Result<Tz, DbErr> {
    Ok(zones::of(conn, actor, &draft.readable("")).await?.unwrap_or(Tz::UTC))
}

/// What a field may mean, as one types.
pub(crate) async fn pick(
    (w, by, house): (Frame, By, web::Data<House>),
    pairs: Pairs,
) -> Result<HttpResponse, PageError> {
    picks::pick(Call { kind: Kind::Disclosures, w, by, house }, pairs).await
}
