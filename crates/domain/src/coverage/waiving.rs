//! Waivers of reasons for one disclosure at one moment.

use chrono::NaiveDate;
use smallvec::SmallVec;

use super::paper::nearness;
use super::{Code, Codes, Handover};
use crate::knowledge::{Knowledge, WaiverId};

/// The reasons that are waived, each with the waiver of the smallest code, in the order of precedence.
#[derive(Clone, Debug, Default)]
pub(super) struct Waiving {
    codes: Codes,
    waivers: SmallVec<[(Code, WaiverId); 1]>,
}

impl Waiving {
    pub(super) fn of(knowledge: &Knowledge, handover: &Handover<'_>, day: NaiveDate) -> Self {
        let mut found = Self::default();
        for id in &handover.waivers {
            let waiver = knowledge.waiver(*id);
            if waiver.counts_on(day) && !found.codes.contains(waiver.reason) {
                found.codes.insert(waiver.reason);
                found.waivers.push((waiver.reason, *id));
            }
        }
        found.waivers.sort_unstable();
        found
    }

    /// Parts reasons into those that stay and those that are waived.
    pub(super) const fn part(&self, reasons: Codes) -> (Codes, Codes) {
        (reasons.minus(self.codes), reasons.both(self.codes))
    }

    pub(super) fn has(&self, code: Code) -> bool {
        self.codes.contains(code)
    }

    /// Of several things that could serve, each with what is wrong with it, what is wrong with the one that comes nearest
    /// when waivers are counted; `missing` where there is none, or where that is waived and none serves. So a further thing
    /// that does not serve takes no waiver's effect away.
    pub(super) fn nearest<T>(&self, faults: impl Iterator<Item = (Codes, T)>, missing: Code) -> (Codes, Option<T>) {
        let best = faults.min_by(|(a, _), (b, _)| self.nearer(*a, *b).then_with(|| b.cmp(a)));
        match best {
            Some((best, thing)) if self.part(best).0.is_empty() || !self.has(missing) => (best, Some(thing)),
            _ => (Codes::from_iter([missing]), None),
        }
    }

    /// The one of which waivers leave nothing, or the nearer miss; then the one that needs fewer of them.
    pub(super) fn nearer(&self, a: Codes, b: Codes) -> std::cmp::Ordering {
        let key = |faults: Codes| {
            let (left, taken) = self.part(faults);
            (!left.is_empty(), nearness(left), taken.len())
        };
        key(a).cmp(&key(b))
    }

    /// The waivers of these reasons.
    pub(super) fn named(&self, codes: Codes) -> Waived {
        self.waivers.iter().filter(|(code, _)| codes.contains(*code)).copied().collect()
    }
}

/// Reasons that were taken away, in the order of precedence, each with its waiver.
pub type Waived = SmallVec<[(Code, WaiverId); 1]>;

/// The waivers that name this disclosure, or its giver, recipient and document.
pub(super) fn waivers(knowledge: &Knowledge, handover: &Handover<'_>) -> SmallVec<[WaiverId; 1]> {
    let told = handover.told;
    let is_for = |id: &WaiverId| {
        let waiver = knowledge.waiver(*id);
        let disclosure = waiver.disclosure.is_none_or(|code| knowledge.text(code) == told.code);
        disclosure
            && waiver.giver.is_none_or(|giver| giver == told.fact.giver)
            && waiver.recipient.is_none_or(|recipient| recipient == told.fact.recipient)
            && waiver.document.is_none_or(|document| document == handover.matter.key.document)
    };
    knowledge.waivers_for(told.code, told.fact.recipient).filter(is_for).collect()
}
