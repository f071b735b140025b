//! Questions about the supply network, checked against slow readings of the same rules on small random networks.

mod concentration;
mod dependence;
mod gatekeepers;
mod paths;

use std::collections::BTreeSet;

use domain::links::LinkStatus;
use proptest::prelude::*;
use supplier_graph::{LinkMap, LinkTerms};

/// A link between two of the parties `P0` to `P6`, of one of the parts `A` and `B` or of any.
type Link = (u8, u8, Option<u8>);

/// Networks with loops, parallel links and links to oneself; `P0` is the manufacturer.
fn networks() -> impl Strategy<Value = Vec<Link>> {
    prop::collection::vec((0_u8..7, 0_u8..7, prop::option::of(0_u8..2)), 0..16)
}

fn code(party: u8) -> String {
    format!("P{party}")
}

fn part(number: u8) -> String {
    if number == 0 { "A".to_owned() } else { "B".to_owned() }
}

fn terms(part: Option<&str>) -> LinkTerms {
    let part = part.map(str::to_owned);
    LinkTerms { status: LinkStatus::Declared, programme: Some("P".to_owned()), part, from: None, to: None }
}

fn map(links: &[Link]) -> LinkMap {
    let mut map = LinkMap::default();
    for (customer, supplier, number) in links {
        map.add(&code(*customer), &code(*supplier), terms(number.map(part).as_deref()));
    }
    map
}

/// A map of links between parties by name.
fn named(links: &[(&str, &str)]) -> LinkMap {
    let mut map = LinkMap::default();
    for (customer, supplier) in links {
        map.add(customer, supplier, terms(None));
    }
    map
}

/// Whom one reaches from a party over links, itself included, without ever entering `closed`.
fn reached(links: &[(u8, u8)], from: u8, closed: Option<u8>) -> BTreeSet<u8> {
    let mut reached = BTreeSet::new();
    let mut waiting = vec![from];
    while let Some(party) = waiting.pop() {
        if Some(party) != closed && reached.insert(party) {
            waiting.extend(links.iter().filter(|(customer, _)| *customer == party).map(|(_, supplier)| *supplier));
        }
    }
    reached
}

fn ends_of(links: &[Link]) -> Vec<(u8, u8)> {
    links.iter().map(|(customer, supplier, _)| (*customer, *supplier)).collect()
}
