//! The portfolio audit: over all versions, who received without cover and who holds without cover, and what is new.

mod asking;
mod counting;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;
use domain::coverage::{Code, Codes};
use domain::knowledge::Subject;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use supplier_graph::{Part, Span, Tiers};

pub use self::asking::portfolio;
use crate::Times;
use crate::filter::Tiers as Tier;
use crate::world::World;

/// Which programme's versions, or all that the asker sees; the two times; and since when a row counts as new.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PortfolioQuestion {
    pub times: Times,
    pub programme: Option<String>,
    /// A date for its whole day, or an instant: rows that were not there then are new.
    pub since: Option<String>,
}

/// One of the two lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum List {
    /// Received without cover.
    #[default]
    Uncovered,
    /// Still holds, and none of the copies still held may be held.
    HeldWithoutCover,
}

impl List {
    pub const ALL: [Self; 2] = [Self::Uncovered, Self::HeldWithoutCover];

    /// Its name in answers and addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Uncovered => "uncovered",
            Self::HeldWithoutCover => "held_without_cover",
        }
    }

    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.name() == name)
    }
}

/// How many there are of what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PortfolioSummary {
    /// Versions with an exposure.
    pub versions: usize,
    pub exposures: usize,
    pub uncovered: usize,
    pub held_without_cover: usize,
}

/// A version that a party received, or holds, without cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PortfolioRow<'a> {
    pub document: &'a str,
    pub version: &'a str,
    pub party: &'a str,
    pub primary_reason: Code,
    pub reasons: Codes,
    /// Was not on the list at the time that the question compares with; absent when it compares with none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<bool>,
    #[serde(skip)]
    pub programme: &'a str,
    /// Distance from the manufacturer of the programme over supply links; absent when not linked.
    #[serde(skip)]
    pub tier: Option<u32>,
}

/// Which rows of a list; the default shows all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PortfolioFilter {
    /// The primary reason.
    pub reason: Option<Code>,
    pub programme: Option<String>,
    pub tier: Tier,
    pub party: Option<String>,
    pub document: Option<String>,
    pub new_only: bool,
}

/// By what rows are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    Reason,
    Programme,
    Tier,
    Party,
}

/// What rows have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shared<'a> {
    /// The primary reason.
    Reason(Code),
    Programme(&'a str),
    /// Not linked sorts last.
    Tier(Option<u32>),
    Party(&'a str),
}

/// The answer; its serialised form is the JSON that scripts read.
#[derive(Debug)]
pub struct PortfolioAnswer {
    pub as_of: Option<String>,
    pub known_at: Option<String>,
    pub since: Option<String>,
    summary: PortfolioSummary,
    /// By document and version.
    found: Vec<Found>,
    lists: [Vec<RowId>; 2],
}

/// A version with the time at which its exposures are looked at.
#[derive(Debug)]
struct Found {
    world: Arc<World>,
    part: Arc<Part>,
    day: NaiveDate,
    /// The tiers of its programme on that day, once they are asked for.
    tiers: OnceLock<Arc<Tiers>>,
}

/// A row, by the place of its version and of the span that says it.
#[derive(Clone, Copy, Debug)]
struct RowId {
    found: u32,
    span: u32,
    /// What rows are counted and filtered by stands beside: the spans themselves lie far apart.
    party: Subject,
    primary: Code,
    new: bool,
}

impl Found {
    fn spans(&self, list: List) -> &[Span] {
        match list {
            List::Uncovered => self.part.uncovered(),
            List::HeldWithoutCover => self.part.held_without_cover(),
        }
    }

    fn document(&self) -> &str {
        self.world.knowledge.text(self.part.version.document)
    }

    fn version(&self) -> &str {
        self.world.knowledge.text(self.part.version.label)
    }

    fn programme(&self) -> &str {
        self.part.programme.map(|programme| self.world.knowledge.text(programme)).unwrap_or_default()
    }

    fn tier(&self, party: Subject) -> Option<u32> {
        let programme = self.part.programme?;
        self.tiers.get_or_init(|| self.world.tiers(programme, self.day)).of(party)
    }
}

impl PortfolioAnswer {
    /// The columns of [`PortfolioRow::cells`].
    pub const COLUMNS: [&'static str; 6] = ["list", "document", "version", "party", "primary_reason", "reasons"];

    pub const fn summary(&self) -> PortfolioSummary {
        self.summary
    }

    /// How many rows of a list the filter shows.
    pub fn count(&self, list: List, filter: &PortfolioFilter) -> usize {
        if *filter == PortfolioFilter::default() {
            return self.lists[list as usize].len();
        }
        self.places(list, filter).count()
    }

    /// The rows of a list that the filter shows, by document, version and party.
    pub fn rows<'a>(&'a self, list: List, filter: &'a PortfolioFilter) -> impl Iterator<Item = PortfolioRow<'a>> + 'a {
        self.places(list, filter).map(move |(found, row)| PortfolioRow {
            document: found.document(),
            version: found.version(),
            party: found.world.knowledge.code(row.party),
            primary_reason: row.primary,
            reasons: found.spans(list)[row.span as usize].reasons,
            new: self.since.is_some().then_some(row.new),
            programme: found.programme(),
            tier: found.tier(row.party),
        })
    }

    /// The same rows without their words.
    fn places<'a>(
        &'a self,
        list: List,
        filter: &'a PortfolioFilter,
    ) -> impl Iterator<Item = (&'a Found, &'a RowId)> + 'a {
        let admitted: Vec<Option<Admitted>> = self.found.iter().map(|found| filter.admits(found)).collect();
        self.lists[list as usize].iter().filter_map(move |row| {
            let found = &self.found[row.found as usize];
            let admitted = admitted[row.found as usize]?;
            admitted.admits(filter, found, row).then_some((found, row))
        })
    }
}

/// What a filter comes to for the rows of one version.
#[derive(Clone, Copy, Debug)]
struct Admitted {
    /// Only those of this party.
    party: Option<Subject>,
}

impl PortfolioFilter {
    /// `None`: no row of this version.
    fn admits(&self, found: &Found) -> Option<Admitted> {
        let admits = self.programme.as_ref().is_none_or(|programme| found.programme() == programme)
            && self.document.as_ref().is_none_or(|document| found.document() == document);
        if !admits {
            return None;
        }
        let Some(party) = &self.party else { return Some(Admitted { party: None }) };
        found.world.knowledge.subject(party).map(|party| Admitted { party: Some(party) })
    }
}

impl Admitted {
    fn admits(self, filter: &PortfolioFilter, found: &Found, row: &RowId) -> bool {
        self.party.is_none_or(|party| party == row.party)
            && filter.reason.is_none_or(|reason| reason == row.primary)
            && (!filter.new_only || row.new)
            && (filter.tier == Tier::Any || filter.tier.admits(found.tier(row.party)))
    }
}

impl PortfolioRow<'_> {
    /// Its cells under [`PortfolioAnswer::COLUMNS`].
    pub fn cells(&self, list: List) -> [String; 6] {
        let reasons = self.reasons.iter().map(Code::as_str).collect::<Vec<_>>().join("|");
        let primary = self.primary_reason.as_str();
        let words = [list.name(), self.document, self.version, self.party, primary];
        let [list, document, version, party, primary] = words.map(str::to_owned);
        [list, document, version, party, primary, reasons]
    }
}

impl Serialize for PortfolioAnswer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Summary<'a> {
            versions: usize,
            exposures: usize,
            uncovered: usize,
            held_without_cover: usize,
            by_reason: &'a BTreeMap<Code, usize>,
        }
        let all = PortfolioFilter::default();
        let mut by_reason = BTreeMap::new();
        for (_, row) in self.places(List::Uncovered, &all) {
            *by_reason.entry(row.primary).or_default() += 1;
        }
        let PortfolioSummary { versions, exposures, uncovered, held_without_cover } = self.summary;
        let summary = Summary { versions, exposures, uncovered, held_without_cover, by_reason: &by_reason };
        let mut answer = serializer.serialize_struct("portfolio", 6)?;
        answer.serialize_field("as_of", &self.as_of)?;
        answer.serialize_field("known_at", &self.known_at)?;
        if self.since.is_some() {
            answer.serialize_field("since", &self.since)?;
        } else {
            answer.skip_field("since")?;
        }
        answer.serialize_field("summary", &summary)?;
        for list in List::ALL {
            answer.serialize_field(list.name(), &self.rows(list, &all).collect::<Vec<_>>())?;
        }
        answer.end()
    }
}
