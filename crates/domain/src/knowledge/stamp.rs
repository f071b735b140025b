//! An instant or a day in eight bytes, for facts that are kept in memory by the million.

use std::num::NonZeroI64;

use chrono::{Datelike, NaiveDate};

use crate::time::{Instant, When};

/// A [`When`] at half its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stamp(NonZeroI64);

impl Stamp {
    /// What it stands for.
    pub fn when(self) -> When {
        let bits = self.0.get();
        if bits & 1 == 1 {
            return When::At(Instant::from_micros(bits >> 1));
        }
        let day = i32::try_from(bits >> 1).ok().and_then(NaiveDate::from_num_days_from_ce_opt);
        When::Day(day.unwrap_or(NaiveDate::MAX))
    }
}

impl From<When> for Stamp {
    /// Instants keep their microseconds within 146,000 years of 1970.
    fn from(when: When) -> Self {
        let bits = match when {
            When::At(at) => (at.micros() << 1) | 1,
            When::Day(day) => i64::from(day.num_days_from_ce()) << 1,
        };
        Self(NonZeroI64::new(bits).unwrap_or(NonZeroI64::MIN))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_in_comes_out() {
        for text in ["0001-01-01", "2023-01-22", "9999-12-31"] {
            let when = When::parse(text).unwrap();
            assert_eq!(Stamp::from(when).when(), when);
        }
        for text in
            ["0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "1969-12-31T23:59:59.999999Z", "9999-12-31T23:59:59Z"]
        {
            let when = When::parse(text).unwrap();
            assert_eq!(Stamp::from(when).when(), when);
        }
        assert_eq!(size_of::<Option<Stamp>>(), 8);
    }
}
