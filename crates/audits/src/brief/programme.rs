//! The brief of a programme: its tiers, what is out, what is not covered, and what is due.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::coverage::{Code, Moment};
use domain::expiries::{Ends, Window};
use domain::facts::Kind;
use domain::lives::{State, round_on};
use domain::return_cases::CopyStanding;
use domain::staff::Actor;
use domain::time::{Instant, When};
use domain::waivers::WaiverStanding;
use persistence::Database;
use persistence::facts::Kept;

use crate::index::Told;
use crate::records::{cell, records};
use crate::world::World;
use crate::{
    Aspect, Attendance, AuditError, Copy, ExpiriesQuestion, Expiry, ExpiryFilter, Index, List, PortfolioFilter,
    PortfolioQuestion, PortfolioSummary, RosterFilter, Shared, Times, Waived, expiries, portfolio, returns, roster,
    waivers,
};

/// How a programme stands.
#[derive(Clone, Debug)]
pub struct ProgrammeBrief {
    pub times: Times,
    pub programme: String,
    pub zone: Tz,
    pub summary: PortfolioSummary,
    /// How many parties stand in each tier, the manufacturer apart.
    pub tiers: Vec<(u32, usize)>,
    /// What was received without cover and what is held without cover, by primary reason, the most first.
    pub uncovered: Vec<(Code, usize)>,
    pub held_without_cover: Vec<(Code, usize)>,
    /// Copies of its bidding rounds that are overdue.
    pub overdue: Vec<Copy>,
    /// What counts for it and ends within ninety days without a successor.
    pub ending: Vec<Expiry>,
    pub rounds: Vec<OpenRound>,
    pub events: Vec<ComingEvent>,
    /// Its waivers that are in force, or over and still relied on.
    pub waivers: Vec<Waived>,
}

/// A bidding round that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenRound {
    pub id: i64,
    pub round: String,
    pub title: String,
    pub closes_at: String,
}

/// An event that is still to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComingEvent {
    pub id: i64,
    pub event: String,
    pub title: String,
    pub starts_at: String,
    pub invited: usize,
    /// Of those who are invited, against how many something speaks.
    pub lacking: usize,
}

/// Answers for one programme.
///
/// # Errors
/// `UnknownProgramme` where the actor sees none of this code, or none was known at K; `NotATime` is the asker's; the rest are ours.
pub async fn programme_brief(
    (db, index): (&Database, &Index),
    actor: &Actor,
    programme: &str,
    times: Times,
    now: Instant,
) -> Result<ProgrammeBrief, AuditError> {
    let asked = PortfolioQuestion { times: times.clone(), programme: Some(programme.to_owned()), since: None };
    let found = portfolio(db, index, actor, asked, now).await?;
    let ending = ExpiriesQuestion { times: times.clone(), ended: None, bare: true };
    let ending = expiries((db, index), actor, ending, now).await?;
    let copies = returns((db, index), actor, times.clone(), now).await?;
    let invited = roster((db, index), actor, times.clone(), now).await?;
    let waived = waivers((db, index), actor, times.clone(), now).await?;
    let (as_of, known_at) = times.parsed()?;
    let txn = db.read_txn().await?;
    let zone_of = |latest: &World| zone_of(latest, programme);
    let Told { world, zone, known, .. } = index.told(&txn, known_at, zone_of).await?;
    let rounds = records(&txn, &actor.scope, Kind::Rounds, known).await?;
    let events = records(&txn, &actor.scope, Kind::Events, known).await?;
    txn.commit().await?;
    let asked = Moment::asked(as_of.unwrap_or(When::At(now)), zone);
    let own = |kept: &&Kept| kept.state.row.get("programme_code") == Some(programme);
    let of_rounds: BTreeSet<String> = rounds.iter().filter(own).map(|kept| kept.state.row.key()).collect();
    let soon = |filter: &ExpiryFilter| ending.shown(filter).cloned().collect::<Vec<Expiry>>();
    let filter = ExpiryFilter { window: Some(Window::Days90), open_only: true, ..ExpiryFilter::default() };
    let filter = ExpiryFilter { programme: Some(programme.to_owned()), ..filter };
    let mut copies = copies.rows;
    copies.retain(|copy| copy.standing == CopyStanding::Overdue && of_rounds.contains(&copy.round));
    let lacking = |event: &str, attendance| invited.count(&RosterFilter { event: Some(event.to_owned()), attendance });
    Ok(ProgrammeBrief {
        summary: found.summary(),
        tiers: tiers(&world, programme, asked.day),
        uncovered: reasons(&found, List::Uncovered),
        held_without_cover: reasons(&found, List::HeldWithoutCover),
        overdue: copies,
        ending: soon(&filter).into_iter().filter(|one| one.ends == Ends::Term).collect(),
        rounds: rounds.iter().filter(own).filter_map(|kept| open_round(kept, asked.day, zone)).collect(),
        events: events.iter().filter(own).filter_map(|kept| coming(kept, (asked, zone), lacking)).collect(),
        waivers: waived.rows.into_iter().filter(|one| is_of(one, programme)).collect(),
        times,
        programme: programme.to_owned(),
        zone,
    })
}

fn zone_of(world: &World, programme: &str) -> Tz {
    let knowledge = world.knowledge();
    let found = knowledge.programmes().find(|one| knowledge.text(one.code) == programme);
    found.map_or(Tz::UTC, |one| one.zone)
}

fn tiers(world: &World, programme: &str, day: NaiveDate) -> Vec<(u32, usize)> {
    let names = world.knowledge().names();
    let Some(code) = names.find_word(programme) else { return Vec::new() };
    let tiers = world.tiers(code, day);
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for tier in names.all_subjects().filter_map(|subject| tiers.of(subject)).filter(|tier| *tier > 0) {
        *counts.entry(tier).or_default() += 1;
    }
    counts.into_iter().collect()
}

fn reasons(found: &crate::PortfolioAnswer, list: List) -> Vec<(Code, usize)> {
    let all = PortfolioFilter::default();
    let (counts, _) = found.counts(list, &all, Aspect::Reason, usize::MAX);
    let mut counts: Vec<(Code, usize)> = counts
        .into_iter()
        .filter_map(|(shared, count)| match shared {
            Shared::Reason(code) => Some((code, count)),
            Shared::Programme(_) | Shared::Tier(_) | Shared::Party(_) => None,
        })
        .collect();
    counts.sort_by_key(|(code, count)| (std::cmp::Reverse(*count), *code));
    counts
}

fn open_round(kept: &Kept, day: NaiveDate, zone: Tz) -> Option<OpenRound> {
    let row = &kept.state.row;
    (round_on(row, (day, zone)) == State::Open).then(|| OpenRound {
        id: kept.id,
        round: row.key(),
        title: cell(kept, "title").unwrap_or_default(),
        closes_at: cell(kept, "closes_at").unwrap_or_default(),
    })
}

fn coming(
    kept: &Kept,
    (asked, zone): (Moment, Tz),
    count: impl Fn(&str, Option<Attendance>) -> usize,
) -> Option<ComingEvent> {
    let starts = When::parse(kept.state.row.get("starts_at")?).ok()?;
    let event = kept.state.row.key();
    (starts.last_instant(zone) > asked.at).then(|| ComingEvent {
        id: kept.id,
        title: cell(kept, "title").unwrap_or_default(),
        starts_at: starts.to_string(),
        invited: count(&event, None),
        lacking: count(&event, Some(Attendance::Lacking)),
        event,
    })
}

/// It is in force, or over and still relied on, for something of the programme.
fn is_of(waiver: &Waived, programme: &str) -> bool {
    let matters = waiver.standing == WaiverStanding::InForce || waiver.relied_without;
    matters && waiver.programmes.contains(programme)
}
