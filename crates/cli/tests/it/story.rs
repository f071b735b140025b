//! The demonstration answers as the case that it tells.

use std::collections::BTreeSet;

use domain::coverage::{Code, published};
use domain::facts::Kind;
use domain::time::Instant;
use supplier_graph::{Exposed, Exposure, Summary};

use crate::answers::Known;

fn party<'a>(answer: &'a Exposure, code: &str) -> &'a Exposed {
    answer.exposures.iter().find(|exposed| exposed.party == code).unwrap()
}

fn possible(answer: &Exposure) -> Vec<(&str, u32)> {
    answer.possible.iter().map(|one| (one.party.as_str(), one.distance)).collect()
}

fn numbers(summary: &Summary) -> [usize; 6] {
    let Summary { exposed, holding, uncovered, held_without_cover, broken_chains, possible } = *summary;
    [exposed, holding, uncovered, held_without_cover, broken_chains, possible]
}

#[test]
fn the_mould_shop_has_the_draft_without_consent_and_the_shop_below_may_have_it() {
    let known = Known::at(Instant::END, fixtures::story().unwrap());
    let answer = known.exposure("BUMPER-F", "v1", "2023-01-22");
    assert_eq!(numbers(&answer.summary), [5, 3, 1, 2, 0, 4]);
    let shop = serde_json::to_value(party(&answer, "JINLU")).unwrap();
    assert_eq!(shop["path"], serde_json::json!(["QIULAN", "CHENGYAO", "JINLU"]));
    assert_eq!(shop["chain"], "complete");
    assert_eq!(shop["primary_reason"], "CONSENT_MISSING");
    assert_eq!(shop["reasons"], serde_json::json!(["CONSENT_MISSING"]));
    assert!(party(&answer, "CHENGYAO").covered);
    assert_eq!(possible(&answer), [("BEILING", 1), ("OBERLENZ", 1), ("SHUOFENG", 2), ("WEITAN", 1)]);
}

#[test]
fn two_days_before_the_pictures_the_mould_shop_was_only_possible() {
    let known_at = Instant::parse("2023-01-20T23:59:59+08:00").unwrap();
    let known = Known::at(known_at, fixtures::story().unwrap());
    let answer = known.exposure("BUMPER-F", "v1", "2023-01-22");
    assert_eq!(numbers(&answer.summary), [4, 2, 0, 1, 0, 5]);
    assert!(possible(&answer).contains(&("JINLU", 1)));
    assert!(possible(&answer).contains(&("WEITAN", 2)));
}

#[test]
fn one_loser_kept_a_print_and_the_other_kept_nothing() {
    let known = Known::at(Instant::END, fixtures::story().unwrap());
    let answer = known.exposure("BUMPER-F", "v1", "2023-01-22");
    let kept = serde_json::to_value(party(&answer, "KALTENAU")).unwrap();
    assert_eq!(kept["receipts"][0]["holding"]["reasons"], serde_json::json!(["RETURN_OVERDUE", "RETURN_INCOMPLETE"]));
    assert!(!party(&answer, "NORRVIK").holding);
}

#[test]
fn friends_and_colleagues_of_guests_are_uncovered() {
    let known = Known::at(Instant::END, fixtures::story().unwrap());
    let friends = known.exposure("PHOTO-GUI", "p1", "2023-12-31");
    assert_eq!(party(&friends, "P-FRIEND-1").path, ["P-GUI", "P-FRIEND-1"]);
    assert!(!party(&friends, "P-FRIEND-1").covered);
    let viewing = known.exposure("CAR-07", "viewing", "2023-12-31");
    assert!(party(&viewing, "MILESFIRST").covered);
    let colleague = known.exposure("PHOTO-KANG", "p1", "2024-03-26");
    assert!(!party(&colleague, "P-LIAN").covered);
    assert_eq!(party(&colleague, "WHEELHOUSE").receipts[0].via.as_deref(), Some("P-LIAN"));
}

#[test]
fn the_example_answers_as_documented() {
    let known = Known::at(Instant::END, fixtures::example().unwrap());
    let answer = serde_json::to_value(known.exposure("BUMPER-F", "v1", "2023-01-22")).unwrap();
    assert_eq!(
        answer["summary"],
        serde_json::json!({ "exposed": 3, "holding": 3, "uncovered": 1, "held_without_cover": 1, "broken_chains": 0, "possible": 2 })
    );
    let first = answer["exposures"].as_array().unwrap().iter().find(|one| one["party"] == "T1").unwrap();
    assert_eq!(
        *first,
        serde_json::json!({ "party": "T1", "tier": 1, "hops": 1, "chain": "complete", "path": ["OEM", "T1"],
          "first_received_at": "2022-07-01T02:00:00Z", "holding": true, "covered": true,
          "primary_reason": null, "reasons": [],
          "receipts": [ { "disclosure": "D-1", "giver": "OEM", "at": "2022-07-01T02:00:00Z",
            "release":  { "covered": true, "primary_reason": null, "reasons": [], "agreement": "NDA1", "warnings": [] },
            "holding":  { "covered": true, "primary_reason": null, "reasons": [] },
            "bound":    { "bound": true, "by": ["NDA1"] } } ] })
    );
    assert_eq!(
        answer["possible"][0],
        serde_json::json!({ "party": "T3", "distance": 1, "path": ["T2", "T3"], "via": "T2", "links": ["declared"] })
    );
}

/// Every reason that can be judged stands somewhere in the demonstration, at release or for keeping, on a day late enough.
#[test]
fn every_reason_is_shown_by_the_demonstration() {
    let states = fixtures::story().unwrap();
    let known = Known::at(Instant::END, states.clone());
    let versions = states.iter().filter(|state| state.row.kind() == Kind::Versions);
    let versions: BTreeSet<(String, String)> = versions
        .map(|state| {
            let cell = |column: &str| state.row.get(column).unwrap().to_owned();
            (cell("document_code"), cell("label"))
        })
        .collect();
    let mut shown = BTreeSet::new();
    for (document, label) in versions {
        for day in ["2023-06-15", "2024-06-30", "2025-10-31", "2026-10-31"] {
            for exposed in &known.exposure(&document, &label, day).exposures {
                for receipt in &exposed.receipts {
                    shown.extend(receipt.release.reasons.iter().chain(receipt.holding.reasons.iter()));
                }
            }
        }
    }
    let of_publications = known.knowledge.publications().iter();
    shown.extend(of_publications.flat_map(|one| published(&known.knowledge, one).reasons.iter().collect::<Vec<_>>()));
    let missing: Vec<&str> = Code::ALL.into_iter().filter(|code| !shown.contains(code)).map(Code::as_str).collect();
    // A void record is no receipt, and a database holds no fact whose party, version or document it does not know.
    assert_eq!(missing, ["VOID", "REC_INCOMPLETE"]);
}

#[test]
fn what_a_tier_1_only_reports_under_weaker_terms_says_both_and_is_held_too_long() {
    let known = Known::at(Instant::END, fixtures::story().unwrap());
    let answer = known.exposure("SIS-BRACKET", "v1", "2026-01-31");
    let receipt = &party(&answer, "WADDEN").receipts[0];
    let codes = |codes: domain::coverage::Codes| codes.iter().map(Code::as_str).collect::<Vec<_>>();
    assert_eq!(codes(receipt.release.reasons), ["FLOWDOWN_TERMS_WEAKER", "FLOWDOWN_EVIDENCE_MISSING"]);
    assert_eq!(
        codes(receipt.holding.reasons),
        ["FLOWDOWN_TERMS_WEAKER", "FLOWDOWN_EVIDENCE_MISSING", "HOLDING_PERIOD_EXCEEDED"]
    );
}
