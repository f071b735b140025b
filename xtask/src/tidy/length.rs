//! Files stay short enough to be one idea; a longer one stands in ARCHITECTURE.md with its reason.

use super::Finding;
use super::tree::{File, Tree};

const SOURCE_LINES: usize = 400;
const TEST_LINES: usize = 600;
const EXCEPTIONS: &str = "## Long files";

pub(crate) fn findings(tree: &Tree) -> Vec<Finding> {
    let excepted = excepted(tree.text("ARCHITECTURE.md").unwrap_or_default());
    let mut findings = Vec::new();
    for file in tree.files().filter(|file| is_source(file)) {
        let limit = if file.is_test() { TEST_LINES } else { SOURCE_LINES };
        let lines = file.text.lines().count();
        let has_reason = excepted.contains(&file.path.as_str());
        if lines > limit && !has_reason {
            let cure = "split it, or give the reason in ARCHITECTURE.md under \"Long files\"";
            findings.push(Finding::of(&file.path, format!("has {lines} lines, more than {limit}: {cure}")));
        }
        if lines <= limit && has_reason {
            findings.push(Finding::of(&file.path, "is no longer long: take it out of ARCHITECTURE.md"));
        }
    }
    let gone = excepted.iter().filter(|path| tree.text(path).is_none());
    findings.extend(gone.map(|path| Finding::of("ARCHITECTURE.md", format!("names {path}, which does not exist"))));
    findings
}

fn is_source(file: &File) -> bool {
    file.ends(&["rs", "css", "js", "ftl"]) && !file.is_vendored()
}

/// First cells of the rows under the heading, which have a second cell that says something.
fn excepted(architecture: &str) -> Vec<&str> {
    let section = architecture.split_once(EXCEPTIONS).map_or("", |(_, section)| section);
    section
        .lines()
        .skip(1)
        .take_while(|line| !line.starts_with("## "))
        .filter_map(|line| line.strip_prefix('|'))
        .filter_map(|row| {
            let mut cells = row.split('|').map(str::trim);
            let path = cells.next()?.trim_matches('`');
            let reason = cells.next()?;
            (path.contains('/') && reason.chars().count() >= 10).then_some(path)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, lines: usize, architecture: &str) -> usize {
        findings(&Tree::of(&[(path, &"x\n".repeat(lines)), ("ARCHITECTURE.md", architecture)])).len()
    }

    #[test]
    fn one_line_too_many_is_found() {
        assert_eq!(found("crates/web/src/a.rs", 400, ""), 0);
        assert_eq!(found("crates/web/src/a.rs", 401, ""), 1);
        assert_eq!(found("crates/web/tests/it/a.rs", 600, ""), 0);
        assert_eq!(found("crates/web/tests/it/a.rs", 601, ""), 1);
    }

    #[test]
    fn a_reason_excepts_a_file_for_as_long_as_it_is_long() {
        let reason = "# A\n\n## Long files\n\n| file | reason |\n|---|---|\n| `crates/web/src/a.rs` | one table of all words |\n";
        assert_eq!(found("crates/web/src/a.rs", 401, reason), 0);
        assert_eq!(found("crates/web/src/a.rs", 10, reason), 1);
        assert_eq!(found("crates/web/src/a.rs", 401, &reason.replace("one table of all words", "")), 1);
    }

    #[test]
    fn a_reason_for_a_file_that_is_gone_is_found() {
        let reason = "## Long files\n\n| `crates/web/src/gone.rs` | it was once very long |\n";
        assert_eq!(found("crates/web/src/a.rs", 10, reason), 1);
    }

    #[test]
    fn vendored_files_may_be_long() {
        assert_eq!(found("static/vendor/htmx/htmx.js", 5000, ""), 0);
    }
}
