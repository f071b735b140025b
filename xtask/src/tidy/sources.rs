//! Rules on Rust files: how they open, what they must not contain, and where the clock and the disk may be touched.

use super::Finding;
use super::tree::{File, Tree};

/// Marks of unfinished or silenced code, looked for outside literals.
const UNFINISHED: &[(&str, &str)] = &[
    ("TODO", "finish it, or write down an issue"),
    ("FIXME", "mend it, or write down an issue"),
    ("dbg!(", "remove it"),
    ("todo!(", "write it"),
    ("unimplemented!(", "write it"),
    ("#[ignore", "a test runs or does not exist"),
    ("#[allow(", "use #[expect(lint, reason = \"…\")]"),
    ("#![allow(", "use #![expect(lint, reason = \"…\")]"),
];

/// What the pure layers must not name.
const OUTSIDE_WORLD: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "SystemTime",
    "Instant::now",
    "Utc::now",
    "Local::now",
    "println!",
];

/// The only files that read the clock.
const CLOCKS: &[&str] = &["crates/web/src/clock.rs", "crates/cli/src/clock.rs"];

pub(crate) fn findings(tree: &Tree) -> Vec<Finding> {
    tree.rust()
        .flat_map(|file| [opening(file), unfinished(file), purity(file), exceptions(file), binary(file)].concat())
        .collect()
}

fn opening(file: &File) -> Vec<Finding> {
    if file.text.starts_with("//! ") {
        Vec::new()
    } else {
        vec![Finding::at(&file.path, 1, "opens with one `//!` sentence that says what the file is for")]
    }
}

/// Each binary of tests is linked for itself, which takes longer than running it.
fn binary(file: &File) -> Vec<Finding> {
    let own = file.path.split_once("/tests/").is_some_and(|(_, inside)| !inside.contains('/'));
    if own {
        vec![Finding::of(&file.path, "stands in tests/it/: one binary of tests for each crate")]
    } else {
        Vec::new()
    }
}

fn unfinished(file: &File) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in file.lines_without_literals() {
        for (mark, cure) in UNFINISHED.iter().filter(|(mark, _)| line.contains(mark)) {
            findings.push(Finding::at(&file.path, number, format!("{mark}: {cure}")));
        }
    }
    findings
}

fn purity(file: &File) -> Vec<Finding> {
    let pure = ["crates/domain/src/", "crates/supplier-graph/src/"].iter().any(|folder| file.path.starts_with(folder));
    if !pure {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (number, line) in file.code_lines() {
        for reach in OUTSIDE_WORLD.iter().filter(|reach| line.contains(**reach)) {
            findings.push(Finding::at(&file.path, number, format!("{reach}: this layer does no input or output")));
        }
    }
    findings
}

/// Lint exceptions: each says why, and the clock's own stands in the clock files alone.
fn exceptions(file: &File) -> Vec<Finding> {
    let mut findings = Vec::new();
    let lines = file.code_lines();
    for (index, (number, line)) in lines.iter().enumerate() {
        if !line.contains("#[expect(") && !line.contains("#![expect(") {
            continue;
        }
        let attribute = attribute_from(&lines[index..]);
        if !attribute.contains("reason") {
            findings.push(Finding::at(&file.path, *number, "an exception to a lint gives its reason"));
        }
        if attribute.contains("disallowed_methods") && !CLOCKS.contains(&file.path.as_str()) {
            findings.push(Finding::at(
                &file.path,
                *number,
                format!("the clock is read in {} alone", CLOCKS.join(" and ")),
            ));
        }
    }
    findings
}

fn attribute_from(lines: &[(usize, String)]) -> String {
    let mut attribute = String::new();
    for (_, line) in lines {
        attribute.push_str(line);
        if line.contains(")]") {
            break;
        }
    }
    attribute
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, body: &str) -> Vec<String> {
        let text = format!("//! A file.\n{body}\n");
        findings(&Tree::of(&[(path, &text)])).into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn a_file_without_its_opening_sentence_is_found() {
        assert_eq!(findings(&Tree::of(&[("crates/web/src/a.rs", "use std::fmt;\n")])).len(), 1);
    }

    #[test]
    fn every_mark_of_unfinished_work_is_found_outside_literals() {
        for (mark, _) in UNFINISHED {
            assert_eq!(found("crates/web/src/a.rs", mark).len(), 1, "{mark}");
            assert!(found("crates/web/src/a.rs", &format!("const MARK: &str = {mark:?};")).is_empty(), "{mark}");
        }
    }

    #[test]
    fn the_outside_world_is_found_in_the_pure_layers_alone() {
        for reach in OUTSIDE_WORLD {
            assert_eq!(found("crates/domain/src/a.rs", reach).len(), 1, "{reach}");
            assert_eq!(found("crates/supplier-graph/src/a.rs", reach).len(), 1, "{reach}");
            assert!(found("crates/interchange/src/a.rs", reach).is_empty(), "{reach}");
        }
    }

    #[test]
    fn a_second_binary_of_tests_is_found() {
        assert_eq!(found("crates/web/tests/pages.rs", "").len(), 1);
        assert!(found("crates/web/tests/it/pages.rs", "").is_empty());
    }

    #[test]
    fn an_exception_without_a_reason_is_found() {
        assert_eq!(found("crates/web/src/a.rs", "#[expect(clippy::too_many_lines)]").len(), 1);
        assert!(found("crates/web/src/a.rs", "#[expect(\n    lint,\n    reason = \"why\"\n)]").is_empty());
    }

    #[test]
    fn the_clock_is_excepted_in_its_own_files_alone() {
        let read = "#[expect(clippy::disallowed_methods, reason = \"the clock\")]";
        assert_eq!(found("crates/web/src/audits/show.rs", read).len(), 1);
        assert!(found("crates/web/src/clock.rs", read).is_empty());
    }
}
