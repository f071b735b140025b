//! Everything about the hand-overs of one version that does not depend on the time asked about: questions about any time are
//! answered from it by looking up.

use compact_str::CompactString;
use domain::coverage::{Cause, Codes, Moment, Papers, Verdict, Waived, Warnings, can_bind};
use domain::documents::VersionKey;
use domain::knowledge::{Knowledge, PaperId, Subject};
use domain::time::Instant;

use crate::chains::{Chains, How, Path};
use crate::ledger::Ledger;
use crate::settled::{MOST_WORK, Settled};

/// One version followed through time.
#[derive(Debug)]
pub struct Followed {
    pub(crate) version: VersionKey,
    /// Who received it, by code, without the originator and without those who were only named.
    pub(crate) receivers: Vec<Receiver>,
    /// The receipts of each receiver in turn, in the order of instants and codes.
    receipts: Vec<Receipt>,
    handovers: Vec<Handed>,
    judgements: Vec<Judgement>,
    /// Where it could not be settled for all time: the only time at which its judgements on keeping are right.
    only_at: Option<Instant>,
}

/// A party or person and where its receipts begin and end.
#[derive(Debug)]
pub(crate) struct Receiver {
    pub(crate) subject: Subject,
    receipts: (usize, usize),
}

/// Somebody received through a disclosure.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Receipt {
    handover: usize,
    /// The person through whom an employer received.
    pub(crate) via: Option<Subject>,
}

/// A disclosure and what is true of it for ever.
#[derive(Debug)]
pub(crate) struct Handed {
    pub(crate) code: CompactString,
    pub(crate) giver: Subject,
    pub(crate) at: Instant,
    pub(crate) accounted_at: Option<Instant>,
    /// The fewest disclosures from the source that it ends; `None`: it does not carry.
    pub(crate) hops: Option<u32>,
    /// To its giver.
    pub(crate) path: Path,
    pub(crate) release: Released,
    /// What can bind its recipient, by code.
    pub(crate) duties: Papers,
    judgements: (usize, usize),
}

/// The verdict on handing over.
#[derive(Clone, Debug)]
pub(crate) struct Released {
    pub(crate) reasons: Codes,
    pub(crate) cause: Option<Cause>,
    pub(crate) agreement: Option<PaperId>,
    pub(crate) warnings: Warnings,
    pub(crate) waived: Waived,
}

/// From this instant on keeping is judged so.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Judgement {
    from: Instant,
    pub(crate) reasons: Codes,
    pub(crate) cause: Option<Cause>,
}

impl Followed {
    /// Follows a version through all time, or, where too much of it rests on too much, to the time asked about.
    pub fn new(knowledge: &Knowledge, ledger: &Ledger, version: VersionKey, asked: Moment) -> Self {
        Self::within(knowledge, ledger, version, asked, MOST_WORK)
    }

    /// The same where too much is more than `most` receipts looked at.
    pub(crate) fn within(
        knowledge: &Knowledge,
        ledger: &Ledger,
        version: VersionKey,
        asked: Moment,
        most: usize,
    ) -> Self {
        let mut settled = Settled::new(knowledge, ledger, version, most);
        let mut paths = settled.chains().giver_paths(knowledge).into_iter();
        let mut judgements = Vec::new();
        let mut ends = Vec::with_capacity(settled.chains().handovers.len());
        // All at the one moment asked about, before those of each hand-over.
        for place in 0..settled.chains().handovers.len() {
            judge(&mut settled, place, asked, &mut judgements);
            ends.push(judgements.len());
        }
        let mut handovers = Vec::with_capacity(ends.len());
        let mut first = 0;
        for (place, end) in ends.into_iter().enumerate() {
            let Verdict { reasons, agreement, warnings, waived, cause, .. } = settled.release(place);
            let chains = settled.chains();
            let handover = &chains.handovers[place];
            handovers.push(Handed {
                code: handover.told.code.into(),
                giver: handover.giver(),
                at: handover.moment.at,
                accounted_at: handover.accounted.map(|accounted| accounted.at),
                hops: chains.hops[place],
                path: paths.next().unwrap_or_default(),
                release: Released { reasons, cause, agreement, warnings, waived },
                duties: can_bind(knowledge, handover),
                judgements: (first, end),
            });
            first = end;
        }
        let (receivers, receipts) = receivers(knowledge, settled.chains());
        let only_at = (!settled.is_settled()).then_some(asked.at);
        Self { version, receivers, receipts, handovers, judgements, only_at }
    }

    /// The version that is followed.
    pub const fn version(&self) -> VersionKey {
        self.version
    }

    /// It can be asked about any time, or at least about this one.
    pub fn serves(&self, at: Instant) -> bool {
        self.only_at.is_none_or(|only| only == at)
    }

    /// How many disclosures it has.
    pub const fn len(&self) -> usize {
        self.handovers.len()
    }

    pub const fn is_empty(&self) -> bool {
        self.handovers.is_empty()
    }

    /// The receipts of a receiver by an instant, in the order of instants and codes.
    pub(crate) fn receipts(&self, receiver: &Receiver, until: Instant) -> &[Receipt] {
        let own = &self.receipts[receiver.receipts.0..receiver.receipts.1];
        &own[..own.partition_point(|receipt| self.handover(*receipt).at <= until)]
    }

    /// The receipts of a party or person by an instant, likewise; none for one that never received, and for the originator.
    pub(crate) fn receipts_of(&self, subject: Subject, until: Instant) -> &[Receipt] {
        let receiver = self.receivers.iter().find(|receiver| receiver.subject == subject);
        receiver.map_or(&[], |receiver| self.receipts(receiver, until))
    }

    /// What is received through a draft, which has no code.
    pub(crate) fn draft(&self) -> Option<Receipt> {
        let handover = self.handovers.iter().position(|handover| handover.code.is_empty())?;
        Some(Receipt { handover, via: None })
    }

    pub(crate) fn handover(&self, receipt: Receipt) -> &Handed {
        &self.handovers[receipt.handover]
    }

    /// May its recipient still have it at an instant? A copy that was accounted for before is judged as it stood then.
    pub(crate) fn keeping(&self, handover: &Handed, at: Instant) -> Option<Judgement> {
        let own = &self.judgements[handover.judgements.0..handover.judgements.1];
        if handover.accounted_at.is_some_and(|accounted| accounted < at) {
            return own.last().copied();
        }
        own[..own.partition_point(|one| one.from <= at)].last().copied()
    }
}

fn judge(settled: &mut Settled<'_>, place: usize, asked: Moment, judgements: &mut Vec<Judgement>) {
    if settled.is_settled() {
        let steps = settled.steps(place).iter();
        judgements.extend(steps.map(|step| Judgement { from: step.from, reasons: step.reasons, cause: step.cause }));
        return;
    }
    let from = settled.chains().handovers[place].moment.at;
    if from <= asked.at {
        let (reasons, cause) = settled.keeping(place, asked);
        judgements.push(Judgement { from, reasons, cause });
    }
}

fn receivers(knowledge: &Knowledge, chains: &Chains<'_>) -> (Vec<Receiver>, Vec<Receipt>) {
    let counts = |subject: Subject| Some(subject) != chains.matter.originator;
    let mut groups: Vec<_> = chains.receivers().filter(|group| counts(group[0].subject)).collect();
    groups.sort_unstable_by(|a, b| knowledge.code(a[0].subject).cmp(knowledge.code(b[0].subject)));
    let (mut receivers, mut receipts) = (Vec::with_capacity(groups.len()), Vec::new());
    for group in groups {
        let first = receipts.len();
        let own = group.iter().filter(|receipt| receipt.how != How::Named);
        receipts.extend(own.map(|receipt| Receipt {
            handover: receipt.handover,
            via: match receipt.how {
                How::Through(person) => Some(person),
                How::Recipient | How::Named => None,
            },
        }));
        if receipts.len() > first {
            receivers.push(Receiver { subject: group[0].subject, receipts: (first, receipts.len()) });
        }
    }
    (receivers, receipts)
}
