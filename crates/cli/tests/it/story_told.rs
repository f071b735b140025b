//! The demonstration, imported and asked on the command line: the same numbers on both databases.

use std::process::Stdio;

use fixtures::bundle::write_world;
use fixtures::generator::{Size, World};
use serde_json::json;

use crate::program::Program;

fixtures::both_migrated_addresses!(
    the_mould_shop_is_uncovered_and_the_shop_below_possible,
    the_documented_example_is_printed_to_the_letter,
    a_generated_world_comes_in_without_a_refusal,
    a_reader_that_stops_reading_is_no_failure,
    a_disclosure_is_explained_check_by_check,
    findings_are_told_with_their_records,
    embargoes_are_told_by_what_was_notified,
    copies_of_a_round_are_told_with_their_day_of_return,
);

fn the_mould_shop_is_uncovered_and_the_shop_below_possible(url: &str) {
    let program = Program::on(url);
    program.imports(&fixtures::story().unwrap());

    let answer = program.exposure(("BUMPER-F", "v1"), &["--as-of", "2023-01-22"]);
    assert_eq!(
        answer["summary"],
        json!({ "exposed": 5, "holding": 3, "uncovered": 1, "held_without_cover": 2, "broken_chains": 0, "possible": 4 })
    );
    let shop = answer["exposures"].as_array().unwrap().iter().find(|one| one["party"] == "JINLU").unwrap();
    assert_eq!(shop["path"], json!(["QIULAN", "CHENGYAO", "JINLU"]));
    assert_eq!(shop["reasons"], json!(["CONSENT_MISSING"]));
    let below = answer["possible"].as_array().unwrap().iter().find(|one| one["party"] == "WEITAN").unwrap();
    assert_eq!(
        *below,
        json!({ "party": "WEITAN", "distance": 1, "path": ["JINLU", "WEITAN"], "via": "JINLU", "links": ["declared"] })
    );

    let before = program.exposure(("BUMPER-F", "v1"), &["--as-of", "2023-01-22", "--known-at", "2023-01-20"]);
    assert_eq!(
        before["summary"],
        json!({ "exposed": 4, "holding": 2, "uncovered": 0, "held_without_cover": 1, "broken_chains": 0, "possible": 5 })
    );
    let codes = |list: &serde_json::Value| -> Vec<String> {
        list.as_array().unwrap().iter().map(|one| one["party"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(codes(&before["exposures"]), ["CHENGYAO", "KALTENAU", "MINGQIAO", "NORRVIK"]);
    assert_eq!(codes(&before["possible"]), ["BEILING", "JINLU", "OBERLENZ", "SHUOFENG", "WEITAN"]);
}

fn the_documented_example_is_printed_to_the_letter(url: &str) {
    let program = Program::on(url);
    program.imports(&fixtures::example().unwrap());
    let answer = program.exposure(("BUMPER-F", "v1"), &["--as-of", "2023-01-22"]);
    let documented = json!({
        "document": "BUMPER-F", "version": "v1", "as_of": "2023-01-22", "known_at": null, "originator": "OEM",
        "summary": { "exposed": 3, "holding": 3, "uncovered": 1, "held_without_cover": 1, "broken_chains": 0, "possible": 2 },
        "exposures": [
            { "party": "T1", "tier": 1, "hops": 1, "chain": "complete", "path": ["OEM", "T1"],
              "first_received_at": "2022-07-01T02:00:00Z", "holding": true, "covered": true,
              "primary_reason": null, "reasons": [],
              "receipts": [ { "disclosure": "D-1", "giver": "OEM", "at": "2022-07-01T02:00:00Z",
                "release": { "covered": true, "primary_reason": null, "reasons": [], "agreement": "NDA1", "warnings": [] },
                "holding": { "covered": true, "primary_reason": null, "reasons": [] },
                "bound": { "bound": true, "by": ["NDA1"] } } ] } ],
        "possible": [ { "party": "T3", "distance": 1, "path": ["T2", "T3"], "via": "T2", "links": ["declared"] } ]
    });
    for (key, value) in documented.as_object().unwrap() {
        match value.as_array() {
            Some(shown) => {
                assert!(shown.iter().all(|one| answer[key].as_array().unwrap().contains(one)), "{key}: {answer}");
            }
            None => assert_eq!(answer[key], *value, "{key}"),
        }
    }
}

fn a_generated_world_comes_in_without_a_refusal(url: &str) {
    let program = Program::on(url);
    let folder = tempfile::tempdir().unwrap();
    let bundle = folder.path().join("bundle");
    write_world(&World::new(Size::S, 1), &bundle).unwrap();
    program.imports_folder(&bundle);
    let answer = program.exposure(("DOC-000000", "v1"), &["--as-of", "2025-12-31"]);
    assert!(answer["summary"]["exposed"].as_u64().unwrap() > 100, "{}", answer["summary"]);
}

fn a_reader_that_stops_reading_is_no_failure(url: &str) {
    let program = Program::on(url);
    program.imports(&fixtures::story().unwrap());
    let question = ["audit", "exposure", "--document", "BUMPER-F", "--version", "v1"];
    let mut asked = program.command(&question);
    let mut child = asked.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn a_disclosure_is_explained_check_by_check(url: &str) {
    let program = Program::on(url);
    program.imports(&fixtures::story().unwrap());
    let ask = |words: &[&str]| program.succeeds(&[&["audit", "explain"], words].concat());
    let told = ask(&["--disclosure", "D-115", "--as-of", "2023-02-10", "--format", "json"]);
    let answer: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!(answer["release"]["primary_reason"], "CONSENT_MISSING");
    let failing = answer["release"]["checks"].as_array().unwrap().iter().filter(|check| check["outcome"] == "fails");
    assert_eq!(failing.map(|check| &check["code"]).collect::<Vec<_>>(), ["CONSENT_MISSING"]);
    assert_eq!(
        answer["cures"][0],
        json!({ "code": "CONSENT_MISSING", "remedy": "consent", "by": ["QIULAN"], "paper": "NDA1" })
    );
    assert_eq!(answer["notes"], json!(["RETRO_RECORDED"]));
    let notes = |as_of: &str| -> serde_json::Value {
        let told = ask(&["--disclosure", "D-115", "--as-of", as_of, "--format", "json"]);
        serde_json::from_str::<serde_json::Value>(&told).unwrap()["notes"].clone()
    };
    assert_eq!(notes("2024-08-31"), json!(["RETRO_RECORDED"]));
    assert_eq!(notes("2024-09-01"), json!(["RETRO_RECORDED", "SURVIVAL_ONLY"]), "NDA-JINLU ended the day before");
    let table = ask(&["--disclosure", "D-115", "--as-of", "2023-02-10", "--format", "table"]);
    assert!(table.contains("It was recorded more than 3 days after it happened."), "{table}");
    assert!(table.contains("NDA1 asks for consent") || table.contains("none is on record"), "{table}");
    let csv = ask(&["--disclosure", "D-115", "--as-of", "2023-02-10", "--format", "csv"]);
    assert!(csv.starts_with("disclosure,verdict,number,code,outcome"), "{csv}");
}

fn findings_are_told_with_their_records(url: &str) {
    let program = Program::on(url);
    program.imports(&fixtures::story().unwrap());
    let ask = |words: &[&str]| program.succeeds(&[&["audit", "findings"], words].concat());
    let answer: serde_json::Value = serde_json::from_str(&ask(&["--only", "SUPPLIES_ITSELF"])).unwrap();
    assert_eq!(
        answer["rows"],
        json!([{ "finding": "SUPPLIES_ITSELF", "register": "parties", "key": "RUOTAN", "others": ["YANMO"] }])
    );
    assert_eq!(answer["by_finding"]["WAIVER_NOT_APPROVED"], 1);
    let csv = ask(&["--format", "csv"]);
    assert!(csv.contains("GIVER_WITHOUT_RECEIPT,versions,BATTERY-TRAY:B,LUOWAN-S,"), "{csv}");
    let table = ask(&["--format", "table"]);
    assert!(table.contains("By the supply links it supplies itself through YANMO."), "{table}");
    let wrong = program.calls(&["audit", "findings", "--only", "SUPPLIES"]);
    assert_eq!(wrong.status.code(), Some(2));
    let wrong = String::from_utf8_lossy(&wrong.stderr);
    assert!(wrong.contains("there is no such finding; there are AMENDS_ANOTHERS_AGREEMENT"), "{wrong}");
}

fn embargoes_are_told_by_what_was_notified(url: &str) {
    let program = Program::on(url);
    program.imports(&fixtures::story().unwrap());
    let ask = |words: &[&str]| program.succeeds(&[&["audit", "embargoes"], words].concat());
    let answer: serde_json::Value = serde_json::from_str(&ask(&["--as-of", "2024-03-31"])).unwrap();
    let rows = answer["rows"].as_array().unwrap();
    let told: Vec<(&str, bool)> =
        rows.iter().map(|row| (row["publication"].as_str().unwrap(), row["covered"].as_bool().unwrap())).collect();
    assert_eq!(told, [("PUB-3", true), ("PUB-1", false), ("PUB-2", true)]);
    assert_eq!(rows[1]["primary_reason"], "EMBARGO_BREACH");
    assert_eq!(
        rows[1]["contents"][0],
        json!({ "content": "film", "outcome": "early", "embargo": "EMB-1", "notified_at": "2024-03-16T00:30:00Z",
                "lifts_at": "2024-03-28T12:00:00Z" })
    );
    assert_eq!(rows[2]["contents"][0]["embargo"], "EMB-2", "the lift was moved, and notified to the one outlet alone");
    // A day before, only the first of them was on record and had been published.
    let earlier: serde_json::Value = serde_json::from_str(&ask(&["--as-of", "2024-03-25"])).unwrap();
    assert_eq!(earlier["rows"].as_array().unwrap().len(), 1);
    let before: serde_json::Value = serde_json::from_str(&ask(&["--known-at", "2024-03-26"])).unwrap();
    assert_eq!(before["rows"], json!([]));
    let csv = ask(&["--format", "csv"]);
    let line = "PUB-1,DRIVE-0316,GRAVELROAD,2024-03-26T14:00:00Z,false,EMBARGO_BREACH,driving,early,EMB-1,\
                2024-03-16T00:30:00Z,2024-03-28T12:00:00Z";
    assert!(csv.contains(line), "{csv}");
    assert!(ask(&["--format", "table"]).contains("Embargo broken"));
}

fn copies_of_a_round_are_told_with_their_day_of_return(url: &str) {
    let program = Program::on(url);
    program.imports(&fixtures::story().unwrap());
    let ask = |words: &[&str]| program.succeeds(&[&["audit", "returns", "--round", "RFQ-BUMPER"], words].concat());
    let answer: serde_json::Value = serde_json::from_str(&ask(&["--as-of", "2022-11-12"])).unwrap();
    let late: Vec<&serde_json::Value> =
        answer["rows"].as_array().unwrap().iter().filter(|row| row["standing"] == "overdue").collect();
    assert_eq!(late.len(), 1, "{answer}");
    assert_eq!(
        *late[0],
        json!({ "round": "RFQ-BUMPER", "document": "BUMPER-F", "version": "v1", "party": "KALTENAU",
                "bidder": "KALTENAU", "outcome": "not_awarded", "disclosure": "D-105", "return_due_on": "2022-11-11",
                "days_late": 1, "standing": "overdue", "covered": false })
    );
    assert!(ask(&["--as-of", "2022-11-12", "--format", "table"]).contains("Overdue 2022-11-11"));
    let all = ask(&["--as-of", "2022-11-12", "--all", "--format", "csv"]);
    assert!(all.contains("RFQ-BUMPER,BUMPER-F,v1,NORRVIK,NORRVIK,not_awarded,D-103,2022-11-11,,accounted,"), "{all}");
    let unknown = program.calls(&["audit", "returns", "--round", "RFQ-NONE"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("No bidding round has the code RFQ-NONE."));
}
