//! What anybody outside reports of a leak: what one says, how far it has come here, and which step may be taken when. Nothing
//! of it is a fact until somebody on the staff takes it over.

use chrono::NaiveDate;

use crate::evidence::turns_text;
use crate::time::parse_day;

/// How far a report has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Nobody has looked at it yet.
    Received,
    /// Somebody has.
    Looking,
    /// Whoever sent it was asked for more.
    NeedsMore,
    /// An incident stands in the register for it.
    TakenOver,
    /// It concerns nothing of ours.
    NotRelevant,
}

impl State {
    /// Every state, from the first to the last.
    pub const ALL: [Self; 5] = [Self::Received, Self::Looking, Self::NeedsMore, Self::TakenOver, Self::NotRelevant];

    /// The name in the database and in catalogue keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Looking => "looking",
            Self::NeedsMore => "needs-more",
            Self::TakenOver => "taken-over",
            Self::NotRelevant => "not-relevant",
        }
    }

    /// The state of this name; none for every other text.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// What is done about a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// It was sent; the first step of each and no other's.
    Receive,
    /// Whoever sent it says more.
    Note,
    /// Somebody on the staff looks at it.
    Look,
    /// Somebody on the staff tells whoever sent it something.
    Answer,
    /// The same, with a question.
    AskMore,
    /// It is put aside, with a reason that stays here.
    Dismiss,
    /// It is linked with the incident that it became.
    TakeOver,
}

impl Step {
    /// Every step.
    pub const ALL: [Self; 7] =
        [Self::Receive, Self::Note, Self::Look, Self::Answer, Self::AskMore, Self::Dismiss, Self::TakeOver];
    /// The steps of the staff, in the order in which pages offer them.
    pub const OF_STAFF: [Self; 5] = [Self::Look, Self::Answer, Self::AskMore, Self::TakeOver, Self::Dismiss];

    /// The name in the database, in addresses and in catalogue keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Receive => "receive",
            Self::Note => "note",
            Self::Look => "look",
            Self::Answer => "answer",
            Self::AskMore => "ask-more",
            Self::Dismiss => "dismiss",
            Self::TakeOver => "take-over",
        }
    }

    /// The step of this name; none for every other text.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }

    /// Whether it is taken with words: an answer, a question, a reason.
    pub const fn has_words(self) -> bool {
        matches!(self, Self::Note | Self::Answer | Self::AskMore | Self::Dismiss)
    }

    /// Whether whoever sent the report reads its words.
    pub const fn is_told(self) -> bool {
        matches!(self, Self::Note | Self::Answer | Self::AskMore)
    }

    /// Whether it is taken by whoever sent the report; it waits for the staff then.
    pub const fn is_from_outside(self) -> bool {
        matches!(self, Self::Receive | Self::Note)
    }

    /// The state that a report in `state` comes to by this step; none where it is not to be taken. What was put aside is
    /// looked at again, and what was taken over can be linked with another incident, since people err.
    pub const fn after(self, state: State) -> Option<State> {
        match (self, state) {
            (Self::Receive, _) | (Self::AskMore | Self::Dismiss, State::TakenOver | State::NotRelevant) => None,
            (Self::Look, State::TakenOver) | (Self::TakeOver, _) => Some(State::TakenOver),
            (Self::Note, State::NeedsMore) | (Self::Look, _) | (Self::Answer, State::Received) => Some(State::Looking),
            (Self::Note | Self::Answer, _) => Some(state),
            (Self::AskMore, _) => Some(State::NeedsMore),
            (Self::Dismiss, _) => Some(State::NotRelevant),
        }
    }
}

/// The most characters of what was seen, of a note, an answer or a reason.
pub const MOST_CHARS: usize = 4000;
/// The most characters of an address.
pub const MOST_URL_CHARS: usize = 2000;
/// The most characters of whom to answer to.
pub const MOST_CONTACT_CHARS: usize = 200;
/// The most notes that one report is given after it was sent.
pub const MOST_NOTES: usize = 20;

/// What somebody reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// What was seen, in 1 to 4,000 characters.
    pub seen: String,
    /// Where on the web; blank where nothing was said.
    pub url: String,
    /// On which day first, as the reporter's calendar has it.
    pub first_seen_on: Option<NaiveDate>,
    /// Whom to answer to, in the reporter's own words: personal; blank for whoever stays unknown.
    pub contact: String,
}

/// A report as it was typed.
#[derive(Clone, Copy, Debug)]
pub struct Typed<'a> {
    pub seen: &'a str,
    pub url: &'a str,
    pub first_seen_on: &'a str,
    pub contact: &'a str,
}

/// What is wrong with a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    NothingSeen,
    SeenTooLong {
        found: usize,
    },
    /// It begins with neither `http://` nor `https://`, or has blanks in it.
    NotAnAddress,
    AddressTooLong {
        found: usize,
    },
    NotADay,
    DayToCome,
    ContactTooLong {
        found: usize,
    },
}

impl Report {
    /// Reads a report. `latest` is the latest local day anywhere: nobody saw something on a later one.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(typed: Typed<'_>, latest: NaiveDate) -> Result<Self, Vec<Problem>> {
        let (seen, url, contact) = (legible(typed.seen), legible(typed.url), legible(typed.contact));
        let mut problems = Vec::new();
        match seen.chars().count() {
            0 => problems.push(Problem::NothingSeen),
            found if found > MOST_CHARS => problems.push(Problem::SeenTooLong { found }),
            _ => {}
        }
        match url.chars().count() {
            0 => {}
            found if found > MOST_URL_CHARS => problems.push(Problem::AddressTooLong { found }),
            _ if !is_web_address(&url) => problems.push(Problem::NotAnAddress),
            _ => {}
        }
        let day = match typed.first_seen_on.trim() {
            "" => None,
            day => {
                let day = parse_day(day).map_err(|_| Problem::NotADay);
                let day = day.and_then(|day| if day > latest { Err(Problem::DayToCome) } else { Ok(day) });
                problems.extend(day.err());
                day.ok()
            }
        };
        let found = contact.chars().count();
        if found > MOST_CONTACT_CHARS {
            problems.push(Problem::ContactTooLong { found });
        }
        if problems.is_empty() { Ok(Self { seen, url, first_seen_on: day, contact }) } else { Err(problems) }
    }
}

fn is_web_address(url: &str) -> bool {
    let lower = url.to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/') && !rest.contains(char::is_whitespace))
}

/// Why words are not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordsProblem {
    Blank,
    TooLong { found: usize },
}

/// Reads a note, an answer or a reason: 1 to 4,000 characters.
///
/// # Errors
/// What is wrong.
pub fn parse_words(raw: &str) -> Result<String, WordsProblem> {
    let words = legible(raw);
    match words.chars().count() {
        0 => Err(WordsProblem::Blank),
        found if found > MOST_CHARS => Err(WordsProblem::TooLong { found }),
        _ => Ok(words),
    }
}

/// What of a text can be read: without control characters but line breaks and tabs, and without those that turn the direction
/// of a text; lines end in one way.
fn legible(raw: &str) -> String {
    let one_way = raw.replace("\r\n", "\n").replace('\r', "\n");
    let kept = one_way.chars().filter(|c| matches!(c, '\n' | '\t') || !c.is_control() && !turns_text(*c));
    kept.collect::<String>().trim().to_owned()
}

/// A feedback number as it is compared, however it was copied: lower case, without blanks and dashes, letters and digits of full
/// width as plain ones.
pub fn feedback_number(raw: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => {
            char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c)
        }
        other => other,
    };
    raw.chars().map(narrow).filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLANK: Typed<'_> = Typed { seen: "A bumper on a forum", url: "", first_seen_on: "", contact: "" };

    fn latest() -> NaiveDate {
        parse_day("2026-03-02").unwrap()
    }

    fn wrong(typed: Typed<'_>) -> Vec<Problem> {
        Report::parse(typed, latest()).err().unwrap_or_default()
    }

    #[test]
    fn only_what_was_seen_has_to_be_said() {
        let report = Report::parse(BLANK, latest()).unwrap();
        assert_eq!((report.seen.as_str(), report.first_seen_on), ("A bumper on a forum", None));
        assert_eq!(wrong(Typed { seen: " \u{200b}\u{7} ", ..BLANK }), [Problem::NothingSeen]);
        assert_eq!(wrong(Typed { seen: &"车".repeat(4000), ..BLANK }), []);
        assert_eq!(wrong(Typed { seen: &"车".repeat(4001), ..BLANK }), [Problem::SeenTooLong { found: 4001 }]);
        assert_eq!(wrong(Typed { contact: &"x".repeat(201), ..BLANK }), [Problem::ContactTooLong { found: 201 }]);
    }

    #[test]
    fn an_address_is_one_of_the_web() {
        for (url, is_right) in [
            ("https://weibo.example/1?a=b#c", true),
            ("HTTP://例子.example/图", true),
            ("javascript:alert(1)", false),
            ("weibo.example/1", false),
            ("https://", false),
            ("https:///x", false),
            ("https://a b", false),
        ] {
            assert_eq!(wrong(Typed { url, ..BLANK }).is_empty(), is_right, "{url}");
        }
        let long = format!("https://{}", "a".repeat(2000));
        assert_eq!(wrong(Typed { url: &long, ..BLANK }), [Problem::AddressTooLong { found: 2008 }]);
    }

    #[test]
    fn nobody_saw_something_on_a_day_to_come() {
        for (day, expected) in
            [("2026-03-02", None), ("2026-03-03", Some(Problem::DayToCome)), ("yesterday", Some(Problem::NotADay))]
        {
            assert_eq!(wrong(Typed { first_seen_on: day, ..BLANK }).first().copied(), expected, "{day}");
        }
    }

    #[test]
    fn a_number_is_the_same_however_it_was_copied() {
        for raw in ["abcde-fgh23", " ABCDE FGH23 ", "ａｂｃｄｅ－ＦＧＨ２３"] {
            assert_eq!(feedback_number(raw), "abcdefgh23", "{raw}");
        }
    }

    #[test]
    fn words_keep_their_lines_and_lose_what_cannot_be_seen() {
        assert_eq!(parse_words(" one\r\ntwo\u{202e}\u{0} "), Ok("one\ntwo".to_owned()));
        assert_eq!(parse_words("\u{2066}"), Err(WordsProblem::Blank));
        assert_eq!(parse_words(&"a".repeat(4001)), Err(WordsProblem::TooLong { found: 4001 }));
    }

    #[test]
    fn every_step_is_said_for_every_state() {
        let arrives = |step: Step| {
            let names = State::ALL.map(|state| step.after(state).map_or("-", State::name));
            format!("{}: {}", step.name(), names.join(" "))
        };
        let expected = [
            "receive: - - - - -",
            "note: received looking looking taken-over not-relevant",
            "look: looking looking looking taken-over looking",
            "answer: looking looking needs-more taken-over not-relevant",
            "ask-more: needs-more needs-more needs-more - -",
            "dismiss: not-relevant not-relevant not-relevant - -",
            "take-over: taken-over taken-over taken-over taken-over taken-over",
        ];
        assert_eq!(Step::ALL.map(arrives), expected);
        for (step, state) in Step::ALL.into_iter().zip(State::ALL) {
            assert_eq!((Step::parse(step.name()), State::parse(state.name())), (Some(step), Some(state)));
        }
    }
}
