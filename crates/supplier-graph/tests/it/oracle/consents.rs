//! Coverage, rule 8: whether one agreement of the giver lets it hand on, and the consents that it asks for.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::moment::Moment;
use super::papers::{Candidate, miss_key};
use super::world::{Code, Consent, Disclosure, World};

type Answer = (BTreeSet<u8>, BTreeSet<&'static str>);

/// The codes 50 to 56 for one agreement that passes on a receipt of the giver; `depth` is the recipient's.
pub(crate) fn flow_down(
    world: &World,
    disclosure: &Disclosure,
    givers: &BTreeSet<Code>,
    agreement: &Candidate,
    depth: Option<usize>,
    t: Moment,
) -> Answer {
    let paper = agreement.paper;
    let (mut reasons, mut warnings) = Answer::default();
    match paper.flow_down.as_str() {
        "forbidden" => {
            reasons.insert(50);
        }
        "with_consent" => (reasons, warnings) = best_consent(world, disclosure, givers, agreement, t),
        _ => {}
    }
    if paper.max_depth.zip(depth).is_some_and(|(most, depth)| most < depth) {
        reasons.insert(51);
    }
    (reasons, warnings)
}

fn best_consent(
    world: &World,
    disclosure: &Disclosure,
    givers: &BTreeSet<Code>,
    agreement: &Candidate,
    t: Moment,
) -> Answer {
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
    let judged = all.map(|consent| (judge(world, disclosure, consent, t), &consent.code));
    let best = judged.min_by_key(|((reasons, _), code)| (!reasons.is_empty(), miss_key(reasons, None, code)));
    best.map_or_else(|| (BTreeSet::from([52]), BTreeSet::new()), |(answer, _)| answer)
}

fn judge(world: &World, disclosure: &Disclosure, consent: &Consent, t: Moment) -> Answer {
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
    if !version_named || !purpose_named {
        reasons.insert(56);
    }
    (reasons, warnings)
}
