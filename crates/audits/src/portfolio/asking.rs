//! Putting the portfolio's answer together: which versions are seen, and which of their spans hold at the time asked about.

use std::sync::{Arc, OnceLock};

use chrono_tz::Tz;
use domain::coverage::Code;
use domain::knowledge::Word;
use domain::staff::Actor;
use domain::time::{Instant, When};
use hashbrown::HashSet;
use persistence::Database;
use supplier_graph::Span;

use super::{Found, List, PortfolioAnswer, PortfolioQuestion, PortfolioSummary, RowId};
use crate::times::time;
use crate::world::World;
use crate::{AuditError, Index};

/// Audits every version that the asker sees at `now`.
///
/// # Errors
/// `UnknownProgramme` and `NotATime` are the asker's; the rest are ours.
pub async fn portfolio(
    db: &Database,
    index: &Index,
    actor: &Actor,
    question: PortfolioQuestion,
    now: Instant,
) -> Result<PortfolioAnswer, AuditError> {
    let PortfolioQuestion { times, programme, since } = question;
    let (as_of, known_at) = times.parsed()?;
    let since_when = time(since.as_deref())?;
    let as_of = as_of.unwrap_or(When::At(now));
    let txn = db.read_txn().await?;
    let worlds = index.worlds(&txn, known_at).await?;
    txn.commit().await?;
    let sees = |code: &str| actor.scope.sees(Some(code)) && programme.as_deref().is_none_or(|wanted| wanted == code);
    let exists = |wanted: &str| worlds.iter().any(|(_, codes)| codes.contains(wanted)) && sees(wanted);
    if let Some(wanted) = programme.as_deref().filter(|wanted| !exists(wanted)) {
        return Err(AuditError::UnknownProgramme { code: wanted.to_owned() });
    }
    for (world, _) in &worlds {
        let world = Arc::clone(world);
        // The first to ask makes it, and nobody else should wait for that.
        tokio::task::spawn_blocking(move || world.portfolio().parts().len()).await.map_err(|_| AuditError::Stopped)?;
    }
    let mut asking = Asking { as_of, since: since_when, found: Vec::new() };
    for (world, codes) in &worlds {
        asking.add(world, |programme| codes.contains(programme) && sees(programme));
    }
    let (found, summary, lists) = asking.answer();
    let (as_of, known_at) = (times.as_of, times.known_at);
    Ok(PortfolioAnswer { as_of, known_at, since, summary, found, lists })
}

/// An answer while it is put together.
struct Asking {
    as_of: When,
    since: Option<When>,
    found: Vec<Found>,
}

impl Asking {
    /// Adds the versions of a world whose programmes are seen.
    fn add(&mut self, world: &Arc<World>, sees: impl Fn(&str) -> bool) {
        let knowledge = &world.knowledge;
        let visible: HashSet<Word> =
            knowledge.programmes().map(|one| one.code).filter(|code| sees(knowledge.text(*code))).collect();
        for part in world.portfolio().parts() {
            if part.programme.is_none_or(|programme| !visible.contains(&programme)) {
                continue;
            }
            let times: Vec<When> = [Some(self.as_of), self.since].into_iter().flatten().collect();
            let part = if part.is_settled() {
                Arc::clone(part)
            } else {
                Arc::new(part.asked(knowledge, &world.ledger, &times))
            };
            let day = self.as_of.last_instant(part.zone).day(part.zone);
            self.found.push(Found { world: Arc::clone(world), part, day, tiers: OnceLock::new() });
        }
    }

    fn answer(mut self) -> (Vec<Found>, PortfolioSummary, [Vec<RowId>; 2]) {
        if self.found.windows(2).any(|two| !Arc::ptr_eq(&two[0].world, &two[1].world)) {
            self.found.sort_by(|a, b| (a.document(), a.version()).cmp(&(b.document(), b.version())));
        }
        let mut summary = PortfolioSummary::default();
        let mut lists = [Vec::new(), Vec::new()];
        let mut zones: Vec<(Tz, Instant, Option<Instant>)> = Vec::new();
        for (found, place) in self.found.iter().zip(0..) {
            let zone = found.part.zone;
            let known = zones.iter().position(|(known, ..)| *known == zone);
            let known = known.unwrap_or_else(|| {
                zones.push((zone, self.as_of.last_instant(zone), self.since.map(|since| since.last_instant(zone))));
                zones.len() - 1
            });
            let (_, at, since) = zones[known];
            let exposed = found.part.exposed(at);
            summary.versions += usize::from(exposed > 0);
            summary.exposures += exposed;
            for list in List::ALL {
                add_rows(found.spans(list), at, since, place, &mut lists[list as usize]);
            }
        }
        summary.uncovered = lists[List::Uncovered as usize].len();
        summary.held_without_cover = lists[List::HeldWithoutCover as usize].len();
        (self.found, summary, lists)
    }
}

/// Adds the spans that hold at `at`; new are those whose party has none that held at `since`.
fn add_rows(spans: &[Span], at: Instant, since: Option<Instant>, found: u32, rows: &mut Vec<RowId>) {
    for (place, span) in spans.iter().enumerate() {
        if !span.contains(at) {
            continue;
        }
        let was = |since: Instant| {
            let of_party = |other: &&Span| other.party == span.party;
            let before = spans[..place].iter().rev().take_while(of_party);
            let after = spans[place..].iter().take_while(of_party);
            before.chain(after).any(|span| span.contains(since))
        };
        rows.push(RowId {
            found,
            span: u32::try_from(place).unwrap_or(u32::MAX),
            party: span.party,
            primary: span.reasons.first().unwrap_or(Code::Void),
            new: since.is_some_and(|since| !was(since)),
        });
    }
}
