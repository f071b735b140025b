//! The brute force itself: it must agree with what the rules say in numbers.

use domain::time::Instant;

use crate::worlds::{Chance, SmallWorld};
use crate::{oracle, vectors, worlds};

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

/// How often what stands in the answers of many small worlds: they must be worth comparing.
#[test]
fn small_worlds_hold_enough_of_everything() {
    let mut seen = std::collections::BTreeMap::<String, usize>::new();
    let mut count = |what: String| *seen.entry(what).or_default() += 1;
    for seed in 0..400 {
        let world = SmallWorld::new(seed);
        let mut chance = Chance::new(seed);
        for _ in 0..3 {
            let asked = world.question(&mut chance);
            let answer = oracle::exposure(
                &world.states,
                &asked.document,
                &asked.version,
                asked.as_of.as_deref(),
                worlds::now(),
                asked.known_at.as_deref(),
            );
            count("questions".to_owned());
            for exposure in answer["exposures"].as_array().unwrap() {
                count(format!("exposure {}", exposure["covered"]));
                count(format!("chain {}", exposure["chain"]));
                count(format!("hops {}", exposure["hops"]));
                count(format!("holding {}", exposure["holding"]));
                count(format!("tier {}", exposure["tier"]));
                for receipt in exposure["receipts"].as_array().unwrap() {
                    count(format!("via {}", receipt["via"].is_string()));
                    count(format!("bound {}", receipt["bound"]["bound"]));
                    for mode in ["release", "holding"] {
                        count(format!("{mode} covered {}", receipt[mode]["covered"]));
                        for reason in receipt[mode]["reasons"].as_array().unwrap() {
                            count(format!("{mode} {reason}"));
                        }
                        for warning in receipt[mode]["warnings"].as_array().into_iter().flatten() {
                            count(format!("{mode} warning {warning}"));
                        }
                        if let Some(cause) = receipt[mode].get("cause") {
                            count(format!("{mode} cause {cause}"));
                        }
                    }
                }
            }
            for possible in answer["possible"].as_array().unwrap() {
                count(format!("possible {}", possible["distance"]));
            }
        }
    }
    let often = |what: &str| seen.get(what).copied().unwrap_or_default();
    assert!(often("exposure true") * 4 > often("exposure false"), "covered is common");
}
