//! Every state that a fact ever had: who wrote it, when, why, how they knew, and what differs from the state before.

use std::collections::BTreeMap;

use catalogue::Words;
use chrono_tz::Tz;
use domain::staff::StaffId;
use persistence::facts::PastState;
use sea_orm::{ConnectionTrait, DbErr};

use super::{cells, moment};
use crate::parts::{Badge, Tone};

/// One state, ready to print.
pub(super) struct Told {
    pub(super) id: String,
    pub(super) verb: String,
    pub(super) who: String,
    pub(super) entered: String,
    /// When it says it was recorded and until when it was taken to be true.
    pub(super) recorded: String,
    pub(super) superseded: String,
    pub(super) reason: String,
    pub(super) basis: String,
    pub(super) badge: Option<Badge>,
    pub(super) differences: Vec<Difference>,
}

/// A column that differs from the state before.
pub(super) struct Difference {
    pub(super) label: String,
    pub(super) before: String,
    pub(super) after: String,
}

/// The names of those who wrote, by number.
pub(crate) async fn writers(
    conn: &impl ConnectionTrait,
    people: impl Iterator<Item = StaffId>,
) -> Result<BTreeMap<StaffId, String>, DbErr> {
    let mut names = BTreeMap::new();
    for id in people {
        if !names.contains_key(&id)
            && let Some(member) = persistence::staff::find(conn, id).await?
        {
            names.insert(id, member.name);
        }
    }
    Ok(names)
}

/// The states, the latest first.
pub(super) fn told(w: Words, states: &[PastState], writers: &BTreeMap<StaffId, String>, zone: Tz) -> Vec<Told> {
    let older = states.iter().skip(1).map(Some).chain([None]);
    states.iter().zip(older).map(|(state, older)| one(w, state, older, writers, zone)).collect()
}

fn one(w: Words, state: &PastState, older: Option<&PastState>, writers: &BTreeMap<StaffId, String>, zone: Tz) -> Told {
    let at = |at: domain::time::Instant| moment::words(&at.to_string(), zone);
    let (kept, verb) = (&state.kept.state, state.verb.as_str());
    let verb = match verb {
        "enter" | "correct" | "void" | "import" | "step" => verb,
        _ => "other",
    };
    let badge = match (kept.void, kept.superseded_at, older) {
        (true, ..) => Some(Badge::new(Tone::Quiet, w.t("standing-void"))),
        (false, _, Some(older)) if older.kept.state.void => Some(Badge::new(Tone::Note, w.t("register-counts-again"))),
        _ => None,
    };
    Told {
        id: format!("state-{}", state.kept.act),
        verb: w.of("register-verb", verb),
        who: match state.actor {
            Some(id) => writers.get(&id).cloned().unwrap_or_else(|| w.t("register-somebody")),
            None => w.t("register-program"),
        },
        entered: at(state.entered_at),
        recorded: kept.recorded_at.filter(|recorded| *recorded != state.entered_at).map(at).unwrap_or_default(),
        superseded: kept.superseded_at.map(at).unwrap_or_default(),
        reason: state.reason.clone().unwrap_or_default(),
        basis: state.basis.map(|basis| w.of("basis", basis.name())).unwrap_or_default(),
        badge,
        differences: older.map(|older| differences(w, older, state, zone)).unwrap_or_default(),
    }
}

fn differences(w: Words, before: &PastState, after: &PastState, zone: Tz) -> Vec<Difference> {
    let (before, after) = (&before.kept.state.row, &after.kept.state.row);
    let kind = after.kind();
    let text = |row: &domain::facts::Row, column| cells::text(w, kind, column, row.get(column.name), zone);
    let difference = |column: &'static domain::facts::Column| Difference {
        label: w.column(kind, column.name),
        before: text(before, column),
        after: text(after, column),
    };
    before.differences(after).into_iter().map(difference).collect()
}
