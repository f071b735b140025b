//! What an evidence pack holds: records and answers as known at one time, as plain tables. Of one incident for a court, or of the
//! whole house for an auditor.

mod answers;
mod auditor;
mod gathered;
mod redaction;

use std::collections::BTreeSet;

use domain::facts::Kind;
use domain::staff::Actor;
use domain::time::{Instant, When};
use persistence::Database;
use persistence::evidence::StoredFile;
use persistence::known::Known;

use self::gathered::Gathered;
pub use self::redaction::{HIDDEN, Hidden, Redaction};
use crate::times::time;
use crate::{AuditError, Index, TraceQuestion, trace};

/// What a pack is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The evidence of this incident for a court or tribunal.
    Court(String),
    /// How the house keeps its confidentiality, without anything confidential.
    Auditor,
}

impl Purpose {
    /// The word in files and in the catalogue.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Court(_) => "court",
            Self::Auditor => "auditor",
        }
    }

    /// The incident that it is about.
    pub fn incident(&self) -> Option<&str> {
        match self {
            Self::Court(incident) => Some(incident),
            Self::Auditor => None,
        }
    }

    /// The sections in the order in which they are read.
    pub const fn sections(&self) -> &'static [Section] {
        use Section::{
            Attribution, Claims, Controls, Custody, Evidence, Exceptions, Incidents, Leak, Liability, Lists, Log,
            Measures, Obligations, Parties, Populations, Responses, Roles, Secret,
        };
        match self {
            Self::Court(_) => &[
                Parties,
                Secret,
                Measures,
                Obligations,
                Custody,
                Leak,
                Attribution,
                Liability,
                Claims,
                Responses,
                Log,
                Evidence,
            ],
            Self::Auditor => &[Controls, Populations, Lists, Exceptions, Incidents, Log, Roles],
        }
    }

    /// The folder of a section in the pack.
    pub fn folder(&self, section: Section) -> String {
        let place = self.sections().iter().position(|one| *one == section).unwrap_or_default();
        format!("{:02}-{}", place + 1, section.name())
    }
}

/// Whether people and unrelated matters are named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Edition {
    /// As recorded, with the files of the evidence.
    #[default]
    Full,
    /// People have numbers, free text and unrelated matters are hidden, files are told by their SHA-256 alone.
    Redacted,
}

impl Edition {
    pub const ALL: [Self; 2] = [Self::Full, Self::Redacted];

    /// The word in files, addresses and the catalogue.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Redacted => "redacted",
        }
    }

    /// The edition of this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == word)
    }
}

/// Of what a pack is asked, and as of when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackQuestion {
    pub purpose: Purpose,
    /// An auditor gets the redacted edition whatever is asked.
    pub edition: Edition,
    /// How the world stood: a date for its whole day, or an instant; absent: the earliest time by which the incident had leaked,
    /// and for an auditor the time known at.
    pub as_of: Option<String>,
    /// A date for its whole day, or an instant; absent: everything recorded up to the last act.
    pub known_at: Option<String>,
}

/// A pack as values. The same question with both times gives the same, whatever is recorded later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackAnswer {
    pub purpose: Purpose,
    pub edition: Edition,
    /// Never left out: the pack says for itself what it stands for. Absent for an incident of which no time is known.
    pub as_of: Option<String>,
    pub known_at: String,
    /// How secret the pack is: as its most secret document, and no less than internal.
    pub class: &'static str,
    /// In the order of their sections.
    pub tables: Vec<PackTable>,
    pub left_out: Vec<LeftOut>,
    /// What the redacted edition hides; none in a full one.
    pub redactions: Vec<Redaction>,
    /// The files that a full edition holds, each once, by SHA-256.
    pub papers: Vec<PackPaper>,
    /// Where its days are days.
    pub zone: chrono_tz::Tz,
}

/// A file of evidence that goes into a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackPaper {
    pub file: StoredFile,
    /// Under which it was handed in; may name people.
    pub file_name: String,
    /// Who handed it in: the number of a member of staff, or blank for the command line.
    pub added_by: String,
    pub added_at: String,
}

/// One table of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackTable {
    pub section: Section,
    /// The register or the answer, within the section.
    pub name: &'static str,
    /// What an answer is of, where there are several: a document or `document:version`; else blank.
    pub subject: String,
    /// Which of the tables it is whose names would be the same, from 2 on; 0 for the first or only one.
    pub twin: usize,
    /// The register whose records it holds, each with the instant from which it counts and the act that wrote it; none for answers.
    pub register: Option<Kind>,
    /// The register or answer that it comes from.
    pub source: &'static str,
    pub columns: Vec<&'static str>,
    /// Cells as they are stored, lists joined by `|`.
    pub rows: Vec<Vec<String>>,
}

impl PackTable {
    /// A table of an answer: its name, and what it is of; with where it comes from.
    fn of_answer(
        section: Section,
        (name, subject): (&'static str, String),
        source: &'static str,
        columns: &[&'static str],
        rows: Vec<Vec<String>>,
    ) -> Self {
        Self { section, name, subject, twin: 0, register: None, source, columns: columns.to_vec(), rows }
    }

    /// Its name within the section.
    pub fn file_name(&self) -> String {
        let subject = self.subject.replace(':', "-");
        let twin = if self.twin > 0 { self.twin.to_string() } else { String::new() };
        let parts = [self.name, &subject, &twin].into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join("-")
    }
}

/// Numbers the tables whose names would be the same, also to a disk that takes capitals and small letters for the same.
fn told_apart(tables: &mut [PackTable]) {
    let mut taken = BTreeSet::new();
    for table in tables {
        let mut numbers = 2..;
        while !taken.insert((table.section, table.file_name().to_lowercase())) {
            table.twin = numbers.next().unwrap_or_default();
        }
    }
}

/// What a pack does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The register, or the sort of matter.
    pub what: String,
    /// The key of the record; blank for a sort of matter.
    pub record: String,
    pub why: Why,
}

/// Why a pack leaves something out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The record was void by then.
    Void,
    /// For our own lawyers; it never goes into a pack.
    LegalOnly,
    /// What the house writes for itself; it never goes into a pack.
    Internal,
    /// Said without prejudice.
    WithoutPrejudice,
    /// The bytes are not copied; their SHA-256 is in the list of evidence.
    HashOnly,
    /// The file is not in the store, or is another than the one that was handed in.
    Unreadable,
    /// It is secret, and this pack holds nothing secret.
    Secret,
}

impl Why {
    /// The word in files and in the catalogue.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Void => "void",
            Self::LegalOnly => "legal_only",
            Self::Internal => "internal",
            Self::WithoutPrejudice => "without_prejudice",
            Self::HashOnly => "hash_only",
            Self::Unreadable => "unreadable",
            Self::Secret => "secret",
        }
    }
}

/// A section of a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    Parties,
    Secret,
    Measures,
    Obligations,
    Custody,
    Leak,
    Attribution,
    Liability,
    Claims,
    Responses,
    Controls,
    Populations,
    /// What must be empty.
    Lists,
    Exceptions,
    Incidents,
    Log,
    Roles,
    Evidence,
}

impl Section {
    /// Its word in folders and in the catalogue.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Parties => "parties",
            Self::Secret => "secret",
            Self::Measures => "measures",
            Self::Obligations => "obligations",
            Self::Custody => "custody",
            Self::Leak => "leak",
            Self::Attribution => "attribution",
            Self::Liability => "liability",
            Self::Claims => "claims",
            Self::Responses => "responses",
            Self::Controls => "controls",
            Self::Populations => "populations",
            Self::Lists => "lists",
            Self::Exceptions => "exceptions",
            Self::Incidents => "incidents",
            Self::Log => "log",
            Self::Roles => "roles",
            Self::Evidence => "evidence",
        }
    }
}

/// Gathers a pack.
///
/// # Errors
/// `UnknownIncident` and `NotATime` are the asker's; the rest are ours.
///
/// # Source
/// The rules of evidence packs: what a court or an auditor is shown, and what never goes into a pack by itself.
pub async fn pack(base: (&Database, &Index), actor: &Actor, question: PackQuestion) -> Result<PackAnswer, AuditError> {
    time(question.as_of.as_deref())?;
    let txn = base.0.read_txn().await?;
    let known_at = match question.known_at.clone() {
        Some(known_at) => known_at,
        None => persistence::acts::last_instant(&txn).await?.to_string(),
    };
    time(Some(&known_at))?;
    txn.commit().await?;
    let mut answer = match question.purpose {
        Purpose::Court(incident) => {
            Box::pin(court(base, actor, incident, (question.as_of, known_at), question.edition)).await?
        }
        Purpose::Auditor => Box::pin(auditor::gather(base, actor, (question.as_of, known_at))).await?,
    };
    if question.edition == Edition::Redacted || answer.purpose == Purpose::Auditor {
        let txn = base.0.read_txn().await?;
        redaction::redact(&txn, &mut answer).await?;
        txn.commit().await?;
    }
    Ok(answer)
}

async fn court(
    (db, index): (&Database, &Index),
    actor: &Actor,
    incident: String,
    (as_of, known_at): (Option<String>, String),
    edition: Edition,
) -> Result<PackAnswer, AuditError> {
    let asked =
        TraceQuestion { incident: incident.clone(), known_at: Some(known_at.clone()), ..TraceQuestion::default() };
    let traced = Box::pin(trace((db, index), actor, asked)).await?;
    let as_of = as_of.or_else(|| traced.at.clone());
    let known = known(&known_at, traced.zone)?;
    let txn = db.read_txn().await?;
    let mut gathered = Gathered::of(&txn, actor, &incident, known).await?;
    gathered.add_evidence(&txn, actor, known).await?;
    gathered.add_log(&txn, actor, edition).await?;
    txn.commit().await?;
    let class = gathered.class();
    let Gathered { mut tables, mut left_out, papers, .. } = gathered;
    let at = answers::Moments { as_of: as_of.clone(), known_at: known_at.clone(), zone: traced.zone };
    tables.extend(Box::pin(answers::tables((db, index), actor, (&incident, &traced), &at)).await?);
    left_out.extend([
        LeftOut::matter("own_weaknesses", Why::LegalOnly),
        LeftOut::matter("reasons_for_claims", Why::Internal),
        LeftOut::matter("lessons", Why::Internal),
        LeftOut::matter("privileged_notes", Why::LegalOnly),
        LeftOut::matter("settlement_talks", Why::WithoutPrejudice),
    ]);
    let zone = traced.zone;
    let purpose = Purpose::Court(incident);
    Ok(PackAnswer {
        tables: in_order(&purpose, tables),
        purpose,
        edition: Edition::Full,
        as_of,
        known_at,
        class,
        left_out,
        redactions: Vec::new(),
        papers,
        zone,
    })
}

fn in_order(purpose: &Purpose, mut tables: Vec<PackTable>) -> Vec<PackTable> {
    tables.sort_by_cached_key(|one| (purpose.folder(one.section), one.file_name(), one.subject.clone()));
    told_apart(&mut tables);
    tables
}

impl LeftOut {
    fn matter(what: &str, why: Why) -> Self {
        Self { what: what.to_owned(), record: String::new(), why }
    }

    /// A file of evidence that the store does not hand over.
    pub fn unreadable(sha256: String) -> Self {
        Self { what: "evidence".to_owned(), record: sha256, why: Why::Unreadable }
    }
}

fn known(known_at: &str, zone: chrono_tz::Tz) -> Result<Known, AuditError> {
    Ok(time(Some(known_at))?.map_or(Known::Now, |when| Known::At(when.last_instant(zone))))
}

/// The instant at which a question without a clock of its own is asked.
fn instant(text: &str, zone: chrono_tz::Tz) -> Option<Instant> {
    When::parse(text).ok().map(|when| when.last_instant(zone))
}
