//! All versions at once: who received without cover and who holds without cover, at whatever time is asked about.

use std::sync::Arc;

use chrono_tz::Tz;
use domain::coverage::Moment;
use domain::documents::VersionKey;
use domain::knowledge::{Knowledge, Subject, Word};
use domain::time::{Instant, When};

use crate::exposure::{Exposure, recorded_of};
use crate::followed::Followed;
use crate::ledger::Ledger;
use crate::settled::MOST_WORK;
use crate::spans::{Span, spans_within};
use crate::tiers::Tiers;

/// The exposures of every version that has some, by document and label.
#[derive(Clone, Debug)]
pub struct Portfolio {
    parts: Vec<Arc<Part>>,
    /// How many receipts are looked at for a version before its parts are left to be asked for each time.
    most: usize,
}

/// The exposures of one version.
#[derive(Clone, Debug)]
pub struct Part {
    pub version: VersionKey,
    /// Absent: its document is not known.
    pub programme: Option<Word>,
    /// Days are days in this zone.
    pub zone: Tz,
    /// When each exposed party first received it, in order.
    first_receipts: Box<[Instant]>,
    /// Who received it, in the order of places.
    parties: Box<[Subject]>,
    uncovered: Box<[Span]>,
    held_without_cover: Box<[Span]>,
    /// The spans are those of all time; else they have to be asked for each time.
    is_settled: bool,
}

impl Portfolio {
    /// Follows every version through time.
    pub fn new(knowledge: &Knowledge, ledger: &Ledger) -> Self {
        Self::within(knowledge, ledger, MOST_WORK)
    }

    /// Follows every version for which no more than `most` receipts have to be looked at; the others have to be asked for
    /// each time.
    pub fn within(knowledge: &Knowledge, ledger: &Ledger, most: usize) -> Self {
        Self { parts: Vec::new(), most }.with(knowledge, ledger, &ledger.versions().collect::<Vec<_>>())
    }

    /// The same portfolio with some versions followed anew; `knowledge` gives all that it named before the same places.
    #[must_use]
    pub fn with(&self, knowledge: &Knowledge, ledger: &Ledger, versions: &[VersionKey]) -> Self {
        let ranks = ranks(knowledge);
        let mut parts: Vec<Arc<Part>> =
            self.parts.iter().filter(|part| !versions.contains(&part.version)).cloned().collect();
        let anew = versions.iter().map(|version| Part::new(knowledge, ledger, *version, &ranks, self.most));
        parts.extend(anew.filter(|part| !part.parties.is_empty()).map(Arc::new));
        let named = |part: &Part| (knowledge.text(part.version.document), knowledge.text(part.version.label));
        parts.sort_by(|a, b| named(a).cmp(&named(b)));
        Self { parts, ..*self }
    }

    /// By document and label.
    pub fn parts(&self) -> &[Arc<Part>] {
        &self.parts
    }
}

impl Part {
    fn new(knowledge: &Knowledge, ledger: &Ledger, version: VersionKey, ranks: &[u32], most: usize) -> Self {
        let programme = knowledge.document(version.document).map(|document| document.programme);
        let zone = knowledge.zone_of(version.document);
        let found = spans_within(knowledge, ledger, version, |subject| ranks[subject.place()], most);
        let is_settled = found.is_some();
        let found = found.unwrap_or_else(|| crate::spans::first_receipts(knowledge, ledger, version));
        Self {
            version,
            programme,
            zone,
            first_receipts: found.first_receipts.into(),
            parties: found.parties.into(),
            uncovered: found.uncovered.into(),
            held_without_cover: found.held_without_cover.into(),
            is_settled,
        }
    }

    /// The spans can be read for any time; else [`Part::asked`] makes a part whose spans are right at some times.
    pub const fn is_settled(&self) -> bool {
        self.is_settled
    }

    /// A part whose spans are right at these times, for a version of which each time has to be asked for itself.
    #[must_use]
    pub fn asked(&self, knowledge: &Knowledge, ledger: &Ledger, times: &[When]) -> Self {
        let (mut uncovered, mut held) = (Vec::new(), Vec::new());
        for (place, time) in times.iter().enumerate() {
            let at = time.last_instant(self.zone);
            if times[..place].iter().any(|earlier| earlier.last_instant(self.zone) == at) {
                continue;
            }
            let answer = self.exposure(knowledge, ledger, *time);
            for one in &answer.exposures {
                let Some(party) = knowledge.subject(&one.party) else { continue };
                let span = |reasons| Span { from: at, until: at.just_after(), party, reasons };
                uncovered.extend((!one.covered).then(|| span(one.reasons)));
                held.extend(one.held_without_cover.then(|| span(one.held_reasons)));
            }
        }
        for spans in [&mut uncovered, &mut held] {
            spans.sort_by(|a, b| knowledge.code(a.party).cmp(knowledge.code(b.party)));
        }
        Self { uncovered: uncovered.into(), held_without_cover: held.into(), ..self.clone() }
    }

    fn exposure(&self, knowledge: &Knowledge, ledger: &Ledger, as_of: When) -> Exposure {
        // That it is too much is known.
        let asked = Moment::asked(as_of, self.zone);
        let followed = Followed::within(knowledge, ledger, self.version, asked, 0);
        recorded_of(knowledge, &followed, as_of, &Tiers::default())
    }

    /// How many parties had received it by then.
    pub fn exposed(&self, at: Instant) -> usize {
        self.first_receipts.partition_point(|first| *first <= at)
    }

    /// It was ever received by this party.
    pub fn reached(&self, party: Subject) -> bool {
        self.parties.binary_search(&party).is_ok()
    }

    /// Who received it without cover, by party and then by instant.
    pub fn uncovered(&self) -> &[Span] {
        &self.uncovered
    }

    /// Who holds it, while none of the copies still held may be held, likewise.
    pub fn held_without_cover(&self) -> &[Span] {
        &self.held_without_cover
    }
}

/// The rank of each subject's code among all, by its place.
fn ranks(knowledge: &Knowledge) -> Vec<u32> {
    let mut order: Vec<Subject> = knowledge.names().all_subjects().collect();
    order.sort_unstable_by(|a, b| knowledge.code(*a).cmp(knowledge.code(*b)));
    let mut ranks = vec![0; order.len()];
    for (rank, subject) in (0..).zip(order) {
        ranks[subject.place()] = rank;
    }
    ranks
}
