//! Papers handed in as evidence of a fact: what is said of one beside its bytes, and who may hand in and void.

use chrono::NaiveDate;

use crate::facts::Kind;
use crate::staff::{Actor, Permission};
use crate::time::parse_day;

/// The name under which a file was sent: 1 to 200 characters on one line, without folders and without characters that
/// make a name look like another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileName(String);

impl FileName {
    pub const MAX_CHARS: usize = 200;

    /// What is left of a name as browsers give it: its end counts most, since it says what the file is. `None` when
    /// nothing is left.
    pub fn of(raw: &str) -> Option<Self> {
        let last = raw.rsplit(['/', '\\']).next().unwrap_or_default();
        let shown: String = last.chars().filter(|c| !c.is_control() && !turns_text(*c)).collect();
        let shown = shown.trim();
        let surplus = shown.chars().count().saturating_sub(Self::MAX_CHARS);
        let name: String = shown.chars().skip(surplus).collect();
        (!name.trim().is_empty()).then(|| Self(name.trim().to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Invisible characters that change the direction of a text, so that `fdp.exe` reads `exe.pdf`, or that cannot be seen.
pub(crate) const fn turns_text(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// What is said of a paper when it is handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// The day that the paper speaks of or came in on, whenever it was handed in here.
    dated_on: NaiveDate,
    /// Up to 1,000 characters, trimmed; may be blank.
    note: String,
}

/// What is wrong with what was said of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SayingProblem {
    NoDay,
    NotADay,
    /// The day is still to come.
    DayToCome {
        today: NaiveDate,
    },
    NoteTooLong {
        most: usize,
    },
}

impl Saying {
    /// The most characters of a note.
    pub const MOST_NOTE_CHARS: usize = 1000;

    /// Reads a day and a note. `today` is the latest local day anywhere: a paper speaks of no later one.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(dated_on: &str, note: &str, today: NaiveDate) -> Result<Self, Vec<SayingProblem>> {
        let mut problems = Vec::new();
        let day = match parse_day(dated_on) {
            Ok(day) if day > today => Err(SayingProblem::DayToCome { today }),
            Ok(day) => Ok(day),
            Err(_) if dated_on.trim().is_empty() => Err(SayingProblem::NoDay),
            Err(_) => Err(SayingProblem::NotADay),
        };
        let note = note.trim();
        problems.extend(day.err());
        if note.chars().count() > Self::MOST_NOTE_CHARS {
            problems.push(SayingProblem::NoteTooLong { most: Self::MOST_NOTE_CHARS });
        }
        match day {
            Ok(dated_on) if problems.is_empty() => Ok(Self { dated_on, note: note.to_owned() }),
            Ok(_) | Err(_) => Err(problems),
        }
    }

    pub const fn dated_on(&self) -> NaiveDate {
        self.dated_on
    }

    pub fn note(&self) -> &str {
        &self.note
    }
}

/// Whether `actor` may hand in and void evidence for facts of this kind: whoever enters them.
pub fn may_keep(actor: &Actor, kind: Kind) -> bool {
    actor.may(Permission::Enter(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_is_its_last_part_and_looks_like_what_it_is() {
        for (raw, name) in [
            ("agreement.pdf", Some("agreement.pdf")),
            ("C:\\papers\\协议 2026.pdf", Some("协议 2026.pdf")),
            ("../../etc/passwd", Some("passwd")),
            ("  a\r\nb\0.pdf ", Some("ab.pdf")),
            ("invoice\u{202e}fdp.exe", Some("invoicefdp.exe")),
            ("<script>.pdf", Some("<script>.pdf")),
            ("folder/", None),
            ("\u{200b}", None),
            ("", None),
        ] {
            assert_eq!(FileName::of(raw).as_ref().map(FileName::as_str), name, "{raw:?}");
        }
        let long = format!("{}.pdf", "案".repeat(300));
        let kept = FileName::of(&long).unwrap();
        assert_eq!(kept.as_str().chars().count(), 200);
        assert!(kept.as_str().ends_with("案.pdf"));
    }

    #[test]
    fn a_paper_has_a_day_of_its_own_and_perhaps_a_note() {
        let today = parse_day("2026-03-02").unwrap();
        let said = Saying::parse(" 2026-03-02 ", " signed copy ", today).unwrap();
        assert_eq!((said.dated_on(), said.note()), (today, "signed copy"));
        let most = "案".repeat(1000);
        assert!(Saying::parse("1999-12-31", &most, today).is_ok());
        for (day, note, problems) in [
            ("", "", vec![SayingProblem::NoDay]),
            ("2 March", "", vec![SayingProblem::NotADay]),
            ("2026-02-30", "", vec![SayingProblem::NotADay]),
            ("2026-03-03", "", vec![SayingProblem::DayToCome { today }]),
            ("", "案", vec![SayingProblem::NoDay]),
        ] {
            assert_eq!(Saying::parse(day, note, today), Err(problems), "{day:?}");
        }
        let both = Saying::parse("", &format!("{most}x"), today);
        assert_eq!(both, Err(vec![SayingProblem::NoDay, SayingProblem::NoteTooLong { most: 1000 }]));
    }
}
