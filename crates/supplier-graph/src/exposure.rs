//! Who has a version, through whom, under which agreement, and is that covered; and who may have it besides.

use compact_str::CompactString;
use domain::coverage::{Cause, Code, Codes, Moment, Verdict, Warnings, bound_by};
use domain::knowledge::{Knowledge, Subject};
use domain::time::{Instant, When};
use hashbrown::HashSet;
use serde::Serialize;
use smallvec::SmallVec;

use crate::chains::{Chains, How, Path, Receipt, precedes};
use crate::ledger::Ledger;
use crate::possible::{Possible, Search, possible};
use crate::settled::Settled;
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
    pub warnings: Warnings,
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
    let tiers = knowledge.document_of_code(question.document).map(|document| {
        let day = question.as_of.last_instant(knowledge.zone_of(document.code)).day(knowledge.zone_of(document.code));
        Tiers::new(knowledge, document.programme, day)
    });
    exposure_with(knowledge, ledger, question, &tiers.unwrap_or_default())
}

/// What is recorded, without who may have it besides.
pub fn recorded(knowledge: &Knowledge, ledger: &Ledger, question: Question<'_>, tiers: &Tiers) -> Exposure {
    answer(knowledge, ledger, question, tiers, Scope::Recorded)
}

/// The whole answer with the tiers of the document's programme on the day asked about.
pub fn exposure_with(knowledge: &Knowledge, ledger: &Ledger, question: Question<'_>, tiers: &Tiers) -> Exposure {
    answer(knowledge, ledger, question, tiers, Scope::Whole)
}

/// How much of an answer is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    Recorded,
    Whole,
}

fn answer(knowledge: &Knowledge, ledger: &Ledger, question: Question<'_>, tiers: &Tiers, scope: Scope) -> Exposure {
    let document = knowledge.document_of_code(question.document);
    let originator = document.map(|document| knowledge.code(document.originator).to_owned());
    let Some(key) = knowledge.version_key(question.document, question.version) else {
        return Exposure { originator, summary: Summary::default(), exposures: Vec::new(), possible: Vec::new() };
    };
    let zone = knowledge.zone_of(key.document);
    let asked = Moment::asked(question.as_of, zone);
    let mut verdicts = Settled::new(knowledge, ledger, key);
    let received = received(knowledge, verdicts.chains(), asked);
    let paths = verdicts.chains().giver_paths(knowledge);
    let answers = Answers { knowledge, asked, tiers, paths };
    let exposures: Vec<Exposed> =
        received.iter().map(|(subject, receipts)| answers.exposed(&mut verdicts, *subject, receipts)).collect();
    let chains = verdicts.chains();
    let possible = document.filter(|_| scope == Scope::Whole).map(|document| {
        let first = |receipts: &[Receipt]| receipts.first().map(|first| chains.handovers[first.handover].moment.at);
        let holders = received.iter().filter_map(|(holder, receipts)| Some((*holder, first(receipts)?)));
        let holders: Vec<(Subject, Instant)> = holders.collect();
        let recorded: HashSet<Subject> = holders.iter().map(|(holder, _)| *holder).collect();
        let excluded = |subject: Subject| chains.is_source(subject) || recorded.contains(&subject);
        let Moment { at: until, day: until_day, .. } = asked;
        possible(&Search { knowledge, document, zone, until, until_day, excluded: &excluded }, &holders)
    });
    let possible = possible.unwrap_or_default();
    let summary = summary(&exposures, possible.len());
    Exposure { originator, summary, exposures, possible }
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

/// Who has received by the time asked about, by code, without the originator and without those who were only named.
fn received(knowledge: &Knowledge, chains: &Chains<'_>, asked: Moment) -> Vec<(Subject, Vec<Receipt>)> {
    let mut received = Vec::new();
    for receipts in chains.receivers() {
        let subject = receipts[0].subject;
        let until = chains.until(receipts, asked.at).iter().copied();
        let receipts: Vec<Receipt> = until.filter(|receipt| receipt.how != How::Named).collect();
        if !receipts.is_empty() && Some(subject) != chains.matter.originator {
            received.push((subject, receipts));
        }
    }
    received.sort_unstable_by(|(a, _), (b, _)| knowledge.code(*a).cmp(knowledge.code(*b)));
    received
}

struct Answers<'a> {
    knowledge: &'a Knowledge,
    asked: Moment,
    tiers: &'a Tiers,
    /// The paths to the givers of the disclosures.
    paths: Vec<Path>,
}

impl Answers<'_> {
    fn exposed(&self, verdicts: &mut Settled<'_>, subject: Subject, receipts: &[Receipt]) -> Exposed {
        let answers: Vec<ReceiptAnswer> = receipts.iter().map(|receipt| self.receipt(verdicts, *receipt)).collect();
        let chains = verdicts.chains();
        let hops = receipts.iter().filter_map(|receipt| chains.hops[receipt.handover]).min();
        let path = hops.map(|_| self.path(verdicts, subject, receipts, hops)).unwrap_or_default();
        let held: Vec<&ReceiptAnswer> = answers.iter().filter(|answer| answer.accounted_at.is_none()).collect();
        let holding = !held.is_empty();
        let held_without_cover = holding && !held.iter().any(|answer| answer.holding.covered);
        let held_reasons = held.iter().filter(|_| held_without_cover).flat_map(|answer| answer.holding.reasons.iter());
        let held_reasons = held_reasons.collect();
        let reasons: Codes = answers.iter().flat_map(|answer| answer.release.reasons.iter()).collect();
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
    fn path(&self, verdicts: &Settled<'_>, subject: Subject, receipts: &[Receipt], hops: Option<u32>) -> Path {
        let chains = verdicts.chains();
        let at = |receipt: &Receipt| chains.handovers[receipt.handover].moment.at;
        let shortest = || receipts.iter().filter(|receipt| chains.hops[receipt.handover] == hops);
        let Some(earliest) = shortest().map(at).min() else { return Path::new() };
        let paths = shortest().filter(|receipt| at(receipt) == earliest).map(|receipt| &self.paths[receipt.handover]);
        let whole = |path: &'_ Path| path.clone().into_iter().chain([subject]);
        let best =
            paths.reduce(|best, path| if precedes(self.knowledge, whole(path), whole(best)) { path } else { best });
        best.map(|path| whole(path).collect()).unwrap_or_default()
    }

    fn code(&self, subject: Subject) -> CompactString {
        self.knowledge.code(subject).into()
    }

    fn receipt(&self, verdicts: &mut Settled<'_>, receipt: Receipt) -> ReceiptAnswer {
        let via = match receipt.how {
            How::Through(person) => Some(self.code(person)),
            How::Recipient | How::Named => None,
        };
        let release = verdicts.release(receipt.handover);
        let (held_reasons, held_cause) = verdicts.keeping(receipt.handover, self.asked);
        let handover = &verdicts.chains().handovers[receipt.handover];
        let by = bound_by(self.knowledge, handover, self.asked);
        let by: SmallVec<[CompactString; 1]> = by.into_iter().map(CompactString::from).collect();
        let accounted = handover.accounted.filter(|accounted| accounted.at <= self.asked.at);
        ReceiptAnswer {
            disclosure: handover.told.code.into(),
            giver: self.code(handover.giver()),
            at: handover.moment.at,
            via,
            release: self.release(&release),
            holding: HoldingVerdict {
                covered: held_reasons.is_empty(),
                primary_reason: held_reasons.first(),
                cause: held_cause,
                reasons: held_reasons,
            },
            bound: Bound { bound: !by.is_empty(), by },
            accounted_at: accounted.map(|accounted| accounted.at),
        }
    }

    fn release(&self, verdict: &Verdict) -> ReleaseVerdict {
        ReleaseVerdict {
            covered: verdict.covered(),
            primary_reason: verdict.primary(),
            agreement: verdict.agreement.map(|id| self.knowledge.text(self.knowledge.paper(id).code).into()),
            cause: verdict.cause,
            reasons: verdict.reasons,
            warnings: verdict.warnings,
        }
    }
}
