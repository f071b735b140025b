//! What tells what happened is not entered by hand before it did.

use chrono_tz::Tz;

use super::{Kind, Row};
use crate::time::{Instant, When};

/// Columns of what follows a leak that tell what happened.
const HAPPENED: [(Kind, &[&str]); 8] = [
    (Kind::Incidents, &["occurred_from", "first_public_at", "discovered_at", "reported_at", "notified_at"]),
    (Kind::Sightings, &["seen_at", "published_at", "gone_at", "captured_at"]),
    (Kind::TakeDowns, &["requested_at", "answered_at"]),
    (Kind::Responses, &["at"]),
    (Kind::Indications, &["observed_at", "withdrawn_on"]),
    (Kind::Claims, &["opened_on", "decided_on"]),
    (Kind::ClaimPayments, &["paid_on"]),
    (Kind::RectificationPlans, &["ordered_on"]),
];

/// By so much a clock may be slow: five minutes.
const SLOW_CLOCK_MICROS: i64 = 5 * 60 * 1_000_000;

/// The first column that tells what happened, lies in the future and did not say so before. A day counts where it has begun anywhere.
pub fn still_to_come(before: Option<&Row>, row: &Row, now: Instant) -> Option<&'static str> {
    let (_, columns) = HAPPENED.iter().find(|(kind, _)| *kind == row.kind())?;
    let latest = Instant::from_micros(now.micros().saturating_add(SLOW_CLOCK_MICROS));
    let is_to_come = |text: &str| match When::parse(text) {
        Ok(When::At(at)) => at > latest,
        Ok(When::Day(day)) => day > latest.day(Tz::Pacific__Kiritimati),
        Err(_) => false,
    };
    let is_new = |column: &str| before.and_then(|before| before.get(column)) != row.get(column);
    columns.iter().find(|column| row.get(column).is_some_and(is_to_come) && is_new(column)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Value;

    #[test]
    fn every_column_that_tells_what_happened_is_one_of_its_kind_and_a_time() {
        for (kind, columns) in HAPPENED {
            for name in columns {
                let column = kind.columns().iter().find(|column| column.name == *name).unwrap();
                assert!(matches!(column.value, Value::When | Value::Date), "{kind:?} {name}");
            }
        }
    }

    #[test]
    fn a_day_that_has_begun_somewhere_and_a_clock_that_is_slow_are_taken() {
        let now = Instant::parse("2026-03-02T12:00:00Z").unwrap();
        let sighting = |seen: &str| {
            let cells = [("code", "S"), ("incident_code", "I"), ("seen_at", seen)];
            Row::parse(Kind::Sightings, |column| cells.iter().find(|(at, _)| *at == column.name).map(|(_, text)| *text))
                .unwrap()
        };
        for (seen, is_to_come) in [
            ("2026-03-02T12:05:00Z", false),
            ("2026-03-02T12:05:01Z", true),
            ("2026-03-02T21:00:00+08:00", true),
            ("2026-03-03", false),
            ("2026-03-04", true),
        ] {
            assert_eq!(still_to_come(None, &sighting(seen), now).is_some(), is_to_come, "{seen}");
            assert_eq!(still_to_come(Some(&sighting(seen)), &sighting(seen), now), None, "it said so before");
        }
    }
}
