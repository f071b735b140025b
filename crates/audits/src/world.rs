//! Everything known at one time, in memory: what questions about more than one version are asked of.

use chrono_tz::Tz;
use domain::facts::KEY_SEPARATOR;
use domain::knowledge::Knowledge;
use domain::time::When;
use supplier_graph::{Exposure, Ledger, Question, Reached, Unplaced};

/// What was known at one time, hand-overs included.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) knowledge: std::sync::Arc<Knowledge>,
    pub(crate) ledger: Ledger,
}

impl World {
    pub(crate) fn has_party(&self, code: &str) -> bool {
        self.knowledge.subject(code).is_some()
    }

    pub(crate) fn zone_of(&self, document: &str) -> Tz {
        self.knowledge.zone_of(document)
    }

    /// Every version with its programme, by document and label.
    pub(crate) fn versions(&self) -> Vec<(&str, &str, &str)> {
        let mut found: Vec<_> = self
            .ledger
            .versions()
            .filter_map(|key| {
                let (document, label) = key.split_once(KEY_SEPARATOR)?;
                Some((document, label, self.knowledge.document(document)?.programme.as_str()))
            })
            .collect();
        found.sort_unstable();
        found
    }

    pub(crate) fn exposure(&self, document: &str, version: &str, as_of: When) -> Result<Exposure, Unplaced> {
        supplier_graph::exposure(&self.knowledge, &self.ledger, Question { document, version, as_of })
    }

    pub(crate) fn reached(
        &self,
        document: &str,
        version: &str,
        party: &str,
        as_of: When,
    ) -> Result<Option<Reached>, Unplaced> {
        supplier_graph::reached(&self.knowledge, &self.ledger, Question { document, version, as_of }, party)
    }
}
