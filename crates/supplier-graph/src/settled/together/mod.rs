//! Disclosures that rest on each other, followed through time: at each moment only what can have changed is judged again.
//!
//! What is covered was proved in some order, each by receipts that were proved before it, so that no circle proves itself.
//! When something changes, whatever rested on it stays proved only where receipts that were proved before it still carry
//! it; then everything is proved that can be. That is the least fixed point of the rule, at every moment.

mod settling;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::coverage::{Alone, Mode, Moment, Verdict, alone};
use domain::time::Instant;
use hashbrown::HashMap;
use smallvec::SmallVec;

use super::carried::Fewest;
use super::steps::Step;
use super::{Place, Settled};

/// The order of a proof that rests on nothing in the circle any more.
const FIRST: u32 = 1;

/// Receipts count whenever they were proved.
const ANY: u32 = u32::MAX;

/// A disclosure of the circle.
struct Member {
    place: Place,
    from: Instant,
    zone: Tz,
    /// How its giver came by it, among [`Together::ways`].
    way: usize,
    /// The ways that it is a receipt of.
    carries: SmallVec<[usize; 2]>,
    accounted: Option<Moment>,
    /// What was said when its copy was accounted for, where that is not what is said at any instant.
    end: Option<Verdict>,
}

/// How one giving side came by what it gave.
struct Way {
    /// By instant and code.
    receipts: Vec<Receipt>,
    fewest: Fewest,
    /// What it gave, of the circle.
    given: Vec<usize>,
}

struct Receipt {
    place: Place,
    /// It is one of the circle.
    member: Option<usize>,
    at: Instant,
    accounted: Option<Instant>,
}

/// What is known of a member at the moment that was reached.
#[derive(Default)]
struct State {
    begun: bool,
    /// Its copy is accounted for, and nothing changes any more.
    ended: bool,
    /// Which proof it was that it may be kept; 0: it may not.
    proved: u32,
    /// What was found without looking at the giver: it stands from one of its own dates to the next.
    alone: Option<Alone>,
    now: Verdict,
    steps: Vec<Step>,
}

/// Members that wait for something, each once.
struct Queue {
    waiting: Vec<usize>,
    is_waiting: Vec<bool>,
}

impl Queue {
    fn of(count: usize) -> Self {
        Self { waiting: Vec::new(), is_waiting: vec![false; count] }
    }

    fn push(&mut self, member: usize) {
        if !std::mem::replace(&mut self.is_waiting[member], true) {
            self.waiting.push(member);
        }
    }

    fn pop(&mut self) -> Option<usize> {
        let member = self.waiting.pop()?;
        self.is_waiting[member] = false;
        Some(member)
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Begins(usize),
    /// One of a member's own dates.
    Changes(usize),
    /// Something about a receipt outside the circle.
    Received(usize),
    Ends(usize),
    /// A day without a time on which something is judged.
    Untimed(usize),
    /// Copies that were accounted for at this instant, before they were handed over.
    Unseen(usize),
}

/// The moment that was reached.
#[derive(Clone, Copy)]
enum Now {
    At(Instant),
    /// A day without a time.
    Untimed(Moment),
}

/// What is judged at a moment that is not one of those that all are judged at.
#[derive(Default)]
struct Apart {
    /// Whose own facts fall on that day.
    renewed: Vec<usize>,
    /// Ways of which a receipt outside the circle is judged otherwise on that day.
    received: Vec<usize>,
    /// Copies that were accounted for before they were handed over.
    unseen: Vec<usize>,
}

/// What became of a circle.
#[derive(Default)]
pub(crate) struct Followed {
    /// Of each disclosure, in the order of the circle; none when it would have taken too much.
    pub(crate) steps: Vec<Vec<Step>>,
    /// What may be said of them on days without a time.
    pub(crate) untimed: Vec<(usize, Moment, Step)>,
    /// How many receipts were looked at.
    pub(crate) work: usize,
}

struct Together<'b, 'a> {
    settled: &'b Settled<'a>,
    members: Vec<Member>,
    ways: Vec<Way>,
    states: Vec<State>,
    proofs: u32,
    aparts: Vec<(Moment, Apart)>,
    found: Followed,
    /// Whose own facts have to be looked at again.
    renewed: Queue,
    /// What may rest on something that was lost.
    doubted: Queue,
    /// What may be proved now, or judged otherwise.
    open: Queue,
    /// Whose verdict may have become another.
    told: Queue,
}

/// Follows the disclosures of a circle through all time, unless more than `most` receipts have to be looked at.
pub(crate) fn follow(settled: &Settled<'_>, circle: &[usize], most: usize) -> Followed {
    let mut together = Together::new(settled, circle);
    let finished = together.run(most);
    let mut found = together.found;
    if finished {
        found.steps = together.states.into_iter().map(|state| state.steps).collect();
    } else {
        found.untimed.clear();
    }
    found
}

impl<'b, 'a> Together<'b, 'a> {
    fn new(settled: &'b Settled<'a>, circle: &[usize]) -> Self {
        let numbers: HashMap<Place, usize> =
            circle.iter().enumerate().map(|(number, index)| (settled.place(*index), number)).collect();
        let mut known: HashMap<Vec<(usize, usize)>, usize> = HashMap::new();
        let mut ways: Vec<Way> = Vec::new();
        let mut members: Vec<Member> = Vec::with_capacity(circle.len());
        for (number, index) in circle.iter().enumerate() {
            let place = settled.place(*index);
            let groups = settled.groups(*index);
            let key = groups.iter().map(|(version, range)| (*version, range.start)).collect();
            let way = *known.entry(key).or_insert_with(|| {
                ways.push(Way::new(&settled.receipts_until(groups, Instant::END), settled, &numbers));
                ways.len() - 1
            });
            ways[way].given.push(number);
            let handover = settled.handover(place);
            members.push(Member {
                place,
                from: handover.moment.at,
                zone: handover.matter.zone,
                way,
                carries: SmallVec::new(),
                accounted: handover.accounted,
                end: None,
            });
        }
        for (number, way) in ways.iter().enumerate() {
            for member in way.receipts.iter().filter_map(|one| one.member) {
                members[member].carries.push(number);
            }
        }
        let states = members.iter().map(|_| State::default()).collect();
        let [renewed, doubted, open, told] = [(); 4].map(|()| Queue::of(members.len()));
        let (aparts, found) = Default::default();
        Self { settled, members, ways, states, proofs: FIRST, aparts, found, renewed, doubted, open, told }
    }

    /// Follows the circle to the end of time; `false` when it would take too much.
    fn run(&mut self, most: usize) -> bool {
        let events = self.events();
        for same in events.chunk_by(|a, b| a.0 == b.0) {
            let at = same[0].0;
            for (_, event) in same {
                self.take(at, *event);
            }
            for (_, event) in same {
                if let Event::Untimed(apart) = event {
                    self.settle_untimed(*apart);
                }
            }
            self.settle(Now::At(at));
            for (_, event) in same {
                if let Event::Unseen(apart) = event {
                    self.look_at_unseen(*apart, Now::At(at));
                }
            }
            if self.found.work > most {
                return false;
            }
        }
        true
    }

    /// Everything that can change a verdict, in the order of time.
    fn events(&mut self) -> Vec<(Instant, Event)> {
        let mut events = Vec::new();
        let mut own = Vec::new();
        let mut aparts: BTreeMap<(Instant, NaiveDate, bool), Apart> = BTreeMap::new();
        let key = |moment: Moment| (moment.at, moment.day, moment.exact);
        let untimed = self.settled.untimed();
        for (number, member) in self.members.iter().enumerate() {
            own.clear();
            self.settled.add_own_changes(member.place, &mut own);
            for moment in untimed.days_of(&own, member.zone) {
                aparts.entry(key(moment)).or_default().renewed.push(number);
            }
            let ends = member.ends();
            let during = own.iter().filter(|at| **at > member.from && ends.is_none_or(|ends| **at < ends));
            events.extend(during.map(|at| (*at, Event::Changes(number))));
            events.push((member.from, Event::Begins(number)));
            events.extend(ends.map(|at| (at, Event::Ends(number))));
            if let Some(accounted) = member.accounted.filter(|accounted| accounted.at < member.from) {
                aparts.entry(key(accounted)).or_default().unseen.push(number);
            }
        }
        for (number, way) in self.ways.iter().enumerate() {
            for receipt in way.receipts.iter().filter(|one| one.member.is_none()) {
                let steps = self.settled.steps_of(receipt.place).iter().map(|step| step.from);
                events.extend(steps.chain([receipt.at]).map(|at| (at, Event::Received(number))));
                for moment in untimed.told_days(self.settled.index(receipt.place)) {
                    aparts.entry(key(moment)).or_default().received.push(number);
                }
            }
        }
        for (number, ((at, day, exact), apart)) in aparts.into_iter().enumerate() {
            events.push((at, if exact { Event::Unseen(number) } else { Event::Untimed(number) }));
            self.aparts.push((Moment { at, day, exact }, apart));
        }
        events.sort_unstable();
        events.dedup();
        events
    }

    fn take(&mut self, at: Instant, event: Event) {
        match event {
            Event::Begins(member) => {
                self.states[member].begun = true;
                self.renewed.push(member);
                // One more receipt takes no proof away.
                self.each_given_after(member, |this, given| this.open.push(given));
            }
            Event::Changes(member) => {
                self.renewed.push(member);
                self.doubted.push(member);
            }
            Event::Received(way) => {
                for place in 0..self.ways[way].given.len() {
                    let given = self.ways[way].given[place];
                    self.doubted.push(given);
                    self.open.push(given);
                }
            }
            Event::Ends(member) => self.end(member, at),
            Event::Untimed(_) | Event::Unseen(_) => {}
        }
    }

    /// Judges what is said on a day without a time, and leaves everything that it touched to be judged anew.
    fn settle_untimed(&mut self, number: usize) {
        let (moment, apart) = &mut self.aparts[number];
        let now = Now::Untimed(*moment);
        let mut again = std::mem::take(&mut apart.renewed);
        again.extend(apart.received.iter().flat_map(|way| &self.ways[*way].given));
        let waiting = [&self.renewed, &self.doubted, &self.open].map(|queue| queue.waiting.as_slice());
        again.extend(waiting.concat());
        self.look_again(&again);
        let before = self.found.untimed.len();
        self.settle(now);
        self.look_at_unseen(number, now);
        again.extend(self.found.untimed[before..].iter().map(|(member, ..)| *member));
        self.look_again(&again);
    }

    fn look_again(&mut self, members: &[usize]) {
        for member in members {
            self.renewed.push(*member);
            self.doubted.push(*member);
            self.open.push(*member);
        }
    }

    /// Judges copies that were accounted for before they were handed over.
    fn look_at_unseen(&mut self, number: usize, now: Now) {
        for member in std::mem::take(&mut self.aparts[number].1.unseen) {
            let handover = self.settled.handover(self.members[member].place);
            let moment = self.moment(member, now);
            self.states[member].alone = Some(alone(self.settled.knowledge(), handover, Mode::Holding, moment));
            self.members[member].end = Some(self.judge(member, now, ANY));
        }
    }

    /// Its copy is accounted for: what was said then is said from now on.
    fn end(&mut self, member: usize, at: Instant) {
        let apart = self.members[member].end.take();
        let is_told_otherwise = apart.is_some();
        let state = &mut self.states[member];
        state.ended = true;
        state.alone = None;
        state.now = apart.unwrap_or_else(|| std::mem::take(&mut state.now));
        state.proved = if state.now.covered() { FIRST } else { 0 };
        state.steps.push(Step::new(at, &state.now));
        if is_told_otherwise {
            self.doubt_given_after(member);
        }
    }
}

impl Member {
    /// The first instant at which its copy is accounted for.
    fn ends(&self) -> Option<Instant> {
        self.accounted.map(|accounted| accounted.at.just_after().max(self.from))
    }
}

impl Way {
    fn new(places: &[Place], settled: &Settled<'_>, numbers: &HashMap<Place, usize>) -> Self {
        let receipts = places.iter().map(|place| {
            let handover = settled.handover(*place);
            Receipt {
                place: *place,
                member: numbers.get(place).copied(),
                at: handover.moment.at,
                accounted: handover.accounted.map(|accounted| accounted.at),
            }
        });
        let mut way = Self { receipts: receipts.collect(), fewest: Fewest::default(), given: Vec::new() };
        for place in places {
            way.fewest.add(settled.handover(*place).moment.at, settled.hops(*place));
        }
        way
    }
}
