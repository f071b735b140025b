//! Paths are listed whole, shortest first, and a search that meets its bounds says so.

use proptest::prelude::*;
use supplier_graph::{Bounds, Paths, paths};

use super::{code, ends_of, map, named, networks, reached};

const WIDE: Bounds = Bounds { paths: 100_000, looks: 100_000_000 };

/// Every way from the end of `path` to `to` that meets nobody twice.
fn walk(links: &[(u8, u8)], path: &mut Vec<u8>, to: u8, found: &mut Vec<Vec<String>>) {
    let here = path[path.len() - 1];
    if here == to {
        found.push(path.iter().map(|party| code(*party)).collect());
        return;
    }
    for supplier in 0..7 {
        if !path.contains(&supplier) && links.contains(&(here, supplier)) {
            path.push(supplier);
            walk(links, path, to, found);
            path.pop();
        }
    }
}

fn parties(answer: &Paths) -> Vec<Vec<String>> {
    answer.paths.iter().map(|path| path.parties.clone()).collect()
}

proptest! {
    #[test]
    fn every_path_is_found_shortest_first(links in networks(), from in 0_u8..7, to in 0_u8..7) {
        prop_assume!(from != to);
        let ends = ends_of(&links);
        let mut expected = Vec::new();
        walk(&ends, &mut vec![from], to, &mut expected);
        expected.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
        let answer = paths(&map(&links), &code(from), &code(to), WIDE);
        prop_assert_eq!(parties(&answer), expected.clone());
        prop_assert!(!answer.is_cut);
        let known = |party: u8| links.iter().any(|(a, b, _)| *a == party || *b == party);
        prop_assert_eq!(answer.leads_back, known(from) && known(to) && reached(&ends, to, None).contains(&from));
        for path in &answer.paths {
            prop_assert_eq!(path.steps.len() + 1, path.parties.len());
            for step in &path.steps {
                let between = links.iter().filter(|(a, b, _)| code(*a) == step.customer && code(*b) == step.supplier);
                prop_assert_eq!(step.links.len(), between.count());
            }
        }
        let few = paths(&map(&links), &code(from), &code(to), Bounds { paths: 2, ..WIDE });
        prop_assert_eq!(few.is_cut, expected.len() > 2);
        prop_assert_eq!(parties(&few), expected[..expected.len().min(2)].to_vec());
        let hasty = paths(&map(&links), &code(from), &code(to), Bounds { looks: 5, ..WIDE });
        prop_assert!(expected.starts_with(&parties(&hasty)));
        prop_assert!(hasty.is_cut || hasty.paths.len() == expected.len());
    }
}

#[test]
fn in_a_network_where_everybody_supplies_everybody_the_search_ends_and_says_that_it_is_cut() {
    let names: Vec<String> = (0..60).map(|number| format!("N{number:02}")).collect();
    let mut links = Vec::new();
    for customer in &names {
        links.extend(names.iter().map(|supplier| (customer.as_str(), supplier.as_str())));
    }
    let answer = paths(&named(&links), "N00", "N59", Bounds::default());
    assert!(answer.is_cut && answer.leads_back);
    assert_eq!(answer.paths.len(), Bounds::default().paths);
    let steps: Vec<usize> = answer.paths.iter().map(|path| path.steps.len()).collect();
    assert_eq!((steps[0], steps[1], steps[58], steps[59]), (1, 2, 2, 3));
}

#[test]
fn a_maze_without_an_exit_ends_at_its_bounds() {
    // Everybody but the first supplies everybody; the goal is reached only through the first, which no path meets twice.
    let names: Vec<String> = (0..40).map(|number| format!("N{number:02}")).collect();
    let mut links = vec![("START", "N00"), ("START", "GOAL")];
    for customer in &names {
        links.extend(names.iter().map(|supplier| (customer.as_str(), supplier.as_str())));
        links.push((customer.as_str(), "START"));
    }
    let answer = paths(&named(&links), "START", "GOAL", Bounds { paths: 10, looks: 50_000 });
    assert_eq!(parties(&answer), [["START", "GOAL"]]);
    assert!(answer.is_cut);
}

#[test]
fn only_the_other_direction_is_told_and_a_party_has_no_path_to_itself() {
    let map = named(&[("OEM", "T1"), ("T1", "T2"), ("T2", "T2"), ("OTHER", "OTHER")]);
    let back = paths(&map, "T2", "OEM", WIDE);
    assert!(back.paths.is_empty() && back.leads_back && !back.is_cut);
    assert_eq!(paths(&map, "T2", "T2", WIDE), Paths::default());
    assert_eq!(paths(&map, "OEM", "OTHER", WIDE), Paths::default());
    assert_eq!(paths(&map, "OEM", "NOBODY", WIDE), Paths::default());
    assert_eq!(paths(&named(&[]), "OEM", "T1", WIDE), Paths::default());
}
