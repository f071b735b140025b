//! Waivers: which codes are taken away from a disclosure on a day, and by which waiver.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::coverage::name;
use super::moment::Moment;
use super::registers::Waiver;
use super::world::{Code, Disclosure, World};

/// Codes and the waiver that takes each away.
pub(crate) type Waived = BTreeMap<u8, Code>;

/// "Waivable by": for how many days after its first one a waiver may count; `None`: never.
fn cap(code: u8) -> Option<u64> {
    match code {
        0 | 1 | 11 | 20 | 21 | 30 | 33 | 36 | 38 | 53 | 55 | 74 | 90 => None,
        71 => Some(0),
        76 => Some(14),
        37 | 58 | 77 => Some(30),
        _ => Some(90),
    }
}

/// Every code that a waiver takes away from the disclosure at a moment, with the smallest waiver that does.
pub(crate) fn biting(world: &World, disclosure: &Disclosure, m: Moment) -> Waived {
    let day = m.day(world.zone(&disclosure.version));
    let here: Vec<&Waiver> = world.waivers.iter().filter(|waiver| stands(waiver, disclosure, day)).collect();
    let mut found = Waived::new();
    for code in super::coverage::CODES {
        let Some(cap) = cap(code) else { continue };
        let biting = here.iter().filter(|waiver| waiver.reason == name(code) && day <= waiver.from + Days::new(cap));
        if let Some(waiver) = biting.map(|waiver| &waiver.code).min() {
            found.insert(code, waiver.clone());
        }
    }
    found
}

/// Approved by another than who asked for it, for this disclosure, and in force on the day.
fn stands(waiver: &Waiver, disclosure: &Disclosure, day: NaiveDate) -> bool {
    let names = |named: &Option<Code>, own: &Code| named.as_ref().is_none_or(|named| named == own);
    waiver.approved_by.is_some()
        && waiver.approved_by != waiver.requested_by
        && names(&waiver.disclosure, &disclosure.code)
        && names(&waiver.giver, &disclosure.giver)
        && names(&waiver.recipient, &disclosure.recipient)
        && names(&waiver.document, &disclosure.version.0)
        && waiver.from <= day
        && day <= waiver.to
        && waiver.revoked_on.is_none_or(|revoked| day < revoked)
}

/// Takes the bitten codes away and says which.
pub(crate) fn take_away(reasons: &mut BTreeSet<u8>, biting: &Waived) -> Waived {
    let taken: Waived = biting
        .iter()
        .filter(|(code, _)| reasons.contains(code))
        .map(|(code, waiver)| (*code, waiver.clone()))
        .collect();
    reasons.retain(|code| !taken.contains_key(code));
    taken
}

/// "WAIVED(code, waiver)", in order of precedence.
pub(crate) fn warnings(waived: &Waived) -> Vec<String> {
    waived.iter().map(|(code, waiver)| format!("WAIVED({}, {waiver})", name(*code))).collect()
}
