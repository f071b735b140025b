//! Everything known at one time, in memory: what all questions are asked of.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::coverage::Moment;
use domain::documents::VersionKey;
use domain::knowledge::{Knowledge, Word};
use domain::staff::Scope;
use domain::time::When;
use supplier_graph::{
    Candidates, Earliest, Exposure, Followed, Found, Ledger, Packs, Portfolio, Question, Reached, Tiers,
};

use crate::flow_down::Matrices;

/// What was known at one time, hand-overs included.
#[derive(Debug)]
pub struct World {
    pub(crate) knowledge: Knowledge,
    pub(crate) ledger: Ledger,
    /// All versions followed through time, once it is asked for.
    portfolio: OnceLock<Portfolio>,
    /// What contradicts what, circles of supply apart, once it is asked for.
    findings: OnceLock<Vec<Found>>,
    /// The versions of each bidding round, once it is asked for.
    packs: OnceLock<Packs>,
    /// The tiers of programmes on the days that were asked for, the latest day first.
    tiers: Mutex<Vec<OfDay>>,
    /// The versions that were asked about, each followed through time, the latest first.
    followed: Mutex<Vec<Arc<Followed>>>,
    /// The flow-down matrices that were asked for last.
    pub(crate) matrices: Mutex<Matrices>,
}

/// The tiers of programmes on one day.
type OfDay = (NaiveDate, HashMap<Word, Arc<Tiers>>);

/// For how many days the tiers of programmes are kept: of all programmes, because a portfolio asks for all.
const KEPT_DAYS: usize = 4;

/// How many disclosures of versions that were asked about are kept followed: some 30 MiB of them.
const KEPT_FOLLOWED: usize = 100_000;

impl World {
    pub(crate) fn new(knowledge: Knowledge, ledger: Ledger) -> Self {
        let (portfolio, findings, packs) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
        let (tiers, followed, matrices) = (Mutex::default(), Mutex::default(), Mutex::default());
        Self { knowledge, ledger, portfolio, findings, packs, tiers, followed, matrices }
    }

    /// The world after the hand-overs of some versions changed; `knowledge` gives what this one names the same places.
    pub(crate) fn with(&self, knowledge: Knowledge, ledger: Ledger, versions: &[VersionKey]) -> Self {
        let next = Self::new(knowledge, ledger);
        let mut kept = self.followed.lock().unwrap_or_else(PoisonError::into_inner).clone();
        kept.retain(|one| !versions.contains(&one.version()));
        *next.followed.lock().unwrap_or_else(PoisonError::into_inner) = kept;
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

    /// Every hand-over that was known, a shelf for each version.
    pub const fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The versions of each bidding round. The first to ask waits until every disclosure was looked at.
    pub(crate) fn packs(&self) -> &Packs {
        self.packs.get_or_init(|| supplier_graph::packs(&self.knowledge, &self.ledger))
    }

    /// How many disclosures it holds.
    pub fn disclosures(&self) -> usize {
        self.ledger.len()
    }

    /// Every version through all time. The first to ask waits until it is made: seconds for a million disclosures.
    pub fn portfolio(&self) -> &Portfolio {
        self.portfolio.get_or_init(|| Portfolio::new(&self.knowledge, &self.ledger))
    }

    /// Records that contradict each other, circles of supply apart. The first to ask waits until all are looked at.
    pub(crate) fn findings(&self) -> &[Found] {
        self.findings.get_or_init(|| supplier_graph::findings(&self.knowledge, &self.ledger, self.portfolio()))
    }

    pub(crate) fn zone_of(&self, document: &str) -> Tz {
        self.knowledge.zone_of_code(document)
    }

    /// The tiers of a programme on a day.
    pub fn tiers(&self, programme: Word, day: NaiveDate) -> Arc<Tiers> {
        let lock = || self.tiers.lock().unwrap_or_else(PoisonError::into_inner);
        let known = lock().iter().find(|(on, _)| *on == day).and_then(|(_, of)| of.get(&programme).cloned());
        if let Some(kept) = known {
            return kept;
        }
        let tiers = Arc::new(Tiers::new(&self.knowledge, programme, day));
        let mut kept = lock();
        let place = kept.iter().position(|(on, _)| *on == day);
        let (_, mut of_day) = place.map_or_else(|| (day, HashMap::new()), |place| kept.remove(place));
        of_day.insert(programme, Arc::clone(&tiers));
        kept.truncate(KEPT_DAYS - 1);
        kept.insert(0, (day, of_day));
        drop(kept);
        tiers
    }

    /// The zone of all programmes that somebody sees; UTC where they are in several.
    pub(crate) fn common_zone(&self, scope: &Scope) -> Tz {
        let knowledge = &self.knowledge;
        let seen = knowledge.programmes().filter(|one| scope.sees(Some(knowledge.text(one.code))));
        let mut zones: Vec<Tz> = seen.map(|programme| programme.zone).collect();
        zones.sort_unstable_by_key(|zone| zone.name());
        zones.dedup();
        if let [zone] = zones.as_slice() { *zone } else { Tz::UTC }
    }

    /// Who has a version and who may have it.
    pub fn exposure(&self, document: &str, version: &str, as_of: When) -> Exposure {
        self.asked(document, version, as_of, supplier_graph::exposure_of)
    }

    /// Who has a version, without who may have it besides.
    pub fn recorded(&self, document: &str, version: &str, as_of: When) -> Exposure {
        self.asked(document, version, as_of, supplier_graph::recorded_of)
    }

    fn asked(
        &self,
        document: &str,
        version: &str,
        as_of: When,
        answer: fn(&Knowledge, &Followed, When, &Tiers) -> Exposure,
    ) -> Exposure {
        let Some(key) = self.knowledge.version_key(document, version) else {
            return supplier_graph::unknown(&self.knowledge, document);
        };
        let asked = Moment::asked(as_of, self.knowledge.zone_of(key.document));
        let tiers = self.knowledge.document(key.document).map(|document| self.tiers(document.programme, asked.day));
        answer(&self.knowledge, &self.followed(key, asked), as_of, &tiers.unwrap_or_default())
    }

    /// A version followed through time, or at least to the time asked about.
    fn followed(&self, version: VersionKey, asked: Moment) -> Arc<Followed> {
        let lock = || self.followed.lock().unwrap_or_else(PoisonError::into_inner);
        let known = lock().iter().find(|one| one.version() == version && one.serves(asked.at)).cloned();
        let followed = known.unwrap_or_else(|| Arc::new(Followed::new(&self.knowledge, &self.ledger, version, asked)));
        let mut kept = lock();
        kept.retain(|one| one.version() != version);
        kept.insert(0, Arc::clone(&followed));
        let mut disclosures = 0;
        kept.retain(|one| {
            disclosures += one.len();
            one.version() == version || disclosures <= KEPT_FOLLOWED
        });
        followed
    }

    /// Who had a version by the time of a leak, and who may have had it.
    pub(crate) fn candidates(&self, version: VersionKey, leak: When, earliest: &Earliest) -> Candidates {
        let asked = Moment::asked(leak, self.knowledge.zone_of(version.document));
        let tiers = self.knowledge.document(version.document).map(|document| self.tiers(document.programme, asked.day));
        let facts = (&self.knowledge, &self.ledger);
        let tiers = tiers.unwrap_or_default();
        supplier_graph::candidates(facts, &self.followed(version, asked), leak, &tiers, earliest)
    }

    /// How many had a version, held it and stood without cover at each of several times.
    pub(crate) fn history(&self, document: &str, version: &str, times: &[When]) -> Vec<supplier_graph::Counts> {
        supplier_graph::history(&self.knowledge, &self.ledger, document, version, times)
    }

    /// Whom a version reached from a party.
    pub(crate) fn reached(&self, version: VersionKey, party: &str, as_of: When) -> Option<Reached> {
        let (document, version) = (self.knowledge.text(version.document), self.knowledge.text(version.label));
        supplier_graph::reached(&self.knowledge, &self.ledger, Question { document, version, as_of }, party)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tiers_of_however_many_programmes_are_found_once_for_a_day() {
        let mut knowledge = Knowledge::default();
        let programmes: Vec<Word> = (0..200).map(|no| knowledge.names_mut().word(&format!("P{no}"))).collect();
        let world = World::new(knowledge, Ledger::default());
        let day = NaiveDate::default();
        let first: Vec<Arc<Tiers>> = programmes.iter().map(|programme| world.tiers(*programme, day)).collect();
        for (programme, tiers) in programmes.iter().zip(&first) {
            assert!(Arc::ptr_eq(tiers, &world.tiers(*programme, day)));
        }
    }
}
