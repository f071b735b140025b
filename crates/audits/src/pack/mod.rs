//! What one incident's evidence pack for a court holds: its records and answers as known at one time, as plain tables.

mod answers;
mod gathered;

use domain::staff::Actor;
use domain::time::{Instant, When};
use persistence::Database;
use persistence::known::Known;

use self::gathered::Gathered;
use crate::times::time;
use crate::{AuditError, Index, TraceQuestion, trace};

/// The incident of which a pack is asked, and as of when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackQuestion {
    pub incident: String,
    /// How the world stood: a date for its whole day, or an instant; absent: the earliest time by which it had leaked.
    pub as_of: Option<String>,
    /// A date for its whole day, or an instant; absent: everything recorded up to the last act.
    pub known_at: Option<String>,
}

/// A pack as values. The same incident and times give the same, whatever is recorded later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackAnswer {
    pub incident: String,
    /// Never left out: the pack says for itself what it stands for. Blank for an incident of which no time is known.
    pub as_of: Option<String>,
    pub known_at: String,
    /// In the order of their sections.
    pub tables: Vec<PackTable>,
    pub left_out: Vec<LeftOut>,
}

/// One table of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackTable {
    pub section: Section,
    /// Within the section: the register, or the answer with what it is of.
    pub name: String,
    /// The register or answer that it comes from.
    pub source: &'static str,
    pub columns: Vec<&'static str>,
    /// Cells as they are stored, lists joined by `|`.
    pub rows: Vec<Vec<String>>,
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
    /// Said without prejudice.
    WithoutPrejudice,
    /// The bytes are not copied; their SHA-256 is in the list of evidence.
    HashOnly,
}

impl Why {
    pub const ALL: [Self; 4] = [Self::Void, Self::LegalOnly, Self::WithoutPrejudice, Self::HashOnly];

    /// The word in files and in the catalogue.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Void => "void",
            Self::LegalOnly => "legal_only",
            Self::WithoutPrejudice => "without_prejudice",
            Self::HashOnly => "hash_only",
        }
    }
}

/// A section of a court pack, in the order in which it is read.
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
    Log,
    Evidence,
}

impl Section {
    pub const ALL: [Self; 12] = [
        Self::Parties,
        Self::Secret,
        Self::Measures,
        Self::Obligations,
        Self::Custody,
        Self::Leak,
        Self::Attribution,
        Self::Liability,
        Self::Claims,
        Self::Responses,
        Self::Log,
        Self::Evidence,
    ];

    /// Its folder in the pack, and its word in the catalogue.
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Parties => "01-parties",
            Self::Secret => "02-secret",
            Self::Measures => "03-measures",
            Self::Obligations => "04-obligations",
            Self::Custody => "05-custody",
            Self::Leak => "06-leak",
            Self::Attribution => "07-attribution",
            Self::Liability => "08-liability",
            Self::Claims => "09-claims",
            Self::Responses => "10-responses",
            Self::Log => "11-log",
            Self::Evidence => "12-evidence",
        }
    }
}

/// Gathers the pack of one incident.
///
/// # Errors
/// `UnknownIncident` and `NotATime` are the asker's; the rest are ours.
///
/// # Source
/// The rules of evidence packs: what a court is shown, and what never goes into a pack by itself.
pub async fn pack(
    (db, index): (&Database, &Index),
    actor: &Actor,
    question: PackQuestion,
) -> Result<PackAnswer, AuditError> {
    let PackQuestion { incident, as_of, known_at } = question;
    time(as_of.as_deref())?;
    let txn = db.read_txn().await?;
    let known_at = match known_at {
        Some(known_at) => known_at,
        None => persistence::acts::last_instant(&txn).await?.to_string(),
    };
    txn.commit().await?;
    let asked =
        TraceQuestion { incident: incident.clone(), known_at: Some(known_at.clone()), ..TraceQuestion::default() };
    let traced = Box::pin(trace((db, index), actor, asked)).await?;
    let as_of = as_of.or_else(|| traced.at.clone());
    let known = time(Some(&known_at))?.map_or(Known::Now, |when| Known::At(when.last_instant(traced.zone)));
    let txn = db.read_txn().await?;
    let mut gathered = Gathered::of(&txn, actor, &incident, known).await?;
    gathered.add_evidence(&txn, actor, known).await?;
    gathered.add_log(&txn).await?;
    txn.commit().await?;
    let Gathered { mut tables, mut left_out, .. } = gathered;
    let at = answers::Moments { as_of: as_of.clone(), known_at: known_at.clone(), zone: traced.zone };
    tables.extend(Box::pin(answers::tables((db, index), actor, (&incident, &traced), &at)).await?);
    tables.sort_by(|one, other| (one.section, &one.name).cmp(&(other.section, &other.name)));
    left_out.extend([
        LeftOut::matter("own_weaknesses", Why::LegalOnly),
        LeftOut::matter("privileged_notes", Why::LegalOnly),
        LeftOut::matter("settlement_talks", Why::WithoutPrejudice),
        LeftOut::matter("evidence_files", Why::HashOnly),
    ]);
    Ok(PackAnswer { incident, as_of, known_at, tables, left_out })
}

impl LeftOut {
    fn matter(what: &str, why: Why) -> Self {
        Self { what: what.to_owned(), record: String::new(), why }
    }
}

/// The instant at which a question without a clock of its own is asked.
fn instant(text: &str, zone: chrono_tz::Tz) -> Option<Instant> {
    When::parse(text).ok().map(|when| when.last_instant(zone))
}
