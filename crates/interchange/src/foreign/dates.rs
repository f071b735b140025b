//! Days as people write them, read in an order that somebody has chosen where the signs alone leave it open.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// Which of the first two numbers of `03/04/2026` is the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayOrder {
    #[default]
    DayFirst,
    MonthFirst,
}

/// What the days of a column say about the order of their numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OrderSigns {
    /// So many have a first number that no month has.
    pub day_first: usize,
    /// So many have a second number that no month has.
    pub month_first: usize,
    /// So many can be read in either order, as different days.
    pub either: usize,
}

impl OrderSigns {
    pub fn add(&mut self, written: &str) {
        let Some(Read::Numbers(first, second, _)) = read(written) else { return };
        match (first > 12, second > 12) {
            (true, _) => self.day_first += 1,
            (_, true) => self.month_first += 1,
            _ if first != second => self.either += 1,
            _ => {}
        }
    }

    /// The order that the signs speak for; the first where nothing does.
    pub const fn order(self) -> DayOrder {
        if self.month_first > self.day_first { DayOrder::MonthFirst } else { DayOrder::DayFirst }
    }

    /// Nothing but the person's word decides.
    pub const fn is_open(self) -> bool {
        self.either > 0 && (self.day_first == 0) == (self.month_first == 0)
    }
}

enum Read {
    Day(NaiveDate),
    /// Two numbers whose order is open, and the year.
    Numbers(u32, u32, i32),
}

/// The day that is written, as `2026-03-02`; `None` where it is none.
pub(super) fn day(written: &str, order: DayOrder) -> Option<String> {
    let day = match read(written)? {
        Read::Day(day) => day,
        Read::Numbers(first, second, year) => match order {
            DayOrder::DayFirst => NaiveDate::from_ymd_opt(year, second, first)?,
            DayOrder::MonthFirst => NaiveDate::from_ymd_opt(year, first, second)?,
        },
    };
    Some(day.to_string()).filter(|_| (1900..=2200).contains(&day.year()))
}

fn read(written: &str) -> Option<Read> {
    let text = written.trim().trim_end_matches(['日', '.']).to_lowercase();
    let text = without_midnight(&text);
    if text.len() == 8 && text.bytes().all(|digit| digit.is_ascii_digit()) {
        return NaiveDate::parse_from_str(text, "%Y%m%d").ok().map(Read::Day);
    }
    let parts: Vec<&str> = text
        .split(|sign: char| !sign.is_alphanumeric() || matches!(sign, '年' | '月' | '日'))
        .filter(|part| !part.is_empty())
        .collect();
    let &[first, second, third] = parts.as_slice() else { return None };
    if let (Some(month), Ok(day)) = (month(second), first.trim_end_matches(char::is_alphabetic).parse()) {
        return NaiveDate::from_ymd_opt(year(third)?, month, day).map(Read::Day);
    }
    if let (Some(month), Ok(day)) = (month(first), second.trim_end_matches(char::is_alphabetic).parse()) {
        return NaiveDate::from_ymd_opt(year(third)?, month, day).map(Read::Day);
    }
    let (one, two) = (first.parse().ok()?, second.parse().ok()?);
    if first.len() == 4 {
        return NaiveDate::from_ymd_opt(year(first)?, two, third.parse().ok()?).map(Read::Day);
    }
    let year = year(third)?;
    // Points part days from months where people write the day first.
    if text.contains('.') {
        return NaiveDate::from_ymd_opt(year, two, one).map(Read::Day);
    }
    Some(Read::Numbers(one, two, year))
}

fn without_midnight(text: &str) -> &str {
    let midnights = [" 00:00:00", "t00:00:00", " 0:00:00", " 00:00", " 0:00"];
    midnights.iter().find_map(|midnight| text.strip_suffix(midnight)).unwrap_or(text)
}

/// A year of four digits, or of two: those before 70 lie in this century.
fn year(text: &str) -> Option<i32> {
    let year: i32 = text.parse().ok()?;
    match text.len() {
        4 => Some(year),
        2 if year < 70 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

fn month(text: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let is_word = text.len() >= 3 && text.bytes().all(|letter| letter.is_ascii_alphabetic());
    let place = MONTHS.iter().position(|month| is_word && text.starts_with(month))?;
    u32::try_from(place + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        for written in [
            "2026-12-31",
            "31.12.2026",
            "31/12/2026",
            "31-12-26",
            "2026年12月31日",
            "2026/12/31",
            "2026.12.31",
            "20261231",
            "31 Dec 2026",
            "31-DEC-26",
            "December 31st, 2026",
            "2026-12-31 00:00:00",
        ] {
            assert_eq!(day(written, DayOrder::DayFirst).as_deref(), Some("2026-12-31"), "{written}");
        }
        assert_eq!(day("12/31/2026", DayOrder::MonthFirst).as_deref(), Some("2026-12-31"));
        assert_eq!(day("03/04/2026", DayOrder::DayFirst).as_deref(), Some("2026-04-03"));
        assert_eq!(day("03/04/2026", DayOrder::MonthFirst).as_deref(), Some("2026-03-04"));
        for written in ["", "soon", "2026", "31/12", "32.12.2026", "12/31/2026", "1-2-3-4", "0000"] {
            assert_eq!(day(written, DayOrder::DayFirst), None, "{written}");
        }
    }

    #[test]
    fn the_order_is_told_where_the_days_tell_it_and_else_it_is_open() {
        let of = |days: &[&str]| {
            let mut signs = OrderSigns::default();
            for day in days {
                signs.add(day);
            }
            (signs.order(), signs.is_open())
        };
        assert_eq!(of(&["03/04/2026", "31/12/2026"]), (DayOrder::DayFirst, false));
        assert_eq!(of(&["03/04/2026", "12/31/2026"]), (DayOrder::MonthFirst, false));
        assert_eq!(of(&["03/04/2026"]), (DayOrder::DayFirst, true));
        assert_eq!(of(&["03.04.2026", "2026-03-04"]), (DayOrder::DayFirst, false));
    }
}
