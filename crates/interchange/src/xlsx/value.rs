//! A cell of a workbook as text: numbers without exponents, serial dates as days, by the form that shows them.

use chrono::{Days, NaiveDate};

/// Digits that a spreadsheet keeps of a number; further ones are its own invention.
const DIGITS: usize = 15;
const DAY_MILLIS: f64 = 86_400_000.0;

/// The day from which a workbook counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Epoch {
    #[default]
    Year1900,
    Year1904,
}

/// How a cell shows a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Form {
    #[default]
    Plain,
    /// As a day, with or without its time.
    Day,
    /// As a time of day or a duration.
    Time,
    /// With zeros in front, so many digits in all.
    Padded(usize),
}

impl Form {
    /// The forms that have a number and no code; those of East Asia among them.
    pub(super) const fn built_in(id: u32) -> Self {
        match id {
            14..=17 | 22 | 27..=31 | 36 | 50..=58 => Self::Day,
            18..=21 | 32..=35 | 45..=47 => Self::Time,
            _ => Self::Plain,
        }
    }

    /// By the code of a form: what it says besides quoted text, colours and conditions.
    pub(super) fn of(code: &str) -> Self {
        let first = code.split(';').next().unwrap_or_default();
        if first.len() > 1 && first.len() <= 64 && first.bytes().all(|sign| sign == b'0') {
            return Self::Padded(first.len());
        }
        let plain = bare(first).to_ascii_lowercase();
        if plain.starts_with("general") {
            return Self::Plain;
        }
        let has = |signs: &str| plain.contains(|sign| signs.contains(sign));
        match (has("yd"), has("hs"), has("m")) {
            (true, ..) | (false, false, true) => Self::Day,
            (false, true, _) => Self::Time,
            (false, false, false) => Self::Plain,
        }
    }
}

/// The signs of a code that stand for a part of the number. Hours in brackets are a duration.
fn bare(code: &str) -> String {
    let mut plain = String::new();
    let mut signs = code.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '"' => drop(signs.by_ref().find(|one| *one == '"')),
            '\\' | '_' | '*' => drop(signs.next()),
            '[' => {
                let within: String = signs.by_ref().take_while(|one| *one != ']').collect();
                if !within.is_empty() && within.chars().all(|one| "hmsHMS".contains(one)) {
                    plain.push('h');
                }
            }
            sign => plain.push(sign),
        }
    }
    plain
}

/// A number as text; `None` when the workbook has not kept all its digits, or it is none.
pub(super) fn number(written: &str, form: Form, epoch: Epoch) -> Option<String> {
    let number: f64 = written.trim().parse().ok().filter(|number: &f64| number.is_finite())?;
    match form {
        Form::Day => day(number, epoch).or_else(|| plain(number)),
        Form::Time => time(number, epoch).or_else(|| plain(number)),
        Form::Plain => plain(number),
        Form::Padded(digits) => {
            let text = plain(number)?;
            let is_whole = text.bytes().all(|digit| digit.is_ascii_digit());
            Some(if is_whole { format!("{text:0>digits$}") } else { text })
        }
    }
}

fn plain(number: f64) -> Option<String> {
    if number.abs() >= 1e15 {
        return None;
    }
    let kept: f64 = format!("{number:.*e}", DIGITS - 1).parse().ok()?;
    Some(if kept == 0.0 { "0".to_owned() } else { kept.to_string() })
}

/// A day, and the time of day after it unless it is midnight.
fn day(serial: f64, epoch: Epoch) -> Option<String> {
    let (days, millis) = split(serial)?;
    let day = date(days, epoch)?;
    Some(if millis == 0 { day } else { format!("{day}T{}", clock(millis)) })
}

fn time(serial: f64, epoch: Epoch) -> Option<String> {
    match split(serial)? {
        (0, millis) => Some(clock(millis)),
        _ => day(serial, epoch),
    }
}

/// Whole days, and the milliseconds after them.
fn split(serial: f64) -> Option<(u64, u64)> {
    if !(0.0..2_958_466.0).contains(&serial) {
        return None;
    }
    let millis = format!("{:.0}", serial * DAY_MILLIS).parse::<u64>().ok()?;
    Some((millis / 86_400_000, millis % 86_400_000))
}

fn date(days: u64, epoch: Epoch) -> Option<String> {
    let (year, month, first) = match epoch {
        // That calendar has a 29 February 1900, which no other has: such a cell is refused as the date that it says.
        Epoch::Year1900 if days == 60 => return Some("1900-02-29".to_owned()),
        Epoch::Year1900 if days < 60 => (1899, 12, 31),
        Epoch::Year1900 => (1899, 12, 30),
        Epoch::Year1904 => (1904, 1, 1),
    };
    let day = NaiveDate::from_ymd_opt(year, month, first)?.checked_add_days(Days::new(days))?;
    Some(day.to_string())
}

fn clock(millis: u64) -> String {
    let (seconds, rest) = (millis / 1000, millis % 1000);
    let of_day = format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if rest == 0 { of_day } else { format!("{of_day}.{rest:03}") }
}

/// A date in ISO 8601, as strict workbooks hold it: without a midnight that says nothing.
pub(super) fn iso(written: &str) -> String {
    let text = written.trim();
    let day = ["T00:00:00", "T00:00:00.000", "T00:00"].iter().find_map(|midnight| text.strip_suffix(midnight));
    day.unwrap_or(text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_no_exponent_and_no_digits_that_nobody_wrote() {
        let cases = [
            ("42", "42"),
            ("42.0", "42"),
            ("1.2005E3", "1200.5"),
            ("0.30000000000000004", "0.3"),
            ("-0", "0"),
            ("1E-7", "0.0000001"),
            ("999999999999999", "999999999999999"),
        ];
        for (written, expected) in cases {
            assert_eq!(number(written, Form::Plain, Epoch::Year1900).as_deref(), Some(expected), "{written}");
        }
        assert_eq!(number("1E15", Form::Plain, Epoch::Year1900), None);
        assert_eq!(number("NaN", Form::Plain, Epoch::Year1900), None);
        assert_eq!(number("7", Form::of("000"), Epoch::Year1900).as_deref(), Some("007"));
    }

    #[test]
    fn serial_dates_are_days_in_both_calendars() {
        let cases = [
            ("44948", Form::Day, Epoch::Year1900, "2023-01-22"),
            ("43486", Form::Day, Epoch::Year1904, "2023-01-22"),
            ("1", Form::Day, Epoch::Year1900, "1900-01-01"),
            ("59", Form::Day, Epoch::Year1900, "1900-02-28"),
            ("60", Form::Day, Epoch::Year1900, "1900-02-29"),
            ("61", Form::Day, Epoch::Year1900, "1900-03-01"),
            ("0", Form::Day, Epoch::Year1904, "1904-01-01"),
            ("44948.4375", Form::Day, Epoch::Year1900, "2023-01-22T10:30:00"),
            ("44948.9999999999", Form::Day, Epoch::Year1900, "2023-01-23"),
            ("0.4375", Form::Time, Epoch::Year1900, "10:30:00"),
            ("-3", Form::Day, Epoch::Year1900, "-3"),
        ];
        for (written, form, epoch, expected) in cases {
            assert_eq!(number(written, form, epoch).as_deref(), Some(expected), "{written}");
        }
        assert_eq!((iso("2023-01-22T00:00:00"), iso("2023-01-22")), ("2023-01-22".to_owned(), "2023-01-22".to_owned()));
    }

    #[test]
    fn a_form_is_known_by_its_code() {
        for day in ["yyyy-mm-dd", "[$-804]yyyy\"年\"m\"月\"d\"日\"", "d/m/yy h:mm", "mmm", "[Red]dd.mm.yyyy;@"] {
            assert_eq!(Form::of(day), Form::Day, "{day}");
        }
        for time in ["h:mm", "[h]:mm:ss", "mm:ss.0"] {
            assert_eq!(Form::of(time), Form::Time, "{time}");
        }
        for plain in ["General", "0.00", "#,##0.00\" days\"", "0.00E+00", "\\d0", "[Red]0", "@", "0", "_(* #,##0_)"] {
            assert_eq!(Form::of(plain), Form::Plain, "{plain}");
        }
        assert_eq!((Form::built_in(14), Form::built_in(20), Form::built_in(49)), (Form::Day, Form::Time, Form::Plain));
    }
}
