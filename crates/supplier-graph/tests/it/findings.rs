//! Worlds in which the engine once answered otherwise than the rules.

use domain::facts::Kind;
use serde_json::{Value, json};

use crate::engine;
use crate::facts::{World, instant};

/// Two organisations beside the manufacturer, a person of one of them, a drawing and a mould made from it.
fn workshop() -> World {
    let mut world = World::default();
    for (code, kind) in [("OEM", "manufacturer"), ("G", "supplier"), ("H", "supplier")] {
        world = world.with(Kind::Parties, &[("code", code), ("name", code), ("kind", kind)]);
    }
    let programme = [("code", "P-1"), ("name", "P-1"), ("manufacturer_code", "OEM"), ("timezone", "UTC")];
    world = world
        .with(Kind::People, &[("code", "J"), ("name", "?"), ("employer_code", "G")])
        .with(Kind::Programmes, &programme);
    for (document, class) in [("DRAWING", "public"), ("MOULD", "confidential")] {
        let cells = [
            ("code", document),
            ("title", document),
            ("programme_code", "P-1"),
            ("originator_code", "OEM"),
            ("class", class),
        ];
        world = world.with(Kind::Documents, &cells);
    }
    world
        .with(
            Kind::Versions,
            &[("document_code", "DRAWING"), ("label", "v1"), ("stage", "final"), ("issued_at", "2024-01-01")],
        )
        .with(
            Kind::Versions,
            &[
                ("document_code", "MOULD"),
                ("label", "v1"),
                ("stage", "final"),
                ("issued_at", "2024-01-01"),
                ("made_by_code", "G"),
                ("derived_from", "DRAWING:v1"),
            ],
        )
}

fn agreed(world: World, code: &str, discloser: &str, recipient: &str, flow_down: &str) -> World {
    let terms = [
        ("code", code),
        ("discloser_code", discloser),
        ("recipient_code", recipient),
        ("executed_at", "2024-01-01"),
        ("effective_on", "2024-01-01"),
        ("ceiling", "confidential"),
        ("flow_down", flow_down),
    ];
    world.with(Kind::Agreements, &terms)
}

fn handed(world: World, code: &str, document: &str, giver: &str, recipient: &str, at: &str) -> World {
    let cells = [
        ("code", code),
        ("document_code", document),
        ("version_label", "v1"),
        ("giver_code", giver),
        ("recipient_code", recipient),
        ("at", at),
    ];
    world.with(Kind::Disclosures, &cells)
}

fn receipt(world: &World, document: &str, disclosure: &str, as_of: &str) -> Value {
    let now = instant("2026-11-01T00:00:00Z");
    let audit = engine::exposure(&world.states, document, "v1", Some(as_of), now, None);
    let exposures = audit["exposures"].as_array().unwrap();
    let mut receipts = exposures.iter().flat_map(|one| one["receipts"].as_array().unwrap());
    receipts.find(|one| one["disclosure"] == disclosure).unwrap().clone()
}

#[test]
fn a_copy_that_comes_back_takes_no_cover_away_and_ends() {
    // G received while the drawing was public and needed no paper; H gave its copy back under terms that forbid handing on.
    let world = handed(workshop(), "D-1", "DRAWING", "OEM", "G", "2024-03-01");
    let world = handed(world, "D-2", "DRAWING", "G", "H", "2024-03-02");
    let world = handed(world, "D-3", "DRAWING", "H", "G", "2024-03-04");
    let world = agreed(agreed(world, "N-2", "G", "H", "permitted"), "N-3", "H", "G", "forbidden")
        .with(
            Kind::ClassChanges,
            &[("document_code", "DRAWING"), ("class", "confidential"), ("from_date", "2024-03-05")],
        )
        .with(Kind::Returns, &[("disclosure_code", "D-1"), ("accounted_at", "2024-03-03"), ("kind", "returned")]);
    assert_eq!(receipt(&world, "DRAWING", "D-2", "2024-03-06")["holding"]["reasons"], json!([]));
    assert_eq!(receipt(&world, "DRAWING", "D-3", "2024-03-06")["holding"]["reasons"], json!([]));
}

#[test]
fn a_commitment_signed_on_a_later_day_is_not_yet_effective_like_any_agreement() {
    let world = handed(workshop(), "D-1", "MOULD", "OEM", "J", "2024-03-01")
        .with(Kind::Commitments, &[("code", "C-1"), ("person_code", "J"), ("signed_at", "2024-03-02T09:00:00Z")]);
    assert_eq!(receipt(&world, "MOULD", "D-1", "2024-03-01")["release"]["reasons"], json!(["NOT_YET_EFFECTIVE"]));
}

#[test]
fn a_person_of_the_maker_gives_what_it_received_itself() {
    // The maker never received the drawing, but its employee received the mould itself, with a paper that lets it pass on.
    let world = handed(workshop(), "D-1", "MOULD", "OEM", "J", "2024-03-01");
    let world = handed(world, "D-2", "MOULD", "J", "H", "2024-03-02");
    let world = agreed(agreed(world, "N-1", "OEM", "J", "permitted"), "N-2", "J", "H", "permitted");
    assert_eq!(receipt(&world, "MOULD", "D-2", "2024-03-02")["release"]["reasons"], json!([]));
    let by_the_maker = handed(world, "D-3", "MOULD", "G", "H", "2024-03-02");
    assert_eq!(receipt(&by_the_maker, "MOULD", "D-3", "2024-03-02")["release"]["reasons"][0], "GIVER_NOT_HOLDER");
}
