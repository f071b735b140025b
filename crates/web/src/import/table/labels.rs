//! What our pages call columns and choices, in every language: whoever keeps a table may have taken its words from them.

use catalogue::{Language, Words};
use domain::facts::{Kind, Value};
use interchange::foreign::Labels;

pub(super) fn of(kind: Kind) -> Labels {
    let mut labels = Labels::default();
    for column in kind.columns() {
        for words in Language::ALL.map(Words::new) {
            labels.columns.entry(column.name).or_default().push(words.column(kind, column.name));
            if let Value::Choice(choices) | Value::Choices(choices) = column.value {
                let said = choices.iter().map(|choice| (*choice, words.choice(kind, column.name, choice)));
                labels.choices.entry(column.name).or_default().extend(said);
            }
        }
    }
    labels
}
