//! Names say what a thing is in the buyer's words; a few endings say nothing and are refused.

use super::Finding;
use super::tree::{File, Tree};

const EMPTY_ENDINGS: &[&str] = &["Manager", "Service", "Helper", "Helpers", "Util", "Utils", "Data", "Info"];

pub(crate) fn findings(tree: &Tree) -> Vec<Finding> {
    tree.rust().flat_map(|file| [file_name(file), types(file)].concat()).collect()
}

fn file_name(file: &File) -> Vec<Finding> {
    let empty = |part: &&str| {
        let stem = part.trim_end_matches(".rs");
        EMPTY_ENDINGS.iter().any(|ending| stem.eq_ignore_ascii_case(ending))
    };
    let say = |part: &str| Finding::of(&file.path, format!("`{part}` says nothing: name the room or the idea"));
    file.path.split('/').filter(empty).map(say).collect()
}

fn types(file: &File) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in file.code_lines() {
        if let Some(name) = declared(&line)
            && EMPTY_ENDINGS.iter().any(|ending| name.ends_with(ending))
        {
            findings.push(Finding::at(&file.path, number, format!("`{name}`: say what it is, in the buyer's words")));
        }
    }
    findings
}

/// The type that a line declares.
fn declared(line: &str) -> Option<&str> {
    let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
    words.by_ref().find(|word| ["struct", "enum", "trait", "type"].contains(word))?;
    words.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_name_is_found_on_types_and_files() {
        for (path, text) in [
            ("crates/web/src/a.rs", "pub(crate) struct SessionManager {"),
            ("crates/web/src/a.rs", "enum PartyInfo {"),
            ("crates/web/src/utils.rs", ""),
            ("crates/web/src/helpers/a.rs", ""),
        ] {
            assert_eq!(findings(&Tree::of(&[(path, text)])).len(), 1, "{path} {text}");
        }
    }

    #[test]
    fn names_of_others_and_full_names_pass() {
        let text = "use actix_web::web::Data;\nstruct Metadata2;\nfn f(db: Data<u8>) {}\n// struct Manager\n";
        assert!(findings(&Tree::of(&[("crates/web/src/a.rs", text)])).is_empty());
    }
}
