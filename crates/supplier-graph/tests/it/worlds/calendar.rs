//! The few days and instants of a small world, so that boundaries and ties are met often.

use chrono::{Days, NaiveDate};
use chrono_tz::Tz;
use domain::time::{Instant, first_instant_of};

use super::chance::Chance;

/// Before everything that happens, and after it.
pub(crate) const EARLY: &str = "2024-03-01";
pub(crate) const LATE: &str = "2024-05-01";
/// When every question is asked.
pub(crate) const NOW: &str = "2024-04-20T00:00:00Z";

pub(crate) const ZONES: &[&str] =
    &["Asia/Shanghai", "Europe/Berlin", "America/Sao_Paulo", "UTC", "Pacific/Kiritimati", "America/New_York"];

/// Days around the change of clocks in Berlin on 2024-03-31, and instants around their midnights.
#[derive(Clone, Debug)]
pub(crate) struct Calendar {
    days: Vec<NaiveDate>,
    instants: Vec<Instant>,
}

impl Calendar {
    pub(crate) fn new(chance: &mut Chance, zones: &[Tz]) -> Self {
        let start = NaiveDate::from_ymd_opt(2024, 3, 21).unwrap();
        let mut days: Vec<NaiveDate> =
            (0..chance.between(3, 6)).map(|_| start + Days::new(u64::try_from(chance.below(19)).unwrap())).collect();
        days.sort_unstable();
        let mut instants = Vec::new();
        for _ in 0..chance.between(4, 9) {
            let day = *chance.pick(&days);
            let midnight = first_instant_of(day, *chance.pick(zones));
            instants.push(match chance.below(5) {
                0 => midnight,
                1 => midnight.just_before(),
                2 => Instant::from_micros(midnight.micros() + 36_000_000_000),
                3 => Instant::from_micros(midnight.micros() + 54_000_000_000),
                _ => Instant::from_micros(midnight.micros() + 86_399_999_999),
            });
        }
        instants.sort_unstable();
        Self { days, instants }
    }

    pub(crate) fn day(&self, chance: &mut Chance) -> String {
        let day = *chance.pick(&self.days);
        match chance.below(8) {
            0 => (day - Days::new(1)).to_string(),
            1 => (day + Days::new(1)).to_string(),
            _ => day.to_string(),
        }
    }

    pub(crate) fn instant(&self, chance: &mut Chance) -> String {
        chance.pick(&self.instants).to_string()
    }

    /// A day or an instant.
    pub(crate) fn when(&self, chance: &mut Chance) -> String {
        if chance.percent(30) { self.day(chance) } else { self.instant(chance) }
    }
}
