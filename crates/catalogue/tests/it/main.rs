//! The catalogue is whole: both languages say the same things, and everything that pages ask for is there.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod chinese;
mod coverage;
mod facts;
mod import;
mod messages;
mod templates;
mod usage;

use std::path::Path;

/// The files under `folder` of the repository with this ending, with their paths from the repository's root.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut open = vec![root.join(folder)];
    let mut found = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.to_string_lossy().ends_with(ending) {
            found.push((name(&root, &path), std::fs::read_to_string(&path).unwrap()));
        }
    }
    found.sort();
    found
}

fn name(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).unwrap().to_string_lossy().into_owned()
}
