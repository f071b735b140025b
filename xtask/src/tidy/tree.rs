//! The files of the project as the rules see them: path and text, and for Rust which part is code, comment or literal.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, ensure};

/// Every file that is tracked or would be.
pub(crate) struct Tree {
    files: Vec<File>,
}

/// One file; its path is relative to the workspace, with `/`; a file that is not UTF-8 has no text.
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Tree {
    /// Reads what git tracks or would track in `root`.
    pub(crate) fn read(root: &Path) -> anyhow::Result<Self> {
        let listed = Command::new("git")
            .args(["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            .current_dir(root)
            .output()
            .context("git lists the files")?;
        ensure!(listed.status.success(), "git ls-files: {}", String::from_utf8_lossy(&listed.stderr));
        let paths = String::from_utf8(listed.stdout).context("paths are UTF-8")?;
        let files = paths
            .split_terminator('\0')
            .filter_map(|path| {
                let bytes = std::fs::read(root.join(path)).ok()?;
                Some(File { path: path.to_owned(), text: String::from_utf8(bytes).unwrap_or_default() })
            })
            .collect();
        Ok(Self { files })
    }

    #[cfg(test)]
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let file = |(path, text): &(&str, &str)| File { path: (*path).to_owned(), text: (*text).to_owned() };
        Self { files: files.iter().map(file).collect() }
    }

    pub(crate) fn files(&self) -> impl Iterator<Item = &File> {
        self.files.iter()
    }

    /// Rust files of ours.
    pub(crate) fn rust(&self) -> impl Iterator<Item = &File> {
        self.files().filter(|file| file.ends(&["rs"]))
    }

    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        self.files().find(|file| file.path == path).map(|file| file.text.as_str())
    }
}

impl File {
    /// Whether the file's name ends in a dot and one of `endings`.
    pub(crate) fn ends(&self, endings: &[&str]) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, ending)| endings.contains(&ending))
    }

    /// Brought in from elsewhere and kept as it came.
    pub(crate) fn is_vendored(&self) -> bool {
        self.path.split('/').any(|folder| folder == "vendor")
    }

    pub(crate) fn is_test(&self) -> bool {
        self.path.split('/').any(|part| part == "tests" || part == "tests.rs")
    }

    /// The lines of code with comments and literals blanked, numbered from 1.
    pub(crate) fn code_lines(&self) -> Vec<(usize, String)> {
        numbered(&keep(&self.text, &[Part::Code]))
    }

    /// The lines of code and comments with literals blanked, numbered from 1.
    pub(crate) fn lines_without_literals(&self) -> Vec<(usize, String)> {
        numbered(&keep(&self.text, &[Part::Code, Part::Comment]))
    }
}

fn numbered(text: &str) -> Vec<(usize, String)> {
    text.lines().enumerate().map(|(index, line)| (index + 1, line.to_owned())).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Code,
    Comment,
    Literal,
}

/// `text` with every character outside `parts` blanked; lines stay where they are.
fn keep(text: &str, parts: &[Part]) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    let mut before = ' ';
    while let Some(next) = rest.chars().next() {
        let (part, length) = piece(rest, next, before);
        let (taken, left) = rest.split_at(length);
        let shown = parts.contains(&part);
        kept.extend(taken.chars().map(|c| if shown || c == '\n' { c } else { ' ' }));
        before = taken.chars().next_back().unwrap_or(' ');
        rest = left;
    }
    kept
}

/// What `rest` begins with, and its length in bytes.
fn piece(rest: &str, next: char, before: char) -> (Part, usize) {
    let in_word = before.is_alphanumeric() || before == '_';
    if rest.starts_with("//") {
        (Part::Comment, rest.find('\n').unwrap_or(rest.len()))
    } else if rest.starts_with("/*") {
        (Part::Comment, block_comment(rest))
    } else if next == '"' {
        (Part::Literal, quoted(rest, '"'))
    } else if !in_word && let Some(length) = raw_string(rest) {
        (Part::Literal, length)
    } else if next == '\'' && is_char_literal(rest) {
        (Part::Literal, quoted(rest, '\''))
    } else {
        (Part::Code, next.len_utf8())
    }
}

fn block_comment(rest: &str) -> usize {
    let mut depth = 0_usize;
    for (at, _) in rest.char_indices() {
        let here = rest.get(at..).unwrap_or_default();
        if here.starts_with("/*") {
            depth += 1;
        } else if here.starts_with("*/") {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return at + 2;
            }
        }
    }
    rest.len()
}

fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

fn raw_string(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix('r').or_else(|| rest.strip_prefix("br")).or_else(|| rest.strip_prefix("cr"))?;
    let hashes = after.chars().take_while(|c| *c == '#').count();
    let body = after.get(hashes..)?.strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let opened = rest.len() - body.len();
    Some(body.find(&end).map_or(rest.len(), |at| opened + at + end.len()))
}

fn is_char_literal(rest: &str) -> bool {
    let mut following = rest.chars().skip(1);
    match following.next() {
        Some('\\') => true,
        Some(_) => following.next() == Some('\''),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_loses_its_comments_and_literals() {
        let text =
            "let a = \"x // y\"; // note\nlet b = r#\"q\"q\"#; /* one /* two */ */ c('\\'', '\"', 'd'); f::<'a>();\n";
        let code = keep(text, &[Part::Code]);
        for gone in ["note", "x // y", "q\"q", "one", "two", "'d'"] {
            assert!(!code.contains(gone), "{gone} stayed in {code}");
        }
        for kept in ["let a =", "let b =", "c(", "f::<'a>();"] {
            assert!(code.contains(kept), "{kept} is gone from {code}");
        }
        assert_eq!(code.lines().count(), text.lines().count());
    }

    #[test]
    fn a_name_that_ends_in_r_does_not_open_a_raw_string() {
        assert!(keep("for\"a\" tail", &[Part::Code]).contains("tail"));
    }
}
