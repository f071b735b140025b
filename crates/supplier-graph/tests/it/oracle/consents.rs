//! Coverage, rule 8: whether one agreement of the giver lets it hand on, and the consents that it asks for.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use chrono::Days;

use super::handling::Asked;
use super::papers::{Candidate, Mode};
use super::waivers::biting;
use super::world::{Code, Consent};

type Answer = (BTreeSet<u8>, BTreeSet<&'static str>);

/// The codes 50 to 56 for one agreement that passes on a receipt of the giver; `depth` is the recipient's.
pub(crate) fn flow_down(asked: Asked, givers: &BTreeSet<Code>, agreement: &Candidate, depth: Option<usize>) -> Answer {
    let paper = agreement.paper;
    let (mut reasons, mut warnings) = Answer::default();
    match paper.flow_down.as_str() {
        "forbidden" => {
            reasons.insert(50);
        }
        "with_consent" => (reasons, warnings) = best_consent(asked, givers, agreement),
        _ => {}
    }
    if paper.max_depth.zip(depth).is_some_and(|(most, depth)| most < depth) {
        reasons.insert(51);
    }
    (reasons, warnings)
}

fn best_consent(asked: Asked, givers: &BTreeSet<Code>, agreement: &Candidate) -> Answer {
    let Asked { world, disclosure, m: t, .. } = asked;
    // "A consent counts only from `granted_by_code` = the discloser of that agreement (under a mutual one, the one who
    // disclosed) or the manufacturer"; blank: the discloser of the agreement that asks for it.
    let granter_counts = |consent: &&Consent| {
        consent
            .granted_by
            .as_ref()
            .is_none_or(|by| agreement.discloser.as_ref() == Some(by) || by == world.manufacturer(&disclosure.version))
    };
    let of_this = |consent: &&Consent| {
        givers.contains(&consent.giver)
            && consent.recipient == disclosure.recipient
            && consent.document == disclosure.version.0
    };
    let all = world.consents.iter().filter(of_this).filter(granter_counts);
    let biting = biting(world, disclosure, t);
    let left = |reasons: &BTreeSet<u8>| -> BTreeSet<u8> {
        reasons.iter().copied().filter(|code| !biting.contains_key(code)).collect()
    };
    let judged = all.map(|consent| (judge(asked, consent), &consent.code));
    let best = judged.min_by_key(|((reasons, _), code)| {
        let stay = left(reasons);
        let taken = reasons.len() - stay.len();
        // Nearness first, whatever the code; then fewer waivers.
        let (first, count) = (std::cmp::Reverse(stay.first().copied()), stay.len());
        (!stay.is_empty(), first, count, taken, (*code).clone())
    });
    // Where a consent is not needed, one that does not serve takes nothing away.
    let best = best.filter(|((reasons, _), _)| left(reasons).is_empty() || !biting.contains_key(&52));
    best.map_or_else(|| (BTreeSet::from([52]), BTreeSet::new()), |(answer, _)| answer)
}

fn judge(asked: Asked, consent: &Consent) -> Answer {
    let Asked { world, disclosure, mode, m: t } = asked;
    let zone = world.zone(&disclosure.version);
    let (mut reasons, mut warnings) = Answer::default();
    // "53 when granted after t or not yet valid"
    if t.compare(consent.granted_at, zone) == Ordering::Less || t.compare(consent.valid_from, zone) == Ordering::Less {
        reasons.insert(53);
    }
    if t.is_unordered_with(consent.granted_at, zone) {
        warnings.insert("SAME_DAY_GRANT");
    }
    // "54 after `valid_to`"
    if consent.valid_to.is_some_and(|until| t.compare(until, zone) == Ordering::Greater) {
        reasons.insert(54);
    }
    // "55 when revoked before t", strictly.
    if let Some(revoked_at) = consent.revoked_at {
        if t.compare(revoked_at, zone) == Ordering::Greater {
            reasons.insert(55);
        } else if t.is_unordered_with(revoked_at, zone) {
            warnings.insert("SAME_DAY_REVOCATION");
        }
    }
    // "56 when the version or the purpose is not among those named"
    let version_named = consent.versions.is_empty() || consent.versions.contains(&disclosure.version.1);
    let purpose = disclosure.purpose.as_ref();
    let purpose_named = consent.purposes.is_empty() || purpose.is_some_and(|one| consent.purposes.contains(one));
    let site = disclosure.site.as_ref();
    let site_named = consent.sites.is_empty() || site.is_some_and(|one| consent.sites.contains(one));
    if !version_named || !purpose_named || !site_named {
        reasons.insert(56);
    }
    // 93 of the consent that is used
    let over = |days| t.day(zone) > disclosure.at.day(zone) + Days::new(days);
    if mode == Mode::Holding && consent.holding_days.is_some_and(over) {
        reasons.insert(93);
    }
    (reasons, warnings)
}
