//! The acceptance vectors of the coverage rule and the founding example, as small worlds for any implementation.

use domain::facts::{Kind, State};
use domain::time::Instant;
use serde_json::{Value, json};

use crate::facts::{World, instant};

/// The audit of an implementation: states, document, version, D, now, K.
pub(crate) type Answer = fn(&[State], &str, &str, Option<&str>, Instant, Option<&str>) -> Value;

type Cells<'a> = &'a [(&'a str, &'a str)];

fn with<'a>(base: Cells<'a>, more: Cells<'a>) -> Vec<(&'a str, &'a str)> {
    let kept = base.iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    kept.chain(more).copied().collect()
}

const NDA1: Cells = &[
    ("code", "NDA1"),
    ("discloser_code", "OEM"),
    ("recipient_code", "T1"),
    ("executed_at", "2022-06-01T00:00:00+08:00"),
    ("effective_on", "2022-06-01"),
    ("expires_on", "2023-05-31"),
    ("survival", "3"),
    ("ceiling", "confidential"),
    ("flow_down", "with_consent"),
    ("max_depth", "2"),
];
const NDA2: Cells = &[
    ("code", "NDA2"),
    ("discloser_code", "T1"),
    ("recipient_code", "T2"),
    ("executed_at", "2022-09-01T00:00:00+08:00"),
    ("effective_on", "2022-09-01"),
    ("expires_on", "2022-12-31"),
    ("survival", "3"),
    ("ceiling", "confidential"),
    ("flow_down", "with_consent"),
    ("max_depth", "2"),
];
const NDA3: Cells = &[
    ("code", "NDA3"),
    ("discloser_code", "T2"),
    ("recipient_code", "T3"),
    ("executed_at", "2022-09-01T00:00:00+08:00"),
    ("effective_on", "2022-09-01"),
    ("expires_on", "2023-12-31"),
    ("survival", "3"),
    ("ceiling", "confidential"),
    ("flow_down", "with_consent"),
    ("max_depth", "2"),
];
const CONSENT: Cells = &[
    ("code", "C-1"),
    ("giver_code", "T1"),
    ("recipient_code", "T2"),
    ("document_code", "BUMPER-F"),
    ("granted_at", "2022-09-01"),
];

const LABEL: Cells = &[("objective", "confidential"), ("valid_from", "2022-01-01"), ("valid_until", "2024-12-31")];

/// Parties, programme, document and versions: no paper and no disclosure yet.
fn bumper() -> World {
    let mut world = World::default();
    for (code, kind) in [("OEM", "manufacturer"), ("T1", "supplier"), ("T2", "supplier"), ("T3", "supplier")] {
        world = world.with(Kind::Parties, &[("code", code), ("name", code), ("kind", kind)]);
    }
    world = world
        .with(
            Kind::Programmes,
            &[("code", "P-1"), ("name", "P-1"), ("manufacturer_code", "OEM"), ("timezone", "Asia/Shanghai")],
        )
        .with(
            Kind::Documents,
            &[
                ("code", "BUMPER-F"),
                ("title", "Front bumper"),
                ("programme_code", "P-1"),
                ("originator_code", "OEM"),
                ("class", "confidential"),
            ],
        );
    for label in ["v1", "v2"] {
        world = world.with(
            Kind::Versions,
            &[
                ("document_code", "BUMPER-F"),
                ("label", label),
                ("stage", "bid_draft"),
                ("issued_at", "2022-05-01T00:00:00+08:00"),
            ],
        );
    }
    world
}

fn papers(world: World) -> World {
    world.with(Kind::Agreements, NDA1).with(Kind::Agreements, NDA2).with(Kind::Agreements, NDA3)
}

fn handed(world: World, code: &str, label: &str, giver: &str, recipient: &str, at: &str) -> World {
    handed_with(
        world,
        &[("code", code), ("version_label", label), ("giver_code", giver), ("recipient_code", recipient), ("at", at)],
    )
}

fn handed_with(world: World, cells: Cells) -> World {
    world.with(Kind::Disclosures, &with(&[("document_code", "BUMPER-F")], cells))
}

/// The bumper with all papers, and v1 with the first tier.
fn with_first_tier() -> World {
    handed(papers(bumper()), "D-1", "v1", "OEM", "T1", "2022-07-01T10:00:00+08:00")
}

/// One receipt out of an answer.
fn receipt(answer: Answer, world: &World, label: &str, disclosure: &str, as_of: &str) -> Value {
    receipt_of(answer, world, ("BUMPER-F", label), disclosure, as_of)
}

fn receipt_of(answer: Answer, world: &World, version: (&str, &str), disclosure: &str, as_of: &str) -> Value {
    let audit = answer(&world.states, version.0, version.1, Some(as_of), instant("2026-11-01T00:00:00Z"), None);
    let exposures = audit["exposures"].as_array().unwrap();
    let receipts = exposures.iter().flat_map(|one| one["receipts"].as_array().unwrap());
    receipts.into_iter().find(|one| one["disclosure"] == disclosure).unwrap_or(&Value::Null).clone()
}

fn assert_reasons(receipt: &Value, mode: &str, expected: &[&str]) {
    assert_eq!(receipt[mode]["reasons"], json!(expected), "{mode} {receipt:#}");
    assert_eq!(receipt[mode]["covered"], json!(expected.is_empty()));
    assert_eq!(receipt[mode]["primary_reason"], json!(expected.first()));
}

/// Every vector, in the order of the table.
pub(crate) fn all(answer: Answer) {
    direct_hand_overs_and_their_boundary_days(answer);
    a_class_raised_later_affects_holding_only(answer);
    onward_hand_overs_need_consent(answer);
    a_barred_giver_and_a_tier_too_deep(answer);
    agreements_of_others(answer);
    a_person_who_signs_after_entry(answer);
    an_incomplete_and_late_return(answer);
    a_mould_made_from_a_drawing(answer);
    an_agreement_signed_later(answer);
    a_direct_agreement(answer);
}

fn direct_hand_overs_and_their_boundary_days(answer: Answer) {
    let sent = |at: &str| handed(papers(bumper()), "D-1", "v1", "OEM", "T1", at);
    // 1 and 2
    for day in ["2022-07-01", "2022-06-01", "2023-05-31"] {
        for at in [day.to_owned(), format!("{day}T23:59:59+08:00")] {
            assert_reasons(&receipt(answer, &sent(&at), "v1", "D-1", "2024-01-01"), "release", &[]);
        }
    }
    let first = receipt(answer, &sent("2022-07-01"), "v1", "D-1", "2022-07-01");
    assert_eq!(first["release"]["agreement"], "NDA1");
    // 3
    let late = sent("2023-06-01T00:00:00+08:00");
    for (day, bound) in [("2023-06-01", true), ("2026-05-31", true), ("2026-06-01", false)] {
        let receipt = receipt(answer, &late, "v1", "D-1", day);
        assert_reasons(&receipt, "release", &["EXPIRED"]);
        let by = if bound { json!(["NDA1"]) } else { json!([]) };
        assert_eq!((&receipt["bound"]["bound"], &receipt["bound"]["by"]), (&json!(bound), &by), "{day}");
    }
}

fn a_class_raised_later_affects_holding_only(answer: Answer) {
    // 4
    let raised = with_first_tier().with(
        Kind::ClassChanges,
        &[("document_code", "BUMPER-F"), ("class", "strictly_confidential"), ("from_date", "2022-08-01")],
    );
    let before = receipt(answer, &raised, "v1", "D-1", "2022-07-31");
    assert_reasons(&before, "release", &[]);
    assert_reasons(&before, "holding", &[]);
    let after = receipt(answer, &raised, "v1", "D-1", "2022-08-01");
    assert_reasons(&after, "release", &[]);
    assert_reasons(&after, "holding", &["CLASS_ABOVE_CEILING"]);
    a_class_raised_later_asks_for_a_higher_label(answer);
}

fn a_class_raised_later_asks_for_a_higher_label(answer: Answer) {
    // 4 … "+ LABEL_LEVEL_LOW if only AL2", where the agreement or a rule asks for labels
    let labelled = |objective: &str, by_agreement: bool| {
        let asked = if by_agreement { "yes" } else { "no" };
        let rule = if by_agreement { "no" } else { "yes" };
        let world = handed(bumper(), "D-1", "v1", "OEM", "T1", "2022-07-01T10:00:00+08:00")
            .with(Kind::Agreements, &with(NDA1, &[("label_required", asked)]))
            .with(
                Kind::ClassChanges,
                &[("document_code", "BUMPER-F"), ("class", "strictly_confidential"), ("from_date", "2022-08-01")],
            )
            .with(Kind::Labels, &with(LABEL, &[("party_code", "T1"), ("objective", objective)]));
        ["confidential", "strictly_confidential"].into_iter().fold(world, |world, class| {
            let cells = [("class", class), ("from_date", "2022-01-01"), ("label_required", rule)];
            world.with(Kind::HandlingRules, &cells)
        })
    };
    for by_agreement in [true, false] {
        let low = labelled("confidential", by_agreement);
        assert_reasons(&receipt(answer, &low, "v1", "D-1", "2022-07-31"), "holding", &[]);
        let after = receipt(answer, &low, "v1", "D-1", "2022-08-01");
        assert_reasons(&after, "release", &[]);
        assert_reasons(&after, "holding", &["CLASS_ABOVE_CEILING", "LABEL_LEVEL_LOW"]);
        let high = labelled("strictly_confidential", by_agreement);
        assert_reasons(&receipt(answer, &high, "v1", "D-1", "2022-08-01"), "holding", &["CLASS_ABOVE_CEILING"]);
    }
}

fn onward_hand_overs_need_consent(answer: Answer) {
    let onward = |world: World, label: &str, at: &str| handed(world, "D-2", label, "T1", "T2", at);
    // 5
    let world = onward(with_first_tier(), "v1", "2022-10-01");
    assert_reasons(&receipt(answer, &world, "v1", "D-2", "2022-10-01"), "release", &["CONSENT_MISSING"]);
    // 6
    let world = handed(with_first_tier(), "D-1b", "v2", "OEM", "T1", "2022-07-02")
        .with(Kind::Consents, &with(CONSENT, &[("versions", "v1")]));
    let world = onward(world, "v2", "2022-10-01");
    assert_reasons(&receipt(answer, &world, "v2", "D-2", "2022-10-01"), "release", &["CONSENT_SCOPE_MISMATCH"]);
    // 7
    let world = onward(with_first_tier().with(Kind::Consents, CONSENT), "v1", "2023-01-10");
    let found = receipt(answer, &world, "v1", "D-2", "2023-01-10");
    assert_reasons(&found, "release", &["EXPIRED"]);
    assert_eq!(found["release"]["agreement"], "NDA2");
    let world = onward(with_first_tier().with(Kind::Consents, CONSENT), "v1", "2022-10-01");
    assert_reasons(&receipt(answer, &world, "v1", "D-2", "2022-10-01"), "release", &[]);
}

fn a_barred_giver_and_a_tier_too_deep(answer: Answer) {
    // 8
    let barred = with_first_tier()
        .with(Kind::Standings, &[("subject_code", "T1"), ("standing", "barred"), ("from_date", "2022-09-15")]);
    let world = handed(barred, "D-2", "v1", "T1", "T2", "2022-10-01");
    let found = receipt(answer, &world, "v1", "D-2", "2022-10-01");
    assert_reasons(&found, "release", &["UPSTREAM_NOT_COVERED", "CONSENT_MISSING"]);
    assert_eq!(found["release"]["cause"], "RECIPIENT_SANCTIONED");
    assert_eq!(found["holding"]["cause"], "RECIPIENT_SANCTIONED");
    // 9
    let world = handed(with_first_tier().with(Kind::Consents, CONSENT), "D-2", "v1", "T1", "T2", "2022-09-20");
    let world = handed(world, "D-3", "v1", "T2", "T3", "2022-10-01");
    let found = receipt(answer, &world, "v1", "D-3", "2022-10-01");
    assert_reasons(&found, "release", &["TIER_DEPTH_EXCEEDED", "CONSENT_MISSING"]);
}

fn agreements_of_others(answer: Answer) {
    // 10: with the parent of the first tier only
    let parent = |affiliates: &str| {
        let mut world = bumper();
        world.states.retain(|state| state.row.get("code") != Some("T1"));
        let world = world
            .with(Kind::Parties, &[("code", "GROUP"), ("name", "Group"), ("kind", "supplier")])
            .with(Kind::Parties, &[("code", "T1"), ("name", "T1"), ("kind", "supplier"), ("parent_code", "GROUP")])
            .with(Kind::Agreements, &with(NDA1, &[("recipient_code", "GROUP"), ("affiliates", affiliates)]));
        handed(world, "D-1", "v1", "OEM", "T1", "2022-07-01")
    };
    let excluded = receipt(answer, &parent("no"), "v1", "D-1", "2022-07-01");
    assert_reasons(&excluded, "release", &["WRONG_PARTY"]);
    assert_eq!(excluded["bound"], json!({ "bound": false, "by": [] }));
    assert_reasons(&receipt(answer, &parent("yes"), "v1", "D-1", "2022-07-01"), "release", &[]);
    let none = handed(bumper(), "D-1", "v1", "OEM", "T1", "2022-07-01");
    let none = receipt(answer, &none, "v1", "D-1", "2022-07-01");
    assert_reasons(&none, "release", &["NO_AGREEMENT"]);
    assert_eq!(none["release"]["agreement"], Value::Null);
}

fn a_person_who_signs_after_entry(answer: Answer) {
    // 11 of a person who works for nobody: the commitment is a paper that was signed too late
    let freelance = bumper().with(Kind::People, &[("code", "J-1"), ("name", "?")]);
    let enters = |world: World, signed_at: &str| {
        let world =
            world.with(Kind::Commitments, &[("code", "PC-1"), ("person_code", "J-1"), ("signed_at", signed_at)]);
        handed(world, "D-1", "v1", "OEM", "J-1", "2022-07-01T10:00:00+08:00")
    };
    let late = "2022-07-01T10:05:00+08:00";
    let found = receipt(answer, &enters(freelance, late), "v1", "D-1", "2022-07-01");
    assert_reasons(&found, "release", &["AGREEMENT_NOT_EXECUTED"]);
    assert_reasons(&found, "holding", &[]);
    assert_eq!(found["bound"], json!({ "bound": true, "by": ["PC-1"] }));
    // 11: a journalist whose employer's agreement asks for commitments
    let journalist = || {
        let agreement = [("code", "NDA-M"), ("recipient_code", "MEDIA"), ("commitment_required", "yes")];
        bumper()
            .with(Kind::Parties, &[("code", "MEDIA"), ("name", "Media"), ("kind", "media")])
            .with(Kind::People, &[("code", "J-1"), ("name", "?"), ("employer_code", "MEDIA")])
            .with(Kind::Agreements, &with(NDA1, &agreement))
    };
    let found = receipt(answer, &enters(journalist(), late), "v1", "D-1", "2022-07-01");
    assert_reasons(&found, "release", &["NO_PERSONAL_COMMITMENT"]);
    assert_eq!(found["release"]["agreement"], "NDA-M");
    // Once signed the commitment itself lets it be kept: one covered way suffices.
    assert_reasons(&found, "holding", &[]);
    assert_eq!(found["bound"], json!({ "bound": true, "by": ["NDA-M", "PC-1"] }));
    // A rule of the company asks whatever paper there is, at the instant of entry in both modes.
    let rule = [("class", "confidential"), ("from_date", "2022-01-01"), ("commitment_required", "yes")];
    let ruled = enters(journalist().with(Kind::HandlingRules, &rule), late);
    let found = receipt(answer, &ruled, "v1", "D-1", "2022-09-01");
    assert_reasons(&found, "release", &["NO_PERSONAL_COMMITMENT"]);
    assert_reasons(&found, "holding", &["NO_PERSONAL_COMMITMENT"]);
    let in_time = receipt(answer, &enters(journalist(), "2022-07-01T10:00:00+08:00"), "v1", "D-1", "2022-07-01");
    assert_reasons(&in_time, "release", &[]);
}

fn an_incomplete_and_late_return(answer: Answer) {
    // 13
    let world = papers(bumper())
        .with(
            Kind::Rounds,
            &[
                ("code", "R-1"),
                ("programme_code", "P-1"),
                ("title", "Bumpers"),
                ("opens_at", "2022-06-01"),
                ("closes_at", "2022-10-01"),
                ("awarded_at", "2022-11-01T09:00:00+08:00"),
                ("return_days", "10"),
            ],
        )
        .with(
            Kind::Bidders,
            &[("round_code", "R-1"), ("party_code", "T1"), ("invited_at", "2022-06-01"), ("outcome", "not_awarded")],
        );
    let world = handed_with(
        world,
        &[
            ("code", "D-1"),
            ("version_label", "v1"),
            ("giver_code", "OEM"),
            ("recipient_code", "T1"),
            ("at", "2022-07-01"),
            ("round_code", "R-1"),
        ],
    )
    .with(
        Kind::Returns,
        &[("disclosure_code", "D-1"), ("accounted_at", "2022-11-09"), ("kind", "returned"), ("complete", "no")],
    );
    for (day, reasons) in [
        ("2022-11-08", &[][..]),
        ("2022-11-09", &["RETURN_INCOMPLETE"]),
        ("2022-11-10", &["RETURN_INCOMPLETE"]),
        ("2022-11-11", &["RETURN_INCOMPLETE"]),
        ("2022-11-12", &["RETURN_OVERDUE", "RETURN_INCOMPLETE"]),
    ] {
        assert_reasons(&receipt(answer, &world, "v1", "D-1", day), "holding", reasons);
    }
}

fn a_mould_made_from_a_drawing(answer: Answer) {
    // The maker of the mould hands on what it made from v1: consent is asked as for v1 itself.
    let world = with_first_tier().with(
        Kind::Versions,
        &[
            ("document_code", "BUMPER-F"),
            ("label", "mould"),
            ("stage", "final"),
            ("issued_at", "2022-08-01"),
            ("made_by_code", "T1"),
            ("derived_from", "BUMPER-F:v1"),
        ],
    );
    let without = handed(world.clone(), "D-2", "mould", "T1", "T2", "2022-10-01");
    let found = receipt(answer, &without, "mould", "D-2", "2022-10-01");
    assert_reasons(&found, "release", &["CONSENT_MISSING"]);
    let consented = handed(world.with(Kind::Consents, CONSENT), "D-2", "mould", "T1", "T2", "2022-10-01");
    assert_reasons(&receipt(answer, &consented, "mould", "D-2", "2022-10-01"), "release", &[]);
    a_mould_needs_a_label_of_proto_parts(answer);
}

fn a_mould_needs_a_label_of_proto_parts(answer: Answer) {
    // 14: "recipient has Confidential label only", and a mould is of proto parts
    let mould = |objective: &str| {
        let world = handed(bumper(), "D-1", "v1", "OEM", "T1", "2022-07-01")
            .with(Kind::Agreements, NDA1)
            .with(Kind::Agreements, &with(NDA2, &[("label_required", "yes")]))
            .with(Kind::Labels, &with(LABEL, &[("party_code", "T2"), ("objective", objective)]))
            .with(
                Kind::Documents,
                &[
                    ("code", "MOULD-F"),
                    ("title", "Mould of the front bumper"),
                    ("programme_code", "P-1"),
                    ("originator_code", "OEM"),
                    ("class", "confidential"),
                    ("info_type", "mould"),
                ],
            )
            .with(
                Kind::Versions,
                &[
                    ("document_code", "MOULD-F"),
                    ("label", "m1"),
                    ("stage", "final"),
                    ("issued_at", "2022-08-01"),
                    ("made_by_code", "T1"),
                    ("derived_from", "BUMPER-F:v1"),
                ],
            )
            .with(Kind::Consents, &with(CONSENT, &[("document_code", "MOULD-F")]));
        let world = handed_with(
            world,
            &[
                ("code", "D-2"),
                ("document_code", "MOULD-F"),
                ("version_label", "m1"),
                ("giver_code", "T1"),
                ("recipient_code", "T2"),
                ("at", "2022-10-01"),
            ],
        );
        receipt_of(answer, &world, ("MOULD-F", "m1"), "D-2", "2022-10-01")
    };
    let found = mould("confidential");
    assert_reasons(&found, "release", &["LABEL_MISSING"]);
    assert_reasons(&found, "holding", &["LABEL_MISSING"]);
    assert_reasons(&mould("proto_parts"), "release", &[]);
}

fn an_agreement_signed_later(answer: Answer) {
    // 15
    let signed = |effective_on: &str, retroactive: &str| {
        let late = [
            ("executed_at", "2022-07-10T09:00:00+08:00"),
            ("effective_on", effective_on),
            ("retroactive", retroactive),
        ];
        let world = bumper().with(Kind::Agreements, &with(NDA1, &late));
        let world = handed(world, "D-1", "v1", "OEM", "T1", "2022-07-01");
        receipt(answer, &world, "v1", "D-1", "2022-07-01")
    };
    assert_reasons(&signed("2022-07-10", "no"), "release", &["NOT_YET_EFFECTIVE"]);
    let retroactive = signed("2022-06-01", "yes");
    assert_reasons(&retroactive, "release", &["RETROACTIVE_ONLY"]);
    assert_reasons(&retroactive, "holding", &[]);
    assert_eq!(retroactive["bound"], json!({ "bound": true, "by": ["NDA1"] }));
    assert_reasons(&signed("2022-06-01", "no"), "release", &["AGREEMENT_NOT_EXECUTED"]);
}

fn a_direct_agreement(answer: Answer) {
    // below the table: satisfies paper, not flow-down, unless it authorises receipt from T1
    let direct = |receipt_from: &str| {
        let terms = [
            ("code", "DIRECT"),
            ("recipient_code", "T2"),
            ("executed_at", "2022-06-01"),
            ("receipt_from", receipt_from),
        ];
        let world = bumper().with(Kind::Agreements, NDA1).with(Kind::Agreements, &with(NDA1, &terms));
        let world = handed(world, "D-1", "v1", "OEM", "T1", "2022-07-01");
        let world = handed(world, "D-2", "v1", "T1", "T2", "2022-10-01");
        receipt(answer, &world, "v1", "D-2", "2022-10-01")
    };
    assert_reasons(&direct(""), "release", &["CONSENT_MISSING"]);
    assert_eq!(direct("")["release"]["agreement"], "DIRECT");
    assert_reasons(&direct("T1"), "release", &[]);
}

/// The example of the command line: the bid draft as of 2023-01-22, before and after anyone recorded the second receipt.
pub(crate) fn founding_example(answer: Answer) {
    let mut world = papers(bumper()).with(Kind::Parties, &[("code", "T4"), ("name", "T4"), ("kind", "supplier")]);
    for (customer, supplier) in [("OEM", "T1"), ("T1", "T2"), ("T2", "T3"), ("T3", "T4")] {
        world = world.with(Kind::SupplyLinks, &[("customer_code", customer), ("supplier_code", supplier)]);
    }
    let world = handed(world, "D-1", "v1", "OEM", "T1", "2022-07-01T10:00:00+08:00");
    let mut world = handed(world, "D-2", "v1", "T1", "T2", "2022-12-20T10:00:00+08:00");
    world.states.last_mut().unwrap().recorded_at = Some(instant("2023-01-23T02:00:00Z"));
    let now = instant("2026-11-01T00:00:00Z");
    let audit = answer(&world.states, "BUMPER-F", "v1", Some("2023-01-22"), now, None);
    assert_eq!(
        audit["summary"],
        json!({ "exposed": 2, "holding": 2, "uncovered": 1, "held_without_cover": 1, "broken_chains": 0, "possible": 2 })
    );
    assert_eq!(
        audit["exposures"][0],
        json!({
            "party": "T1", "tier": 1, "hops": 1, "chain": "complete", "path": ["OEM", "T1"],
            "first_received_at": "2022-07-01T02:00:00Z", "holding": true, "covered": true,
            "primary_reason": null, "reasons": [],
            "receipts": [{
                "disclosure": "D-1", "giver": "OEM", "at": "2022-07-01T02:00:00Z",
                "release":
                    { "covered": true, "primary_reason": null, "reasons": [], "agreement": "NDA1", "warnings": [] },
                "holding": { "covered": true, "primary_reason": null, "reasons": [] },
                "bound": { "bound": true, "by": ["NDA1"] },
            }],
        })
    );
    let mould_shop = &audit["exposures"][1];
    assert_eq!((&mould_shop["party"], &mould_shop["tier"], &mould_shop["hops"]), (&json!("T2"), &json!(2), &json!(2)));
    assert_eq!(mould_shop["reasons"], json!(["CONSENT_MISSING"]));
    assert_eq!(mould_shop["path"], json!(["OEM", "T1", "T2"]));
    assert_eq!(mould_shop["receipts"][0]["holding"]["reasons"], json!(["EXPIRED", "CONSENT_MISSING"]));
    let possible = json!([
        { "party": "T3", "distance": 1, "path": ["T2", "T3"], "via": "T2", "links": ["declared"] },
        { "party": "T4", "distance": 2, "path": ["T2", "T3", "T4"], "via": "T2", "links": ["declared", "declared"] },
    ]);
    assert_eq!(audit["possible"], possible);
    // As known before the second receipt was recorded the mould shop is possible, not exposed.
    let earlier = answer(&world.states, "BUMPER-F", "v1", Some("2023-01-22"), now, Some("2023-01-20"));
    assert_eq!((&earlier["as_of"], &earlier["known_at"]), (&json!("2023-01-22"), &json!("2023-01-20")));
    assert_eq!(earlier["summary"]["exposed"], 1);
    assert_eq!(earlier["possible"][0]["party"], "T2");
    assert_eq!(earlier["possible"].as_array().unwrap().len(), 3);
}
