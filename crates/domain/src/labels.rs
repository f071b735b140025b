//! TISAX labels and what is accepted in their place, and what must be labelled before it is handed over.

use chrono::NaiveDate;

use crate::documents::{Class, InfoType, meaning, word_for};
use crate::facts::reading::day;
use crate::facts::{Cells, Kind, Unreadable};
use crate::knowledge::{Names, Subject, Word};

/// What an assessment was about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Objective {
    Confidential,
    StrictlyConfidential,
    ProtoParts,
    ProtoVehicles,
    TestVehicles,
    ProtoEvents,
}

/// A label of a party, or a proof that stands for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub party: Subject,
    pub objective: Objective,
    pub valid_from: NaiveDate,
    pub valid_until: NaiveDate,
    /// Suspended or withdrawn.
    pub stopped: bool,
    /// Places that it was given for; none: no particular ones.
    pub sites: Box<[Word]>,
    /// It is another proof, which stands for a label.
    pub stands_for_one: bool,
    /// Nobody approved the proof that stands for a label.
    pub self_declared: bool,
}

impl Objective {
    const WORDS: [(&'static str, Self); 6] = [
        ("confidential", Self::Confidential),
        ("strictly_confidential", Self::StrictlyConfidential),
        ("proto_parts", Self::ProtoParts),
        ("proto_vehicles", Self::ProtoVehicles),
        ("test_vehicles", Self::TestVehicles),
        ("proto_events", Self::ProtoEvents),
    ];

    fn parse(word: &str) -> Option<Self> {
        meaning(&Self::WORDS, word)
    }

    /// Its word in the bundle.
    pub fn as_str(self) -> &'static str {
        word_for(&Self::WORDS, self)
    }

    /// What somebody must be assessed for to receive this: by what it is, and for information by its class.
    pub const fn required(info_type: InfoType, class: Class) -> Option<Self> {
        match (info_type, class) {
            (InfoType::Sample | InfoType::Mould, _) => Some(Self::ProtoParts),
            (InfoType::Vehicle, _) => Some(Self::ProtoVehicles),
            (_, Class::StrictlyConfidential) => Some(Self::StrictlyConfidential),
            (_, Class::Confidential) => Some(Self::Confidential),
            (_, Class::Public | Class::Internal) => None,
        }
    }

    /// An assessment for this serves where `required` is asked for: the higher implies the lower.
    pub fn satisfies(self, required: Self) -> bool {
        self == required || (self == Self::StrictlyConfidential && required == Self::Confidential)
    }
}

impl Label {
    /// Reads a row of labels.csv.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn read(cells: Cells<'_>, names: &mut Names) -> Result<Self, Unreadable> {
        let stopped = matches!(cells.get("state"), Some("suspended" | "withdrawn"));
        Self::of(cells, names, stopped, false)
    }

    /// Reads a row of equivalences.csv.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn of_equivalence(cells: Cells<'_>, names: &mut Names) -> Result<Self, Unreadable> {
        Self::of(cells, names, false, cells.get("approved_by").is_none())
    }

    fn of(cells: Cells<'_>, names: &mut Names, stopped: bool, self_declared: bool) -> Result<Self, Unreadable> {
        Ok(Self {
            party: names.subject(cells.text("party_code")?),
            objective: cells.must("objective", Objective::parse)?,
            valid_from: cells.must("valid_from", day)?,
            valid_until: cells.must("valid_until", day)?,
            stopped,
            sites: cells.list("sites").map(|site| names.word(site)).collect(),
            stands_for_one: cells.kind() == Kind::Equivalences,
            self_declared,
        })
    }
}
