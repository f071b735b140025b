//! The engine and the brute force give the same answers, whole, on thousands of small worlds.

use domain::facts::{Kind, State};
use serde_json::Value;

use crate::vectors::Answer;
use crate::worlds::{Chance, Question, SmallWorld, now};
use crate::{engine, oracle, vectors};

pub(crate) fn ask(answer: Answer, states: &[State], asked: &Question) -> Value {
    answer(states, &asked.document, &asked.version, asked.as_of.as_deref(), now(), asked.known_at.as_deref())
}

pub(crate) fn agree(states: &[State], asked: &Question) -> bool {
    ask(engine::exposure, states, asked) == ask(oracle::exposure, states, asked)
}

/// Leaves out every fact without which they still disagree.
pub(crate) fn shrink(mut states: Vec<State>, asked: &Question) -> Vec<State> {
    loop {
        let before = states.len();
        for at in (0..states.len()).rev() {
            let mut fewer = states.clone();
            fewer.remove(at);
            if !refers_to_facts(&fewer) {
                continue;
            }
            let still = std::panic::catch_unwind(|| {
                let oracle = ask(oracle::exposure, &fewer, asked);
                !oracle.is_null() && ask(engine::exposure, &fewer, asked) != oracle
            });
            if still.unwrap_or(false) {
                states = fewer;
            }
        }
        if states.len() == before {
            return states;
        }
    }
}

/// Every reference finds a fact, as a database sees to.
pub(crate) fn refers_to_facts(states: &[State]) -> bool {
    unknown_reference(states).is_none()
}

/// A reference that finds none.
fn unknown_reference(states: &[State]) -> Option<String> {
    let is = |kind: Kind, key: &str| states.iter().any(|state| state.row.kind() == kind && state.row.key() == key);
    states
        .iter()
        .flat_map(|state| state.row.references().into_iter().map(move |reference| (state, reference)))
        .find(|(_, reference)| !reference.target.kinds().iter().any(|kind| is(*kind, &reference.key)))
        .map(|(state, reference)| format!("{} {}: {}", state.row.kind(), state.row.key(), reference.key))
}

pub(crate) fn told(states: &[State]) -> String {
    let mut lines = Vec::new();
    for state in states {
        let row = &state.row;
        let cells = row.kind().columns().iter().zip(row.cells());
        let cells: Vec<String> =
            cells.filter_map(|(column, cell)| Some(format!("{}={}", column.name, cell.as_ref()?))).collect();
        let (recorded, superseded) = (state.recorded_at.unwrap(), state.superseded_at);
        let void = if state.void { " VOID" } else { "" };
        let superseded = superseded.map(|at| format!("..{at}")).unwrap_or_default();
        lines.push(format!("{} {} [{recorded}{superseded}]{void}", row.kind(), cells.join(" ")));
    }
    lines.join("\n")
}

/// The first differences between two answers.
pub(crate) fn differences(at: &str, engine: &Value, oracle: &Value, found: &mut Vec<String>) {
    match (engine, oracle) {
        (Value::Object(one), Value::Object(other)) => {
            let keys: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
            for key in keys {
                differences(&format!("{at}.{key}"), &engine[key], &oracle[key], found);
            }
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            for (place, (one, other)) in one.iter().zip(other).enumerate() {
                differences(&format!("{at}[{place}]"), one, other, found);
            }
        }
        _ if engine != oracle => found.push(format!("{at}: engine {engine} oracle {oracle}")),
        _ => {}
    }
}

/// Asks `questions` questions of each world; panics with the smallest world in which the answers differ.
fn compare(seeds: std::ops::Range<u64>, questions: usize) {
    for seed in seeds {
        let world = SmallWorld::new(seed);
        assert_eq!(unknown_reference(&world.states), None, "{seed}");
        let mut chance = Chance::new(seed);
        for _ in 0..questions {
            let asked = world.question(&mut chance);
            if agree(&world.states, &asked) {
                continue;
            }
            let states = shrink(world.states.clone(), &asked);
            let (engine, oracle) = (ask(engine::exposure, &states, &asked), ask(oracle::exposure, &states, &asked));
            let mut found = Vec::new();
            differences("", &engine, &oracle, &mut found);
            panic!("seed {seed}: {asked:?}\n{}\n{}", told(&states), found.join("\n"));
        }
    }
}

#[test]
fn the_engine_agrees_with_the_acceptance_vectors() {
    vectors::all(engine::exposure);
}

#[test]
fn the_engine_agrees_with_the_founding_example() {
    vectors::founding_example(engine::exposure);
}

#[test]
fn the_engine_agrees_with_brute_force_on_small_worlds() {
    compare(0..1500, 3);
}
