//! Bringing a circle to where it stands at a moment.

use domain::coverage::{Code, Judged, Mode, Moment, Receipt as JudgedReceipt, Upstream, Verdict};
use domain::coverage::{alone, with_upstream};
use smallvec::SmallVec;

use super::super::steps::{Step, push_step};
use super::{ANY, Now, Together};

impl Together<'_, '_> {
    /// Brings everything to where it stands at a moment.
    pub(super) fn settle(&mut self, now: Now) {
        while let Some(member) = self.renewed.pop() {
            self.look_at_its_own(member, now);
        }
        while let Some(member) = self.doubted.pop() {
            let proved = self.states[member].proved;
            if self.is_open(member) && proved > 0 && !self.judge(member, now, proved).covered() {
                self.states[member].proved = 0;
                self.open.push(member);
                self.doubt_given_after(member);
            }
        }
        let mut otherwise = Vec::new();
        while let Some(member) = self.open.pop() {
            if self.is_open(member) && self.states[member].proved == 0 {
                self.prove(member, now, &mut otherwise);
            }
        }
        // Why it is not covered names what speaks first against a receipt, which may have been found after it.
        for member in otherwise {
            self.each_given_after(member, |this, given| {
                if this.is_open(given) && this.states[given].proved == 0 {
                    this.told.push(given);
                    this.states[given].now = this.judge(given, now, ANY);
                }
            });
        }
        while let Some(member) = self.told.pop() {
            let state = &mut self.states[member];
            match now {
                Now::At(at) => push_step(&mut state.steps, 0, at, &state.now),
                Now::Untimed(day) => {
                    if self.members[member].accounted == Some(day) {
                        self.members[member].end = Some(state.now.clone());
                    }
                    self.found.untimed.push((member, day, Step::new(day.at, &state.now)));
                }
            }
        }
    }

    fn look_at_its_own(&mut self, member: usize, now: Now) {
        if !self.is_open(member) {
            return;
        }
        let handover = self.settled.handover(self.members[member].place);
        let moment = self.moment(member, now);
        let judged_alone = alone(self.settled.knowledge(), handover, Mode::Holding, moment);
        let state = &mut self.states[member];
        let passes_otherwise = state.now.passing != *judged_alone.passing();
        state.now.passing.clone_from(judged_alone.passing());
        state.alone = Some(judged_alone);
        self.told.push(member);
        self.open.push(member);
        if passes_otherwise {
            self.doubt_given_after(member);
        }
    }

    /// Judges a member that is not proved; `otherwise`: against which something else speaks first than before.
    fn prove(&mut self, member: usize, now: Now, otherwise: &mut Vec<usize>) {
        let verdict = self.judge(member, now, ANY);
        self.told.push(member);
        let (before, first) = (self.states[member].now.primary(), verdict.primary());
        let covered = verdict.covered();
        self.states[member].now = verdict;
        if covered {
            self.proofs += 1;
            self.states[member].proved = self.proofs;
            self.each_given_after(member, |this, given| this.open.push(given));
        } else if before != first {
            otherwise.push(member);
        }
    }

    /// The verdict on a member at an instant, with the receipts that were proved before some proof.
    pub(super) fn judge(&mut self, member: usize, now: Now, before: u32) -> Verdict {
        let own = &self.members[member];
        let handover = self.settled.handover(own.place);
        let moment = self.moment(member, now);
        let Some(judged_alone) = self.states[member].alone.clone() else { return Verdict::default() };
        let knowledge = self.settled.knowledge();
        if judged_alone.is_settled() {
            return with_upstream(knowledge, handover, Mode::Holding, moment, judged_alone, &Upstream::MayGive);
        }
        let way = &self.ways[own.way];
        let by_then = &way.receipts[..way.receipts.partition_point(|receipt| receipt.at <= moment.at)];
        self.found.work += by_then.len() + 1;
        let receipts = by_then.iter().map(|receipt| {
            let (primary, passing) = if let Some(number) = receipt.member {
                let state = &self.states[number];
                let counts = state.proved > 0 && state.proved < before;
                // What speaks against one that is not proved any more is not found anew yet.
                let against = || state.now.primary().unwrap_or(Code::UpstreamNotCovered);
                ((!counts).then(against), state.now.passing.as_slice())
            } else {
                let step = self.settled.step(receipt.place, moment);
                step.map_or((Some(Code::UpstreamNotCovered), &[][..]), Step::told)
            };
            JudgedReceipt::new((receipt.at, receipt.accounted), own.from, primary, passing)
        });
        let receipts: SmallVec<[JudgedReceipt<'_>; 8]> = receipts.collect();
        let (holds, hops) = (way.fewest.at(moment.at).is_some(), way.fewest.at(own.from));
        // Invitations are asked about at release alone.
        let judged = Judged { holds, hops, below_invited: false, receipts: &receipts };
        with_upstream(knowledge, handover, Mode::Holding, moment, judged_alone, &Upstream::Judged(judged))
    }

    pub(super) fn moment(&self, member: usize, now: Now) -> Moment {
        match now {
            Now::At(at) => Moment { at, day: at.day(self.members[member].zone), exact: true },
            Now::Untimed(day) => day,
        }
    }

    /// Its verdict can still change.
    fn is_open(&self, member: usize) -> bool {
        self.states[member].begun && !self.states[member].ended
    }

    /// Calls for everything that the recipients of a member gave.
    pub(super) fn each_given_after(&mut self, member: usize, mut call: impl FnMut(&mut Self, usize)) {
        for place in 0..self.members[member].carries.len() {
            let way = self.members[member].carries[place];
            for place in 0..self.ways[way].given.len() {
                call(self, self.ways[way].given[place]);
            }
        }
    }

    /// What the member carried may have lost its proof, or be judged otherwise.
    pub(super) fn doubt_given_after(&mut self, member: usize) {
        self.each_given_after(member, |this, given| {
            this.doubted.push(given);
            this.open.push(given);
        });
    }
}
