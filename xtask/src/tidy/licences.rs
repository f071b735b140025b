//! Every crate that we build from has a licence that deny.toml allows; no extra program is needed to know.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Finding;
use super::crates::items;

/// Crates whose licence none of the allowed ones covers.
pub(crate) fn unlisted(metadata: &Value, deny: &str) -> Vec<Finding> {
    let allowed = allowed(deny);
    let mut findings = Vec::new();
    for package in items(&metadata["packages"]) {
        let name = package["name"].as_str().unwrap_or_default();
        match package["license"].as_str() {
            Some(licence) if is_allowed(licence, &allowed) => {}
            Some(licence) => findings.push(Finding::of(name, format!("{licence} is no licence that deny.toml allows"))),
            None => findings.push(Finding::of(name, "names no licence")),
        }
    }
    findings
}

/// The quoted words of `allow = [ … ]` under `[licenses]`.
fn allowed(deny: &str) -> BTreeSet<&str> {
    let section = deny.split_once("[licenses]").map_or("", |(_, section)| section);
    let list = section.split_once("allow = [").map_or("", |(_, list)| list);
    let list = list.split(']').next().unwrap_or_default();
    list.split('"').skip(1).step_by(2).collect()
}

/// Whether `expression` (SPDX: OR, AND, brackets, WITH; an old `/` means OR) can be met by `allowed`.
fn is_allowed(expression: &str, allowed: &BTreeSet<&str>) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut words = spaced.split_whitespace().peekable();
    any_of(&mut words, allowed)
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn any_of(words: &mut Words<'_>, allowed: &BTreeSet<&str>) -> bool {
    let mut met = all_of(words, allowed);
    while words.next_if_eq(&"OR").is_some() {
        met |= all_of(words, allowed);
    }
    met
}

fn all_of(words: &mut Words<'_>, allowed: &BTreeSet<&str>) -> bool {
    let mut met = one(words, allowed);
    while words.next_if_eq(&"AND").is_some() {
        met &= one(words, allowed);
    }
    met
}

fn one(words: &mut Words<'_>, allowed: &BTreeSet<&str>) -> bool {
    let Some(word) = words.next() else {
        return false;
    };
    if word == "(" {
        let met = any_of(words, allowed);
        return words.next() == Some(")") && met;
    }
    let exception = words.next_if_eq(&"WITH").and_then(|_| words.next());
    match exception {
        Some(exception) => allowed.contains(format!("{word} WITH {exception}").as_str()) || allowed.contains(word),
        None => allowed.contains(word),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const DENY: &str = "[licenses]\nallow = [\n  \"MIT\",\n  \"Unicode-3.0\",\n]\n";

    fn found(licence: &Value) -> usize {
        unlisted(&json!({ "packages": [{ "name": "a", "license": licence }] }), DENY).len()
    }

    #[test]
    fn a_licence_that_is_not_allowed_is_found() {
        for licence in ["GPL-3.0", "MIT AND GPL-3.0", "(Apache-2.0 OR GPL-3.0) AND MIT"] {
            assert_eq!(found(&json!(licence)), 1, "{licence}");
        }
        assert_eq!(found(&Value::Null), 1);
    }

    #[test]
    fn one_allowed_way_through_suffices() {
        for licence in ["MIT", "MIT/Apache-2.0", "Apache-2.0 OR MIT", "(GPL-3.0 OR MIT) AND Unicode-3.0", "MIT WITH x"]
        {
            assert_eq!(found(&json!(licence)), 0, "{licence}");
        }
    }
}
