//! `cargo xtask tidy`: the rules of the house that neither compiler nor clippy knows.

mod crates;
mod invariants;
mod length;
mod licences;
mod links;
mod migrations;
mod names;
mod places;
mod sources;
mod templates;
mod tree;
mod vendored;

use std::fmt;
use std::path::Path;

use anyhow::bail;

use self::tree::Tree;

/// One breach of a rule: where, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    place: String,
    message: String,
}

impl Finding {
    fn at(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { place: format!("{path}:{line}"), message: message.into() }
    }

    fn of(place: &str, message: impl Into<String>) -> Self {
        Self { place: place.to_owned(), message: message.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.place, self.message)
    }
}

/// Prints every finding; an error when there is one.
pub(crate) fn run() -> anyhow::Result<()> {
    let findings = findings(&crate::workspace_root()?)?;
    for finding in &findings {
        println!("{finding}");
    }
    match findings.len() {
        0 => {
            println!("tidy: no findings");
            Ok(())
        }
        1 => bail!("tidy: 1 finding"),
        many => bail!("tidy: {many} findings"),
    }
}

fn findings(root: &Path) -> anyhow::Result<Vec<Finding>> {
    let tree = Tree::read(root)?;
    let metadata = crates::metadata(root)?;
    let frozen = migrations::blob_ids(root, &tree)?;
    let mut findings = [
        crates::directions(&metadata),
        crates::bans(&metadata),
        licences::unlisted(&metadata, tree.text("deny.toml").unwrap_or_default()),
        sources::findings(&tree),
        names::findings(&tree),
        length::findings(&tree),
        templates::findings(&tree),
        vendored::findings(&tree),
        migrations::findings(&tree, &frozen),
        places::findings(&tree),
        links::findings(&tree),
        invariants::findings(&tree),
    ]
    .concat();
    findings.sort();
    findings.dedup();
    Ok(findings)
}
