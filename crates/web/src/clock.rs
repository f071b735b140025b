//! The web's only look at the clock; tests stop it on a day of their own.

use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::time::Instant;

/// Tells the time to handlers.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock.
    Running,
    /// Stands where it was set, until it is set anew.
    Stopped(std::sync::Arc<std::sync::atomic::AtomicI64>),
}

impl Clock {
    pub fn stopped_at(instant: Instant) -> Self {
        Self::Stopped(std::sync::Arc::new(instant.micros().into()))
    }

    #[expect(clippy::disallowed_methods, reason = "the clock is read here, and handed on as an argument")]
    pub fn now(&self) -> Instant {
        match self {
            Self::Running => Instant::from_utc(chrono::Utc::now()),
            Self::Stopped(at) => Instant::from_micros(at.load(std::sync::atomic::Ordering::Relaxed)),
        }
    }
}

/// The calendar is furthest ahead of UTC by so much, in microseconds: fourteen hours.
const FURTHEST_AHEAD: i64 = 14 * 3600 * 1_000_000;

/// The latest local day anywhere at an instant.
pub(crate) fn latest_day(now: Instant) -> NaiveDate {
    Instant::from_micros(now.micros().saturating_add(FURTHEST_AHEAD)).day(Tz::UTC)
}
