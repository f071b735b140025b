//! Instants, days and the "instant or day" of the bundle, and what a day means in a programme's zone.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, Offset, SecondsFormat, TimeZone, Utc};
use chrono_tz::Tz;
use thiserror::Error;

/// Microseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

/// Why a text is no date, instant or "when".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TimeError {
    #[error("not a date of the form YYYY-MM-DD")]
    NotADate,
    #[error("a date and time without its offset from UTC")]
    WithoutOffset,
    #[error("neither a date nor an RFC 3339 instant with offset")]
    NotAnInstant,
}

impl Instant {
    /// The last instant that a question can name: later than every fact.
    pub const END: Self = Self(i64::MAX);
    /// Earlier than every fact.
    pub const START: Self = Self(i64::MIN);

    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since the epoch, UTC.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Parses RFC 3339 with an offset; digits beyond microseconds are dropped.
    ///
    /// # Errors
    /// `WithoutOffset` when only the offset is missing, else `NotAnInstant`.
    pub fn parse(raw: &str) -> Result<Self, TimeError> {
        let text = raw.trim();
        if let Some(at) = of_canonical(text) {
            return Ok(at);
        }
        match DateTime::parse_from_rfc3339(text) {
            // It is kept in UTC, and has to be read again as it is kept.
            Ok(at) if [at.year(), at.to_utc().year()].iter().all(|year| (1..=9999).contains(year)) => {
                Ok(Self(at.timestamp_micros()))
            }
            Err(_) if lacks_only_its_offset(text) => Err(TimeError::WithoutOffset),
            Ok(_) | Err(_) => Err(TimeError::NotAnInstant),
        }
    }

    /// The instant of a chrono value, cut to microseconds.
    pub fn from_utc(at: DateTime<Utc>) -> Self {
        Self(at.timestamp_micros())
    }

    /// The chrono value; the ends of chrono's range stand for instants beyond it.
    pub fn to_utc(self) -> DateTime<Utc> {
        let beyond = if self.0 < 0 { DateTime::<Utc>::MIN_UTC } else { DateTime::<Utc>::MAX_UTC };
        DateTime::from_timestamp_micros(self.0).unwrap_or(beyond)
    }

    /// The local day in `zone`; at the ends of the calendar the day in UTC.
    pub fn day(self, zone: Tz) -> NaiveDate {
        let utc = self.to_utc().naive_utc();
        let offset = zone.offset_from_utc_datetime(&utc).fix();
        utc.checked_add_offset(offset).unwrap_or(utc).date()
    }

    /// One microsecond earlier.
    #[must_use]
    pub const fn just_before(self) -> Self {
        Self(self.0.saturating_sub(1))
    }

    /// One microsecond later.
    #[must_use]
    pub const fn just_after(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

impl std::fmt::Display for Instant {
    /// UTC with `Z`; whole seconds when the fraction is zero.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.to_utc().to_rfc3339_opts(SecondsFormat::AutoSi, true))
    }
}

/// The instant of a text in the form in which instants are stored and printed most: whole seconds of UTC with `Z`.
fn of_canonical(text: &str) -> Option<Instant> {
    let bytes = text.as_bytes();
    if bytes.len() != 20 || bytes[10] != b'T' || bytes[13] != b':' || bytes[16] != b':' || bytes[19] != b'Z' {
        return None;
    }
    let day = of_digits(bytes.first_chunk()?)?;
    let (hour, minute, second) = (digits(&bytes[11..13])?, digits(&bytes[14..16])?, digits(&bytes[17..19])?);
    let time = NaiveTime::from_hms_opt(hour, minute, second)?;
    Some(Instant(day.and_time(time).and_utc().timestamp_micros()))
}

/// The day of `YYYY-MM-DD`, years 0001 to 9999.
fn of_digits(text: &[u8; 10]) -> Option<NaiveDate> {
    if text[4] != b'-' || text[7] != b'-' {
        return None;
    }
    let year = i32::try_from(digits(&text[..4])?).ok().filter(|year| *year >= 1)?;
    NaiveDate::from_ymd_opt(year, digits(&text[5..7])?, digits(&text[8..])?)
}

fn digits(text: &[u8]) -> Option<u32> {
    text.iter().try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + u32::from(byte - b'0')))
}

fn lacks_only_its_offset(text: &str) -> bool {
    let text = text.replacen(' ', "T", 1);
    ["Z", ":00Z"].iter().any(|rest| DateTime::parse_from_rfc3339(&format!("{text}{rest}")).is_ok())
}

/// Parses `YYYY-MM-DD`, years 0001 to 9999.
///
/// # Errors
/// `NotADate` for anything else.
pub fn parse_day(raw: &str) -> Result<NaiveDate, TimeError> {
    let text = raw.trim().as_bytes();
    text.try_into().ok().and_then(of_digits).ok_or(TimeError::NotADate)
}

/// The earliest instant whose local date in `zone` is `day` or later (a midnight that clocks skip included).
pub fn first_instant_of(day: NaiveDate, zone: Tz) -> Instant {
    let midnight = day.and_time(NaiveTime::MIN);
    if let Some(at) = zone.from_local_datetime(&midnight).earliest() {
        return Instant::from_utc(at.with_timezone(&Utc));
    }
    let (mut before, mut reached) =
        (midnight.and_utc().timestamp() - 36 * 3600, midnight.and_utc().timestamp() + 36 * 3600);
    while reached - before > 1 {
        let middle = before + (reached - before) / 2;
        let local = Instant(middle.saturating_mul(1_000_000)).day(zone);
        if local >= day { reached = middle } else { before = middle }
    }
    Instant(reached.saturating_mul(1_000_000))
}

/// The first instant of the day after `day` in `zone`: a whole day is everything before it.
pub fn end_of(day: NaiveDate, zone: Tz) -> Instant {
    day.checked_add_days(Days::new(1)).map_or(Instant::END, |next| first_instant_of(next, zone))
}

/// An instant, or a day whose time is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    Day(NaiveDate),
    At(Instant),
}

impl When {
    /// Parses a date or an RFC 3339 instant.
    ///
    /// # Errors
    /// `WithoutOffset` for a date-time that lacks its offset, `NotADate` for a text shaped like a date that is none, else `NotAnInstant`.
    pub fn parse(raw: &str) -> Result<Self, TimeError> {
        let text = raw.trim();
        if text.len() <= 10 {
            return parse_day(text).map(Self::Day).map_err(|error| {
                if text.starts_with(|c: char| c.is_ascii_digit()) { error } else { TimeError::NotAnInstant }
            });
        }
        Instant::parse(text).map(Self::At)
    }

    /// Where it counts in an order of instants: a day counts as its first instant in `zone`.
    pub fn instant(self, zone: Tz) -> Instant {
        match self {
            Self::Day(day) => first_instant_of(day, zone),
            Self::At(at) => at,
        }
    }

    /// The local day in `zone`.
    pub fn day(self, zone: Tz) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::At(at) => at.day(zone),
        }
    }

    /// The time of day is known.
    pub const fn is_exact(self) -> bool {
        matches!(self, Self::At(_))
    }

    /// It counts by the end of the moment asked about: its instant in `zone` is not later than `until`.
    pub fn is_by(self, until: Instant, zone: Tz) -> bool {
        self.instant(zone) <= until
    }
}

impl std::fmt::Display for When {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::At(at) => write!(f, "{at}"),
        }
    }
}

/// A time that a question names: a date stands for its whole day, and blank for "now" or "the last act".
impl When {
    /// The last instant that still belongs to the time asked about: a date reaches to the end of its day in `zone`.
    pub fn last_instant(self, zone: Tz) -> Instant {
        match self {
            Self::Day(day) => end_of(day, zone).just_before(),
            Self::At(at) => at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        parse_day(text).unwrap()
    }

    #[test]
    fn an_instant_that_could_not_be_read_again_as_it_is_kept_is_refused() {
        for text in ["0001-01-01T00:00:00+08:00", "9999-12-31T23:59:59-01:00", "0000-12-31T23:59:59Z"] {
            assert_eq!(Instant::parse(text), Err(TimeError::NotAnInstant), "{text}");
        }
        for text in ["0001-01-01T08:00:00+08:00", "9999-12-31T23:59:59Z", "9999-12-31T22:59:59-01:00"] {
            let at = Instant::parse(text).unwrap();
            assert_eq!(Instant::parse(&at.to_string()), Ok(at), "{text}");
        }
    }

    #[test]
    fn a_date_time_without_offset_is_refused_as_such() {
        assert_eq!(When::parse("2023-01-22T10:00:00"), Err(TimeError::WithoutOffset));
        assert_eq!(When::parse("2023-01-22 10:00"), Err(TimeError::WithoutOffset));
        assert_eq!(When::parse("2023-02-30"), Err(TimeError::NotADate));
        assert_eq!(When::parse("22.01.2023"), Err(TimeError::NotADate));
        assert_eq!(When::parse("soon"), Err(TimeError::NotAnInstant));
        assert_eq!(parse_day("+023-01-22"), Err(TimeError::NotADate));
    }

    #[test]
    fn instants_print_in_utc_with_whole_seconds_when_they_can() {
        assert_eq!(Instant::parse("2022-07-01T10:00:00+08:00").unwrap().to_string(), "2022-07-01T02:00:00Z");
        assert_eq!(Instant::parse("2022-07-01T10:00:00.5+08:00").unwrap().to_string(), "2022-07-01T02:00:00.500Z");
    }

    #[test]
    fn the_ends_of_time_lie_on_a_day_in_every_zone() {
        for zone in ["Asia/Shanghai", "Pacific/Kiritimati", "America/New_York"] {
            let zone: Tz = zone.parse().unwrap();
            assert!(Instant::START.day(zone) < Instant::END.day(zone), "{zone}");
        }
    }

    #[test]
    fn a_day_starts_at_local_midnight_even_where_clocks_skip_it() {
        let shanghai = Tz::Asia__Shanghai;
        assert_eq!(first_instant_of(day("2023-01-22"), shanghai).to_string(), "2023-01-21T16:00:00Z");
        assert_eq!(end_of(day("2023-01-22"), shanghai).to_string(), "2023-01-22T16:00:00Z");
        let sao_paulo = Tz::America__Sao_Paulo; // 2018-11-04 00:00 did not exist there
        assert_eq!(first_instant_of(day("2018-11-04"), sao_paulo).to_string(), "2018-11-04T03:00:00Z");
        let apia = Tz::Pacific__Apia; // 2011-12-30 did not exist there at all
        assert_eq!(first_instant_of(day("2011-12-30"), apia), first_instant_of(day("2011-12-31"), apia));
    }
}
