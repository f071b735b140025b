//! What an audit's address asks: the version, the two times and the filter; and the addresses of its neighbours.

use audits::{Filter, Show, Sort, Tiers};
use chrono::{NaiveDateTime, NaiveTime, SecondsFormat, TimeZone};
use chrono_tz::Tz;
use domain::time::{Instant, When, parse_day};
use serde::Deserialize;

use super::EXPOSURE;

/// The query of an audit's address. Everything is optional and text: what cannot be read is shown again with its problem.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asking {
    /// The number of the version's fact.
    pub(super) version: Option<i64>,
    pub(super) as_of: String,
    pub(super) as_of_time: String,
    pub(super) known_at: String,
    pub(super) known_at_time: String,
    pub(super) show: String,
    pub(super) tier: String,
    pub(super) sort: String,
    pub(super) page: Option<u64>,
    /// Which page of the possible exposures is listed; `all`, for paper: all of them.
    pub(super) possible: String,
    /// `1`: everything on one page, with all details open, for paper.
    pub(super) print: String,
    /// The group of the picture that is drawn one by one.
    pub(super) open: String,
    /// `months`: the picture with exposure over time.
    pub(super) over: String,
}

/// A time that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TimeProblem {
    NotADate,
    WithoutOffset,
    NotATimeOfDay,
    /// Clocks skipped it.
    Skipped,
    TimeWithoutDate,
    /// What is asked about was not recorded yet then.
    NotRecordedYet,
}

impl TimeProblem {
    /// The catalogue's key of what is wrong and what would be right.
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::NotADate => catalogue::key("audit-time-not-a-date"),
            Self::WithoutOffset => catalogue::key("audit-time-without-offset"),
            Self::NotATimeOfDay => catalogue::key("audit-time-not-a-time"),
            Self::Skipped => catalogue::key("audit-time-skipped"),
            Self::TimeWithoutDate => catalogue::key("audit-time-without-date"),
            Self::NotRecordedYet => catalogue::key("trace-not-known-yet"),
        }
    }
}

impl Asking {
    /// What counts and in which order; words that are none of ours count as not given.
    pub(super) fn filter(&self) -> Filter {
        Filter {
            show: Show::of_name(&self.show).unwrap_or_default(),
            tiers: Tiers::of_name(&self.tier).unwrap_or_default(),
            sort: Sort::of_name(&self.sort).unwrap_or_default(),
        }
    }

    pub(super) fn is_print(&self) -> bool {
        self.print == "1"
    }

    /// The time as of which the world is asked about; `None`: now.
    pub(super) fn as_of(&self, zone: Tz) -> Result<Option<String>, TimeProblem> {
        time(&self.as_of, &self.as_of_time, zone)
    }

    /// The time as known at which it is asked; `None`: everything recorded.
    pub(super) fn known_at(&self, zone: Tz) -> Result<Option<String>, TimeProblem> {
        time(&self.known_at, &self.known_at_time, zone)
    }

    /// The address of the same question with `changes` to its query; a blank value takes a part away.
    pub(super) fn address(&self, changes: &[(&str, &str)]) -> String {
        self.at(EXPOSURE, changes)
    }

    /// The same question at another address, such as an export's.
    pub(super) fn at(&self, address: &str, changes: &[(&str, &str)]) -> String {
        let (version, page) = (shown(self.version), shown(self.page));
        let parts = [
            ("version", version.as_str()),
            ("as_of", self.as_of.as_str()),
            ("as_of_time", self.as_of_time.as_str()),
            ("known_at", self.known_at.as_str()),
            ("known_at_time", self.known_at_time.as_str()),
            ("show", self.show.as_str()),
            ("tier", self.tier.as_str()),
            ("sort", self.sort.as_str()),
            ("possible", self.possible.as_str()),
            ("page", page.as_str()),
        ];
        let kept = parts.iter().filter(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
        let query: Vec<(&str, &str)> = kept.chain(changes).copied().filter(|(_, value)| !value.is_empty()).collect();
        match serde_html_form::to_string(query) {
            Ok(query) if !query.is_empty() => format!("{address}?{query}"),
            _ => address.to_owned(),
        }
    }
}

fn shown<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// A date alone, a date with a time of day in the zone, or a whole instant with its offset.
pub(crate) fn time(date: &str, time_of_day: &str, zone: Tz) -> Result<Option<String>, TimeProblem> {
    let (date, time_of_day) = (date.trim(), time_of_day.trim());
    if date.is_empty() {
        return if time_of_day.is_empty() { Ok(None) } else { Err(TimeProblem::TimeWithoutDate) };
    }
    let when = When::parse(date).map_err(|error| match error {
        domain::time::TimeError::WithoutOffset => TimeProblem::WithoutOffset,
        _ => TimeProblem::NotADate,
    })?;
    if time_of_day.is_empty() || when.is_exact() {
        return Ok(Some(date.to_owned()));
    }
    let day = parse_day(date).map_err(|_| TimeProblem::NotADate)?;
    let read = |shape| NaiveTime::parse_from_str(time_of_day, shape);
    let time_of_day = read("%H:%M").or_else(|_| read("%H:%M:%S")).map_err(|_| TimeProblem::NotATimeOfDay)?;
    let local = NaiveDateTime::new(day, time_of_day);
    let at = zone.from_local_datetime(&local).earliest().ok_or(TimeProblem::Skipped)?;
    Ok(Some(at.to_rfc3339_opts(SecondsFormat::Secs, true)))
}

/// An instant as pages show it: local date and time to the minute with the offset.
pub(super) fn local(at: Instant, zone: Tz) -> String {
    at.to_utc().with_timezone(&zone).format("%Y-%m-%d %H:%M %:z").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_is_read_in_the_programmes_zone() {
        let zone = Tz::Asia__Shanghai;
        assert_eq!(time("", "", zone), Ok(None));
        assert_eq!(time("2023-01-22", "", zone), Ok(Some("2023-01-22".to_owned())));
        assert_eq!(time("2023-01-22", "22:15", zone), Ok(Some("2023-01-22T22:15:00+08:00".to_owned())));
        assert_eq!(time("2023-01-22T14:15:00Z", "", zone), Ok(Some("2023-01-22T14:15:00Z".to_owned())));
        assert_eq!(time("2023-01-22T14:15:00", "", zone), Err(TimeProblem::WithoutOffset));
        assert_eq!(time("22.1.2023", "", zone), Err(TimeProblem::NotADate));
        assert_eq!(time("", "22:15", zone), Err(TimeProblem::TimeWithoutDate));
        assert_eq!(time("2023-01-22", "late", zone), Err(TimeProblem::NotATimeOfDay));
        assert_eq!(time("2018-11-04", "00:30", Tz::America__Sao_Paulo), Err(TimeProblem::Skipped));
    }

    #[test]
    fn neighbours_keep_the_question_and_change_one_part() {
        let asking = Asking { version: Some(7), as_of: "2023-01-22".into(), page: Some(3), ..Asking::default() };
        assert_eq!(asking.address(&[]), "/audits/exposure?version=7&as_of=2023-01-22&page=3");
        let uncovered = asking.address(&[("show", "uncovered"), ("page", "")]);
        assert_eq!(uncovered, "/audits/exposure?version=7&as_of=2023-01-22&show=uncovered");
    }
}
