//! The instant at which something is judged, and how facts of known or unknown time of day compare with it.

use std::cmp::Ordering;

use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::time::{Instant, When};

/// An instant; not exact when it stands for a day whose time is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Moment {
    pub(crate) instant: Instant,
    pub(crate) exact: bool,
}

impl Moment {
    pub(crate) fn of(when: When, zone: Tz) -> Self {
        Self { instant: when.instant(zone), exact: when.is_exact() }
    }

    /// D: a date stands for everything before the next local midnight, so it is judged at its last instant.
    pub(crate) fn asked(when: When, zone: Tz) -> Self {
        Self { instant: when.last_instant(zone), exact: true }
    }

    pub(crate) fn day(self, zone: Tz) -> NaiveDate {
        self.instant.day(zone)
    }

    /// Rule 13: two instants as instants, an instant and a date by the local day.
    pub(crate) fn compare(self, fact: When, zone: Tz) -> Ordering {
        match fact {
            When::At(at) if self.exact => self.instant.cmp(&at),
            _ => self.day(zone).cmp(&fact.day(zone)),
        }
    }

    /// The same day, and no order within it.
    pub(crate) fn is_unordered_with(self, fact: When, zone: Tz) -> bool {
        (!self.exact || !fact.is_exact()) && self.day(zone) == fact.day(zone)
    }
}
