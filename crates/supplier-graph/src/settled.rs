//! Every verdict on the disclosures of one version, settled once for all moments: whether handing over was allowed, and
//! from when to when keeping is covered or not and why.

use domain::coverage::{
    Alone, Cause, Codes, Cure, Explained, Handover, Judged, Mode, Moment, Passings, Receipt as JudgedReceipt, Upstream,
    Verdict,
};
use domain::coverage::{alone, changes, cures, explain, with_upstream};
use domain::documents::VersionKey;
use domain::knowledge::Knowledge;
use domain::time::Instant;
use smallvec::SmallVec;

use crate::chains::Chains;
use crate::ledger::Ledger;
use crate::order::{Group, Order, Way, order};
use crate::verdicts::Verdicts;

/// How many receipts are looked at for one version before its verdicts are left to be found when they are asked for: a
/// version of 90,000 disclosures takes some hundred millions, once, where each question would take minutes without.
const MOST_WORK: usize = 1_000_000_000;

/// The same among disclosures that rest on each other, where what is settled may have to be judged again and again.
const MOST_IN_CIRCLES: usize = 30_000_000;

/// How much dearer that is among disclosures that rest on each other: all are judged until none changes any more.
const IN_A_CIRCLE: usize = 4;

/// From this instant on keeping is judged so.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) from: Instant,
    pub(crate) reasons: Codes,
    pub(crate) cause: Option<Cause>,
    passing: Passings,
}

/// The disclosures of one version and of those that it was made from, with all verdicts on keeping that do not depend on
/// anything but the moment.
pub(crate) struct Settled<'a> {
    verdicts: Verdicts<'a>,
    /// Where the disclosures of each version begin among all of them.
    offsets: Vec<usize>,
    ways: Vec<Way>,
    steps: Vec<Step>,
    /// Which steps belong to each disclosure; none: not settled.
    timelines: Vec<(u32, u32)>,
    work: usize,
    in_circles: usize,
    /// Room for the instants of one disclosure, used again for the next.
    instants: Vec<Instant>,
    /// The moment of the last hand-over that was judged.
    released: Option<Moment>,
    /// All moments are; else they are found when they are asked for.
    complete: bool,
}

/// A disclosure by its version's place and its own.
type Place = (usize, usize);

impl<'a> Settled<'a> {
    pub(crate) fn new(knowledge: &'a Knowledge, ledger: &'a Ledger, version: VersionKey) -> Self {
        let verdicts = Verdicts::new(knowledge, ledger, version);
        let Order { offsets, ways, groups } = order(&verdicts);
        let count = ways.len();
        let steps = Vec::with_capacity(count + count / 2);
        let mut settled = Self {
            verdicts,
            offsets,
            ways,
            steps,
            timelines: vec![(0, 0); count],
            work: 0,
            in_circles: 0,
            instants: Vec::new(),
            released: None,
            complete: true,
        };
        for group in groups {
            match group {
                Group::One(one) => settled.follow(settled.place(one)),
                Group::Circle(circle) => settled.follow_together(&circle),
            }
            if settled.work > MOST_WORK || settled.in_circles > MOST_IN_CIRCLES {
                settled.complete = false;
                break;
            }
        }
        settled
    }

    /// The chains of the version asked about.
    pub(crate) fn chains(&self) -> &Chains<'a> {
        self.verdicts.chains()
    }

    /// All moments are settled; else they are found when they are asked for.
    pub(crate) const fn is_settled(&self) -> bool {
        self.complete
    }

    /// Was handing over allowed?
    pub(crate) fn release(&mut self, handover: usize) -> Verdict {
        let moment = self.chains().handovers[handover].moment;
        // What had to be found for one moment is of no use for the next, and there are as many as disclosures.
        if !self.complete && self.released.replace(moment) != Some(moment) {
            self.verdicts.forget();
        }
        let knowledge = self.verdicts.knowledge();
        let judged_alone = alone(knowledge, &self.chains().handovers[handover], Mode::Release, moment);
        self.judge((0, handover), Mode::Release, moment, judged_alone)
    }

    /// May the recipient still have it at `moment`? The reasons against it, and why the giver's own receipt does not carry.
    pub(crate) fn keeping(&mut self, handover: usize, moment: Moment) -> (Codes, Option<Cause>) {
        if let Some(step) = self.step((0, handover), moment) {
            return (step.reasons, step.cause);
        }
        let found = self.verdicts.holding(0, handover, moment);
        found.map(|verdict| (verdict.reasons, verdict.cause)).unwrap_or_default()
    }

    /// When keeping is judged otherwise, from the hand-over until the copy was accounted for. Only where all is settled.
    pub(crate) fn steps(&self, handover: usize) -> &[Step] {
        let (from, to) = self.timelines[handover];
        &self.steps[from as usize..to as usize]
    }

    fn place(&self, index: usize) -> Place {
        let version = self.offsets.partition_point(|offset| *offset <= index) - 1;
        (version, index - self.offsets[version])
    }

    /// The step in which a moment lies; none where it is not settled, and for a day whose time is unknown.
    fn step(&self, (version, handover): Place, moment: Moment) -> Option<&Step> {
        let (from, to) = self.timelines[self.offsets[version] + handover];
        let steps = &self.steps[from as usize..to as usize];
        let accounted = self.verdicts.versions()[version].handovers[handover].accounted;
        if accounted.is_some_and(|accounted| accounted.at < moment.at) {
            return steps.last();
        }
        let until = steps.partition_point(|step| step.from <= moment.at);
        steps[..until].last().filter(|_| moment.exact)
    }

    /// Settles a disclosure whose giver's receipts are settled.
    fn follow(&mut self, place: Place) {
        let (version, handover) = place;
        let mut at = std::mem::take(&mut self.instants);
        at.clear();
        self.add_own_changes(place, &mut at);
        let given_at = self.verdicts.versions()[version].handovers[handover].moment.at;
        if let Some(ways) = self.ways[self.offsets[version] + handover].groups() {
            for (version, range) in ways {
                for receipt in self.verdicts.versions()[*version].receipts_in(range.clone()) {
                    let (from, to) = self.timelines[self.offsets[*version] + receipt.handover];
                    let own = &self.verdicts.versions()[*version].handovers[receipt.handover];
                    let from_then = self.steps[from as usize..to as usize].iter().map(|step| step.from);
                    at.extend(std::iter::once(own.moment.at).chain(from_then).filter(|at| *at > given_at));
                }
            }
        }
        let first = self.steps.len();
        let handover = &self.verdicts.versions()[version].handovers[handover];
        let (begun, accounted, zone) = (handover.moment, handover.accounted, handover.matter.zone);
        let begins = begun.at;
        at.retain(|at| *at > begins && accounted.is_none_or(|accounted| *at <= accounted.at));
        at.push(begins);
        at.sort_unstable();
        at.dedup();
        for at in at.iter().copied() {
            let day = if at == begins { begun.day } else { at.day(zone) };
            let verdict = self.keeping_alone(place, Moment { at, day, exact: true });
            self.add_step(first, at, verdict);
        }
        self.instants = at;
        if let Some(accounted) = accounted {
            let verdict = self.keeping_alone(place, accounted);
            self.add_last_step(accounted.at.just_after().max(begins), verdict);
        }
        self.close(place, first);
    }

    /// Settles disclosures that rest on each other: all of them at each moment at which any can change.
    fn follow_together(&mut self, group: &[usize]) {
        let (mut at, mut receipts) = (Vec::new(), 0_usize);
        for index in group {
            let place = self.place(*index);
            self.add_own_changes(place, &mut at);
            let handover = &self.verdicts.versions()[place.0].handovers[place.1];
            at.push(handover.moment.at);
            at.extend(handover.accounted.map(|accounted| accounted.at));
            for (version, range) in self.ways[*index].groups().unwrap_or_default() {
                receipts += range.len();
                for receipt in self.verdicts.versions()[*version].receipts_in(range.clone()) {
                    let (from, to) = self.timelines[self.offsets[*version] + receipt.handover];
                    at.extend(self.steps[from as usize..to as usize].iter().map(|step| step.from));
                }
            }
        }
        at.sort_unstable();
        at.dedup();
        let work = at.len().saturating_mul(receipts + group.len()).saturating_mul(IN_A_CIRCLE);
        self.in_circles = self.in_circles.saturating_add(work);
        if self.in_circles > MOST_IN_CIRCLES {
            return;
        }
        let mut kept: Vec<Vec<Step>> = vec![Vec::new(); group.len()];
        for at in at {
            self.verdicts.forget();
            for (index, steps) in group.iter().zip(&mut kept) {
                let place = self.place(*index);
                let handover = &self.verdicts.versions()[place.0].handovers[place.1];
                let over = handover.accounted.is_some_and(|accounted| accounted.at < at);
                if handover.moment.at <= at && !over {
                    let moment = Moment { at, day: at.day(handover.matter.zone), exact: true };
                    let verdict = self.verdicts.holding(place.0, place.1, moment).cloned().unwrap_or_default();
                    push_step(steps, 0, at, verdict);
                }
            }
        }
        for (index, steps) in group.iter().zip(kept) {
            let place = self.place(*index);
            let first = self.steps.len();
            self.steps.extend(steps);
            let handover = &self.verdicts.versions()[place.0].handovers[place.1];
            if let Some(accounted) = handover.accounted {
                let begins = handover.moment.at;
                let verdict = self.verdicts.holding(place.0, place.1, accounted).cloned().unwrap_or_default();
                self.add_last_step(accounted.at.just_after().max(begins), verdict);
            }
            self.close(place, first);
        }
        self.verdicts.forget();
    }

    fn add_own_changes(&self, (version, handover): Place, at: &mut Vec<Instant>) {
        changes(self.verdicts.knowledge(), &self.verdicts.versions()[version].handovers[handover], at);
    }

    fn keeping_alone(&mut self, place: Place, moment: Moment) -> Verdict {
        let handover = &self.verdicts.versions()[place.0].handovers[place.1];
        let judged_alone = alone(self.verdicts.knowledge(), handover, Mode::Holding, moment);
        self.judge(place, Mode::Holding, moment, judged_alone)
    }

    /// A verdict on a disclosure whose giver's receipts are settled, or found when they are not.
    fn judge(&mut self, place: Place, mode: Mode, moment: Moment, judged_alone: Alone) -> Verdict {
        let knowledge = self.verdicts.knowledge();
        self.with_giver(place, moment, judged_alone, |handover, judged_alone, upstream| {
            with_upstream(knowledge, handover, mode, moment, judged_alone, upstream)
        })
    }

    /// A verdict with everything that it rests on, and what would cure what speaks against it.
    pub(crate) fn explain(&mut self, handover: usize, mode: Mode, moment: Moment) -> (Explained, Vec<Cure>) {
        let knowledge = self.verdicts.knowledge();
        let judged_alone = alone(knowledge, &self.chains().handovers[handover], mode, moment);
        self.with_giver((0, handover), moment, judged_alone, |handover, judged_alone, upstream| {
            let explained = explain(knowledge, handover, mode, moment, &judged_alone, upstream);
            let cures = cures(knowledge, handover, &explained);
            (explained, cures)
        })
    }

    /// Looks at how the giver of a disclosure came by the version, as far as that matters.
    fn with_giver<T>(
        &mut self,
        place: Place,
        moment: Moment,
        judged_alone: Alone,
        then: impl FnOnce(&Handover<'a>, Alone, &Upstream<'_>) -> T,
    ) -> T {
        let index = self.offsets[place.0] + place.1;
        let receipts = if judged_alone.is_settled() { None } else { self.receipts(index, moment) };
        let Some(receipts) = receipts else {
            let handover = &self.verdicts.versions()[place.0].handovers[place.1];
            return then(handover, judged_alone, &Upstream::MayGive);
        };
        self.work += receipts.len() + 1;
        // Where all is settled, only a day whose time is unknown lies in no step.
        let unknown = if moment.exact && self.complete { &[] } else { receipts.as_slice() };
        for (version, receipt) in unknown {
            if self.step((*version, *receipt), moment).is_none() {
                self.verdicts.holding(*version, *receipt, moment);
            }
        }
        let handover = &self.verdicts.versions()[place.0].handovers[place.1];
        let given_at = handover.moment.at;
        let mut hops: Option<u32> = None;
        let mut holds = false;
        let judged = receipts.iter().map(|(version, receipt)| {
            let chains = &self.verdicts.versions()[*version];
            let own = &chains.handovers[*receipt];
            let by_disclosure = own.moment.at <= given_at;
            if let Some(found) = chains.hops[*receipt] {
                holds = true;
                if by_disclosure {
                    hops = Some(hops.map_or(found, |known| known.min(found)));
                }
            }
            let (primary, passing) = match self.step((*version, *receipt), moment) {
                Some(step) => (step.reasons.first(), step.passing.as_slice()),
                None => self
                    .verdicts
                    .found(*version, *receipt, moment)
                    .map(|verdict| (verdict.primary(), verdict.passing.as_slice()))
                    .unwrap_or_default(),
            };
            JudgedReceipt { accounted_before: own.accounted_before(given_at), by_disclosure, primary, passing }
        });
        let judged: SmallVec<[JudgedReceipt<'_>; 4]> = judged.collect();
        let below_invited =
            judged_alone.uninvited().is_some_and(|round| self.verdicts.is_below_invited(place.0, place.1, round));
        let upstream = Upstream::Judged(Judged { holds, hops, below_invited, receipts: &judged });
        then(handover, judged_alone, &upstream)
    }

    /// The giver's receipts by `moment`, by instant and code; `None` when it is the source.
    fn receipts(&self, index: usize, moment: Moment) -> Option<SmallVec<[Place; 4]>> {
        let ways = self.ways[index].groups()?;
        let mut found: SmallVec<[Place; 4]> = SmallVec::new();
        for (version, range) in ways {
            let chains = &self.verdicts.versions()[*version];
            let by_then = chains.until(chains.receipts_in(range.clone()), moment.at);
            found.extend(by_then.iter().map(|receipt| (*version, receipt.handover)));
        }
        if ways.len() > 1 {
            let order = |(version, place): &Place| {
                let handover = &self.verdicts.versions()[*version].handovers[*place];
                (handover.moment.at, handover.told.code)
            };
            found.sort_by(|a, b| order(a).cmp(&order(b)));
            found.dedup();
        }
        Some(found)
    }

    fn add_step(&mut self, first: usize, from: Instant, verdict: Verdict) {
        push_step(&mut self.steps, first, from, verdict);
    }

    /// What is said of a copy once it is accounted for; it stands apart even when it says the same.
    fn add_last_step(&mut self, from: Instant, verdict: Verdict) {
        let Verdict { reasons, cause, passing, .. } = verdict;
        self.steps.push(Step { from, reasons, cause, passing });
    }

    fn close(&mut self, (version, handover): Place, first: usize) {
        let place = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        self.timelines[self.offsets[version] + handover] = (place(first), place(self.steps.len()));
    }
}

/// Adds a step unless it says what the one before it says.
fn push_step(steps: &mut Vec<Step>, first: usize, from: Instant, verdict: Verdict) {
    let Verdict { reasons, cause, passing, .. } = verdict;
    let same = |step: &Step| step.reasons == reasons && step.cause == cause && step.passing == passing;
    if !steps[first..].last().is_some_and(same) {
        steps.push(Step { from, reasons, cause, passing });
    }
}
