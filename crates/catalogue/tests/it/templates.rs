//! No template speaks by itself: its words for people come from the catalogue.

use crate::files;

/// Attributes that people read or hear.
const SPOKEN: &[&str] = &["title=\"", "placeholder=\"", "aria-label=\"", "alt=\"", "label=\""];

#[test]
fn no_template_holds_words_of_its_own() {
    let mut found = Vec::new();
    for (file, text) in files("templates", ".html") {
        for word in own_words(&text) {
            found.push(format!("{file}: {word:?}"));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// Texts with letters that stand outside tags and template expressions, or in attributes that people read.
fn own_words(template: &str) -> Vec<String> {
    let text = blanked(&blanked(&blanked(template, "{#", "#}"), "{%", "%}"), "{{", "}}");
    let mut words = Vec::new();
    let mut rest = text.as_str();
    while let Some(open) = rest.find('<') {
        words.push(rest[..open].to_owned());
        let close = rest[open..].find('>').map_or(rest.len(), |at| open + at + 1);
        let tag = &rest[open..close];
        for name in SPOKEN {
            let opening = format!(" {name}");
            let values = tag.split(&opening).skip(1).filter_map(|value| value.split('"').next());
            words.extend(values.map(str::to_owned));
        }
        rest = &rest[close..];
    }
    words.push(rest.to_owned());
    words.into_iter().map(|word| word.trim().to_owned()).filter(|word| word.chars().any(char::is_alphabetic)).collect()
}

fn blanked(text: &str, open: &str, close: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(open) {
        kept.push_str(&rest[..at]);
        rest = rest[at..].find(close).map_or("", |end| &rest[at + end + close.len()..]);
    }
    kept + rest
}

#[test]
fn words_are_found_in_text_and_in_spoken_attributes_alone() {
    let template =
        r#"{# note #}<p class="x" title="Hello">{{ w.t("a>b") }} · <b>World</b></p><i aria-label="{{ x }}"></i>"#;
    assert_eq!(own_words(template), ["Hello", "World"]);
}
