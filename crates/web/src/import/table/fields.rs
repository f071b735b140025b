//! Forms whose fields are the columns and values of somebody's table: pairs of names and what was chosen.

use std::collections::BTreeMap;

/// The longest answer that is read, in characters; longer ones are cut.
const MOST_CHARS: usize = 2_000;

/// What was sent, by the field's name; fields may come several times.
#[derive(Debug, Default)]
pub(super) struct Answers(BTreeMap<String, Vec<String>>);

impl Answers {
    pub(super) fn of(pairs: &[(String, String)]) -> Self {
        let mut answers: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in pairs {
            let value = value.trim().chars().take(MOST_CHARS).collect();
            answers.entry(name.clone()).or_default().push(value);
        }
        Self(answers)
    }

    /// The first answer to a field; blank where there is none.
    pub(super) fn one(&self, name: &str) -> &str {
        self.0.get(name).and_then(|values| values.first()).map(String::as_str).unwrap_or_default()
    }

    pub(super) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.get(name).into_iter().flatten().map(String::as_str)
    }
}
