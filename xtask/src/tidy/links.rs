//! A link in our documents leads to a file of the project, or out to the web.

use super::Finding;
use super::tree::{File, Tree};

pub(crate) fn findings(tree: &Tree) -> Vec<Finding> {
    let documents = tree.files().filter(|file| file.ends(&["md"]) && !file.is_vendored());
    documents.flat_map(|file| dead_links(tree, file)).collect()
}

fn dead_links(tree: &Tree, file: &File) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, line) in file.text.lines().enumerate() {
        for target in targets(line) {
            let path = target.split('#').next().unwrap_or_default();
            let is_web = ["http://", "https://", "mailto:"].iter().any(|scheme| path.starts_with(scheme));
            if !path.is_empty() && !is_web && !leads_somewhere(tree, &file.path, path) {
                findings.push(Finding::at(&file.path, index + 1, format!("{target} leads to no file of the project")));
            }
        }
    }
    findings
}

/// What stands in the round brackets of `[words](target)`.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    line.split("](").skip(1).filter_map(|rest| rest.split(')').next())
}

fn leads_somewhere(tree: &Tree, from: &str, target: &str) -> bool {
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for step in target.trim_end_matches('/').split('/') {
        match step {
            "." => {}
            ".." => {
                if folders.pop().is_none() {
                    return false;
                }
            }
            name => folders.push(name),
        }
    }
    let path = folders.join("/");
    tree.files().any(|file| file.path == path || file.path.starts_with(&format!("{path}/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(link: &str) -> usize {
        let text = format!("see [there]({link})");
        findings(&Tree::of(&[("docs/a.md", &text), ("docs/b.md", ""), ("README.md", "")])).len()
    }

    #[test]
    fn a_link_to_nothing_or_out_of_the_project_is_found() {
        for link in ["c.md", "../gone.md", "../../other/a.md"] {
            assert_eq!(found(link), 1, "{link}");
        }
    }

    #[test]
    fn a_link_that_leads_somewhere_passes() {
        for link in ["b.md", "./b.md#part", "../README.md", "../docs", "#here", "https://example.com/x"] {
            assert_eq!(found(link), 0, "{link}");
        }
    }
}
