//! What must hold of the audit of exposure whatever the facts are, on small worlds.

use std::collections::BTreeSet;

use domain::facts::{Kind, Row, State};
use serde_json::Value;

use crate::differential::ask;
use crate::worlds::{Chance, Question, SmallWorld, now};
use crate::{engine, oracle};

const WORLDS: u64 = 250;

fn audit(states: &[State], asked: &Question) -> Value {
    let (as_of, known_at) = (asked.as_of.as_deref(), asked.known_at.as_deref());
    engine::exposure(states, &asked.document, &asked.version, as_of, now(), known_at)
}

/// Calls with every small world, a question of it, and chance for what is done to it.
fn in_every_world(check: impl Fn(&SmallWorld, &Question, &mut Chance, u64)) {
    for seed in 0..WORLDS {
        let world = SmallWorld::new(seed);
        let mut chance = Chance::new(seed + 1_000_000);
        let asked = world.question(&mut chance);
        check(&world, &asked, &mut chance, seed);
    }
}

fn exposed(answer: &Value) -> BTreeSet<&str> {
    answer["exposures"].as_array().unwrap().iter().map(|one| one["party"].as_str().unwrap()).collect()
}

/// What is covered: (party, disclosure, mode), and the party as a whole under no disclosure.
fn covered(answer: &Value) -> BTreeSet<(&str, &str, &str)> {
    let mut found = BTreeSet::new();
    for exposure in answer["exposures"].as_array().unwrap() {
        let party = exposure["party"].as_str().unwrap();
        if exposure["covered"] == true {
            found.insert((party, "", ""));
        }
        for receipt in exposure["receipts"].as_array().unwrap() {
            for mode in ["release", "holding"] {
                if receipt[mode]["covered"] == true {
                    found.insert((party, receipt["disclosure"].as_str().unwrap(), mode));
                }
            }
        }
    }
    found
}

/// The key of one of the agreements, where there is any.
fn an_agreement(states: &[State], chance: &mut Chance) -> Option<String> {
    let keys: BTreeSet<String> =
        states.iter().filter(|state| state.row.kind() == Kind::Agreements).map(|state| state.row.key()).collect();
    let keys: Vec<String> = keys.into_iter().collect();
    (!keys.is_empty()).then(|| chance.pick(&keys).clone())
}

fn is_agreement(state: &State, key: &str) -> bool {
    state.row.kind() == Kind::Agreements && state.row.key() == key
}

/// The same facts, each agreement by itself: an amendment that comes earlier, or that falls away, changes whose terms count.
fn amending_nothing(states: &[State]) -> Vec<State> {
    let mut states = states.to_vec();
    for state in states.iter_mut().filter(|state| state.row.kind() == Kind::Agreements) {
        let mut cells = state.row.cells().to_vec();
        cells[Kind::Agreements.position("amends_code").unwrap()] = None;
        state.row = Row::from_stored(Kind::Agreements, cells);
    }
    states
}

/// The same agreement for longer, for more or with fewer conditions.
fn extended(row: &Row, how: usize) -> Row {
    let changed = [
        ("expires_on", None),
        ("terminated_on", None),
        ("suspended", None),
        ("programmes", None),
        ("max_depth", None),
        ("effective_on", Some("2020-01-01")),
        ("executed_at", Some("2020-01-01")),
        ("ceiling", Some("strictly_confidential")),
        ("flow_down", Some("permitted")),
        ("affiliates", Some("yes")),
        ("mutual", Some("yes")),
        ("retroactive", Some("yes")),
        ("return_days", Some("30")),
    ];
    let (column, value) = changed[how % changed.len()];
    let mut cells = row.cells().to_vec();
    cells[row.kind().position(column).unwrap()] = value.map(str::to_owned);
    Row::from_stored(row.kind(), cells)
}

#[test]
fn the_order_in_which_facts_come_changes_no_answer() {
    in_every_world(|world, asked, chance, seed| {
        let mut shuffled = world.states.clone();
        chance.shuffle(&mut shuffled);
        assert_eq!(audit(&world.states, asked), audit(&shuffled, asked), "{seed} {asked:?}");
    });
}

#[test]
fn more_disclosures_remove_no_recorded_exposure() {
    in_every_world(|world, asked, chance, seed| {
        let fewer: Vec<State> = world
            .states
            .iter()
            .filter(|state| state.row.kind() != Kind::Disclosures || chance.percent(60))
            .cloned()
            .collect();
        let (before, after) = (audit(&fewer, asked), audit(&world.states, asked));
        assert!(exposed(&before).is_subset(&exposed(&after)), "{seed} {asked:?}");
    });
}

#[test]
fn a_later_day_removes_no_recorded_exposure() {
    in_every_world(|world, asked, _, seed| {
        let mut known = BTreeSet::new();
        for day in 10..=31 {
            let asked = Question { as_of: Some(format!("2024-03-{day}")), ..asked.clone() };
            let answer = audit(&world.states, &asked);
            let exposed: BTreeSet<String> = exposed(&answer).into_iter().map(str::to_owned).collect();
            assert!(known.is_subset(&exposed), "{seed} {asked:?}");
            known = exposed;
        }
    });
}

#[test]
fn extending_an_agreement_uncovers_nothing() {
    in_every_world(|world, asked, chance, seed| {
        let Some(key) = an_agreement(&world.states, chance) else { return };
        for _ in 0..4 {
            let how = chance.below(13);
            let given = if matches!(how, 5 | 6) { amending_nothing(&world.states) } else { world.states.clone() };
            let mut states = given.clone();
            for state in states.iter_mut().filter(|state| is_agreement(state, &key)) {
                state.row = extended(&state.row, how);
            }
            let (before, after) = (audit(&given, asked), audit(&states, asked));
            assert!(covered(&before).is_subset(&covered(&after)), "{seed} {asked:?} {key} {how}");
        }
    });
}

#[test]
fn removing_an_agreement_covers_nothing() {
    in_every_world(|world, asked, chance, seed| {
        let Some(key) = an_agreement(&world.states, chance) else { return };
        let given = amending_nothing(&world.states);
        let mut states = given.clone();
        states.retain(|state| !is_agreement(state, &key));
        let (before, after) = (audit(&given, asked), audit(&states, asked));
        assert!(covered(&after).is_subset(&covered(&before)), "{seed} {asked:?} {key}");
    });
}

#[test]
fn waivers_uncover_nothing() {
    for answer in [engine::exposure, oracle::exposure] {
        in_every_world(|world, asked, _, seed| {
            let mut without = world.states.clone();
            without.retain(|state| state.row.kind() != Kind::Waivers);
            let (before, after) = (ask(answer, &without, asked), ask(answer, &world.states, asked));
            assert!(covered(&before).is_subset(&covered(&after)), "{seed} {asked:?}");
        });
    }
}

#[test]
fn what_was_recorded_later_is_not_known_earlier() {
    in_every_world(|world, asked, _, seed| {
        for known_at in ["2024-03-20T00:00:00Z", "2024-03-28T16:00:00Z", "2024-04-03T00:00:00Z"] {
            let until = crate::facts::instant(known_at);
            let asked = Question { known_at: Some(known_at.to_owned()), ..asked.clone() };
            let mut known = world.states.clone();
            known.retain(|state| state.recorded_at.is_some_and(|at| at <= until));
            for state in &mut known {
                state.superseded_at = state.superseded_at.filter(|at| *at <= until);
            }
            // The codes of parties and people have their place before they are known.
            known.extend(world.states.iter().filter(|state| is_later_subject(state, until)).cloned());
            assert_eq!(audit(&world.states, &asked), audit(&known, &asked), "{seed} {asked:?}");
        }
    });
}

fn is_later_subject(state: &State, until: domain::time::Instant) -> bool {
    matches!(state.row.kind(), Kind::Parties | Kind::People) && state.recorded_at.is_some_and(|at| at > until)
}

#[test]
fn as_known_now_is_the_plain_answer() {
    in_every_world(|world, asked, _, seed| {
        let plain = Question { known_at: None, ..asked.clone() };
        let known_now = Question { known_at: Some(now().to_string()), ..asked.clone() };
        let mut answer = audit(&world.states, &known_now);
        answer["known_at"] = Value::Null;
        assert_eq!(audit(&world.states, &plain), answer, "{seed} {asked:?}");
    });
}
