//! What is said with a step, from what was typed to what is kept.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Ask, Event, Field};
use crate::facts::LIST_SEPARATOR;
use crate::time::parse_day;

/// The most characters of a word or sentence.
pub const MOST_CHARS: usize = 2000;
/// The most characters of a code.
const CODE_CHARS: usize = 64;

/// What was typed, by field; lists have several entries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed(BTreeMap<Field, Vec<String>>);

/// What is said with a step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The day that the step speaks of, or the first day of what it brings about.
    pub day: Option<NaiveDate>,
    /// The last day of what it brings about.
    pub until: Option<NaiveDate>,
    /// The code of another fact, or under which one is kept; several with the separator of lists between them.
    pub code: Option<String>,
    /// What was written; may name people, so that it is kept apart.
    pub words: BTreeMap<Field, String>,
    /// The numbers of papers among the evidence of the fact, with the field for which each was named.
    pub papers: Vec<(Field, i64)>,
}

/// Something wrong with what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskProblem {
    pub field: Field,
    pub problem: Lack,
}

/// What is wrong with a field of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    Missing,
    NotADay,
    /// The day is still to come.
    DayToCome,
    /// The day is past.
    DayPast,
    /// The last day comes before the first.
    EndsBefore,
    /// The step cannot have been taken, or take effect, before this day.
    TooEarly {
        event: Event,
        earliest: NaiveDate,
    },
    /// It is due by an earlier day already.
    LaterThanDue {
        due: NaiveDate,
    },
    /// It reached them: what arrived is asked back, and not made never to have been.
    Arrived,
    TooLong {
        most: usize,
    },
    /// No such paper is among the evidence, or it is void.
    NoSuchPaper,
    /// Who asked for it cannot be who approves it.
    WhoAsked,
    /// It is the code of somebody else.
    NotYours,
    /// Nobody in the register of people has the address of who says it.
    NotRegistered,
    /// It was not released to them, or did not reach them.
    NoSuchRecipient,
    /// It is not among the bidders, or withdrew.
    NoSuchBidder,
    /// It is on record already.
    ToldAlready,
    /// A paper is named here, or why there is none.
    PaperOrReason,
}

/// How a field is read.
enum Sort {
    PastDay,
    FirstDay,
    LastDay,
    Code,
    Codes,
    Words,
    Papers,
}

const fn sort(field: Field) -> Sort {
    match field {
        Field::On => Sort::PastDay,
        Field::From => Sort::FirstDay,
        Field::Until => Sort::LastDay,
        Field::NewCode | Field::Successor | Field::Approver | Field::ConsentCode | Field::Recipient => Sort::Code,
        Field::Winners => Sort::Codes,
        Field::Papers | Field::Slot(_) => Sort::Papers,
        Field::Reason
        | Field::Signatory
        | Field::Authority
        | Field::Participant
        | Field::Sharing
        | Field::Conditions
        | Field::Missing(_) => Sort::Words,
    }
}

impl Typed {
    /// The same with one more entry of a field.
    #[must_use]
    pub fn with(mut self, field: Field, value: impl Into<String>) -> Self {
        self.0.entry(field).or_default().push(value.into());
        self
    }

    /// The first entry of a field, trimmed; blank when there is none.
    pub fn one(&self, field: Field) -> &str {
        self.all(field).next().unwrap_or_default()
    }

    /// The entries of a field that are not blank.
    pub fn all(&self, field: Field) -> impl Iterator<Item = &str> {
        let entries = self.0.get(&field).into_iter().flatten();
        entries.map(|entry| entry.trim()).filter(|entry| !entry.is_empty())
    }
}

impl Given {
    /// Reads what was typed for these fields; others are passed over. `papers` are the numbers of those that may be
    /// named, `today` the latest local day anywhere.
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the fields.
    pub fn parse(asks: &[Ask], typed: &Typed, papers: &[i64], today: NaiveDate) -> Result<Self, Vec<AskProblem>> {
        let (mut given, mut problems) = (Self::default(), Vec::new());
        for ask in asks {
            let read = match typed.all(ask.field).next() {
                None if ask.is_required => Err(Lack::Missing),
                None if lacks_reason(ask.field, typed) => Err(Lack::PaperOrReason),
                None => Ok(()),
                Some(_) => given.read(ask.field, typed, papers, today),
            };
            problems.extend(read.err().map(|problem| AskProblem { field: ask.field, problem }));
        }
        if problems.is_empty() { Ok(given) } else { Err(problems) }
    }

    fn read(&mut self, field: Field, typed: &Typed, papers: &[i64], today: NaiveDate) -> Result<(), Lack> {
        let one = typed.one(field);
        match sort(field) {
            Sort::PastDay => self.day = Some(day(one).and_then(|day| not_to_come(day, today))?),
            Sort::FirstDay => self.day = Some(day(one)?),
            Sort::LastDay => {
                let until = day(one)?;
                if self.day.is_some_and(|from| until < from) {
                    return Err(Lack::EndsBefore);
                }
                self.until = Some(until);
            }
            Sort::Code => self.code = Some(short(one, CODE_CHARS)?),
            Sort::Codes => {
                let codes: Result<BTreeSet<String>, Lack> =
                    typed.all(field).map(|code| short(code, CODE_CHARS)).collect();
                let codes: Vec<String> = codes?.into_iter().collect();
                self.code = Some(codes.join(&LIST_SEPARATOR.to_string()));
            }
            Sort::Words => drop(self.words.insert(field, short(one, MOST_CHARS)?)),
            Sort::Papers => {
                for entry in typed.all(field) {
                    let number = entry.parse().ok().filter(|number| papers.contains(number));
                    self.papers.push((field, number.ok_or(Lack::NoSuchPaper)?));
                    self.papers.sort_unstable();
                    self.papers.dedup();
                }
            }
        }
        Ok(())
    }

    /// What was written in a field; blank when nothing was, or when it was erased.
    pub fn word(&self, field: Field) -> &str {
        self.words.get(&field).map(String::as_str).unwrap_or_default()
    }
}

/// A slot is filled, or it is said why it is not.
fn lacks_reason(field: Field, typed: &Typed) -> bool {
    matches!(field, Field::Slot(slot) if typed.one(Field::Missing(slot)).is_empty())
}

fn day(text: &str) -> Result<NaiveDate, Lack> {
    parse_day(text).map_err(|_| Lack::NotADay)
}

fn not_to_come(day: NaiveDate, today: NaiveDate) -> Result<NaiveDate, Lack> {
    if day > today { Err(Lack::DayToCome) } else { Ok(day) }
}

fn short(text: &str, most: usize) -> Result<String, Lack> {
    if text.chars().count() > most { Err(Lack::TooLong { most }) } else { Ok(text.to_owned()) }
}
