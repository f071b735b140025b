//! The questions about more than one version or day, on the command line: the same numbers as `audit exposure`.

use std::process::Stdio;

use serde_json::{Value, json};

use crate::program::Program;

fixtures::both_migrated_addresses!(
    the_portfolio_is_the_sum_of_the_audits_of_all_versions,
    the_portfolio_says_what_is_new_when_asked,
    a_party_reached_whom_the_audits_show_below_it,
    a_history_repeats_the_audit_of_each_date,
    sheets_and_tables_say_what_the_json_says,
    what_cannot_be_asked_is_refused_in_one_line,
    a_reader_that_stops_reading_a_portfolio_is_no_failure,
);

/// Every version of the story, as the export has them.
fn versions(program: &Program<'_>) -> Vec<(String, String)> {
    let folder = tempfile::tempdir().unwrap();
    let bundle = folder.path().join("bundle");
    program.succeeds(&["export", bundle.to_str().unwrap()]);
    let mut reader = csv::Reader::from_path(bundle.join("versions.csv")).unwrap();
    let headers = reader.headers().unwrap().clone();
    let place = |name: &str| headers.iter().position(|header| header.trim_start_matches('\u{feff}') == name).unwrap();
    let (document, label) = (place("document_code"), place("label"));
    let mut versions: Vec<(String, String)> =
        reader.records().map(Result::unwrap).map(|row| (row[document].to_owned(), row[label].to_owned())).collect();
    versions.sort();
    versions.dedup();
    versions
}

fn told(url: &str) -> Program<'_> {
    let program = Program::on(url);
    program.imports(&fixtures::story().unwrap());
    program
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap()
}

fn the_portfolio_is_the_sum_of_the_audits_of_all_versions(url: &str) {
    let program = told(url);
    let versions = versions(&program);
    for times in
        [["--as-of", "2023-01-22", "--known-at", "2023-02-10"], ["--as-of", "2024-06-30", "--known-at", "2026-11-01"]]
    {
        let answer = program.asked(&[&["audit", "portfolio"][..], &times].concat());
        let (mut summary, mut uncovered, mut held) = ([0; 4], Vec::new(), 0);
        for (document, version) in &versions {
            let one = program.exposure((document, version), &times);
            let count = |key: &str| one["summary"][key].as_u64().unwrap();
            summary[0] += u64::from(count("exposed") > 0);
            summary[1] += count("exposed");
            summary[2] += count("uncovered");
            summary[3] += count("held_without_cover");
            held += count("held_without_cover");
            for found in one["exposures"].as_array().unwrap().iter().filter(|found| found["covered"] == false) {
                uncovered.push(json!({
                    "document": document, "version": version, "party": found["party"],
                    "primary_reason": found["primary_reason"], "reasons": found["reasons"],
                }));
            }
        }
        let keys = ["versions", "exposures", "uncovered", "held_without_cover"];
        for (key, sum) in keys.into_iter().zip(summary) {
            assert_eq!(answer["summary"][key], sum, "{key} {times:?}");
        }
        assert!(!uncovered.is_empty() && answer["uncovered"] == Value::from(uncovered), "{times:?}");
        assert_eq!(answer["held_without_cover"].as_array().unwrap().len() as u64, held);
        let reasons: u64 =
            answer["summary"]["by_reason"].as_object().unwrap().values().map(|n| n.as_u64().unwrap()).sum();
        assert_eq!(reasons, summary[2]);
        assert_eq!((text(&answer, "as_of"), text(&answer, "known_at")), (times[1], times[3]));
        let parts: usize = ["KINGFISHER", "EGRET", "HERON"]
            .map(|programme| {
                let asked = [&["audit", "portfolio", "--programme", programme][..], &times].concat();
                program.asked(&asked)["uncovered"].as_array().unwrap().len()
            })
            .iter()
            .sum();
        assert_eq!(parts as u64, summary[2], "programmes share the rows among them");
    }
}

fn the_portfolio_says_what_is_new_when_asked(url: &str) {
    let program = told(url);
    let asked = ["audit", "portfolio", "--as-of", "2023-01-22", "--since", "2022-11-30"];
    let answer = program.asked(&asked);
    assert_eq!(text(&answer, "since"), "2022-11-30");
    let rows = answer["uncovered"].as_array().unwrap();
    assert!(!rows.is_empty() && rows.iter().all(|row| row["new"].is_boolean()), "{rows:?}");
    let plain = program.asked(&asked[..4]);
    assert!(plain.get("since").is_none() && plain["uncovered"][0].get("new").is_none(), "{plain}");
    assert_eq!(plain["known_at"], Value::Null);
}

fn a_party_reached_whom_the_audits_show_below_it(url: &str) {
    let program = told(url);
    let answer = program.asked(&["audit", "party", "--party", "CHENGYAO", "--as-of", "2023-01-22"]);
    let pairs = answer["pairs"].as_array().unwrap();
    assert!(pairs.contains(&json!({ "document": "BUMPER-F", "version": "v1", "party": "JINLU" })), "{pairs:?}");
    assert_eq!(answer["summary"]["pairs"], pairs.len());
    for pair in pairs {
        let version = (text(pair, "document"), text(pair, "version"));
        let audit = program.exposure(version, &["--as-of", "2023-01-22"]);
        let found = audit["exposures"].as_array().unwrap().iter().find(|one| one["party"] == pair["party"]).unwrap();
        let path = found["path"].as_array().unwrap();
        assert!(path.contains(&json!("CHENGYAO")), "{pair}: {path:?}");
    }
}

fn a_history_repeats_the_audit_of_each_date(url: &str) {
    let program = told(url);
    let question = ["audit", "history", "--document", "BUMPER-F", "--version", "v1"];
    let dates = ["--dates", "2022-07-01,2023-01-22T22:15:00+08:00,2023-06-30", "--known-at", "2023-02-10"];
    let answer = program.asked(&[&question[..], &dates].concat());
    assert_eq!(text(&answer, "known_at"), "2023-02-10");
    let dates = answer["dates"].as_array().unwrap();
    assert_eq!(dates.len(), 3);
    for date in dates {
        let times = ["--as-of", text(date, "as_of"), "--known-at", "2023-02-10"];
        let summary = &program.exposure(("BUMPER-F", "v1"), &times)["summary"];
        for key in ["exposed", "holding", "uncovered", "held_without_cover"] {
            assert_eq!(date[key], summary[key], "{key} {times:?}");
        }
    }
    assert_eq!(program.asked(&question)["dates"].as_array().unwrap().len(), 13, "month ends and today");
}

/// The rows of a printed CSV, its heading first.
fn sheet(program: &Program<'_>, words: &[&str]) -> Vec<Vec<String>> {
    let printed = program.succeeds(&[words, &["--format", "csv"]].concat());
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(printed.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn sheets_and_tables_say_what_the_json_says(url: &str) {
    let program = told(url);
    let portfolio = ["audit", "portfolio", "--as-of", "2023-01-22", "--since", "2022-11-30"];
    let answer = program.asked(&portfolio);
    let rows = sheet(&program, &portfolio);
    assert_eq!(rows[0].join(","), "list,document,version,party,primary_reason,reasons,new");
    let of_list = |list: &str| {
        answer[list].as_array().unwrap().iter().map(|row| row["party"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let listed: Vec<String> = rows[1..].iter().map(|row| row[3].clone()).collect();
    assert_eq!(listed, [of_list("uncovered"), of_list("held_without_cover")].concat());
    assert!(rows.iter().any(|row| row[5] == "RETURN_OVERDUE|RETURN_INCOMPLETE"), "lists are joined: {rows:?}");

    let party = ["audit", "party", "--party", "CHENGYAO"];
    assert_eq!(sheet(&program, &party).len(), 1 + program.asked(&party)["pairs"].as_array().unwrap().len());
    let history = ["audit", "history", "--document", "BUMPER-F", "--version", "v1", "--dates", "2023-01-22"];
    let rows = sheet(&program, &history);
    assert_eq!(
        rows,
        [["as_of", "exposed", "holding", "uncovered", "held_without_cover"], ["2023-01-22", "5", "3", "1", "2"]]
    );

    let table = |words: &[&str]| program.succeeds(&[words, &["--format", "table"]].concat());
    let told = table(&portfolio);
    assert!(
        told.contains("Received without cover") && told.contains("JINLU") && told.contains("Consent missing"),
        "{told}"
    );
    assert!(table(&party).contains("From there,"));
    assert!(table(&history).contains("2023-01-22"));
}

fn what_cannot_be_asked_is_refused_in_one_line(url: &str) {
    let program = told(url);
    let history = ["audit", "history", "--document", "BUMPER-F", "--version"];
    let refused: [(Vec<&str>, &str); 8] = [
        (vec!["audit", "portfolio", "--programme", "kingfisher"], "No programme has the code “kingfisher”."),
        (vec!["audit", "portfolio", "--as-of", "22.1.2023"], "“22.1.2023” is no time."),
        (vec!["audit", "portfolio", "--since", "2023-01-22T10:00:00"], "lacks its offset from UTC"),
        (vec!["audit", "party", "--party", "NOBODY"], "No party or person has the code “NOBODY”."),
        (vec!["audit", "party", "--party", "JINLU", "--known-at", "soon"], "“soon” is no time."),
        ([&history[..], &["v9"]].concat(), "BUMPER-F has no version “v9”"),
        ([&history[..], &["v1", "--dates", "2023-01-22,soon"]].concat(), "“soon” is no time."),
        (vec!["audit", "history", "--document", "X", "--version", "v1"], "No document has the code “X”."),
    ];
    for (words, why) in refused {
        let output = program.calls(&words);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{words:?}: {said}");
        assert!(said.contains(why) && said.lines().count() == 1, "{words:?}: {said}");
        assert!(output.stdout.is_empty(), "{words:?}");
    }
    assert_eq!(program.calls(&["audit", "party"]).status.code(), Some(2));
}

fn a_reader_that_stops_reading_a_portfolio_is_no_failure(url: &str) {
    let program = told(url);
    for format in ["json", "csv", "table"] {
        let mut asked = program.command(&["audit", "portfolio", "--format", format]);
        let mut child = asked.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && said.is_empty(), "{format}: {said}");
    }
}
