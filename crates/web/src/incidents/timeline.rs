//! GET /incidents/{id}/timeline: everything that is recorded around an incident, in the order in which it happened.

use actix_web::{HttpResponse, web};
use askama::Template;
use audits::Happened;
use catalogue::Words;
use chrono_tz::Tz;
use domain::facts::{Kind, Value};
use domain::incidents::Target;
use persistence::known::Known;

use crate::amount::grouped;
use crate::answer;
use crate::audits::of_audit;
use crate::door::visitor::By;
use crate::error::PageError;
use crate::frame::Frame;
use crate::house::House;
use crate::parts::{Badge, Empty};
use crate::registers::{self, address_of, called, moment, zone_of};
use crate::reports::clock_tone;

#[derive(Template)]
#[template(path = "incidents/timeline.html")]
struct TimelinePage {
    w: Frame,
    record: String,
    code: String,
    title: String,
    zone: String,
    rows: Vec<RowView>,
    empty: Option<Empty>,
}

struct RowView {
    at: String,
    what: String,
    /// The record that says so; blank for what the clock alone says.
    address: String,
    of: String,
    told: String,
    clock: Option<Badge>,
    /// It lies after now.
    is_to_come: bool,
}

pub(super) async fn show(
    w: Frame,
    by: By,
    house: web::Data<House>,
    id: web::Path<i64>,
) -> Result<HttpResponse, PageError> {
    let txn = house.db.read_txn().await?;
    let incident = registers::fact(&txn, &by, Kind::Incidents, Some(id.into_inner())).await?;
    let zone = zone_of(&txn, &by, &incident.state.row).await?;
    let now = house.clock.now();
    let all = audits::timeline(&txn, &by, &incident, (Known::Now, zone, now)).await.map_err(of_audit)?;
    txn.commit().await?;
    let row = &incident.state.row;
    let words = w.words();
    answer::page(&TimelinePage {
        record: address_of(Kind::Incidents, incident.id),
        code: row.key(),
        title: row.get("title").unwrap_or_default().to_owned(),
        zone: zone.name().to_owned(),
        rows: all.iter().map(|one| view(words, one, zone, now)).collect(),
        empty: all.is_empty().then(|| Empty::new(words.t("timeline-none"), words.kind_empty(Kind::Incidents))),
        w,
    })
}

fn view(w: Words, one: &Happened, zone: Tz, now: domain::time::Instant) -> RowView {
    let clock =
        one.clock.map(|(_, standing)| Badge::new(clock_tone(standing), w.of("incidents-clock", standing.as_str())));
    let what = match (&one.row, one.clock) {
        (Some(row), _) => w.column(row.kind(), one.column),
        (None, Some((Target::Triage, _))) => w.t("timeline-triage-by"),
        (None, _) => w.t("timeline-contain-by"),
    };
    let of = one.row.as_ref().map(|row| {
        let (title, _) = called(w, row);
        format!("{} {title}", w.kind_one(row.kind()))
    });
    RowView {
        at: moment::words(&one.at, zone),
        what,
        address: one.fact.map(|(kind, id)| address_of(kind, id)).unwrap_or_default(),
        of: of.unwrap_or_default(),
        told: one.row.as_ref().map(|row| told(w, row)).unwrap_or_default(),
        clock,
        is_to_come: one.instant() > now,
    }
}

/// The columns that say in a word what a fact is about.
const TELLING: [&str; 14] = [
    "platform",
    "url",
    "addressed_to",
    "outcome",
    "kind",
    "weight",
    "by_code",
    "subject_code",
    "against_code",
    "party_code",
    "part",
    "what",
    "amount",
    "currency",
];

fn told(w: Words, row: &domain::facts::Row) -> String {
    if row.kind() == Kind::Incidents {
        return String::new();
    }
    let column = |name: &&str| row.kind().columns().iter().find(|column| column.name == *name);
    let cells = TELLING.iter().filter_map(column).filter_map(|column| {
        let words = w.cell(row.kind(), column, row.get(column.name)?);
        Some(if matches!(column.value, Value::Money { .. }) { grouped(&words) } else { words })
    });
    cells.collect::<Vec<_>>().join(" · ")
}
