//! Every key that a template or a Rust file asks for exists and names as many things as it is given.

use crate::files;
use crate::messages::messages;

/// A call that takes a key, and how many things it names; none when that cannot be counted.
const CALLS: &[(&str, Option<usize>)] =
    &[(".t(", Some(0)), (".t1(", Some(1)), (".t2(", Some(2)), (".with(", None), ("catalogue::key(", None)];

#[test]
fn every_key_asked_for_exists_with_its_arguments() {
    let known = messages("en");
    let mut missing = Vec::new();
    for (file, text) in sources() {
        for (call, arity) in CALLS {
            for key in asked(&text, call) {
                match (known.get(key), arity) {
                    (None, _) => missing.push(format!("{file}: {call}\"{key}\" is not in the catalogue")),
                    (Some(names), Some(arity)) if names.len() != *arity => {
                        missing.push(format!("{file}: {call}\"{key}\" names {names:?}"));
                    }
                    _ => {}
                }
            }
        }
        for family in asked(&text, ".of(") {
            if !known.keys().any(|key| key.starts_with(&format!("{family}-"))) {
                missing.push(format!("{file}: no key of the family {family} is in the catalogue"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

fn sources() -> Vec<(String, String)> {
    let code = files("crates", ".rs").into_iter().filter(|(path, _)| path.contains("/src/"));
    code.chain(files("templates", ".html")).collect()
}

/// The literal first arguments of `call`: those that look like a key.
fn asked<'a>(text: &'a str, call: &str) -> Vec<&'a str> {
    text.match_indices(call)
        .filter_map(|(at, _)| text[at + call.len()..].trim_start().strip_prefix('"')?.split_once('"'))
        .map(|(key, _)| key)
        .filter(|key| key.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter(|key| key.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c)))
        .collect()
}

#[test]
fn a_call_is_found_wherever_its_line_breaks() {
    let text = "w.t1(\n    \"rows\", \"count\", 1) body.with(\"x y\") monkey(\"no\") catalogue::key(\"yes\")";
    assert_eq!(asked(text, ".t1("), ["rows"]);
    assert_eq!(asked(text, "catalogue::key("), ["yes"]);
    assert!(asked(text, ".with(").is_empty());
}
