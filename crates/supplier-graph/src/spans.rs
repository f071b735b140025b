//! From when to when each party had a version, held it, and stood without cover: what makes every day's answer a look-up.

use domain::coverage::{Code, Codes, Member};
use domain::documents::VersionKey;
use domain::knowledge::{Knowledge, Subject};
use domain::time::Instant;

use crate::chains::{Chains, How, Receipt};
use crate::ledger::Ledger;
use crate::settled::{MOST_WORK, Settled};

/// Something is so for a party from one instant until just before another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: Instant,
    /// The first instant at which it is not so any more; [`Instant::END`]: never.
    pub until: Instant,
    pub party: Subject,
    /// Why it is without cover; none where that is not what the span says.
    pub reasons: Codes,
}

impl Span {
    /// It is so at this instant.
    pub fn contains(&self, at: Instant) -> bool {
        self.from <= at && at < self.until
    }
}

/// The exposures of one version through all time.
#[derive(Clone, Debug)]
pub struct Spans {
    pub version: VersionKey,
    /// When each exposed party first received it, in order.
    pub first_receipts: Vec<Instant>,
    /// Who received it, in the order of places.
    pub parties: Vec<Subject>,
    /// Who holds a copy, in the order of parties' codes and then of instants.
    pub holding: Vec<Span>,
    /// Who received it without cover, likewise.
    pub uncovered: Vec<Span>,
    /// Who holds it, while none of the copies still held may be held, likewise.
    pub held_without_cover: Vec<Span>,
}

impl Spans {
    const fn of(version: VersionKey) -> Self {
        Self {
            version,
            first_receipts: Vec::new(),
            parties: Vec::new(),
            holding: Vec::new(),
            uncovered: Vec::new(),
            held_without_cover: Vec::new(),
        }
    }
}

/// Follows every exposure of a version through time; `rank` orders parties by their codes. `None`: too much rests on too
/// much else, and each day has to be asked for itself.
pub fn spans(
    knowledge: &Knowledge,
    ledger: &Ledger,
    version: VersionKey,
    rank: impl Fn(Subject) -> u32,
) -> Option<Spans> {
    spans_within(knowledge, ledger, version, rank, MOST_WORK)
}

/// The same where too much is more than `most` receipts looked at.
pub(crate) fn spans_within(
    knowledge: &Knowledge,
    ledger: &Ledger,
    version: VersionKey,
    rank: impl Fn(Subject) -> u32,
    most: usize,
) -> Option<Spans> {
    let mut settled = Settled::new(knowledge, ledger, version, most);
    if !settled.is_settled() {
        return None;
    }
    let releases: Vec<Codes> = (0..settled.chains().handovers.len()).map(|at| settled.release(at).reasons).collect();
    let mut found = Spans::of(version);
    let mut copies = Vec::new();
    for receipts in settled.chains().receivers() {
        let party = receipts[0].subject;
        if Some(party) == settled.chains().matter.originator {
            continue;
        }
        let own = || receipts.iter().filter(|receipt| receipt.how != How::Named);
        let Some(first) = own().next() else { continue };
        found.first_receipts.push(settled.chains().handovers[first.handover].moment.at);
        found.parties.push(party);
        uncovered(&settled, own(), &releases, party, &mut found.uncovered);
        copies.clear();
        own().for_each(|receipt| add_copy(&settled, *receipt, &mut copies));
        held(&mut copies, party, &mut found);
    }
    found.first_receipts.sort_unstable();
    for spans in [&mut found.holding, &mut found.uncovered, &mut found.held_without_cover] {
        // Within a party they are in order already.
        spans.sort_by_key(|span| rank(span.party));
    }
    Some(found)
}

/// Who received a version and when first, without what can be said of cover.
pub(crate) fn first_receipts(knowledge: &Knowledge, ledger: &Ledger, version: VersionKey) -> Spans {
    let chains = Chains::new(knowledge, ledger, version);
    let mut found = Spans::of(version);
    for receipts in chains.receivers() {
        let first = receipts.iter().find(|receipt| receipt.how != How::Named);
        let Some(first) = first.filter(|first| Some(first.subject) != chains.matter.originator) else { continue };
        found.first_receipts.push(chains.handovers[first.handover].moment.at);
        found.parties.push(first.subject);
    }
    found.first_receipts.sort_unstable();
    found
}

/// Who still holds a copy of a version at an instant, in the order of places.
pub fn holders(knowledge: &Knowledge, ledger: &Ledger, version: VersionKey, at: Instant) -> Vec<Subject> {
    let chains = Chains::new(knowledge, ledger, version);
    let holds = |receipt: &Receipt| {
        let gone = chains.handovers[receipt.handover].accounted.is_some_and(|accounted| accounted.at <= at);
        receipt.how != How::Named && !gone
    };
    let parties = chains.receivers().filter(|receipts| Some(receipts[0].subject) != chains.matter.originator);
    parties
        .filter(|receipts| chains.until(receipts, at).iter().any(holds))
        .map(|receipts| receipts[0].subject)
        .collect()
}

/// What was received without cover stays so; later receipts can only add reasons.
fn uncovered<'a>(
    settled: &Settled<'_>,
    receipts: impl Iterator<Item = &'a Receipt>,
    releases: &[Codes],
    party: Subject,
    found: &mut Vec<Span>,
) {
    let mut reasons = Codes::default();
    let first = found.len();
    for receipt in receipts {
        let (from, more) = (settled.chains().handovers[receipt.handover].moment.at, releases[receipt.handover]);
        if reasons.union(more) == reasons {
            continue;
        }
        reasons = reasons.union(more);
        if let Some(before) = found[first..].last_mut() {
            before.until = from;
            if before.from == from {
                before.reasons = reasons;
                before.until = Instant::END;
                continue;
            }
        }
        found.push(Span { from, until: Instant::END, party, reasons });
    }
}

/// A copy is held, and judged so, from one instant until just before another.
#[derive(Clone, Copy)]
struct Copy {
    from: Instant,
    until: Instant,
    reasons: Codes,
}

fn add_copy(settled: &Settled<'_>, receipt: Receipt, copies: &mut Vec<Copy>) {
    let handover = &settled.chains().handovers[receipt.handover];
    let gone = handover.accounted.map_or(Instant::END, |accounted| accounted.at);
    let steps = settled.steps(receipt.handover);
    // The last step of a copy that is accounted for speaks of the time after.
    let held = if handover.accounted.is_some() { steps.len().saturating_sub(1) } else { steps.len() };
    for (place, step) in steps[..held].iter().enumerate() {
        let until = steps[..held].get(place + 1).map_or(gone, |next| next.from).min(gone);
        if step.from < until {
            copies.push(Copy { from: step.from, until, reasons: step.reasons });
        }
    }
}

/// Adds what the copies of one party come to.
fn held(copies: &mut [Copy], party: Subject, found: &mut Spans) {
    if let [one] = copies {
        push(&mut found.holding, Span { from: one.from, until: one.until, party, reasons: Codes::default() });
        if !one.reasons.is_empty() {
            push(&mut found.held_without_cover, Span { from: one.from, until: one.until, party, reasons: one.reasons });
        }
        return;
    }
    let mut events: Vec<(Instant, Codes, bool)> =
        copies.iter().flat_map(|copy| [(copy.from, copy.reasons, true), (copy.until, copy.reasons, false)]).collect();
    events.sort_by_key(|(at, ..)| *at);
    let mut now = Tally::default();
    let mut events = events.into_iter().peekable();
    while let Some((at, reasons, begins)) = events.next() {
        now.count(reasons, begins);
        while let Some((_, reasons, begins)) = events.next_if(|(next, ..)| *next == at) {
            now.count(reasons, begins);
        }
        let Some(until) = events.peek().map(|(until, ..)| *until) else { break };
        if now.held > 0 {
            push(&mut found.holding, Span { from: at, until, party, reasons: Codes::default() });
            if now.covered == 0 {
                push(&mut found.held_without_cover, Span { from: at, until, party, reasons: now.reasons() });
            }
        }
    }
}

/// The copies that are held at one instant.
struct Tally {
    held: usize,
    covered: usize,
    against: [usize; Code::ALL.len()],
    /// The reasons of which there are any.
    reasons: Codes,
}

impl Default for Tally {
    fn default() -> Self {
        Self { held: 0, covered: 0, against: [0; Code::ALL.len()], reasons: Codes::default() }
    }
}

impl Tally {
    fn count(&mut self, reasons: Codes, begins: bool) {
        let step = |count: &mut usize| *count = if begins { *count + 1 } else { count.saturating_sub(1) };
        step(&mut self.held);
        if reasons.is_empty() {
            step(&mut self.covered);
        }
        for code in reasons.iter() {
            let count = &mut self.against[usize::from(code.place())];
            step(count);
            if *count > 0 {
                self.reasons.insert(code);
            } else {
                self.reasons = self.reasons.without(code);
            }
        }
    }

    const fn reasons(&self) -> Codes {
        self.reasons
    }
}

/// Adds a span, or lengthens the one before it when that says the same and ends where this one begins.
fn push(spans: &mut Vec<Span>, span: Span) {
    if let Some(before) = spans.last_mut()
        && (before.party, before.until, before.reasons) == (span.party, span.from, span.reasons)
    {
        before.until = span.until;
        return;
    }
    spans.push(span);
}
