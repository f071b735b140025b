//! Candidates for a leak on small worlds: they are the exposures of its moment, and every chain is one that the record tells.

use std::collections::{BTreeMap, BTreeSet};

use compact_str::CompactString;
use domain::coverage::Moment;
use domain::facts::{Kind, State};
use domain::time::{Instant, When};
use supplier_graph::{Candidates, Earliest, Followed, MOST_CHAINS, Question, Tiers, candidates, exposure};

use crate::engine::known;
use crate::worlds::{Chance, SmallWorld, now};

const WORLDS: u64 = 250;

fn found(world: &SmallWorld, chance: &mut Chance, earliest: &Earliest) -> (Candidates, supplier_graph::Exposure, When) {
    let asked = world.question(chance);
    let leak = asked.as_of.as_deref().map_or(When::At(now()), |text| When::parse(text).unwrap());
    let (knowledge, ledger) = known(&world.states, Instant::END);
    let question = Question { document: &asked.document, version: &asked.version, as_of: leak };
    let exposed = exposure(&knowledge, &ledger, question);
    let Some(key) = knowledge.version_key(&asked.document, &asked.version) else {
        return (Candidates::default(), exposed, leak);
    };
    let moment = Moment::asked(leak, knowledge.zone_of(key.document));
    let followed = Followed::new(&knowledge, &ledger, key, moment);
    let programme = knowledge.document(key.document).map(|document| document.programme);
    let tiers = programme.map(|programme| Tiers::new(&knowledge, programme, moment.day)).unwrap_or_default();
    (candidates((&knowledge, &ledger), &followed, leak, &tiers, earliest), exposed, leak)
}

#[test]
fn candidates_are_the_exposures_of_the_moment_and_their_chains_hold_the_shortest() {
    let mut chains = 0;
    for seed in 0..WORLDS {
        let world = SmallWorld::new(seed);
        let (found, exposed, _) = found(&world, &mut Chance::new(seed + 3_000_000), &Earliest::default());
        let recorded: Vec<&str> = found.recorded.iter().map(|one| one.exposed.party.as_str()).collect();
        let expected: Vec<&str> = exposed.exposures.iter().map(|one| one.party.as_str()).collect();
        assert_eq!(recorded, expected, "{seed}");
        for (one, same) in found.recorded.iter().zip(&exposed.exposures) {
            assert_eq!((one.exposed.holding, one.exposed.covered), (same.holding, same.covered), "{seed}");
            assert_eq!(one.exposed.reasons, same.reasons, "{seed}");
            let told = &one.chains;
            assert!(same.path.is_empty() || told.chains.contains(&same.path), "{seed}: {told:?} {same:?}");
            assert_eq!(told.chains.is_empty(), same.path.is_empty(), "{seed}: {told:?} {same:?}");
            assert!(told.chains.len() <= MOST_CHAINS + 1 && told.chains.is_sorted_by_key(Vec::len), "{seed}");
            assert!(told.chains.iter().all(|chain| chain.last() == Some(&same.party)), "{seed}");
            chains += told.chains.len();
        }
        let possible: Vec<&str> = found.possible.iter().map(|one| one.possible.party.as_str()).collect();
        let expected: Vec<&str> = exposed.possible.iter().map(|one| one.party.as_str()).collect();
        assert_eq!(possible, expected, "{seed}");
        for one in &found.possible {
            let holder = found.recorded.iter().find(|other| other.exposed.party == one.possible.via).unwrap();
            assert_eq!(one.chains.chains.len(), holder.chains.chains.len(), "{seed}");
        }
        let later: BTreeSet<&str> = found.later.iter().map(CompactString::as_str).collect();
        assert!(recorded.iter().all(|party| !later.contains(party)), "{seed}");
    }
    assert!(chains > 200, "{chains}");
}

#[test]
fn what_may_have_been_received_earlier_makes_candidates_and_takes_none_away() {
    let mut more = 0;
    for seed in 0..WORLDS {
        let world = SmallWorld::new(seed);
        let codes = |state: &State| {
            let row = &state.row;
            (row.kind() == Kind::Disclosures).then(|| row.get("code").unwrap_or_default().to_owned())
        };
        let long_ago = When::At(Instant::parse("2001-01-01T00:00:00Z").unwrap());
        let earliest: BTreeMap<String, When> =
            world.states.iter().filter_map(codes).map(|code| (code, long_ago)).collect();
        let (before, ..) = found(&world, &mut Chance::new(seed + 3_000_000), &Earliest::default());
        let (after, ..) = found(&world, &mut Chance::new(seed + 3_000_000), &earliest.into_iter().collect());
        let parties = |found: &Candidates| -> BTreeSet<String> {
            found.recorded.iter().map(|one| one.exposed.party.to_string()).collect()
        };
        let (before_all, after_all) = (parties(&before), parties(&after));
        assert!(before_all.is_subset(&after_all), "{seed}");
        let uncertain = after.recorded.iter().filter(|one| one.is_uncertain).map(|one| one.exposed.party.to_string());
        assert_eq!(uncertain.collect::<BTreeSet<_>>(), &after_all - &before_all, "{seed}");
        assert!(after.later.is_empty(), "{seed}");
        more += after_all.len() - before_all.len();
    }
    assert!(more > 20, "{more}");
}
