//! Gatekeepers are the parties without whom a supplier cannot be reached.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use supplier_graph::{Gatekeepers, gatekeepers};

use super::{code, ends_of, map, named, networks, reached};

fn of(links: &[(&str, &str)], chosen: &[&str]) -> Gatekeepers {
    gatekeepers(&named(links), "OEM", &chosen.iter().map(|code| (*code).to_owned()).collect())
}

fn behind(answer: &Gatekeepers) -> Vec<(&str, Vec<&str>)> {
    let listed = answer.gatekeepers.iter();
    listed.map(|one| (one.party.as_str(), one.suppliers.iter().map(String::as_str).collect())).collect()
}

proptest! {
    #[test]
    fn a_gatekeeper_is_whoever_cuts_a_supplier_off(links in networks(), picked in prop::collection::btree_set(1_u8..7, 0..4)) {
        let chosen: BTreeSet<String> = picked.iter().map(|party| code(*party)).collect();
        let answer = gatekeepers(&map(&links), "P0", &chosen);
        let ends = ends_of(&links);
        let whole = reached(&ends, 0, None);
        let mut expected: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for closed in 1..7 {
            let left = reached(&ends, 0, Some(closed));
            let cut: BTreeSet<u8> = whole.difference(&left).copied().filter(|one| *one != closed).collect();
            let counts = picked.is_empty() || picked.iter().any(|one| cut.contains(one));
            if !cut.is_empty() && counts {
                expected.insert(code(closed), cut.into_iter().map(code).collect());
            }
        }
        let found: BTreeMap<String, Vec<String>> = answer.gatekeepers.iter().map(|one| {
            let mut suppliers = one.suppliers.clone();
            suppliers.sort();
            prop_assert_eq!(one.behind, suppliers.len());
            prop_assert_eq!(one.chosen_behind, suppliers.iter().filter(|one| chosen.contains(*one)).count());
            Ok((one.party.clone(), suppliers))
        }).collect::<Result<_, TestCaseError>>()?;
        prop_assert_eq!(&found, &expected);
        prop_assert_eq!(answer.reachable, whole.len() - 1);
        let shared = (1..7).filter(|closed| {
            let left = reached(&ends, 0, Some(*closed));
            let mut of_set = picked.iter().filter(|one| whole.contains(one)).peekable();
            of_set.peek().is_some() && of_set.all(|one| one != closed && !left.contains(one))
        });
        prop_assert_eq!(answer.common.iter().cloned().collect::<BTreeSet<_>>(), shared.map(code).collect::<BTreeSet<_>>());
    }

    #[test]
    fn the_order_of_links_changes_nothing(links in networks()) {
        let mut turned = links.clone();
        turned.reverse();
        let none = BTreeSet::new();
        prop_assert_eq!(gatekeepers(&map(&links), "P0", &none), gatekeepers(&map(&turned), "P0", &none));
    }
}

#[test]
fn whoever_stands_before_a_diamond_is_its_gatekeeper_and_its_sides_are_not() {
    let links = [("OEM", "T1"), ("T1", "LEFT"), ("T1", "RIGHT"), ("LEFT", "SHOP"), ("RIGHT", "SHOP"), ("SHOP", "LAB")];
    let answer = of(&links, &[]);
    assert_eq!(behind(&answer), [("T1", vec!["LEFT", "RIGHT", "SHOP", "LAB"]), ("SHOP", vec!["LAB"])]);
    let answer = of(&links, &["LAB", "LEFT", "STRANGER"]);
    assert_eq!(answer.common, ["T1"]);
    let guarded: Vec<_> =
        answer.chosen.iter().map(|one| (one.party.as_str(), one.tier, one.gatekeepers.len())).collect();
    assert_eq!(guarded, [("LAB", Some(4), 2), ("LEFT", Some(2), 1), ("STRANGER", None, 0)]);
}

#[test]
fn loops_and_links_to_oneself_open_no_other_way() {
    let links = [("OEM", "T1"), ("T1", "T2"), ("T2", "T1"), ("T2", "T2"), ("T2", "OEM"), ("T2", "T3")];
    assert_eq!(behind(&of(&links, &[])), [("T1", vec!["T2", "T3"]), ("T2", vec!["T3"])]);
}

#[test]
fn a_network_without_links_or_manufacturer_has_none() {
    assert_eq!(of(&[], &[]), Gatekeepers::default());
    let answer = of(&[("A", "B")], &["B"]);
    assert_eq!((answer.reachable, answer.chosen[0].tier), (0, None));
}

#[test]
fn a_long_chain_is_walked_and_says_how_many_it_does_not_list() {
    let names: Vec<String> = (0..3000).map(|number| format!("C{number:04}")).collect();
    let mut links = vec![("OEM", names[0].as_str())];
    links.extend(names.windows(2).map(|pair| (pair[0].as_str(), pair[1].as_str())));
    let answer = of(&links, &[]);
    let first = &answer.gatekeepers[0];
    assert_eq!((first.behind, first.suppliers.len(), first.not_listed), (2999, Gatekeepers::LISTED, 1999));
}
