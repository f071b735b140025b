//! An instant as a person reads and types it: a date and a time of day in a zone that is said.

use chrono::{NaiveDateTime, NaiveTime, SecondsFormat, TimeZone};
use chrono_tz::Tz;
use domain::time::{When, parse_day};

/// The date and time of day of a canonical cell in `zone`; the time is blank when only the day is known.
pub(super) fn parts(canonical: &str, zone: Tz) -> (String, String) {
    match When::parse(canonical) {
        Ok(When::At(at)) => {
            let local = at.to_utc().with_timezone(&zone);
            let time = match local.timestamp_subsec_micros() {
                0 if local.format("%S").to_string() == "00" => local.format("%H:%M"),
                0 => local.format("%H:%M:%S"),
                _ => local.format("%H:%M:%S%.f"),
            };
            (local.format("%Y-%m-%d").to_string(), time.to_string())
        }
        _ => (canonical.to_owned(), String::new()),
    }
}

/// The cell that a date and a time of day in `zone` stand for. What cannot be read stays as typed, for the row to refuse.
pub(super) fn cell(date: &str, time: &str, zone: Tz) -> String {
    let (date, time) = (date.trim(), time.trim());
    if time.is_empty() {
        return date.to_owned();
    }
    let Ok(day) = parse_day(date) else { return format!("{date} {time}") };
    let of_day =
        ["%H:%M", "%H:%M:%S", "%H:%M:%S%.f"].iter().find_map(|form| NaiveTime::parse_from_str(time, form).ok());
    let local = of_day.and_then(|time| zone.from_local_datetime(&NaiveDateTime::new(day, time)).earliest());
    local.map_or_else(|| format!("{date} {time}"), |at| at.to_rfc3339_opts(SecondsFormat::AutoSi, true))
}

/// A canonical cell in words: the day alone, or the local date and time to the minute with its offset.
pub(crate) fn words(canonical: &str, zone: Tz) -> String {
    match When::parse(canonical) {
        Ok(When::At(at)) if zone == chrono_tz::UTC => at.to_utc().format("%Y-%m-%d %H:%M UTC").to_string(),
        Ok(When::At(at)) => at.to_utc().with_timezone(&zone).format("%Y-%m-%d %H:%M %:z").to_string(),
        _ => canonical.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_typed_and_read_in_the_zone_of_its_programme() {
        let zone = Tz::Asia__Shanghai;
        let typed = cell("2022-07-01", "10:00", zone);
        assert_eq!(typed, "2022-07-01T10:00:00+08:00");
        assert_eq!(parts("2022-07-01T02:00:00Z", zone), ("2022-07-01".to_owned(), "10:00".to_owned()));
        assert_eq!(parts("2022-07-01T02:00:05.25Z", zone).1, "10:00:05.250");
        assert_eq!(parts("2022-07-01", zone), ("2022-07-01".to_owned(), String::new()));
        assert_eq!(cell("2022-07-01", "", zone), "2022-07-01");
        assert_eq!(words("2022-07-01T02:00:00Z", zone), "2022-07-01 10:00 +08:00");
        assert_eq!(words("2022-07-01T02:00:00Z", Tz::UTC), "2022-07-01 02:00 UTC");
    }

    #[test]
    fn what_cannot_be_read_stays_for_the_row_to_refuse() {
        assert_eq!(cell("1 July", "10:00", Tz::UTC), "1 July 10:00");
        assert_eq!(cell("2022-07-01", "late", Tz::UTC), "2022-07-01 late");
        assert_eq!(cell("", "10:00", Tz::UTC), " 10:00");
        assert_eq!(cell("2018-11-04", "00:30", Tz::America__Sao_Paulo), "2018-11-04 00:30", "clocks skipped it");
    }
}
