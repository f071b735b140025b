//! A draft is judged as the same disclosure would be once it were recorded, and changes nothing.

use std::collections::BTreeSet;

use domain::disclosures::DisclosureRow;
use domain::drafts::{Draft, Manner};
use domain::facts::{Cells, Kind, State};
use domain::time::{Instant, When};
use serde_json::{Value, json};
use supplier_graph::{Drafted, Tiers, drafted};

use crate::engine;
use crate::facts::World;
use crate::worlds::{Chance, SmallWorld, now};

const WORLDS: u64 = 400;
/// Comes before the codes of every world, as a draft does.
const RECORDED: &str = "!";

fn judged(states: &[State], draft: &Draft, recipient: &str, until: Instant) -> Drafted {
    let (known, ledger) = engine::known(states, until);
    let row = draft.row(recipient).unwrap();
    let (stored, mut knowledge) = (row.stored(), known.clone());
    let row = DisclosureRow::read(Cells::new(row.kind(), &stored), knowledge.names_mut()).unwrap();
    let day = row.fact.at().day(knowledge.zone_of(row.version.document));
    let programme = knowledge.document(row.version.document).map(|document| document.programme);
    let tiers = programme.map(|programme| Tiers::new(&knowledge, programme, day)).unwrap_or_default();
    let before = format!("{ledger:?}");
    let judged = drafted(&knowledge, &ledger, &row, &tiers).unwrap();
    assert_eq!(before, format!("{ledger:?}"));
    judged
}

/// The world after the draft was recorded for a recipient.
fn recorded(states: &[State], draft: &Draft, recipient: &str) -> Vec<State> {
    let mut cells = draft.row(recipient).unwrap().cells().to_vec();
    cells[Kind::Disclosures.position("code").unwrap()] = Some(RECORDED.to_owned());
    let row = domain::facts::Row::from_stored(Kind::Disclosures, cells);
    states.iter().cloned().chain([State::current(row)]).collect()
}

fn codes(states: &[State], kinds: &[Kind]) -> Vec<String> {
    let of = states.iter().filter(|state| kinds.contains(&state.row.kind())).map(|state| state.row.key());
    of.collect::<BTreeSet<_>>().into_iter().collect()
}

fn manner(states: &[State], chance: &mut Chance) -> Manner {
    let text = |chance: &mut Chance, offered: &[&str]| (*chance.pick(offered)).to_owned();
    let people = |chance: &mut Chance| {
        let people = codes(states, &[Kind::People]);
        if people.is_empty() || chance.percent(50) { Vec::new() } else { vec![chance.pick(&people).clone()] }
    };
    let has_round = !codes(states, &[Kind::Rounds]).is_empty() && chance.percent(60);
    Manner {
        purpose: text(chance, &["", "bidding", "series"]),
        channel: text(chance, &["", "email", "portal", "courier"]),
        round: if has_round { "R1".to_owned() } else { String::new() },
        site: text(chance, &["", "S1"]),
        encrypted: text(chance, &["", "yes", "no"]),
        marked: text(chance, &["", "yes", "no"]),
        requested_by: people(chance),
        approved_by: people(chance),
    }
}

fn party<'a>(answer: &'a Value, code: &str) -> Option<&'a Value> {
    answer["exposures"].as_array().unwrap().iter().find(|one| one["party"] == code)
}

#[test]
fn a_draft_is_judged_as_it_would_be_once_it_were_recorded() {
    let (mut compared, mut covered, mut new) = (0, 0, 0);
    for seed in 0..WORLDS {
        let world = SmallWorld::new(seed);
        let mut chance = Chance::new(seed + 17_000_000);
        let asked = world.question(&mut chance);
        let at = asked.as_of.clone().unwrap_or_else(|| now().to_string());
        let subjects = codes(&world.states, &[Kind::Parties, Kind::People]);
        let people = codes(&world.states, &[Kind::People]);
        let named =
            if people.is_empty() || chance.percent(60) { Vec::new() } else { vec![chance.pick(&people).clone()] };
        let draft = Draft {
            document: asked.document.clone(),
            version: asked.version.clone(),
            giver: chance.pick(&subjects).clone(),
            at: at.clone(),
            people: named,
            manner: manner(&world.states, &mut chance),
        };
        let (latest, _) = engine::known(&world.states, Instant::END);
        let zone = latest.zone_of_code(&asked.document);
        let known = asked.known_at.as_deref().map(|text| When::parse(text).unwrap().last_instant(zone));
        let exposure = |states: &[State]| {
            let (as_of, known_at) = (Some(at.as_str()), asked.known_at.as_deref());
            engine::exposure(states, &asked.document, &asked.version, as_of, now(), known_at)
        };
        let before = exposure(&world.states);
        for recipient in subjects.iter().filter(|code| **code != draft.giver) {
            let answer = judged(&world.states, &draft, recipient, known.unwrap_or(Instant::END));
            let answer = serde_json::to_value(answer).unwrap();
            let after = exposure(&recorded(&world.states, &draft, recipient));
            let Some(exposed) = party(&after, recipient) else {
                assert_eq!(after["originator"], **recipient, "{seed} {draft:?}");
                assert_eq!(answer["already_holds"], true);
                continue;
            };
            let receipt = exposed["receipts"].as_array().unwrap().iter().find(|one| one["disclosure"] == RECORDED);
            let receipt = receipt.unwrap();
            let expected = json!({
                "party": recipient, "tier": exposed["tier"], "hops": exposed["hops"], "chain": exposed["chain"],
                "release": receipt["release"], "bound": receipt["bound"],
            });
            for (key, value) in expected.as_object().unwrap() {
                assert_eq!(answer[key], *value, "seed {seed}: {key} of {recipient} in {draft:?} {asked:?}");
            }
            let held = party(&before, recipient).is_some_and(|one| one["holding"] == true);
            assert!(answer["already_holds"] == held || answer["already_holds"] == true, "{seed} {recipient}");
            assert!(!held || answer["already_holds"] == true, "{seed} {recipient}");
            compared += 1;
            covered += usize::from(answer["release"]["covered"] == true);
            new += usize::from(!held);
        }
    }
    assert!(compared > 1_000 && covered > 50 && new > 500, "{compared} compared, {covered} covered, {new} new");
}

/// A maker, a supplier that may pass on, and a bidder that lost.
fn world() -> World {
    let agreement = |code: &'static str, discloser: &'static str, recipient: &'static str| {
        vec![
            ("code", code),
            ("discloser_code", discloser),
            ("recipient_code", recipient),
            ("programmes", "P"),
            ("ceiling", "confidential"),
            ("effective_on", "2022-01-01"),
            ("executed_at", "2022-01-01T00:00:00Z"),
            ("flow_down", "permitted"),
            ("survival", "3"),
        ]
    };
    World::default()
        .with(Kind::Parties, &[("code", "OEM"), ("name", "OEM"), ("kind", "manufacturer")])
        .with(Kind::Parties, &[("code", "T1"), ("name", "T1"), ("kind", "supplier")])
        .with(Kind::Parties, &[("code", "T2"), ("name", "T2"), ("kind", "supplier")])
        .with(Kind::Parties, &[("code", "T3"), ("name", "T3"), ("kind", "supplier")])
        .with(
            Kind::Programmes,
            &[("code", "P"), ("name", "P"), ("manufacturer_code", "OEM"), ("timezone", "Asia/Shanghai")],
        )
        .with(
            Kind::Documents,
            &[
                ("code", "D"),
                ("title", "D"),
                ("programme_code", "P"),
                ("originator_code", "OEM"),
                ("class", "confidential"),
                ("info_type", "drawing"),
            ],
        )
        .with(
            Kind::Versions,
            &[("document_code", "D"), ("label", "v1"), ("stage", "final"), ("issued_at", "2022-01-01")],
        )
        .with(Kind::Agreements, &agreement("N1", "OEM", "T1"))
        .with(Kind::Agreements, &agreement("N2", "T1", "T2"))
        .with(Kind::Agreements, &agreement("N3", "T1", "T3"))
        .with(
            Kind::Rounds,
            &[
                ("code", "R1"),
                ("programme_code", "P"),
                ("title", "R1"),
                ("opens_at", "2022-01-01"),
                ("closes_at", "2022-03-01"),
                ("awarded_at", "2022-03-31T17:00:00Z"),
                ("return_days", "10"),
            ],
        )
        .with(
            Kind::Bidders,
            &[("round_code", "R1"), ("party_code", "T1"), ("invited_at", "2022-01-01"), ("outcome", "not_awarded")],
        )
}

fn of(giver: &str, at: &str) -> Draft {
    Draft {
        document: "D".to_owned(),
        version: "v1".to_owned(),
        giver: giver.to_owned(),
        at: at.to_owned(),
        ..Draft::default()
    }
}

fn answer(states: &[State], draft: &Draft, recipient: &str) -> Value {
    serde_json::to_value(judged(states, draft, recipient, Instant::END)).unwrap()
}

#[test]
fn the_draft_to_one_recipient_makes_nobody_elses_giver_a_holder() {
    let states = world().states;
    let first = answer(&states, &of("OEM", "2022-02-01"), "T1");
    assert_eq!((&first["release"]["covered"], &first["hops"]), (&json!(true), &json!(1)), "{first}");
    let second = answer(&states, &of("T1", "2022-02-01"), "T2");
    assert_eq!(second["release"]["reasons"], json!(["GIVER_NOT_HOLDER"]), "{second}");
    assert_eq!((&second["chain"], &second["hops"]), (&json!("broken"), &Value::Null));
    let given = recorded(&states, &of("OEM", "2022-02-01"), "T1");
    let second = answer(&given, &of("T1", "2022-02-02"), "T2");
    assert_eq!((&second["release"]["covered"], &second["hops"]), (&json!(true), &json!(2)), "{second}");
    assert_eq!(second["already_holds"], false);
    assert_eq!(answer(&given, &of("T2", "2022-02-02"), "T1")["already_holds"], true);
    assert_eq!(answer(&given, &of("T2", "2022-02-02"), "OEM")["already_holds"], true, "it is the source");
}

#[test]
fn a_bidder_that_lost_must_give_back_what_it_would_receive() {
    let mut draft = of("OEM", "2022-02-01");
    assert_eq!(answer(&world().states, &draft, "T1")["return_due_on"], Value::Null);
    draft.manner.round = "R1".to_owned();
    assert_eq!(answer(&world().states, &draft, "T1")["return_due_on"], "2022-04-11", "ten days after the local day");
    assert_eq!(answer(&world().states, &draft, "T2")["return_due_on"], Value::Null);
}
