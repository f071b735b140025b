//! Two states side by side: what somebody else has recorded meanwhile, and what was about to be recorded.

use catalogue::Words;
use chrono_tz::Tz;
use domain::facts::{Column, Row};
use domain::staff::Actor;
use persistence::facts::{Kept, history};
use sea_orm::{ConnectionTrait, DbErr};

use super::filling::Filling;
use super::history::writers;
use super::{cells, moment};

/// One column of the comparison.
pub(super) struct Compared {
    pub(super) label: String,
    pub(super) opened: String,
    pub(super) now: String,
    pub(super) yours: String,
    differs: bool,
}

/// What changed since the form was opened.
pub(super) struct Conflict {
    pub(super) who: String,
    pub(super) when: String,
    pub(super) rows: Vec<Compared>,
    pub(super) has_yours: bool,
}

/// Compares the state that act `made_from` wrote with the latest one and with what was typed, if anything was.
pub(super) async fn conflict(
    conn: &impl ConnectionTrait,
    w: Words,
    actor: &Actor,
    latest: &Kept,
    made_from: i64,
    yours: Option<&Filling>,
    zone: Tz,
) -> Result<Conflict, DbErr> {
    let row = &latest.state.row;
    let states = history(conn, &actor.scope, row.kind(), latest.id).await?;
    let writers = writers(conn, states.iter().filter_map(|state| state.actor)).await?;
    let opened = states.iter().find(|state| state.kept.act == made_from).map(|state| &state.kept.state.row);
    let newest = states.first();
    let who = newest.and_then(|state| state.actor).and_then(|id| writers.get(&id).cloned());
    let typed = yours.map(|filling| filling.row(Some(row)));
    let compared = |column: &'static Column| {
        let text = |row: Option<&Row>| {
            cells::text(w, latest.state.row.kind(), column, row.and_then(|row| row.get(column.name)), zone)
        };
        let mine = match (&typed, yours) {
            (Some(Ok(row)), _) => text(Some(row)),
            (Some(Err(_)), Some(filling)) => filling.shown(column),
            _ => String::new(),
        };
        let (opened, now) = (text(opened), text(Some(row)));
        let differs = opened != now || yours.is_some() && now != mine;
        Compared { label: w.column(row.kind(), column.name), opened, now, yours: mine, differs }
    };
    Ok(Conflict {
        who: who.unwrap_or_else(|| w.t("register-program")),
        when: newest.map(|state| moment::words(&state.entered_at.to_string(), zone)).unwrap_or_default(),
        rows: row.kind().columns().iter().map(compared).filter(|row| row.differs).collect(),
        has_yours: yours.is_some(),
    })
}
