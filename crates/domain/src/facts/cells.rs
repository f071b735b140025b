//! One cell: from the text that a person wrote to its canonical form, or the problem with it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use chrono_tz::Tz;
use iso_currency::Currency;
use isocountry::CountryCode;

use super::{Column, LIST_SEPARATOR, Target, Value};
use crate::money::MoneyError;
use crate::time::{Instant, TimeError, When, parse_day};

/// Longest code, in characters.
pub(super) const CODE_CHARS: usize = 64;
/// Longest free text, in characters.
pub(super) const TEXT_CHARS: usize = 2000;

/// The values that a choice offers.
pub type Words = &'static [&'static str];

/// A problem of one cell of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellError {
    pub column: &'static str,
    /// What was written; absent where it could be a person's name or address.
    pub value: Option<String>,
    pub problem: Problem,
}

/// What is wrong with a cell; each variant carries what its message needs to say what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    Missing,
    CodeTooLong {
        most: usize,
    },
    ControlCharacter,
    TextTooLong {
        most: usize,
    },
    NotADate,
    NotAnInstant,
    NotAWhen,
    WithoutOffset,
    NotAChoice {
        choices: Words,
    },
    NotYesOrNo,
    NotAWholeNumber {
        least: i64,
        most: i64,
    },
    NotMoney(MoneyError),
    NotACurrency,
    CurrencyMissing {
        column: &'static str,
    },
    NotACountry,
    NotAZone,
    NotAPeriod,
    NotASurvival,
    NotASha256,
    NotAVersion,
    /// No fact of this sort has the code.
    UnknownReference {
        target: Target,
        code: String,
    },
    /// The code belongs to a party already, or to a person.
    CodeTaken,
    /// This ends before the other column of the row starts.
    EndsBefore {
        start_column: &'static str,
        start: String,
    },
    /// This must differ from the other column of the row.
    SameAs {
        column: &'static str,
    },
    /// A return case names copies of another party, round or transmittal.
    NotItsOwn,
    /// It would have come back before it was handed over.
    BeforeReceipt,
    /// Nobody entered then: the event had not opened its door, the time is still to come, or it is before the invitation.
    NobodyEntered,
    /// More than can be handed over at once.
    TooMany {
        most: usize,
    },
    /// It is no money: an apology, a plan or the like has no amount.
    NoMoney,
    /// It would go beyond what was settled or decided, or is in another currency: then it says why.
    BeyondDecided,
    /// Money is entered while its claim is collected; what is written off, once two people took that step.
    NotCollected,
    /// It tells what happened, and lies in the future.
    StillToCome,
    /// What it is speaks for them, and its weight against them; or the other way about.
    SpeaksOtherwise,
    /// Two people take this step: it is not entered by one.
    TakesTwo,
    /// It says neither of what nor between whom: a disclosure, or a giver and a recipient, must be named.
    NamesNothing,
    /// The same key stands in an earlier row of the file.
    KeyTwice {
        first_line: u64,
    },
    /// `recorded_at` or `superseded_at` lies in the future.
    InTheFuture {
        now: Instant,
    },
    /// `superseded_at` is not later than `recorded_at`.
    SupersededBeforeRecorded,
    /// A correction must be recorded later than the state that it corrects.
    NotLaterThanRecorded {
        recorded_at: Instant,
    },
    /// Another state of the same fact counts for a part of the same time.
    OverlapsState {
        recorded_at: Instant,
        superseded_at: Option<Instant>,
    },
    /// Outside the programmes of the person who sends it.
    OutOfScope,
    /// Whoever drafts papers of this kind writes drafts alone.
    BeyondADraft,
    /// The row has more or fewer fields than the header; its column is blank.
    FieldCount {
        expected: usize,
        found: usize,
    },
    /// The bytes of the row are not UTF-8; its column is blank.
    NotUtf8 {
        /// The name of the encoding that they look like.
        likely: Option<&'static str>,
    },
    /// A quotation mark opens in the row and never closes; its column is blank.
    QuoteNotClosed,
    /// The row is longer than a row can be, in bytes; its column is blank.
    RowTooLong {
        most: usize,
    },
    /// A row of a sheet has cells beyond its header; its column is blank.
    BeyondHeader,
    /// A formula whose value was not saved with the workbook.
    FormulaWithoutValue,
    /// A formula that gives an error.
    FormulaFailed,
    /// A number with more digits than a workbook keeps.
    NumberTooLong,
}

impl From<TimeError> for Problem {
    fn from(error: TimeError) -> Self {
        match error {
            TimeError::NotADate => Self::NotADate,
            TimeError::WithoutOffset => Self::WithoutOffset,
            TimeError::NotAnInstant => Self::NotAnInstant,
        }
    }
}

/// The canonical form of a cell that is not blank. Money is left to the row, which knows the currency.
pub(super) fn canonical(column: &Column, raw: &str) -> Result<String, Problem> {
    let text = raw.trim();
    match column.value {
        Value::Code | Value::Reference(_) | Value::VersionLabel { .. } => code(text),
        Value::References(_) | Value::VersionLabels { .. } => list(text, code),
        Value::Version => version(text),
        Value::Versions => list(text, version),
        Value::Text => free_text(text),
        Value::Terms => list(text, free_text),
        Value::Choice(choices) => choice(text, choices),
        Value::Choices(choices) => list(text, |one| choice(one, choices)),
        Value::Countries => list(text, country),
        Value::Date => Ok(parse_day(text)?.to_string()),
        Value::When => when(text),
        Value::YesNo => match text {
            "yes" | "no" => Ok(text.to_owned()),
            _ => Err(Problem::NotYesOrNo),
        },
        Value::Whole { least, most } => whole(text, least, most),
        Value::Money { .. } => Ok(text.to_owned()),
        Value::Currency => Currency::from_code(text).map(|_| text.to_owned()).ok_or(Problem::NotACurrency),
        Value::Country => country(text),
        Value::Zone => text.parse::<Tz>().map(|zone| zone.name().to_owned()).map_err(|_| Problem::NotAZone),
        Value::Periods => list(text, |one| period(one).map(|(from, to)| format!("{from}/{}", shown(to)))),
        Value::Survival => survival(text),
        Value::Sha256 => {
            let shaped = text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
            if shaped { Ok(text.to_ascii_lowercase()) } else { Err(Problem::NotASha256) }
        }
    }
}

fn code(text: &str) -> Result<String, Problem> {
    match text.chars().count() {
        0 => Err(Problem::Missing),
        found if found > CODE_CHARS => Err(Problem::CodeTooLong { most: CODE_CHARS }),
        _ if text.chars().any(char::is_control) => Err(Problem::ControlCharacter),
        _ => Ok(text.to_owned()),
    }
}

fn free_text(text: &str) -> Result<String, Problem> {
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(Problem::ControlCharacter);
    }
    if text.chars().count() > TEXT_CHARS {
        return Err(Problem::TextTooLong { most: TEXT_CHARS });
    }
    Ok(text.to_owned())
}

fn choice(text: &str, choices: Words) -> Result<String, Problem> {
    choices.iter().find(|word| **word == text).map(|word| (*word).to_owned()).ok_or(Problem::NotAChoice { choices })
}

fn country(text: &str) -> Result<String, Problem> {
    CountryCode::for_alpha2(text).map(|_| text.to_owned()).map_err(|_| Problem::NotACountry)
}

fn when(text: &str) -> Result<String, Problem> {
    match When::parse(text) {
        Ok(when) => Ok(when.to_string()),
        Err(TimeError::NotAnInstant) => Err(Problem::NotAWhen),
        Err(error) => Err(error.into()),
    }
}

fn whole(text: &str, least: i64, most: i64) -> Result<String, Problem> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    match text.parse::<i64>() {
        Ok(number) if digits && (least..=most).contains(&number) => Ok(number.to_string()),
        _ => Err(Problem::NotAWholeNumber { least, most }),
    }
}

/// The document's code and the label of `document:label`; the label stands after the last colon, which may be as wide as a
/// Chinese keyboard types it where there is no other.
pub(crate) fn split_version(text: &str) -> Option<(&str, &str)> {
    let parts = text.rsplit_once(':').or_else(|| text.rsplit_once('：'));
    parts.map(|(document, label)| (document.trim(), label.trim()))
}

fn version(text: &str) -> Result<String, Problem> {
    let (document, label) = split_version(text).ok_or(Problem::NotAVersion)?;
    let parts = code(document).and_then(|document| Ok((document, code(label)?)));
    match parts {
        Ok((document, label)) => Ok(format!("{document}:{label}")),
        Err(Problem::Missing) => Err(Problem::NotAVersion),
        Err(problem) => Err(problem),
    }
}

/// A period `from/to`; nothing after the slash leaves it open.
pub(crate) fn period(text: &str) -> Result<(NaiveDate, Option<NaiveDate>), Problem> {
    let (from, to) = text.split_once('/').ok_or(Problem::NotAPeriod)?;
    let from = parse_day(from).map_err(|_| Problem::NotAPeriod)?;
    let to = match to.trim() {
        "" => None,
        to => Some(parse_day(to).map_err(|_| Problem::NotAPeriod)?),
    };
    if to.is_some_and(|to| to < from) {
        return Err(Problem::NotAPeriod);
    }
    Ok((from, to))
}

fn shown(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

fn survival(text: &str) -> Result<String, Problem> {
    if text == "until_public" {
        return Ok(text.to_owned());
    }
    // "3 years" is what people write; the number alone is what is kept.
    let years = ["years", "year"].iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(text);
    whole(years.trim_end(), 0, 999).map_err(|_| Problem::NotASurvival)
}

/// A list is a set: sorted, each entry once, blank entries left out.
fn list(text: &str, one: impl Fn(&str) -> Result<String, Problem>) -> Result<String, Problem> {
    let entries = text.split(LIST_SEPARATOR).map(str::trim).filter(|entry| !entry.is_empty());
    let entries = entries.map(one).collect::<Result<BTreeSet<_>, _>>()?;
    Ok(entries.into_iter().collect::<Vec<_>>().join(&LIST_SEPARATOR.to_string()))
}
