//! Findings: records that contradict each other or do not do what they say.

use domain::facts::Kind;
use domain::findings::Finding;
use domain::time::Instant;
use supplier_graph::{Portfolio, circles, findings};

use crate::engine;
use crate::facts::World;

/// OEM, T1 and T2, a drawing with one version, an agreement of OEM and T1, and a hand-over to T1.
fn workshop() -> World {
    let mut world = World::default();
    for code in ["OEM", "T1", "T2"] {
        world = world.with(Kind::Parties, &[("code", code), ("name", code), ("kind", "supplier")]);
    }
    let programme = [("code", "P"), ("name", "P"), ("manufacturer_code", "OEM"), ("timezone", "Asia/Shanghai")];
    let document = [
        ("code", "DOC"),
        ("title", "DOC"),
        ("programme_code", "P"),
        ("originator_code", "OEM"),
        ("class", "confidential"),
    ];
    let version = [("document_code", "DOC"), ("label", "v1"), ("stage", "final"), ("issued_at", "2024-01-10")];
    let world = world.with(Kind::Programmes, &programme).with(Kind::Documents, &document);
    handed(agreement(world.with(Kind::Versions, &version), "N1", "T1", "2024-01-01", &[]), "D1", "T1", "2024-01-20")
}

fn agreement(world: World, code: &str, recipient: &str, from: &str, more: &[(&str, &str)]) -> World {
    let terms = [
        ("code", code),
        ("discloser_code", "OEM"),
        ("recipient_code", recipient),
        ("executed_at", from),
        ("effective_on", from),
        ("ceiling", "confidential"),
        ("flow_down", "permitted"),
    ];
    world.with(Kind::Agreements, &[terms.as_slice(), more].concat())
}

fn handed(world: World, code: &str, recipient: &str, at: &str) -> World {
    given(world, code, "OEM", recipient, at, &[])
}

fn given(world: World, code: &str, giver: &str, recipient: &str, at: &str, more: &[(&str, &str)]) -> World {
    let cells = [
        ("code", code),
        ("document_code", "DOC"),
        ("version_label", "v1"),
        ("giver_code", giver),
        ("recipient_code", recipient),
        ("at", at),
    ];
    world.with(Kind::Disclosures, &[cells.as_slice(), more].concat())
}

/// What is found, as `FINDING key others`.
fn found(world: &World) -> Vec<String> {
    let (knowledge, ledger) = engine::known(&world.states, Instant::END);
    let portfolio = Portfolio::new(&knowledge, &ledger);
    let told = [findings(&knowledge, &ledger, &portfolio), circles(&knowledge, |_| true)].concat();
    let told = told.iter().map(|one| format!("{} {} {}", one.finding.as_str(), one.named(), one.others.join(" ")));
    told.map(|line| line.trim_end().to_owned()).collect()
}

#[test]
fn where_nothing_contradicts_nothing_is_found() {
    let amended = agreement(workshop(), "N1-A", "T1", "2024-02-01", &[("amends_code", "N1")]);
    assert_eq!(found(&amended), Vec::<String>::new());
}

#[test]
fn amendments_of_others_and_before_their_base() {
    let world = agreement(workshop(), "N2", "T2", "2024-02-01", &[("amends_code", "N1")]);
    let world = agreement(world, "N3", "T1", "2023-12-31", &[("amends_code", "N1")]);
    assert_eq!(found(&world), ["AMENDS_ANOTHERS_AGREEMENT N2 N1", "AMENDMENT_BEFORE_BASE N3 N1"]);
}

#[test]
fn precedence_that_two_claim_at_once() {
    let claims = [("precedence", "yes")];
    let first = agreement(workshop(), "N2", "T1", "2024-02-01", &[claims[0], ("expires_on", "2024-12-31")]);
    let at_once = agreement(first.clone(), "N3", "T1", "2024-12-31", &claims);
    assert_eq!(found(&at_once), ["PRECEDENCE_CLAIMED_TWICE N2 N3"]);
    // One after the other, with others, of other programmes, or one the amendment of the other: no contradiction.
    for (recipient, from, more) in [
        ("T1", "2025-01-01", [claims[0], ("law", "")]),
        ("T2", "2024-03-01", [claims[0], ("law", "")]),
        ("T1", "2024-03-01", [claims[0], ("amends_code", "N2")]),
        ("T1", "2024-03-01", [claims[0], ("executed_at", "")]),
    ] {
        let more: Vec<_> = more.into_iter().filter(|(_, cell)| !cell.is_empty()).collect();
        let world = if more.len() == 1 && from == "2024-03-01" && recipient == "T1" {
            let unsigned = [
                ("code", "N3"),
                ("discloser_code", "OEM"),
                ("recipient_code", "T1"),
                ("effective_on", from),
                ("ceiling", "confidential"),
                ("flow_down", "permitted"),
                claims[0],
            ];
            first.clone().with(Kind::Agreements, &unsigned)
        } else {
            agreement(first.clone(), "N3", recipient, from, &more)
        };
        assert_eq!(found(&world), Vec::<String>::new(), "{recipient} {from} {more:?}");
    }
}

#[test]
fn consents_for_what_is_no_version() {
    let consent = |versions: &str| {
        let cells = [
            ("code", "C1"),
            ("giver_code", "T1"),
            ("recipient_code", "T2"),
            ("document_code", "DOC"),
            ("versions", versions),
            ("granted_at", "2024-02-01"),
        ];
        found(&workshop().with(Kind::Consents, &cells))
    };
    assert_eq!(consent("v1"), Vec::<String>::new());
    assert_eq!(consent(""), Vec::<String>::new());
    assert_eq!(consent("v1|v2|v3"), ["CONSENT_FOR_UNKNOWN_VERSION C1 DOC v2 v3"]);
}

#[test]
fn waivers_that_do_not_count_as_they_say() {
    let person = |world: World, code: &str| world.with(Kind::People, &[("code", code), ("name", "?")]);
    let waiver = |to: &str, approved: &str| {
        let cells = [
            ("code", "W1"),
            ("disclosure_code", "D1"),
            ("reason", "EXPIRED"),
            ("from_date", "2024-02-01"),
            ("to_date", to),
            ("requested_by", "P1"),
            ("approved_by", approved),
        ];
        found(&person(person(workshop(), "P1"), "P2").with(Kind::Waivers, &cells))
    };
    assert_eq!(waiver("2024-03-02", "P2"), Vec::<String>::new());
    assert_eq!(waiver("2024-03-02", ""), ["WAIVER_NOT_APPROVED W1 EXPIRED"]);
    assert_eq!(waiver("2024-03-03", "P1"), ["WAIVER_APPROVED_BY_WHO_ASKED W1 EXPIRED", "WAIVER_TOO_LONG W1 EXPIRED"]);
}

#[test]
fn hand_overs_before_the_version_was_issued_and_returns_before_them() {
    // Of a day and an instant of that day nobody can say which came first.
    assert_eq!(found(&handed(workshop(), "D2", "T1", "2024-01-10T08:00:00+08:00")), Vec::<String>::new());
    assert_eq!(found(&handed(workshop(), "D2", "T1", "2024-01-09T15:59:00Z")), ["DISCLOSED_BEFORE_ISSUE D2"]);
    assert_eq!(found(&handed(workshop(), "D2", "T1", "2024-01-09T16:00:00Z")), Vec::<String>::new());
    let returned = |at: &str| {
        let cells = [("disclosure_code", "D1"), ("accounted_at", at), ("kind", "returned")];
        found(&workshop().with(Kind::Returns, &cells))
    };
    assert_eq!(returned("2024-01-20"), Vec::<String>::new());
    assert_eq!(returned("2024-01-19T12:00:00Z"), ["RETURNED_BEFORE_DISCLOSURE D1"]);
}

#[test]
fn copies_of_losers_that_nothing_calls_back() {
    let round = |return_days: &str, due: &str| {
        let round = [
            ("code", "R"),
            ("programme_code", "P"),
            ("title", "R"),
            ("opens_at", "2024-01-15"),
            ("closes_at", "2024-02-15"),
            ("awarded_at", "2024-03-01"),
            ("return_days", return_days),
        ];
        let bidder =
            [("round_code", "R"), ("party_code", "T1"), ("invited_at", "2024-01-15"), ("outcome", "not_awarded")];
        let world = workshop().with(Kind::Rounds, &round).with(Kind::Bidders, &bidder);
        found(&given(world, "D2", "OEM", "T1", "2024-01-20", &[("round_code", "R"), ("return_due_on", due)]))
    };
    assert_eq!(round("10", ""), Vec::<String>::new());
    assert_eq!(round("", "2024-03-11"), Vec::<String>::new());
    assert_eq!(round("", ""), ["NO_RETURN_TERM D2 R"]);
}

#[test]
fn givers_that_had_nothing_to_give() {
    let world = agreement(workshop(), "N2", "T2", "2024-01-01", &[]);
    let had = given(world.clone(), "D2", "T1", "T2", "2024-01-21", &[]);
    assert!(!found(&had).iter().any(|line| line.starts_with("GIVER_WITHOUT_RECEIPT")), "{:?}", found(&had));
    let had_not = given(world, "D2", "T1", "T2", "2024-01-19", &[]);
    assert_eq!(found(&had_not), ["GIVER_WITHOUT_RECEIPT DOC:v1 T2"]);
}

#[test]
fn parties_that_supply_themselves_through_others() {
    let link = |world: World, customer: &str, supplier: &str| {
        world.with(Kind::SupplyLinks, &[("customer_code", customer), ("supplier_code", supplier)])
    };
    let straight = link(link(workshop(), "OEM", "T1"), "T1", "T2");
    assert_eq!(found(&straight), Vec::<String>::new());
    assert_eq!(found(&link(straight, "T2", "OEM")), ["SUPPLIES_ITSELF OEM T1 T2"]);
}

#[test]
fn every_finding_can_be_asked_for_by_its_name() {
    assert!(Finding::ALL.into_iter().all(|one| Finding::parse(one.as_str()) == Some(one)));
    assert!(Finding::ALL.is_sorted());
    assert_eq!(Finding::parse("NONE"), None);
}
