//! The Chinese catalogue is Chinese: no English is left in it, and no word of the law on State secrets.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use crate::files;

/// Names and notations that Chinese pages print as they are.
const KEPT: &[&str] = &[
    "Underwraps",
    "TISAX",
    "SHA",
    "CSV",
    "JSON",
    "ISO",
    // Notations of cells.
    "T",
    "CN",
    "CNY",
    "Asia",
    "Shanghai",
    "until_public",
];

/// The files that a reader of Chinese alone must understand word by word.
const FILES: &[&str] = &["kinds.ftl", "columns.ftl", "columns_papers.ftl", "choices.ftl", "cells.ftl", "coverage.ftl"];

/// Levels and things of the law on State secrets, which a company's own scheme must not use, and "exposed" in the sense
/// of published.
const FOREIGN: &[&str] = &["机密", "绝密", "涉密", "国家秘密", "曝光"];

#[test]
fn no_english_is_left_among_the_chinese_words() {
    let mut found = Vec::new();
    for (file, key, text) in chinese() {
        if FILES.iter().any(|name| file.ends_with(name)) {
            let left = latin_words(&text).into_iter().filter(|word| !KEPT.contains(word));
            found.extend(left.map(|word| format!("{file}: {key}: {word}")));
            if text.chars().any(char::is_alphabetic) && !text.chars().any(is_chinese) && text != "TISAX" {
                found.push(format!("{file}: {key} has no Chinese character"));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn no_word_of_state_secrets_is_used() {
    let mut found = Vec::new();
    for (file, key, text) in chinese() {
        let plain = text.replace("商业秘密", "").replace("曝光线索", "");
        found.extend(
            FOREIGN
                .iter()
                .chain(&["秘密"])
                .filter(|word| plain.contains(**word))
                .map(|word| format!("{file}: {key}: {word}")),
        );
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// File, key and words of every Chinese message, without what is named in it.
fn chinese() -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    for (file, text) in files("crates/catalogue/locales/zh-CN", ".ftl") {
        let resource = fluent_syntax::parser::parse(text.as_str()).unwrap();
        for entry in &resource.body {
            if let Entry::Message(message) = entry {
                let mut words = String::new();
                collect(message.value.as_ref().unwrap(), &mut words);
                found.push((file.clone(), message.id.name.to_owned(), words));
            }
        }
    }
    found
}

fn collect(pattern: &Pattern<&str>, words: &mut String) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => words.push_str(value),
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                for variant in variants {
                    collect(&variant.value, words);
                }
            }
            PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { value }) } => {
                words.push_str(value);
            }
            PatternElement::Placeable { .. } => words.push(' '),
        }
    }
}

fn latin_words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_ascii_alphabetic() && c != '_').filter(|word| !word.is_empty()).collect()
}

fn is_chinese(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

#[test]
fn english_is_found_between_chinese_words() {
    assert_eq!(latin_words("保密 agreement 与 SHA-256，for_now"), ["agreement", "SHA", "for_now"]);
}
