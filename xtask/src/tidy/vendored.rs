//! Every file from elsewhere stands in THIRD-PARTY.md with version and licence.

use super::Finding;
use super::tree::Tree;

const REGISTER: &str = "THIRD-PARTY.md";

pub(crate) fn findings(tree: &Tree) -> Vec<Finding> {
    let register = tree.text(REGISTER).unwrap_or_default();
    let mut findings = Vec::new();
    for file in tree.files().filter(|file| file.is_vendored()) {
        if !register.lines().any(|line| is_full_row(line, &file.path)) {
            let cure = format!("give it a row in {REGISTER}: file, name, version, licence, from where");
            findings.push(Finding::of(&file.path, cure));
        }
    }
    let named = register.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    let gone = named.filter(|path| tree.text(path).is_none());
    findings.extend(gone.map(|path| Finding::of(REGISTER, format!("names {path}, which does not exist"))));
    findings
}

fn is_full_row(line: &str, path: &str) -> bool {
    let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
    match cells.as_slice() {
        [file, name, version, licence, ..] => {
            file.trim_matches('`') == path
                && !name.is_empty()
                && version.starts_with(|c: char| c.is_ascii_digit())
                && !licence.is_empty()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: (&str, &str) = ("static/vendor/htmx/htmx.min.js", "");

    #[test]
    fn a_file_without_version_or_licence_is_found() {
        assert_eq!(findings(&Tree::of(&[SCRIPT])).len(), 1);
        for row in [
            "| `static/vendor/htmx/htmx.min.js` | htmx | | 0BSD |",
            "| `static/vendor/htmx/htmx.min.js` | htmx | 2.0.11 | |",
        ] {
            assert_eq!(findings(&Tree::of(&[SCRIPT, (REGISTER, row)])).len(), 1, "{row}");
        }
    }

    #[test]
    fn a_full_row_passes_and_one_without_its_file_is_found() {
        let row = "| `static/vendor/htmx/htmx.min.js` | htmx | 2.0.11 | 0BSD | npm htmx.org |";
        assert!(findings(&Tree::of(&[SCRIPT, (REGISTER, row)])).is_empty());
        assert_eq!(findings(&Tree::of(&[(REGISTER, row)])).len(), 1);
    }
}
