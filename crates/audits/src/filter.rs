//! Which rows of an exposure audit a list shows, and in which order; pages and exports share it.

use std::cmp::Ordering;

use supplier_graph::{Chain, Exposed};

use crate::ExposureAnswer;

/// What a row must be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    #[default]
    All,
    /// Received without cover.
    Uncovered,
    Covered,
    /// Still holds a copy.
    Holding,
    /// Holds, and none of the copies still held may be held.
    HeldWithoutCover,
    /// Nobody knows how its giver came by the version.
    BrokenChain,
}

impl Show {
    pub const ALL: [Self; 6] =
        [Self::All, Self::Uncovered, Self::HeldWithoutCover, Self::Holding, Self::Covered, Self::BrokenChain];

    /// Its name in addresses and catalogue keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Uncovered => "uncovered",
            Self::Covered => "covered",
            Self::Holding => "holding",
            Self::HeldWithoutCover => "held-without-cover",
            Self::BrokenChain => "broken-chain",
        }
    }

    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|show| show.name() == name)
    }

    fn admits(self, one: &Exposed) -> bool {
        match self {
            Self::All => true,
            Self::Uncovered => !one.covered,
            Self::Covered => one.covered,
            Self::Holding => one.holding,
            Self::HeldWithoutCover => one.held_without_cover,
            Self::BrokenChain => one.chain == Chain::Broken,
        }
    }
}

/// By what rows are ordered; equal ones by party code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    #[default]
    Party,
    Tier,
    Hops,
    FirstReceived,
    /// What is not covered first, by precedence of the primary reason.
    Cover,
}

impl Sort {
    pub const ALL: [Self; 5] = [Self::Party, Self::Tier, Self::Hops, Self::FirstReceived, Self::Cover];

    /// Its name in addresses and catalogue keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Party => "party",
            Self::Tier => "tier",
            Self::Hops => "hops",
            Self::FirstReceived => "first-received",
            Self::Cover => "cover",
        }
    }

    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.name() == name)
    }

    fn compare(self, a: &Exposed, b: &Exposed) -> Ordering {
        let last = |value: Option<u32>| value.unwrap_or(u32::MAX);
        let by = match self {
            Self::Party => Ordering::Equal,
            Self::Tier => last(a.tier).cmp(&last(b.tier)),
            Self::Hops => last(a.hops).cmp(&last(b.hops)),
            Self::FirstReceived => a.first_received_at.cmp(&b.first_received_at),
            Self::Cover => (a.covered, a.primary_reason).cmp(&(b.covered, b.primary_reason)),
        };
        by.then_with(|| a.party.cmp(&b.party))
    }
}

/// Which tiers a list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tiers {
    #[default]
    Any,
    Only(u32),
    /// On no supply link of the programme.
    NotLinked,
}

impl Tiers {
    /// Its name in addresses: a number, `none`, or nothing for any.
    pub fn name(self) -> String {
        match self {
            Self::Any => String::new(),
            Self::Only(tier) => tier.to_string(),
            Self::NotLinked => "none".to_owned(),
        }
    }

    pub fn of_name(name: &str) -> Option<Self> {
        match name {
            "" => Some(Self::Any),
            "none" => Some(Self::NotLinked),
            number => number.parse().ok().map(Self::Only),
        }
    }

    pub(crate) fn admits(self, found: Option<u32>) -> bool {
        match self {
            Self::Any => true,
            Self::Only(tier) => found == Some(tier),
            Self::NotLinked => found.is_none(),
        }
    }
}

/// A filter of an exposure audit's rows; the default shows all of them by party code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub show: Show,
    pub tiers: Tiers,
    pub sort: Sort,
}

impl Filter {
    /// Whether a list so filtered shows the row.
    pub fn admits(self, one: &Exposed) -> bool {
        self.show.admits(one) && self.tiers.admits(one.tier)
    }
}

impl ExposureAnswer {
    /// Keeps the rows that the filter shows, in its order. The summary stays that of the whole answer.
    pub fn narrow(&mut self, filter: Filter) {
        self.exposure.exposures.retain(|one| filter.admits(one));
        self.exposure.exposures.sort_by(|a, b| filter.sort.compare(a, b));
    }
}
