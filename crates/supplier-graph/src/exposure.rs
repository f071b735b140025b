//! Who has a version, through whom, under which agreement, and is that covered; and who may have it besides.

use compact_str::{CompactString, format_compact};
use domain::coverage::{Cause, Code, Codes, Matter, Moment, Waived, Warnings, bound_by};
use domain::documents::VersionKey;
use domain::knowledge::{Knowledge, PaperId, Subject};
use domain::time::{Instant, When};
use hashbrown::HashSet;
use serde::{Serialize, Serializer};
use smallvec::SmallVec;

use crate::chains::{Path, precedes};
use crate::followed::{Followed, Receipt};
use crate::ledger::Ledger;
use crate::possible::{Possible, Search, possible};
use crate::tiers::Tiers;

/// Which version, and as of when the world stood so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question<'a> {
    pub document: &'a str,
    pub version: &'a str,
    /// A date stands for its whole day in the programme's zone.
    pub as_of: When,
}

/// Everything known about who has a version.
#[derive(Clone, Debug, Serialize)]
pub struct Exposure {
    pub originator: Option<String>,
    pub summary: Summary,
    /// By party code.
    pub exposures: Vec<Exposed>,
    /// By party code.
    pub possible: Vec<Possible>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    pub exposed: usize,
    pub holding: usize,
    pub uncovered: usize,
    /// Holds, and none of the copies still held may be held.
    pub held_without_cover: usize,
    pub broken_chains: usize,
    pub possible: usize,
}

/// A party or person that has received the version by the time asked about.
#[derive(Clone, Debug, Serialize)]
pub struct Exposed {
    pub party: CompactString,
    /// Distance from the manufacturer over supply links; absent when not linked.
    pub tier: Option<u32>,
    /// The fewest disclosures from the source; absent when the chain is broken.
    pub hops: Option<u32>,
    pub chain: Chain,
    /// Empty when the chain is broken.
    pub path: Vec<CompactString>,
    pub first_received_at: Instant,
    pub holding: bool,
    /// Every receipt was covered when it was handed over.
    pub covered: bool,
    pub primary_reason: Option<Code>,
    pub reasons: Codes,
    /// By instant and code.
    pub receipts: Vec<ReceiptAnswer>,
    /// Holds, and none of the copies still held may be held.
    #[serde(skip)]
    pub held_without_cover: bool,
    /// Why none of the copies still held may be held: the reasons against all of them; none unless held without cover.
    #[serde(skip)]
    pub held_reasons: Codes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Chain {
    Complete,
    Broken,
}

/// One receipt and its three verdicts.
#[derive(Clone, Debug, Serialize)]
pub struct ReceiptAnswer {
    pub disclosure: CompactString,
    pub giver: CompactString,
    pub at: Instant,
    /// The person through whom an employer received.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub via: Option<CompactString>,
    pub release: ReleaseVerdict,
    pub holding: HoldingVerdict,
    pub bound: Bound,
    /// When this copy was accounted for, by the time asked about.
    #[serde(skip)]
    pub accounted_at: Option<Instant>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ReleaseVerdict {
    pub covered: bool,
    pub primary_reason: Option<Code>,
    pub reasons: Codes,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
    /// The agreement used, or the nearest miss.
    pub agreement: Option<CompactString>,
    pub warnings: Noted,
}

/// What somebody should look at: warnings in the order of names, then the reasons that were waived, in the order of
/// precedence, each with the code of its waiver. Printed as one list.
#[derive(Clone, Debug, Default)]
pub struct Noted {
    pub warnings: Warnings,
    pub waived: SmallVec<[(Code, CompactString); 1]>,
}

impl Noted {
    pub(crate) fn of(knowledge: &Knowledge, warnings: Warnings, waived: &Waived) -> Self {
        let code = |waiver| knowledge.text(knowledge.waiver(waiver).code).into();
        Self { warnings, waived: waived.iter().map(|(reason, waiver)| (*reason, code(*waiver))).collect() }
    }

    /// All of them as they are printed.
    pub fn texts(&self) -> impl Iterator<Item = CompactString> {
        let plain = self.warnings.iter().map(|warning| CompactString::const_new(warning.as_str()));
        let waived = self.waived.iter().map(|(code, waiver)| format_compact!("WAIVED({}, {waiver})", code.as_str()));
        plain.chain(waived)
    }
}

impl Serialize for Noted {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.texts())
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct HoldingVerdict {
    pub covered: bool,
    pub primary_reason: Option<Code>,
    pub reasons: Codes,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Bound {
    pub bound: bool,
    pub by: SmallVec<[CompactString; 1]>,
}

/// Answers who has a version and who may have it, from what `knowledge` and `ledger` hold: both are as known at one time.
pub fn exposure(knowledge: &Knowledge, ledger: &Ledger, question: Question<'_>) -> Exposure {
    let Some(key) = knowledge.version_key(question.document, question.version) else {
        return unknown(knowledge, question.document);
    };
    let asked = Moment::asked(question.as_of, knowledge.zone_of(key.document));
    let followed = Followed::new(knowledge, ledger, key, asked);
    let programme = knowledge.document(key.document).map(|document| document.programme);
    let tiers = programme.map(|programme| Tiers::new(knowledge, programme, asked.day));
    exposure_of(knowledge, &followed, question.as_of, &tiers.unwrap_or_default())
}

/// The answer for a version that is not known.
pub fn unknown(knowledge: &Knowledge, document: &str) -> Exposure {
    let originator =
        knowledge.document_of_code(document).map(|document| knowledge.code(document.originator).to_owned());
    Exposure { originator, summary: Summary::default(), exposures: Vec::new(), possible: Vec::new() }
}

/// What is recorded, without who may have it besides. `followed` serves the time asked about.
pub fn recorded_of(knowledge: &Knowledge, followed: &Followed, as_of: When, tiers: &Tiers) -> Exposure {
    answer(knowledge, followed, as_of, tiers, Scope::Recorded)
}

/// The whole answer with the tiers of the document's programme on the day asked about. `followed` serves that time.
pub fn exposure_of(knowledge: &Knowledge, followed: &Followed, as_of: When, tiers: &Tiers) -> Exposure {
    answer(knowledge, followed, as_of, tiers, Scope::Whole)
}

/// How much of an answer is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    Recorded,
    Whole,
}

fn answer(knowledge: &Knowledge, followed: &Followed, as_of: When, tiers: &Tiers, scope: Scope) -> Exposure {
    let answers = Answers::new(knowledge, followed, as_of, tiers);
    let Answers { matter, asked, .. } = answers;
    let received = || {
        let receivers = followed.receivers.iter().map(|one| (one.subject, followed.receipts(one, asked.at)));
        receivers.filter(|(_, receipts)| !receipts.is_empty())
    };
    let exposures: Vec<Exposed> = received().map(|(subject, receipts)| answers.exposed(subject, receipts)).collect();
    let possible = if scope == Scope::Whole {
        let holders: Vec<(Subject, Instant)> =
            received().map(|(holder, receipts)| (holder, followed.handover(receipts[0]).at)).collect();
        possible_below(knowledge, (followed.version, matter), asked, &holders)
    } else {
        Vec::new()
    };
    let summary = summary(&exposures, possible.len());
    let originator = matter.originator.map(|originator| knowledge.code(originator).to_owned());
    Exposure { originator, summary, exposures, possible }
}

/// Who may have a version because a recorded holder, each with its first receipt, is supplied by them.
pub(crate) fn possible_below(
    knowledge: &Knowledge,
    (version, matter): (VersionKey, Matter<'_>),
    Moment { at: until, day: until_day, .. }: Moment,
    holders: &[(Subject, Instant)],
) -> Vec<Possible> {
    let Some(document) = matter.document else { return Vec::new() };
    let recorded: HashSet<Subject> = holders.iter().map(|(holder, _)| *holder).collect();
    let excluded = |subject: Subject| matter.is_source(subject) || recorded.contains(&subject);
    let search = Search { knowledge, document, version, zone: matter.zone, until, until_day, excluded: &excluded };
    possible(&search, holders)
}

fn summary(exposures: &[Exposed], possible: usize) -> Summary {
    let count = |has: fn(&Exposed) -> bool| exposures.iter().filter(|one| has(one)).count();
    Summary {
        exposed: exposures.len(),
        holding: count(|one| one.holding),
        uncovered: count(|one| !one.covered),
        held_without_cover: count(|one| one.held_without_cover),
        broken_chains: count(|one| one.chain == Chain::Broken),
        possible,
    }
}

/// Answers about one version at one time.
pub(crate) struct Answers<'a> {
    knowledge: &'a Knowledge,
    followed: &'a Followed,
    pub(crate) matter: Matter<'a>,
    pub(crate) asked: Moment,
    tiers: &'a Tiers,
}

impl<'a> Answers<'a> {
    pub(crate) fn new(knowledge: &'a Knowledge, followed: &'a Followed, as_of: When, tiers: &'a Tiers) -> Self {
        let matter = Matter::new(knowledge, followed.version);
        Self { knowledge, followed, matter, asked: Moment::asked(as_of, matter.zone), tiers }
    }

    pub(crate) fn exposed(&self, subject: Subject, receipts: &[Receipt]) -> Exposed {
        let answers: Vec<ReceiptAnswer> = receipts.iter().map(|receipt| self.receipt(*receipt)).collect();
        let hops = receipts.iter().filter_map(|receipt| self.followed.handover(*receipt).hops).min();
        let path = hops.map(|_| self.path(subject, receipts, hops)).unwrap_or_default();
        let held = || answers.iter().filter(|answer| answer.accounted_at.is_none());
        let holding = held().next().is_some();
        let held_without_cover = holding && !held().any(|answer| answer.holding.covered);
        let against = held().filter(|_| held_without_cover).map(|answer| answer.holding.reasons);
        let held_reasons = against.fold(Codes::default(), Codes::union);
        let reasons = answers.iter().map(|answer| answer.release.reasons).fold(Codes::default(), Codes::union);
        let first = answers.iter().map(|answer| answer.at).min();
        Exposed {
            party: self.code(subject),
            tier: self.tiers.of(subject),
            hops,
            chain: if hops.is_some() { Chain::Complete } else { Chain::Broken },
            path: path.iter().map(|subject| self.code(*subject)).collect(),
            first_received_at: first.unwrap_or(self.asked.at),
            holding,
            covered: reasons.is_empty(),
            primary_reason: reasons.first(),
            reasons,
            receipts: answers,
            held_without_cover,
            held_reasons,
        }
    }

    /// Fewest hops, then the earliest arrival, then the smallest list of codes.
    fn path(&self, subject: Subject, receipts: &[Receipt], hops: Option<u32>) -> Path {
        let shortest =
            || receipts.iter().map(|receipt| self.followed.handover(*receipt)).filter(|one| one.hops == hops);
        let Some(earliest) = shortest().map(|one| one.at).min() else { return Path::new() };
        let whole = |path: &Path| path.clone().into_iter().chain([subject]);
        let paths = shortest().filter(|one| one.at == earliest).map(|one| &one.path);
        let best = paths.reduce(|best, path| {
            let is_better = precedes(self.knowledge, whole(path), whole(best));
            if is_better { path } else { best }
        });
        best.map(|path| whole(path).collect()).unwrap_or_default()
    }

    pub(crate) fn receipt(&self, receipt: Receipt) -> ReceiptAnswer {
        let handover = self.followed.handover(receipt);
        let released = &handover.release;
        let (held_reasons, held_cause) =
            self.followed.keeping(handover, self.asked.at).map(|one| (one.reasons, one.cause)).unwrap_or_default();
        let by = bound_by(self.knowledge, &self.matter, &handover.duties, self.asked);
        let mut by: SmallVec<[CompactString; 1]> = by.map(|paper| self.paper(paper)).collect();
        by.dedup();
        ReceiptAnswer {
            disclosure: handover.code.clone(),
            giver: self.code(handover.giver),
            at: handover.at,
            via: receipt.via.map(|person| self.code(person)),
            release: ReleaseVerdict {
                covered: released.reasons.is_empty(),
                primary_reason: released.reasons.first(),
                reasons: released.reasons,
                cause: released.cause,
                agreement: released.agreement.map(|paper| self.paper(paper)),
                warnings: Noted::of(self.knowledge, released.warnings, &released.waived),
            },
            holding: HoldingVerdict {
                covered: held_reasons.is_empty(),
                primary_reason: held_reasons.first(),
                cause: held_cause,
                reasons: held_reasons,
            },
            bound: Bound { bound: !by.is_empty(), by },
            accounted_at: handover.accounted_at.filter(|accounted| *accounted <= self.asked.at),
        }
    }

    fn code(&self, subject: Subject) -> CompactString {
        self.knowledge.code(subject).into()
    }

    fn paper(&self, paper: PaperId) -> CompactString {
        self.knowledge.text(self.knowledge.paper(paper).code).into()
    }
}
