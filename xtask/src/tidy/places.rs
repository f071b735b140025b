//! Nothing in the project knows the machine it was written on: no private folders, no private package hosts.

use super::Finding;
use super::tree::{File, Tree};

/// Folders that exist on somebody's machine; written apart so that this file passes its own rule.
const PRIVATE_FOLDERS: &[&str] = &[
    concat!("/ho", "me/"),
    concat!("/ro", "ot/"),
    concat!("/Us", "ers/"),
    concat!("/wo", "rk/"),
    concat!("/work", "space/"),
];

const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

pub(crate) fn findings(tree: &Tree) -> Vec<Finding> {
    let ours = tree.files().filter(|file| !file.is_vendored());
    let mut findings: Vec<Finding> = ours.flat_map(private_folders).collect();
    findings.extend(tree.files().filter(|file| file.path == "Cargo.lock").flat_map(foreign_sources));
    findings.extend(tree.files().filter(|file| file.path.starts_with(".cargo/")).flat_map(replaced_sources));
    let settings = tree.files().filter(|file| file.ends(&["npmrc"]) || file.path.ends_with("pip.conf"));
    findings.extend(settings.map(|file| Finding::of(&file.path, "belongs to a machine, not to the project")));
    findings
}

fn private_folders(file: &File) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, line) in file.text.lines().enumerate() {
        for folder in PRIVATE_FOLDERS.iter().filter(|folder| names_folder(line, folder)) {
            findings.push(Finding::at(&file.path, index + 1, format!("{folder}… is a place on one machine")));
        }
    }
    findings
}

/// Whether an absolute path in `line` begins with `folder`; the same words further down a path do not count.
fn names_folder(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line.get(..at).and_then(|start| start.chars().next_back());
        !before.is_some_and(|c| c.is_alphanumeric() || "_-.}*/".contains(c))
    })
}

fn foreign_sources(file: &File) -> Vec<Finding> {
    let lines = file.text.lines().enumerate();
    lines
        .filter(|(_, line)| line.strip_prefix("source = ").is_some_and(|source| source.trim_matches('"') != CRATES_IO))
        .map(|(index, _)| Finding::at(&file.path, index + 1, "every dependency comes from crates.io"))
        .collect()
}

fn replaced_sources(file: &File) -> Vec<Finding> {
    let lines = file.text.lines().enumerate();
    let is_private =
        |line: &str| ["[source", "[registr", "replace-with", "[http"].iter().any(|mark| line.contains(mark));
    lines
        .filter(|(_, line)| is_private(line))
        .map(|(index, _)| Finding::at(&file.path, index + 1, "package sources belong to a machine, not to the project"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> usize {
        findings(&Tree::of(&[(path, text)])).len()
    }

    #[test]
    fn a_private_folder_is_found_in_any_file() {
        for folder in PRIVATE_FOLDERS {
            assert_eq!(found("README.md", &format!("see {folder}maria/notes")), 1, "{folder}");
            assert_eq!(found("README.md", &format!("GET https://example.com{folder}maria")), 0, "{folder}");
        }
    }

    #[test]
    fn a_dependency_from_elsewhere_is_found() {
        assert_eq!(found("Cargo.lock", &format!("source = \"{CRATES_IO}\"\n")), 0);
        assert_eq!(found("Cargo.lock", "source = \"git+https://example.com/fork\"\n"), 1);
    }

    #[test]
    fn a_machine_s_package_settings_are_found() {
        assert_eq!(found(".cargo/config.toml", "[source.crates-io]\n"), 1);
        assert_eq!(found(".cargo/config.toml", "[alias]\n"), 0);
        assert_eq!(found(".npmrc", ""), 1);
    }
}
