//! What is passed down along each edge agrees with codes 57 and 58 of the disclosures on it, and with the recorded terms of
//! the two papers, on worlds by chance; and links along which nothing was handed over.

use std::collections::{BTreeMap, BTreeSet};

use domain::coverage::Code;
use domain::coverage::clauses::{Below, Clause, ClauseState, Said, state, weaker};
use domain::facts::{Kind, Row};
use domain::knowledge::{Knowledge, PaperId};
use domain::time::{Instant, When};
use supplier_graph::{Edge, Question, explanations, linked, passed_on};

use crate::engine;
use crate::facts::World;
use crate::worlds::{Chance, SmallWorld, now};

const WORLDS: u64 = 800;

/// Worlds in which the two codes are looked for: they are rare.
const MANY: u64 = 1_500;

/// Programme, giver, recipient, whether terms are weaker, and whether the copy was not seen: how often.
type Told = BTreeMap<(String, String, String, bool, bool), u32>;

fn told(knowledge: &Knowledge, edges: &[Edge]) -> Told {
    let mut told = Told::new();
    for edge in edges {
        let programme = edge.programme.map(|code| knowledge.text(code)).unwrap_or_default().to_owned();
        let (giver, recipient) = (knowledge.code(edge.giver).to_owned(), knowledge.code(edge.recipient).to_owned());
        let key = (programme, giver, recipient, edge.flowed.weaker, edge.flowed.unseen);
        *told.entry(key).or_default() += edge.disclosures;
    }
    told
}

#[test]
fn weaker_and_unseen_edges_are_those_whose_disclosures_have_the_codes() {
    let (mut weak, mut unseen) = (0, 0);
    for seed in 0..MANY {
        let world = SmallWorld::new(seed);
        let mut chance = Chance::new(seed + 7_000_000);
        let until = if chance.percent(50) { Instant::END } else { now() };
        let (knowledge, ledger) = engine::known(&world.states, until);
        let asked = world.question(&mut chance).as_of.filter(|_| chance.percent(40));
        let as_of = asked.map_or(When::At(now()), |text| When::parse(&text).unwrap());
        for version in ledger.versions() {
            let edges = passed_on(&knowledge, &ledger, std::iter::once(version), as_of).edges;
            let (document, label) = (knowledge.text(version.document), knowledge.text(version.label));
            let explained = explanations(&knowledge, &ledger, Question { document, version: label, as_of });
            let mut expected = Told::new();
            let programme = knowledge.document(version.document).map(|one| knowledge.text(one.programme));
            for one in explained.iter().filter(|one| !one.holding.settled) {
                let verdict = &one.holding.verdict;
                let waived: Vec<Code> = verdict.warnings.waived.iter().map(|(code, _)| *code).collect();
                let has = |code: Code| verdict.reasons.contains(code) || waived.contains(&code);
                let (weaker, copy) = (has(Code::FlowdownTermsWeaker), has(Code::FlowdownEvidenceMissing));
                let key = (
                    programme.unwrap_or_default().to_owned(),
                    one.giver.to_string(),
                    one.recipient.to_string(),
                    weaker,
                    copy,
                );
                // What comes from its source is not passed on, and has neither code.
                if edges.iter().any(|edge| knowledge.code(edge.giver) == one.giver.as_str()) || weaker || copy {
                    *expected.entry(key).or_default() += 1;
                }
                weak += usize::from(weaker);
                unseen += usize::from(copy);
            }
            let found = told(&knowledge, &edges);
            let codes = |told: &Told| -> BTreeMap<_, _> {
                told.iter()
                    .filter(|((.., weaker, copy), _)| *weaker || *copy)
                    .map(|(key, n)| (key.clone(), *n))
                    .collect()
            };
            assert_eq!(codes(&found), codes(&expected), "seed {seed} {document} {label} {as_of}");
            for (key, count) in &found {
                assert!(expected.get(key).is_some_and(|all| count <= all), "seed {seed}: {key:?} is no disclosure");
            }
        }
    }
    assert!(weak > 25 && unseen > 18, "the worlds are too quiet to prove anything: {weak} {unseen}");
}

/// What a clause comes to, read from the two rows.
fn slow(clause: Clause, above: &Row, own: &Row) -> ClauseState {
    let years = |row: &Row| match row.get("survival") {
        None => 0,
        Some("until_public") => u64::MAX,
        Some(years) => years.parse().unwrap(),
    };
    let flag = |name: &str| (above.get(name) == Some("yes"), own.get(name) == Some("yes"));
    let (demanded, enough) = match clause {
        Clause::Survival => (years(above) > 0, years(own) >= years(above)),
        Clause::Commitments => flag("commitment_required"),
        Clause::Labels => flag("label_required"),
        Clause::Trainings => flag("training_required"),
        Clause::AuditRight => flag("audit_right"),
        Clause::NoticeHours => {
            let hours = |row: &Row| row.get("notice_hours").map(|hours| hours.parse::<u32>().unwrap());
            (hours(above).is_some(), hours(own).is_some_and(|own| Some(own) <= hours(above)))
        }
        _ => unreachable!("not compared"),
    };
    match (demanded, enough) {
        (false, _) => ClauseState::NotRequired,
        (true, true) => ClauseState::Evidenced,
        (true, false) => ClauseState::Weaker,
    }
}

#[test]
fn an_edge_is_weaker_exactly_where_one_of_its_compared_cells_is() {
    let mut met: BTreeSet<(&str, &str)> = BTreeSet::new();
    for seed in 0..WORLDS {
        let world = SmallWorld::new(seed);
        let (knowledge, ledger) = engine::known(&world.states, Instant::END);
        let rows: BTreeMap<&str, &Row> = world
            .states
            .iter()
            .filter(|state| state.superseded_at.is_none() && state.row.kind() == Kind::Agreements)
            .map(|state| (state.row.get("code").unwrap(), &state.row))
            .collect();
        let edges = passed_on(&knowledge, &ledger, ledger.versions(), When::At(now())).edges;
        for edge in edges.iter().filter(|edge| edge.flowed.compared) {
            let (Some(above), Some(own)) = (edge.flowed.above, edge.flowed.own) else { panic!("seed {seed} {edge:?}") };
            let said = |id: PaperId| Said { paper: knowledge.paper(id), penalties: 0 };
            let row = |id: PaperId| rows.get(knowledge.text(knowledge.paper(id).code)).copied();
            let below = Below::There { said: said(own), copy_seen: true };
            let states: Vec<ClauseState> =
                Clause::COMPARED.iter().map(|clause| state(*clause, Some(said(above)), below)).collect();
            let any = states.contains(&ClauseState::Weaker);
            assert_eq!(edge.flowed.weaker, any, "seed {seed} {edge:?}");
            assert_eq!(any, weaker(knowledge.paper(own), knowledge.paper(above)).next().is_some(), "seed {seed}");
            if let (Some(above), Some(own)) = (row(above), row(own)) {
                for (clause, found) in Clause::COMPARED.iter().zip(&states) {
                    assert_eq!(*found, slow(*clause, above, own), "seed {seed} {clause:?}");
                    met.insert((clause.name(), found.name()));
                }
            }
        }
    }
    assert!(met.len() >= 12, "{met:?}");
}

/// Edges in the order of what they are.
fn sorted(mut edges: Vec<Edge>) -> Vec<Edge> {
    edges.sort_by_key(|edge| format!("{edge:?}"));
    edges
}

/// A day in microseconds.
const DAY: i64 = 86_400_000_000;

fn later(at: Instant, micros: i64) -> Instant {
    Instant::from_micros(at.micros() + micros)
}

#[test]
fn what_is_passed_on_stays_so_until_the_instant_that_is_told() {
    let (mut bounded, mut changed) = (0, 0);
    for seed in 0..WORLDS {
        let world = SmallWorld::new(seed);
        let (knowledge, ledger) = engine::known(&world.states, Instant::END);
        let at = |instant| passed_on(&knowledge, &ledger, ledger.versions(), When::At(instant));
        let mut chance = Chance::new(seed + 9_000_000);
        let asked = later(now(), -DAY * i64::try_from(chance.below(1_200)).unwrap());
        let found = at(asked);
        let until = found.lasting.until();
        assert!(
            found.lasting.serves(When::At(asked)) && asked < until && !found.lasting.serves(When::At(until)),
            "seed {seed}"
        );
        let span = until.min(later(asked, 4_000 * DAY)).micros() - asked.micros();
        for part in [span.min(2) - 1, span / 3, span - 1] {
            let between = later(asked, part);
            assert!(found.lasting.serves(When::At(between)), "seed {seed} {between}");
            assert_eq!(sorted(at(between).edges), sorted(found.edges.clone()), "seed {seed} {asked} {between} {until}");
        }
        assert!(!found.lasting.serves(When::At(later(asked, -1))), "seed {seed}");
        bounded += usize::from(until < Instant::END);
        changed += usize::from(until < Instant::END && sorted(at(until).edges) != sorted(found.edges));
    }
    assert!(bounded > 300 && changed > 50, "{bounded} of the answers end, {changed} change then");
}

/// A maker over A, over B, C and D, with papers between some of them.
fn supplied() -> World {
    let party =
        |world: World, code: &str| world.with(Kind::Parties, &[("code", code), ("name", code), ("kind", "supplier")]);
    let agreement = |world: World, code: &str, from: &str, to: &str, more: &[(&str, &str)]| {
        let base = [
            ("code", code),
            ("discloser_code", from),
            ("recipient_code", to),
            ("executed_at", "2025-01-01"),
            ("effective_on", "2025-01-01"),
            ("ceiling", "confidential"),
            ("flow_down", "permitted"),
        ];
        let base = base.iter().filter(|(column, _)| more.iter().all(|(other, _)| other != column)).copied();
        world.with(Kind::Agreements, &base.chain(more.iter().copied()).collect::<Vec<_>>())
    };
    let link = |world: World, customer: &str, supplier: &str, to: &str| {
        world.with(Kind::SupplyLinks, &[("customer_code", customer), ("supplier_code", supplier), ("valid_to", to)])
    };
    let mut world = ["M", "A", "B", "C", "D"].into_iter().fold(World::default(), party);
    let programme = [("code", "P"), ("name", "P"), ("manufacturer_code", "M"), ("timezone", "UTC")];
    world = world.with(Kind::Programmes, &programme);
    world = agreement(world, "UP", "M", "A", &[("audit_right", "yes"), ("survival", "3")]);
    world = agreement(world, "OVER", "M", "A", &[("notice_hours", "24"), ("expires_on", "2025-01-31")]);
    let amendment =
        [("amends_code", "WEAK"), ("audit_right", "yes"), ("survival", "5"), ("effective_on", "2025-04-01")];
    world = agreement(world, "WEAK-A", "A", "C", &amendment);
    world = agreement(world, "WEAK", "A", "C", &[("survival", "3")]);
    world = agreement(world, "BOTH", "D", "A", &[("survival", "5"), ("audit_right", "yes"), ("mutual", "yes")]);
    for (customer, supplier, to) in
        [("M", "A", ""), ("A", "B", ""), ("A", "C", ""), ("A", "D", ""), ("B", "C", "2025-02-28")]
    {
        world = link(world, customer, supplier, to);
    }
    world
}

#[test]
fn a_link_along_which_nothing_went_shows_what_would_have_to_be_passed_down() {
    let (knowledge, _) = engine::known(&supplied().states, Instant::END);
    let on = |text: &str| {
        let day = text.parse().unwrap();
        let mut found: Vec<(String, String, String, String, bool)> =
            linked(&knowledge, (day, chrono_tz::UTC), &[], |_| true)
                .into_iter()
                .map(|edge| {
                    let paper = |id: Option<PaperId>| id.map(|id| knowledge.text(knowledge.paper(id).code).to_owned());
                    let (above, own) = (paper(edge.flowed.above), paper(edge.flowed.own));
                    let (giver, recipient) = (knowledge.code(edge.giver), knowledge.code(edge.recipient));
                    assert_eq!(edge.disclosures, 0);
                    (
                        giver.into(),
                        recipient.into(),
                        above.unwrap_or_default(),
                        own.unwrap_or_default(),
                        edge.flowed.weaker,
                    )
                })
                .collect();
        found.sort();
        found
    };
    let row = |giver: &str, recipient: &str, above: &str, own: &str, weaker: bool| {
        (giver.to_owned(), recipient.to_owned(), above.to_owned(), own.to_owned(), weaker)
    };
    assert_eq!(
        on("2025-03-01"),
        [row("A", "B", "BOTH", "", false), row("A", "C", "BOTH", "WEAK", true), row("A", "D", "UP", "BOTH", false)]
    );
    // From its day on an amendment is read in the place of what it amends.
    assert_eq!(on("2025-03-31")[1], row("A", "C", "BOTH", "WEAK", true));
    assert_eq!(on("2025-04-01")[1], row("A", "C", "BOTH", "WEAK-A", false));
    // Of papers in effect since the same day the smallest code is read, but none with the recipient itself.
    assert_eq!(on("2025-01-31")[0], row("A", "B", "BOTH", "", false));
    assert_eq!(on("2025-01-31")[3], row("B", "C", "", "", false));
    assert!(on("2024-12-31").iter().all(|(_, _, above, own, _)| above.is_empty() && own.is_empty()));
}
