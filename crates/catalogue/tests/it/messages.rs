//! Both languages hold the same keys with the same things named in them.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use crate::files;

/// Each key of a language with the names of its arguments.
pub(crate) fn messages(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages = BTreeMap::new();
    for (file, text) in files(&format!("crates/catalogue/locales/{language}"), ".ftl") {
        let resource =
            fluent_syntax::parser::parse(text.as_str()).unwrap_or_else(|(_, errors)| panic!("{file}: {errors:?}"));
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut names = BTreeSet::new();
            let pattern = message.value.as_ref().unwrap_or_else(|| panic!("{file}: {} says nothing", message.id.name));
            pattern_names(pattern, &mut names);
            let before = messages.insert(message.id.name.to_owned(), names);
            assert!(before.is_none(), "{file}: {} stands twice", message.id.name);
        }
    }
    messages
}

fn pattern_names(pattern: &Pattern<&str>, names: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            expression_names(expression, names);
        }
    }
}

fn expression_names(expression: &Expression<&str>, names: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => inline_names(inline, names),
        Expression::Select { selector, variants } => {
            inline_names(selector, names);
            for variant in variants {
                pattern_names(&variant.value, names);
            }
        }
    }
}

fn inline_names(inline: &InlineExpression<&str>, names: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            names.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => expression_names(expression, names),
        _ => {}
    }
}

#[test]
fn both_languages_say_the_same_things() {
    let (english, chinese) = (messages("en"), messages("zh-CN"));
    let differing: Vec<_> = english
        .keys()
        .chain(chinese.keys())
        .filter(|key| english.get(*key) != chinese.get(*key))
        .map(|key| format!("{key}: en {:?}, zh-CN {:?}", english.get(key), chinese.get(key)))
        .collect();
    assert!(differing.is_empty(), "{differing:#?}");
}

#[test]
fn both_languages_split_their_words_over_the_same_files() {
    let names = |language: &str| -> Vec<String> {
        let folder = format!("crates/catalogue/locales/{language}");
        files(&folder, ".ftl").into_iter().map(|(path, _)| path.replace(&folder, "")).collect()
    };
    assert_eq!(names("en"), names("zh-CN"));
}
