//! A programme depends on whoever stands on every path of a part.

use std::collections::{BTreeMap, BTreeSet};

use domain::links::LinkStatus;
use proptest::prelude::*;
use supplier_graph::{Dependence, LinkMap, LinkTerms, dependence};

use super::{Link, code, map, networks, reached};

fn parts(of: &[(&str, Option<u32>)]) -> BTreeMap<String, Option<u32>> {
    of.iter().map(|(part, months)| ((*part).to_owned(), *months)).collect()
}

/// Who is needed for what.
fn needed(answer: &Dependence) -> BTreeSet<(String, String)> {
    let of = |one: &supplier_graph::Dependent| {
        let party = one.party.clone();
        one.parts.iter().map(|part| (party.clone(), part.part.clone())).collect::<Vec<_>>()
    };
    answer.parties.iter().flat_map(of).collect()
}

/// The part's links: at each customer those that name it, or else those of any part.
fn of_part(links: &[Link], part: u8) -> Vec<(u8, u8)> {
    let others = || links.iter().filter(|(customer, supplier, _)| customer != supplier);
    let counts = |(customer, _, named): &&Link| {
        let is_named = others().any(|(other, _, named)| other == customer && *named == Some(part));
        if is_named { *named == Some(part) } else { named.is_none() }
    };
    others().filter(counts).map(|(customer, supplier, _)| (*customer, *supplier)).collect()
}

/// The parties without whom no path of the part comes to an end.
fn cut(links: &[Link], part: u8) -> Option<BTreeSet<u8>> {
    let all = of_part(links, part);
    let whole = reached(&all, 0, None);
    if whole.len() == 1 {
        return None;
    }
    let leads_back =
        |(customer, supplier): &(u8, u8)| *supplier == 0 || !reached(&all, 0, Some(*supplier)).contains(customer);
    let down: Vec<(u8, u8)> = all.iter().copied().filter(|link| whole.contains(&link.0) && !leads_back(link)).collect();
    let is_end =
        |party: &u8| reached(&down, *party, None).iter().all(|below| reached(&down, *below, None).contains(party));
    let ends: BTreeSet<u8> = whole.iter().copied().filter(is_end).collect();
    let is_needed = |closed: &u8| reached(&down, 0, Some(*closed)).is_disjoint(&ends);
    Some(whole.iter().copied().filter(|party| *party != 0).filter(is_needed).collect())
}

proptest! {
    #[test]
    fn a_part_hangs_on_whoever_no_path_avoids(links in networks()) {
        let entered = parts(&[("A", Some(3)), ("B", None)]);
        let answer = dependence(&map(&links), "P0", "P", &entered);
        let mut expected = BTreeSet::new();
        let mut without = Vec::new();
        for (number, part) in [(0, "A"), (1, "B")] {
            match cut(&links, number) {
                None => without.push(part),
                Some(parties) => expected.extend(parties.into_iter().map(|party| (code(party), part.to_owned()))),
            }
        }
        prop_assert_eq!(needed(&answer), expected);
        prop_assert_eq!(&answer.without_source, &without);
        prop_assert_eq!(answer.parts, 2);
    }
}

fn link(map: &mut LinkMap, customer: &str, supplier: &str, programme: Option<&str>, part: Option<&str>) {
    let own = |text: Option<&str>| text.map(str::to_owned);
    let (programme, part) = (own(programme), own(part));
    map.add(customer, supplier, LinkTerms { status: LinkStatus::Confirmed, programme, part, from: None, to: None });
}

#[test]
fn a_second_source_ends_dependence_and_an_unknown_time_is_no_time() {
    let mut map = LinkMap::default();
    link(&mut map, "OEM", "T1", Some("P"), Some("BUMPER"));
    link(&mut map, "OEM", "T1", Some("P"), Some("GRILLE"));
    link(&mut map, "OEM", "T9", Some("P"), Some("GRILLE"));
    link(&mut map, "OEM", "T1", Some("P"), Some("LAMP"));
    link(&mut map, "T1", "MOULDS", None, None);
    let answer = dependence(&map, "OEM", "P", &parts(&[("BUMPER", Some(7)), ("GRILLE", Some(9)), ("SEAT", Some(2))]));
    assert_eq!((answer.parts, answer.without_second_source), (4, 2));
    assert_eq!(answer.without_source, ["SEAT"]);
    let told: Vec<_> = answer
        .parties
        .iter()
        .map(|one| (one.party.as_str(), one.tier, one.longest_months, one.months_unknown, one.parts.len()))
        .collect();
    assert_eq!(told, [("MOULDS", Some(2), Some(7), 1, 2), ("T1", Some(1), Some(7), 1, 2)]);
    assert_eq!(answer.parties[1].parts[1].months_to_replace, None, "the lamp was never entered");
}

#[test]
fn a_link_of_any_part_is_no_second_source_where_another_names_the_part() {
    let mut map = LinkMap::default();
    link(&mut map, "OEM", "T1", Some("P"), Some("BUMPER"));
    link(&mut map, "OEM", "COURIER", Some("P"), None);
    let answer = dependence(&map, "OEM", "P", &parts(&[("BUMPER", Some(7)), ("SEAT", Some(2))]));
    assert_eq!(
        needed(&answer),
        [("COURIER", "SEAT"), ("T1", "BUMPER")].map(|(a, b)| (a.to_owned(), b.to_owned())).into()
    );
}

#[test]
fn scrap_that_is_sold_back_makes_no_second_source() {
    let mut map = LinkMap::default();
    link(&mut map, "OEM", "CASTER", Some("P"), Some("TRAY"));
    link(&mut map, "CASTER", "FOUNDRY", Some("P"), Some("TRAY"));
    link(&mut map, "FOUNDRY", "CASTER", None, None);
    link(&mut map, "FOUNDRY", "FOUNDRY", None, None);
    let answer = dependence(&map, "OEM", "P", &parts(&[]));
    assert_eq!(needed(&answer).len(), 2);
}

#[test]
fn without_links_every_part_is_without_source() {
    let answer = dependence(&LinkMap::default(), "OEM", "P", &parts(&[("BUMPER", None)]));
    assert_eq!((answer.without_source.len(), answer.parties.len()), (1, 0));
    assert_eq!(dependence(&LinkMap::default(), "OEM", "P", &parts(&[])), Dependence::default());
}
