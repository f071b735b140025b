//! The interval form of the verdicts is the rule judged directly, and an explanation says what the verdict says.

use std::collections::{BTreeMap, BTreeSet};

use domain::coverage::Code;
use domain::facts::Kind;
use domain::time::{Instant, When};
use serde_json::{Value, json};
use supplier_graph::{
    CheckTold, Explanation, Judging, Question, ReceiptAnswer, Side, explanation, explanations, exposure, tally,
};

use crate::engine;
use crate::facts::World;
use crate::worlds::{Chance, SmallWorld, now};

/// Draws of a disclosure, a time as of which and a time as known at which; `UNDERWRAPS_DRAWS` asks for more.
const DRAWS: usize = 10_000;

/// What a fact says fits the outcome, where it alone decides.
fn fits(check: &CheckTold) -> bool {
    let fails = check.outcome != "fine";
    match check.code.as_str() {
        // What is there speaks against it.
        "RECIPIENT_SANCTIONED"
        | "PERSON_BARRED"
        | "LEGAL_HOLD_RELEASE_STOP"
        | "SUSPENDED"
        | "PERSON_LEFT"
        | "LABEL_SUSPENDED"
        | "NOT_ON_ACCESS_LIST" => fails == check.fact.there,
        // What is there speaks for it.
        "GIVER_NOT_HOLDER"
        | "NO_AGREEMENT"
        | "CONSENT_MISSING"
        | "FLOWDOWN_EVIDENCE_MISSING"
        | "NO_PERSON_NAMED"
        | "ENCRYPTION_MISSING"
        | "MARKING_MISSING" => fails != check.fact.there,
        // Nothing on record cannot have run out.
        "VERSION_WITHDRAWN"
        | "TERMINATED"
        | "EXPIRED"
        | "CONSENT_EXPIRED"
        | "CONSENT_REVOKED"
        | "COMMITMENT_EXPIRED"
        | "LABEL_EXPIRED"
        | "LABEL_SITE_MISMATCH"
        | "TRAINING_LAPSED"
        | "HOLDING_PERIOD_EXCEEDED"
        | "SUPERSEDED_RETAINED"
        | "RETURN_OVERDUE" => !fails || check.fact.there,
        // How many clauses are weaker, or which limit it lies outside of.
        "FLOWDOWN_TERMS_WEAKER" | "CONSENT_SCOPE_MISMATCH" => {
            fails == check.fact.number.is_some_and(|number| number > 0)
        }
        "COMMITMENT_SCOPE" => !fails || check.fact.number.is_some_and(|number| number > 0),
        // The hop that it is, and those that are allowed.
        "TIER_DEPTH_EXCEEDED" => {
            let hop = check.fact.given.first().map(|hop| hop.text.parse::<u32>().unwrap());
            fails == hop.zip(check.fact.number).is_some_and(|(hop, most)| hop > most)
        }
        _ => true,
    }
}

/// Every check that fails is a reason, every reason a check, and what is waived is neither.
fn says_what_it_found(side: &Side) -> bool {
    let with = |outcome: &str| -> BTreeSet<&str> {
        side.checks.iter().filter(|check| check.outcome == outcome).map(|check| check.code.as_str()).collect()
    };
    let reasons: BTreeSet<&str> = side.verdict.reasons.iter().map(Code::as_str).collect();
    let waived: BTreeSet<&str> = side.verdict.warnings.waived.iter().map(|(code, _)| code.as_str()).collect();
    let numbers: Vec<u8> = side.checks.iter().map(|check| check.number).collect();
    if let Some(misfit) = side.checks.iter().find(|check| !fits(check)) {
        panic!("{misfit:#?}");
    }
    with("fails") == reasons
        && with("waived") == waived
        && numbers.is_sorted()
        && side.verdict.covered == reasons.is_empty()
}

fn agree(receipt: &ReceiptAnswer, explained: &Explanation) -> bool {
    let (release, holding) = (&receipt.release, &receipt.holding);
    release.reasons == explained.release.verdict.reasons
        && release.cause == explained.release.verdict.cause
        && release.agreement == explained.release.verdict.agreement
        && holding.reasons == explained.holding.verdict.reasons
        && holding.cause == explained.holding.verdict.cause
        && explained.cures.len() == holding.reasons.len()
}

#[test]
fn the_interval_form_is_the_direct_rule_on_thousands_of_draws() {
    let wanted = std::env::var("UNDERWRAPS_DRAWS").map_or(DRAWS, |text| text.parse().unwrap());
    let (mut draws, mut uncovered, mut seed) = (0, 0, 40_000);
    while draws < wanted {
        let world = SmallWorld::new(seed);
        let mut chance = Chance::new(seed + 7_000_000);
        let until = if chance.percent(50) { Instant::END } else { now() };
        let (knowledge, ledger) = engine::known(&world.states, until);
        for _ in 0..4 {
            let as_of = world.question(&mut chance).as_of.map_or(When::At(now()), |text| When::parse(&text).unwrap());
            for version in ledger.versions() {
                let (document, label) = (knowledge.text(version.document), knowledge.text(version.label));
                let question = Question { document, version: label, as_of };
                let direct = explanations(&knowledge, &ledger, question);
                // The plain recursion, which no interval has a part in, finds as many of them covered.
                let plain = tally(&knowledge, &ledger, version, Judging::Holding(as_of));
                let kept = direct.iter().filter(|one| one.holding.verdict.covered).count();
                assert_eq!(
                    (plain.verdicts, plain.favourable),
                    (direct.len(), kept),
                    "seed {seed} {document} {label} {as_of}"
                );
                let direct: BTreeMap<&str, &Explanation> =
                    direct.iter().map(|one| (one.disclosure.as_str(), one)).collect();
                for exposed in &exposure(&knowledge, &ledger, question).exposures {
                    for receipt in &exposed.receipts {
                        let explained = direct[receipt.disclosure.as_str()];
                        let told = || format!("seed {seed} {document} {label} {as_of} {receipt:#?} {explained:#?}");
                        assert!(agree(receipt, explained), "{}", told());
                        let says = says_what_it_found(&explained.release) && says_what_it_found(&explained.holding);
                        assert!(says, "{}", told());
                        draws += 1;
                        uncovered += usize::from(!receipt.holding.covered);
                    }
                }
            }
        }
        seed += 1;
    }
    assert!(uncovered > draws / 10 && uncovered < draws * 9 / 10, "{uncovered} of {draws} not covered");
}

/// A drawing goes from the manufacturer over a tier 1 to a shop, and a person there receives it.
fn passed_on() -> World {
    let mut world = World::default();
    for (code, kind) in [("OEM", "manufacturer"), ("T1", "supplier"), ("T2", "supplier")] {
        world = world.with(Kind::Parties, &[("code", code), ("name", code), ("kind", kind)]);
    }
    let programme = [("code", "P-1"), ("name", "P-1"), ("manufacturer_code", "OEM"), ("timezone", "UTC")];
    let document = [
        ("code", "DOC"),
        ("title", "DOC"),
        ("programme_code", "P-1"),
        ("originator_code", "OEM"),
        ("info_type", "drawing"),
        ("class", "confidential"),
    ];
    let version = [("document_code", "DOC"), ("label", "v1"), ("stage", "final"), ("issued_at", "2024-01-01")];
    world = world
        .with(Kind::People, &[("code", "P-A"), ("name", "?"), ("employer_code", "T2")])
        .with(Kind::People, &[("code", "P-B"), ("name", "?"), ("employer_code", "T2")])
        .with(Kind::Programmes, &programme)
        .with(Kind::Documents, &document)
        .with(Kind::Versions, &version);
    for (code, discloser, recipient, more) in [
        ("N1", "OEM", "T1", [("flow_down", "with_consent"), ("label_required", "no"), ("commitment_required", "no")]),
        ("N2", "T1", "T2", [("flow_down", "forbidden"), ("label_required", "yes"), ("commitment_required", "yes")]),
    ] {
        let terms = [
            ("code", code),
            ("discloser_code", discloser),
            ("recipient_code", recipient),
            ("executed_at", "2024-01-01"),
            ("effective_on", "2024-01-01"),
            ("ceiling", "confidential"),
        ];
        world = world.with(Kind::Agreements, &[terms.as_slice(), &more].concat());
    }
    for (code, giver, recipient, at, people) in
        [("D1", "OEM", "T1", "2024-02-01T10:00:00Z", ""), ("D2", "T1", "T2", "2024-03-01T10:00:00Z", "P-A|P-B")]
    {
        let cells = [
            ("code", code),
            ("document_code", "DOC"),
            ("version_label", "v1"),
            ("giver_code", giver),
            ("recipient_code", recipient),
            ("at", at),
            ("people", people),
        ];
        world = world.with(Kind::Disclosures, &cells);
    }
    world
}

fn consent(world: World, code: &str, granted_at: &str, versions: &str) -> World {
    let cells = [
        ("code", code),
        ("giver_code", "T1"),
        ("recipient_code", "T2"),
        ("document_code", "DOC"),
        ("granted_at", granted_at),
        ("versions", versions),
    ];
    world.with(Kind::Consents, &cells)
}

/// The fact of a check of handing over, as JSON.
fn fact(world: &World, code: &str) -> Value {
    let (knowledge, ledger) = engine::known(&world.states, Instant::END);
    let question = Question { document: "DOC", version: "v1", as_of: When::parse("2024-04-01").unwrap() };
    let explained = explanation(&knowledge, &ledger, question, "D2").unwrap();
    let check = explained.release.checks.iter().find(|check| check.code.as_str() == code);
    serde_json::to_value(&check.unwrap_or_else(|| panic!("{code} was not asked")).fact).unwrap()
}

#[test]
fn a_fact_names_what_decided_and_not_what_came_last() {
    // The consent that serves was granted before one for another version.
    let world = consent(passed_on(), "C-SERVES", "2024-02-10", "v1");
    let world = world.with(
        Kind::Versions,
        &[("document_code", "DOC"), ("label", "v2"), ("stage", "final"), ("issued_at", "2024-01-02")],
    );
    let world = consent(world, "C-OTHER", "2024-02-20", "v2");
    assert_eq!(fact(&world, "CONSENT_MISSING")["named"], json!(["C-SERVES"]));

    // A label of another objective lasts longer than the one that serves.
    let label = |world: World, objective: &str, until: &str| {
        let cells =
            [("party_code", "T2"), ("objective", objective), ("valid_from", "2023-01-01"), ("valid_until", until)];
        world.with(Kind::Labels, &cells)
    };
    let world = label(label(world, "proto_parts", "2029-12-31"), "confidential", "2025-12-31");
    let told = fact(&world, "LABEL_MISSING");
    assert_eq!((&told["named"], &told["given"]), (&json!(["confidential"]), &json!(["confidential"])));
    assert_eq!(told["to"], "2025-12-31");

    // Of two people the one who lacks a commitment is named, with none.
    let cells = [("code", "COM-A"), ("person_code", "P-A"), ("signed_at", "2024-02-01")];
    let world = world.with(Kind::Commitments, &cells);
    let told = fact(&world, "NO_PERSONAL_COMMITMENT");
    assert_eq!((&told["there"], &told["subjects"]), (&json!(false), &json!(["P-B"])));

    let told = fact(&world, "CLASS_ABOVE_CEILING");
    assert_eq!((&told["named"], &told["given"]), (&json!(["confidential"]), &json!(["confidential"])));
}

#[test]
fn an_explanation_names_the_amendment_in_the_place_of_an_agreement() {
    let terms = [
        ("code", "N2-A"),
        ("discloser_code", "T1"),
        ("recipient_code", "T2"),
        ("executed_at", "2024-03-10"),
        ("effective_on", "2024-03-15"),
        ("ceiling", "confidential"),
        ("flow_down", "forbidden"),
        ("amends_code", "N2"),
    ];
    let world = passed_on().with(Kind::Agreements, &terms);
    let (knowledge, ledger) = engine::known(&world.states, Instant::END);
    let question = Question { document: "DOC", version: "v1", as_of: When::parse("2024-04-01").unwrap() };
    let explained = explanation(&knowledge, &ledger, question, "D2").unwrap();
    let told = |side: &Side| serde_json::to_value(side).unwrap();
    let (release, holding) = (told(&explained.release), told(&explained.holding));
    assert_eq!((&release["replaced"], &release["papers"][0]["paper"]), (&Value::Null, &json!("N2")));
    assert_eq!(holding["replaced"], json!([{ "paper": "N2", "by": "N2-A" }]));
    assert_eq!(holding["papers"].as_array().unwrap().len(), 1);
}
