//! The words of the registers: what each kind of fact, column and choice is called, and how a cell reads.

use domain::facts::{Column, Kind, LIST_SEPARATOR, Value};

use crate::Words;

/// The columns of every register, besides its own.
pub const COMMON_COLUMNS: [&str; 3] = ["recorded_at", "superseded_at", "void"];

impl Words {
    /// The name of the register, for many: "Disclosures".
    pub fn kind(&self, kind: Kind) -> String {
        self.of("kind", kind.table())
    }

    /// The name for one of its facts: "Disclosure".
    pub fn kind_one(&self, kind: Kind) -> String {
        self.t(&format!("kind-{kind}-one"))
    }

    /// The name for one of its facts within a sentence: "New disclosure".
    pub fn kind_within(&self, kind: Kind) -> String {
        within(&self.kind_one(kind))
    }

    /// The name of the register within a sentence: "No disclosures yet".
    pub fn kinds_within(&self, kind: Kind) -> String {
        within(&self.kind(kind))
    }

    /// One sentence on what the register is for.
    pub fn kind_purpose(&self, kind: Kind) -> String {
        self.t(&format!("kind-{kind}-purpose"))
    }

    /// What to do next when the register is empty.
    pub fn kind_empty(&self, kind: Kind) -> String {
        self.t(&format!("kind-{kind}-empty"))
    }

    /// The label of a column of `kind`, or of one of [`COMMON_COLUMNS`].
    pub fn column(&self, kind: Kind, column: &str) -> String {
        self.t(&column_key(kind, column))
    }

    /// What the label of a column leaves open: what blank stands for, or whose time it is.
    pub fn column_hint(&self, kind: Kind, column: &str) -> Option<String> {
        let key = format!("{}-hint", column_key(kind, column));
        self.knows(&key).then(|| self.t(&key))
    }

    /// How a cell is written, where that is not plain from the field.
    pub fn format(&self, value: Value) -> Option<String> {
        let form = match value {
            Value::Code => "code",
            Value::References(_) => "codes",
            Value::VersionLabels { .. } => "labels",
            Value::Version => "version",
            Value::Versions => "versions",
            Value::Terms => "terms",
            Value::Date => "date",
            Value::When => "when",
            Value::Whole { least, most } => return Some(self.t2("format-whole", "least", least, "most", most)),
            Value::Money { .. } => "money",
            Value::Currency => "currency",
            Value::Country => "country",
            Value::Countries => "countries",
            Value::Zone => "zone",
            Value::Periods => "periods",
            Value::Survival => "survival",
            Value::Sha256 => "sha256",
            Value::Reference(_)
            | Value::VersionLabel { .. }
            | Value::Text
            | Value::Choice(_)
            | Value::Choices(_)
            | Value::YesNo => return None,
        };
        Some(self.of("format", form))
    }

    /// The word for one of the choices of a column.
    pub fn choice(&self, kind: Kind, column: &str, choice: &str) -> String {
        self.t(&format!("choice-{kind}-{column}-{choice}"))
    }

    /// "Yes" or "No".
    pub fn yes_no(&self, yes: bool) -> String {
        self.t(if yes { "answer-yes" } else { "answer-no" })
    }

    /// How a canonical cell reads: choices, yes and no and survival in words, lists joined; all else as it stands.
    pub fn cell(&self, kind: Kind, column: &Column, canonical: &str) -> String {
        match column.value {
            _ if canonical.is_empty() => String::new(),
            Value::Choice(_) => self.choice(kind, column.name, canonical),
            Value::YesNo => self.yes_no(canonical == "yes"),
            Value::Survival => match canonical.parse::<u32>() {
                Ok(years) => self.t1("survival-years", "years", years),
                Err(_) => self.of("survival", canonical),
            },
            Value::Choices(_) => {
                let words = canonical.split(LIST_SEPARATOR).map(|one| self.choice(kind, column.name, one));
                self.joined(words.collect::<Vec<_>>().iter().map(String::as_str))
            }
            Value::References(_)
            | Value::VersionLabels { .. }
            | Value::Versions
            | Value::Terms
            | Value::Countries
            | Value::Periods => self.joined(canonical.split(LIST_SEPARATOR)),
            _ => canonical.to_owned(),
        }
    }

    /// Several things in one line.
    pub fn joined<'a>(&self, things: impl IntoIterator<Item = &'a str>) -> String {
        let things: Vec<&str> = things.into_iter().collect();
        things.join(&self.t("list-joint"))
    }
}

/// A name that stands within a sentence: small, unless it begins with an abbreviation.
fn within(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => name.to_owned(),
    }
}

fn column_key(kind: Kind, column: &str) -> String {
    if COMMON_COLUMNS.contains(&column) { format!("column-{column}") } else { format!("column-{kind}-{column}") }
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn a_name_within_a_sentence_is_small_unless_it_is_an_abbreviation() {
        assert_eq!(within("Supply link"), "supply link");
        assert_eq!(within("TISAX label"), "TISAX label");
        assert_eq!(within("披露记录"), "披露记录");
    }
}
