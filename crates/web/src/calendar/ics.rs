//! Calendars as RFC 5545 has them: all-day entries, texts escaped, lines of at most 75 octets that end with CR and LF. Written here
//! because the libraries for it draw chance and read a clock of their own, and both are kept in one place in this program.

use std::fmt::Write;

use chrono::{Days, NaiveDate};
use domain::time::Instant;
use sha2::{Digest, Sha256};

/// Octets of a line, its end left out (RFC 5545, 3.1).
const LINE: usize = 75;

/// An entry of one whole day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// What makes it the same entry at every request, whatever becomes of its day and words.
    pub(super) key: String,
    pub(super) day: NaiveDate,
    pub(super) summary: String,
}

/// The calendar of this name, as it is at `now`.
pub(super) fn calendar(name: &str, entries: &[Entry], now: Instant) -> String {
    let stamp = now.to_utc().format("%Y%m%dT%H%M%SZ").to_string();
    let mut written = String::new();
    let lines =
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Underwraps//Expiries and due dates//EN", "METHOD:PUBLISH"];
    for text in lines {
        line(&mut written, text);
    }
    line(&mut written, &format!("X-WR-CALNAME:{}", escaped(name)));
    for Entry { key, day, summary } in entries {
        let uid = hex::encode(Sha256::digest(key.as_bytes()));
        let next = day.checked_add_days(Days::new(1)).unwrap_or(*day);
        line(&mut written, "BEGIN:VEVENT");
        line(&mut written, &format!("UID:{uid}@underwraps.invalid"));
        line(&mut written, &format!("DTSTAMP:{stamp}"));
        line(&mut written, &format!("DTSTART;VALUE=DATE:{}", day.format("%Y%m%d")));
        line(&mut written, &format!("DTEND;VALUE=DATE:{}", next.format("%Y%m%d")));
        line(&mut written, &format!("SUMMARY:{}", escaped(summary)));
        line(&mut written, "TRANSP:TRANSPARENT");
        line(&mut written, "END:VEVENT");
    }
    line(&mut written, "END:VCALENDAR");
    written
}

/// A text as a value (RFC 5545, 3.3.11); what could begin another line or property is taken away.
fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => written.extend(['\\', c]),
            '\n' => written.push_str("\\n"),
            // Direction marks of the catalogue and control characters mean nothing in a calendar.
            '\u{2066}'..='\u{2069}' => {}
            c if c.is_control() => {}
            c => written.push(c),
        }
    }
    written
}

/// One line, folded before its seventy-sixth octet, never within a character.
fn line(written: &mut String, text: &str) {
    let mut length = 0;
    for c in text.chars() {
        if length + c.len_utf8() > LINE {
            written.push_str("\r\n ");
            length = 1;
        }
        written.push(c);
        length += c.len_utf8();
    }
    // A string takes whatever is written.
    let _ = write!(written, "\r\n");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn entry(summary: &str) -> Entry {
        let day = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
        Entry { key: "ends/agreements/NDA1/".to_owned(), day, summary: summary.to_owned() }
    }

    /// The logical lines of a calendar, as whoever reads it puts them together.
    fn unfolded(calendar: &str) -> Vec<String> {
        calendar.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn an_entry_is_a_whole_day_under_a_name_that_stays() {
        let now = Instant::parse("2026-11-27T20:00:00Z").unwrap();
        let lines = unfolded(&calendar("Due, and ending", &[entry("NDA1; ends")], now));
        for expected in [
            "X-WR-CALNAME:Due\\, and ending",
            "DTSTAMP:20261127T200000Z",
            "DTSTART;VALUE=DATE:20261231",
            "DTEND;VALUE=DATE:20270101",
            "SUMMARY:NDA1\\; ends",
        ] {
            assert!(lines.contains(&expected.to_owned()), "{expected}: {lines:#?}");
        }
        let uid = |entry: Entry| {
            unfolded(&calendar("", &[entry], now)).into_iter().find(|line| line.starts_with("UID:")).unwrap()
        };
        let moved = Entry { day: NaiveDate::from_ymd_opt(2027, 1, 31).unwrap(), ..entry("other words") };
        assert_eq!(uid(entry("NDA1; ends")), uid(moved), "an entry that is moved stays the same entry");
        let other = Entry { key: "ends/agreements/NDA2/".to_owned(), ..entry("") };
        assert_ne!(uid(entry("")), uid(other));
    }

    proptest! {
        #[test]
        fn no_text_breaks_a_line_or_a_character_and_each_comes_out_again(text in "\\PC{0,200}") {
            let now = Instant::parse("2026-11-27T20:00:00Z").unwrap();
            let written = calendar(&text, &[entry(&text)], now);
            for physical in written.split_terminator("\r\n") {
                prop_assert!(physical.len() <= LINE && !physical.contains(['\r', '\n']), "{physical:?}");
            }
            let lines = unfolded(&written);
            let names = ["BEGIN", "VERSION", "PRODID", "METHOD", "X-WR-CALNAME", "UID", "DTSTAMP", "DTSTART", "DTEND",
                "SUMMARY", "TRANSP", "END"];
            prop_assert!(lines.iter().all(|line| names.contains(&line.split([':', ';']).next().unwrap())), "{lines:#?}");
            let summary = lines.iter().find_map(|line| line.strip_prefix("SUMMARY:")).unwrap();
            let mut read = String::new();
            let mut chars = summary.chars();
            while let Some(c) = chars.next() {
                read.extend(if c == '\\' { chars.next() } else { Some(c) });
            }
            let kept: String = text.chars().filter(|c| !('\u{2066}'..='\u{2069}').contains(c)).collect();
            prop_assert_eq!(read, kept);
        }
    }
}
