//! Documents, their class on a day, and their versions.

use chrono::NaiveDate;

use crate::facts::cells::split_version;
use crate::facts::reading::{day, when};
use crate::facts::{Cells, Unreadable};
use crate::knowledge::{Names, Stamp, Subject, Word};
use crate::time::When;

/// How confidential a document is, from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    Public,
    Internal,
    Confidential,
    StrictlyConfidential,
}

impl Class {
    const WORDS: [(&'static str, Self); 4] = [
        ("public", Self::Public),
        ("internal", Self::Internal),
        ("confidential", Self::Confidential),
        ("strictly_confidential", Self::StrictlyConfidential),
    ];

    /// The class of this word.
    pub fn parse(word: &str) -> Option<Self> {
        meaning(&Self::WORDS, word)
    }

    /// Its word in the bundle.
    pub fn as_str(self) -> &'static str {
        word_for(&Self::WORDS, self)
    }
}

/// What a word of a column stands for.
pub(crate) fn meaning<T: Copy>(words: &[(&'static str, T)], word: &str) -> Option<T> {
    words.iter().find(|(known, _)| *known == word).map(|(_, meant)| *meant)
}

/// The word of a column for what it stands for.
pub(crate) fn word_for<T: Copy + PartialEq>(words: &[(&'static str, T)], meant: T) -> &'static str {
    words.iter().find(|(_, known)| *known == meant).map_or("", |(word, _)| word)
}

/// What a document is, as far as a rule asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InfoType {
    Drawing,
    Specification,
    Photo,
    Model,
    Sample,
    Mould,
    Vehicle,
    Contract,
    DataSet,
    Software,
    Process,
    Other,
}

impl InfoType {
    const WORDS: [(&'static str, Self); 12] = [
        ("drawing", Self::Drawing),
        ("specification", Self::Specification),
        ("photo", Self::Photo),
        ("model", Self::Model),
        ("sample", Self::Sample),
        ("mould", Self::Mould),
        ("vehicle", Self::Vehicle),
        ("contract", Self::Contract),
        ("data_set", Self::DataSet),
        ("software", Self::Software),
        ("process", Self::Process),
        ("other", Self::Other),
    ];

    pub(crate) fn parse(word: &str) -> Option<Self> {
        meaning(&Self::WORDS, word)
    }

    /// Its word in the bundle.
    pub fn as_str(self) -> &'static str {
        word_for(&Self::WORDS, self)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub code: Word,
    pub programme: Word,
    pub originator: Subject,
    pub part: Option<Word>,
    pub info_type: InfoType,
    /// Its class before any change.
    pub class: Class,
    pub public_at: Option<When>,
}

/// From this day on the document has another class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassChange {
    pub document: Word,
    pub class: Class,
    pub from: NaiveDate,
}

/// A version by its document's code and its label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VersionKey {
    pub document: Word,
    pub label: Word,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    pub key: VersionKey,
    issued_at: Stamp,
    pub withdrawn_at: Option<When>,
    /// Absent: the document's originator made it.
    pub made_by: Option<Subject>,
    /// What it was made from.
    pub derived_from: Option<VersionKey>,
}

impl Document {
    /// Its class on a day, by the changes of its class in the order of their days.
    pub(crate) fn class_on(&self, changes: &[(NaiveDate, Class)], day: NaiveDate) -> Class {
        changes.iter().rev().find(|(from, _)| *from <= day).map_or(self.class, |(_, class)| *class)
    }

    /// Reads a row of documents.csv.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn read(cells: Cells<'_>, names: &mut Names) -> Result<Self, Unreadable> {
        Ok(Self {
            code: names.word(cells.text("code")?),
            programme: names.word(cells.text("programme_code")?),
            originator: names.subject(cells.text("originator_code")?),
            part: cells.get("part").map(|part| names.word(part)),
            info_type: cells.read("info_type", InfoType::parse)?.unwrap_or(InfoType::Other),
            class: cells.must("class", Class::parse)?,
            public_at: cells.read("public_at", when)?,
        })
    }
}

impl ClassChange {
    /// Reads a row of `class_changes.csv`.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn read(cells: Cells<'_>, names: &mut Names) -> Result<Self, Unreadable> {
        Ok(Self {
            document: names.word(cells.text("document_code")?),
            class: cells.must("class", Class::parse)?,
            from: cells.must("from_date", day)?,
        })
    }
}

impl Version {
    pub fn issued_at(&self) -> When {
        self.issued_at.when()
    }

    /// Reads a row of versions.csv.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn read(cells: Cells<'_>, names: &mut Names) -> Result<Self, Unreadable> {
        let mut key =
            |(document, label): (&str, &str)| VersionKey { document: names.word(document), label: names.word(label) };
        let own = key((cells.text("document_code")?, cells.text("label")?));
        let derived_from = cells.get("derived_from").and_then(split_version).map(key);
        Ok(Self {
            key: own,
            issued_at: Stamp::from(cells.must("issued_at", when)?),
            withdrawn_at: cells.read("withdrawn_at", when)?,
            made_by: cells.get("made_by_code").map(|code| names.subject(code)),
            derived_from,
        })
    }
}
