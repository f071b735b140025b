//! Templates print and loop: short, nothing unescaped, and no script or style that the content security policy would refuse.

use super::Finding;
use super::tree::{File, Tree};

const LINES: usize = 120;

pub(crate) fn findings(tree: &Tree) -> Vec<Finding> {
    tree.files()
        .filter(|file| file.path.starts_with("templates/") && file.ends(&["html"]))
        .flat_map(|file| [length(file), refused(file)].concat())
        .collect()
}

fn length(file: &File) -> Vec<Finding> {
    match file.text.lines().count() {
        lines if lines > LINES => {
            vec![Finding::of(
                &file.path,
                format!("has {lines} lines, more than {LINES}: move parts to templates/parts/"),
            )]
        }
        _ => Vec::new(),
    }
}

fn refused(file: &File) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, line) in file.text.lines().enumerate() {
        let spoken = line.to_lowercase();
        let mut say = |breach: bool, message: &str| {
            if breach {
                findings.push(Finding::at(&file.path, index + 1, message));
            }
        };
        say(unescapes(&spoken), "prints unescaped: let the view give words, not markup");
        say(spoken.contains("<style"), "carries style: put it into static/style.css");
        say(has_attribute(&spoken, |name| name == "style"), "carries style: use a class");
        say(has_inline_script(&spoken), "carries script: put it into static/ and name it in src");
        say(has_attribute(&spoken, is_event), "carries script: bind the event in static/");
        say(spoken.contains("javascript:"), "carries script in an address");
    }
    findings
}

fn unescapes(line: &str) -> bool {
    let tight: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    tight.contains("|safe") || tight.contains("|escape(\"none\")") || tight.contains("autoescape")
}

/// A script element without `src`, whatever it holds.
fn has_inline_script(line: &str) -> bool {
    line.match_indices("<script").any(|(at, _)| {
        let tag = line.get(at..).and_then(|rest| rest.split('>').next()).unwrap_or_default();
        !tag.contains(" src=")
    })
}

fn is_event(name: &str) -> bool {
    name.starts_with("on") && name.chars().all(|c| c.is_ascii_lowercase())
        || name.starts_with("hx-on")
        || name.starts_with("data-hx-on")
}

/// An attribute whose name `is`; attribute values are not looked into.
fn has_attribute(line: &str, is: impl Fn(&str) -> bool) -> bool {
    line.match_indices('=').any(|(at, _)| {
        let before = line.get(..at).unwrap_or_default();
        let name = before.rsplit(|c: char| c.is_whitespace() || c == '"' || c == '\'').next().unwrap_or_default();
        let quoted_value = line.get(at + 1..).is_some_and(|rest| rest.starts_with(['"', '\'']));
        quoted_value && is(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> usize {
        findings(&Tree::of(&[("templates/audits/show.html", text)])).len()
    }

    #[test]
    fn each_breach_is_found() {
        for breach in [
            "{{ words|safe }}",
            "{{ words | safe }}",
            "{% autoescape false %}",
            "<style>p { color: red }</style>",
            "<p style=\"color: red\">",
            "<script>go()</script>",
            "<script type=\"module\">",
            "<button onclick=\"go()\">",
            "<button hx-on:click=\"go()\">",
            "<a href=\"javascript:go()\">",
        ] {
            assert_eq!(found(breach), 1, "{breach}");
        }
        assert_eq!(found(&"<p>\n".repeat(121)), 1);
    }

    #[test]
    fn what_a_page_needs_passes() {
        for line in [
            "<script src=\"/static/page.js\" defer></script>",
            "<link rel=\"stylesheet\" href=\"/static/style.css\">",
            "<p class=\"style-guide\">online=yes</p>",
            "{% if count >= 2 %}",
        ] {
            assert_eq!(found(line), 0, "{line}");
        }
        assert_eq!(found(&"<p>\n".repeat(120)), 0);
    }
}
