//! The disclosures that were known at one time, by version, with the returns of what was handed over.

use std::collections::HashMap;

use domain::coverage::Handover;
use domain::disclosures::Disclosure;
use domain::knowledge::Knowledge;
use domain::returns::Return;

/// Disclosures of one or more versions and their returns; void ones are left out by whoever fills it.
#[derive(Debug, Default)]
pub struct Ledger {
    by_version: HashMap<String, Vec<Disclosure>>,
    returns: HashMap<String, Vec<Return>>,
}

/// A disclosure names a code for which the knowledge it is read with has no place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unplaced {
    pub disclosure: String,
}

impl std::fmt::Display for Unplaced {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "disclosure {} names somebody who has no place in what is known", self.disclosure)
    }
}

impl std::error::Error for Unplaced {}

impl Ledger {
    pub fn add_disclosure(&mut self, disclosure: Disclosure) {
        self.by_version.entry(disclosure.version.clone()).or_default().push(disclosure);
    }

    pub fn add_return(&mut self, fact: Return) {
        self.returns.entry(fact.disclosure.clone()).or_default().push(fact);
    }

    /// The keys of the versions that have disclosures, in no order.
    pub fn versions(&self) -> impl Iterator<Item = &str> {
        self.by_version.keys().map(String::as_str)
    }

    /// The disclosures of a version in the order of their instants, then of their codes.
    pub(crate) fn handovers<'a>(
        &'a self,
        knowledge: &'a Knowledge,
        version: &str,
    ) -> Result<Vec<Handover<'a>>, Unplaced> {
        let facts = self.by_version.get(version).map(Vec::as_slice).unwrap_or_default();
        let placed = facts.iter().map(|fact| {
            let returns = self.returns.get(&fact.code).map(Vec::as_slice).unwrap_or_default();
            Handover::new(knowledge, fact, returns).ok_or_else(|| Unplaced { disclosure: fact.code.clone() })
        });
        let mut handovers = placed.collect::<Result<Vec<_>, _>>()?;
        handovers.sort_by(|a, b| (a.moment.at, &a.fact.code).cmp(&(b.moment.at, &b.fact.code)));
        Ok(handovers)
    }
}
