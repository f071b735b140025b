//! Whom a version reached from a party, against a plain search that knows no order.

use std::collections::{BTreeMap, BTreeSet};

use domain::coverage::{Handover, Matter, Told};
use domain::disclosures::DisclosureRow;
use domain::facts::{Cells, Kind, State};
use domain::knowledge::{Knowledge, Subject};
use domain::time::{Instant, When};
use supplier_graph::{Question, reached};

use crate::engine;
use crate::worlds::{Chance, SmallWorld, now};

/// When each subject had the version at the earliest from `start`, found by trying every disclosure until nothing changes.
fn slowly(
    states: &[State],
    knowledge: &mut Knowledge,
    asked: (&str, &str),
    start: Subject,
    until: Instant,
) -> Option<BTreeSet<String>> {
    let key = knowledge.version_key(asked.0, asked.1)?;
    let mut rows = Vec::new();
    let counts = |state: &&State| {
        state.row.kind() == Kind::Disclosures && !state.void && state.superseded_at.is_none_or(|at| at > Instant::END)
    };
    let stored: Vec<_> = states.iter().filter(counts).map(|state| state.row.stored()).collect();
    for cells in &stored {
        let row = DisclosureRow::read(Cells::new(Kind::Disclosures, cells), knowledge.names_mut()).unwrap();
        rows.extend((row.version == key).then_some(row));
    }
    let knowledge = &*knowledge;
    let matter = Matter::new(knowledge, key);
    let handed: Vec<Handover<'_>> = rows
        .iter()
        .map(|row| {
            let told = Told { code: row.code, fact: &row.fact, people: &row.people, site: row.site, returns: &[] };
            Handover::new(knowledge, matter, told)
        })
        .filter(|handover| handover.moment.at <= until)
        .collect();
    // Who receives through a disclosure, and whether that exposes it or only lets it give later.
    let receive = |handover: &Handover<'_>| {
        let mut found: BTreeMap<Subject, bool> = BTreeMap::new();
        let people = handover.told.people;
        found.extend(people.iter().map(|person| (*person, false)));
        let employers = people.iter().flat_map(|person| knowledge.employers(*person, handover.moment.day));
        let own = handover.recipient_employers.iter().copied().chain(employers).chain([handover.recipient()]);
        found.extend(own.map(|subject| (subject, true)));
        found.remove(&handover.giver());
        found
    };
    if Some(start) == matter.originator {
        return None;
    }
    let own = handed.iter().filter(|handover| receive(handover).get(&start) == Some(&true));
    let first = own.map(|handover| handover.moment.at).min()?;
    let mut earliest: BTreeMap<Subject, Instant> = BTreeMap::from([(start, first)]);
    let mut exposed = BTreeSet::new();
    loop {
        let before = (earliest.clone(), exposed.len());
        for handover in &handed {
            let had = handover.giving_side().filter_map(|subject| earliest.get(&subject)).min();
            if had.is_none_or(|had| *had > handover.moment.at) {
                continue;
            }
            for (subject, is_exposed) in receive(handover) {
                if Some(subject) != matter.originator && subject != start {
                    let known = earliest.entry(subject).or_insert(handover.moment.at);
                    *known = handover.moment.at.min(*known);
                    if is_exposed {
                        exposed.insert(knowledge.code(subject).to_owned());
                    }
                }
            }
        }
        if before == (earliest.clone(), exposed.len()) {
            return Some(exposed);
        }
    }
}

#[test]
fn the_reach_of_a_party_is_what_a_search_without_order_finds() {
    let mut pairs = 0;
    for seed in 0..600 {
        let world = SmallWorld::new(seed);
        let mut chance = Chance::new(seed + 8_000_000);
        let (mut knowledge, ledger) = engine::known(&world.states, Instant::END);
        let subjects: Vec<Subject> = knowledge.names().all_subjects().collect();
        for _ in 0..3 {
            let asked = world.question(&mut chance);
            let as_of = asked.as_of.as_deref().map_or(When::At(now()), |text| When::parse(text).unwrap());
            let until = as_of.last_instant(knowledge.zone_of_code(&asked.document));
            let start = *chance.pick(&subjects);
            let party = knowledge.code(start).to_owned();
            let question = Question { document: &asked.document, version: &asked.version, as_of };
            let found = reached(&knowledge, &ledger, question, &party);
            let found: Option<BTreeSet<String>> = found.map(|found| found.parties.into_iter().collect());
            let named = (asked.document.as_str(), asked.version.as_str());
            let slow = slowly(&world.states, &mut knowledge, named, start, until);
            assert_eq!(found, slow, "seed {seed} {party} {asked:?}");
            pairs += slow.map_or(0, |found| found.len());
        }
    }
    assert!(pairs > 100, "{pairs}");
}
