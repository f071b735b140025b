//! The candidates as they are told: with their numbers, their chains, and what speaks for and against each.

use std::collections::{BTreeMap, BTreeSet};

use domain::knowledge::Word;
use domain::tracing::{Confidence, held_by_chance};
use supplier_graph::MOST_CHAINS;

use super::below::below;
use super::gathered::{Gathered, Leaked, Origin, Record};
use super::ranked::{Attribution, Ranked};
use super::{Status, Suspect};
use crate::world::World;

/// The candidates in the order of their probabilities.
pub(super) fn suspects(
    world: &World,
    leaked: &[Leaked],
    gathered: BTreeMap<String, Gathered>,
    (ranked, attribution): (&Ranked, &Attribution),
) -> Vec<Suspect> {
    let at = |numbers: &[f64], place: usize| numbers.get(place).copied().unwrap_or_default();
    let mut below = below(leaked, &gathered, ranked).into_iter();
    let suspect = |(place, (party, of)): (usize, (String, Gathered))| {
        let is_named = ranked.names.get(place) == Some(&true);
        let (reasons_for, reasons_against) = reasons(world, leaked, (&party, &of), (attribution, is_named));
        let chance = by_chance(world, leaked, (&party, &of));
        Suspect {
            party,
            probability: at(&ranked.probabilities, place),
            index: at(&ranked.indexes, place),
            status: if of.is_on_record() { Status::Recorded } else { Status::Possible },
            held_at_leak: of.is_on_record().then(|| of.holds()),
            covered: of.record.as_ref().map(|record| record.covered),
            reasons_for,
            reasons_against,
            incidents: chance.as_ref().map(|chance| chance.0),
            by_chance: chance.map(|chance| chance.1),
            below: below.next().flatten(),
            chains_cut: of.is_cut || of.chains.len() > MOST_CHAINS,
            chains: of.chains.into_iter().take(MOST_CHAINS).map(|(_, chain)| chain).collect(),
        }
    };
    let mut suspects: Vec<Suspect> = gathered.into_iter().enumerate().map(suspect).collect();
    suspects.sort_by(|a, b| b.probability.total_cmp(&a.probability).then_with(|| a.party.cmp(&b.party)));
    suspects
}

/// In how many of several incidents somebody had received what leaked, and how likely that is by chance: by the share that they ever received of the
/// versions that were handed over of the same class and programmes.
fn by_chance(world: &World, leaked: &[Leaked], (party, of): (&str, &Gathered)) -> Option<(u32, f64)> {
    of.record.as_ref()?;
    let incidents: BTreeSet<&str> = leaked.iter().map(|one| one.traced.incident.as_str()).collect();
    if incidents.len() < 2 {
        return None;
    }
    let knowledge = world.knowledge();
    let subject = knowledge.subject(party)?;
    let received = |one: &&Leaked| one.found.recorded.iter().any(|candidate| candidate.exposed.party == party);
    let held: BTreeSet<&str> = leaked.iter().filter(received).map(|one| one.traced.incident.as_str()).collect();
    let sort = |document: Word| knowledge.document(document).map(|document| (document.programme, document.class));
    let sorts: Vec<_> = leaked.iter().filter_map(|one| sort(one.key.document)).collect();
    let handed_over = world.portfolio().parts().iter();
    let same: Vec<_> =
        handed_over.filter(|part| sort(part.version.document).is_some_and(|own| sorts.contains(&own))).collect();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let of_them = same.iter().filter(|part| part.reached(subject)).count();
    let share = f64::from(count(of_them)) / f64::from(count(same.len()).max(1));
    Some((count(held.len()), held_by_chance(count(incidents.len()), count(held.len()), &share)))
}

/// What speaks for and against somebody, as codes.
fn reasons(
    world: &World,
    leaked: &[Leaked],
    (party, of): (&str, &Gathered),
    (attribution, is_named): (&Attribution, bool),
) -> (Vec<String>, Vec<String>) {
    let attributed = match attribution.confidence {
        Confidence::Admission => "ADMISSION",
        Confidence::Mark => "MARK",
        Confidence::Elimination => "ELIMINATION",
        Confidence::Suspected => "SUSPECTED",
        Confidence::Unknown => "ATTRIBUTED",
    };
    let record = of.record.as_ref();
    let is_all = leaked.len() > 1 && record.is_some_and(|record| record.received == leaked.len());
    let is_so = |says: fn(&Record) -> bool| record.is_some_and(says);
    let speaks_for = [
        (record.is_some(), "RECEIVED_BEFORE"),
        (of.source == Some(Origin::Maker), "MADE_IT"),
        (of.source == Some(Origin::Originator), "ORIGINATED_IT"),
        (of.is_on_record() && of.holds(), "HELD_AT_LEAK"),
        (is_so(|record| !record.covered), "NOT_COVERED"),
        (!of.is_on_record(), "SUPPLIES_A_HOLDER"),
        (is_all, "HAD_ALL_VERSIONS"),
        (is_named, attributed),
    ];
    let speaks_against = [
        (!of.is_on_record(), "NO_RECORD"),
        (of.is_denied, "DENIED_BY_HOLDER"),
        (of.is_on_record() && !of.holds(), "GIVEN_BACK"),
        (is_so(|record| record.is_uncertain), "MAY_HAVE_RECEIVED_LATER"),
        (is_so(|record| record.broken > 0), "CHAIN_BROKEN"),
        (!is_named && attribution.confidence != Confidence::Unknown, "OTHERS_ATTRIBUTED"),
    ];
    let those = |all: &[(bool, &str)]| -> Vec<String> {
        all.iter().filter(|(is_so, _)| *is_so).map(|(_, code)| (*code).to_owned()).collect()
    };
    let knowledge = world.knowledge();
    let of_version = |(place, one): (usize, &Leaked)| {
        let version = format!("{}:{}", knowledge.text(one.key.document), knowledge.text(one.key.label));
        let gave_back = record.is_some_and(|record| record.holds && record.given_back.contains(&place));
        if of.custody.contains_key(&place) {
            return gave_back.then(|| format!("GAVE_BACK({version})"));
        }
        Some(format!("LACKS({version})"))
    };
    // The same version may have leaked twice.
    let of_versions: BTreeSet<String> = leaked.iter().enumerate().filter_map(of_version).collect();
    let told = |speaks_for: bool| {
        let own = attribution.told.iter().filter(move |one| one.weight.speaks_for() == speaks_for);
        own.filter(|one| one.names(party, of)).map(super::indications::Indication::reason)
    };
    let speaks_for = those(&speaks_for).into_iter().chain(told(true)).collect();
    (speaks_for, those(&speaks_against).into_iter().chain(told(false)).chain(of_versions).collect())
}
