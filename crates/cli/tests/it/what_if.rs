//! Before sending, asked on the command line: the same answers on both databases, and nothing is written.

use serde_json::{Value, json};

use crate::program::Program;

fixtures::both_migrated_addresses!(
    the_mould_shop_is_told_to_be_uncovered_before_anything_is_sent,
    table_and_csv_say_what_the_json_says,
    each_mistake_ends_with_one_line_that_says_what_would_be_right,
);

const DRAFT: [&str; 6] = ["audit", "what-if", "--document", "BUMPER-F", "--version", "v1"];

fn asked(program: &Program<'_>, rest: &[&str]) -> Value {
    program.asked(&[&DRAFT, rest].concat())
}

fn told(url: &str) -> Program<'_> {
    let program = Program::on(url);
    program.imports(&fixtures::story().unwrap());
    program
}

fn the_mould_shop_is_told_to_be_uncovered_before_anything_is_sent(url: &str) {
    let program = told(url);
    let before = program.exposure(("BUMPER-F", "v1"), &[]);
    let answer = asked(&program, &["--from", "CHENGYAO", "--to", "WEITAN,JINLU", "--at", "2022-11-30T10:00:00+08:00"]);
    assert_eq!(answer["summary"], json!({ "recipients": 2, "covered": 0, "uncovered": 2 }));
    assert_eq!(
        [&answer["document"], &answer["version"], &answer["from"], &answer["at"], &answer["known_at"]],
        [&json!("BUMPER-F"), &json!("v1"), &json!("CHENGYAO"), &json!("2022-11-30T10:00:00+08:00"), &Value::Null]
    );
    let [shop, below] = answer["recipients"].as_array().unwrap().as_slice() else { panic!("{answer}") };
    assert_eq!((&shop["party"], &below["party"]), (&json!("JINLU"), &json!("WEITAN")));
    assert_eq!(shop["release"]["primary_reason"], "CONSENT_MISSING", "{shop}");
    assert_eq!((&shop["tier"], &shop["hops"], &shop["chain"]), (&json!(2), &json!(2), &json!("complete")));
    assert_eq!(below["already_holds"], false);
    assert_eq!(below["return_due_on"], Value::Null);
    let keys: Vec<&str> = shop.as_object().unwrap().keys().map(String::as_str).collect();
    for key in ["party", "tier", "hops", "chain", "release", "bound", "already_holds", "return_due_on"] {
        assert!(keys.contains(&key), "{key}");
    }
    let covered = asked(&program, &["--from", "QIULAN", "--to", "CHENGYAO", "--at", "2022-11-30"]);
    assert_eq!(covered["recipients"][0]["already_holds"], true);
    assert_eq!(program.exposure(("BUMPER-F", "v1"), &[]), before, "nothing was written");
}

fn table_and_csv_say_what_the_json_says(url: &str) {
    let program = told(url);
    let rest = ["--from", "CHENGYAO", "--to", "JINLU", "--to", "WEITAN", "--at", "2022-11-30", "--encrypted", "no"];
    let answer = asked(&program, &rest);
    let csv = program.succeeds(&[&DRAFT[..], &rest, &["--format", "csv"]].concat());
    let mut lines = csv.lines();
    assert!(lines.next().unwrap().starts_with("party,tier,hops,chain,release_covered,release_primary_reason"));
    let recipients = answer["recipients"].as_array().unwrap();
    for one in recipients {
        let reasons: Vec<&str> =
            one["release"]["reasons"].as_array().unwrap().iter().map(|code| code.as_str().unwrap()).collect();
        let line = lines.next().unwrap();
        assert!(line.starts_with(&format!("{},", one["party"].as_str().unwrap())), "{line}");
        assert!(line.contains(&format!(",{},", reasons.join("|"))), "{line}");
    }
    assert!(lines.next().is_none());
    let mut command = program.command(&[&DRAFT[..], &rest, &["--format", "table"]].concat());
    let table = String::from_utf8(command.env("LANG", "C").env_remove("LC_ALL").output().unwrap().stdout).unwrap();
    assert!(
        table.starts_with("As of 2022-11-30, handing BUMPER-F v1 from CHENGYAO to its 2 recipients would"),
        "{table}"
    );
    assert!(table.contains("JINLU: Consent missing."), "{table}");
}

fn each_mistake_ends_with_one_line_that_says_what_would_be_right(url: &str) {
    let program = told(url);
    let good = ["--from", "QIULAN", "--to", "CHENGYAO"];
    for (rest, says) in [
        (&["--from", "NOBODY", "--to", "CHENGYAO"][..], "--from: No party or person has the code “NOBODY”"),
        (&["--from", "QIULAN", "--to", "CHENGYAO,NIL"], "--to: No party or person has the code “NIL”"),
        (&["--from", "QIULAN", "--to", "QIULAN"], "--to: It must not be the same as --from"),
        (&["--from", "QIULAN", "--to", ""], "--to: Nothing is given"),
        (&[&good[..], &["--people", "P-0"]].concat(), "--people: No party or person has the code “P-0”"),
        (&[&good[..], &["--approved-by", "P-0"]].concat(), "--approved-by: No party or person"),
        (&[&good[..], &["--round", "R-0"]].concat(), "--round: There is no bidding round “R-0”"),
        (&[&good[..], &["--channel", "pigeon"]].concat(), "--channel: It is one of: portal, email, courier"),
        (&[&good[..], &["--encrypted", "perhaps"]].concat(), "--encrypted: Neither yes nor no"),
        (&[&good[..], &["--at", "tomorrow"]].concat(), "“tomorrow” is no time"),
        (&[&good[..], &["--known-at", "2022-11-30T10:00:00"]].concat(), "lacks its offset"),
    ] {
        let output = program.command(&[&DRAFT[..], rest].concat()).env("LANG", "C").env_remove("LC_ALL").output();
        let output = output.unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{rest:?}: {said}");
        assert!(said.contains(says) && said.lines().count() == 1, "{rest:?}: {said}");
    }
    let document = ["audit", "what-if", "--document", "NO-SUCH", "--version", "v1"];
    let output = program.calls(&[&document[..], &good].concat());
    assert_eq!(output.status.code(), Some(1));
    let version = ["audit", "what-if", "--document", "BUMPER-F", "--version", "v9"];
    let output =
        program.command(&[&version[..], &good].concat()).env("LANG", "C").env_remove("LC_ALL").output().unwrap();
    assert!(String::from_utf8(output.stderr).unwrap().contains("has no version “v9”; it has v1"));
    assert_eq!(program.calls(&DRAFT).status.code(), Some(2), "a giver and recipients are needed");
}
