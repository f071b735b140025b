//! The parties of a network, by number and by id.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use super::report::Report;
use super::{countries, given, kinds};

/// A party as the bundle will have it.
#[derive(Clone, Debug)]
pub(super) struct Party {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) kind: &'static str,
    /// Two letters, blank where they are not certain.
    pub(super) country: &'static str,
}

#[derive(Debug, Default)]
pub(super) struct Parties {
    pub(super) all: Vec<Party>,
    numbers: HashMap<String, u32>,
}

impl Parties {
    pub(super) fn read(path: &Path, report: &mut Report) -> anyhow::Result<Self> {
        let mut parties = Self::default();
        let mut mapped: BTreeMap<(String, &'static str), u64> = BTreeMap::new();
        given::each(path, &["id", "name", "country", "kind"], |row| {
            let (id, name, country, word) = (row.cell(0), row.cell(1), row.cell(2), row.cell(3));
            if !given::is_code(id) {
                report.problem("parties left out, whose id is no code of 1 to 64 characters", || row.place());
                return Ok(());
            }
            if parties.number(id).is_some() {
                report.problem("parties left out, whose id stands in an earlier line", || {
                    format!("{id} ({})", row.place())
                });
                return Ok(());
            }
            if name.is_empty() {
                report.problem("parties without a name, called by their id", || id.to_owned());
            } else if name.chars().any(char::is_control) {
                report.problem("names with control characters, replaced by their id", || id.to_owned());
            }
            let is_named = !name.is_empty() && !name.chars().any(char::is_control);
            let letters = countries::alpha2(country);
            if letters.is_none() && !country.is_empty() {
                report.problem("countries left blank, that are no single country of ISO 3166-1", || id.to_owned());
            }
            let kind = kinds::of(word);
            *mapped.entry((word.to_owned(), kind)).or_default() += 1;
            let name = if is_named { name } else { id }.to_owned();
            parties.add(Party { id: id.to_owned(), name, kind, country: letters.unwrap_or_default() });
            Ok(())
        })?;
        report.tell(format!("{} parties", parties.all.len()));
        for ((word, kind), count) in mapped {
            report.tell(format!("  kind `{word}` became {kind}: {count}"));
        }
        Ok(parties)
    }

    pub(super) fn number(&self, id: &str) -> Option<u32> {
        self.numbers.get(id).copied()
    }

    pub(super) fn id(&self, number: u32) -> &str {
        self.all.get(number as usize).map(|party| party.id.as_str()).unwrap_or_default()
    }

    /// Adds a party whose id is not taken; its number.
    pub(super) fn add(&mut self, party: Party) -> u32 {
        let number = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.numbers.insert(party.id.clone(), number);
        self.all.push(party);
        number
    }
}
