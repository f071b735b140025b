//! The brute force itself: it must agree with what the rules say in numbers.

use std::collections::{BTreeMap, BTreeSet};

use domain::time::Instant;
use serde_json::Value;

use crate::worlds::{Chance, SmallWorld};
use crate::{differential, oracle, vectors};

#[test]
fn the_oracle_agrees_with_the_acceptance_vectors() {
    vectors::all(oracle::exposure);
}

#[test]
fn the_oracle_agrees_with_the_founding_example() {
    vectors::founding_example(oracle::exposure);
}

#[test]
fn the_oracle_knows_nothing_of_a_version_that_is_none() {
    assert!(oracle::exposure(&[], "NONE", "v1", None, Instant::from_micros(0), None).is_null());
}

/// How many small worlds show what in their answers: they must be worth comparing.
fn shown_in_worlds(seeds: std::ops::Range<u64>) -> BTreeMap<String, usize> {
    let mut shown = BTreeMap::<String, usize>::new();
    for seed in seeds {
        let world = SmallWorld::new(seed);
        let mut chance = Chance::new(seed);
        let mut here = BTreeSet::new();
        for _ in 0..3 {
            let asked = world.question(&mut chance);
            note_answer(&differential::ask(oracle::exposure, &world.states, &asked), &mut here);
        }
        for what in here {
            *shown.entry(what).or_default() += 1;
        }
    }
    shown
}

fn note_answer(answer: &Value, shown: &mut BTreeSet<String>) {
    for exposure in answer["exposures"].as_array().unwrap() {
        shown.insert(format!("exposure {}", exposure["covered"]));
        shown.insert(format!("chain {}", exposure["chain"]));
        shown.insert(format!("hops {}", exposure["hops"]));
        for receipt in exposure["receipts"].as_array().unwrap() {
            shown.insert(format!("bound {}", receipt["bound"]["bound"]));
            for mode in ["release", "holding"] {
                shown.insert(format!("{mode} covered {}", receipt[mode]["covered"]));
                let texts = |list: &str| receipt[mode][list].as_array().cloned().unwrap_or_default();
                for reason in texts("reasons") {
                    shown.insert(format!("reason {}", reason.as_str().unwrap()));
                }
                for warning in texts("warnings") {
                    let warning = warning.as_str().unwrap();
                    // Without the waiver's own code.
                    let what = warning.split(", ").next().unwrap();
                    shown.insert(format!("warning {what}"));
                    if warning.starts_with("WAIVED") {
                        shown.insert("warning WAIVED".to_owned());
                    }
                }
                if let Some(cause) = receipt[mode].get("cause") {
                    shown.insert(format!("cause {cause}"));
                }
            }
        }
    }
    for possible in answer["possible"].as_array().unwrap() {
        shown.insert(format!("possible {}", possible["distance"]));
    }
}

#[test]
fn small_worlds_hold_enough_of_everything() {
    const WORLDS: usize = 600;
    let shown = shown_in_worlds(0..WORLDS as u64);
    for (what, worlds) in &shown {
        println!("{worlds:5} {what}");
    }
    let often = |what: &str| shown.get(what).copied().unwrap_or_default();
    for code in oracle::codes() {
        let what = format!("reason {code}");
        assert!(often(&what) * 100 >= WORLDS, "{what} in {} of {WORLDS} worlds", often(&what));
    }
    assert!(often("warning WAIVED") * 20 > WORLDS, "waivers are common");
    for warning in ["SELF_DECLARED_ONLY", "UNSTAMPED", "CONFLICTING_TERMS", "SAME_DAY_SIGNATURE"] {
        assert!(often(&format!("warning {warning}")) * 100 >= WORLDS, "{warning}");
    }
    assert!(often("exposure true") * 2 > WORLDS, "covered is common");
}
