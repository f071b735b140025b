//! What the receipts of one giving side carry, and from when on: receipts of which the same is said count as one, so that
//! a side that received a thousand times is looked at no longer than one that received twice.

use std::collections::BTreeSet;

use domain::coverage::{Code, Judged, Moment, Passing, Passings, Receipt as JudgedReceipt, Upstream};
use domain::time::Instant;
use smallvec::SmallVec;

use super::{Place, Settled};

/// What is said of receipts: the first reason against keeping them, and the papers that pass.
struct Said {
    primary: Option<Code>,
    passing: Passings,
}

/// The first of the receipts of which something is said, by their order, and of those the ones whose copies were kept longer
/// than all before them; each with the instant at which its copy was accounted for.
type First = SmallVec<[(u32, Instant); 1]>;

/// From an instant on, something is said of these receipts; none: of none any more.
struct Change {
    at: Instant,
    said: usize,
    first: First,
}

/// From each instant on, the fewest disclosures from the source to somebody.
#[derive(Default)]
pub(super) struct Fewest(Vec<(Instant, u32)>);

impl Fewest {
    /// Adds a receipt, none of which is earlier than those before; it does not carry where it has no `hops`.
    pub(super) fn add(&mut self, at: Instant, hops: Option<u32>) {
        let better = hops.filter(|hops| self.0.last().is_none_or(|(_, fewest)| hops < fewest));
        self.0.extend(better.map(|hops| (at, hops)));
    }

    /// `None`: nothing was received by then that carries.
    pub(super) fn at(&self, at: Instant) -> Option<u32> {
        self.0[..self.0.partition_point(|(from, _)| *from <= at)].last().map(|(_, hops)| *hops)
    }
}

/// What the receipts of one giving side carry, through all time.
#[derive(Default)]
pub(crate) struct Carried {
    said: Vec<Said>,
    /// In the order of time.
    changes: Vec<Change>,
    fewest: Fewest,
    /// Days without a time on which something else is said of some receipt.
    pub(crate) untimed: SmallVec<[Moment; 1]>,
}

impl Carried {
    /// `receipts`: by instant and code, all of them settled.
    pub(crate) fn new(settled: &Settled<'_>, receipts: &[Place]) -> Self {
        let mut carried = Self::default();
        let mut events: SmallVec<[(Instant, u32, usize); 8]> = SmallVec::new();
        for (number, place) in (0..).zip(receipts) {
            carried.fewest.add(settled.handover(*place).moment.at, settled.hops(*place));
            for step in settled.steps_of(*place) {
                let (primary, passing) = step.told();
                events.push((step.from, number, carried.number_of(primary, passing)));
            }
            carried.untimed.extend(settled.untimed().told_days(settled.index(*place)));
        }
        let accounted = |number: u32| {
            let accounted = settled.handover(receipts[number as usize]).accounted;
            accounted.map_or(Instant::END, |accounted| accounted.at)
        };
        if receipts.len() == 1 {
            carried.follow_one(&events, accounted(0));
        } else {
            // What is said last of a receipt at an instant counts.
            events.sort_by_key(|(at, number, _)| (*at, *number));
            carried.follow_all(&events, receipts.len(), accounted);
        }
        carried
    }

    fn number_of(&mut self, primary: Option<Code>, passing: &[Passing]) -> usize {
        let known = self.said.iter().position(|said| said.primary == primary && said.passing.as_slice() == passing);
        known.unwrap_or_else(|| {
            self.said.push(Said { primary, passing: Passings::from_slice(passing) });
            self.said.len() - 1
        })
    }

    fn follow_one(&mut self, events: &[(Instant, u32, usize)], accounted: Instant) {
        let mut before: Option<usize> = None;
        for (at, _, said) in events.iter().copied() {
            if before != Some(said) {
                self.changes.extend(before.map(|said| Change { at, said, first: First::new() }));
                self.changes.push(Change { at, said, first: [(0, accounted)].into() });
                before = Some(said);
            }
        }
    }

    fn follow_all(&mut self, events: &[(Instant, u32, usize)], count: usize, accounted: impl Fn(u32) -> Instant) {
        let mut now: Vec<Option<usize>> = vec![None; count];
        let mut of: Vec<BTreeSet<u32>> = vec![BTreeSet::new(); self.said.len()];
        let mut told: Vec<First> = vec![First::new(); self.said.len()];
        let mut touched: Vec<usize> = Vec::new();
        for same in events.chunk_by(|a, b| a.0 == b.0) {
            for (_, number, said) in same {
                let before = now[*number as usize].replace(*said);
                if let Some(before) = before {
                    of[before].remove(number);
                    touched.push(before);
                }
                of[*said].insert(*number);
                touched.push(*said);
            }
            touched.sort_unstable();
            touched.dedup();
            for said in touched.drain(..) {
                let first = first_of(&of[said], &accounted);
                if first != told[said] {
                    told[said].clone_from(&first);
                    self.changes.push(Change { at: same[0].0, said, first });
                }
            }
        }
    }

    /// How this side came by what it gave at an instant, judged at another; `receipts`: those of a view.
    pub(crate) fn upstream<'r>(
        &self,
        receipts: &'r [JudgedReceipt<'r>],
        at: Instant,
        given_at: Instant,
    ) -> Upstream<'r> {
        // Whether somebody above it was invited is asked about at release alone, and not from here.
        let (holds, hops) = (self.fewest.at(at).is_some(), self.fewest.at(given_at));
        Upstream::Judged(Judged { holds, hops, below_invited: false, receipts })
    }

    /// The instants after one, in order, at which something else is carried, or anything at all.
    pub(crate) fn changes_after(&self, at: Instant) -> impl Iterator<Item = Instant> {
        let changes = self.changes[self.changes.partition_point(|change| change.at <= at)..].iter();
        let mut holds_from = self.fewest.0.first().map(|(from, _)| *from).filter(|from| *from > at);
        let mut changes = changes.map(|change| change.at).peekable();
        std::iter::from_fn(move || {
            let next = changes.peek().copied();
            holds_from.take_if(|from| next.is_none_or(|next| *from <= next)).or_else(|| changes.next())
        })
    }

    /// What is carried at an instant.
    pub(crate) fn at(&self, at: Instant) -> View<'_> {
        let mut view = self.view();
        view.reach(at);
        view
    }

    /// What is carried before everything; [`View::reach`] goes on from there.
    pub(crate) fn view(&self) -> View<'_> {
        View { carried: self, reached: 0, present: SmallVec::new() }
    }
}

fn first_of(receipts: &BTreeSet<u32>, accounted: impl Fn(u32) -> Instant) -> First {
    let mut first = First::new();
    for number in receipts {
        let until = accounted(*number);
        if first.last().is_none_or(|(_, before)| until > *before) {
            first.push((*number, until));
        }
        if until == Instant::END {
            break;
        }
    }
    first
}

/// What is carried at one instant after another.
pub(crate) struct View<'c> {
    carried: &'c Carried,
    /// How many of the changes it has come by.
    reached: usize,
    /// The places of the changes that hold now.
    present: SmallVec<[usize; 4]>,
}

impl<'c> View<'c> {
    /// Goes on to an instant.
    pub(crate) fn reach(&mut self, at: Instant) {
        while let Some(change) = self.carried.changes.get(self.reached).filter(|change| change.at <= at) {
            self.present.retain(|place| self.carried.changes[*place].said != change.said);
            if !change.first.is_empty() {
                self.present.push(self.reached);
            }
            self.reached += 1;
        }
    }

    /// Of how many receipts something is said.
    pub(crate) fn len(&self) -> usize {
        self.present.len()
    }

    /// The receipts that tell what all of them tell of something given at an instant, in their order.
    pub(crate) fn receipts(&self, given_at: Instant) -> SmallVec<[JudgedReceipt<'c>; 4]> {
        let mut found: SmallVec<[(u32, JudgedReceipt<'c>); 4]> = SmallVec::new();
        for place in &self.present {
            let Change { said, first, .. } = &self.carried.changes[*place];
            let Said { primary, passing } = &self.carried.said[*said];
            // Whether it was received by then is asked for a warning alone, and all were when handing over is judged.
            let receipt = |(number, accounted): &(u32, Instant)| {
                (*number, JudgedReceipt::new((given_at, Some(*accounted)), given_at, *primary, passing))
            };
            let given_back = first.first().filter(|(_, accounted)| *accounted < given_at);
            let kept = first.iter().find(|(_, accounted)| *accounted >= given_at);
            found.extend(given_back.into_iter().chain(kept).map(receipt));
        }
        found.sort_unstable_by_key(|(number, _)| *number);
        found.into_iter().map(|(_, receipt)| receipt).collect()
    }
}
