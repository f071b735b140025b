//! The portfolio is the sum of the audits of each version, at whatever time, on small worlds.

use std::collections::BTreeSet;

use domain::coverage::Codes;
use domain::disclosures::DisclosureRow;
use domain::facts::{Cells, Kind, State};
use domain::knowledge::Knowledge;
use domain::returns::ReturnRow;
use domain::time::{Instant, When};
use supplier_graph::{Exposure, Filling, Ledger, Part, Portfolio, Question, Span};

use crate::engine;
use crate::facts::World;
use crate::worlds::{Chance, SmallWorld, now};

const WORLDS: u64 = 400;

/// Times to ask about: those that questions of the world name, and what lies close to them.
fn times(world: &SmallWorld, chance: &mut Chance) -> Vec<When> {
    let named =
        (0..4).map(|_| world.question(chance).as_of.map_or(When::At(now()), |text| When::parse(&text).unwrap()));
    let mut times: Vec<When> = named.collect();
    for time in times.clone() {
        let at = time.last_instant(chrono_tz::Tz::UTC);
        times.extend([When::At(at.just_after()), When::At(at.just_before())]);
    }
    times
}

fn ask(knowledge: &Knowledge, ledger: &Ledger, part: &Part, as_of: When) -> Exposure {
    let (document, version) = (knowledge.text(part.version.document), knowledge.text(part.version.label));
    supplier_graph::exposure(knowledge, ledger, Question { document, version, as_of })
}

fn standing(knowledge: &Knowledge, spans: &[Span], at: Instant) -> Vec<(String, Codes)> {
    let then = spans.iter().filter(|span| span.contains(at));
    then.map(|span| (knowledge.code(span.party).to_owned(), span.reasons)).collect()
}

/// Both lists of a part at a time, as the audit of its version finds them.
fn found(answer: &Exposure) -> [Vec<(String, Codes)>; 2] {
    let uncovered = answer.exposures.iter().filter(|one| !one.covered).map(|one| (one.party.to_string(), one.reasons));
    let held = answer.exposures.iter().filter(|one| one.held_without_cover);
    [uncovered.collect(), held.map(|one| (one.party.to_string(), one.held_reasons)).collect()]
}

fn listed(knowledge: &Knowledge, part: &Part, at: Instant) -> [Vec<(String, Codes)>; 2] {
    [part.uncovered(), part.held_without_cover()].map(|spans| standing(knowledge, spans, at))
}

#[test]
fn the_portfolio_of_any_time_is_the_sum_of_the_audits_of_each_version() {
    let (mut rows, mut changes) = (0, 0);
    for seed in 0..WORLDS {
        let world = SmallWorld::new(seed);
        let mut chance = Chance::new(seed + 5_000_000);
        let until = if chance.percent(50) { Instant::END } else { now() };
        let (knowledge, ledger) = engine::known(&world.states, until);
        let portfolio = Portfolio::new(&knowledge, &ledger);
        let versions: BTreeSet<_> = portfolio.parts().iter().map(|part| part.version).collect();
        for as_of in times(&world, &mut chance) {
            for part in portfolio.parts() {
                let (at, answer) = (as_of.last_instant(part.zone), ask(&knowledge, &ledger, part, as_of));
                assert_eq!(listed(&knowledge, part, at), found(&answer), "seed {seed} {as_of}");
                assert_eq!(part.exposed(at), answer.summary.exposed, "seed {seed} {as_of}");
                rows += found(&answer).concat().len();
            }
            for version in ledger.versions().filter(|version| !versions.contains(version)) {
                let (document, label) = (knowledge.text(version.document), knowledge.text(version.label));
                let question = Question { document, version: label, as_of };
                assert_eq!(supplier_graph::exposure(&knowledge, &ledger, question).summary.exposed, 0);
            }
        }
        changes += portfolio.parts().iter().map(|part| part.held_without_cover().len()).sum::<usize>();
    }
    assert!(rows > 1_000 && changes > 100, "the worlds are too quiet to prove anything: {rows} {changes}");
}

#[test]
fn the_history_of_a_version_counts_what_its_audit_of_each_time_does() {
    let mut held = 0;
    for seed in 0..WORLDS / 2 {
        let world = SmallWorld::new(seed);
        let mut chance = Chance::new(seed + 9_000_000);
        let (knowledge, ledger) = engine::known(&world.states, Instant::END);
        let times = times(&world, &mut chance);
        for (document, version) in &world.versions {
            let history = supplier_graph::history(&knowledge, &ledger, document, version, &times);
            for (stood, as_of) in history.into_iter().zip(&times) {
                let question = Question { document, version, as_of: *as_of };
                let summary = supplier_graph::exposure(&knowledge, &ledger, question).summary;
                let found = (stood.exposed, stood.holding, stood.uncovered, stood.held_without_cover);
                let expected = (summary.exposed, summary.holding, summary.uncovered, summary.held_without_cover);
                assert_eq!(found, expected, "seed {seed} {document} {version} {as_of}");
                held += stood.held_without_cover;
            }
        }
    }
    assert!(held > 100, "{held}");
}

#[test]
fn a_version_of_which_each_time_is_asked_for_itself_answers_the_same() {
    for seed in 0..WORLDS / 4 {
        let world = SmallWorld::new(seed);
        let mut chance = Chance::new(seed + 6_000_000);
        let (knowledge, ledger) = engine::known(&world.states, Instant::END);
        let times: Vec<When> = times(&world, &mut chance).into_iter().take(2).collect();
        for part in Portfolio::new(&knowledge, &ledger).parts() {
            let asked = part.asked(&knowledge, &ledger, &times);
            for time in &times {
                let at = time.last_instant(part.zone);
                assert_eq!(listed(&knowledge, &asked, at), listed(&knowledge, part, at), "seed {seed} {time}");
            }
        }
    }
}

/// A version that goes round among three for as many hand-overs, each minute one.
fn round_and_round(hand_overs: u32) -> World {
    let mut world = World::default();
    for code in ["O", "A", "B", "C"] {
        world = world.with(Kind::Parties, &[("code", code), ("name", code), ("kind", "supplier")]);
    }
    let programme = [("code", "P"), ("name", "P"), ("manufacturer_code", "O"), ("timezone", "UTC")];
    let document =
        [("code", "D"), ("title", "D"), ("programme_code", "P"), ("originator_code", "O"), ("class", "confidential")];
    let version = [("document_code", "D"), ("label", "v1"), ("stage", "final"), ("issued_at", "2024-01-01")];
    world = world.with(Kind::Programmes, &programme).with(Kind::Documents, &document).with(Kind::Versions, &version);
    for number in 0..hand_overs {
        let at = format!("2024-03-{:02}T{:02}:{:02}:00Z", 1 + number / 1440, number / 60 % 24, number % 60);
        let (giver, recipient) = match number {
            0 => ("O", "A"),
            number => [("C", "A"), ("A", "B"), ("B", "C")][number as usize % 3],
        };
        let code = format!("D{number:05}");
        let cells = [
            ("code", code.as_str()),
            ("document_code", "D"),
            ("version_label", "v1"),
            ("giver_code", giver),
            ("recipient_code", recipient),
            ("at", at.as_str()),
        ];
        world = world.with(Kind::Disclosures, &cells);
    }
    world
}

/// Both lists of the first day, from a portfolio that looks at so many receipts.
fn going_round(world: &World, most: usize) -> (bool, [Vec<(String, Codes)>; 2]) {
    let (knowledge, ledger) = engine::known(&world.states, Instant::END);
    let portfolio = Portfolio::within(&knowledge, &ledger, most);
    let part = &portfolio.parts()[0];
    let as_of = When::parse("2024-03-01").unwrap();
    let asked = if part.is_settled() { Part::clone(part) } else { part.asked(&knowledge, &ledger, &[as_of]) };
    let at = as_of.last_instant(part.zone);
    assert_eq!(part.exposed(at), 3);
    (part.is_settled(), listed(&knowledge, &asked, at))
}

#[test]
fn a_version_that_goes_round_without_end_is_asked_for_each_time_by_itself() {
    let mut world = round_and_round(150);
    for number in (0..150).step_by(7) {
        let (code, accounted) = (format!("D{number:05}"), format!("2024-03-{:02}", 1 + number % 3));
        let cells = [
            ("disclosure_code", code.as_str()),
            ("accounted_at", &accounted),
            ("kind", "returned"),
            ("complete", "yes"),
        ];
        world = world.with(Kind::Returns, &cells);
    }
    let (settled, lists) = going_round(&world, usize::MAX);
    assert!(settled && lists[0].len() == 3, "nobody has any paper");
    assert_eq!(going_round(&world, 1_000), (false, lists));
}

/// The hand-overs of one version, or of all, without some disclosures.
fn filled(states: &[State], knowledge: &mut Knowledge, of: Option<&(String, String)>, without: Option<&str>) -> Ledger {
    let mut filling = Filling::default();
    let present = |state: &&State| !state.void && state.superseded_at.is_none();
    for state in states.iter().filter(present) {
        let stored = state.row.stored();
        let cells = Cells::new(state.row.kind(), &stored);
        match state.row.kind() {
            Kind::Disclosures => {
                let of_version = of.is_none_or(|(document, label)| {
                    cells.get("document_code") == Some(document) && cells.get("version_label") == Some(label)
                });
                if of_version && cells.get("code") != without {
                    filling.add_disclosure(&DisclosureRow::read(cells, knowledge.names_mut()).unwrap());
                }
            }
            Kind::Returns => filling.add_return(ReturnRow::read(cells).unwrap()),
            _ => {}
        }
    }
    filling.finish(knowledge)
}

#[test]
fn a_portfolio_that_follows_a_write_is_the_one_made_anew() {
    let mut followed = 0;
    for seed in 0..WORLDS / 2 {
        let world = SmallWorld::new(seed);
        let mut chance = Chance::new(seed + 7_000_000);
        let (mut knowledge, _) = engine::known(&world.states, Instant::END);
        let disclosures: Vec<&State> = world.states.iter().filter(|one| one.row.kind() == Kind::Disclosures).collect();
        if disclosures.is_empty() {
            continue;
        }
        let late = chance.pick(&disclosures).row.clone();
        let of = (late.get("document_code").unwrap().to_owned(), late.get("version_label").unwrap().to_owned());
        let whole = filled(&world.states, &mut knowledge, None, None);
        let mut ledger = filled(&world.states, &mut knowledge, None, late.get("code"));
        let before = Portfolio::new(&knowledge, &ledger);
        let by = filled(&world.states, &mut knowledge, Some(&of), None);
        let key = knowledge.version_key(&of.0, &of.1).unwrap();
        ledger.replace(&[key], by);
        let mut versions = vec![key];
        for _ in 0..world.versions.len() {
            let made = knowledge.versions().filter(|one| one.derived_from.is_some_and(|from| versions.contains(&from)));
            let made: Vec<_> = made.map(|one| one.key).filter(|key| !versions.contains(key)).collect();
            versions.extend(made);
        }
        let after = before.with(&knowledge, &ledger, &versions);
        assert_eq!(format!("{after:?}"), format!("{:?}", Portfolio::new(&knowledge, &whole)), "seed {seed}");
        followed += usize::from(format!("{before:?}") != format!("{after:?}"));
    }
    assert!(followed > 50, "{followed}");
}
