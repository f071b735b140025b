//! The command line's only look at the clock.

use domain::time::Instant;

#[expect(clippy::disallowed_methods, reason = "the clock is read here, and handed on as an argument")]
pub(crate) fn now() -> Instant {
    Instant::from_utc(chrono::Utc::now())
}
