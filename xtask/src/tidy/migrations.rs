//! A migration is frozen once merged: `migrations/frozen.txt` keeps the git blob id of each.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, ensure};

use super::Finding;
use super::tree::{File, Tree};

const REGISTER: &str = "migrations/frozen.txt";

/// Blob id of each migration as it stands in the work tree.
pub(crate) fn blob_ids(root: &Path, tree: &Tree) -> anyhow::Result<BTreeMap<String, String>> {
    let paths: Vec<&str> = migrations(tree).map(|file| file.path.as_str()).collect();
    if paths.is_empty() {
        return Ok(BTreeMap::new());
    }
    let hashed = Command::new("git").args(["hash-object", "--"]).args(&paths).current_dir(root).output()?;
    ensure!(hashed.status.success(), "git hash-object: {}", String::from_utf8_lossy(&hashed.stderr));
    let ids = String::from_utf8(hashed.stdout).context("blob ids are text")?;
    Ok(paths.into_iter().map(str::to_owned).zip(ids.lines().map(str::to_owned)).collect())
}

/// Migrations that differ from the register, or that it does not know; nothing while there is no register yet.
pub(crate) fn findings(tree: &Tree, ids: &BTreeMap<String, String>) -> Vec<Finding> {
    let Some(register) = tree.text(REGISTER) else {
        return Vec::new();
    };
    let frozen: BTreeMap<&str, &str> =
        register.lines().filter_map(|line| line.split_once("  ")).map(|(id, path)| (path.trim(), id)).collect();
    let mut findings = Vec::new();
    for (path, id) in ids {
        match frozen.get(path.as_str()) {
            Some(known) if known == id => {}
            Some(_) => findings.push(Finding::of(path, "is frozen: undo the change and write a new migration")),
            None => findings.push(Finding::of(path, format!("is not frozen yet: add `{id}  {path}` to {REGISTER}"))),
        }
    }
    let gone = frozen.keys().filter(|path| !ids.contains_key(**path));
    findings.extend(gone.map(|path| Finding::of(path, "is frozen, but the file is gone")));
    findings
}

/// Files named `mYYYYMMDD_…`.
fn migrations(tree: &Tree) -> impl Iterator<Item = &File> {
    tree.rust().filter(|file| {
        let name = file.path.strip_prefix("migrations/src/").unwrap_or_default();
        name.strip_prefix('m').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATH: &str = "migrations/src/m20260101_000001_create_parties.rs";

    fn found(register: &str, id: &str) -> usize {
        let ids = BTreeMap::from([(PATH.to_owned(), id.to_owned())]);
        findings(&Tree::of(&[(PATH, ""), (REGISTER, register)]), &ids).len()
    }

    #[test]
    fn a_frozen_migration_that_changed_is_found() {
        let register = format!("aaaa  {PATH}\n");
        assert_eq!(found(&register, "aaaa"), 0);
        assert_eq!(found(&register, "bbbb"), 1);
    }

    #[test]
    fn a_migration_that_is_new_or_gone_is_found() {
        assert_eq!(found("", "aaaa"), 1);
        let register = format!("aaaa  {PATH}\ncccc  migrations/src/m20250101_000001_gone.rs\n");
        assert_eq!(found(&register, "aaaa"), 1);
    }
}
