//! Everything known at one time, in memory: what all questions are asked of.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::documents::VersionKey;
use domain::knowledge::{Knowledge, Word};
use domain::time::When;
use supplier_graph::{Exposure, Ledger, Portfolio, Question, Reached, Tiers};

/// What was known at one time, hand-overs included.
#[derive(Debug)]
pub struct World {
    pub(crate) knowledge: Knowledge,
    pub(crate) ledger: Ledger,
    /// All versions followed through time, once it is asked for.
    portfolio: OnceLock<Portfolio>,
    /// The tiers of programmes on days that were asked for, the latest first.
    tiers: Mutex<Vec<(Word, NaiveDate, Arc<Tiers>)>>,
}

/// How many days' tiers are kept.
const KEPT_TIERS: usize = 32;

impl World {
    pub(crate) fn new(knowledge: Knowledge, ledger: Ledger) -> Self {
        Self { knowledge, ledger, portfolio: OnceLock::new(), tiers: Mutex::default() }
    }

    /// The world after the hand-overs of some versions changed; `knowledge` gives what this one names the same places.
    pub(crate) fn with(&self, knowledge: Knowledge, ledger: Ledger, versions: &[VersionKey]) -> Self {
        let next = Self::new(knowledge, ledger);
        if let Some(portfolio) = self.portfolio.get() {
            let anew = portfolio.with(&next.knowledge, &next.ledger, versions);
            // It was empty a moment ago, and nobody else has seen it.
            next.portfolio.get_or_init(|| anew);
        }
        next
    }

    /// What was known besides hand-overs.
    pub const fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }

    /// How many disclosures it holds.
    pub fn disclosures(&self) -> usize {
        self.ledger.len()
    }

    /// Every version through all time. The first to ask waits until it is made: seconds for a million disclosures.
    pub fn portfolio(&self) -> &Portfolio {
        self.portfolio.get_or_init(|| Portfolio::new(&self.knowledge, &self.ledger))
    }

    pub(crate) fn zone_of(&self, document: &str) -> Tz {
        self.knowledge.zone_of_code(document)
    }

    /// The tiers of a programme on a day.
    pub fn tiers(&self, programme: Word, day: NaiveDate) -> Arc<Tiers> {
        let lock = || self.tiers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((.., kept)) = lock().iter().find(|(of, on, _)| (*of, *on) == (programme, day)) {
            return Arc::clone(kept);
        }
        let tiers = Arc::new(Tiers::new(&self.knowledge, programme, day));
        let mut kept = lock();
        kept.truncate(KEPT_TIERS - 1);
        kept.insert(0, (programme, day, Arc::clone(&tiers)));
        tiers
    }

    /// Who has a version and who may have it.
    pub fn exposure(&self, document: &str, version: &str, as_of: When) -> Exposure {
        let tiers = self.tiers_for(document, as_of);
        supplier_graph::exposure_with(&self.knowledge, &self.ledger, Question { document, version, as_of }, &tiers)
    }

    /// Who has a version, without who may have it besides.
    pub fn recorded(&self, document: &str, version: &str, as_of: When) -> Exposure {
        let tiers = self.tiers_for(document, as_of);
        supplier_graph::recorded(&self.knowledge, &self.ledger, Question { document, version, as_of }, &tiers)
    }

    /// How many had a version, held it and stood without cover at each of several times.
    pub(crate) fn history(&self, document: &str, version: &str, times: &[When]) -> Vec<supplier_graph::Counts> {
        supplier_graph::history(&self.knowledge, &self.ledger, document, version, times)
    }

    fn tiers_for(&self, document: &str, as_of: When) -> Arc<Tiers> {
        let tiers = self.knowledge.document_of_code(document).map(|document| {
            let zone = self.knowledge.zone_of(document.code);
            self.tiers(document.programme, as_of.last_instant(zone).day(zone))
        });
        tiers.unwrap_or_default()
    }

    /// Whom a version reached from a party.
    pub(crate) fn reached(&self, version: VersionKey, party: &str, as_of: When) -> Option<Reached> {
        let (document, version) = (self.knowledge.text(version.document), self.knowledge.text(version.label));
        supplier_graph::reached(&self.knowledge, &self.ledger, Question { document, version, as_of }, party)
    }
}
