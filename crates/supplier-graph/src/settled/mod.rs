//! Every verdict on the disclosures of one version, settled once for all moments: whether handing over was allowed, and
//! from when to when keeping is covered or not and why.

mod carried;
mod following;
mod order;
mod steps;
mod together;

use std::ops::Range;

use domain::coverage::{
    Alone, Cause, Codes, Cure, Explained, Handover, Judged, Mode, Moment, Receipt as JudgedReceipt, Upstream, Verdict,
};
use domain::coverage::{alone, changes, cures, explain, with_upstream};
use domain::documents::VersionKey;
use domain::knowledge::Knowledge;
use domain::time::Instant;
use smallvec::SmallVec;

use self::carried::{Carried, Fewest};
use self::order::{Group, Order, Ways, order};
use self::steps::{Step, Untimed};
use crate::chains::Chains;
use crate::ledger::Ledger;
use crate::verdicts::Verdicts;

/// How many receipts are looked at for one version before its verdicts are left to be found when they are asked for: a
/// version of 90,000 disclosures takes some hundred millions, once, where each question would take minutes without.
pub(crate) const MOST_WORK: usize = 1_000_000_000;

/// The disclosures of one version and of those that it was made from, with all verdicts on keeping that do not depend on
/// anything but the moment.
pub(crate) struct Settled<'a> {
    verdicts: Verdicts<'a>,
    /// Where the disclosures of each version begin among all of them.
    offsets: Vec<usize>,
    ways: Ways,
    /// What each way carries, once something that went it was settled.
    carried: Vec<Option<Carried>>,
    steps: Vec<Step>,
    /// Which steps belong to each disclosure; none: not settled.
    timelines: Vec<(u32, u32)>,
    untimed: Untimed,
    work: usize,
    /// Room for the instants of one disclosure, used again for the next.
    instants: Vec<Instant>,
    /// The moment of the last hand-over that was judged.
    released: Option<Moment>,
    /// All moments are; else they are found when they are asked for.
    complete: bool,
}

/// A disclosure by its version's place and its own.
pub(crate) type Place = (usize, usize);

impl<'a> Settled<'a> {
    /// Settles everything unless more than `most` receipts have to be looked at.
    pub(crate) fn new(knowledge: &'a Knowledge, ledger: &'a Ledger, version: VersionKey, most: usize) -> Self {
        let verdicts = Verdicts::new(knowledge, ledger, version);
        let Order { offsets, ways, groups } = order(&verdicts);
        let count = ways.len();
        let steps = Vec::with_capacity(count + count / 2);
        let mut settled = Self {
            untimed: Untimed::of(verdicts.versions()),
            verdicts,
            offsets,
            carried: ways.all.iter().map(|_| None).collect(),
            ways,
            steps,
            timelines: vec![(0, 0); count],
            work: 0,
            instants: Vec::new(),
            released: None,
            complete: true,
        };
        for group in groups {
            match group {
                Group::One(one) => settled.follow(settled.place(one)),
                Group::Circle(circle) => settled.follow_together(&circle, most),
            }
            if settled.work > most {
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
        let way = self.ways.of[handover] as usize;
        let is_judged = self.complete && moment.exact && !judged_alone.is_settled();
        if !is_judged || judged_alone.uninvited().is_some() || self.ways.all[way].groups().is_none() {
            return self.judge((0, handover), Mode::Release, moment, judged_alone);
        }
        if self.carried[way].is_none() {
            self.carried[way] = Some(self.carried_on(way));
        }
        let handover = &self.chains().handovers[handover];
        let Some(carried) = &self.carried[way] else { return Verdict::default() };
        let receipts = carried.at(moment.at).receipts(moment.at);
        let upstream = carried.upstream(&receipts, moment.at, moment.at);
        with_upstream(knowledge, handover, Mode::Release, moment, judged_alone, &upstream)
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
        self.steps_of((0, handover))
    }

    pub(crate) fn place(&self, index: usize) -> Place {
        let version = self.offsets.partition_point(|offset| *offset <= index) - 1;
        (version, index - self.offsets[version])
    }

    pub(crate) fn index(&self, (version, handover): Place) -> usize {
        self.offsets[version] + handover
    }

    pub(crate) fn handover(&self, (version, handover): Place) -> &Handover<'a> {
        &self.verdicts.versions()[version].handovers[handover]
    }

    /// The days without a time on which something was handed over or accounted for, and what is said then.
    pub(crate) const fn untimed(&self) -> &Untimed {
        &self.untimed
    }

    pub(crate) fn knowledge(&self) -> &'a Knowledge {
        self.verdicts.knowledge()
    }

    /// The fewest disclosures from the source that one ends; `None`: it does not carry.
    pub(crate) fn hops(&self, (version, handover): Place) -> Option<u32> {
        self.verdicts.versions()[version].hops[handover]
    }

    /// The receipts of the giver of a disclosure: versions, each with the receipts of one of the giving side.
    pub(crate) fn groups(&self, index: usize) -> &[(usize, Range<usize>)] {
        self.ways.groups(index)
    }

    /// When keeping of a settled disclosure is judged otherwise.
    pub(crate) fn steps_of(&self, (version, handover): Place) -> &[Step] {
        let (from, to) = self.timelines[self.offsets[version] + handover];
        &self.steps[from as usize..to as usize]
    }

    /// What is said of a settled disclosure at a moment; none where it is not settled.
    pub(crate) fn step(&self, place: Place, moment: Moment) -> Option<&Step> {
        let steps = self.steps_of(place);
        if self.handover(place).accounted.is_some_and(|accounted| accounted.at < moment.at) {
            return steps.last();
        }
        let untimed = if moment.exact { None } else { self.untimed.told(self.index(place), moment) };
        untimed.or_else(|| steps[..steps.partition_point(|step| step.from <= moment.at)].last())
    }

    /// Adds the instants at which keeping one disclosure can be judged otherwise for its own sake.
    pub(crate) fn add_own_changes(&self, (version, handover): Place, at: &mut Vec<Instant>) {
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
        let given_at = self.handover(place).moment.at;
        let way = &self.ways.all[self.ways.of[self.index(place)] as usize];
        let groups = way.groups().filter(|_| !judged_alone.is_settled());
        let receipts = groups.map(|groups| self.receipts_until(groups, given_at.max(moment.at)));
        let Some(mut receipts) = receipts else {
            return then(self.handover(place), judged_alone, &Upstream::MayGive);
        };
        self.work += receipts.len() + 1;
        let mut fewest = Fewest::default();
        for receipt in &receipts {
            fewest.add(self.handover(*receipt).moment.at, self.hops(*receipt));
        }
        receipts.truncate(receipts.partition_point(|receipt| self.handover(*receipt).moment.at <= moment.at));
        let unknown = if self.complete { &[] } else { receipts.as_slice() };
        for (version, receipt) in unknown {
            if self.step((*version, *receipt), moment).is_none() {
                self.verdicts.holding(*version, *receipt, moment);
            }
        }
        let judged = receipts.iter().map(|(version, receipt)| {
            let (primary, passing) = match self.step((*version, *receipt), moment) {
                Some(step) => step.told(),
                None => self
                    .verdicts
                    .found(*version, *receipt, moment)
                    .map(|verdict| (verdict.primary(), verdict.passing.as_slice()))
                    .unwrap_or_default(),
            };
            JudgedReceipt::new(self.handover((*version, *receipt)).kept(), given_at, primary, passing)
        });
        let judged: SmallVec<[JudgedReceipt<'_>; 4]> = judged.collect();
        let below_invited =
            judged_alone.uninvited().is_some_and(|round| self.verdicts.is_below_invited(place.0, place.1, round));
        let (holds, hops) = (fewest.at(moment.at).is_some(), fewest.at(given_at));
        let upstream = Upstream::Judged(Judged { holds, hops, below_invited, receipts: &judged });
        then(self.handover(place), judged_alone, &upstream)
    }

    /// The receipts in these groups by an instant, by instant and code, each once.
    pub(crate) fn receipts_until(&self, groups: &[(usize, Range<usize>)], until: Instant) -> SmallVec<[Place; 4]> {
        let mut found: SmallVec<[Place; 4]> = SmallVec::new();
        for (version, range) in groups {
            let chains = &self.verdicts.versions()[*version];
            let by_then = chains.until(chains.receipts_in(range.clone()), until);
            found.extend(by_then.iter().map(|receipt| (*version, receipt.handover)));
        }
        if groups.len() > 1 {
            let order = |place: &Place| (self.handover(*place).moment.at, self.handover(*place).told.code);
            found.sort_by(|a, b| order(a).cmp(&order(b)));
            found.dedup();
        }
        found
    }
}
