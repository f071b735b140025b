//! The days from one to another: every day or week, or the ends of months, quarters or years.

use chrono::{Datelike, Days, Months, NaiveDate};

/// How far one day of a history is from the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Step {
    Day,
    Week,
    /// The last day of each month.
    #[default]
    Month,
    Quarter,
    Year,
}

impl Step {
    pub(super) const ALL: [Self; 5] = [Self::Day, Self::Week, Self::Month, Self::Quarter, Self::Year];

    /// Its name in addresses and catalogue keys.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    pub(super) fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }

    /// The days from `from` to `to`, which is always the last; none when `to` is earlier; at most one more than `most`.
    pub(super) fn days(self, from: NaiveDate, to: NaiveDate, most: usize) -> Vec<NaiveDate> {
        if to < from {
            return Vec::new();
        }
        let first = self.first(from);
        let steps = std::iter::successors(first, |day| self.next(*day));
        steps.take_while(|day| *day < to).take(most).chain([to]).collect()
    }

    /// The first such day from `from` on.
    fn first(self, from: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Day | Self::Week => Some(from),
            Self::Month => end(from, 1),
            Self::Quarter => end(from, 3),
            Self::Year => end(from, 12),
        }
    }

    fn next(self, day: NaiveDate) -> Option<NaiveDate> {
        let tomorrow = day.checked_add_days(Days::new(1))?;
        match self {
            Self::Week => day.checked_add_days(Days::new(7)),
            Self::Day | Self::Month | Self::Quarter | Self::Year => self.first(tomorrow),
        }
    }
}

/// The last day of the span of so many months, counted from January, in which `day` lies.
fn end(day: NaiveDate, months: u32) -> Option<NaiveDate> {
    let begins = day.with_day(1)?.with_month(day.month0() / months * months + 1)?;
    begins.checked_add_months(Months::new(months))?.checked_sub_days(Days::new(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(step: Step, from: &str, to: &str) -> Vec<String> {
        let day = |text: &str| domain::time::parse_day(text).unwrap();
        step.days(day(from), day(to), 10).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn each_step_ends_with_the_last_day() {
        assert_eq!(days(Step::Day, "2024-02-28", "2024-03-01"), ["2024-02-28", "2024-02-29", "2024-03-01"]);
        assert_eq!(days(Step::Week, "2024-02-20", "2024-03-01"), ["2024-02-20", "2024-02-27", "2024-03-01"]);
        assert_eq!(days(Step::Month, "2024-01-31", "2024-03-15"), ["2024-01-31", "2024-02-29", "2024-03-15"]);
        assert_eq!(days(Step::Quarter, "2023-11-05", "2024-06-30"), ["2023-12-31", "2024-03-31", "2024-06-30"]);
        assert_eq!(days(Step::Year, "2022-03-01", "2023-12-31"), ["2022-12-31", "2023-12-31"]);
    }

    #[test]
    fn an_empty_span_has_no_days_and_a_long_one_is_cut() {
        assert!(days(Step::Day, "2024-03-02", "2024-03-01").is_empty());
        assert_eq!(days(Step::Day, "2024-03-01", "2024-03-01"), ["2024-03-01"]);
        assert_eq!(days(Step::Day, "2020-01-01", "2024-03-01").len(), 11);
    }

    #[test]
    fn a_step_is_found_by_its_name() {
        for step in Step::ALL {
            assert_eq!(Step::of_name(step.name()), Some(step));
        }
        assert_eq!(Step::of_name("decade"), None);
    }
}
