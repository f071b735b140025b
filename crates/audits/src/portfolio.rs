//! The portfolio audit: over all versions, who received without cover and who holds without cover, and what is new.

use std::collections::{BTreeMap, HashMap};

use domain::coverage::{Code, Codes};
use domain::staff::Actor;
use domain::time::{Instant, When};
use persistence::Database;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::times::time;
use crate::{AuditError, Index, Tiers, Times};

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
    pub tier: Tiers,
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
    lists: [Vec<Owned>; 2],
}

#[derive(Debug)]
struct Owned {
    document: String,
    version: String,
    party: String,
    programme: String,
    tier: Option<u32>,
    primary: Code,
    reasons: Codes,
    new: Option<bool>,
}

impl PortfolioAnswer {
    /// The columns of [`PortfolioRow::cells`].
    pub const COLUMNS: [&'static str; 6] = ["list", "document", "version", "party", "primary_reason", "reasons"];

    pub const fn summary(&self) -> PortfolioSummary {
        self.summary
    }

    /// How many rows of a list the filter shows.
    pub fn count(&self, list: List, filter: &PortfolioFilter) -> usize {
        self.rows(list, filter).count()
    }

    /// The rows of a list that the filter shows, by document, version and party.
    pub fn rows<'a>(&'a self, list: List, filter: &'a PortfolioFilter) -> impl Iterator<Item = PortfolioRow<'a>> + 'a {
        let rows = self.lists[list as usize].iter().map(|row| PortfolioRow {
            document: &row.document,
            version: &row.version,
            party: &row.party,
            primary_reason: row.primary,
            reasons: row.reasons,
            new: row.new,
            programme: &row.programme,
            tier: row.tier,
        });
        rows.filter(|row| filter.admits(row))
    }

    /// How many rows of a list, as the filter shows it, share what: in the order of what they share; for parties, the most
    /// first.
    pub fn counts<'a>(&'a self, list: List, filter: &'a PortfolioFilter, by: Aspect) -> Vec<(Shared<'a>, usize)> {
        let mut counts: HashMap<Shared<'a>, usize> = HashMap::new();
        for row in self.rows(list, filter) {
            let shared = match by {
                Aspect::Reason => Shared::Reason(row.primary_reason),
                Aspect::Programme => Shared::Programme(row.programme),
                Aspect::Tier => Shared::Tier(row.tier),
                Aspect::Party => Shared::Party(row.party),
            };
            *counts.entry(shared).or_default() += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        let order = |shared: &Shared<'a>| match shared {
            Shared::Tier(tier) => Shared::Tier(Some(tier.unwrap_or(u32::MAX))),
            other => *other,
        };
        counts.sort_by(|(a, n), (b, m)| {
            let most_first = if by == Aspect::Party { m.cmp(n) } else { std::cmp::Ordering::Equal };
            most_first.then_with(|| order(a).cmp(&order(b)))
        });
        counts
    }
}

impl PortfolioFilter {
    fn admits(&self, row: &PortfolioRow<'_>) -> bool {
        self.reason.is_none_or(|reason| row.primary_reason == reason)
            && self.programme.as_ref().is_none_or(|programme| row.programme == programme)
            && self.tier.admits(row.tier)
            && self.party.as_ref().is_none_or(|party| row.party == party)
            && self.document.as_ref().is_none_or(|document| row.document == document)
            && (!self.new_only || row.new == Some(true))
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
        for row in self.rows(List::Uncovered, &all) {
            *by_reason.entry(row.primary_reason).or_default() += 1;
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

/// Audits every version that the asker sees at `now`.
///
/// # Errors
/// `UnknownProgramme` and `NotATime` are the asker's; the rest are ours.
pub async fn portfolio(
    db: &Database,
    index: &Index,
    actor: &Actor,
    question: PortfolioQuestion,
    now: Instant,
) -> Result<PortfolioAnswer, AuditError> {
    let PortfolioQuestion { times, programme, since } = question;
    let (as_of, known_at) = times.parsed()?;
    let since_when = time(since.as_deref())?;
    let (as_of, txn) = (as_of.unwrap_or(When::At(now)), db.read_txn().await?);
    let worlds = index.worlds(&txn, known_at).await?;
    txn.commit().await?;
    let sees = |code: &str| actor.scope.sees(Some(code)) && programme.as_deref().is_none_or(|wanted| wanted == code);
    let exists = |wanted: &str| worlds.iter().any(|(_, codes)| codes.contains(wanted)) && sees(wanted);
    if let Some(wanted) = programme.as_deref().filter(|wanted| !exists(wanted)) {
        return Err(AuditError::UnknownProgramme { code: wanted.to_owned() });
    }
    let mut answer = PortfolioAnswer {
        as_of: times.as_of,
        known_at: times.known_at,
        since,
        summary: PortfolioSummary::default(),
        lists: [Vec::new(), Vec::new()],
    };
    let versions = worlds.iter().flat_map(|(world, codes)| {
        let within =
            world.versions().into_iter().filter(|(.., programme)| codes.contains(*programme) && sees(programme));
        within.map(move |version| (world, version))
    });
    for (world, (document, version, of)) in versions {
        let asked = world.exposure(document, version, as_of)?;
        let before = since_when.map(|since| world.exposure(document, version, since)).transpose()?;
        answer.summary.versions += usize::from(asked.summary.exposed > 0);
        answer.summary.exposures += asked.summary.exposed;
        answer.summary.uncovered += asked.summary.uncovered;
        answer.summary.held_without_cover += asked.summary.held_without_cover;
        for one in &asked.exposures {
            for list in List::ALL {
                let reasons = |one: &supplier_graph::Exposed| match list {
                    List::Uncovered => one.reasons,
                    List::HeldWithoutCover => one.held_reasons,
                };
                let Some(primary) = reasons(one).first() else { continue };
                let was = |before: &supplier_graph::Exposure| {
                    before.exposures.iter().any(|was| was.party == one.party && !reasons(was).is_empty())
                };
                answer.lists[list as usize].push(Owned {
                    document: document.to_owned(),
                    version: version.to_owned(),
                    party: one.party.clone(),
                    programme: of.to_owned(),
                    tier: one.tier,
                    primary,
                    reasons: reasons(one),
                    new: before.as_ref().map(|before| !was(before)),
                });
            }
        }
    }
    for list in &mut answer.lists {
        list.sort_by(|a, b| (&a.document, &a.version, &a.party).cmp(&(&b.document, &b.version, &b.party)));
    }
    Ok(answer)
}
