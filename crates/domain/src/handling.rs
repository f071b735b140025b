//! How the company wants things handled: rules for a class, who may know of a document, and orders that stop its release.

use chrono::NaiveDate;

use crate::documents::{Class, meaning, word_for};
use crate::facts::reading::{day, number};
use crate::facts::{Cells, Unreadable};
use crate::knowledge::{Names, Subject, Word};
use crate::parties::Days;

/// A channel over which something is handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Channel {
    Portal = 1,
    Email,
    Courier,
    Meeting,
    Transfer,
    Viewing,
    Messenger,
    Other,
}

impl Channel {
    const WORDS: [(&'static str, Self); 8] = [
        ("portal", Self::Portal),
        ("email", Self::Email),
        ("courier", Self::Courier),
        ("meeting", Self::Meeting),
        ("transfer", Self::Transfer),
        ("viewing", Self::Viewing),
        ("messenger", Self::Messenger),
        ("other", Self::Other),
    ];

    pub(crate) fn parse(word: &str) -> Option<Self> {
        meaning(&Self::WORDS, word)
    }

    /// Its word in the bundle.
    pub fn as_str(self) -> &'static str {
        word_for(&Self::WORDS, self)
    }

    /// The channel of a number from 1; none of 0.
    pub(crate) fn numbered(number: u32) -> Option<Self> {
        Self::all().find(|channel| *channel as u32 == number)
    }

    fn all() -> impl Iterator<Item = Self> {
        Self::WORDS.into_iter().map(|(_, channel)| channel)
    }

    /// What passes over it is no data: nothing could be encrypted.
    pub const fn is_physical(self) -> bool {
        matches!(self, Self::Courier | Self::Meeting | Self::Viewing)
    }
}

/// Several channels, a bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Channels(u16);

impl Channels {
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub const fn contains(self, channel: Channel) -> bool {
        self.0 & (1 << channel as u16) != 0
    }

    /// All of them.
    pub fn iter(self) -> impl Iterator<Item = Channel> {
        Channel::all().filter(move |channel| self.contains(*channel))
    }
}

/// What the company asks for documents of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "what a rule asks or does not ask")]
pub struct HandlingRule {
    pub class: Class,
    /// Absent: of all programmes.
    pub programme: Option<Word>,
    pub days: Days,
    /// Over which it may be handed over; none: over any.
    pub channels: Channels,
    pub encryption: bool,
    pub marking: bool,
    pub approval: bool,
    pub commitment: bool,
    pub label: bool,
    pub training: bool,
    /// Days after a later version was issued within which the earlier one may be kept; absent: for ever.
    pub recall_days: Option<u32>,
}

/// Somebody may know of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    pub document: Word,
    pub subject: Subject,
    pub days: Days,
}

/// The law, or a court, forbids handing a document over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseStop {
    pub document: Word,
    pub days: Days,
}

fn days(cells: Cells<'_>) -> Result<Days, Unreadable> {
    Ok(Days { from: cells.read("from_date", day)?, to: cells.read("to_date", day)? })
}

impl HandlingRule {
    /// Reads a row of `handling_rules.csv`.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn read(cells: Cells<'_>, names: &mut Names) -> Result<Self, Unreadable> {
        let channels = cells.list("channels").filter_map(Channel::parse);
        Ok(Self {
            class: cells.must("class", Class::parse)?,
            programme: cells.get("programme_code").map(|code| names.word(code)),
            days: days(cells)?,
            channels: Channels(channels.fold(0, |bits, channel| bits | 1 << channel as u16)),
            encryption: cells.yes("encryption_required"),
            marking: cells.yes("marking_required"),
            approval: cells.yes("approval_required"),
            commitment: cells.yes("commitment_required"),
            label: cells.yes("label_required"),
            training: cells.yes("training_required"),
            recall_days: cells.read("recall_days", number)?,
        })
    }

    /// Its first day; the beginning of the calendar where it names none.
    pub fn from(&self) -> NaiveDate {
        self.days.from.unwrap_or(NaiveDate::MIN)
    }
}

impl Access {
    /// Reads a row of `access_lists.csv`.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn read(cells: Cells<'_>, names: &mut Names) -> Result<Self, Unreadable> {
        Ok(Self {
            document: names.word(cells.text("document_code")?),
            subject: names.subject(cells.text("subject_code")?),
            days: days(cells)?,
        })
    }
}

impl ReleaseStop {
    /// Reads a row of `release_stops.csv`.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn read(cells: Cells<'_>, names: &mut Names) -> Result<Self, Unreadable> {
        Ok(Self { document: names.word(cells.text("document_code")?), days: days(cells)? })
    }
}
