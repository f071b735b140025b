//! Events at which something is shown, who is invited, until when which contents may not be published, as it was notified, and
//! what was published.

use serde::{Serialize, Serializer};

use crate::documents::{meaning, word_for};
use crate::facts::reading::when;
use crate::facts::{CellError, Cells, Kind, LIST_SEPARATOR, Row, Unreadable};
use crate::knowledge::{Names, Subject, Word};
use crate::time::When;

/// What an embargo holds back and a publication shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Content {
    Photos,
    Film,
    Exterior,
    Interior,
    Driving,
    Specifications,
    Price,
}

impl Content {
    /// Every one, in order.
    pub const ALL: [Self; 7] =
        [Self::Photos, Self::Film, Self::Exterior, Self::Interior, Self::Driving, Self::Specifications, Self::Price];
    const WORDS: [(&'static str, Self); 7] = [
        ("photos", Self::Photos),
        ("film", Self::Film),
        ("exterior", Self::Exterior),
        ("interior", Self::Interior),
        ("driving", Self::Driving),
        ("specifications", Self::Specifications),
        ("price", Self::Price),
    ];

    fn parse(word: &str) -> Option<Self> {
        meaning(&Self::WORDS, word)
    }

    /// Its word in the bundle.
    pub fn as_str(self) -> &'static str {
        word_for(&Self::WORDS, self)
    }
}

impl Serialize for Content {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// A viewing, test drive, shoot or launch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    pub code: Word,
    pub programme: Word,
}

/// A person who is invited to an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invitee {
    pub event: Word,
    pub person: Subject,
    pub invited_at: When,
    /// For whom the person comes, where it is said.
    pub employer: Option<Subject>,
}

/// An embargo as it was notified: a lift that is set anew is a further one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embargo {
    pub code: Word,
    pub event: Word,
    /// What it holds back; none: everything.
    contents: Vec<Content>,
    pub lifts_at: When,
    pub notified_at: When,
    /// Who was notified; none: everybody who was invited by then.
    pub people: Vec<Subject>,
}

/// What somebody published of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    pub code: Word,
    pub event: Word,
    pub publisher: Subject,
    /// In the order of [`Content`], each once.
    pub contents: Vec<Content>,
    pub published_at: When,
}

impl Event {
    /// Reads a row of events.csv.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn read(cells: Cells<'_>, names: &mut Names) -> Result<Self, Unreadable> {
        Ok(Self { code: names.word(cells.text("code")?), programme: names.word(cells.text("programme_code")?) })
    }
}

impl Invitee {
    /// Reads a row of invitees.csv.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn read(cells: Cells<'_>, names: &mut Names) -> Result<Self, Unreadable> {
        Ok(Self {
            event: names.word(cells.text("event_code")?),
            person: names.subject(cells.text("person_code")?),
            invited_at: cells.must("invited_at", when)?,
            employer: cells.get("employer_code").map(|code| names.subject(code)),
        })
    }
}

impl Embargo {
    /// Reads a row of embargoes.csv.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn read(cells: Cells<'_>, names: &mut Names) -> Result<Self, Unreadable> {
        Ok(Self {
            code: names.word(cells.text("code")?),
            event: names.word(cells.text("event_code")?),
            contents: contents(cells),
            lifts_at: cells.must("lifts_at", when)?,
            notified_at: cells.must("notified_at", when)?,
            people: cells.list("people").map(|code| names.subject(code)).collect(),
        })
    }

    /// What it holds back, in order; none: everything.
    pub fn contents(&self) -> &[Content] {
        &self.contents
    }

    /// It holds this back.
    pub fn concerns(&self, content: Content) -> bool {
        self.contents.is_empty() || self.contents.contains(&content)
    }
}

impl Publication {
    /// Reads a row of publications.csv.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn read(cells: Cells<'_>, names: &mut Names) -> Result<Self, Unreadable> {
        Ok(Self {
            code: names.word(cells.text("code")?),
            event: names.word(cells.text("event_code")?),
            publisher: names.subject(cells.text("publisher_code")?),
            contents: contents(cells),
            published_at: cells.must("published_at", when)?,
        })
    }
}

fn contents(cells: Cells<'_>) -> Vec<Content> {
    let mut contents: Vec<Content> = cells.list("contents").filter_map(Content::parse).collect();
    contents.sort_unstable();
    contents.dedup();
    contents
}

/// What becomes on record of somebody who was let in: each version on the list of an event was shown to them when they entered, but
/// for what is recorded of it already, under codes that none of `taken` is. Nothing for whoever did not enter, and where the host is not known.
///
/// # Errors
/// What is wrong with a cell: a code that would be too long.
///
/// # Source
/// The table of bases: shown at a meeting, viewing or event; the founding cases B and C.
pub fn shown(
    event: &Row,
    host: Option<&str>,
    invitee: &Row,
    (recorded, taken): (&[Row], &[String]),
) -> Result<Vec<Row>, Vec<CellError>> {
    let (Some(host), Some(at), Some(person)) = (host, invitee.get("checked_in_at"), invitee.get("person_code")) else {
        return Ok(Vec::new());
    };
    let code = event.get("code").unwrap_or_default();
    let versions = event.get("versions").into_iter().flat_map(|cell| cell.split(LIST_SEPARATOR));
    let (mut found, mut number) = (Vec::new(), 0);
    for version in versions {
        let (document, label) = version.rsplit_once(':').unwrap_or((version, ""));
        let is_same = |row: &&Row| {
            let own = [("recipient_code", person), ("document_code", document), ("version_label", label)];
            own.into_iter().all(|(column, cell)| row.get(column) == Some(cell))
        };
        if recorded.iter().any(|row| is_same(&row)) {
            continue;
        }
        let own = loop {
            number += 1;
            let own = numbered(code, person, number);
            if !taken.contains(&own) {
                break own;
            }
        };
        found.push(Row::parse(Kind::Disclosures, |column| match column.name {
            "code" => Some(own.as_str()),
            "document_code" => Some(document),
            "version_label" => Some(label),
            "giver_code" => Some(host),
            "recipient_code" => Some(person),
            "at" => Some(at),
            "basis" => Some("shown"),
            "channel" => Some("viewing"),
            "event_code" => Some(code),
            _ => None,
        })?);
    }
    Ok(found)
}

/// A code of its own for the nth thing that somebody is shown at an event; of long codes their beginnings.
fn numbered(event: &str, person: &str, number: usize) -> String {
    format!("{}{}-{number:02}", shown_under(event), beginning(person, 28))
}

/// How the codes of all that is shown at an event begin.
pub fn shown_under(event: &str) -> String {
    format!("{}-", beginning(event, 30))
}

fn beginning(code: &str, most: usize) -> String {
    code.chars().take(most).collect()
}
