//! From when on keeping one disclosure is judged how, and what is said of it on days of which the time is unknown.

use chrono_tz::Tz;
use domain::coverage::{Cause, Code, Codes, Moment, Passing, Passings, Verdict};
use domain::time::{Instant, end_of};
use hashbrown::HashMap;
use smallvec::SmallVec;

use crate::chains::Chains;

/// From this instant on keeping is judged so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) from: Instant,
    pub(crate) reasons: Codes,
    pub(crate) cause: Option<Cause>,
    passing: Passings,
}

impl Step {
    pub(crate) fn new(from: Instant, verdict: &Verdict) -> Self {
        Self { from, reasons: verdict.reasons, cause: verdict.cause, passing: verdict.passing.clone() }
    }

    /// The first reason against keeping, and the papers that pass.
    pub(crate) fn told(&self) -> (Option<Code>, &[Passing]) {
        (self.reasons.first(), &self.passing)
    }

    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        self.reasons == other.reasons && self.cause == other.cause && self.passing == other.passing
    }

    fn says(&self, verdict: &Verdict) -> bool {
        self.reasons == verdict.reasons && self.cause == verdict.cause && self.passing == verdict.passing
    }
}

/// Adds a step unless it says what the one before it says.
pub(crate) fn push_step(steps: &mut Vec<Step>, first: usize, from: Instant, verdict: &Verdict) {
    if !steps[first..].last().is_some_and(|step| step.says(verdict)) {
        steps.push(Step::new(from, verdict));
    }
}

/// A day on which something was handed over or accounted for, nobody knows at what time.
struct Day {
    moment: Moment,
    /// Its end.
    until: Instant,
    zone: Tz,
}

/// What is said on such days, where something else on the same day makes it other than at the day's first instant: nobody
/// knows which came first.
pub(crate) struct Untimed {
    /// In the order of time.
    days: Vec<Day>,
    /// Days of more than one zone.
    is_mixed: bool,
    /// By disclosure, numbered through all versions.
    told: HashMap<usize, Vec<(Moment, Step)>>,
}

/// The longest that a day can be, with the change of clocks.
const LONGEST_DAY: i64 = 48 * 3_600_000_000;

impl Untimed {
    pub(crate) fn of(versions: &[Chains<'_>]) -> Self {
        let handovers = versions.iter().flat_map(|chains| &chains.handovers);
        let days = handovers.flat_map(|handover| {
            let zone = handover.matter.zone;
            let untimed = [Some(handover.moment), handover.accounted].into_iter().flatten().filter(|one| !one.exact);
            untimed.map(move |moment| Day { moment, until: end_of(moment.day, zone), zone })
        });
        let mut days: Vec<Day> = days.collect();
        days.sort_unstable_by_key(|day| (day.moment.at, day.moment.day));
        days.dedup_by_key(|day| day.moment);
        let is_mixed = days.iter().any(|day| day.zone != days[0].zone)
            || versions.iter().any(|chains| days.first().is_some_and(|day| day.zone != chains.matter.zone));
        Self { days, is_mixed, told: HashMap::new() }
    }

    /// The days on which one of these changes may fall, for a disclosure whose days are days in this zone.
    pub(crate) fn days_of(&self, changes: &[Instant], zone: Tz) -> SmallVec<[Moment; 2]> {
        let mut found = SmallVec::new();
        if self.days.is_empty() {
            return found;
        }
        for change in changes {
            let begun = &self.days[..self.days.partition_point(|day| day.moment.at <= *change)];
            let near = begun.iter().rev().take_while(|day| change.micros() - day.moment.at.micros() < LONGEST_DAY);
            found.extend(near.filter(|day| *change < day.until).map(|day| day.moment));
        }
        if self.is_mixed {
            found.extend(self.days.iter().filter(|day| day.zone != zone).map(|day| day.moment));
        }
        found
    }

    /// What is said of a disclosure on such a day; absent: the same as at its first instant.
    pub(crate) fn told(&self, index: usize, moment: Moment) -> Option<&Step> {
        let told = self.told.get(&index)?;
        told.iter().find(|(day, _)| *day == moment).map(|(_, step)| step)
    }

    /// The days on which something else is said of a disclosure.
    pub(crate) fn told_days(&self, index: usize) -> impl Iterator<Item = Moment> + use<'_> {
        let told = if self.told.is_empty() { None } else { self.told.get(&index) };
        told.into_iter().flatten().map(|(day, _)| *day)
    }

    pub(crate) fn add(&mut self, index: usize, moment: Moment, step: Step) {
        self.told.entry(index).or_default().push((moment, step));
    }
}
