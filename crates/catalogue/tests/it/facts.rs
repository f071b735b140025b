//! Every register, column and choice has its words, and no word is left of one that is gone.

use std::collections::BTreeSet;

use catalogue::{COMMON_COLUMNS, Language, Words};
use domain::facts::{Column, Kind, Value};

use crate::messages::messages;

const ENGLISH: Words = Words::new(Language::English);
const CHINESE: Words = Words::new(Language::Chinese);

#[test]
fn the_catalogue_names_exactly_the_declared_facts() {
    let mut needed: BTreeSet<String> = COMMON_COLUMNS.iter().map(|column| format!("column-{column}")).collect();
    for kind in Kind::ALL {
        needed.extend(["", "-one", "-purpose", "-empty"].iter().map(|part| format!("kind-{kind}{part}")));
        for column in kind.columns() {
            needed.insert(format!("column-{kind}-{}", column.name));
            needed.extend(choices(column).iter().map(|choice| format!("choice-{kind}-{}-{choice}", column.name)));
        }
    }
    for language in Language::ALL {
        let (hints, held): (BTreeSet<_>, BTreeSet<_>) = messages(language.code())
            .into_keys()
            .filter(|key| ["kind-", "column-", "choice-"].iter().any(|family| key.starts_with(family)))
            .partition(|key| key.ends_with("-hint"));
        let differing: Vec<_> = needed.symmetric_difference(&held).collect();
        assert!(differing.is_empty(), "{}: missing or left over: {differing:#?}", language.code());
        let stray: Vec<_> = hints.iter().filter(|hint| !needed.contains(hint.trim_end_matches("-hint"))).collect();
        assert!(stray.is_empty(), "{}: hints for no column: {stray:#?}", language.code());
    }
}

fn choices(column: &Column) -> &'static [&'static str] {
    match column.value {
        Value::Choice(choices) | Value::Choices(choices) => choices,
        _ => &[],
    }
}

#[test]
fn every_fact_speaks_words_and_not_its_key() {
    for words in [ENGLISH, CHINESE] {
        for kind in Kind::ALL {
            let mut spoken =
                vec![words.kind(kind), words.kind_one(kind), words.kind_purpose(kind), words.kind_empty(kind)];
            for column in kind.columns() {
                spoken.push(words.column(kind, column.name));
                spoken.extend(words.column_hint(kind, column.name));
                spoken.extend(words.format(column.value));
                spoken.extend(choices(column).iter().map(|choice| words.choice(kind, column.name, choice)));
                spoken.extend(choices(column).iter().map(|choice| words.cell(kind, column, choice)));
            }
            spoken.extend(COMMON_COLUMNS.iter().map(|column| words.column(kind, column)));
            spoken.extend(COMMON_COLUMNS.iter().filter_map(|column| words.column_hint(kind, column)));
            for text in spoken {
                let is_key = ["kind-", "column-", "choice-", "format-"].iter().any(|family| text.starts_with(family));
                assert!(!is_key && !text.is_empty(), "{text:?} in {}", words.language.code());
            }
        }
    }
}

#[test]
fn a_cell_reads_in_the_language_of_its_reader() {
    let read = |words: Words, kind: Kind, column: &str, canonical: &str| {
        let column = kind.columns().iter().find(|declared| declared.name == column).unwrap();
        words.cell(kind, column, canonical)
    };
    for (kind, column, canonical, english, chinese) in [
        (Kind::Agreements, "flow_down", "with_consent", "With consent", "须经同意"),
        (Kind::Agreements, "mutual", "yes", "Yes", "是"),
        (Kind::Agreements, "mutual", "no", "No", "否"),
        (Kind::Agreements, "survival", "1", "1 year", "1 年"),
        (Kind::Agreements, "survival", "3", "3 years", "3 年"),
        (Kind::Agreements, "survival", "until_public", "Until public", "至公开为止"),
        (Kind::Agreements, "survival", "", "", ""),
        (Kind::Agreements, "programmes", "P1|P2", "P1, P2", "P1、P2"),
        (Kind::Parties, "name", "A|B", "A|B", "A|B"),
    ] {
        assert_eq!(read(ENGLISH, kind, column, canonical), english);
        assert_eq!(read(CHINESE, kind, column, canonical), chinese);
    }
}

#[test]
fn a_whole_number_says_its_bounds() {
    let whole = Value::Whole { least: 0, most: 36_500 };
    assert_eq!(ENGLISH.format(whole).unwrap(), "A whole number from 0 to 36500.");
    assert_eq!(CHINESE.format(whole).unwrap(), "0 至 36500 的整数。");
}
