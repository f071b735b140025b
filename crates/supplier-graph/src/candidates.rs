//! Who could have been the source of a leak: everybody who had the version by then, and apart from them those who may have had it;
//! each with all its chains.

use std::collections::BTreeSet;

use compact_str::{CompactString, ToCompactString};
use domain::documents::VersionKey;
use domain::knowledge::{Knowledge, Subject};
use domain::time::{Instant, When, first_instant_of};
use hashbrown::HashMap;

use crate::chains::{Chains, How, Receipt};
use crate::exposure::{Answers, Exposed, possible_below};
use crate::followed::Followed;
use crate::ledger::Ledger;
use crate::possible::Possible;
use crate::tiers::Tiers;

/// The most chains that are told of one candidate.
pub const MOST_CHAINS: usize = 50;
/// The most hand-overs that are looked at for the chains of one candidate.
const MOST_STEPS: usize = 2_000;

/// Somebody who had the version by the time of the leak.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// As at the time of the leak. A hand-over of which only a range is known counts from its beginning.
    pub exposed: Exposed,
    pub chains: Custody,
    /// The organisation to which they belong then: the employer of a person, else themselves.
    pub organisation: CompactString,
    /// All its receipts are such that they may also lie after the leak.
    pub is_uncertain: bool,
}

/// Somebody who may have had it.
#[derive(Clone, Debug)]
pub struct PossibleCandidate {
    pub possible: Possible,
    /// Those of the recorded holder, each with the supply links that lead on.
    pub chains: Custody,
}

/// The ways on which a version came to somebody, from its source, the shortest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Custody {
    pub chains: Vec<Vec<CompactString>>,
    /// There are more.
    pub is_cut: bool,
}

impl Custody {
    /// With the path that the audit of exposure tells: it may lead through somebody twice, which others do not.
    fn with(mut self, path: &[CompactString]) -> Self {
        if !path.is_empty() && !self.chains.iter().any(|chain| chain == path) {
            let place = self.chains.partition_point(|chain| (chain.len(), chain.as_slice()) < (path.len(), path));
            self.chains.insert(place, path.to_vec());
        }
        self
    }
}

/// Whose version it is: they had it from its issue on, and no record says that they received it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub party: CompactString,
    /// As of a candidate.
    pub organisation: CompactString,
    /// The originator of the document; else whoever made this version from another.
    pub is_originator: bool,
}

/// All candidates of one version.
#[derive(Clone, Debug, Default)]
pub struct Candidates {
    /// By code.
    pub recorded: Vec<Candidate>,
    /// By code.
    pub possible: Vec<PossibleCandidate>,
    /// The originator and, where it is another, the maker.
    pub sources: Vec<Source>,
    /// Who received it only after the leak, by code.
    pub later: Vec<CompactString>,
}

/// The earliest moment of disclosures of which only a range is known, by code.
pub type Earliest = HashMap<String, When>;

/// Everybody who had the version of `followed`, which serves the time of the leak, by then.
///
/// # Source
/// The rules of exposure: leak candidates, and hand-overs of which only a range is known.
pub fn candidates(
    (knowledge, ledger): (&Knowledge, &Ledger),
    followed: &Followed,
    leak: When,
    tiers: &Tiers,
    earliest: &Earliest,
) -> Candidates {
    let answers = Answers::new(knowledge, followed, leak, tiers);
    let (asked, matter) = (answers.asked, answers.matter);
    let begins = |code: &str, at: Instant| {
        let from = earliest.get(code).map(|from| match from {
            When::Day(day) => first_instant_of(*day, matter.zone),
            When::At(at) => *at,
        });
        from.map_or(at, |from| from.min(at))
    };
    let walk = Walk::new(knowledge, ledger, followed.version(), asked.at, &begins);
    let organisation = |subject: Subject| {
        let employer = if knowledge.is_person(subject) {
            knowledge.employers(subject, asked.day).into_iter().min_by_key(|one| knowledge.code(*one))
        } else {
            None
        };
        knowledge.code(employer.unwrap_or(subject)).to_compact_string()
    };
    let maker = matter.maker.filter(|maker| matter.originator != Some(*maker));
    let sources = matter.originator.map(|one| (one, true)).into_iter().chain(maker.map(|one| (one, false)));
    let source = |(subject, is_originator): (Subject, bool)| Source {
        party: knowledge.code(subject).to_compact_string(),
        organisation: organisation(subject),
        is_originator,
    };
    let mut found = Candidates { sources: sources.map(source).collect(), ..Candidates::default() };
    let mut holders: Vec<(Subject, Instant)> = Vec::new();
    for receiver in &followed.receivers {
        let all = followed.receipts(receiver, Instant::END);
        let begun = |receipt: &crate::followed::Receipt| {
            let handover = followed.handover(*receipt);
            begins(&handover.code, handover.at)
        };
        let by_then: Vec<_> = all.iter().copied().filter(|receipt| begun(receipt) <= asked.at).collect();
        let Some(first) = by_then.iter().map(begun).min() else {
            found.later.push(knowledge.code(receiver.subject).to_compact_string());
            continue;
        };
        holders.push((receiver.subject, first));
        let exposed = answers.exposed(receiver.subject, &by_then);
        found.recorded.push(Candidate {
            is_uncertain: by_then.iter().all(|receipt| followed.handover(*receipt).at > asked.at),
            chains: walk.chains(receiver.subject).with(&exposed.path),
            exposed,
            organisation: organisation(receiver.subject),
        });
    }
    let possible = possible_below(knowledge, (followed.version(), matter), asked, &holders);
    let possible = possible.into_iter().map(|possible| {
        let holder = found.recorded.binary_search_by(|one| one.exposed.party.cmp(&possible.via));
        let holder = holder.ok().and_then(|place| found.recorded.get(place));
        let before = holder.map(|holder| holder.chains.clone()).unwrap_or_default();
        let onward = possible.path.get(1..).unwrap_or_default();
        let chains = before.chains.iter().map(|chain| chain.iter().chain(onward).cloned().collect()).collect();
        PossibleCandidate { chains: Custody { chains, is_cut: before.is_cut }, possible }
    });
    found.possible = possible.collect();
    found
}

/// A disclosure as a step of chains: from when to when it may have happened.
struct Walk<'a> {
    knowledge: &'a Knowledge,
    chains: Chains<'a>,
    leak: Instant,
    begins: &'a dyn Fn(&str, Instant) -> Instant,
}

impl<'a> Walk<'a> {
    fn new(
        knowledge: &'a Knowledge,
        ledger: &'a Ledger,
        version: VersionKey,
        leak: Instant,
        begins: &'a dyn Fn(&str, Instant) -> Instant,
    ) -> Self {
        Self { knowledge, chains: Chains::new(knowledge, ledger, version), leak, begins }
    }

    fn chains(&self, subject: Subject) -> Custody {
        let mut search = Backward { walk: self, found: BTreeSet::new(), steps: 0, is_cut: false };
        search.from(subject, self.leak, &mut vec![subject]);
        let is_cut = search.is_cut;
        let chains = search.found.into_iter().map(|(_, chain)| chain).collect();
        Custody { chains, is_cut }
    }

    /// Who gave it to a subject by an instant, each with the organisation that stands in and the latest moment at which they gave it.
    /// Whoever was only named may give it later, and did not receive it themselves.
    fn givers(&self, subject: Subject, until: Instant, is_end: bool) -> Vec<(Subject, Subject, Instant)> {
        let mut latest: HashMap<(Subject, Subject), Instant> = HashMap::new();
        let receipts = self.chains.receipts_in(self.chains.group_of(subject));
        let counts = |receipt: &&Receipt| !(is_end && receipt.how == How::Named);
        let carries = |receipt: &&Receipt| self.chains.hops[receipt.handover].is_some();
        for receipt in receipts.iter().filter(counts).filter(carries) {
            let handover = &self.chains.handovers[receipt.handover];
            if (self.begins)(handover.told.code, handover.moment.at) > until {
                continue;
            }
            for standing in handover.giving_side() {
                let known = latest.entry((standing, handover.giver())).or_insert(handover.moment.at);
                *known = handover.moment.at.max(*known);
            }
        }
        let mut givers: Vec<_> =
            latest.into_iter().map(|((standing, giver), at)| (standing, giver, at.min(until))).collect();
        givers
            .sort_unstable_by_key(|(standing, giver, _)| (self.knowledge.code(*standing), self.knowledge.code(*giver)));
        givers
    }
}

/// One search for the chains that end at a subject, from its end.
struct Backward<'a, 'b> {
    walk: &'b Walk<'a>,
    found: BTreeSet<(usize, Vec<CompactString>)>,
    steps: usize,
    is_cut: bool,
}

impl Backward<'_, '_> {
    /// `chain` begins with the subject that is gone on from and ends with the one that the chains are of, backwards.
    fn from(&mut self, subject: Subject, until: Instant, chain: &mut Vec<Subject>) {
        for (standing, giver, at) in self.walk.givers(subject, until, chain.len() == 1) {
            self.steps += 1;
            if self.steps > MOST_STEPS || self.found.len() > MOST_CHAINS {
                self.is_cut = true;
                return;
            }
            if chain.contains(&standing) || chain.contains(&giver) {
                continue;
            }
            let before = chain.len();
            chain.push(giver);
            if standing != giver {
                chain.push(standing);
            }
            if self.walk.chains.is_source(standing) {
                self.add(chain);
            } else {
                self.from(standing, at, chain);
            }
            chain.truncate(before);
        }
    }

    fn add(&mut self, chain: &[Subject]) {
        let codes = chain.iter().rev().map(|one| self.walk.knowledge.code(*one).to_compact_string());
        self.found.insert((chain.len(), codes.collect()));
        if self.found.len() > MOST_CHAINS {
            self.found.pop_last();
            self.is_cut = true;
        }
    }
}
