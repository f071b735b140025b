//! Following disclosures through time: those whose giver's receipts are settled one by one, those that rest on each other
//! together.

use domain::coverage::{Alone, Mode, Moment, Upstream, Verdict, alone, with_upstream};
use domain::time::Instant;

use super::carried::Carried;
use super::steps::{Step, push_step};
use super::{Place, Settled, together};

impl Settled<'_> {
    /// Settles a disclosure whose giver's receipts are settled.
    pub(super) fn follow(&mut self, place: Place) {
        let way = self.ways.of[self.index(place)] as usize;
        let carried = self.carried[way].take().unwrap_or_else(|| self.carried_on(way));
        let mut at = std::mem::take(&mut self.instants);
        at.clear();
        self.add_own_changes(place, &mut at);
        let handover = self.handover(place);
        let (begins, accounted) = (handover.moment.at, handover.accounted);
        let is_had = |at: Instant| begins <= at && accounted.is_none_or(|accounted| at <= accounted.at);
        let mut untimed = self.untimed.days_of(&at, handover.matter.zone);
        untimed.extend(carried.untimed.iter().copied());
        at.retain(|at| *at > begins && is_had(*at));
        at.push(begins);
        at.sort_unstable();
        at.dedup();
        let first = self.steps.len();
        let last = self.follow_carried(place, &at, &carried);
        self.instants = at;
        self.carried[way] = Some(carried);
        if let Some(accounted) = accounted {
            let is_last = accounted.exact && begins <= accounted.at;
            let verdict = if is_last { last } else { self.keeping_alone(place, accounted) };
            // What is said of a copy once it is accounted for stands apart even when it says the same.
            self.steps.push(Step::new(accounted.at.just_after().max(begins), &verdict));
        }
        self.close(place, first);
        untimed.retain(|day| is_had(day.at));
        untimed.sort_unstable_by_key(|day| (day.at, day.day));
        untimed.dedup();
        for day in untimed {
            let verdict = self.keeping_alone(place, day);
            self.add_untimed(place, day, Step::new(day.at, &verdict));
        }
    }

    /// Adds the steps of a disclosure until its copy is accounted for: what changes for its own sake, in order, begins with
    /// the hand-over itself. Answers what is said last.
    fn follow_carried(&mut self, place: Place, own: &[Instant], carried: &Carried) -> Verdict {
        let (knowledge, way) = (self.knowledge(), self.ways.of[self.index(place)] as usize);
        let is_source = self.ways.all[way].groups().is_none();
        let handover = &self.verdicts.versions()[place.0].handovers[place.1];
        let ends = handover.accounted.map_or(Instant::END, |accounted| accounted.at);
        let (first, begins) = (self.steps.len(), handover.moment.at);
        let mut own = own.iter().copied().peekable();
        let mut given = carried.changes_after(begins).take_while(|at| *at <= ends).peekable();
        let mut view = carried.view();
        let mut last = Verdict::default();
        let mut judged_alone: Option<Alone> = None;
        while let Some(at) = own.peek().into_iter().chain(given.peek()).min().copied() {
            let day = if at == begins { handover.moment.day } else { at.day(handover.matter.zone) };
            let moment = Moment { at, day, exact: true };
            while given.next_if_eq(&at).is_some() {}
            view.reach(at);
            if own.next_if_eq(&at).is_some() || judged_alone.is_none() {
                judged_alone = Some(alone(knowledge, handover, Mode::Holding, moment));
            } else if judged_alone.as_ref().is_some_and(Alone::is_settled) {
                continue;
            }
            let Some(judged_alone) = judged_alone.clone() else { continue };
            self.work += view.len() + 1;
            let receipts;
            let upstream = if is_source {
                Upstream::MayGive
            } else {
                receipts = view.receipts(begins);
                carried.upstream(&receipts, at, begins)
            };
            last = with_upstream(knowledge, handover, Mode::Holding, moment, judged_alone, &upstream);
            push_step(&mut self.steps, first, at, &last);
        }
        last
    }

    /// What a way carries, all of whose receipts are settled.
    pub(super) fn carried_on(&mut self, way: usize) -> Carried {
        let receipts = self.receipts_until(self.ways.all[way].groups().unwrap_or_default(), Instant::END);
        self.work += receipts.len();
        Carried::new(self, &receipts)
    }

    /// Settles disclosures that rest on each other, and on nothing else that is not settled.
    pub(super) fn follow_together(&mut self, circle: &[usize], most: usize) {
        let followed = together::follow(self, circle, most.saturating_sub(self.work));
        self.work += followed.work;
        for (index, steps) in circle.iter().zip(followed.steps) {
            let first = self.steps.len();
            self.steps.extend(steps);
            self.close(self.place(*index), first);
        }
        for (number, moment, step) in followed.untimed {
            self.add_untimed(self.place(circle[number]), moment, step);
        }
    }

    /// What is said on a day without a time, unless it is what is said at its first instant.
    fn add_untimed(&mut self, place: Place, day: Moment, said: Step) {
        let at_first = self.step(place, Moment { exact: true, ..day });
        if !at_first.is_some_and(|first| first.says_the_same(&said)) {
            self.untimed.add(self.index(place), day, said);
        }
    }

    fn close(&mut self, (version, handover): Place, first: usize) {
        let place = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        self.timelines[self.offsets[version] + handover] = (place(first), place(self.steps.len()));
    }
}
