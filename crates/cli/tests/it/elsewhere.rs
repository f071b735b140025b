//! Leaks as they happened elsewhere: each is entered as a bundle, traced and assessed, and comes out as it went in.

use domain::facts::Kind;
use serde_json::Value;

use crate::program::Program;

fixtures::both_migrated_addresses!(
    fifteen_leaks_of_others_are_held_without_a_free_text_escape,
    the_shapes_of_the_leaks_are_told_by_tracing_and_liability,
);

fn told(url: &str) -> Program<'_> {
    let program = Program::on(url);
    program.imports(&fixtures::elsewhere().unwrap());
    program
}

fn codes() -> Vec<String> {
    let states = fixtures::elsewhere().unwrap();
    states.iter().filter(|state| state.row.kind() == Kind::Incidents).map(|state| state.row.key()).collect()
}

fn fifteen_leaks_of_others_are_held_without_a_free_text_escape(url: &str) {
    let program = told(url);
    let codes = codes();
    assert_eq!(codes.len(), 15, "with the founding story, whose leaks have tests of their own: {codes:?}");
    for code in &codes {
        let traced = program.asked(&["trace", "--incident", code]);
        let of = |one: &Value| one["probability"].as_f64().unwrap();
        let all: f64 = traced["candidates"].as_array().unwrap().iter().map(of).sum();
        assert!((all + traced["outside"].as_f64().unwrap() - 1.0).abs() < 1e-9, "{code}");
        program.asked(&["liability", "--incident", code]);
    }
    // Nothing of what happened stands in a word of one's own.
    let escapes = ["note", "lessons", "features", "purpose"];
    for state in fixtures::elsewhere().unwrap() {
        assert!(escapes.iter().all(|column| state.row.get(column).is_none()), "{:?}", state.row);
        // Of two leaks nobody ever learnt how they happened.
        let is_known = !["other", "unknown"].contains(&state.row.get("how").unwrap_or_default());
        assert!(is_known || ["E14", "E16"].contains(&state.row.key().as_str()), "{:?}", state.row);
    }
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    program.succeeds(&["export", out.to_str().unwrap()]);
    let again = program.asked(&["import", out.to_str().unwrap(), "--dry-run", "--format", "json"]);
    for file in again["files"].as_array().unwrap() {
        assert_eq!((&file["new"], &file["updated"], &file["wrong"]), (&0.into(), &0.into(), &0.into()), "{file}");
    }
}

fn the_shapes_of_the_leaks_are_told_by_tracing_and_liability(url: &str) {
    let program = told(url);
    let liable = |code: &str| program.asked(&["liability", "--incident", code]);
    let targets = |answer: &Value| -> Vec<String> {
        answer["targets"].as_array().unwrap().iter().map(|one| one["party"].as_str().unwrap().to_owned()).collect()
    };
    // Of one's own house nobody outside answers.
    for own in ["E01", "E15"] {
        assert_eq!(liable(own)["own_leak"], true, "{own}");
    }
    // The fourth tier leaked, the first answers, and four paths of paper lie between.
    let deep = liable("E07");
    assert_eq!(deep["paths"][0]["custody"].as_array().unwrap().len(), 5);
    assert_eq!((targets(&deep)[0].as_str(), &deep["targets"][0]["primary"]), ("E07-T1", &Value::Bool(true)));
    assert_eq!(deep["recourse"].as_array().unwrap().len(), 3);
    // A person of the first tier carried it out: the tier answers for its people.
    let pocket = liable("E12");
    assert_eq!(targets(&pocket), ["E12-T1", "E12-W"]);
    // Nobody knows: both who had it are candidates, and nobody has to answer.
    let unknown = program.asked(&["trace", "--incident", "E14"]);
    let parties: Vec<&str> =
        unknown["candidates"].as_array().unwrap().iter().map(|one| one["party"].as_str().unwrap()).collect();
    assert_eq!((parties, &unknown["verdict"]), (vec!["E14-T1", "E14-T2"], &Value::from("inconclusive")));
    assert!(targets(&liable("E14")).is_empty());
    // The one guest who is on record is the candidate, and answers for nothing while nobody is named.
    let clinic = program.asked(&["trace", "--incident", "E16"]);
    assert_eq!(clinic["candidates"][0]["party"], "E16-GUEST");
    assert!(targets(&liable("E16")).is_empty());
    // One partner, two owners.
    assert_eq!(liable("E10")["paths"].as_array().unwrap().len(), 2);
    // One shop, three owners: it owes each of them by its own agreement.
    let shared = liable("E06");
    assert_eq!(shared["paths"].as_array().unwrap().len(), 3);
}
