//! What ARCHITECTURE.md says always holds names the test that guards it, and that test exists.

use std::collections::BTreeSet;

use super::Finding;
use super::tree::Tree;

const DOCUMENT: &str = "ARCHITECTURE.md";
const HEADING: &str = "## Invariants";

pub(crate) fn findings(tree: &Tree) -> Vec<Finding> {
    let Some((before, section)) = tree.text(DOCUMENT).and_then(|text| text.split_once(HEADING)) else {
        return Vec::new();
    };
    let tests = functions(tree);
    let first = before.lines().count() + 1;
    let mut findings = Vec::new();
    for (index, line) in section.lines().enumerate().take_while(|(_, line)| !line.starts_with("## ")) {
        if !line.starts_with("| ") || line.starts_with("| |") {
            continue;
        }
        let named: Vec<&str> = quoted(line).filter(|word| is_sentence(word)).collect();
        if named.is_empty() {
            findings.push(Finding::at(DOCUMENT, first + index, "names no test that guards this"));
        }
        let gone = named.iter().filter(|name| !tests.contains(**name));
        findings.extend(gone.map(|name| Finding::at(DOCUMENT, first + index, format!("`{name}` does not exist"))));
    }
    findings
}

/// What stands between backticks.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// Tests are sentences: several words joined by underscores.
fn is_sentence(word: &str) -> bool {
    word.matches('_').count() >= 2 && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

fn functions(tree: &Tree) -> BTreeSet<String> {
    let lines = tree.rust().flat_map(|file| file.text.lines());
    lines.filter_map(|line| line.split_once("fn ")?.1.split(['(', '<']).next()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEST: (&str, &str) =
        ("crates/domain/src/a.rs", "#[test]\nfn a_fact_is_kept() {}\nasync fn a_state_stays(db: Db) {}\n");

    fn found(row: &str) -> usize {
        let text = format!(
            "# A\n\n{HEADING}\n\n| | always holds | guarded by |\n|---|---|---|\n{row}\n\n## Next\n\n| x | y |\n"
        );
        findings(&Tree::of(&[TEST, (DOCUMENT, &text)])).len()
    }

    #[test]
    fn an_invariant_whose_test_is_gone_or_was_never_named_is_found() {
        assert_eq!(found("| 1 | no fact is lost | `a_fact_is_forgotten` |"), 1);
        assert_eq!(found("| 1 | no fact is lost | people look after it |"), 1);
        assert_eq!(found("| 1 | no fact is lost | `a_fact_is_kept`, `crates/domain` |"), 0);
        assert_eq!(found("| 1 | no fact is lost | `a_state_stays` |"), 0);
    }
}
